"""Causes in quotation marks, and in what would need some."""

import re

from generator.broken_yaml.place import Broken
from generator.files import Unread
from generator.unseen import CURLY, OPENING

_SLOT_FIRST = re.compile(r"(?:\b(\w+): +|^ *|- +|, *)(\{ *\w+ *\}) *$")
_QUOTE_FIRST = re.compile(r"""(?:^ *|: |- |[\[{,] ?)(["']).*\1\s*$""")
_CURLY_FIRST = re.compile(rf"(?:^ *|: +|- +|[\[{{,] *)[{OPENING}]")
_APOSTROPHE = "; a text that begins with an apostrophe is put in double quotes"


def slot_first(broken: Broken) -> Unread | None:
    """A stem that begins with a slot, which YAML takes for entries in braces: it stops behind them."""
    for at, before in zip((broken.at, broken.begun), broken.before, strict=True):
        if (slot := _SLOT_FIRST.search(before)) and "mapping values" not in broken.said:
            fix = f'put the text in quotes, such as  {slot[1] or "stem"}: "{slot[2]} …"'
            return Unread(at + 1, "a text that begins with a brace needs quotes", fix)
    return None


def curly(broken: Broken) -> Unread | None:
    """Quotation marks of a word processor around a text that needs plain ones, which are none to YAML."""
    if _CURLY_FIRST.search(broken.lines[broken.at][: len(broken.before[0]) + 1]):
        return Unread(broken.at + 1, *CURLY)
    return None


def unclosed(broken: Broken) -> Unread | None:
    """A quotation mark that nothing closes, that another text closes, or that closes before the text ends."""
    if "quoted scalar" in broken.said:
        fix = "add the closing quotation mark" + _APOSTROPHE * broken.line(broken.begun).text.startswith("'")
        return Unread(broken.begun + 1, "a quotation mark is opened and never closed", fix)
    mark = broken.before[0].rstrip()[-1:]
    if mark and mark in "\"'":  # what YAML read last is its end
        last = next((at for at in broken.up(broken.at) if mark in broken.lines[at]), broken.at)
        text = broken.line(last).text
        if last != broken.at and text[:1] == mark and text.count(mark) == 1:
            what = f"a quotation mark is opened here and closed only in line {broken.at + 1}"
            fix = "add the closing quotation mark in this line" + _APOSTROPHE * (mark == "'")
            return Unread(last + 1, what, fix)
        if re.search("block|flow", broken.said) and _QUOTE_FIRST.search(broken.before[0]):
            what = "a text that begins with a quotation mark goes on after the second one"
            fix = "put all of it into the other quotation marks, such as  name: \"'old' name\""
            return Unread(broken.at + 1, what, fix)
    return None
