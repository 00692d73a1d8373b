"""Advice on all items together: what no single item shows."""

import pytest
from generator.items import Item, Option
from generator.lint import lint
from generator.lint.bank import at_least
from generator.model import Content


def item(number: int, *options: str, stem: str = "", template: str = "template") -> Item:
    """An invented item; its right option begins with "=", and each is of its own fact."""
    shown = tuple(
        Option(text.removeprefix("="), text[:1] == "=", "It is another.", "one_value", "fact", ("sort", "time"))
        for text in options
    )
    key = tuple(each.text for each in shown if each.correct) or ("tar",)
    return Item(
        id=f"item:{number}",
        facts=(f"page{number}.fact",),
        template=template,
        topic="topic",
        level="core",
        stem=stem or f"What did boat {number} carry?",
        key=key,
        accepted=key,
        options=shown,
        statement="A statement.",
        note="",
        sources=("A source",),
        at=f"content/facts/boats.yaml:{number}",
    )


def told(items: list[Item], number: str) -> list[tuple[str, str, str]]:
    """What a rule says of a bank: its severity, where, and what."""
    return [
        (problem.severity, problem.at, problem.what)
        for problem in lint(Content(), items)
        if problem.rule == number and "as first" in problem.what
    ]


LONGEST = ("salt", "=rope", "oil"), ("salt", "=herring", "oil")
SCALES = ("=1", "5", "9"), ("1", "=5", "9"), ("1", "5", "=9")


def test_key_longest_too_often_is_an_error() -> None:
    """Thirty of sixty keys are the longest of three where chance gives twenty; twenty of sixty are no sign."""
    many = [item(count, *LONGEST[count % 2]) for count in range(60)]
    few = [item(count, *LONGEST[count % 3 == 0]) for count in range(60)]

    assert [("error", "content/facts/boats.yaml:1")] == [each[:2] for each in told(many, "Q07")]
    assert "30 of 60 items" in told(many, "Q07")[0][2]
    assert [] == told(few, "Q07")


def test_scales_are_no_texts() -> None:
    """Numbers and dates have no length that tells."""
    assert [] == told([item(count, "1", "5", "=1000") for count in range(60)], "Q07")


def test_key_in_one_place_too_often_is_an_error() -> None:
    """A key that stands in the middle of nearly every scale is told; evenly drawn places are not."""
    middle = [item(count, *SCALES[1 if count % 6 else 0]) for count in range(60)]

    assert ["error"] == [severity for severity, _, _ in told(middle, "Q05")]
    assert "number 2 of 3 in 50 of 60 scales" in told(middle, "Q05")[0][2]
    assert [] == told([item(count, *SCALES[count % 3]) for count in range(60)], "Q05")


def test_key_that_can_stand_nowhere_else_is_not_held_against_its_place() -> None:
    """Where nearly all have the least there is, the key is first by nature; where others are less, it is not."""
    least = [item(count, "=1", "2", "3") for count in range(58)] + [item(count, "1", "=2", "3") for count in (58, 59)]

    assert [] == told(least, "Q05")
    assert told([item(count, f"={count}", f"{count + 1}", f"{count + 2}") for count in range(60)], "Q05")


@pytest.mark.parametrize(("negative", "count", "flagged"), [(2, 40, False), (3, 40, True), (2, 19, False)])
def test_too_many_negative_stems_are_an_error(negative: int, count: int, flagged: bool) -> None:
    """More than one in twenty is too much, once there are twenty."""
    items = [item(each, stem="Which boat did not sink?" if each < negative else "") for each in range(count)]

    assert flagged is bool(told(items, "Q13"))


def overused(wrong: int, count: int) -> list[Item]:
    """Items of one template, the first with the answer oil, which is a wrong option in some of the others."""
    others = [item(each, f"={each} tar", "oil" if each <= wrong else "wool", "silk") for each in range(1, count)]
    return [item(0, "=oil", "salt", "rope"), *others]


def test_answer_that_is_wrong_everywhere_else_is_warned_of() -> None:
    """An answer that is a wrong option in five of eleven others is told at the first of these; in four it is not."""
    ((severity, at, what),) = told(overused(5, 12), "Q20")

    assert (severity, at) == ("warning", "content/facts/boats.yaml:1")
    assert '"oil" is a wrong option in 5 of 11 such items' in what
    assert [] == told(overused(4, 12), "Q20")


def test_few_items_are_no_sort() -> None:
    """Among nine items of a template shares say nothing, nor are items of different templates counted together."""
    assert [] == told(overused(8, 9), "Q20")
    apart = [
        item(count, "=oil" if not count else "=tar", "oil" if count else "salt", template=str(count))
        for count in range(20)
    ]
    assert [] == told(apart, "Q20")


def test_answers_that_are_all_there_are_do_not_count_as_overused() -> None:
    """Where things are solid, liquid or gas and nothing else, each is offered wherever it is wrong."""
    states = ["a gas", "a liquid", "a solid"]
    right = [states[count % 3] for count in range(12)]
    items = [item(at, *[f"={each}" if each == key else each for each in states]) for at, key in enumerate(right)]

    assert [] == told(items, "Q20")


def test_reading_level_is_information() -> None:
    """The grade of the questions is told with the hardest of them where that is beyond school, and stops nothing."""
    hard = "Which extraordinary administrative reorganisation necessitated international arbitration?"
    items = [item(1, stem="Who discovered penicillin?"), item(2, stem=hard), item(3, stem="Who sat down?")]

    (problem,) = (problem for problem in lint(Content(), items) if problem.rule == "Q23")

    assert ("information", "item:2") == (problem.severity, problem.item)
    assert "school grade" in problem.what
    assert [] == [each for each in lint(Content(), [items[0], items[2]]) if each.rule == "Q23"]


def test_nothing_to_read_is_no_mistake() -> None:
    """A project that asks nothing yet is given no advice."""
    assert [] == lint(Content(), [])


def test_chance_is_that_of_throws() -> None:
    """Two or more sixes in three throws of a die come sixteen times in 216."""
    assert at_least(2, 3, 1 / 6) == pytest.approx(16 / 216)
    assert at_least(0, 3, 1 / 6) == pytest.approx(1)
    assert at_least(700, 2000, 1 / 3) == pytest.approx(0.0603, abs=0.002)
