"""Items and a recipe to forms: a deck's one list, or the versions A, B, … of a quiz."""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator import dates, texts
from generator.chance import chance
from generator.items import FORMS_OF_QUESTION, SETS, Form, Item
from generator.model import Problem, Recipe, Row
from generator.pose import fits, pose

ATTEMPTS = 100
"""How many draws are tried before a blueprint is refused."""
HINTLESS, UNLIKE = 40, 70
"""In how many of them no question may name a wrong option of another; and in how many no answer may stand twice."""


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
        row: [
            item
            for item in (sets.get(row, ()) if row.as_ in SETS else items)
            if fits(item, row.as_) and (row.as_ in SETS or row.admits(item.template, item.topic, item.level))
        ]
        for row in recipe.blueprint
    }
    fullest: dict[Row, list[Item]] = {}
    for attempt in range(ATTEMPTS):
        drawn = _attempt(recipe, fitting, attempt)
        if sum(map(len, drawn.values())) > sum(map(len, fullest.values())):
            fullest = drawn
        if all(len(drawn[row]) == row.items for row in recipe.blueprint):
            break
    problems = [_deficit(recipe, row, len(fullest.get(row, ()))) for row in recipe.blueprint]
    return [item for row in fullest.values() for item in row], [each for each in problems if each]


def _attempt(recipe: Recipe, fitting: dict[Row, list[Item]], attempt: int) -> dict[Row, list[Item]]:
    """One draw, row by row, those with the least to choose from first."""
    drawn: dict[Row, list[Item]] = {}
    taken = _Taken()
    for row in sorted(recipe.blueprint, key=lambda row: len(fitting[row]) / row.items):
        drawn[row] = []
        for item in _in_turn(recipe, row, fitting[row], attempt):
            if len(drawn[row]) == row.items:
                break
            posed = pose(item, row.as_, recipe.seed)._replace(line=row.at, worth=row.points)
            if not taken.spoils(posed, hints=attempt >= HINTLESS, twice=attempt >= UNLIKE):
                taken.add(posed)
                drawn[row].append(posed)
    return drawn


def _in_turn(recipe: Recipe, row: Row, items: list[Item], attempt: int) -> list[Item]:
    """Items in the order in which an attempt draws them; sets come drawn, and each attempt begins with another."""
    if row.as_ in SETS:
        first = attempt % max(1, len(items))
        return items[first:] + items[:first]
    return sorted(items, key=lambda item: chance(recipe.seed, str(attempt), item.id))


def _deficit(recipe: Recipe, row: Row, got: int) -> Problem | None:
    if got == row.items:
        return None
    what = f"this line asks for {row.items} items as {row.as_.replace('_', ' ')}, but only {got} can be had"
    less = f"ask for {got}" if got else "take the line away"
    fix = f"{less}, widen it, or add facts; factdeck ask {recipe.id} shows what has no options, and what was skipped"
    return Problem(row.at, what, fix)


class _Taken:
    """What stands on a paper: its facts, the words of its texts, its answers, its hints, and what its items name."""

    def __init__(self) -> None:
        self._facts: set[str] = set()
        self._texts = ""
        self._answers, self._hints = _Phrases(), _Phrases()
        self._named: dict[str, list[set[str]]] = {}

    def add(self, item: Item) -> None:
        """Put an item on the paper."""
        self._facts.update(item.facts)
        self._texts += "".join(f"{texts.core(text)}\t {texts.words(text)} \n" for text in item.shown)
        self._answers.add(item.accepted)
        self._hints.add(_hints(item))
        for answer in _settled(item):
            self._named.setdefault(answer, []).append(_names(item))

    def spoils(self, item: Item, hints: bool, twice: bool) -> bool:
        """Whether an item cannot stand there too: one fact twice, or one gives away or settles the other.

        hints: whether one may name what the other offers in vain; twice: whether two may have one answer at all.
        """
        return (
            not self._facts.isdisjoint(item.facts)
            or self._tells(item, item.accepted, self._answers)
            or self._settles(item)
            or (not hints and self._tells(item, _hints(item), self._hints))
            or (not twice and not self._named.keys().isdisjoint(map(texts.words, item.accepted)))
        )

    def _tells(self, item: Item, mine: Iterable[str], theirs: "_Phrases") -> bool:
        """Whether the texts there tell phrases of an item, or its texts tell phrases of theirs."""
        return self._hold(mine) or any(map(theirs.told_by, item.shown))

    def _settles(self, item: Item) -> bool:
        """Whether one there has the same answer about the same: when a captain died, and when she stopped to lead."""
        mine = _names(item)
        others = (names for answer in _settled(item) for names in self._named.get(answer, ()))
        return any(names and mine and (names <= mine or mine <= names) for names in others)

    def _hold(self, phrases: Iterable[str]) -> bool:
        """Whether a text there holds one of them; a name alone among the premises of a matching says nothing."""
        return any(
            f" {phrase} " in self._texts
            and any(
                f" {phrase} " in text and bare != phrase
                for bare, _, text in (line.partition("\t") for line in self._texts.splitlines())
            )
            for phrase in filter(None, map(texts.core, phrases))
        )


class _Phrases:
    """Phrases by their first word, to be looked for in texts."""

    def __init__(self) -> None:
        self._by_word: dict[str, set[str]] = {}

    def add(self, phrases: Iterable[str]) -> None:
        """Look for these too."""
        for phrase in filter(None, map(texts.core, phrases)):
            self._by_word.setdefault(phrase.split(" ", 1)[0], set()).add(phrase)

    def told_by(self, text: str) -> bool:
        """Whether a text holds one of them, and is more than that."""
        words, bare = texts.words(text), texts.core(text)
        near = (self._by_word.get(word, ()) for word in dict.fromkeys(words.split(" ")))
        return any(f" {phrase} " in f" {words} " and phrase != bare for phrases in near for phrase in phrases)


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


def _settled(item: Item) -> set[str]:
    """Its answers, and their years: who knows the day knows the year."""
    answers = [texts.words(text) for text in item.accepted]
    return {*answers, *(year for text in answers for year in re.findall(r"\b\d{4}\b", text))}


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
