"""What students have of a deck and nothing asks any more, though no author says why: one problem for each cause."""

from collections import Counter
from collections.abc import Iterator, Set

from generator import texts
from generator.lock import ACTIVE, Lock, Locked
from generator.model import SENTENCES, Content, Problem, Property
from generator.renamed import by_former, parts_of


def unexplained(content: Content, lock: Lock, names: Set[str], missing: list[Locked]) -> Iterator[Problem]:
    """What is lost and no author explains, one problem for each cause.

    names: as of `names_released`. missing: the released notes that nothing asks any more.
    """
    gone = lock.answers.keys() - by_former(content, [*content.templates, *content.life.withdrawn], names).keys()
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

    facts, pages: by each name that they may have been released as. names: as of `names_released`. released: how many
    facts of each page and property were.
    """

    def __init__(self, content: Content, lock: Lock, names: Set[str]) -> None:
        self.content, self.names = content, names
        self.facts = by_former(content, content.facts, names)
        self.pages = by_former(content, content.entities, names)
        self.released = Counter(parts_of(id)[:2] for id in {id for note in lock.notes.values() for id in note.facts})

    def standing(self, each: Locked) -> list[str]:
        """Those facts of a released note that still stand, as they are called now."""
        return [self.facts[fact] for fact in each.facts if fact in self.facts]

    def pages_gone(self, facts: list[str]) -> set[str]:
        """The pages that are gone, of lost facts: what these are about, and what several of them have as their value.

        What only one has may be the statement's own `id:`.
        """
        about = {parts_of(fact)[0] for fact in facts}
        values = Counter(value for page, property, value in map(parts_of, facts) if self._names_a_page(page, property))
        return (about | {value for value, count in values.items() if value and count > 1}) - self.pages.keys()

    def _names_a_page(self, page: str, property: str) -> bool:
        held = self._property(page, property)
        return held is not None and held.type in self.content.kinds

    def _property(self, page: str, property: str) -> Property | None:
        """A property as it stands, by what it and its page were called."""
        if page not in self.pages:
            return None
        properties = self.content.kinds[self.content.entities[self.pages[page]].kind].properties
        return properties.get(by_former(self.content, properties, self.names).get(property, ""))

    def cause(self, each: Locked, pages: Set[str]) -> tuple[str, str]:
        """Why no fact of a released note stands: what is gone, and its id. pages: as of `pages_gone`."""
        fact = each.facts[0]
        page, property, value = parts_of(fact)
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
    it, fact = ("them", "facts") if len(told) > 1 else ("it", "fact")
    fix = (
        f"let a question, level or topic of the recipe ask {it} again, or write  withdrawn: why  on the {fact}; a deck"
        f" without {it} is another recipe; if no student has this one, delete {notes[0][0].at.partition(':')[0]}"
    )
    return Problem(notes[0][0].at, what, fix)
