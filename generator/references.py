"""Rules of names: does every name in the content refer to something?

===================  ======================================================================
types_exist          a property's type is date, number, text or a kind
values_exist         a value that should be an entity is one, of the right kind
claimants_exist      `by` written like an id is the id of an entity
mistaken_for_exists  `mistaken_for` names other entities of the same kind
ruled_out_exists     a page's `not` names a property it may have, and pages that exist
templates_refer      a question is about an existing property and asks what its slots allow
recipes_refer        a recipe asks questions, topics and levels that exist
entities_are_used    every page holds a fact or is named in one
after_what_exists    `after` names facts that exist, are no less basic, and do not wait for this one
===================  ======================================================================
"""

from collections.abc import Callable, Iterator

from generator import stems, texts
from generator.citations import Named, locators_exist, sources_exist, unknown_names
from generator.dates import When
from generator.model import LEVELS, SENTENCES, TYPES, Content, Problem
from generator.prerequisites import circles
from generator.spelling import choose, did_you_mean, offer

Problems = Iterator[Problem]
_ELSEWHERE = {"year": "date", "day": "date", "int": "number", "integer": "number", "float": "number", "string": "text"}
"""What types are called in other programs."""


def types_exist(content: Content) -> Problems:
    """A property's type is date, number, text or a kind."""
    for kind in content.kinds.values():
        for each in kind.properties.values():
            if each.type and each.type not in (*TYPES, *content.kinds):
                what = f'property "{each.name}" has an unknown type "{each.type}"'
                meant = did_you_mean(_ELSEWHERE.get(each.type.lower(), each.type), (*TYPES, *content.kinds))
                fix = f"{meant} write date, number, text, or one of: {', '.join(content.kinds)}".strip()
                yield Problem(each.at, what, fix)


def values_exist(content: Content) -> Problems:
    """A value that should be an entity is one, of the right kind."""
    of_kind: dict[str, list[str]] = {}
    for each in content.entities.values():
        of_kind.setdefault(each.kind, []).append(each.id)
    unknown: Named = {}
    for fact, property in content.values(lambda each: each.type in content.kinds):
        type = property.type
        if isinstance(fact.value, When):
            continue
        entity = content.entities.get(fact.value)
        if entity is None:
            meant = did_you_mean(fact.value, of_kind.get(type, ()))
            fix = meant if "brackets" in meant else f"{meant} begin a page for it, or correct the id".strip()
            unknown.setdefault((f'"{fact.value}" is no {type} with a page', fix), {})[fact.at] = None
        elif entity.kind != type:
            kinds = texts.articled(entity.kind), texts.articled(type)
            what = f'"{fact.value}" is {kinds[0]}, but "{fact.property}" takes {kinds[1]}'
            yield Problem(fact.at, what, f"name {kinds[1]}")
    yield from unknown_names(unknown, "name")


def claimants_exist(content: Content) -> Problems:
    """`by` written like an id is the id of an entity."""
    unknown: Named = {}
    for fact in content.facts.qualified:
        if fact.by and fact.by not in content.entities and fact.by == fact.by.lower() and " " not in fact.by:
            fix = f"{did_you_mean(fact.by, content.entities)} write an id, or a name as it stands in a sentence".strip()
            unknown.setdefault((f'"by" names "{fact.by}", which has no page', fix), {})[fact.at] = None
    yield from unknown_names(unknown, "name")


def mistaken_for_exists(content: Content) -> Problems:
    """`mistaken_for` names other entities of the same kind."""
    for entity in content.entities.values():
        for other in entity.mistaken_for:
            known = content.entities.get(other)
            if known is None or known is entity:
                what = f'"mistaken_for" of {entity.id} names "{other}", which is no other page'
                fix = did_you_mean(other, content.entities, but=entity.id) or "name the id of another page"
                yield Problem(entity.at, what, fix)
            elif known.kind != entity.kind:
                mine, theirs = texts.articled(entity.kind), texts.articled(known.kind)
                what = f"{entity.id} is {mine} and cannot be mistaken for {other}, {theirs}"
                yield Problem(entity.at, what, "name an entity of the same kind")


def ruled_out_exists(content: Content) -> Problems:
    """A page's `not` names a property it may have and, where its values are pages, pages that exist."""
    for entity in content.entities.values():
        properties = content.kinds[entity.kind].properties
        for name, values in entity.ruled_out.items():
            if name not in properties:
                what = f'"not" of {entity.id} names "{name}", which is no property of {texts.articled(entity.kind)}'
                yield Problem(entity.at, what, choose(name, properties))
                continue
            type = properties[name].type
            for value in map(str, values) if type in content.kinds else ():
                known = content.entities.get(value)
                if known is None or known.kind != type:
                    what = f'"not" of {entity.id} names "{value}", which is no {type} with a page'
                    yield Problem(entity.at, what, f"name the id of {texts.articled(type)}")


