"""An item's sentence with its answer left blank, where that asks the same as its stem: only quizzes need it."""

from generator import dates, stems, texts, wording
from generator.items import Item
from generator.model import Content, Fact, Gap, Template

_SORTS = {"year": "year", "month": "month and year", "day": "day, month and year"}


def with_cloze(content: Content, item: Item) -> Item:
    """The same item with its cloze, and of what sort the answer is; without one where it merges several facts."""
    if len(item.facts) > 1:
        return item
    fact = content.facts[item.facts[0]]
    if item.gap:
        gap = fact.gaps[item.gap - 1]
        when = dates.said(gap.answer)
        cloze, sort = of_gap(content, fact, gap), _SORTS.get(when.precision, "") if when else ""
    else:
        template = content.templates[item.template]
        cloze, sort = _of_template(content, fact, template), _sort(content, fact, template.answer)
    told = texts.holds(cloze, *item.accepted)
    return item._replace(cloze="" if told else cloze, sort=sort)


def of_gap(content: Content, fact: Fact, gap: Gap) -> str:
    """A sentence with one of its gaps left blank."""
    sentence = str(fact.value)
    return claimed(content, fact, gap, texts.capitalized(stems.opened(sentence, gap.number)), sentence)


def claimed(content: Content, fact: Fact, gap: Gap, text: str, shown: str) -> str:
    """A text about a gap, put in the mouth of who claims it, unless what is shown or its answer names them."""
    if not fact.by or gap.answer in wording.claimants(content, fact):
        return text
    if wording.names_claimant(content, fact, stems.closed(shown)):
        return text
    return stems.attributed(wording.who(content, fact), text)


def key_inside(content: Content, item: Item) -> str:
    """The right answer of an item as it stands in the blank of its cloze."""
    fact = content.facts[item.facts[0]]
    if item.gap:
        return fact.gaps[item.gap - 1].answer
    wanted = content.templates[item.template].answer
    slot = wanted.partition(".")[0]
    values = wording.slots(content, fact)
    return values[slot] if wording.date_in(fact, slot) is None else wording.answer(content, fact, wanted, values)[0]


def _of_template(content: Content, fact: Fact, template: Template) -> str:
    """A statement with an answer left blank; empty where it does not name all that the stem names."""
    slot, _, part = template.answer.partition(".")
    named = stems.slots(content.property_of(fact).says) | {"by"}
    told = named | {"on", "from", "to"} if "when" in named else named
    if slot not in named or slot == "by" or not stems.slots(template.stem) <= told:
        return ""
    values, when = wording.slots(content, fact), wording.date_in(fact, slot)
    if when is not None:
        shown = when.year if part else when
        if shown is None or shown.plain not in shown.phrase:
            return ""
        values[slot] = shown.phrase.replace(shown.plain, stems.BLANK)
    else:
        values[slot] = stems.BLANK
    return wording.statement(content, fact, values)


def _sort(content: Content, fact: Fact, wanted: str) -> str:
    """Of what sort an answer is, where one answer alone can be right: a date's precision, a number, or a kind.

    Empty for free texts, for the subject of a statement, and where other values may hold that no page lists.
    """
    slot, _, part = wanted.partition(".")
    property = content.property_of(fact)
    when = wording.date_in(fact, slot)
    if when is not None:
        return _SORTS.get(part or when.precision, "")
    if slot != "value" or property.type == "text" or (property.many and not property.complete):
        return ""
    return property.type
