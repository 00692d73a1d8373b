"""Content to problems: does every name refer to something, and do the facts agree?

Each rule is one small function, `rule(content) -> problems`; all of them are run:

============================  ===============================================================
types_exist                   a property's type is date, number, text or a kind
says_names_its_slots          a property's sentence says the subject and the value
values_exist                  a value that should be an entity is one, of the right kind
claimants_exist               `by` written like an id is the id of an entity
sources_exist                 every fact has a source that is listed, and a place in it
locators_exist                the place is one the source has, where its paragraphs are listed
disputes_name_a_claimant      what is disputed says by whom it is claimed
times_in_order                `from` is not after `to`; what changes has its time
one_value                     a property that holds one value is not given two
gaps_keep_their_answer        the answer of a gap does not stand elsewhere in its sentence
wrong_answers_are_wrong       a `not` names no right answer, no variant of one, and nothing in its question
mistaken_for_exists           `mistaken_for` names other entities of the same kind
names_are_nobody_elses        no name or variant belongs to two entities of one kind
templates_refer               a question is about an existing property and asks what its slots allow
recipes_refer                 a recipe asks questions, topics and levels that exist
============================  ===============================================================
"""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from itertools import permutations

from generator import stems, texts
from generator.dates import When
from generator.model import SENTENCES, Content, Fact, Problem

Problems = Iterator[Problem]


def check(content: Content) -> list[Problem]:
    """All problems of meaning, sorted by nothing; rules about names wait until every file can be read."""
    rules = STANDALONE if content.unread else (*STANDALONE, *REFERRING)
    return [problem for rule in rules for problem in rule(content)]


def near(word: str, known: Iterable[str]) -> str:
    """The nearest known word, as a remedy."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{found[0]}"?' if found else ""


def _statements(content: Content) -> Iterator[Fact]:
    return (fact for fact in content.facts.values() if fact.property != SENTENCES)


def types_exist(content: Content) -> Problems:
    """A property's type is date, number, text or a kind."""
    for kind in content.kinds.values():
        for each in kind.properties.values():
            if each.type not in ("date", "number", "text", *content.kinds):
                what = f'property "{each.name}" has an unknown type "{each.type}"'
                yield Problem(each.at, what, f"write date, number, text, or one of: {', '.join(content.kinds)}")


def says_names_its_slots(content: Content) -> Problems:
    """A property's sentence says the subject and the value."""
    for kind in content.kinds.values():
        for each in kind.properties.values():
            if stems.faults(each.says):
                continue
            for slot in sorted({"subject", "value"} - stems.slots(each.says)):
                what = f'the sentence of property "{each.name}" leaves out {{{slot}}}'
                yield Problem(each.at, what, "a statement must say who and what")


def values_exist(content: Content) -> Problems:
    """A value that should be an entity is one, of the right kind."""
    for fact in _statements(content):
        type = content.property_of(fact).type
        if type not in content.kinds or isinstance(fact.value, When):
            continue
        entity = content.entities.get(fact.value)
        if entity is None:
            known = [each.id for each in content.entities.values() if each.kind == type]
            fix = f"{near(fact.value, known)} begin a page for it, or correct the id".strip()
            yield Problem(fact.at, f'"{fact.value}" is no {type} with a page', fix)
        elif entity.kind != type:
            what = f'"{fact.value}" is a {entity.kind}, but "{fact.property}" takes a {type}'
            yield Problem(fact.at, what, f"name a {type}")


def claimants_exist(content: Content) -> Problems:
    """`by` written like an id is the id of an entity."""
    for fact in content.facts.values():
        if fact.by and fact.by not in content.entities and fact.by == fact.by.lower() and " " not in fact.by:
            fix = f"{near(fact.by, content.entities)} write an id, or a name as it stands in a sentence".strip()
            yield Problem(fact.at, f'"by" names "{fact.by}", which has no page', fix)


def sources_exist(content: Content) -> Problems:
    """Every fact has a source that is listed, and a place in it."""
    for fact in content.facts.values():
        if not fact.sources:
            yield Problem(fact.at, f'"{fact.id}" has no source', "write  source: <id> <where in it>")
        for each in fact.sources:
            if each.source not in content.sources:
                fix = f"{near(each.source, content.sources)} list it in content/sources.yaml, or correct the id"
                yield Problem(fact.at, f'the source "{each.source}" is not listed', fix.strip())
            elif not each.locator:
                fix = f"write where, such as  {each.source} par. 2"
                yield Problem(fact.at, f'the source "{each.source}" is cited without a place in it', fix)


