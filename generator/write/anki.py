"""A deck as an Anki package (.apkg).

A note is a fact and its cards are the questions about it, so Anki keeps siblings apart and a correction
reaches all of them at once. The note type has a fixed number of slots; a slot holds one question and its
answer, and makes a card only when it is filled. Ids depend on names alone: importing a later build
updates the notes a student has.
"""

import base64
import hashlib
import html
import io
import json
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from generator.items import Form, Item
from generator.model import Recipe
from generator.write import layout

SLOTS = 8
RESERVED = 4
FIELDS = (
    "Statement",
    *(f"{part} {slot}" for slot in range(1, SLOTS + 1) for part in ("Question", "Answer")),
    "Note",
    "Source",
    "Context",
    *(f"Reserved {number}" for number in range(1, RESERVED + 1)),
)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')"
_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"


@dataclass(frozen=True, slots=True)
class Note:
    """A fact, or several that one question merges, and the questions about it."""

    guid: str
    items: tuple[Item, ...]


def write(recipe: Recipe, forms: tuple[Form, ...], stamp: int) -> dict[str, bytes]:
    """The package of a deck's one form, as `<recipe>.apkg`.

    stamp: the modification time of every note, in seconds since 1970.
    """
    notes = list(_notes(recipe, forms[0].items))
    model, deck = _model(recipe), _deck(recipe, notes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "collection.anki2")
        _write_collection(path, recipe, model, deck, notes, stamp)
        return {f"{recipe.id}.apkg": _zipped({"collection.anki2": path.read_bytes(), "media": b"{}"})}


def _notes(recipe: Recipe, items: tuple[Item, ...]) -> Iterator[Note]:
    """Items of one fact share a note; an item of several facts has its own."""
    by_fact: dict[str, list[Item]] = {}
    for item in items:
        by_fact.setdefault(item.facts[0] if len(item.facts) == 1 else item.id, []).append(item)
    for name, mine in by_fact.items():
        for sheet in sorted({item.slot // SLOTS for item in mine}):  # more questions than slots fill another note
            part = f"{name}/{sheet + 1}" if sheet else name
            yield Note(_guid(recipe.id, part), tuple(item for item in mine if item.slot // SLOTS == sheet))


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("\x1f".join(parts).encode()).digest()


def _guid(*parts: str) -> str:
    return base64.urlsafe_b64encode(_digest("note", *parts)[:9]).decode()


def _id(*parts: str) -> int:
    """A fixed id that a double can hold exactly, as Anki's own: between 1.2 and 1.7 times 10 to the 12."""
    return 1_200_000_000_000 + int.from_bytes(_digest(*parts)[:8], "big") % 500_000_000_000


def _model(recipe: Recipe) -> genanki.Model:
    front, back = layout("card-front.html"), layout("card-back.html")
    slots = range(1, SLOTS + 1)
    return genanki.Model(
        _id("model", recipe.id),
        f"Factdeck {recipe.title}",
        fields=[{"name": name, "id": _id("field", recipe.id, name)} for name in FIELDS],
        templates=[
            {
                "name": f"Question {slot}",
                "id": _id("template", recipe.id, str(slot)),
                "qfmt": front.replace("SLOT", str(slot)),
                "afmt": back.replace("SLOT", str(slot)),
            }
            for slot in slots
        ],
        css=layout("card.css"),
    )


def _deck(recipe: Recipe, notes: list[Note]) -> genanki.Deck:
    cards = sum(len(note.items) for note in notes)
    about = f"<p>{html.escape(recipe.about)}</p>" if recipe.about else ""
    return genanki.Deck(_id("deck", recipe.id), recipe.title, f"{about}<p>{len(notes)} notes, {cards} cards.</p>")


def _fields(note: Note) -> list[str]:
    """The texts of a note's fields in order, as HTML."""
    first = note.items[0]
    slots = [("", "")] * SLOTS
    for item in note.items:
        slots[item.slot % SLOTS] = (html.escape(item.stem), _answer(item))
    sources = dict.fromkeys(source for item in note.items for source in item.sources)
    statements = dict.fromkeys(item.statement for item in note.items)
    notes = dict.fromkeys(item.note for item in note.items)
    return [
        html.escape(" ".join(statements)),
        *(text for slot in slots for text in slot),
        html.escape(" ".join(filter(None, notes))),
        "<br>".join(map(html.escape, sources)),
        html.escape(f"{first.topic.replace('_', ' ').capitalize()} · {first.level}"),
        *[""] * RESERVED,
    ]


def _answer(item: Item) -> str:
    also = [text for text in item.accepted if text not in item.key][:5]
    shown = html.escape("; ".join(item.key))
    return shown + (f'<br><span class="also">also: {html.escape(", ".join(also))}</span>' if also else "")


def _tags(recipe: Recipe, note: Note) -> list[str]:
    first = note.items[0]
    form = "sentence" if first.gap else "question"
    parts = (("topic", first.topic), ("level", first.level), ("form", form))
    return [f"{_tag(recipe.id)}::{name}::{_tag(value)}" for name, value in parts]


def _tag(text: str) -> str:
    return re.sub(r"[^a-z0-9_-]+", "_", text.casefold())


def _checksum(text: str) -> int:
    """Anki's checksum of a note's first field: the first 8 hexadecimal digits of SHA-1."""
    plain = html.unescape(re.sub(r"<[^>]*>", "", text))
    return int(hashlib.sha1(plain.encode(), usedforsecurity=False).hexdigest()[:8], 16)


def _write_collection(
    path: Path, recipe: Recipe, model: genanki.Model, deck: genanki.Deck, notes: list[Note], stamp: int
) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(APKG_SCHEMA)
    connection.executescript(APKG_COL)
    (decks,) = connection.execute("SELECT decks FROM col").fetchone()
    decks = json.loads(decks) | {str(deck.deck_id): deck.to_json()}
    models = {str(model.model_id): model.to_json(stamp, deck.deck_id)}
    connection.execute("UPDATE col SET decks = ?, models = ?", (json.dumps(decks), json.dumps(models)))
    connection.execute("BEGIN")
    first = stamp * 1000
    connection.executemany(_NOTE, _note_rows(recipe, model.model_id, notes, stamp, first))
    connection.executemany(_CARD, _card_rows(deck.deck_id, notes, stamp, first))
    connection.execute("COMMIT")
    connection.close()


def _note_rows(recipe: Recipe, model: int, notes: list[Note], stamp: int, first: int) -> Iterator[tuple[object, ...]]:
    for number, note in enumerate(notes):
        fields = _fields(note)
        tags = f" {' '.join(_tags(recipe, note))} "
        joined = "\x1f".join(fields)
        yield (first + number, note.guid, model, stamp, tags, joined, fields[0], _checksum(fields[0]))


def _card_rows(deck: int, notes: list[Note], stamp: int, first: int) -> Iterator[tuple[int, ...]]:
    card = 0
    for number, note in enumerate(notes):
        for item in note.items:
            card += 1
            yield (first + card, first + number, deck, item.slot % SLOTS, stamp, card)


def _zipped(members: dict[str, bytes]) -> bytes:
    """A zip file that is the same on every machine and at every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()
