"""How a fact is put in words: its statement, the texts for its slots, its answers and its sources."""

from collections.abc import Mapping

from generator import stems, texts
from generator.dates import When
from generator.model import SENTENCES, Content, Entity, Fact, Gap, Source


def statement(content: Content, fact: Fact, values: dict[str, str] | None = None) -> str:
    """The sentence that says the fact, naming who says so where somebody does. values: its `slots`, where known."""
    values = values or slots(content, fact)
    if fact.property == SENTENCES:
        text = values["value"]
        told = not fact.by or names_claimant(content, fact, text)
    else:
        says = content.property_of(fact).says
        text = stems.fill(says, values)
        told = not fact.by or "by" in stems.slots(says)
    return text if told else stems.attributed(values["by"], text)


def names_claimant(content: Content, fact: Fact, text: str) -> bool:
    """Whether a text itself says who claims the fact."""
    return any(texts.holds(text, name) for name in claimants(content, fact))


def claimants(content: Content, fact: Fact) -> tuple[str, ...]:
    """All names of who claims the fact; empty where nobody is named."""
    entity = content.entities.get(fact.by)
    return entity.names if entity else (fact.by,) if fact.by else ()


def who(content: Content, fact: Fact) -> str:
    """The claimant's name as it stands in a sentence; empty where nobody is named."""
    entity = content.entities.get(fact.by) if fact.by else None
    return entity.name if entity else fact.by


def entity_in(content: Content, fact: Fact, slot: str) -> Entity | None:
    """The entity a slot of a statement names, if it names one."""
    if slot == "value":
        if fact.property == SENTENCES:
            return None
        of_kind = content.property_of(fact).type in content.kinds
        return content.entities[str(fact.value)] if of_kind else None
    return content.entities.get(fact.subject if slot == "subject" else fact.by if slot == "by" else "")


def date_in(fact: Fact, slot: str) -> When | None:
    """The date a slot of a statement holds, if it holds one."""
    found = getattr(fact, _DATES[slot]) if slot in _DATES else None
    return found if isinstance(found, When) else None


_DATES = {"value": "value", "on": "on", "from": "start", "to": "end"}
"""The slots that may hold a date, and what of a fact it is."""


def slots(content: Content, fact: Fact) -> dict[str, str]:
    """The text of every slot of a statement, as it stands inside a sentence; empty where it has none."""
    by, on, start, end = fact.by, fact.on, fact.start, fact.end
    return {
        "subject": content.entities[fact.subject].name,
        "value": value_of(content, fact),
        "by": who(content, fact) if by else "",
        "when": time_of(fact) if on or start or end else "",
        "on": on.phrase if on else "",
        "from": start.phrase if start else "",
        "to": end.phrase if end else "",
    }


def value_of(content: Content, fact: Fact) -> str:
    """A fact's value as it stands inside a sentence."""
    value = fact.value
    if isinstance(value, When):
        return value.phrase
    if fact.property == SENTENCES:
        return stems.closed(value)
    return content.entities[value].name if content.property_of(fact).type in content.kinds else value


def time_of(fact: Fact) -> str:
    """When a fact held, as it stands in a sentence: "in 2004", "from 1998 to 2009", "until 2009"."""
    if fact.on:
        return fact.on.phrase
    if fact.start and fact.end:
        return f"from {fact.start.plain} to {fact.end.plain}"
    if fact.start:
        return f"from {fact.start.plain}"
    return f"until {fact.end.plain}" if fact.end else ""


def answer(content: Content, fact: Fact, wanted: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """The answer a slot gives, first as it is shown and then its variants; empty where there is none.

    wanted: a slot, or a slot and a part of its date: ``value``, ``subject``, ``from.year``. values: the fact's `slots`.
    """
    slot, _, part = wanted.partition(".")
    when = date_in(fact, slot)
    if when is not None:
        if part == "year":
            year = when.year
            return (year.plain,) if year else ()
        return (when.plain, *when.variants)
    entity = entity_in(content, fact, slot)
    if entity is not None:
        return names(entity)
    text = values[slot]
    return (texts.capitalized(text), *unarticled(text)) if text else ()


def names(entity: Entity) -> tuple[str, ...]:
    """An entity's name as an answer stands alone, then every variant that is as right."""
    shown = texts.capitalized(entity.name)
    return (shown, *dict.fromkeys((*unarticled(entity.name), *entity.also)))


def standing(gap: Gap, text: str) -> str:
    """An answer to a gap as it is shown: inside its sentence as it is, after a question with a capital."""
    return texts.capitalized(text) if gap.ask else text


def unarticled(text: str) -> tuple[str, ...]:
    """The text without its article, if it has one."""
    bare = texts.bare(text)
    return (bare,) if bare != text else ()


def work(source: Source) -> str:
    """A cited work as a reader can find it: who, what, where published, when."""
    date = source.date.plain if source.date else ""
    return ", ".join(part for part in (source.author, f"“{source.title}”", source.publisher, date) if part)


def note(fact: Fact) -> str:
    """What a reader should know besides the statement."""
    if not (fact.disputed or fact.inferred or fact.note):
        return ""
    disputed = f"Disputed: {fact.disputed.removesuffix('.')}." if fact.disputed else ""
    return " ".join(filter(None, (disputed, fact.inferred, fact.note)))
