"""The command line: read options, run the stages, print, write files."""

import io
import os
import sys
from errno import ENAMETOOLONG
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from generator import __version__
from generator.collector import paused

with paused():  # what is imported is no garbage
    import typer
    from typer.core import TyperGroup

    from generator import show
    from generator.steps import Root, checked, named, read_document, recipes_here, refuse, stop_at
    from generator.terminal import say

if TYPE_CHECKING:
    from generator.model import Content, Problem

_ELSEWHERE: dict[str, str] = {}
"""The modules of commands that are not written below."""


class Commands(TyperGroup):
    """The commands; one of another module is imported when it is called, and for help a line about it is enough."""

    def resolve_command(self, ctx, args):  # type: ignore[no-untyped-def]  # typer keeps these types to itself
        """The command that is called."""
        name, command, rest = super().resolve_command(ctx, args)
        if name in _ELSEWHERE:
            alone = typer.Typer(rich_markup_mode=None, add_completion=False)
            with paused():
                alone.command(name)(getattr(import_module(_ELSEWHERE[name]), name))
            command = typer.main.get_command(alone)
        return name, command, rest


app = typer.Typer(
    cls=Commands,
    name="factdeck",
    help="Facts in YAML and question templates become Anki decks and printed quizzes.",
    epilog="Start with  factdeck init NAME,  then  factdeck build.  Run in the folder that holds content/ and decks/.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def main() -> None:
    """Run the command line. Files and pipes get UTF-8, unless PYTHONIOENCODING asks for something else.

    The process ends at once: for Python to free what it holds piece by piece takes a twentieth of a large build.
    """
    wanted = os.environ.get("PYTHONIOENCODING")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a character shows its number
            stream.reconfigure(encoding=None if wanted or stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        os._exit(_status())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        if error.filename is not None:  # what the user named
            fix = "choose a shorter name" if error.errno == ENAMETOOLONG else "name a file or folder that you may use"
            print(f"{show.plain(str(error.filename))}: cannot be used ({reason})\n    {fix}", file=sys.stderr)
            sys.exit(1)
        print(f"what there is to say cannot be written ({reason})", file=sys.stderr)  # as on a disk that is full
        os._exit(1)  # Python would try once more, and complain


def _status() -> int:
    """Run a command, until all it says is written; gives the exit code."""
    try:
        app()
    except SystemExit as end:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # none where it was closed
            stream.flush()
        return end.code if isinstance(end.code, int) else 0
    return 0


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


def _elsewhere(name: str, module: str, line: str) -> None:
    """Announce the command that is the function `name` of another module; `line` is what help says of it."""
    _ELSEWHERE[name] = f"generator.{module}"
    app.command(name, short_help=line)(lambda: None)


_elsewhere("init", "starting", "Make a small project to begin with.")


@app.command(short_help="Show every problem of the project, with file and line.")
def check(
    root: Root = Path(),
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each.")] = False,
) -> None:
    """Check the whole project and show every problem at once, with its file and line.

    Once the content is sound, every item is read by the rules of good item writing, and every quiz and deck is put
    together: errors are problems, warnings are shown with what to do. Facts that learners easily confuse are
    information.

    Exit code 0 where all is well, 1 where there are problems.

    Examples:

      factdeck check                     all problems, warnings and information

      factdeck check --strict            the same, and warnings stop

      factdeck check --json              the same for programs
    """
    content, problems = checked(root)
    told = show.in_place(problems or _advice(root, content, strict))
    stopping = [each for each in told if each.severity == "error"]
    others = [each for each in told if each.severity != "error"]
    if as_json:
        for each in (*stopping, *others):
            _echo_data(show.problem_as_data(each))
        raise typer.Exit(1 if stopping else 0)
    stop_at(stopping, "There may be more when all is mended.")
    for line in show.advice(others):
        say(line)
    typer.echo(
        f"All is well: {len(content.facts)} facts about {len(content.entities)} entities, "
        f"{len(content.templates)} question templates, {len(content.recipes)} recipes."
    )


@paused()
def _advice(root: Path, content: "Content", strict: bool) -> "list[Problem]":
    """What is to be said of sound content: its items, quizzes, decks and schemas, and what is easily confused."""
    from generator.ask import ask as items_of
    from generator.check import inform
    from generator.editing import outdated
    from generator.flow import EVERYTHING, Bank, arranged, asked
    from generator.lint import lint, lint_paper
    from generator.notes import plan
    from generator.print_options import Print
    from generator.write import too_long

    bank = Bank(content)
    told = [*outdated(root, content.kinds), *inform(content), *lint(content, asked(bank, EVERYTHING)[0])]
    for recipe in content.recipes.values():
        if recipe.blueprint:
            forms, lost = arranged(bank, recipe)
            told += lost or [*lint_paper(forms[0]), *too_long(recipe, forms, Print())]
        elif recipe.id in content.life.locks:
            told += plan(content, recipe, items_of(content, recipe, bank.made)[0])[1]
    return [each._replace(severity="error") if strict and each.severity == "warning" else each for each in told]


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
    from generator.flow import EVERYTHING, Bank, asked

    content, problems = checked(root)
    stop_at(problems, "Nothing was asked.")
    items, skips = asked(Bank(content), named(content, recipe) if recipe else EVERYTHING)
    if as_json:
        for item in items:
            _echo_data(show.item_as_data(item))
        return
    for item in items:
        typer.echo(show.harmless(show.item_as_text(item)))
    for skip in skips:
        typer.echo(show.harmless(f"skipped {skip.template} of {skip.fact} ({skip.at}): {skip.why}"))
    typer.echo(f"{len(items)} items, {len(skips)} skipped.")


_elsewhere("build", "building", "Build decks and quizzes into a folder.")
_elsewhere("handout", "handouts", "Make a study sheet, a timeline and a self-check page of each topic.")


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

    listed = list(outline(read_document(document)))
    if not listed:
        refuse(f"{document}: there are no paragraphs here", "name a text file; each of its lines is a paragraph")
    for place, fingerprint, beginning in listed:
        typer.echo(show.harmless(f"{show.as_json(place)}: {fingerprint}  # {beginning}"))


_elsewhere("schema", "editing", "Write JSON Schemas, for editors that know YAML.")
_elsewhere("release", "releasing", "Release decks: write their locks and packages.")
_elsewhere("diff", "releasing", "List what changed between two releases.")


def _echo_data(data: object) -> None:
    """Print data for programs, in characters that what is printed to can carry."""
    typer.echo(show.as_json(data, getattr(sys.stdout, "encoding", None) or "utf-8"))


def _documents(folder: Path) -> dict[str, str]:
    found = sorted(folder.glob("*.txt"))
    if not found:
        refuse(f"{folder}: there are no text files (*.txt) here", "name the folder with the documents")
    for path in found:
        if path.exists() and not path.is_file():
            refuse(f"{path}: this is no file but a folder, a device or a pipe", "put a text file here, or take it away")
    return {path.name: read_document(path) for path in found}
