"""Which items stand on a quiz: drawn by lot, then exchanged one by one where no such draw meets the blueprint."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import chain, islice

from generator.allotment import allot
from generator.chance import chance
from generator.cues import Cues
from generator.exchange import Drawn, exchanged, size
from generator.giveaways import Candidate, Taken
from generator.lots import Fitting, Lots, Posable
from generator.model import Recipe, Row

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
LOOKS, FEWEST = 60_000, 3
"""How many items are looked at in the draws by lot of one sort of rules, but for a few draws that there are always."""
PASSED = 200
"""How many items that help are passed over at most."""


def draw(recipe: Recipe, fitting: Fitting) -> Drawn:
    """The first draw that meets the blueprint, or the fullest there was."""
    fullest: Drawn = [[] for _ in recipe.blueprint]
    for drawn in _draws(recipe, fitting):
        fullest = max(fullest, drawn, key=size)
        if size(fullest) == sum(row.items for row in recipe.blueprint):
            break
    return fullest


def _draws(recipe: Recipe, fitting: Fitting) -> Iterator[Drawn]:
    """Draws by lot, and what exchanging makes of the fullest; where there are too few facts in any case, only some."""

    @cache
    def pool(row: Row, last: bool) -> list[Candidate]:
        posables = [each for group in fitting[row] for each in group.posables]
        posables.sort(key=lambda each: chance(recipe.seed, "exchange", each.item.id))
        return [way for each in posables for way in (each.ways if last else each.drawn)]

    needed = sum(row.items for row in recipe.blueprint)
    enough = len(_kept(recipe, fitting, LAST[0])) == needed
    answers = [[*frozenset[str]().union(*(group.answers for group in groups))] for groups in fitting.values()]
    each_its_own = enough and len(allot(_wanted(recipe, fitting), answers)) == needed
    admitted = sum(len(group.posables) for group in frozenset(chain.from_iterable(fitting.values())))
    most = max(FEWEST, LOOKS // max(1, admitted))
    for attempts, rules in RULES if enough else ():
        if rules is not LOOSEST and not each_its_own:
            continue  # by all other rules no two items have one answer
        fullest: Drawn = []
        for attempt in attempts[:most]:
            drawn = _by_lot(recipe, fitting, rules(), Lots(recipe, attempt))
            yield drawn
            fullest = max(fullest, drawn, key=size)
        yield exchanged(recipe, partial(pool, last=rules is LOOSEST), fullest, rules())
    for attempt in LAST[:most]:
        yield _by_lot(recipe, fitting, LOOSEST(), Lots(recipe, attempt, _kept(recipe, fitting, attempt)))


def _kept(recipe: Recipe, fitting: Fitting, attempt: int) -> dict[str, int]:
    """For as many facts as the blueprint needs, or as there are, the place of the sort of line each is kept for."""
    known = [frozenset[str]().union(*(group.facts for group in groups)) for groups in fitting.values()]
    turn = {fact: chance(recipe.seed, str(attempt), fact) for fact in frozenset().union(*known)}
    in_turn = [sorted(facts, key=turn.__getitem__) for facts in known]
    return allot(_wanted(recipe, fitting), in_turn)


def _wanted(recipe: Recipe, fitting: Fitting) -> list[int]:
    """How many items the lines of each sort ask for."""
    wanted: Counter[Row] = Counter()
    for row in recipe.blueprint:
        wanted[row.sort] += row.items
    return [wanted[sort] for sort in fitting]


def _by_lot(recipe: Recipe, fitting: Fitting, taken: Taken, lots: Lots) -> Drawn:
    """One draw: the items of each line, those lines first that have the least to choose from.

    Lines of one sort go on where the one before stopped: what could not stand on the paper then cannot now. Where facts
    are kept for other lines, that alone decides what comes last.
    """
    drawn: Drawn = [[] for _ in recipe.blueprint]
    sorts = [row.sort for row in recipe.blueprint]
    among = {sort: place for place, sort in enumerate(fitting)}
    admitted = {sort: sum(len(group.posables) for group in groups) for sort, groups in fitting.items()}
    choice = [admitted[sort] / row.items for sort, row in zip(sorts, recipe.blueprint, strict=True)]
    turns: dict[Row, Iterator[Candidate]] = {}
    cues = Cues()
    for place in sorted(range(len(sorts)), key=choice.__getitem__):
        sort = sorts[place]
        if sort not in turns:
            turns[sort] = _spread(
                _standing(lots.in_turn(sort, among[sort], groups), lots, taken, cues)
                for groups in lots.by_topic(sort, fitting[sort])
            )
        drawn[place] = list(islice(turns[sort], recipe.blueprint[place].items))
    return drawn


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


def _standing(posables: Iterator[Posable], lots: Lots, taken: Taken, cues: Cues) -> Iterator[Candidate]:
    """Those that can stand on a paper, put on it one by one: first those that help with nothing there, so far as
    that is known of not too many, then what was passed over, the least helpful first.
    """
    for most in lots.cues:
        passed: list[Posable] = []
        for each in posables:
            if lots.helped.get(each, 0) <= most:
                ways = [] if taken.asks(each.item) else [way for way in each.drawn if not taken.spoils(way)]
                best = next((way for way in ways if cues.of(way) <= most), None)
                if best or not ways:
                    lots.settle(each)
                    if best:
                        yield cues.add(taken.add(best))
                    continue
                lots.helped[each] = min(map(cues.of, ways))
            passed.append(each)
            if len(passed) == PASSED:
                break
        posables = chain(passed, posables)
