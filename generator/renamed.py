"""What ids were called when they were released: former names, as `was:` says them."""

import re
from collections.abc import Iterable, Set
from itertools import product

from generator.lock import Lock
from generator.model import Content

RENAMED = 6
"""How many parts of one name may have been renamed at one time or another; of more, all were at once."""


def formers(content: Content, name: str) -> list[str]:
    """What a fact, page, question or note may have been released as, as far as `was:` says; the oldest name first.

    Of its parts some may have been renamed since the last release and others before it, whose `was:` still stands.
    """
    was = content.life.was
    if not was:
        return [name]
    parts = [(was[part], part) if part in was else (part,) for part in re.split(r"([.:+/])", name)]
    if sum(map(len, parts)) - len(parts) > RENAMED:
        parts = [each[:1] for each in parts]
    return list(dict.fromkeys([*filter(None, [was.get(name)]), *map("".join, product(*parts)), name]))


def by_former(content: Content, names: Iterable[str], released: Set[str]) -> dict[str, str]:
    """Names, by each name that those that have them may have been released as; what was released has no other.

    Its `was:` was taken up then, and another may have the former name by now. released: as of `names_released`.
    """
    return {former: name for name in names for former in ([name] if name in released else formers(content, name))}


def names_released(content: Content, lock: Lock) -> set[str]:
    """What was released under its name: facts, their pages and properties, and questions; none where no `was:` asks."""
    if not content.life.was:
        return set()
    facts = {fact for each in lock.notes.values() for fact in each.facts}
    return {*facts, *lock.answers, *(part for fact in facts for part in parts_of(fact)[:2])}


def parts_of(fact: str) -> tuple[str, str, str]:
    """The page in the id of a fact, its property or sentence, and what follows these."""
    page, property, value = [*fact.split(".", 2), "", ""][:3]
    return page, property, value
