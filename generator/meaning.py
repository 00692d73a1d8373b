"""What an answer says, and whether two answers may be taken for one another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator import dates, ranges, texts
from generator.dates import Days, Spans, When
from generator.model import Content, Entity, Fact
from generator.ranges import Range


class Meaning(NamedTuple):
    """What an answer says: its words with spaces around, also without an article, its signs, and what it stands for."""

    text: str
    words: str
    core: str
    signs: str
    single: frozenset[str]
    when: When | None
    amount: tuple[float, str] | None
    range: Range | None
    entity: Entity | None


class Meanings:
    """What answers say, each worked out once."""

    def __init__(self, content: Content) -> None:
        self._entities = by_name(content)
        self._known: dict[str, Meaning] = {}

    def __getitem__(self, text: str) -> Meaning:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = meaning(text, self._entities)
        return found


class Truths:
    """Values that hold of something, by what they say, each with the first and last day on which it may hold."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        dated: list[When] = []
        times: dict[str | tuple[float, str], list[tuple[int, int, str]]] = {}
        amounts: dict[tuple[str, bool], list[tuple[float, float, tuple[int, int, str]]]] = {}
        for fact in facts:
            if isinstance(fact.value, When):
                dated.append(fact.value)
            else:
                held = *fact.held(), fact.value
                for said in _said(fact.value):
                    times.setdefault(said, []).append(held)
                if amount := ranges.said(fact.value):
                    amounts.setdefault((amount.of, amount.wide), []).append((amount.low, amount.high, held))
        self._days = Days(dated)
        self._times = {said: Spans(held) for said, held in times.items()}
        self._amounts = {about: Spans(each) for about, each in amounts.items()}

    def may_hold(self, value: str | When, held: tuple[int, int] | None = None) -> bool:
        """Whether a value may be one of them, if need be at a time: the same words, an amount or a day shared."""
        if isinstance(value, When):
            return self._days.meet(value)
        return next(self.like(value, held), None) is not None

    def like(self, value: str, held: tuple[int, int] | None = None) -> Iterator[str]:
        """Those that may be a value ("the Oak" and "oak", "2 to 4" and "3", not "-5" and "5"), if need be at a time."""
        mine = texts.signs(value)
        for said in _said(value):
            spans = self._times.get(said, _NOTHING)
            for other in spans.meeting(*held) if held else spans:
                if not (isinstance(said, str) and texts.told_apart(mine, texts.signs(other))):
                    yield other
        if amount := ranges.said(value):
            for wide in (True, False) if amount.wide else (True,):
                near = self._amounts.get((amount.of, wide), _NO_AMOUNTS)
                for since, until, other in near.meeting(amount.low, amount.high):
                    if not held or (since <= held[1] and held[0] <= until):
                        yield other


_NOTHING = Spans[str](())
_NO_AMOUNTS = Spans[tuple[int, int, str]](())


def _said(value: str) -> Iterator[str | tuple[float, str]]:
    """What a value says: its words, and its amount if it is a single one."""
    yield texts.core(value)
    if (amount := ranges.said(value)) and not amount.wide:
        yield amount.low, amount.of


class Answers:
    """Answers that are taken, for finding one that another may be taken for."""

    def __init__(self, taken: Iterable[Meaning] = ()) -> None:
        self._dates: list[tuple[int, int, Meaning]] = []
        self._points: list[tuple[Range, Meaning]] = []
        self._ranges: list[tuple[Range, Meaning]] = []
        self._others: dict[tuple[float, str] | str, Meaning] = {}
        self._cores: dict[str, Meaning] = {}
        self._lengths: set[int] = set()
        self._holding: dict[str, list[Meaning]] = {}
        for each in taken:
            self.keep(each)

    def add(self, offered: Meaning) -> bool:
        """Keep an answer, unless it may be taken for one that is kept; whether it was."""
        if self.rival(offered):
            return False
        self.keep(offered)
        return True

    def rival(self, offered: Meaning) -> Meaning | None:
        """One that is kept and that an answer may be taken for."""
        return next((each for each in self._near(offered) if alike(offered, each)), None)

    def keep(self, each: Meaning) -> None:
        """Take an answer."""
        if each.when:
            self._dates.append((*_span(each.when), each))
        if each.range:
            (self._ranges if each.range.wide else self._points).append((each.range, each))
        for other in _others(each):
            self._others.setdefault(other, each)
        self._cores.setdefault(each.core, each)
        self._lengths.add(each.core.count(" ") - 1)
        for word in each.single:
            self._holding.setdefault(word, []).append(each)

    def _near(self, offered: Meaning) -> Iterator[Meaning]:
        """Those that may mean the same: dates of these days, amounts in common, one entity, words within words."""
        if offered.when:
            first, last = _span(offered.when)
            yield from [each for since, until, each in self._dates if since <= last and first <= until]
        if offered.range:
            amounts = [*self._ranges, *self._points] if offered.range.wide else self._ranges
            yield from [each for amount, each in amounts if amount.overlaps(offered.range)]
        yield from [self._others[other] for other in _others(offered) if other in self._others]
        words = offered.words.split()
        for length in self._lengths if not self._holding.keys().isdisjoint(words) else ():
            for at in range(len(words) - length + 1):
                within = self._cores.get(f" {' '.join(words[at : at + length])} ")
                if within:
                    yield within
        yield from min((self._holding.get(word, []) for word in offered.core.split()), key=len, default=[])


def _span(when: When) -> tuple[int, int]:
    """The first and last day that a date may share with another: all of time where it is doubtful."""
    return (when.first, when.last) if when.sure else (0, 10**7)


def _others(each: Meaning) -> set[tuple[float, str] | str]:
    """What besides its words an answer stands for."""
    found: set[tuple[float, str] | str] = set()
    if each.range and not each.range.wide:
        found.add((each.range.low, each.range.of))
    if each.entity:
        found.add(each.entity.id)
    return found


def by_name(content: Content) -> dict[str, Entity]:
    """Every entity under its name and variants, as `texts.words` without their article."""
    return {texts.core(name): entity for entity in content.entities.values() for name in entity.names}


def meaning(text: str, named: Mapping[str, Entity]) -> Meaning:
    """What an answer says. named: entities `by_name`."""
    words, core = texts.words(text), texts.core(text)
    when, amount = dates.said(text), texts.amount(text)
    single = frozenset(words.split())
    said, signs, entity = ranges.said(text), texts.signs(text), named.get(core)
    return Meaning(text, f" {words} ", f" {core} ", signs, single, when, amount, said and said.stated(), entity)


def alike(one: Meaning, other: Meaning) -> bool:
    """Whether two answers may mean the same: one within the other, one entity, dates or amounts that meet."""
    if one.when and other.when:
        return not one.when.disjoint(other.when)
    if one.range and other.range and one.range.overlaps(other.range):
        return True
    if one.entity is not None and one.entity is other.entity:
        return True
    if one.core == other.core and texts.told_apart(one.signs, other.signs):
        return False
    return (one.core != "  " and one.core in other.words) or (other.core != "  " and other.core in one.words)
