"""Answers that are provably wrong, each with the rule and the fact that prove it.

==============  ==========================================================================================
one_value       the property holds one value, the fact gives it, and what is offered is another
one_at_a_time   the same of what changes, at the time the question names
complete_list   the list of values is complete, and what is offered is not on it
one_owner       the value belongs to one entity only, and the fact gives it to another
ruled_out       the page or the sentence says so (`not:`)
==============  ==========================================================================================

There are no other grounds, and what is disputed or merely claimed is none. Dates must have no day in common. What is
unknown is not wrong: it is never offered, nor is anything disputed or another name of a right answer. Nobody is drawn
into a question at random: what is said of people is offered only among those whose pages say that they are mistaken
for one another.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import NamedTuple

from generator import dates, texts, wording
from generator.dates import When
from generator.items import Item
from generator.model import SENTENCES, Fact, Property
from generator.nearness import AT_HAND, Nearness


class Candidate(NamedTuple):
    """A wrong answer: how it reads alone and inside a sentence, why it is wrong, and what makes it plausible.

    said: the facts that say why; without any, the item's own statement does.
    rule, fact: the ground on which it is wrong, and the id of the fact that excludes it.
    shares: what it has in common with the right answer; days: how far off in time.
    """

    text: str
    inside: str
    said: tuple[Fact, ...]
    rule: str
    fact: str
    shares: tuple[str, ...] = ("sort",)
    days: int = 0


Refuter = Callable[[Fact], Candidate | None]


def disproved(item: Item, near: Nearness) -> Iterator[Candidate]:
    """What is provably a wrong answer to an item and could be offered, roughly the nearest first, no text twice.

    Of an item of several facts, what is wrong for each of them.
    """
    fact, *others = (near.content.facts[id] for id in item.facts)
    if item.template == SENTENCES:
        gap = fact.gaps[item.gap - 1]
        for text in () if others else gap.wrong:
            yield Candidate(wording.standing(gap, text), text, (), "ruled_out", fact.id, ("sort", "chosen"))
        return
    around: Iterable[Fact] = near.others(fact, _mistaken(item, fact, near))
    if near.content.templates[item.template].answer == "subject":
        right = {near.content.facts[id].subject for id in item.facts}
        around = (other for other in around if other.subject not in right)
    around = [*around] if others else around
    wrong: set[str] | None = None  # for all the other facts
    for other in {_deciding(item, other, near): other for other in others}.values():
        found = {each.text for each in _all(item, other, near, around)}
        wrong = found if wrong is None else wrong & found
        if not wrong:
            return
    seen: set[str] = set()
    for each in _all(item, fact, near, around):
        if each.text not in seen and (wrong is None or each.text in wrong):
            seen.add(each.text)
            yield each


def _deciding(item: Item, fact: Fact, near: Nearness) -> Hashable:
    """What decides which answers are wrong for a fact of an item, so that facts alike in it are looked at once."""
    slot = near.content.templates[item.template].answer
    if slot == "subject" and near.circle(fact.subject) is None:
        return fact.value, *_mistaken(item, fact, near)
    if slot == "value" and isinstance(fact.value, str):
        return fact.subject, near.time(fact), *_mistaken(item, fact, near)
    return fact.id


def _all(item: Item, fact: Fact, near: Nearness, around: Iterable[Fact]) -> Iterator[Candidate]:
    """What is wrong for one fact of an item: what its page rules out, what other facts say, and then what none says."""
    refute = refuter(item, fact, near)
    yield from _vouched(item, fact, near, refute)
    for other in around:
        candidate = refute(other)
        if candidate:
            yield candidate
    yield from _from_pages(item, fact, near)


def refuter(item: Item, fact: Fact, near: Nearness) -> Refuter:
    """A function that gives what another fact of the property answers to an item, if it is provably wrong there."""
    slot, _, part = near.content.templates[item.template].answer.partition(".")
    if wording.date_in(fact, slot) is not None:
        provably = _date_refuter(fact, slot, part, near)

        def dated(other: Fact) -> Candidate | None:
            when = wording.date_in(other, slot)
            when = when.year if when and part else when
            return provably(when, (other,)) if when else None

        return dated
    if slot not in ("value", "subject"):
        return lambda _: None
    refute = _value_refuter(fact, near) if slot == "value" else _subject_refuter(fact, near)
    circle = near.circle(fact.subject)
    if circle is None:
        return refute
    mistaken = _mistaken(item, fact, near)
    return lambda other: refute(other) if other.subject in circle or other.value in mistaken else None


def _vouched(item: Item, fact: Fact, near: Nearness, refute: Refuter) -> Iterator[Candidate]:
    """What the page rules out (`not:`), as another fact explains it where one can. Dates are as fine as the answer."""
    slot, _, part = near.content.templates[item.template].answer.partition(".")
    ruled_out = _ruled_out(fact, near) if slot == "value" else ()
    if not ruled_out:
        return
    key, mistaken, held = wording.date_in(fact, slot), _mistaken(item, fact, near), near.time(fact)
    for value in ruled_out:
        if near.known(fact.subject, fact.property).may_hold(value, held):
            continue
        if isinstance(value, When):
            if key is not None and value.precision == (part or key.precision):
                yield Candidate(value.plain, value.plain, (), "ruled_out", fact.id, ("sort", "chosen"))
            continue
        intended = "mistaken_for" if value in mistaken else "chosen"
        having = near.holders.get((fact.kind, fact.property, value), ())
        if explained := next(filter(None, map(refute, having[:AT_HAND])), None):
            yield explained._replace(shares=tuple(dict.fromkeys((*explained.shares, intended))))
        else:
            yield _unsaid(value, "ruled_out", fact.id, intended, near)


def _from_pages(item: Item, fact: Fact, near: Nearness) -> Iterator[Candidate]:
    """What no fact of the property answers: years near by, and what the page says it is mistaken for."""
    content = near.content
    slot, _, part = content.templates[item.template].answer.partition(".")
    key = wording.date_in(fact, slot)
    if key is not None and part == "year" and key.year is not None:
        provably = _date_refuter(fact, slot, part, near)
        year = int(key.year.plain)
        for step in (1, -1, 2, -2, 3, -3, 4, -4, 5, -5):
            when = dates.parse(f"{year + step:04d}")
            candidate = provably(when, ()) if when and near.reaches(when) else None
            if candidate:
                yield candidate
    elif slot == "value" and key is None:
        known, held = near.known(fact.subject, fact.property), near.time(fact)
        property = content.property_of(fact)
        certain = "" if property.changes else _rule(property)
        for value in _mistaken(item, fact, near) if certain else ():
            if value not in known.like(value, held):
                yield _unsaid(value, certain, fact.id, "mistaken_for", near)
    elif slot == "subject":
        for id in _mistaken(item, fact, near):
            rule, excluding = _denied(fact, id, near)
            if rule:
                yield _unsaid(id, rule, excluding, "mistaken_for", near)


def _unsaid(value: str, rule: str, fact: str, why: str, near: Nearness) -> Candidate:
    """A text, or what an id names, as a wrong answer that no other fact explains. why: what it shares but its sort."""
    entity = near.content.entities.get(value)
    inside = entity.name if entity else value
    return Candidate(texts.capitalized(inside), inside, (), rule, fact, ("sort", why))


def _mistaken(item: Item, fact: Fact, near: Nearness) -> Collection[str]:
    """The entities that the right answer is mistaken for."""
    entity = wording.entity_in(near.content, fact, near.content.templates[item.template].answer)
    return entity.mistaken_for if entity else ()


def _date_refuter(
    fact: Fact, slot: str, part: str, near: Nearness
) -> Callable[[When, tuple[Fact, ...]], Candidate | None]:
    """Dates of the same precision on which, provably, it was not."""
    property = near.content.property_of(fact)
    if property.many or slot == "on":
        return lambda when, said: None  # what happened then may have happened at other times too
    truths = near.dated(fact, slot)
    if truths is None:
        return lambda when, said: None  # the same held at another time, of which nobody says when it began or ended
    key = wording.date_in(fact, slot)
    precision = "year" if part == "year" else key.precision if key else ""
    rule = _rule(property)

    def refute(when: When, said: tuple[Fact, ...]) -> Candidate | None:
        if when.precision != precision or truths.meet(when):
            return None
        shares = ("sort", *near.shared(fact, said[0])) if said else ("sort", "time")
        return Candidate(when.plain, when.plain, said, rule, fact.id, shares)

    return refute


def _value_refuter(fact: Fact, near: Nearness) -> Refuter:
    """Values another subject has, or this one had at another time, and which it provably has not."""
    property = near.content.property_of(fact)
    ruled_out, known, held = _ruled_out(fact, near), near.known(fact.subject, fact.property), near.time(fact)
    always = _rule(property)

    def refute(other: Fact) -> Candidate | None:
        value = other.value
        owned = property.unique and _certain(other)
        rule = always or ("ruled_out" if value in ruled_out else "one_owner" if owned else "")
        if not rule or known.may_hold(value, held) or _withdrawn(fact.subject, fact.property, value, near):
            return None
        inside = near.inside(other)
        said = () if rule == "ruled_out" else (other,)
        excluding = other.id if rule == "one_owner" else fact.id
        shares = ("sort", *near.shared(fact, other, *near.alike(fact.value, value)))
        return Candidate(texts.capitalized(inside), inside, said, rule, excluding, shares, near.days(fact, other))

    return refute


def _subject_refuter(fact: Fact, near: Nearness) -> Refuter:
    """Entities that have the same property and of which, provably, this value does not hold."""

    def refute(other: Fact) -> Candidate | None:
        rule, excluding = _denied(fact, other.subject, near) if other.subject != fact.subject else ("", "")
        if not rule:
            return None
        name = near.content.entities[other.subject].name
        said = near.all_of(other.subject, other.property)
        shares = ("sort", *near.shared(fact, other, *near.alike(fact.subject, other.subject)))
        return Candidate(texts.capitalized(name), name, said, rule, excluding, shares, near.days(fact, other))

    return refute


def _ruled_out(fact: Fact, near: Nearness) -> Collection[str | When]:
    return near.content.entities[fact.subject].ruled_out.get(fact.property, ())


def _rule(property: Property) -> str:
    """The rule by which any value but a known one is wrong, if there is one."""
    if not property.many:
        return "one_at_a_time" if property.changes else "one_value"
    return "complete_list" if property.complete else ""


def _withdrawn(subject: str, property: str, value: str | When, near: Nearness) -> bool:
    """Whether a value was said of a subject and is withdrawn: nobody knows any more whether it is wrong."""
    withdrawn = near.content.life.withdrawn
    return bool(withdrawn) and isinstance(value, str) and f"{subject}.{property}.{texts.slug(value)}" in withdrawn


def _certain(fact: Fact) -> bool:
    """Whether a fact can prove anything: it is neither disputed nor merely claimed."""
    return not (fact.by or fact.disputed)


def _denied(fact: Fact, subject: str, near: Nearness) -> tuple[str, str]:
    """The rule and fact that prove a fact's value to be none of another subject; empty where nothing does."""
    property = near.content.property_of(fact)
    entity = near.content.entities[subject]
    own = near.statements.get((subject, property.name), [])
    if isinstance(fact.value, str) and fact.value in entity.ruled_out.get(property.name, ()):
        return "ruled_out", fact.id
    if near.known(subject, property.name).may_hold(fact.value) or _withdrawn(subject, property.name, fact.value, near):
        return "", ""
    if property.unique:
        return "one_owner", fact.id
    ground = next((each.id for each in own if _certain(each)), "") if not property.changes else ""
    return (_rule(property), ground) if ground and _rule(property) else ("", "")
