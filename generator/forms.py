"""Items and a recipe to forms: a deck's one list, or the versions A, B, … of a quiz."""

from dataclasses import replace

from generator import texts
from generator.chance import chance
from generator.model import Form, Item, Problem, Recipe, Row


def arrange(recipe: Recipe, items: list[Item]) -> tuple[tuple[Form, ...], list[Problem]]:
    """The forms of a recipe, and what its blueprint asked in vain.

    A deck has one form with every item. A quiz draws the same items for all its forms; each form has
    its own order of questions and of options. Every place depends on the seed, the form and the item
    alone, so that a new item moves no other.
    """
    if not recipe.blueprint:
        return (Form("", tuple(items)),), []
    drawn, problems = _draw(recipe, items)
    return tuple(Form(label, _shuffled(recipe, label, drawn)) for label in recipe.forms), problems


def _draw(recipe: Recipe, items: list[Item]) -> tuple[list[Item], list[Problem]]:
    """The items of a quiz, row by row, those with the least to choose from first."""
    fitting = {row: [item for item in items if _fits(row, item)] for row in recipe.blueprint}
    drawn: list[Item] = []
    problems = []
    for row in sorted(recipe.blueprint, key=lambda row: len(fitting[row])):
        wanted = row.items
        for item in sorted(fitting[row], key=lambda item: chance(recipe.seed, item.id)):
            if wanted and not any(_spoils(item, other) for other in drawn):
                drawn.append(item if row.as_ == "multiple_choice" else replace(item, options=()))
                wanted -= 1
        if wanted:
            got = row.items - wanted
            what = f"this line asks for {row.items} items as {row.as_.replace('_', ' ')}, but only {got} can be had"
            fix = f"ask for {got}, widen the line, or add facts; factdeck ask {recipe.id} shows what was skipped"
            problems.append(Problem(row.at, what, fix))
    return drawn, problems


def _fits(row: Row, item: Item) -> bool:
    return (
        (not row.ask or item.template in row.ask)
        and (not row.only.topic or item.topic in row.only.topic)
        and (not row.only.level or item.level in row.only.level)
        and (row.as_ != "multiple_choice" or bool(item.options))
    )


def _spoils(item: Item, other: Item) -> bool:
    """Whether two items cannot stand on one paper: one fact twice, or one gives away the other."""
    if set(item.facts) & set(other.facts):
        return True
    return any(texts.holds(item.stem, key) for key in other.key) or any(
        texts.holds(other.stem, key) for key in item.key
    )


def _shuffled(recipe: Recipe, label: str, items: list[Item]) -> tuple[Item, ...]:
    """Questions with options first, then the others; each in an order of this form's own."""
    order = sorted(items, key=lambda item: (not item.options, chance(recipe.seed, label, item.id)))
    return tuple(
        item
        if item.ordered
        else replace(
            item,
            options=tuple(sorted(item.options, key=lambda each: chance(recipe.seed, label, item.id, each.text))),
        )
        for item in order
    )
