"""The order in which new cards are studied: core facts first, then the story, confusable facts apart."""

from collections import deque

from generator.confusions import confusions
from generator.items import Item
from generator.model import LEVELS, Content, Recipe

APART = 5
"""How many other notes stand between two facts that are easily confused, where there are any."""
LOOK_AHEAD = 200
"""How far ahead in the story a note is looked for that can be shown before a confusing one."""


def in_study_order(content: Content, recipe: Recipe, items: list[Item]) -> list[Item]:
    """The items of a deck by level, then by topic as the recipe lists them, then as the pages tell the story.

    Items of one fact stay together. What a fact comes `after` stands before it, and facts that are
    easily confused stand apart, unless nothing else is left.
    """
    notes: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        notes.setdefault(item.facts, []).append(item)
    place = {topic: index for index, topic in enumerate(recipe.only.topic)}
    story = sorted(
        notes,
        key=lambda facts: (min(LEVELS.index(item.level) for item in notes[facts]), place.get(notes[facts][0].topic, 0)),
    )
    waiting = deque(_after_what_they_need(content, story))
    rivals = _rivals(content)
    shown: list[tuple[str, ...]] = []
    while waiting:
        recent = {fact for facts in shown[-APART:] for fact in facts}
        chosen = next(
            (at for at in range(min(LOOK_AHEAD, len(waiting))) if _fits(content, waiting, at, recent, rivals)), 0
        )
        shown.append(waiting[chosen])
        del waiting[chosen]
    return [item for facts in shown for item in notes[facts]]


def _after_what_they_need(content: Content, story: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The same notes, each behind those of the facts it comes after."""
    note_of = {fact: facts for facts in story for fact in facts}
    ordered: dict[tuple[str, ...], None] = {}

    def place(facts: tuple[str, ...], path: tuple[tuple[str, ...], ...]) -> None:
        for needed in (need for fact in facts for need in content.facts[fact].after if need in note_of):
            if note_of[needed] not in ordered and note_of[needed] not in path:
                place(note_of[needed], (*path, facts))
        ordered.setdefault(facts)

    for facts in story:
        place(facts, (facts,))
    return list(ordered)


def _rivals(content: Content) -> dict[str, set[str]]:
    rivals: dict[str, set[str]] = {}
    for each in confusions(content):
        rivals.setdefault(each.one.id, set()).add(each.other.id)
        rivals.setdefault(each.other.id, set()).add(each.one.id)
    return rivals


def _fits(
    content: Content, waiting: deque[tuple[str, ...]], at: int, recent: set[str], rivals: dict[str, set[str]]
) -> bool:
    """Whether a waiting note may be shown next: unlike the recent ones, and needing none that waits before it."""
    facts = waiting[at]
    if any(rivals.get(fact, set()) & recent for fact in facts):
        return False
    needed = {need for fact in facts for need in content.facts[fact].after}
    return not needed or not any(needed & {*waiting[before]} for before in range(at))
