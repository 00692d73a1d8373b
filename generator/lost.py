"""What students have of a deck and nothing asks any more: explained by a tombstone, or a problem."""

from collections.abc import Iterator, Mapping, Set

from generator.deck import Note, Question
from generator.lock import ACTIVE, RETIRED, SUPERSEDED, Lock, Locked
from generator.model import Content, Problem, Recipe
from generator.renamed import by_former, names_released, parts_of
from generator.unexplained import unexplained

ELSEWHERE = "another card asks this now"
FAREWELL = "You may suspend this card; if you delete it, the next release brings it back."


def lost(content: Content, recipe: Recipe, lock: Lock, notes: list[Note]) -> tuple[list[Note], list[Problem]]:
    """Released notes that nothing asks any more: as tombstones where that is explained, else as problems."""
    kept = {note.guid for note in notes}
    gone = [each for each in lock.notes.values() if each.guid not in kept]
    active = [each for each in gone if each.status == ACTIVE]
    known = names_released(content, lock)
    if notes and len(active) == len(lock.notes) > 1 and _is_anothers(content, recipe, lock, known):
        fix = "give each recipe the lock of its own deck; a new deck gets one by its first release"
        return [], [Problem(lock.at, "this lock belongs to another deck: this recipe asks none of its notes", fix)]
    now: dict[str, str] = {}
    for note in notes if gone else ():
        now |= dict.fromkeys(by_former(content, note.facts, known), note.guid)
    why = reasons(content, lock)
    tombs, missing = [], []
    for each in gone:
        withdrawn = _reason(why, each)
        elsewhere = [now[fact] for fact in each.facts if fact in now]
        if withdrawn:
            tombs.append(_tombstone(each, RETIRED, withdrawn))
        elif each.status == RETIRED:
            tombs.append(_tombstone(each, RETIRED, each.why))
        elif elsewhere:
            tombs.append(_tombstone(each, SUPERSEDED, ELSEWHERE, elsewhere[0]))
        elif each.status == SUPERSEDED and each.why:
            tombs.append(_tombstone(each, SUPERSEDED, each.why, each.by))
        else:
            missing.append(each)
    return tombs, [*unexplained(content, lock, known, missing)]


def _is_anothers(content: Content, recipe: Recipe, lock: Lock, names: Set[str]) -> bool:
    """Whether a lock of which nothing is asked is that of another deck of the project, or of another project.

    names: as of `names_released`.
    """
    pages = by_former(content, content.entities, names).keys()
    return lock.seed != recipe.id or pages.isdisjoint(parts_of(each.facts[0])[0] for each in lock.notes.values())


def reused(content: Content, lock: Lock) -> Iterator[Problem]:
    """Questions that ask for something else than when they were released, in the slots of the old ones."""
    for id, answer in lock.answers.items():
        template = content.templates.get(id)
        if template and template.answer != answer:
            what = f'question "{id}" asked for {answer} when it was released, and now for {template.answer}'
            fix = "students' reviews would count for another question: give it another name, and withdraw the old one"
            yield Problem(template.at, what, fix)


def reasons(content: Content, lock: Lock) -> dict[str, str]:
    """Why facts and questions were withdrawn, by each name that they may have been released as."""
    why = content.life.withdrawn
    return {former: why[name] for former, name in by_former(content, why, names_released(content, lock)).items()}


def farewell(slot: int, asker: str, why: str) -> Question:
    """The card of a question that was withdrawn: it says why."""
    return Question(slot, asker, f"Withdrawn: {why.removesuffix('.')}.", FAREWELL)


def _reason(why: Mapping[str, str], each: Locked) -> str:
    """Why all facts of a released note were withdrawn, or all that asks in it; empty if they were not."""
    for names in (each.facts, tuple(each.open.values())):
        if names and all(name in why for name in names):
            return why[names[0]]
    return ""


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
