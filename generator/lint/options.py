"""Rules for options: each gives what is wrong with an item's options, empty where nothing is."""

import re
import unicodedata
from functools import lru_cache
from itertools import combinations

from generator import dates, ranges, texts
from generator.items import Item
from generator.lint.reading import (
    ABBREVIATION,
    NUMBER_WORDS,
    SMALL_WORDS,
    content_words,
    date_of,
    places,
    wrong_texts,
)

LETTERS = r"([A-E]|I{1,3}|IV)"
REFERRING = re.compile(
    r"(?i:(?=.* )(all|none|both|neither|either|any)( of)?( the| these| those| them)?( above| below| two| three| others?"
    r"| answers?| options?| choices)?( (is|are|were) (correct|true|right|possible))?)\.?"
    rf"|(only |both |neither )?{LETTERS}(, {LETTERS})*,? (and|or|nor|&) {LETTERS}( only| both)?\.?"
)
ABSOLUTE = re.compile(r"\b(always|never|only|all|every|none)\b", re.I)
VAGUE = re.compile(r"\b(often|usually|sometimes|generally|frequently)\b", re.I)
NO_CLAIM = re.compile(r"\b(at|after|above) all\b|\bnot only\b|\b(All|Every|Only|Never) [A-Z]\w*")
NUMBERED_NAME = re.compile(
    rf"\b(?!({'|'.join(dates.MONTHS[1:])}|In|On|About|From|Since|Until|The|At|Over)\b)[A-Z][\w'’-]* \d+\b"
)
GROUNDS = frozenset(("one_value", "one_at_a_time", "complete_list", "one_owner", "ruled_out"))
"""The rules of proof by which an option may be wrong."""
LETTER = ("Lu", "Ll", "Lt", "Lo")
"""Unicode's categories of letters, but for those that only change others."""
DETAILS = {
    "a bracket": re.compile(r"[()\[\]]"),
    "a comma": re.compile(r",\s"),
    "a number": re.compile(r"\d"),
    "a minus (-)": re.compile(r"(?<!\w)-(?=\d)"),
    "a minus (−)": re.compile(r"(?<!\w)−(?=\d)"),
    "an abbreviation": ABBREVIATION,
}


def wrong_options_are_proved(item: Item) -> str:
    """A wrong option has no known ground or no fact to prove it, or says what is accepted besides the key."""
    for option in item.options:
        if not option.correct:
            if option.rule not in GROUNDS or not option.fact:
                return f'nothing proves the option "{option.text}" wrong'
            right = next((text for text in item.accepted if text not in item.key and _same(option.text, text)), "")
            if right:
                return f'the wrong option "{option.text}" may be as right as "{right}"'
    return ""


def _same(one: str, other: str) -> bool:
    """Whether two answers may be one: dates that meet, numbers that are equal, or a text within the other."""
    mine, theirs = date_of(one), date_of(other)
    if mine and theirs:
        return not mine.disjoint(theirs)
    number = texts.number(one)
    return (number is not None and number == texts.number(other)) or _overlap(one, other)


def _overlap(one: str, other: str) -> bool:
    """Whether one text stands within the other, and no sign such as > or ‰ makes them two."""
    alike = texts.words(one) == texts.words(other)
    if alike and texts.told_apart(texts.signs(one), texts.signs(other)):
        return False
    return texts.holds(one, other) or texts.holds(other, one)


def options_are_distinct(item: Item) -> str:
    """Two options say the same, or one contains another as whole words."""
    for other, one in combinations((option.text for option in item.options), 2):
        if _overlap(one, other):
            return f'the options "{other}" and "{one}" overlap'
    return ""


def options_are_of_one_sort(item: Item) -> str:
    """Dates, numbers and texts stand together, or dates of different precision; a bare number may be a year."""
    sorts = {_sort(option.text) for option in item.options}
    return "the options are not all of one sort" if len(sorts) > 1 and sorts != {"number", "year"} else ""


def _sort(text: str) -> str:
    if texts.number(text) is not None or NUMBER_WORDS.fullmatch(texts.words(text)):
        return "number"
    if read := date_of(text):
        return read.precision
    several = ranges.said(text)
    return "number" if several and not several.unit else "text"


def dates_do_not_overlap(item: Item) -> str:
    """Two dates among the options may be the same day."""
    read = [found for option in item.options if (found := date_of(option.text))]
    return "two dates overlap" if any(not one.disjoint(other) for one, other in combinations(read, 2)) else ""


def scales_ascend(item: Item) -> str:
    """Dates or numbers stand in another order than from small to large."""
    return "dates or numbers do not ascend" if places(item) != sorted(places(item)) else ""


def key_is_not_the_longest(item: Item) -> str:
    """The key has several words and is longer than any other option by a quarter and by ten letters."""
    if not item.options or places(item):
        return ""
    key, longest = texts.words(item.key[0]), max((len(texts.words(text)) for text in wrong_texts(item)), default=0)
    long = " " in key and len(key) > 1.25 * longest and len(key) >= longest + 10
    return f'the key "{item.key[0]}" is much longer than the other options' if long else ""


