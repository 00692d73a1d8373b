"""The command line: read options, run the stages, print, write files."""

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from generator import __version__, show
from generator.handouts import handout

if TYPE_CHECKING:
    from generator.items import Form, Item, Skip
    from generator.model import Content, Problem, Recipe

app = typer.Typer(
    name="factdeck",
    help="Facts in YAML and question templates become Anki decks and printed quizzes.",
    epilog="Start with  factdeck check,  then  factdeck build.  Run in the folder that holds content/ and decks/.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Root = Annotated[
    Path, typer.Option("--root", help="The folder that holds content/ and decks/.", show_default="this folder")
]


def main() -> None:
    """Run the command line."""
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


@app.command(short_help="Show every problem of the project, with file and line.")
def check(
    root: Root = Path(),
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings about items count as problems.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line: at, what, fix, severity.")] = False,
) -> None:
    """Check the whole project and show every problem at once, with its file and line.

    Once the content is sound, every item is read by the rules of good item writing (docs/lint.md): errors are
    problems, warnings are shown. Facts that learners easily confuse are listed as information.

    Exit code 0 where all is well, 1 where there are problems.

    Examples:

      factdeck check                     all problems, warnings and information

      factdeck check --strict            the same, and warnings stop

      factdeck check --json              the same for programs
    """
    from generator.check import inform
    from generator.lint import lint

    content, problems = _checked(root)
    advice = [] if problems else lint(_asked(content, _everything())[0])
    stopping, others = list(problems), [] if problems else inform(content)
    for each in advice:
        (stopping if strict or each.severity == "error" else others).append(each)
    if as_json:
        for each in (*show.in_place(stopping), *show.in_place(others)):
            typer.echo(json.dumps(show.problem_as_data(each), ensure_ascii=False))
        raise typer.Exit(1 if stopping else 0)
    _stop_at(stopping, "")
    for severity, heading in (
        ("information", "easily confused; new cards keep these apart"),
        ("warning", "see docs/lint.md"),
    ):
        mine = [each for each in show.in_place(others) if each.severity == severity]
        if mine:
            typer.echo(f"{severity.capitalize()} ({heading}):")
        for each in mine:
            typer.echo(f"  {each.at}: {each.what}")
    typer.echo(
        f"All is well: {len(content.facts)} facts about {len(content.entities)} entities, "
        f"{len(content.templates)} questions, {len(content.recipes)} recipes."
    )


@app.command(short_help="Show every item with answer, options and source.")
def ask(
    recipe: Annotated[str, typer.Argument(help="The recipe whose items to show; without it, everything.")] = "",
    root: Root = Path(),
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each item.")] = False,
) -> None:
    """Show every item with its answer, options and source, and what was skipped and why.

    Examples:

      factdeck ask                       every question the content can ask

      factdeck ask planets-quiz          what one recipe may draw from

      factdeck ask planets --json        the same for programs
    """
    content, problems = _checked(root)
    _stop_at(problems, "Nothing was asked.")
    items, skips = _asked(content, _named(content, recipe) if recipe else _everything())
    for item in items:
        typer.echo(json.dumps(show.item_as_data(item), ensure_ascii=False) if as_json else show.item_as_text(item))
    if not as_json:
        for skip in skips:
            typer.echo(f"skipped {skip.template} of {skip.fact} ({skip.at}): {skip.why}")
        typer.echo(f"{len(items)} items, {len(skips)} skipped.")


