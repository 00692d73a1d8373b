"""A study sheet: on one page, the facts of a topic that matter most, as sentences below whom they are about.

What fits is reckoned from the widths of letters, for the narrower and the lower of A4 and Letter; so no browser is
needed to build, and a test prints every sheet to see that it is one page.
"""

from dataclasses import dataclass

from generator import texts, wording
from generator.model import LEVELS, Content, Fact
from generator.write.fitting import POINT, lines, width
from generator.write.page import page

# In millimetres and points, as in layouts/study.html and layouts/handout.css.
_PAGE = 279.4 - 2 * 14  # Letter is lower than A4
_COLUMN = (210 - 2 * 15 - 8) / 2  # A4 is narrower than Letter
_TEXT, _LEADING, _GAP, _INDENT = 10.5, 10.5 * 1.25 * POINT, 0.6, 3.0
_WORK, _WORK_LEADING, _WORK_INDENT = 8.5, 8.5 * 1.2 * POINT, 5.0
_SECTION = 2.6
_TITLE, _TITLE_LEADING = 16, 16 * 1.2 * POINT
_HEAD, _FOOT = 10.0, 14.0
_WIDER = 1.25  # headings are set in bold letters without serifs
_UNEVEN = 6.0  # one column may be longer than the other by so much, because nothing is split


@dataclass(frozen=True, slots=True)
class Works:
    """The works some facts cite, numbered from 1 in the order in which they first do."""

    numbers: dict[str, int]

    def cited(self, fact: Fact) -> str:
        """The numbers of a fact's sources: "2, 5"."""
        return ", ".join(map(str, sorted({self.numbers[each.source] for each in fact.sources})))


def works(facts: list[Fact]) -> Works:
    """Number the works these facts cite."""
    named = dict.fromkeys(each.source for fact in facts for each in fact.sources)
    return Works({source: number for number, source in enumerate(named, 1)})


def write(content: Content, topic: str, day: str) -> dict[str, bytes]:
    """The study sheet of a topic, by file name. day: the date of the build, in words."""
    facts = [fact for fact in content.facts.values() if fact.topic == topic]
    chosen = choose(content, topic, facts)
    cited = works(chosen)
    values = {
        "title": texts.title(topic),
        "day": day,
        "groups": [
            (
                texts.capitalized(content.entities[subject].name),
                content.entities[subject].about,
                [(said(content, fact), cited.cited(fact)) for fact in mine],
            )
            for subject, mine in _by_subject(chosen).items()
        ],
        "works": [wording.work(content.sources[source]) for source in cited.numbers],
        "count": f"{len(chosen)} of {len(facts)}",
        "left": left_out(facts, chosen),
    }
    return {f"{topic}-study.html": page("study.html", values, "handout.css")}


def said(content: Content, fact: Fact) -> str:
    """A fact in its sentence, and why it is disputed where it is."""
    disputed = f" Disputed: {fact.disputed.removesuffix('.')}." if fact.disputed else ""
    return wording.statement(content, fact) + disputed


def choose(content: Content, topic: str, facts: list[Fact]) -> list[Fact]:
    """The facts that fit on the page, in their order: level by level, of each three of an entity in turn."""
    chosen: list[Fact] = []
    for level in LEVELS:
        wanted = [fact for fact in facts if fact.level == level]
        places = {fact.id: place for mine in _by_subject(wanted).values() for place, fact in enumerate(mine)}
        before = len(chosen)
        for fact in sorted(wanted, key=lambda fact: places[fact.id] // 3):
            if _height(content, topic, [*chosen, fact]) <= _PAGE:
                chosen.append(fact)
        if len(chosen) - before < len(wanted):
            break
    kept = {fact.id for fact in chosen}
    return [fact for fact in facts if fact.id in kept]


def left_out(facts: list[Fact], chosen: list[Fact]) -> str:
    """What of each level is not on the sheet, in words; empty where all is."""
    parts = []
    for level in LEVELS:
        all_of, on_it = (sum(fact.level == level for fact in group) for group in (facts, chosen))
        if on_it < all_of:
            parts.append(f"{all_of - on_it} of {all_of} {level} facts")
    return ", ".join(parts)


def _by_subject(facts: list[Fact]) -> dict[str, list[Fact]]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.subject, []).append(fact)
    return groups


def _height(content: Content, topic: str, facts: list[Fact]) -> float:
    """How high a sheet of these facts is at most, in millimetres."""
    columns = 0.0
    for subject, mine in _by_subject(facts).items():
        entity = content.entities[subject]
        name = width(f"{entity.name}, ", _TEXT * _WIDER)
        columns += _SECTION + _LEADING * lines(entity.about, _TEXT, _COLUMN, name)
        for fact in mine:
            columns += _GAP + _LEADING * lines(f"– {said(content, fact)} [10, 11]", _TEXT, _COLUMN - _INDENT)
    cited = sum(
        _WORK_LEADING * lines(f"10. {wording.work(content.sources[source])}", _WORK, _COLUMN - _WORK_INDENT)
        for source in works(facts).numbers
    )
    head = _HEAD + _TITLE_LEADING * lines(texts.title(topic), _TITLE * _WIDER, 2 * _COLUMN)
    return head + columns / 2 + _UNEVEN + cited / 2 + _FOOT
