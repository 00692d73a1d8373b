"""Rules of facts: do they agree with one another, and is each of them fair to ask? And do recipes agree?

==========================  ==================================================================================
says_names_its_slots        a property's sentence says the subject and the value
dates_have_one_preposition  no sentence or stem puts an "in" or the like before a date, which brings its own
disputes_name_a_claimant    what is disputed says by whom it is claimed, and why it is doubted
times_in_order              `from` is not after `to`; what changes has its time
one_value                   a property that holds one value is not given two
gaps_keep_their_answer      the answer of a gap does not stand elsewhere in its sentence
wrong_answers_are_wrong     a `not` names no right answer, no variant of one, and nothing in its question
ruled_out_is_not_given      a page's `not` names no value that it gives itself, nor a date that may be one
names_are_nobody_elses      no name or variant belongs to two entities of one kind
claims_name_a_claimant      a sentence that hedges says who claims it
dates_of_one_source_agree   one place in a source does not give one date of one thing more and less finely
recipes_make_other_files    no quiz has the name of another's key, report or answer sheet, or of a topic's page
==========================  ==================================================================================
"""

import re
from collections.abc import Callable, Iterable, Iterator

from generator import stems, texts
from generator.dates import Spans, When
from generator.meaning import Answers, Meanings
from generator.model import Content, Fact, Problem, Property

Problems = Iterator[Problem]
FINENESS = ("span", "year", "part", "month", "day")
HEDGES = {
    "alleged": r"alleged(ly)?",
    "reportedly": "reportedly",
    "suspected": "suspected",
    "rumo": r"rumou?r(ed|s)?",
    "said to have": "said to have",
    "believed to": "believed to",
    "accused": "(was|were) accused",
    "blamed": "(was|were) blamed",
}
"""How sentences hedge, by letters without which none does so: to look for these is far quicker."""
_HEDGE = re.compile(rf"\b({'|'.join(HEDGES.values())})\b")

_BEFORE_A_SLOT = re.compile(
    r"\b(?:(\w+) )?(in|on|at|from|since|until|before|after|during) \{ *(value|when|on|from|to) *\}", re.IGNORECASE
)
_SAYS = "write {subject} where the name of the page is to stand, and {value} where what is said of it"
_WITH_PARTICLE = frozenset("brought called carried moved put set switched sworn turned voted".split())
"""Verbs whose own word may stand before a date: "was sworn in on 8 January 1998"."""


def says_names_its_slots(content: Content) -> Problems:
    """A property's sentence says the subject and the value."""
    for kind in content.kinds.values():
        for each in kind.properties.values():
            if not each.says or stems.faults(each.says):
                continue
            if missing := sorted({"subject", "value"} - stems.slots(each.says)):
                left_out = texts.listed([f"{{{slot}}}" for slot in missing])
                what = f'the sentence of property "{each.name}" leaves out {left_out}'
                yield Problem(each.at, what, _SAYS)


def dates_have_one_preposition(content: Content) -> Problems:
    """No sentence or stem puts a preposition before a date, which brings its own."""
    fix = "delete the word: a date stands there as “in 1998” or “on 8 January 1998”"
    for at, owner, text, property in _wordings(content):
        for verb, word, slot in _BEFORE_A_SLOT.findall(text):
            if (slot != "value" or property.type == "date") and verb not in _WITH_PARTICLE:
                yield Problem(at, f'the {owner} has "{word}" before the date {{{slot}}}', fix)


def _wordings(content: Content) -> Iterator[tuple[str, str, str, Property]]:
    """The sentence of each property and the stem of each question, with the place, what it is, and the property."""
    for kind in content.kinds.values():
        for each in kind.properties.values():
            yield each.at, f'sentence of property "{each.name}"', each.says, each
    for template in content.templates.values():
        of_kind = content.kinds.get(template.kind)
        if of_kind and template.property in of_kind.properties:
            owner = f'stem of question "{template.id}"'
            yield template.stem_at, owner, template.stem, of_kind.properties[template.property]


def disputes_name_a_claimant(content: Content) -> Problems:
    """What is disputed says by whom it is claimed, and why it is doubted."""
    for fact in content.facts.qualified:
        if fact.disputed and not fact.by:
            what = f'"{fact.id}" is disputed, but nobody claims it'
            yield Problem(fact.at, what, "write who says so:  by: …")
        if fact.disputed and len(fact.disputed.split()) < 3:
            what = f'"{fact.id}" is disputed, but "{fact.disputed}" is no reason'
            yield Problem(fact.at, what, "write in a sentence what contradicts it")
    for fact, property in content.values(lambda each: not stems.faults(each.says) and "by" in stems.slots(each.says)):
        if not fact.by:
            what = f'"{property.name}" needs to know who says so, and "{fact.id}" does not tell'
            yield Problem(fact.at, what, "write who says so:  by: …")


