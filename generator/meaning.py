"""What an answer says, and whether two answers may be taken for one another."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator import dates, texts
from generator.dates import Days, When
from generator.model import Content, Entity

EVEN = frozenset({"day", "month", "year"})
"""Precisions of which two exact dates are the same or have no day in common."""


class Meaning(NamedTuple):
    """What an answer says: its words with spaces around, the same without an article, and what they stand for."""

    words: str
    core: str
    single: frozenset[str]
    when: When | None
    number: float | None
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
    """Values that hold of something."""

    def __init__(self, values: Iterable[str | When]) -> None:
        self.values = set(values)
        said = [value for value in self.values if isinstance(value, str)]
        self._days = Days(value for value in self.values if isinstance(value, When))
        self._numbers = {texts.number(value) for value in said} - {None}
        self._words = {texts.core(value) for value in said}
        self._unnumbered = {texts.core(value) for value in said if texts.number(value) is None}

    def may_hold(self, value: str | When) -> bool:
        """Whether a value may be one of them: one number, the same words ("the Oak" and "oak"), or a day shared."""
        if isinstance(value, When):
            return self._days.meet(value)
        number = texts.number(value)
        if number is None:
            return texts.core(value) in self._words
        return number in self._numbers or texts.core(value) in self._unnumbered


class Answers:
    """Answers that are taken; none that may mean the same can be added."""

    def __init__(self, taken: Iterable[Meaning]) -> None:
        self._taken: list[Meaning] = []
        self._words: set[str] = set()
        self._others: set[float | str] = set()
        self._grids: set[str] = set()
        for each in taken:
            self._keep(each)

    def add(self, offered: Meaning) -> bool:
        """Keep an answer, unless it may be taken for one that is kept; whether it was."""
        if any(alike(offered, each) for each in self._near(offered)):
            return False
        self._keep(offered)
        return True

    def _near(self, offered: Meaning) -> Iterable[Meaning]:
        """Those that may mean the same: all dates beside a date, and, where a word, number or entity is shared, all."""
        when = offered.when
        if when and {_grid(when)} == self._grids != {""}:
            return [each for each in self._taken if each.when == when]
        shared = not self._words.isdisjoint(offered.single) or not self._others.isdisjoint(_others(offered))
        return self._taken if shared or when else ()

    def _keep(self, each: Meaning) -> None:
        self._taken.append(each)
        self._words |= each.single
        self._others |= _others(each)
        self._grids.add(_grid(each.when))


def _grid(when: When | None) -> str:
    """The precision of a date that is the same as another of that precision or has no day in common with it."""
    return when.precision if when and when.precision in EVEN and when.text[-1].isdigit() else ""


def _others(each: Meaning) -> set[float | str]:
    """What besides its words an answer stands for."""
    numbers: set[float | str] = set() if each.number is None else {each.number}
    return numbers | {each.entity.id} if each.entity else numbers


def by_name(content: Content) -> dict[str, Entity]:
    """Every entity under its name and variants, as `texts.words` without their article."""
    return {texts.core(name): entity for entity in content.entities.values() for name in entity.names}


def meaning(text: str, named: Mapping[str, Entity]) -> Meaning:
    """What an answer says. named: entities `by_name`."""
    words, core = texts.words(text), texts.core(text)
    when, number = dates.said(text), texts.number(text)
    return Meaning(f" {words} ", f" {core} ", frozenset(words.split()), when, number, named.get(core))


def alike(one: Meaning, other: Meaning) -> bool:
    """Whether two answers may mean the same: one within the other, one number, one entity, dates that meet."""
    if one.when and other.when:
        return not one.when.disjoint(other.when)
    if one.number is not None and one.number == other.number:
        return True
    same = one.entity is not None and one.entity is other.entity
    return same or (one.core != "  " and one.core in other.words) or (other.core != "  " and other.core in one.words)
