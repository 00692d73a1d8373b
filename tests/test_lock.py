"""A lock reads back as it was written, and one that cannot be trusted is told, with the way to mend it."""

import json
import re
import shutil
from pathlib import Path

import pytest
from generator.lock import FORMAT, Fault, Lock, _sum, read, written

from conftest import WORLD, factdeck
from deck_history import History


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented world after its deck's first release."""
    world = Path(shutil.copytree(WORLD, tmp_path_factory.mktemp("released") / "world"))
    done = factdeck("release", "velm", "--root", world, "--out", world / "out")
    assert done.returncode == 0, done.stderr
    return world


@pytest.fixture
def text(released: Path) -> str:
    """The lock of that release."""
    return (released / "decks/velm.lock.json").read_text("utf-8")


def test_lock_reads_back_as_it_was_written(text: str) -> None:
    """Reading a lock and writing it again gives the same bytes."""
    lock = read(text, "decks/velm.lock.json")

    assert isinstance(lock, Lock)
    assert text.encode() == written(lock)


def test_lock_keeps_what_students_have(text: str) -> None:
    """Identity, name, schema, and of every note its guid, hash, times, slots and status stand in the lock."""
    data = json.loads(text)

    assert ("velm", "The Velm sea", [1700000000]) == tuple(data["deck"][name] for name in ("seed", "name", "releases"))
    assert (8, 4) == (len(data["schema"]["templates"]), data["schema"]["reserve"])
    (note,) = [each for each in data["notes"] if each["key"] == "arrin.settled"]
    assert ({"0": "settled_year", "1": "settled_date"}, "active") == (note["slots"], note["status"])
    assert (1700000000, 1700000000) == (note["mod"], note["first"])


def test_lock_reads_well_in_a_diff(text: str) -> None:
    """Each note has a line of its own, in the order of their names."""
    keys = re.findall(r'^\{"key": "([^"]+)".*\},?$', text, re.MULTILINE)

    assert len(json.loads(text)["notes"]) == len(keys)
    assert sorted(keys) == keys


def conflicted(text: str) -> str:
    """A lock as version control leaves it where two branches released."""
    line = next(line for line in text.splitlines() if '"arrin.area"' in line)
    return text.replace(line, f"<<<<<<< HEAD\n{line}\n=======\n{line.replace('1,200', '1,300')}\n>>>>>>> other")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda text: text.replace("1,200", "1,300"), "1: this lock is not as a release wrote it"),
        (lambda text: text.replace('"status": "active"', '"status": "gone"', 1), "1: this lock is not as a release"),
        (lambda text: text[: len(text) // 2], "this lock ends too early"),
        (lambda text: text.replace('"notes": [', '"notes": [,'), "this lock cannot be read"),
        (conflicted, "two branches released this deck"),
        (lambda text: text.replace('"format": 1', f'"format": {FORMAT + 1}'), "1: this lock was written by a newer"),
        (lambda text: "[]", "1: this file is no lock"),
        (lambda text: "", "1: this lock ends too early"),
        (lambda text: '{"format": 1}', "1: this lock lacks what a release writes"),
        (lambda text: "\x00\x01", "1: this lock cannot be read"),
    ],
)
def test_lock_that_cannot_be_trusted(spoil, told: str, text: str, released: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """A lock edited, cut off, merged or from a newer program stops everything with its line, and stays as it is."""
    world = Path(shutil.copytree(released, tmp_path / "world"))
    lock, package = world / "decks/velm.lock.json", world / "out/velm.apkg"
    lock.write_text(spoil(text), "utf-8")
    before = lock.read_bytes(), package.read_bytes()

    for command in ("check", "build", "release"):
        said = History(world, world / "out").refused(command)
        assert "decks/velm.lock.json:" in said
        assert told in said
        assert said.splitlines()[1].startswith("    ")

    assert before == (lock.read_bytes(), package.read_bytes())


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("deck", {"uuid": "u", "seed": "velm", "name": "Velm", "releases": []}),
        ("deck", {"uuid": "u", "seed": "velm", "name": "Ve\x1flm", "releases": [1]}),
        ("answers", ["one"]),
        ("notes", {}),
        ("mod", "soon"),
        ("mod", 10**15),
        ("slots", {"9": "ship"}),
        ("facts", []),
        ("status", "asleep"),
        ("guid", "<b>"),
        ("further", 1),
    ],
)
def test_lock_whose_sum_is_right_and_whose_shape_is_wrong(part: str, value: object, text: str) -> None:
    """Also a lock with the right sum is none where a release would not write such a value."""
    data = json.loads(text)
    (data if part in data else data["notes"][0])[part] = value
    data["sum"] = _sum({key: each for key, each in data.items() if key not in ("sum", "notes")}, data["notes"])

    found = read(json.dumps(data), "lock")

    assert isinstance(found, Fault)
    assert "lacks what a release writes" in found.what


