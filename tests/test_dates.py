"""Dates are read as precisely as they are known, and never more."""

import random
from datetime import date
from itertools import product

import pytest
from generator.dates import MONTHS, PARTS, parse, said

WRITTEN = [
    ("1610-01-08", "8 January 1610", "on 8 January 1610", "day", "1610-01-08", "1610-01-08"),
    ("1612-02", "February 1612", "in February 1612", "month", "1612-02-01", "1612-02-29"),
    ("1610", "1610", "in 1610", "year", "1610-01-01", "1610-12-31"),
    ("early 1610", "early 1610", "in early 1610", "part", "1610-01-01", "1610-05-31"),
    ("mid-1610", "mid-1610", "in mid-1610", "part", "1610-04-01", "1610-09-30"),
    ("late 1610", "late 1610", "in late 1610", "part", "1610-08-01", "1610-12-31"),
    ("spring 1610", "spring 1610", "in the spring of 1610", "part", "1610-03-01", "1610-06-30"),
    ("summer 1610", "summer 1610", "in the summer of 1610", "part", "1610-06-01", "1610-09-30"),
    ("autumn 1610", "autumn 1610", "in the autumn of 1610", "part", "1610-09-01", "1610-12-31"),
    ("1610/1612", "1610–1612", "from 1610 to 1612", "span", "1610-01-01", "1612-12-31"),
    ("1610-01-08/1610-03", "8 January 1610–March 1610", "from 8 January 1610 to March 1610", "span",
     "1610-01-08", "1610-03-31"),
    ("0999", "999", "in 999", "year", "0999-01-01", "0999-12-31"),
]  # fmt: skip
NO_DATES = [
    "", "Norway", "1610-13", "1610-00", "1610-02-31", "1611-02-29", "1900-02-29", "1610-04-31", "0000", "0000-01-01",
    "early 0000", "610", "16100", "1610-1", "1610-1-8", "8 January 1610", "January 1610", "1610/01/08", "1610/",
    "/1610", "1612/1610", "1610-06/1610-01", "1610 ", " 1610", "1610~?", "~1610", "about 1610", "Early 1610",
    "winter 1610", "١٦١٠", "1610\n", "-1610", "16 10", "1610-01-08T00:00",
]  # fmt: skip


@pytest.mark.parametrize(("text", "plain", "phrase", "precision", "first", "last"), WRITTEN)
def test_date_is_read_as_precisely_as_it_is_written(
    text: str, plain: str, phrase: str, precision: str, first: str, last: str
) -> None:
    """A date in a form of the table has its words, its precision and the days it covers."""
    when = parse(text)

    assert when is not None
    assert (plain, phrase, precision) == (when.plain, when.phrase, when.precision)
    assert (first, last) == (date.fromordinal(when.first).isoformat(), date.fromordinal(when.last).isoformat())


@pytest.mark.parametrize("text", NO_DATES)
def test_other_texts_are_no_dates(text: str) -> None:
    """What is in none of the forms, or is on no calendar, is not a date."""
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("1610~", "in about 1610"), ("1610-01~", "in about January 1610"), ("1610-01-08~", "on about 8 January 1610")],
)
def test_about_covers_more_days_than_the_date_itself(text: str, phrase: str) -> None:
    """A date with ~ is said with "about" and reaches further on both sides."""
    about, exact = parse(text), parse(text.rstrip("~"))

    assert about is not None
    assert exact is not None
    assert phrase == about.phrase
    assert about.first < exact.first
    assert exact.last < about.last


def test_doubtful_date_says_so() -> None:
    """A date with ? is said to be probable, in a sentence and alone."""
    when = parse("1610-01?")

    assert when is not None
    assert ("probably in January 1610", "January 1610 (doubtful)") == (when.phrase, when.plain)


def test_dates_at_the_edges_of_the_calendar() -> None:
    """The first and the last year can be approximate without leaving the calendar."""
    for text in ("0001~", "9999~", "0001-01-01~", "9999-12-31~"):
        when = parse(text)
        assert when is not None
        assert date.min.toordinal() <= when.first <= when.last <= date.max.toordinal()


