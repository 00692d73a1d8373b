"""Rules for stems: each gives what is wrong with an item's question, empty where nothing is."""

import re
from functools import lru_cache

from generator import stems, texts
from generator.items import Item
from generator.lint.reading import article_fits, date_of

LEAST = r"least (likely|probable|typical|suited|true|accurate|correct|important)"
FALSE = r"(is|are|was|were) false|false (statement|claim|description|answer)"
NEGATIVE = re.compile(rf"\b(not|except|never|{LEAST}|incorrect|untrue|{FALSE}|cannot|\w+n['’]t)\b", re.I)
MAY_BE_NEGATIVE = re.compile(r"not|except|never|least|incorrect|untrue|false|n['’]t", re.I)
"""What stands in every text that `NEGATIVE` finds something in, and in few others."""
ASIDE = r"\b(because|although|though|while|whereas|since|so that|even if)\b[^,?]*"
HARMLESS = re.compile(
    rf"\bnot only\b|\bwhether or not\b|\bnot\b[^?]{{0,300}}\buntil\b|[\"“][^\"”]{{0,300}}[\"”]|{ASIDE}", re.I
)
"""Words behind a "not" or a mark of quotation are looked for so far only: a text may have thousands of either."""
DOUBLED = re.compile(r"\b(?!(?:had|that)\b)([a-z]+) \1\b|\b(?:an?|the) (?:an?|the)\b")
ARTICLE = re.compile(r"\b(an?|(?<!.)An?) ((?!_)\w[\w’'-]*)")
OFFICE = r"leader|head|chief|president|king|queen|ruler|owner|holder|master|mayor|minister|chair\w*|members?"
NOW = re.compile(
    r"\b(now(?! (known|called|named)\b)|nowadays|currently|today|at present|presently|these days|recent(ly)?"
    rf"|present-day|(?<!had )so far|latest(?! of\b)|current (?=(name|title|capital|state|status|{OFFICE})\b))\b"
)
DATED = re.compile(r"\b\d{3,4}\b")
SAYS = re.compile(
    r"\b(according to|(sa|den)(y|ys|id|ies|ied|ying)\b|h(o|e)ld \w.* responsible"
    r"|(dat|giv|nam|plac|stat|cit)(e|es|ed|en|ing)\b|gave\b|marks?\b|calls?\b|called\b|claim|report|estimat|describ"
    r"|judg|blam|confirm|reiterat|repeat|accus|believ|argu|alleg|assert|maintain|attribut|consider|regard|conclud"
    r"|mention|announc)",
    re.I,
)
YES_OR_NO = re.compile(
    r"^(According to [^,]+, )?(is|are|was|were|do|does|did|has|have|had|can|could|will|would|may|might|should)\b", re.I
)
WHICH_DATE = re.compile(r"\b(?:which|what) (?:exact )?(day|date|month|year)\b", re.I)
FINE_ENOUGH = {
    "day": ("day",),
    "date": ("day",),
    "month": ("day", "month"),
    "year": ("day", "month", "part", "year"),
}
VAGUE_YEAR = re.compile(r"\b(\d{3}0s|century|decade|about|around|circa)\b")
NAMELESS = re.compile(
    r"(?:He|She|They|His|Her|Their|Its|It(?! [^?]*\b(?:who|that|to|when|where|which)\b))(?=’|'| [a-z_])"
)
"""Words at the beginning of a stem that stand for a name it does not give; "It was Ida who …" stands for none.

A capital letter behind them makes a name of them, of a work or of somebody: "Their Long Night", "Her Majesty".
"""
WHAT, IS_TRUE = re.compile(r"\b(what|which)\b", re.I), re.compile(r"\b(is|are) (true|correct)\b", re.I)
BLANK_BEHIND_ARTICLE = re.compile(rf"\b(an?) {stems.BLANK}", re.I)
ASKS = r"\b(who|when|where|what|why|how|which)\b"
FIRST_ASKS = re.compile(ASKS, re.I)
AND_ASKS = re.compile(rf",? (and|or) ((in|on|by|to|from|for) )?{ASKS}", re.I)


def options_fit_the_article(item: Item) -> str:
    """An article before the blank fits some options and not others."""
    match = BLANK_BEHIND_ARTICLE.search(item.stem)
    shown = [option.text for option in item.options]
    if not match or all(article_fits(match[1], text) and text == texts.bare(text) for text in shown):
        return ""
    return f'"{match[1]}" before the blank does not fit every option'


