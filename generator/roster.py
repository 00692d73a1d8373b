"""A class list as CSV: who gets a form."""

import csv
import io
import re
import unicodedata
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
SAVE = "save it as CSV in UTF-8, with the heading  name  above the names"


def read(text: bytes, file: str) -> tuple[dict[str, str], list[Problem]]:
    """The names by the label of their form, and what is wrong with the list, in the order of its lines.

    The label is what the column ``number`` says, without one the place in the list. Commas, semicolons or tabs part
    the columns; other columns do not matter. Warnings and information are problems that stop nothing. file: the name
    of the list, for its problems.
    """
    try:
        lines = text.decode("utf-8-sig")
    except UnicodeDecodeError:
        return {}, [Problem(f"{file}:1", "this list is no text in UTF-8", SAVE)]
    if "\0" in lines:
        return {}, [Problem(f"{file}:1", "this list is no plain text", SAVE)]
    students: dict[str, str] = {}
    problems: list[Problem] = []
    listed: list[_Row] = []
    for row in _rows(lines, file, problems):
        listed.append(row)
        problems += _add(students, row, str(len(listed)))
    if not students and not problems:
        problems.append(Problem(f"{file}:1", "this list has no names", "write one on each line below the heading"))
    if len(students) > MOST:
        fix = f"make one list for each class, of at most {MOST:,} names"
        problems = [Problem(f"{file}:1", f"this list has {len(students):,} names", fix)]
    return students, problems[:20] or [
        *_unused(f"{file}:{1 + bool(_SEPARATOR.match(lines))}", listed),
        *_namesakes(listed),
    ][:20]


class _Row(NamedTuple):
    """A line of the list: its place, and its cells by the names of their columns."""

    at: str
    cells: dict[str, str]

    @property
    def name(self) -> str:
        return unicodedata.normalize("NFC", " ".join(self.cells.get("name", "").split()))

    @property
    def number(self) -> str:
        return self.cells.get("number", "").strip()


def _rows(lines: str, file: str, problems: list[Problem]) -> Iterator[_Row]:
    """The lines below the heading that hold something; what is wrong with the table is added to the problems."""
    head, told = lines.partition("\n")[0], _SEPARATOR.match(lines)
    mark = told[1] if told else max(_MARKS, key=head.count)
    rows = csv.reader(io.StringIO(lines, newline=""), delimiter=mark, strict=True)
    begun = 1
    try:
        if told:
            next(rows)
            begun = 2
        columns = [each.strip().lower() for each in next(rows, [])]
        problems += _heading(columns, f"{file}:{begun}")
        begun = rows.line_num + 1
        for row in rows if not problems else ():
            if any(each.strip() for each in row[len(columns) :]):
                fix = f"put quotation marks around a text with {_MARKS[mark]}, or write a heading above each column"
                problems.append(Problem(f"{file}:{begun}", "this line has more columns than the heading", fix))
            elif any(each.strip() for each in row):
                yield _Row(f"{file}:{begun}", dict(zip(columns, row, strict=False)))
            begun = rows.line_num + 1
    except csv.Error:
        fix = "put one quotation mark at each end of the text, and write those within it twice"
        problems.append(Problem(f"{file}:{begun}", "a quoted text that begins here does not end as it should", fix))


def _heading(columns: list[str], at: str) -> Iterator[Problem]:
    """What is wrong with the names of the columns."""
    if "name" not in columns:
        found = ", ".join(each for each in columns if each) or "nothing"
        yield Problem(at, f'no column is called "name"; the first line says: {found[:80]}', SAVE)
    for column in ("name", "number"):
        if columns.count(column) > 1:
            yield Problem(at, f'two columns are called "{column}"', "give one of them another heading")


def _unused(at: str, listed: list[_Row]) -> Iterator[Problem]:
    """A column that could hold the students' numbers, where none is called so."""
    columns = () if "number" in listed[0].cells else listed[0].cells.keys() - {"name"}
    for column in sorted(columns):
        cells = {row.cells.get(column, "").strip() for row in listed}
        if len(cells) == len(listed) and all(_LABEL.fullmatch(each) and re.search(r"\d", each) for each in cells):
            what = f'no column is called "number": students are numbered by their lines, not by "{column[:40]}"'
            yield Problem(at, what, "if that column holds their numbers, call it  number", "information")


def _namesakes(listed: list[_Row]) -> Iterator[Problem]:
    """Students of one name whom no number of their own tells apart."""
    first: dict[str, _Row] = {}
    for row in listed:
        other = first.setdefault(row.name, row)
        if other is not row and not (row.number and other.number):
            what = f'"{row.name}" stands in this list twice, first in line {other.at.rpartition(":")[2]}'
            yield Problem(row.at, what, "delete one, or give both a number in a column  number", "warning")


def _add(students: dict[str, str], row: _Row, place: str) -> Iterator[Problem]:
    """Take one line into the list, or say what is wrong with it."""
    at, name, label = row.at, row.name, row.number or place
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
        yield Problem(at, f'number "{label}" stands twice in this list', "give each student another")
    else:
        students[label] = name