@pytest.mark.parametrize("text", ["[" * 100_000, '{"format": ' + "9" * 5000 + "}", '{"format": true}', '"\\ud800"'])
def test_text_that_would_break_a_reader(text: str) -> None:
    """Thousands of brackets or digits are a lock that cannot be read, like any other text."""
    assert isinstance(read(text, "lock"), Fault)


def test_conflict_is_told_with_its_line(text: str) -> None:
    """The line of the first mark that version control left is named."""
    spoilt = conflicted(text)

    fault = read(spoilt, "velm.lock.json")

    assert isinstance(fault, Fault)
    assert spoilt.splitlines()[fault.line - 1].startswith("<<<<<<<")


def test_copy_of_a_lock_is_of_another_deck(released: Path, tmp_path: Path) -> None:
    """A lock copied for a second deck is refused, and so is one that was moved to it."""
    world = Path(shutil.copytree(released, tmp_path / "world"))
    (world / "decks/shoals.yaml").write_text("title: Shoals\nonly: {topic: sailors, level: detail}\n")
    shutil.copy(world / "decks/velm.lock.json", world / "decks/shoals.lock.json")
    assert "this is the lock of another deck" in factdeck("check", "--root", world).stderr

    (world / "decks/velm.lock.json").unlink()
    (world / "decks/velm.yaml").unlink()
    (world / "decks/shoals.yaml").write_text("title: Shoals\n")
    page = world / "content/facts/sailors.yaml"
    page.write_text(page.read_text("utf-8") + "shoal:\n  name: Shoal\n  born: 1600\n", "utf-8")
    for path in world.glob("content/facts/*.yaml"):
        path.write_text(
            re.sub(r"\b(arrin|boro|the_kells|dun|ester|ida_moss|tam_reed|una_vale)\b", r"\1_2", path.read_text())
        )
    done = factdeck("build", "shoals", "--root", world, "--out", world / "out")
    assert "decks/shoals.lock.json:1: this lock belongs to another deck" in done.stderr


def test_lock_without_a_recipe(released: Path, tmp_path: Path) -> None:
    """A recipe or lock renamed without the other is told with what to call the lock, so that no review is lost."""
    world = Path(shutil.copytree(released, tmp_path / "world"))
    (world / "decks/velm.yaml").rename(world / "decks/sea.yaml")

    done = factdeck("build", "sea", "--root", world, "--out", world / "out")

    assert "there is no recipe decks/velm.yaml for this lock\n    call it as its recipe is called now" in done.stderr
    (world / "decks/sea.yaml").rename(world / "decks/velm.yaml")
    (world / "decks/velm.lock.json").rename(world / "decks/sea.lock.json")

    done = factdeck("build", "velm", "--root", world, "--out", world / "out")

    assert "there is no recipe decks/sea.yaml for this lock\n    call it  decks/velm.lock.json" in done.stderr


def test_clock_that_was_wrong(released: Path, tmp_path: Path) -> None:
    """A lock whose times have not come yet is told, and nothing is released into the future."""
    world = Path(shutil.copytree(released, tmp_path / "world"))
    path = world / "decks/velm.lock.json"
    lock = read(path.read_text("utf-8"), "velm.lock.json")
    assert isinstance(lock, Lock)
    path.write_bytes(written(lock._replace(releases=(4102444800,))))

    assert "this lock holds times up to 2100-01-01" in factdeck("build", "--root", world, "--out", world / "out").stderr
    done = factdeck("release", "--root", WORLD, "--out", tmp_path, SOURCE_DATE_EPOCH="4102444800")
    assert "SOURCE_DATE_EPOCH lies in the future" in done.stderr
