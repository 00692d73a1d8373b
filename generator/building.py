"""The command `build`: recipes to files."""

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from generator import collector, printing, show, watching
from generator.output import holds, time_of
from generator.steps import (
    Root,
    checked,
    progress,
    put_in_place,
    recipes_here,
    refuse,
    room_to_work,
    stop_at,
    time_of_build,
)

if TYPE_CHECKING:
    from generator.flow import Bank
    from generator.items import Form, Item
    from generator.model import Content, Problem, Recipe
    from generator.print_options import Print


class Format(StrEnum):
    """What a deck or quiz can become."""

    anki = "anki"
    text = "anki-text"
    pdf = "pdf"


class Wanted(NamedTuple):
    """What a build is to make of each recipe.

    seed, forms: in place of the recipe's, where said. quick: how many items a quick quiz asks for. stamp: the time of
    the build, in seconds since 1970. keep: the folder whose decks keep their time where nothing else changed; none
    where SOURCE_DATE_EPOCH says the time.
    """

    to: Format
    core: bool
    print_: "Print"
    seed: str
    forms: int
    quick: int
    stamp: int
    keep: Path | None


class Built(NamedTuple):
    """What a recipe came to: its forms and files, or what stands in the way.

    since: of a deck, what changed since its last release.
    """

    forms: "tuple[Form, ...]"
    files: Mapping[str, bytes] = MappingProxyType({})
    lost: "Sequence[Problem]" = ()
    since: str = ""


