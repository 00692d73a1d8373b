"""Dates and numbers written as elsewhere are told as they are written here."""

import pytest
from generator import dates, texts
from generator.meant import no_date, no_number

FORMS = "write 1998, 1998-10, 1998-10-25,"


@pytest.mark.parametrize(
    ("written", "here"),
    [
        ("1999-3-5", "1999-03-05"),
        ("1,999", "1999"),
        ("１９９９", "1999"),
        ("1999−03", "1999-03"),
        ("1999–03–05", "1999-03-05"),
        ("1999/03/05", "1999-03-05"),
        ("1999.3.5", "1999-03-05"),
        ("1999-03-05T00:00", "1999-03-05"),
        ("5.3.1999", "1999-03-05"),
        ("5th March 1999", "1999-03-05"),
        ("5 mar. 1999", "1999-03-05"),
        ("the 5th of March, 1999".removeprefix("the "), "1999-03-05"),
        ("March 5th, 1999", "1999-03-05"),
        ("Sept. 5, 1999", "1999-09-05"),
        ("march 1999", "1999-03"),
        ("1999 March", "1999-03"),
        ("Early 1999", "early 1999"),
        ("Summer of 1999", "summer 1999"),
        ("fall 1999", "autumn 1999"),
        ("the end of 1999", "late 1999"),
        ("2000 to 2005", "2000/2005"),
        ("from March 2000 to 2005", "2000-03/2005"),
        ("between 2000 and 2005", "2000/2005"),
        ("AD 79", "0079"),
        ("79 CE", "0079"),
        ("ca. March 1999", "1999-03~"),
        ("3/1999", "1999-03"),
        ("03.1999", "1999-03"),
        ("03-1999", "1999-03"),
        ("in 1999", "1999"),
        ("in March 1999", "1999-03"),
        ("on 5 March 1999", "1999-03-05"),
        ("199O", "1990"),
        ("l999", "1999"),
        ("Marhc 1999", "1999-03"),
        ("5 Febuary 1999", "1999-02-05"),
        ("1999-31-03", "1999-03-31"),
        ("13/3/1999", "1999-03-13"),
        ("3/13/1999", "1999-03-13"),
        ("5/5/1999", "1999-05-05"),
    ],
)
def test_date_written_as_elsewhere(written: str, here: str) -> None:
    """The remedy is one date, in a form that is read."""
    assert dates.parse(here)
    assert (f'"{written}" is not a date', f"write {here}") == no_date(written, "")


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("5/3/1999", "write 1999-03-05, or 1999-05-03 if the month stands first"),
        ("5-3-1999", "write 1999-03-05, or 1999-05-03 if the month stands first"),
        ("31/31/1999", FORMS),
        ("1999-13", "there is no such month;"),
        ("1999-02-30", "there is no such day;"),
        ("winter 1999", "write early or late with the year,"),
        ("the 1990s", "write 1990/1999 of what went on all that time, or 1994~ of what was about then"),
        ("17th century", "write 1601/1700 of what went on all that time, or 1650~ of what was about then"),
        ("before 1999", "write from when to when,"),
        ("1999 or 2000", "write from when to when,"),
        ("unknown", "leave the line out where the date is not known"),
        ("present", "leave the line out where the date is not known"),
        ("“1999”", "write plain quotation marks or none"),
        ("1999\u200b", "delete the zero width space (U+200B)"),
        ("noon", FORMS),
        ("98", "write the year with four digits, such as 1998"),
        ("’98", "write the year with four digits, such as 1998"),
        ("Marble 1999", FORMS),
    ],
)
def test_text_that_is_no_date_for_sure(written: str, remedy: str) -> None:
    """What may mean two dates, none, or something that no date can say has a remedy of its own."""
    what, fix = no_date(written, "")

    assert f'"{written}" is not a date' == what
    assert fix.startswith(remedy)


@pytest.mark.parametrize(
    "written",
    ["500 BC", "44 BCE", "44 B.C.", "44 b.c.e.", "-0500", "-44-03-15", "c. 500 BC", "5th century BC", "500 BC/400 BC"],
)
def test_date_before_christ(written: str) -> None:
    """A year before the first is told as such, with the remedy for where it stands."""
    assert (f'"{written}" lies before the year 1, with which dates begin', "in words") == no_date(written, "in words")


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("3 912", "write 3,912"),
        ("３９１２", "write 3912"),
        ("3\u00a0912", "write 3,912"),
        ("3'912", "write 3,912"),
        ("1_000", "write 1,000"),
        ("3.912,5", "write 3,912.5"),
        ("3,91", "write 3.91"),
        ("3912 m", "write 3912; a unit belongs in the sentence in content/kinds.yaml"),
        ("12 %", "write 12; a unit belongs in the sentence in content/kinds.yaml"),
        ("about 3,912", "write one number alone, such as 3,912; "),
        ("3912?", "write one number alone, such as 3912; "),
        ("40–50", "write one number alone, such as 40; "),
        ("“40”", "write plain quotation marks or none"),
        ("9O", "write 90"),
        ("1,2l0", "write 1,210"),
        ("40 l", "write 40; a unit belongs in the sentence in content/kinds.yaml"),
        ("forty", "write digits, such as 2,000 or 12.5"),
        ("-38,8", "write -38.8"),
        ("12,5 %", "write 12.5; a unit belongs in the sentence in content/kinds.yaml"),
        ("1 495 °C", "write 1,495; a unit belongs in the sentence in content/kinds.yaml"),
        ("−1 084,6", "write -1,084.6"),
        ("about 2 500", "write one number alone, such as 2,500; "),
        ("1.234.567", "write 1,234,567"),
        (".5", "write 0.5"),
        ("-.5 V", "write -0.5; a unit belongs in the sentence in content/kinds.yaml"),
        ("10⁵", "write it in full, such as 100,000, or say  type: text  in content/kinds.yaml"),
        ("1.5·10⁻³", "write it in full, "),
        ("1.5e3", "write it in full, "),
        ("10^5 K", "write it in full, "),
        ("½", "write digits, such as 2,000 or 12.5"),
        ("5 to 7", "write one number alone, such as 5; "),
        ("40 km²", "write 40; a unit belongs in the sentence in content/kinds.yaml"),
    ],
)
def test_text_that_is_no_number(written: str, remedy: str) -> None:
    """A number with other signs, a unit or a doubt is told as it can be written."""
    assert texts.number(written) is None

    assert no_number(written).startswith(remedy)
