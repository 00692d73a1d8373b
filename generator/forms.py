"""Items and a recipe to forms: a deck's one list, or the versions A, B, … of a quiz."""

from collections.abc import Iterable, Mapping
from functools import cache, partial

from generator.chance import chance
from generator.draws import draw
from generator.giveaways import Candidate, candidate
from generator.items import BROUGHT, FORMS_OF_QUESTION, SETS, WRITTEN, Form, Item, Offers, in_a_row
from generator.lots import Fitting, Group, Posable
from generator.model import Problem, Recipe, Row
from generator.pose import fits, poses

_TAKEN = {
    "multiple_choice": "it takes questions with one right answer, and wrong ones to offer",
    "multiple_response": "it takes questions with several right answers, and wrong ones to offer",
    "true_false": "it takes questions with one right answer, and wrong ones to put in its place",
    "cloze": "it takes sentences with [brackets], and facts of which only one answer fills the blank",
    "short_answer": "it takes questions of facts that no other line needs",
    "matching": "a matching of {parts} takes {more} facts of one property, asked by one question, "
    "each with an answer of its own that is wrong for the others",
    "ordering": "an ordering of {parts} takes {parts} dated facts that nobody disputes, with a month or more between "
    "any two, in sentences without first, last, born or a year",
}
"""What a line of a blueprint takes, by its form of question."""


def arrange(
    recipe: Recipe, items: list[Item], sets: Mapping[Row, list[Item]] | None = None, offers: Offers = BROUGHT
) -> tuple[tuple[Form, ...], list[Problem]]:
    """The forms of a recipe, and what its blueprint asked in vain.

    A deck has one form with every item. A quiz draws the same items for all its forms; each form has
    its own order of questions and of options. Every place depends on the seed, the form and the item
    alone, so that a new item moves no other. sets: what `sets` proposes for lines that ask for sets.
    offers: where items have their options from, which only those get that may stand on the paper.
    """
    if not recipe.blueprint:
        return (Form("", tuple(items)),), []
    drawn, problems = _chosen(recipe, items, sets or {}, offers)
    return tuple(Form(label, _shuffled(recipe, label, drawn)) for label in recipe.forms), problems


def _chosen(
    recipe: Recipe, items: list[Item], sets: Mapping[Row, list[Item]], offers: Offers
) -> tuple[list[Item], list[Problem]]:
    """The items of a quiz: the first draw that meets the blueprint, or the fullest one and its deficits."""
    fitting = _fitting(recipe, items, sets, offers)
    lines = list(zip(recipe.blueprint, draw(recipe, fitting), strict=True))
    problems = [_deficit(recipe, row, len(got)) for row, got in lines]
    chosen = [each.item._replace(line=row.at, worth=row.points) for row, got in lines for each in got]
    return chosen, [each for each in problems if each]


def _fitting(recipe: Recipe, items: Iterable[Item], sets: Mapping[Row, list[Item]], offers: Offers) -> Fitting:
    """The items that may stand in lines of each sort, in groups that sorts share."""
    full = cache(partial(offers.full, recipe))
    right = partial(offers.right, recipe)
    alike: dict[tuple[str, str, str], list[Item]] = {}
    for item in items:
        alike.setdefault((item.template, item.topic, item.level), []).append(item)

    def pose(form: str, item: Item) -> tuple[Candidate, ...]:
        offered = item if form in (*SETS, *WRITTEN) else full(item)
        return tuple(map(candidate, poses(offered, form, recipe.seed)))

    def group(form: str, items: Iterable[Item]) -> Group:
        return Group([Posable(item, partial(pose, form)) for item in items if fits(item, form, right)])

    @cache
    def admitted(form: str, about: tuple[str, str, str]) -> Group:
        return group(form, alike[about])

    return {
        row.sort: [group(row.as_, sets.get(row, ()))]
        if row.as_ in SETS
        else [admitted(row.as_, about) for about in alike if row.admits(*about)]
        for row in {row.sort: row for row in recipe.blueprint}.values()
    }


def _deficit(recipe: Recipe, row: Row, got: int) -> Problem | None:
    if got == row.items:
        return None
    asked = "1 item" if row.items == 1 else f"{row.items} items"
    can = f"only {got}" if got else "none"
    what = f"this line asks for {asked} as {row.as_.replace('_', ' ')}, but {can} can be had"
    fewer = "ask for fewer  parts:,  " if row.as_ in SETS and row.parts > SETS[row.as_][0] else ""
    less = f"ask for {got}, write more facts, " if got else f"write more facts, {fewer}"
    shown = f"factdeck ask {recipe.id} shows each with its answers and options, and what was skipped"
    takes = _TAKEN[row.as_].format(parts=row.parts, more=row.parts + 1)
    return Problem(row.at, what, f"{less}or widen the line: {takes}{'' if row.as_ in SETS else f'; {shown}'}")


def _shuffled(recipe: Recipe, label: str, items: list[Item]) -> tuple[Item, ...]:
    """The items by form of question, each in an order of this form's own."""
    order = sorted(items, key=lambda item: (FORMS_OF_QUESTION.index(item.form), chance(recipe.seed, label, item.id)))
    return tuple(_turned(recipe, label, item) for item in order)


def _turned(recipe: Recipe, label: str, item: Item) -> Item:
    """An item with its options, premises or events in an order of this form's own, where they may move.

    Options on a scale ascend; of these a form shows others around the right one.
    """
    options = item.options
    if item.scale:
        place = chance(recipe.seed, label, item.id, "place") % len(options)
        options = in_a_row(item.scale, len(options), place)
    if not item.ordered:
        options = tuple(sorted(options, key=lambda each: chance(recipe.seed, label, item.id, each.text)))
    parts = tuple(sorted(item.parts, key=lambda each: chance(recipe.seed, label, item.id, each.text)))
    return item._replace(options=options, parts=parts)
