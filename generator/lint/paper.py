"""Rules for a finished paper: each gives items and what is wrong with them beside the others, or nothing."""

from generator import texts
from generator.items import Form, Item

STATEMENTS = 10
"""From how many statements on their balance counts."""
BALANCED = (0.4, 0.6)
"""The share of true statements that is let pass."""


def items_stand_apart(form: Form) -> list[tuple[Item, str]]:
    """A fact is asked twice, or the stem of one item holds an answer to another."""
    found: list[tuple[Item, str]] = []
    first: dict[str, Item] = {}
    for item in form.items:
        for fact in item.facts:
            if fact in first:
                found.append((item, f'"{fact}" is asked here and as {first[fact].id},'))
            first.setdefault(fact, item)
    answered: dict[str, set[int]] = {}  # by the first word of an answer, the places of its items
    for place, item in enumerate(form.items):
        for text in item.accepted:
            answered.setdefault(texts.core(text).partition(" ")[0], set()).add(place)
    for place, item in enumerate(form.items):
        words = {word for shown in item.shown for word in texts.words(shown).split()}
        near = {other for word in words for other in answered.get(word, ())} - {place}
        for other in (form.items[each] for each in sorted(near)):
            told = next((text for shown in item.shown for text in other.accepted if _tells(shown, text)), "")
            if told:
                found.append((item, f'the answer "{told}" to {other.id} stands'))
    return found


def _tells(shown: str, answer: str) -> bool:
    """Whether a text gives an answer away; a name alone among the premises of a matching says nothing."""
    return texts.holds(shown, answer) and texts.core(shown) != texts.core(answer)


def true_and_false_are_balanced(form: Form) -> list[tuple[Item, str]]:
    """Of ten or more statements to be judged, fewer than four in ten or more than six in ten are true."""
    statements = [item for item in form.items if item.form == "true_false"]
    true = sum(item.key[:1] == ("True",) for item in statements)
    low, high = BALANCED
    if len(statements) < STATEMENTS or low <= true / len(statements) <= high:
        return []
    return [(statements[0], f"{true} of {len(statements)} statements are true, first")]
