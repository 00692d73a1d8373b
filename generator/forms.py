"""Items and a recipe to forms: a deck's one list, or the versions A, B, … of a quiz."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import filterfalse, islice
from typing import NamedTuple

from generator import dates, texts
from generator.chance import chance
from generator.items import FORMS_OF_QUESTION, SETS, Form, Item
from generator.model import Problem, Recipe, Row
from generator.pose import fits, pose

ATTEMPTS = 100
"""How many draws are tried before a blueprint is refused."""
HINTLESS, UNLIKE = 40, 70
"""In how many of them no question may name a wrong option of another; and in how many no answer may stand twice."""
FEW = 5
"""How many are tried, the last, where there are too few facts in any case."""


def arrange(
    recipe: Recipe, items: list[Item], sets: Mapping[Row, list[Item]] | None = None
) -> tuple[tuple[Form, ...], list[Problem]]:
    """The forms of a recipe, and what its blueprint asked in vain.

    A deck has one form with every item. A quiz draws the same items for all its forms; each form has
    its own order of questions and of options. Every place depends on the seed, the form and the item
    alone, so that a new item moves no other. sets: what `sets` proposes for lines that ask for sets.
    """
    if not recipe.blueprint:
        return (Form("", tuple(items)),), []
    drawn, problems = _draw(recipe, items, sets or {})
    return tuple(Form(label, _shuffled(recipe, label, drawn)) for label in recipe.forms), problems


def _draw(recipe: Recipe, items: list[Item], sets: Mapping[Row, list[Item]]) -> tuple[list[Item], list[Problem]]:
    """The items of a quiz: the first draw that meets the blueprint, or the fullest one and its deficits."""
    fitting = {
        row.sort: _fitting(recipe, row, sets.get(row, []) if row.as_ in SETS else items)
        for row in {row.sort: row for row in recipe.blueprint}.values()
    }
    fullest: list[list[_Candidate]] = [[] for _ in recipe.blueprint]
    for attempt in range(ATTEMPTS) if _enough(recipe, fitting) else range(ATTEMPTS - FEW, ATTEMPTS):
        drawn = _attempt(recipe, fitting, attempt)
        if sum(map(len, drawn)) > sum(map(len, fullest)):
            fullest = drawn
        if all(len(got) == row.items for row, got in zip(recipe.blueprint, drawn, strict=True)):
            break
    lines = list(zip(recipe.blueprint, fullest, strict=True))
    problems = [_deficit(recipe, row, len(got)) for row, got in lines]
    chosen = [each.item._replace(line=row.at, worth=row.points) for row, got in lines for each in got]
    return chosen, [each for each in problems if each]


def _fitting(recipe: Recipe, row: Row, items: Iterable[Item]) -> "list[_Candidate]":
    """The items that may stand in a line of the blueprint, posed as it asks for."""
    return [
        _candidate(pose(item, row.as_, recipe.seed))
        for item in items
        if fits(item, row.as_) and (row.as_ in SETS or row.admits(item.template, item.topic, item.level))
    ]


def _enough(recipe: Recipe, fitting: "Mapping[Row, list[_Candidate]]") -> bool:
    """Whether there are as many facts as the blueprint needs at least: no fact is asked twice."""
    wanted: Counter[Row] = Counter()
    for row in recipe.blueprint:
        wanted[row.sort] += row.items
    known = {sort: {fact for each in fitting[sort] for fact in each.item.facts} for sort in wanted}
    return wanted.total() <= len(set().union(*known.values())) and all(
        count <= len(known[sort]) for sort, count in wanted.items()
    )


def _attempt(recipe: Recipe, fitting: "Mapping[Row, list[_Candidate]]", attempt: int) -> "list[list[_Candidate]]":
    """One draw: the items of each line, those lines first that have the least to choose from.

    Lines of one sort go on where the one before stopped: what could not stand on the paper then cannot now.
    """
    drawn: list[list[_Candidate]] = [[] for _ in recipe.blueprint]
    sorts = [row.sort for row in recipe.blueprint]
    choice = [len(fitting[sort]) / row.items for sort, row in zip(sorts, recipe.blueprint, strict=True)]
    taken = _Taken(hints=attempt >= HINTLESS, twice=attempt >= UNLIKE)
    turns: dict[Row, Iterator[_Candidate]] = {}
    for place in sorted(range(len(sorts)), key=choice.__getitem__):
        sort = sorts[place]
        if sort not in turns:
            free = filterfalse(taken.spoils, _in_turn(recipe, sort, fitting[sort], attempt))
            turns[sort] = map(taken.add, free)
        drawn[place] = list(islice(turns[sort], recipe.blueprint[place].items))
    return drawn


def _in_turn(recipe: Recipe, row: Row, items: "list[_Candidate]", attempt: int) -> "list[_Candidate]":
    """Items in the order in which an attempt draws them; sets come drawn, and each attempt begins with another."""
    if row.as_ in SETS:
        first = attempt % max(1, len(items))
        return items[first:] + items[:first]
    return sorted(items, key=lambda each: chance(recipe.seed, str(attempt), each.item.id))


def _deficit(recipe: Recipe, row: Row, got: int) -> Problem | None:
    if got == row.items:
        return None
    what = f"this line asks for {row.items} items as {row.as_.replace('_', ' ')}, but only {got} can be had"
    fewer = "ask for fewer  parts:" if row.as_ in SETS and row.parts > SETS[row.as_][0] else "take the line away"
    less = f"ask for {got}" if got else fewer
    fix = f"{less}, widen it, or add facts; factdeck ask {recipe.id} shows what has no options, and what was skipped"
    return Problem(row.at, what, fix)


class _Candidate(NamedTuple):
    """An item as it would stand on a paper, and what of it helps to answer others, or they it.

    texts: of each text it shows the words without an article in front, and the words. answers, hints: as phrases of
    such words; right: the words of its answers; settled, names: as of `_settled` and `_names`.
    """

    item: Item
    texts: tuple[tuple[str, str], ...]
    answers: tuple[str, ...]
    hints: tuple[str, ...]
    right: frozenset[str]
    settled: frozenset[str]
    names: frozenset[str]


def _candidate(item: Item) -> _Candidate:
    right = frozenset(filter(None, map(texts.words, item.accepted)))
    return _Candidate(
        item,
        tuple((texts.core(text), f" {texts.words(text)} ") for text in item.shown),
        tuple(filter(None, map(texts.core, item.accepted))),
        tuple(filter(None, map(texts.core, _hints(item)))),
        right,
        _settled(right),
        frozenset(_names(item)),
    )


class _Taken:
    """What stands on a paper: its facts, the words of its texts, its answers, its hints, and what its items name.

    hints: whether one may name what the other offers in vain; twice: whether two may have one answer at all.
    """

    def __init__(self, hints: bool, twice: bool) -> None:
        self._hinting, self._twice = hints, twice
        self._facts: set[str] = set()
        self._texts = _Texts()
        self._answers, self._hints = _Phrases(), _Phrases()
        self._named: dict[str, list[frozenset[str]]] = {}

    def add(self, each: _Candidate) -> _Candidate:
        """Put an item on the paper."""
        self._facts.update(each.item.facts)
        self._texts.add(each.texts)
        self._answers.add(each.answers)
        self._hints.add(each.hints)
        for answer in each.settled:
            self._named.setdefault(answer, []).append(each.names)
        return each

    def spoils(self, each: _Candidate) -> bool:
        """Whether an item cannot stand there too: one fact twice, or one gives away or settles the other."""
        return (
            not self._facts.isdisjoint(each.item.facts)
            or self._tells(each, each.answers, self._answers)
            or self._settles(each)
            or (not self._hinting and self._tells(each, each.hints, self._hints))
            or (not self._twice and not self._named.keys().isdisjoint(each.right))
        )

    def _tells(self, each: _Candidate, mine: Iterable[str], theirs: "_Phrases") -> bool:
        """Whether the texts there tell phrases of an item, or its texts tell phrases of theirs."""
        return any(map(self._texts.tell, mine)) or any(theirs.told_by(bare, words) for bare, words in each.texts)

    def _settles(self, each: _Candidate) -> bool:
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


def _shuffled(recipe: Recipe, label: str, items: list[Item]) -> tuple[Item, ...]:
    """The items by form of question, each in an order of this form's own."""
    order = sorted(items, key=lambda item: (FORMS_OF_QUESTION.index(item.form), chance(recipe.seed, label, item.id)))
    return tuple(_turned(recipe, label, item) for item in order)


def _turned(recipe: Recipe, label: str, item: Item) -> Item:
    """An item with its options, premises or events in an order of this form's own, where they may move."""
    options = item.options
    if not item.ordered:
        options = tuple(sorted(options, key=lambda each: chance(recipe.seed, label, item.id, each.text)))
    parts = tuple(sorted(item.parts, key=lambda each: chance(recipe.seed, label, item.id, each.text)))
    return item._replace(options=options, parts=parts)
