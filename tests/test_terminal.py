"""What people see on a terminal, and what files and pipes get."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT, WORLD, factdeck


def seen(*arguments: str | Path, columns: int = 60, **environment: str) -> str:
    """What the command shows on a terminal of that width."""
    master, terminal = pty.openpty()
    clean = {"PATH": os.environ["PATH"], "TERM": "xterm", "COLUMNS": str(columns), **environment}
    command = [PROJECT / ".venv/bin/factdeck", *arguments]
    subprocess.run(command, stdout=terminal, stderr=terminal, env=clean, check=False, timeout=60)
    os.close(terminal)
    return os.read(master, 100_000).decode().replace("\r\n", "\n")


@pytest.fixture
def faulty(own_world: Path) -> Path:
    """A project with a problem."""
    page = own_world / "content/facts/islands.yaml"
    page.write_text(page.read_text("utf-8").replace("area: 900", "area: some hundred square miles"), "utf-8")
    return own_world


def test_terminal_shows_places_in_bold_and_wraps(faulty: Path) -> None:
    """On a terminal no line is longer than the terminal is wide, and what to do is set off in colour."""
    shown = seen("check", "--root", faulty)

    assert "\x1b[1mcontent/facts/islands.yaml:39\x1b[0m:" in shown
    assert "\x1b[32m    write digits" in shown
    plain = shown.replace("\x1b[1m", "").replace("\x1b[32m", "").replace("\x1b[0m", "")
    assert all(len(line) <= 60 for line in plain.splitlines())
    assert plain.count("\n  ") == 2  # the rest of the first line, and the remedy


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_refused(faulty: Path, environment: dict[str, str]) -> None:
    """With NO_COLOR set, or on a dumb terminal, nothing but text is shown."""
    assert "\x1b" not in seen("check", "--root", faulty, **environment)
    assert "\x1b" in seen("check", "--root", faulty, NO_COLOR="")  # empty does not count, as no-color.org says


def test_pipes_get_plain_lines(faulty: Path) -> None:
    """In a file or a pipe each problem is one line and its remedy another, whatever their length."""
    done = factdeck("check", "--root", faulty, COLUMNS="40")

    assert 3 == len(done.stderr.splitlines())
    assert "\x1b" not in done.stderr


def test_pipes_get_utf_8() -> None:
    """Where pipes have an encoding of few characters, as on Windows, they get UTF-8 all the same."""
    program = (
        "import sys; sys.stdout.reconfigure(encoding='cp1252'); from generator.cli import main\n"
        f"sys.argv[1:] = ['ask', 'velm', '--json', '--root', {str(WORLD)!r}]; main()"
    )
    environment = {"PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False)

    assert (0, b"") == (done.returncode, done.stderr)
    assert "“The Velm Gazette”" in done.stdout.decode("utf-8")


def test_shell_completes_commands_and_recipes() -> None:
    """In bash the commands, and the recipes of this folder, are completed by the tabulator key; to release, decks."""
    program = (
        'eval "$(_FACTDECK_COMPLETE=source_bash factdeck)"\n'
        "complete() { COMP_WORDS=($1); COMP_CWORD=$2; _factdeck_completion factdeck; echo ${COMPREPLY[@]}; }\n"
        'complete "factdeck han" 1; complete "factdeck build velm-" 2; complete "factdeck build --wat" 2; '
        'complete "factdeck release velm" 2'
    )

    environment = {"PATH": f"{PROJECT}/.venv/bin:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", program], cwd=WORLD, env=environment, capture_output=True, text=True, check=False
    )

    assert ["handout", "velm-forms velm-quiz", "--watch", "velm"] == done.stdout.splitlines(), done.stderr
