r"""YAML of plain lines, as most pages have it, read line by line.

PyYAML makes an object of each event, which takes most of the time of loading a project. Plain lines need none:

    a_name: a text                  # a remark
    another:
      - source: "in quotes"
        options: {also: [one, two]}

What is not surely of this sort (a text over several lines, a backslash, a tab, whatever may be a mistake) makes the
whole file one for YAML to read. Tests hold that both ways give the same texts and lines.
"""

import re
from typing import Any

from generator.tree import DEEPEST, LONGEST, List, Map, Text, Tree, text

_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What no plain line holds: control characters, tabs, and whatever else may end a line or begin a file."""
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`<.=]"  # of a plain text; a few more are possible
_LINE = re.compile(
    rf"""^(\ *) (-\ )?                                       # indented by; begins an entry of a list
    (?: (" [^"\\\n<]{{0,200}} " | {_FIRST} [^:\#\n]{{0,200}}) : (?=\ |$) )?    # a name
    \ * ({_FIRST} [^:\#\n]{{0,{LONGEST - 1}}})? (.*)$         # a text; whatever else follows""",
    re.MULTILINE | re.VERBOSE,
)
_IN_QUOTES = r""" " ([^"\\]*) " | ' ([^']*) ' """
_QUOTED = re.compile(rf"(?: {_IN_QUOTES} ) \ * (?: \ \# .* )?", re.VERBOSE)
_PIECE = re.compile(  # of what stands in brackets: perhaps a name; a text, or more brackets
    rf"""\ * (?: (" [^"\\<]{{0,200}} " | {_FIRST} [^:\#,\[\]{{}}]{{0,200}}) : \ + )?
    (?: {_IN_QUOTES} | ({_FIRST} [^:\#,\[\]{{}}]*) | (\[ [^\[\]{{}}]* \] | \{{ [^\[\]{{}}]* \}}) ) \ * (?: , | $ )""",
    re.VERBOSE,
)


def read(written: str) -> Map | None:
    """The tree of a file of plain lines; none where anything in it is for YAML to decide, or a mistake."""
    if _UNUSUAL.search(written):
        return None
    root = Map()
    current: Any = root  # the innermost open collection
    indent = 0  # of its entries
    outer: list[tuple[Any, int]] = []  # the collections around it
    key: Text | None = None  # a name that waits for the lines below it
    for number, line in enumerate(_LINE.finditer(written), 1):
        spaces, dash, name, plain, rest = line.groups("")
        if not name and not dash:
            if plain or rest[:1] not in ("", "#"):
                return None
            continue
        depth = len(spaces)
        if key is not None:
            if depth > indent or (dash and depth == indent):
                outer.append((current, indent))
                current[key] = inner = List() if dash else Map()
                current, indent = inner, depth
                current.line = number
            else:
                current[key] = text("", key.line)
            key = None
        in_list = current.__class__ is List
        while depth < indent or (in_list and depth == indent and not dash):
            current, indent = outer.pop()
            in_list = current.__class__ is List
        if depth != indent or in_list != bool(dash) or len(outer) > DEEPEST - 4:
            return None  # brackets may add two, and a name after a dash one
        value: Tree | None = None
        if plain and not rest:
            value = Text(plain.rstrip(" "))
            value.line = number
        elif plain or rest[:1] not in ("", "#"):
            value = _value(plain + rest, number)
            if value is None:
                return None
        if not name:
            if value is None:
                return None
            current.append(value)
            continue
        if dash:
            outer.append((current, indent))
            inner = Map()
            inner.line = number
            current.append(inner)
            current, indent = inner, depth + 2
        key = _name(name, number)
        if key in current:
            return None
        if value is not None:
            current[key] = value
            key = None
    if key is not None:
        current[key] = text("", key.line)
    if root:
        root.line = next(iter(root)).line
    return root or None


def _name(written: str, line: int) -> Text:
    return text(written.strip('"') if written[:1] == '"' else written.rstrip(" "), line)


def _value(written: str, line: int) -> Tree | None:
    """A value that ends in its line, in quotes or brackets or before a remark; none if it is no plain one."""
    if len(written) > LONGEST:
        return None
    if quoted := _QUOTED.fullmatch(written):
        return text(quoted[1] or quoted[2] or "", line)
    if written[0] in "[{":
        return _in_brackets(written.rstrip(" "), line)
    written = written.partition(" #")[0].rstrip(" ")
    plain = re.match(_FIRST, written) and ": " not in written and not written.endswith(":")
    return text(written, line) if plain else None


def _in_brackets(written: str, line: int) -> Tree | None:
    """What stands in a pair of brackets: texts, or names with texts; either may stand in brackets again."""
    entries: List | Map = List() if written[0] == "[" else Map()
    entries.line = line
    place, end = 1, len(written) - 1
    if written[end] != "]}"[isinstance(entries, Map)]:
        return None
    while place < end:
        piece = _PIECE.match(written, place, end)
        if not piece:
            return None
        name, double, single, plain, brackets = piece.groups("")
        key = _name(name, line)
        value = _in_brackets(brackets, line) if brackets else text(double or single or plain.rstrip(" "), line)
        if value is None or bool(key) != isinstance(entries, Map) or key in entries:
            return None
        if isinstance(entries, Map):
            entries[key] = value
        else:
            entries.append(value)
        place = piece.end()
    return entries
