"""The small language of stems and sentences: plain text with slots such as ``{subject}``.

A slot is a name in single braces and nothing else: no logic, no filters. An unknown slot is an error, never an empty
text.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter

from generator import texts
from generator.spelling import did_you_mean

SLOTS = ("subject", "value", "by", "when", "on", "from", "to")
_OPENERS = frozenset(
    """a about after against all among an as at because before besides between both by can could did do does during each
    every few for from had has have how in into is it its many members most of on one out over several since some the
    their there these they this those through to towards under until was were what when where which while who whom whose
    why with within without""".split()
)
"""Words that lose their capital when they no longer begin the sentence; any other may be a name and keeps it."""
_BRACES = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"\{ *(\w+) *\}")
_LOOSE_MARK = re.compile(r" ([.,;:?!])")
_GAP = re.compile(r"\[([^\[\]]+)\]")
BLANK = "_____"


@cache
def faults(text: str) -> tuple[str, ...]:
    """What is wrong with a stem, in words for its author; empty if it is fine."""
    if "{%" in text or "{#" in text:
        return ("it contains {% or {#, but a stem holds only text and slots",)
    if re.search(r"[{}]", _BRACES.sub("", text)):
        return ("its braces do not match or hold more than a slot's name",)
    wrong = []
    for name in (inside.strip(" ") for inside in _BRACES.findall(text)):
        if not name.isidentifier():
            return ("its braces hold more than a slot's name",)
        if name not in SLOTS:
            wrong.append(f'it has an unknown slot "{{{name}}}"')
    return tuple(wrong)


def remedy(text: str) -> str:
    """What to do with a stem that has faults."""
    unknown = next((name for name in _SLOT.findall(text) if name not in SLOTS), "")
    meant = did_you_mean(unknown, SLOTS) or "write {subject} for the name of the page, {value} for what is said of it;"
    return f"{meant} slots are: {', '.join(SLOTS)}" if unknown else f"slots are: {', '.join(SLOTS)}"


@cache
def slots(text: str) -> frozenset[str]:
    """The names of the slots a faultless stem has.

    >>> sorted(slots("Which body did {value} discover {when}?"))
    ['value', 'when']
    """
    return frozenset(_SLOT.findall(text))


@cache
def _form(text: str) -> tuple[str, Callable[[Mapping[str, str]], tuple[str, ...]], str, bool]:
    """A faultless stem with marks for its slots, what picks their texts, the one it begins with, whether it is tidy."""
    first, names = _SLOT.match(text), tuple(_SLOT.findall(text))
    pick = itemgetter(*names) if len(names) > 1 else lambda values: tuple([values[name] for name in names])
    return _SLOT.sub("%s", text.replace("%", "%%")), pick, first[1] if first else "", text == _tidied(text)


def fill(text: str, values: dict[str, str]) -> str:
    """Fill the slots, close the gaps an empty slot leaves, and begin with a capital, unless a symbol comes first.

    >>> fill("{value} led {subject} {when}.", {"value": "the duke", "subject": "it", "when": ""})
    'The duke led it.'
    >>> fill("{value} is short for {subject}.", {"value": "kg", "subject": "kilogram"})
    'kg is short for kilogram.'
    """
    form, pick, first, tidy = _form(text)
    shown = pick(values)
    filled = form % shown
    if not tidy or "  " in filled or not all(shown):
        filled = _tidied(filled)
    if filled[:1].isupper():
        return filled
    begins = values[first] if first else ""
    return filled if begins and begins == texts.capitalized(begins) else texts.capitalized(filled)


def _tidied(text: str) -> str:
    return _LOOSE_MARK.sub(r"\1", " ".join(text.split()))


def attributed(by: str, text: str) -> str:
    """A sentence or question put in the mouth of who claims it.

    >>> attributed("the Times", "Who won?")
    'According to the Times, who won?'
    """
    first, _, rest = text.partition(" ")
    if first.lower() in _OPENERS:
        text = f"{first.lower()} {rest}"
    return f"According to {by}, {text}"


def gaps(sentence: str) -> tuple[str, ...]:
    """The answers in a sentence's brackets, in order."""
    return tuple(_GAP.findall(sentence))


def closed(sentence: str) -> str:
    """The sentence as it reads with its brackets taken away."""
    return "".join(_GAP.split(sentence)) if "[" in sentence else sentence


def opened(sentence: str, number: int) -> str:
    """The sentence with its gap of that number (from 1) left blank, the others filled.

    >>> opened("[Io] orbits [Jupiter].", 2)
    'Io orbits _____.'
    """
    pieces = _GAP.split(sentence)  # plain texts, and between each two what stands in brackets
    pieces[2 * number - 1] = BLANK
    return "".join(pieces)
