"""Which questions stand on which page, known before any browser lays it out.

A text is measured in the widest of the usual sans-serif fonts, and every line is as high as `quiz.css` makes it, so
that a question is never higher than what is reckoned here: pages are a little less full than they might be, but no
question is split, and the number of pages is right in every browser. Lengths are in ems of the paper's text.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from generator.items import Item
from generator.print_options import GAP, Print
from generator.stems import BLANK

LEAD = 1.35
"""The height of a line, as `quiz.css` has it; of the lengths below, what it has is never more."""
NUMBER, LETTER, BLANK_BOX = 3.0, 2.2, 3.4
"""Width of a question's number, of an option's letter, and of a box to write in."""
ROW, QUESTION, WRITING = 0.2, 0.95, 2.35
"""What a row of options, a question, and a line to write on add to the height of texts."""
RUNNING, FOOT, HEAD, BLANKS, SECTION = 0.9, 0.9, 1.2, 2.2, 0.7
"""What the line on every page, its last line, a form's head, the lines for name and date, and a heading add."""
TITLE, HEADING, BOLD = 1.3, 1.1, 1.25
"""How much larger titles and headings are than the text, and how much wider bold letters are at most."""
ORDERING = "Put these in the order of time."
GAP_SHOWN = "___"
"""A blank that only shows where something is missing: the line below has the room to write it."""
WIDTHS = (
    31, 39, 44, 80, 61, 91, 75, 27, 38, 38, 54, 80, 31, 35, 31, 37, 61, 61, 61, 61, 61, 61, 61, 61, 61, 61, 32,
    32, 80, 80, 80, 56, 102, 67, 67, 73, 74, 67, 62, 78, 73, 33, 50, 67, 56, 88, 74, 78, 67, 78, 73, 67, 62, 73,
    67, 95, 67, 67, 66, 38, 37, 38, 80, 56, 48, 59, 61, 53, 61, 59, 34, 61, 61, 27, 27, 56, 27, 93, 61, 59, 61,
    61, 41, 50, 38, 61, 57, 78, 57, 57, 50, 61, 54, 61, 80,
)  # fmt: skip
"""Of the characters from the space to the tilde, in hundredths of an em: the widest of the fonts in `quiz.css`, all
brought to one height of small letters, as `font-size-adjust` there does."""


EAST_ASIAN = 1.3
"""Of the characters that all fonts of East Asia make one em wide; small letters of some of these fonts are small, and
as much wider is what stands beside them."""
ARABIC = {
    **dict.fromkeys("ءآأؤإاةدذرزـهوژ،؛؟٠١٢٣٤٥٦٧٨٩", 0.65),
    **dict.fromkeys("ئجحخعغقكلمنىيچکگی", 0.95),
}
"""Of Arabic letters alone, where they are widest, and no less than of a box that stands for a letter a font lacks."""
BROADEST, THAI, MARK, OTHERS = 1.3, 0.95, 0.6, 3
"""Of other Arabic letters, of those of Thai, of its marks, which may be boxes too, and of what is not known here."""
WORDS_UNPARTED = 6.0
"""How wide words are at most of which a browser knows where they end, though no space stands there."""


