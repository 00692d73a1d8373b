"""The order in which new cards are studied: core facts first, then the story, confusable facts apart."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from generator.confusions import Latest
from generator.items import Item
from generator.model import LEVELS, Content, Recipe
from generator.prerequisites import groups

APART = 5
"""How many other notes or cards stand between two facts that are easily confused, where there are any."""
LATER = 12
"""How many other notes begin before a note's next question is asked."""
LOOK_AHEAD = 200
"""How far ahead in the story a note is looked for that can be shown before a confusing one."""
_NOTHING = frozenset[str]()


def in_study_order(content: Content, recipe: Recipe, items: list[Item]) -> list[Item]:
    """The items of a deck by level, then by topic as the recipe lists them, then as the pages tell the story.

    What a fact comes `after` stands before it. Questions about one fact, and about facts that are easily
    confused, stand apart, unless nothing else is left.
    """
    notes: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        notes.setdefault(item.facts, []).append(item)
    place = {topic: index for index, topic in enumerate(recipe.only.topic)}
    story = sorted(notes.values(), key=lambda asked: (LEVELS.index(asked[0].level), place.get(asked[0].topic, 0)))
    after = {fact.id: fact.after for fact in content.facts.qualified if fact.after}
    if after:
        story = [notes[facts] for facts in _after_what_they_need(after, [asked[0].facts for asked in story])]
    return _cards_apart(Latest(content, APART), after, _siblings_later(story))


def _siblings_later(story: Iterable[list[Item]]) -> Iterator[Item]:
    """The items of notes, the first of each in the order of the story, each further one LATER notes behind."""
    waiting: dict[int, list[Item]] = {}
    for place, asked in enumerate(story):
        yield asked[0]
        for number in range(1, len(asked)):
            waiting.setdefault(place + LATER * number, []).append(asked[number])
        if place in waiting:
            yield from reversed(waiting.pop(place))  # the second of a note before the third of an earlier one
    for place in sorted(waiting):
        yield from reversed(waiting[place])


def _cards_apart(latest: Latest, after: Mapping[str, tuple[str, ...]], items: Iterable[Item]) -> list[Item]:
    """The items in nearly the same order, with APART others between siblings and rivals, or as many as there are."""
    waiting, shown = deque(items), list[Item]()
    here = {fact for item in waiting for fact in item.facts} if after else set[str]()
    needed, learned = {fact: here.intersection(after[fact]) for fact in here & after.keys()}, set[str]()
    while waiting:
        chosen, widest = 0, -1
        for place, item in enumerate(islice(waiting, LOOK_AHEAD)):
            if needed and not all(needed.get(fact, _NOTHING) <= learned for fact in item.facts):
                continue
            room = latest.room(item.facts)
            if room > widest:
                chosen, widest = place, room
            if room == latest.most:
                break
        item = waiting[chosen]
        del waiting[chosen]
        shown.append(item)
        latest.show(item.facts)
        if needed:
            learned.update(item.facts)
    return shown


def _after_what_they_need(
    after: Mapping[str, tuple[str, ...]], story: list[tuple[str, ...]]
) -> Iterable[tuple[str, ...]]:
    """The same notes, each behind those of the facts it comes after."""
    note_of = {fact: facts for facts in story for fact in facts}
    needs = {
        facts: [note_of[need] for fact in facts for need in after.get(fact, ()) if need in note_of] for facts in story
    }
    return (facts for group in groups(needs, story) for facts in group)
