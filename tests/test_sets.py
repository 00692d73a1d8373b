"""Sets of several facts are matched and put in order without a second right answer."""

from collections.abc import Callable
from itertools import combinations

import pytest
from generator import flow, texts
from generator.dates import said
from generator.items import Item
from generator.load import load
from generator.model import Content, Only, Recipe, Row
from generator.nearness import Nearness
from generator.sets import propose

from conftest import PROJECT, asked, recipe


def sets(content: Content, as_: str, parts: int, **changes: object) -> list[Item]:
    """All sets proposed to a blueprint of one line."""
    row = Row((), Only(), 1, as_, "decks/quiz.yaml:4", parts)
    paper = recipe(blueprint=(row,), **changes)
    return propose(Nearness(content), paper, asked(content).values())[row]


@pytest.fixture(scope="module")
def shipped() -> tuple[Content, dict[str, list[Item]]]:
    """The content of this project, and every set proposed from it under three seeds."""
    content, _ = load(PROJECT)
    everything = recipe()._replace(only=Only())
    items, _ = flow.asked(flow.Bank(content), everything)
    rows = tuple(Row((), Only(), 1, as_, "q:1", 5) for as_ in ("matching", "ordering"))
    found: dict[str, list[Item]] = {"matching": [], "ordering": []}
    for seed in range(3):
        paper = everything._replace(blueprint=rows, seed=str(seed))
        for row, proposed in propose(Nearness(content), paper, items).items():
            found[row.as_] += proposed
    return content, found


def test_premises_have_one_response_each_and_one_is_left_over(world: Content) -> None:
    """A matching of islands and areas: every premise has its own, they ascend, and one is nobody's."""
    proposed = sets(world, "matching", 4)

    assert proposed
    for item in proposed:
        responses = [option.text for option in item.options]
        assert 4 == len(item.parts) == len({part.answer for part in item.parts}) == len(responses) - 1
        assert {part.answer for part in item.parts} < {*responses}
        assert [option.text for option in item.options if option.correct] == [
            text for text in responses if text in {part.answer for part in item.parts}
        ]
    (areas,) = {item.stem for item in proposed if item.template == "area"}
    assert "How many square miles does … measure?" == areas
    first = next(item for item in proposed if item.template == "area")
    assert ["45", "77", "310", "900", "1,200"] == [option.text for option in first.options]


def test_no_response_fits_two_premises(shipped: tuple[Content, dict[str, list[Item]]]) -> None:
    """In hundreds of matchings of real facts no response is true, or may be, of a premise that is not its own."""
    content, found = shipped
    compared = 0
    for item in found["matching"]:
        facts = [content.facts[id] for id in item.facts]
        for part, fact in zip(item.parts, facts, strict=True):
            known = [
                each for each in content.statements() if (each.subject, each.property) == (fact.subject, fact.property)
            ]
            for option in item.options:
                compared += 1
                if option.text != part.answer:
                    date = said(option.text)
                    for other in known:
                        if date and not isinstance(other.value, str):
                            assert date.disjoint(other.value), (part, option)
                        else:
                            assert texts.words(option.text) != texts.words(str(other.value)), (part, option)

    assert compared > 1000


def test_events_of_an_ordering_have_no_day_in_common(shipped: tuple[Content, dict[str, list[Item]]]) -> None:
    """Every two dates of an ordering are apart beyond doubt, the key ascends, and no event tells its year."""
    _, found = shipped
    for item in found["ordering"]:
        days = [said(part.answer) for part in item.parts]
        assert all(
            one and other and one.disjoint(other) and one.first < other.first for one, other in combinations(days, 2)
        )
        assert item.key == tuple(part.text for part in item.parts)
        assert not any(texts.holds(text, str(year)) for text in item.key for year in range(1900, 2030))

    assert len(found["ordering"]) > 10


def test_lines_of_sets_know_the_names_of_what_they_are_about(shipped: tuple[Content, dict[str, list[Item]]]) -> None:
    """By these a paper tells whether another of its questions dates an event; a line names what it is about."""
    for item in (*shipped[1]["ordering"], *shipped[1]["matching"]):
        assert all(texts.holds(part.text, part.about[0]) for part in item.parts)


def test_births_are_put_in_order_where_nothing_else_is(project: Callable[[dict[str, str]], Content]) -> None:
    """A birth among other events tells that it comes early; among births alone it tells nothing."""
    born = "".join(
        f"mate{year}: {{name: Mate Of{letter}, born: {year}}}\n"
        for letter, year in zip("abc", (1590, 1601, 1623), strict=True)
    )
    content = project({"content/facts/more.yaml": f"kind: sailor\nsource: atlas part 4\n{born}"})
    births, all_events = (Row(ask, Only(), 1, "ordering", "q:1", 3) for ask in (("born",), ()))
    paper = recipe(blueprint=(births, all_events))
    proposed = propose(Nearness(content), paper, asked(content).values())

    assert proposed[births]
    assert all("was born" in part.text for item in proposed[births] for part in item.parts)
    assert proposed[all_events]
    assert not any("was born" in part.text for item in proposed[all_events] for part in item.parts)


def test_set_stands_for_all_its_facts(world: Content) -> None:
    """A set names its facts, their statements and sources, whatever the order in which they were drawn."""
    islands = {"arrin", "boro", "dun", "ester", "the_kells"}
    item = next(each for each in sets(world, "ordering", 3) if {*(id.split(".")[0] for id in each.facts)} < islands)

    assert {f"{name}.settled" for name in islands} > {*item.facts}
    assert f"ordering:{'+'.join(sorted(item.facts))}" == item.id
    assert item.statement == " ".join(part.statement for part in item.parts)
    assert item.sources


def test_claims_and_doubtful_dates_are_in_no_set(shipped: tuple[Content, dict[str, list[Item]]]) -> None:
    """What somebody claims is not matched or ordered as if it were settled."""
    content, found = shipped
    for item in (*found["matching"], *found["ordering"]):
        assert not any(content.facts[id].by for id in item.facts)


def test_seed_draws_the_sets(world: Content) -> None:
    """One seed proposes the same sets again."""
    assert sets(world, "matching", 4, seed="1") == sets(world, "matching", 4, seed="1")


def test_no_sets_where_none_are_asked(world: Content) -> None:
    """A recipe without such lines is given none."""
    paper: Recipe = recipe(blueprint=(Row((), Only(), 1, "cloze", "q:1"),))

    assert {} == propose(Nearness(world), paper, [])
