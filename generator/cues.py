"""What on a paper helps a student who does not know, if not much: reasons to draw another item where there is one.

Questions that offer each other's right answer are a matching in disguise, to be solved by leaving out. An option that
is offered again and again and never right is known to be wrong.
"""

from generator.giveaways import Candidate, Index

OFTEN = 3
"""From how many questions on an option is offered too often that is right in none."""


class Cues:
    """What stands on a paper, for telling what an item there would help with."""

    def __init__(self) -> None:
        self._right, self._wrong = Index(), Index()

    def add(self, each: Candidate) -> Candidate:
        """Put an item on the paper."""
        self._right.add(each.accepted, each)
        self._wrong.add(each.wrong, each)
        return each

    def remove(self, each: Candidate) -> None:
        """Take an item away from the paper."""
        self._right.remove(each.accepted, each)
        self._wrong.remove(each.wrong, each)

    def of(self, each: Candidate) -> int:
        """With how many items there it would make a matching in disguise, and how many of its options are overused."""
        mutual = {id(other) for other in self._right.of(each.wrong) if not other.wrong.isdisjoint(each.accepted)}
        return len(mutual) + sum(map(self._overused, each.wrong))

    def _overused(self, text: str) -> bool:
        return len(self._wrong.at(text)) >= OFTEN - 1 and not self._right.at(text)