def locators_exist(content: Content) -> Problems:
    """The place is one the source has, where its paragraphs are listed."""
    for source, paragraphs in content.paragraphs.items():
        if source not in content.sources:
            at = next(iter(paragraphs.values())).at if paragraphs else f"content/paragraphs/{source}.yaml:1"
            fix = f"{near(source, content.sources)} a file of paragraphs is named after its source".strip()
            yield Problem(at, f'the source "{source}" is not listed', fix)
    for fact in content.facts.values():
        for each in fact.sources:
            known = content.paragraphs.get(each.source)
            if known is not None and each.locator and each.locator not in known:
                fix = near(each.locator, known) or f"see content/paragraphs/{each.source}.yaml for its places"
                yield Problem(fact.at, f'"{each.source}" has no place "{each.locator}"', fix)


def disputes_name_a_claimant(content: Content) -> Problems:
    """What is disputed says by whom it is claimed."""
    for fact in content.facts.values():
        if fact.disputed and not fact.by:
            what = f'"{fact.id}" is disputed, but nobody claims it'
            yield Problem(fact.at, what, "write who says so:  by: …")
    for fact in _statements(content):
        says = content.property_of(fact).says
        if not fact.by and not stems.faults(says) and "by" in stems.slots(says):
            what = f'"{fact.property}" needs to know who says so, and "{fact.id}" does not tell'
            yield Problem(fact.at, what, "write who says so:  by: …")


def times_in_order(content: Content) -> Problems:
    """`from` is not after `to`; what changes has its time."""
    for fact in content.facts.values():
        if fact.start and fact.end and fact.end.last < fact.start.first:
            yield Problem(fact.at, f'"{fact.id}" ends before it begins', 'exchange "from" and "to", or correct them')
    for fact in _statements(content):
        if content.property_of(fact).changes and not (fact.on or fact.start or fact.end):
            what = f'"{fact.property}" changes, but "{fact.id}" has no time'
            yield Problem(fact.at, what, "write  on: …  or  from: …  and  to: …")


def one_value(content: Content) -> Problems:
    """A property that holds one value is not given two, unless claimants differ."""
    seen: dict[tuple[str, str], list[Fact]] = {}
    for fact in _statements(content):
        property = content.property_of(fact)
        if property.many or fact.by:
            continue
        earlier = seen.setdefault((fact.subject, fact.property), [])
        for first in earlier:
            if not property.changes or fact.must_coincide(first):
                what = f'{fact.subject} is given a second "{fact.property}"; the first is {first.at}'
                fix = "delete one, or say who claims it (by:), or let the property have many values in kinds.yaml"
                yield Problem(fact.at, what + (", and their times overlap" if property.changes else ""), fix)
        earlier.append(fact)


def gaps_keep_their_answer(content: Content) -> Problems:
    """The answer of a gap does not stand elsewhere in its sentence."""
    for fact in content.facts.values():
        for gap in fact.gaps:
            stem = gap.ask or stems.opened(str(fact.value), gap.number)
            if texts.holds(stem, gap.answer):
                what = f'the answer "{gap.answer}" stands in its own question'
                yield Problem(fact.at, what, "word the sentence so that it says this once, or bracket less")


def wrong_answers_are_wrong(content: Content) -> Problems:
    """A `not` names no right answer, no variant of one, and nothing its question gives away."""
    names = {texts.words(name): entity for entity in content.entities.values() for name in entity.names}
    for fact in content.facts.values():
        for gap in fact.gaps:
            right = names.get(texts.words(gap.answer))
            for wrong in gap.wrong:
                same = texts.words(wrong) == texts.words(gap.answer)
                if same or (right is not None and names.get(texts.words(wrong)) is right):
                    what = f'"not" offers "{wrong}", which is the right answer by another name'
                    yield Problem(fact.at, what, "offer something that is wrong")
                elif texts.holds(gap.ask or stems.opened(str(fact.value), gap.number), wrong):
                    what = f'"not" offers "{wrong}", which stands in its own question'
                    yield Problem(fact.at, what, "offer something that the question does not name")
            for one, other in permutations((gap.answer, *gap.wrong), 2):
                if texts.holds(one, other):
                    what = f'of the answers "{one}" and "{other}" one contains the other'
                    yield Problem(fact.at, what, "offer answers that stand apart")
            if len(gap.wrong) == 1:
                what = f'"not" offers only "{gap.wrong[0]}" beside the right answer'
                yield Problem(fact.at, what, "offer two or more wrong answers, or none")


