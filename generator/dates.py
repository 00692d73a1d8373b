"""Dates as historians know them: to the day, the month, the year, or only about.

A small, named subset of EDTF (ISO 8601-2), plus the words teachers use:

=================  ==========================  ===========================
written            means                       said in a sentence
=================  ==========================  ===========================
1610-01-08         that day                    on 8 January 1610
1610-01            some day of that month      in January 1610
1610               some day of that year       in 1610
early 1610         its first months            in early 1610
spring 1610        that season                 in the spring of 1610
1610~              about then                  in about 1610
1610?              doubtful                    probably in 1610
1610/1612          the whole of that time      from 1610 to 1612
=================  ==========================  ===========================
"""

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

MONTHS = tuple(calendar.month_name)  # "" January … December
PARTS = {  # first and last month; generous, so that two parts are only "disjoint" beyond doubt
    "early": (1, 5),
    "mid": (4, 9),
    "late": (8, 12),
    "spring": (3, 6),
    "summer": (6, 9),
    "autumn": (9, 12),
}
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?]?)\Z", re.ASCII)
_PART = re.compile(rf"({'|'.join(PARTS)})[ -](\d{{4}})\Z", re.ASCII)
_ABOUT = {"year": 3 * 366, "month": 62, "day": 3}  # days that "about" may be off on either side


class When(NamedTuple):
    """A date of known precision.

    first, last: the interval it surely lies in, as ordinal days (`datetime.date.toordinal`).
    precision: ``day``, ``month``, ``year``, ``part`` (of a year) or ``span`` (from … to).
    plain: as an answer stands alone ("8 January 1610"); phrase: inside a sentence ("on 8 January 1610").
    """

    text: str
    first: int
    last: int
    precision: str
    plain: str
    phrase: str

    @property
    def sure(self) -> bool:
        """Whether that interval is beyond doubt."""
        return "?" not in self.text

    def disjoint(self, other: "When") -> bool:
        """Whether it is beyond doubt that no day belongs to both."""
        return self.sure and other.sure and (self.last < other.first or other.last < self.first)

    @property
    def year(self) -> "When | None":
        """The year alone; none for a span or where the year itself is uncertain."""
        return _year(self.first, self.last) if self.sure and self.precision != "span" else None

    @property
    def variants(self) -> tuple[str, ...]:
        """Other ways a reader may write the same date."""
        if self.precision == "day" and self.text.isascii() and self.text[-1].isdigit():
            day, month, year = self.plain.split(" ")
            return (f"{month} {day}, {year}", self.text)
        return (self.text,) if self.text != self.plain else ()


class Spans(Generic[T]):
    """Things each with a first and a last day, or amount, for finding those that share one with another span."""

    def __init__(self, spans: Iterable[tuple[float, float, T]]) -> None:
        self._spans = sorted(spans, key=lambda each: each[0])
        self._first = [first for first, _, _ in self._spans]
        self._latest = list(accumulate((last for _, last, _ in self._spans), max))

    def __iter__(self) -> Iterator[T]:
        return (each for _, _, each in self._spans)

    def meeting(self, first: float, last: float) -> Iterator[T]:
        """Those that share a day or an amount with this span; what begins last comes first."""
        at = bisect_right(self._first, last) - 1
        while at >= 0 and self._latest[at] >= first:
            if self._spans[at][1] >= first:
                yield self._spans[at][2]
            at -= 1


class Days:
    """Dates, for telling whether another may share a day with one of them."""

    def __init__(self, dates: Iterable[When]) -> None:
        known = list(dates)
        self._spans = Spans((each.first, each.last, True) for each in known)
        self._none, self._doubtful = not known, not all(each.sure for each in known)

    def meet(self, when: When) -> bool:
        """Whether it is not beyond doubt that no day belongs to both."""
        if self._doubtful or not when.sure:
            return not self._none
        return next(self._spans.meeting(when.first, when.last), False)


