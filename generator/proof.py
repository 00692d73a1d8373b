"""Answers that are provably wrong, each with the reason.

The grounds, and there are no others:

* the property holds one value (at a time), and what is offered is another; dates must have no day in common;
* the property's list is complete, and what is offered is not on it;
* the value belongs to one entity only, and what is offered is another;
* the page says so (`not:`).

What is unknown is not wrong: it is never offered, nor is anything disputed or another name of a right
answer. Nobody is drawn into a question at random: what is said of people is offered only among those whose pages
say that they are mistaken for one another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator import dates, texts, wording
from generator.dates import When
from generator.model import SENTENCES, Fact, Item, Property, Template
from generator.nearness import Nearness

CONSIDERED = 200
"""How many of the statements nearest in time are tried."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wrong answer: how it reads, why it is wrong, and how near it is to the right one.

    tier: in how many ways it is a near miss, none of them being last; days: how far off in time.
    """

    text: str
    why: str
    tier: tuple[bool, ...] = ()
    days: int = 0


def disproved(item: Item, near: Nearness) -> list[Candidate]:
    """All that is provably a wrong answer to an item of one key and could be offered."""
    fact = near.content.facts[item.facts[0]]
    if item.template == SENTENCES:
        gap = fact.gaps[item.gap - 1]
        return [Candidate(wording.standing(gap, text), item.statement) for text in gap.wrong]
    template = near.content.templates[item.template]
    slot = template.answer.partition(".")[0]
    if wording.date_in(fact, slot) is not None:
        return list(_dates(item, fact, template, near))
    if slot == "value":
        return list(_values(item, fact, near))
    return list(_subjects(item, fact, near)) if slot == "subject" else []


def _candidate(text: str, fact: Fact, other: Fact, mistaken: bool, why: str, near: Nearness) -> Candidate:
    tier = (not mistaken, fact.subject != other.subject, fact.topic != other.topic)
    return Candidate(text, why, tier, abs(near.moment(fact) - near.moment(other)))


def _dates(item: Item, fact: Fact, template: Template, near: Nearness) -> Iterator[Candidate]:
    """Dates of the same property and precision on which, provably, it was not."""
    content = near.content
    slot, _, part = template.answer.partition(".")
    if content.property_of(fact).many or slot == "on":
        return  # what happened then may have happened at other times too
    key = wording.date_in(fact, slot)
    truths = [
        when
        for other in near.statements[fact.subject, fact.property]
        if slot == "value" or other.value == fact.value
        if (when := wording.date_in(other, slot))
    ]
    for other in islice(near.neighbours(fact), CONSIDERED):
        when = wording.date_in(other, slot)
        if when and part == "year":
            when = when.year
        precision = "year" if part == "year" else key.precision if key else ""
        if when and when.precision == precision and all(when.disjoint(truth) for truth in truths):
            yield Candidate(when.plain, wording.statement(content, other))
    if part == "year" and key is not None and key.year is not None:
        year = int(key.year.plain)
        for step in (1, -1, 2, -2, 3, -3, 4, -4, 5, -5):
            when = dates.parse(f"{year + step:04d}")
            if when and near.covers(when) and all(when.disjoint(truth) for truth in truths):
                yield Candidate(when.plain, item.statement)


def _values(item: Item, fact: Fact, near: Nearness) -> Iterator[Candidate]:
    """Values other subjects have, and which this one provably has not."""
    content = near.content
    property = content.property_of(fact)
    subject = content.entities[fact.subject]
    ruled_out = subject.ruled_out.get(property.name, ())
    own = near.statements[fact.subject, fact.property]
    never = {other.value for other in own if other is fact or not property.changes or fact.may_coincide(other)}
    of_kind = property.type in content.kinds
    mistaken = content.entities[str(fact.value)].mistaken_for if of_kind else ()
    provable = not property.many or property.complete or property.unique
    circle = None if of_kind else near.circle(fact.subject)
    seen = set(never)
    for other in islice(near.neighbours(fact), CONSIDERED):
        if other.value in seen or not (provable or other.value in ruled_out):
            continue
        if circle is not None and other.subject not in circle:
            continue
        if other.subject == fact.subject and other.value in never:
            continue
        seen.add(other.value)
        shown = wording.answer(content, other, "value")[0]
        why = wording.statement(content, other) if provable else item.statement
        yield _candidate(shown, fact, other, other.value in mistaken, why, near)
    alone = property.complete or not (property.many or property.changes)
    for value in (*ruled_out, *(mistaken if alone else ())):
        if value not in seen:
            seen.add(value)
            entity = content.entities.get(value)
            shown = texts.capitalized(entity.name if entity else value)
            yield Candidate(shown, item.statement, (value not in mistaken, True, True))


def _subjects(item: Item, fact: Fact, near: Nearness) -> Iterator[Candidate]:
    """Entities that have the same property and of which, provably, this value does not hold."""
    content = near.content
    property = content.property_of(fact)
    mistaken = content.entities[fact.subject].mistaken_for
    circle = near.circle(fact.subject)
    seen = {content.facts[id].subject for id in item.facts}
    for other in islice(near.neighbours(fact), CONSIDERED):
        if other.subject in seen or (circle is not None and other.subject not in circle):
            continue
        if not _denied(fact, other.subject, property, near):
            continue
        seen.add(other.subject)
        shown = wording.answer(content, other, "subject")[0]
        yield _candidate(shown, fact, other, other.subject in mistaken, near.said_of(other), near)
    for id in mistaken:
        if id not in seen and _denied(fact, id, property, near):
            shown = texts.capitalized(content.entities[id].name)
            yield Candidate(shown, item.statement, (False, True, True))


def _denied(fact: Fact, subject: str, property: Property, near: Nearness) -> bool:
    """Whether the base proves that a fact's value is not a value of another subject."""
    entity = near.content.entities[subject]
    if isinstance(fact.value, str) and fact.value in entity.ruled_out.get(property.name, ()):
        return True
    own = near.statements.get((subject, property.name), [])
    if any(_same(fact.value, other.value) for other in own):
        return False
    return property.unique or (bool(own) and not property.changes and (not property.many or property.complete))


def _same(one: str | When, other: str | When) -> bool:
    """Whether two values may be one: equal texts or numbers, or dates that share a day."""
    if isinstance(one, When) or isinstance(other, When):
        return isinstance(one, When) and isinstance(other, When) and not one.disjoint(other)
    number = texts.number(one)
    return one == other or (number is not None and number == texts.number(other))
