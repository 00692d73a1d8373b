"""Factdeck beside other programs: one table of processor time, memory and size.

Run with  make bench.  brain-brew and text2qti come into a virtual environment of their own, which is thrown away; where
they cannot be had, a line says so. Writers get finished notes, without the time to make them; programs that read
files are whole processes. Each ratio is to genanki writing as many notes.
"""

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measure import process, ratio, script

from building import QUESTIONS

NEIGHBOURS = {"brainbrew": "brain-brew==0.3.11", "text2qti": "text2qti==0.8.0"}
BY_HAND = "genanki by hand"
NEEDS = "import importlib.util, sys; sys.exit(importlib.util.find_spec('anki') is None)"


class Seen(NamedTuple):
    """What one way cost: seconds, MiB of memory at its highest, bytes written."""

    seconds: float
    peak: float
    size: int


class Peer(NamedTuple):
    """One line of the table: what is done, with how many notes, and at most at which ratio it is wanted, if at all."""

    what: str
    notes: int
    wanted: str
    run: Callable[[], Seen]


def writer(how: str, notes: int) -> Seen:
    """One of the writers in packing.py."""
    said = json.loads(script("packing.py", how, notes).said)
    return Seen(said["seconds"], said["peak"], said["bytes"])


def whole(*command: str | Path, cwd: Path, into: Path) -> Seen:
    """A program that reads files and writes others."""
    cost = process(*command, cwd=cwd)
    return Seen(cost.seconds, cost.peak, _bytes(into))


def _bytes(place: Path) -> int:
    return sum(path.stat().st_size for path in (place.rglob("*") if place.is_dir() else [place]) if path.is_file())


def had(program: str, place: Path) -> Path | None:
    """A program of the package index in a virtual environment of its own, if it can be had."""
    home = place / program
    pip = [home / "bin/pip", "--disable-pip-version-check", "--quiet", "install", NEIGHBOURS[program]]
    for command in ([sys.executable, "-m", "venv", home], pip):
        if subprocess.run(list(map(str, command)), stderr=subprocess.DEVNULL, check=False).returncode:
            return None
    return home / "bin" / program


def brainbrew(program: Path, place: Path, notes: int) -> Callable[[], Seen]:
    """The same notes by brain-brew, from a table (CSV) to a deck for CrowdAnki (JSON)."""
    (place / "cards").mkdir()
    script("peers.py", "--crowdanki", place / "cards/export", notes)
    process(program, "init", "export", cwd=place / "cards")
    table = next((place / "cards").rglob("*.csv"))
    assert len(list(csv.reader(table.open(encoding="utf-8")))) > notes
    recipe = next((place / "cards").rglob("source_to_anki.yaml"))
    return lambda: whole(program, "run", recipe, cwd=place / "cards", into=place / "cards/build")


def crowdanki(folder: Path, count: int) -> None:
    """Write the notes as CrowdAnki exports them; from it brain-brew makes its table and its recipe."""
    from generator.notetype import FIELDS
    from generator.write.fields import fields, tags

    import packing

    deck = packing.deck(count)
    names = [{"name": name, "ord": at, "font": "Arial", "media": [], "rtl": False, "size": 20, "sticky": False}
             for at, name in enumerate(FIELDS)]  # fmt: skip
    sides = [{"name": f"Question {at + 1}", "ord": at, "qfmt": f"{{{{Question {at + 1}}}}}", "afmt": "{{FrontSide}}",
              "bqfmt": "", "bafmt": "", "did": None} for at in range(2)]  # fmt: skip
    model = {"__type__": "NoteModel", "crowdanki_uuid": "model", "name": "Bench", "css": ".card{}", "type": 0,
             "sortf": 0, "flds": names, "tmpls": sides, "req": [], "tags": [], "vers": [], "latexPre": "",
             "latexPost": ""}  # fmt: skip
    settings = {"__type__": "DeckConfig", "crowdanki_uuid": "settings", "name": "Default"}
    notes = [{"__type__": "Note", "data": "", "fields": fields(note), "flags": 0, "guid": note.guid,
              "note_model_uuid": "model", "tags": tags(deck, note)} for note in deck.notes]  # fmt: skip
    whole = {"__type__": "Deck", "children": [], "crowdanki_uuid": "deck", "deck_config_uuid": "settings", "desc": "",
             "deck_configurations": [settings], "dyn": 0, "extendNew": 10, "extendRev": 50, "media_files": [],
             "name": "Bench", "note_models": [model], "notes": notes}  # fmt: skip
    folder.mkdir()
    (folder / "deck.json").write_text(json.dumps(whole), "utf-8")


