"""Any YAML to plain text with line numbers, from PyYAML's events, so that mistakes have a place.

A key written twice is seen. Tags, merge keys, anchors and several documents are refused by name.
"""

from collections.abc import Iterator

import yaml

from generator import files
from generator.files import Unread
from generator.model import Problem
from generator.refusals import (
    RefusedError,
    refuse_key,
    refuse_lone,
    refuse_marks,
    refuse_merge,
    refuse_parted,
    refuse_repeated,
    refuse_text,
)
from generator.tree import DEEPEST, List, Map, Text, Tree


def read(text: str, name: str, problems: list[Problem]) -> Tree | Unread | None:
    """The tree of a file's one document, or why there is none. A second value for a key is reported and dropped."""
    try:
        return _tree(text, name, problems)
    except RefusedError as refused:
        return Unread(refused.line, refused.what, refused.fix)


def _tree(text: str, name: str, problems: list[Problem]) -> Tree | None:
    refuse_merge(text)
    try:
        events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return _built(events, files.LINE_END.split(text), name, problems)
    except yaml.YAMLError as error:
        raise _explained(error, text) from error


def _built(events: Iterator[yaml.Event], written: list[str], name: str, problems: list[Problem]) -> Tree | None:
    root: Tree | None = None
    twice: list[tuple[Map, Text, int]] = []  # entries, a name that they had, and the line of the first
    behind = ""  # what stands in its line behind the name that was read last
    stack: list[tuple[Map | List, Text | None]] = []  # open collections, and the key each waits at
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise RefusedError(line, "a second document begins here (---)", "delete the line of dashes")
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        refuse_marks(event, line)
        if isinstance(event, yaml.ScalarEvent):
            value: Tree = Text(event.value)
            refuse_text(event, written, line)
        else:
            value = Map() if isinstance(event, yaml.MappingStartEvent) else List()
        value.line = line
        if not stack:
            root = value
        else:
            parent, key = stack[-1]
            if isinstance(parent, List):
                if isinstance(event, yaml.ScalarEvent):
                    refuse_parted(event, written)
                parent.append(value)
            elif key is None:
                if not isinstance(event, yaml.ScalarEvent) or not isinstance(value, Text):
                    fix = "begin with a name and a colon; put quotes around a text that begins with [ or {"
                    raise RefusedError(line, "an entry has no name that is plain text", fix)
                refuse_key(event, line)
                stack[-1] = (parent, value)
                behind = _behind(event, written)
            else:
                if value == "" and not behind.startswith(":"):
                    refuse_lone(parent, key, behind)
                if first := _put(parent, key, value):
                    twice.append((parent, key, first))
                stack[-1] = (parent, None)
        if not isinstance(value, Text):
            stack.append((value, None))
            if len(stack) > DEEPEST:
                raise RefusedError(line, "too many lists and entries stand in one another", "take some away")
    problems += _written_twice(twice, name)
    return root


def _put(entries: Map, key: Text, value: Tree) -> int:
    """Put a value under its name; where one stands there already, it is kept, and its line is given, else 0.

    Of a line that is doubled the second has what stands below.
    """
    if not isinstance(value, Text):
        value.named = key.line
    first = 0
    if key in entries:
        refuse_repeated(entries, key)
        first = entries.name(key).line
    if not first or entries[key] == "":
        entries[str(key)] = value
    return first


def _written_twice(twice: list[tuple[Map, Text, int]], name: str) -> Iterator[Problem]:
    """What to say of names that entries of the file called `name` have twice: several of one entry have one cause."""
    of: dict[int, list[tuple[Text, int]]] = {}
    for entries, key, first in twice:
        of.setdefault(id(entries), []).append((key, first))
    for (key, first), *more in of.values():
        fix = "put its lines under the first, or delete one"
        if more:
            fix = "delete these lines, or write above them the name and colon of the entry that they belong to"
        are = f" and {len(more)} more are" if more else " is"
        yield Problem(f"{name}:{key.line}", f'"{key}"{are} written twice; the first is in line {first}', fix)


def _behind(event: yaml.Event, written: list[str]) -> str:
    """What stands in a line behind a name."""
    mark = event.end_mark
    return written[mark.line][mark.column :].lstrip(" ") if mark and mark.line < len(written) else ""


def _explained(error: yaml.YAMLError, text: str) -> RefusedError:
    """YAML's own message in words that help."""
    from generator import broken_yaml  # not at the top: most projects have no such file

    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None) or mark
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    stopped, begun = ((each.line, each.column) if each else (0, 0) for each in (mark, context))
    return RefusedError(*broken_yaml.explained(stopped, begun, said, text))