@lru_cache(maxsize=100_000)
def _year(first: int, last: int) -> When | None:
    years = {date.fromordinal(first).year, date.fromordinal(last).year}
    return parse(f"{years.pop():04d}") if len(years) == 1 else None


@lru_cache(maxsize=100_000)
def parse(text: str) -> When | None:
    """Read a date in one of the forms of the table above; None if it is in none of them.

    >>> parse("1610-01").phrase, parse("1610-01").plain
    ('in January 1610', 'January 1610')
    >>> parse("Norway") is None
    True
    """
    if "/" in text:
        return _span(text)
    if match := _PART.match(text):
        return _part(match[1], int(match[2]))
    if match := _PLAIN.match(text):
        return _single(text, match)
    return None


@lru_cache(maxsize=100_000)
def said(text: str) -> When | None:
    """Read a date as it stands in a sentence or alone as an answer; None if it is none.

    >>> said("17 August 2010").text, said("about 1998").text, said("mid-2015").text
    ('2010-08-17', '1998~', 'mid 2015')
    """
    if text[-1:].isalpha():  # as most texts end, and no date
        return None
    if text.startswith("about "):
        return parse(f"{_numeric(text.removeprefix('about '))}~")
    if text.endswith(" (doubtful)"):
        return parse(f"{_numeric(text.removesuffix(' (doubtful)'))}?")
    if _PART.match(text):
        return parse(text)
    since, dash, until = text.partition("–")
    return parse(f"{_numeric(since)}/{_numeric(until)}" if dash else _numeric(text))


def _numeric(text: str) -> str:
    """Year, month and day of "17 August 2010" in numbers; an empty text if it is no such date."""
    words = text.split(" ")
    if len(words) > 3 or (len(words) > 1 and words[-2] not in MONTHS[1:]):
        return ""
    month = [f"{MONTHS.index(words[-2]):02d}"] if len(words) > 1 else []
    day = [words[0].zfill(2)] if len(words) > 2 else []
    return "-".join([words[-1], *month, *day])


def _single(text: str, match: re.Match[str]) -> When | None:
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        begun = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if "00" in (match[2], match[3]):
        return None
    if day:
        precision, plain, preposition = "day", f"{day} {MONTHS[month]} {year}", "on"
    elif month:
        precision, plain, preposition = "month", f"{MONTHS[month]} {year}", "in"
    else:
        precision, plain, preposition = "year", f"{year}", "in"
    first = begun.toordinal()
    last = first if day else _end(year, month or 12)
    phrase = f"{preposition} {plain}"
    if match[4] == "~":
        plain, phrase = f"about {plain}", f"{preposition} about {plain}"
        first, last = max(1, first - _ABOUT[precision]), last + _ABOUT[precision]
    elif match[4] == "?":
        plain, phrase = f"{plain} (doubtful)", f"probably {phrase}"
    return When(text, first, min(last, date.max.toordinal()), precision, plain, phrase)


def _end(year: int, month: int) -> int:
    """The last day of a month."""
    return date(year, 12, 31).toordinal() if month == 12 else date(year, month + 1, 1).toordinal() - 1


def _part(word: str, year: int) -> When | None:
    if not year:
        return None
    low, high = PARTS[word]
    first = date(year, low, 1).toordinal()
    last = _end(year, high)
    plain = f"mid-{year}" if word == "mid" else f"{word} {year}"
    phrase = f"in {plain}" if word in ("early", "mid", "late") else f"in the {word} of {year}"
    return When(f"{word} {year}", first, last, "part", plain, phrase)


def _span(text: str) -> When | None:
    start, _, end = text.partition("/")
    if "/" in end:
        return None
    since, until = parse(start.strip()), parse(end.strip())
    if since is None or until is None or until.last < since.first:
        return None
    plain = f"{since.plain}–{until.plain}"
    phrase = f"from {since.plain} to {until.plain}"
    return When(text, since.first, until.last, "span", plain, phrase)
