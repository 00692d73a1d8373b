"""What hangs together, and what has to come before what: going along such links, however many follow one another."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def groups(needs: Mapping[T, Iterable[T]], starts: Iterable[T]) -> Iterator[list[T]]:
    """For each start that was not met before, all that it needs and what that needs, behind what they need, and itself.

    Of what needs one another in a circle, that stands first which was met last.
    """
    met: set[T] = set()
    for start in starts:
        if start in met:
            continue
        met.add(start)
        path = [(start, iter(needs.get(start, ())))]  # from the start to what it needs, to what that needs, and so on
        found: list[T] = []
        while path:
            here, needed = path[-1]
            missing = next((each for each in needed if each not in met), None)
            if missing is None:
                path.pop()
                found.append(here)
            else:
                met.add(missing)
                path.append((missing, iter(needs.get(missing, ()))))
        yield found


def circles(needs: Mapping[T, Iterable[T]]) -> dict[T, T]:
    """For each that needs something or is needed, one that stands for all in a circle with it; often itself."""
    in_order = [each for found in groups(needs, needs) for each in found]
    needed_by: dict[T, list[T]] = {}
    for each, needed in needs.items():
        for other in needed:
            needed_by.setdefault(other, []).append(each)
    return {each: found[-1] for found in groups(needed_by, reversed(in_order)) for each in found}


def together(pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """All that hang together by pairs, in the order of the pairs.

    >>> together([(1, 2), (3, 4), (4, 1), (5, 6)])
    [[3, 4, 1, 2], [5, 6]]
    """
    found: dict[T, list[T]] = {}
    for one, other in pairs:
        mine, theirs = found.setdefault(one, [one]), found.setdefault(other, [other])
        if mine is not theirs:
            mine += theirs
            found.update(dict.fromkeys(theirs, mine))
    return [each for first, each in found.items() if each[0] == first]
