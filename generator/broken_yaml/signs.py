"""Causes that one sign or one line makes, wherever it stands: marks of documents, tabs, odd and first signs."""

import re
from itertools import islice

from generator.broken_yaml.place import LONGEST_LOOK, Broken
from generator.files import Unread
from generator.unseen import HIDDEN, SPACES, there_is

QUOTES_AROUND = "put quotes around the text"
_NO_BEGINNING = re.compile(r"[@`%,\]}]|[-?:](?: |$)|[>|](?!(?:[-+]?[1-9]?|[1-9][-+])(?: *$| +#))")
_IN_TWO_HALVES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
"""A sign as JSON writes it that is none of the first 65,536: by two escapes, which YAML does not read."""
_ODD_FIRST = re.compile(rf"^ *(?:- +)*(?:-|\w[\w ]*:)?([{SPACES}{HIDDEN}])")
_ODD_LINE_END = re.compile("[\x85\u2028\u2029]")


def document_mark(broken: Broken) -> Unread | None:
    """A line that tells YAML about documents: a directive that begins with %, or dots that end what can be read."""
    if broken.at >= len(broken.lines) or ("document" not in broken.said and "directive" not in broken.said):
        return None
    for at in (*broken.up(broken.at), broken.at):
        line = broken.lines[at]
        if line[:1] == "%":
            directive = re.match(r"%(YAML|TAG)\b", line)
            what = f"the directive %{directive[1]} is not needed here" if directive else "a line cannot begin with %"
            return Unread(at + 1, what, "delete the line" if directive else QUOTES_AROUND)
        if line.rstrip() == "...":
            return Unread(at + 1, "a line of three dots ends the file for YAML, and more follows", "delete the line")
    return None


def tab(broken: Broken) -> Unread | None:
    """A tab where only spaces can stand."""
    here = broken.lines[broken.at][:LONGEST_LOOK]
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in broken.said or "tab" in broken.said:
        return Unread(broken.at + 1, "a tab stands here", "indent with spaces instead of tabs")
    return None


def odd_sign(broken: Broken) -> Unread | None:
    """A space, a colon or a line end that looks like a plain one, or a sign that cannot be seen."""
    for at, line in enumerate(broken.lines):
        if found := _ODD_LINE_END.search(line):
            what = f"a line ends here with an unusual character (U+{ord(found[0]):04X})"
            return Unread(at + 1, what, "delete it and press Enter")
    for at in (*islice(broken.up(broken.at), 1), broken.at):
        line = broken.lines[at][:LONGEST_LOOK]
        mark = found.start(1) if (found := _ODD_FIRST.search(line)) else line.find("\ufeff")
        if mark >= 0:
            return Unread(at + 1, there_is(line, mark), "delete it; where a space is needed, type one")
        if "：" in line and not broken.line(at).name:
            return Unread(at + 1, "the colon here is of another script (U+FF1A)", "type a plain colon and a space")
    return None


def backslash(broken: Broken) -> Unread | None:
    """A backslash in double quotes, as in names of folders."""
    if "quoted scalar" in broken.said and re.search("escape|hexa?decimal", broken.said):
        fix = r"use single quotes instead, or write \\ for each backslash"
        if found := _IN_TWO_HALVES.search(broken.lines[broken.at][:LONGEST_LOOK]):
            sign = found[0].encode().decode("unicode-escape").encode("utf-16", "surrogatepass").decode("utf-16")
            fix = f"write the sign itself, {sign}, in place of {found[0]}"
        return Unread(broken.at + 1, "a backslash in double quotes begins a sign that YAML does not know", fix)
    return None


def first_sign(broken: Broken) -> Unread | None:
    """A text that begins with a sign that means something to YAML."""
    here = broken.line(broken.at)
    if not here.name and (star := re.match(r"\* +(?=[^\W\d])", here.text)):
        return Unread(broken.at + 1, "a list has plain dashes", f"write  - {here.text[star.end() :][:60]}")
    marked = "alias" in broken.said or "anchor" in broken.said
    for text in (here.name, here.text):
        if _NO_BEGINNING.match(text) or (marked and text[:1] in ("&", "*")):
            return Unread(broken.at + 1, f"a text that begins with {text[0]} needs quotes", QUOTES_AROUND)
    if marked or "cannot start any token" in broken.said:
        return Unread(broken.at + 1, "a text cannot begin with this character", QUOTES_AROUND)
    return None
