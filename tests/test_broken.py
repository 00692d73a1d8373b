"""Every mistake a user can make is told with its place and a remedy, and nothing is written.

A file in tests/broken/ takes the place of a file of the invented world. Its first line names that
file; the comment lines after it are the problems that must be told, all of them and no others.
"""

from pathlib import Path

import pytest
from generator.cli import app
from typer.testing import CliRunner

from conftest import TESTS, factdeck

CASES = sorted((TESTS / "broken").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_mistake_is_told_with_place_and_remedy(case: Path, own_world: Path) -> None:
    """The problems told are exactly those the broken file announces, each with a line that says what to do."""
    head = [line[2:] for line in case.read_text("utf-8").splitlines() if line.startswith("# ")]
    (own_world / head[0]).parent.mkdir(exist_ok=True)
    (own_world / head[0]).write_bytes(case.read_bytes())

    done = CliRunner().invoke(app, ["check", "--root", str(own_world)])  # in this process: there are many cases

    *told, count = done.stderr.splitlines()
    assert head[1:] == told[::2]
    assert all(remedy.startswith("    ") and remedy.strip() for remedy in told[1::2]), told
    problems = f"{len(head) - 1} problem{'s' if len(head) > 2 else ''}."
    assert count == f"{problems} There may be more when all is mended."
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\xff", "content/facts/islands.yaml:1: this file is not text in UTF-8"),
        (b"", "content/facts/islands.yaml:1: this file is empty"),
        (b"kind: island\n\x00", "content/facts/islands.yaml:2: a character here cannot stand in a text file"),
    ],
)
def test_file_that_is_no_yaml(data: bytes, told: str, own_world: Path) -> None:
    """A binary or empty file is one problem, and none of its missing names is told besides."""
    (own_world / "content/facts/islands.yaml").write_bytes(data)

    done = factdeck("check", "--root", own_world)

    assert told in done.stderr
    assert "1 problem." in done.stderr


def test_file_that_cannot_be_read(own_world: Path) -> None:
    """A folder in a file's place, or a file without permission, is told."""
    path = own_world / "content/sources.yaml"
    path.unlink()
    path.mkdir()

    done = factdeck("check", "--root", own_world)

    assert "content/sources.yaml:1: this file cannot be read (is a directory)" in done.stderr
    assert done.returncode == 1


def test_problems_leave_the_last_build_as_it_was(own_world: Path, tmp_path: Path) -> None:
    """A build with a problem in one file replaces nothing, not even the other recipes."""
    out = tmp_path / "out"
    factdeck("build", "--root", own_world, "--out", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    (own_world / "decks/velm-quiz.yaml").write_text("title: T\nblueprint:\n  - {ask: ship, items: 40}\n")
    (own_world / "decks/velm.yaml").write_text("title: Another title\n")

    done = factdeck("build", "--root", own_world, "--out", out)

    assert done.returncode == 1
    assert "decks/velm-quiz.yaml:3: this line asks for 40 items" in done.stderr
    assert before == {path.name: path.read_bytes() for path in out.iterdir()}
