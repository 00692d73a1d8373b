"""A project to begin with, made by the command as a newcomer has it: installed, in an empty folder."""

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from generator.starting import examples
from generator.yaml_text import read

from conftest import PROJECT, factdeck


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment of its own, from a wheel that was made of the source package alone."""
    made = tmp_path_factory.mktemp("installed")
    pack = f"from generator.packing import build_sdist; print(build_sdist({str(made)!r}))"
    done = subprocess.run([sys.executable, "-c", pack], cwd=PROJECT, capture_output=True, text=True, check=True)
    pip = [sys.executable, "-m", "pip", "--quiet"]
    wheel = [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", made, made / done.stdout.split()[-1]]
    subprocess.run(wheel, check=True)
    venv.create(made / "venv")
    programs = made / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = [*pip, "--python", programs / "python", "install", *made.glob("*.whl")]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    if done.returncode and os.environ.get("CI") != "true":
        pytest.skip(f"the packages that Factdeck needs cannot be had here: {done.stderr.strip().splitlines()[-1]}")
    assert 0 == done.returncode, done.stderr
    return programs / "factdeck"


def run(command: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed command with a home that is empty and nothing else in its environment."""
    home = cwd / "home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [command, *arguments], cwd=cwd, env={"HOME": str(home)}, capture_output=True, text=True, check=False
    )


