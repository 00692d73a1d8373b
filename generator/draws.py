"""Which items stand on a quiz: drawn by lot, then exchanged one by one where no such draw meets the blueprint."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from heapq import merge
from itertools import chain, islice
from operator import itemgetter

from generator.allotment import allot
from generator.chance import chance
from generator.cues import Cues
from generator.exchange import Drawn, exchanged, size
from generator.giveaways import Candidate, Taken
from generator.items import SETS, Item
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
CUES = (0, 1, 2, 4, math.inf)
"""How much an item may help with others or be helped by them, as of `cues`: so much only if no other can be had."""
PASSED = 200
"""How many items that help are passed over at most."""
_NOTHING: Mapping[str, int] = {}
_NO_LINE, _SEVERAL = -1, -2
"""In place of the sort of line for which facts are kept."""
_LOT = itemgetter(0)
"""What decides whose turn it is, where that stands first."""


class Posable:
    """An item that can be posed as a form of question; how, is worked out when somebody asks."""

    def __init__(self, item: Item, pose: Callable[[Item], Sequence[Candidate]]) -> None:
        self.item, self._pose = item, pose

    @cached_property
    def ways(self) -> Sequence[Candidate]:
        """All ways in which it may stand on a paper."""
        return self._pose(self.item)

    @cached_property
    def drawn(self) -> list[Candidate]:
        """Those that chance draws: statements that are as true or false as the first."""
        return [way for way in self.ways if way.item.key == self.ways[0].item.key]


class Group:
    """What may stand in the same lines: items of one template, topic and level as one form of question."""

    def __init__(self, posables: list[Posable]) -> None:
        self.posables = posables

    @property
    def topic(self) -> str:
        """The topic of all of them."""
        return self.posables[0].item.topic

    @cached_property
    def facts(self) -> frozenset[str]:
        """All facts that are asked."""
        return frozenset(fact for each in self.posables for fact in each.item.facts)


Fitting = Mapping[Row, list[Group]]
"""By the sort of a line what may stand in it."""


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

    enough = len(_kept(recipe, fitting, LAST[0])) == sum(row.items for row in recipe.blueprint)
    for attempts, rules in RULES if enough else ():
        fullest: Drawn = []
        for attempt in attempts:
            drawn = _by_lot(recipe, fitting, rules(), Lots(recipe, attempt))
            yield drawn
            fullest = max(fullest, drawn, key=size)
        yield exchanged(recipe, partial(pool, last=rules is LOOSEST), fullest, rules())
    for attempt in LAST:
        yield _by_lot(recipe, fitting, LOOSEST(), Lots(recipe, attempt, _kept(recipe, fitting, attempt)))


def _kept(recipe: Recipe, fitting: Fitting, attempt: int) -> dict[str, int]:
    """For as many facts as the blueprint needs, or as there are, the place of the sort of line each is kept for."""
    wanted: Counter[Row] = Counter()
    for row in recipe.blueprint:
        wanted[row.sort] += row.items
    known = [frozenset[str]().union(*(group.facts for group in groups)) for groups in fitting.values()]
    turn = {fact: chance(recipe.seed, str(attempt), fact) for fact in frozenset().union(*known)}
    in_turn = [sorted(facts, key=turn.__getitem__) for facts in known]
    return allot([wanted[sort] for sort in fitting], in_turn)


class Lots:
    """Whose turn it is in one draw, and who is settled: however many lines admit an item, it has one lot.

    What is settled stands on the paper, or could not stand there and cannot later. kept: as of `_kept`.
    """

    def __init__(self, recipe: Recipe, attempt: int, kept: Mapping[str, int] = _NOTHING) -> None:
        self._seed, self._attempt, self._kept = recipe.seed, attempt, kept
        self._drawn: dict[Group, dict[int, list[tuple[int, Posable]]]] = {}
        self._done: Counter[tuple[Group, int]] = Counter()
        self._settled: set[Posable] = set()
        self.cues = CUES[-1:] if kept else CUES
        """How much an item may help with others, one after another; where facts are kept, that alone decides."""
        self.helped: dict[Posable, int] = {}
        """How much those that were passed over helped when they were last looked at."""

    def settle(self, each: Posable) -> None:
        """Let nobody look at this again."""
        self._settled.add(each)

    def in_turn(self, sort: Row, place: int, groups: list[Group]) -> Iterator[Posable]:
        """What may stand in lines of a sort, in the order of this draw, the last those of facts kept for other lines.

        Sets come drawn, and each draw begins with another. place: of the sort among all sorts.
        """
        if sort.as_ in SETS:
            sets = [each for group in groups for each in group.posables]
            first = self._attempt % max(1, len(sets))
            yield from sets[first:] + sets[:first]
            return
        free = (_NO_LINE, place) if self._kept else (_NO_LINE,)
        now = merge(*(self._left(group, kept_for) for group in groups for kept_for in free), key=_LOT)
        later = self._kept_for_others(place, groups) if self._kept else ()
        for each in chain((each for _, each in now), later):
            if each not in self._settled:
                yield each

    def by_topic(self, row: Row, groups: list[Group]) -> Collection[list[Group]]:
        """The groups of each topic that a line names, the topic first whose turn is first."""
        if not row.only.topic or row.as_ in SETS or self._kept:
            return [groups]
        found: dict[str, list[Group]] = {}
        filled = [group for group in groups if group.posables]
        for group in sorted(filled, key=lambda group: self._lots(group)[_NO_LINE][0][0]):
            found.setdefault(group.topic, []).append(group)
        return found.values()

    def _lots(self, group: Group) -> dict[int, list[tuple[int, Posable]]]:
        """All of a group behind their lots and in this order, by the sorts of line that their facts are kept for."""
        if group not in self._drawn:
            drawn = self._drawn[group] = {}
            lots = [(chance(self._seed, str(self._attempt), each.item.id), each) for each in group.posables]
            for drawn_lot in sorted(lots, key=_LOT):
                drawn.setdefault(self._line_of(drawn_lot[1].item.facts), []).append(drawn_lot)
        return self._drawn[group]

    def _line_of(self, facts: tuple[str, ...]) -> int:
        """The one sort of line that facts are kept for, if there is one."""
        lines = {self._kept[fact] for fact in facts if fact in self._kept} if self._kept else ()
        return min(lines, default=_NO_LINE) if len(lines) < 2 else _SEVERAL

    def _left(self, group: Group, kept_for: int) -> Iterator[tuple[int, Posable]]:
        """Those of a group that are not settled, in the order of their lots."""
        drawn, key = self._lots(group).get(kept_for, []), (group, kept_for)
        for place in range(self._done[key], len(drawn)):
            if drawn[place][1] not in self._settled:
                yield drawn[place]
            elif place == self._done[key]:
                self._done[key] += 1

    def _kept_for_others(self, place: int, groups: list[Group]) -> Iterator[Posable]:
        """Those that are not settled, the first those of which the fewest facts are kept for other lines."""
        left = [each for group in groups for kept_for in self._lots(group) for each in self._left(group, kept_for)]
        others = {each: sum(self._kept.get(fact, place) != place for fact in each.item.facts) for _, each in left}
        yield from (each for _, each in sorted(left, key=lambda drawn: (others[drawn[1]], drawn[0])))


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
