"""The fields and tags of a note as HTML, which all writers of decks share."""

import html
import re

from generator.deck import SLOTS, Deck, Note, Question
from generator.notetype import RESERVED

_FORMULA = re.compile(r"\\(?=[()[\]])")


def fields(note: Note) -> list[str]:
    """The texts of a note's fields, in the order of the note type."""
    asked, hints, typed = [""] * (2 * SLOTS), [""] * SLOTS, [""] * SLOTS
    for slot, question in note.questions.items():
        asked[2 * slot], asked[2 * slot + 1] = _escaped(question.stem), _answer(question)
        hints[slot], typed[slot] = _escaped(question.hint), question.typed
    return [
        _escaped(note.statement),
        *asked,
        _escaped(note.note),
        "<br>".join(map(_escaped, note.sources)),
        _escaped(note.context),
        *hints,
        *typed,
        *[""] * RESERVED,
    ]


def tags(deck: Deck, note: Note) -> list[str]:
    """A note's tags, all of them below the deck's own."""
    own = re.sub(r"\s+", "_", deck.seed)  # Anki ends a tag at a space
    return [f"{own}::{tag}" for tag in note.tags]


def _answer(question: Question) -> str:
    also = f'<br><span class="also">also: {_escaped(", ".join(question.also))}</span>' if question.also else ""
    return _escaped(question.answer) + also


def _escaped(text: str) -> str:
    """A text as HTML.

    Nor does it become what Anki itself reads in a field: ``[sound:…]``, ``[latex]``, ``[$]``, or a formula for MathJax.
    """
    if not text:
        return ""
    text = html.escape(text)
    if "\\" in text:
        text = _FORMULA.sub(r"<span>\\</span>", text)
    return text.replace("[", "&#91;")
