"""YAML as plain text with line numbers: every scalar is a string, and every string knows its line.

YAML's own guesses (``1846-09-23`` a date, ``NO`` false, ``0754`` a number) are not wanted in a fact
base: the schema decides what a text means. A file of plain lines, as most are, is read by `lines`; any other by
`events`, which gives the same and takes three times as long.
"""

from pathlib import Path

from generator import files, lines
from generator.model import Problem
from generator.tree import List, Map


def read(path: Path, name: str) -> tuple[Map, list[Problem], bool]:
    """The mapping a YAML file holds, its problems, and whether the file could be read at all.

    `name` is the file as problems call it. An unreadable file gives an empty mapping.
    """
    empty = Map()
    empty.line = 1
    text = files.text(path.parents[name.count("/")], path)
    if isinstance(text, files.Unread):
        return empty, [Problem(f"{name}:{text.line}", text.what, text.fix)], False
    if plain := lines.read(text.replace("\r\n", "\n")):
        return plain, [], True
    if (forbidden := files.control_character(text)) >= 0:
        line = len(files.LINE_END.findall(text, 0, forbidden)) + 1
        what = f"a character here cannot stand in a text file (U+{ord(text[forbidden]):04X})"
        return empty, [Problem(f"{name}:{line}", what, "delete it and type the text again")], False
    from generator import events  # not at the top: what reads no such file starts sooner without YAML

    problems: list[Problem] = []
    tree = events.read(text, name, problems)
    if isinstance(tree, files.Unread):
        return empty, [Problem(f"{name}:{tree.line}", tree.what, tree.fix)], False
    if tree is None:
        fix = "write at least one entry, or delete the file"
        return empty, [Problem(f"{name}:1", "this file is empty", fix)], False
    if not isinstance(tree, Map):
        fix = "begin each entry with a name and a colon, such as  io:"
        if isinstance(tree, List):
            fix = "delete the dash before each: an entry begins with its name and a colon"
        return empty, [Problem(f"{name}:{tree.line}", "this file does not hold entries", fix)], False
    return tree, problems, True
