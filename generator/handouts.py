"""The command `handout`: what is handed out of a topic before a quiz, besides the quiz."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.dates import MONTHS

_LAST = 253_402_300_799  # the last second of the year 9999: SOURCE_DATE_EPOCH may be beyond the calendar


def handout(
    topics: Annotated[list[str] | None, typer.Argument(help="Topics, by their files' names; without any, all.")] = None,
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")] = Path("build"),
    root: Annotated[Path, typer.Option("--root", help="The folder that holds content/ and decks/.")] = Path(),
) -> None:
    """Make pages to hand out: of each topic a study sheet of one page, a timeline, and a self-check page for a screen.

    Examples:

      factdeck handout                     of every topic

      factdeck handout planets moons       of two topics
    """
    from generator.cli import _asked, _checked, _everything, _refuse, _stamp, _stop_at
    from generator.output import put
    from generator.shape import choose
    from generator.write import selfcheck, study, timeline

    content, problems = _checked(root)
    _stop_at(problems, "Nothing was written.")
    known = list(dict.fromkeys(fact.topic for fact in content.facts.values()))
    for topic in topics or ():
        if topic not in known:
            _refuse(f'there is no topic "{topic}"', choose(topic, known))
    items, _ = _asked(content, _everything())
    made = datetime.fromtimestamp(min(_stamp(), _LAST), UTC)
    day = f"{made.day} {MONTHS[made.month]} {made.year}"
    files: dict[str, bytes] = {}
    for topic in topics or known:
        files |= (
            study.write(content, topic, day) | timeline.write(content, topic, day) | selfcheck.write(topic, items, day)
        )
    fault = put(out, files)
    if fault:
        _refuse(f"{out}: cannot be written ({fault.what})", fault.fix)
    typer.echo("\n".join(f"  {out / name}" for name in files))
    typer.echo("Print the study sheets and timelines; open the self-check pages in a browser.")
