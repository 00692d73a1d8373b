"""What a date or a number means that is written as elsewhere, and how it is written here."""

import re
import unicodedata
from collections.abc import Callable
from difflib import get_close_matches

from generator import dates, texts
from generator.unseen import odd

LONGEST = 60
"""Characters of a date that somebody may have written in another way."""
_DATE_FORMS = "1998, 1998-10, 1998-10-25, early 1998, spring 1998, 1998~ (about), 1998? or 1992/1997 (from … to)"
_BEFORE_CHRIST = re.compile(r"-\d{1,4}\b.*|.*\d.*(?<![^\W\d])(?:b\. ?c\.(?: ?e\.)?|bce?)(?![^\W\d]).*", re.IGNORECASE)
_TIMES, _WHOLE = re.compile(r".*(?:\d0s|century)", re.IGNORECASE), re.compile(r"(\d{4})/(\d{4})")
_NO_DATE = re.compile(r"(?:un)?known|undated|n\. ?d\.|none|\?+|-|n/?a|present|now|today|ongoing", re.IGNORECASE)
_LETTERS = str.maketrans("OoIl", "0011")
"""Letters that are typed in place of digits."""
_BOUND = re.compile(r"(?:before|after|since|until|by|from)\b.*\d.*|.*\d.* or .*\d.*", re.IGNORECASE)


def _span(it: re.Match[str]) -> str:
    return f"{date(it[1]) or it[1].zfill(4)}/{date(it[2]) or it[2].zfill(4)}"


def _day_first(it: re.Match[str]) -> str:
    return f"{it[1]} {_month(it[2])} {it[3]}"


def _century(it: re.Match[str]) -> str:
    return f"{int(it[1]) * 100 - 99:04}/{int(it[1]) * 100:04}"


