"""Templates and facts to items: every question the content can fairly ask, and why others are not asked."""

from collections import Counter
from collections.abc import Mapping, Set
from typing import NamedTuple
from zlib import crc32

from generator import clozes, dates, stems, texts, wording
from generator.dates import When
from generator.items import Item, Skip
from generator.meaning import by_name
from generator.model import LEVELS, SENTENCES, Content, Entity, Fact, Gap, Only, Recipe, Template
from generator.rivals import Rivals

ANYTHING = Only()
Made = tuple[list[Item], list[Skip]]


class Told(NamedTuple):
    """What all items about a fact say of it; values: the texts of its slots."""

    fact: Fact
    values: dict[str, str]
    statement: str
    note: str
    sources: tuple[str, ...]


class Asker(NamedTuple):
    """A template and what does not depend on the fact it asks about.

    place: its slot among those of its property; slots: what its stem names; answer: the slot it asks for. undated:
    whether it leaves out when, though that changes. rivals: the dates or numbers of which its answer has the only one.
    """

    template: Template
    place: int
    slots: frozenset[str]
    answer: str
    undated: bool
    rivals: Rivals | None


def ask(content: Content, recipe: Recipe, made: Made | None = None) -> Made:
    """All items a recipe may use, in the order of the pages, and all that was skipped.

    Every fact is asked before the recipe's restriction is applied, so that an item knows all its right
    answers, also those that other topics or levels hold. made: what `make` gives, where several recipes need it.
    """
    everything = {*content.templates, SENTENCES}
    wanted = set(recipe.ask) or ({name for row in recipe.blueprint for name in row.ask or everything} or everything)
    items, skips = made or make(content)
    admitted = _admitted(content, recipe)
    all_of_them = len(admitted) == len(content.facts)
    first: dict[str, Item] = {}
    more: dict[str, list[Item]] = {}
    asked: set[str] = set()
    for item in items:
        if item.template in wanted:
            if first.setdefault(item.stem, item) is not item:
                more.setdefault(item.stem, []).append(item)
            if not all_of_them and not admitted.isdisjoint(item.facts):
                asked.add(item.stem)
    merged = [
        _merged(content, [item, *more[stem]]) if stem in more else item
        for stem, item in first.items()
        if all_of_them or stem in asked
    ]
    return _told_apart(merged) if more else merged, [
        skip for skip in skips if skip.fact in admitted and skip.template.partition(".")[0] in wanted
    ]


def _admitted(content: Content, recipe: Recipe) -> Set[str]:
    """The facts a recipe may use, and any of its lines."""
    lines = [row.only for row in recipe.blueprint] or [ANYTHING]
    if recipe.only == ANYTHING and ANYTHING in lines:
        return content.facts.keys()
    facts = content.facts.values()
    return {each.id for each in facts if _admits(recipe.only, each) and any(_admits(only, each) for only in lines)}


def make(content: Content) -> Made:
    """Every question of every fact by itself, and what was skipped."""
    askers = _askers(content)
    named = by_name(content)
    works = {id: wording.work(source) for id, source in content.sources.items()}
    items: list[Item] = []
    skips: list[Skip] = []
    leaks: set[str] = set()

    def keep(item: Item | str, asker: str, fact: Fact) -> None:
        if isinstance(item, str):
            skips.append(Skip(fact.at, asker, fact.id, item))
        elif texts.holds(item.stem, *item.accepted):
            leaks.add(item.stem)
            skips.append(Skip(fact.at, asker, fact.id, f'the answer "{item.accepted[0]}" stands in the stem'))
        else:
            items.append(item)

    for fact in content.facts.values():
        if fact.property == SENTENCES:
            told = _told(content, fact, works)
            for gap in fact.gaps:
                keep(_gap_item(content, told, gap, named), f"{SENTENCES}.{gap.number}", fact)
            continue
        mine = askers.get((fact.kind, fact.property))
        if mine:
            told = _told(content, fact, works)
            for asker in mine:
                if asker.template.only == ANYTHING or _admits(asker.template.only, fact):
                    keep(_template_item(content, told, asker), asker.template.id, fact)
    return _without(leaks, items, skips) if leaks else (items, skips)


def _without(leaks: set[str], items: list[Item], skips: list[Skip]) -> Made:
    """The items but for those whose stems hold an answer of another fact: its key would lack a right answer."""
    lost = [
        Skip(item.at, item.template, item.facts[0], "another right answer stands in the stem")
        for item in items
        if item.stem in leaks
    ]
    return [item for item in items if item.stem not in leaks], [*skips, *lost]


def _askers(content: Content) -> dict[tuple[str, str], list[Asker]]:
    """The templates by the kind and property they ask about."""
    askers: dict[tuple[str, str], list[Asker]] = {}
    for template in content.templates.values():
        about = template.kind, template.property
        slots, answer = stems.slots(template.stem), template.answer.partition(".")[0]
        changes = content.kinds[template.kind].properties[template.property].changes
        undated = changes and not {*slots, answer} & {"when", "on", "from", "to"}
        rivals = Rivals(content.facts.of.get(about, ())) if answer == "subject" else None
        mine = askers.setdefault(about, [])
        mine.append(Asker(template, len(mine), slots, answer, undated, rivals))
    return askers


