"""A paper that lacks items is filled by exchange: one is put on it, and those that cannot stand beside it make room."""

from collections.abc import Callable, Iterable

from generator.chance import chance
from generator.cues import Cues
from generator.giveaways import Candidate, Taken
from generator.model import Recipe, Row

Drawn = list[list[Candidate]]
"""The items of each line of a blueprint."""
EXCHANGES, LOOKS = 300, 6_000
"""How many exchanges are tried, and how many items are looked at for them at most."""
ROOM = 10
"""How many items make room for one at most."""
AWAY = 7
"""For how many exchanges an item that made room stays away."""


def size(drawn: Drawn) -> int:
    """How many items were drawn."""
    return sum(map(len, drawn))


def exchanged(recipe: Recipe, pool: Callable[[Row], list[Candidate]], drawn: Drawn, taken: Taken) -> Drawn:
    """The fullest paper that was come upon, beginning with a draw.

    pool: gives all that may stand in a line, by its sort. taken: the rules of the paper, on which nothing stands yet.
    """
    rows, fullest = recipe.blueprint, drawn
    cues = Cues()
    lines = [{cues.add(taken.add(each)).item.id: each for each in line} for line in drawn]
    away: dict[str, int] = {}
    looks = 0
    for step in range(EXCHANGES):
        short = [place for place, row in enumerate(rows) if len(lines[place]) < row.items]
        if not short or looks > LOOKS:
            break
        place = short[step % len(short)]
        there = {id(each) for line in lines for each in line.values()}
        free = [each for each in pool(rows[place].sort) if id(each) not in there and away.get(each.item.id, 0) <= step]
        looks += len(free)
        found = _easiest(free, taken, cues)
        if found:
            each, clashing = found[chance(recipe.seed, "exchange", str(step)) % len(found)]
            for other in clashing:
                taken.remove(other)
                cues.remove(other)
                away[other.item.id] = step + AWAY
                for line in lines:
                    line.pop(other.item.id, None)
            lines[place][each.item.id] = cues.add(taken.add(each))
            fullest = max(fullest, [[*line.values()] for line in lines], key=size)
    return fullest


def _easiest(free: Iterable[Candidate], taken: Taken, cues: Cues) -> list[tuple[Candidate, list[Candidate]]]:
    """Those for which the fewest that stand on the paper would have to make room, and these; with the fewest cues."""
    found: list[tuple[Candidate, list[Candidate]]] = []
    least: tuple[int, int] = ROOM, 0
    for each in free:
        clashing: dict[str, Candidate] = {}
        for other in taken.clashing(each):
            clashing[other.item.id] = other
            if len(clashing) > least[0]:
                break
        else:
            cost = len(clashing), cues.of(each)
            if cost < least:
                least, found = cost, []
            if cost == least:
                found.append((each, [*clashing.values()]))
            if not any(cost):
                break
    return found
