"""Items to items with options: which of the provably wrong answers are offered, and in which order.

The nearest come first: what is `mistaken_for` the right answer, then the same subject at another time, then
what shares most with the right answer, the nearest in time. Dates and numbers stand in ascending order.
"""

from collections.abc import Iterable
from typing import NamedTuple

from generator import stems, texts
from generator.chance import chance
from generator.clozes import key_inside
from generator.items import Item, Offers, Option, in_a_row
from generator.meaning import Answers
from generator.model import Content, Recipe
from generator.nearness import Nearness
from generator.proof import Candidate, disproved

NEAREST = 6
"""From how many of the nearest of one tier the wrong answers are drawn."""
ENOUGH = 12
"""How many wrong answers are looked for before choosing."""
FEWEST = 2
"""How many there must be for a choice."""
RIGHT = 3
"""How many right answers at most are offered where there are several."""
_INTENDED = frozenset(("mistaken_for", "chosen"))
"""What wrong answers share that an author had in mind."""
KEPT = 1_000
"""How many findings are kept at once for other questions of the same answer."""
UNPROVED = "fewer than two other answers can be proved wrong"
UNPROVED_OF_PEOPLE = (
    f"{UNPROVED}; of people, only those are offered of whom one page names the other under mistaken_for:"
)
UNPROVED_OF_MANY = (
    f"{UNPROVED}; this property has many values, and more may be true: write  complete: yes  in kinds.yaml"
    " if pages list all, or wrong ones under not:"
)
UNNAMED = "of a sentence only those answers are wrong that its author names; write two or more under its not:"
UNFIT = (
    "of the {count} answers that are proved wrong, fewer than two can be offered; "
    "the others may be taken for a right answer or for one another, or stand in the question"
)
ALIKE = "its right answers may be taken for one another; only where two may not, they are offered together"
"""Why an item keeps no options."""


class Choices(Offers):
    """Options for items wherever two or more wrong answers can be proved, for all recipes of a content.

    An item with several right answers offers two or three of them. One with too few provable wrong answers
    keeps no options and is a question with a short answer.
    """

    def __init__(self, content: Content) -> None:
        self.near = Nearness(content)
        self._choice: dict[Item, bool] = {}
        self._known: dict[tuple[object, ...], Found] = {}

    def right(self, recipe: Recipe, item: Item) -> int:
        """How many right options an item is offered: what is drawn need not be known for that."""
        if item not in self._choice:
            self._found(item, FEWEST)
        if not self._choice[item]:
            return 0
        return 1 if len(item.key) == 1 else len(_right(item, self.near, recipe))

    def full(self, recipe: Recipe, item: Item) -> Item:
        """The item with its options."""
        if not self._choice.get(item, True):
            return item
        return _with_options(item, self._found(item, ENOUGH), self.near, recipe)

    def _found(self, item: Item, most: int) -> "Found":
        """As of `_distinct`; if its stem does not matter, found once for all questions of one answer to its facts."""
        template = self.near.content.templates.get(item.template)
        about = template.answer if template else "", item.gap, item.facts, item.accepted, most
        found = self._known.get(about)
        if found is None or found.stand_in(item):
            found = _distinct(item, disproved(item, self.near), self.near, most)
            if not found.told:
                if len(self._known) == KEPT:
                    self._known.clear()
                self._known[about] = found
        self._choice[item] = len(found.kept) >= FEWEST
        return found


class Found(NamedTuple):
    """Wrong answers that may be offered together.

    looked: the `core` of each that was looked at for them; told: whether any of these stands in the item's own stem.
    """

    kept: list[Candidate]
    looked: list[str]
    told: bool

    def stand_in(self, item: Item) -> bool:
        """Whether any that was looked at stands in the stem of another item."""
        stem = f" {texts.words(item.stem)} "
        return any(core in stem for core in self.looked)


def _with_options(item: Item, found: Found, near: Nearness, recipe: Recipe) -> Item:
    candidates, proved = found.kept, len(found.looked)
    if len(candidates) < FEWEST:
        return item._replace(lacks=UNFIT.format(count=proved) if proved >= FEWEST else _unproved(item, near))
    right = _right(item, near, recipe)
    if not right:
        return item._replace(lacks=ALIKE)
    candidates = _comparable(item, candidates, near, recipe)
    places = _scale((*item.key, *(each.text for each in candidates)), near)
    if places and len(right) == 1:
        around = _around(candidates, places, places[item.key[0]], recipe.options - 1)
        offered = [*right, *(_wrong(item, each, near) for each in around)]
        scale = tuple(sorted(offered, key=lambda each: places[each.text]))
        count = min(recipe.options, len(candidates) + 1)
        shown = in_a_row(scale, count, chance(recipe.seed, item.id, "place") % count)
        return item._replace(options=shown, ordered=True, scale=scale)
    options = [*right, *(_wrong(item, each, near) for each in _nearest(item, candidates, recipe))]
    if alone := _scale(tuple(each.text for each in options), near):  # what was not drawn may be of another unit
        return item._replace(options=tuple(sorted(options, key=lambda each: alone[each.text])), ordered=True)
    options.sort(key=lambda each: chance(recipe.seed, item.id, "order", each.text))
    return item._replace(options=tuple(options))


def _unproved(item: Item, near: Nearness) -> str:
    """Why hardly any other answer to an item can be proved wrong."""
    if item.gap:
        return UNNAMED
    fact = near.content.facts[item.facts[0]]
    property, answer = near.content.property_of(fact), near.content.templates[item.template].answer
    if answer in ("value", "subject") and property.many and not (property.complete or property.unique):
        return UNPROVED_OF_MANY
    return UNPROVED if near.circle(fact.subject) is None else UNPROVED_OF_PEOPLE


