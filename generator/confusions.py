"""Facts that learners easily confuse: one property, and names, dates or people that are near one another."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from generator import texts
from generator.dates import When
from generator.model import Content, Fact

NEAR_DAYS = 31
"""How many days apart two dates are still easily confused."""
NEAR_NAMES = 85
"""How many in a hundred of the characters of two names are alike, if they are easily confused."""
LONGEST = 200
"""How many characters two names have, on the average, that are compared at other than the same places."""
OF_ONE_CARD = 50
"""How many facts of one card count, where it asks about more."""
MISTAKEN = "they are mistaken for one another"
"""Why two statements are confused whose pages say so themselves."""
ALIKE, NEAR = "their names are alike", "their dates are near"
"""Why two statements are confused without a word of their pages."""
NEIGHBOURS = 12
"""How many names in the order of the alphabet are compared with each."""


class Confusion(NamedTuple):
    """Two statements of one property that are easily confused, and why."""

    one: Fact
    other: Fact
    why: str


def confusions(content: Content) -> list[Confusion]:
    """All pairs of statements that are easily confused, each once, in the order of the pages."""
    names = _Names(content)
    return [each for facts in content.facts.of.values() for each in _among(content, names, facts)]


def _first_of_each(facts: list[Fact]) -> dict[str, Fact]:
    """By subject, the first fact about it: the one that is confused because of names."""
    first: dict[str, Fact] = {}
    for fact in facts:
        first.setdefault(fact.subject, fact)
    return first


def _among(content: Content, names: "_Names", facts: list[Fact]) -> Iterator[Confusion]:
    first = _first_of_each(facts)
    place = {subject: index for index, subject in enumerate(first)}
    pairs: dict[tuple[str, str], str] = {}
    for one, other in _alike_names(names, first):
        pairs[min(one, other, key=place.__getitem__), max(one, other, key=place.__getitem__)] = ALIKE
    for one, other in _mistaken(content, first):
        both = min(one, other, key=place.__getitem__), max(one, other, key=place.__getitem__)
        pairs[both] = MISTAKEN
    for one, other in sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]])):
        yield Confusion(first[one], first[other], pairs[one, other])
    for before, after in _near_in_time(facts):
        yield Confusion(before, after, NEAR)


def _mistaken(content: Content, subjects: Mapping[str, Fact]) -> Iterator[tuple[str, str]]:
    for one in subjects:
        for other in content.entities[one].mistaken_for:
            if other in subjects:
                yield one, other


def _alike_names(names: "_Names", subjects: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Subjects of alike names, among those that are neighbours in an order of names."""
    for ordered in names.orders(subjects):
        for index, one in enumerate(ordered):
            for other in ordered[index + 1 : index + 1 + NEIGHBOURS]:
                if _alike(names.of[one], names.of[other]):
                    yield one, other


class _Names:
    """The names by which entities are confused, by id; sorted once for all properties of which they have values."""

    def __init__(self, content: Content) -> None:
        self.of = {entity.id: texts.core(entity.name) for entity in content.entities.values()}
        ids = sorted(self.of)
        self._beginnings = _places(sorted(ids, key=self.of.__getitem__))
        self._ends = _places(sorted(ids, key=lambda each: self.of[each][::-1]))

    def orders(self, subjects: Iterable[str]) -> tuple[list[str], list[str]]:
        """Some of them by the beginnings of their names, and by the ends: alike names stand together in one of them."""
        return sorted(subjects, key=self._beginnings.__getitem__), sorted(subjects, key=self._ends.__getitem__)


def _places(ids: Iterable[str]) -> dict[str, int]:
    return {id: place for place, id in enumerate(ids)}