@lru_cache(maxsize=4096)
def _character(character: str) -> float:
    """How wide a character is at most."""
    if " " <= character <= "~":
        return WIDTHS[ord(character) - 32] / 100
    if character in "‘’“”–·":
        return 0.6
    if unicodedata.combining(character) and not _is_thai(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF" and not "\U0001f000" <= character < "\U00020000":
        return EAST_ASIAN
    plain = unicodedata.normalize("NFKD", character)
    if plain != character:
        return max(0.32, sum(map(_character, plain)))
    if _is_thai(character):
        return MARK if unicodedata.category(character) == "Mn" else THAI
    if "\u0600" <= character < "\u0700":
        return ARABIC.get(character, BROADEST)
    return 1.3 if character < "\u0530" else OTHERS


def _is_thai(character: str) -> bool:
    return "\u0e00" <= character < "\u0e80"


@lru_cache(maxsize=20_000)
def width(text: str) -> float:
    """How wide a text is at most, in one line."""
    return sum(map(_character, text))


@lru_cache(maxsize=20_000)
def lines(text: str, room: float, taken: float = 0) -> int:
    """How many lines a text takes at most in a column; a word longer than a line is broken anywhere.

    taken: how wide what stands before it is, in its first line.

    >>> lines("one two three", 5), lines("one two three", 2.9), lines("a" * 100, 10), lines("one two three", 5, 4)
    (2, 3, 9, 3)
    """
    count, left = 1, room - taken
    for word in re.split(r"[ \t\n]+", text.strip()):
        wide = width(word)
        if left < room and wide > left:
            count, left = count + 1, room
        if wide > room:
            full = max(room - WORDS_UNPARTED, room / 2) if any(map(_is_thai, word)) else max(room - 3, 1)
            count += int(wide / full)
            left = room - wide % full
        else:
            left -= wide
        left -= WIDTHS[0] / 100
    return count


def columns(item: Item, print_: Print) -> int:
    """In how many columns the options of an item stand: one row or two columns of them, where each fits on one line.

    Of three in two columns the last would stand alone, as if another were missing.
    """
    room, count = print_.column - NUMBER, len(item.options)
    if print_.large_print or item.parts or not count:
        return 1
    widest = LETTER + max(width(option.text) for option in item.offered) + 0.5
    return next((number for number in (count, 2) if widest <= room / number and (count, number) != (3, 2)), 1)


def height(item: Item, print_: Print) -> float:
    """How high a question is at most, on any form."""
    room, narrow = print_.column - NUMBER, print_.large_print or print_.across > 1
    stem = LEAD * lines(asked(item), room) + QUESTION
    if item.form == "matching":
        column = room if narrow else (room - GAP) / 2
        left = _rows((part.text for part in item.parts), column - NUMBER - BLANK_BOX)
        right = _rows((option.text for option in item.options), column - LETTER)
        return stem + (left + right + LEAD if narrow else max(left, right))
    if item.parts:
        return stem + _rows((part.text for part in item.parts), room - BLANK_BOX)
    if not item.options:
        return stem + WRITING
    across = columns(item, print_)
    if across > 1:
        return stem + -(-len(item.options) // across) * (LEAD + ROW)
    highest = sorted((option.text for option in item.offered), key=lambda text: lines(text, room - LETTER))
    return stem + _rows(highest[-len(item.options) :], room - LETTER)


def _rows(texts: Iterable[str], room: float) -> float:
    return sum(LEAD * lines(text, room) + ROW for text in texts)


def asked(item: Item) -> str:
    """The question as it stands on the paper, with its points where a number is worth more than one."""
    each = "\u00a0each" if item.numbers > 1 else ""
    worth = f" ({item.worth}\u00a0points{each})" if item.worth > 1 else ""
    return question(item) + worth


def question(item: Item) -> str:
    """The question without its points. Where there is a line to write on, a blank is too short to be written on."""
    stem = item.stem or ORDERING
    return stem if item.options else stem.replace(BLANK, GAP_SHOWN)


def pages(heights: Sequence[float], first: float, others: float, across: int = 1) -> list[list[int]]:
    """How many of the blocks, whose heights are given in order, stand in each column of each page.

    first, others: the room on the first page and on all others; a block higher than a page has a column to itself.
    No block stands alone on the last page where the column before it holds three, and the columns of the last page are
    about as high as one another.

    >>> pages([2, 2, 2, 2], first=5, others=4), pages([5, 1], first=4, others=6)
    ([[2], [2]], [[0], [2]])
    >>> pages([1, 1, 1, 1], first=3, others=3), pages([1, 1, 3], first=2, others=3)
    ([[2], [2]], [[2], [1]])
    >>> pages([2, 2, 2, 2], first=2, others=6, across=2)
    [[1, 1], [1, 1]]
    """
    counts, left = [0], first
    for high in heights:
        while high > left and (counts[-1] or len(counts) <= across):
            counts.append(0)
            left = first if len(counts) <= across else others
        counts[-1] += 1
        left -= high
    found = [counts[place : place + across] for place in range(0, len(counts), across)]
    if len(found) > 1 and sum(found[-1]) == 1 and found[-2][-1] > 2 and sum(heights[-2:]) <= others:
        found[-2][-1] -= 1
        found[-1][0] += 1
    if across > 1:
        start = sum(map(sum, found[:-1]))
        found[-1] = [half(heights[start:]), len(heights) - start - half(heights[start:])]
    return found


def half(heights: Sequence[float]) -> int:
    """How many of the blocks stand in the first of two columns, so that the higher one is as low as may be.

    >>> half([1, 1, 3]), half([3, 1, 1]), half([])
    (2, 1, 0)
    """
    tops = list(accumulate(heights, initial=0.0))
    return min(range(len(tops)), key=lambda count: max(tops[count], tops[-1] - tops[count]))


def text(content: str, room: float, size: float = 1) -> float:
    """How high a paragraph in letters of another size is at most."""
    return size * LEAD * lines(content, room / size)
