"""Causes within one line: brackets and braces, the colons and commas between what stands in them, missing colons."""

import re
from itertools import islice

from generator.broken_yaml.place import LONGEST_LOOK, Broken, in_quotes, shown
from generator.files import Unread

LONGEST_ENTRY = 100
"""How many characters an entry has that a remedy repeats as it should be."""
_BRACKET_FIRST = re.compile(r"(?:^ *|: |- )[\[{].*[\]}]\s*$")
_NAMED = re.compile(r"[a-z_]+: +[^\s,\[{\"']")
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')
_PAIRS = {"{": "}", "[": "]"}


def no_braces(broken: Broken) -> Unread | None:
    """Several names in one line without the braces around them, or without one of the two."""
    here = broken.line(broken.at)
    bare = _QUOTED.sub("x", re.sub(r"\[[^\[\]]*\]", "x", here.text))
    further = re.search(r", *[a-z_]+: ", bare)
    if here.name and (lone := re.match(r"[^\s:,\[{\"']+: +\[.*\]$", here.text)):
        return Unread(broken.at + 1, "braces are missing behind the name", f"write  {here.name}: {{{shown(lone[0])}}}")
    if not here.name or not further or (here.text[:1] == "{") or not (here.dash or _NAMED.match(bare)):
        return None
    name, text = here.name.lstrip("("), here.text.rstrip("})")
    entry = f"- {{{name}: {text}}}" if here.dash else f"{name}: {{{text}}}"
    if bare.endswith("}"):
        what, fix = "a brace is missing where this entry begins", "write { before the first name"
    else:
        what, fix = "several names in one line need braces", "write { before the first name and } at the end"
    return Unread(broken.at + 1, what, f"write  {entry}" if len(entry) <= LONGEST_ENTRY else fix)


def colon_before_bracket(broken: Broken) -> Unread | None:
    """A name whose brackets follow without a colon, or without the space behind it."""
    at = broken.begun if "could not find expected ':'" in broken.said else broken.at
    line = _QUOTED.sub(lambda found: "x" * len(found[0]), broken.lines[at][:LONGEST_LOOK])
    if re.search("flow|plain scalar", broken.said) and (found := re.search(r"[{,] *(\w+):([\[{\"'])", line)):
        return Unread(at + 1, "a space is missing after the colon", f"write  {found[1]}: {found[2]}…")
    found = re.match(r" *(?:- +)?(\w{1,60})(:| *)([\[{].*[\]}]) *(?:#.*)?$", line)
    if not found:
        return None
    what = "a space is missing after the colon" if found[2] == ":" else "a colon is missing after the name"
    rest = broken.lines[at][found.start(3) : found.end(3)]
    return Unread(at + 1, what, f"write  {found[1]}: {shown(rest)}")


def bracket_first(broken: Broken) -> Unread | None:
    """A text that begins with brackets, which YAML takes for a list."""
    if _BRACKET_FIRST.search(broken.before[0]) and "block" in broken.said:
        closing = broken.lines[broken.at][len(broken.before[0]) :][:1]
        if closing and closing in "}]":
            return Unread(broken.at + 1, f"{closing} closes nothing here", "delete it, or write its partner before it")
        what, fix = "a text that begins with a bracket needs quotes", 'write  name: "[answer] and the rest"'
        return Unread(broken.at + 1, what, fix)
    return None


def open_bracket(broken: Broken) -> Unread | None:
    """A bracket without its partner, or a comma missing between what stands in brackets."""
    if not ("flow" in broken.said or "expected ',' or" in broken.said):
        return None
    line = broken.lines[broken.begun][:LONGEST_LOOK]
    if line.count('"') % 2:
        return Unread(broken.begun + 1, "a quotation mark is missing in this line", "put one at each end of the text")
    still, wrong = _open(re.split(r" #", _QUOTED.sub("x", line))[0])
    if wrong:
        what = f"{wrong[0]} is closed here by {wrong[1]}"
        return Unread(broken.begun + 1, what, f"write {_PAIRS[wrong[0]]} in its place")
    if still:
        what = f"a {'brace' if still[-1] == '{' else 'bracket'} ({still[-1]}) is opened here and never closed"
        fix = f"write {_PAIRS[still[-1]]} where it ends, or put quotes around a text that begins with it"
        return Unread(broken.begun + 1, what, fix)
    if broken.at == broken.begun and line[len(broken.before[0]) :].startswith("{"):
        fix = 'put quotes around all of it, such as  says: "… {subject} …"'
        return Unread(broken.at + 1, "a text with a brace in it needs quotes", fix)
    if broken.at == broken.begun:
        before = re.search(r"[\w\]}\"']+\W*$", broken.before[0].rstrip())
        what = f'a comma is missing, or quotes around the text, near "{before[0][:40].strip()}"' if before else ""
        fix = "write a comma between two entries; a text with a comma, colon or bracket needs quotes"
        return Unread(broken.at + 1, what or "a comma is missing between two entries", fix)
    what = "a bracket is opened here and never closed, or a comma is missing behind it"
    return Unread(broken.begun + 1, what, "close it, or put quotes around a text that begins with a bracket")


