"""A class list as CSV: who gets a form."""

import csv
import io
import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Problem

MOST = 1000
"""More names than this are no class; their paper could not be opened either."""
JOINERS = "\u200c\u200d"
"""Without these some scripts cannot be written."""
_LABEL = re.compile(r"[A-Za-z0-9-]{1,12}")
_MARKS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
"""What parts columns, and what it is called."""
_SEPARATOR = re.compile(r'"?sep=([,;\t])"?[ \r]*\n', re.IGNORECASE)
"""A line by which Excel is told what parts the columns."""
_COLUMNS = {
    **dict.fromkeys(("firstname", "first names", "given name", "given names", "forename"), "first name"),
    **dict.fromkeys(("lastname", "last names", "surname", "family name"), "last name"),
}
"""Other headings of the columns that make a name."""
_HEADING = re.compile(r"""(?:^|.*[,;\t])[ "']*name[ "']*(?:$|[,;\t])""", re.IGNORECASE)
SAVE = "save it again as CSV in UTF-8; in Excel the sort of file is CSV UTF-8"


def read(text: bytes, file: str) -> tuple[dict[str, str], list[Problem]]:
    """The names by the label of their form, and what is wrong with the list, in the order of its lines.

    The label is what the column ``number`` says, without one the place in the list. Commas, semicolons or tabs part
    the columns; a name may stand in two, ``first name`` and ``last name``; other columns do not matter. Warnings and
    information are problems that stop nothing. file: the name of the list, for its problems.
    """
    lines = _decoded(text)
    if lines is None or "\0" in lines:
        what = "a workbook, no text" if text[:4] == b"PK\3\4" else "no plain text" if lines else "no text in UTF-8"
        return {}, [Problem(f"{file}:1", f"this list is {what}", SAVE)]
    students: dict[str, str] = {}
    problems: list[Problem] = []
    listed: list[_Row] = []
    for row in _rows(lines, file, problems):
        listed.append(row)
        problems += _add(students, row, listed)
    if not students and not problems:
        problems.append(Problem(f"{file}:1", "this list has no names", "write one on each line below the heading"))
    if len(students) > MOST:
        fix = f"make one list for each class, of at most {MOST:,} names"
        problems = [Problem(f"{file}:1", f"this list has {len(students):,} names", fix)]
    return students, problems[:20] or [
        *_unused(f"{file}:{1 + bool(_SEPARATOR.match(lines))}", listed),
        *_namesakes(listed),
    ][:20]


