"""The note type of decks: its fields and slots, and the ids they keep for good.

Anki answers a changed note type with a second one and drops the updates of every old note. So the fields and templates
of a released deck never change in number or order: what comes later takes a field in reserve, or a free slot.
"""

import binascii
import hashlib
from collections.abc import Iterator

from generator.deck import SLOTS
from generator.lock import Schema

RESERVED = 4
FIELDS = (
    "Statement",
    *(f"{part} {slot}" for slot in range(1, SLOTS + 1) for part in ("Question", "Answer")),
    "Note",
    "Source",
    "Context",
    *(f"Hint {slot}" for slot in range(1, SLOTS + 1)),
    *(f"Typed {slot}" for slot in range(1, SLOTS + 1)),
    *(f"Reserved {number}" for number in range(1, RESERVED + 1)),
)
_IN_ADDRESSES = bytes.maketrans(b"+/", b"-_")
TEMPLATES = tuple(f"Question {slot}" for slot in range(1, SLOTS + 1))


def guid(*parts: str) -> str:
    """A note's identity, from names alone."""
    return binascii.b2a_base64(_digest("note", *parts)[:9], newline=False).translate(_IN_ADDRESSES).decode()


def schema(seed: str, released: Schema | None, looks: str, stamp: int) -> Schema:
    """The schema to write: the released ids under today's names, its time moved only where its looks changed."""
    if released is None:
        fields = tuple((name, _id("field", seed, name)) for name in FIELDS)
        templates = tuple((name, _id("template", seed, name.removeprefix("Question "))) for name in TEMPLATES)
        return Schema(_id("model", seed), _id("deck", seed), fields, templates, looks, stamp)
    fields = tuple((name, id) for name, (_, id) in zip(FIELDS, released.fields, strict=True))
    templates = tuple((name, id) for name, (_, id) in zip(TEMPLATES, released.templates, strict=True))
    same = (fields, templates, looks) == (released.fields, released.templates, released.looks)
    return Schema(released.model, released.deck, fields, templates, looks, released.mod if same else stamp)


def faults(released: Schema) -> Iterator[str]:
    """Why a released deck cannot take today's note type: what was added, taken away or moved."""
    for what, names, theirs in (("fields", FIELDS, released.fields), ("card templates", TEMPLATES, released.templates)):
        before = [name for name, _ in theirs]
        if len(names) != len(before):
            yield f"the note type has {len(names)} {what}, the released deck {len(before)}"
        elif moved := [name for name, old in zip(names, before, strict=True) if name != old and name in before]:
            yield f"the order of its {what} changed: {', '.join(moved)}"


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("\x1f".join(parts).encode()).digest()


def _id(*parts: str) -> int:
    """A fixed id that a double can hold exactly, as Anki's own: between 1.2 and 1.7 times 10 to the 12."""
    return 1_200_000_000_000 + int.from_bytes(_digest(*parts)[:8], "big") % 500_000_000_000