def key_has_no_detail_of_its_own(item: Item) -> str:
    """The key alone has a bracket, a comma, a number, letters of a script, or an abbreviation that is not its name."""
    if not item.options or ABBREVIATION.fullmatch(texts.bare(item.key[0])):
        return ""
    key = ABBREVIATION.sub(lambda found: "" if texts.holds(item.stem, found[0]) else found[0], item.key[0])
    own = _details(key)
    if own:
        wrong = {detail for text in wrong_texts(item) for detail in _details(text)}
        own = tuple(detail for detail in own if detail not in wrong)
    return f"only the key has {own[0]}" if own else _script_of_its_own(item)


def _script_of_its_own(item: Item) -> str:
    """The key has letters of a script of which no other option has any, though each has some."""
    if all(option.text.isascii() for option in item.options):
        return ""
    wrong = [_scripts(text) for text in wrong_texts(item)]
    own = _scripts(item.key[0]).difference(*wrong) if all(wrong) else ()
    return f"only the key has {min(own)} letters" if own else ""


@lru_cache(maxsize=10_000)
def _scripts(text: str) -> frozenset[str]:
    """The scripts that the letters of a text belong to, such as "Latin" and "Cyrillic"."""
    letters = [each for each in unicodedata.normalize("NFKC", text) if unicodedata.category(each) in LETTER]
    return frozenset(unicodedata.name(each, "?").split()[0].capitalize() for each in letters)


@lru_cache(maxsize=10_000)  # an answer of one question is a wrong one of many
def _details(text: str) -> tuple[str, ...]:
    text = NUMBERED_NAME.sub("", text).replace(".", "")
    return tuple(detail for detail, pattern in DETAILS.items() if pattern.search(text))


def key_does_not_echo_the_stem(item: Item) -> str:
    """A word of the stem, other than of its subject's name, stands in the key and in no other option."""
    asked = texts.words(item.stem)
    if not item.options or not any(word in asked for word in content_words(item.key[0])):
        return ""
    echo = content_words(item.stem) & content_words(item.key[0])
    echo -= {word for text in wrong_texts(item) for word in content_words(text)}
    key = set(texts.words(item.key[0]).split())
    for subject in (id.partition(".")[0].replace("_", " ") for id in item.facts):
        echo -= set() if set(subject.split()) <= key else content_words(subject)
    if not echo:
        return ""
    word = next((word for word in asked.split() if min(echo) in content_words(word)), min(echo))
    return f'"{word}" stands in the stem and only in the key'


def key_does_not_converge(item: Item) -> str:
    """The key shares its words with the wrong options, which share few with one another."""
    read = {option.text: set(texts.words(option.text).split()) - SMALL_WORDS for option in item.options}
    if len(read) < 3 or places(item) or not all(read.values()) or options_are_distinct(item):
        return ""
    wrong = [read[text] for text in wrong_texts(item)]
    apart = [_shared(one, other) for one, other in combinations(wrong, 2)]
    key = next(option.text for option in item.options if option.correct)  # of several, not all are options
    nearer = sum(_shared(read[key], each) for each in wrong) / len(wrong) - sum(apart) / len(apart)
    return f'the key "{key}" is made of the words of the other options' if nearer > 0.3 else ""


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other))


def options_are_real(item: Item) -> str:
    """An option is "all of the above" or the like."""
    return "an option refers to other options" if any(REFERRING.fullmatch(each.text) for each in item.options) else ""


def options_are_not_absolute(item: Item) -> str:
    """An option says always, or usually, or the like; what all options have gives nothing away, unless it is vague."""
    shown = [option.text for option in item.options if not REFERRING.fullmatch(option.text)]
    claims = [NO_CLAIM.sub("", text) for text in shown if not NUMBER_WORDS.fullmatch(texts.words(text))]
    vague = [found[0] for text in claims if (found := VAGUE.search(text))]
    absolute = [found[0] for text in claims if (found := ABSOLUTE.search(text))]
    said = vague or (absolute if len(absolute) < len(item.options) else [])
    return f'an option says "{said[0]}"' if said else ""


def options_share_no_beginning(item: Item) -> str:
    """All options begin with the same three words."""
    beginnings = {tuple(option.text.lower().split()[:3]) for option in item.options}
    return "all options begin with the same words" if [len(each) for each in beginnings] == [3] else ""


def options_are_plausible(item: Item) -> str:
    """A wrong option has nothing in common with the key but its sort, and no author chose it."""
    found = [option for option in item.options if not option.correct and option.rule != "ruled_out"]
    far = [option.text for option in found if len(option.shares) < 2]
    return f'the option "{far[0]}" has nothing in common with the key but its sort' if far else ""
