"""What a report tells of a quiz, as frozen values; programs read them by these names, which are kept stable.

Forms are named by their labels, forms of question (`kind`) as in `items`; places of options count from 0.
A p-value is the probability of something at least as far from what is expected, by chance alone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What one figure says, in a sentence for the teacher, and whether all is fine or wants a look."""

    figure: str
    fine: bool
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the blueprint: where it stands, what it asks for, how many items, and how many it got."""

    at: str
    kind: str
    topics: tuple[str, ...]
    levels: tuple[str, ...]
    templates: tuple[str, ...]
    asked: int
    got: int


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule of item writing and how many items break it."""

    rule: str
    severity: str
    items: int


@dataclass(frozen=True, slots=True)
class Flaws:
    """Breaches by rule. read: items the rules can read; flawed: with one breach or more; unacceptable: with two."""

    read: int
    flawed: int
    unacceptable: int
    rules: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """How often the right answer has each place, on a form, among its items of one kind and number of options."""

    form: str
    kind: str
    counts: tuple[int, ...]
    chi_square: float
    p: float


@dataclass(frozen=True, slots=True)
class Run:
    """The longest row of one letter in a section, and how often a letter follows itself, with what to expect."""

    form: str
    kind: str
    longest: int
    length: int
    p: float
    repeats: int
    expected_repeats: float


@dataclass(frozen=True, slots=True)
class LongestKey:
    """How often the right answer is the longest option, of those items of which one option is; its 99 % band.

    p: of a number that is no likelier, higher or lower.
    """

    longest: int
    items: int
    expected: float
    low: int
    high: int
    p: float


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many items have how many options, and mean numbers of words; 0 where there are none."""

    options: tuple[tuple[int, int], ...]
    stem_words: float
    option_words: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many facts of a topic the quiz asks, of those a line of its blueprint could."""

    topic: str
    covered: int
    usable: int


@dataclass(frozen=True, slots=True)
class Difficulty:
    """The predicted difficulty of an item, the sum of four parts: see `report`."""

    level: int
    kind: int
    options: int
    date: int

    @property
    def points(self) -> int:
        """From 0, easy, to 9, hard."""
        return self.level + self.kind + self.options + self.date


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of one item. numbers: its (first) number on each form; citations: how many sources it has."""

    id: str
    numbers: tuple[int, ...]
    stem: str
    kind: str
    topic: str
    level: str
    citations: int
    difficulty: Difficulty


@dataclass(frozen=True, slots=True)
class Overlap:
    """How alike two forms are: the numbers with the same letter, of all with letters, and the order of items.

    p: of so many the same or more. rank: Spearman's rho of the orders inside each section; none where
    nothing can move.
    """

    one: str
    other: str
    same: tuple[int, ...]
    lettered: int
    expected: float
    p: float
    rank: float | None


@dataclass(frozen=True, slots=True)
class Guessing:
    """What a student who guesses may expect from a section, in points; what is written cannot be guessed."""

    kind: str
    items: int
    points: int
    expected: float


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report tells, and first what it comes to.

    alike: groups of questions that offer one another's right answers, by their numbers on the first form.
    """

    findings: tuple[Finding, ...]
    blueprint: tuple[Line, ...]
    flaws: Flaws
    positions: tuple[Positions, ...]
    runs: tuple[Run, ...]
    longest_key: LongestKey
    lengths: Lengths
    topics: tuple[Coverage, ...]
    items: tuple[Figures, ...]
    overlaps: tuple[Overlap, ...]
    guessing: tuple[Guessing, ...]
    alike: tuple[tuple[int, ...], ...] = ()
