"""An item as one form of question or another: whether it can be posed so, and how it then reads."""

import re
from collections.abc import Callable, Iterator

from generator.chance import chance
from generator.items import SETS, WRITTEN, Item, rights
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


def poses(item: Item, form: str, seed: str) -> tuple[Item, ...]:
    """An item that fits a form of question, as that form shows it: as chance draws it, then what may take its place.

    Statements are as true or false as the first, and only then the other way round.
    """
    if form == "true_false":
        return tuple(_statements(item._replace(form=form, scale=()), seed))
    if form in WRITTEN:
        item = item._replace(options=(), scale=())
    if form == "cloze":
        hint = f"{BLANK} ({item.sort})" if item.sort not in ("", "number") else BLANK
        item = item._replace(stem=item.cloze.replace(BLANK, hint))
    return (item._replace(form=form),)


def _statements(item: Item, seed: str) -> Iterator[Item]:
    """The item's sentence, and those that are false but near: the same with a wrong option put in."""
    true = chance(seed, item.id, "truth") % 2 == 0
    for shown in sorted(item.options, key=lambda each: (each.correct is not true, chance(seed, item.id, each.text))):
        put, why = ("", "") if shown.correct else (shown.text, shown.why)
        options = tuple(
            shown._replace(text=text, correct=right, why="" if right else why, put=put)
            for text, right in zip(TRUTH, (shown.correct, not shown.correct), strict=True)
        )
        key = TRUTH[:1] if shown.correct else TRUTH[1:]
        yield item._replace(stem=shown.claim, key=key, options=options, ordered=True)
