"""The content that is shipped keeps its promises."""

from collections import Counter

import pytest
import yaml
from generator import flow
from generator.ask import ask
from generator.check import check
from generator.items import Item
from generator.lint import lint
from generator.load import load
from generator.model import Content, Recipe

from conftest import PROJECT


@pytest.fixture(scope="module")
def project() -> Content:
    """The content of this project itself."""
    content, problems = load(PROJECT)
    assert [] == problems + check(content)
    return content


@pytest.fixture(scope="module")
def deck(project: Content) -> Recipe:
    """The recipe of the deck of everything."""
    return project.recipes["imu"]


@pytest.fixture(scope="module")
def items(project: Content, deck: Recipe) -> list[Item]:
    """Every item of the deck, with options."""
    return flow.asked(flow.Bank(project), deck)[0]


def test_base_is_worth_studying(project: Content, items: list[Item]) -> None:
    """There are facts enough, about 70 of them core, and questions enough to ask them by."""
    levels = Counter(fact.level for fact in project.facts.values())

    assert len(project.facts) >= 150
    assert 60 <= levels["core"] <= 90
    assert len(project.templates) >= 12
    assert len(items) >= len(project.facts)


@pytest.mark.parametrize("folder", ["content", "decks"])
def test_files_are_read_by_any_yaml_reader(folder: str) -> None:
    """Without libyaml, which is more lenient than YAML's own grammar, the files say the same."""
    for path in sorted((PROJECT / folder).rglob("*.yaml")):
        pure, fast = (yaml.load(path.read_bytes(), reader) for reader in (yaml.SafeLoader, yaml.CSafeLoader))  # noqa: S506
        assert pure == fast, path


def test_every_fact_is_asked_or_explained(project: Content, deck: Recipe, items: list[Item]) -> None:
    """No fact disappears: each drives an item, or is named among the skipped."""
    skipped = {skip.fact for skip in ask(project, deck)[1]}
    asked = {fact for item in items for fact in item.facts}

    assert set(project.facts) == asked | skipped


def test_questions_go_both_ways(project: Content) -> None:
    """Some properties are asked from the subject to the value and from the value to the subject."""
    answers: dict[str, set[str]] = {}
    for template in project.templates.values():
        slot = template.answer.partition(".")[0]
        answers.setdefault(f"{template.kind}.{template.property}", set()).add(slot)

    assert sum(slots >= {"subject", "value"} for slots in answers.values()) >= 5


def test_claims_are_never_asked_without_the_claimant(project: Content, items: list[Item]) -> None:
    """The stem of an item about a claim names who claims it, unless that is what it asks."""
    from generator import texts, wording

    for item in items:
        for id in item.facts:
            fact = project.facts[id]
            names = wording.claimants(project, fact)
            if names:
                shown = f"{item.stem} {' '.join(item.key)}"
                assert any(texts.holds(shown, part) for name in names for part in (name, *name.split(" and "))), item.id


def test_designations_say_what_was_found(project: Content) -> None:
    """Every row of the table has its designator, at the precision that is known."""
    known = {
        "united_states": "2000-09-25",
        "united_kingdom": "2002-11-01",
        "australia": "2003-04-11",
        "pakistan_state": "2013-03-15",
        "united_nations": "2001-10-06",
    }

    for designator, date in known.items():
        assert date == project.facts[f"{designator}.listed"].value.text
    russian = [fact for fact in project.facts.values() if (fact.subject, fact.property) == ("russia", "listed")]
    assert "2003-02-14" in {fact.value.text for fact in russian}
    assert "2003" in str(project.facts["canada.listed_in_2003"].value)
    assert "uae.listed" not in project.facts


def test_unverified_claims_are_not_taught(items: list[Item]) -> None:
    """No key holds what was looked for and not found."""
    for item in items:
        for text in item.key:
            assert text not in ("14 February 2026", "3 September 2023", "2 April 2003", "2026", "2023"), item.id


def test_items_keep_the_rules_of_item_writing(project: Content, items: list[Item]) -> None:
    """No item breaks a rule that makes it unfair, and at most one in twenty is warned of."""
    found = lint(project, items)

    assert [] == [problem.what for problem in found if problem.severity == "error"]
    warned = {problem.item for problem in found if problem.severity == "warning"}
    assert len(warned) <= 0.05 * len(items), sorted(warned)
