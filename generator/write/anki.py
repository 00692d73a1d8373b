"""A deck as an Anki package (.apkg).

A note is a fact and its cards are the questions about it, so Anki keeps siblings apart and a correction
reaches all of them at once. genanki brings the schema and the model; what it gets wrong for a deck that
is released again and again is put right here.
"""

import hashlib
import html
import io
import json
import re
import sqlite3
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.deck import Deck
from generator.lazily import lazily
from generator.notetype import FIELDS
from generator.write import layout
from generator.write.fields import SEPARATOR, rows, tags
from generator.write.sqlite_file import without_traces

with lazily("asyncio", "yaml"):  # genanki brings both, a twelfth of a large build, and nothing here uses them
    import genanki
    from genanki.apkg_col import APKG_COL
    from genanki.apkg_schema import APKG_SCHEMA

CHUNK = 500
"""How many notes are in memory at a time."""
PAGE = 16_384
"""Bytes of a page of the database: large ones are written faster, and a note stands in one of them."""
_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')"
_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
_TAG = re.compile(r"\{\{\s*([#^/]?)\s*([^{}]*?)\s*\}\}")
_BUILT_IN = {"", "FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag"}


class NoteType(genanki.Model):  # type: ignore[misc]  # genanki ships no types
    """A model whose card rule is Anki's own, that has a time of its own, and that knows all fields it shows."""

    def __init__(self, id: int, name: str, mod: int, **parts: object) -> None:
        super().__init__(id, name, **parts)
        self.mod = mod
        known = {field["name"] for field in self.fields} | _BUILT_IN
        for template in self.templates:
            for side in ("qfmt", "afmt"):
                unknown = {name.rpartition(":")[2] for _, name in _TAG.findall(template[side])} - known
                if unknown:
                    raise ValueError(f"{template['name']} shows a field that does not exist: {sorted(unknown)[0]}")

    @property
    def _req(self) -> list[list[object]]:
        """By template, the fields without which its front shows nothing; genanki renders it without each for that."""
        names = [field["name"] for field in self.fields]
        filled = dict.fromkeys(names, "filled")
        return [
            [
                place,
                "all",
                [at for at, name in enumerate(names) if name in front and not _shows(front, {**filled, name: ""})],
            ]
            for place, front in enumerate(each["qfmt"] for each in self.templates)
        ]

    def to_json(self, timestamp: int, deck_id: int) -> dict[str, object]:
        """The model as the collection keeps it, stamped with its own time."""
        return {**super().to_json(timestamp, deck_id), "mod": self.mod}

    def cards(self, values: Mapping[str, str]) -> list[int]:
        """The places of the templates whose front shows something of these fields, as Anki would make cards."""
        return [place for place, each in enumerate(self.templates) if _shows(each["qfmt"], values)]


def _shows(front: str, values: Mapping[str, str]) -> bool:
    """Whether a front shows any field that is not empty; sections may stand in one another, also reversed ones."""
    open_sections: list[bool] = []
    for mark, name in _TAG.findall(front):
        filled = bool(re.sub(r"<br ?/?>|&nbsp;|\s", "", values.get(name.rpartition(":")[2], "")))
        if mark in ("#", "^"):
            open_sections.append(filled == (mark == "#"))
        elif mark == "/":
            open_sections.pop()
        elif filled and all(open_sections):
            return True
    return False


def write(deck: Deck) -> bytes:
    """The package of a deck. Rows are streamed, so that memory does not grow with the notes."""
    _refuse_doubles(deck)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "collection.anki2")
        try:
            _write_collection(path, deck)
        except sqlite3.OperationalError as error:  # what SQLite says of a disk that is full
            raise OSError(str(error)) from error
        return _zipped({"collection.anki2": without_traces(path), "media": [b"{}"]})


def note_type(deck: Deck) -> NoteType:
    """The note type of a deck: one card template for each slot."""
    front, back = layout("card-front.html"), layout("card-back.html")
    templates = [
        {
            "name": name,
            "id": id,
            "qfmt": front.replace("SLOT", str(slot)),
            "afmt": back.replace("SLOT", str(slot)),
        }
        for slot, (name, id) in enumerate(deck.schema.templates, 1)
    ]
    return NoteType(
        deck.schema.model,
        f"Factdeck {deck.name}",
        deck.schema.mod,
        fields=[{"name": name, "id": id} for name, id in deck.schema.fields],
        templates=templates,
        css=layout("card.css"),
    )


