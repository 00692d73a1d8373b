"""Advice on a finished paper: items that help one another, and the balance of true and false."""

import pytest
from generator.forms import arrange
from generator.items import Form, Item, Option, Part
from generator.lint import lint_paper
from generator.model import Content

from conftest import asked, recipe


def item(name: str, stem: str, *accepted: str, form: str = "short_answer") -> Item:
    """An invented item as it stands on a paper."""
    key = accepted[:1]
    return Item(
        id=f"item:{name}",
        facts=(f"{name}.fact",),
        template="template",
        topic="topic",
        level="core",
        stem=stem,
        key=key,
        accepted=accepted,
        options=(),
        statement=stem,
        note="",
        sources=("A source",),
        at="content/facts/boats.yaml:1",
        form=form,
    )


def told(*items: Item) -> list[tuple[str, str, str]]:
    """What is said of a paper of these items: the rule, how severe, and the item."""
    return [(problem.rule, problem.severity, problem.item) for problem in lint_paper(Form("A", items))]


PIER = item("pier", "Who built the pier of Dun?", "Ida Moss", "Captain Moss")


@pytest.mark.parametrize("stem", ["When did Ida Moss die?", "Which lamp did Captain Moss light?", "Was it IDA MOSS?"])
def test_answer_in_another_stem_is_told(stem: str) -> None:
    """An answer in the stem of another item is an error, in any variant, at the item that tells it."""
    assert [("Q18", "error", "item:other")] == told(PIER, item("other", stem, "1641"))


def test_items_about_different_things_stand_together() -> None:
    """Items that share no fact and no answer are left alone, also where one answers both."""
    assert [] == told(PIER, item("other", "Who lit the lamp of Mossy Bay?", "Ida Moss"))


def test_fact_asked_twice_is_told() -> None:
    """One fact in two items is an error."""
    again = item("other", "Which pier is the oldest?", "Lund")._replace(facts=PIER.facts)

    assert [("Q18", "error", "item:other")] == told(PIER, again)


def test_premise_tells_unless_it_is_the_name_alone() -> None:
    """A premise that says more than a name gives it away."""
    matching = item("set", "Which ship did each have?", "Heron", form="matching")._replace(
        options=tuple(Option(ship, ship != "Gull", "") for ship in ("Heron", "Petrel", "Tern", "Swift", "Gull")),
        parts=tuple(
            Part(name, ship, "")
            for name, ship in [("Ida Moss", "Heron"), ("Reed", "Petrel"), ("Vale", "Tern"), ("Orrel", "Swift")]
        ),
    )
    wife = matching._replace(parts=(matching.parts[0]._replace(text="The wife of Ida Moss"), *matching.parts[1:]))

    assert [] == told(PIER, matching)
    assert [("Q18", "error", "item:set")] == told(PIER, wife)


@pytest.mark.parametrize(
    ("true", "count", "flagged"), [(3, 10, True), (4, 10, False), (6, 10, False), (7, 10, True), (9, 9, False)]
)
def test_true_and_false_are_balanced(true: int, count: int, flagged: bool) -> None:
    """Four to six of ten statements are true; fewer than ten are not counted."""
    statements = [
        item(f"s{each}", f"Boat {each} sank.", "True" if each < true else "False", form="true_false")
        for each in range(count)
    ]
    statements = [each._replace(accepted=(), statement=f"{each.id} sank.") for each in statements]

    assert flagged is (("Q24", "warning", "item:s0") in told(*statements))


def test_items_with_a_form_are_read_on_the_paper() -> None:
    """A matching with too few premises is told when the paper is read."""
    short = item("set", "Which ship did each have?", "Heron", form="matching")._replace(
        parts=(Part("Reed", "Heron", ""),)
    )

    assert [("Q25", "error", "item:set")] == told(short)


def test_paper_of_the_world_breaks_no_rule(world: Content) -> None:
    """What is drawn by a blueprint stands together."""
    quiz = world.recipes["velm-quiz"]
    items = asked(world, **{name: getattr(quiz, name) for name in ("id", "seed", "blueprint")})
    forms, deficits = arrange(recipe(blueprint=quiz.blueprint, seed=quiz.seed), list(items.values()))

    assert [] == deficits
    assert [] == lint_paper(forms[0])
