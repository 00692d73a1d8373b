"""What is wrong with a file that YAML cannot read: the line to mend, the cause, and what to do.

YAML names the line at which it can go no further. What is to be mended is often a line above it, and its own words
help nobody who does not know YAML. So the lines around are read once more, and the first cause that fits is told.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from generator.files import Unread

LONGEST_LOOK = 500
"""How many characters of a line are looked at."""
_NAME = re.compile(r"""("[^"]*"|'[^']*'|[^\s"'#\[{:][^:#]*?)\ *:(?:\ +|$)(.*)""", re.VERBOSE)
_NO_BEGINNING = re.compile(r"[@`%,\]}]|[-?:](?: |$)|[>|](?![-+\d]*(?: *$| +#))")
_SLOT_FIRST = re.compile(r"(?:\b(\w+): +|^ *|- +|, *)(\{ *\w+ *\}) *$")
_BRACKET_FIRST = re.compile(r"(?:^ *|: |- )[\[{].*[\]}]\s*$")
_QUOTE_FIRST = re.compile(r"""(?:^ *|: |- )(["']).*\1\s*$""")
_ODD_SPACE = re.compile(r"^ *(?:- +)*(?:-|\w[\w ]*:)?([\u00a0\u2000-\u200a\u202f\u3000])")

_ODD_LINE_END = re.compile("[\x85\u2028\u2029]")


class _Line(NamedTuple):
    """A line taken apart: where it begins, where what follows its dashes begins, a name if it has one, and its text."""

    indent: int
    inner: int
    name: str
    text: str

    @property
    def dash(self) -> bool:
        return self.inner > self.indent


class _Broken(NamedTuple):
    """Lines, counted from 0; where YAML goes no further, where what ends there began, and what YAML says.

    before: what stands in those two lines before the places that YAML names.
    """

    lines: list[str]
    at: int
    begun: int
    before: tuple[str, str]
    said: str

    def line(self, at: int) -> _Line:
        written = self.lines[at][:LONGEST_LOOK].rstrip()
        body = written.lstrip(" ")
        inner = re.sub(r"^(?:-(?: +|$))+", "", body)
        named = _NAME.match(inner)
        text = re.split(r"(?:^| )#", named[2] if named else inner)[0].rstrip()
        return _Line(len(written) - len(body), len(written) - len(inner), named[1] if named else "", text)

    def up(self, at: int) -> Iterator[int]:
        """The lines above one that say something, the nearest first."""
        return (each for each in range(at - 1, -1, -1) if self._says(each))

    def down(self, at: int) -> Iterator[int]:
        """The lines below one that say something."""
        return (each for each in range(at + 1, len(self.lines)) if self._says(each))

    def _says(self, at: int) -> bool:
        body = self.lines[at].strip()
        return bool(body) and body[0] != "#" and body != "---"


def explained(stopped: tuple[int, int], begun: tuple[int, int], said: str, text: str) -> Unread:
    """Why a text cannot be read.

    stopped, begun: lines and columns from 0, where YAML goes no further and where it began what it reads there. said:
    its own words.
    """
    lines = re.sub("\r\n?", "\n", text).split("\n")
    at, first = (min(line, len(lines) - 1) for line, _ in (stopped, begun))
    before = lines[at][: min(stopped[1], LONGEST_LOOK)], lines[first][: min(begun[1], LONGEST_LOOK)]
    broken = _Broken(lines, at, first, before, said)
    fix = "compare its indentation, colons and quotes with its neighbours"
    unknown = Unread(at + 1, "this line cannot be understood", fix)
    return next((found for cause in _CAUSES if (found := cause(broken))), unknown)


def _tab(broken: _Broken) -> Unread | None:
    here = broken.lines[broken.at][:LONGEST_LOOK]
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in broken.said or "tab" in broken.said:
        return Unread(broken.at + 1, "a tab stands here", "indent with spaces instead of tabs")
    return None


def _odd_character(broken: _Broken) -> Unread | None:
    """A space, a colon or a line end that looks like a plain one, as other programs write them."""
    for at, line in enumerate(broken.lines):
        if found := _ODD_LINE_END.search(line):
            what = f"a line ends here with an unusual character (U+{ord(found[0]):04X})"
            return Unread(at + 1, what, "delete it and press Enter")
    for at in (*islice(broken.up(broken.at), 1), broken.at):
        line = broken.lines[at][:LONGEST_LOOK]
        if found := _ODD_SPACE.search(line):
            what = f"a space here is no plain one (U+{ord(found[1]):04X})"
            return Unread(at + 1, what, "delete it and type the space again")
        if "：" in line and not broken.line(at).name:
            return Unread(at + 1, "the colon here is of another script (U+FF1A)", "type a plain colon and a space")
    return None


