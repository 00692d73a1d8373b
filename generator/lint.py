"""Items to advice: where an item breaks a rule of good item writing.

The rules and their numbers are those of docs/lint.md, which gives for each a bad and a good example and where
it comes from. Each is one small function, `rule(item) -> what is wrong`, empty where nothing is.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator import dates, stems, texts
from generator.model import Item, Problem

SMALL_WORDS = frozenset(
    "a about after also an and any are as at be been before between both but by did do does for from had has have he her"
    " his how if in into is it its more most name named of on one or other over said same she so some such than that the"
    " their them then there these they this those to under until up used was were what when where which while who whom"
    " whose why will with".split()
)
ALL_OR_NONE = re.compile(
    r"\b(all|none|both|neither|any) of (the|these) (above|below|following)\b|\bboth [a-e] and [a-e]\b", re.I
)
NEGATIVE = re.compile(r"\b(not|except|never|least|incorrect|false)\b", re.I)
ABSOLUTE = re.compile(r"\b(always|never|only|all|every|none|often|usually|sometimes|generally|frequently)\b", re.I)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of item writing: its number, how severe a breach is, and what to do about one."""

    number: str
    severity: str
    find: Callable[[Item], str]
    fix: str


def lint(items: Iterable[Item]) -> list[Problem]:
    """Every breach of a rule, with the item's id and line; warnings stop nothing unless wanted so."""
    return [
        Problem(item.at, f"{rule.number}: {what} in {item.id}", rule.fix, rule.severity)
        for item in items
        for rule in RULES
        if (what := rule.find(item))
    ]


def _wrong(item: Item) -> list[str]:
    return [option.text for option in item.options if not option.correct]


def _content_words(text: str) -> set[str]:
    return {word for word in texts.words(text).split() if len(word) >= 4 and word not in SMALL_WORDS}


def options_are_distinct(item: Item) -> str:
    """Two options say the same, or one contains another as whole words."""
    shown = [option.text for option in item.options]
    for place, one in enumerate(shown):
        for other in shown[:place]:
            if texts.holds(one, other) or texts.holds(other, one):
                return f'the options "{other}" and "{one}" overlap'
    return ""


def options_are_of_one_sort(item: Item) -> str:
    """Dates stand among texts, or dates of different precision; a bare number may be a year or a count."""
    read = [None if texts.number(option.text) is not None else dates.said(option.text) for option in item.options]
    sorts = {when.precision if when else "text" for when in read}
    return "the options are not all of one sort" if len(sorts) > 1 else ""


def dates_do_not_overlap(item: Item) -> str:
    """Two dates among the options may be the same day."""
    read = [when for option in item.options if (when := dates.said(option.text))]
    overlap = any(not one.disjoint(other) for place, one in enumerate(read) for other in read[:place])
    return "two dates overlap" if overlap else ""


def scales_ascend(item: Item) -> str:
    """Dates or numbers stand in another order than from small to large."""
    read = [_place(option.text) for option in item.options]
    places = [place for place in read if place is not None]
    return "dates or numbers do not ascend" if len(places) == len(read) and places != sorted(places) else ""


def _place(text: str) -> float | None:
    when = dates.said(text)
    return when.first if when else texts.number(text)


def key_is_not_the_longest(item: Item) -> str:
    """The key has several words and is more than a quarter longer than any other option."""
    wrong = [len(texts.words(text)) for text in _wrong(item)]
    key = texts.words(item.key[0])
    long = bool(wrong) and " " in key and len(key) > 1.25 * max(wrong)
    return f'the key "{item.key[0]}" is much longer than the other options' if long else ""


def key_has_no_detail_of_its_own(item: Item) -> str:
    """The key alone has a bracket, a comma, a number or an abbreviation."""
    if not item.options:
        return ""
    for mark, pattern in (
        ("bracket", r"[()]"),
        ("comma", r",\s"),
        ("number", r"\d"),
        ("abbreviation", r"\b[A-Z]{2,}\b"),
    ):
        if re.search(pattern, item.key[0]) and not any(re.search(pattern, text) for text in _wrong(item)):
            return f"only the key has a {mark}" if mark != "abbreviation" else "only the key has an abbreviation"
    return ""


def options_fit_the_article(item: Item) -> str:
    """An article before the blank fits some options and not others."""
    match = re.search(rf"\b(an?) {stems.BLANK}", item.stem)
    if not match or not item.options:
        return ""
    fits = [(option.text[:1].lower() in "aeiou") == (match[1] == "an") for option in item.options]
    return f'"{match[1]}" before the blank does not fit every option' if not all(fits) else ""


