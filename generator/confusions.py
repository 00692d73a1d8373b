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
    of_subject: dict[str, list[Fact]] = {}
    for fact in facts:
        of_subject.setdefault(fact.subject, []).append(fact)
    subjects = list(of_subject)
    for place, subject in enumerate(subjects):
        mine = content.entities[subject]
        for rival in subjects[place + 1 :]:
            theirs = content.entities[rival]
            if rival in mine.mistaken_for or subject in theirs.mistaken_for:
                yield Confusion(of_subject[subject][0], of_subject[rival][0], "they are mistaken for one another")
            elif _alike(mine.name, theirs.name):
                yield Confusion(of_subject[subject][0], of_subject[rival][0], "their names are alike")
    dated = [(fact.value.first, fact.id, fact) for fact in facts if isinstance(fact.value, When)]
    for (_, _, one), (_, _, other) in pairwise(sorted(dated)):
        if _near(one, other):
            yield Confusion(one, other, "their dates are near")


def _alike(one: str, other: str) -> bool:
    mine, theirs = texts.words(texts.bare(one)), texts.words(texts.bare(other))
    matcher = SequenceMatcher(None, mine, theirs)
    return matcher.real_quick_ratio() >= NEAR_NAMES and matcher.ratio() >= NEAR_NAMES


def _near(one: Fact, other: Fact) -> bool:
    if not isinstance(one.value, When) or not isinstance(other.value, When) or one.subject == other.subject:
        return False
    days = abs(one.value.first - other.value.first)
    return days <= NEAR_DAYS and {one.value.precision, other.value.precision} <= {"day", "month"}