def _backslash(broken: _Broken) -> Unread | None:
    if "quoted scalar" in broken.said and re.search("escape|hexa?decimal", broken.said):
        fix = r"use single quotes instead, or write \\ for each backslash"
        return Unread(broken.at + 1, "a backslash in double quotes begins a sign that YAML does not know", fix)
    return None


def _quotes(broken: _Broken) -> Unread | None:
    """A quotation mark that nothing closes, that another text closes, or that closes before the text ends."""
    apostrophe = "; a text that begins with an apostrophe is put in double quotes"
    if "quoted scalar" in broken.said:
        fix = "add the closing quotation mark" + apostrophe * broken.line(broken.begun).text.startswith("'")
        return Unread(broken.begun + 1, "a quotation mark is opened and never closed", fix)
    mark = broken.before[0].rstrip()[-1:]
    if mark and mark in "\"'":  # what YAML read last is its end
        last = next((at for at in broken.up(broken.at) if mark in broken.lines[at]), broken.at)
        text = broken.line(last).text
        if last != broken.at and text[:1] == mark and text.count(mark) == 1:
            what = f"a quotation mark is opened here and closed only in line {broken.at + 1}"
            fix = "add the closing quotation mark in this line" + apostrophe * (mark == "'")
            return Unread(last + 1, what, fix)
    if "block" in broken.said and _QUOTE_FIRST.search(broken.before[0]):
        what = "a text that begins with a quotation mark goes on after the second one"
        fix = "put all of it into the other quotation marks, such as  name: \"'old' name\""
        return Unread(broken.at + 1, what, fix)
    return None


def _slot_first(broken: _Broken) -> Unread | None:
    """A stem that begins with a slot, which YAML takes for entries in braces: it stops behind them."""
    for at, before in zip((broken.at, broken.begun), broken.before, strict=True):
        if (slot := _SLOT_FIRST.search(before)) and "mapping values" not in broken.said:
            fix = f'put the text in quotes, such as  {slot[1] or "stem"}: "{slot[2]} …"'
            return Unread(at + 1, "a text that begins with a brace needs quotes", fix)
    return None


def _bracket_first(broken: _Broken) -> Unread | None:
    if _BRACKET_FIRST.search(broken.before[0]) and "block" in broken.said:
        what, fix = "a text that begins with a bracket needs quotes", 'write  name: "[answer] and the rest"'
        return Unread(broken.at + 1, what, fix)
    return None


def _first_character(broken: _Broken) -> Unread | None:
    here, fix = broken.line(broken.at), "put quotes around the text"
    marked = "alias" in broken.said or "anchor" in broken.said
    for text in (here.name, here.text):
        if _NO_BEGINNING.match(text) or (marked and text[:1] in ("&", "*")):
            return Unread(broken.at + 1, f"a text that begins with {text[0]} needs quotes", fix)
    if marked or "cannot start any token" in broken.said:
        return Unread(broken.at + 1, "a text cannot begin with this character", fix)
    return None


def _colon(broken: _Broken) -> Unread | None:
    """A name without its colon, a colon or dash without its space, or a text with a colon."""
    if dash := re.match(r" *-(?=[^\s\d-])(.*)", broken.lines[broken.at][:LONGEST_LOOK]):
        return Unread(broken.at + 1, "a space is missing after the dash", f"write  - {dash[1][:60]}")
    if "could not find expected ':'" in broken.said:
        return _without_colon(broken, broken.begun)
    if "mapping values" not in broken.said:
        return None
    above = list(islice(broken.up(broken.at), 2))
    before = broken.line(above[0]) if above else None
    waiting = len(above) < 2 or not broken.line(above[1]).text  # for what stands below it
    if before and waiting and not before.name and not before.dash:
        return _without_colon(broken, above[0])
    here = broken.line(broken.at)
    if here.name and here.text[:1] not in ("", '"', "'") and re.search(": |:$", here.text):
        fix = f'write  {here.name}: "text: more text"'
        return Unread(broken.at + 1, "a text with a colon needs quotes", fix)
    return None


