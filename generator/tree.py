"""What a YAML file holds: texts, mappings and lists, each of which knows its line."""

import re


class Text(str):
    """A scalar; `line` counts from 1."""

    __slots__ = ("line",)
    line: int


class Map(dict):  # type: ignore[type-arg]  # keys are plain texts, values Text, Map or List
    """A mapping; `line` is where it begins, `named` the line of the name it stands under."""

    __slots__ = ("line", "named")
    line: int
    named: int

    def name(self, key: str) -> Text:
        """One of its keys with its line. Keys are plain texts, which all entries share; what stands there knows it."""
        value = self[key]
        return text(key, value.line if isinstance(value, Text) else value.named)


class List(list):  # type: ignore[type-arg]  # of Text, Map or List
    """A list; `line` is where it begins, `named` the line of the name it stands under."""

    __slots__ = ("line", "named")
    line: int
    named: int


Tree = Text | Map | List

LONGEST = 5_000
"""Characters of one text."""
DEEPEST = 12
"""How many lists and entries may stand in one another; a project needs half of it."""
PARTED = re.compile(r"\d,\d{3}(?!\d)")
"""The comma of a number such as 1,200, which in a list in brackets begins another entry."""


def text(written: str, line: int) -> Text:
    """A text that stands in that line."""
    made = Text(written)
    made.line = line
    return made
