"""A quiz as pages to print: the students' paper, the teacher's key, and the key for programs.

The paper holds no key: not in its text, attributes, comments or metadata.
"""

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby

from generator.items import Form, Item, Option, Part
from generator.model import Recipe
from generator.write.page import page

LETTERS = "ABCDEFGHIJ"
SECTIONS = {
    "multiple_choice": ("Multiple choice", "Choose the one right answer to each question and mark its letter."),
    "multiple_response": ("Several right answers", "Mark the letters of all right answers to each question."),
    "true_false": ("True or false", "Is each statement true or false as it stands? Mark T or F."),
    "cloze": ("Fill in the blank", "Write on the line what is missing in each sentence."),
    "short_answer": (
        "Short answer",
        "Answer each question on its line in a few words. A name, a place or a date is enough.",
    ),
    "matching": (
        "Matching",
        "Write the letter of the right answer on each line. No letter is used twice; one is left over.",
    ),
    "ordering": ("In the order of time", "Number the events from the earliest (1) to the latest."),
}


def write(recipe: Recipe, forms: tuple[Form, ...]) -> dict[str, bytes]:
    """The paper with all forms, the key to read, and the key as JSON, by file name."""
    shared = {"recipe": recipe, "forms": [_form(form) for form in forms], "mark": mark_of(recipe, forms)}
    return {
        f"{recipe.id}.html": page("quiz.html", shared),
        f"{recipe.id}-key.html": page("key.html", shared),
        f"{recipe.id}-key.json": (json.dumps(_key(forms), ensure_ascii=False, indent=1) + "\n").encode(),
    }


def _form(form: Form) -> dict[str, object]:
    """A form as the layouts want it: sections of numbered items; each premise of a matching has a number."""
    sections = []
    number = 1
    for kind, members in groupby(form.items, key=lambda item: item.form):
        title, instruction = SECTIONS[kind]
        rows = []
        for item in members:
            rows.append(_row(number, item))
            number += item.points
        sections.append({"title": title, "instruction": instruction, "form": kind, "items": rows})
    return {"label": form.label, "sections": sections, "points": number - 1}


def _row(number: int, item: Item) -> dict[str, object]:
    """An item as the layouts want it, with the letters of its options and of its right answers."""
    return {
        "number": number,
        "item": item,
        "choices": _choices(item),
        "lines": [
            {"number": number + place, "part": part, "answer": _answer_to(part, item)}
            for place, part in enumerate(item.parts)
        ],
        "letter": letters(item),
        "text": _answer(item),
        "other_reasons": [each for each in item.options if each.why and each.why != item.statement],
    }


def _choices(item: Item) -> list[tuple[str, Option]]:
    """The options with their letters."""
    return list(zip("TF" if item.form == "true_false" else LETTERS, item.options, strict=False))


def letters(item: Item) -> str:
    """The letters of the right options, empty for a question without options and for a set."""
    marks = "TF" if item.form == "true_false" else LETTERS
    return (
        "" if item.parts else "".join(mark for mark, option in zip(marks, item.options, strict=False) if option.correct)
    )


def _answer(item: Item) -> str:
    """The right answer or answers, in the order in which they are shown."""
    return "; ".join([option.text for option in item.options if option.correct and not item.parts] or item.key)


def _answer_to(part: Part, item: Item) -> str:
    """What is written beside a line of a set: the letter of its response, or the place of its event."""
    if item.form == "ordering":
        return str(item.key.index(part.text) + 1)
    return next(mark for mark, option in _choices(item) if option.text == part.answer)


def mark_of(recipe: Recipe, forms: tuple[Form, ...]) -> str:
    """Eight characters that differ as soon as any question, option or order does; printed on every page."""
    parts = [recipe.title]
    for form in forms:
        parts.append(form.label)
        for item in form.items:
            parts += [*item.shown, *(option.text for option in item.options), *item.key]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]


def _key(forms: tuple[Form, ...]) -> list[dict[str, object]]:
    """The key for programs: a line for each number on the paper."""
    return [{"form": form.label, "items": list(_lines(form))} for form in forms]


def _lines(form: Form) -> Iterator[dict[str, object]]:
    number = 1
    for item in form.items:
        if item.form == "matching":
            answers = [(_answer_to(part, item), part.answer) for part in item.parts]
        elif item.form == "ordering":
            answers = [("".join(_answer_to(part, item) for part in item.parts), "; ".join(item.key))]
        else:
            answers = [(letters(item), _answer(item))]
        for letter, text in answers:
            yield {"number": number, "id": item.id, "kind": item.form, "letter": letter, "text": text}
            number += 1
