"""How much a text says, from where to where: "2 to 4 eggs", "up to 42 °C", "about 41 °C"."""

import math
import re
from functools import lru_cache
from typing import NamedTuple, Self

from generator import texts

_NEARLY = re.compile(
    r"(?:about|around|approximately|roughly|circa|ca?\.|some|nearly|almost|[~≈]) ?(?=\S)", re.IGNORECASE
)
_LIMIT = re.compile(
    r"(?:(?P<most>up to|at most|not more than|≤|<=)|(?P<least>at least|not less than|≥|>=)"
    r"|(?P<under>under|below|less than|fewer than|<)|(?P<over>over|above|more than|>)) ?(?=\S)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"(?:from )?(\S.*?)(?: ?[-–—‑−] ?| (?:to|or) )(\S.*)", re.IGNORECASE)
_BETWEEN = re.compile(r"between (.+?) and (.+)", re.IGNORECASE)


class Range(NamedTuple):
    """From how much to how much, both included, and the unit, which may be none."""

    low: float
    high: float
    unit: str

    def stated(self) -> Self:
        """The same, but of what has a limit on one side alone just this limit: what is named, not all it allows."""
        if math.isinf(self.low):
            return self._replace(low=self.high)
        return self._replace(high=self.low) if math.isinf(self.high) else self

    @property
    def wide(self) -> bool:
        """Whether it is more than a single amount."""
        return self.low < self.high

    def meets(self, other: Self) -> bool:
        """Whether an amount may lie in both."""
        return self.unit == other.unit and self.low <= other.high and other.low <= self.high


@lru_cache(maxsize=100_000)
def said(text: str) -> Range | None:
    """How much a text says, if it is an amount or several in a row; what is about so much counts as so much.

    >>> said("2 or 3"), said("19–25 cm"), said("about 41 °C"), said("at least 7"), said("an oak of 1900")
    (Range(low=2.0, high=3.0, unit=''), Range(low=19.0, high=25.0, unit='cm'), \
Range(low=41.0, high=41.0, unit='°C'), Range(low=7.0, high=inf, unit=''), None)
    """
    if not any("0" <= each <= "9" for each in text):
        return None
    text = _NEARLY.sub("", text, count=1) if _NEARLY.match(text) else text
    if amount := texts.amount(text):
        return Range(amount[0], amount[0], amount[1])
    if (limit := _LIMIT.match(text)) and (amount := texts.amount(text[limit.end() :])):
        return _limited(*amount, str(limit.lastgroup))
    if two := _BETWEEN.fullmatch(text) or _FROM_TO.fullmatch(text):
        first, last = texts.amount(two[1]), texts.amount(two[2])
        if first and last and first[0] < last[0] and first[1] in ("", last[1]):
            return Range(first[0], last[0], last[1])
    return None


def _limited(number: float, unit: str, limit: str) -> Range:
    """All below or above a number, which itself belongs to it but for "under" and "over"."""
    if limit in ("under", "most"):
        return Range(-math.inf, math.nextafter(number, -math.inf) if limit == "under" else number, unit)
    return Range(math.nextafter(number, math.inf) if limit == "over" else number, math.inf, unit)
