"""Causes between lines: one that does not begin where the lines it belongs to begin, or lacks their dash."""

from itertools import islice, takewhile

from generator.broken_yaml.place import Broken, shown
from generator.files import Unread

LONE_DASH = "this line has a dash, and those beside it have none"


def indentation(broken: Broken) -> Unread | None:
    """A line that does not begin where the lines it belongs to begin."""
    at, here, above = broken.at, broken.line(broken.at), list(islice(broken.up(broken.at), 2))
    columns = _columns(broken, at)
    if not above:
        return None
    before = broken.line(above[0])
    if here.indent > before.inner:
        return _below_a_text(broken, above) if before.text else None
    if here.dash and (first := _first_without_dash(broken)) is not None:
        first_line = broken.line(first)
        entry = f"{first_line.name}: {first_line.text}" if first_line.name else first_line.text
        what = f"this line of a list has no dash, and line {at + 1} has one"
        return Unread(first + 1, what, f"write  - {shown(entry)}  with as many spaces before it as line {at + 1}")
    if here.indent not in columns:
        return _between(broken, columns)
    beside = next(each for each in broken.up(at) if here.indent in (broken.line(each).indent, broken.line(each).inner))
    return _dash(broken, beside)


def _dash(broken: Broken, beside: int) -> Unread | None:
    """Of two lines that begin at the same place, one has a dash and the other has none."""
    at, here, other = broken.at, broken.line(broken.at), broken.line(beside)
    if here.dash and not other.dash:
        listed = any(broken.line(each).dash for each in takewhile(lambda each: each != beside, broken.up(at)))
        if not listed and other.indent == here.indent and _below_its_name(broken, beside):
            return Unread(at + 1, LONE_DASH, "delete the dash")
        if not listed and here.name and not here.indent:
            return Unread(at + 1, LONE_DASH, "delete the dash: an entry begins with its name and a colon")
        what = "this dash is not in line with those of a list"
        return Unread(at + 1, what, "begin it with as many spaces as they do")
    if other.dash and not other.name and here.indent == other.inner:
        return Unread(
            at + 1, "this line of a list has no dash", f"write  - and as many spaces before it as line {beside + 1}"
        )
    if other.dash and other.indent == here.indent and not here.dash:
        if not here.indent:
            return Unread(beside + 1, "an entry of a file begins without a dash", "delete the dash")
        fix = "begin it with a dash, or in line with the names above that list, or with what stands behind a dash"
        return Unread(at + 1, "this line has no dash, and is in line with those of a list", fix)
    return None


def _first_without_dash(broken: Broken) -> int | None:
    """The first line of a list that begins with dashes only where YAML stops: it lacks one.

    Lines of other names are no entries of that list.
    """
    here = broken.line(broken.at)
    block = list(takewhile(lambda each: broken.line(each).indent >= here.indent, broken.up(broken.at)))
    lines = [broken.line(each) for each in block]
    if not block or not _below_its_name(broken, block[-1]) or any(line.dash for line in lines):
        return None
    return block[-1] if here.name in {"", *(line.name for line in lines)} else None


def _below_its_name(broken: Broken, at: int) -> bool:
    """Whether a line stands below a name that has nothing behind it and waits for such lines."""
    indent = broken.line(at).indent
    parent = next((broken.line(each) for each in broken.up(at) if broken.line(each).indent < indent), None)
    return parent is not None and bool(parent.name) and not parent.text


def _columns(broken: Broken, at: int) -> list[int]:
    """Where the lists and entries begin that are open above a line, the innermost first."""
    columns: list[int] = []
    for line in map(broken.line, broken.up(at)):
        for each in (line.inner, line.indent):
            if not columns or each < columns[-1]:
                columns.append(each)
        if columns[-1] == 0:
            break
    return columns


def _below_a_text(broken: Broken, above: list[int]) -> Unread:
    """A line is indented below one that has a text; either of them may be what begins in the wrong place."""
    at, here, before = broken.at, broken.line(broken.at), broken.line(above[0])
    over = broken.line(above[1]) if len(above) > 1 else None
    if over and over.name and not over.text and over.inner == before.indent:
        what = f'this line is not indented below "{over.name}:" in line {above[1] + 1}, and the next one is'
        return Unread(above[0] + 1, what, "begin it with as many spaces as the next line")
    fix = "let both begin with as many spaces; or put a text of several lines that holds a colon in quotes"
    if before.name and here.name:
        fix = f'let both begin with as many spaces, or delete what stands behind "{before.name}:"'
    if here.indent in _columns(broken, above[0]):
        if before.name and here.name:
            fix = f'begin it with {_spaces(here.indent)} as well, or delete what stands behind "{before.name}:"'
        return Unread(above[0] + 1, f"line {at + 1} is indented below this one, which has a text of its own", fix)
    return Unread(at + 1, f"this line is indented below line {above[0] + 1}, which has a text of its own", fix)


def _between(broken: Broken, columns: list[int]) -> Unread:
    """A line begins between where those around it begin; of two such lines the one that has no fellows is told."""
    at, here = broken.at, broken.line(broken.at).indent
    if here < columns[-1]:  # what stands above it all
        what = f"the first line begins with {_spaces(columns[-1])}, and line {at + 1} with {here}"
        fix = "begin it at the left edge, or write above it the name and colon of what its lines belong to"
        return Unread(min(broken.up(at)) + 1, what, fix)
    deeper = min(each for each in columns if each > here)
    around = sorted({deeper, *(each for each in columns[columns.index(deeper) + 1 :][:1])})
    what = f"this line begins with {_spaces(here)}, those around it with {' or '.join(map(str, around))}"
    beside = takewhile(lambda each: broken.line(each).indent >= deeper, broken.up(at))
    fellows = [each for each in beside if broken.line(each).indent == deeper]
    below = next((line.indent for line in map(broken.line, broken.down(at)) if line.indent <= here), -1)
    if (len(fellows) == 1 and below == here) or (fellows and _says_nothing(broken, fellows[-1])):
        what, at = f"this line begins with {_spaces(deeper)}, those after it with {here}", fellows[-1]
    return Unread(at + 1, what, "begin it with as many spaces as the lines it belongs to")


def _says_nothing(broken: Broken, at: int) -> bool:
    """Whether a line is a name with nothing behind or below it: the next line begins where it does."""
    line, after = broken.line(at), next((broken.line(each) for each in broken.down(at)), None)
    return bool(line.name) and not line.text and not line.dash and after is not None and after.indent == line.indent


def _spaces(count: int) -> str:
    return f"{count} space{'s' * (count != 1)}"
