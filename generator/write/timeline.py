"""A timeline: the dated facts of a topic in a table, and beside each its time drawn as precisely as it is known.

The table says everything in words; the drawing repeats it for the eye. A row is as high as its text, so no label can
lie on another; which rows stand on which page is reckoned as for the quizzes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator import dates, texts, wording
from generator.dates import When
from generator.model import SENTENCES, Content, Fact
from generator.write import fit
from generator.write.page import page
from generator.write.study import HIGH, NUMBER, TITLE, WIDE, mark, said, works

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 36000)  # months between two marks of the axis
_MARKS = 4  # at most so many intervals between them
# In ems of the text, as in layouts/timeline.html and layouts/handout.css.
_WHEN, _WHAT = 0.19 * WIDE - 0.6, 0.55 * WIDE - 1.9
LEGEND = 5.3
"""How high the legend is at most."""
_RUNNING, _HEAD, _COLUMNS, _ROW, _FOOT = 0.5, 0.7, 3.4, 0.45, 0.5
"""What the line on every page, the head, the heads of columns, a row and the foot add to texts."""
_CAPTION = "What happened when, in the order of time (continued)"
_TOLD = "Timeline: what has a date, as the works numbered at the end tell it; made on 30 September 2000."
Shape = tuple[str, float, float]
"""What is drawn: its name, where it begins and how long it is, from 0 to 1000."""
_MEANINGS: tuple[tuple[set[str], list[Shape], str], ...] = (
    ({"tick"}, [("tick", 400, 200)], "a day"),
    ({"bar"}, [("bar", 200, 600)], "a month, a season, a year or longer: the bar is as long"),
    ({"about"}, [("about", 100, 800)], "about then"),
    ({"doubtful"}, [("doubtful", 200, 600)], "doubtful"),
    ({"doubtful-tick"}, [("doubtful-tick", 400, 200)], "a doubtful day"),
    ({"unsure"}, [("unsure", 0, 1000), ("bar", 250, 500)], "from … to: paler where the day is not known"),
    ({"on", "since"}, [("bar", 0, 300), ("on", 300, 700)], "how long is not known"),
)
"""Names of shapes, an example of them, and what they mean."""
Row = dict[str, object]
"""What is told of an event: its time and sentence, the works, and what is drawn."""
Work = tuple[int, str]
"""The number of a work, and what it is."""
_FINENESS = ("year", "part", "month", "day")
_LEAST = {"about": 40.0, "bar": 14.0, "doubtful": 14.0, "unsure": 14.0}
"""How long shapes are drawn at least, in thousandths of the axis: what fades at both ends could not be seen if it were
shorter, and others would be thinner than the mark of a day."""
_TIME = re.compile(
    rf"\b[io]n (?:the )?((?:about )?(?:(?:{'|'.join(dates.PARTS)})[ -](?:of )?)?(?:\d\d? )?"
    rf"(?:(?:{'|'.join(dates.MONTHS[1:])}) )?\d{{4}})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Event:
    """A fact with its time: when it began and ended; one of them None where only the other is known."""

    fact: Fact
    start: When | None
    end: When | None
    told: str

    @property
    def known(self) -> tuple[When, ...]:
        """The dates it has."""
        return tuple(when for when in (self.start, self.end) if when)

    @property
    def first(self) -> int:
        """The first day it may have been on, of those known."""
        return min(when.first for when in self.known)

    @property
    def last(self) -> int:
        """The last day it may have been on, of those known."""
        return max(when.last for when in self.known)

    @property
    def order(self) -> tuple[int, int, int]:
        """By what events are in order: a year before its parts, these before its months, and a month before its days.

        What was about or probably then stands with what was then, and what went on with what it began with.
        """
        begun = dates.parse(self.known[0].text.partition("/")[0].strip().rstrip("~?")) or self.known[0]
        return begun.first, _FINENESS.index(begun.precision), self.last


def events(content: Content, topic: str) -> list[Event]:
    """The facts of a topic that have a time, in its order."""
    found = []
    for fact in content.facts.by_topic.get(topic, ()):
        when = fact.value if isinstance(fact.value, When) else fact.on or _when_of_sentence(content, fact)
        if when:
            found.append(Event(fact, when, when, texts.capitalized(when.plain)))
        elif fact.start or fact.end:
            found.append(Event(fact, fact.start, fact.end, texts.capitalized(wording.time_of(fact))))
    return sorted(found, key=lambda event: event.order)


def _when_of_sentence(content: Content, fact: Fact) -> When | None:
    """The date of a sentence that names one year only, in a phrase that says when: "on 3 May 1641", "in 1641".

    Somebody's claim has one only behind an "According to …": in "X said in 1641 that …" it dates the saying.
    """
    if fact.property != SENTENCES:
        return None
    text = wording.statement(content, fact)
    if fact.by and not text.startswith("According to "):
        return None
    match = _TIME.search(text)
    alone = len(re.findall(r"\d{4}", text)) == 1
    return dates.said(match[1].replace("of ", "")) if match and alone else None


def axis(first: int, last: int) -> tuple[int, int, list[tuple[int, str]]]:
    """An axis that holds two days: its own first and last day, and its marks, each a day and what is written there.

    >>> [text for _, text in axis(date(1641, 5, 12).toordinal(), date(1662, 1, 1).toordinal())[2]]
    ['1640', '1650', '1660', '1670']
    >>> [text for _, text in axis(date(9999, 1, 1).toordinal(), date(9999, 1, 1).toordinal())[2]]
    ['Dec 9998', 'Jan 9999']
    """
    low, high = (each.year * 12 + each.month - 1 for each in map(date.fromordinal, (first, last)))
    step = next(step for step in _STEPS if high // step - low // step < _MARKS)
    start = min(max(12, low - low % step), 9999 * 12 - step)
    months = range(start, min(high - high % step + step, 9999 * 12) + 1, step)
    marks = [(date(each // 12, each % 12 + 1, 1).toordinal(), _mark(each, step)) for each in months]
    return marks[0][0], max(marks[-1][0], last), marks


def _mark(month: int, step: int) -> str:
    year, place = divmod(month, 12)
    return str(year) if step >= 12 else f"{dates.MONTHS[place + 1][:3]} {year}"


def write(content: Content, topic: str, day: str) -> dict[str, bytes]:
    """The timeline of a topic, by file name; nothing where no fact has a time. day: the date of the build, in words."""
    found = events(content, topic)
    if not found:
        return {}
    low, high, marks = axis(min(event.first for event in found), max(event.last for event in found))

    def across(ordinal: int) -> float:
        """How far along the axis a day begins, from 0 to 1000."""
        return round(1000 * (ordinal - low) / (high - low), 2)

    drawn = [_shapes(event, across) for event in found]
    cited = works([event.fact for event in found])
    rows: list[Row] = [
        {
            "told": event.told,
            "said": said(content, event.fact),
            "cited": cited.cited(event.fact),
            "shapes": shapes,
        }
        for event, shapes in zip(found, drawn, strict=True)
    ]
    named = [(number, wording.work(content.sources[source])) for source, number in cited.numbers.items()]
    title = content.title(topic)
    values = {
        "title": title,
        "day": day,
        "marks": [(across(ordinal), text) for ordinal, text in marks],
        "legend": _legend(drawn),
        "pages": _pages(title, rows, named),
    }
    return {f"{topic}-timeline.html": page("timeline.html", values, "handout.css")}


def _pages(title: str, rows: list[Row], named: list[Work]) -> list[tuple[list[Row], list[Work]]]:
    """The rows and the works that stand on each page; the last two rows stay together where that can be."""
    every = fit.text(f"{title}: timeline, page 000 of 000", WIDE) + _RUNNING
    every += fit.text(_CAPTION, WIDE / fit.BOLD) + _COLUMNS
    every += fit.text("Works cited", WIDE) + _FOOT
    head = _HEAD + fit.text(title, WIDE / fit.BOLD, TITLE) + fit.text(_TOLD, WIDE) + LEGEND
    heights = [_height(row) for row in rows] + [fit.text(work, WIDE - NUMBER) for _, work in named]
    end = len(rows) - 1
    together = end > 1 and sum(heights[end - 1 : end + 1]) <= HIGH - every - head
    if together:
        heights[end - 1 : end + 1] = [sum(heights[end - 1 : end + 1])]
    pages, first, blocks = [], 0, 0
    for (count,) in fit.pages(heights, HIGH - every - head, HIGH - every):
        blocks += count
        last = blocks + (together and blocks >= end)
        pages.append((rows[first:last], named[max(first - len(rows), 0) : max(last - len(rows), 0)]))
        first = last
    return pages


def _height(row: Row) -> float:
    """How high a row is at most."""
    said = f"{row['said']}{mark(str(row['cited']))}"
    return _ROW + max(fit.text(str(row["told"]), _WHEN), fit.text(said, _WHAT))


def _legend(drawn: list[list[Shape]]) -> list[tuple[list[Shape], str]]:
    """What the shapes mean that are drawn, each with an example; the sure part of "from … to" has no meaning alone."""
    used = {name for shapes in drawn for name, _, _ in (shapes[:1] if shapes[0][0] == "unsure" else shapes)}
    return [(example, meaning) for names, example, meaning in _MEANINGS if names & used]


def _shapes(event: Event, across: Callable[[int], float]) -> list[Shape]:
    """What is drawn for an event."""

    def shape(name: str, first: int, last: int) -> Shape:
        return name, across(first), round(across(last + 1) - across(first), 2)

    start, end = event.start, event.end
    if start and end and start is not end:
        sure = [shape("bar", start.last + 1, end.first - 1)] if start.last + 1 < end.first else []
        return [_seen(shape("unsure", start.first, end.last)), *sure]
    (when,) = {*event.known}
    name = "doubtful" if not when.sure else "about" if when.text.endswith("~") else "bar"
    if when.precision == "day" and name != "about":
        name = "tick" if name == "bar" else "doubtful-tick"
    time = _seen(shape(name, when.first, when.last))
    _, begin, long = time
    if start and end:
        return [time]
    return [time, ("on", round(begin + long, 2), 60.0) if start else ("since", begin, 60.0)]


def _seen(shape: Shape) -> Shape:
    """The same, as long as it must be to be seen, about the middle of its time."""
    name, begin, long = shape
    least = max(long, _LEAST.get(name, 0))
    return name, round(min(max(begin - (least - long) / 2, 0), 1000 - least), 2) if least > long else begin, least
