"""Items to items with options: which of the provably wrong answers are offered, and in which order.

The nearest come first: what is `mistaken_for` the right answer, then the same subject at another time, then
what shares most with the right answer, the nearest in time. Dates and numbers stand in ascending order.
"""

from collections.abc import Iterable

from generator import stems, texts
from generator.chance import chance
from generator.clozes import key_inside
from generator.items import Item, Option
from generator.meaning import Answers
from generator.model import Content, Recipe
from generator.nearness import Nearness
from generator.proof import Candidate, disproved

NEAREST = 6
"""From how many of the nearest of one tier the wrong answers are drawn."""
ENOUGH = 12
"""How many wrong answers are looked for before choosing."""
RIGHT = 3
"""How many right answers at most are offered where there are several."""


def offer(content: Content, recipe: Recipe, items: Iterable[Item]) -> list[Item]:
    """The same items, with options wherever two or more wrong answers can be proved.

    An item with several right answers offers two or three of them. One with too few provable wrong answers
    keeps no options and is a question with a short answer.
    """
    near = Nearness(content)
    return [_with_options(item, near, recipe) for item in items]


def _with_options(item: Item, near: Nearness, recipe: Recipe) -> Item:
    candidates = _distinct(item, disproved(item, near), near)
    if len(candidates) < 2:
        return item
    right = _right(item, near, recipe)
    if not right:
        return item
    places = _scale((*item.key, *(each.text for each in candidates)), near)
    if places and len(right) == 1:
        drawn = _around(item, candidates, places, recipe)
    else:
        drawn = _nearest(item, candidates, recipe)
    options = [*right, *(_wrong(item, each, near) for each in drawn)]
    if places:
        return item._replace(options=tuple(sorted(options, key=lambda each: places[each.text])), ordered=True)
    options.sort(key=lambda each: chance(recipe.seed, item.id, "order", each.text))
    return item._replace(options=tuple(options))


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
    said = " ".join(dict.fromkeys(map(near.said, each.said)))
    claim = _claim(item, each.inside)
    return Option(each.text, False, said or item.statement, each.rule, each.fact, each.shares, claim)


def _claim(item: Item, inside: str) -> str:
    """The sentence of an item with an option put in, where it has one."""
    return texts.capitalized(item.cloze.replace(stems.BLANK, inside))


def _scale(shown: tuple[str, ...], near: Nearness) -> dict[str, float]:
    """The place of each text if all are numbers, or all are dates (then the first day); else nothing."""
    read = {text: near.meanings[text] for text in shown}
    if all(each.number is not None for each in read.values()):
        return {text: each.number or 0.0 for text, each in read.items()}
    if all(each.when for each in read.values()):
        return {text: float(each.when.first) for text, each in read.items() if each.when}
    return {}


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
    """How near a miss it is, the nearest first."""
    others = [name for name in each.shares if name not in ("sort", "mistaken_for", "subject", "time")]
    return "mistaken_for" not in each.shares, "subject" not in each.shares, -len(others)


def _distinct(item: Item, candidates: Iterable[Candidate], near: Nearness) -> list[Candidate]:
    """Candidates that could not be taken for one another, for a right answer, or for words of the stem."""
    kept: list[Candidate] = []
    stem = f" {texts.words(item.stem)} "
    taken = Answers(near.meanings[text] for text in item.accepted)
    for each in candidates:
        offered = near.meanings[each.text]
        if offered.core not in stem and taken.add(offered):
            kept.append(each)
        if len(kept) == ENOUGH:
            break
    return kept


def _around(item: Item, candidates: list[Candidate], places: dict[str, float], recipe: Recipe) -> list[Candidate]:
    """The dates or numbers nearest to the right one, whose own place among them is drawn evenly."""
    key = places[item.key[0]]
    near = sorted(candidates, key=lambda each: abs(places[each.text] - key))
    below = [each for each in near if places[each.text] < key]
    above = [each for each in near if places[each.text] > key]
    wanted = min(recipe.options - 1, len(near))
    place = chance(recipe.seed, item.id, "place") % (wanted + 1)
    lower = max(min(place, len(below)), wanted - len(above))
    return below[:lower] + above[: wanted - lower]
