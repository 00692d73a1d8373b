"""Wrong answers that are provably wrong, each with the reason.

The grounds, and there are no others:

* the property holds one value (at a time), and what is offered is another; dates must have no day in common;
* the property's list is complete, and what is offered is not on it;
* the value belongs to one entity only, and what is offered is another;
* the page says so (`not:`).

What is unknown is not wrong: it is never offered, nor is anything disputed or another name of a right
answer. Among what remains, the nearest come first: `mistaken_for`, the same topic, the nearest in time.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from generator import dates, stems, wording
from generator.dates import When
from generator.model import SENTENCES, Content, Fact, Item, Option, Property, Recipe, Template

CONSIDERED = 24
"""How many provable candidates are compared for nearness."""
NEAREST = 6
"""From how many of the nearest the wrong answers are drawn."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wrong answer: how it reads, why it is wrong, its distance from the right one, its date if it is one."""

    text: str
    why: str
    distance: tuple[float, ...] = ()
    when: When | None = None


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
        self.topics: dict[str, str] = {}
        self.moments: dict[str, int] = {}
        self.statements: dict[tuple[str, str], list[Fact]] = {}
        by_property: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for fact in content.facts.values():
            self.topics.setdefault(fact.subject, fact.topic)
            when = fact.value if isinstance(fact.value, When) else fact.on or fact.start or fact.end
            if when is not None:
                self.moments.setdefault(fact.subject, (when.first + when.last) // 2)
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

    def distance(self, fact: Fact, other: Fact, mistaken: bool) -> tuple[float, ...]:
        """How far another statement is from a fact; less is nearer."""
        return (not mistaken, self.topics[fact.subject] != other.topic, abs(self.moment(fact) - self.moment(other)))


def _with_options(item: Item, index: _Index, recipe: Recipe) -> Item:
    if len(item.key) != 1:
        return item
    when = None
    if item.template == SENTENCES:
        gap = index.content.facts[item.facts[0]].gaps[item.gap - 1]
        candidates = [Candidate(text, "The author of the page rules it out.") for text in gap.wrong]
    else:
        template = index.content.templates[item.template]
        fact = index.content.facts[item.facts[0]]
        slot, _, part = template.answer.partition(".")
        when = wording.date_in(fact, slot)
        if when is not None:
            when = when.year if part == "year" else when
            candidates = list(_dates(item, fact, template, index))
        elif slot == "value":
            candidates = list(_values(item, fact, index))
        elif slot == "subject":
            candidates = list(_subjects(item, fact, template, index))
        else:
            candidates = []
    fitting = _distinct(item, candidates)
    if when is not None:
        return _on_a_scale(item, when, fitting, recipe)
    fitting.sort(key=lambda each: (each.distance, chance(recipe.seed, item.id, each.text)))
    drawn = sorted(fitting[:NEAREST], key=lambda each: chance(recipe.seed, item.id, each.text))
    drawn = drawn[: recipe.options - 1]
    if len(drawn) < 2:
        return item
    options = [Option(item.key[0], True, ""), *(Option(each.text, False, each.why) for each in drawn)]
    return replace(item, options=tuple(sorted(options, key=lambda each: chance(recipe.seed, item.id, "order", each.text))))


def _distinct(item: Item, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that neither repeat nor contain one another, a right answer, or words of the stem."""
    kept: list[Candidate] = []
    taken = list(item.accepted)
    for each in candidates:
        alike = any(stems.holds(each.text, other) or stems.holds(other, each.text) for other in taken)
        if not alike and not stems.holds(item.stem, each.text):
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
    for other in islice(index.neighbours(fact), 10 * CONSIDERED):
        when = wording.date_in(other, slot)
        if when and part == "year":
            when = when.year
        precision = "year" if part == "year" else key.precision if key else ""
        if when and when.precision == precision and all(when.disjoint(truth) for truth in truths):
            yield Candidate(when.plain, wording.statement(content, other), when=when)
    if part == "year" and key is not None and key.year is not None:
        year = int(key.year.plain)
        for step in (1, -1, 2, -2, 3, -3, 4, -4, 5, -5):
            when = dates.parse(f"{year + step:04d}")
            if when and all(when.disjoint(truth) for truth in truths):
                yield Candidate(when.plain, item.statement, when=when)


def _on_a_scale(item: Item, when: When, candidates: list[Candidate], recipe: Recipe) -> Item:
    """Dates in ascending order around the right one, whose place among them is drawn evenly."""
    near = sorted(candidates, key=lambda each: abs(each.when.first - when.first) if each.when else 0)
    below = [each for each in near if each.when and each.when.first < when.first]
    above = [each for each in near if each.when and each.when.first > when.first]
    wanted = min(recipe.options - 1, len(below) + len(above))
    if wanted < 2:
        return item
    place = chance(recipe.seed, item.id, "place") % (wanted + 1)
    lower = max(min(place, len(below)), wanted - len(above))
    drawn = below[:lower] + above[: wanted - lower]
    order = {each.text: each.when.first for each in drawn if each.when} | {item.key[0]: when.first}
    options = [Option(item.key[0], True, ""), *(Option(each.text, False, each.why) for each in drawn)]
    return replace(item, options=tuple(sorted(options, key=lambda each: order[each.text])), ordered=True)


def _values(item: Item, fact: Fact, index: _Index) -> Iterator[Candidate]:
    """Values other subjects have, and which this one provably has not."""
    content = index.content
    property = content.property_of(fact)
    subject = content.entities[fact.subject]
    ruled_out = subject.ruled_out.get(property.name, ())
    own = index.statements[fact.subject, fact.property]
    never = {other.value for other in own if other is fact or not property.changes or fact.may_coincide(other)}
    mistaken = content.entities[str(fact.value)].mistaken_for if property.type in content.kinds else ()
    provable = _single(property) or property.complete or property.unique
    seen = set(never)
    for other in islice(index.neighbours(fact), 10 * CONSIDERED):
        if other.value in seen or not (provable or other.value in ruled_out):
            continue
        if other.subject == fact.subject and other.value in never:
            continue
        seen.add(other.value)
        shown = wording.answer(content, other, "value")[0]
        yield Candidate(shown, wording.statement(content, other), index.distance(fact, other, other.value in mistaken))
    for value in (*ruled_out, *(mistaken if provable else ())):
        if value not in seen:
            seen.add(value)
            entity = content.entities.get(value)
            shown = stems.capitalized(entity.name if entity else value)
            yield Candidate(shown, item.statement, (value not in mistaken, 1, 0))


def _subjects(item: Item, fact: Fact, template: Template, index: _Index) -> Iterator[Candidate]:
    """Entities that have the same property and of which, provably, this value does not hold."""
    content = index.content
    property = content.property_of(fact)
    mistaken = content.entities[fact.subject].mistaken_for
    seen = {content.facts[id].subject for id in item.facts}
    neighbours = (other for other in index.neighbours(fact))
    for other in islice(neighbours, 10 * CONSIDERED):
        if other.subject in seen or not _denied(fact, other.subject, property, index):
            continue
        seen.add(other.subject)
        shown = wording.answer(content, other, "subject")[0]
        yield Candidate(shown, wording.statement(content, other), index.distance(fact, other, other.subject in mistaken))
    for id in mistaken:
        if id not in seen and _denied(fact, id, property, index):
            shown = stems.capitalized(content.entities[id].name)
            yield Candidate(shown, item.statement, (0, 0, 0))


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
