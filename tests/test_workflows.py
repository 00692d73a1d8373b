"""What the forge does with the project: tests, builds and releases, with no more rights than each needs."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import PROJECT, WORLD, factdeck

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
GIT = ["git", "-c", "user.name=Ida Moss", "-c", "user.email=ida@example.org"]


def parsed(path: Path) -> dict[str, Any]:
    """A workflow as texts, so that the key "on" stays what it is."""
    made: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # texts only
    return made


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_takes_no_more_than_it_needs(path: Path) -> None:
    """Workflows may read only, what publishes runs nothing of the project, and actions cannot change under our feet."""
    workflow = parsed(path)

    assert {"contents": "read"} == workflow["permissions"]
    assert "pull_request_target" not in workflow["on"]
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job
        uses = [step["uses"] for step in job["steps"] if "uses" in step]
        if "permissions" in job:
            assert {"contents": "write"} == job["permissions"]
            assert not any(each.startswith("actions/checkout") for each in uses)
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout"):
                assert "false" == step["with"]["persist-credentials"]
            assert "${{" not in step.get("run", ""), "a name from outside could become a command"
    for action in re.findall(r"uses: (.*)", path.read_text("utf-8")):
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_every_supported_python_is_tested() -> None:
    """The tests run on each Python from the oldest that the package takes to 3.14."""
    tested = parsed(PROJECT / ".github/workflows/test.yml")["jobs"]["test"]["strategy"]["matrix"]["python"]

    assert ["3.11", "3.12", "3.13", "3.14"] == tested
    assert 'requires-python = ">=3.11"' in (PROJECT / "pyproject.toml").read_text("utf-8")


def test_release_tells_what_changed(own_world: Path) -> None:
    """The list of changes has what changed in each deck since the last tag, and says where nothing was released."""

    def git(*arguments: str) -> None:
        subprocess.run([*GIT, *arguments], cwd=own_world, check=True, capture_output=True)

    def changes() -> str:
        command = ["sh", str(PROJECT / ".github/changes.sh")]
        environment = os.environ | {"FACTDECK": str(PROJECT / ".venv/bin/factdeck")}
        return subprocess.run(
            command, cwd=own_world, env=environment, check=True, capture_output=True, text=True
        ).stdout

    def released(tag: str) -> None:
        assert (
            0 == factdeck("release", "--root", own_world, "--out", own_world / "build", SOURCE_DATE_EPOCH="").returncode
        )
        git("add", "content", "decks")
        git("commit", "--message", tag)
        git("tag", tag)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--message", "The Velm sea")
    assert "No deck was released yet" in changes()
    released("v1")
    assert "velm: released for the first time." in changes()
    page = own_world / "content/facts/islands.yaml"
    page.write_text(page.read_text("utf-8").replace("area: 900", "area: 950"), "utf-8")
    released("v2")

    assert "950" in changes()
    assert "1,200" not in changes()


def test_hook_checks_what_is_committed() -> None:
    """The hook for pre-commit runs a command that exists, for the files that make a project and for no others."""
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    files = re.compile(hook["files"])

    assert 0 == factdeck(*hook["entry"].split(" ")[1:], cwd=WORLD).returncode
    assert not hook["pass_filenames"]
    assert all(files.search(path.relative_to(WORLD).as_posix()) for path in WORLD.rglob("*.yaml"))
    assert not files.search("docs/content/notes.yaml")
