"""A class list as CSV: who gets a form."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator

from generator.model import Problem

MOST = 1000
"""More names than this are no class; their paper could not be opened either."""
JOINERS = "\u200c\u200d"
"""Without these some scripts cannot be written."""
SAVE = "save it as CSV in UTF-8, with the heading  name  above the names"


def read(text: bytes, file: str) -> tuple[dict[str, str], list[Problem]]:
    """The names by the label of their form, and what is wrong with the list, in the order of its lines.

    The label is what the column ``number`` says, without one the place in the list. Commas, semicolons or tabs part
    the columns; other columns do not matter. file: the name of the list, for its problems.
    """
    try:
        lines = text.decode("utf-8-sig")
    except UnicodeDecodeError:
        return {}, [Problem(f"{file}:1", "this list is no text in UTF-8", SAVE)]
    if "\0" in lines:
        return {}, [Problem(f"{file}:1", "this list is no plain text", SAVE)]
    head = lines.partition("\n")[0]
    rows = csv.reader(io.StringIO(lines, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    students: dict[str, str] = {}
    problems: list[Problem] = []
    try:
        columns = [each.strip().lower() for each in next(rows, [])]
        if "name" not in columns:
            found = ", ".join(each for each in columns if each) or "nothing"
            return {}, [Problem(f"{file}:1", f'no column is called "name"; the first line says: {found[:80]}', SAVE)]
        filled = (row for row in rows if any(each.strip() for each in row))
        for place, row in enumerate(filled, 1):
            cells = dict(zip(columns, row, strict=False))
            problems += _add(students, cells, str(place), f"{file}:{rows.line_num}")
    except csv.Error:
        problems.append(Problem(f"{file}:{rows.line_num}", "a quoted text does not end here as it should", SAVE))
    if not students and not problems:
        problems.append(Problem(f"{file}:1", "this list has no names", "write one on each line below the heading"))
    if len(students) > MOST:
        fix = f"make one list for each class, of at most {MOST:,} names"
        problems = [Problem(f"{file}:1", f"this list has {len(students):,} names", fix)]
    return students, problems[:20]


def _add(students: dict[str, str], cells: dict[str, str], place: str, at: str) -> Iterator[Problem]:
    """Take one line into the list, or say what is wrong with it."""
    name = unicodedata.normalize("NFC", " ".join(cells.get("name", "").split()))
    label = cells.get("number", "").strip() or place
    if not name:
        yield Problem(at, "this line has no name", "write the name, or delete the line")
    elif name[0] in "=+-@":
        yield Problem(at, f'"{name[:40]}" is a formula of a spreadsheet, not a name', "write the name itself")
    elif odd := next((each for each in name if unicodedata.category(each)[0] == "C" and each not in JOINERS), ""):
        yield Problem(at, f"the name holds a character that cannot be printed (U+{ord(odd):04X})", "type it again")
    elif len(name) > 80:
        yield Problem(at, f'"{name[:40]} …" is {len(name)} characters long', "shorten it to 80")
    elif not re.fullmatch(r"[A-Za-z0-9-]{1,12}", label):
        yield Problem(at, f'"{label[:40]}" cannot be a number', "write at most 12 letters, digits or dashes")
    elif label in students:
        yield Problem(at, f'number "{label}" stands twice in this list', "give each student another")
    else:
        students[label] = name