def key_does_not_echo_the_stem(item: Item) -> str:
    """A word of the stem stands in the key and in no other option."""
    if not item.options:
        return ""
    echo = _content_words(item.stem) & _content_words(item.key[0])
    echo -= {word for text in _wrong(item) for word in _content_words(text)}
    return f'"{min(echo)}" stands in the stem and only in the key' if echo else ""


def options_are_real(item: Item) -> str:
    """An option is "all of the above" or the like."""
    return "an option refers to other options" if any(ALL_OR_NONE.search(each.text) for each in item.options) else ""


def stem_is_positive(item: Item) -> str:
    """The stem asks for what is not so."""
    match = NEGATIVE.search(stems.BLANK.join(item.stem.split(stems.BLANK)))
    return f'the stem turns on "{match[0]}"' if match else ""


def options_are_not_absolute(item: Item) -> str:
    """An option has a word such as always or usually."""
    match = next((found for option in item.options if (found := ABSOLUTE.search(option.text))), None)
    return f'an option says "{match[0]}"' if match else ""


def stem_is_focused(item: Item) -> str:
    """The stem is neither a question nor a sentence with one blank, is very short, or begins with the blank."""
    blanks = item.stem.count(stems.BLANK)
    if not item.stem.endswith("?") and blanks != 1:
        return "the stem is neither a question nor a sentence with one blank"
    if len(item.stem.split()) < 4:
        return "the stem has fewer than four words"
    return ""


def options_share_no_beginning(item: Item) -> str:
    """All options begin with the same three words."""
    beginnings = {tuple(option.text.lower().split()[:3]) for option in item.options}
    long = len(beginnings) == 1 and len(next(iter(beginnings))) == 3
    return "all options begin with the same words" if long else ""


def stem_is_short(item: Item) -> str:
    """The stem has more than forty words."""
    count = len(item.stem.split())
    return f"the stem has {count} words" if count > 40 else ""


def item_is_sourced_and_explained(item: Item) -> str:
    """The item lacks a source, its statement, or the reason why an option is wrong."""
    if not item.sources or not item.statement:
        return "there is no source or no explanation"
    return "a wrong option has no reason" if any(not each.correct and not each.why for each in item.options) else ""


def answer_is_short(item: Item) -> str:
    """The answer has more than ten words."""
    count = max(len(key.split()) for key in item.key)
    return f"the answer has {count} words" if count > 10 else ""


def answer_is_no_set(item: Item) -> str:
    """The answer is a list of more than three."""
    return f"the answer is a list of {len(item.key)}" if len(item.key) > 3 else ""


def stem_does_not_leak(item: Item) -> str:
    """The answer stands in its own stem."""
    leak = next((key for key in item.key if texts.holds(item.stem, key)), "")
    return f'the answer "{leak}" stands in the stem' if leak else ""


RULES = (
    Rule("Q02", "error", options_are_distinct, "offer options that cannot be taken for one another"),
    Rule("Q03", "error", options_are_of_one_sort, "offer options of one sort and precision"),
    Rule("Q04", "error", dates_do_not_overlap, "offer dates that have no day in common"),
    Rule("Q05", "error", scales_ascend, "put them in ascending order"),
    Rule("Q07", "warning", key_is_not_the_longest, "shorten the answer, or offer longer wrong ones"),
    Rule("Q08", "warning", key_has_no_detail_of_its_own, "give another option the same detail, or take it away"),
    Rule("Q09", "error", options_fit_the_article, "take the article into the brackets"),
    Rule("Q10", "warning", key_does_not_echo_the_stem, "say it in other words in the stem, or in another option too"),
    Rule("Q12", "error", options_are_real, "offer an answer of its own"),
    Rule("Q13", "warning", stem_is_positive, "ask for what is so"),
    Rule("Q14", "warning", options_are_not_absolute, "say exactly how often or how many"),
    Rule("Q15", "warning", stem_is_focused, "ask one clear question"),
    Rule("Q16", "warning", options_share_no_beginning, "move what they share into the stem"),
    Rule("Q17", "warning", stem_is_short, "leave out what the question does not need"),
    Rule("Q22", "error", item_is_sourced_and_explained, "cite a source"),
    Rule("C04", "warning", answer_is_short, "ask for less at once"),
    Rule("C09", "error", answer_is_no_set, "ask for the members one by one"),
    Rule("C18", "error", stem_does_not_leak, "word the stem without its answer"),
)
