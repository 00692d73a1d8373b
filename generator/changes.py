"""What changed between two releases of a deck, for release notes and for students."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.lock import ACTIVE, RETIRED, SUPERSEDED, Lock, Locked

KINDS = ("added", "corrected", "superseded", "retired")
_MARKUP = re.compile(r"[\\`*_\[\]<>|~#$]|&(?=#?\w+;)")
"""What Markdown, also with tables and formulas, would take for something else than itself."""
_LINE_ENDS = re.compile("[\n\x0b-\r\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Change:
    """One note that changed: how, its fact, what it said before and says now, and a remark or none."""

    kind: str
    key: str
    before: str
    now: str
    remark: str = ""


def compared(old: Lock, new: Lock) -> list[Change]:
    """Every note that a student of the old release gets anew with the new one, in the order of KINDS and keys."""
    before = {each.guid: each for each in old.notes.values()}
    found = [change for each in new.notes.values() for change in _change(before.get(each.guid), each, new)]
    return sorted(found, key=lambda change: (KINDS.index(change.kind), change.key))


def _change(old: Locked | None, now: Locked, lock: Lock) -> Iterator[Change]:
    if old is None:
        if now.status == ACTIVE:
            yield Change("added", now.key, "", now.text)
    elif old.status != now.status and now.status == RETIRED:
        yield Change("retired", now.key, old.text, now.text, now.why)
    elif (old.status, old.by) != (now.status, now.by) and now.status == SUPERSEDED:
        heir = next((each.key for each in lock.notes.values() if each.guid == now.by), "")
        yield Change("superseded", now.key, old.text, now.text, f"see {heir}")
    elif old.hash != now.hash:
        same = "its question, answers, note or sources changed" if old.text == now.text else ""
        yield Change("corrected", now.key, old.text, now.text, same)
    elif old.mod != now.mod:
        yield Change("corrected", now.key, old.text, now.text, "an earlier correction, sent again")


def shown(changes: list[Change], lock: Lock, to: str) -> str:
    """A list of changes as `text`, `markdown` or `html`."""
    number, latest = len(lock.releases), datetime.fromtimestamp(lock.releases[-1], UTC)
    title = f"{lock.name}, release {number} of {latest.day} {latest:%B %Y}"
    groups = {kind: [each for each in changes if each.kind == kind] for kind in KINDS}
    counts = ", ".join(f"{len(mine)} {kind}" for kind, mine in groups.items())
    if to == "html":
        return _as_html(title, counts, groups)
    mark = {"text": ("", "  "), "markdown": ("## ", "- ")}[to]
    lines = [f"{'# ' * (to == 'markdown')}{_literal(title, to)}", "", f"{counts}."]
    for kind, mine in groups.items():
        if mine:
            lines += ["", f"{mark[0]}{kind.capitalize()}", *[""] * (to == "markdown")]
            lines += [f"{mark[1]}{_code(each.key, to)}: {_literal(_says(each), to)}" for each in mine]
    return "\n".join(lines) + "\n"


def _code(key: str, to: str) -> str:
    return f"`{key}`" if to == "markdown" and re.fullmatch(r"[\w.]+", key) else _literal(key, to)


def _literal(text: str, to: str) -> str:
    """A text in one line, which Markdown shows as it is."""
    line = _LINE_ENDS.sub(" ", text)
    return _MARKUP.sub(r"\\\g<0>", line) if to == "markdown" else line


def _says(change: Change) -> str:
    """What a change is, in one line."""
    said = change.now or change.before
    if change.before and change.now and change.before != change.now:
        said = f"{change.before} → {change.now}"
    return f"{said} ({change.remark})" if change.remark else said


def _as_html(title: str, counts: str, groups: dict[str, list[Change]]) -> str:
    parts = []
    for kind, mine in groups.items():
        if mine:
            rows = "\n".join(f"<li id='{html.escape(each.key)}'>{html.escape(_says(each))}</li>" for each in mine)
            parts.append(f"<h2>{kind.capitalize()}</h2>\n<ul>\n{rows}\n</ul>")
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{html.escape(title)}</title>\n'
        '<meta name="viewport" content="width=device-width">\n'
        "<style>body { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 1em/1.5 sans-serif; }</style>\n"
        f"<h1>{html.escape(title)}</h1>\n<p>{counts}.</p>\n" + "\n".join(parts) + "\n</html>\n"
    )
