"""Where everything stands on an answer sheet, in millimetres: what a writer draws is what a reader looks for.

A sheet is a frame that fits A4 and Letter alike, so there is one geometry and no wrong paper. Positions count
from the frame's upper left corner, to the right and down; those of bubbles are their centres. `NAME` stands in
the QR code and changes as soon as any position does.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

NAME = "F1"
WIDTH, HEIGHT = 186.0, 252.0
PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
TOP = 12.0  # from the paper's upper edge to the frame; sideways the frame stands in the middle
MARKER = 10.0
MARKERS = ((0.0, 0.0), (176.0, 0.0), (176.0, 242.0), (0.0, 242.0))
"""The upper left corners of the markers 0 to 3, clockwise."""
QR = (147.0, 14.0, 25.0)
"""The upper left corner and side of the QR code, without its quiet zone of four modules."""
BUBBLE = 5.0
PITCH = 9.0
PLACES = 5  # digits of a student's number
ACROSS = 5  # bubbles side by side; more letters go on in a second line
_NUMBER_AT = (20.0, 37.0)
_ROWS_AT = (19.0, 88.0)
_COLUMNS, _COLUMN, _LINES = 3, 60.0, 17


@dataclass(frozen=True, slots=True)
class Bubble:
    """A circle to fill in: what it stands for, and its centre."""

    mark: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Row:
    """The bubbles of one number on the paper. many: several of them may be filled in."""

    number: int
    many: bool
    bubbles: tuple[Bubble, ...]


def origin(paper: str) -> tuple[float, float]:
    """Where on one of the PAPERS the frame's upper left corner lies.

    >>> origin("A4")
    (12.0, 12.0)
    """
    return (PAPERS[paper][0] - WIDTH) / 2, TOP


def number_grid() -> tuple[tuple[Bubble, ...], ...]:
    """The bubbles of the student's number: for each place, from the first, the digits 0 to 9."""
    x, y = _NUMBER_AT
    return tuple(
        tuple(Bubble(str(digit), x + digit * PITCH, y + place * PITCH) for digit in range(10))
        for place in range(PLACES)
    )


def pages(numbers: Iterable[tuple[int, str, bool]]) -> tuple[tuple[Row, ...], ...]:
    """The rows of each page. numbers: a number on the paper, its letters, and whether several may be right."""
    rows: list[list[Row]] = [[]]
    column = line = 0
    for number, letters, many in numbers:
        lines = -(-len(letters) // ACROSS)
        if line + lines > _LINES:
            column, line = column + 1, 0
        if column == _COLUMNS:
            rows.append([])
            column = 0
        rows[-1].append(Row(number, many, tuple(_bubbles(letters, column, line))))
        line += lines
    return tuple(map(tuple, rows))


def _bubbles(letters: str, column: int, line: int) -> Iterable[Bubble]:
    x, y = _ROWS_AT
    for place, letter in enumerate(letters):
        below, right = divmod(place, ACROSS)
        yield Bubble(letter, x + column * _COLUMN + right * PITCH, y + (line + below) * PITCH)


def ticket(quiz: str, form: str, student: str, page: int) -> str:
    """The text of the QR code: geometry, quiz, form, student's number, page, and a checksum of all these.

    student: the number of the student the form is made for; empty where students fill in theirs.

    >>> ticket("1a2b3c4d", "A", "", 1)
    'F1:1a2b3c4d:A::1:B438'
    """
    text = f"{NAME}:{quiz}:{form}:{student}:{page}"
    return f"{text}:{zlib.crc32(text.encode()) & 0xFFFF:04X}"
