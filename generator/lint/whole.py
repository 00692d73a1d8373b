"""Rules for the item as a whole: each gives what is wrong with it, empty where nothing is."""

import re
from functools import lru_cache

from generator import texts
from generator.items import SETS, Item
from generator.lint.options import options_are_of_one_sort

LOADED = re.compile(
    r"\b(notorious|infamous|brutal|ruthless|savage|barbar(ic|ous|ians?)|heinous|vicious|merciless|bloodthirsty|cowardly|evil"
    r"|treacherous|fanatic(s|al|ally)?|crazed|primitive|uncivili[sz]ed|hordes?|vermin|thugs?|tyrants?|butcher(s|ed)|puppet"
    r"|hero(es|ic|ically)?|glorious|valiant|noble(?! (?:gas|metal))|martyr(s|ed|dom)?|liberators?|freedom fighters?"
    r"|so-called|liquidat(e|es|ed|ion)|neutrali[sz](e|es|ed|ation)(?!.*\b(?:acid|base|alkali))"
    r"|unfortunately|fortunately|sadly|tragically|luckily|obviously|of course|needless to say)\b"
)
QUOTED = re.compile(r"[\"“][^\"”]*([\"”]|$)")
"""A quotation, or all behind a mark that nothing closes."""
NEGATION = re.compile(r"\b(not|never|no|do|does|did)\b ?")


def item_is_sourced_and_explained(item: Item) -> str:
    """The item lacks a source, its statement, or the reason why an option is wrong."""
    if not item.sources or not item.statement:
        return "there is no source or no explanation"
    return "a wrong option has no reason" if any(not each.correct and not each.why for each in item.options) else ""


def answer_is_short(item: Item) -> str:
    """The answer has more than ten words."""
    return f"the answer has {count} words" if (count := max(len(key.split()) for key in item.key)) > 10 else ""


def answers_are_few(item: Item) -> str:
    """There are more than three right answers."""
    return f"there are {count} right answers" if (count := len(item.key)) > 3 else ""


def answer_is_no_set(item: Item) -> str:
    """The answer is one text that lists more than three."""
    return f"the answer is a list of {count}" if (count := max(map(_members, item.key))) > 3 else ""


def _members(text: str) -> int:
    """How many short members a text such as "salt, wool, oil and tar" lists."""
    members = re.split(r",? and |, ", text)
    return len(members) if ", " in text and " and " in text and all(len(each.split()) <= 3 for each in members) else 1


def answer_is_no_paragraph(item: Item) -> str:
    """The answer has more than twenty words."""
    return f"the answer has {count} words" if (count := max(len(key.split()) for key in item.key)) > 20 else ""


def tone_is_neutral(item: Item) -> str:
    """A loaded word stands in the stem, an option or the statement, outside names and quotations."""
    for text in (item.stem, *[option.text for option in item.options], item.statement):
        if loaded := _loaded(text):
            return f'"{loaded}" takes sides'
    return ""


@lru_cache(maxsize=10_000)  # the sentence of a fact is read for each question about it, and so are its answers
def _loaded(text: str) -> str:
    said = QUOTED.sub(lambda quoted: "" if quoted[1] else quoted[0], text[:1].lower() + text[1:])
    found = LOADED.search(said)
    return found[0] if found else ""


def statement_is_not_negated(item: Item) -> str:
    """A statement to be judged is the fact's sentence with a "not" put in or taken out."""
    shown, true = (_with_not(text) for text in (item.stem, item.statement))
    one, other = (NEGATION.sub("", text).split() for text in (shown, true))
    negated = {bool(re.search(r"\b(not|never|no)\b", text)) for text in (shown, true)}
    changed = sum(mine != theirs for mine, theirs in zip(one, other, strict=False))
    if len(negated) == 2 and len(one) == len(other) and changed <= 1:
        return 'the statement differs from the fact by a "not"'
    return ""


def _with_not(text: str) -> str:
    """The words of a text, each negation as a word of its own."""
    text = re.sub(r"\bcan['’]?t\b|\bcannot\b", "can not", text, flags=re.I)
    return texts.words(re.sub(r"n['’]t\b", " not", text))


def matching_is_uneven(item: Item) -> str:
    """A matching has too few or too many premises, no response to spare or a missing one, or mixes sorts."""
    low, high, _ = SETS["matching"]
    responses = {option.text for option in item.options}
    faults = (
        (not low <= len(item.parts) <= high, f"there are {len(item.parts)} premises, not {low} to {high}"),
        (len(item.options) <= len(item.parts), "there is no response to spare"),
        (any(part.answer not in responses for part in item.parts), "a premise has no response"),
        (options_are_of_one_sort(item), "the responses are not all of one sort"),
    )
    return next((what for found, what in faults if found), "")