def _without_colon(broken: _Broken, at: int) -> Unread:
    text = broken.line(at).text
    if found := re.match(r"([-–—•·▪]) *(?=[^\W\d])", text):
        what = "a space is missing after the dash" if found[1] == "-" else "a list has plain dashes"
        return Unread(at + 1, what, f"write  - {text[found.end() :][:60]}")
    if found := re.match(r"([^\W\d]\w*):(?=[^\s/])", text):
        return Unread(at + 1, "a space is missing after the colon", f"write  {found[1]}: {text[found.end() :][:60]}")
    what, fix = "a colon with a space behind it is missing after a name", "write  name: text"
    below = next(broken.down(at), at)
    if re.fullmatch(r"\w{1,60}", text) and broken.line(below).indent > broken.line(at).indent:
        return Unread(at + 1, what, f"write  {text}:")
    above = next((broken.line(each) for each in broken.up(at)), None)
    if above and above.text and above.name:
        fix += ";  or, if this is more of the text above, begin it with more spaces than that line"
    return Unread(at + 1, what, fix)


def _brackets_open(broken: _Broken) -> Unread | None:
    if "flow" in broken.said or "expected ',' or" in broken.said:
        if broken.lines[broken.begun][:LONGEST_LOOK].count('"') % 2:
            return Unread(
                broken.begun + 1, "a quotation mark is missing in this line", "put one at each end of the text"
            )
        what = "a bracket is opened here and never closed, or a comma is missing behind it"
        return Unread(broken.begun + 1, what, "close it, or put quotes around a text that begins with a bracket")
    return None


def _indentation(broken: _Broken) -> Unread | None:
    """A line that does not begin where the lines it belongs to begin."""
    at, here, above = broken.at, broken.line(broken.at), list(islice(broken.up(broken.at), 2))
    columns = _columns(broken, at)
    if not above:
        return None
    before = broken.line(above[0])
    if here.indent > before.inner:
        return _below_a_text(broken, above) if before.text else None
    if here.indent not in columns:
        return _between(broken, columns)
    beside = next(each for each in map(broken.line, broken.up(at)) if here.indent in (each.indent, each.inner))
    if here.dash and not beside.dash:
        return Unread(
            at + 1, "this dash is not in line with those of a list", "begin it with as many spaces as they do"
        )
    if beside.dash and beside.indent == here.indent and not here.dash:
        fix = "move it to the left, in line with the names above that list, or begin it with a dash"
        return Unread(at + 1, "this line has no dash, and is in line with those of a list", fix)
    return None


def _columns(broken: _Broken, at: int) -> list[int]:
    """Where the lists and entries begin that are open above a line, the innermost first."""
    columns: list[int] = []
    for line in map(broken.line, broken.up(at)):
        for each in (line.inner, line.indent):
            if not columns or each < columns[-1]:
                columns.append(each)
        if columns[-1] == 0:
            break
    return columns


def _below_a_text(broken: _Broken, above: list[int]) -> Unread:
    """A line is indented below one that has a text; either of them may be what begins in the wrong place."""
    at, here, before = broken.at, broken.line(broken.at), broken.line(above[0])
    over = broken.line(above[1]) if len(above) > 1 else None
    if over and over.name and not over.text and over.inner == before.indent:
        what = f'this line is not indented below "{over.name}:" in line {above[1] + 1}, and the next one is'
        return Unread(above[0] + 1, what, "begin it with as many spaces as the next line")
    fix = "let both begin with as many spaces; or put a text of several lines that holds a colon in quotes"
    if here.indent in _columns(broken, above[0]):
        return Unread(above[0] + 1, f"line {at + 1} is indented below this one, which has a text of its own", fix)
    return Unread(at + 1, f"this line is indented below line {above[0] + 1}, which has a text of its own", fix)


def _between(broken: _Broken, columns: list[int]) -> Unread:
    """A line begins between where those around it begin; of two such lines the one that has no fellows is told."""
    at, here = broken.at, broken.line(broken.at).indent
    deeper = min(each for each in columns if each > here)
    around = sorted({deeper, *(each for each in columns[columns.index(deeper) + 1 :][:1])})
    what = f"this line begins with {_spaces(here)}, those around it with {' or '.join(map(str, around))}"
    beside = takewhile(lambda each: broken.line(each).indent >= deeper, broken.up(at))
    fellows = [each for each in beside if broken.line(each).indent == deeper]
    below = next((line.indent for line in map(broken.line, broken.down(at)) if line.indent <= here), -1)
    if len(fellows) == 1 and below == here:
        what, at = f"this line begins with {_spaces(deeper)}, those after it with {here}", fellows[0]
    return Unread(at + 1, what, "begin it with as many spaces as the lines it belongs to")


def _spaces(count: int) -> str:
    return f"{count} space{'s' * (count != 1)}"


_CAUSES: tuple[Callable[[_Broken], Unread | None], ...] = (
    _tab,
    _odd_character,
    _slot_first,
    _backslash,
    _quotes,
    _bracket_first,
    _first_character,
    _colon,
    _brackets_open,
    _indentation,
)
