"""Whatever fails outside the program, the last good output stays whole, the reason is told, and the next build works.

`make test` kills a build twenty times, `make fuzz` two hundred times.
"""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from generator import output
from generator.lock import Lock, read

from conftest import PROJECT, factdeck
from deck_history import inside

KILLS = 20 if os.environ.get("FUZZ", "1") == "1" else 200
FACTDECK = str(PROJECT / ".venv/bin/factdeck")
TITLES = ("The Velm sea", "The sea of Velm")


def started(
    *arguments: str | Path,
    epoch: int = 1700000000,
    before: Callable[[], None] | None = None,
    encoding: str = "utf-8",
    **environment: str,
) -> subprocess.Popen[str]:
    """A command under way, as a user starts it. before: what its process does first."""
    return subprocess.Popen(
        [FACTDECK, *map(str, arguments)],
        env={"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": str(epoch), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding=encoding,
        preexec_fn=before,
    )


def files_in(folder: Path) -> dict[str, bytes]:
    """What lies in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def two_worlds(own_world: Path, tmp_path: Path) -> tuple[list[Path], list[dict[str, bytes]]]:
    """Two versions of a project, and the whole output of each."""
    worlds, outputs = [own_world, tmp_path / "other"], []
    shutil.copytree(own_world, worlds[1])
    for deck in worlds[1].glob("decks/*.yaml"):
        deck.write_text(deck.read_text("utf-8").replace(*TITLES), "utf-8")
    for world in worlds:
        assert 0 == factdeck("build", "--root", world, "--out", tmp_path / "whole" / world.name).returncode
        outputs.append(files_in(tmp_path / "whole" / world.name))
    assert all(outputs[0][name] != outputs[1][name] for name in outputs[0] if not name.endswith("json"))
    return worlds, outputs


def test_build_killed_at_any_moment(two_worlds: tuple[list[Path], list[dict[str, bytes]]], tmp_path: Path) -> None:
    """However often builds are killed, each file is whole, of one build or another, and the next build tidies up."""
    worlds, outputs = two_worlds
    drawn, out = random.Random(), tmp_path / "out"
    begun = time.monotonic()
    factdeck("build", "--root", worlds[0], "--out", out)
    lasts = time.monotonic() - begun
    for number in range(KILLS):
        running = started("build", "--root", worlds[number % 2], "--out", out)
        time.sleep(drawn.uniform(0.3, 1.05) * lasts)
        running.kill()
        running.communicate()
        for name, data in files_in(out).items():
            assert name.endswith(".new") or data in (outputs[0][name], outputs[1][name]), name

    assert 0 == factdeck("build", "--root", worlds[1], "--out", out).returncode
    assert outputs[1] == files_in(out)


def test_killed_at_each_step_of_putting_in_place(tmp_path: Path) -> None:
    """Killed before any step by which files are put in place, each is the old one or the new one, never a part."""
    old, new = ({tmp_path / f"{n}.html": (text * 100_000).encode() for n in "abc"} for text in ("old", "new"))
    seen = set()
    for step in range(12):
        assert output.put(old) is None
        if not (child := os.fork()):
            _killed_before(step)
            output.put(new)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        found = {path: path.read_bytes() for path in tmp_path.glob("[!.]*")}
        assert all(data in (old[name], new[name]) for name, data in found.items())
        assert old.keys() == found.keys()
        seen.add(sum(data == new[name] for name, data in found.items()))
        assert output.put(new) is None
        assert new == {path: path.read_bytes() for path in tmp_path.iterdir()}
        if not killed:
            break
    assert not killed
    assert {0, 1, 2, 3} == seen


def _killed_before(step: int) -> None:
    """Let this process end at once before the step of that number; a step is a file opened, or moved."""
    steps = iter(range(100))

    def watch(event: str, details: tuple[object, ...]) -> None:
        creates = event == "open" and isinstance(details[2], int) and details[2] & os.O_CREAT
        if (creates or event == "os.rename") and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def test_release_killed_at_any_moment(own_world: Path, tmp_path: Path) -> None:
    """A lock is there and whole, or not there; and the release that follows a killed one gives lock and package."""
    drawn, lock = random.Random(), own_world / "decks/velm.lock.json"
    begun = time.monotonic()
    factdeck("release", "--root", own_world, "--out", tmp_path / "out")
    lasts = time.monotonic() - begun
    for _ in range(max(5, KILLS // 4)):
        lock.unlink(missing_ok=True)
        running = started("release", "--root", own_world, "--out", tmp_path / "out")
        time.sleep(drawn.uniform(0.5, 1.05) * lasts)
        running.kill()
        running.communicate()
        assert not lock.exists() or isinstance(read(lock.read_text("utf-8"), "lock"), Lock)

    assert 0 == factdeck("release", "--root", own_world, "--out", tmp_path / "out").returncode
    assert ["velm.apkg"] == [path.name for path in (tmp_path / "out").iterdir()]
    assert not [path for path in lock.parent.iterdir() if path.name.endswith(".new")]


def test_builds_at_once(two_worlds: tuple[list[Path], list[dict[str, bytes]]], tmp_path: Path) -> None:
    """Of several builds into one folder at once all succeed, and all files are of one of them."""
    worlds, outputs = two_worlds
    running = [started("build", "--root", worlds[n % 2], "--out", tmp_path / "out") for n in range(6)]

    told = [each.communicate()[1] for each in running]

    assert [(0, "")] * 6 == [(each.returncode, text) for each, text in zip(running, told, strict=True)]
    assert files_in(tmp_path / "out") in outputs


def test_releases_at_once(own_world: Path, tmp_path: Path) -> None:
    """Of several releases at once one releases, the others find nothing changed; lock and package belong together."""
    epochs = range(1700000000, 1700000004)
    running = [started("release", "--root", own_world, "--out", tmp_path / "out", epoch=epoch) for epoch in epochs]

    said = [each.communicate()[0] for each in running]

    assert [0] * 4 == [each.returncode for each in running]
    assert 1 == sum(": release 1:" in text for text in said), said
    assert 3 == sum("nothing changed since release 1" in text for text in said)
    lock = read((own_world / "decks/velm.lock.json").read_text("utf-8"), "lock")
    assert isinstance(lock, Lock)
    assert {(lock.releases[0],)} == set(inside(tmp_path / "out/velm.apkg", "select mod from notes"))


def test_what_another_build_leaves_is_swept(own_world: Path, tmp_path: Path) -> None:
    """Preliminary files of killed builds go with the next build, other people's files stay."""
    out = tmp_path / "out"
    out.mkdir()
    others = {".mine.new", "mine.new", ".thesis.txt.new"}
    for name in (".velm.apkg.factdeck.new", ".a deck of yore.apkg.factdeck.new", *others):
        (out / name).write_text("half")

    factdeck("build", "velm", "--root", own_world, "--out", out)

    assert others | {"velm.apkg"} == {path.name for path in out.iterdir()}


@pytest.mark.parametrize("size", [1000, 40_000])
@pytest.mark.parametrize("command", ["build", "release"])
def test_disk_that_is_full(command: str, size: int, own_world: Path, tmp_path: Path) -> None:
    """Where no file may pass a size, nothing is replaced, the reason is told, and no preliminary file stays."""
    out, decks = tmp_path / "out", files_in(own_world / "decks")
    factdeck("build", "--root", own_world, "--out", out)
    before = files_in(out)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    running = started(command, "--root", own_world, "--out", out, before=limit)
    told = running.communicate()[1]

    if running.returncode:
        assert "cannot be written" in told
        assert "Traceback" not in told
        assert before == files_in(out)
    else:
        assert size == 40_000
    lock = own_world / "decks/velm.lock.json"
    assert not lock.exists() or isinstance(read(lock.read_text("utf-8"), "lock"), Lock)
    assert decks.keys() | {lock.name} >= files_in(own_world / "decks").keys()


def test_disk_that_is_really_full(own_world: Path, tmp_path: Path) -> None:
    """On a file system without room the last build stays, and the next one works once there is room."""
    out = tmp_path / "out"
    out.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", out], capture_output=True).returncode:
        pytest.skip("this user may not mount a file system")
    try:
        assert 0 == factdeck("build", "velm", "--root", own_world, "--out", out).returncode
        before = files_in(out)
        (out / "ballast").write_bytes(bytes(os.statvfs(out).f_bavail * os.statvfs(out).f_bsize - 8192))
        done = factdeck("build", "--root", own_world, "--out", out)
        assert (1, True) == (done.returncode, "no space left on device" in done.stderr)
        assert "Nothing was replaced." in done.stderr
        (out / "ballast").unlink()
        assert before == files_in(out)
        assert 0 == factdeck("build", "--root", own_world, "--out", out).returncode
    finally:
        subprocess.run(["umount", out], check=True)


@pytest.mark.parametrize("place", ["/nowhere", "/dev/null"])
def test_no_folder_for_temporary_files(place: str, own_world: Path, tmp_path: Path) -> None:
    """A folder for temporary files that is none does not matter, or is told."""
    done = factdeck("build", "--root", own_world, "--out", tmp_path / "out", TMPDIR=place)

    assert 0 == done.returncode, done.stderr


def test_folder_that_is_read_only(own_world: Path, tmp_path: Path) -> None:
    """A folder in which nothing may be written is told by build and release, and stays as it is."""
    out = tmp_path / "out"
    factdeck("build", "--root", own_world, "--out", out)
    before, decks = files_in(out), files_in(own_world / "decks")
    meek = [] if os.geteuid() else ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if meek and not shutil.which("setpriv"):
        pytest.skip("the administrator may write anywhere, and setpriv is missing")
    for folder in (out, own_world / "decks"):
        folder.chmod(0o555)

    for command in ("build", "release"):
        run = [*meek, FACTDECK, command, "--root", str(own_world), "--out", str(out)]
        done = subprocess.run(run, capture_output=True, text=True, check=False)
        assert 1 == done.returncode
        assert "cannot be written (permission denied)" in done.stderr
    assert (before, decks) == (files_in(out), files_in(own_world / "decks"))
    for folder in (out, own_world / "decks"):
        folder.chmod(0o755)


def test_nowhere_to_print(own_world: Path) -> None:
    """Where what is printed cannot be written, that is one sentence; where nobody reads on, nothing at all."""
    command = [FACTDECK, "ask", "--root", str(own_world)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout
    assert running.stderr
    running.stdout.close()

    assert (1, "what there is to say cannot be written (no space left on device)\n") == (done.returncode, done.stderr)
    assert "" == running.stderr.read()
    running.wait()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_data_for_programs_in_every_encoding(encoding: str, own_world: Path) -> None:
    """What is printed for programs is JSON that says the same, however few characters an encoding has."""
    page = own_world / "content/facts/islands.yaml"
    motto = "Übermut ż 🌊 “salt”"
    page.write_text(page.read_text("utf-8").replace("Salt is life", motto), "utf-8")

    said = started("ask", "--json", "--root", own_world, PYTHONIOENCODING=encoding, encoding=encoding).communicate()[0]

    items = [json.loads(line) for line in said.splitlines()]
    assert any(motto in item["statement"] for item in items)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_terminal_that_cannot_show_a_character(encoding: str, own_world: Path) -> None:
    """Where a terminal knows few characters, others are shown by their numbers."""
    running = started("ask", "--root", own_world, PYTHONIOENCODING=encoding, encoding=encoding)

    said, told = running.communicate()
    assert (0, "") == (running.returncode, told)
    assert "Who ruled Arrin from 1651 to 1660?" in said


def test_release_into_the_folder_it_keeps_others_out_of(own_world: Path) -> None:
    """A release may write its package even there, and does not wait for itself."""
    done = subprocess.run(
        [FACTDECK, "release", "--root", own_world, "--out", own_world / "content"], capture_output=True, timeout=30
    )

    assert 0 == done.returncode
    assert (own_world / "content/velm.apkg").exists()


@pytest.mark.parametrize("folder", ["content", "decks", "content/facts", "content/questions"])
def test_folder_that_cannot_be_read_is_not_taken_for_an_empty_one(folder: str, own_world: Path) -> None:
    """It is told, whatever else seems to be missing for that reason."""
    (own_world / folder).chmod(0)
    powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []

    done = subprocess.run([*powerless, FACTDECK, "check", "--root", own_world], capture_output=True, text=True)
    (own_world / folder).chmod(0o755)

    assert 1 == done.returncode
    assert f"{folder}:1: this folder cannot be read" in done.stderr
