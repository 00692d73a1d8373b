"""What the commands share: load and check, stop with a message, read the clock, put files in place."""

import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from generator import show
from generator.output import put
from generator.terminal import say

if TYPE_CHECKING:
    from generator.model import Content, Problem, Recipe

Root = Annotated[
    Path, typer.Option("--root", help="The folder that holds content/ and decks/.", show_default="this folder")
]


def recipes_here(begun: str) -> list[str]:
    """The names of recipes in this folder that begin so, for completion in shells."""
    return sorted(path.stem for path in Path("decks").glob("*.yaml") if path.stem.startswith(begun))


def decks_here(begun: str) -> list[str]:
    """The names of decks in this folder that begin so; a recipe with a blueprint is a quiz."""
    from generator.shape import File

    return [name for name in recipes_here(begun) if "blueprint" not in File(Path(), Path(f"decks/{name}.yaml")).entries]


def checked(root: Path) -> "tuple[Content, list[Problem]]":
    """A project and all its problems, in order of their places."""
    from generator.check import check
    from generator.load import load

    content, problems = load(root)
    return content, show.in_place([*problems, *check(content), *_late(content)])


def _late(content: "Content") -> "list[Problem]":
    """Releases that lie in the future."""
    if not content.life.locks:
        return []
    from generator.release import from_the_future

    now = int(time.time())
    return [problem for lock in content.life.locks.values() for problem in from_the_future(lock, now)]


def stop_at(problems: "list[Problem]", consequence: str) -> None:
    """Show all problems and stop, if there are any."""
    if problems:
        say(show.told(problems, consequence), err=True)
        raise typer.Exit(1)


def named(content: "Content", name: str) -> "Recipe":
    """The recipe of that name; without one, the end."""
    from generator.spelling import choose

    if name not in content.recipes:
        if name[:1] in ("–", "—", "−"):
            refuse(f'"{name}" begins with a dash of a word processor', f"write  --{name.lstrip('-–—−')}")
        if (several := name.replace(",", " ").split()) and len(several) > 1 and set(several) <= {*content.recipes}:
            refuse(f'there is no recipe "{name}"', f"put a space between two, and no comma: {' '.join(several)}")
        refuse(f'there is no recipe "{name}"', choose(name, content.recipes))
    return content.recipes[name]


def refuse(what: str, fix: str) -> NoReturn:
    """Say what was wrong with the call, and stop."""
    say(f"{what}\n    {fix}", err=True)
    raise typer.Exit(1)


def time_of_build(content: "Content") -> int:
    """The time of this build in seconds: now, or SOURCE_DATE_EPOCH where a build is to be repeated.

    In the very second of a release the next one is waited for: what changes must be newer than what was released.
    """
    if int(time.time()) in (lock.latest for lock in content.life.locks.values()):
        time.sleep(1)
    now = int(time.time())
    wanted = os.environ.get("SOURCE_DATE_EPOCH", "")
    if wanted and not (wanted.isascii() and wanted.isdigit() and len(wanted) < 20):
        refuse(f'SOURCE_DATE_EPOCH is "{wanted}"', "give a number of seconds since 1970, or leave it out")
    if wanted and int(wanted) > now:
        refuse("SOURCE_DATE_EPOCH lies in the future", "give the time of the build; Anki skips updates from the future")
    return int(wanted) if wanted else now


@contextmanager
def room_to_work() -> Iterator[None]:
    """What is done within may need a file for a while; where there is no room for it, the end."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        fix = "make room in the folder for temporary files, or name another one in TMPDIR. Nothing was replaced."
        refuse(f"a file that is needed for a while cannot be written ({reason})", fix)


def progress(things, label: str):  # type: ignore[no-untyped-def]  # click's progress bar
    """Things one by one, with a bar on a terminal that tells how far it is."""
    return typer.progressbar(things, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())


def put_in_place(files: Mapping[Path, bytes], stamp: int = 0) -> None:
    """Write all files that changed, or none; where that cannot be done, the end. stamp: as of `put`."""
    fault = put(files, stamp)
    if fault:
        refuse(f"{fault.at}: cannot be written ({fault.what})", fault.fix)


def read_document(path: Path) -> str:
    """The text of a file; where it cannot be read, the end."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        what = "this file cannot be read as text in UTF-8"
    except FileNotFoundError:
        what = "there is no such file"
    except OSError as error:
        what = f"this file cannot be read ({(error.strerror or str(error)).lower()})"
    refuse(f"{path}: {what}", "name a text file")
