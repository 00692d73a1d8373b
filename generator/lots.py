"""Whose turn it is to stand on a quiz: one lot for each item, however many lines of the blueprint admit it."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge
from itertools import chain
from operator import itemgetter

from generator import texts
from generator.chance import chance
from generator.giveaways import Candidate
from generator.items import SETS, Item
from generator.model import Recipe, Row

CUES = (0, 1, 2, 4, math.inf)
"""How much an item may help with others or be helped by them, as of `cues`: so much only if no other can be had."""
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

    @cached_property
    def answers(self) -> frozenset[str]:
        """One answer of each item, in words."""
        return frozenset(texts.words(each.item.accepted[0]) or each.item.id for each in self.posables)


Fitting = Mapping[Row, list[Group]]
"""By the sort of a line what may stand in it."""


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
