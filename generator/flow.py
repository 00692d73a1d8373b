"""The way from content to forms: the stages of a build one after another."""

from typing import TYPE_CHECKING

from generator.ask import Made, ask
from generator.clozes import with_cloze
from generator.distractors import offer
from generator.forms import arrange
from generator.items import Form
from generator.model import Content, Only, Problem, Recipe
from generator.order import in_study_order
from generator.sets import propose

if TYPE_CHECKING:
    from generator.figures import Report

EVERYTHING = Recipe("everything", "Everything", "", "", (), Only(), ("A",), 3, "everything", (), "")
"""A recipe that asks all a content can be asked."""


def asked(content: Content, recipe: Recipe, made: Made | None = None) -> Made:
    """All items of a recipe with their options, and what was skipped. made: as of `ask`."""
    items, skips = ask(content, recipe, made)
    return offer(content, recipe, [with_cloze(content, item) for item in items]), skips


def arranged(content: Content, recipe: Recipe, made: Made | None = None) -> tuple[tuple[Form, ...], list[Problem]]:
    """The forms of a recipe, and what its blueprint asked in vain; cards need no options, so a deck offers none."""
    if not recipe.blueprint:
        items, _ = ask(content, recipe, made)
        return arrange(recipe, in_study_order(content, recipe, items))
    items, _ = asked(content, recipe, made)
    return arrange(recipe, items, propose(content, recipe, items))


def reported(content: Content, recipe: Recipe, forms: tuple[Form, ...], made: Made | None = None) -> "Report":
    """The report on the forms of a quiz; each item that is posed as it was worded is read by the rules."""
    from generator.lint import lint_items  # what asks or writes a deck needs neither
    from generator.report import WORDED, report

    pool, _ = ask(content, recipe, made)
    advice = {
        item.id: [each for each in lint_items([item._replace(form="")]) if each.severity != "information"]
        for item in forms[0].items
        if item.form in WORDED
    }
    return report(recipe, forms, pool, content.facts, advice)
