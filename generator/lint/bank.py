"""Rules over all items together: each gives an item to look at and what is wrong with all of them, or nothing."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import exp, lgamma, log, log1p

from generator import texts
from generator.items import Item
from generator.lint.questions import stem_is_positive
from generator.lint.reading import is_choice, places, wrong_texts

SELDOM = 0.01
"""How seldom chance alone may do what is held against a bank."""
ENOUGH = 20
"""How many items must there be before their shares say anything."""
NEGATIVE = 0.05
"""The share of negative stems that is let pass."""
OVERUSED = 0.4
"""The share of the other items in which an answer may be a wrong option."""
SORT = 10
"""How many items of one question are a sort worth counting."""
SCHOOL = 13
"""The last grade of the longest schools; what reads harder is told."""
TO_READ = 7
"""How many words a question has at least whose grade is reckoned."""


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS, _MUTE = re.compile(r"[aeiouyäöü]+"), re.compile(r"(?<=[^l])e$")
_END = re.compile(r"[.?!](?: |$)")


def at_least(count: int, trials: int, p: float) -> float:
    """The probability of `count` or more successes in independent trials of probability p, between 0 and 1."""

    def of(k: int) -> float:
        return exp(lgamma(trials + 1) - lgamma(k + 1) - lgamma(trials - k + 1) + k * log(p) + (trials - k) * log1p(-p))

    return sum(of(k) for k in range(count, trials + 1))


def keys_stand_in_all_places(items: Sequence[Item]) -> list[tuple[Item, str]]:
    """Among dates and numbers in ascending order, the key stands in one place more often than by chance.

    A key beyond which its question knows no other answer could stand nowhere else, and is not held against its place.
    """
    scales = [(item, scale) for item in items if is_choice(item) and (scale := places(item))]
    known: dict[str, set[float]] = {}
    for item, scale in scales:
        known.setdefault(item.template, set()).update(scale)
    ends = {template: (min(shown), max(shown)) for template, shown in known.items()}
    by_count: dict[int, list[tuple[int, Item]]] = {}
    for item, scale in scales:
        place = next(place for place, option in enumerate(item.options) if option.correct)
        free = scale[place] not in ends[item.template]
        by_count.setdefault(len(item.options), []).append((place + 1 if free else 0, item))
    for count, placed in sorted(by_count.items()):
        for place, often in sorted(Counter(place for place, _ in placed if place).items()):
            if at_least(often, len(placed), 1 / count) < SELDOM / count:
                first = next(item for where, item in placed if where == place)
                return [(first, f"the key is number {place} of {count} in {often} of {len(placed)} scales, as first")]
    return []


def keys_are_no_longer_than_chance(items: Sequence[Item]) -> list[tuple[Item, str]]:
    """The key is the longest option more often than one in as many as there are."""
    choices = [item for item in items if is_choice(item) and not places(item)]
    longest = [item for item in choices if _is_longest(item)]
    p = sum(1 / len(item.options) for item in choices) / len(choices) if choices else 0.5
    if not longest or at_least(len(longest), len(choices), p) >= SELDOM:
        return []
    return [(longest[0], f"the key is the longest option in {len(longest)} of {len(choices)} items, as first")]


def _is_longest(item: Item) -> bool:
    return len(texts.words(item.key[0])) > max(len(texts.words(text)) for text in wrong_texts(item))


def few_stems_are_negative(items: Sequence[Item]) -> list[tuple[Item, str]]:
    """More than one stem in twenty asks for what is not so."""
    negative = [item for item in items if stem_is_positive(item)]
    if len(items) < ENOUGH or len(negative) <= NEGATIVE * len(items):
        return []
    return [(negative[0], f"{len(negative)} of {len(items)} stems are negative, as first")]


def answers_are_not_overused(items: Sequence[Item]) -> list[tuple[Item, str]]:
    """An answer to one question of a template is a wrong option in more than forty of a hundred others.

    Where there are so few answers that each must be, it is not.
    """
    by_template: dict[str, list[Item]] = {}
    for item in items:
        if is_choice(item):
            by_template.setdefault(item.template, []).append(item)
    found: list[tuple[Item, str]] = []
    for alike in by_template.values():
        offered = Counter(text for item in alike for text in set(wrong_texts(item)))
        keys = Counter(item.key[0] for item in alike)
        share = max(OVERUSED, offered.total() / len(alike) / max(1, len(offered | keys) - 1))
        for text, own in keys.items():
            others = len(alike) - own
            if len(alike) >= SORT and offered[text] > share * others:
                first = next(item for item in alike if text in wrong_texts(item))
                found.append((first, f'"{text}" is a wrong option in {offered[text]} of {others} such items, as first'))
    return found


def reading_level(items: Sequence[Item]) -> list[tuple[Item, str]]:
    """The school grade by Flesch and Kincaid at which the questions read, where one reads harder than any school's.

    A few words say nothing of how hard a question reads.
    """
    grades = [(_grade(item.stem), item) for item in items if len(item.stem.split()) >= TO_READ]
    hardest, item = max(grades, key=lambda pair: pair[0], default=(0.0, None))
    if item is None or hardest <= SCHOOL:
        return []
    mean = sum(grade for grade, _ in grades) / len(grades)
    return [(item, f"the questions read at school grade {mean:.0f} on average, and at {hardest:.0f}")]


def _grade(text: str) -> float:
    words = _WORD.findall(text) or ["a"]
    syllables = sum(map(_syllables, words))
    sentences = max(1, len(_END.findall(text)))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@lru_cache(maxsize=10_000)
def _syllables(word: str) -> int:
    return max(1, len(_VOWELS.findall(_MUTE.sub("", word.lower()))))
