"""What reading costs: start-up beside an empty Python, and load + check beside PyYAML reading the same files.

Run with  make bench.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import yaml
from generator.check import check
from generator.load import load
from measure import Row, process, script, seconds, show

KINDS = """
sailor:
  properties:
    born: {type: date, says: "{subject} was born {value}."}
island:
  properties:
    settled: {type: date, says: "{subject} was settled {value}."}
    finder: {type: sailor, many: yes, says: "{subject} was found by {value}."}
    motto: {type: text, says: "The motto of {subject} is {value}."}
"""
SOURCES = "atlas:\n  title: The Atlas\n  date: 1990\n"
QUESTIONS = "settled: {about: island.settled, stem: 'When was {subject} settled?'}\n"
DECK = "title: Islands\n"
SAILOR = """
sailor_{n}:
  kind: sailor
  name: {name} the Sailor
  born: {{value: {year}-0{digit}-1{digit}, source: "atlas Sailors, par. {n}"}}
"""
ISLAND = """
isle_{n}:
  name: {name}
  about: an island of the outer sea
  settled:
    value: {year}-0{digit}
    source: atlas Islands, par. {n}
    level: core
  finder:
    value: sailor_{sailor}
    source:
      - atlas Islands, par. {n}
      - atlas Sailors, par. {sailor}
    note: The log of the ship is lost.
  motto:
    value: {motto}
    source: atlas Mottoes, par. {n}
  sentences:
    lamp_{n}:
      says: The lamp of {name} was first lit with [{motto} oil] by a keeper from the mainland.
      source: atlas Islands, par. {n}
      level: detail
"""
SOUNDS = [f"{first}{second}" for first in "bdfgklmnprstvz" for second in "aeiou"]


def called(number: int) -> str:
    """An invented name, another for each number."""
    return "".join(SOUNDS[number // 70**place % 70] for place in range(4)).capitalize()


def project(folder: Path, count: int) -> list[Path]:
    """Write a project of that many invented facts, all in one file; gives its files of facts."""
    (folder / "content/facts").mkdir(parents=True)
    (folder / "content/questions").mkdir()
    (folder / "decks").mkdir()
    for name, text in (
        ("content/kinds.yaml", KINDS),
        ("content/sources.yaml", SOURCES),
        ("content/questions/all.yaml", QUESTIONS),
        ("decks/all.yaml", DECK),
    ):
        (folder / name).write_text(text, "utf-8")
    sailors = count // 20
    pages = [SAILOR.format(n=n, name=called(n), year=1100 + n % 300, digit=1 + n % 9) for n in range(sailors)]
    for n in range((count - sailors) // 4):
        name, motto = called(sailors + n), f"{called(n * 7919 % 9000)} and {called(n)}"
        pages.append(
            ISLAND.format(n=n, name=name, motto=motto, sailor=n % sailors, year=1400 + n % 500, digit=1 + n % 9)
        )
    path = folder / "content/facts/islands.yaml"
    path.write_text("kind: island\n" + "".join(pages), "utf-8")
    return [path]


def started(compiled: Path, *command: str) -> float:
    """The processor time of another Python, from its beginning to its end.

    What Python compiles is kept in a folder, as pip keeps it where a program is installed.
    """
    environment = {"PATH": os.environ["PATH"], "PYTHONPYCACHEPREFIX": str(compiled)}
    return process(sys.executable, *command, well=False, environment=environment).seconds


def with_pyyaml(files: list[Path]) -> list[object]:
    """What PyYAML's fastest loader gives of files."""
    return [yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in files]


def checked(folder: Path) -> None:
    """Load and check a project; there must be nothing wrong with it."""
    content, problems = load(folder)
    assert content.facts
    assert not problems + check(content)


def taken(how: str, folder: Path) -> float:
    """The processor time in which a process of its own reads a project this way or PyYAML's, once it has started."""
    return float(script("reading.py", "--time", how, folder).said)


def added(how: str, folder: Path) -> int:
    """The memory that a process of its own needs more at its highest, to read a project this way or PyYAML's."""
    return int(script("reading.py", "--memory", how, folder).said)


def _read(how: str, folder: Path) -> object:
    return checked(folder) if how == "ours" else with_pyyaml(sorted(folder.glob("content/facts/*.yaml")))


def _print_memory(how: str, folder: Path) -> None:
    before = _highest()
    kept = _read(how, folder)
    print(_highest() - before)
    del kept


def _highest() -> int:
    """The most memory this process ever had, in KiB, as Linux tells (`ru_maxrss` would count the parent's too)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


def rows(small: int, large: int, rounds: int) -> Iterator[Row]:
    """What was compared, the ratio, and the ratio wanted."""
    with tempfile.TemporaryDirectory() as place:
        empty, compiled = Path(place) / "empty", Path(place) / "compiled"
        empty.mkdir()
        for what, arguments, wanted in (
            ("factdeck --help", ["--help"], 8),
            ("factdeck check of an empty project", ["check", "--root", str(empty)], 18),
        ):
            command = ["-m", "generator", *arguments]
            started(compiled, *command)
            ratios = [started(compiled, *command) / started(compiled, "-c", "pass") for _ in range(4 * rounds)]
            yield f"{what} / python -c pass", median(ratios), wanted
        ours: dict[int, list[float]] = {small: [], large: []}
        for count in (small, large):
            folder, ratios = Path(place) / str(count), []
            project(folder, count)
            for _ in range(3 * rounds if count == small else rounds):
                ours[count].append(taken("ours", folder))
                ratios.append(ours[count][-1] / taken("pyyaml", folder))
            yield f"loading and checking {count} facts / CSafeLoader alone", median(ratios), 0.3
            yield (
                f"memory added by that / by CSafeLoader, {count} facts",
                added("ours", folder) / added("pyyaml", folder),
                0.3,
            )
        yield f"loading and checking {large} facts / {small}", median(ours[large]) / median(ours[small]), 13


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        _print_memory(sys.argv[2], Path(sys.argv[3]))
    elif sys.argv[1:2] == ["--time"]:
        print(seconds(lambda: _read(sys.argv[2], Path(sys.argv[3]))))
    else:
        small = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
        show(rows(small, 10 * small, 3 if small > 1000 else 1))
