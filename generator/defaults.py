"""What a statement has unless it says otherwise: sources and a level, from its page or from its file."""

from sys import intern

from generator.dates import When
from generator.model import LEVELS, Citation, Entity, Fact, Gap
from generator.shape import File
from generator.tree import Map, Tree

SOURCES = 30
"""How many sources a card, a line of a key and a study sheet can show behind one statement."""


class Defaults:
    """The sources and level of a page, else those of its file."""

    def __init__(self, file: File, entry: Map, topic: str, outer: "Defaults | None") -> None:
        self.file, self.topic = file, topic
        self.sources: tuple[Citation, ...] = _citations(file, entry) or (outer.sources if outer else ())
        self.level: str = _level(file, entry) or (outer.level if outer else "standard")

    def fact(
        self,
        id: str,
        subject: Entity,
        property: str,
        value: str | When,
        entry: Map,
        usual: bool,
        where: Tree,
        gaps: tuple[Gap, ...],
    ) -> Fact:
        """The fact that a statement's entry says. usual: whether it has a value, sources and a level at most."""
        file = self.file
        by, on, start, end = "", None, None, None
        disputed, inferred, note = "", "", ""
        after: tuple[str, ...] = ()
        if not usual:
            by, on = str(file.text(entry, "by")), file.date(entry, "on")
            start, end = file.date(entry, "from"), file.date(entry, "to")
            disputed, inferred = str(file.text(entry, "disputed")), str(file.text(entry, "inferred"))
            note, after = str(file.text(entry, "note")), file.texts(entry, "after")
        sources, level = _citations(file, entry) or self.sources, _level(file, entry) or self.level
        return Fact(id, subject.id, subject.kind, property, value, by, on, start, end, sources, disputed, inferred,
                    note, level, self.topic, gaps, after, file.at(where))  # fmt: skip


def _citations(file: File, entry: Map) -> tuple[Citation, ...]:
    if "source" not in entry:
        return ()
    cited, named = [], file.texts(entry, "source")
    if len(named) > SOURCES:
        what = f"{len(named):,} sources are cited together; at most {SOURCES} can stand with a fact"
        file.problem(entry.name("source"), what, "keep those that say most, and name with each fact those that say it")
    for text in named[:SOURCES]:
        source, _, locator = text.partition(" ")
        if not locator and file.cut(text):
            locator = "#"
        cited.append(Citation(intern(str(source)), locator.strip(), text.line))
    return tuple(cited)


def _level(file: File, entry: Map) -> str:
    if "level" not in entry:
        return ""
    level = file.text(entry, "level")
    if level in LEVELS:
        return intern(str(level))
    if level:
        file.choice(level, LEVELS, "level")
    return ""