@pytest.mark.parametrize(
    ("one", "other", "disjoint"),
    [
        ("1610", "1611", True),
        ("1610", "1610", False),
        ("1610-12-31", "1611-01-01", True),
        ("1610-05", "1610", False),
        ("1610-05-17", "1610-05", False),
        ("1610/1612", "1611-03-04", False),
        ("1610/1612", "1613", True),
        ("1610~", "1611", False),
        ("1610~", "1620", True),
        ("early 1610", "late 1610", True),
        ("early 1610", "mid 1610", False),
        ("early 1610", "spring 1610", False),
        ("late 1610", "early 1611", True),
        ("spring 1610", "autumn 1610", True),
    ],
)
def test_dates_are_disjoint_only_beyond_doubt(one: str, other: str, disjoint: bool) -> None:
    """Two dates are disjoint when no day belongs to both, whichever is asked first."""
    first, second = parse(one), parse(other)

    assert first is not None
    assert second is not None
    assert (disjoint, disjoint) == (first.disjoint(second), second.disjoint(first))


def test_a_finer_date_is_never_disjoint_from_a_coarser_one() -> None:
    """A day lies in its month, its year, and in what is about it."""
    drawn = random.Random(1)
    for _ in range(200):
        day = date(drawn.randint(1500, 1999), drawn.randint(1, 12), drawn.randint(1, 28))
        forms = [day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y}~", f"{day:%Y-%m}~", f"{day:%Y-%m}?"]
        for one, other in product(map(parse, forms), repeat=2):
            assert one is not None
            assert other is not None
            assert not one.disjoint(other)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1610-01-08", "1610"),
        ("1610-01", "1610"),
        ("1610", "1610"),
        ("spring 1610", "1610"),
        ("1610-06~", "1610"),
        ("1610-01~", None),
        ("1610~", None),
        ("1610/1612", None),
        ("1610-01/1610-03", None),
        ("0999-05", "999"),
    ],
)
def test_year_is_known_only_where_it_is_certain(text: str, year: str | None) -> None:
    """The year of a date is that year, or none where days of another year, or a span, are meant."""
    when = parse(text)

    assert when is not None
    assert year == (when.year.plain if when.year else None)


@pytest.mark.parametrize("text", ["1610?", "1610-01?", "1610-01-08?"])
def test_year_of_a_doubtful_date_is_not_certain(text: str) -> None:
    """A date its source doubts gives no year to ask for without saying so."""
    when = parse(text)

    assert when is not None
    assert when.year is None


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        ("1610-01-08", {"January 8, 1610", "1610-01-08"}),
        ("1610-01", {"1610-01"}),
        ("1610", set()),
        ("spring 1610", set()),
    ],
)
def test_other_ways_to_write_a_date_are_known(text: str, variants: set[str]) -> None:
    """A date is accepted in the American order and as its file writes it."""
    when = parse(text)

    assert when is not None
    assert variants == set(when.variants)


@pytest.mark.parametrize("mark", ["~", "?"])
@pytest.mark.parametrize("text", ["1610-01-08", "1610-01", "1610"])
def test_uncertain_dates_have_variants_too(text: str, mark: str) -> None:
    """Every date that can be written can be an answer, whatever its mark."""
    when = parse(text + mark)

    assert when is not None
    assert when.plain not in when.variants


def test_a_date_is_read_back_as_it_was_read() -> None:
    """The text a date keeps, read again, is the same date."""
    texts = [text for text, *_ in WRITTEN] + ["1610~", "1610-01?", "1610-01-08~"]
    for text in texts:
        when = parse(text)
        assert when is not None
        assert when == parse(when.text)


def test_a_date_in_words_is_read_back() -> None:
    """A day, month or year as it stands in a sentence is the same date as in a file."""
    drawn = random.Random(2)
    for _ in range(200):
        day = date(drawn.randint(1000, 2100), drawn.randint(1, 12), drawn.randint(1, 28))
        for text in (day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}"):
            when = parse(text)
            assert when is not None
            assert when == said(when.plain)


@pytest.mark.parametrize(
    "text", ["", "many", "31 February 1610", "32 May 1610", "8 Jan 1610", "the 8 January 1610", "May", "8 May", "a b c"]
)
def test_other_words_are_no_date(text: str) -> None:
    """A text that is no whole date is none, and no error."""
    assert said(text) is None


def test_every_month_and_part_has_a_name() -> None:
    """Each month and each part of a year can be written and said."""
    for number in range(1, 13):
        when = parse(f"1610-{number:02d}")
        assert when is not None
        assert when.plain == f"{MONTHS[number]} 1610"
    for part in PARTS:
        when = parse(f"{part} 1610")
        assert when is not None
        assert part in when.phrase
