"""What on a paper helps to answer what else stands there: one item gives another away, hints at it or settles it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from generator import dates, texts
from generator.items import WRITTEN, Item

YEAR = re.compile(r"\b\d{4}\b")


class Candidate(NamedTuple):
    """An item as it would stand on a paper, and what of it helps to answer others, or they it.

    texts: of each text it shows the words without an article in front, and the words; words: all of these, and each
    with the next. answers, hints: phrases of such words, by the first two of each; accepted: all of the answers;
    right: their words with articles; settled, names: as of `_settled` and `_names`. about: its facts, and those that
    say why a statement to be judged is false; false: the words of what is put in there. written: the months and days
    that are to be written as its answer; offered: the words of its options; wrong: of these the wrong ones that may be
    chosen. ordered: phrases of what it asks to be put in the order of time; dated: whether it shows a year.
    """

    item: Item
    texts: tuple[tuple[str, str], ...]
    words: frozenset[str]
    answers: Mapping[str, list[str]]
    hints: Mapping[str, list[str]]
    accepted: frozenset[str]
    right: frozenset[str]
    settled: frozenset[str]
    names: frozenset[str]
    about: frozenset[str]
    false: frozenset[str]
    written: frozenset[str]
    offered: frozenset[str]
    wrong: frozenset[str]
    ordered: Mapping[str, list[str]]
    dated: bool


def candidate(item: Item) -> Candidate:
    """An item that may stand on a paper, with all that matters beside others."""
    right = frozenset(filter(None, map(texts.words, item.accepted)))
    judged = item.options if item.form == "true_false" else ()
    offered = frozenset(texts.core(option.text) for option in item.offered)
    shown = tuple((texts.core(text), f" {texts.words(text)} ") for text in item.shown)
    answers = _phrases(item.accepted)
    accepted = frozenset(chain.from_iterable(answers.values()))
    return Candidate(
        item,
        shown,
        frozenset(each for _, words in shown for each in _with_pairs(words.split())),
        answers,
        _phrases(_hints(item)),
        accepted,
        right,
        _settled(right),
        frozenset(_names(item)),
        frozenset(item.facts).union(*(option.said for option in judged)),
        frozenset(texts.core(option.put) for option in judged if option.put),
        frozenset(map(texts.core, filter(_of_a_month, item.accepted))) if item.form in WRITTEN else frozenset(),
        offered,
        frozenset() if judged else offered - accepted,
        _phrases(_ordered(item)),
        any(YEAR.search(text) for text in (*item.shown, *(option.text for option in item.offered))),
    )


class Taken:
    """What stands on a paper: its facts, the words of its texts, its answers, its hints, and what its items name.

    orders: whether one may show a year and name what the other asks to be put in order; near: whether a statement to be
    judged may speak of what the other asks; hints: whether one may name what the other offers in vain, or offer the
    date that the other wants to be written; twice: whether two may have one answer at all, or put one thing into
    statements that are false.
    """

    def __init__(self, orders: bool = False, near: bool = False, hints: bool = False, twice: bool = False) -> None:
        self._orders, self._near, self._hinting, self._twice = orders, near, hints, twice
        self._facts, self._about, self._settled, self._false = Index(), Index(), Index(), Index()
        self._words, self._written, self._offered = Index(), Index(), Index()
        self._answers, self._hints, self._ordered = Index(), Index(), Index()  # by how these phrases begin

    def add(self, each: Candidate) -> Candidate:
        """Put an item on the paper."""
        for index, keys in self._indexed(each):
            index.add(keys, each)
        return each

    def remove(self, each: Candidate) -> None:
        """Take an item away from the paper."""
        for index, keys in self._indexed(each):
            index.remove(keys, each)

    def _indexed(self, each: Candidate) -> tuple[tuple["Index", Collection[str]], ...]:
        """Where an item is found, and by what."""
        return (
            (self._facts, each.item.facts),
            (self._about, each.about),
            (self._settled, each.settled),
            (self._false, each.false),
            (self._written, each.written),
            (self._offered, each.offered),
            (self._words, each.words),
            (self._answers, each.answers),
            (self._hints, each.hints),
            (self._ordered, each.ordered),
        )

    def asks(self, item: Item) -> bool:
        """Whether a fact of an item is asked there, which tells without working out how it would stand there."""
        return any(map(self._facts.at, item.facts))

    def spoils(self, each: Candidate) -> bool:
        """Whether an item cannot stand there too: one fact twice, or one gives away or settles the other."""
        return any(True for _ in self.clashing(each))

    def clashing(self, each: Candidate) -> Iterator[Candidate]:
        """The items there beside which another cannot stand, some of them more than once; those quickly found first."""
        yield from self._facts.of(each.item.facts)
        if not self._near:
            yield from self._about.of(each.about)
        if not self._twice:
            yield from self._settled.of(each.right)
            yield from self._false.of(each.false)
        if not self._hinting:
            yield from self._offered.of(each.written)
            yield from self._written.of(each.offered)
            yield from self._telling(each.hints)
            yield from self._told(each, self._hints, lambda other: other.hints)
        if not self._orders:
            yield from (other for other in self._telling(each.ordered) if other.dated)
            yield from self._told(each, self._ordered, lambda other: other.ordered) if each.dated else ()
        yield from self._settling(each)
        yield from self._telling(each.answers)
        yield from self._told(each, self._answers, lambda other: other.answers)

    def _telling(self, phrases: Mapping[str, list[str]]) -> Iterator[Candidate]:
        """Those whose texts tell a phrase; a name alone among the premises of a matching says nothing."""
        for phrase in chain.from_iterable(phrases[word] for word in self._words.among(phrases)):
            near = min((self._words.at(word) for word in phrase.split(" ")), key=len)
            yield from (other for other in near if _tells(other, phrase))

    def _told(
        self, each: Candidate, index: "Index", phrases: Callable[[Candidate], Mapping[str, list[str]]]
    ) -> Iterator[Candidate]:
        """Those of which the texts of an item tell a phrase."""
        for word in index.among(each.words):
            yield from (other for other in index.at(word) if any(_tells(each, said) for said in phrases(other)[word]))

    def _settling(self, each: Candidate) -> Iterator[Candidate]:
        """Those that have the same answer about the same: when a captain died, and when she stopped to lead."""
        mine = each.names
        for other in self._settled.of(each.settled) if mine else ():
            if other.names and (other.names <= mine or mine <= other.names):
                yield other


class Index:
    """Items by words that are looked for."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Candidate]] = {}

    def add(self, keys: Iterable[str], each: Candidate) -> None:
        """Find an item by these."""
        for key in keys:
            self._by_key.setdefault(key, []).append(each)

    def remove(self, keys: Iterable[str], each: Candidate) -> None:
        """Find it by these no more."""
        for key in keys:
            if others := [other for other in self._by_key[key] if other is not each]:
                self._by_key[key] = others
            else:
                del self._by_key[key]

    def at(self, key: str) -> Sequence[Candidate]:
        """Those found by one."""
        return self._by_key.get(key, ())

    def among(self, keys: Collection[str]) -> Iterator[str]:
        """Which of these find an item; an item may have thousands, and a paper as well."""
        if len(keys) <= len(self._by_key):
            return filter(self._by_key.__contains__, keys)
        return filter(keys.__contains__, self._by_key)

    def of(self, keys: Collection[str]) -> Iterator[Candidate]:
        """Those found by any of these."""
        return chain.from_iterable(map(self._by_key.__getitem__, self.among(keys)))


