"""What lies near a fact: other statements of its property in the order of time, and whom people mistake for whom."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice

from generator import texts, wording
from generator.dates import Days, When
from generator.meaning import Meanings, Truths
from generator.model import SENTENCES, Content, Fact

CONSIDERED = 24
"""How many of the statements nearest in time are tried."""
AT_HAND = 200
"""How many of the statements of what is mistaken for one another, and of the page itself, are tried."""
TOLD = 30
"""How many statements say why an answer is wrong, of more than twice as many; the others are counted."""
CLOSE = 5 * 366
"""How many days apart two facts still count as of one time."""


class Nearness:
    """What choosing wrong answers looks up: statements by property, ordered in time."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.meanings = Meanings(content)
        self.moments: dict[str, int] = {}
        self.mistaken_by: dict[str, list[str]] = {}
        for entity in content.entities.values():
            for other in entity.mistaken_for:
                self.mistaken_by.setdefault(other, []).append(entity.id)
        self.statements: dict[tuple[str, str], list[Fact]] = {}
        self.relations: dict[str, set[tuple[str, str]]] = {}
        self._related = lru_cache(maxsize=10_000)(self._relations)
        self.holders: dict[tuple[str, str, str], list[Fact]] = {}
        by_property: dict[tuple[str, str], list[tuple[int, float, str]]] = {}
        by_unit: dict[tuple[str, str, str], dict[float, str]] = {}
        for fact in content.facts.values():
            if (moment := _middle(fact)) is not None:
                self.moments[fact.subject] = min(moment, self.moments.get(fact.subject, moment))
        self.ends = max(self.moments.values(), default=0)
        self._said: dict[str, str] = {}
        self._all: dict[tuple[str, str], tuple[Fact, ...]] = {}
        self._explained: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}
        self._inside: dict[str, str] = {}
        self._known: dict[tuple[str, str], Truths] = {}
        self._dated: dict[tuple[str, str, str], dict[str | When, Days]] = {}
        self._firsts: dict[tuple[str, str, int], dict[str | When, int]] = {}
        self._circles: dict[str, dict[str, None]] = {}
        self._moment = {fact.id: self._moment_of(fact) for fact in content.facts.values()}
        for fact in content.facts.values():
            if fact.property != SENTENCES:
                self.statements.setdefault((fact.subject, fact.property), []).append(fact)
                by_property.setdefault((fact.kind, fact.property), []).append(self._place(fact))
                if amount := _amount(fact):
                    by_unit.setdefault((fact.kind, fact.property, amount[1]), {}).setdefault(amount[0], fact.id)
                if isinstance(fact.value, str):
                    self.relations.setdefault(fact.subject, set()).add((fact.property, fact.value))
                    self.holders.setdefault((fact.kind, fact.property, fact.value), []).append(fact)
        self.in_time = {key: sorted(entries) for key, entries in by_property.items()}
        self.in_size = {key: sorted(entries.items()) for key, entries in by_unit.items()}

    def moment(self, fact: Fact) -> int:
        """The middle day of a date, else of the subject's first date; 0 where there is none."""
        return self._moment[fact.id]

    def _moment_of(self, fact: Fact) -> int:
        middle = _middle(fact)
        return self.moments.get(fact.subject, 0) if middle is None else middle

    def _place(self, fact: Fact) -> tuple[int, float, str]:
        """Where a fact stands among those of its property: in time, of one time by its number if it has one."""
        amount = _amount(fact)
        return self._moment[fact.id], amount[0] if amount else 0.0, fact.id

    def reaches(self, when: When) -> bool:
        """Whether a date is not later than all that the content tells, which may end today."""
        return when.first <= self.ends

    def others(self, fact: Fact, mistaken: Iterable[str] = ()) -> Iterator[Fact]:
        """Statements of the same property, the nearest first: those of what the fact's subject or value is
        `mistaken` for, then the subject's own, then, unless it is a person, those nearest in size and in time.
        """
        kind, name = fact.kind, fact.property
        circle = self.circle(fact.subject)
        about = (self.statements.get((id, name), ()) for id in chain(mistaken, circle or ()))
        having = (self.holders.get((kind, name, value), ()) for value in mistaken)
        near = chain.from_iterable(chain(about, having, [self.statements[fact.subject, name]]))
        far = islice(chain(self._in_size(fact), self._in_time(fact)), CONSIDERED) if circle is None else ()
        seen = {fact.id}
        for other in chain(islice(near, AT_HAND), far):
            if other.id not in seen:
                seen.add(other.id)
                yield other

    def _in_size(self, fact: Fact) -> Iterator[Fact]:
        """The numbers of the same unit next below and above a fact's own, the first statement of each."""
        if amount := _amount(fact):
            entries = self.in_size[fact.kind, fact.property, amount[1]]
            here = bisect_left(entries, (amount[0],))
            for step in range(1, CONSIDERED // 2 + 1):
                yield from (self.content.facts[id] for _, id in entries[here + step : here + step + 1])
                yield from (self.content.facts[id] for _, id in entries[max(0, here - step) : max(0, here - step + 1)])

    def _in_time(self, fact: Fact) -> Iterator[Fact]:
        entries = self.in_time[fact.kind, fact.property]
        here = self.moment(fact)
        begin, end = bisect_left(entries, (here,)), bisect_left(entries, (here + 1,))
        first = self._first_of_each_value(fact, begin, end)
        places = list(first.values())
        for index in _outwards(bisect_left(places, first[fact.value]), 0, len(places)):
            yield self.content.facts[entries[places[index]][-1]]
        if len(places) < end - begin:
            for place in _outwards(bisect_left(entries, self._place(fact)), begin, end):
                yield self.content.facts[entries[place][-1]]
        below, above = begin - 1, end
        while below >= 0 or above < len(entries):
            down = here - entries[below][0] if below >= 0 else None
            up = entries[above][0] - here if above < len(entries) else None
            if up is None or (down is not None and down <= up):
                id, below = entries[below][-1], below - 1
            else:
                id, above = entries[above][-1], above + 1
            yield self.content.facts[id]

    def _first_of_each_value(self, fact: Fact, begin: int, end: int) -> dict[str | When, int]:
        """By value, its first place among these of one time, in their order."""
        about = fact.kind, fact.property, begin
        if about not in self._firsts:
            entries = self.in_time[fact.kind, fact.property]
            values = (self.content.facts[entries[place][-1]].value for place in range(begin, end))
            first: dict[str | When, int] = {}
            for place, value in enumerate(values, begin):
                first.setdefault(value, place)
            self._firsts[about] = first
        return self._firsts[about]

    def said(self, fact: Fact) -> str:
        """The statement of a fact."""
        if fact.id not in self._said:
            self._said[fact.id] = wording.statement(self.content, fact)
        return self._said[fact.id]

    def all_of(self, subject: str, property: str) -> tuple[Fact, ...]:
        """All statements of one property of a subject, on which thousands of wrong answers may rest."""
        about = subject, property
        if about not in self._all:
            self._all[about] = tuple(self.statements[about])
        return self._all[about]

    def explained(self, facts: tuple[Fact, ...]) -> tuple[str, tuple[str, ...]]:
        """What facts say, each text once, the first of very many, and the ids of all; of several, which are `all_of`
        something, worked out once.
        """
        if len(facts) < 2:
            return "".join(map(self.said, facts)), tuple([fact.id for fact in facts])
        about = facts[0].subject, facts[0].property
        if about not in self._explained:
            said = list(dict.fromkeys(map(self.said, facts)))
            if len(said) > 2 * TOLD:
                said[TOLD:] = [f"There are {len(said) - TOLD:,} more such statements."]
            self._explained[about] = " ".join(said), tuple([fact.id for fact in facts])
        return self._explained[about]

    def inside(self, fact: Fact) -> str:
        """The value of a fact as it stands inside a sentence."""
        if fact.id not in self._inside:
            self._inside[fact.id] = wording.value_of(self.content, fact)
        return self._inside[fact.id]

    def known(self, subject: str, property: str) -> Truths:
        """All that a property of a subject holds."""
        about = subject, property
        if about not in self._known:
            self._known[about] = Truths(self.statements.get(about, ()))
        return self._known[about]

    def time(self, fact: Fact) -> tuple[int, int] | None:
        """The time at which other values of a fact's property may be right as well; none where that is always."""
        return fact.held() if self.content.property_of(fact).changes else None

    def dated(self, fact: Fact, slot: str) -> Days | None:
        """All dates that a slot gives to the property of a fact's subject, and to the fact's value if that is no date.

        None where one of them is not known.
        """
        about = fact.subject, fact.property, slot
        if about not in self._dated:
            found: dict[str | When, list[When | None]] = {}
            for each in self.statements[fact.subject, fact.property]:
                found.setdefault("" if slot == "value" else each.value, []).append(wording.date_in(each, slot))
            self._dated[about] = {value: Days(filter(None, all)) for value, all in found.items() if None not in all}
        return self._dated[about].get("" if slot == "value" else fact.value)

    def days(self, fact: Fact, other: Fact) -> int:
        """How far apart in time two facts lie."""
        return abs(self.moment(fact) - self.moment(other))

    def shared(self, fact: Fact, other: Fact, *more: str) -> tuple[str, ...]:
        """What two facts of one property have in common: their subject, topic or time, and what else is known."""
        found = [*more]
        if fact.subject == other.subject:
            found.append("subject")
        if fact.topic == other.topic:
            found.append("topic")
        mine, theirs = self._moment[fact.id], self._moment[other.id]
        if mine and theirs and abs(mine - theirs) <= CLOSE:
            found.append("time")
        return tuple(found)

    def alike(self, one: str | When, other: str | When) -> tuple[str, ...]:
        """What two entities have in common: that one is mistaken for the other, and properties of one value."""
        mine, theirs = self.content.entities.get(str(one)), self.content.entities.get(str(other))
        if mine is None or theirs is None:
            return ()
        mistaken = ("mistaken_for",) if theirs.id in mine.mistaken_for else ()
        return (*mistaken, *self._related(mine.id, theirs.id))

    def _relations(self, one: str, other: str) -> list[str]:
        """The properties of which two entities have a value in common."""
        both = self.relations.get(one, set()) & self.relations.get(other, set())
        return sorted({name for name, _ in both})

    def circle(self, subject: str) -> Mapping[str, None] | None:
        """The people one is mistaken for, either way round; none for what is no person: there all may be offered."""
        entity = self.content.entities[subject]
        if not self.content.kinds[entity.kind].people:
            return None
        if subject not in self._circles:
            around = (subject, *entity.mistaken_for, *self.mistaken_by.get(subject, ()))
            self._circles[subject] = dict.fromkeys(around)
        return self._circles[subject]


def _outwards(place: int, begin: int, end: int) -> Iterator[int]:
    """Places of a row on both sides of one, its neighbours first, then ever farther apart up to both ends.

    >>> list(_outwards(2, 0, 6)), list(_outwards(0, 0, 145))
    ([1, 3, 0, 4, 5], [1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144])
    """
    steps = CONSIDERED // 2
    for step in range(1, steps + 1):
        for side, room in ((-1, place - begin), (1, end - 1 - place)):
            away = max(step, room * step**2 // steps**2)
            if away <= room:
                yield place + side * away


def _amount(fact: Fact) -> tuple[float, str] | None:
    return texts.amount(fact.value) if isinstance(fact.value, str) else None


def _middle(fact: Fact) -> int | None:
    when = fact.value if isinstance(fact.value, When) else fact.on or fact.start or fact.end
    return (when.first + when.last) // 2 if when else None
