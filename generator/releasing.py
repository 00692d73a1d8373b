"""The commands that deal with releases of decks: release and diff."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.output import alone
from generator.show import harmless
from generator.steps import (
    Root,
    checked,
    decks_here,
    named,
    put_in_place,
    read_document,
    refuse,
    room_to_work,
    stop_at,
    time_of_build,
)

NO_LOCK = {".apkg": "a package for Anki", ".yaml": "a recipe", ".html": "a page to print"}
"""What somebody may take for a release, by the end of its name."""


class ChangeFormat(StrEnum):
    """How a list of changes is shown."""

    text = "text"
    markdown = "markdown"
    html = "html"


def release(
    decks: Annotated[
        list[str] | None, typer.Argument(help="Decks to release; without any, all.", autocompletion=decks_here)
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="The folder to write packages into.")] = Path("build"),
    root: Root = Path(),
) -> None:
    """Release decks: write the lock of each, decks/<name>.lock.json, and its package.

    The lock keeps what students have: which note is which, and when each last changed. Commit it with the
    release; without it students would lose their reviews.

    Examples:

      factdeck release                      every deck in decks/

      factdeck release planets              one deck
    """
    try:
        with alone(root / "content"):  # two releases at once would write each other's locks and packages
            _release(decks, out, root)
    except TimeoutError:
        refuse("another release of this project is at work", "wait until it has ended")


def _release(decks: list[str] | None, out: Path, root: Path) -> None:
    from generator.flow import Bank, arranged
    from generator.lock import written
    from generator.notes import plan
    from generator.release import build, changes
    from generator.release import release as released
    from generator.write import deck_file, looks, write_deck

    content, problems = checked(root)
    stop_at(problems, "Nothing was released.")
    chosen = [named(content, name) for name in dict.fromkeys(decks)] if decks else list(content.recipes.values())
    if quizzes := [recipe.id for recipe in chosen if recipe.blueprint and decks]:
        refuse(f'"{quizzes[0]}" is a quiz', "only decks are released; factdeck build makes quizzes")
    chosen = [recipe for recipe in chosen if not recipe.blueprint]
    if not chosen:
        refuse("there is no deck in decks/", "write one; CONTRIBUTING shows how")
    stamp, said = time_of_build(content), []
    bank = Bank(content)
    locks: dict[Path, bytes] = {}
    packages: dict[Path, bytes] = {}
    for recipe in chosen:
        forms, _ = arranged(bank, recipe)
        notes, found = plan(content, recipe, forms[0].items)
        problems += found
        before = content.life.locks.get(recipe.id)
        lock, found = released(content, recipe, before, notes, looks(), stamp) if not found else (before, [])
        problems += found
        if lock is None or problems:
            continue
        text = written(lock)
        if before and text == written(before):
            said.append(f"{recipe.title}: nothing changed since release {len(lock.releases)}; the lock stays as it is")
        elif before and lock.releases == before.releases:
            locks[root / "decks" / f"{recipe.id}.lock.json"] = text
            said.append(f"{recipe.title}: ids changed and no text; still release {len(lock.releases)}")
        else:
            locks[root / "decks" / f"{recipe.id}.lock.json"] = text
            counts = changes(notes, before) if before else f"{len(notes)} new"
            said.append(f"{recipe.title}: release {len(lock.releases)}: {counts}")
        deck, found = build(recipe, lock, notes, looks(), stamp)
        problems += found
        if deck:
            with room_to_work():
                packages[out / deck_file(deck, "anki")] = write_deck(deck, "anki")
    stop_at(problems, "Nothing was released.")
    put_in_place(locks | packages)  # locks first: without its package one can be built again, not the other way round
    typer.echo(harmless("\n".join([*said, *(f"  {path}" for path in packages)])))
    if locks:
        typer.echo("  keep with the project, and commit: " + ", ".join(map(str, locks)))


def diff(
    old: Annotated[Path, typer.Argument(help="The earlier lock.")],
    new: Annotated[Path, typer.Argument(help="The later lock.")],
    to: Annotated[ChangeFormat, typer.Option("--to", help="How to show it.")] = ChangeFormat.text,
) -> None:
    """List what changed between two releases of a deck: added, corrected, superseded, retired.

    Both are locks; an older one comes from version control.

    Examples:

      git show v1:decks/planets.lock.json > old.json

      factdeck diff old.json decks/planets.lock.json --to markdown
    """
    from generator.changes import compared, shown
    from generator.lock import Fault, read

    locks = []
    for path in (old, new):
        if path.suffix in NO_LOCK:
            fix = "name decks/<name>.lock.json, as it is now or as version control has it of an earlier release"
            refuse(f"{path}: this is {NO_LOCK[path.suffix]}, and releases are compared by their locks", fix)
        found = read(read_document(path), str(path))
        if isinstance(found, Fault):
            refuse(f"{path}:{found.line}: {found.what}", found.fix)
        locks.append(found)
    if locks[0].uuid != locks[1].uuid:
        refuse("these are locks of two decks", "compare two releases of one deck")
    if locks[1].latest < locks[0].latest:
        refuse(f"{new} is of an earlier release than {old}", "name the earlier lock first")
    typer.echo(harmless(shown(compared(*locks), locks[1], to.value)), nl=False)
