"""What a YAML file holds: texts, mappings and lists, each of which knows its line."""


class Text(str):
    """A scalar; `line` counts from 1."""

    __slots__ = ("line",)
    line: int


class Map(dict):  # type: ignore[type-arg]  # keys are Text, values Text, Map or List
    """A mapping; `line` is where it begins. Its keys know their own lines."""

    __slots__ = ("line",)
    line: int


class List(list):  # type: ignore[type-arg]  # of Text, Map or List
    """A list; `line` is where it begins."""

    __slots__ = ("line",)
    line: int


Tree = Text | Map | List

LONGEST = 5_000
"""Characters of one text."""
DEEPEST = 12
"""How many lists and entries may stand in one another; a project needs half of it."""


def text(written: str, line: int) -> Text:
    """A text that stands in that line."""
    made = Text(written)
    made.line = line
    return made
