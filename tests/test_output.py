"""What is put in place: what changed, and nothing else."""

import os
import sqlite3
import time
import zipfile
from pathlib import Path

from generator.output import put

from conftest import factdeck


def built(root: Path, out: Path, *options: str, epoch: str = "") -> dict[str, tuple[int, int]]:
    """Build a project, by the clock or at a given time: each file that then lies there, and when it was written."""
    done = factdeck("build", "--root", root, "--out", out, *options, SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 0, done.stderr
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in out.iterdir()}


def newest(package: Path) -> int:
    """The time of the note of a package that changed last."""
    with zipfile.ZipFile(package) as archive:
        archive.extract("collection.anki2", package.parent.parent)
    connection = sqlite3.connect(package.parent.parent / "collection.anki2")
    (found,) = connection.execute("SELECT max(mod) FROM notes").fetchone()
    connection.close()
    return int(found)


def test_second_build_touches_no_file(own_world: Path, tmp_path: Path) -> None:
    """Built again a second later, every deck, paper, key, sheet and report is the very file that was there."""
    first = built(own_world, tmp_path / "out", "--sheet")
    time.sleep(1.1)

    assert {"velm.apkg", "velm-quiz.html", "velm-quiz-key.json", "velm-quiz-sheet.html", "velm-quiz-report.html"} <= {
        *first
    }
    assert first == built(own_world, tmp_path / "out", "--sheet")


def test_only_what_changed_is_written(own_world: Path, tmp_path: Path) -> None:
    """Another seed of one quiz moves the files of that quiz, and no other."""
    first = built(own_world, tmp_path / "out")
    recipe = own_world / "decks/velm-quiz.yaml"
    recipe.write_text(recipe.read_text("utf-8").replace("seed: 7", "seed: 8"), "utf-8")
    time.sleep(1.1)
    second = built(own_world, tmp_path / "out")

    changed = {name for name in first if first[name] != second[name]}
    assert changed == {name for name in first if name.startswith("velm-quiz")}


def test_what_an_earlier_build_left_is_told(own_world: Path, tmp_path: Path) -> None:
    """Files of a quiz that changed since, which a build does not make again, are named and stay; no others are."""
    out = tmp_path / "out"
    options = ("velm-quiz", "--root", own_world, "--out", out)
    factdeck("build", *options, "--sheet", SOURCE_DATE_EPOCH="")
    for name in ("velm-quiz.pdf", "velm-quiz-key.pdf", "velm-quiz.json", "velm-forms.pdf"):
        (out / name).write_text("an earlier one")
    same = factdeck("build", *options, "--sheet", SOURCE_DATE_EPOCH="")
    for path in out.iterdir():
        os.utime(path, (1700000000, 1700000000))

    other = factdeck("build", *options, "--seed", "9", SOURCE_DATE_EPOCH="")
    all_again = factdeck("build", *options, "--seed", "9", "--sheet", SOURCE_DATE_EPOCH="")

    assert (0, "") == (same.returncode, same.stderr)
    left = [str(out / f"velm-quiz{part}") for part in (".pdf", "-key.pdf", "-sheet.html", "-sheet.json")]
    assert other.returncode == 0
    assert other.stderr == (
        f"{', '.join(left[:-1])} and {left[-1]}: older than the pages that were made now\n"
        "    delete what is not wanted, or make it again with --to pdf or --sheet\n"
    )
    assert all(Path(each).exists() for each in left)
    assert "-sheet." not in all_again.stderr
    assert str(out / "velm-quiz-key.pdf") in all_again.stderr


def test_deck_that_changed_bears_the_new_time(own_world: Path, tmp_path: Path) -> None:
    """A correction moves the time of a deck that was not released yet, so that Anki takes the update."""
    built(own_world, tmp_path / "out")
    before = newest(tmp_path / "out/velm.apkg")
    facts = own_world / "content/facts/islands.yaml"
    facts.write_text(facts.read_text("utf-8").replace("Salt is life", "Salt was life"), "utf-8")
    time.sleep(1.1)
    built(own_world, tmp_path / "out")

    assert newest(tmp_path / "out/velm.apkg") > before


def test_time_that_is_given_holds_whatever_lay_there(own_world: Path, tmp_path: Path) -> None:
    """With SOURCE_DATE_EPOCH a deck bears that time, also where an older one of the same content lies there."""
    built(own_world, tmp_path / "out", epoch="1650000000")
    built(own_world, tmp_path / "out", epoch="1700000000")

    assert newest(tmp_path / "out/velm.apkg") == 1700000000


def test_link_is_replaced_by_a_file(tmp_path: Path) -> None:
    """A link to a file that holds the same is no output: a file takes its place, and what it led to stays."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"same")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/page.html").symlink_to(elsewhere)

    assert put({tmp_path / "out/page.html": b"same"}) is None
    assert not (tmp_path / "out/page.html").is_symlink()
    assert (tmp_path / "out/page.html").read_bytes() == elsewhere.read_bytes() == b"same"
