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
from collections.abc import Iterator
from itertools import chain
from typing import Any

from generator.tree import DEEPEST, LONGEST, PARTED, List, Map, Text, Tree, text
from generator.unseen import HIDDEN, SPACES

_UNUSUAL = re.compile(
    f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^[^:]*[{SPACES}{HIDDEN}][^:]*(?::|$)"
)
"""What no plain line holds: control characters, tabs, other ends of lines, and unseen signs in names."""
_USUAL = bytes((10, *range(32, 127)))
"""What most files hold alone, which is seen at once: the characters of ASCII that are shown, and ends of lines."""
PIECE = 50_000
"""About how many characters are split into lines at a time."""
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`<.=“„”•▪]"  # of a plain text; a few more are possible
_PLAIN_NAME = re.compile(rf"{_FIRST}[^:#]{{0,200}}")
_NAME_IN_QUOTES = re.compile(r'"([^"\\<]{1,200})":(?: |$)(.*)')
_IN_QUOTES = r""" " ([^"\\]*) " | ' ([^']*) ' """
_QUOTED = re.compile(rf"(?: {_IN_QUOTES} ) \ * (?: \ \# .* )?", re.VERBOSE)
_PIECE = re.compile(  # of what stands in brackets: perhaps a name; a text, or more brackets
    rf"""\ * (?: (" [^"\\<]{{0,200}} " | {_FIRST} [^:\#,\[\]{{}}]{{0,200}}) : \ + )?
    (?: {_IN_QUOTES} | ({_FIRST} [^:\#,\[\]{{}}]*) | (\[ [^\[\]{{}}]* \] | \{{ [^\[\]{{}}]* \}}) ) \ * (?: , | $ )""",
    re.VERBOSE,
)


_Head = tuple[int, bool, str]
"""How a line begins: its indentation, whether an entry of a list begins, and its name or an empty text."""


class _UnusualError(Exception):
    """A line is not surely plain; never leaves this module."""


def read(written: str) -> Map | None:
    """The tree of a file of plain lines; none where anything in it is for YAML to decide, or a mistake."""
    try:
        return _nested(_entries(written)) or None
    except _UnusualError:
        return None


def _entries(written: str) -> Iterator[tuple[int, _Head, Tree | None]]:
    """The lines that say something: number, how it begins, and value if any."""
    heads: dict[str, _Head] = {}  # what stands before ": ", taken apart once
    alone: dict[str, _Head] = {}  # the same of lines that are a name and nothing else
    for number, line in chain.from_iterable(_split(written)):
        begin, colon, rest = line.partition(": ")
        head = heads.get(begin) if colon else alone.get(line)
        if head is None:
            inner = line.lstrip(" ")
            if not inner or inner[0] == "#":
                continue
            depth, dash = len(line) - len(inner), inner[0] == "-"
            if dash:
                if inner[:2] != "- ":
                    raise _UnusualError
                inner = inner[2:]
            name, rest = _named(inner)
            head = depth, dash, name
            if name and inner[0] != '"' and (colon or depth):  # pages' own names stand alone but once
                (heads if colon else alone)[begin] = head
        rest = rest.strip(" ")
        if not rest:
            yield number, head, None
        elif rest[0].isalnum() and ":" not in rest and "#" not in rest and len(rest) <= LONGEST:  # as nearly all are
            plain = Text(rest)
            plain.line = number
            yield number, head, plain
        else:
            yield number, head, _value(rest, number)


def _named(written: str) -> tuple[str, str]:
    """The name a line begins with, and what follows; without a plain name, all of it follows."""
    if written[:1] == '"':
        quoted = _NAME_IN_QUOTES.match(written)
        return (quoted[1], quoted[2]) if quoted else ("", written)
    name, colon, rest = written.partition(": ")
    if not colon and written[-1:] == ":":
        name, colon = written[:-1], ":"
    return (name.rstrip(" "), rest) if colon and _PLAIN_NAME.fullmatch(name) else ("", written)


def _split(written: str) -> Iterator[Iterator[tuple[int, str]]]:
    """The lines of a text with their numbers, some at a time."""
    begin, number = 0, 1
    while begin < len(written):
        end = written.find("\n", begin + PIECE)
        end = len(written) if end < 0 else end
        piece = written[begin:end]
        lines = piece.split("\n")
        rare = piece.encode("utf-8", "surrogatepass").translate(None, _USUAL)
        if rare and not "".join(lines).isprintable() and any(map(_UNUSUAL.search, lines)):
            raise _UnusualError
        yield enumerate(lines, number)
        begin, number = end + 1, number + len(lines)


def _nested(entries: Iterator[tuple[int, _Head, Tree | None]]) -> Map:
    """The tree of such lines."""
    root = Map()
    current: Any = root  # the innermost open collection
    indent = 0  # of its entries
    outer: list[tuple[Any, int]] = []  # the collections around it
    key, named = "", 0  # a name that waits for the lines below it, and its own line
    for number, (depth, dash, name), value in entries:
        if key:
            if depth > indent or (dash and depth == indent):
                if len(outer) > DEEPEST - 5:
                    raise _UnusualError  # brackets may add two, and a name after a dash one
                outer.append((current, indent))
                current[key] = inner = List() if dash else Map()
                current, indent = inner, depth
                current.line, current.named = number, named
            else:
                current[key] = text("", named)
            key = ""
        in_list = current.__class__ is List
        while depth < indent or (in_list and depth == indent and not dash):
            current, indent = outer.pop()
            in_list = current.__class__ is List
        if depth != indent or in_list != dash:
            raise _UnusualError
        if not name:
            if value is None or not dash:
                raise _UnusualError
            current.append(value)
            continue
        if dash:
            outer.append((current, indent))
            inner = Map()
            inner.line = number
            current.append(inner)
            current, indent = inner, depth + 2
        if name in current:
            raise _UnusualError
        if value is None:
            key, named = name, number
        else:
            current[name] = value
    if key:
        current[key] = text("", named)
    if root:
        root.line = root.name(next(iter(root))).line
    return root


def _value(written: str, line: int) -> Tree | None:
    """The value in a line, as it is, in quotes or brackets or before a remark; none where there is none at all."""
    if written[0] == "#":
        return None
    if len(written) > LONGEST:
        raise _UnusualError
    if quoted := _QUOTED.fullmatch(written):
        return text(quoted[1] or quoted[2] or "", line)
    if written[0] in "[{":
        return _in_brackets(written, line)
    written, _, remark = written.partition(" #")
    written = written.rstrip(" ")
    if remark[:1].isalnum() or remark[:1] == "_":  # hardly a remark
        raise _UnusualError
    if not re.match(_FIRST, written) or ": " in written or written[-1] == ":":
        raise _UnusualError
    return text(written, line)


def _in_brackets(written: str, line: int) -> Tree:
    """What stands in a pair of brackets: texts, or names with texts; either may stand in brackets again."""
    entries: List | Map = List() if written[0] == "[" else Map()
    entries.line = entries.named = line
    place, end = 1, len(written) - 1
    if written[end] != "]}"[isinstance(entries, Map)]:
        raise _UnusualError
    while place < end:
        piece = _PIECE.match(written, place, end)
        if not piece:
            raise _UnusualError
        name, double, single, plain, brackets = piece.groups("")
        value = _in_brackets(brackets, line) if brackets else text(double or single or plain.rstrip(" "), line)
        name = name.strip('"') if name[:1] == '"' else name.rstrip(" ")
        if plain and not name and PARTED.match(written, place - 2):
            raise _UnusualError
        if bool(name) != isinstance(entries, Map) or name in entries or not name.isprintable():
            raise _UnusualError
        if isinstance(entries, Map):
            entries[name] = value
        else:
            entries.append(value)
        place = piece.end()
    return entries
