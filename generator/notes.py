"""Items to the notes of a deck: what was released keeps its note and its slot, and what vanished is accounted for."""

import re
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from itertools import count

from generator import ranges, texts
from generator.deck import SLOTS, Note, Question
from generator.items import Item
from generator.lock import ACTIVE, Locked
from generator.lost import ELSEWHERE, farewell, lost, reasons, reused
from generator.model import SENTENCES, Content, Problem, Recipe
from generator.notetype import faults, guid
from generator.renamed import formers

CLOSED = "this question is no longer asked"
VARIANTS = 5
_YEAR = re.compile(r"(?:1\d|20)(?<=\b\d\d)\d\d\b")  # begins with what can be looked for quickly


def plan(content: Content, recipe: Recipe, items: Iterable[Item]) -> tuple[list[Note], list[Problem]]:
    """The notes of a deck in study order, tombstones last, without times; and what a release must not lose.

    items: in the order in which their cards are to be studied.
    """
    lock = content.life.locks.get(recipe.id)
    if lock and (found := [*faults(lock.schema)]):
        fix = "students would get a second note type: fill a field in reserve or a free slot instead"
        return [], [Problem(lock.at, each, fix) for each in found]
    released = lock.notes if lock else {}
    seed = lock.seed if lock else recipe.id
    groups: dict[str, list[Item]] = {}
    places: dict[str, int] = {}
    for place, item in enumerate(items, 1):
        facts, places[item.id] = item.facts, place
        groups.setdefault(facts[0] if len(facts) == 1 else item.id, []).append(item)
    taken = {each.guid for each in released.values()}
    known, as_of = _known_as(content, groups, released), _as_of(content)
    joined, why = (_joined(groups), reasons(content, lock)) if lock else (frozenset(), {})
    notes: list[Note] = []
    for name, mine in groups.items():
        before = known.get(name, name)
        for sheet, asked in _sheets(content, mine, before, released).items():
            key, old = _part(name, sheet), released.get(_part(before, sheet))
            cards = [_question(recipe, slot, item, places[item.id]) for slot, item in asked]
            guid = old.guid if old else _new_guid(seed, key, taken)
            farewells = _farewells(asked[0][1], cards, joined, why, old) if old else []
            notes.append(_note(content, key, guid, [item for _, item in asked], cards, as_of, farewells))
    gone, problems = lost(content, recipe, lock, notes) if lock else ([], [])
    problems += reused(content, lock) if lock else []
    return _with_tombstones_last([*notes, *gone], len(places)) if lock else notes, problems


def _joined(groups: Mapping[str, list[Item]]) -> Set[tuple[str, str]]:
    """What questions about several facts ask, each with these facts."""
    return {(asker(each), fact) for mine in groups.values() for each in mine if each.facts[1:] for fact in each.facts}


def _part(name: str, sheet: int) -> str:
    """The key of a note; more questions than slots fill another one."""
    return f"{name}/{sheet + 1}" if sheet else name


def _known_as(content: Content, groups: Mapping[str, list[Item]], released: Mapping[str, Locked]) -> dict[str, str]:
    """The former names of those that were released under another; none where another has taken the name over."""
    if not released:
        return {}
    heirs = {_predecessor(content, name, groups, released): name for name in groups if name not in released}
    taken_over = {former: heir for former, heir in heirs.items() if former != heir and former in released}
    return dict.fromkeys(taken_over, "") | {heir: former for former, heir in taken_over.items()}


def _predecessor(content: Content, name: str, groups: Mapping[str, list[Item]], released: Mapping[str, Locked]) -> str:
    """What a note was called before: as `was:` says or, where a question merges several facts, as they were merged.

    The name of a merged note holds what its question shows, which may be corrected.
    """
    oldest, *others = formers(content, name)
    free = (each for each in others if each in released and each not in groups)
    earlier = oldest if oldest in released else next(free, oldest)
    if ":" not in name or earlier in released:
        return earlier

    def facts(group: str) -> set[str]:
        return {each for item in groups[group] for fact in item.facts for each in formers(content, fact)}

    mine, templates = facts(name), {each.partition(":")[0] for each in (oldest, *others)}
    same = (
        key
        for key, each in released.items()
        if key.partition(":")[0] in templates
        and each.status == ACTIVE
        and not mine.isdisjoint(each.facts)
        and (key not in groups or facts(key).isdisjoint(each.facts))
    )
    return next(same, earlier)


