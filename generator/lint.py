"""Items to advice: where an item breaks a rule of good item writing.

The rules and their numbers are those of docs/lint.md, which gives for each a bad and a good example and where
it comes from. Each is one small function, `rule(item) -> what is wrong`, empty where nothing is.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from generator import dates, stems, texts
from generator.items import Item
from generator.model import Problem

SMALL_WORDS = frozenset(
    """a about after also an and any are as at be been before between both but by did do does for from had has have he
    her his how if in into is it its more most name named of on one or other over s said same she so some such than that
    the their them then there these they this those to under until up used was were what when where which while who whom
    whose why will with""".split()
)
NUMBER_WORDS = re.compile(
    r"(none|zero|a|and|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|(twen|thir|for|fif|six|seven|eigh|nine)ty|dozen|hundred|thousand|million| )+"
)
LETTERS = r"([A-E]|I{1,3}|IV)"
REFERRING = re.compile(
    r"(?i:(?=.* )(all|none|both|neither|either|any)( of)?( the| these| those| them)?( above| below| two| three| others?"
    r"| answers?| options?| choices)?( (is|are|were) (correct|true|right|possible))?)\.?"
    rf"|(only |both |neither )?{LETTERS}(, {LETTERS})*,? (and|or|nor|&) {LETTERS}( only| both)?\.?"
)
LEAST = r"least (likely|probable|typical|suited|true|accurate|correct|important)"
FALSE = r"(is|are|was|were) false|false (statement|claim|description|answer)"
NEGATIVE = re.compile(rf"\b(not|except|never|{LEAST}|incorrect|untrue|{FALSE}|cannot|\w+n['’]t)\b", re.I)
ASIDE = r"\b(because|although|though|while|whereas|since|so that|even if)\b[^,?]*"
HARMLESS = re.compile(rf"\bnot only\b|\bwhether or not\b|\bnot\b[^?]*\buntil\b|[\"“][^\"”]*[\"”]|{ASIDE}", re.I)
ABSOLUTE = re.compile(r"\b(always|never|only|all|every|none)\b", re.I)
VAGUE = re.compile(r"\b(often|usually|sometimes|generally|frequently)\b", re.I)
NO_CLAIM = re.compile(r"\b(at|after|above) all\b|\bnot only\b|\b(All|Every|Only|Never) [A-Z]\w*")
UNFOCUSED = re.compile(r"\b(what|which)\b[^?]*\b(is|are) (true|correct)\b", re.I)
ASKS = r"\b(who|when|where|what|why|how|which)\b"
TWO_QUESTIONS = re.compile(rf"{ASKS}[^?]*,? (and|or) ((in|on|by|to|from|for) )?{ASKS}[^?]*\?|\?.*\?", re.I)
NUMBERED_NAME = re.compile(
    rf"\b(?!({'|'.join(dates.MONTHS[1:])}|In|On|About|From|Since|Until|The|At|Over)\b)[A-Z][\w'’-]* \d+\b"
)
ABBREVIATION = r"\b(?![IVXLCDM]+\b)[A-Z]{2,}\b"
DETAILS = {"a bracket": r"[()\[\]]", "a comma": r",\s", "a number": r"\d", "an abbreviation": ABBREVIATION}
CONSONANT_FIRST = re.compile(r"(?i:uni(?![mnd])|u[st][aeiu]|uran|eu|ewe|one\b|once\b)|U[A-Z]")
VOWEL_FIRST = re.compile(r"(?i:[aeiou]|hour|heir|honest|honou?r)|8|1[18](?!\d)|[FHLMNRSX][B-DF-HJ-NP-TV-Z][A-Z]*\b")
EITHER_FIRST = re.compile(r"[FHLMNRSX][AEIOU][A-Z]+\b")  # read as a word or by its letters


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
    """The words that carry meaning, without their endings: "keepers" is "keep"."""
    found = (word for word in texts.words(text).split() if len(word) >= 4 and word not in SMALL_WORDS)
    return {re.sub(r"(?<=\w{4})(ies|er|ers|ing|es|ed|s|y)$", "", word) for word in found}


def _holds(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text as whole words, where 12.5 does not hold 5, nor 1,200 hold 200."""
    return texts.holds(_joined(text), _joined(phrase))


def _joined(text: str) -> str:
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return re.sub(r"(?<!\w)[-−](?=\d)", "minus", re.sub(r"(?<=\d)\.(?=\d)", "_", text))


def _when(text: str) -> dates.When | None:
    """A date, alone or in a phrase such as "in the spring of 1641"."""
    text = re.sub(r"^(?:probably )?(?:in|on) (?:the )?", "", text, flags=re.I)
    text = re.sub(r"^(spring|summer|autumn) of ", r"\1 ", text)
    return dates.said(re.sub(r"^(?:from|between) (.+) (?:to|and) (.+)$", r"\1–\2", text))


