"""Which facts are kept for which line of a blueprint, so that as many as can be are asked, and none twice."""

from collections.abc import Iterator, Sequence


def allot(wanted: Sequence[int], known: Sequence[Sequence[str]]) -> dict[str, int]:
    """Facts, each with the line that it is kept for; as many as any way of sharing them out could give.

    wanted: how many facts each line asks for; known: which facts it could ask.

    >>> allot([1, 1], [["sun", "moon"], ["sun"]])
    {'sun': 1, 'moon': 0}
    """
    kept: dict[str, int] = {}
    left = [iter(facts) for facts in known]
    for line, count in enumerate(wanted):
        for _ in range(count):
            if not _give(line, known, left, kept):
                break
    return kept


def _give(line: int, known: Sequence[Sequence[str]], left: Sequence[Iterator[str]], kept: dict[str, int]) -> bool:
    """Keep one more fact for a line, while others pass theirs on where they must; whether that can be.

    left: what of the known facts has not been looked at yet, because a fact that is kept for a line stays with some.
    """
    reached = [line]
    asked: dict[int, tuple[int, str]] = {}  # whom each line would give which fact
    for giver in reached:
        fact = next((fact for fact in left[giver] if fact not in kept), None)
        if fact is not None:
            kept[fact] = giver
            while giver != line:
                giver, fact = asked[giver]
                kept[fact] = giver
            return True
        for fact in known[giver]:
            other = kept[fact]
            if other != line and other not in asked:
                asked[other] = giver, fact
                reached.append(other)
    return False