def text2qti(program: Path, place: Path) -> Callable[[], Seen]:
    """A quiz by text2qti, from a text to a package for learning platforms."""
    lines = ["Quiz title: Islands", ""]
    for number in range(QUESTIONS):
        year = 1200 + number * 7 % 800
        lines += [
            f"1. In which year was Isle {number} settled?",
            f"a) {year - 20}",
            f"*b) {year}",
            f"c) {year + 20}",
            "",
        ]
    (place / "islands.md").write_text("\n".join(lines), "utf-8")
    return lambda: whole(program, place / "islands.md", cwd=place, into=place / "islands.zip")


def factdeck(folder: Path, recipe: str) -> Callable[[], Seen]:
    """A deck or quiz by Factdeck, from YAML to the files of `build`."""
    command = [sys.executable, "-m", "generator", "build", recipe, "--root", folder, "--out", folder / recipe]
    return lambda: whole(*command, cwd=folder, into=folder / recipe)


def peers(place: Path, notes: int, neighbours: bool) -> Iterator[Peer | str]:
    """All lines of the table; a text where a program could not be had."""
    for what, how, wanted in (
        (BY_HAND, "plain", ""),
        ("SQLite and deflate, the limit", "raw", ""),
        ("**Factdeck's writer**", "ours", "0.75"),
        ("the `anki` package, notes added and exported", "anki", ""),
    ):
        if how != "anki" or process(sys.executable, "-c", NEEDS, well=False).code == 0:
            yield Peer(what, notes, wanted, lambda how=how: writer(how, notes))  # type: ignore[misc]
        else:
            yield f"the {how} package is not installed here (make test sets it up)"
    folder = place / "islands"
    script("building.py", "--project", folder, notes)
    yield Peer("**Factdeck, the whole build**: YAML to .apkg, checked", notes, "2", factdeck(folder, "all"))
    for name in NEIGHBOURS if neighbours else ():
        program = had(name, place)
        if program is None:
            yield f"{name} could not be installed here"
        elif name == "brainbrew":
            yield Peer("brain-brew: CSV to CrowdAnki JSON", notes, "", brainbrew(program, place, notes))
        else:
            yield Peer("text2qti: a quiz as text to QTI", QUESTIONS, "", text2qti(program, place))
    script("building.py", "--project", place / "quiz-of-islands", 1000)
    what = "**Factdeck**, a quiz: YAML to paper, key and report, checked"
    yield Peer(what, QUESTIONS, "", factdeck(place / "quiz-of-islands", "quiz"))


def table(notes: int, rounds: int, neighbours: bool) -> None:
    """Show the table, after some rounds in which all take turns."""
    with tempfile.TemporaryDirectory() as place:
        found = list(peers(Path(place), notes, neighbours))
        lines = [each for each in found if isinstance(each, Peer)]
        bases: dict[int, list[Seen]] = {each.notes: [] for each in lines}
        seen: Mapping[str, list[Seen]] = {each.what: [] for each in lines}
        for _ in range(rounds):
            for count, base in bases.items():
                base.append(writer("plain", count))
            for each in lines:
                seen[each.what].append(bases[notes][-1] if each.what == BY_HAND else each.run())
    print("| what | notes or questions | CPU / genanki by hand | peak memory, MiB | written, kB | CPU wanted at most |")
    print("|---|---:|---:|---:|---:|---:|")
    for each in lines:
        mine = seen[each.what]
        share = ratio([one.seconds for one in mine], [one.seconds for one in bases[each.notes]])
        peak, size = median(one.peak for one in mine), mine[-1].size / 1000
        print(f"| {each.what} | {each.notes:,} | {share:.2f} | {peak:.0f} | {size:.0f} | {each.wanted} |")
    print("".join(f"\n{each}." for each in found if isinstance(each, str)), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--crowdanki"]:
        crowdanki(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        alone = "--alone" in sys.argv
        sizes = [int(each) for each in sys.argv[1:] if each != "--alone"]
        table(sizes[0] if sizes else 10_000, 3 if not alone else 1, not alone)
