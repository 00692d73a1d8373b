"""What is wrong with a file that YAML cannot read: the line to mend, the cause, and what to do.

YAML names the line at which it can go no further. What is to be mended is often a line above it, and its own words
help nobody who does not know YAML. So the lines around are read once more, and the first cause that fits is told.
"""

import re
from collections.abc import Callable

from generator.broken_yaml import brackets, indentation, quotes, signs
from generator.broken_yaml.place import LONGEST_LOOK, Broken
from generator.files import Unread


def explained(stopped: tuple[int, int], begun: tuple[int, int], said: str, text: str) -> Unread:
    """Why a text cannot be read.

    stopped, begun: lines and columns from 0, where YAML goes no further and where it began what it reads there. said:
    its own words.
    """
    lines = re.sub("\r\n?", "\n", text).split("\n")
    at, first = (min(line, len(lines) - 1) for line, _ in (stopped, begun))
    before = lines[at][: min(stopped[1], LONGEST_LOOK)], lines[first][: min(begun[1], LONGEST_LOOK)]
    broken = Broken(lines, at, first, before, said)
    fix = "compare its indentation, colons and quotes with its neighbours"
    unknown = Unread(at + 1, "this line cannot be understood", fix)
    return next((found for cause in _CAUSES if (found := cause(broken))), unknown)


_CAUSES: tuple[Callable[[Broken], Unread | None], ...] = (
    signs.document_mark,
    signs.tab,
    signs.odd_sign,
    quotes.slot_first,
    signs.backslash,
    brackets.no_braces,
    brackets.colon_before_bracket,
    quotes.unclosed,
    quotes.curly,
    brackets.bracket_first,
    signs.first_sign,
    brackets.colon,
    brackets.open_bracket,
    indentation.indentation,
)
