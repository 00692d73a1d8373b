"""What `build` is told about quizzes: its options, and what they come to."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import show
from generator.output import time_of
from generator.steps import named, progress, refuse, stop_at
from generator.terminal import say

if TYPE_CHECKING:
    from generator.model import Content, Recipe


class PaperName(StrEnum):
    """The papers there are."""

    a4 = "a4"
    letter = "letter"


class LevelName(StrEnum):
    """The levels there are."""

    core = "core"
    standard = "standard"
    detail = "detail"


Paper = Annotated[
    PaperName | None,
    typer.Option("--paper", case_sensitive=False, help="The paper; without it, pages fit A4 and Letter alike."),
]
LargePrint = Annotated[bool, typer.Option("--large-print", help="Letters of 18 points in pure black, one column.")]
InkSave = Annotated[bool, typer.Option("--ink-save", help="Thin lines, no bold letters, no circles.")]
Duplex = Annotated[bool, typer.Option("--duplex", help="Each form begins on the front of a sheet.")]
Forms = Annotated[int | None, typer.Option("--forms", min=1, max=26, help="How many forms, in place of the recipe's.")]
Roster = Annotated[
    Path | None,
    typer.Option("--roster", help="A class list (CSV with a column name, perhaps number): a form for each student."),
]
Seed = Annotated[str, typer.Option("--seed", help="Another seed draws another quiz.", show_default=False)]
Items = Annotated[
    int | None, typer.Option("--items", min=1, max=500, help="A quick quiz of so many questions, without a recipe.")
]
Topics = Annotated[list[str] | None, typer.Option("--topic", help="The topic of a quick quiz; may be repeated.")]
Levels = Annotated[
    list[LevelName] | None, typer.Option("--level", case_sensitive=False, help="Its level; may be repeated.")
]


def chosen(
    content: "Content", names: list[str], items: int | None, topics: list[str], levels: list[LevelName]
) -> "list[Recipe]":
    """The recipes that are named, all where none is, or the quick quiz the options describe."""
    from generator.quick import quick
    from generator.spelling import choose

    if items is None:
        if topics or levels:
            refuse("--topic and --level describe a quick quiz", "say with --items how many questions it has")
        return [named(content, name) for name in dict.fromkeys(names)] if names else list(content.recipes.values())
    if names:
        refuse("--items makes a quiz without a recipe", f"leave out {names[0]}, or write the number into its blueprint")
    known = content.facts.by_topic
    for topic in topics:
        if topic not in known:
            refuse(f'there is no topic "{topic}"', choose(topic, known))
    return [quick(items, tuple(topics), tuple(level.value for level in levels), content.titles)]


def refuse_in_vain(
    content: "Content", chosen: "list[Recipe]", for_quizzes: Mapping[str, object], for_decks: Mapping[str, object]
) -> None:
    """The end where an option changes nothing of any recipe that is chosen.

    for_quizzes, for_decks: what each option says that only these follow; nothing where it is not given.
    """
    from generator.items import WRITTEN
    from generator.texts import listed

    for options, sort, of_them in ((for_quizzes, "quiz", "for quizzes"), (for_decks, "deck", "for decks")):
        given = [option for option, said in options.items() if said]
        if given and chosen and all(_sort(each) != sort for each in chosen):
            are, them = ("is", "it") if len(given) == 1 else ("are", "them")
            there = ", ".join(id for id, each in content.recipes.items() if _sort(each) == sort)
            fix = f"leave {them} out" + (f", or name a {sort}: {there}" if there else "")
            refuse(f"{listed(given)} {are} {of_them}, and {chosen[0].id} is a {_sort(chosen[0])}", fix)
    quizzes = [each for each in chosen if each.blueprint]
    if for_quizzes["--sheet"] and quizzes and all(row.as_ in WRITTEN for each in quizzes for row in each.blueprint):
        what = f"--sheet: nothing in {listed([each.id for each in quizzes])} is answered by a letter"
        refuse(what, "leave it out, or let a blueprint ask something with letters, such as multiple_choice")


def _sort(recipe: "Recipe") -> str:
    return "quiz" if recipe.blueprint else "deck"


def students(roster: Path | None, forms: int | None) -> dict[str, str]:
    """The names of a class list by the label of their form."""
    from generator.files import unfit
    from generator.roster import read

    if roster is None:
        return {}
    if forms:
        refuse("--roster makes a form for each student", "leave out --forms")
    try:
        if what := unfit(roster.stat()):
            refuse(f"{roster}: {what}", "name a CSV file with the names of one class")
        data = roster.read_bytes()
    except OSError as error:
        refuse(f"{roster}: cannot be read ({(error.strerror or str(error)).lower()})", "name a CSV file")
    found, problems = read(data, str(roster))
    stop_at([each for each in problems if each.severity == "error"], "Nothing was written.")
    for line in show.advice(problems):
        say(line, err=True)
    return found


def browser() -> str:
    """The browser that makes PDF; without one, the end."""
    from generator.browser import find

    return find() or refuse(
        "no browser was found that can make a PDF",
        "install Chromium, Chrome or Edge, or leave out --to pdf and print the pages from your own browser",
    )


def printable(names: Iterable[str]) -> dict[str, str]:
    """The pages among files, by the name of the PDF that each becomes; pages that open and close stay on the screen."""
    pages = [name for name in names if name.endswith(".html") and not name.endswith("-selfcheck.html")]
    return {f"{name.removesuffix('.html')}.pdf": name for name in pages}


def belonging(recipes: "Iterable[Recipe]", made: Collection[str]) -> dict[str, str]:
    """The names that files of quizzes may have besides their papers', each with the page it belongs to.

    That is the paper where, of those made, it has no page of its own.
    """
    from generator.items import BESIDE

    names: dict[str, str] = {}
    for id in (recipe.id for recipe in recipes if recipe.blueprint):
        names[f"{id}.pdf"] = f"{id}.html"
        for part in (f"{id}-{each}" for each in BESIDE):
            page = f"{part}.html" if f"{part}.html" in made else f"{id}.html"
            names |= dict.fromkeys((f"{part}.html", f"{part}.pdf", f"{part}.json"), page)
    return names


def tell_outdated(names: Mapping[str, str], made: Collection[str], out: Path, how: str) -> None:
    """Name what an earlier build left and this one did not make, if the page it belongs to is newer.

    names: of files, with the pages they belong to. how: the options that make them.
    """
    from generator.texts import listed

    left = [
        str(out / name)
        for name, page in names.items()
        if name not in made and 0 < time_of(out / name) < time_of(out / page)
    ]
    if left:
        fix = f"delete what is not wanted, or make it again with {how}"
        say(f"{listed(left)}: older than the pages that were made now\n    {fix}", err=True)


def pdfs(files: dict[str, bytes], program: str, stamp: int, paper: str) -> dict[str, bytes]:
    """The PDF of every page among the files, by its name, from one start of the browser; a faulty one is the end."""
    from generator.browser import FailedError, started
    from generator.print_options import PAPERS
    from generator.write.pdf import fault, stamped

    made: dict[str, bytes] = {}
    waiting = printable(files)
    if not waiting:
        return {}
    at = ""
    try:
        with started(program) as printed, progress(waiting.items(), "Printing") as counted:
            for name, at in counted:
                made[name] = stamped(printed(files[at], PAPERS[paper]), stamp)
                if wrong := fault(made[name], files[at], paper):
                    raise FailedError(wrong)
    except FailedError as failed:
        where = f"{at}: " if at else ""
        fix = (
            f"update {program}, or leave out --to pdf and print the pages from your own browser. Nothing was replaced."
        )
        refuse(f"{where}{failed}", fix)
    return made
