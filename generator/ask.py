"""Templates and facts to items: every question the content can fairly ask, and why others are not asked."""

from collections.abc import Mapping
from dataclasses import replace

from generator import dates, stems, texts, wording
from generator.dates import When
from generator.items import Item, Skip
from generator.meaning import by_name
from generator.model import LEVELS, SENTENCES, Content, Entity, Fact, Gap, Only, Recipe, Template
from generator.rivals import Rivals

Made = tuple[list[Item], list[Skip]]


def ask(content: Content, recipe: Recipe, made: Made | None = None) -> Made:
    """All items a recipe may use, in the order of the pages, and all that was skipped.

    Every fact is asked before the recipe's restriction is applied, so that an item knows all its right
    answers, also those that other topics or levels hold. made: what `make` gives, where several recipes need it.
    """
    everything = {*content.templates, SENTENCES}
    wanted = set(recipe.ask) or ({name for row in recipe.blueprint for name in row.ask or everything} or everything)
    items, skips = made or make(content)
    by_stem: dict[str, list[Item]] = {}
    for item in items:
        if item.template in wanted:
            by_stem.setdefault(item.stem, []).append(item)
    rows = [row.only for row in recipe.blueprint] or [Only()]
    admitted = {
        fact.id
        for fact in content.facts.values()
        if _admits(recipe.only, fact) and any(_admits(only, fact) for only in rows)
    }
    merged = [_merged(content, same) for same in by_stem.values() if any(admitted & {*item.facts} for item in same)]
    return merged, [skip for skip in skips if skip.fact in admitted and skip.template.partition(".")[0] in wanted]


def make(content: Content) -> Made:
    """Every question of every fact by itself, and what was skipped."""
    templates: dict[tuple[str, str], list[Template]] = {}
    for template in content.templates.values():
        templates.setdefault((template.kind, template.property), []).append(template)
    alike: dict[tuple[str, str], list[Fact]] = {}
    for fact in content.facts.values():
        alike.setdefault((content.entities[fact.subject].kind, fact.property), []).append(fact)
    rivals = {about: Rivals(facts) for about, facts in alike.items()}
    named = by_name(content)
    items: list[Item] = []
    skips: list[Skip] = []
    for fact in content.facts.values():
        if fact.property == SENTENCES:
            for gap in fact.gaps:
                item = _gap_item(content, fact, gap, named)
                items += _or_skip(item, gap.number - 1, f"{SENTENCES}.{gap.number}", fact, skips)
            continue
        about = content.entities[fact.subject].kind, fact.property
        for slot, template in enumerate(templates.get(about, [])):
            if _admits(template.only, fact):
                item = _template_item(content, fact, template, rivals[about])
                items += _or_skip(item, slot, template.id, fact, skips)
    return items, skips


def _admits(only: Only, fact: Fact) -> bool:
    return only.admits(fact.topic, fact.level, fact.value.precision if isinstance(fact.value, When) else "")


def _or_skip(made: Item | str, slot: int, asker: str, fact: Fact, skips: list[Skip]) -> list[Item]:
    """The item that was made, in its slot; none, and a skip noted, where there was a reason against it."""
    if isinstance(made, Item):
        return [replace(made, slot=slot)]
    skips.append(Skip(fact.at, asker, fact.id, made))
    return []


def _template_item(content: Content, fact: Fact, template: Template, rivals: Rivals) -> Item | str:
    """The item a template makes of a fact, or the reason why it makes none."""
    used = stems.slots(template.stem)
    values = wording.slots(content, fact)
    missing = sorted(slot for slot in used if not values[slot])
    if missing:
        return f"the stem needs {{{missing[0]}}}, which this fact does not have"
    accepted = wording.answer(content, fact, template.answer)
    if not accepted:
        return f"this fact has no {template.answer}: its date is not known so finely, or spans more"
    slot = template.answer.partition(".")[0]
    if content.property_of(fact).changes and not (used | {slot}) & {"when", "on", "from", "to"}:
        return "this changes with time, and the stem names no date"
    if slot == "subject" and isinstance(fact.value, When):
        rival = rivals.of(fact)
        if rival:
            return (
                f"{content.entities[rival.subject].name} may have the same date, so that two answers could be defended"
            )
    stem = stems.fill(template.stem, values)
    if fact.by and "by" not in used and slot != "by":
        stem = stems.attributed(values["by"], stem)
    if any(texts.holds(stem, text) for text in accepted):
        return f'the answer "{accepted[0]}" stands in the stem'
    made = _item(content, [fact], f"{template.id}:{fact.id}", template.id, stem, accepted)
    cloze = _unless_told(wording.cloze(content, fact, template.answer, used), accepted)
    return replace(made, cloze=cloze, sort=wording.sort(content, fact, template.answer))


