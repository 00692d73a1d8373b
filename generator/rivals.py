"""Whether a date or number is that of one entity only, or others may have the same."""

from collections.abc import Collection, Iterable, Iterator

from generator import texts
from generator.dates import Spans, When
from generator.model import Fact


class Rivals:
    """The dates of one property in their order, and its numbers, for finding another entity that may have the same.

    What is written alike is none: it makes one question with two answers.
    """

    def __init__(self, facts: Collection[Fact]) -> None:
        self._written: dict[tuple[float, str], dict[str, Fact]] = {}
        for fact in facts:
            if isinstance(fact.value, str) and (amount := texts.amount(fact.value)):
                self._written.setdefault(amount, {}).setdefault(fact.value, fact)
        dated = [(fact, fact.value) for fact in facts if isinstance(fact.value, When)]
        self._doubtful = list(_two_of_each(fact for fact, when in dated if not when.sure))
        sure = sorted([(when.first, fact.id, when.last, fact) for fact, when in dated if when.sure])
        kept = {fact.id for fact in _two_of_each(fact for *_, fact in reversed(sure))}
        self._sure = Spans((first, last, fact) for first, id, last, fact in sure if id in kept)

    def of(self, fact: Fact) -> Fact | None:
        """A fact of another entity whose date, known less or more finely, may be the same day, or whose number is."""
        if isinstance(fact.value, str):
            amount = texts.amount(fact.value)
            same = self._written.get(amount, {}).values() if amount else ()
            others = (other for other in same if other.value != fact.value and other.subject != fact.subject)
            return next(others, None)
        return next((other for other in self._meeting(fact.value) if _may_rival(fact, other)), None)

    def _meeting(self, when: When) -> Iterator[Fact]:
        yield from self._doubtful
        yield from self._sure.meeting(when.first, when.last) if when.sure else self._sure


def _may_rival(fact: Fact, other: Fact) -> bool:
    return other.subject != fact.subject and (other.value, other.by) != (fact.value, fact.by)


def _two_of_each(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Of facts that say one and the same date, the first and the first about another entity."""
    subjects: dict[tuple[str | When, str], set[str]] = {}
    for fact in facts:
        about = subjects.setdefault((fact.value, fact.by), set())
        if len(about) < 2 and fact.subject not in about:
            about.add(fact.subject)
            yield fact
