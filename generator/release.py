"""When each note last changed, after what was released; and the lock of the next release."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from generator import notetype
from generator.deck import Deck, Note
from generator.lock import ACTIVE, SUPERSEDED, Lock, Locked, Schema
from generator.model import LEVELS, Content, Problem, Recipe

AGAIN = 2
"""In how many releases after its own an erratum is sent once more: Anki skips a correction that was built before a
student's last edit or tag, leech among them."""
TEXT = 200
EARLIEST = 1_577_836_800  # the beginning of 2020


class Changes(NamedTuple):
    """How many notes differ from the last release; closed: how many cards of those that are kept ask nothing now."""

    new: int
    changed: int
    retired: int
    closed: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.retired)

    def __str__(self) -> str:
        said = f"{self.new} new, {self.changed} changed, {self.retired} withdrawn"
        return f"{said}, {self.closed} card{'s' * (self.closed > 1)} no longer asked" if self.closed else said


def changes(notes: Iterable[Note], lock: Lock) -> Changes:
    """What a release would change, counted."""
    new = changed = retired = closed = 0
    released = {each.guid: each for each in lock.notes.values()}
    for note in notes:
        old = released.get(note.guid)
        if old is None:
            new += 1
        elif old.status == ACTIVE and note.status != ACTIVE:
            retired += 1
        elif _moved(note, old):
            changed += 1
            closed += len({*note.closed} - {*old.closed})
    return Changes(new, changed, retired, closed)


def _moved(note: Note, old: Locked) -> bool:
    """Whether a student is to get this note anew: it differs, or an erratum was declared."""
    return note.hash() != old.hash or (note.erratum and old.again < 0)


def build(
    recipe: Recipe, lock: Lock | None, notes: Sequence[Note], looks: str, stamp: int, core: bool = False
) -> tuple[Deck | None, list[Problem]]:
    """A deck to write: every note with the time it last changed, and a description that says what it is.

    looks: the fingerprint of layouts and styles. stamp: the time of this build, in seconds since 1970. core: only
    notes of core facts, with the ids and times they have in the whole deck.
    """
    if stamp < EARLIEST:
        fix = "set the clock right, or SOURCE_DATE_EPOCH; Anki makes the ids of new notes from it"
        return None, [Problem(recipe.at, f"it is {_minute(stamp)} now, which is before any deck", fix)]
    if lock is None:
        schema = notetype.schema(recipe.id, None, looks, stamp)
        version = f"Preview of {_day(stamp)}, not released yet."
        return _deck(recipe, recipe.id, recipe.title, version, schema, notes, core), []
    schema = notetype.schema(lock.seed, lock.schema, looks, stamp)
    differing = changes(notes, lock)
    if (differing or schema != lock.schema) and stamp <= lock.latest:
        return None, [_too_early(lock, stamp)]
    released = {each.guid: each for each in lock.notes.values()}
    dated = [
        note._replace(mod=stamp if (old := released.get(note.guid)) is None or _moved(note, old) else old.mod)
        for note in notes
    ]
    version, since = f"Release {len(lock.releases)} of {_day(lock.releases[-1])}.", ""
    if differing or schema != lock.schema:
        since = f"{differing} since release {len(lock.releases)}"
        version = f"Preview of {_day(stamp)}: {since}."
    return _deck(recipe, lock.seed, lock.name, version, schema, dated, core)._replace(since=since), []


def _deck(
    recipe: Recipe, seed: str, name: str, version: str, schema: Schema, notes: Sequence[Note], core: bool
) -> Deck:
    time = max((schema.mod, *(note.mod for note in notes)))
    mine = [note for note in notes if note.level == LEVELS[0]] if core else notes
    about = _description(recipe, mine, f"{version} Core facts only." if core else version)
    return Deck(f"{recipe.id}-core" if core else recipe.id, seed, name, about, schema, mine, time)


def _too_early(lock: Lock, stamp: int) -> Problem:
    what = (
        f"this lock holds times up to {_minute(lock.latest)}, and it is {_minute(stamp)} now: Anki would skip updates"
    )
    fix = "set the clock right, or SOURCE_DATE_EPOCH; if a wrong clock made the lock, restore the one before it"
    return Problem(lock.at, what, fix)


def from_the_future(lock: Lock, now: int) -> list[Problem]:
    """A lock with times that have not come yet: some clock was set wrong."""
    return [_too_early(lock, now)] if lock.latest > now else []


