"""The room that papers and letters leave."""

import pytest
from generator.print_options import PAPERS, Print


@pytest.mark.parametrize("large", [False, True])
def test_page_without_a_paper_fits_every_paper(large: bool) -> None:
    """What is laid out for no paper in particular is neither wider nor higher than any of them."""
    wide, high = Print(large_print=large).room

    for paper in PAPERS:
        there = Print(paper, large_print=large).room
        assert wide <= there[0]
        assert high <= there[1]


def test_large_print_keeps_an_inch() -> None:
    """Its margins are one inch, half of it above the first line and below the last; remarks are as large as text."""
    print_ = Print("letter", large_print=True)

    assert (25.4, 12.7, 18, 1) == (print_.margin, print_.edge, print_.size, print_.small)
    assert (215.9 - 50.8) / 25.4 * 72 / 18 == pytest.approx(print_.room[0])
