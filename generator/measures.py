"""Statistics of counts and orders, with `math` alone.

A p-value is the probability, by chance alone, of something at least as far from what is expected.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

FEW = 5
"""Below this expected count the chi-square distribution is no longer a good approximation."""
STEPS = 10_000
"""More terms than any series below needs."""
UNHEARD_OF = 100
"""A longer run comes so seldom by chance that 1 less that share is 1."""


def chi_square(counts: Sequence[int]) -> float:
    """How far counts are from being all alike: the sum of (observed - expected)² / expected; 0 without any."""
    expected = sum(counts) / len(counts)
    return sum((count - expected) ** 2 for count in counts) / expected if expected else 0.0


def chi_square_tail(statistic: float, degrees: int) -> float:
    """The p-value of a chi-square statistic: the regularised upper gamma function Q(degrees / 2, statistic / 2)."""
    a, x = degrees / 2, statistic / 2
    if x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    return max(0.0, 1 - front * _gamma_series(a, x)) if x < a + 1 else front * _gamma_fraction(a, x)


def _gamma_series(a: float, x: float) -> float:
    """The series of the lower gamma function, quick where x < a + 1."""
    term = total = 1 / a
    for step in range(1, STEPS):
        term *= x / (a + step)
        total += term
        if term < total * 1e-16:
            break
    return total


def _gamma_fraction(a: float, x: float) -> float:
    """The continued fraction of the upper gamma function by Lentz, quick where x >= a + 1."""
    b = x + 1 - a
    c, d = math.inf, 1 / b
    total = d
    for step in range(1, STEPS):
        part = -step * (step - a)
        b += 2
        d = 1 / (part * d + b)
        c = b + part / c
        total *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return total


def evenness(counts: Sequence[int]) -> float:
    """The p-value of counts that should be alike: by chi-square, or exactly where fewer than 5 each are expected."""
    total, places = sum(counts), len(counts)
    if total >= FEW * places:
        return chi_square_tail(chi_square(counts), places - 1)
    observed = sum(count**2 for count in counts)
    return math.fsum(
        _ways(parts) / places**total
        for parts in _partitions(total, places, total)
        if sum(part**2 for part in parts) >= observed
    )


def _partitions(total: int, places: int, most: int) -> Iterator[tuple[int, ...]]:
    """Every way to write a total as so many numbers, from 0 to most, that do not ascend."""
    if places == 0:
        if total == 0:
            yield ()
        return
    for first in range(min(total, most), -(-total // places) - 1, -1):
        for rest in _partitions(total - first, places - 1, first):
            yield (first, *rest)


def _ways(parts: tuple[int, ...]) -> int:
    """In how many ways things fall into places so that the counts, in some order of the places, are these."""
    ways = math.factorial(sum(parts)) * math.factorial(len(parts))
    for part in parts:
        ways //= math.factorial(part)
    for part in set(parts):
        ways //= math.factorial(parts.count(part))
    return ways


def longest_run(sequence: Iterable[object]) -> int:
    """How often one thing comes in a row at most; 0 in an empty sequence."""
    longest = run = 0
    before: object = None
    for each in sequence:
        run = run + 1 if run and each == before else 1
        longest, before = max(longest, run), each
    return longest


def run_tail(run: int, length: int, places: int) -> float:
    """The probability of a run at least so long among so many even draws from so many places."""
    if run <= 1:
        return 1.0 if length >= run else 0.0
    if run > UNHEARD_OF:
        return 0.0
    runs = [1.0] + [0.0] * (run - 2)  # how likely the last run is 1, 2, … long and none was too long
    for _ in range(length - 1):
        runs = [sum(runs) * (places - 1) / places, *(each / places for each in runs[:-1])]
    return max(0.0, 1 - sum(runs)) if length else 0.0


def transitions(sequences: Iterable[Sequence[int]], places: int) -> list[list[int]]:
    """How often each place (row) is followed by each place (column)."""
    table = [[0] * places for _ in range(places)]
    for sequence in sequences:
        for one, other in pairwise(sequence):
            table[one][other] += 1
    return table


def _binomial(hits: int, trials: int, rate: float) -> float:
    """The probability of just so many hits; by logarithms, because the factors pass what a float holds."""
    if rate in (0, 1):
        return float(hits == trials * rate)
    ways = math.lgamma(trials + 1) - math.lgamma(hits + 1) - math.lgamma(trials - hits + 1)
    return math.exp(ways + hits * math.log(rate) + (trials - hits) * math.log1p(-rate))


def binomial_tail(hits: int, trials: int, rate: float) -> float:
    """The one-sided p-value: the probability of so many hits or more."""
    return min(1.0, math.fsum(_binomial(each, trials, rate) for each in range(hits, trials + 1)))


def binomial_test(hits: int, trials: int, rate: float) -> float:
    """The two-sided p-value: the probability of all numbers of hits that are no likelier than this one."""
    limit = _binomial(hits, trials, rate) * (1 + 1e-9)  # numbers equally likely differ in the last digits
    each = (_binomial(count, trials, rate) for count in range(trials + 1))
    return min(1.0, math.fsum(chance for chance in each if chance <= limit))


def binomial_band(trials: int, rate: float, inside: float = 0.99) -> tuple[int, int]:
    """The fewest and the most hits that lie inside: less likely than (1 - inside) / 2 is all below, and all above."""
    outside = (1 - inside) / 2
    below, low = 0.0, 0
    while low < trials and below + _binomial(low, trials, rate) < outside:
        below += _binomial(low, trials, rate)
        low += 1
    above, high = 0.0, trials
    while high > low and above + _binomial(high, trials, rate) < outside:
        above += _binomial(high, trials, rate)
        high -= 1
    return low, high


def rank_correlation(*sections: Sequence[int]) -> float | None:
    """Spearman's rho of two orders of the same things, each section by itself; none where nothing could move.

    A section gives, for its things in the first order, their places from 0 in the second. 1: the same order;
    -1: the reverse; near 0: unrelated.
    """
    most = sum(len(section) * (len(section) ** 2 - 1) for section in sections) / 6
    apart = sum((place - other) ** 2 for section in sections for place, other in enumerate(section))
    return 1 - apart / most if most else None