def texts_read_well(item: Item) -> str:
    """The stem, the statement, or the sentence with an option put in, has a slip in it.

    That is a wrong article, a doubled word, a space before a mark, or a small first letter that is no symbol's.
    """
    for text in (item.stem, item.statement, *(option.claim for option in item.options if option.claim)):
        if slip := _slip(text):
            return f'"{text}" has {slip}'
    return ""


@lru_cache(maxsize=10_000)  # the sentence of a fact is read for each question about it
def _slip(text: str) -> str:
    doubled = DOUBLED.search(text[:1].lower() + text[1:])
    articles = (found for found in ARTICLE.finditer(text) if not article_fits(found[1], found[2]))
    return (
        (f'"{doubled[0]}"' if doubled else "")
        or next((f'"{found[0]}"' for found in articles), "")
        or ("a space before a mark" if re.search(r"\w [.,;:?!](?!\.)", text) else "")
        or ("a small letter at its beginning" if text != texts.capitalized(text) else "")
    )


def stem_is_positive(item: Item) -> str:
    """The stem asks for what is not so."""
    match = MAY_BE_NEGATIVE.search(item.stem) and NEGATIVE.search(HARMLESS.sub("", item.stem))
    return f'the stem turns on "{match[0]}"' if match else ""


def stem_is_focused(item: Item) -> str:
    """The stem is no question and has no blank, is two questions, asks what is true, names nobody, or is too short."""
    stem = item.stem.strip('“”„’«»"')  # marks around all of it are told as such
    asked = stem.endswith("?")
    faults = (
        (asked and stems.BLANK in stem, "is a question and has a blank"),
        (not asked and stems.BLANK not in stem, "has neither a question mark at its end nor a blank"),
        (stem.startswith(stems.BLANK), "begins with the blank"),
        (len(stem.split()) < (3 if asked and FIRST_ASKS.match(stem) else 4), "has too few words"),
        (stem.count("?") > 1 or ("?" in stem and _one_then(FIRST_ASKS, AND_ASKS, stem)), "asks two things"),
        (NAMELESS.match(stem), f'begins with "{stem.partition(" ")[0]}" and does not say who or what that is'),
        (asked and _one_then(WHAT, IS_TRUE, stem), "asks only what is true"),
    )
    return next((f"the stem {what}" for found, what in faults if found), "")


def _one_then(first: re.Pattern[str], second: re.Pattern[str], stem: str) -> bool:
    """Whether one thing stands in a stem, and behind it another, before any question mark."""
    question = stem.partition("?")[0]
    found = first.search(question)
    return bool(found and second.search(question, found.end()))


def stem_has_one_blank(item: Item) -> str:
    """The stem has several blanks."""
    return f"the stem has {count} blanks" if (count := item.stem.count(stems.BLANK)) > 1 else ""


def stem_is_short(item: Item) -> str:
    """The stem has more than forty words."""
    return f"the stem has {count} words" if (count := len(item.stem.split())) > 40 else ""


def stem_does_not_leak(item: Item) -> str:
    """The answer stands in its own stem."""
    leak = next((key for key in item.key if texts.holds(item.stem, key)), "")
    return f'the answer "{leak}" stands in the stem' if leak else ""


def stem_is_dated_and_attributed(item: Item) -> str:
    """The stem says now or the like without a date, or asks what is disputed without saying who says so."""
    said = NOW.search(item.stem[:1].lower() + item.stem[1:])
    if said and not DATED.search(item.stem):
        return f'the stem says "{said[0].strip()}" and names no date'
    if "Disputed:" in item.note and not SAYS.search(item.stem):
        return "this is disputed, and the stem does not name who says so"
    return ""


def stem_is_brief(item: Item) -> str:
    """The stem has more than thirty words, though not the forty of `stem_is_short`."""
    return f"the stem has {count} words" if 30 < (count := len(item.stem.split())) <= 40 else ""


def stem_asks_for_more_than_yes(item: Item) -> str:
    """The stem can be answered with yes or no, or by choosing between two things it names."""
    return (
        "yes or no, or one of two, would do as an answer"
        if item.stem.endswith("?") and YES_OR_NO.match(item.stem)
        else ""
    )


def stem_asks_no_finer_than_known(item: Item) -> str:
    """The stem asks for a day, month or year, and the key is a date that is not known so finely."""
    asked = WHICH_DATE.search(item.stem)
    if not asked:
        return ""
    wanted = asked[1].lower()
    for key in item.key:
        read = date_of(key)
        fine = read.precision in FINE_ENOUGH[wanted] and read.sure and not VAGUE_YEAR.search(key) if read else None
        if fine is False or (fine is None and VAGUE_YEAR.search(key)):
            return f'the stem asks for a {wanted}, and "{key}" is not known so finely'
    return ""