_ELSEWHERE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), rewritten)
    for pattern, rewritten in (
        (r"(?:c\.|ca\.?|circa|around|about|~) ?(.+)", lambda it: f"{date(it[1]) or it[1]}~"),
        (r"(?:from )?(\d{3,4}) ?(?:[-–—]|to|until) ?(\d{3,4})", _span),
        (r"(?:from |between )(.+) (?:to|until|and) (.+)", _span),
        (r"(?:the )?(\d{3})0s", lambda it: f"{it[1]}0/{it[1]}9"),
        (r"(\d{1,2})(?:st|nd|rd|th) century", _century),
        (r"(?:AD ?|CE ?)(\d{1,4})|(\d{1,4}) ?(?:AD|CE|A\.D\.)", lambda it: (it[1] or it[2]).zfill(4)),
        (r"(\d),(\d{3})", lambda it: it[1] + it[2]),
        (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", lambda it: f"{it[3]}-{it[2]}-{it[1]}"),
        (r"(\d{1,2})[./-](\d{4})", lambda it: f"{it[2]}-{it[1]}"),
        (r"(\d{4})-(1[3-9]|[23]\d)-(0\d|1[0-2])", lambda it: f"{it[1]}-{it[3]}-{it[2]}"),
        (r"[\doli]{4}", lambda it: it[0].translate(_LETTERS)),
        (r"(?:in|on) (?:the )?(.+)", lambda it: date(it[1])),
        (r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", lambda it: f"{it[1]}-{it[2]}-{it[3]}"),
        (r"(\d{4}-\d\d-\d\d)[T ].*", lambda it: it[1]),
        (r"fall (?:of )?(\d{4})", lambda it: f"autumn {it[1]}"),
        (r"(early|mid|late|spring|summer|autumn)(?: of |-| )(\d{4})", lambda it: f"{it[1].lower()} {it[2]}"),
        (r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", lambda it: f"{it[2]} {_month(it[1])} {it[3]}"),
        (
            r"(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]{3,9})\.?,? (\d{4})",
            _day_first,
        ),
        (r"([a-z]{3,9})\.?,? (\d{4})", lambda it: f"{_month(it[1])} {it[2]}"),
        (r"(\d{4}) ([a-z]{3,9})", lambda it: f"{_month(it[2])} {it[1]}"),
        (r"(?:the )?(?:beginning|start) of (\d{4})", lambda it: f"early {it[1]}"),
        (r"(?:the )?end of (\d{4})", lambda it: f"late {it[1]}"),
        (r"(?:the )?middle of (\d{4})", lambda it: f"mid {it[1]}"),
    )
)
"""How dates are written elsewhere; months may be in small letters or cut short, and the day before or after them."""

_POWER = re.compile(r"\d[⁺⁻]?[⁰¹²³⁴-⁹]|\d\^[-+]?\d|\d[eE][-+]?\d")
_NUMBERS_ELSEWHERE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(\d{1,3}(?:[ .]\d{3})+),(\d+)"), lambda it: f"{re.sub('[ .]', ',', it[1])}.{it[2]}"),
    (re.compile(r"(?<![\d,.])(\d+),(?!\d{3}(?!\d))(\d+)(?![\d,.])"), lambda it: f"{it[1]}.{it[2]}"),
    (re.compile(r"(?<=\d)[ '’_](?=\d{3}\b)"), lambda it: ","),
    (re.compile(r"(?<![\d,.])\d{1,3}(?:\.\d{3}){2,}(?![\d,.])"), lambda it: it[0].replace(".", ",")),
    (re.compile(r"(?<![\d,.])(?=\.\d)"), lambda it: "0"),
)
"""How numbers are written elsewhere: decimal commas, thousands set apart by other signs, no digit before the point."""


def no_date(written: str, in_words: str) -> tuple[str, str]:
    """What is wrong with a text that is no date, and what to write in its place.

    in_words: how to say what no date can say.
    """
    what = f'"{written}" is not a date'
    if len(written) > LONGEST:
        return what, f"write {_DATE_FORMS}"
    if _BEFORE_CHRIST.fullmatch(written):
        return f'"{written}" lies before the year 1, with which dates begin', in_words
    if hidden := odd(written):
        return what, hidden.removesuffix(";")
    if two := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", written):
        first, second = date(f"{two[1]}.{two[2]}.{two[3]}"), date(f"{two[2]}.{two[1]}.{two[3]}")
        either = f"{first}, or {second} if the month stands first" if first and second and first != second else ""
        return what, f"write {either or first or second or _DATE_FORMS}"
    if re.fullmatch(r"\W?\d\d", written):
        return what, f"write the year with four digits, such as 1998, or 00{written[-2:]} at the beginning of our time"
    if meant := date(written) or date(_plain(written)):
        if whole := _WHOLE.fullmatch(meant) if _TIMES.fullmatch(written) else None:
            middle = (int(whole[1]) + int(whole[2])) // 2
            return what, f"write {meant} of what went on all that time, or {middle}~ of what was about then"
        return what, f"write {meant}"
    if _NO_DATE.fullmatch(written):
        return what, "leave the line out where the date is not known"
    if impossible := re.match(r"(\d{4})-(\d\d)(-\d\d)?$", written):
        month = 1 <= int(impossible[2]) <= 12
        return what, f"there is no such {'day' if month else 'month'}; write year, month and day, such as 1998-10-25"
    if written[:6].lower() == "winter":
        return what, "write early or late with the year, or the months, for a winter lies in two years"
    if _BOUND.fullmatch(written):
        return what, "write from when to when, such as 1992/1997, or put it in a sentence with an answer in brackets"
    return what, f"write {_DATE_FORMS}"


def no_number(written: str) -> str:
    """What to write in place of a text that is no number.

    >>> no_number("3 912"), no_number("3912 m")
    ('write 3,912', 'write 3912; a unit belongs in the sentence in content/kinds.yaml')
    """
    if _POWER.search(written):
        return "write it in full, such as 100,000, or say  type: text  in content/kinds.yaml"
    plain = _plain(written)
    for pattern, rewritten in _NUMBERS_ELSEWHERE:
        plain = pattern.sub(rewritten, plain)
    if plain != written and texts.number(plain) is not None:
        return f"write {plain}"
    if hidden := odd(written):
        return hidden.removesuffix(";")
    digits = written.translate(_LETTERS)
    if re.fullmatch(r"[\dOoIl.,]+", written) and re.match(r"\d", written) and texts.number(digits) is not None:
        return f"write {digits}"
    if with_unit := re.fullmatch(r"([-+\d.,]+) ?(?:[^\W\d]|[°%€$£])(?:\D*[^\W\d]\d|\D*)", plain):
        return f"write {with_unit[1]}; a unit belongs in the sentence in content/kinds.yaml"
    if (about := re.search(r"(?<![/⁄\d])\d[\d,.]*(?![\d/⁄])", plain)) and texts.number(about[0]) is not None:
        return (
            f"write one number alone, such as {about[0]}; what is about so much is  type: text  in content/kinds.yaml"
        )
    return "write digits, such as 2,000 or 12.5"


def _plain(written: str) -> str:
    """A text with plain digits and dashes."""
    return re.sub("[–—−‑‐]", "-", unicodedata.normalize("NFKC", written))


def _month(written: str) -> str:
    """The month that a word of at least three letters begins like, or else the word."""
    begun = "sep" if written.lower() == "sept" else written.lower()
    near = get_close_matches(begun.capitalize(), dates.MONTHS[1:], n=1, cutoff=0.8)
    return next((name for name in dates.MONTHS[1:] if name.lower().startswith(begun)), next(iter(near), written))


def date(written: str) -> str:
    """A date in words, with too few digits or with other signs as it is written here; an empty text if it is none.

    >>> date("12 March 1610"), date("1610-3-2"), date("c. 1610"), date("1610-1612"), date("1610s")
    ('1610-03-12', '1610-03-02', '1610~', '1610/1612', '1610/1619')
    >>> date("Mar 12th, 1610"), date("12.3.1610"), date("17th century"), date("from March 1610 to 1612")
    ('1610-03-12', '1610-03-12', '1601/1700', '1610-03/1612')
    """
    here = (rewritten(found) for pattern, rewritten in _ELSEWHERE if (found := pattern.fullmatch(written)))
    written = next(here, written)
    year, *rest = written.split("-")
    padded = "-".join((year.zfill(4), *(each.zfill(2) for each in rest)))
    when = dates.said(written) or dates.parse(written) or dates.parse(padded)
    return when.text if when else ""
