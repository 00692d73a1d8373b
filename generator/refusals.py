"""What this project does not read in YAML, though YAML does: each is refused with its place and a remedy."""

import re
from typing import TYPE_CHECKING

from generator import files
from generator.tree import LONGEST, PARTED, List, Map, Text
from generator.unseen import CURLY, HIDDEN, OPENING, SPACES, there_is

if TYPE_CHECKING:
    import yaml

_ODD_AT_THE_ENDS = re.compile(rf"^[{SPACES}{HIDDEN}]|[{SPACES}{HIDDEN}]$")
_ODD_BEHIND_A_DASH = re.compile(rf"-(?=[{SPACES}{HIDDEN}])")
_MERGE = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?= |\r?$)|={7}(?=\r?$))", re.MULTILINE)
_NO_DASH = re.compile(r"(?:[–—−‑•·▪]|--+|\d{1,2}[.)]) +")
_BULLET = re.compile(r"[•▪] *")
_NEVER_CLOSED = re.compile(rf"[{OPENING}][^“”\"«»‟]*")


class RefusedError(Exception):
    """Something that is not read, with the place; it never leaves `yaml_text`."""

    def __init__(self, line: int, what: str, fix: str) -> None:
        self.line, self.what, self.fix = line, what, fix


def refuse_merge(text: str) -> None:
    """A line that git writes where two versions of a file disagree; of several the first."""
    if found := _MERGE.search(text):
        what = f"version control (git) left this line ({found[0]}), for two versions of the file disagree here"
        if found[0] == "=======" and "<<<<<<<" not in text and ">>>>>>>" not in text:  # a heading is underlined so
            what, fix = "this line is neither an entry nor a remark", "delete it, or begin it with #"
            raise RefusedError(text.count("\n", 0, found.start()) + 1, what, fix)
        fix = "keep the lines of one version, and delete all that begin with <<<<<<<, ======= or >>>>>>>"
        raise RefusedError(text.count("\n", 0, found.start()) + 1, what, fix)


def refuse_marks(event: "yaml.NodeEvent", line: int) -> None:
    """Anchors, aliases and tags."""
    if event.anchor:  # an alias has one too
        fix = "write the text out, or put quotes around it if it really begins with & or *"
        raise RefusedError(line, "anchors and aliases (& and *) are not read here", fix)
    tag = getattr(event, "tag", None)
    if tag is not None and tag != "!":
        fix = "delete it, or put quotes around the text if it really begins with !"
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        raise RefusedError(line, f'the tag "{shown}" is not read here', fix)


def refuse_text(event: "yaml.ScalarEvent", written: list[str], line: int) -> None:
    """A text that is too long or holds control characters, and one without quotes that can hardly be meant so.

    written: the lines of the file.
    """
    text = event.value
    if len(text) > LONGEST:
        what = f"a text of {len(text):,} characters begins here; at most {LONGEST:,} can be asked or shown"
        raise RefusedError(line, what, "shorten it; perhaps a quotation mark is closed too late")
    if files.control_character(text) >= 0:  # written as an escape, such as "\\0"
        what = "a character here cannot stand in a text file"
        raise RefusedError(line, what, "delete what begins with a backslash")
    if not text and event.style in ("|", ">"):
        raise RefusedError(line, f"a text that begins with {event.style} needs quotes", "put quotes around the text")
    if event.style or not event.start_mark or not event.end_mark:
        return
    last = event.end_mark.line
    if last >= line:
        _refuse_dashes(written[line - 1 : last + 1], event.start_mark.column, line)
    if last < len(written):
        _refuse_cut(text, written[last][event.end_mark.column :], last + 1)
    if bullet := _BULLET.match(text):
        raise RefusedError(line, "a list has plain dashes", f"write  - {text[bullet.end() :][:60]}")
    if dash := _ODD_BEHIND_A_DASH.match(text):
        raise RefusedError(line, there_is(text, dash.end()), "delete it and type a plain space")
    if _NEVER_CLOSED.fullmatch(text):
        raise RefusedError(line, *CURLY)


def refuse_key(event: "yaml.ScalarEvent", line: int) -> None:
    """A name that could be told from another by nobody who reads it, or that takes over from another page."""
    if event.value == "<<":
        raise RefusedError(line, "merge keys (<<) are not read here", "write the lines out")
    if found := _ODD_AT_THE_ENDS.search(event.value):
        raise RefusedError(line, there_is(event.value, found.start()), "delete it; where a space is needed, type one")