@app.command(short_help="Build decks and quizzes into a folder.")
def build(
    recipes: Annotated[list[str] | None, typer.Argument(help="Recipes to build; without any, all.")] = None,
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")] = Path("build"),
    root: Root = Path(),
    sheet: Annotated[bool, typer.Option("--sheet", help="With each quiz, answer sheets to fill in.")] = False,
) -> None:
    """Build decks and quizzes into a folder. With any problem, nothing is written.

    Examples:

      factdeck build                        everything in decks/

      factdeck build planets --out shelf    one recipe, elsewhere

      factdeck build planets-quiz --sheet   with answer sheets
    """
    from generator.forms import arrange
    from generator.order import in_study_order
    from generator.output import put
    from generator.sets import propose
    from generator.write import write

    content, problems = _checked(root)
    _stop_at(problems, "Nothing was written.")
    chosen = [_named(content, name) for name in recipes] if recipes else list(content.recipes.values())
    chosen = [replace(recipe, sheet=True) for recipe in chosen] if sheet else chosen
    if not chosen:
        _refuse("there is no recipe in decks/", "write one; CONTRIBUTING shows how")
    stamp = _stamp()
    files: dict[str, bytes] = {}
    made: list[tuple[Recipe, tuple[Form, ...], list[str]]] = []
    with _progress(chosen) as counted:
        for recipe in counted:
            items, _ = _asked(content, recipe)
            if not recipe.blueprint:
                items = in_study_order(content, recipe, items)
            forms, deficits = arrange(recipe, items, propose(content, recipe, items))
            problems += deficits
            if not deficits:
                written = write(recipe, forms, stamp)
                files |= written
                made.append((recipe, forms, list(written)))
    _stop_at(problems, "Nothing was written.")
    fault = put(out, files)
    if fault:
        _refuse(f"{out}: cannot be written ({fault.what})", fault.fix)
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

    content, problems = _checked(root)
    _stop_at(problems, "Nothing was compared.")
    documents = _documents(sources)
    problems, tally = audit(content, documents)
    _stop_at(problems, "")
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

    for place, fingerprint, beginning in outline(_document(document)):
        typer.echo(f"{json.dumps(place, ensure_ascii=False)}: {fingerprint}  # {beginning}")


def _documents(folder: Path) -> dict[str, str]:
    found = sorted(folder.glob("*.txt"))
    if not found:
        _refuse(f"{folder}: there are no text files (*.txt) here", "name the folder with the documents")
    return {path.name: _document(path) for path in found}


def _document(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        what = "this file cannot be read as text in UTF-8" if path.exists() else "there is no such file"
        _refuse(f"{path}: {what}", "name a text file")


def _checked(root: Path) -> "tuple[Content, list[Problem]]":
    from generator.check import check
    from generator.load import load

    content, problems = load(root)
    return content, show.in_place([*problems, *check(content)])


def _stop_at(problems: "list[Problem]", consequence: str) -> None:
    """Show all problems and stop, if there are any."""
    if problems:
        typer.echo(show.told(problems, consequence), err=True)
        raise typer.Exit(1)


def _asked(content: "Content", recipe: "Recipe") -> "tuple[list[Item], list[Skip]]":
    from generator.ask import ask
    from generator.distractors import offer

    items, skips = ask(content, recipe)
    return offer(content, recipe, items), skips


def _named(content: "Content", name: str) -> "Recipe":
    from generator.shape import choose

    if name not in content.recipes:
        _refuse(f'there is no recipe "{name}"', choose(name, content.recipes))
    return content.recipes[name]


def _refuse(what: str, fix: str) -> NoReturn:
    """Say what was wrong with the call, and stop."""
    typer.echo(f"{what}\n    {fix}", err=True)
    raise typer.Exit(1)


def _everything() -> "Recipe":
    from generator.model import Only, Recipe

    return Recipe("everything", "Everything", "", "", (), Only(), ("A",), 3, "everything", (), "")


def _progress(chosen: "list[Recipe]"):  # type: ignore[no-untyped-def]  # click's progress bar
    return typer.progressbar(chosen, label="Building", file=sys.stderr, hidden=not sys.stderr.isatty())


def _stamp() -> int:
    """The time of this build in seconds: now, or SOURCE_DATE_EPOCH where a build is to be repeated."""
    wanted = os.environ.get("SOURCE_DATE_EPOCH", "")
    if wanted and not (wanted.isascii() and wanted.isdigit()):
        _refuse(f'SOURCE_DATE_EPOCH is "{wanted}"', "give a number of seconds since 1970, or leave it out")
    return int(wanted) if wanted else int(time.time())