def times_in_order(content: Content) -> Problems:
    """`from` is not after `to`; what changes has its time."""
    for fact in content.facts.qualified:
        if fact.start and fact.end and fact.end.last < fact.start.first:
            yield Problem(fact.at, f'"{fact.id}" ends before it begins', 'exchange "from" and "to", or correct them')
    for fact, _ in content.values(lambda each: each.changes):
        if not (fact.on or fact.start or fact.end):
            what = f'"{fact.property}" changes, but "{fact.id}" has no time'
            yield Problem(fact.at, what, "write  on: …  or  from: …  and  to: …")


def one_value(content: Content) -> Problems:
    """A property that holds one value is not given two, unless claimants differ; each is told beside one other."""
    for same in _together(fact for fact, _ in content.values(lambda each: not each.many) if not fact.by):
        changes = content.property_of(same[0]).changes
        for first, fact in _at_one_time(same) if changes else ((same[0], other) for other in same[1:]):
            what = f'{fact.subject} is given a second "{fact.property}"; the first is {first.at}'
            fix = "delete one, or say who claims it (by:), or let the property have many values in kinds.yaml"
            yield Problem(fact.at, what + (", and their times overlap" if changes else ""), fix)


def _at_one_time(facts: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of facts that surely held at one time: each with one that began before it, where there is any."""
    place = {fact.id: index for index, fact in enumerate(facts)}
    on_that_day: dict[When | None, Fact] = {}
    lasting = None
    for fact in sorted(facts, key=lambda each: each.surely_held()[0]):
        for other in (lasting, on_that_day.get(fact.on)):
            if other and fact.must_coincide(other):
                first, second = sorted((fact, other), key=lambda each: place[each.id])
                yield first, second
                break
        on_that_day.setdefault(fact.on, fact)
        if lasting is None or lasting.surely_held()[1] < fact.surely_held()[1]:
            lasting = fact


def _together(facts: Iterable[Fact]) -> Iterable[list[Fact]]:
    """Facts that are values of one property of one entity, together, where there are several."""
    first: dict[tuple[str, str], Fact] = {}
    several: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        about = fact.subject, fact.property
        if first.setdefault(about, fact) is not fact:
            several.setdefault(about, [first[about]]).append(fact)
    return several.values()


def gaps_keep_their_answer(content: Content) -> Problems:
    """The answer of a gap does not stand elsewhere in its sentence."""
    for fact in content.facts.sentences:
        for gap in fact.gaps:
            stem = gap.ask or stems.opened(str(fact.value), gap.number)
            if texts.holds(stem, gap.answer):
                what = f'the answer "{gap.answer}" stands in its own question'
                yield Problem(fact.at, what, "word the sentence so that it says this once, or bracket less")


def wrong_answers_are_wrong(content: Content) -> Problems:
    """A `not` names no right answer, no variant of one, and nothing its question gives away."""
    vouched = [fact for fact in content.facts.sentences if any(gap.wrong for gap in fact.gaps)]
    if not vouched:
        return
    meanings = Meanings(content)
    for fact in vouched:
        for gap in fact.gaps:
            question = gap.ask or stems.opened(str(fact.value), gap.number)
            others = Answers(meanings[right] for right in (gap.answer, *gap.also) if gap.wrong)
            for wrong in gap.wrong:
                rival = others.rival(meanings[wrong])
                others.keep(meanings[wrong])
                if rival:
                    what = f'"not" offers "{wrong}", which may be taken for "{rival.text}"'
                    yield Problem(fact.at, what, "offer answers that cannot be taken for one another")
                elif texts.holds(question, wrong):
                    what = f'"not" offers "{wrong}", which stands in its own question'
                    yield Problem(fact.at, what, "offer something that the question does not name")
            if len(gap.wrong) == 1:
                what = f'"not" offers only "{gap.wrong[0]}" beside the right answer'
                several = f"put several in square brackets: [{gap.wrong[0]}]" if ", " in gap.wrong[0] else ""
                yield Problem(fact.at, what, several or "offer two or more wrong answers, or none")


def ruled_out_is_not_given(content: Content) -> Problems:
    """A page's `not` names no value that it gives itself, and no date that may be one it gives."""
    ruling = [entity for entity in content.entities.values() if entity.ruled_out]
    words: dict[tuple[str, str], set[str]] = {}
    dates: dict[tuple[str, str], list[When]] = {}
    for fact in content.statements() if ruling else ():
        if isinstance(fact.value, str):
            words.setdefault((fact.subject, fact.property), set()).add(texts.words(fact.value))
        else:
            dates.setdefault((fact.subject, fact.property), []).append(fact.value)
    for entity in ruling:
        for name, values in entity.ruled_out.items():
            own = words.get((entity.id, name), ())
            days = Spans((each.first, each.last, True) for each in dates.get((entity.id, name), ()))
            for value in values:
                given = (
                    texts.words(value) in own if isinstance(value, str) else any(days.meeting(value.first, value.last))
                )
                if given:
                    shown = value if isinstance(value, str) else value.plain
                    what = f'"not" of {entity.id} names "{shown}", which the page itself gives as {name}'
                    yield Problem(entity.at, what, "take it out of one of the two")


def names_are_nobody_elses(content: Content) -> Problems:
    """No name or variant belongs to two entities of one kind."""
    seen: dict[tuple[str, str], str] = {}
    for entity in content.entities.values():
        for name in entity.names:
            owner = seen.setdefault((entity.kind, texts.core(name)), entity.id)
            if owner != entity.id:
                what = f'"{name}" names both {owner} and {entity.id}'
                yield Problem(entity.at, what, "keep it on one page, or tell them apart: “Name (place)”")


def claims_name_a_claimant(content: Content) -> Problems:
    """A sentence that hedges says who claims it."""
    for fact in content.facts.sentences:
        if not fact.by:
            said = stems.closed(str(fact.value)).lower()
            hedge = _HEDGE.search(said) if any(map(said.__contains__, HEDGES)) else None
            if hedge:
                what = f'"{fact.id}" says "{hedge[0]}", but not by whom'
                yield Problem(fact.at, what, "write who says so:  by: …")


def dates_of_one_source_agree(content: Content) -> Problems:
    """One place in a source does not give one date of one thing more and less finely."""
    for same in _together(fact for fact, _ in content.values(lambda each: each.type == "date")):
        place = {fact.id: index for index, fact in enumerate(same)}
        cited: dict[tuple[str, str], list[tuple[When, Fact]]] = {}
        for fact in same:
            if isinstance(when := fact.value, When):
                for each in fact.sources:
                    cited.setdefault((each.source, each.locator), []).append((when, fact))
        for dated in cited.values():
            for coarse, fine in _of_unlike_fineness(dated):
                what = f'"{fine.id}" is dated more finely than "{coarse.id}" from the same source'
                second = max(coarse, fine, key=lambda each: place[each.id])
                yield Problem(second.at, what, "keep the date that the source supports")


def _of_unlike_fineness(dated: list[tuple[When, Fact]]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of facts, one dated more finely, that may be of one day: each with one that begins before it."""
    lasting: dict[str, tuple[When, Fact]] = {}  # by precision, the date that lasts longest
    for when, fact in sorted(dated, key=lambda each: (each[0].sure, each[0].first, -each[0].last)):
        for precision, (other, before) in lasting.items():
            if precision != when.precision and not when.disjoint(other):
                pair = sorted(((when, fact), (other, before)), key=lambda each: FINENESS.index(each[0].precision))
                yield pair[0][1], pair[1][1]
        kept = lasting.setdefault(when.precision, (when, fact))[0]
        if kept.sure and kept.last < when.last:
            lasting[when.precision] = when, fact


def recipes_make_other_files(content: Content) -> Problems:
    """No quiz has the name of another's key, report or answer sheet, or of a topic's study sheet or the like."""
    quizzes = {recipe.id: recipe for recipe in content.recipes.values() if recipe.blueprint}
    if quizzes:
        from generator.items import BESIDE, OF_TOPICS  # which facts need for nothing
    for recipe in quizzes.values():
        other, _, part = recipe.id.rpartition("-")
        of_quiz = part in BESIDE and other in quizzes
        if of_quiz or (part in OF_TOPICS and other in content.facts.by_topic):
            whose = f'{part} of "{other}"' if of_quiz else f'{OF_TOPICS[part]} of the topic "{other}"'
            what = f"the page of this quiz has the name of the {whose}, {recipe.id}.html"
            yield Problem(recipe.at, what, "give this file another name, for quizzes are called by their files")


RULES: tuple[Callable[[Content], Problems], ...] = (
    says_names_its_slots,
    dates_have_one_preposition,
    disputes_name_a_claimant,
    times_in_order,
    one_value,
    gaps_keep_their_answer,
    wrong_answers_are_wrong,
    ruled_out_is_not_given,
    names_are_nobody_elses,
    claims_name_a_claimant,
    dates_of_one_source_agree,
    recipes_make_other_files,
)
