"""The lines around the place where YAML goes no further, taken apart."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_LOOK = 500
"""How many characters of a line are looked at."""
LONGEST_SHOWN = 60
"""How many characters of a line a remedy repeats."""
_NAME = re.compile(r"""("[^"]*"|'[^']*'|[^\s"'#\[{:][^:#]*?)\ *:(?:\ +|$)(.*)""", re.VERBOSE)


class Line(NamedTuple):
    """A line taken apart: where it begins, where what follows its dashes begins, a name if it has one, and its text."""

    indent: int
    inner: int
    name: str
    text: str

    @property
    def dash(self) -> bool:
        """Whether it begins an entry of a list."""
        return self.inner > self.indent


class Broken(NamedTuple):
    """Lines, counted from 0; where YAML goes no further, where what ends there began, and what YAML says.

    before: what stands in those two lines before the places that YAML names.
    """

    lines: list[str]
    at: int
    begun: int
    before: tuple[str, str]
    said: str

    def line(self, at: int) -> Line:
        """A line, taken apart."""
        written = self.lines[at][:LONGEST_LOOK].rstrip()
        body = written.lstrip(" ")
        inner = re.sub(r"^(?:-(?: +|$))+", "", body)
        named = _NAME.match(inner)
        text = re.split(r"(?:^| )#", named[2] if named else inner)[0].rstrip()
        return Line(len(written) - len(body), len(written) - len(inner), named[1] if named else "", text)

    def up(self, at: int) -> Iterator[int]:
        """The lines above one that say something, the nearest first."""
        return (each for each in range(at - 1, -1, -1) if self._says(each))

    def down(self, at: int) -> Iterator[int]:
        """The lines below one that say something."""
        return (each for each in range(at + 1, len(self.lines)) if self._says(each))

    def _says(self, at: int) -> bool:
        body = self.lines[at].strip()
        return bool(body) and body[0] != "#" and body != "---"


def shown(text: str, otherwise: str = "text") -> str:
    """A text as a remedy repeats it; what is too long is cut, so that nobody copies half of it unseen."""
    return (text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…") or otherwise


def in_quotes(text: str) -> str:
    """A text in plain quotation marks, as it can be written after a name."""
    bare = text.strip("“”„")
    return f"'{bare}'" if '"' in bare and "'" not in bare else f'"{bare}"' if '"' not in bare else '"text: more text"'
