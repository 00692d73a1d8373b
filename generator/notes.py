"""Items to the notes of a deck: what was released keeps its note and its slot, and what vanished is accounted for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from generator import texts
from generator.deck import SLOTS, Note, Question
from generator.lock import ACTIVE, RETIRED, SUPERSEDED, Lock, Locked
from generator.model import SENTENCES, Content, Item, Problem, Recipe
from generator.notetype import faults, guid

CLOSED = "this question is no longer asked"
ELSEWHERE = "another card asks this now"
FAREWELL = "You may suspend or delete this card."
VARIANTS = 5


def plan(content: Content, recipe: Recipe, items: Iterable[Item]) -> tuple[list[Note], list[Problem]]:
    """The notes of a deck in study order, tombstones last, without times; and what a release must not lose.

    items: in the order in which their cards are to be studied.
    """
    lock = content.life.locks.get(recipe.id)
    if lock and (found := [*faults(lock.schema)]):
        fix = "students would get a second note type: fill a field in reserve or a free slot instead (docs/updates.md)"
        return [], [Problem(lock.at, each, fix) for each in found]
    released = lock.notes if lock else {}
    seed = lock.seed if lock else recipe.id
    places = {item.id: place for place, item in enumerate(items, 1)}
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.facts[0] if len(item.facts) == 1 else item.id, []).append(item)
    taken = {each.guid for each in released.values()}
    known = _known_as(content, groups, released)
    notes: list[Note] = []
    for name, mine in groups.items():
        for sheet, slots in _sheets(content, mine, known[name], released).items():
            key, old = _part(name, sheet), released.get(_part(known[name], sheet))
            notes.append(_note(content, key, old.guid if old else _new_guid(seed, key, taken), slots, old))
            asked = {slot: _question(recipe, item, places[item.id]) for slot, item in slots.items()}
            notes[-1] = replace(notes[-1], questions={**notes[-1].questions, **asked})
    lost, problems = _lost(content, lock, notes) if lock else ([], [])
    problems += _reused(content, lock) if lock else []
    return _with_tombstones_last([*notes, *lost]), problems


def _part(name: str, sheet: int) -> str:
    """The key of a note; more questions than slots fill another one."""
    return f"{name}/{sheet + 1}" if sheet else name


def _known_as(content: Content, groups: Iterable[str], released: Mapping[str, Locked]) -> dict[str, str]:
    """The name under which each was released: its own or its former one; none where another has taken it over."""
    heirs = {_former(content, name): name for name in groups if name not in released}
    taken_over = {former: heir for former, heir in heirs.items() if former != heir and former in released}
    former_of = {heir: former for former, heir in taken_over.items()}
    return {name: former_of.get(name, "" if name in taken_over else name) for name in groups}


def _new_guid(seed: str, key: str, taken: set[str]) -> str:
    """A guid from the key, or from the key and a number where a renamed note was called so before."""
    return next(found for number in count() if (found := guid(seed, key, *[str(number)] * (number > 0))) not in taken)


def _former(content: Content, name: str) -> str:
    """What a fact, page, question or note was called before, as far as `was:` says."""
    was = content.life.was
    return was.get(name) or re.sub(r"[^.:+/]+", lambda part: was.get(part[0], part[0]), name)


def asker(item: Item) -> str:
    """What asks an item, as the lock keeps it: its template, or its bracket by what stands there."""
    return f"{SENTENCES}:{texts.slug(item.key[0])}" if item.gap else item.template


def _sheets(
    content: Content, items: list[Item], name: str, released: Mapping[str, Locked]
) -> dict[int, dict[int, Item]]:
    """The items of one name by note and slot, each where it was released, new ones where nothing ever was."""
    used: dict[int, str] = {}
    closed: set[int] = set()
    sheets, sheet = {0}, 0
    while locked := released.get(_part(name, sheet)):
        sheets.add(sheet)
        used |= {sheet * SLOTS + slot: each for slot, each in locked.slots.items()}
        closed |= {sheet * SLOTS + slot for slot in locked.closed}
        sheet += 1
    slot_of = {each: slot for slot, each in used.items()}
    placed: dict[int, Item] = {}
    waiting = []
    for item in items:
        slot = slot_of.get(asker(item), slot_of.get(content.life.was.get(item.template, ""), -1))
        if slot < 0 or slot in placed:
            waiting.append(item)
        else:
            placed[slot] = item
    waiting = _corrected(waiting, placed, {slot: each for slot, each in used.items() if slot not in closed})
    for item in waiting:
        taken = {*used, *placed}
        placed[item.slot if item.slot not in taken else max(taken) + 1] = item
    return {
        sheet: {slot % SLOTS: item for slot, item in placed.items() if slot // SLOTS == sheet}
        for sheet in sorted(sheets | {slot // SLOTS for slot in placed})
        if any(slot // SLOTS == sheet for slot in placed)
    }


def _corrected(waiting: list[Item], placed: dict[int, Item], used: Mapping[int, str]) -> list[Item]:
    """Give brackets whose answer was corrected their old slots; the items that are left are new.

    Only where as many brackets stand as were released: otherwise nobody can say which was which.
    """
    gaps = sorted((item for item in waiting if item.gap), key=lambda item: item.gap)
    free = sorted(slot for slot, each in used.items() if each.startswith(f"{SENTENCES}:") and slot not in placed)
    if len(gaps) != len(free):
        return waiting
    placed |= dict(zip(free, gaps, strict=True))
    return [item for item in waiting if not item.gap]


def _note(content: Content, key: str, guid: str, slots: Mapping[int, Item], released: Locked | None) -> Note:
    """A note with farewells in the slots where nothing asks any more; the questions are still to be put in."""
    items = sorted(slots.values(), key=lambda item: item.slot)
    first = items[0]
    askers = {**(released.slots if released else {}), **{slot: asker(item) for slot, item in slots.items()}}
    closed = tuple(sorted(askers.keys() - slots.keys()))
    questions = {slot: _farewell(content.life.withdrawn.get(askers[slot], CLOSED)) for slot in closed}
    return Note(
        guid,
        key,
        first.facts,
        first.level,
        " ".join(dict.fromkeys(item.statement for item in items)),
        questions,
        " ".join(filter(None, dict.fromkeys(item.note for item in items))),
        tuple(dict.fromkeys(source for item in items for source in item.sources)),
        " · ".join(filter(None, (_topic(items), first.level, _as_of(content, first)))),
        _tags(items),
        askers,
        closed,
        erratum=any(fact in content.life.errata for fact in first.facts),
    )


def _topic(items: list[Item]) -> str:
    """The topic as fronts show it; nothing where it would give an answer away."""
    topic = items[0].topic.replace("_", " ").capitalize()
    return "" if any(texts.holds(topic, answer) for item in items for answer in item.accepted) else topic


def _farewell(why: str) -> Question:
    return Question(f"Withdrawn: {why.removesuffix('.')}.", FAREWELL)


def _question(recipe: Recipe, item: Item, due: int) -> Question:
    also = tuple(text for text in item.accepted if text not in item.key)[:VARIANTS]
    return Question(item.stem, "; ".join(item.key), also, _hint(item) if "hints" in recipe.on_cards else "", due)


def _hint(item: Item) -> str:
    """A little help that gives nothing away: the decade of a year, else how long the answer is and how it begins."""
    answer = item.key[0]
    if year := re.search(r"\b(\d{3})\d$", answer):
        return f"the {year[1]}0s"
    if len(item.key) > 1:
        return f"{len(item.key)} answers"
    count = len(answer.split())
    return f"{count} word{'s' if count > 1 else ''}, beginning with {texts.bare(answer)[:1].upper()}"


def _as_of(content: Content, item: Item) -> str:
    """To when an item about something that can change is known, where its fact has no end: its newest source."""
    for fact in (content.facts[id] for id in item.facts):
        if fact.property != SENTENCES and content.property_of(fact).changes and not (fact.on or fact.end):
            dates = [date for cited in fact.sources if (date := content.sources[cited.source].date)]
            if dates:
                return f"as of {max(dates, key=lambda date: date.last).plain}"
    return ""


def _tags(items: list[Item]) -> tuple[str, ...]:
    """Tags for topic, level, kinds of question and period."""
    first = items[0]
    kinds = dict.fromkeys(f"question::{_tag('gap' if item.gap else item.template)}" for item in items)
    years = re.findall(r"\b(1\d{3}|20\d\d)\b", " ".join(item.statement for item in items))
    period = [f"period::{years[0][:3]}0s"] if years else []
    return (f"topic::{_tag(first.topic)}", f"level::{_tag(first.level)}", *kinds, *period)


def _tag(text: str) -> str:
    return re.sub(r"[^a-z0-9_-]+", "_", text.casefold())


def _lost(content: Content, lock: Lock, notes: list[Note]) -> tuple[list[Note], list[Problem]]:
    """Released notes that nothing asks any more: as tombstones where that is explained, else as problems."""
    kept = {note.guid for note in notes}
    gone = [each for each in lock.notes.values() if each.guid not in kept]
    active = [each for each in gone if each.status == ACTIVE]
    if notes and len(active) == len(lock.notes) > 1:
        fix = "give each recipe the lock of its own deck; a new deck gets one by its first release"
        return [], [Problem(lock.at, "this lock belongs to another deck: this recipe asks none of its notes", fix)]
    now: dict[str, str] = {}
    for note in notes:
        now |= dict.fromkeys([name for fact in note.facts for name in (fact, _former(content, fact))], note.guid)
    tombs, problems = [], []
    for each in gone:
        withdrawn = [content.life.withdrawn[name] for name in _reasons(content, each)]
        elsewhere = [now[fact] for fact in each.facts if fact in now]
        if withdrawn:
            tombs.append(_tombstone(each, RETIRED, withdrawn[0]))
        elif each.status == RETIRED:
            tombs.append(_tombstone(each, RETIRED, each.why))
        elif elsewhere:
            tombs.append(_tombstone(each, SUPERSEDED, ELSEWHERE, elsewhere[0]))
        elif each.status == SUPERSEDED and each.why:
            tombs.append(_tombstone(each, SUPERSEDED, each.why, each.by))
        else:
            problems.append(_missing(content, each))
    return tombs, problems


def _reasons(content: Content, each: Locked) -> list[str]:
    """The names among those of a released note that were withdrawn: all its facts, or all that asks in it."""
    withdrawn = content.life.withdrawn
    renamed = {_former(content, id): id for id in withdrawn}
    facts = [renamed.get(fact, fact) for fact in each.facts]
    for names in (facts, [each.slots[slot] for slot in each.slots if slot not in each.closed]):
        if names and all(name in withdrawn for name in names):
            return names
    return []


def _missing(content: Content, each: Locked) -> Problem:
    facts = [content.facts[fact].at for fact in each.facts if fact in content.facts]
    if facts:
        what = f'the released note "{each.key}" is no longer asked, though its fact stands in {facts[0]}'
        fix = "let a question, level or topic of the recipe ask it again, or write  withdrawn: why  on the fact"
    else:
        what = f'the released note "{each.key}" has no fact any more ({each.text})'
        fix = f"restore it; if its id changed, write  was: {each.facts[0]}  on it; if it is wrong,  withdrawn: why"
    return Problem(each.at, what, f"{fix} (docs/updates.md)")


def _tombstone(each: Locked, status: str, why: str, by: str = "") -> Note:
    """A note that tells a student who has it why nothing asks it any more."""
    said = _farewell(why)
    return Note(
        each.guid,
        each.key,
        each.facts,
        "",
        f"{said.stem} It said: {each.text}",
        dict.fromkeys(each.slots, said),
        "",
        (),
        "Withdrawn",
        (status,),
        each.slots,
        tuple(each.slots),
        status=status,
        by=by,
        why=why,
    )


def _reused(content: Content, lock: Lock) -> Iterator[Problem]:
    """Questions that ask for something else than when they were released, in the slots of the old ones."""
    for id, answer in lock.answers.items():
        template = content.templates.get(id)
        if template and template.answer != answer:
            what = f'question "{id}" asked for {answer} when it was released, and now for {template.answer}'
            fix = "students' reviews would count for another question: give it another name, and withdraw the old one"
            yield Problem(template.at, what, f"{fix} (docs/updates.md)")


def _with_tombstones_last(notes: list[Note]) -> list[Note]:
    """The same notes with their cards numbered: first what is asked, in its order, then what was withdrawn."""
    asked = sorted((q.due, n, s) for n, note in enumerate(notes) for s, q in note.questions.items() if q.due)
    rest = [(0, n, s) for n, note in enumerate(notes) for s in sorted(note.questions) if not note.questions[s].due]
    due = {(n, s): place for place, (_, n, s) in enumerate([*asked, *rest], 1)}
    return [
        replace(note, questions={s: replace(q, due=due[n, s]) for s, q in note.questions.items()})
        for n, note in enumerate(notes)
    ]
