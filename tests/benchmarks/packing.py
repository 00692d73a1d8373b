"""What writing a package costs beside plain genanki: processor time, memory, size of the file.

Run with  make bench.  Each measurement is a process of its own; notes are made one by one as they are asked for, so
that the writer's memory is seen alone.
"""

import json
import resource
import sqlite3
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import overload

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA
from generator.deck import Deck, Note, Question
from generator.notetype import guid, schema
from generator.write import anki
from generator.write.fields import fields, tags
from measure import Row, script, show


class Notes(Sequence[Note]):
    """So many invented notes, each made when it is asked for."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __len__(self) -> int:
        return self.count

    @overload
    def __getitem__(self, place: int) -> Note: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Note]: ...
    def __getitem__(self, place: int | slice) -> Note | Sequence[Note]:
        """A note with two questions, as most have, or some of them."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(self.count))]
        if place >= self.count:
            raise IndexError(place)
        name, year = f"isle_{place}", 1200 + place * 7 % 800
        home = f"Harbour {place % 977}"
        asked = (
            (f"In which year was Isle {place} settled?", str(year), ()),
            (f"Which island was settled in {year} from {home}?", f"Isle {place}", (name,)),
        )
        return Note(
            guid("bench", name),
            name,
            (name,),
            "standard",
            f"Isle {place} was settled in {year} by people of {home}.",
            tuple(Question(slot, "asks", *each, due=2 * place + slot + 1) for slot, each in enumerate(asked)),
            "",
            (f"Ida Quill, “Atlas of the Velm Sea”, Harbour Press, 1911: part {place % 40}",),
            "Islands · standard",
            ("topic::islands", "level::standard", "question::settled", f"period::{year // 10}0s"),
            mod=1_700_000_000,
        )


def deck(count: int) -> Deck:
    """A deck of so many notes."""
    stamp = 1_700_000_000
    return Deck("bench", "bench", "Bench", (), schema("bench", None, "", stamp), Notes(count), stamp)


def plainly(deck: Deck, path: Path) -> None:
    """The same deck by genanki alone."""
    kind = anki.note_type(deck)
    model = genanki.Model(kind.model_id, kind.name, fields=kind.fields, templates=kind.templates, css=kind.css)
    whole = genanki.Deck(deck.schema.deck, deck.name)
    for note in deck.notes:
        whole.add_note(genanki.Note(model, fields(note), guid=note.guid, tags=tags(deck, note)))
    genanki.Package(whole).write_to_file(path, timestamp=deck.time)


def barely(deck: Deck, path: Path) -> None:
    """The least that a package can cost: the same rows, without note type or checks, into SQLite, and deflated."""

    def notes() -> Iterator[tuple[object, ...]]:
        for number, note in enumerate(deck.notes):
            texts = fields(note)
            own = f" {' '.join(tags(deck, note))} "
            yield number, note.guid, 1, note.mod, -1, own, "\x1f".join(texts), texts[0], 0, 0, ""

    cards = ((2 * number + slot, number, slot, number) for number in range(len(deck.notes)) for slot in (0, 1))
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder, "collection.anki2"), isolation_level=None)
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        tables, _, indexes = APKG_SCHEMA.partition("CREATE INDEX")
        connection.executescript(f"{tables};{APKG_COL}")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", notes())
        connection.executemany(
            "INSERT INTO cards VALUES (?, ?, 1, ?, 1, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')", cards
        )
        connection.executescript(f"CREATE INDEX {indexes}")
        connection.close()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(Path(folder, "collection.anki2"), "collection.anki2")
            archive.writestr("media", "{}")


def officially(deck: Deck, path: Path) -> None:
    """The same deck by Anki's own package: notes added to a new collection, which exports them."""
    from anki.collection import AddNoteRequest, Collection, DeckIdLimit, ExportAnkiPackageOptions

    collection = Collection(str(path.parent / "all.anki2"))
    ours, kind = anki.note_type(deck), collection.models.new("Bench")
    for field in ours.fields:
        collection.models.add_field(kind, collection.models.new_field(field["name"]))
    for each in ours.templates:
        template = collection.models.new_template(each["name"])
        template["qfmt"], template["afmt"] = each["qfmt"], each["afmt"]
        collection.models.add_template(kind, template)
    collection.models.add_dict(kind)
    kind, home = collection.models.by_name("Bench"), collection.decks.id("Bench")
    assert kind
    assert home
    waiting = iter(deck.notes)
    while some := list(islice(waiting, 10_000)):
        requests = []
        for each in some:
            note = collection.new_note(kind)
            note.fields, note.tags = fields(each), tags(deck, each)
            requests.append(AddNoteRequest(note=note, deck_id=home))
        collection.add_notes(requests)
    options = ExportAnkiPackageOptions(legacy=True)
    collection.export_anki_package(out_path=str(path), limit=DeckIdLimit(home), options=options)
    collection.close()


def streamed(deck: Deck, path: Path) -> None:
    """The same deck by Factdeck."""
    path.write_bytes(anki.write(deck))


WRITERS = {"plain": plainly, "ours": streamed, "raw": barely, "anki": officially}


def cost(how: str, count: int) -> dict[str, float]:
    """Seconds from the start of this process, without those of making the notes; mebibytes at the peak, and beyond
    those before; bytes of the file: what one way to write a deck costs.
    """
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    made, begun = deck(count), time.process_time()
    for _ in made.notes:  # making the notes is no part of writing them
        pass
    making = time.process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.apkg")
        WRITERS[how](made, path)
        seconds, size = time.process_time() - 2 * making, path.stat().st_size
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "peak": after / 1024, "grown": (after - before) / 1024, "bytes": size}


def measured(how: str, count: int) -> dict[str, float]:
    """The same in a process of its own."""
    return json.loads(script("packing.py", how, count).said)  # type: ignore[no-any-return]


def rows(large: int) -> Iterator[Row]:
    """What was compared, the ratio, and the ratio wanted."""
    ours, plain, little = measured("ours", large), measured("plain", large), measured("ours", large // 100)
    yield f"writing {large} notes / genanki", ours["seconds"] / plain["seconds"], 0.6
    yield "size of the file / genanki's", ours["bytes"] / plain["bytes"], 0.35
    yield f"peak memory for {large} notes / for {large // 100}", ours["peak"] / little["peak"], 2
    yield "peak memory beyond the start, MiB", ours["grown"], 64


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in WRITERS:
        print(json.dumps(cost(sys.argv[1], int(sys.argv[2]))))
    else:
        show(rows(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
