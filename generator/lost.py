"""What students have of a deck and nothing asks any more: explained by a tombstone, or a problem."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product

from generator.deck import Note, Question
from generator.lock import ACTIVE, RETIRED, SUPERSEDED, Lock, Locked
from generator.model import SENTENCES, Content, Problem

ELSEWHERE = "another card asks this now"
RENAMED = 6
"""How many parts of one name may have been renamed at one time or another; of more, all were at once."""
FAREWELL = "You may suspend or delete this card."


def lost(content: Content, lock: Lock, notes: list[Note]) -> tuple[list[Note], list[Problem]]:
    """Released notes that nothing asks any more: as tombstones where that is explained, else as problems."""
    kept = {note.guid for note in notes}
    gone = [each for each in lock.notes.values() if each.guid not in kept]
    active = [each for each in gone if each.status == ACTIVE]
    if notes and len(active) == len(lock.notes) > 1:
        fix = "give each recipe the lock of its own deck; a new deck gets one by its first release"
        return [], [Problem(lock.at, "this lock belongs to another deck: this recipe asks none of its notes", fix)]
    now: dict[str, str] = {}
    for note in notes:
        now |= dict.fromkeys([name for fact in note.facts for name in (fact, *formers(content, fact))], note.guid)
    renamed = {former: name for name in content.life.withdrawn for former in formers(content, name)}
    tombs, problems = [], []
    known = {*content.templates, *content.life.withdrawn, *map(content.life.was.get, content.templates)}
    vanished = Counter(name for each in lock.notes.values() if each.guid in kept for name in _asking(each) - known)
    for each in gone:
        withdrawn = [content.life.withdrawn[name] for name in _reasons(content, renamed, each)]
        elsewhere = [now[fact] for fact in each.facts if fact in now]
        if withdrawn:
            tombs.append(_tombstone(each, RETIRED, withdrawn[0]))
        elif each.status == RETIRED:
            tombs.append(_tombstone(each, RETIRED, each.why))
        elif unknown := _asking(each) - known:
            vanished.update(unknown)
        elif elsewhere:
            tombs.append(_tombstone(each, SUPERSEDED, ELSEWHERE, elsewhere[0]))
        elif each.status == SUPERSEDED and each.why:
            tombs.append(_tombstone(each, SUPERSEDED, each.why, each.by))
        else:
            problems.append(_missing(content, each))
    return tombs, [*problems, *(_vanished(lock, name, cards) for name, cards in sorted(vanished.items()))]


def _asking(each: Locked) -> set[str]:
    """The questions that ask in a released note; brackets are none."""
    asking = {name for slot, name in each.slots.items() if slot not in each.closed}
    return {name for name in asking if not name.startswith(f"{SENTENCES}:")}


def _vanished(lock: Lock, name: str, cards: int) -> Problem:
    what = f'the released question "{name}" exists no more, and {cards} card{"s ask" if cards > 1 else " asks"} it'
    fix = f"restore it; if its name changed, write  was: {name}  on it; if it is not to be asked,  withdrawn: why"
    return Problem(lock.at, what, fix)


def reused(content: Content, lock: Lock) -> Iterator[Problem]:
    """Questions that ask for something else than when they were released, in the slots of the old ones."""
    for id, answer in lock.answers.items():
        template = content.templates.get(id)
        if template and template.answer != answer:
            what = f'question "{id}" asked for {answer} when it was released, and now for {template.answer}'
            fix = "students' reviews would count for another question: give it another name, and withdraw the old one"
            yield Problem(template.at, what, fix)


def formers(content: Content, name: str) -> list[str]:
    """What a fact, page, question or note may have been released as, as far as `was:` says; the oldest name first.

    Of its parts some may have been renamed since the last release and others before it, whose `was:` still stands.
    """
    was = content.life.was
    if not was:
        return [name]
    parts = [(was[part], part) if part in was else (part,) for part in re.split(r"([.:+/])", name)]
    if sum(map(len, parts)) - len(parts) > RENAMED:
        parts = [each[:1] for each in parts]
    return list(dict.fromkeys([*filter(None, [was.get(name)]), *map("".join, product(*parts))]))


def farewell(slot: int, asker: str, why: str) -> Question:
    """The card of a question that was withdrawn: it says why."""
    return Question(slot, asker, f"Withdrawn: {why.removesuffix('.')}.", FAREWELL)


def _reasons(content: Content, renamed: Mapping[str, str], each: Locked) -> list[str]:
    """The names among those of a released note that were withdrawn: all its facts, or all that asks in it.

    renamed: what is withdrawn by what it was called before.
    """
    withdrawn = content.life.withdrawn
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
        subject = each.facts[0].partition(".")[0]
        was = f"if its id changed, write  was: {each.facts[0]}  on it, or for a whole page  was: {subject}"
        fix = f"restore it; {was}; if it is wrong,  withdrawn: why"
    return Problem(each.at, what, fix)


def _tombstone(each: Locked, status: str, why: str, by: str = "") -> Note:
    """A note that tells a student who has it why nothing asks it any more."""
    said = tuple(farewell(slot, asker, why) for slot, asker in sorted(each.slots.items()))
    return Note(
        each.guid,
        each.key,
        each.facts,
        each.level,
        f"{said[0].stem} It said: {each.text}",
        said,
        "",
        (),
        "Withdrawn",
        (status,),
        tuple(each.slots),
        status=status,
        by=by,
        why=why,
    )
