"""The fields and tags of a note as HTML, which all writers of decks share."""

import html
import re
from functools import cache

from generator.deck import SLOTS, Deck, Note, Question
from generator.notetype import RESERVED

_FORMULA = re.compile(r"\\(?=[()[\]])")
_FIELD, _BREAK, _ALSO, _END = "\x1f\x1e\x1d\x1c"
"""Characters that no text holds: they stand for ends of fields and for tags until the whole note is escaped at once."""


def fields(note: Note) -> list[str]:
    """The texts of a note's fields, in the order of the note type."""
    asked, hints, typed = [""] * (2 * SLOTS), [""] * SLOTS, [""] * SLOTS
    for slot, question in note.questions.items():
        asked[2 * slot], asked[2 * slot + 1] = question.stem, _answer(question)
        hints[slot], typed[slot] = question.hint, question.typed
    sources = _BREAK.join(note.sources)
    texts = (note.statement, *asked, note.note, sources, note.context, *hints, *typed, *[""] * RESERVED)
    whole = _escaped(_FIELD.join(texts)).replace(_BREAK, "<br>")
    return whole.replace(_ALSO, '<br><span class="also">also: ').replace(_END, "</span>").split(_FIELD)


def tags(deck: Deck, note: Note) -> list[str]:
    """A note's tags, all of them below the deck's own."""
    own = _own(deck.seed)
    return [f"{own}::{tag}" for tag in note.tags]


@cache
def _own(seed: str) -> str:
    return re.sub(r"\s+", "_", seed)  # Anki ends a tag at a space


def _answer(question: Question) -> str:
    return f"{question.answer}{_ALSO}{', '.join(question.also)}{_END}" if question.also else question.answer


def _escaped(text: str) -> str:
    """A text as HTML.

    Nor does it become what Anki itself reads in a field: ``[sound:…]``, ``[latex]``, ``[$]``, or a formula for MathJax.
    """
    text = html.escape(text)
    if "\\" in text:
        text = _FORMULA.sub(r"<span>\\</span>", text)
    return text.replace("[", "&#91;")
