"""A deck ready to write: its notes with their cards, which every writer of decks takes."""

import hashlib
import json
from collections.abc import Sequence
from typing import NamedTuple

from generator.lock import ACTIVE, Schema

SLOTS = 8


class Question(NamedTuple):
    """A card: its question and its answer with variants; a hint, and what is to be typed, where that is wanted.

    slot: its place in its note, from 0; asker: what asks, or once asked, there. due: its place among new cards, from 1.
    """

    slot: int
    asker: str
    stem: str
    answer: str
    also: tuple[str, ...] = ()
    hint: str = ""
    typed: str = ""
    due: int = 0


class Note(NamedTuple):
    """A fact, or several that one question merges, and the questions about it, by their slots. All texts are plain.

    tags: without the deck's own part. closed: the slots where nothing asks now. mod: when it last changed, in seconds
    since 1970; 0 where it is as new as its deck.
    """

    guid: str
    key: str
    facts: tuple[str, ...]
    level: str
    statement: str
    questions: tuple[Question, ...]
    note: str
    sources: tuple[str, ...]
    context: str
    tags: tuple[str, ...]
    closed: tuple[int, ...] = ()
    erratum: bool = False
    status: str = ACTIVE
    by: str = ""
    why: str = ""
    mod: int = 0

    def hash(self) -> str:
        """A fingerprint of all that a student sees; the order of new cards is not part of it."""
        asked = [(each.slot, each.stem, each.answer, each.also, each.hint, each.typed) for each in self.questions]
        seen = [self.statement, asked, self.note, self.sources, self.context, self.tags]
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:16]


class Deck(NamedTuple):
    """All of a deck. id: its file's name; seed: the first part of its tags; about: paragraphs of its description.

    time: when its newest note changed, in seconds since 1970. since: what changed since its last release; empty where
    nothing did, or there was none.
    """

    id: str
    seed: str
    name: str
    about: tuple[str, ...]
    schema: Schema
    notes: Sequence[Note]
    time: int
    since: str = ""
