"""New cards come core first, in the order of the story, with confusable facts apart."""

from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations, pairwise, product

import pytest
from generator.ask import ask
from generator.confusions import Latest, _common, _in_order, confusions
from generator.model import LEVELS, Content, Only
from generator.order import APART, in_study_order

from conftest import recipe

Project = Callable[[dict[str, str]], Content]


def studied(content: Content, **changes: object) -> list[str]:
    """The facts of a deck in the order in which they are studied, each once."""
    wanted = recipe(**changes)
    items = in_study_order(content, wanted, ask(content, wanted)[0])
    return list(dict.fromkeys(fact for item in items for fact in item.facts))


def test_core_comes_before_the_rest(world: Content) -> None:
    """No standard fact stands before a core one, no detail before a standard one."""
    levels = [LEVELS.index(world.facts[id].level) for id in studied(world) if "discoverer" not in id]

    assert sorted(levels) == levels


def test_topics_come_as_the_recipe_names_them(world: Content) -> None:
    """Within a level the topics follow the recipe."""
    order = studied(world, only=Only(topic=("sailors", "islands"), level=("standard",)))
    topics = [world.facts[id].topic for id in order]

    assert topics.index("sailors") < topics.index("islands")
    assert sorted(topics, reverse=True) == topics


def test_nothing_is_lost_or_doubled(world: Content) -> None:
    """The order holds every item once."""
    items = ask(world, recipe())[0]

    assert sorted(item.id for item in items) == sorted(item.id for item in in_study_order(world, recipe(), items))


def test_what_is_needed_comes_before(project: Project) -> None:
    """A fact stands behind what it comes after, though its page tells it first."""
    content = project(
        {
            "content/facts/a.yaml": """
                kind: island
                source: atlas part 4
                fenn: {name: Fenn, area: {value: 12, after: gull.area}}
                gull: {name: Gull Rock, area: {value: 3, after: hest.area}}
                hest: {name: Hest, area: 5}
            """
        }
    )

    order = studied(content)
    assert order.index("hest.area") < order.index("gull.area") < order.index("fenn.area")


def test_confusable_facts_stand_apart(project: Project) -> None:
    """Islands mistaken for one another are not studied side by side, as long as others are left."""
    pages = "".join(f"isle_{number}: {{name: Q{number}q, area: {number}5}}\n" for number in range(12))
    content = project(
        {
            "content/facts/a.yaml": "kind: island\nsource: atlas part 4\n"
            "fenn: {name: Fenn, area: 12, mistaken_for: [gull]}\ngull: {name: Gull Rock, area: 3}\n" + pages
        }
    )

    order = studied(content, ask=("area",))
    assert abs(order.index("fenn.area") - order.index("gull.area")) > APART


def test_names_and_dates_that_are_near_are_confusable(project: Project) -> None:
    """Names a letter apart, and days a week apart, are told; other years are not."""
    content = project(
        {
            "content/facts/a.yaml": """
                kind: island
                source: atlas part 4
                port_arlen: {name: Port Arlen, area: 12, settled: 1690-05-12}
                port_arden: {name: Port Arden, area: 13, settled: 1695-05-12}
                gull: {name: Gull Rock, settled: 1690-05-20}
            """
        }
    )

    pairs = {(each.one.id, each.other.id): each.why for each in confusions(content)}
    assert "their names are alike" == pairs["port_arlen.area", "port_arden.area"]
    assert "their dates are near" == pairs["port_arlen.settled", "gull.settled"]
    assert not [pair for pair in pairs if "gull.settled" in pair and "port_arden.settled" in pair]


@pytest.mark.parametrize("names", [("Dun", "Arl Dun"), ("Arl Dun", "Dun"), ("Dun", "Dun Arl"), ("Dun Arl", "Dun")])
def test_name_that_is_the_end_of_a_longer_one_is_not_confusable(names: tuple[str, str], project: Project) -> None:
    """So much of both must be alike: a short name that begins or ends a long one is no more than a part of it."""
    isles = "".join(f"isle_{n}: {{name: {name}, area: {n}}}\n" for n, name in enumerate(names))

    found = confusions(project({"content/facts/a.yaml": f"kind: island\nsource: atlas part 4\n{isles}"}))

    assert "isle_0" not in {each.one.subject for each in found}


def test_confusable_facts_are_the_same_pair_by_pair(project: Project) -> None:
    """Whether one fact is confused with another is what the list of all pairs says, also where most names are alike."""
    isles = "\n".join(
        f"isle_{n}: {{name: Isle {n * 7 % 40}, settled: 16{10 + n * 11 % 30}-0{1 + n % 9}, area: {n}}}"
        for n in range(40)
    )
    content = project({"content/facts/a.yaml": f"kind: island\nsource: atlas part 4\n{isles}\n"})
    pairs = {frozenset((each.one.id, each.other.id)) for each in confusions(content)}
    latest = Latest(content, 1)

    def confused(one: str, other: str) -> bool:
        latest.show([one])
        return latest.room((other,)) == 0

    facts = [fact.id for fact in content.facts.values()]
    assert pairs == {frozenset(pair) for pair in combinations(facts, 2) if confused(*pair)}
    assert pairs == {frozenset(pair) for pair in combinations(facts, 2) if confused(*pair[::-1])}


def test_names_of_a_thousand_characters_are_compared_too(project: Project) -> None:
    """Two very long names whose pieces all differ a little stop nothing."""
    one = "".join(chr(0x4E00 + number) for number in range(1000))
    other = "".join(one[number ^ 1] for number in range(1000))
    page = "{id}: {{name: {name}, source: atlas part 4, area: 5}}\n"
    pages = f"kind: island\n{page.format(id='fenn', name=one)}{page.format(id='gull', name=other)}"

    found = confusions(project({"content/facts/more.yaml": pages}))

    assert not [each for each in found if {each.one.subject, each.other.subject} == {"fenn", "gull"}]


def test_common_characters_are_counted_as_difflib_does() -> None:
    """Of any two names, as many characters stand in both as Python's own comparison finds."""
    names = ["".join(letters) for length in range(5) for letters in product("ab ", repeat=length)]
    names += ["port arlen", "port arden", "la valdane", "ardane port", "isle 1234", "isle 2341"]
    for one, other in product(names, repeat=2):
        assert _common(one, other) == sum(each.size for each in SequenceMatcher(None, one, other).get_matching_blocks())
        assert _in_order(one, other) == max(len(each) for each in _orders(one) & _orders(other))


@cache
def _orders(text: str) -> set[str]:
    """All texts that are left of one when characters are taken away."""
    return {"".join(kept) for count in range(len(text) + 1) for kept in combinations(text, count)}


def test_siblings_and_rivals_stand_apart_as_cards(world: Content) -> None:
    """No two questions about one fact, or about facts that are easily confused, follow one another in a deck."""
    items = in_study_order(world, recipe(), ask(world, recipe())[0])
    pairs = {frozenset((each.one.id, each.other.id)) for each in confusions(world)}

    for one, other in pairwise(items):
        assert not {*one.facts} & {*other.facts}
        assert not any(frozenset((mine, theirs)) in pairs for mine in one.facts for theirs in other.facts)
