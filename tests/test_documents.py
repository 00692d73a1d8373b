"""What the documents tell people to type works, and shows what they say it shows."""

import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer
from generator.cli import app

from conftest import PROJECT

FENCE = re.compile(r"^ *```(\w*)(?: (\S+))?\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# ((?:content|decks)/\S+)(?: \((all of it|in place of line \d+)\))?\n")
DOCUMENTS = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")]
GROUP: Any = typer.main.get_command(app)
COMMANDS = {
    name: {option for each in GROUP.resolve_command(typer.Context(GROUP), [name])[1].params for option in each.opts}
    for name in GROUP.commands
}
STANDS_FOR = {"OLD": "decks/imu.lock.json", "NEW": "decks/imu.lock.json"}


def in_shell(script: str, cwd: Path) -> tuple[int, str, str]:
    """Run a block in a shell; gives the exit code, the folder it ends in, and what was printed."""
    path = f"{PROJECT}/.venv/bin:{os.environ['PATH']}"
    command = ["sh", "-e", "-c", f"{script}\npwd > {cwd}/.pwd"]
    done = subprocess.run(
        command, cwd=cwd, env={"PATH": path, "HOME": str(cwd)}, capture_output=True, text=True, check=False, timeout=120
    )
    shown, noted = done.stdout + done.stderr, cwd / ".pwd"
    where = noted.read_text().strip() if noted.exists() else str(cwd)
    noted.unlink(missing_ok=True)
    return done.returncode, where, shown


@pytest.mark.parametrize("name", ["tutorial", "how-to"])
def test_document_can_be_followed(name: str, tmp_path: Path) -> None:
    """Done from top to bottom in an empty folder, every command succeeds, and shows the lines that stand below it."""
    blocks = FENCE.findall((PROJECT / f"docs/{name}.md").read_text("utf-8"))
    folder, shown = tmp_path, ""
    for (language, file, block), (_, _, below) in pairwise([*blocks, ("", "", "")]):
        if file:
            (folder / file).write_text(block, "utf-8")
        elif language == "sh":
            code, where, shown = in_shell(block, folder)
            assert ("There may be more when all is mended." in below) == code, (block, shown)
            folder = Path(where)
        elif language == "yaml":
            lay(block, folder)
        elif language == "text" and shown and "factdeck " not in block and "repos:" not in block:
            for line in block.splitlines():
                assert line in shown, (line, shown)


def lay(block: str, folder: Path) -> None:
    """Write a block into the file that its first line names: at its end, over all of it, or in place of one line."""
    named = FILE.match(block)
    assert named, block
    path, text, where = folder / named[1], block[named.end() :], named[2] or ""
    old = "" if where == "all of it" else path.read_text("utf-8")
    if where.startswith("in place"):
        lines = old.splitlines(keepends=True)
        number = int(where.split()[-1])
        assert lines[number - 1].partition(":")[0] == text.partition(":")[0], (lines[number - 1], text)
        lines[number - 1] = text
        old, text = "".join(lines), ""
    path.write_text(old + text, "utf-8")


def test_commands_of_the_readme_work(tmp_path: Path) -> None:
    """Every command that the README lists does what it should in a copy of our project."""
    for part in ("content", "decks"):
        shutil.copytree(PROJECT / part, tmp_path / part)
    (tmp_path / "article.txt").write_text("= A heading =\n\nA paragraph.\n")
    text = "\n".join(block for _, _, block in FENCE.findall((PROJECT / "README.md").read_text("utf-8")))
    listed = [re.split(r"  +", line)[0] for line in text.splitlines() if line.startswith("factdeck ")]

    assert len(listed) > 10
    for line in listed:
        if "--sources" in line or "--watch" in line:
            continue  # the documents stay out of the project, and a watch does not end
        if "diff" in line:
            in_shell("factdeck release imu", tmp_path)
        command = " ".join(STANDS_FOR.get(word, word) for word in line.split(" "))
        code, _, shown = in_shell(command, tmp_path)
        assert 0 == code, (command, shown)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents_name_only_commands_and_options_that_exist(path: Path) -> None:
    """Each command that a document mentions exists, with the options it is mentioned with."""
    for line in re.findall(r"(?:^ *|`)factdeck +([a-z][^`\n]*)", path.read_text("utf-8"), re.MULTILINE):
        words = re.split(r"  +|[,;:#|>]", line)[0].split(" ")
        assert words[0] in COMMANDS, line
        assert {word for word in words if word.startswith("--")} <= COMMANDS[words[0]] | {"--help"}, line
