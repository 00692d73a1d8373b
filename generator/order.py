"""The order in which new cards are studied: core facts first, then the story, confusable facts apart."""

from collections import deque
from collections.abc import Iterator
from itertools import islice

from generator.confusions import Confusable
from generator.items import Item
from generator.model import LEVELS, Content, Recipe

APART = 5
"""How many other notes or cards stand between two facts that are easily confused, where there are any."""
LATER = 12
"""How many other notes begin before a note's next question is asked."""
LOOK_AHEAD = 200
"""How far ahead in the story a note is looked for that can be shown before a confusing one."""


def in_study_order(content: Content, recipe: Recipe, items: list[Item]) -> list[Item]:
    """The items of a deck by level, then by topic as the recipe lists them, then as the pages tell the story.

    What a fact comes `after` stands before it. Questions about one fact, and about facts that are easily
    confused, stand apart, unless nothing else is left.
    """
    notes: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        notes.setdefault(item.facts, []).append(item)
    place = {topic: index for index, topic in enumerate(recipe.only.topic)}
    story = sorted(
        notes,
        key=lambda facts: (min(LEVELS.index(item.level) for item in notes[facts]), place.get(notes[facts][0].topic, 0)),
    )
    told = _after_what_they_need(content, story)
    cards = [
        (place + LATER * number, number, place, item)
        for place, facts in enumerate(told)
        for number, item in enumerate(notes[facts])
    ]
    return _cards_apart(content, [item for *_, item in sorted(cards, key=lambda card: card[:3])])


def _cards_apart(content: Content, items: list[Item]) -> list[Item]:
    """The items in nearly the same order, with APART others between siblings and rivals, or as many as there are."""
    confusable = Confusable(content)
    waiting, shown = deque(items), list[Item]()
    here, learned = {fact for item in items for fact in item.facts}, set[str]()
    needed = {fact: need for fact in here if (need := here.intersection(content.facts[fact].after))}
    while waiting:
        latest = shown[: -APART - 1 : -1]
        chosen, widest = 0, -1
        for place, item in enumerate(islice(waiting, LOOK_AHEAD)):
            if needed and not all(needed.get(fact, learned) <= learned for fact in item.facts):
                continue
            room = _room(confusable, item, latest)
            if room > widest:
                chosen, widest = place, room
            if room == len(latest):
                break
        learned.update(waiting[chosen].facts)
        shown.append(waiting[chosen])
        del waiting[chosen]
    return shown


def _room(confusable: Confusable, item: Item, latest: list[Item]) -> int:
    """How many of the latest cards, the last shown first, come before one that is easily confused with an item."""
    for age, other in enumerate(latest):
        for fact in item.facts:
            for each in other.facts:
                if confusable.alike(fact, each):
                    return age
    return len(latest)


def _after_what_they_need(content: Content, story: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The same notes, each behind those of the facts it comes after."""
    if not any(content.facts[fact].after for facts in story for fact in facts):
        return story
    note_of = {fact: facts for facts in story for fact in facts}
    ordered: dict[tuple[str, ...], None] = {}

    def needed(facts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        return (note_of[need] for fact in facts for need in content.facts[fact].after if need in note_of)

    for facts in story:
        path = {facts: needed(facts)}  # from a note to what it needs, to what that needs, and so on
        while path:
            here, needs = next(reversed(path.items()))
            missing = next((each for each in needs if each not in ordered and each not in path), None)
            if missing is None:
                path.popitem()
                ordered.setdefault(here)
            else:
                path[missing] = needed(missing)
    return list(ordered)
