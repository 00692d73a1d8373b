"""How a quiz is printed: the paper, the size of its letters, and what is spared."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height in millimetres."""
BOTH = (min(width for width, _ in PAPERS.values()), min(height for _, height in PAPERS.values()))
"""What all papers have."""
MARGIN = 16.0
"""What stays free on each side of a page in usual letters, in millimetres."""
MILLIMETRES = 25.4 / 72
"""In a point."""
GAP = 2.0
"""What stays free between two columns, in ems."""


class Print(NamedTuple):
    """What the options of the command line say; without a paper, pages fit A4 and Letter alike.

    students: the names on the forms that are made for one student each, by the form's label. across: in how many
    columns the questions stand; it follows from what fits.
    """

    paper: str = ""
    large_print: bool = False
    ink_save: bool = False
    duplex: bool = False
    students: Mapping[str, str] = MappingProxyType({})
    across: int = 1

    @property
    def sides(self) -> tuple[float, float]:
        """Width and height of the page in millimetres; without a paper, what both papers have."""
        return PAPERS[self.paper] if self.paper else BOTH

    @property
    def size(self) -> float:
        """The size of the letters in points."""
        return 18 if self.large_print else 11

    @property
    def small(self) -> float:
        """How much smaller remarks are than the text; in large print they are not."""
        return 1 if self.large_print else 0.85

    @property
    def margin(self) -> float:
        """What stays free on the left and on the right, in millimetres."""
        return 25.4 if self.large_print else MARGIN

    @property
    def edge(self) -> float:
        """What stays free above and below, in millimetres; in large print the margin holds the first and last line."""
        return 12.7 if self.large_print else MARGIN

    @property
    def room(self) -> tuple[float, float]:
        """Width and height that can be printed on, in ems of the text."""
        return room(*self.sides, self.margin, self.edge, self.size)

    @property
    def column(self) -> float:
        """The width of a column of questions, in ems of the text."""
        return (self.room[0] - GAP * (self.across - 1)) / self.across


@lru_cache(maxsize=16)
def room(width: float, height: float, margin: float, edge: float, size: float) -> tuple[float, float]:
    """What is left between the margins at the sides and the edges above and below, in ems of letters of so many points.

    All else is in millimetres.
    """
    em = size * MILLIMETRES
    return (width - 2 * margin) / em, (height - 2 * edge) / em