@lru_cache(maxsize=1_000)  # a card that waits is compared again and again, and so is its subject for each property
def _alike(one: str, other: str) -> bool:
    """Whether so much of two names stands in both, at the same places or as `_common` counts it."""
    wanted = -(-NEAR_NAMES * (len(one) + len(other)) // 200)
    if not one or len(one) < wanted or len(other) < wanted:
        return False
    if one.endswith(other[-wanted:]) or one.startswith(other[:wanted]):
        return True
    if len(set(one) ^ set(other)) > len(one) + len(other) - 2 * wanted:  # too many stand in one of them alone
        return False
    if sum(map(eq, one, other)) >= wanted:
        return True
    if len(one) + len(other) > 2 * LONGEST or _in_order(one, other) < wanted:
        return False
    return _common(min(one, other), max(one, other)) >= wanted


def _in_order(one: str, other: str) -> int:
    """How many characters two texts share in one order, whatever stands between them, which is no less than `_common`.

    It is the longest common subsequence by Hyyrö's method: a bit for each character of the other text.
    """
    places: dict[str, int] = {}
    for place, character in enumerate(other):
        places[character] = places.get(character, 0) | 1 << place
    left = everywhere = (1 << len(other)) - 1
    for character in one:
        found = left & places.get(character, 0)
        left = (left + found) | (left - found)
    return len(other) - (left & everywhere).bit_count()


@lru_cache(maxsize=10_000)
def _common(one: str, other: str) -> int:
    """How many characters two texts share: their longest common piece, and so on to the left and the right of it.

    It is what `difflib` counts, of texts as short as names in a third of its time.
    """
    at = length = 0
    for start in range(len(one)):
        while start + length < len(one) and one[start : start + length + 1] in other:
            at, length = start, length + 1
        if start + length >= len(one):
            break
    if not length:
        return 0
    there = other.index(one[at : at + length])
    left = _common(one[:at], other[:there])
    return left + length + _common(one[at + length :], other[there + length :])


def _near_in_time(facts: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    dated = [(fact.value.first, fact.id, fact) for fact in facts if isinstance(fact.value, When)]
    for (_, _, before), (_, _, after) in pairwise(sorted(dated)):
        if _near(before, after):
            yield before, after


def _near(one: Fact, other: Fact) -> bool:
    if not isinstance(one.value, When) or not isinstance(other.value, When) or one.subject == other.subject:
        return False
    days = abs(one.value.first - other.value.first)
    return days <= NEAR_DAYS and {one.value.precision, other.value.precision} <= {"day", "month"}


_Place = tuple[int, str, int, int]
"""The number of a fact's property, the name of its subject, and the places of this name in both orders of names.

Of several facts about one subject only the first is confused because of its name; the others have none here.
"""
_NOBODY = frozenset[str]()
_SENTENCE = -1, "", 0, 0
"""The place of a sentence, which is confused with nothing but itself."""


class Latest:
    """The cards shown last, for telling how far behind them one of confusable facts would stand.

    The pairs are those of `confusions`, but names are compared only when somebody asks. limit: how many cards count.
    """

    def __init__(self, content: Content, limit: int) -> None:
        self.most = 0
        """How many of the cards shown count by now."""
        self._limit, self._shown = limit, 0
        self._latest: dict[int, deque[tuple[int, str, str, int, int]]] = {_SENTENCE[0]: deque()}
        """By property, its facts on the latest cards, the last first: the number of the card, the fact, its place."""
        self._rivals: dict[str, set[str]] = {}
        self._places: dict[str, _Place] = {}
        names = _Names(content)
        for number, facts in enumerate(content.facts.of.values()):
            self._latest[number] = deque()
            first = _first_of_each(facts)
            mistaken = [(first[one], first[other]) for one, other in _mistaken(content, first)]
            for one, other in (*mistaken, *_near_in_time(facts)):
                self._rivals.setdefault(one.id, set()).add(other.id)
                self._rivals.setdefault(other.id, set()).add(one.id)
            beginnings, ends = map(_places, names.orders(first))
            for fact in facts:
                id = fact.subject
                name = names.of[id] if first[id] is fact else ""
                self._places[fact.id] = number, name, beginnings[id], ends[id]

    def show(self, facts: tuple[str, ...]) -> None:
        """Put the card of these facts behind those that were shown."""
        self._shown += 1
        self.most = min(self._shown, self._limit)
        for fact in facts[:OF_ONE_CARD]:
            number, name, begins, ends = self._places.get(fact, _SENTENCE)
            latest = self._latest[number]
            latest.appendleft((self._shown, fact, name, begins, ends))
            while latest[-1][0] <= self._shown - self._limit:
                latest.pop()

    def room(self, facts: tuple[str, ...]) -> int:
        """How many cards would stand between one of these facts and the latest it is confused with; `most` if none."""
        room, shown = self.most, self._shown
        for fact in facts if len(facts) < OF_ONE_CARD else facts[:OF_ONE_CARD]:
            number, name, begins, ends = self._places.get(fact, _SENTENCE)
            rivals = self._rivals.get(fact, _NOBODY)
            for card, other, its_name, its_begins, its_ends in self._latest[number]:
                if shown - card >= room:
                    break
                if (
                    other == fact
                    or other in rivals
                    or (
                        name
                        and (abs(ends - its_ends) <= NEIGHBOURS or abs(begins - its_begins) <= NEIGHBOURS)
                        and _alike(name, its_name)
                    )
                ):
                    room = shown - card
                    break
        return room
