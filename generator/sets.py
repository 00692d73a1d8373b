"""Questions that hold several facts: matching premises to responses, and putting events in the order of time.

In a matching every premise has one right response, each other response is provably wrong for it, and one more
response is left over. In an ordering no two dates have a day in common.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from generator import dates, stems, texts, wording
from generator.chance import chance
from generator.dates import When
from generator.items import SETS, Item, Option, Part
from generator.meaning import alike
from generator.model import SENTENCES, Content, Fact, Recipe, Row
from generator.nearness import Nearness
from generator.proof import refuter

PROPOSALS = 20
"""How many draws are made for each line of a blueprint that asks for sets."""
VARIES = "…"
APART = 30
"""How many days lie between two events of an ordering at least."""
Leads = Mapping[tuple[str, str], list[tuple[str, Item]]]
Lots = Mapping[str, int]
TELLS_ITS_TIME = re.compile(r"\b(\d{4}|first|last|born)\b", re.IGNORECASE)


def propose(near: Nearness, recipe: Recipe, items: Iterable[Item]) -> dict[Row, list[Item]]:
    """For each line of a blueprint that asks for sets, those that could be made of the items it admits.

    They come in the order of their draws, so that an item taken away changes only sets that hold it.
    """
    rows = [row for row in recipe.blueprint if row.as_ in SETS]
    if not rows:
        return {}
    single = [item for item in items if len(item.facts) == 1 and item.template != SENTENCES]
    makers = {row.sort: _maker(near, row, single) for row in {row.sort: row for row in rows}.values()}
    proposed: dict[Row, dict[frozenset[str], Item]] = {row: {} for row in makers}
    for draw in map(str, range(PROPOSALS)):
        lots = {item.id: chance(recipe.seed, draw, item.id) for item in single}
        for row, make in makers.items():
            for each in sorted(make(lots), key=lambda each: chance(recipe.seed, draw, each.template, each.stem)):
                proposed[row].setdefault(frozenset(each.facts), each)
    return {row: list(proposed[row.sort].values()) for row in rows}


def _maker(near: Nearness, row: Row, items: list[Item]) -> Callable[[Lots], Iterator[Item]]:
    """What makes the sets of a line from the lots of items; what does not depend on these is read once."""
    fitting = [item for item in items if row.admits(item.template, item.topic, item.level)]
    if row.as_ == "matching":
        return partial(_matchings, near, row, _by_lead(near.content, fitting))
    return partial(_orderings, near.content, row, _events(near, fitting))


def _by_lead(content: Content, items: list[Item]) -> Leads:
    """Premises and their items, by the template and what their questions share."""
    by_lead: dict[tuple[str, str], list[tuple[str, Item]]] = {}
    for item in items:
        lead, premise = _premise(content, item)
        if premise:
            by_lead.setdefault((item.template, lead), []).append((premise, item))
    return by_lead


def _matchings(near: Nearness, row: Row, by_lead: Leads, lots: Lots) -> Iterator[Item]:
    """One matching for each template that has enough items of which each refutes the answers of the others."""
    for (template, lead), pairs in by_lead.items():
        drawn: list[tuple[str, Item]] = []
        for premise, item in sorted(pairs, key=lambda pair: lots[pair[1].id]):
            if all(_apart(near, item, other) for _, other in drawn):
                drawn.append((premise, item))
            if len(drawn) > row.parts:
                yield _matching(template, lead, drawn[:-1], drawn[-1][1])
                break


def _premise(content: Content, item: Item) -> tuple[str, str]:
    """What a question shares with others of its template, and what it alone shows: "Who found …?" and "Reed"."""
    fact = content.facts[item.facts[0]]
    stem = content.templates[item.template].stem
    values = wording.slots(content, fact)
    varying = "value" if content.templates[item.template].answer == "subject" else "subject"
    if fact.by or stems.slots(stem) != {varying}:
        return "", ""
    first = stem.startswith(f"{{{varying}}}")
    return stems.fill(stem, {varying: VARIES}), texts.capitalized(values[varying]) if first else values[varying]


def _apart(near: Nearness, one: Item, other: Item) -> bool:
    """Whether each of two items provably refutes the answer of the other, and neither gives the other away."""
    facts = [near.content.facts[item.facts[0]] for item in (one, other)]
    meanings = [near.meanings[item.key[0]] for item in (one, other)]
    if len(one.key) + len(other.key) > 2 or alike(*meanings):
        return False
    if texts.holds(one.stem, other.key[0]) or texts.holds(other.stem, one.key[0]):
        return False
    return bool(refuter(one, facts[0], near)(facts[1]) and refuter(other, facts[1], near)(facts[0]))


def _matching(template: str, lead: str, drawn: list[tuple[str, Item]], spare: Item) -> Item:
    items = [item for _, item in drawn]
    parts = tuple(Part(premise, item.key[0], item.statement, (premise,)) for premise, item in drawn)
    responses = sorted((*(item.key[0] for item in items), spare.key[0]), key=_in_order)
    amounts = texts.amounts(responses)
    if amounts:
        responses = [text for _, text in sorted(zip(amounts, responses, strict=True))]
    options = tuple(Option(text, text != spare.key[0], "") for text in responses)
    return _set(f"matching:{template}", "matching", lead, items, parts, options)


def _in_order(text: str) -> tuple[int, str]:
    """Responses that are no amounts of one unit stand in the order of dates or letters."""
    when = dates.said(text)
    return (when.first if when else 0), texts.core(text)


def _orderings(content: Content, row: Row, events: list[tuple[When, str, Item]], lots: Lots) -> Iterator[Item]:
    """One ordering of events whose dates have no day in common."""
    drawn: list[tuple[When, str, Item]] = []
    for when, event, item in sorted(events, key=lambda each: lots[each[2].id]):
        if any(not _well_apart(when, other) for other, _, _ in drawn):
            continue
        if not any(texts.holds(one, two) or texts.holds(two, one) for _, one, _ in drawn for two in (event,)):
            drawn.append((when, event, item))
        if len(drawn) == row.parts:
            drawn.sort(key=lambda each: each[0].first)
            about = [content.entities[content.facts[item.facts[0]].subject].names for *_, item in drawn]
            told = zip(drawn, about, strict=True)
            parts = tuple(Part(event, when.plain, item.statement, names) for (when, event, item), names in told)
            yield _set("ordering", "ordering", "", [item for _, _, item in drawn], parts, ())
            return


def _well_apart(one: When, other: When) -> bool:
    """Whether two dates are more than a few weeks apart, so that one slip in a source turns no order round."""
    return one.last + APART < other.first or other.last + APART < one.first


def _events(near: Nearness, items: list[Item]) -> list[tuple[When, str, Item]]:
    """The events that items ask about: when and what, where their dates are beyond doubt."""
    facts = [(near.content.facts[item.facts[0]], item) for item in items]
    alone = len({(fact.kind, fact.property) for fact, _ in facts}) == 1
    told = ((fact.value, _event(near, fact, alone), item) for fact, item in facts)
    return [(when, event, item) for when, event, item in told if isinstance(when, When) and event]


def _event(near: Nearness, fact: Fact, alone: bool) -> str:
    """What happened, without its date; empty where that is claimed, inferred, doubtful, or tells its place in time.

    alone: whether all events are of one property, so that what its sentence says of each tells nothing ("was born").
    """
    own = near.statements[fact.subject, fact.property]
    if not isinstance(fact.value, When) or not fact.value.sure or fact.inferred or any(each.by for each in own):
        return ""
    content = near.content
    text = stems.fill(content.property_of(fact).says, wording.slots(content, fact) | {"value": ""}).removesuffix(".")
    return "" if TELLS_ITS_TIME.search(content.entities[fact.subject].name if alone else text) else text


def _set(
    kind: str, form: str, stem: str, items: list[Item], parts: tuple[Part, ...], options: tuple[Option, ...]
) -> Item:
    facts = tuple(item.facts[0] for item in items)
    key = tuple(part.answer for part in parts) if form == "matching" else tuple(part.text for part in parts)
    return items[0]._replace(
        id=f"{kind}:{'+'.join(sorted(facts))}",
        facts=facts,
        stem=stem,
        key=key,
        accepted=tuple(dict.fromkeys(text for item in items for text in item.accepted)),
        options=options,
        statement=" ".join(part.statement for part in parts),
        note=" ".join(dict.fromkeys(item.note for item in items if item.note)),
        sources=tuple(dict.fromkeys(source for item in items for source in item.sources)),
        ordered=True,
        cloze="",
        form=form,
        parts=parts,
        scale=(),
    )
