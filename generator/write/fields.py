"""The fields and tags of a note as HTML, which all writers of decks share."""

import html

from generator.deck import SLOTS, Deck, Note, Question
from generator.notetype import RESERVED


def fields(note: Note) -> list[str]:
    """The texts of a note's fields, in the order of the note type."""
    slots = [note.questions.get(slot) for slot in range(SLOTS)]
    return [
        html.escape(note.statement),
        *(text for each in slots for text in ((html.escape(each.stem), _answer(each)) if each else ("", ""))),
        html.escape(note.note),
        "<br>".join(map(html.escape, note.sources)),
        html.escape(note.context),
        *(html.escape(each.hint) if each else "" for each in slots),
        *[""] * RESERVED,
    ]


def tags(deck: Deck, note: Note) -> list[str]:
    """A note's tags, all of them below the deck's own."""
    return [f"{deck.seed}::{tag}" for tag in note.tags]


def _answer(question: Question) -> str:
    also = f'<br><span class="also">also: {html.escape(", ".join(question.also))}</span>' if question.also else ""
    return html.escape(question.answer) + also
