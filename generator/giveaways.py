"""What on a paper helps to answer what else stands there: one item gives another away, hints at it or settles it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator import dates, texts
from generator.items import Item


class Candidate(NamedTuple):
    """An item as it would stand on a paper, and what of it helps to answer others, or they it.

    texts: of each text it shows the words without an article in front, and the words. answers, hints: as phrases of
    such words; right: the words of its answers; settled, names: as of `_settled` and `_names`. about: its facts, and
    those that say why a statement to be judged is false.
    """

    item: Item
    texts: tuple[tuple[str, str], ...]
    answers: tuple[str, ...]
    hints: tuple[str, ...]
    right: frozenset[str]
    settled: frozenset[str]
    names: frozenset[str]
    about: frozenset[str]


def candidate(item: Item) -> Candidate:
    """An item that may stand on a paper, with all that matters beside others."""
    right = frozenset(filter(None, map(texts.words, item.accepted)))
    judged = item.options if item.form == "true_false" else ()
    return Candidate(
        item,
        tuple((texts.core(text), f" {texts.words(text)} ") for text in item.shown),
        tuple(filter(None, map(texts.core, item.accepted))),
        tuple(filter(None, map(texts.core, _hints(item)))),
        right,
        _settled(right),
        frozenset(_names(item)),
        frozenset(item.facts).union(*(option.said for option in judged)),
    )


class Taken:
    """What stands on a paper: its facts, the words of its texts, its answers, its hints, and what its items name.

    near: whether a statement to be judged may speak of what the other asks; hints: whether one may name what the other
    offers in vain; twice: whether two may have one answer at all.
    """

    def __init__(self, near: bool, hints: bool, twice: bool) -> None:
        self._near, self._hinting, self._twice = near, hints, twice
        self._facts: set[str] = set()
        self._about: set[str] = set()
        self._texts = _Texts()
        self._answers, self._hints = _Phrases(), _Phrases()
        self._named: dict[str, list[frozenset[str]]] = {}

    def add(self, each: Candidate) -> Candidate:
        """Put an item on the paper."""
        self._facts.update(each.item.facts)
        self._about.update(each.about)
        self._texts.add(each.texts)
        self._answers.add(each.answers)
        self._hints.add(each.hints)
        for answer in each.settled:
            self._named.setdefault(answer, []).append(each.names)
        return each

    def spoils(self, each: Candidate) -> bool:
        """Whether an item cannot stand there too: one fact twice, or one gives away or settles the other."""
        return (
            not self._facts.isdisjoint(each.item.facts)
            or self._tells(each, each.answers, self._answers)
            or self._settles(each)
            or (not self._near and not self._about.isdisjoint(each.about))
            or (not self._hinting and self._tells(each, each.hints, self._hints))
            or (not self._twice and not self._named.keys().isdisjoint(each.right))
        )

    def _tells(self, each: Candidate, mine: Iterable[str], theirs: "_Phrases") -> bool:
        """Whether the texts there tell phrases of an item, or its texts tell phrases of theirs."""
        return any(map(self._texts.tell, mine)) or any(theirs.told_by(bare, words) for bare, words in each.texts)

    def _settles(self, each: Candidate) -> bool:
        """Whether one there has the same answer about the same: when a captain died, and when she stopped to lead."""
        mine = each.names
        others = (names for answer in each.settled for names in self._named.get(answer, ()))
        return any(names and mine and (names <= mine or mine <= names) for names in others)


class _Texts:
    """Texts by their words, to look for phrases in them."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[str, str]]] = {}

    def add(self, shown: Iterable[tuple[str, str]]) -> None:
        """Look in these too."""
        for text in shown:
            for word in set(text[1].split()):
                self._by_word.setdefault(word, []).append(text)

    def tell(self, phrase: str) -> bool:
        """Whether one holds a phrase; a name alone among the premises of a matching says nothing."""
        holding = min((self._by_word.get(word, []) for word in phrase.split(" ")), key=len)
        return any(f" {phrase} " in words and bare != phrase for bare, words in holding)


class _Phrases:
    """Phrases by their first word, to be looked for in texts."""

    def __init__(self) -> None:
        self._by_word: dict[str, set[str]] = {}

    def add(self, phrases: Iterable[str]) -> None:
        """Look for these too."""
        for phrase in phrases:
            self._by_word.setdefault(phrase.split(" ", 1)[0], set()).add(phrase)

    def told_by(self, bare: str, words: str) -> bool:
        """Whether a text, by its words, holds one of them, and is more than that."""
        near = (self._by_word.get(word, ()) for word in dict.fromkeys(words.split(" ")))
        return any(f" {phrase} " in words and phrase != bare for phrases in near for phrase in phrases)


def _hints(item: Item) -> Iterator[str]:
    """What helps to answer an item by leaving less to choose from: a wrong option; the month of a day."""
    yield from (option.text for option in item.options if not option.correct)
    for answer in item.accepted:
        when = dates.said(answer)
        if when and when.precision == "day":
            yield when.plain.partition(" ")[2]


def _names(item: Item) -> set[str]:
    """The words within its texts that begin with a capital letter, as names do."""
    return {word for text in item.shown for word in re.findall(r"(?<=\s)\w[\w’'-]+", text) if word[0].isupper()}


def _settled(right: frozenset[str]) -> frozenset[str]:
    """Right answers, and their years: who knows the day knows the year."""
    return right.union(year for text in right for year in re.findall(r"\b\d{4}\b", text))
