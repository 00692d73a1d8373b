"""A quiz as pages to print: the students' paper, the teacher's key, and the key for programs.

The paper holds no key: not in its text, attributes, comments or metadata.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping

from generator.items import Form, Item, Option, Part
from generator.model import Recipe
from generator.print_options import Print
from generator.write import fit
from generator.write.page import page
from generator.write.paper import SECTIONS, Values, choices, in_columns, lay_out, numbered, shapes

LONG = 500
"""Characters of a long explanation."""


def write(recipe: Recipe, forms: tuple[Form, ...], print_: Print) -> dict[str, bytes]:
    """The paper with all forms, the key to read, and the key as JSON, by file name."""
    mark, print_ = mark_of(recipe, forms), in_columns(recipe, forms[0], print_)
    shared = {"recipe": recipe, "mark": mark, "print": print_}
    known = shapes(forms, print_)
    paper = [lay_out(recipe, form, mark, print_, known) for form in forms]
    lines = {form.label: list(_lines(form)) for form in forms}
    return {
        f"{recipe.id}.html": page("quiz.html", shared | {"forms": paper}, "quiz.css"),
        f"{recipe.id}-key.html": page("key.html", shared | _key_values(forms, lines, print_)),
        f"{recipe.id}-key.json": _key(lines, print_),
    }


def _key_values(forms: tuple[Form, ...], lines: Mapping[str, list[Values]], print_: Print) -> Values:
    """The key as its layout wants it: what to mark on each form, then each question once."""
    marking = [
        {
            "label": form.label,
            "student": print_.students.get(form.label, ""),
            "lines": lines[form.label],
            "points": sum(item.points for item in form.items),
        }
        for form in forms
    ]
    places: dict[str, dict[str, str]] = {}  # of each item, its numbers by form
    for form in forms:
        for number, item in numbered(form):
            last = number + item.numbers - 1
            places.setdefault(item.id, {})[form.label] = f"{number}–{last}" if last > number else str(number)
    rows = [
        {
            "item": item,
            "asked": fit.question(item),
            "kind": SECTIONS[item.form][0],
            "places": places[item.id],
            "text": _answer(item),
            "parts": _in_turn(item),
            "also": () if item.options or item.parts else item.also,
            "statements": _statements(item),
            "other_reasons": _other_reasons(item),
            "ruled_out": _ruled_out(item, vouched=False),
            "vouched": _ruled_out(item, vouched=True),
            "long": _is_long(item),
        }
        for item in _explained(forms)
    ]
    return {"marking": marking, "rows": rows}


def _is_long(item: Item) -> bool:
    """Whether an explanation takes more than about a third of a column, so that the next column may go on with it."""
    reasons = [option.why for option in item.options]
    told = (item.stem, *_statements(item), item.note, *reasons, *(part.text for part in item.parts), *item.sources)
    return sum(map(len, told)) > LONG


def _explained(forms: tuple[Form, ...]) -> list[Item]:
    """Each item once, with the options that one form or another shows."""
    shown = {(item.id, option.text) for form in forms for item in form.items if item.scale for option in item.options}
    return [
        item._replace(options=tuple(each for each in item.offered if not item.scale or (item.id, each.text) in shown))
        for item in forms[0].items
    ]


def _answer_to(part: Part, item: Item) -> str:
    """What is written beside a line of a set: the letter of its response, or the place of its event."""
    if item.form == "ordering":
        return str(item.key.index(part.text) + 1)
    return next(mark for mark, option in choices(item) if option.text == part.answer)


def _letters(item: Item) -> str:
    """The letters of the right options."""
    return "".join(mark for mark, option in choices(item) if option.correct)


def _answer(item: Item) -> str:
    """The right answer or answers, in the order in which they are shown."""
    return "; ".join([option.text for option in item.options if option.correct and not item.parts] or item.key)


def _in_turn(item: Item) -> list[Part]:
    """The parts of a set; events in the order of time."""
    return sorted(item.parts, key=lambda part: item.key.index(part.text) if item.form == "ordering" else 0)


def _statements(item: Item) -> tuple[str, ...]:
    """What explains the answer: of a false statement first what is true of the same."""
    corrected = [each.why for each in item.options if each.why and each.corrects and item.form == "true_false"]
    return (*corrected, item.statement)


def _other_reasons(item: Item) -> list[Option]:
    """The wrong options, each with a reason that the statements do not tell; it may be a complete list alone."""
    told = _statements(item)
    found = [each._replace(why="") if each.why in told else each for each in item.options if each.why]
    return [each for each in found if each.why or (len(told) > 1 and each.rule == "complete_list")]


def _ruled_out(item: Item, vouched: bool) -> list[str]:
    """The wrong options for which the item's own statement is the reason, or its author's word is."""
    if item.parts or item.form == "true_false":
        return []
    plain = [each for each in item.options if not each.correct and each.why in ("", item.statement)]
    return [each.text for each in plain if (each.rule == "ruled_out") == vouched]


def mark_of(recipe: Recipe, forms: tuple[Form, ...]) -> str:
    """Eight characters that differ as soon as any question, option or order does; printed on every page.

    They come from what is printed alone: from a mark of the key a student could find it by trying.
    """
    parts = [recipe.title]
    for form in forms:
        parts.append(form.label)
        for item in form.items:
            parts += [*item.shown, *(option.text for option in item.options)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]


def _key(keyed: Mapping[str, list[Values]], print_: Print) -> bytes:
    """The key for programs: JSON with a line for each number on the paper."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    texts = []
    for label, lines in keyed.items():
        student = f', "student": {encode(print_.students[label])}' if label in print_.students else ""
        items = ",\n".join(map(encode, lines))
        texts.append(f'{{"form": {encode(label)}{student}, "items": [\n{items}\n]}}')
    return f"[{', '.join(texts)}]\n".encode()


def _lines(form: Form) -> Iterator[Values]:
    for first, item in numbered(form):
        if item.form == "matching":
            answers = [(_answer_to(part, item), part.answer) for part in item.parts]
        elif item.form == "ordering":
            answers = [("".join(_answer_to(part, item) for part in item.parts), "; ".join(item.key))]
        else:
            answers = [(_letters(item), _answer(item))]
        for number, (letter, text) in enumerate(answers, first):
            line = {"number": number, "id": item.id, "kind": item.form, "letter": letter, "text": text}
            yield line | {"points": item.worth}
