"""Which items stand on a quiz: drawn by lot, then exchanged one by one where no such draw meets the blueprint."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, islice

from generator.allotment import allot
from generator.chance import chance
from generator.cues import Cues
from generator.exchange import Drawn, exchanged, size
from generator.giveaways import Candidate, Taken
from generator.items import SETS, Item
from generator.model import Recipe, Row

Posed = Callable[[str, Item], Sequence[Candidate]]
"""Gives an item as it may stand on a paper, in one way or another, by the form of question; as of `poses`."""
LOOSEST = partial(Taken, orders=True, near=True, hints=True, twice=True)
"""The rules that no paper breaks."""
RULES = (
    (range(20), Taken),
    (range(20), partial(Taken, orders=True)),
    (range(20, 40), partial(Taken, orders=True, near=True)),
    (range(40, 70), partial(Taken, orders=True, near=True, hints=True)),
    (range(70, 100), LOOSEST),
)
"""Which draws by lot keep which rules, the strictest first."""
LAST = range(100, 110)
"""Draws by the loosest rules that keep facts for the lines that need them."""
CUES = (0, 1, 2, 4, math.inf)
"""How much an item may help with others or be helped by them, as of `cues`: so much only if no other can be had."""
PASSED = 200
"""How many items that help are passed over at most."""
_NOTHING: Mapping[str, Row] = {}


def draw(recipe: Recipe, fitting: Mapping[Row, list[Item]], posed: Posed) -> Drawn:
    """The first draw that meets the blueprint, or the fullest there was.

    fitting: by the sort of a line the items that may stand in it.
    """
    fullest: Drawn = [[] for _ in recipe.blueprint]
    for drawn in _draws(recipe, fitting, posed):
        fullest = max(fullest, drawn, key=size)
        if size(fullest) == sum(row.items for row in recipe.blueprint):
            break
    return fullest


def _draws(recipe: Recipe, fitting: Mapping[Row, list[Item]], posed: Posed) -> Iterator[Drawn]:
    """Draws by lot, and what exchanging makes of the fullest; where there are too few facts in any case, only some."""

    def drawn_way(form: str, item: Item) -> list[Candidate]:
        ways = posed(form, item)
        return [way for way in ways if way.item.key == ways[0].item.key]

    @cache
    def pool(row: Row, last: bool) -> list[Candidate]:
        items = sorted(fitting[row], key=lambda item: chance(recipe.seed, "exchange", item.id))
        return [way for item in items for way in (posed if last else drawn_way)(row.as_, item)]

    enough = len(_kept(recipe, fitting, LAST[0])) == sum(row.items for row in recipe.blueprint)
    for attempts, rules in RULES if enough else ():
        fullest: Drawn = []
        for attempt in attempts:
            drawn = _by_lot(recipe, fitting, attempt, rules(), drawn_way)
            yield drawn
            fullest = max(fullest, drawn, key=size)
        yield exchanged(recipe, partial(pool, last=rules is LOOSEST), fullest, rules())
    for attempt in LAST:
        yield _by_lot(recipe, fitting, attempt, LOOSEST(), drawn_way, _kept(recipe, fitting, attempt))


def _kept(recipe: Recipe, fitting: Mapping[Row, list[Item]], attempt: int) -> dict[str, Row]:
    """For as many facts as the blueprint needs, or as there are, the sort of line that each is kept for."""
    sorts = list(fitting)
    wanted: Counter[Row] = Counter()
    for row in recipe.blueprint:
        wanted[row.sort] += row.items
    known = [{fact for each in fitting[sort] for fact in each.facts} for sort in sorts]
    turn = {fact: chance(recipe.seed, str(attempt), fact) for fact in set().union(*known)}
    in_turn = [sorted(facts, key=turn.__getitem__) for facts in known]
    return {fact: sorts[line] for fact, line in allot([wanted[sort] for sort in sorts], in_turn).items()}


def _by_lot(
    recipe: Recipe,
    fitting: Mapping[Row, list[Item]],
    attempt: int,
    taken: Taken,
    posed: Posed,
    kept: Mapping[str, Row] = _NOTHING,
) -> Drawn:
    """One draw: the items of each line, those lines first that have the least to choose from.

    Lines of one sort go on where the one before stopped: what could not stand on the paper then cannot now. Where facts
    are kept for other lines, that alone decides what comes last.
    """
    drawn: Drawn = [[] for _ in recipe.blueprint]
    sorts = [row.sort for row in recipe.blueprint]
    choice = [len(fitting[sort]) / row.items for sort, row in zip(sorts, recipe.blueprint, strict=True)]
    turns: dict[Row, Iterator[Candidate]] = {}
    cues, limits = Cues(), CUES[-1:] if kept else CUES
    for place in sorted(range(len(sorts)), key=choice.__getitem__):
        sort = sorts[place]
        if sort not in turns:
            in_turn = _in_turn(recipe, sort, fitting[sort], attempt, kept)
            turns[sort] = _spread(
                _standing(_posed(posed, sort.as_, items, taken), taken, cues, limits)
                for items in ([in_turn] if kept else _by_topic(sort, in_turn))
            )
        drawn[place] = list(islice(turns[sort], recipe.blueprint[place].items))
    return drawn


def _posed(posed: Posed, form: str, items: Iterable[Item], taken: Taken) -> Iterator[Candidate]:
    """The items as they may stand on a paper, but for those whose facts are asked there when their turn comes."""
    for item in items:
        if not taken.asks(item):
            yield from posed(form, item)


def _by_topic(row: Row, items: list[Item]) -> Collection[list[Item]]:
    """The items of each topic that a line names, the topic first whose turn is first."""
    if not row.only.topic or row.as_ in SETS:
        return [items]
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.topic, []).append(item)
    return found.values()


def _spread(turns: Iterable[Iterator[Candidate]]) -> Iterator[Candidate]:
    """What several turns give, from each as many as from the others, as long as it has any."""
    given = dict.fromkeys(turns, 0)
    while given:
        turn = min(given, key=given.__getitem__)
        each = next(turn, None)
        if each is None:
            del given[turn]
        else:
            given[turn] += 1
            yield each


def _standing(
    candidates: Iterator[Candidate], taken: Taken, cues: Cues, limits: Sequence[float]
) -> Iterator[Candidate]:
    """Those that can stand on a paper, put on it one by one: first those that help with nothing there, so far as
    that is known of not too many, then what was passed over, the least helpful first.
    """
    for most in limits:
        passed: list[Candidate] = []
        for each in candidates:
            if not taken.spoils(each):
                if cues.of(each) <= most:
                    yield cues.add(taken.add(each))
                else:
                    passed.append(each)
                    if len(passed) == PASSED:
                        break
        candidates = chain(passed, candidates)


def _in_turn(recipe: Recipe, row: Row, items: list[Item], attempt: int, kept: Mapping[str, Row]) -> list[Item]:
    """Items in the order in which an attempt draws them, the last those of facts that are kept for other lines.

    Sets come drawn, and each attempt begins with another.
    """
    if row.as_ in SETS:
        first = attempt % max(1, len(items))
        return items[first:] + items[:first]

    def turn(item: Item) -> tuple[int, int]:
        others = sum(kept.get(fact, row) != row for fact in item.facts) if kept else 0
        return others, chance(recipe.seed, str(attempt), item.id)

    return sorted(items, key=turn)
