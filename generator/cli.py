"""The command line: read options, run the stages, print, write files."""

import io
import json
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import __version__, releasing, show, watching
from generator.editing import schema
from generator.handouts import handout
from generator.starting import init
from generator.steps import (
    Root,
    checked,
    named,
    put_in_place,
    read_document,
    recipes_here,
    refuse,
    stop_at,
    time_of_build,
)
from generator.terminal import say

if TYPE_CHECKING:
    from generator.items import Form
    from generator.model import Content, Problem, Recipe

app = typer.Typer(
    name="factdeck",
    help="Facts in YAML and question templates become Anki decks and printed quizzes.",
    epilog="Start with  factdeck init NAME,  then  factdeck build.  Run in the folder that holds content/ and decks/.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class DeckFormat(StrEnum):
    """What a deck can become."""

    anki = "anki"
    text = "anki-text"


def main() -> None:
    """Run the command line. What goes into files and pipes is UTF-8 everywhere; a terminal shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    app()


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factdeck {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Facts in YAML and question templates become Anki decks and printed quizzes."""


app.command(short_help="Make a small project to begin with.")(init)


@app.command(short_help="Show every problem of the project, with file and line.")
def check(
    root: Root = Path(),
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each.")] = False,
) -> None:
    """Check the whole project and show every problem at once, with its file and line.

    Once the content is sound, every item is read by the rules of good item writing (docs/lint.md), and every quiz
    is put together: errors are problems, warnings are shown. Facts that learners easily confuse are information.

    Exit code 0 where all is well, 1 where there are problems.

    Examples:

      factdeck check                     all problems, warnings and information

      factdeck check --strict            the same, and warnings stop

      factdeck check --json              the same for programs
    """
    content, problems = checked(root)
    told = show.in_place(problems or _advice(content, strict))
    stopping = [each for each in told if each.severity == "error"]
    others = [each for each in told if each.severity != "error"]
    if as_json:
        for each in (*stopping, *others):
            typer.echo(json.dumps(show.problem_as_data(each), ensure_ascii=False))
        raise typer.Exit(1 if stopping else 0)
    stop_at(stopping, "")
    for line in show.advice(others):
        say(line)
    typer.echo(
        f"All is well: {len(content.facts)} facts about {len(content.entities)} entities, "
        f"{len(content.templates)} questions, {len(content.recipes)} recipes."
    )


def _advice(content: "Content", strict: bool) -> "list[Problem]":
    """What is to be said of sound content: its items, its quizzes, and what is easily confused."""
    from generator.ask import make
    from generator.check import inform
    from generator.flow import EVERYTHING, arranged, asked
    from generator.lint import lint, lint_paper

    made = make(content)
    told = [*inform(content), *lint(content, asked(content, EVERYTHING, made)[0])]
    for recipe in content.recipes.values():
        if recipe.blueprint:
            forms, lost = arranged(content, recipe, made)
            told += lost or lint_paper(forms[0])
    return [replace(each, severity="error") if strict and each.severity == "warning" else each for each in told]


@app.command(short_help="Show every item with answer, options and source.")
def ask(
    recipe: Annotated[
        str,
        typer.Argument(help="The recipe whose items to show; without it, everything.", autocompletion=recipes_here),
    ] = "",
    root: Root = Path(),
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each item.")] = False,
) -> None:
    """Show every item with its answer, options and source, and what was skipped and why.

    Examples:

      factdeck ask                       every question the content can ask

      factdeck ask planets-quiz          what one recipe may draw from

      factdeck ask planets --json        the same for programs
    """
    from generator.flow import EVERYTHING, asked

    content, problems = checked(root)
    stop_at(problems, "Nothing was asked.")
    items, skips = asked(content, named(content, recipe) if recipe else EVERYTHING)
    for item in items:
        typer.echo(json.dumps(show.item_as_data(item), ensure_ascii=False) if as_json else show.item_as_text(item))
    if not as_json:
        for skip in skips:
            typer.echo(f"skipped {skip.template} of {skip.fact} ({skip.at}): {skip.why}")
        typer.echo(f"{len(items)} items, {len(skips)} skipped.")


@app.command(short_help="Build decks and quizzes into a folder.")
def build(
    recipes: Annotated[
        list[str] | None, typer.Argument(help="Recipes to build; without any, all.", autocompletion=recipes_here)
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")] = Path("build"),
    root: Root = Path(),
    to: Annotated[DeckFormat, typer.Option("--to", help="What a deck becomes.")] = DeckFormat.anki,
    core: Annotated[bool, typer.Option("--core", help="Of decks, the core facts only, as <deck>-core.")] = False,
    sheet: Annotated[bool, typer.Option("--sheet", help="With each quiz, answer sheets to fill in.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a file is saved.")] = False,
) -> None:
    """Build decks and quizzes into a folder. With any problem, nothing is written.

    A deck that was released keeps the times and ids of its notes; what changed since makes it a preview.

    Examples:

      factdeck build                        everything in decks/

      factdeck build planets --out shelf    one recipe, elsewhere

      factdeck build planets --to anki-text the deck as text that Anki imports, with the same notes

      factdeck build planets-quiz --sheet   with answer sheets

      factdeck build --watch                again whenever a file is saved, until Ctrl-C
    """
    if watch:
        watching.watch(root, lambda: build(recipes, out, root, to, core, sheet))
        return
    from generator.ask import make
    from generator.flow import arranged, reported
    from generator.write import write, write_deck

    content, problems = checked(root)
    stop_at(problems, "Nothing was written.")
    chosen = [named(content, name) for name in recipes] if recipes else list(content.recipes.values())
    chosen = [replace(recipe, sheet=True) for recipe in chosen] if sheet else chosen
    if not chosen:
        refuse("there is no recipe in decks/", "write one; CONTRIBUTING shows how")
    stamp = time_of_build(content)
    files: dict[str, bytes] = {}
    made: list[tuple[Recipe, tuple[Form, ...], list[str]]] = []
    asked = make(content)
    with _progress(chosen) as counted:
        for recipe in counted:
            forms, lost = arranged(content, recipe, asked)
            deck = None
            if not recipe.blueprint:
                deck, lost = releasing.prepared(content, recipe, forms[0].items, stamp, core)
            problems += lost
            if not problems:
                written = (
                    write_deck(deck, to.value)
                    if deck
                    else write(recipe, forms, reported(content, recipe, forms, asked))
                )
                files |= written
                made.append((recipe, forms, list(written)))
    stop_at(problems, "Nothing was written.")
    put_in_place(out, files)
    for recipe, forms, names in made:
        typer.echo(show.summary(recipe, forms, [str(out / name) for name in names]))


app.command(short_help="Make a study sheet, a timeline and a self-check page of each topic.")(handout)


@app.command(short_help="Compare every fact with the paragraphs it cites.")
def audit(
    sources: Annotated[Path, typer.Option("--sources", help="The folder with the documents as text files (*.txt).")],
    root: Root = Path(),
) -> None:
    """Compare every fact with the paragraphs it cites, and find paragraphs that no fact cites.

    Exit code 0 where all stands in its place or is explained, 1 where not.

    Example:  factdeck audit --sources ../documents
    """
    from generator.audit import audit

    content, problems = checked(root)
    stop_at(problems, "Nothing was compared.")
    documents = _documents(sources)
    problems, tally = audit(content, documents)
    stop_at(problems, "")
    typer.echo(
        f"All stands where it is cited: {tally.found} facts in the words of their paragraphs, "
        f"{tally.explained} explained, {tally.elsewhere} resting on works not at hand.\n"
        f"{tally.cited} paragraphs cited, {tally.without_fact} listed with the reason why they hold no fact."
    )


@app.command(short_help="List the paragraphs of a new document.")
def paragraphs(document: Annotated[Path, typer.Argument(help="A text file; headings begin with = or #.")]) -> None:
    """Print the list of a new document's paragraphs, to be kept as content/paragraphs/<source>.yaml.

    Example:  factdeck paragraphs article.txt > content/paragraphs/article.yaml
    """
    from generator.audit import outline

    for place, fingerprint, beginning in outline(read_document(document)):
        typer.echo(f"{json.dumps(place, ensure_ascii=False)}: {fingerprint}  # {beginning}")


app.command(short_help="Write JSON Schemas, for editors that know YAML.")(schema)
app.command(short_help="Release decks: write their locks and packages.")(releasing.release)
app.command(short_help="List what changed between two releases.")(releasing.diff)


def _documents(folder: Path) -> dict[str, str]:
    found = sorted(folder.glob("*.txt"))
    if not found:
        refuse(f"{folder}: there are no text files (*.txt) here", "name the folder with the documents")
    return {path.name: read_document(path) for path in found}


def _progress(chosen: "list[Recipe]"):  # type: ignore[no-untyped-def]  # click's progress bar
    return typer.progressbar(chosen, label="Building", file=sys.stderr, hidden=not sys.stderr.isatty())
