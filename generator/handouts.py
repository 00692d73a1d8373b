"""The command `handout`: what is handed out of a topic before a quiz, besides the quiz."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.steps import Root, checked, put_in_place, refuse, stop_at, time_of_build

_LAST = 253_402_300_799  # the last second of the year 9999: SOURCE_DATE_EPOCH may be beyond the calendar


def handout(
    topics: Annotated[list[str] | None, typer.Argument(help="Topics, by their files' names; without any, all.")] = None,
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")] = Path("build"),
    root: Root = Path(),
) -> None:
    """Make pages to hand out: of each topic a study sheet of one page, a timeline, and a self-check page for a screen.

    Examples:

      factdeck handout                     of every topic

      factdeck handout planets moons       of two topics
    """
    from generator.dates import MONTHS
    from generator.flow import EVERYTHING, asked
    from generator.shape import choose
    from generator.write import selfcheck, study, timeline

    content, problems = checked(root)
    stop_at(problems, "Nothing was written.")
    known = list(dict.fromkeys(fact.topic for fact in content.facts.values()))
    for topic in topics or ():
        if topic not in known:
            refuse(f'there is no topic "{topic}"', choose(topic, known))
    items, _ = asked(content, EVERYTHING)
    made = datetime.fromtimestamp(min(time_of_build(content), _LAST), UTC)
    day = f"{made.day} {MONTHS[made.month]} {made.year}"
    files: dict[str, bytes] = {}
    for topic in topics or known:
        files |= (
            study.write(content, topic, day) | timeline.write(content, topic, day) | selfcheck.write(topic, items, day)
        )
    put_in_place(out, files)
    typer.echo("\n".join(f"  {out / name}" for name in files))
    typer.echo("Print the study sheets and timelines; open the self-check pages in a browser.")
