"""A copy of the invented world that is changed, built and released at chosen times, and what its packages hold."""

import json
import shutil
import sqlite3
import zipfile
from dataclasses import dataclass
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from generator.cli import app
from generator.lock import Lock, Locked, read
from typer.testing import CliRunner, Result

FIRST = 1_700_000_000
DAY = 86_400


@dataclass(frozen=True)
class History:
    """A project on its way from release to release."""

    root: Path
    out: Path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file of the project."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert 1 == text.count(old), f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    def add(self, name: str, text: str) -> None:
        """Append to a file of the project."""
        path = self.root / name
        path.write_text(path.read_text("utf-8") + text, "utf-8")

    def run(self, *arguments: str, day: float = 0) -> Result:
        """Run a command some days after the first release, in this process."""
        command = [arguments[0], *arguments[1:]]
        if arguments[0] != "diff":
            command += ["--root", str(self.root)]
        if arguments[0] in ("build", "release"):
            command += ["--out", str(self.out)]
        return CliRunner().invoke(app, command, env={"SOURCE_DATE_EPOCH": str(int(FIRST + day * DAY))})

    def release(self, day: float) -> Path:
        """Release the deck, and give a copy of its package that stays."""
        done = self.run("release", "velm", day=day)
        assert done.exit_code == 0, done.stderr
        return Path(shutil.copy(self.out / "velm.apkg", self.root / f"release-{day}.apkg"))

    def build(self, *options: str, day: float) -> Path:
        """Build the deck, and give its package."""
        done = self.run("build", "velm", *options, day=day)
        assert done.exit_code == 0, done.stderr
        (name,) = (line.strip() for line in done.stdout.splitlines() if line.startswith(f"  {self.out}"))
        return Path(name)

    def refused(self, *arguments: str, day: float = 1) -> str:
        """What a command says that must fail without a traceback."""
        done = self.run(*arguments, day=day)
        assert (1, True) == (done.exit_code, isinstance(done.exception, SystemExit)), done.output
        return done.stderr

    def lock(self) -> Lock:
        """The lock as it is now."""
        lock = read((self.root / "decks/velm.lock.json").read_text("utf-8"), "decks/velm.lock.json")
        assert isinstance(lock, Lock)
        return lock

    def note(self, key: str) -> Locked:
        """A note of the lock as it is now."""
        return self.lock().notes[key]

    def guids(self, *keys: str) -> set[str]:
        """The guids of some released notes."""
        return {self.note(key).guid for key in keys}


def inside(package: Path, query: str) -> list[tuple[object, ...]]:
    """What a query finds in the package's own database."""
    folder = package.parent / f"{package.name}.open"
    with zipfile.ZipFile(package) as archive:
        archive.extract("collection.anki2", folder)
    connection = sqlite3.connect(folder / "collection.anki2")
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def times(package: Path) -> dict[str, int]:
    """When each note of a package last changed, by guid."""
    return {str(guid): int(str(mod)) for guid, mod in inside(package, "select guid, mod from notes")}


def fields(package: Path, guid: str) -> list[str]:
    """The texts of a note in a package."""
    ((found,),) = inside(package, f"select flds from notes where guid = '{guid}'")  # noqa: S608
    return str(found).split("\x1f")


def description(package: Path) -> str:
    """What a packaged deck says of itself."""
    ((decks,),) = inside(package, "select decks from col")
    return next(str(deck["desc"]) for deck in json.loads(str(decks)).values() if deck["name"] != "Default")


def imported(collection: Collection, package: Path) -> object:
    """Import a package the way a double click does, and give Anki's log."""
    request = ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions())
    log = collection.import_anki_package(request).log
    collection.models._clear_cache()  # an import does not clear what the Python layer remembers of note types
    return log


def guids_in(collection: Collection, entries: object) -> set[str]:
    """The guids of the notes in one list of an import's log."""
    return {collection.get_note(entry.id.nid).guid for entry in entries}  # type: ignore[attr-defined]


def study(collection: Collection, deck: str = "The Velm sea", cards: int = 3) -> list[int]:
    """Answer the next new cards as a student does, and give their ids."""
    collection.decks.select(collection.decks.id(deck))
    studied = []
    for _ in range(cards):
        card = collection.sched.getCard()
        collection.sched.answerCard(card, 4)
        studied.append(card.id)
    return studied


def progress(collection: Collection) -> list[list[object]]:
    """All that was learned: every card that was studied, without when it was last written, and every review."""
    columns = "id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, data"
    cards = collection.db.all(f"select {columns} from cards where reps > 0 order by id")  # noqa: S608
    return [*cards, *collection.db.all("select * from revlog order by id")]