def _new_guid(seed: str, key: str, taken: set[str]) -> str:
    """A guid from the key, or from the key and a number where a renamed note was called so before."""
    found, number = guid(seed, key), 0
    while found in taken:
        number += 1
        found = guid(seed, key, str(number))
    return found


def asker(item: Item) -> str:
    """What asks an item, as the lock keeps it: its template, or its bracket by what stands there."""
    return f"{SENTENCES}:{texts.slug(item.key[0])}" if item.gap else item.template


def _sheets(
    content: Content, items: list[Item], name: str, released: Mapping[str, Locked]
) -> dict[int, list[tuple[int, Item]]]:
    """The items of one name by note, with their slots, each where it was released, new ones where nothing ever was."""
    if len(items) == 1 and not released:
        item = items[0]
        return {item.slot // SLOTS: [(item.slot % SLOTS, item)]}
    used: dict[int, str] = {}
    closed: set[int] = set()
    sheet = 0
    while locked := released.get(_part(name, sheet)):
        used |= {sheet * SLOTS + slot: each for slot, each in locked.slots.items()}
        closed |= {sheet * SLOTS + slot for slot in locked.closed}
        sheet += 1
    placed: dict[int, Item] = {}
    for item in _still_new(content, items, placed, used, closed) if used else items:
        free = item.slot not in used and item.slot not in placed
        placed[item.slot if free else max({*used, *placed}) + 1] = item
    sheets: dict[int, list[tuple[int, Item]]] = {}
    for slot, item in sorted(placed.items()):
        sheets.setdefault(slot // SLOTS, []).append((slot % SLOTS, item))
    return sheets


def _still_new(
    content: Content, items: list[Item], placed: dict[int, Item], used: Mapping[int, str], closed: set[int]
) -> list[Item]:
    """Place the items that were released, each in its slot; the others are left.

    Brackets that differ in signs alone, as "C" and "C++", have one name here and are told apart by their order.
    """
    slots_of: dict[str, list[int]] = {}
    for slot, name in sorted(used.items()):
        slots_of.setdefault(name, []).append(slot)
    waiting = []
    for item in items:
        mine = slots_of.get(asker(item)) or slots_of.get(content.life.was.get(item.template, ""), [])
        slot = next((each for each in mine if each not in placed), -1)
        if slot < 0:
            waiting.append(item)
        else:
            placed[slot] = item
    return _corrected(waiting, placed, {slot: each for slot, each in used.items() if slot not in closed})


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


def _note(
    content: Content,
    key: str,
    guid: str,
    items: list[Item],
    cards: list[Question],
    as_of: Mapping[str, str],
    gone: list[Question],
) -> Note:
    """A note with its cards, and `gone`, farewells where nothing asks any more. as_of: as of `_as_of`.

    Its items are about the same facts, so that all of them have one statement, note and sources.
    """
    first = items[0]
    known = [as_of[id] for id in first.facts if id in as_of] if as_of else ()
    return Note(
        guid,
        key,
        first.facts,
        first.level,
        first.statement,
        tuple(sorted([*cards, *gone]) if gone else cards),
        first.note,
        first.sources,
        _context(_topic(content, items), first.level, known[0] if known else ""),
        _tags(items),
        tuple(sorted([card.slot for card in gone])),
        not content.life.errata.isdisjoint(first.facts),
    )


def _farewells(
    item: Item, cards: list[Question], joined: Set[tuple[str, str]], why: Mapping[str, str], released: Locked
) -> list[Question]:
    """What stands in the slots of a released note where nothing asks any more: why it was withdrawn, if anybody says.

    item: one of those that it asks. joined: as of `_joined`. why: as of `reasons`.
    """
    asked = {card.slot for card in cards}
    return [
        farewell(slot, name, why.get(name, ELSEWHERE if (name, item.facts[0]) in joined else CLOSED))
        for slot, name in released.slots.items()
        if slot not in asked
    ]


@lru_cache(maxsize=1000)
def _context(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _topic(content: Content, items: list[Item]) -> str:
    """The topic as fronts show it; nothing where it would give an answer away."""
    title, answers = content.title(items[0].topic), items[0].accepted
    for item in items[1:]:
        answers += item.accepted
    return "" if texts.may_stand_in(title, answers) and texts.holds(title, *answers) else title


def _question(recipe: Recipe, slot: int, item: Item, due: int) -> Question:
    shown = recipe.on_cards
    hint = _hint(item) if "hints" in shown else ""
    typed = _typed(item) if "typed" in shown else ""
    return Question(slot, asker(item), item.stem, "; ".join(item.key), item.also[:VARIANTS], hint, typed, due)


def _typed(item: Item) -> str:
    """What a student is to type: a year. Anki wants every character, and only years have one spelling."""
    return item.key[0] if len(item.key) == 1 and re.fullmatch(r"\d{4}", item.key[0]) else ""


def _hint(item: Item) -> str:
    """A little help that gives nothing away: a decade, a unit, else how long the answer is and how it begins."""
    answer = item.key[0]
    if year := re.search(r"(?<![.,])\b(\d{3})\d$", answer):
        return f"the {year[1]}0s"
    if len(item.key) > 1:
        return f"{len(item.key)} answers"
    if (amount := ranges.said(answer)) and amount.of != ranges.MONTH:
        unit = f" in {amount.unit}" if 0 < len(amount.unit) < 3 else ""
        return f"two numbers{unit}" if amount.stated().wide else f"a number{unit}"
    if len(answer) < 4:
        return f"{len(answer)} character{'s' if len(answer) > 1 else ''}"
    count = len(answer.split())
    return f"{count} word{'s' if count > 1 else ''}, beginning with {texts.bare(answer)[:1].upper()}"


def _as_of(content: Content) -> dict[str, str]:
    """By facts of something that can change, and that have no end, to when they are known: their newest source."""
    known = {}
    for fact, _ in content.values(lambda each: each.changes):
        dates = [date for cited in fact.sources if (date := content.sources[cited.source].date)]
        if dates and not (fact.on or fact.end):
            known[fact.id] = f"as of {max(dates, key=lambda date: date.last).plain}"
    return known


def _tags(items: list[Item]) -> tuple[str, ...]:
    """Tags for topic, level, kinds of question and period."""
    first = items[0]
    said = first.statement
    year = _YEAR.search(said) if "1" in said or "20" in said else None
    kinds = tuple(["gap" if item.gap else item.template for item in items])
    return _tagged(first.topic, first.level, kinds, year[0][:3] if year else "")


@lru_cache(maxsize=1000)
def _tagged(topic: str, level: str, kinds: tuple[str, ...], decade: str) -> tuple[str, ...]:
    asked = dict.fromkeys(f"question::{_tag(kind)}" for kind in kinds)
    period = [f"period::{decade}0s"] if decade else []
    return (f"topic::{_tag(topic)}", f"level::{_tag(level)}", *asked, *period)


def _tag(text: str) -> str:
    return re.sub(r"[^a-z0-9_-]+", "_", text.casefold())


def _with_tombstones_last(notes: list[Note], asked: int) -> list[Note]:
    """The same notes; the cards of what was withdrawn are numbered behind the `asked` others."""
    due = count(asked + 1)

    def numbered(cards: tuple[Question, ...]) -> tuple[Question, ...]:
        return tuple(card if card.due else card._replace(due=next(due)) for card in cards)

    return [
        note if all(card.due for card in note.questions) else note._replace(questions=numbered(note.questions))
        for note in notes
    ]