def _gap_item(content: Content, fact: Fact, gap: Gap, named: Mapping[str, Entity]) -> Item | str:
    """The item that asks for one bracket of a sentence, or the reason why there is none."""
    sentence = str(fact.value)
    cloze = _attributed(
        content, fact, gap, texts.capitalized(stems.opened(sentence, gap.number)), stems.closed(sentence)
    )
    stem = _attributed(content, fact, gap, gap.ask, gap.ask) if gap.ask else cloze
    entity = named.get(texts.words(texts.bare(gap.answer)))
    also = [name for name in wording.names(entity) if texts.words(name) != texts.words(gap.answer)] if entity else []
    when = dates.said(gap.answer)
    also += (*gap.also, *(when.variants if when else ()))
    accepted = tuple(dict.fromkeys((wording.standing(gap, gap.answer), *wording.unarticled(gap.answer), *also)))
    if any(texts.holds(stem, text) for text in accepted):
        return f'the answer "{gap.answer}" stands in the stem'
    made = _item(content, [fact], f"{SENTENCES}.{gap.number}:{fact.id}", SENTENCES, stem, accepted, gap.number)
    return replace(
        made, cloze=_unless_told(cloze, accepted), sort=wording.SORTS.get(when.precision, "") if when else ""
    )


def _attributed(content: Content, fact: Fact, gap: Gap, text: str, shown: str) -> str:
    """A text about a gap, put in the mouth of who claims it, unless what is shown or its answer names them."""
    shows_claimant = wording.names_claimant(content, fact, shown)
    if not fact.by or shows_claimant or gap.answer in wording.claimants(content, fact):
        return text
    return stems.attributed(wording.who(content, fact), text)


def _unless_told(cloze: str, accepted: tuple[str, ...]) -> str:
    """A cloze, or nothing where its answer stands elsewhere in it."""
    return "" if any(texts.holds(cloze, text) for text in accepted) else cloze


def _item(
    content: Content, facts: list[Fact], id: str, template: str, stem: str, accepted: tuple[str, ...], gap: int = 0
) -> Item:
    citations = (wording.citation(content, cited) for fact in facts for cited in fact.sources)
    return Item(
        id=id,
        facts=tuple(fact.id for fact in facts),
        template=template,
        topic=facts[0].topic,
        level=min((fact.level for fact in facts), key=LEVELS.index),
        stem=stem,
        key=accepted[:1],
        accepted=tuple(dict.fromkeys(accepted)),
        options=(),
        statement=" ".join(dict.fromkeys(wording.statement(content, fact) for fact in facts)),
        note=" ".join(dict.fromkeys(filter(None, map(wording.note, facts)))),
        sources=tuple(dict.fromkeys(citations)),
        gap=gap,
        at=facts[0].at,
    )


def _merged(content: Content, alike: list[Item]) -> Item:
    """One item for all facts that give one stem: its key is all their answers."""
    first = alike[0]
    if len(alike) == 1:
        return first
    facts = [content.facts[id] for item in alike for id in item.facts]
    accepted = tuple(text for item in alike for text in item.accepted)
    shown = _shown(content, first, facts)
    merged = _item(content, facts, f"{first.template}:{shown}", first.template, first.stem, accepted, first.gap)
    return replace(merged, key=tuple(dict.fromkeys(text for item in alike for text in item.key)))


def _shown(content: Content, item: Item, facts: list[Fact]) -> str:
    """What the facts of one stem have in common, as a part of an id."""
    template = content.templates.get(item.template)
    if template is None:
        return facts[0].id
    first = facts[0]
    value = first.value.text if isinstance(first.value, When) else first.value
    parts = {"subject": first.subject, "value": value, "by": first.by, "when": wording.time_of(first)}
    parts |= {slot: when.text for slot in ("on", "from", "to") if (when := wording.date_in(first, slot))}
    shown = [parts[slot] for slot in stems.SLOTS if slot in stems.slots(template.stem) and parts.get(slot)]
    return f"{template.kind}.{template.property}." + "+".join(map(texts.slug, shown))
