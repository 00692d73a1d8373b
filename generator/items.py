"""What is asked: items, their options and parts, and the forms they are arranged in, as frozen values.

==================  ================================================================================
multiple_choice     one right answer among options
multiple_response   several right answers among options
true_false          a statement, as it is or with a wrong option put in
cloze               the statement with its answer left blank
short_answer        the question and a line to write on
matching            several questions of one sort, and one list of answers with some to spare
ordering            events to be put in the order of time
==================  ================================================================================
"""

from typing import TYPE_CHECKING, NamedTuple

from generator import texts

if TYPE_CHECKING:
    from generator.model import Recipe

FORMS_OF_QUESTION = (
    "multiple_choice",
    "multiple_response",
    "true_false",
    "cloze",
    "short_answer",
    "matching",
    "ordering",
)
"""In the order in which a paper shows them."""
WORDED = ("multiple_choice", "multiple_response", "cloze", "short_answer")
"""The forms of question that are read by the rules of item writing: those that pose an item as it was worded."""
BESIDE = ("key", "report", "sheet")
"""How the names of a quiz's pages beside its paper end, after a dash."""
OF_TOPICS = {"study": "study sheet", "timeline": "timeline", "selfcheck": "self-check page"}
"""What a topic has besides, by how the names of these pages end, after a dash."""
WRITTEN = ("cloze", "short_answer", "ordering")
"""The forms of question that have no letters to mark: their answer is written."""
SETS = {"matching": (4, 8, 5), "ordering": (3, 6, 4)}
"""The forms of question that hold several facts: how many parts at least, at most, and unless said otherwise."""


class Skip(NamedTuple):
    """A question that was not asked: the line of its fact, what would have asked it, and why not."""

    at: str
    template: str
    fact: str
    why: str


class Option(NamedTuple):
    """A choice shown with an item.

    why: of a wrong one, why it is wrong; rule, fact: the rule and fact of `proof` that say so.
    shares: what makes it plausible, such as ``topic`` or ``time``. claim: the item's sentence with this put in.
    said: the facts that `why` tells, where it tells others than the item's. put: of a false statement, what is put in.
    corrects: whether `why` speaks of what the claim is about, as the item's own statement does not.
    """

    text: str
    correct: bool
    why: str
    rule: str = ""
    fact: str = ""
    shares: tuple[str, ...] = ()
    claim: str = ""
    said: tuple[str, ...] = ()
    put: str = ""
    corrects: bool = False


class Part(NamedTuple):
    """A line of a set: a premise and its response, or an event and its date; and the statement that says so.

    about: the names of what the line is about.
    """

    text: str
    answer: str
    statement: str
    about: tuple[str, ...] = ()


class Item(NamedTuple):
    """One question ready to ask.

    key: the right answer, or all where several facts answer one stem; accepted: these and their variants.
    cloze: in a quiz, the statement with its answer left blank, where that asks the same; sort: of what sort that
    answer is, as a reader is told beside the blank, or empty. gap: the bracket of a sentence that is asked, or 0. slot:
    its place from 0 among all questions that may ask its fact, skipped ones counted. ordered: the options keep their
    order. form, line: as which form of question it is posed, and for which line of a blueprint; empty until it is.
    worth: the points of each of its numbers. lacks: why it has no options, once they were looked for. scale: of options
    that ascend all that forms may show, each so many in a row.
    """

    id: str
    facts: tuple[str, ...]
    template: str
    topic: str
    level: str
    stem: str
    key: tuple[str, ...]
    accepted: tuple[str, ...]
    options: tuple[Option, ...]
    statement: str
    note: str
    sources: tuple[str, ...]
    gap: int = 0
    slot: int = 0
    ordered: bool = False
    at: str = ""
    cloze: str = ""
    sort: str = ""
    form: str = ""
    line: str = ""
    parts: tuple[Part, ...] = ()
    worth: int = 1
    lacks: str = ""
    scale: tuple[Option, ...] = ()

    @property
    def offered(self) -> tuple[Option, ...]:
        """The options that it shows on one form or another."""
        return self.scale or self.options

    @property
    def also(self) -> tuple[str, ...]:
        """The variants as people are shown them, of those that differ in an article alone the first."""
        if self.accepted == self.key:
            return ()
        told = set(map(texts.bare, self.key))
        also = []
        for text in self.accepted:
            if (name := texts.bare(text)) not in told:
                told.add(name)
                also.append(text)
        return tuple(also)

    @property
    def numbers(self) -> int:
        """How many numbers of the paper it takes: each premise of a matching has its own."""
        return len(self.parts) if self.form == "matching" else 1

    @property
    def points(self) -> int:
        """What all its numbers are worth."""
        return self.numbers * self.worth

    @property
    def shown(self) -> tuple[str, ...]:
        """The texts it shows besides its options."""
        return (self.stem, *(part.text for part in self.parts))


def rights(item: Item) -> int:
    """How many right options an item has; none where it has no options."""
    return sum(option.correct for option in item.options)


def in_a_row(scale: tuple[Option, ...], count: int, place: int) -> tuple[Option, ...]:
    """So many options of a scale in a row, with the right one as near to a place as can be."""
    key = next(place for place, option in enumerate(scale) if option.correct)
    below = max(min(place, key), count - (len(scale) - key))
    return scale[key - below : key - below + count]


class Offers:
    """How items come by their options: here they bring them; `distractors` draws them when somebody asks."""

    def right(self, recipe: "Recipe", item: Item) -> int:
        """How many right options an item of a recipe has."""
        return rights(item)

    def full(self, recipe: "Recipe", item: Item) -> Item:
        """The item with its options."""
        return item


BROUGHT = Offers()
"""The options that items bring."""


class Form(NamedTuple):
    """One arrangement of items: the whole of a deck, or version A, B, … of a quiz."""

    label: str
    items: tuple[Item, ...]
