"""Where everything stands on an answer sheet."""

import zlib
from collections import Counter
from itertools import combinations
from math import dist

import pytest
from generator import geometry

BOTH = pytest.mark.parametrize("places", [geometry.USUAL, geometry.LARGE], ids=["usual", "large"])
LINES = [(number, "ABCDEFGHIJ"[: 2 + number % 9], number % 7 == 0) for number in range(1, 161)]


def edges() -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of all that is black, with the white it needs around it."""
    module, white = geometry.MARKER / 6, 4 * geometry.QR[2] / 29
    squares = [(x, y, geometry.MARKER, module) for x, y in geometry.MARKERS] + [(*geometry.QR, white)]
    return [(x - free, y - free, x + side + free, y + side + free) for x, y, side, free in squares]


@BOTH
def test_every_number_has_its_letters_in_order_on_one_page(places: geometry.Geometry) -> None:
    """No number is lost, moved or split over columns, however many letters it has; up to six stand in one line."""
    pages = places.pages(LINES)

    rows = [row for page in pages for row in page]
    assert [(row.number, "".join(each.mark for each in row.bubbles), row.many) for row in rows] == LINES
    assert len(pages) > 2
    for row in rows:
        assert len({each.y for each in row.bubbles}) == (1 if len(row.bubbles) <= places.across else 2)
        assert places.across >= 6
        assert max(each.x for each in row.bubbles) - min(each.x for each in row.bubbles) < places.pitch * places.across


def test_fifty_questions_of_six_letters_fit_one_page() -> None:
    """The usual test has a sheet of one page."""
    assert 1 == len(geometry.USUAL.pages([(number, "ABCDEF", False) for number in range(1, 51)]))


@pytest.mark.parametrize(("count", "columns"), [(17, [17]), (18, [9, 9]), (35, [12, 12, 11]), (52, [13, 13, 13, 13])])
def test_columns_are_about_as_high_as_one_another(count: int, columns: list[int]) -> None:
    """No number stands alone at the top of a column."""
    pages = geometry.USUAL.pages([(number, "ABC", False) for number in range(count)])

    found = [Counter(row.bubbles[0].x for row in page) for page in pages]
    assert [many for page in found for _, many in sorted(page.items())] == columns


@BOTH
def test_bubbles_are_far_enough_apart_to_be_told_from_each_other(places: geometry.Geometry) -> None:
    """Any two bubbles of a page are at least a pitch apart, those of the student's number too."""
    for page in places.pages(LINES):
        number = [each for place in places.number_grid() for each in place]
        marks = [*number, *(each for row in page for each in row.bubbles)]
        for one, other in combinations(marks, 2):
            assert dist((one.x, one.y), (other.x, other.y)) >= places.pitch - 1e-9


@BOTH
def test_nothing_stands_on_a_marker_or_outside_the_frame(places: geometry.Geometry) -> None:
    """Every bubble lies inside the frame, and clear of markers and QR code with their white."""
    radius = places.bubble / 2
    for row in (each for page in places.pages(LINES) for each in page):
        for each in (*row.bubbles, *(bubble for place in places.number_grid() for bubble in place)):
            assert radius <= each.x <= geometry.WIDTH - radius
            assert radius <= each.y <= geometry.HEIGHT - radius
            for left, top, right, bottom in edges():
                beside = each.x + radius <= left or each.x - radius >= right
                assert beside or each.y + radius <= top or each.y - radius >= bottom


@pytest.mark.parametrize("paper", geometry.PAPERS)
def test_frame_keeps_its_distance_from_the_edge_of_the_paper(paper: str) -> None:
    """No printer clips the frame: it stays 12 mm away from each edge of A4 and of Letter."""
    left, top = geometry.origin(paper)
    width, height = geometry.PAPERS[paper]

    assert min(left, top, width - left - geometry.WIDTH, height - top - geometry.HEIGHT) >= 12 - 1e-9


@BOTH
def test_ticket_tells_when_it_was_misread(places: geometry.Geometry) -> None:
    """The checksum belongs to the text before it, and any one changed letter changes it."""
    text, _, checksum = places.ticket("1a2b3c4d", "B", "12345", 2).rpartition(":")

    assert f"{places.name}:1a2b3c4d:B:12345:2" == text
    assert int(checksum, 16) == zlib.crc32(text.encode()) & 0xFFFF
    for place in range(len(text)):
        assert int(checksum, 16) != zlib.crc32((text[:place] + "~" + text[place + 1 :]).encode()) & 0xFFFF