def _right(item: Item, near: Nearness, recipe: Recipe) -> list[Option]:
    """The right option, or some of several that cannot be taken for one another; none where these are too few."""
    if len(item.key) == 1:
        return [Option(item.key[0], True, "", claim=_claim(item, key_inside(near.content, item)))]
    taken = Answers()
    drawn = sorted(item.key, key=lambda text: chance(recipe.seed, item.id, "right", text))
    shown = [text for text in drawn if taken.add(near.meanings[text])]
    if len(shown) < 2:
        return []
    count = 2 + chance(recipe.seed, item.id, "count") % (min(RIGHT, len(shown)) - 1)
    return [Option(text, True, "") for text in shown[:count]]


def _wrong(item: Item, each: Candidate, near: Nearness) -> Option:
    said, facts = near.explained(each.said)
    claim = _claim(item, each.inside)
    template = near.content.templates.get(item.template)
    return Option(
        each.text,
        False,
        said or item.statement,
        each.rule,
        each.fact,
        each.shares,
        claim,
        facts,
        corrects=bool(said and template and template.answer == "subject"),
    )


def _claim(item: Item, inside: str) -> str:
    """The sentence of an item with an option put in, where it has one."""
    shown = texts.capitalized(inside) if item.cloze.startswith(stems.BLANK) else inside
    return item.cloze.replace(stems.BLANK, shown)


def _scale(shown: tuple[str, ...], near: Nearness) -> dict[str, float]:
    """The place of each text if all are amounts of one unit, or all are dates (then the first day); else nothing."""
    amounts = {text: said for text in shown if (said := near.meanings[text].range)}
    if len(amounts) == len(set(shown)) and len({said.of for said in amounts.values()}) == 1:
        return {text: said.low for text, said in amounts.items()}
    days = {text: float(when.first) for text in shown if (when := near.meanings[text].when)}
    return days if len(days) == len(set(shown)) else {}


def _comparable(item: Item, candidates: list[Candidate], near: Nearness, recipe: Recipe) -> list[Candidate]:
    """Of the wrong answers to a question for an amount those of its unit, if there are enough.

    Those of its sign come first, then the others; beside a plain number, ranges and what is about so much come last.
    """
    key = near.meanings[item.key[0]]
    if not key.range:
        return candidates
    tiers: tuple[list[Candidate], ...] = ([], [], [])
    for each in candidates:
        said = near.meanings[each.text]
        if said.range and said.range.unit == key.range.unit:
            plain = said.amount or not key.amount
            tiers[((said.range.low < 0) != (key.range.low < 0)) if plain else 2].append(each)
    alike: list[Candidate] = []
    for tier in tiers:
        alike += tier
        if len(alike) >= recipe.options - 1:
            return alike
    return candidates


def _nearest(item: Item, candidates: list[Candidate], recipe: Recipe) -> list[Candidate]:
    """As many wrong answers as the recipe wants: tier by tier, drawn among the nearest in time.

    In the last tier needed, those are drawn that let the key be the longest option, or the shortest, as often as not.
    """
    wanted = recipe.options - 1
    drawn: list[Candidate] = []
    for tier in sorted({_tier(each) for each in candidates}):
        alike = sorted((each for each in candidates if _tier(each) == tier), key=lambda each: (each.days, each.text))
        near = sorted(alike[:NEAREST], key=lambda each: chance(recipe.seed, item.id, each.text))
        if len(drawn) + len(near) >= wanted:
            return drawn + _balanced(item, drawn, near, wanted, recipe)
        drawn += near
    return drawn


def _balanced(
    item: Item, drawn: list[Candidate], near: list[Candidate], wanted: int, recipe: Recipe
) -> list[Candidate]:
    """Enough of the near ones that of all wanted as many are shorter than the key as chance says, where that can be."""
    key = len(texts.words(item.key[0]))
    shorter: list[Candidate] = []
    others: list[Candidate] = []
    for each in near:
        (shorter if len(texts.words(each.text)) < key else others).append(each)
    already = sum(len(texts.words(each.text)) < key for each in drawn)
    rest = wanted - len(drawn)
    target = chance(recipe.seed, item.id, "length") % (wanted + 1) - already
    count = max(min(target, len(shorter), rest), rest - len(others), 0)
    return shorter[:count] + others[: rest - count]


def _tier(each: Candidate) -> tuple[bool, bool, int]:
    """How near a miss it is, the nearest first: what an author had in mind, then what shares most."""
    others = [name for name in each.shares if name not in ("sort", "mistaken_for", "subject", "time")]
    return _INTENDED.isdisjoint(each.shares), "subject" not in each.shares, -len(others)


def _distinct(item: Item, candidates: Iterable[Candidate], near: Nearness, most: int) -> Found:
    """Candidates that could not be taken for one another, for a right answer, or for words of the stem."""
    kept: list[Candidate] = []
    looked: list[str] = []
    told = False
    stem = f" {texts.words(item.stem)} "
    taken: Answers | None = None
    for each in candidates:
        taken = taken or Answers(near.meanings[text] for text in item.accepted)  # of which there may be thousands
        offered = near.meanings[each.text]
        looked.append(offered.core)
        if offered.core in stem:
            told = True
        elif taken.add(offered):
            kept.append(each)
        if len(kept) == most:
            break
    return Found(kept, looked, told)


def _around(candidates: list[Candidate], places: dict[str, float], key: float, most: int) -> list[Candidate]:
    """The dates or numbers nearest to the right one, at most so many on either side."""
    nearest = sorted(candidates, key=lambda each: abs(places[each.text] - key))
    below = [each for each in nearest if places[each.text] < key]
    above = [each for each in nearest if places[each.text] > key]
    return below[:most] + above[:most]
