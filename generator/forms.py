"""Items and a recipe to forms: a deck's one list, or the versions A, B, … of a quiz."""

from dataclasses import replace

from generator import texts
from generator.chance import chance
from generator.model import Form, Item, Problem, Recipe, Row

ATTEMPTS = 100
"""How many draws are tried before a blueprint is refused."""


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
    """The items of a quiz: the first draw that meets the blueprint, or the fullest one and its deficits."""
    fitting = {row: [item for item in items if _fits(row, item)] for row in recipe.blueprint}
    fullest: dict[Row, list[Item]] = {}
    for attempt in range(ATTEMPTS):
        drawn = _attempt(recipe, fitting, str(attempt))
        if sum(map(len, drawn.values())) > sum(map(len, fullest.values())):
            fullest = drawn
        if all(len(drawn[row]) == row.items for row in recipe.blueprint):
            break
    problems = [_deficit(recipe, row, len(fullest.get(row, ()))) for row in recipe.blueprint]
    return [item for row in fullest.values() for item in row], [each for each in problems if each]


def _attempt(recipe: Recipe, fitting: dict[Row, list[Item]], attempt: str) -> dict[Row, list[Item]]:
    """One draw, row by row, those with the least to choose from first."""
    drawn: dict[Row, list[Item]] = {}
    taken: list[Item] = []
    for row in sorted(recipe.blueprint, key=lambda row: len(fitting[row]) / row.items):
        drawn[row] = []
        for item in sorted(fitting[row], key=lambda item: chance(recipe.seed, attempt, item.id)):
            if len(drawn[row]) == row.items:
                break
            if not any(_spoils(item, other) for other in taken):
                taken.append(item)
                drawn[row].append(item if row.as_ == "multiple_choice" else replace(item, options=()))
    return drawn


def _deficit(recipe: Recipe, row: Row, got: int) -> Problem | None:
    if got == row.items:
        return None
    what = f"this line asks for {row.items} items as {row.as_.replace('_', ' ')}, but only {got} can be had"
    fix = f"ask for {got}, widen the line, or add facts; factdeck ask {recipe.id} shows what was skipped"
    return Problem(row.at, what, fix)


def _fits(row: Row, item: Item) -> bool:
    return (
        (not row.ask or item.template in row.ask)
        and row.only.admits(item.topic, item.level)
        and (row.as_ != "multiple_choice" or bool(item.options))
    )


def _spoils(item: Item, other: Item) -> bool:
    """Whether two items cannot stand on one paper: one fact twice, or one gives away the other."""
    pairs = ((item, other), (other, item))
    given_away = any(texts.holds(one.stem, answer) for one, another in pairs for answer in another.accepted)
    return given_away or bool(set(item.facts) & set(other.facts))


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
