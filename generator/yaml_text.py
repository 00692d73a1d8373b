"""YAML as plain text with line numbers: every scalar is a string, and every string knows its line.

YAML's own guesses (``1846-09-23`` a date, ``NO`` false, ``0754`` a number) are not wanted in a fact
base: the schema decides what a text means. Read from PyYAML's events, so mistakes have a place and
a key written twice is seen. Tags, merge keys, anchors and several documents are refused by name.

A file of plain lines, as most are, is read by `lines` instead, which gives the same and takes a third of the time.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator import files, lines
from generator.model import Problem
from generator.tree import DEEPEST, LONGEST, List, Map, Text, Tree

if TYPE_CHECKING:
    import yaml

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML."""


class _RefusedError(Exception):
    """What this project does not read in YAML, with the place; never leaves this module."""

    def __init__(self, line: int, what: str, fix: str) -> None:
        self.line, self.what, self.fix = line, what, fix


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
        line, fix = text.count("\n", 0, forbidden) + 1, "delete it and type the text again"
        return empty, [Problem(f"{name}:{line}", "a character here cannot stand in a text file", fix)], False
    problems: list[Problem] = []
    try:
        tree = from_events(text, name, problems)
    except _RefusedError as refused:
        return empty, [Problem(f"{name}:{refused.line}", refused.what, refused.fix)], False
    if tree is None:
        fix = "write at least one entry, or delete the file"
        return empty, [Problem(f"{name}:1", "this file is empty", fix)], False
    if not isinstance(tree, Map):
        fix = "begin each entry with a name and a colon, such as  io:"
        return empty, [Problem(f"{name}:{tree.line}", "this file does not hold entries", fix)], False
    return tree, problems, True


def from_events(text: str, name: str, problems: list[Problem]) -> Tree | None:
    """The tree of a file's one document, from YAML's events. A second value for a key is reported and dropped."""
    import yaml  # not at the top: what reads no such file starts sooner without it

    try:
        events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return _built(events, _LINE_END.split(text), name, problems)
    except yaml.YAMLError as error:
        raise _explained(error, text) from error


def _built(events: "Iterator[yaml.Event]", written: list[str], name: str, problems: list[Problem]) -> Tree | None:
    import yaml

    root: Tree | None = None
    stack: list[tuple[Map | List, Text | None]] = []  # open collections, and the key each waits at
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise _RefusedError(line, "a second document begins here (---)", "delete the line of dashes")
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        _refuse(event, line)
        if isinstance(event, yaml.ScalarEvent):
            value: Tree = Text(event.value)
            _refuse_text(event.value, line)
            if not event.style and event.end_mark:
                last = event.end_mark.line
                if last >= line:
                    _refuse_dashes(written[line - 1 : last + 1], line)
                if last < len(written):
                    _refuse_cut(event.value, written[last][event.end_mark.column :], last + 1)
        else:
            value = Map() if isinstance(event, yaml.MappingStartEvent) else List()
        value.line = line
        if not stack:
            root = value
        else:
            parent, key = stack[-1]
            if isinstance(parent, List):
                parent.append(value)
            elif key is None:
                if not isinstance(value, Text):
                    fix = "begin with a name and a colon; put quotes around a text that begins with [ or {"
                    raise _RefusedError(line, "an entry has no name that is plain text", fix)
                if value == "<<":
                    raise _RefusedError(line, "merge keys (<<) are not read here", "write the lines out")
                stack[-1] = (parent, value)
            else:
                if not isinstance(value, Text):
                    value.named = key.line
                if key in parent:
                    what = f'"{key}" is written twice; the first is in line {parent.name(key).line}'
                    problems.append(Problem(f"{name}:{key.line}", what, "put its lines under the first, or delete one"))
                else:
                    parent[str(key)] = value
                stack[-1] = (parent, None)
        if not isinstance(value, Text):
            stack.append((value, None))
            if len(stack) > DEEPEST:
                raise _RefusedError(line, "too many lists and entries stand in one another", "take some away")
    return root


def _refuse(event: "yaml.NodeEvent", line: int) -> None:
    if event.anchor:  # an alias has one too
        fix = "write the text out, or put quotes around it if it really begins with & or *"
        raise _RefusedError(line, "anchors and aliases (& and *) are not read here", fix)
    tag = getattr(event, "tag", None)
    if tag is not None and tag != "!":
        fix = "delete it, or put quotes around the text if it really begins with !"
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        raise _RefusedError(line, f'the tag "{shown}" is not read here', fix)


def _refuse_text(text: str, line: int) -> None:
    if len(text) > LONGEST:
        what = f"a text of {len(text):,} characters begins here; at most {LONGEST:,} can be asked or shown"
        raise _RefusedError(line, what, "shorten it; perhaps a quotation mark is closed too late")
    if files.control_character(text) >= 0:  # written as an escape, such as "\\0"
        raise _RefusedError(line, "a character here cannot stand in a text file", "delete what begins with a backslash")


def _refuse_dashes(written: list[str], line: int) -> None:
    """Dashes that YAML takes for part of a text without quotes, since they are not in line with their list."""
    first = written[0]
    if first.count("[") + first.count("{") > first.count("]") + first.count("}"):
        return  # a bracket is not closed, which will be told
    for number, below in enumerate(written[1:], line + 1):
        if below.lstrip(" ").startswith(("- ", "• ")):
            if re.search(r"^ *-[^\W\d]", first):
                raise _RefusedError(line, "a space is missing after the dash", "write  - and a space before each entry")
            what = f"a dash begins this line, which counts as more of the text in line {line}"
            fix = "begin it with as many spaces as the dashes of its list, or put the whole text in quotes"
            raise _RefusedError(number, what, fix)


def _refuse_cut(text: str, rest: str, line: int) -> None:
    """A text without quotes that a # ends which was hardly meant to begin a remark: "Pier #2"."""
    if text and re.match(r" *#\w", rest):
        what = f'the text ends at "{rest.split()[0][:20]}", for a # after a space begins a remark'
        raise _RefusedError(line, what, "put the text in quotes; a remark has a space after its #")


def _explained(error: "yaml.YAMLError", text: str) -> _RefusedError:
    """YAML's own message in words that help."""
    from generator import broken_yaml  # not at the top: most projects have no such file

    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None) or mark
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    stopped, begun = ((each.line, each.column) if each else (0, 0) for each in (mark, context))
    return _RefusedError(*broken_yaml.explained(stopped, begun, said, text))
