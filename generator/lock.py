"""What was released of a deck: the lock, `decks/<name>.lock.json`, as values and as text.

A lock is written by a release and by nothing else, one note a line so that its changes read well. It carries a sum of
itself: a lock that was edited by hand, cut off, or pieced together from two branches is recognized.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

FORMAT = 1
ACTIVE, RETIRED, SUPERSEDED = "active", "retired", "superseded"
_TEXT = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]*")
_ID, _TIME = range(1, 2**53), range(253_402_300_800)  # a double holds these exactly; to the end of the year 9999
_SLOT = range(8)
_NOTE = {
    "key": _TEXT,
    "guid": re.compile(r"[\w-]{1,40}", re.ASCII),
    "facts": [_TEXT],
    "level": _TEXT,
    "text": _TEXT,
    "hash": _TEXT,
    "mod": _TIME,
    "first": _TIME,
    "slots": {re.compile("[0-7]"): _TEXT},
    "status": re.compile("active|retired|superseded"),
    "closed?": [_SLOT],
    "by?": _TEXT,
    "why?": _TEXT,
    "again?": range(100),
}
_HEAD = {
    "format": range(FORMAT + 1),
    "deck": {"uuid": _TEXT, "seed": _TEXT, "name": _TEXT, "releases": [_TIME]},
    "schema": {
        "model": _ID,
        "deck": _ID,
        "fields": [(_TEXT, _ID)],
        "templates": [(_TEXT, _ID)],
        "reserve": range(100),
        "looks": _TEXT,
        "mod": _TIME,
    },
    "answers": {_TEXT: _TEXT},
}
"""The shape of a lock: its notes, and what stands above them. A range means a whole number in it, a pattern a text that
it matches, a `?` what may be left out."""
_RESTORE = "restore the lock of the last release from version control, then release again"


class Schema(NamedTuple):
    """The note type as released: ids that never change, and the time its looks last changed.

    fields, templates: name and id of each, in order. looks: a fingerprint of layouts and styles.
    """

    model: int
    deck: int
    fields: tuple[tuple[str, int], ...]
    templates: tuple[tuple[str, int], ...]
    looks: str
    mod: int


class Locked(NamedTuple):
    """A released note.

    key: the name it was made under. text: its statement. why: the reason, where it is retired or superseded.
    hash: a fingerprint of all a student sees; mod, first: when that last changed, and when it was first released, in
    seconds since 1970. slots: what asks in each slot; closed: the slots in which nothing asks any more. by: the
    guid that supersedes it. again: releases in which its last erratum is still to be sent again; -1 where it has none.
    """

    guid: str
    key: str
    facts: tuple[str, ...]
    level: str
    text: str
    hash: str
    mod: int
    first: int
    slots: Mapping[int, str]
    closed: tuple[int, ...] = ()
    status: str = ACTIVE
    by: str = ""
    why: str = ""
    again: int = -1
    at: str = ""

    @property
    def open(self) -> dict[int, str]:
        """What asks in the slots in which something still does."""
        return {slot: asker for slot, asker in self.slots.items() if slot not in self.closed}


class Lock(NamedTuple):
    """All that was released of a deck.

    uuid: tells one deck from another; seed: the recipe's name at its first release, from which ids and tags are made.
    name: the deck's name in Anki. releases: their times. answers: which slot each question template asks for.
    """

    uuid: str
    seed: str
    name: str
    releases: tuple[int, ...]
    schema: Schema
    answers: Mapping[str, str]
    notes: Mapping[str, Locked]
    at: str = ""

    @property
    def latest(self) -> int:
        """The newest time in the lock."""
        return max((*self.releases, self.schema.mod, *(note.mod for note in self.notes.values())))


class Fault(NamedTuple):
    """Why a text is no lock: the line, what is wrong, and what to do."""

    line: int
    what: str
    fix: str


def written(lock: Lock) -> bytes:
    """A lock as the text of its file."""
    schema = lock.schema
    reserve = sum(name.startswith("Reserved") for name, _ in schema.fields)
    head = {
        "format": FORMAT,
        "deck": {"uuid": lock.uuid, "seed": lock.seed, "name": lock.name, "releases": list(lock.releases)},
        "schema": {
            "model": schema.model,
            "deck": schema.deck,
            "fields": [list(each) for each in schema.fields],
            "templates": [list(each) for each in schema.templates],
            "reserve": reserve,
            "looks": schema.looks,
            "mod": schema.mod,
        },
        "answers": dict(sorted(lock.answers.items())),
    }
    notes = [_note_as_data(note) for _, note in sorted(lock.notes.items())]
    lines = [f'"sum": "{_sum(head, notes)}"', *(f"{_json(name)}: {_json(value)}" for name, value in head.items())]
    rows = ",\n".join(map(_json, notes))
    return ("{\n" + ",\n".join(lines) + ',\n"notes": [\n' + rows + "\n]\n}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _sum(head: Mapping[str, object], notes: list[dict[str, object]]) -> str:
    """Sixteen hexadecimal digits of all that stands in a lock."""
    return hashlib.sha256(json.dumps([head, notes], sort_keys=True).encode()).hexdigest()[:16]


def _note_as_data(note: Locked) -> dict[str, object]:
    data: dict[str, object] = {
        "key": note.key,
        "guid": note.guid,
        "facts": list(note.facts),
        "level": note.level,
        "text": note.text,
        "hash": note.hash,
        "mod": note.mod,
        "first": note.first,
        "slots": {str(slot): asker for slot, asker in sorted(note.slots.items())},
        "status": note.status,
    }
    more = {"closed": list(note.closed), "by": note.by, "why": note.why}
    data |= {name: value for name, value in more.items() if value}
    return data | ({"again": note.again} if note.again >= 0 else {})


def read(text: str, name: str) -> Lock | Fault:
    """The lock a text holds, or why it is none. name: its file, as problems call it."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if re.match(r"<<<<<<<|=======$|>>>>>>>", line):
            what = "two branches released this deck, and version control left both versions here"
            fix = "keep the version that students have, whole, then release again"
            return Fault(number, what, fix)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        what = "this lock ends too early" if cut else "this lock cannot be read: it is not as a release wrote it"
        return Fault(min(error.lineno, len(lines)), what, _RESTORE)
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of brackets
        return Fault(1, "this lock cannot be read: it is not as a release wrote it", _RESTORE)
    if not isinstance(data, dict) or type(data.get("format")) is not int:
        return Fault(1, "this file is no lock of a deck", _RESTORE)
    if data["format"] > FORMAT:
        what = f"this lock was written by a newer Factdeck (format {data['format']}; this one reads {FORMAT})"
        return Fault(1, what, "update Factdeck")
    stated, notes = data.pop("sum", ""), data.pop("notes", None)
    if notes is None or not stated:
        return Fault(1, "this lock lacks what a release writes", _RESTORE)
    if stated != _sum(data, notes):
        what = "this lock is not as a release wrote it: it was edited, or pieced together from two branches"
        return Fault(1, what, _RESTORE)
    whole = has_shape(data, _HEAD) and has_shape(notes, [_NOTE]) and data["deck"]["releases"]
    if not whole or not all(each["facts"] and each["slots"] for each in notes):
        return Fault(1, "this lock lacks what a release writes", _RESTORE)
    if any(len({each[part] for each in notes}) < len(notes) for part in ("key", "guid")):
        return Fault(1, "this lock lists a note twice", _RESTORE)
    return _lock(data, notes, name, 2 + len(data))