def _places(item: Item) -> list[float]:
    """Where the options stand on a scale, if all are numbers or all are dates; else nothing."""
    numbers = [place for option in item.options if (place := texts.number(option.text)) is not None]
    days = [(when.first + when.last) / 2 for option in item.options if (when := _when(option.text))]
    return next((places for places in (numbers, days) if len(places) == len(item.options)), [])


def options_are_distinct(item: Item) -> str:
    """Two options say the same, or one contains another as whole words."""
    for other, one in combinations((option.text for option in item.options), 2):
        if _holds(one, other) or _holds(other, one):
            return f'the options "{other}" and "{one}" overlap'
    return ""


def options_are_of_one_sort(item: Item) -> str:
    """Dates, numbers and texts stand together, or dates of different precision; a bare number may be a year."""
    sorts = {_sort(option.text) for option in item.options}
    return "the options are not all of one sort" if len(sorts) > 1 and sorts != {"number", "year"} else ""


def _sort(text: str) -> str:
    if texts.number(text) is not None or NUMBER_WORDS.fullmatch(texts.words(text)):
        return "number"
    return when.precision if (when := _when(text)) else "text"


def dates_do_not_overlap(item: Item) -> str:
    """Two dates among the options may be the same day."""
    read = [when for option in item.options if (when := _when(option.text))]
    return "two dates overlap" if any(not one.disjoint(other) for one, other in combinations(read, 2)) else ""


def scales_ascend(item: Item) -> str:
    """Dates or numbers stand in another order than from small to large."""
    return "dates or numbers do not ascend" if _places(item) != sorted(_places(item)) else ""


def key_is_not_the_longest(item: Item) -> str:
    """The key has several words and is longer than any other option by a quarter and by ten letters."""
    if not item.options or _places(item):
        return ""
    key, longest = texts.words(item.key[0]), max((len(texts.words(text)) for text in _wrong(item)), default=0)
    long = " " in key and len(key) > 1.25 * longest and len(key) >= longest + 10
    return f'the key "{item.key[0]}" is much longer than the other options' if long else ""


def key_has_no_detail_of_its_own(item: Item) -> str:
    """The key alone has a bracket, a comma, a number or an abbreviation that is not just its name."""
    if not item.options or re.fullmatch(ABBREVIATION, texts.bare(item.key[0])):
        return ""
    wrong = {detail for text in _wrong(item) for detail in _details(text)}
    key = re.sub(ABBREVIATION, lambda found: "" if texts.holds(item.stem, found[0]) else found[0], item.key[0])
    own = [detail for detail in _details(key) if detail not in wrong]
    return f"only the key has {own[0]}" if own else ""


def _details(text: str) -> list[str]:
    text = NUMBERED_NAME.sub("", text).replace(".", "")
    return [detail for detail, pattern in DETAILS.items() if re.search(pattern, text)]


def options_fit_the_article(item: Item) -> str:
    """An article before the blank fits some options and not others."""
    match = re.search(rf"\b(an?) {stems.BLANK}", item.stem, re.I)
    shown = [option.text for option in item.options if not EITHER_FIRST.match(option.text)]
    vowels = {bool(VOWEL_FIRST.match(text)) and not CONSONANT_FIRST.match(text) for text in shown}
    if not match or (vowels <= {len(match[1]) == 2} and all(text == texts.bare(text) for text in shown)):
        return ""
    return f'"{match[1]}" before the blank does not fit every option'


def key_does_not_echo_the_stem(item: Item) -> str:
    """A word of the stem, other than of its subject's name, stands in the key and in no other option."""
    if not item.options:
        return ""
    echo = _content_words(item.stem) & _content_words(item.key[0])
    echo -= {word for text in _wrong(item) for word in _content_words(text)}
    key = set(texts.words(item.key[0]).split())
    for subject in (id.partition(".")[0].replace("_", " ") for id in item.facts):
        echo -= set() if set(subject.split()) <= key else _content_words(subject)
    return f'"{min(echo)}" stands in the stem and only in the key' if echo else ""


def key_does_not_converge(item: Item) -> str:
    """The key shares its words with the wrong options, which share few with one another."""
    read = {option.text: set(texts.words(_joined(option.text)).split()) - SMALL_WORDS for option in item.options}
    if len(read) < 3 or _places(item) or not all(read.values()) or options_are_distinct(item):
        return ""
    wrong = [read[text] for text in _wrong(item)]
    apart = [_shared(one, other) for one, other in combinations(wrong, 2)]
    nearer = sum(_shared(read[item.key[0]], each) for each in wrong) / len(wrong) - sum(apart) / len(apart)
    return f'the key "{item.key[0]}" is made of the words of the other options' if nearer > 0.3 else ""


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other))


