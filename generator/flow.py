"""The way from content to forms: the stages of a build one after another."""

from functools import cached_property
from typing import TYPE_CHECKING

from generator.ask import Made, ask, make
from generator.clozes import with_cloze
from generator.distractors import Choices
from generator.forms import arrange
from generator.items import WORDED, Form, Item
from generator.model import Content, Only, Problem, Recipe
from generator.order import in_study_order
from generator.sets import propose

if TYPE_CHECKING:
    from generator.figures import Report

EVERYTHING = Recipe("everything", "Everything", "", "", (), Only(), ("A",), 3, "everything", (), "")
"""A recipe that asks all a content can be asked."""


class Bank:
    """What a content can ask, worked out once for all recipes of a run: each question, and what its options need."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.made = make(content)
        self._with_cloze: dict[Item, Item] = {}

    @cached_property
    def choices(self) -> Choices:
        """The options of items, which decks do without."""
        return Choices(self.content)

    def finished(self, item: Item) -> Item:
        """An item with its cloze, but without options."""
        if item not in self._with_cloze:
            self._with_cloze[item] = with_cloze(self.content, item)
        return self._with_cloze[item]


def asked(bank: Bank, recipe: Recipe) -> Made:
    """All items of a recipe with their options, and what was skipped."""
    items, skips = ask(bank.content, recipe, bank.made)
    return [bank.choices.full(recipe, bank.finished(item)) for item in items], skips


def arranged(bank: Bank, recipe: Recipe) -> tuple[tuple[Form, ...], list[Problem]]:
    """The forms of a recipe, and what its blueprint asked in vain; cards need no options, so a deck offers none."""
    items, _ = ask(bank.content, recipe, bank.made)
    if not recipe.blueprint:
        return arrange(recipe, in_study_order(bank.content, recipe, items))
    items = [bank.finished(item) for item in items]
    return arrange(recipe, items, propose(bank.choices.near, recipe, items), bank.choices)


def reported(bank: Bank, recipe: Recipe, forms: tuple[Form, ...]) -> "Report":
    """The report on the forms of a quiz; each item that is posed as it was worded is read by the rules."""
    from generator.lint import lint_items  # what asks or writes a deck needs neither
    from generator.report import report

    pool, _ = ask(bank.content, recipe, bank.made)
    advice = {
        item.id: [each for each in lint_items([item._replace(form="")]) if each.severity != "information"]
        for item in forms[0].items
        if item.form in WORDED
    }
    return report(recipe, forms, pool, bank.content.facts, advice)
