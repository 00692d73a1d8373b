"""What writing a package costs beside plain genanki: processor time, memory, size of the file.

Run with  make bench.  Only ratios within one run mean anything: machines and their load differ. Each measurement is a
process of its own; notes are made one by one as they are asked for, so that the writer's memory is seen alone.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import overload

import genanki
from generator.deck import Deck, Note, Question
from generator.notetype import guid, schema
from generator.write import anki
from generator.write.fields import fields, tags


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
        """A note with two questions, as most have."""
        if isinstance(place, slice) or place >= self.count:
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
            {slot: Question(*each, due=2 * place + slot + 1) for slot, each in enumerate(asked)},
            "",
            (f"Ida Quill, “Atlas of the Velm Sea”, Harbour Press, 1911: part {place % 40}",),
            "Islands · standard",
            ("topic::islands", "level::standard", "question::settled", f"period::{year // 10}0s"),
            {0: "settled", 1: "settled_which"},
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


def cost(how: str, count: int) -> dict[str, float]:
    """Seconds, mebibytes at the peak beyond those before, and bytes of the file, of one way to write a deck."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    made, begun = deck(count), time.process_time()
    for _ in made.notes:  # making the notes is no part of writing them
        pass
    making, begun = time.process_time() - begun, time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.apkg")
        if how == "plain":
            plainly(made, path)
        else:
            path.write_bytes(anki.write(made)["bench.apkg"])
        seconds, size = time.process_time() - begun - making, path.stat().st_size
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "peak": after / 1024, "grown": (after - before) / 1024, "bytes": size}


def measured(how: str, count: int) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, how, str(count)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # type: ignore[no-any-return]


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in ("plain", "ours"):
        print(json.dumps(cost(sys.argv[1], int(sys.argv[2]))))
        sys.exit()
    large = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    ours, plain, little = measured("ours", large), measured("plain", large), measured("ours", 1000)
    for what, ratio, wanted in (
        (f"processor time for {large} notes / genanki's", ours["seconds"] / plain["seconds"], 0.6),
        ("size of the file / genanki's", ours["bytes"] / plain["bytes"], 0.35),
        (f"peak memory for {large} notes / for 1000", ours["peak"] / little["peak"], 2),
        ("peak memory beyond the start, MiB", ours["grown"], 64),
    ):
        print(f"{ratio:8.2f}  (wanted: at most {wanted:g})  {what}")
