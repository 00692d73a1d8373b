"""What a project says: facts, sources, questions, recipes, and the problems found in them, as frozen values.

`at` is always a place in the user's files. All other text is plain: each writer escapes it for its own format.
They are named tuples: a frozen dataclass takes ten times as long to make, and its class as well.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from generator import texts
from generator.dates import When
from generator.facts import Facts

if TYPE_CHECKING:
    from generator.lock import Lock

LEVELS = ("core", "standard", "detail")
TYPES = ("date", "number", "text")
"""What a value may be, if it is not an entity of some kind."""
SENTENCES = "sentences"  # the name under which gaps of sentences are asked, where templates have theirs


class Problem(NamedTuple):
    """A mistake: where, what, and what to do. severity: ``error``, ``warning`` or ``information``.

    rule, item: of advice on items, the number of the rule and the id of the item; what names both as well.
    """

    at: str
    what: str
    fix: str
    severity: str = "error"
    rule: str = ""
    item: str = ""


class Source(NamedTuple):
    """A cited work."""

    id: str
    title: str
    author: str
    publisher: str
    date: When | None
    url: str
    at: str


class Citation(NamedTuple):
    """A place in a cited work: the source's id and a locator such as ``Leadership, par. 1``; ``#`` if a # cut it off.

    line: where it stands in the file of its fact, from 1.
    """

    source: str
    locator: str
    line: int


class Paragraph(NamedTuple):
    """A paragraph of a cited work: its fingerprint, and why it holds no fact where it holds none."""

    source: str
    locator: str
    fingerprint: str
    no_fact: str
    at: str


class Property(NamedTuple):
    """What can be said of a kind of entity, and how it is said in a sentence.

    type: ``date``, ``number``, ``text`` or the id of a kind. many: an entity may have several values;
    complete: a page lists all of them. changes: a value holds for a time only; unique: for one entity only.
    """

    name: str
    kind: str
    type: str
    says: str
    many: bool
    complete: bool
    changes: bool
    unique: bool
    at: str


class Kind(NamedTuple):
    """A sort of entity and its properties by name. Of `people`, wrong answers are chosen with more care."""

    id: str
    people: bool
    properties: Mapping[str, Property]
    at: str


class Entity(NamedTuple):
    """A thing facts are known about. `ruled_out`: by property, values its page says are wrong."""

    id: str
    kind: str
    name: str
    also: tuple[str, ...]
    about: str
    mistaken_for: Collection[str]
    ruled_out: Mapping[str, Collection[str | When]]
    at: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all its variants."""
        return (self.name, *self.also)


class Gap(NamedTuple):
    """One bracket of a sentence: its answer, a question of its own, variants as right, and wrong answers."""

    number: int
    answer: str
    ask: str
    also: tuple[str, ...]
    wrong: tuple[str, ...]


class Fact(NamedTuple):
    """One sourced assertion about an entity.

    kind: that of its subject. value: a date, a text or the id of an entity, as the property's type says;
    of a sentence (property ``sentences``) the sentence itself, its brackets kept. by: an entity's id or free
    text, or empty. on, start, end: when it held, where it changes. after: ids of facts to be learned before it.
    inferred: how the value follows from the source, where it does not stand there in so many words.
    """

    id: str
    subject: str
    kind: str
    property: str
    value: str | When
    by: str
    on: When | None
    start: When | None
    end: When | None
    sources: tuple[Citation, ...]
    disputed: str
    inferred: str
    note: str
    level: str
    topic: str
    gaps: tuple[Gap, ...]
    after: tuple[str, ...]
    at: str

    def at_line(self, line: int) -> str:
        """A place in the file of this fact."""
        return f"{self.at.rpartition(':')[0]}:{line}"

    def held(self) -> tuple[int, int]:
        """The first and last day on which it may have held; all of time where it has no dates."""
        first, last = self.on or self.start, self.on or self.end
        return first.first if first else 0, last.last if last else 10**7

    def surely_held(self) -> tuple[int, int]:
        """The last day on which it may have begun and the first on which it may have ended."""
        first, last = self.on or self.start, self.on or self.end
        return first.last if first else 0, last.first if last else 10**7

    def must_coincide(self, other: "Fact") -> bool:
        """Whether two facts surely held at one time: "until 2009" and "from 2009" may only have met."""
        if self.on and self.on == other.on and self.on.precision == "day":
            return True
        (since, until), (start, end) = self.surely_held(), other.surely_held()
        return max(since, start) < min(until, end)


