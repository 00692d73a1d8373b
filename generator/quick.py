"""A recipe changed by the command line, or made there altogether."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.model import Only, Recipe, Row

ID = "quick-quiz"
"""What the files of a quiz without a recipe are called."""


def quick(
    items: int, topics: tuple[str, ...], levels: tuple[str, ...], titles: Mapping[str, str] = MappingProxyType({})
) -> Recipe:
    """A quiz of so many multiple-choice questions from topics and levels; none named means all.

    titles: what topics are called that have a title of their own.
    """
    named = (titles.get(each) or each.replace("_", " ") for each in topics or ("all topics",))
    title = "Quiz: " + ", ".join(named)
    only = Only(topics, levels)
    row = Row((), only, items, "multiple_choice", "--items:1")
    return Recipe(ID, title, "", "", (), only, ("A",), 3, ID, (row,), "--items:1")


def varied(recipe: Recipe, seed: str, forms: int, students: Mapping[str, str]) -> Recipe:
    """A quiz drawn by another seed, in another number of forms, or in one for each student; a deck stays as it is.

    >>> varied(quick(3, (), ()), "7", 3, {}).forms
    ('A', 'B', 'C')
    """
    if not recipe.blueprint:
        return recipe
    labels = tuple(students) or tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:forms]) or recipe.forms
    return recipe._replace(seed=seed or recipe.seed, forms=labels)
