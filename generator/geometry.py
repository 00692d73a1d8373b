"""Where everything stands on an answer sheet, in millimetres: what a writer draws is what a reader looks for.

A sheet is a frame that fits A4 and Letter alike, so there is no wrong paper; usual and large print have each one
geometry. Positions count from the frame's upper left corner, to the right and down; those of bubbles are their centres.
The name of a geometry stands in the QR code and changes as soon as any position does.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

WIDTH, HEIGHT = 186.0, 252.0
PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
TOP = 12.0  # from the paper's upper edge to the frame; sideways the frame stands in the middle
MARKER = 10.0
MARKERS = ((0.0, 0.0), (176.0, 0.0), (176.0, 242.0), (0.0, 242.0))
"""The upper left corners of the markers 0 to 3, clockwise."""
QR = (147.0, 14.0, 25.0)
"""The upper left corner and side of the QR code, without its quiet zone of four modules."""
PLACES = 5  # digits of a student's number


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


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the bubbles of letters of one size stand.

    across: bubbles side by side; more letters go on in a second line. number_at, rows_at: the first digit of a
    student's number, the first letter of the first row. downwards: whether the digits of a place stand below one
    another. columns, column, lines: how many columns of rows a page has, how wide one is, how many lines it has.
    """

    name: str
    bubble: float
    pitch: float
    across: int
    number_at: tuple[float, float]
    downwards: bool
    rows_at: tuple[float, float]
    columns: int
    column: float
    lines: int

    def number_grid(self) -> tuple[tuple[Bubble, ...], ...]:
        """The bubbles of the student's number: for each place, from the first, the digits 0 to 9."""
        x, y = self.number_at

        def bubble(place: int, digit: int) -> Bubble:
            right, below = (place, digit) if self.downwards else (digit, place)
            return Bubble(str(digit), x + right * self.pitch, y + below * self.pitch)

        return tuple(tuple(bubble(place, digit) for digit in range(10)) for place in range(PLACES))

    def pages(self, numbers: Iterable[tuple[int, str, bool]]) -> tuple[tuple[Row, ...], ...]:
        """The rows of each page, in columns about as high as one another.

        numbers: a number on the paper, its letters, and whether several may be right.
        """
        asked = list(numbers)
        high = [-(-len(letters) // self.across) for _, letters, _ in asked]
        fewest = len(_columns(high, self.lines))
        most = next(most for most in range(1, self.lines + 1) if len(_columns(high, most)) == fewest)
        rows: list[list[Row]] = []
        left = zip(asked, high, strict=True)
        for column, count in enumerate(_columns(high, most)):
            if column % self.columns == 0:
                rows.append([])
            line = 0
            for (number, letters, many), lines in islice(left, count):
                rows[-1].append(Row(number, many, tuple(self._bubbles(letters, column % self.columns, line))))
                line += lines
        return tuple(map(tuple, rows))

    def _bubbles(self, letters: str, column: int, line: int) -> Iterable[Bubble]:
        x, y = self.rows_at
        for place, letter in enumerate(letters):
            below, right = divmod(place, self.across)
            yield Bubble(letter, x + column * self.column + right * self.pitch, y + (line + below) * self.pitch)

    def ticket(self, quiz: str, form: str, student: str, page: int) -> str:
        """The text of the QR code: geometry, quiz, form, student's number, page, and a checksum of all these.

        student: the number of the student the form is made for; empty where students fill in theirs.

        >>> USUAL.ticket("1a2b3c4d", "A", "", 1)
        'F2:1a2b3c4d:A::1:DE41'
        """
        text = f"{self.name}:{quiz}:{form}:{student}:{page}"
        return f"{text}:{zlib.crc32(text.encode()) & 0xFFFF:04X}"


USUAL = Geometry("F2", 5.0, 9.0, 6, (20.0, 37.0), False, (18.0, 88.0), 3, 60.0, 17)
LARGE = Geometry("L1", 8.5, 11.0, 8, (14.0, 84.0), True, (98.0, 66.5), 1, 0.0, 16)


def origin(paper: str) -> tuple[float, float]:
    """Where on one of the PAPERS the frame's upper left corner lies.

    >>> origin("A4")
    (12.0, 12.0)
    """
    return (PAPERS[paper][0] - WIDTH) / 2, TOP


def _columns(high: Sequence[int], lines: int) -> list[int]:
    """How many of the rows, so many lines high, stand in each column of so many lines.

    >>> _columns([1, 1, 2, 1], 3)
    [2, 2]
    """
    counts, left = [0], lines
    for each in high:
        if each > left and counts[-1]:
            counts.append(0)
            left = lines
        counts[-1] += 1
        left -= each
    return counts
