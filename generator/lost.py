"""What students have of a deck and nothing asks any more: explained by a tombstone, or a problem."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import product

from generator import texts
from generator.deck import Note, Question
from generator.lock import ACTIVE, RETIRED, SUPERSEDED, Lock, Locked
from generator.model import SENTENCES, Content, Problem, Property, Recipe

ELSEWHERE = "another card asks this now"
RENAMED = 6
"""How many parts of one name may have been renamed at one time or another; of more, all were at once."""
FAREWELL = "You may suspend or delete this card."


def lost(content: Content, recipe: Recipe, lock: Lock, notes: list[Note]) -> tuple[list[Note], list[Problem]]:
    """Released notes that nothing asks any more: as tombstones where that is explained, else as problems."""
    kept = {note.guid for note in notes}
    gone = [each for each in lock.notes.values() if each.guid not in kept]
    active = [each for each in gone if each.status == ACTIVE]
    known = _names(content, lock)
    if notes and len(active) == len(lock.notes) > 1 and _is_anothers(content, recipe, lock, known):
        fix = "give each recipe the lock of its own deck; a new deck gets one by its first release"
        return [], [Problem(lock.at, "this lock belongs to another deck: this recipe asks none of its notes", fix)]
    now: dict[str, str] = {}
    for note in notes if gone else ():
        now |= dict.fromkeys(_by_former(content, note.facts, known), note.guid)
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
    return tombs, [*_unexplained(content, lock, known, missing)]


def _is_anothers(content: Content, recipe: Recipe, lock: Lock, names: Set[str]) -> bool:
    """Whether a lock of which nothing is asked is that of another deck of the project, or of another project.

    names: as of `_names`.
    """
    pages = _by_former(content, content.entities, names).keys()
    return lock.seed != recipe.id or pages.isdisjoint(_parts(each.facts[0])[0] for each in lock.notes.values())


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
    return list(dict.fromkeys([*filter(None, [was.get(name)]), *map("".join, product(*parts)), name]))


def reasons(content: Content, lock: Lock) -> dict[str, str]:
    """Why facts and questions were withdrawn, by each name that they may have been released as."""
    why = content.life.withdrawn
    return {former: why[name] for former, name in _by_former(content, why, _names(content, lock)).items()}


def farewell(slot: int, asker: str, why: str) -> Question:
    """The card of a question that was withdrawn: it says why."""
    return Question(slot, asker, f"Withdrawn: {why.removesuffix('.')}.", FAREWELL)


def _reason(why: Mapping[str, str], each: Locked) -> str:
    """Why all facts of a released note were withdrawn, or all that asks in it; empty if they were not."""
    for names in (each.facts, tuple(each.open.values())):
        if names and all(name in why for name in names):
            return why[names[0]]
    return ""


def _unexplained(content: Content, lock: Lock, names: Set[str], missing: list[Locked]) -> Iterator[Problem]:
    """What is lost and no author explains, one problem for each cause.

    names: as of `_names`. missing: the released notes that nothing asks any more.
    """
    gone = lock.answers.keys() - _by_former(content, [*content.templates, *content.life.withdrawn], names).keys()
    if not missing and not gone:
        return
    known = _Standing(content, lock, names)
    questions: dict[str, list[Locked]] = {}
    for each in lock.notes.values() if gone else ():
        if each.status == ACTIVE and known.standing(each):
            for asker in gone.intersection(each.open.values()):
                questions.setdefault(asker, []).append(each)
    causes = {("question", id): questions[id] for id in sorted(questions)}
    pages = known.pages_gone([each.facts[0] for each in missing if not known.standing(each)])
    for each in missing:
        if not known.standing(each):
            causes.setdefault(known.cause(each, pages), []).append(each)
        elif questions.keys().isdisjoint(each.open.values()):
            causes.setdefault(("recipe", ""), []).append(each)
    for (what, id), notes in causes.items():
        if what == "recipe":
            yield _unasked([(each, content.facts[known.standing(each)[0]].at) for each in notes])
        else:
            yield _with_other_ids(id, notes) if what == "ids" else _gone(what, id, notes)


class _Standing:
    """What stands of that which was released.

    facts, pages: by each name that they may have been released as. names: as of `_names`. released: how many facts of
    each page and property were.
    """

    def __init__(self, content: Content, lock: Lock, names: Set[str]) -> None:
        self.content, self.names = content, names
        self.facts = _by_former(content, content.facts, names)
        self.pages = _by_former(content, content.entities, names)
        self.released = Counter(_parts(id)[:2] for id in {id for note in lock.notes.values() for id in note.facts})

    def standing(self, each: Locked) -> list[str]:
        """Those facts of a released note that still stand, as they are called now."""
        return [self.facts[fact] for fact in each.facts if fact in self.facts]

    def pages_gone(self, facts: list[str]) -> set[str]:
        """The pages that are gone, of lost facts: what these are about, and what several of them have as their value.

        What only one has may be the statement's own `id:`.
        """
        about = {_parts(fact)[0] for fact in facts}
        values = Counter(value for page, property, value in map(_parts, facts) if self._names_a_page(page, property))
        return (about | {value for value, count in values.items() if value and count > 1}) - self.pages.keys()

    def _names_a_page(self, page: str, property: str) -> bool:
        held = self._property(page, property)
        return held is not None and held.type in self.content.kinds

    def _property(self, page: str, property: str) -> Property | None:
        """A property as it stands, by what it and its page were called."""
        if page not in self.pages:
            return None
        properties = self.content.kinds[self.content.entities[self.pages[page]].kind].properties
        return properties.get(_by_former(self.content, properties, self.names).get(property, ""))

    def cause(self, each: Locked, pages: Set[str]) -> tuple[str, str]:
        """Why no fact of a released note stands: what is gone, and its id. pages: as of `pages_gone`."""
        fact = each.facts[0]
        page, property, value = _parts(fact)
        for name in (page, value):
            if name in pages:
                return "page", name
        held = self._property(page, property)
        if any(asker.startswith(f"{SENTENCES}:") for asker in each.slots.values()):
            return "fact", fact
        if held is None:
            return "property", property
        single = f"{self.pages[page]}.{held.name}" in self.content.facts
        other = self.released[page, property] == 1 and (single if value else held.many or held.changes)
        return ("ids", property) if other else ("fact", fact)


def _by_former(content: Content, names: Iterable[str], released: Set[str]) -> dict[str, str]:
    """Names, by each name that those that have them may have been released as; what was released has no other.

    Its `was:` was taken up then, and another may have the former name by now. released: as of `_names`.
    """
    return {former: name for name in names for former in ([name] if name in released else formers(content, name))}


def _names(content: Content, lock: Lock) -> set[str]:
    """What was released under its name: facts, their pages and properties, and questions; none where no `was:` asks."""
    if not content.life.was:
        return set()
    facts = {fact for each in lock.notes.values() for fact in each.facts}
    return {*facts, *lock.answers, *(part for fact in facts for part in _parts(fact)[:2])}


def _parts(fact: str) -> tuple[str, str, str]:
    """The page in the id of a fact, its property or sentence, and what follows these."""
    page, property, value = [*fact.split(".", 2), "", ""][:3]
    return page, property, value


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


def _unasked(notes: list[tuple[Locked, str]]) -> Problem:
    """That released notes, each with the place of its fact, are left out by their recipe."""
    told = [f'"{each.key}" in {at}' for each, at in notes]
    what = f"a released note is no longer asked, though its fact stands: {told[0]}"
    if len(told) > 1:
        more = texts.listed([*told[:3], *[f"{len(told) - 3:,} more"] * (len(told) > 3)])
        what = f"{len(told):,} released notes are no longer asked, though their facts stand: {more}"
    fix = "let a question, level or topic of the recipe ask it again, or write  withdrawn: why  on the fact"
    return Problem(notes[0][0].at, what, fix)


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
