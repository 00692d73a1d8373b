"""What several rules read in an item: words that carry meaning, phrases, dates and numbers, articles."""

import re
import unicodedata
from functools import lru_cache

from generator import dates, texts
from generator.items import Item

SMALL_WORDS = frozenset(
    """a about after also an and any are as at be been before between both but by did do does for from had has have he
    her his how if in into is it its more most name named of on one or other over s said same she so some such than that
    the their them then there these they this those to under until up used was were what when where which while who whom
    whose why will with""".split()
)
NUMBER_WORDS = re.compile(
    r"(?!(a|and)$)((none|zero|a|and|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(thir|four|fif|six|seven|eigh|nine)teen|(twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|dozen|hundred|thousand|million)( |$))+"
)
ABBREVIATION = re.compile(r"\b(?![IVXLCDM]+\b)[A-Z]{2,}\b")
_ENDING = re.compile(r"(?<=\w{4})(ies|er|ers|ing|es|ed|s|y)$")
_CONSONANT_FIRST = re.compile(
    r"(?i:uni(?![mnd])|u[st][aeiou]|u(k[eru]|igh|nan|biq|gand|ran|y)|eu|ewe|one\b|once\b)|[Uu](?![a-z])"
)
_VOWEL_FIRST = re.compile(
    r"(?i:[aeiouæøœ]|[αεηιουω]|hour|heir|honest|honou?r)|8|1[18](?!\d)"
    r"|[FHLMNRSX]([B-DF-HJ-NP-TV-Z][A-Z]*\b|(?![A-Za-z]))|[fhlmnrsx](?![a-z])"
)
_EITHER_FIRST = re.compile(
    r"[FHLMNRSX][AEIOU][A-Z]+\b|1[18]\d\d\b|[fhlmnrsx][b-df-hj-np-tv-xz]+\b|(?i:(?![a-zæøœα-ω])[^\W\d_])"
    r"|(?i:histori|hotel|herb|heroic|heredit|habitual|hysteri)"
)
"""Read as a word or by its letters, as a number or by its hundreds, as what it is short for; in letters of which
nobody here knows how they sound; or with an h that not everybody speaks."""


def wrong_texts(item: Item) -> list[str]:
    """The wrong options."""
    return [option.text for option in item.options if not option.correct]


def is_choice(item: Item) -> bool:
    """Whether one right answer is to be chosen among others."""
    return bool(item.options) and sum(option.correct for option in item.options) == 1


@lru_cache(maxsize=10_000)
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, without their endings: "keepers" is "keep"."""
    found = (word for word in texts.words(text).split() if len(word) >= 4 and word not in SMALL_WORDS)
    return frozenset(_ENDING.sub("", word) for word in found)


@lru_cache(maxsize=100_000)
def date_of(text: str) -> dates.When | None:
    """A date, alone or in a phrase such as "in the spring of 1641"."""
    text = re.sub(r"^(?:probably )?(?:in|on) (?:the )?", "", text, flags=re.I)
    text = re.sub(r"^(spring|summer|autumn) of ", r"\1 ", text)
    return dates.said(re.sub(r"^(?:from|between) (.+) (?:to|and) (.+)$", r"\1–\2", text))


def places(item: Item) -> list[float]:
    """Where the options stand on a scale, if all are numbers of one unit or all are dates; else nothing."""
    return _places(tuple([option.text for option in item.options]))


@lru_cache(maxsize=10_000)
def _places(shown: tuple[str, ...]) -> list[float]:
    numbers = texts.amounts(shown)
    days = [(read.first + read.last) / 2 for text in shown if (read := date_of(text))]
    return next((found for found in (numbers, days) if len(found) == len(shown)), [])


def article_fits(article: str, word: str) -> bool:
    """Whether "a" or "an" reads well before a word."""
    word = unicodedata.normalize("NFKD", word[:1])[:1] + word[1:]  # how a letter sounds does not hang on its accent
    if _EITHER_FIRST.match(word):
        return True
    vowel = bool(_VOWEL_FIRST.match(word)) and not _CONSONANT_FIRST.match(word)
    return vowel is (len(article) == 2)
