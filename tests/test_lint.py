"""Advice on items, one by one, finds what is flawed, leaves what is clean alone, and is explained in docs/lint.md."""

import re
from collections import Counter
from functools import cache

import pytest
from generator import stems
from generator.items import Item, Option, Part
from generator.lint import BANK_RULES, FACT_RULES, PAPER_RULES, RULES, lint_items
from generator.tree import Map
from generator.yaml_text import read

from conftest import PROJECT, TESTS, in_time

NUMBERS = sorted({rule.number for rule in RULES})
PAGE = (PROJECT / "docs/lint.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### ([QC]\d\d): (.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL))


def item_of(entry: dict) -> Item:
    """An item as the corpus writes it, sourced and explained unless the entry lacks that."""
    lacks = entry.get("lacks")
    shown = [(text.removeprefix("="), text.startswith("=")) for text in entry.get("options", ())]
    claims = entry.get("claims", [""] * len(shown))
    options = tuple(_option(entry, text, right, claim) for (text, right), claim in zip(shown, claims, strict=True))
    parts = tuple(Part(text, answer, "A statement.") for text, answer in entry.get("parts", {}).items())
    key = tuple(text for text, right in shown if right) or tuple(entry.get("key", ()))
    assert len(key) == 1 or (key and (parts or not options)), f"{entry['stem']} has no key"
    return Item(
        id="item",
        facts=(f"{entry.get('subject', 'page')}.fact",),
        template="template",
        topic="topic",
        level="core",
        stem=entry["stem"],
        key=key,
        accepted=(*key, *entry.get("accepted", ())),
        options=options,
        statement="" if lacks == "statement" else entry.get("statement", "A statement."),
        note=entry.get("note", ""),
        sources=() if lacks == "sources" else ("A source",),
        form=entry.get("form", ""),
        parts=parts,
    )


def _option(entry: dict, text: str, right: bool, claim: str) -> Option:
    lacks = entry.get("lacks")
    if right:
        return Option(text, True, "", claim=claim)
    rule = "" if lacks == "proof" else entry.get("rule", "one_value")
    fact = "" if lacks in ("proof", "fact") else "page.fact"
    shares = tuple(entry.get("shares", ("sort", "topic")))
    return Option(text, False, "" if lacks == "why" else "It is another.", rule, fact, shares, claim)


@cache
def flags(item: Item) -> frozenset[str]:
    """The numbers of the rules an item breaks."""
    return frozenset(problem.what.partition(":")[0] for problem in lint_items([item]))


@cache
def corpus(name: str) -> Map:
    """The groups of items in a file of tests/lint."""
    groups, problems, _ = read(TESTS / "lint" / name, name)
    assert [] == problems
    return groups


def examples(kind: str) -> list[tuple[str, str]]:
    """The bad or good example on the page of each rule for items: its number and the line."""
    return [
        (number, line)
        for number, text in SECTIONS.items()
        for line in re.findall(rf"^- {kind}: (.*)$", text, re.M)
        if number in NUMBERS
    ]


def item_on_page(line: str) -> Item:
    """An example of the page as an item: what stands in brackets behind it is what else is known of it."""
    shown, _, aside = line.removesuffix(")").partition(" (")
    stem, answers = re.fullmatch(r"(.*?[?.]) (?:→ )?((?:\*\*|\S[^?]* · ).*)", shown).groups()
    texts = [re.sub(r"^\*\*(.*)\*\*$", r"=\1", text) for text in answers.split(" · ")]
    entry: dict = {"stem": stem, "lacks": "sources" if aside == "without a source" else ""}
    name, _, value = aside.partition(": ")
    if ": " in texts[0]:
        parts = dict(text.split(": ") for text in texts)
        spare = [value] if name == "to spare" else []
        return item_of(
            entry | {"form": "matching", "parts": parts, "options": [f"={each}" for each in parts.values()] + spare}
        )
    if name == "statement":
        entry |= {"form": "true_false", "statement": value}
    elif value:
        entry[name] = value.split(", ")
    return item_of(entry | ({"options": texts} if len(texts) > 1 else {"key": [texts[0].removeprefix("=")]}))


def test_corpus_is_large_and_varied() -> None:
    """There are 120 flawed and 120 clean items or more, none twice, and five or more for each rule."""
    flawed, clean = corpus("flawed.yaml"), corpus("clean.yaml")
    entries = [repr(entry) for groups in (flawed, clean) for group in groups.values() for entry in group]

    assert sum(map(len, flawed.values())) >= 120
    assert sum(map(len, clean.values())) >= 120
    assert len(entries) == len(set(entries))
    assert sorted(NUMBERS) == sorted(flawed)
    assert [] == [number for number in NUMBERS if len(flawed[number]) < 5]


@pytest.mark.parametrize("number", NUMBERS)
def test_rule_finds_its_flaws(number: str) -> None:
    """Each rule finds 95 of 100 flawed items."""
    entries = corpus("flawed.yaml")[number]

    missed = [entry["stem"] for entry in entries if number not in flags(item_of(entry))]

    assert len(missed) <= 0.05 * len(entries), missed


def test_flags_are_right() -> None:
    """Nine of ten flags are right: what is clean is left alone, and a flawed item breaks no rule but those it names."""
    right: Counter[str] = Counter()
    false: list[tuple[str, str]] = []
    for number, entries in [*corpus("flawed.yaml").items(), *corpus("clean.yaml").items()]:
        for entry in entries:
            for flag in flags(item_of(entry)):
                if flag in (number, *entry.get("also", ())):
                    right[flag] += 1
                else:
                    false.append((flag, entry["stem"]))

    assert right.total() >= 0.9 * (right.total() + len(false)), false


@pytest.mark.parametrize("number", NUMBERS)
def test_rule_leaves_most_clean_items_alone(number: str) -> None:
    """No rule flags more than two of the clean items."""
    entries = [entry for group in corpus("clean.yaml").values() for entry in group]

    flagged = [entry["stem"] for entry in entries if number in flags(item_of(entry))]

    assert len(flagged) <= 2, flagged


def test_numbers_and_ranges_of_them_are_of_one_sort() -> None:
    """How many there are may be said by a number or by two; a year beside years from one to another remains another."""
    eggs = item_of({"stem": "How many eggs does the petrel of Dun lay?", "options": ["1 or 2", "4", "=5–12"]})
    codon = item_of({"stem": "Which codon stands for lysine?", "options": ["=AAA", "AUG", "UGG"]})
    wheat = item_of({"stem": "Which wheat of Dun is dwarfed?", "options": ["=aa", "Bb", "a lone ear"]})
    words = item_of({"stem": "How many pilots does Sele have?", "options": ["a hundred and two", "=two dozen", "7"]})
    reign = item_of({"stem": "When did Osla rule the islands?", "options": ["1641–1645", "=1650", "1662"]})

    assert [reign] == [each for each in (eggs, codon, wheat, words, reign) if "Q03" in flags(each)]
    (fix,) = [each.fix for each in lint_items([reign]) if each.rule == "Q03"]
    assert fix == "write all values as numbers, as dates of one precision, or in words"  # who writes offers no options


@pytest.mark.parametrize(
    ("stem", "flagged"),
    [
        ("Which noble gas glows red?", False),
        ("Which of the noble metals is the lightest?", False),
        ("Which noble king freed Lund?", True),
        ("What neutralizes the acid in the lamps of Dun?", False),
        ("Who neutralized the rebels of Sele?", True),
    ],
)
def test_terms_of_chemistry_take_no_sides(stem: str, flagged: bool) -> None:
    """Gases and metals are noble, and acids are neutralized, without anybody's being praised or harmed."""
    assert flagged is ("Q23" in flags(item_of({"stem": stem, "options": ["A", "=B", "C"]})))


def test_echo_is_told_as_it_stands_in_the_question() -> None:
    """The word is told whole, though its ending does not count."""
    metal = {"stem": "What do the coppersmiths of Dun hammer?", "options": ["=coppersmithing sheets", "tin", "zinc"]}

    (told,) = [each.what for each in lint_items([item_of(metal)]) if each.rule == "Q10"]

    assert '"coppersmiths" stands in the stem and only in the key' in told


def test_breach_says_where_what_and_what_to_do() -> None:
    """A breach has the item's place, the rule, the item's id, a remedy and how severe it is."""
    entry = {"stem": "How many islands are there?", "options": ["14", "=9"]}

    problem = lint_items([item_of(entry)._replace(id="count:velm", at="content/facts/velm.yaml:3")])[0]

    assert problem.at == "content/facts/velm.yaml:3"
    assert problem.what == "Q05: dates or numbers do not ascend in count:velm"
    assert problem.fix == "put them in ascending order"
    assert (problem.severity, problem.rule, problem.item) == ("error", "Q05", "count:velm")


@pytest.mark.parametrize(
    ("key", "severity"),
    [
        (["Dun", "Sele", "Lund"], []),
        (["Dun", "Sele", "Lund", "Arrin"], ["warning"]),
        (["salt, wool, oil and tar"], ["error"]),
    ],
)
def test_many_right_answers_stop_nothing(key: list[str], severity: list[str]) -> None:
    """A thing may have many values, each of which can be marked: that is advice. A text that lists them is an error."""
    found = lint_items([item_of({"stem": "What did the guilds of Velm tax?", "key": key})])

    assert severity == [each.severity for each in found if each.rule == "C09"]
    assert not any("answer: subject" in each.fix for each in found)  # which may be how it is asked already


@pytest.mark.parametrize(("words", "severity"), [(10, None), (11, "warning"), (20, "warning"), (21, "error")])
def test_long_answer_is_worse_the_longer_it_is(words: int, severity: str | None) -> None:
    """An answer of more than ten words is warned of; beyond twenty it is also an error."""
    found = lint_items([item_of({"stem": "What does the oldest law say?", "key": ["tar " * words]})])

    assert severity == (None if not found else min(problem.severity for problem in found))


@pytest.mark.parametrize(("words", "rules"), [(30, set()), (31, {"C04"}), (40, {"C04"}), (41, {"Q17"})])
def test_long_stem_is_told_once(words: int, rules: set[str]) -> None:
    """A stem is held to thirty words as a card, and to forty as any question, but not to both."""
    stem = " ".join(["Which", *(f"boat{count}" for count in range(words - 2)), "sank?"])

    assert rules == flags(item_of({"stem": stem, "key": ["Heron"]}))


def test_rules_of_a_form_read_that_form_only() -> None:
    """A sentence to be judged true or false is no unfocused stem, and the same sentence as a question is."""
    entry = {"stem": "Tamber has rings.", "options": ["True", "=False"], "statement": "Tamber has moons."}

    assert set() == flags(item_of(entry | {"form": "true_false"}))
    assert {"Q15"} == flags(item_of(entry))


@pytest.mark.parametrize(("subject", "flagged"), [("hallan", True), ("per_hallan", False)])
def test_name_of_the_subject_is_no_echo_unless_it_is_the_answer(subject: str, flagged: bool) -> None:
    """A page's own name may stand in the stem and in the key, but not where the key is that very subject."""
    entry = {"stem": "Which house did Hallan buy?", "options": ["Moss House", "=Hallan House"], "subject": subject}

    assert flagged is ("Q10" in flags(item_of(entry)))


GOOD_ARTICLES = (
    "an α-helix|a β-sheet|an n|a u|an x-ray|an n-gon|an nth part|a km|an mph reading|an mRNA|a tRNA|an fMRI|an Å"
    "|an élan|a μm|an Ω|a π-bond|an η²-ligand|a Łódź tram|a ютовый|an Ærø ferry|an ökonom|an f(x)|an h-index|a t-test"
    "|a uPVC pipe|an SDG|a g|a Uighur|a ukulele|an historic day|a historic day|an herb|a herb"
)
BAD_ARTICLES = (
    "a α-helix|an β-sheet|a n|an u|a x-ray|a mRNA|an tRNA|a Å|a élan|an π-bond|a Ω|a h-index|an t-test|an g|an km"
    "|an history|an hero"
)


@pytest.mark.parametrize(
    ("phrase", "flagged"),
    [(each, False) for each in GOOD_ARTICLES.split("|")] + [(each, True) for each in BAD_ARTICLES.split("|")],
)
def test_article_is_read_as_it_is_spoken(phrase: str, flagged: bool) -> None:
    """Letters, symbols and abbreviations have the article they are spoken with; what nobody can tell is let pass."""
    stem = f"What did the school of Osk call {phrase} in 1911?"

    assert flagged is ("Q09" in flags(item_of({"stem": stem, "key": ["a wonder"]})))


@pytest.mark.parametrize(("article", "flagged"), [("a", True), ("an", False)])
def test_article_in_the_statement_is_read(article: str, flagged: bool) -> None:
    """A wrong article that only the answer's side of a card shows is found as well."""
    said = {"stem": "What was Ida Moss?", "key": ["Envoy"], "statement": f"Ida Moss was {article} envoy."}

    assert flagged is ("Q09" in flags(item_of(said)))


@pytest.mark.parametrize(
    ("stem", "flagged"),
    [
        ("His brother sailed to _____ in a single summer.", True),
        ("His Honour Jon Reed sailed to _____ in a single summer.", False),
        ("They Came by Night hangs in the town hall of _____.", False),
        ("It (1702) was painted by the harbour master of _____.", False),
        ("It's the pilot of Dun whom the crew of _____ blamed.", True),
    ],
)
def test_title_that_begins_like_a_pronoun_is_a_name(stem: str, flagged: bool) -> None:
    """What goes on with a capital letter, or a bracket, is what a person or a work is called."""
    assert flagged is ("Q15" in flags(item_of({"stem": stem, "key": ["Lund"]})))


@pytest.mark.parametrize(
    ("stem", "flagged"), [("pH was first measured by _____.", False), ("the pier was built of _____.", True)]
)
def test_symbol_at_the_beginning_stays_small(stem: str, flagged: bool) -> None:
    """What the program itself writes small at the head of a sentence, such as pH, is not held against an item."""
    assert flagged is ("Q09" in flags(item_of({"stem": stem, "key": ["Hale Orme"]})))


def test_every_rule_is_documented() -> None:
    """The page has every rule once, with how severe it is, an example of each sort, a reason and an origin."""
    headings = re.findall(r"^### ([QC]\d\d): .* \((.*)\)$", PAGE, re.M)
    severities: dict[str, set[str]] = {}
    for rule in (*RULES, *FACT_RULES, *BANK_RULES, *PAPER_RULES):
        severities.setdefault(rule.number, set()).add(rule.severity)

    assert len(headings) == len(SECTIONS)
    assert {number: severity - {"information"} or severity for number, severity in severities.items()} == {
        number: set(severity.split(", ")) for number, severity in headings
    }
    for number in SECTIONS:
        for part in ("- Bad: ", "- Good: ", "\nWhy: ", "From:"):
            assert SECTIONS[number].count(part) == 1, f"{number}: {part}"


def test_every_rule_of_the_table_is_read() -> None:
    """None of the 26 is missing."""
    read = {rule.number for rule in (*RULES, *FACT_RULES, *BANK_RULES, *PAPER_RULES)}

    assert [] == [number for count in range(1, 27) if (number := f"Q{count:02d}") not in read]


@pytest.mark.parametrize(("number", "line"), examples("Bad"))
def test_bad_example_breaks_its_rule_only(number: str, line: str) -> None:
    """What the page shows as bad breaks the rule it stands under and no other."""
    assert {number} == flags(item_on_page(line))


@pytest.mark.parametrize(("number", "line"), examples("Good"))
def test_good_example_breaks_no_rule(number: str, line: str) -> None:
    """What the page shows as good breaks no rule."""
    assert set() == flags(item_on_page(line))


def test_page_shows_blanks_as_they_are_printed() -> None:
    """The blank of the page is the blank of the program."""
    assert {stems.BLANK} == set(re.findall(r"_{2,}", PAGE))


def test_key_that_is_not_all_offered_is_read() -> None:
    """Of three right answers two may stand among the options; the rules read those."""
    options = (
        Option("Ash Peak", True, ""),
        Option("Oak Peak", True, ""),
        Option("Elm Hill", False, "No."),
        Option("Yew Rock", False, "No."),
    )
    item = item_of({"stem": "Which are high?", "options": ["=Fir Peak", "Elm Hill", "Yew Rock"]})

    assert isinstance(lint_items([item._replace(key=("Fir Peak", "Ash Peak", "Oak Peak"), options=options)]), list)


def test_long_word_of_number_words_is_read_at_once() -> None:
    """A text made of pieces of number words takes no longer than any other."""
    item = item_of({"stem": "Which?", "options": ["=small", f"{'teen' * 60}x", "large"]})

    with in_time():
        flags(item)


def test_rules_of_options_read_nothing_else() -> None:
    """What is said of options alone is said of every item that offers them, whatever it asks and which is right."""
    told = set()
    for _, line in (*examples("Bad"), *examples("Good")):
        item = item_on_page(line)
        if item.form or not item.options:
            continue
        options = tuple(each._replace(correct=place == 0, claim="A claim.") for place, each in enumerate(item.options))
        key = (options[0].text,)
        other = item._replace(id="other", stem="Who came?", key=key, accepted=key, facts=("a.b",), options=options)
        breaches = [(each.item, each.rule, each.what) for each in lint_items([item, other])]

        alone = [each for one in (item, other) for each in lint_items([one])]
        assert breaches == [(each.item, each.rule, each.what) for each in alone]
        told.update(each.rule for each in alone)

    assert told >= {rule.number for rule in RULES if rule.reads == "options"}
