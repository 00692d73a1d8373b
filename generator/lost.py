"""What students have of a deck and nothing asks any more: explained by a tombstone, or a problem."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product

from generator import texts
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
    tombs, missing = [], []
    for each in gone:
        withdrawn = [content.life.withdrawn[name] for name in _reasons(content, renamed, each)]
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
            missing.append(each)
    return tombs, [*_unexplained(content, lock, missing)]


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
    for names in (facts, [*each.open.values()]):
        if names and all(name in withdrawn for name in names):
            return names
    return []


def _unexplained(content: Content, lock: Lock, missing: list[Locked]) -> Iterator[Problem]:
    """What is lost and no author explains, one problem for each cause.

    missing: the released notes that nothing asks any more.
    """
    questions = _questions_gone(content, lock)
    causes = {("question", id): notes for id, notes in questions.items()}
    pages = {each.facts[0].partition(".")[0] for each in missing if not _standing(content, each)}
    pages -= _known(content, content.entities)
    known = _known(content, [name for kind in content.kinds.values() for name in kind.properties])
    for each in missing:
        if not (_standing(content, each) and questions.keys() & each.open.values()):
            causes.setdefault(_cause(content, pages, known, each), []).append(each)
    for (what, id), notes in causes.items():
        if what == "recipe":
            yield _unasked(content, notes)
        else:
            yield _with_other_ids(id, notes) if what == "ids" else _gone(what, id, notes)


def _cause(content: Content, pages: Collection[str], known: Collection[str], each: Locked) -> tuple[str, str]:
    """Why nothing asks a released note: what is gone and its id, or that a recipe leaves it out.

    pages: those that are gone. known: the properties that are not.
    """
    if _standing(content, each):
        return "recipe", ""
    fact = each.facts[0]
    if page := next((part for part in fact.split(".") if part in pages), ""):
        return "page", page
    property = fact.partition(".")[2].partition(".")[0]
    sentence = any(asker.startswith(f"{SENTENCES}:") for asker in each.slots.values())
    if sentence or property in known:
        return ("ids", property) if not sentence and _has_another_id(content, fact) else ("fact", fact)
    return "property", property


def _has_another_id(content: Content, fact: str) -> bool:
    """Whether a fact is called otherwise now since its property has many values, or changes, or does not any more."""
    id, property, value = [*fact.split(".", 2), ""][:3]
    entity = content.entities.get(id)
    held = content.kinds[entity.kind].properties.get(property) if entity else None
    if held is None:
        return False
    return f"{id}.{property}" in content.facts if value else held.many or held.changes


def _questions_gone(content: Content, lock: Lock) -> dict[str, list[Locked]]:
    """The released questions that stand under no name any more, each with the notes it has cards on."""
    gone = lock.answers.keys() - _known(content, [*content.templates, *content.life.withdrawn])
    found: dict[str, list[Locked]] = {}
    for each in lock.notes.values() if gone else ():
        if each.status == ACTIVE and _standing(content, each):
            for asker in gone.intersection(each.open.values()):
                found.setdefault(asker, []).append(each)
    return dict(sorted(found.items()))


def _known(content: Content, names: Iterable[str]) -> set[str]:
    """Names and what those that have them were called before."""
    return {each for name in names for each in (name, content.life.was.get(name, name))}


def _standing(content: Content, each: Locked) -> list[str]:
    """Those facts of a released note that still stand."""
    return [fact for fact in each.facts if fact in content.facts]


def _gone(what: str, id: str, notes: list[Locked]) -> Problem:
    """That a question, page, property or fact is gone, with the notes that are lost by that."""
    first = notes[0]
    said = f'the released note "{first.key}" has no fact any more ({first.text})'
    if what != "fact":
        cards = ("cards of " if len(notes) > 1 else "a card of ") if what == "question" else ""
        said = f'the {what} "{id}" is gone, and with it {cards}{_counted(notes)}'
    was = f"write  was: {id}  on it{' in content/kinds.yaml' * (what == 'property')}"
    back = f"restore {'its facts' if what in ('page', 'property') else 'it'} with  withdrawn: why"
    return Problem(first.at, said, f"restore it; if its id changed, {was}; if it is wrong, {back}")


def _with_other_ids(property: str, notes: list[Locked]) -> Problem:
    """That a property has many values now, or has not any more, by which its facts have other ids."""
    since = f'the facts of the property "{property}" have other ids since its many: or changes: was changed'
    fix = f"undo that, or write on each of them its former id, such as  was: {notes[0].facts[0]}"
    return Problem(notes[0].at, f"{since}, and with the old ones {_counted(notes)} would be lost", fix)


def _counted(notes: list[Locked]) -> str:
    """How many notes, with the first of them."""
    number = f"{len(notes):,} released notes, such as" if len(notes) > 1 else "the released note"
    return f'{number} "{notes[0].key}" ({notes[0].text})'


def _unasked(content: Content, notes: list[Locked]) -> Problem:
    """That released notes are left out by their recipe."""
    told = [f'"{each.key}" in {content.facts[fact].at}' for each in notes for fact in _standing(content, each)[:1]]
    what = f"a released note is no longer asked, though its fact stands: {told[0]}"
    if len(told) > 1:
        more = texts.listed([*told[:3], *[f"{len(told) - 3:,} more"] * (len(told) > 3)])
        what = f"{len(told):,} released notes are no longer asked, though their facts stand: {more}"
    fix = "let a question, level or topic of the recipe ask it again, or write  withdrawn: why  on the fact"
    return Problem(notes[0].at, what, fix)


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