def release(
    content: Content, recipe: Recipe, lock: Lock | None, notes: Sequence[Note], looks: str, stamp: int
) -> tuple[Lock, list[Problem]]:
    """The lock after a release of these notes, all that changed stamped with the one time; the same where none did."""
    if lock is None:
        seed = recipe.id
        identity = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{seed}\x1f{recipe.title}\x1f{stamp}"))
        lock = Lock(identity, seed, recipe.title, (), notetype.schema(seed, None, looks, stamp), {}, {})
    schema = notetype.schema(lock.seed, lock.schema, looks, stamp)
    differing = not lock.releases or bool(changes(notes, lock)) or schema != lock.schema
    if differing and lock.releases and stamp <= lock.latest:
        return lock, [_too_early(lock, stamp)]
    released = {each.guid: each for each in lock.notes.values()}
    successors = _successors(content, notes, released)
    kept = {
        note.key: _locked(note, released.get(note.guid), stamp if differing else 0, successors.get(note.guid, ""))
        for note in notes
    }
    asking = {card.asker for note in notes for card in note.questions}
    answers = {id: template.answer for id, template in content.templates.items() if id in asking}
    return lock._replace(
        releases=(*lock.releases, *[stamp] * differing),
        schema=schema,
        answers={**lock.answers, **answers},
        notes=kept,
    ), []


def _locked(note: Note, old: Locked | None, stamp: int, successor: str) -> Locked:
    """A note as the next lock keeps it. stamp: the time of this release, or 0 where ids alone changed."""
    again, mod = old.again if old else -1, stamp
    if old is None:
        again = 0 if note.erratum else -1
    elif _moved(note, old):
        again = AGAIN if note.erratum else again - (again > 0)
    elif again > 0 and stamp:
        again -= 1
    else:
        mod = old.mod
    return Locked(
        note.guid,
        note.key,
        note.facts,
        note.level,
        old.text if old and note.status != ACTIVE else _shortened(note.statement),
        note.hash(),
        mod,
        old.first if old else stamp,
        {card.slot: card.asker for card in note.questions},
        note.closed,
        *_status(note, old, successor),
        note.why,
        again,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= TEXT else f"{text[: TEXT - 1].rstrip()}…"


def _status(note: Note, old: Locked | None, successor: str) -> tuple[str, str]:
    """A note's status and what supersedes it; a closed question stays superseded, though it is still asked."""
    if successor:
        return SUPERSEDED, successor
    if note.status != ACTIVE:
        return note.status, note.by
    closed = old is not None and old.status == SUPERSEDED and not old.why
    return (SUPERSEDED, old.by) if old and closed else (ACTIVE, "")


def _successors(content: Content, notes: Iterable[Note], released: Mapping[str, Locked]) -> dict[str, str]:
    """By guid, the new note that takes over from one whose fact has come to its end since the last release."""
    heirs: dict[tuple[str, str], list[tuple[int, str]]] = {}
    closing: list[tuple[tuple[str, str], int, str]] = []
    for note in notes:
        fact = content.facts.get(note.facts[0]) if len(note.facts) == 1 else None
        old = released.get(note.guid)
        if fact is None:
            continue
        if old is None and fact.start:
            heirs.setdefault((fact.subject, fact.property), []).append((fact.start.last, note.guid))
        elif old and fact.end and note.hash() != old.hash:
            closing.append(((fact.subject, fact.property), fact.end.first, note.guid))
    found = {}
    for about, end, guid in closing:
        later = [each for each in heirs.get(about, []) if each[0] >= end]
        if later:
            found[guid] = min(later)[1]
    return found


def _description(recipe: Recipe, notes: Sequence[Note], version: str) -> tuple[str, ...]:
    """What a deck says of itself, paragraph by paragraph."""
    cards = sum(len(note.questions) for note in notes)
    licence, report = recipe.on_cards.get("licence", ""), recipe.on_cards.get("report", "")
    return tuple(
        filter(
            None,
            (
                recipe.about,
                f"{version} {len(notes)} notes, {cards} cards.",
                f"Licence: {licence}." if licence else "",
                f"Found an error? {report}" if report else "",
            ),
        )
    )


def _day(stamp: int) -> str:
    when = datetime.fromtimestamp(stamp, UTC)
    return f"{when.day} {when:%B %Y}"


def _minute(stamp: int) -> str:
    return f"{datetime.fromtimestamp(stamp, UTC):%Y-%m-%d %H:%M} UTC"