def _phrases(said: Iterable[str]) -> dict[str, list[str]]:
    """Texts without an article in front, by the first two words of each: one alone many begin with, as with a month."""
    found: dict[str, list[str]] = {}
    for phrase in filter(None, map(texts.core, said)):
        found.setdefault(" ".join(phrase.split(" ", 2)[:2]), []).append(phrase)
    return found


def _with_pairs(words: list[str]) -> Iterator[str]:
    """Each word, and each together with the next."""
    yield from words
    yield from map(" ".join, pairwise(words))


def _tells(each: Candidate, phrase: str) -> bool:
    """Whether a text of an item holds a phrase, and is more than that."""
    whole = f" {phrase} "
    for bare, words in each.texts:  # noqa: SIM110  # a generator takes twice as long, most of a large draw
        if whole in words and bare != phrase:
            return True
    return False


def _hints(item: Item) -> Iterator[str]:
    """What helps to answer an item by leaving less to choose from: a wrong option; the month of a day."""
    if item.form != "true_false":
        yield from (option.text for option in item.offered if not option.correct)
    for answer in item.accepted:
        when = dates.said(answer)
        if when and when.precision == "day":
            yield when.plain.partition(" ")[2]


def _ordered(item: Item) -> Sequence[str]:
    """The names of what an item asks to be put in the order of time, or to be dated side by side, if it asks that.

    The order may be the answer to a sentence that names all of it: "In which order did Reed, Moss and Vale lead?"
    """
    if item.parts:
        return [name for part in item.parts if dates.said(part.answer) for name in part.about]
    named = item.key[0].split(", ") if len(item.key) == 1 else []
    return named if len(named) > 2 and all(texts.holds(item.stem, name) for name in named) else ()


def _of_a_month(answer: str) -> bool:
    """Whether an answer is a day or a month, which hardly stands on a paper by chance."""
    when = dates.said(answer)
    return when is not None and when.precision in ("day", "month")


def _names(item: Item) -> set[str]:
    """The words within its texts that begin with a capital letter, as names do."""
    return {word for text in item.shown for word in re.findall(r"(?<=\s)\w[\w’'-]+", text) if word[0].isupper()}


def _settled(right: frozenset[str]) -> frozenset[str]:
    """Right answers, and their years: who knows the day knows the year."""
    return right.union(year for text in right for year in YEAR.findall(text))