def build(
    recipes: Annotated[
        list[str] | None, typer.Argument(help="Recipes to build; without any, all.", autocompletion=recipes_here)
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")] = Path("build"),
    root: Root = Path(),
    to: Annotated[
        Format,
        typer.Option(
            "--to",
            case_sensitive=False,
            help="A deck becomes anki or anki-text; with pdf, all pages of quizzes become PDF as well.",
        ),
    ] = Format.anki,
    core: Annotated[bool, typer.Option("--core", help="Of decks, the core facts only, as <deck>-core.")] = False,
    sheet: Annotated[bool, typer.Option("--sheet", help="With each quiz, answer sheets to fill in.")] = False,
    paper: printing.Paper = None,
    large_print: printing.LargePrint = False,
    ink_save: printing.InkSave = False,
    duplex: printing.Duplex = False,
    forms: printing.Forms = None,
    roster: printing.Roster = None,
    seed: printing.Seed = "",
    items: printing.Items = None,
    topic: printing.Topics = None,
    level: printing.Levels = None,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a file is saved.")] = False,
) -> None:
    """Build decks and quizzes into a folder. With any problem in the files, nothing is written.

    Items are read by the rules of good item writing by  factdeck check  alone, which also tells what to do.

    A deck that was released keeps the times and ids of its notes; what changed since makes it a preview.

    Examples:

      factdeck build                        everything in decks/

      factdeck build planets --out shelf    one recipe, elsewhere

      factdeck build planets --to anki-text the deck as text that Anki imports, with the same notes

      factdeck build planets-quiz --sheet   with answer sheets

      factdeck build moons --forms 4 --to pdf  a quiz in forms A to D, as PDF on A4 as well

      factdeck build --items 20 --topic moons  a quick quiz without a recipe

      factdeck build --watch                again whenever a file is saved, until Ctrl-C
    """
    if watch:
        again = {**locals(), "watch": False}
        watching.watch(root, lambda: build(**again))
        return
    from generator.flow import Bank
    from generator.print_options import Print

    if not seed.isprintable():
        refuse("--seed: this holds a character that cannot be printed", "use letters and digits")
    content, problems = checked(root)
    stop_at(problems, "Nothing was written.")
    chosen = printing.chosen(content, recipes or [], items, topic or [], level or [])
    for_quizzes: dict[str, object] = {"--to pdf": to is Format.pdf, "--sheet": sheet, "--paper": paper}
    for_quizzes |= {"--large-print": large_print, "--ink-save": ink_save, "--duplex": duplex, "--forms": forms}
    for_quizzes |= {"--roster": roster, "--seed": seed}
    printing.refuse_in_vain(content, chosen, for_quizzes, {"--to anki-text": to is Format.text, "--core": core})
    if core:
        _refuse_to_replace(content, chosen)
    chosen = [recipe._replace(sheet=True) for recipe in chosen] if sheet else chosen
    students = printing.students(roster, forms)
    browser = printing.browser() if to is Format.pdf else ""
    print_ = Print(paper.value if paper else "a4" if browser else "", large_print, ink_save, duplex, students)
    if not chosen:
        refuse("there is no recipe in decks/", "write one; CONTRIBUTING shows how")
    stamp = time_of_build(content)
    keep = None if os.environ.get("SOURCE_DATE_EPOCH") else out
    wanted = Wanted(to, core, print_, seed, forms or 0, items or 0, stamp, keep)
    files: dict[str, bytes] = {}
    said: list[str] = []
    with collector.paused(), room_to_work(), progress(chosen, "Building") as counted:
        bank = Bank(content)
        collector.keep(bank)
        for recipe in counted:
            made = _made(bank, recipe, wanted)
            problems += made.lost
            files |= made.files
            names = [*made.files, *(printing.printable(made.files) if browser and recipe.blueprint else ())]
            said.append(show.summary(recipe, made.forms, [str(out / name) for name in names], made.since))
    stop_at(problems, "Nothing was written.")
    if browser:
        files |= printing.pdfs(files, browser, stamp, print_.paper)
    put_in_place({out / name: data for name, data in files.items()}, stamp if keep else 0)
    typer.echo(show.harmless("\n".join(said)))
    printing.tell_outdated(printing.belonging(chosen, files), files, out, "--to pdf or --sheet")


def _refuse_to_replace(content: "Content", chosen: "list[Recipe]") -> None:
    """The end where the core facts of a deck would take the place of another deck."""
    decks = {recipe.id for recipe in content.recipes.values() if not recipe.blueprint}
    for recipe in chosen:
        if recipe.id in decks and f"{recipe.id}-core" in decks:
            what = f'--core makes of {recipe.id} a deck "{recipe.id}-core", and there is another recipe of that name'
            refuse(what, f"build that one in its place, or give decks/{recipe.id}-core.yaml another name")


def _made(bank: "Bank", recipe: "Recipe", wanted: Wanted) -> Built:
    """The forms and files of a recipe, or what stands in the way."""
    from generator.flow import arranged, reported
    from generator.model import LEVELS
    from generator.quick import varied
    from generator.write import too_long, write

    recipe = varied(recipe, wanted.seed, wanted.forms, wanted.print_.students)
    forms, lost = arranged(bank, recipe)
    if not recipe.blueprint:
        items = forms[0].items
        studied = tuple(item for item in items if item.level == LEVELS[0]) if wanted.core else items
        return _packed(bank, recipe, items, wanted)._replace(forms=(forms[0]._replace(items=studied),))
    if lost and wanted.quick:
        got = len(forms[0].items)
        had = f"only {got}" if got else "none"
        fix = f"ask {'for fewer, or ' * bool(got)}from more topics;  factdeck ask  shows which questions have options"
        refuse(f"--items {wanted.quick}: {had} can be had as multiple choice", fix)
    lost = lost or too_long(recipe, forms, wanted.print_)
    if lost:
        return Built(forms, lost=lost)
    return Built(forms, write(recipe, forms, reported(bank, recipe, forms), wanted.print_))


def _packed(bank: "Bank", recipe: "Recipe", items: "tuple[Item, ...]", wanted: Wanted) -> Built:
    """The file of a deck, or what stands in the way; one that would differ in its time alone keeps that time."""
    from generator.notes import plan
    from generator.release import build as dated
    from generator.write import deck_file, looks, write_deck

    notes, lost = plan(bank.content, recipe, items)
    if lost:
        return Built((), lost=lost)
    collector.keep(bank, notes)
    lock = bank.content.life.locks.get(recipe.id)
    deck, lost = dated(recipe, lock, notes, looks(), wanted.stamp, wanted.core)
    if not deck:
        return Built((), lost=lost)
    name = deck_file(deck, wanted.to.value)
    if wanted.keep and (before := time_of(wanted.keep / name)):
        earlier, _ = dated(recipe, lock, notes, looks(), before, wanted.core)
        if earlier and holds(wanted.keep / name, same := write_deck(earlier, wanted.to.value)):
            return Built((), {name: same}, since=earlier.since)
    return Built((), {name: write_deck(deck, wanted.to.value)}, since=deck.since)