def refuse_parted(event: "yaml.ScalarEvent", written: list[str]) -> None:
    """A number in a list in brackets that its comma makes two: [1,200, 3]."""
    mark = event.start_mark
    if event.style or not mark or mark.column < 2 or not PARTED.match(written[mark.line], mark.column - 2):
        return
    whole = re.split(r"[\[ ]", written[mark.line][: mark.column])[-1] + event.value
    fix = f'put quotes around "{whole[:40]}", or write a space behind the comma if these are several'
    raise RefusedError(mark.line + 1, f"a comma in brackets parts {whole[:40]} into several", fix)


def refuse_lone(entries: Map, name: Text, behind: str) -> None:
    """A name in braces that nothing makes a name: no colon stands behind it, or no space behind its colon.

    behind: what stands in its line behind it.
    """
    if not entries and behind[:1] == "}":
        return  # a slot that a text begins with, which will be told
    if re.match(r"\{ *\w+ *\}", behind):
        fix = 'write a colon behind a name, and quotes around a text, such as  says: "… {subject} …"'
        raise RefusedError(name.line, "a text with a brace or a comma needs quotes", fix)
    if behind[:1] and behind[0] in "[{\"'":
        raise RefusedError(name.line, "a colon is missing after the name", f"write  {name[:60]}: {behind[0]}…")
    if found := re.fullmatch(r"([^\W\d]\w*):(?!/)(.+)", name):
        raise RefusedError(name.line, "a space is missing after the colon", f"write  {found[1]}: {found[2][:60]}")
    if found := re.fullmatch(r"([^\W\d]\w*)[ =]+(\d+)", name):
        raise RefusedError(name.line, "a colon is missing after the name", f"write  {found[1]}: {found[2]}")
    before = next(reversed(entries), "")
    value = entries.get(before, "")
    texts = [each for each in value if isinstance(each, Text)] if isinstance(value, List) else [value]
    fix = f"write a colon and a value behind it, or a list in square brackets, as in  [{name[:40]}, …]"
    if before and value and all(isinstance(each, Text) for each in texts):
        listed = ", ".join([*map(str, texts), name])
        fix = f"put several in square brackets, as in  {before}: [{listed[:60]}]; a text with a comma needs quotes"
        if re.fullmatch(r"\d{3}", name) and texts[-1][-1:].isdigit():
            fix = f'put quotes around "{texts[-1]},{name}"'
        elif " " in name:
            fix = "put quotes around a text with a comma, or square brackets around several texts"
    raise RefusedError(name.line, f'"{name[:60]}" in braces has no colon and no value', fix)


def refuse_repeated(entries: Map, name: Text) -> None:
    """A name written twice because an entry between the two was to hold it, but is not further to the left."""
    before = next(reversed(entries))
    if before != name and entries[before] == "":
        what = f'nothing stands below "{before}": the lines after it begin with as many spaces as it does'
        raise RefusedError(entries[before].line, what, "begin them with more spaces, or this line with fewer")


def _refuse_dashes(written: list[str], column: int, line: int) -> None:
    """Dashes that YAML takes for part of a text without quotes, since they are not in line with their list."""
    first = written[0]
    if first.count("[") + first.count("{") > first.count("]") + first.count("}"):
        return  # a bracket is not closed, which will be told
    for number, below in enumerate(written[1:], line + 1):
        if (sign := _NO_DASH.match(first[column:])) and _NO_DASH.match(below.lstrip(" ")):
            raise RefusedError(line, "a list has plain dashes", f"write  - {first[column + sign.end() :][:60]}")
        if below.lstrip(" ").startswith(("- ", "• ")):
            if re.search(r"^ *-[^\W\d]", first):
                raise RefusedError(line, "a space is missing after the dash", "write  - and a space before each entry")
            if not first[:column].strip(" ") and len(below) - len(below.lstrip(" ")) == column:
                what = f"this line of a list has no dash, and line {number} has one"
                raise RefusedError(line, what, f"write  - {first.strip()[:60]}")
            what = f"a dash begins this line, which counts as more of the text in line {line}"
            fix = "begin it with as many spaces as the dashes of its list, or put the whole text in quotes"
            raise RefusedError(number, what, fix)


def _refuse_cut(text: str, rest: str, line: int) -> None:
    """A text without quotes that a # ends which was hardly meant to begin a remark: "Pier #2"."""
    if text and re.match(r" *#\w", rest):
        what = f'the text ends at "{rest.split()[0][:20]}", for a # after a space begins a remark'
        raise RefusedError(line, what, "put the text in quotes; a remark has a space after its #")
