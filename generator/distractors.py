"""Wrong answers that are provably wrong, each with the reason.

The grounds, and there are no others:

* the property holds one value (at a time), and what is offered is another; dates must have no day in common;
* the property's list is complete, and what is offered is not on it;
* the value belongs to one entity only, and what is offered is another;
* the page says so (`not:`).

What is unknown is not wrong: it is never offered, nor is anything disputed or another name of a right
answer. Among what remains, the nearest come first: `mistaken_for`, the same topic, the nearest in time.
Nobody is drawn into a question at random: what is said of people is offered only among those whose pages
say that they are mistaken for one another.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from generator import dates, texts, wording
from generator.dates import When
from generator.model import SENTENCES, Content, Fact, Item, Option, Property, Recipe, Template

CONSIDERED = 200
"""How many of the statements nearest in time are tried."""
NEAREST = 6
"""From how many of the nearest of one tier the wrong answers are drawn."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wrong answer: how it reads, why it is wrong, how near it is to the right one.

    tier: in how many ways it is a near miss, none of them being last; days: how far off in time.
    scale: the place of a date (its first day) or a number among others, none for any other answer.
    """

    text: str
    why: str
    tier: tuple[bool, ...] = ()
    days: int = 0
    scale: float | None = None


def offer(content: Content, recipe: Recipe, items: Iterable[Item]) -> list[Item]:
    """The same items, with options wherever two or more wrong answers can be proved.

    An item with several right answers, or with too few provable wrong ones, keeps no options and is
    a question with a short answer.
    """
    index = _Index(content)
    return [_with_options(item, index, recipe) for item in items]


def chance(*parts: str) -> int:
    """A number that depends on the parts alone: the same on every machine and in every run."""
    return int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()[:8], "big")


class _Index:
    """What choosing wrong answers looks up: statements by property, ordered in time."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.moments: dict[str, int] = {}
        self.mistaken_by: dict[str, list[str]] = {}
        for entity in content.entities.values():
            for other in entity.mistaken_for:
                self.mistaken_by.setdefault(other, []).append(entity.id)
        self.statements: dict[tuple[str, str], list[Fact]] = {}
        by_property: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for fact in content.facts.values():
            when = fact.value if isinstance(fact.value, When) else fact.on or fact.start or fact.end
            if when is not None:
                self.moments.setdefault(fact.subject, (when.first + when.last) // 2)
        self.begins, self.ends = min(self.moments.values(), default=0), max(self.moments.values(), default=0)
        for fact in content.facts.values():
            if fact.property != SENTENCES:
                self.statements.setdefault((fact.subject, fact.property), []).append(fact)
                kind = content.entities[fact.subject].kind
                by_property.setdefault((kind, fact.property), []).append((self.moment(fact), fact.id))
        self.in_time = {key: sorted(entries) for key, entries in by_property.items()}

    def moment(self, fact: Fact) -> int:
        """The middle day of a date, else of the subject's first date; 0 where there is none."""
        when = fact.value if isinstance(fact.value, When) else fact.start or fact.on
        return (when.first + when.last) // 2 if when else self.moments.get(fact.subject, 0)

    def covers(self, when: When) -> bool:
        """Whether a date lies in the time the content is about."""
        return self.begins <= when.last and when.first <= self.ends

    def neighbours(self, fact: Fact) -> Iterator[Fact]:
        """All other statements of the same property, the nearest in time first."""
        entries = self.in_time[self.content.entities[fact.subject].kind, fact.property]
        here = self.moment(fact)
        above = bisect_left(entries, (here, ""))
        below = above - 1
        while below >= 0 or above < len(entries):
            down = here - entries[below][0] if below >= 0 else None
            up = entries[above][0] - here if above < len(entries) else None
            if up is None or (down is not None and down <= up):
                id, below = entries[below][1], below - 1
            else:
                id, above = entries[above][1], above + 1
            if id != fact.id:
                yield self.content.facts[id]

    def candidate(self, text: str, fact: Fact, other: Fact, mistaken: bool) -> Candidate:
        """A wrong answer to a question about a fact, taken from another statement."""
        tier = (not mistaken, fact.subject != other.subject, fact.topic != other.topic)
        days = abs(self.moment(fact) - self.moment(other))
        return Candidate(text, self.said_of(other), tier, days, _number(self.content, other))

    def said_of(self, fact: Fact) -> str:
        """All that is said of a fact's subject by the same property."""
        own = self.statements[fact.subject, fact.property]
        return " ".join(dict.fromkeys(wording.statement(self.content, each) for each in own))


def _with_options(item: Item, index: _Index, recipe: Recipe) -> Item:
    if len(item.key) != 1:
        return item
    scale = None
    if item.template == SENTENCES:
        gap = index.content.facts[item.facts[0]].gaps[item.gap - 1]
        candidates = [Candidate(wording.standing(gap, text), item.statement) for text in gap.wrong]
    else:
        template = index.content.templates[item.template]
        fact = index.content.facts[item.facts[0]]
        slot, _, part = template.answer.partition(".")
        if wording.date_in(fact, slot) is not None:
            scale = _first_day(fact, slot, part)
            candidates = list(_dates(item, fact, template, index))
        elif slot == "value":
            scale = _number(index.content, fact)
            candidates = list(_values(item, fact, index))
        elif slot == "subject":
            candidates = list(_subjects(item, fact, template, index))
        else:
            candidates = []
    fitting = _distinct(item, candidates)
    if scale is not None:
        return _on_a_scale(item, scale, fitting, recipe)
    drawn = _drawn(item, fitting, recipe)
    if len(drawn) < 2:
        return item
    options = sorted(_options(item, drawn), key=lambda each: chance(recipe.seed, item.id, "order", each.text))
    return replace(item, options=tuple(options))


def _drawn(item: Item, candidates: list[Candidate], recipe: Recipe) -> list[Candidate]:
    """As many wrong answers as the recipe wants: tier by tier, drawn among the nearest in time."""
    drawn: list[Candidate] = []
    for tier in sorted({each.tier for each in candidates}):
        alike = sorted((each for each in candidates if each.tier == tier), key=lambda each: (each.days, each.text))
        drawn += sorted(alike[:NEAREST], key=lambda each: chance(recipe.seed, item.id, each.text))
    return drawn[: recipe.options - 1]


def _options(item: Item, drawn: Iterable[Candidate]) -> list[Option]:
    return [Option(item.key[0], True, ""), *(Option(each.text, False, each.why) for each in drawn)]


def _distinct(item: Item, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that neither repeat nor contain one another, a right answer, or words of the stem."""
    kept: list[Candidate] = []
    taken = list(item.accepted)
    for each in candidates:
        alike = any(texts.holds(each.text, other) or texts.holds(other, each.text) for other in taken)
        if not alike and not texts.holds(item.stem, each.text):
            kept.append(each)
            taken.append(each.text)
    return kept


def _single(property: Property) -> bool:
    """Whether a subject has one value, so that every other is wrong."""
    return not property.many


def _dates(item: Item, fact: Fact, template: Template, index: _Index) -> Iterator[Candidate]:
    """Dates of the same property and precision on which, provably, it was not."""
    content = index.content
    slot, _, part = template.answer.partition(".")
    if slot == "value" and not _single(content.property_of(fact)):
        return
    key = wording.date_in(fact, slot)
    truths = [
        when
        for other in index.statements[fact.subject, fact.property]
        if slot == "value" or other.value == fact.value
        if (when := wording.date_in(other, slot))
    ]
    for other in islice(index.neighbours(fact), CONSIDERED):
        when = wording.date_in(other, slot)
        if when and part == "year":
            when = when.year
        precision = "year" if part == "year" else key.precision if key else ""
        if when and when.precision == precision and all(when.disjoint(truth) for truth in truths):
            yield Candidate(when.plain, wording.statement(content, other), scale=when.first)
    if part == "year" and key is not None and key.year is not None:
        year = int(key.year.plain)
        for step in (1, -1, 2, -2, 3, -3, 4, -4, 5, -5):
            when = dates.parse(f"{year + step:04d}")
            if when and index.covers(when) and all(when.disjoint(truth) for truth in truths):
                yield Candidate(when.plain, item.statement, scale=when.first)


def _on_a_scale(item: Item, scale: float, candidates: list[Candidate], recipe: Recipe) -> Item:
    """Dates or numbers in ascending order around the right one, whose place among them is drawn evenly."""
    placed = [(each.scale, each) for each in candidates if each.scale is not None]
    near = [each for _, each in sorted(placed, key=lambda pair: abs(pair[0] - scale))]
    order = {each.text: place for place, each in placed} | {item.key[0]: scale}
    below = [each for each in near if order[each.text] < scale]
    above = [each for each in near if order[each.text] > scale]
    wanted = min(recipe.options - 1, len(below) + len(above))
    if wanted < 2:
        return item
    place = chance(recipe.seed, item.id, "place") % (wanted + 1)
    lower = max(min(place, len(below)), wanted - len(above))
    options = _options(item, below[:lower] + above[: wanted - lower])
    return replace(item, options=tuple(sorted(options, key=lambda each: order[each.text])), ordered=True)


def _first_day(fact: Fact, slot: str, part: str) -> float | None:
    when = wording.date_in(fact, slot)
    when = when.year if when and part == "year" else when
    return when.first if when else None


def _number(content: Content, fact: Fact) -> float | None:
    numeric = content.property_of(fact).type == "number"
    return texts.number(str(fact.value)) if numeric else None


def _values(item: Item, fact: Fact, index: _Index) -> Iterator[Candidate]:
    """Values other subjects have, and which this one provably has not."""
    content = index.content
    property = content.property_of(fact)
    subject = content.entities[fact.subject]
    ruled_out = subject.ruled_out.get(property.name, ())
    own = index.statements[fact.subject, fact.property]
    never = {other.value for other in own if other is fact or not property.changes or fact.may_coincide(other)}
    of_kind = property.type in content.kinds
    mistaken = content.entities[str(fact.value)].mistaken_for if of_kind else ()
    provable = _single(property) or property.complete or property.unique
    circle = None if of_kind else _circle(index, fact.subject)
    seen = set(never)
    for other in islice(index.neighbours(fact), CONSIDERED):
        if other.value in seen or not (provable or other.value in ruled_out):
            continue
        if circle is not None and other.subject not in circle:
            continue
        if other.subject == fact.subject and other.value in never:
            continue
        seen.add(other.value)
        shown = wording.answer(content, other, "value")[0]
        yield index.candidate(shown, fact, other, other.value in mistaken)
    for value in (*ruled_out, *(mistaken if provable and not property.changes else ())):
        if value not in seen:
            seen.add(value)
            entity = content.entities.get(value)
            shown = texts.capitalized(entity.name if entity else value)
            yield Candidate(shown, item.statement, (value not in mistaken, True, True))


def _subjects(item: Item, fact: Fact, template: Template, index: _Index) -> Iterator[Candidate]:
    """Entities that have the same property and of which, provably, this value does not hold."""
    content = index.content
    property = content.property_of(fact)
    mistaken = content.entities[fact.subject].mistaken_for
    circle = _circle(index, fact.subject)
    seen = {content.facts[id].subject for id in item.facts}
    for other in islice(index.neighbours(fact), CONSIDERED):
        if other.subject in seen or (circle is not None and other.subject not in circle):
            continue
        if not _denied(fact, other.subject, property, index):
            continue
        seen.add(other.subject)
        shown = wording.answer(content, other, "subject")[0]
        yield index.candidate(shown, fact, other, other.subject in mistaken)
    for id in mistaken:
        if id not in seen and _denied(fact, id, property, index):
            shown = texts.capitalized(content.entities[id].name)
            yield Candidate(shown, item.statement, (False, True, True))


def _circle(index: _Index, subject: str) -> set[str] | None:
    """The people one is mistaken for, either way round; none for what is no person: there all may be offered."""
    entity = index.content.entities[subject]
    if not index.content.kinds[entity.kind].people:
        return None
    return {subject, *entity.mistaken_for, *index.mistaken_by.get(subject, ())}


def _denied(fact: Fact, subject: str, property: Property, index: _Index) -> bool:
    """Whether the base proves that a fact's value is not a value of another subject."""
    entity = index.content.entities[subject]
    if isinstance(fact.value, str) and fact.value in entity.ruled_out.get(property.name, ()):
        return True
    own = index.statements.get((subject, property.name), [])
    if any(_same(fact.value, other.value) for other in own):
        return False
    return property.unique or (bool(own) and not property.changes and (_single(property) or property.complete))


def _same(one: str | When, other: str | When) -> bool:
    """Whether two values may be one: equal texts, or dates that share a day."""
    if isinstance(one, When) and isinstance(other, When):
        return not one.disjoint(other)
    return one == other
