"""The fields and tags of a note as HTML, which all writers of decks share."""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.deck import Deck, Note
from generator.notetype import FIELDS

_FORMULA = re.compile(r"\\(?=[()[\]])")
SEPARATOR = "\x1f"
"""What Anki keeps between two fields."""
_NEXT = "\x1a"
"""What stands between two notes while they are escaped together, which is much faster than one by one."""
_BREAK, _ALSO, _END, _BACKSLASH = "\x1e\x1d\x1c\x1b"
"""Characters that no text holds, as it holds no separator: they stand for tags until notes are escaped."""
_AS_HTML = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#x27;",
    "[": "&#91;",
    _BREAK: "<br>",
    _ALSO: '<br><span class="also">also: ',
    _END: "</span>",
    _BACKSLASH: "<span>\\</span>",
}
"""What stands for characters in a field, in this order: the ampersand first."""
_QUESTION, _NOTE, _HINT, _TYPED = map(FIELDS.index, ("Question 1", "Note", "Hint 1", "Typed 1"))
"""The places of the first fields of each sort; answers stand behind their questions."""


def fields(note: Note) -> list[str]:
    """The texts of a note's fields, in the order of the note type."""
    return rows([note])[0].split(SEPARATOR)


def rows(notes: Iterable[Note]) -> list[str]:
    """The texts of each note's fields in one, as Anki's database keeps them."""
    return _escaped(_NEXT.join(map(_plain, notes))).split(_NEXT)


def _plain(note: Note) -> str:
    """The same of one note before it becomes HTML."""
    texts = [""] * len(FIELDS)
    texts[0] = note.statement
    for slot, _, stem, answer, also, hint, typed, _ in note.questions:
        place = _QUESTION + 2 * slot
        texts[place], texts[place + 1] = stem, f"{answer}{_ALSO}{', '.join(also)}{_END}" if also else answer
        texts[_HINT + slot], texts[_TYPED + slot] = hint, typed
    texts[_NOTE : _NOTE + 3] = note.note, _BREAK.join(note.sources), note.context
    return SEPARATOR.join(texts)


def tags(deck: Deck, note: Note) -> tuple[str, ...]:
    """A note's tags, all of them below the deck's own."""
    return _below(deck.seed, note.tags)


@lru_cache(maxsize=1000)
def _below(seed: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    own = re.sub(r"\s+", "_", seed)  # Anki ends a tag at a space
    return tuple(f"{own}::{tag}" for tag in tags)


def _escaped(text: str) -> str:
    """A text as HTML.

    Nor does it become what Anki itself reads in a field: ``[sound:…]``, ``[latex]``, ``[$]``, or a formula for MathJax.
    """
    if "\\" in text:
        text = _FORMULA.sub(_BACKSLASH, text)
    for character, html in _AS_HTML.items():
        if character in text:  # this is looked for much faster than a replacement is made in vain
            text = text.replace(character, html)
    return text
