"""Text on a terminal: lines wrapped to its width, places in colour. Everywhere else the plain text stays as it is."""

import os
import re
import shutil
import sys
import textwrap

import typer

from generator.show import harmless

_PLACE = re.compile(r"^\s*(.+?:\d+):(?= )")


def say(text: str, err: bool = False) -> None:
    """Print a text, for people where it goes to a terminal.

    NO_COLOR (no-color.org) and a terminal that is called dumb get no colour.
    """
    text = harmless(text)
    stream = sys.stderr if err else sys.stdout
    if stream is None or not stream.isatty():  # there is none where the caller closed it
        typer.echo(text, err=err)
        return
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size().columns
    for line in text.split("\n"):
        shown = wrapped(line, width)
        typer.echo(shown if plain else coloured(shown), err=err)


def wrapped(line: str, width: int) -> str:
    r"""A line broken at spaces, its further lines as far in as the first and two more.

    >>> wrapped("  one of the lines that do not fit in forty columns", 40)
    '  one of the lines that do not fit in\n    forty columns'
    """
    indent = line[: len(line) - len(line.lstrip())] + "  "
    broken = textwrap.wrap(
        line, max(width, 40), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(broken) or line


def coloured(line: str) -> str:
    """A line with the place at its beginning in bold, and what to do, which stands further in, in green."""
    if match := _PLACE.match(line):
        return line[: match.start(1)] + typer.style(match[1], bold=True) + line[match.end(1) :]
    return typer.style(line, fg="green") if line.startswith("    ") else line