def _write_collection(path: Path, deck: Deck) -> None:
    model = note_type(deck)
    about = "".join(f"<p>{html.escape(each)}</p>" for each in deck.about)
    whole = genanki.Deck(deck.schema.deck, deck.name, about)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA secure_delete = ON")  # else remains of moved rows stay in the file, with some versions
    tables, indexes = _apart(APKG_SCHEMA)
    connection.executescript(tables)
    connection.executescript(APKG_COL)
    (decks,) = connection.execute("SELECT decks FROM col").fetchone()
    decks = json.loads(decks) | {str(whole.deck_id): whole.to_json()}
    models = {str(model.model_id): model.to_json(deck.schema.mod, whole.deck_id)}
    connection.execute("UPDATE col SET decks = ?, models = ?", (json.dumps(decks), json.dumps(models)))
    connection.execute("BEGIN")
    for notes, cards in _rows(deck, model):
        connection.executemany(_NOTE, notes)
        connection.executemany(_CARD, cards)
    connection.executescript(indexes)  # which commits first
    connection.close()


def _first_id(deck: Deck) -> int:
    """Where ids begin: they are times in milliseconds, and the last must not lie in the future."""
    return deck.time * 1000 - 8 * len(deck.notes)


def _apart(script: str) -> tuple[str, str]:
    """A schema without its indexes, and these: they are made faster when all rows are there."""
    statements = [each.strip() for each in script.split(";") if each.strip()]
    parts = ([each for each in statements if each.upper().startswith("CREATE INDEX") == late] for late in (False, True))
    tables, indexes = (";\n".join(part) + ";" for part in parts)
    return tables, indexes


def _rows(deck: Deck, model: NoteType) -> Iterator[tuple[list[tuple[object, ...]], list[tuple[int, ...]]]]:
    """The rows of notes and of their cards, some at a time."""
    first, card = _first_id(deck), 0
    made: dict[tuple[int, ...], list[int]] = {}  # what cards a note has depends on the filled slots alone
    for begin in range(0, len(deck.notes), CHUNK):
        chunk = deck.notes[begin : begin + CHUNK]
        notes: list[tuple[object, ...]] = []
        cards: list[tuple[int, ...]] = []
        for number, (note, fields) in enumerate(zip(chunk, rows(chunk), strict=True), first + begin):
            statement = fields[: fields.index(SEPARATOR)]
            filled = tuple([each.slot for each in note.questions])
            if filled not in made:
                made[filled] = model.cards(dict(zip(FIELDS, fields.split(SEPARATOR), strict=True)))
            own = f" {' '.join(tags(deck, note))} "
            mod = note.mod or deck.time
            notes.append((number, note.guid, model.model_id, mod, own, fields, statement, _checksum(note.statement)))
            shown = made[filled]
            for each in note.questions:
                if each.slot in shown:
                    cards.append((first + card, number, deck.schema.deck, each.slot, mod, each.due))
                    card += 1
        yield notes, cards


def _refuse_doubles(deck: Deck) -> None:
    """Anki takes two notes with one guid without a word, and mixes them up at the next update."""
    guids = [note.guid for note in deck.notes]
    if len(set(guids)) < len(guids):
        raise ValueError(f"two notes have the guid {Counter(guids).most_common(1)[0][0]}")


def _checksum(text: str) -> int:
    """Anki's checksum of a note's first field, from its plain text: the first 32 bits of SHA-1."""
    return int.from_bytes(hashlib.sha1(text.encode(), usedforsecurity=False).digest()[:4], "big")


def _zipped(members: Mapping[str, Iterable[bytes]]) -> bytes:
    """A zip file that is the same on every machine and at every time, of members in pieces."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            with archive.open(name, "w") as member:  # bears the time zero of zip files, 1980
                for piece in data:
                    member.write(piece)
    return buffer.getvalue()
