"""A quiz to a report on it: what a teacher wants to know before printing it.

Difficulty is predicted, not measured: the sum of four parts that an item knows of itself.

======================  =======================================================================
level                   core 0, standard 1, detail 2
form of question        true or false 0; multiple choice, matching 1; several right answers,
                        ordering 2; fill in the blank, short answer 3
wrong options           how much they have in common with the right one, on average: 0, 1 or 2;
                        that the author chose them counts as one
date in the answer      a year 0; a month, a season or a span 1; a day 2
======================  =======================================================================
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby, pairwise

from generator import dates, measures, texts
from generator.figures import (
    Breach,
    Coverage,
    Difficulty,
    Figures,
    Flaws,
    Guessing,
    Lengths,
    Line,
    LongestKey,
    Overlap,
    Positions,
    Report,
    Run,
)
from generator.findings import judge
from generator.items import FORMS_OF_QUESTION, Form, Item
from generator.model import LEVELS, Fact, Problem, Recipe
from generator.prerequisites import together

EFFORT = {"true_false": 0, "multiple_choice": 1, "matching": 1, "multiple_response": 2, "ordering": 2}
WRITTEN = 3
PRECISION = {"month": 1, "part": 1, "span": 1, "day": 2}
BASE = "sort"
"""What every wrong option has in common with the right one."""
PAIRED = 26
"""So many forms, one for each letter, are compared all with all; of more, each with the next on the list only."""


def report(
    recipe: Recipe,
    forms: Sequence[Form],
    pool: Iterable[Item],
    facts: Mapping[str, Fact],
    advice: Mapping[str, Sequence[Problem]],
) -> Report:
    """The report on the forms of a quiz.

    pool: the items from which it was drawn; facts: of these, by id; advice: what the rules of item writing say
    of each drawn item they can read, by id.
    """
    items = sorted(forms[0].items, key=lambda item: (FORMS_OF_QUESTION.index(item.form), item.id))
    lines = _lines(recipe, items)
    flaws = _flaws(advice)
    positions = tuple(each for form in forms for each in _positions(form))
    runs = tuple(each for form in forms for each in _runs(form))
    longest, lengths = _longest_key(items), _lengths(items)
    topics = _topics(recipe, items, pool, facts)
    numbers: dict[str, list[int]] = {}
    for number, item in (each for form in forms for each in _numbered(form)):
        numbers.setdefault(item.id, []).append(number)
    figures = tuple(_figures(item, tuple(numbers[item.id])) for item in forms[0].items)
    marked = [(form, _marks(form)) for form in forms]
    pairs = combinations(marked, 2) if len(forms) <= PAIRED else pairwise(marked)
    overlaps = tuple(_overlap(one, other) for one, other in pairs)
    guessing = _guessing(items)
    alike = _alike([item for _, item in _numbered(forms[0])], numbers)
    made = Report((), lines, flaws, positions, runs, longest, lengths, topics, figures, overlaps, guessing, alike)
    return replace(made, findings=judge(made))


def _lines(recipe: Recipe, items: list[Item]) -> tuple[Line, ...]:
    got = Counter(item.line for item in items)
    return tuple(
        Line(row.at, row.as_, row.only.topic, row.only.level, row.ask, row.items, got[row.at])
        for row in recipe.blueprint
    )


def _flaws(advice: Mapping[str, Sequence[Problem]]) -> Flaws:
    counts = [len(problems) for problems in advice.values()]
    broken = Counter(
        each for problems in advice.values() for each in {(_rule(problem), problem.severity) for problem in problems}
    )
    rules = tuple(Breach(rule, severity, items) for (rule, severity), items in sorted(broken.items()))
    return Flaws(len(counts), sum(map(bool, counts)), sum(count > 1 for count in counts), rules)


def _rule(problem: Problem) -> str:
    return problem.what.partition(":")[0]


def _places(item: Item) -> tuple[int, ...]:
    """The places of the right options from 0; none in a set, whose letters belong to its parts."""
    return () if item.parts else tuple(place for place, each in enumerate(item.options) if each.correct)


def _lettered(form: Form) -> list[tuple[str, list[Item]]]:
    """The items with one right option, by section: multiple choice, and true or false."""
    single = (item for item in form.items if item.form in ("multiple_choice", "true_false"))
    return [(kind, list(members)) for kind, members in groupby(single, key=lambda item: item.form)]


def _positions(form: Form) -> list[Positions]:
    found = []
    for kind, members in _lettered(form):
        for options in sorted({len(item.options) for item in members}):
            at = Counter(_places(item)[0] for item in members if len(item.options) == options)
            counts = tuple(at[place] for place in range(options))
            found.append(Positions(form.label, kind, counts, measures.chi_square(counts), measures.evenness(counts)))
    return found


def _runs(form: Form) -> list[Run]:
    """Where numbers of options differ, the fewest count: then a run is not rarer than it is said to be."""
    found = []
    for kind, members in _lettered(form):
        places = [_places(item)[0] for item in members]
        options = [len(item.options) for item in members]
        longest = measures.longest_run(places)
        table = measures.transitions([places], max(options))
        repeats = sum(table[place][place] for place in range(len(table)))
        p = measures.run_tail(longest, len(places), min(options))
        found.append(Run(form.label, kind, longest, len(places), p, repeats, sum(1 / each for each in options[1:])))
    return found


def _longest_key(items: list[Item]) -> LongestKey:
    judged = []
    for item in items:
        if item.form == "multiple_choice":
            *_, second, first = sorted(item.options, key=lambda each: len(each.text))
            if len(first.text) > len(second.text):
                judged.append((first.correct, 1 / len(item.options)))
    rate = sum(share for _, share in judged) / len(judged) if judged else 0.0
    longest, count = sum(key for key, _ in judged), len(judged)
    p = measures.binomial_test(longest, count, rate)
    return LongestKey(longest, count, rate * count, *measures.binomial_band(count, rate), p)


def _lengths(items: list[Item]) -> Lengths:
    chosen = [item for item in items if item.form in ("multiple_choice", "multiple_response")]
    options = Counter(len(item.options) for item in chosen)
    stems = [len(item.stem.split()) for item in items if item.stem]
    words = [len(option.text.split()) for item in chosen for option in item.options]
    return Lengths(tuple(sorted(options.items())), _mean(stems), _mean(words))


def _mean(numbers: Sequence[int]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _topics(recipe: Recipe, items: list[Item], pool: Iterable[Item], facts: Mapping[str, Fact]) -> tuple[Coverage, ...]:
    covered = {id for item in items for id in item.facts}
    admitted = (
        item for item in pool if any(row.admits(item.template, item.topic, item.level) for row in recipe.blueprint)
    )
    usable = covered | {id for item in admitted for id in item.facts}
    all_of, asked_of = (Counter(facts[id].topic for id in ids) for ids in (usable, covered))
    return tuple(Coverage(topic, asked_of[topic], all_of[topic]) for topic in sorted(all_of))


def _figures(item: Item, numbers: tuple[int, ...]) -> Figures:
    return Figures(item.id, numbers, item.stem, item.form, item.topic, item.level, len(item.sources), difficulty(item))


def _numbered(form: Form) -> list[tuple[int, Item]]:
    """The items of a form with the number of each, or of its first part."""
    found, number = [], 1
    for item in form.items:
        found.append((number, item))
        number += item.numbers
    return found


def difficulty(item: Item) -> Difficulty:
    """The predicted difficulty of an item posed as some form of question."""
    shared = [len({*option.shares} - {BASE}) for option in item.options if not option.correct]
    when = dates.said(item.key[0])
    return Difficulty(
        LEVELS.index(item.level),
        EFFORT.get(item.form, WRITTEN),
        min(2, math.floor(_mean(shared) + 0.5)),
        PRECISION.get(when.precision, 0) if when else 0,
    )


Marks = dict[int, tuple[tuple[int, ...], float]]
"""By number, the places of what is right and the chance to guess them, where letters are marked."""


def _overlap(one: tuple[Form, Marks], other: tuple[Form, Marks]) -> Overlap:
    (form, mine), (second, theirs) = one, other
    both = sorted(mine.keys() & theirs.keys())
    same = tuple(number for number in both if mine[number][0] == theirs[number][0])
    expected = sum(mine[number][1] for number in both)
    p = measures.binomial_tail(len(same), len(both), expected / len(both)) if both else 1.0
    sections = [
        [[item.id for item in each.items if item.form == kind] for each in (form, second)] for kind in FORMS_OF_QUESTION
    ]
    rank = measures.rank_correlation(*(_order(mine, theirs) for mine, theirs in sections))
    return Overlap(form.label, second.label, same, len(both), expected, p, rank)


def _order(mine: Sequence[str], theirs: Sequence[str]) -> list[int]:
    """The places that ids of one list have in another."""
    places = {id: place for place, id in enumerate(theirs)}
    return [places[id] for id in mine]


def _marks(form: Form) -> Marks:
    found: Marks = {}
    for number, item in _numbered(form):
        if item.form == "matching":
            responses = [option.text for option in item.options]
            for count, part in enumerate(item.parts):
                found[number + count] = (responses.index(part.answer),), luck(item)
        elif item.options:
            found[number] = _places(item), luck(item)
    return found


def luck(item: Item) -> float:
    """The share of an item's points that a student may expect who guesses."""
    count = len(item.options)
    if item.form in ("multiple_choice", "true_false", "matching"):
        return 1 / count
    if item.form == "multiple_response":
        return 1 / ((1 << count) - 1)
    return 1 / math.factorial(len(item.parts)) if item.form == "ordering" else 0.0


def _alike(items: list[Item], numbers: Mapping[str, Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Groups of questions, joined to one another where each of two offers on some form what is right in the other."""
    chosen = [item for item in items if item.form == "multiple_choice"]
    offered = {item.id: {texts.core(option.text) for option in item.offered} for item in chosen}
    keys = {item.id: texts.core(item.key[0]) for item in chosen}
    pairs = (
        (numbers[one][0], numbers[other][0])
        for one, other in combinations(keys, 2)
        if keys[one] in offered[other] and keys[other] in offered[one]
    )
    return tuple(sorted(tuple(sorted(group)) for group in together(pairs)))


def _guessing(items: list[Item]) -> tuple[Guessing, ...]:
    found = []
    for kind, members in groupby(items, key=lambda item: item.form):
        each = list(members)
        points = sum(item.points for item in each)
        found.append(Guessing(kind, len(each), points, sum(item.points * luck(item) for item in each)))
    return tuple(found)