class Only(NamedTuple):
    """A restriction to topics, levels or precisions of a date; empty means none."""

    topic: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()

    def admits(self, topic: str, level: str, precision: str = "") -> bool:
        """Whether the restriction lets through what has this topic, level and precision."""
        return (
            (not self.topic or topic in self.topic)
            and (not self.level or level in self.level)
            and (not self.precision or precision in self.precision)
        )


class Template(NamedTuple):
    """A question asked of every fact of a property. `answer` names a slot: ``value``, ``from.year``; `at`: places."""

    id: str
    kind: str
    property: str
    stem: str
    answer: str
    only: Only
    at: str
    about_at: str
    stem_at: str


class Row(NamedTuple):
    """A line of a blueprint: how many items of what, as which form of question, of how many parts and points each."""

    ask: tuple[str, ...]
    only: Only
    items: int
    as_: str
    at: str
    parts: int = 0
    points: int = 1

    def admits(self, template: str, topic: str, level: str) -> bool:
        """Whether an item of this template, topic and level may stand in this line."""
        return (not self.ask or template in self.ask) and self.only.admits(topic, level)

    @property
    def sort(self) -> "Row":
        """What the line asks for, wherever it stands and however many."""
        return self._replace(items=1, at="", points=1)


class Recipe(NamedTuple):
    """What to make: a deck, or a quiz by its blueprint; no `ask` means all.

    asks_at, topics_at: where each is named. sheet: whether a quiz has answer sheets to fill in.
    """

    id: str
    title: str
    about: str
    course: str
    ask: tuple[str, ...]
    only: Only
    forms: tuple[str, ...]
    options: int
    seed: str
    blueprint: tuple[Row, ...]
    at: str
    on_cards: Mapping[str, str] = MappingProxyType({})  # hints, typed, licence, report: what only decks have
    asks_at: Mapping[str, str] = MappingProxyType({})
    topics_at: Mapping[str, str] = MappingProxyType({})
    sheet: bool = False
    instructions: str = ""


class Life(NamedTuple):
    """What authors say of the life of ids: `was` by the new id, `withdrawn` with the reason, and errata."""

    was: Mapping[str, str] = MappingProxyType({})
    withdrawn: Mapping[str, str] = MappingProxyType({})
    errata: frozenset[str] = frozenset()
    locks: "Mapping[str, Lock]" = MappingProxyType({})


class Content(NamedTuple):
    """Everything a project says, by id. `unread`: whether there may be more; `sound`: nothing had a wrong shape.

    titles: what topics are called, where a file says so.
    """

    kinds: Mapping[str, Kind] = MappingProxyType({})
    sources: Mapping[str, Source] = MappingProxyType({})
    entities: Mapping[str, Entity] = MappingProxyType({})
    facts: Facts = Facts()
    templates: Mapping[str, Template] = MappingProxyType({})
    recipes: Mapping[str, Recipe] = MappingProxyType({})
    paragraphs: Mapping[str, Mapping[str, Paragraph]] = MappingProxyType({})  # by source and locator
    life: Life = Life()
    unread: bool = False
    sound: bool = True
    titles: Mapping[str, str] = MappingProxyType({})

    def title(self, topic: str) -> str:
        """What a topic is called on pages: what its file says, or its id in words."""
        return self.titles.get(topic) or texts.title(topic)

    def statements(self) -> Iterator[Fact]:
        """All facts that are values of a property, not sentences."""
        return chain.from_iterable(self.facts.of.values())

    def values(self, concerned: Callable[[Property], bool]) -> Iterator[tuple[Fact, Property]]:
        """The facts that are values of certain properties, each with its property."""
        for kind in self.kinds.values():
            for property in filter(concerned, kind.properties.values()):
                yield from ((fact, property) for fact in self.facts.of.get((kind.id, property.name), ()))

    def property_of(self, fact: Fact) -> Property:
        """The property a (non-sentence) fact is a value of."""
        return self.kinds[fact.kind].properties[fact.property]
