"""Facts that learners easily confuse: one property, and names, dates or people that are near one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from generator import texts
from generator.dates import When
from generator.model import Content, Fact

NEAR_DAYS = 31
"""How many days apart two dates are still easily confused."""
NEAR_NAMES = 0.85
"""How alike two names are, from 0 to 1, to be easily confused."""
NEIGHBOURS = 12
"""How many names in the order of the alphabet are compared with each."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two statements of one property that are easily confused, and why."""

    one: Fact
    other: Fact
    why: str


def confusions(content: Content) -> list[Confusion]:
    """All pairs of statements that are easily confused, each once, in the order of the pages."""
    by_property: dict[tuple[str, str], list[Fact]] = {}
    for fact in content.statements():
        by_property.setdefault((content.entities[fact.subject].kind, fact.property), []).append(fact)
    return [each for facts in by_property.values() for each in _among(content, facts)]


def _among(content: Content, facts: list[Fact]) -> Iterator[Confusion]:
    first: dict[str, Fact] = {}
    for fact in facts:
        first.setdefault(fact.subject, fact)
    place = {subject: index for index, subject in enumerate(first)}
    pairs: dict[tuple[str, str], str] = {}
    for one, other in _alike_names(content, list(first)):
        pairs[min(one, other, key=place.__getitem__), max(one, other, key=place.__getitem__)] = "their names are alike"
    for one in first:
        for other in content.entities[one].mistaken_for:
            if other in first:
                both = min(one, other, key=place.__getitem__), max(one, other, key=place.__getitem__)
                pairs[both] = "they are mistaken for one another"
    for one, other in sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]])):
        yield Confusion(first[one], first[other], pairs[one, other])
    dated = [(fact.value.first, fact.id, fact) for fact in facts if isinstance(fact.value, When)]
    for (_, _, before), (_, _, after) in pairwise(sorted(dated)):
        if _near(before, after):
            yield Confusion(before, after, "their dates are near")


def _alike_names(content: Content, subjects: list[str]) -> Iterator[tuple[str, str]]:
    """Subjects of alike names: they begin or end alike, so they are neighbours when sorted by beginning or end."""
    names = {id: texts.words(texts.bare(content.entities[id].name)) for id in subjects}
    for direction in (1, -1):
        ordered = sorted((name[::direction], id) for id, name in names.items())
        for index, (_, one) in enumerate(ordered):
            for _, other in ordered[index + 1 : index + 1 + NEIGHBOURS]:
                if _alike(names[one], names[other]):
                    yield one, other


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() >= NEAR_NAMES and matcher.ratio() >= NEAR_NAMES


def _near(one: Fact, other: Fact) -> bool:
    if not isinstance(one.value, When) or not isinstance(other.value, When) or one.subject == other.subject:
        return False
    days = abs(one.value.first - other.value.first)
    return days <= NEAR_DAYS and {one.value.precision, other.value.precision} <= {"day", "month"}