def test_tutorial_installs_a_command_that_the_terminal_finds(tmp_path: Path) -> None:
    """The lines of the tutorial that install the program do so for an empty home, and then it answers by its name."""
    found = re.search(r"```bash\n(.*?)```", (PROJECT / "docs/tutorial.md").read_text("utf-8"), re.DOTALL)
    assert found

    done = subprocess.run(
        ["sh", "-e", "-c", found[1]],
        cwd=PROJECT,
        env={"HOME": str(tmp_path), "PATH": "/usr/local/bin:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    if not (tmp_path / ".factdeck/bin/factdeck").exists() and os.environ.get("CI") != "true":
        pytest.skip(f"the packages that Factdeck needs cannot be had here: {done.stderr.strip().splitlines()[-1:]}")
    assert (0, "factdeck ") == (done.returncode, done.stdout.splitlines()[-1][:9])


@pytest.mark.parametrize(
    ("arguments", "folder", "deck"),
    [(("geography",), "geography", "geography"), (("--example", "imu"), "imu", "imu")],
)
def test_installed_command_begins_a_project_that_builds(
    installed: Path, tmp_path: Path, arguments: tuple[str, ...], folder: str, deck: str
) -> None:
    """From the wheel, in an empty folder with an empty home, a new project and the real one are made and built."""
    begun = run(installed, "init", *arguments, cwd=tmp_path)
    built = run(installed, "build", cwd=tmp_path / folder)

    assert (0, "") == (begun.returncode, begun.stderr)
    assert (0, "") == (built.returncode, built.stderr)
    made = {path.name for path in (tmp_path / folder / "build").iterdir()}
    assert f"{deck}.apkg" in made
    assert any(name.endswith("-quiz.html") for name in made)


def test_new_project_is_without_fault(tmp_path: Path) -> None:
    """A new project has no problem and no warning, and every file of it that people edit explains itself."""
    assert 0 == factdeck("init", "seas", cwd=tmp_path).returncode
    done = factdeck("check", "--strict", cwd=tmp_path / "seas")

    assert (0, "") == (done.returncode, done.stderr)
    assert "Warning" not in done.stdout
    for path in (tmp_path / "seas").rglob("*.yaml"):
        assert read(path, path.name)[2]
        assert "# " in path.read_text("utf-8"), path


def test_recipes_of_a_new_project_are_called_after_it(tmp_path: Path) -> None:
    """The names that make the ids of cards are the project's own, whatever its folder is called."""
    done = factdeck("init", "shelf/My Course", cwd=tmp_path)

    assert 'cd "shelf/My Course"' in done.stdout
    recipes = sorted(path.name for path in (tmp_path / "shelf/My Course/decks").iterdir())
    assert ["my_course-quiz.yaml", "my_course.yaml"] == recipes


def test_project_can_be_begun_beside_other_files(tmp_path: Path) -> None:
    """A folder with other things in it, such as a fresh repository, takes a project and keeps what it has."""
    (tmp_path / "README.md").write_text("mine")

    assert 0 == factdeck("init", ".", cwd=tmp_path).returncode

    assert "mine" == (tmp_path / "README.md").read_text()
    assert 0 == factdeck("check", cwd=tmp_path).returncode


@pytest.mark.parametrize("taken", ["decks", "content/facts/peaks.yaml"])
def test_nothing_is_overwritten(tmp_path: Path, taken: str) -> None:
    """Where a part of a project is there already, nothing at all is written."""
    (tmp_path / "seas" / taken).parent.mkdir(parents=True)
    (tmp_path / "seas" / taken).write_text("mine")
    before = files_of(tmp_path)

    done = factdeck("init", "seas", cwd=tmp_path)

    assert 1 == done.returncode
    assert f"{Path('seas') / Path(taken).parts[0]} is there already" in done.stderr
    assert before == files_of(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "the folder has no name\n    write  factdeck init NAME"),
        (("--example", "peeks"), 'there is no example "peeks"\n    did you mean "peaks"?'),
        (("a-file/inside",), "a-file/inside: cannot be written (not a directory)\n    a file stands where"),
        (("x" * 300,), "cannot be used (file name too long)\n    choose a shorter name"),
    ],
)
def test_what_cannot_be_begun_is_told(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    """A missing name, an unknown example or a place that is no folder: one sentence and a remedy, and nothing stays."""
    (tmp_path / "a-file").write_text("mine")

    done = factdeck("init", *arguments, cwd=tmp_path)

    assert 1 == done.returncode
    assert told in done.stderr
    assert {"a-file": b"mine"} == files_of(tmp_path)


def test_long_name_of_a_folder_is_cut_in_the_names_of_recipes(tmp_path: Path) -> None:
    """A folder may have the longest name there is: the project in it builds."""
    assert 0 == factdeck("init", "x" * 250, cwd=tmp_path).returncode
    assert 0 == factdeck("build", cwd=tmp_path / ("x" * 250)).returncode


def test_project_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where the disk takes only a part, what was begun is taken away again."""
    script = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900))\n"  # bytes: the larger pages do not fit
        "from generator.cli import main; main()"
    )

    command = [sys.executable, "-c", script, "init", "seas/deep"]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert 1 == done.returncode
    assert "cannot be written (file too large)" in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_copy_of_a_released_deck_says_whose_it_is(tmp_path: Path) -> None:
    """Who copies an example with its lock is told how the deck becomes one of their own; a new project has no lock."""
    copied = factdeck("init", "course", "--example", "imu", cwd=tmp_path).stdout
    new = factdeck("init", "range", cwd=tmp_path).stdout

    assert "for one of your own delete decks/imu.lock.json and rename decks/imu.yaml." in copied
    assert "lock" not in new
    (tmp_path / "course/decks/imu.lock.json").unlink()
    (tmp_path / "course/decks/imu.yaml").rename(tmp_path / "course/decks/course.yaml")
    assert "release 1" in factdeck("release", "course", "--root", "course", cwd=tmp_path).stdout


def test_every_example_can_be_begun(tmp_path: Path) -> None:
    """Each example keeps its own names, so that the cards of a copy are the same cards."""
    assert {"peaks", "imu"} == set(examples())
    for name, project in examples().items():
        assert 0 == factdeck("init", f"my-{name}", "--example", name, cwd=tmp_path).returncode
        made = files_of(tmp_path / f"my-{name}")
        assert {f"decks/{path.name}" for path in (project / "decks").iterdir()} <= set(made)
