"""How much a text says, from where to where: "2 to 4 eggs", "up to 42 °C", "about 41 °C"."""

import math
import re
from functools import lru_cache
from typing import NamedTuple, Self

from generator import dates, texts

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


_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_IN_WORDS = {word: number for number, word in enumerate(_SMALL.split())}
_IN_WORDS |= {word: 10 * tens for tens, word in enumerate(_TENS.split(), 2)}
_WORDS = re.compile(r"([a-z]+)(?:-([a-z]+))?(?: (?!(?:to|or|and)\b)(\S.*))?", re.IGNORECASE)
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
_COUNTED = re.compile(rf"[0-9]|\b(?:{'|'.join(_IN_WORDS)})\b", re.IGNORECASE)
_MONTH = rf"(?:(?:early|mid|late)[ -])?({'|'.join(dates.MONTHS[1:])})"
_MONTHS = re.compile(rf"(?:from |between )?{_MONTH}(?:(?: ?[-–—] ?| (?:to|or|and) ){_MONTH})?", re.IGNORECASE)
MONTH = "month"
"""What is said of months of any year."""
_MEASURES = {
    "mm": ("m", 1000.0),
    "cm": ("m", 100.0),
    "dm": ("m", 10.0),
    "km": ("m", 0.001),
    "mg": ("g", 1000.0),
    "kg": ("g", 0.001),
    "ml": ("l", 1000.0),
    "cl": ("l", 100.0),
    "dl": ("l", 10.0),
}
"""Units of length, weight and volume: by which other one they are compared, and how many make one of it."""


class Range(NamedTuple):
    """From how much to how much, both included; what is counted or measured, and in which unit, which may be none."""

    low: float
    high: float
    of: str
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
        return self.of == other.of and self.low <= other.high and other.low <= self.high

    def overlaps(self, other: Self) -> bool:
        """Whether they have more in common than where one ends and the other begins, as *5–10* and *10–15* have."""
        touching = self.wide and other.wide and (self.low == other.high or other.low == self.high)
        return self.meets(other) and not touching


@lru_cache(maxsize=100_000)
def said(text: str) -> Range | None:
    """How much a text says, if it is an amount or several in a row; what is about so much counts as so much.

    >>> [(each.low, each.high, each.unit) for text in ("two or 3", "19–25 cm", "at least 7") if (each := said(text))]
    [(2.0, 3.0, ''), (0.19, 0.25, 'cm'), (7.0, inf, '')]
    >>> said("about 41 °C") == said("41.0 °C"), said("2 m") == said("200 cm"), said("an oak of 1900")
    (True, False, None)
    """
    if not _COUNTED.search(text):
        months = _MONTHS.fullmatch(text)
        return _months(months[1], months[2] or months[1]) if months else None
    text = _NEARLY.sub("", text, count=1) if _NEARLY.match(text) else text
    if amount := _amount(text):
        return _range(amount[0], amount[0], amount[1])
    if (limit := _LIMIT.match(text)) and (amount := _amount(text[limit.end() :])):
        return _limited(*amount, str(limit.lastgroup))
    if two := _BETWEEN.fullmatch(text) or _FROM_TO.fullmatch(text):
        first, last = _amount(two[1]), _amount(two[2])
        if first and last and first[0] < last[0] and first[1] in ("", last[1]):
            return _range(first[0], last[0], last[1])
    return None


def _amount(text: str) -> tuple[float, str] | None:
    """A number, in digits as anybody writes them or in words, and its unit."""
    if found := texts.amount(_SPACED.sub(",", _DECIMAL_COMMA.sub(".", text))):
        return found
    words = _WORDS.fullmatch(text)
    number = _IN_WORDS.get(words[1].lower()) if words else None
    if words is None or number is None:
        return None
    more = _IN_WORDS.get((words[2] or "zero").lower(), 10)
    return (float(number + more), words[3] or "") if more == 0 or number > 19 > 9 >= more else None


def _range(low: float, high: float, unit: str) -> Range:
    """A range in what it is compared by: lengths in metres, "year" for "years"."""
    of, many = _MEASURES.get(unit, (unit, 1.0))
    of = of[:-1] if len(of) > 3 and of.isalpha() and of.endswith("s") else of
    return Range(round(low / many, 9), round(high / many, 9), of, unit)


def _months(first: str, last: str) -> Range:
    """From month to month, whole ones; over the end of the year any may be meant."""
    low, high = (float(dates.MONTHS.index(each.capitalize())) for each in (first, last))
    return Range(low, high + 0.9, MONTH, MONTH) if low <= high else Range(1.0, 12.9, MONTH, MONTH)


def _limited(number: float, unit: str, limit: str) -> Range:
    """All below or above a number, which itself belongs to it but for "under" and "over"."""
    if limit in ("under", "most"):
        whole = _range(-math.inf, number, unit)
        return whole._replace(high=math.nextafter(whole.high, -math.inf)) if limit == "under" else whole
    whole = _range(number, math.inf, unit)
    return whole._replace(low=math.nextafter(whole.low, math.inf)) if limit == "over" else whole
