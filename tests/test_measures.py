"""Statistics agree with values worked out by hand and with published tables."""

import math

import pytest
from generator.measures import (
    binomial_band,
    binomial_tail,
    binomial_test,
    chi_square,
    chi_square_tail,
    evenness,
    longest_run,
    rank_correlation,
    run_tail,
    transitions,
)


def test_chi_square_of_counts() -> None:
    """By hand: 8, 4 and 3 of 15, 5 each expected, give (9 + 1 + 4) / 5; counts alike and no counts give 0."""
    assert 2.8 == pytest.approx(chi_square([8, 4, 3]))
    assert 0 == chi_square([5, 5, 5]) == chi_square([0, 0])


@pytest.mark.parametrize(
    ("degrees", "point", "p"),
    [
        (1, 3.841, 0.05), (1, 6.635, 0.01), (2, 5.991, 0.05), (2, 13.816, 0.001), (3, 16.266, 0.001), (4, 0.711, 0.95),
        (4, 18.467, 0.001), (5, 11.070, 0.05), (10, 3.940, 0.95), (10, 18.307, 0.05), (30, 43.773, 0.05),
        (30, 59.703, 0.001),
    ],
)  # fmt: skip
def test_chi_square_agrees_with_its_table(degrees: int, point: float, p: float) -> None:
    """The critical values are those of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4."""
    assert p == pytest.approx(chi_square_tail(point, degrees), rel=0.002)


@pytest.mark.parametrize("x", [0.01, 0.5, 2, 3.9, 4.1, 10, 60])
def test_chi_square_agrees_with_its_closed_forms(x: float) -> None:
    """With 2 degrees of freedom p is exp(-x / 2), with 4 that times 1 + x / 2, with 1 erfc of the root of x / 2."""
    assert math.exp(-x / 2) == pytest.approx(chi_square_tail(x, 2), rel=1e-12)
    assert math.exp(-x / 2) * (1 + x / 2) == pytest.approx(chi_square_tail(x, 4), rel=1e-12)
    assert math.erfc(math.sqrt(x / 2)) == pytest.approx(chi_square_tail(x, 1), rel=1e-12)


def test_few_counts_are_judged_exactly() -> None:
    """By hand: of the 27 ways of 3 things into 3 places 3 put all into one, 18 two; of 16 for 4 into 2, 2 and 10."""
    assert 3 / 27 == pytest.approx(evenness([0, 3, 0]))
    assert 21 / 27 == pytest.approx(evenness([1, 2, 0]))
    assert evenness([1, 1, 1]) == pytest.approx(1)
    assert 2 / 16 == pytest.approx(evenness([0, 4]))
    assert 10 / 16 == pytest.approx(evenness([3, 1]))
    assert 1 == evenness([0, 0, 0])


def test_exact_and_approximate_judgement_agree() -> None:
    """Near the limit of 5 expected counts the exact p-value is close to that by chi-square."""
    counts = [9, 6, 4, 3, 2]

    assert evenness(counts) == pytest.approx(chi_square_tail(chi_square(counts), 4), abs=0.02)
    assert chi_square_tail(chi_square([10, 6, 4, 3, 2]), 4) == evenness([10, 6, 4, 3, 2])


def test_longest_run() -> None:
    """The longest row of one letter, wherever it stands."""
    assert [0, 1, 3, 2] == [longest_run(text) for text in ("", "ABAB", "BAAAB", "ABCC")]
    assert 2 == longest_run([None, None])


def test_chance_of_a_run() -> None:
    """By hand: of 8 rows of three coins 6 have two alike in a row, 2 three; of 16 rows of four, 6 have three."""
    assert [1, 6 / 8, 2 / 8, 0] == pytest.approx([run_tail(run, 3, 2) for run in (1, 2, 3, 4)])
    assert 6 / 16 == pytest.approx(run_tail(3, 4, 2))
    assert [1, 0, 0] == [run_tail(run, 0, 3) for run in (0, 1, 2)]


def test_transitions_are_counted_inside_each_sequence() -> None:
    """Row by row what follows what; the end of one sequence is not followed by the beginning of the next."""
    assert [[1, 1], [0, 1]] == transitions([[0, 0, 1], [1, 1]], 2)


def test_tails_of_the_binomial() -> None:
    """By hand: 8 or more heads of 10 have 56 of 1,024 ways, on both sides 112; 2 of 3 sixes or more 16 of 216."""
    assert 56 / 1024 == pytest.approx(binomial_tail(8, 10, 0.5))
    assert 112 / 1024 == pytest.approx(binomial_test(8, 10, 0.5))
    assert 16 / 216 == pytest.approx(binomial_tail(2, 3, 1 / 6))
    assert [1, 1] == pytest.approx([binomial_tail(0, 5, 0.3), binomial_test(2, 4, 0.5)])
    assert [1, 0, 1] == [binomial_tail(0, 3, 0), binomial_tail(1, 3, 0), binomial_tail(3, 3, 1)]
    assert 0.5 == pytest.approx(binomial_tail(1001, 2001, 0.5))


def test_two_sided_test_of_an_uneven_rate() -> None:
    """R's own example: binom.test(682, 925, p = 0.75) gives 0.3825 (Conover, 1971: Mendel's plants)."""
    assert pytest.approx(0.3825, abs=5e-5) == binomial_test(682, 925, 0.75)


def test_band_of_a_rate() -> None:
    """By hand: of 10 coins 0 or 10 heads have 1 way of 1,024, 1 or 9 have 10; .5 % is 5.12 ways, 2.5 % 25.6."""
    assert (1, 9) == binomial_band(10, 0.5)
    assert (2, 8) == binomial_band(10, 0.5, 0.95)
    assert (0, 0) == binomial_band(0, 0.5)
    assert (0, 3) == binomial_band(3, 1 / 3)


def test_rank_correlation() -> None:
    """By hand: one order is 1, its reverse -1; of 1 2 3 4 and 2 1 4 3 it is 1 - 6 · 4 / 60."""
    assert [1, -1] == [rank_correlation([0, 1, 2, 3]), rank_correlation([3, 2, 1, 0])]
    assert 0.6 == pytest.approx(rank_correlation([1, 0, 3, 2]))
    assert 0.6 == pytest.approx(rank_correlation([1, 0, 3, 2], [0]))
    assert 0 == pytest.approx(rank_correlation([0, 1, 2], [2, 1, 0]))
    assert rank_correlation([0], []) is None
