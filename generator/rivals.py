"""Whether a date is that of one entity only, or others may have the same day."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from generator.dates import When
from generator.model import Fact

LAST = "\U0010ffff"  # sorts behind every id


class Rivals:
    """The dates of one property in their order, for finding another entity that may have the same one."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        dated = [(fact, fact.value) for fact in facts if isinstance(fact.value, When)]
        self._doubtful = [fact for fact, when in dated if not when.sure]
        self._sure = sorted((when.first, fact.id, when.last, fact) for fact, when in dated if when.sure)
        self._latest = list(accumulate((last for _, _, last, _ in self._sure), max))

    def of(self, fact: Fact) -> Fact | None:
        """A fact of another entity whose date, known less or more finely, may be the same day."""
        if not isinstance(fact.value, When):
            return None
        return next((other for other in self._meeting(fact.value) if _may_rival(fact, other)), None)

    def _meeting(self, when: When) -> Iterator[Fact]:
        yield from self._doubtful
        if not when.sure:
            yield from (fact for _, _, _, fact in self._sure)
            return
        at = bisect_right(self._sure, (when.last, LAST)) - 1
        while at >= 0 and self._latest[at] >= when.first:
            if self._sure[at][2] >= when.first:
                yield self._sure[at][3]
            at -= 1


def _may_rival(fact: Fact, other: Fact) -> bool:
    return other.subject != fact.subject and (other.value, other.by) != (fact.value, fact.by)