def _decoded(text: bytes) -> str | None:
    """The text in UTF-8, or in UTF-16 where its first two bytes say so, as those of Excel's Unicode text do."""
    try:
        return text.decode("utf-16" if text[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig")
    except UnicodeDecodeError:
        return None


class _Row(NamedTuple):
    """A line of the list: its place, and its cells by the names of their columns."""

    at: str
    cells: dict[str, str]

    @property
    def name(self) -> str:
        """What the column ``name`` says, and before and behind it those parts of a name that it leaves out."""
        first, whole, last = (
            unicodedata.normalize("NFC", " ".join(self.cells.get(each, "").split()))
            for each in ("first name", "name", "last name")
        )
        words = set(re.findall(r"\w+", whole))
        parts = (part for part in (first, last) if not set(re.findall(r"\w+", part)) <= words)
        return " ".join(filter(None, (first if first in parts else "", whole, last)))

    @property
    def number(self) -> str:
        return self.cells.get("number", "").strip()


def _rows(lines: str, file: str, problems: list[Problem]) -> Iterator[_Row]:
    """The lines below the heading that hold something; what is wrong with the table is added to the problems."""
    head, told = next(filter(_is_filled, lines.splitlines()), ""), _SEPARATOR.match(lines)
    mark = told[1] if told else max(_MARKS, key=head.count)
    rows = csv.reader(io.StringIO(lines, newline=""), delimiter=mark, strict=True)
    begun, columns, wide = 1, [""], []  # type: int, list[str], list[str]
    try:
        if told:
            next(rows)
            begun = 2
        for row in rows:
            at, begun = f"{file}:{begun}", rows.line_num + 1
            if not any(columns):
                columns = [_column(each) for each in row]
                if any(columns) and (wrong := [*_heading(row, at, lines)]):
                    problems += wrong
                    return
            elif any(each.strip() for each in row[len(columns) :]):
                wide.append(at)
            elif any(each.strip() for each in row):
                made = _Row(at, dict(zip(columns, row, strict=False)))
                if mark != ";" and ";" in made.name:
                    fix = "put the same sign between columns in every line, also in the heading"
                    problems.append(Problem(at, f'"{made.name[:40]}" holds a semicolon', fix))
                    return
                yield made
    except csv.Error:
        fix = "put one quotation mark at each end of the text, and write those within it twice"
        problems.append(Problem(f"{file}:{begun}", "a quoted text that begins here does not end as it should", fix))
    if not any(columns):
        problems += _heading([], f"{file}:1", lines)
    if wide:
        more = f", and so {'has' if len(wide) == 2 else 'have'} {len(wide) - 1} more" if len(wide) > 1 else ""
        fix = f"put quotation marks around a text with {_MARKS[mark]}, or write a heading above each column, such as  "
        what = f"this line has more columns than the heading{more}"
        problems.append(Problem(wide[0], what, f"{fix}last name{mark}first name"))


def _is_filled(line: str) -> bool:
    return bool(line.strip(',;\t "'))


def _column(heading: str) -> str:
    """What a column is called here."""
    plain = " ".join(heading.lower().split())
    return _COLUMNS.get(plain, plain)


def _heading(row: list[str], at: str, lines: str) -> Iterator[Problem]:
    """What is wrong with the names of the columns, as they are written."""
    columns = [_column(each) for each in row]
    if "name" not in columns and not {"first name", "last name"} <= {*columns}:
        found = ", ".join(" ".join(each.split()) for each in row if each.strip())
        fix = "call the column of the names  name,  or two  first name  and  last name"
        below = next((place for place, line in enumerate(lines.splitlines(), 1) if _HEADING.match(line)), 0)
        if below:
            fix = f"delete what stands above the heading in line {below}"
        elif len(columns) < 2 and "name" not in found.lower():
            fix = "write  name  in a line of its own above the names"
        yield Problem(at, f'no column is called "name"; the first line says: {found[:80] or "nothing"}', fix)
    for column in ("name", "first name", "last name", "number"):
        if columns.count(column) > 1:
            yield Problem(at, f'two columns are called "{column}"', "give one of them another heading")


def _unused(at: str, listed: list[_Row]) -> Iterator[Problem]:
    """A column that could hold the students' numbers, where none is called so."""
    columns = () if "number" in listed[0].cells else listed[0].cells.keys() - {"name", "first name", "last name"}
    for column in sorted(columns):
        cells = {row.cells.get(column, "").strip() for row in listed}
        if len(cells) == len(listed) and all(_LABEL.fullmatch(each) and re.search(r"\d", each) for each in cells):
            what = f'no column is called "number": students are numbered by their lines, not by "{column[:40]}"'
            yield Problem(at, what, "if that column holds their numbers, call it  number", "information")


def _namesakes(listed: list[_Row]) -> Iterator[Problem]:
    """Students of one name whom no number of their own tells apart."""
    first: dict[str, _Row] = {}
    for row in listed:
        other = first.setdefault(row.name.casefold(), row)
        if other is not row and not (row.number and other.number):
            what = f'"{row.name}" stands in this list twice, first in line {other.at.rpartition(":")[2]}'
            yield Problem(row.at, what, "delete one, or give both a number in a column  number", "warning")


def _add(students: dict[str, str], row: _Row, listed: list[_Row]) -> Iterator[Problem]:
    """Take one line into the list, or say what is wrong with it. listed: the lines until this one."""
    at, name, label = row.at, row.name, row.number or str(len(listed))
    if not name:
        yield Problem(at, "this line has no name", "write the name, or delete the line")
    elif name[0] in "=+-@":
        yield Problem(at, f'"{name[:40]}" is a formula of a spreadsheet, not a name', "write the name itself")
    elif odd := next((each for each in name if unicodedata.category(each)[0] == "C" and each not in JOINERS), ""):
        yield Problem(at, f"the name holds a character that cannot be printed (U+{ord(odd):04X})", "type it again")
    elif len(name) > 80:
        yield Problem(at, f'"{name[:40]} …" is {len(name)} characters long', "shorten it to 80")
    elif not _LABEL.fullmatch(label):
        yield Problem(at, f'"{label[:40]}" cannot be a number', "write at most 12 letters, digits or dashes")
    elif label in students:
        yield _twice(row, label, listed)
    else:
        students[label] = name


def _twice(row: _Row, label: str, listed: list[_Row]) -> Problem:
    """That two students have one number, which of one may be the place in the list."""
    if not row.number:
        what = f"this line has no number, and another student's is its place, {label}"
    elif label.isdigit() and 0 < int(label) < len(listed) and not listed[int(label) - 1].number:
        what = f'number "{label}" is the place of a line that has no number'
    else:
        return Problem(row.at, f'number "{label}" stands twice in this list', "give each student another")
    return Problem(row.at, what, "write a number in each line, or delete the column")
