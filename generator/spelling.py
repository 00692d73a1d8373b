"""What somebody who wrote an unknown name may have meant, among however many names."""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice

from generator.unseen import odd

NEAR = 12
"""How many known names are compared letter by letter: those that share most pairs of letters."""
LOOKED_UP = 300
"""How many names are looked at for each pair of letters, the rarest pairs first."""
REMARK = "a # after a space begins a remark: put the text in quotes"
"""What to add to a remedy where a # cut a text off."""
LONGEST = 200
"""Characters of a name that somebody may have mistyped."""
SHOWN = 12
"""How many known names are listed."""


def did_you_mean(word: str, known: Iterable[str], but: str = "") -> str:
    """The nearest known word as the beginning of a remedy, if one is near; and what is odd in the signs of this one.

    Several known words in one text need brackets. but: a word that is not meant.
    """
    known = tuple(known)
    parts = re.split(r"[ ,;，،、]+(?:and +)?", word.strip("[]()")) if len(word) <= LONGEST else [word]
    if len(parts) > 1 and set(parts) <= {*known}:
        return f"put several in square brackets: [{', '.join(parts)}]"
    found = nearest(word, known, but)
    return f'{odd(word)} did you mean "{found}"?'.strip() if found else odd(word)


def nearest(word: str, known: Iterable[str], but: str = "") -> str:
    """The known word that is most like another; an empty text where none is like it."""
    near = [each for each in _near(word, tuple(known)) if each != but] if len(word) <= LONGEST else []
    return next(iter(get_close_matches(word, near, n=1, cutoff=0.6)), "")


def choose(word: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest of the known words, and the first of them all."""
    names = tuple(known)
    first = _in_order(names)[: SHOWN + 1]
    shown = ", ".join(first[:SHOWN]) + (", …" if len(first) > SHOWN else "")
    there = f"there is: {shown}" if first else "there is none yet"
    return f"{did_you_mean(word, names)} {there}".strip()


def offer(word: str, known: Iterable[str]) -> str:
    """A remedy that lists the known words, those first that are nearest.

    >>> offer("peak.captain", ["sea.depth", "peak.height", "peak.mapmaker"])
    'there is: peak.mapmaker, peak.height, sea.depth'
    """
    names = list(dict.fromkeys(known))
    nearest = get_close_matches(word[:LONGEST], _near(word, tuple(names)), n=SHOWN, cutoff=0)
    shown = [*nearest, *(each for each in names if each not in nearest)][:SHOWN]
    more = ", …" if len(names) > len(shown) else ""
    return f"{odd(word)} there is: {', '.join(shown)}{more}".strip() if shown else "there is none yet"


@lru_cache(maxsize=8)
def _in_order(known: tuple[str, ...]) -> list[str]:
    return sorted(known)


def _near(word: str, known: tuple[str, ...]) -> list[str]:
    """The known words that share most pairs of letters with a word; all, where they are few."""
    if len(known) <= NEAR:
        return [each for each in known if len(each) <= LONGEST]
    having = _by_pairs(known)
    shared: Counter[str] = Counter()
    for pair in sorted(_pairs(word) & having.keys(), key=lambda pair: (len(having[pair]), pair)):
        shared.update(islice(having[pair], LOOKED_UP))
        if shared.total() > 2 * LOOKED_UP:
            break
    return [each for each, _ in shared.most_common(NEAR)]


@lru_cache(maxsize=8)
def _by_pairs(known: tuple[str, ...]) -> dict[str, list[str]]:
    """The known words by each pair of letters that follow one another in them."""
    having: dict[str, list[str]] = {}
    for word in _in_order(known):
        for pair in _pairs(word) if len(word) <= LONGEST else ():
            having.setdefault(pair, []).append(word)
    return having


def _pairs(word: str) -> set[str]:
    """Each two letters that follow one another; and all its letters in order, which stay where two change places."""
    return {"".join(sorted(word))} | {word[at : at + 2] for at in range(len(word) - 1)}
