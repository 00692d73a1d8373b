"""Answers that are provably wrong, each with the rule and the fact that prove it.

==============  ==========================================================================================
one_value       the property holds one value, the fact gives it, and what is offered is another
one_at_a_time   the same of what changes, at the time the question names
complete_list   the list of values is complete, and what is offered is not on it
one_owner       the value belongs to one entity only, and the fact gives it to another
ruled_out       the page or the sentence says so (`not:`)
==============  ==========================================================================================

There are no other grounds. Dates must have no day in common. What is unknown is not wrong: it is never
offered, nor is anything disputed or another name of a right answer. Nobody is drawn into a question at random:
what is said of people is offered only among those whose pages say that they are mistaken for one another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import dates, texts, wording
from generator.dates import When
from generator.model import SENTENCES, Fact, Item, Property, Template
from generator.nearness import Nearness


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wrong answer: how it reads, why it is wrong, and how near it is to the right one.

    said: the facts that say why; without any, the item's own statement does.
    rule, fact: the ground on which it is wrong, and the id of the fact that excludes it.
    tier: in how many ways it is a near miss, none of them being last; days: how far off in time.
    """

    text: str
    said: tuple[Fact, ...]
    rule: str
    fact: str
    tier: tuple[bool, ...] = ()
    days: int = 0


def disproved(item: Item, near: Nearness) -> Iterator[Candidate]:
    """What is provably a wrong answer to an item of one key and could be offered, roughly the nearest first."""
    fact = near.content.facts[item.facts[0]]
    if item.template == SENTENCES:
        gap = fact.gaps[item.gap - 1]
        return (Candidate(wording.standing(gap, text), (), "ruled_out", fact.id) for text in gap.wrong)
    template = near.content.templates[item.template]
    slot = template.answer.partition(".")[0]
    if wording.date_in(fact, slot) is not None:
        return _dates(fact, template, near)
    if slot == "value":
        return _values(fact, near)
    return _subjects(item, fact, near) if slot == "subject" else iter(())


def _dates(fact: Fact, template: Template, near: Nearness) -> Iterator[Candidate]:
    """Dates of the same property and precision on which, provably, it was not."""
    content = near.content
    slot, _, part = template.answer.partition(".")
    rule = "one_at_a_time" if content.property_of(fact).changes else "one_value"
    if content.property_of(fact).many or slot == "on":
        return  # what happened then may have happened at other times too
    key = wording.date_in(fact, slot)
    truths = [
        when
        for other in near.statements[fact.subject, fact.property]
        if slot == "value" or other.value == fact.value
        if (when := wording.date_in(other, slot))
    ]
    for other in near.others(fact):
        when = wording.date_in(other, slot)
        if when and part == "year":
            when = when.year
        precision = "year" if part == "year" else key.precision if key else ""
        if when and when.precision == precision and all(when.disjoint(truth) for truth in truths):
            yield Candidate(when.plain, (other,), rule, fact.id)
    if part == "year" and key is not None and key.year is not None:
        year = int(key.year.plain)
        for step in (1, -1, 2, -2, 3, -3, 4, -4, 5, -5):
            when = dates.parse(f"{year + step:04d}")
            if when and near.covers(when) and all(when.disjoint(truth) for truth in truths):
                yield Candidate(when.plain, (), rule, fact.id)


def _values(fact: Fact, near: Nearness) -> Iterator[Candidate]:
    """Values other subjects have, or had at other times, and which this one provably has not."""
    content = near.content
    property = content.property_of(fact)
    ruled_out = content.entities[fact.subject].ruled_out.get(property.name, ())
    of_kind = property.type in content.kinds
    mistaken = content.entities[str(fact.value)].mistaken_for if of_kind else ()
    own = near.statements[fact.subject, fact.property]
    seen = {other.value for other in own if other is fact or not property.changes or fact.may_coincide(other)}
    for other in near.others(fact, mistaken):
        rule = _rule(property) or ("ruled_out" if other.value in ruled_out else "one_owner" if property.unique else "")
        if other.value in seen or not rule:
            continue
        seen.add(other.value)
        shown = wording.answer(content, other, "value")[0]
        said = () if rule == "ruled_out" else (other,)
        excluding = other.id if rule == "one_owner" else fact.id
        yield Candidate(shown, said, rule, excluding, *_nearness(fact, other, other.value in mistaken, near))
    certain = "" if property.changes else _rule(property)
    for value in (*ruled_out, *(mistaken if certain else ())):
        if value not in seen:
            seen.add(value)
            entity = content.entities.get(value)
            shown = texts.capitalized(entity.name if entity else value)
            rule = "ruled_out" if value in ruled_out else certain
            yield Candidate(shown, (), rule, fact.id, (value not in mistaken, True, True))


def _subjects(item: Item, fact: Fact, near: Nearness) -> Iterator[Candidate]:
    """Entities that have the same property and of which, provably, this value does not hold."""
    content = near.content
    mistaken = content.entities[fact.subject].mistaken_for
    seen = {content.facts[id].subject for id in item.facts}
    for other in near.others(fact, mistaken):
        if other.subject in seen:
            continue
        rule, excluding = _denied(fact, other.subject, near)
        if not rule:
            continue
        seen.add(other.subject)
        shown = wording.answer(content, other, "subject")[0]
        said = tuple(near.statements[other.subject, other.property])
        yield Candidate(shown, said, rule, excluding, *_nearness(fact, other, other.subject in mistaken, near))
    for id in mistaken:
        rule, excluding = _denied(fact, id, near)
        if id not in seen and rule:
            shown = texts.capitalized(content.entities[id].name)
            yield Candidate(shown, (), rule, excluding, (False, True, True))


def _nearness(fact: Fact, other: Fact, mistaken: bool, near: Nearness) -> tuple[tuple[bool, ...], int]:
    tier = (not mistaken, fact.subject != other.subject, fact.topic != other.topic)
    return tier, abs(near.moment(fact) - near.moment(other))


def _rule(property: Property) -> str:
    """The rule by which any value but a known one is wrong, if there is one."""
    if not property.many:
        return "one_at_a_time" if property.changes else "one_value"
    return "complete_list" if property.complete else ""


def _denied(fact: Fact, subject: str, near: Nearness) -> tuple[str, str]:
    """The rule and fact that prove a fact's value to be none of another subject; empty where nothing does."""
    property = near.content.property_of(fact)
    entity = near.content.entities[subject]
    own = near.statements.get((subject, property.name), [])
    if isinstance(fact.value, str) and fact.value in entity.ruled_out.get(property.name, ()):
        return "ruled_out", fact.id
    if any(_same(fact.value, other.value) for other in own):
        return "", ""
    if property.unique:
        return "one_owner", fact.id
    known = own and not property.changes
    return (_rule(property), own[0].id) if known and _rule(property) else ("", "")


def _same(one: str | When, other: str | When) -> bool:
    """Whether two values may be one: equal texts or numbers, or dates that share a day."""
    if isinstance(one, When) or isinstance(other, When):
        return isinstance(one, When) and isinstance(other, When) and not one.disjoint(other)
    number = texts.number(one)
    return one == other or (number is not None and number == texts.number(other))
