"""The command `init`: a project to begin with, from the examples that the program carries."""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from generator.editing import FOLDER, introduced
from generator.editing import files as schemas
from generator.output import remedy
from generator.steps import refuse

STARTER = "peaks"
"""The example that a new project is made of unless another is named."""
LONGEST_NAME = 60
"""Letters of a new deck's name; those of a folder with a longer one are cut."""
_PROGRAM = Path(__file__).parent
_PARTS = ("content", "decks")


def init(
    folder: Annotated[str, typer.Argument(help="The folder to make; its name becomes the deck's.")] = "",
    example: Annotated[str, typer.Option("--example", help="Begin with a copy of this project instead.")] = "",
) -> None:
    """Make a small project that works, to be changed line by line into your own.

    It holds kinds, sources, pages of facts, questions, a deck and a quiz of an invented subject, with comments that
    explain each. Nothing that exists is overwritten.

    Examples:

      factdeck init geography               a new folder with a small project

      factdeck init --example peaks         a copy of an example, under its own name
    """
    from generator.load import load
    from generator.spelling import choose
    from generator.texts import slug

    known = examples()
    if example and example not in known:
        refuse(f'there is no example "{example}"', choose(example, known))
    if not (folder or example):
        refuse("the folder has no name", f"write  factdeck init NAME,  or --example with one of: {', '.join(known)}")
    place = Path(folder or example)
    project = known[example or STARTER]
    files = _files(project)
    if not example:
        files = _renamed(files, slug(place.resolve().name)[:LONGEST_NAME])
    files = {path: introduced(path, data) for path, data in files.items()}
    files |= {f"{FOLDER}/{name}": data for name, data in schemas(load(project)[0].kinds).items()}
    _lay(place, files)
    shown = f'"{place}"' if " " in str(place) else place
    typer.echo(f"{place} is ready: {len(files)} files. Now:\n  cd {shown}\n  factdeck build")
    for lock in (path for path in files if path.endswith(".lock.json")):
        recipe = lock.replace(".lock.json", ".yaml")
        typer.echo(f"Students may have this deck: for one of your own delete {lock} and rename {recipe}.")


def examples() -> dict[str, Path]:
    """The folders of the projects to begin with, by name. A checkout of the program has its own project besides."""
    import tomllib

    carried = {path.name: path for path in sorted((_PROGRAM / "examples").iterdir()) if path.is_dir()}
    settings = _PROGRAM.parent / "pyproject.toml"
    table = tomllib.loads(settings.read_text("utf-8")) if settings.is_file() else {}
    own = table.get("tool", {}).get("factdeck", {}).get("example", "")
    return carried | ({own: _PROGRAM.parent} if own else {})


def _files(project: Path) -> dict[str, bytes]:
    """What a project holds, by its path below the project's folder."""
    found = sorted(path for part in _PARTS for path in (project / part).rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in found}


def _renamed(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    """The recipes of a new project, called after it: their names make the ids of cards."""
    old, new = f"decks/{STARTER}", f"decks/{name or STARTER}"
    return {path.replace(old, new, 1) if path.startswith(old) else path: data for path, data in files.items()}


def _lay(folder: Path, files: dict[str, bytes]) -> None:
    """Write all files into a folder, or none; where that cannot be done, or something is there already, the end."""
    parts = dict.fromkeys(path.partition("/")[0] for path in files)
    for part in parts:
        if (folder / part).exists():
            refuse(f"{folder / part} is there already", "choose another name; nothing was written")
    waiting = folder / ".factdeck.new"
    new = [each for each in (folder, *folder.parents) if not each.exists()]
    moved: list[Path] = []
    try:
        for path, data in files.items():
            (waiting / path).parent.mkdir(parents=True, exist_ok=True)
            (waiting / path).write_bytes(data)
        for part in parts:
            (waiting / part).rename(folder / part)
            moved.append(folder / part)
        waiting.rmdir()
    except OSError as error:
        for place in (*moved, waiting):
            shutil.rmtree(place, ignore_errors=True)
        with suppress(OSError):
            for each in new:
                each.rmdir()
        reason = (error.strerror or str(error)).lower()
        refuse(f"{folder}: cannot be written ({reason})", f"{remedy(error)}. Nothing was written.")
