"""Items to advice: where an item breaks a rule of good item writing.

The rules and their numbers are those of docs/lint.md, which gives for each a bad and a good example and where
it comes from. Each is one small function that gives what is wrong, or nothing. What can be read on an item is a
function of the item; what needs the facts, all items or a finished paper is a function of those.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.items import Form, Item
from generator.lint import bank, facts, options, paper, questions, whole
from generator.lint.facts import Known
from generator.model import Content, Problem

Find = TypeVar("Find")
Found = list[tuple[Item, str]]


@dataclass(frozen=True, slots=True)
class Rule(Generic[Find]):
    """A rule of item writing: its number, how severe a breach is, and what to do about one.

    form: the form of question it reads; empty for items as they are asked, before they take any. reads: ``stem`` where
    it reads the wording of the stem and nothing else, ``options`` where it reads their texts and nothing else.
    """

    number: str
    severity: str
    find: Find
    fix: str
    form: str = ""
    reads: str = ""


def lint(content: Content, items: Sequence[Item]) -> list[Problem]:
    """Every breach of a rule among all items, each item alone, against the facts, and all together."""
    known = Known(content)
    found = [_breach(rule, item, what) for item in items for rule in FACT_RULES if (what := rule.find(known, item))]
    whole = (_breach(rule, *each) for rule in BANK_RULES for each in rule.find(items))
    return [*_each_once(content, items), *found, *whole]


def lint_paper(form: Form) -> list[Problem]:
    """Every breach of a rule on a finished paper, by its items together and by those of a form of their own."""
    return [*lint_items(form.items), *(_breach(rule, *each) for rule in PAPER_RULES for each in rule.find(form))]


def lint_items(items: Iterable[Item]) -> list[Problem]:
    """Every breach of a rule that can be read on an item; warnings stop nothing unless wanted so."""
    return [_breach(*each) for each in _read(items)]


def _read(items: Iterable[Item]) -> "Iterator[tuple[Rule[Callable[[Item], str]], Item, str]]":
    """Every breach of a rule that an item shows; what its options alone show is found once for all that offer these."""
    of_options, of_others = _rules_of(True), _rules_of(False)
    known: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for item in items:
        offered = item.form, *[option.text for option in item.options]
        if offered not in known:
            known[offered] = _breaches(of_options, item)
        for place, what in sorted(_breaches(of_others, item) + known[offered]):
            yield RULES[place], item, what


def _rules_of(options: bool) -> dict[str, list[tuple[int, Callable[[Item], str]]]]:
    """The rules that read options alone, or the others, by the form of question, each with its place among all."""
    found: dict[str, list[tuple[int, Callable[[Item], str]]]] = {}
    for place, rule in enumerate(RULES):
        if (rule.reads == "options") is options:
            found.setdefault(rule.form, []).append((place, rule.find))
    return found


def _breaches(rules: dict[str, list[tuple[int, Callable[[Item], str]]]], item: Item) -> list[tuple[int, str]]:
    return [(place, what) for place, find in rules.get(item.form, ()) if (what := find(item))]


def _each_once(content: Content, items: Sequence[Item]) -> Iterator[Problem]:
    """Every breach that can be read on an item; one that all items of a question have is told where its stem stands."""
    asked = Counter(item.template for item in items)
    alike: dict[tuple[Rule[Callable[[Item], str]], str, str], list[Item]] = {}
    for rule, item, what in _read(items):
        if rule.reads == "stem" and item.template in content.templates:
            alike.setdefault((rule, item.template, what), []).append(item)
        else:
            yield _breach(rule, item, what)
    for (rule, id, what), same in alike.items():
        if len(same) == asked[id]:
            said = f'{rule.number}: {what} in question "{id}"'
            yield Problem(content.templates[id].stem_at, said, rule.fix, rule.severity, rule.number, same[0].id)
        else:
            yield from (_breach(rule, item, what) for item in same)


def _breach(rule: Rule[Find], item: Item, what: str) -> Problem:
    said = f"{rule.number}: {what} in {item.id}"
    return Problem(item.at, said, rule.fix, rule.severity, rule.number, item.id)


RULES: tuple[Rule[Callable[[Item], str]], ...] = (
    Rule("Q01", "error", options.wrong_options_are_proved, "offer what the facts prove wrong"),
    Rule(
        "Q02",
        "error",
        options.options_are_distinct,
        "offer options that cannot be taken for one another",
        reads="options",
    ),
    Rule(
        "Q03",
        "error",
        options.options_are_of_one_sort,
        "write all values as numbers, as dates of one precision, or in words",
        reads="options",
    ),
    Rule("Q04", "error", options.dates_do_not_overlap, "offer dates that have no day in common", reads="options"),
    Rule("Q05", "error", options.scales_ascend, "put them in ascending order", reads="options"),
    Rule("Q06", "error", questions.stem_is_dated_and_attributed, "say when, or according to whom", reads="stem"),
    Rule("Q07", "warning", options.key_is_not_the_longest, "shorten the answer, or offer longer wrong ones"),
    Rule("Q08", "warning", options.key_has_no_detail_of_its_own, "give another option that detail, or take it away"),
    Rule("Q09", "error", questions.options_fit_the_article, "take the article into the brackets"),
    Rule("Q09", "error", questions.texts_read_well, "mend the sentence, the bracket or the option"),
    Rule(
        "Q10",
        "warning",
        options.key_does_not_echo_the_stem,
        "say it in other words, or in another option too",
    ),
    Rule("Q11", "warning", options.key_does_not_converge, "let the other options share words too, or none"),
    Rule("Q12", "error", options.options_are_real, "offer an answer of its own", reads="options"),
    Rule("Q13", "warning", questions.stem_is_positive, "ask for what is so", reads="stem"),
    Rule("Q14", "warning", options.options_are_not_absolute, "say exactly how often or how many", reads="options"),
    Rule("Q15", "warning", questions.stem_is_focused, "ask one clear question", reads="stem"),
    Rule("Q16", "warning", options.options_share_no_beginning, "move what they share into the stem", reads="options"),
    Rule("Q17", "warning", questions.stem_is_short, "leave out what the question does not need", reads="stem"),
    Rule(
        "Q19",
        "warning",
        options.options_are_plausible,
        "offer what is nearer, or vouch for others under not:",
    ),
    Rule("Q22", "error", whole.item_is_sourced_and_explained, "cite a source"),
    Rule("Q23", "information", whole.tone_is_neutral, "use a plain word, or quote who says it"),
    Rule("Q24", "warning", whole.statement_is_not_negated, "put in another value instead", form="true_false"),
    Rule(
        "Q25",
        "error",
        whole.matching_is_uneven,
        "take four to eight of one sort, and one to spare",
        form="matching",
    ),
    Rule("Q26", "error", questions.stem_has_one_blank, "ask for one blank at a time", reads="stem"),
    Rule("C04", "warning", whole.answer_is_short, "ask for less at once"),
    Rule("C04", "warning", questions.stem_is_brief, "leave out what the question does not need", reads="stem"),
    Rule("C04", "error", whole.answer_is_no_paragraph, "ask for less at once"),
    Rule("C09", "warning", whole.answers_are_few, "ask for each of them by itself, the other way round"),
    Rule("C09", "error", whole.answer_is_no_set, "ask for the members one by one"),
    Rule("C18", "error", questions.stem_does_not_leak, "word the stem without its answer"),
    Rule("C18", "error", questions.stem_asks_for_more_than_yes, "ask who, what, where or when", reads="stem"),
    Rule("C20", "error", questions.stem_asks_no_finer_than_known, "ask for what is known"),
)
FACT_RULES: tuple[Rule[Callable[[Known, Item], str]], ...] = (
    Rule("Q01", "error", facts.grounds_are_facts, "offer what the facts prove wrong"),
    Rule("Q21", "error", facts.people_stay_in_their_circle, "name them under mistaken_for: on the answer's page"),
    Rule("C19", "error", facts.stem_dates_what_changes, "say when"),
)
BANK_RULES: tuple[Rule[Callable[[Sequence[Item]], Found]], ...] = (
    Rule("Q05", "error", bank.keys_stand_in_all_places, "offer options on both sides of the answer"),
    Rule("Q07", "error", bank.keys_are_no_longer_than_chance, "shorten answers, or offer longer wrong ones"),
    Rule("Q13", "error", bank.few_stems_are_negative, "ask for what is so"),
    Rule("Q20", "warning", bank.answers_are_not_overused, "offer other wrong answers"),
    Rule("Q23", "information", bank.reading_level, "shorter sentences and words read more easily"),
)
PAPER_RULES: tuple[Rule[Callable[[Form], Found]], ...] = (
    Rule("Q18", "error", paper.items_stand_apart, "take another seed, or word one of them otherwise"),
    Rule("Q24", "warning", paper.true_and_false_are_balanced, "take another seed"),
)