def options_are_real(item: Item) -> str:
    """An option is "all of the above" or the like."""
    return "an option refers to other options" if any(REFERRING.fullmatch(each.text) for each in item.options) else ""


def stem_is_positive(item: Item) -> str:
    """The stem asks for what is not so."""
    match = NEGATIVE.search(HARMLESS.sub("", item.stem))
    return f'the stem turns on "{match[0]}"' if match else ""


def options_are_not_absolute(item: Item) -> str:
    """An option says always, or usually, or the like; what all options have gives nothing away, unless it is vague."""
    shown = [option.text for option in item.options if not REFERRING.fullmatch(option.text)]
    claims = [NO_CLAIM.sub("", text) for text in shown if not NUMBER_WORDS.fullmatch(texts.words(text))]
    vague = [found[0] for text in claims if (found := VAGUE.search(text))]
    absolute = [found[0] for text in claims if (found := ABSOLUTE.search(text))]
    said = vague or (absolute if len(absolute) < len(item.options) else [])
    return f'an option says "{said[0]}"' if said else ""


def stem_is_focused(item: Item) -> str:
    """The stem is no question and has no blank, is two questions, asks what is true, or hardly says anything."""
    stem, asked = item.stem, item.stem.endswith("?")
    faults = (
        (asked is (stems.BLANK in stem), "is neither a question nor a sentence with a blank"),
        (stem.startswith(stems.BLANK), "begins with the blank"),
        (len(stem.split()) < (3 if asked and re.match(ASKS, stem, re.I) else 4), "has too few words"),
        (TWO_QUESTIONS.search(stem), "asks two things"),
        (asked and UNFOCUSED.search(stem), "asks only what is true"),
    )
    return next((f"the stem {what}" for found, what in faults if found), "")


def stem_has_one_blank(item: Item) -> str:
    """The stem has several blanks."""
    return f"the stem has {count} blanks" if (count := item.stem.count(stems.BLANK)) > 1 else ""


def options_share_no_beginning(item: Item) -> str:
    """All options begin with the same three words."""
    beginnings = {tuple(option.text.lower().split()[:3]) for option in item.options}
    return "all options begin with the same words" if [len(each) for each in beginnings] == [3] else ""


def stem_is_short(item: Item) -> str:
    """The stem has more than forty words."""
    return f"the stem has {count} words" if (count := len(item.stem.split())) > 40 else ""


def item_is_sourced_and_explained(item: Item) -> str:
    """The item lacks a source, its statement, or the reason why an option is wrong."""
    if not item.sources or not item.statement:
        return "there is no source or no explanation"
    return "a wrong option has no reason" if any(not each.correct and not each.why for each in item.options) else ""


def answer_is_short(item: Item) -> str:
    """The answer has more than ten words."""
    return f"the answer has {count} words" if (count := max(len(key.split()) for key in item.key)) > 10 else ""


def answer_is_no_set(item: Item) -> str:
    """The answer is a list of more than three, as several answers or as one text."""
    count = max(len(item.key), *(_members(key) for key in item.key))
    return f"the answer is a list of {count}" if count > 3 else ""


def _members(text: str) -> int:
    """How many short members a text such as "salt, wool, oil and tar" lists."""
    members = re.split(r",? and |, ", text)
    return len(members) if ", " in text and " and " in text and all(len(each.split()) <= 3 for each in members) else 1


def stem_does_not_leak(item: Item) -> str:
    """The answer stands in its own stem."""
    leak = next((key for key in item.key if _holds(item.stem, key)), "")
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
    Rule("Q11", "warning", key_does_not_converge, "let the other options share words too, or none"),
    Rule("Q12", "error", options_are_real, "offer an answer of its own"),
    Rule("Q13", "warning", stem_is_positive, "ask for what is so"),
    Rule("Q14", "warning", options_are_not_absolute, "say exactly how often or how many"),
    Rule("Q15", "warning", stem_is_focused, "ask one clear question"),
    Rule("Q16", "warning", options_share_no_beginning, "move what they share into the stem"),
    Rule("Q17", "warning", stem_is_short, "leave out what the question does not need"),
    Rule("Q22", "error", item_is_sourced_and_explained, "cite a source"),
    Rule("Q26", "error", stem_has_one_blank, "ask for one blank at a time"),
    Rule("C04", "warning", answer_is_short, "ask for less at once"),
    Rule("C09", "error", answer_is_no_set, "ask for the members one by one"),
    Rule("C18", "error", stem_does_not_leak, "word the stem without its answer"),
)
