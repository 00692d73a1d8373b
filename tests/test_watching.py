"""A watched project is built again when a file of it is saved."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import PROJECT


def heeds_ctrl_c() -> None:
    """What shells start in the background does not, nor what that starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def watched(own_world: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path, Callable[[int], str]]]:
    """A running watch, its project, and a way to wait until it told of so many builds."""
    log, out = tmp_path / "log", tmp_path / "out"
    command = [PROJECT / ".venv/bin/factdeck", "build", "velm", "--watch", "--root", own_world, "--out", out]
    with log.open("w") as sink:
        running = subprocess.Popen(
            command,
            stdout=sink,
            stderr=sink,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            preexec_fn=heeds_ctrl_c,  # these tests start no thread
        )

    def told(builds: int) -> str:
        for _ in range(600):
            if log.read_text("utf-8").count("watching for changes") >= builds:
                break
            time.sleep(0.1)
        return log.read_text("utf-8")

    yield running, own_world, told
    running.kill()
    running.wait()


def test_watch_builds_again_on_save(
    watched: tuple[subprocess.Popen[str], Path, Callable[[int], str]], tmp_path: Path
) -> None:
    """Each save makes one build and one line, a mistake is told without an end, and Ctrl-C ends it cleanly."""
    running, project, told = watched
    page, deck = project / "content/facts/islands.yaml", tmp_path / "out/velm.apkg"
    sound = page.read_text("utf-8")

    assert 1 == len(told(1).splitlines())
    first = deck.read_bytes()
    page.write_text(sound.replace("area: 900", "area: many"), "utf-8")
    assert 'islands.yaml:39: "many" is not a number' in told(2)
    assert "not built, see above" in told(2)
    assert first == deck.read_bytes()
    page.write_text(sound.replace("area: 900", "area: 950"), "utf-8")
    assert 3 == told(3).count("watching for changes")
    assert first != deck.read_bytes()
    running.send_signal(signal.SIGINT)

    assert 0 == running.wait(10)
    assert told(3).endswith("No longer watching.\n")
    assert "Traceback" not in told(3)


def test_watch_rests_while_nothing_changes(
    watched: tuple[subprocess.Popen[str], Path, Callable[[int], str]],
) -> None:
    """What a build itself writes, or a file that is no content, starts no other."""
    _, project, told = watched
    told(1)
    (project / "notes.txt").write_text("mine")
    (project / "content/facts/islands.yaml~").write_text("an editor's own copy")

    time.sleep(2)

    assert 1 == told(1).count("watching for changes")
