"""A study sheet: on one page, the facts of a topic that matter most, as sentences below whom they are about.

What fits is reckoned by the ruler of the quizzes' pages, for the narrower and the lower of A4 and Letter. Facts and
works are parted here into two columns, because not every browser prints columns of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from generator import texts, wording
from generator.model import LEVELS, Content, Entity, Fact
from generator.print_options import BOTH, GAP, room
from generator.write import fit
from generator.write.page import page

# In ems of the text, as in layouts/study.html and layouts/handout.css; the margin in millimetres, the size in points.
_MARGIN, _SIZE = 14, 9
WIDE, HIGH = room(*BOTH, _MARGIN, _MARGIN, _SIZE)
"""What can be printed on, with either paper."""
TITLE = 1.5
"""How much larger the title is than the text, whose letters are as small as can be read with ease."""
NUMBER = 2.0
"""What a work is indented."""
_COLUMN, _DASH = (WIDE - GAP) / 2, 1.2
"""The width of a column, and what a fact is indented."""
_HEAD, _SECTION, _FACT, _FOOT = 1.2, 0.6, 0.15, 0.5
"""What the head, a section, a fact and the foot add to the height of texts."""
_NAME = _COLUMN / fit.BOLD
"""How wide the name of an entity may be in letters that are not bold."""
_CONTINUED = "(continued)"
_PARTED = 4 * fit.LEAD
"""How much higher a column may be so that no entity stands in both, and again so that no fact of it stands alone."""
_ABOVE = "Study sheet: 1000 of 1000 facts, as the works numbered below tell them; made on 30 September 2000."
_Block = TypeVar("_Block")


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
    facts = content.facts.by_topic[topic]
    chosen = choose(content, topic, facts)
    cited = works(chosen)
    named = [wording.work(content.sources[source]) for source in cited.numbers]
    count = _in_first(content, topic, chosen)
    left, right = chosen[:count], chosen[count:]
    values = {
        "title": content.title(topic),
        "day": day,
        "columns": [
            _sections(content, left, cited),
            _sections(content, right, cited, *(fact.subject for fact in left[-1:])),
        ],
        "works": _halves(list(enumerate(named, 1)), _heights_of_works(named)),
        "count": f"{len(chosen)} of {len(facts)}",
        "left": left_out(facts, chosen),
    }
    return {f"{topic}-study.html": page("study.html", values, "handout.css")}


def _sections(
    content: Content, facts: Sequence[Fact], cited: Works, before: str = ""
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """A column as the layout wants it: the names of entities, who they are, and their facts with their works.

    before: the entity with which the other column ends; if it goes on here, that is said.
    """
    found = []
    for subject, mine in _by_subject(facts).items():
        entity = content.entities[subject]
        name = texts.capitalized(entity.name)
        head = (f"{name} {_CONTINUED}", "") if subject == before else (name, entity.about)
        found.append((*head, [(said(content, fact), cited.cited(fact)) for fact in mine]))
    return found


def said(content: Content, fact: Fact) -> str:
    """A fact in its sentence, and why it is disputed where it is."""
    disputed = f" Disputed: {fact.disputed.removesuffix('.')}." if fact.disputed else ""
    return wording.statement(content, fact) + disputed


def choose(content: Content, topic: str, facts: list[Fact]) -> list[Fact]:
    """The facts that fit on the page, by entity: level by level, of each three of an entity in turn."""
    chosen: list[Fact] = []
    facts = _together(facts)
    order = {fact.id: place for place, fact in enumerate(facts)}
    lines = _lines(content, facts)
    for level in LEVELS:
        wanted = [fact for fact in facts if fact.level == level]
        places = {fact.id: place for mine in _by_subject(wanted).values() for place, fact in enumerate(mine)}
        before = len(chosen)
        for fact in sorted(wanted, key=lambda fact: places[fact.id] // 3):
            more = sorted([*chosen, fact], key=lambda each: order[each.id])
            if _fits(content, topic, more, lines):
                chosen = more
        if len(chosen) - before < len(wanted):
            break
    return chosen


def left_out(facts: list[Fact], chosen: list[Fact]) -> str:
    """What of each level is not on the sheet, in words; empty where all is."""
    parts = []
    for level in LEVELS:
        all_of, on_it = (sum(fact.level == level for fact in group) for group in (facts, chosen))
        if on_it < all_of:
            parts.append(f"{all_of - on_it} of {all_of} {level} facts")
    return ", ".join(parts)


def _by_subject(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.subject, []).append(fact)
    return groups


def _together(facts: list[Fact]) -> list[Fact]:
    """The same facts, those of each entity one after another."""
    return [fact for mine in _by_subject(facts).values() for fact in mine]


def _lines(content: Content, facts: list[Fact]) -> dict[str, float]:
    """How high each fact is at most, by its id."""
    wide, longest = _COLUMN - _DASH, len(str(len(content.sources)))
    told = {fact.id: f"{said(content, fact)}{mark(', '.join(['0' * longest] * len(fact.sources)))}" for fact in facts}
    return {id: _FACT + fit.text(text, wide) for id, text in told.items()}


def mark(numbers: str) -> str:
    """The numbers of works as they stand behind a sentence, from which they are not parted."""
    return f" [{numbers}]".replace(" ", "\u00a0")


def _fits(content: Content, topic: str, facts: list[Fact], lines: Mapping[str, float]) -> bool:
    """Whether a sheet of these facts, in their order, is one page. lines: as `_lines` gives them."""
    lowest = min(high for _, high, _ in _partings(content, facts, _heights(content, facts, lines)))
    return lowest <= _room(content, topic, facts)


def _room(content: Content, topic: str, facts: list[Fact]) -> float:
    """How high the columns of these facts may be, between the head of the sheet and the works."""
    head = _HEAD + fit.text(content.title(topic), WIDE / fit.BOLD, TITLE) + fit.text(_ABOVE, WIDE)
    heights = _heights_of_works([wording.work(content.sources[source]) for source in works(facts).numbers])
    foot = _FOOT + 3 * fit.LEAD  # the heading of the works, and two lines about what is left out
    return HIGH - head - foot - max(map(sum, _halves(heights, heights)))


def _in_first(content: Content, topic: str, facts: list[Fact]) -> int:
    """How many of the facts of a sheet stand in its first column.

    Columns are about as high as one another, and part where an entity begins if that leaves none much higher.
    """
    room = _room(content, topic, facts)
    found = list(_partings(content, facts, _heights(content, facts, _lines(content, facts))))
    return min(found, key=lambda each: (each[1] > room, each[1] + each[2]))[0]


def _partings(content: Content, facts: list[Fact], heights: list[float]) -> Iterator[tuple[int, float, float]]:
    """For each number of facts in the first column how high the higher one is, and how much such a parting costs."""
    tops = list(accumulate(heights, initial=0.0))
    for count, top in enumerate(tops):
        about = [fact.subject for fact in facts[max(count - 2, 0) : count + 2]]
        if 0 < count < len(facts) and facts[count - 1].subject == facts[count].subject:
            again = _SECTION + fit.text(f"{content.entities[facts[count].subject].name} {_CONTINUED}", _NAME)
            alone = len(about) < 4 or len(set(about)) > 1
            yield count, max(top, tops[-1] - top + again), _PARTED * (1 + alone)
        else:
            yield count, max(top, tops[-1] - top), 0


def _heights(content: Content, facts: list[Fact], lines: Mapping[str, float]) -> list[float]:
    """How high each fact is at most; the first of an entity together with what stands above it."""
    heights, before = [], ""
    for fact in facts:
        entity = content.entities[fact.subject]
        high = lines[fact.id]
        if fact.subject != before:
            high += _SECTION + _who(entity)
        heights.append(high)
        before = fact.subject
    return heights


def _who(entity: Entity) -> float:
    """How high the name of an entity and who it is are at most: the name alone is bold."""
    wide = fit.width(entity.name) * fit.BOLD
    if wide > _COLUMN:
        return fit.text(f"{entity.name}, {entity.about}", _NAME)
    return fit.LEAD * fit.lines(f", {entity.about}", _COLUMN, wide)


def _heights_of_works(named: list[str]) -> list[float]:
    return [fit.text(each, _COLUMN - NUMBER) for each in named]


def _halves(blocks: Sequence[_Block], heights: Sequence[float]) -> tuple[Sequence[_Block], Sequence[_Block]]:
    """Two columns of blocks in their order, the higher of which is as low as may be."""
    first = fit.half(heights)
    return blocks[:first], blocks[first:]
