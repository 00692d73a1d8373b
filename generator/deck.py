"""A deck ready to write: its notes with their cards, which every writer of decks takes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.lock import ACTIVE, Schema

SLOTS = 8


class Question(NamedTuple):
    """A card: its question and its answer with variants; a hint, and what is to be typed, where that is wanted.

    due: its place among new cards, from 1.
    """

    stem: str
    answer: str
    also: tuple[str, ...] = ()
    hint: str = ""
    typed: str = ""
    due: int = 0


class Note(NamedTuple):
    """A fact, or several that one question merges, and the questions about it by their slots. All texts are plain.

    tags: without the deck's own part. askers: what asks, or once asked, in each slot; closed: where nothing asks now.
    mod: when it last changed, in seconds since 1970; 0 where it is as new as its deck.
    """

    guid: str
    key: str
    facts: tuple[str, ...]
    level: str
    statement: str
    questions: Mapping[int, Question]
    note: str
    sources: tuple[str, ...]
    context: str
    tags: tuple[str, ...]
    askers: Mapping[int, str]
    closed: tuple[int, ...] = ()
    erratum: bool = False
    status: str = ACTIVE
    by: str = ""
    why: str = ""
    mod: int = 0

    def hash(self) -> str:
        """A fingerprint of all that a student sees; the order of new cards is not part of it."""
        asked = [(slot, *_texts(question)) for slot, question in sorted(self.questions.items())]
        seen = [self.statement, asked, self.note, self.sources, self.context, self.tags]
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:16]


def _texts(question: Question) -> tuple[object, ...]:
    return question.stem, question.answer, question.also, question.hint, question.typed


class Deck(NamedTuple):
    """All of a deck. id: its file's name; seed: the first part of its tags; about: paragraphs of its description.

    time: when its newest note changed, in seconds since 1970.
    """

    id: str
    seed: str
    name: str
    about: tuple[str, ...]
    schema: Schema
    notes: Sequence[Note]
    time: int
