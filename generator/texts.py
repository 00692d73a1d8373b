"""Plain texts: comparing what two of them say, and reading a number or an id out of one."""

import re
import unicodedata
from functools import cache, lru_cache


def capitalized(text: str) -> str:
    """The same text with its first letter in upper case."""
    return text if text[:1].isupper() else text[:1].upper() + text[1:]


_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORD = re.compile(r"\d+(?:\.\d+)+|\w+")
_ARTICLES = ("the", "a", "an")


@cache
def title(id: str) -> str:
    """A topic's id as a heading.

    >>> title("deep_space")
    'Deep space'
    """
    return capitalized(id.replace("_", " "))


def widened(text: str) -> str:
    """The text with every East Asian character doubled, because it takes two columns: for reckoning widths."""
    return "".join(each * (1 + (unicodedata.east_asian_width(each) in "WF")) for each in text)


@lru_cache(maxsize=20_000)
def words(text: str) -> str:
    """Case, punctuation and spacing taken away, for comparing what two texts say ("U.S." is "US").

    >>> words("The Kuiper  belt’s edge, 1,200 or 12.5 miles off.")
    'the kuiper belt s edge 1200 or 12.5 miles off'
    """
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())  # letters, digits and spaces alone
    if "." in text:
        text = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), text)
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ʻ", "").replace("'", "’")
    return " ".join(_WORD.findall(_THOUSANDS.sub("", plain) if "," in plain else plain))


def bare(text: str) -> str:
    """The text without an article in front."""
    first, space, rest = text.partition(" ")
    return rest if space and first.lower() in _ARTICLES else text


def core(text: str) -> str:
    """The words of a text without the article in front, for telling whether two names are one.

    >>> core("The  Kells")
    'kells'
    """
    return words(bare(text))


def articled(word: str) -> str:
    """A noun with the article that fits it: "an island", "a sailor"."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def holds(text: str, *phrases: str) -> bool:
    """Whether any of these phrases stands in a text as whole words, without regard to case and punctuation."""
    letters = text.lower().replace(".", "").replace(",", "") if text.isascii() else ""
    for phrase in phrases:
        last = phrase[phrase.rfind(" ") + 1 :].lower()
        if letters and last not in letters and last.isascii() and last.isalnum():
            continue  # its last word is not there, which is seen without taking both apart
        found = core(phrase)
        if found and f" {found} " in f" {words(text)} ":
            return True
    return False


def slug(text: str) -> str:
    """A text as part of an id: lower case, words joined by ``_``.

    >>> slug("A gas giant, they say")
    'a_gas_giant_they_say'
    """
    return "_".join(words(text).replace(".", " ").split())


@lru_cache(maxsize=100_000)
def number(text: str) -> float | None:
    """A number as people write it, or None.

    >>> number("2,000"), number("many")
    (2000.0, None)
    """
    plain = re.fullmatch(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", text, re.ASCII)
    return float(text.replace(",", "")) if plain else None