def templates_refer(content: Content) -> Problems:
    """A question is about an existing property and asks what its slots allow."""
    known = [f"{kind.id}.{name}" for kind in content.kinds.values() for name in kind.properties]
    for template in content.templates.values():
        kind = content.kinds.get(template.kind)
        property = kind.properties.get(template.property) if kind else None
        if property is None and not template.property:
            continue
        if property is None:
            about = f"{template.kind}.{template.property}"
            what = f'question "{template.id}" is about "{about}", which does not exist'
            of_kind = [f"{kind.id}.{name}" for name in kind.properties] if kind else known
            yield Problem(template.about_at, what, offer(about, of_kind))
            continue
        if not template.stem or stems.faults(template.stem):
            continue
        slot, _, part = template.answer.partition(".")
        if slot in stems.slots(template.stem):
            what = f'the stem of question "{template.id}" holds its own answer {{{slot}}}'
            yield Problem(template.stem_at, what, "ask for something the stem does not say")
        known_type = property.type in (*TYPES, *content.kinds)
        if (
            part
            and known_type
            and slot in ("value", "subject", "by")
            and not (slot == "value" and property.type == "date")
        ):
            what = f'question "{template.id}" asks for the year of something that is no date'
            yield Problem(template.at, what, f"write  answer: {slot}")
        if not stems.slots(template.stem) & {"subject", "value"}:
            what = f'the stem of question "{template.id}" says neither {{subject}} nor {{value}}'
            yield Problem(template.stem_at, what, "write {subject} or {value} where what it asks about is to stand")


def recipes_refer(content: Content) -> Problems:
    """A recipe asks questions, topics and levels that exist."""
    questions = dict.fromkeys((*content.templates, SENTENCES))
    recipes = content.recipes.values()
    named = any(recipe.topics_at for recipe in recipes)
    topics = content.facts.by_topic if named else {}
    for recipe in recipes:
        for each, at in recipe.asks_at.items():
            if each not in questions:
                fix = did_you_mean(each, questions)
                fix = fix or f"questions are those in content/questions; {choose(each, questions)}"
                yield Problem(at, f'this recipe asks "{each}", which is no question', fix)
        for topic, at in recipe.topics_at.items():
            if topic not in topics:
                fix = did_you_mean(topic, topics) or f"topics are the files in content/facts; {choose(topic, topics)}"
                yield Problem(at, f'this recipe wants the topic "{topic}", which does not exist', fix)


def entities_are_used(content: Content) -> Problems:
    """Every page holds a fact or is named in one, once all facts have their right shape."""
    if not content.sound:
        return
    used = {fact.subject for fact in content.facts.values()} | {fact.by for fact in content.facts.qualified}
    used |= {id.partition(".")[0] for id in content.life.withdrawn}
    used |= {fact.value for fact in content.statements() if isinstance(fact.value, str)}
    used |= {other for entity in content.entities.values() for other in entity.mistaken_for if other != entity.id}
    unused = [entity for entity in content.entities.values() if entity.id not in used]
    named = _names_in_sentences(content, {texts.core(name) for entity in unused for name in entity.names})
    for entity in unused:
        if named.isdisjoint(map(texts.core, entity.names)):
            yield Problem(entity.at, f'no fact is about "{entity.id}" or names it', "add a fact, or delete the page")


def _names_in_sentences(content: Content, names: set[str]) -> set[str]:
    """Which of these names, as `texts.words`, stand in sentences; however many they are, each is gone through once."""
    found: set[str] = set()
    lengths = {len(name.split()) for name in names}
    for fact in content.facts.sentences if names else ():
        words = texts.words(stems.closed(str(fact.value))).split()
        for length in lengths:
            found |= names & {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}
    return found


def after_what_exists(content: Content) -> Problems:
    """`after` names facts that exist, are no less basic, and do not wait for this one."""
    circle = circles({fact.id: fact.after for fact in content.facts.qualified if fact.after})
    for fact in content.facts.qualified:
        for needed in fact.after:
            other = content.facts.get(needed)
            if other is None:
                fix = did_you_mean(needed, content.facts) or "name the id of a fact; factdeck ask shows them"
                yield Problem(fact.at, f'"after" names "{needed}", which is no fact', fix)
            elif LEVELS.index(other.level) > LEVELS.index(fact.level):
                what = f'"{fact.id}" ({fact.level}) comes after "{needed}", which is only {other.level}'
                yield Problem(fact.at, what, "raise the level of the other, or lower this one's")
            elif fact.id <= needed and circle[fact.id] == circle[needed]:
                what = f'"{fact.id}" and "{needed}" each come after the other'
                yield Problem(fact.at, what, 'take one of the two out of "after"')


RULES: tuple[Callable[[Content], Problems], ...] = (
    types_exist,
    values_exist,
    claimants_exist,
    sources_exist,
    locators_exist,
    mistaken_for_exists,
    ruled_out_exists,
    templates_refer,
    recipes_refer,
    entities_are_used,
    after_what_exists,
)
