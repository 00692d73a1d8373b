"""Advice that needs the facts: grounds that exist, people kept apart, dates on what changes."""

import json
from pathlib import Path

import pytest
from generator.items import Item, Option
from generator.lint import lint
from generator.model import Content

from conftest import asked, factdeck


@pytest.fixture
def world_of_people(world: Content) -> Content:
    """The invented world, in which sailors are people."""
    sailor = world.kinds["sailor"]._replace(people=True)
    return world._replace(kinds={**world.kinds, "sailor": sailor})


def flagged(content: Content, item: Item, number: str) -> list[str]:
    """What a rule says of an item."""
    return [problem.what for problem in lint(content, [item]) if problem.rule == number]


def with_wrong(item: Item, text: str, **changes: str) -> Item:
    """An item with one more wrong option."""
    proof = {"rule": "one_value", "fact": item.facts[0], **changes}
    return item._replace(options=(*item.options, Option(text, False, "It is another.", **proof)))  # type: ignore[arg-type]


def test_world_breaks_no_rule_that_needs_the_facts(world: Content, world_of_people: Content) -> None:
    """What the generator asks and offers of its own passes, whether sailors are people or not."""
    for content in (world, world_of_people):
        problems = lint(content, list(asked(content).values()))
        assert [] == [problem.what for problem in problems if problem.rule in ("Q01", "Q21", "C19", "C20")]


def test_ground_that_is_no_fact_is_told(world: Content) -> None:
    """A wrong option that names an unknown fact as its ground is an error."""
    item = asked(world)["What was the ship of Ida Moss?"]

    assert [] == flagged(world, item, "Q01")
    (what,) = flagged(world, with_wrong(item, "the Petrel", fact="nobody.ship"), "Q01")
    assert '"nobody.ship", which is no fact' in what


def test_person_from_outside_the_circle_is_told(world_of_people: Content) -> None:
    """What is true of somebody whom no page mistakes for the one asked about may not be offered."""
    item = asked(world_of_people)["What was the ship of Ida Moss?"]

    assert [] == flagged(world_of_people, with_wrong(item, "The Lantern"), "Q21")
    (what,) = flagged(world_of_people, with_wrong(item, "The Swift"), "Q21")
    assert "draws in Tam Reed" in what


def test_people_may_stand_in_for_those_of_their_group_only(world_of_people: Content) -> None:
    """A discoverer may be offered among discoverers of islands; who discovered none may not, by any name."""
    moss = world_of_people.entities["ida_moss"]
    orr = moss._replace(id="kim_orr", name="Kim Orr", also=("Mate Orr",), mistaken_for=())
    content = world_of_people._replace(entities={**world_of_people.entities, "kim_orr": orr})
    item = asked(content)["Who discovered Boro?"]._replace(options=())

    assert [] == flagged(content, with_wrong(item, "Una Vale"), "Q21")
    for name in orr.names:
        (what,) = flagged(content, with_wrong(item, name), "Q21")
        assert "draws in Kim Orr" in what


def test_vouched_person_is_left_alone(world_of_people: Content) -> None:
    """What an author names under `not:` is the author's to answer for."""
    item = asked(world_of_people)["What was the ship of Ida Moss?"]

    assert [] == flagged(world_of_people, with_wrong(item, "The Swift", rule="ruled_out"), "Q21")


def test_what_changes_needs_its_time(world: Content) -> None:
    """The stem of a fact that changes names its time, or asks for it."""
    item = asked(world)["Who ruled Arrin from 1651 to 1660?"]

    assert [] == flagged(world, item, "C19")
    for_time = item._replace(stem="When did Tam Reed rule Arrin?", key=("1651–1660",), options=())
    assert [] == flagged(world, for_time, "C19")
    (what,) = flagged(world, item._replace(stem="Who ruled Arrin?"), "C19")
    assert "names no date" in what


def test_partners_of_those_who_are_mistaken_for_one_another_are_one_circle(own_world: Path) -> None:
    """Whom one king married may be offered where another is asked about whose page says that the two are mistaken."""
    with (own_world / "content/kinds.yaml").open("a", encoding="utf-8") as kinds:
        kinds.write(
            'queen: {people: yes, properties: {crowned: {type: date, says: "{subject} was crowned {value}."}}}\n'
            "king:\n  people: yes\n  properties:\n"
            '    married: {type: queen, many: yes, complete: yes, says: "{subject} married {value}."}\n'
        )
    queens = "".join(f"{name.lower()}: {{name: {name}, kind: queen}}\n" for name in ("Amra", "Belda", "Cirra", "Doma"))
    kings = (
        "orm: {name: Orm, kind: king, married: amra}\n"
        "ulf: {name: Ulf, kind: king, mistaken_for: [orm], married: [belda, cirra, doma]}\n"
    )
    (own_world / "content/facts/kings.yaml").write_text(f"source: atlas part 4\n{queens}{kings}", "utf-8")
    ask = 'married: {about: king.married, stem: "Whom did {subject} marry?"}\n'
    (own_world / "content/questions/kings.yaml").write_text(ask, "utf-8")

    offered = [json.loads(line) for line in factdeck("ask", "--json", "--root", own_world).stdout.splitlines()]
    told = [json.loads(line) for line in factdeck("check", "--json", "--root", own_world).stdout.splitlines()]

    (orm,) = (each for each in offered if each["stem"] == "Whom did Orm marry?")
    assert {"Belda", "Cirra", "Doma"} > {each["text"] for each in orm["options"] if not each["correct"]} != set()
    assert [] == [each for each in told if each["rule"] == "Q21"]