def _open(line: str) -> tuple[list[str], str]:
    """The brackets of a line that nothing in it closes; and a pair that does not fit, if there is one."""
    still: list[str] = []
    for sign in re.findall(r"[\[\]{}]", line):
        if sign in _PAIRS:
            still.append(sign)
        elif still and _PAIRS[still[-1]] == sign:
            still.pop()
        elif sign in map(_PAIRS.get, still):
            return still, ""
        elif still:
            return still, still[-1] + sign
    return still, ""


def colon(broken: Broken) -> Unread | None:
    """A name without its colon, a colon or dash without its space, or a text with a colon."""
    if dash := re.match(r" *-(?=[^\s\d-])(.*)", broken.lines[broken.at][:LONGEST_LOOK]):
        return Unread(broken.at + 1, "a space is missing after the dash", f"write  - {dash[1][:60]}")
    if "could not find expected ':'" in broken.said:
        return _without_colon(broken, broken.begun)
    if "mapping values" not in broken.said:
        return None
    above = list(islice(broken.up(broken.at), 2))
    before = broken.line(above[0]) if above else None
    here = broken.line(broken.at)
    waiting = len(above) < 2 or not broken.line(above[1]).text  # for what stands below it
    if before and not before.name and (here.indent == before.inner if before.dash else waiting):
        return _without_colon(broken, above[0])
    inside = ":" in broken.before[0]  # YAML stops at the second colon, and not at that behind the name
    if inside and here.name and here.text[:1] not in ("", '"', "'") and re.search(": |:$", here.text):
        return Unread(broken.at + 1, "a text with a colon needs quotes", f"write  {here.name}: {in_quotes(here.text)}")
    return None


def _without_colon(broken: Broken, at: int) -> Unread:
    here = broken.line(at)
    text = here.text
    if found := re.match(r"([-–—−‑•·▪]) *(?=[^\W\d])", text):
        what = "a space is missing after the dash" if found[1] == "-" else "a list has plain dashes"
        return Unread(at + 1, what, f"write  - {text[found.end() :][:60]}")
    if re.fullmatch(r"[-=_*~+.]{3,}", text) or text.startswith(("//", ";")):
        return Unread(at + 1, "this line is neither an entry nor a remark", "delete it, or begin it with #")
    if found := re.match(r"([^\W\d]\w*):(?=[^\s/])", text):
        return Unread(at + 1, "a space is missing after the colon", f"write  {found[1]}: {text[found.end() :][:60]}")
    above = next((broken.line(each) for each in broken.up(at)), None)
    if above and above.dash and above.indent == here.indent and not above.name and not here.dash:
        return Unread(at + 1, "this line of a list has no dash", f"write  - {shown(text)}")
    what = "a colon with a space behind it is missing after a name"
    below = next(broken.down(at), at)
    if re.fullmatch(r"\w{1,60}", text) and broken.line(below).indent > here.indent:
        return Unread(at + 1, what, f"write  {text}:")
    worded = re.match(r"(\w+)[ =;.-]+(.+)", text)
    if worded and any(broken.line(each).name == worded[1] for each in (*broken.up(at), *broken.down(at))):
        return Unread(at + 1, what, f"write  {'- ' * here.dash}{worded[1]}: {shown(worded[2])}")
    fix = "write  name: text"
    if above and above.text and above.name:
        fix += ";  or, if this is more of the text above, begin it with more spaces than that line"
    return Unread(at + 1, what, fix)