def has_shape(value: object, shape: object) -> bool:
    """Whether a value read from JSON is of the shape a release writes, as `_HEAD` notes it."""
    if isinstance(shape, range):
        return type(value) is int and value in shape
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and bool(shape.fullmatch(value))
    if isinstance(shape, tuple):  # a list of just these
        return isinstance(value, list) and len(value) == len(shape) and all(map(has_shape, value, shape))
    if isinstance(shape, list):  # a list of any number of one shape
        return isinstance(value, list) and all(has_shape(each, shape[0]) for each in value)
    if not (isinstance(value, dict) and isinstance(shape, dict)):
        return False
    if re.Pattern in map(type, shape):  # names of any number
        ((names, values),) = shape.items()
        return all(has_shape(name, names) and has_shape(each, values) for name, each in value.items())
    known = {name.removesuffix("?"): each for name, each in shape.items()}
    needed = {name for name in shape if not name.endswith("?")}
    return needed <= value.keys() <= known.keys() and all(has_shape(each, known[name]) for name, each in value.items())


def _lock(data: dict[str, dict[str, object]], notes: list[dict[str, object]], name: str, before: int) -> Lock:
    """A lock from data whose sum is right. before: the lines of the file above its notes."""
    deck, schema = data["deck"], data["schema"]
    released = {each.key: each for each in _notes(notes, name, before)}
    return Lock(
        str(deck["uuid"]),
        str(deck["seed"]),
        str(deck["name"]),
        tuple(deck["releases"]),  # type: ignore[arg-type]  # the sum says that a release wrote it
        Schema(
            int(schema["model"]),  # type: ignore[call-overload]
            int(schema["deck"]),  # type: ignore[call-overload]
            tuple((each, id) for each, id in schema["fields"]),  # type: ignore[attr-defined]
            tuple((each, id) for each, id in schema["templates"]),  # type: ignore[attr-defined]
            str(schema["looks"]),
            int(schema["mod"]),  # type: ignore[call-overload]
        ),
        {str(id): str(answer) for id, answer in data["answers"].items()},
        released,
        f"{name}:1",
    )


def _notes(notes: list[dict[str, object]], name: str, before: int) -> Iterator[Locked]:
    for number, each in enumerate(notes, before + 2):
        values = each | {
            "facts": tuple(each["facts"]),  # type: ignore[arg-type]
            "slots": {int(slot): asker for slot, asker in each["slots"].items()},  # type: ignore[attr-defined]
            "closed": tuple(each.get("closed", ())),  # type: ignore[arg-type]
        }
        yield Locked(**values, at=f"{name}:{number}")  # type: ignore[arg-type]