def _told(content: Content, fact: Fact, works: Mapping[str, str]) -> Told:
    """What items say of a fact. works: each source as a reader can find it."""
    values = wording.slots(content, fact)
    sources = tuple([f"{works[source]}: {locator}" for source, locator, _ in fact.sources])
    if len(sources) > 1:
        sources = tuple(dict.fromkeys(sources))
    return Told(fact, values, wording.statement(content, fact, values), wording.note(fact), sources)


def _admits(only: Only, fact: Fact) -> bool:
    return only.admits(fact.topic, fact.level, fact.value.precision if isinstance(fact.value, When) else "")


def _template_item(content: Content, told: Told, asker: Asker) -> Item | str:
    """The item a template makes of a fact, in its slot; or the reason why it makes none."""
    template, place, used, slot, undated, rivals = asker
    fact, values = told.fact, told.values
    if not all(map(values.get, used)):
        missing = min(slot for slot in used if not values[slot])
        return f"the stem needs {{{missing}}}, which this fact does not have"
    accepted = wording.answer(content, fact, template.answer, values)
    if not accepted:
        return f"this fact has no {template.answer}: its date is not known so finely, or spans more"
    if undated:
        return "this changes with time, and the stem names no date"
    if rivals and (rival := rivals.of(fact)):
        name = content.entities[rival.subject].name
        if isinstance(rival.value, str):
            return f'{name} has the same number, but it is written "{rival.value}": write both alike'
        return f"{name} may have the same date, so that two answers could be defended"
    stem = stems.fill(template.stem, values)
    if fact.by and "by" not in used and slot != "by":
        stem = stems.attributed(values["by"], stem)
    return _item(told, f"{template.id}:{fact.id}", template.id, stem, accepted, slot=place)


def _gap_item(content: Content, told: Told, gap: Gap, named: Mapping[str, Entity]) -> Item:
    """The item that asks for one bracket of a sentence."""
    fact, ask = told.fact, gap.ask
    stem = clozes.claimed(content, fact, gap, ask, ask) if ask else clozes.of_gap(content, fact, gap)
    entity = named.get(texts.core(gap.answer))
    also = [name for name in wording.names(entity) if texts.words(name) != texts.words(gap.answer)] if entity else []
    when = dates.said(gap.answer)
    also += (*gap.also, *(when.variants if when else ()))
    accepted = (wording.standing(gap, gap.answer), *wording.unarticled(gap.answer), *also)
    id = f"{SENTENCES}.{gap.number}:{fact.id}"
    return _item(told, id, SENTENCES, stem, accepted, gap.number, slot=gap.number - 1)


def _item(
    told: Told, id: str, template: str, stem: str, accepted: tuple[str, ...], gap: int = 0, *, slot: int = 0
) -> Item:
    """An item about a fact; the first answer that is accepted is its key."""
    fact, every = told.fact, tuple(dict.fromkeys(accepted)) if len(accepted) > 1 else accepted
    return Item(id, (fact.id,), template, fact.topic, fact.level, stem, every[:1], every, (),
                told.statement, told.note, told.sources, gap, slot, False, fact.at)  # fmt: skip


def _merged(content: Content, alike: list[Item]) -> Item:
    """One item for all facts that give one stem: its key is all their answers, its id does not hang on their order."""
    chief = min(alike, key=lambda item: item.id)
    return alike[0]._replace(
        id=f"{chief.template}:{_shown(content, chief)}",
        facts=tuple(id for item in alike for id in item.facts),
        level=min((item.level for item in alike), key=LEVELS.index),
        key=tuple(dict.fromkeys(text for item in alike for text in item.key)),
        accepted=tuple(dict.fromkeys(text for item in alike for text in item.accepted)),
        statement=" ".join(dict.fromkeys(item.statement for item in alike)),
        note=" ".join(dict.fromkeys(item.note for item in alike if item.note)),
        sources=tuple(dict.fromkeys(source for item in alike for source in item.sources)),
        slot=0,
    )


def _told_apart(items: list[Item]) -> list[Item]:
    """The same items; merged ones that have one id, because ids hold no signs ("5", "-5"), get another but for one."""
    times = Counter([item.id for item in items])
    if len(times) == len(items):
        return items
    doubles = sorted((item for item in items if times[item.id] > 1), key=lambda item: (len(item.stem), item.stem))
    first = {item.id: item.stem for item in reversed(doubles)}  # the shortest, which has no sign
    return [
        item
        if first.get(item.id, item.stem) == item.stem
        else item._replace(id=f"{item.id}.{crc32(item.stem.encode()):08x}")
        for item in items
    ]


def _shown(content: Content, item: Item) -> str:
    """What the fact of an item has in common with others of its stem, as a part of an id."""
    template, first = content.templates.get(item.template), content.facts[item.facts[0]]
    if template is None:
        return first.id
    value = first.value.text if isinstance(first.value, When) else first.value
    parts = {"subject": first.subject, "value": value, "by": first.by, "when": wording.time_of(first)}
    parts |= {slot: when.text for slot in ("on", "from", "to") if (when := wording.date_in(first, slot))}
    shown = [parts[slot] for slot in stems.SLOTS if slot in stems.slots(template.stem) and parts.get(slot)]
    return f"{template.kind}.{template.property}." + "+".join(map(texts.slug, shown))
