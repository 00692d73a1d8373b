"""An item as one form of question or another: whether it can be posed so, and how it then reads."""

import re
from collections.abc import Callable

from generator.chance import chance
from generator.items import SETS, Item, rights
from generator.stems import BLANK

TRUTH = ("True", "False")
OPEN = re.compile(rf"\b(is|are|was|were) {BLANK}\.?$")
"""A blank that anything might fill: "Galileo was _____."."""


def fits(item: Item, form: str, right: Callable[[Item], int] = rights) -> bool:
    """Whether an item can be posed as a form of question; a set is posed as what it is.

    right: tells how many right options an item has, or will be given.
    """
    if item.form or form in SETS:
        return item.form == form
    if form == "multiple_choice":
        return right(item) == 1
    if form == "multiple_response":
        return right(item) > 1
    if form == "true_false":
        return bool(item.cloze) and right(item) == 1
    return form == "short_answer" or _is_cloze(item)


def _is_cloze(item: Item) -> bool:
    """Whether only one answer can fill the blank: an author's own, or one whose sort is told beside it."""
    return bool(item.cloze) and bool(item.gap or item.sort) and not OPEN.search(item.cloze)


def pose(item: Item, form: str, seed: str) -> Item:
    """An item that fits a form of question, as that form shows it."""
    posed = item._replace(form=form)
    if form == "true_false":
        return _true_or_false(posed, seed)
    if form == "cloze":
        hint = f"{BLANK} ({item.sort})" if item.sort not in ("", "number") else BLANK
        return posed._replace(stem=item.cloze.replace(BLANK, hint), options=())
    return posed._replace(options=()) if form == "short_answer" else posed


def _true_or_false(item: Item, seed: str) -> Item:
    """The item's sentence, or one that is false but near: the same with a wrong option put in."""
    right = next(option for option in item.options if option.correct)
    wrong = sorted(
        (each for each in item.options if not each.correct), key=lambda each: chance(seed, item.id, each.text)
    )
    true = chance(seed, item.id, "truth") % 2 == 0
    shown = right if true else wrong[0]
    why = "" if true else shown.why
    options = tuple(
        shown._replace(text=text, correct=correct, why="" if correct else why)
        for text, correct in zip(TRUTH, (true, not true), strict=True)
    )
    return item._replace(stem=shown.claim, key=TRUTH[:1] if true else TRUTH[1:], options=options, ordered=True)
