"""The same commit gives the same bytes, whoever builds it, where and with which Python.

PYTHONS names other Pythons to build with, each with the packages installed; `make test-pythons` sets them up.
"""

import hashlib
import os
import subprocess
import time
from pathlib import Path

import pytest

from conftest import PROJECT, WORLD, factdeck

PYTHONS = os.environ.get("PYTHONS", "").split()
AROUND = {
    "far east, German": {
        "PYTHONHASHSEED": "1",
        "LC_ALL": "de_DE.UTF-8",
        "LANGUAGE": "de",
        "TZ": "Pacific/Kiritimati",
        "COLUMNS": "20",
    },
    "far west, no language": {
        "PYTHONHASHSEED": "4294967295",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TZ": "Pacific/Niue",
        "PYTHONOPTIMIZE": "1",
        "TERM": "dumb",
    },
}


def sums(python: str | Path, root: Path, out: Path, cwd: Path = PROJECT, **environment: str) -> dict[str, str]:
    """The checksum of every file that a Python builds of a project, decks also as text and core facts alone."""
    clean = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": "1700000000", "PYTHONPATH": str(PROJECT), **environment}
    for arguments in (["build"], ["build", "--core"], ["build", "--to", "anki-text"]):
        command = [str(python), "-m", "generator", *arguments, "--root", str(root), "--out", str(out)]
        done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The checksums of the invented world as it is usually built."""
    return sums(PROJECT / ".venv/bin/python", WORLD, tmp_path_factory.mktemp("usual"))


@pytest.mark.parametrize("around", AROUND)
def test_same_bytes_in_other_surroundings(around: str, usual: dict[str, str], tmp_path: Path) -> None:
    """Hash seed, locale, time zone and terminal change no byte."""
    assert usual == sums(PROJECT / ".venv/bin/python", WORLD, tmp_path / "out", **AROUND[around])


def test_people_mistaken_for_one_another_are_offered_alike_under_any_hash_seed(own_world: Path) -> None:
    """Which of many people stand among the options hangs on their pages, not on how a Python numbers texts."""
    ships = {"ann": "Plover", "bea": "Plover", "cid": "Tern", "dot": "Tern", "eve": "Gull"}
    pages = [
        f"{id}: {{name: {id.title()} Moor, source: atlas part 4, ship: the {ship},"
        f" mistaken_for: [{', '.join(sorted(ships.keys() - {id}))}]}}\n"
        for id, ship in ships.items()
    ]
    kinds, sailors = own_world / "content/kinds.yaml", own_world / "content/facts/sailors.yaml"
    kinds.write_text(kinds.read_text("utf-8").replace("\nsailor:\n", "\nsailor:\n  people: yes\n"), "utf-8")
    sailors.write_text(sailors.read_text("utf-8") + "".join(pages), "utf-8")

    said = {factdeck("ask", "--json", "--root", own_world, PYTHONHASHSEED=str(seed)).stdout for seed in range(6)}

    assert 1 == len(said)
    assert '"The Tern"' in said.pop()


def test_same_bytes_from_another_folder(usual: dict[str, str], own_world: Path, tmp_path: Path) -> None:
    """Neither the place of the project, nor the folder in which the command is run, nor file times change a byte."""
    for path in own_world.rglob("*"):
        os.utime(path, (1, 1))
    own_world.rename(tmp_path / "a place with ünlikely letters")
    relative = Path("a place with ünlikely letters")

    assert usual == sums(PROJECT / ".venv/bin/python", relative, tmp_path / "out", cwd=tmp_path)


@pytest.mark.skipif(not PYTHONS, reason="make test-pythons builds with every Python there is")
@pytest.mark.parametrize("root", [WORLD, PROJECT], ids=["world", "project"])
@pytest.mark.parametrize("python", PYTHONS)
def test_same_bytes_from_another_python(python: str, root: Path, tmp_path: Path) -> None:
    """Every Python gives the texts, pages and notes that the usual one gives, byte for byte."""
    now = {"SOURCE_DATE_EPOCH": str(int(time.time()))}  # after any release of a deck here
    usual = sums(PROJECT / ".venv/bin/python", root, tmp_path / "usual", **now)

    assert usual == sums(python, root, tmp_path / "other", **now)