def mistaken_for_exists(content: Content) -> Problems:
    """`mistaken_for` names other entities of the same kind."""
    for entity in content.entities.values():
        for other in entity.mistaken_for:
            known = content.entities.get(other)
            if known is None or known is entity:
                what = f'"mistaken_for" of {entity.id} names "{other}", which is no other page'
                yield Problem(entity.at, what, near(other, content.entities) or "name the id of another page")
            elif known.kind != entity.kind:
                what = f"{entity.id} is a {entity.kind} and cannot be mistaken for {other}, a {known.kind}"
                yield Problem(entity.at, what, "name an entity of the same kind")


def names_are_nobody_elses(content: Content) -> Problems:
    """No name or variant belongs to two entities of one kind."""
    seen: dict[tuple[str, str], str] = {}
    for entity in content.entities.values():
        for name in entity.names:
            owner = seen.setdefault((entity.kind, texts.words(texts.bare(name))), entity.id)
            if owner != entity.id:
                what = f'"{name}" names both {owner} and {entity.id}'
                yield Problem(entity.at, what, "keep it on one page, or tell them apart: “Name (place)”")


def templates_refer(content: Content) -> Problems:
    """A question is about an existing property and asks what its slots allow."""
    for template in content.templates.values():
        kind = content.kinds.get(template.kind)
        property = kind.properties.get(template.property) if kind else None
        if property is None:
            about = f"{template.kind}.{template.property}"
            known = [f"{kind.id}.{name}" for kind in content.kinds.values() for name in kind.properties]
            what = f'question "{template.id}" is about "{about}", which does not exist'
            yield Problem(template.at, what, near(about, known) or "see content/kinds.yaml for what exists")
            continue
        if stems.faults(template.stem):
            continue
        slot, _, part = template.answer.partition(".")
        if slot in stems.slots(template.stem):
            what = f'the stem of question "{template.id}" holds its own answer {{{slot}}}'
            yield Problem(template.at, what, "ask for something the stem does not say")
        if part and slot in ("value", "subject", "by") and not (slot == "value" and property.type == "date"):
            what = f'question "{template.id}" asks for the year of something that is no date'
            yield Problem(template.at, what, f"write  answer: {slot}")
        if not stems.slots(template.stem) & {"subject", "value"}:
            what = f'the stem of question "{template.id}" says neither {{subject}} nor {{value}}'
            yield Problem(template.at, what, "a question must say what it is about")


def recipes_refer(content: Content) -> Problems:
    """A recipe asks questions, topics and levels that exist."""
    known = (*content.templates, SENTENCES)
    for recipe in content.recipes.values():
        places = [(recipe.at, recipe.ask, recipe.only)] + [(row.at, row.ask, row.only) for row in recipe.blueprint]
        topics = {fact.topic for fact in content.facts.values()}
        for at, ask, only in places:
            for each in ask:
                if each not in known:
                    fix = near(each, known) or "see content/questions for what exists"
                    yield Problem(at, f'this recipe asks "{each}", which is no question', fix)
            for topic in only.topic:
                if topic not in topics:
                    fix = near(topic, topics) or f"topics are the files in content/facts: {', '.join(sorted(topics))}"
                    yield Problem(at, f'this recipe wants the topic "{topic}", which does not exist', fix)


Rule = Callable[[Content], Problems]
STANDALONE: tuple[Rule, ...] = (
    types_exist,
    says_names_its_slots,
    disputes_name_a_claimant,
    times_in_order,
    one_value,
    gaps_keep_their_answer,
    wrong_answers_are_wrong,
    names_are_nobody_elses,
)
REFERRING: tuple[Rule, ...] = (
    values_exist,
    claimants_exist,
    sources_exist,
    locators_exist,
    mistaken_for_exists,
    templates_refer,
    recipes_refer,
)
