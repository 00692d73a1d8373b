"""The command `handout`: what is handed out of a topic before a quiz, besides the quiz."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator import printing
from generator.steps import Root, checked, put_in_place, refuse, stop_at, time_of_build

_LAST = 253_402_300_799  # the last second of the year 9999: SOURCE_DATE_EPOCH may be beyond the calendar


class Format(StrEnum):
    """What a handout can become."""

    pdf = "pdf"


def handout(
    topics: Annotated[list[str] | None, typer.Argument(help="Topics, by their files' names; without any, all.")] = None,
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")] = Path("build"),
    root: Root = Path(),
    to: Annotated[
        Format | None,
        typer.Option("--to", case_sensitive=False, help="With pdf, study sheets and timelines become PDF as well."),
    ] = None,
    paper: Annotated[
        printing.PaperName, typer.Option("--paper", case_sensitive=False, help="The paper of the PDF; pages fit both.")
    ] = printing.PaperName.a4,
) -> None:
    """Make pages to hand out: of each topic a study sheet of one page, a timeline, and a self-check page for a screen.

    Examples:

      factdeck handout                     of every topic

      factdeck handout planets moons       of two topics

      factdeck handout planets --to pdf    as PDF on A4 as well
    """
    from generator.ask import ask
    from generator.dates import MONTHS
    from generator.flow import EVERYTHING
    from generator.items import Item
    from generator.order import in_study_order
    from generator.spelling import choose
    from generator.texts import listed
    from generator.write import selfcheck, study, timeline

    content, problems = checked(root)
    stop_at(problems, "Nothing was written.")
    known = content.facts.by_topic
    for topic in topics or ():
        if topic not in known:
            refuse(f'there is no topic "{topic}"', choose(topic, known))
    browser = printing.browser() if to else ""
    items: dict[str, list[Item]] = {}
    for item in in_study_order(content, EVERYTHING, ask(content, EVERYTHING)[0]):
        items.setdefault(item.topic, []).append(item)
    stamp = min(time_of_build(content), _LAST)
    made = datetime.fromtimestamp(stamp, UTC)
    day = f"{made.day} {MONTHS[made.month]} {made.year}"
    files: dict[str, bytes] = {}
    for topic in topics or known:
        files |= (
            study.write(content, topic, day)
            | timeline.write(content, topic, day)
            | selfcheck.write(topic, content.title(topic), items.get(topic, []), day)
        )
    if browser:
        files |= printing.pdfs(files, browser, stamp, paper.value)
    put_in_place({out / name: data for name, data in files.items()})
    typer.echo("\n".join(f"  {out / name}" for name in files))
    if undated := [each for each in dict.fromkeys(topics or known) if f"{each}-timeline.html" not in files]:
        typer.echo(f"No timeline of {listed(undated)}: no fact there has a date.")
    typer.echo("Print the study sheets and timelines; open the self-check pages in a browser.")
    printing.tell_outdated(printing.printable(files), files, out, "--to pdf")
