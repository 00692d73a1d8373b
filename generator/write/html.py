"""A quiz as pages to print: the students' paper, the teacher's key, and the key for programs.

The paper holds no key: not in its text, attributes, comments or metadata.
"""

import hashlib
import json
from itertools import groupby

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator.model import Form, Item, Recipe
from generator.write import layout

LETTERS = "ABCDE"
SECTIONS = {
    True: ("Multiple choice", "Choose the one right answer to each question and mark its letter."),
    False: ("Short answer", "Answer each question on its line in a few words. A name, a place or a date is enough."),
}


def write(recipe: Recipe, forms: tuple[Form, ...]) -> dict[str, bytes]:
    """The paper with all forms, the key to read, and the key as JSON, by file name."""
    # The environment is made per call: rendering is cheap beside starting, and no state is shared.
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    shared = {
        "recipe": recipe,
        "forms": [_form(form) for form in forms],
        "mark": _mark(recipe, forms),
        "letters": LETTERS,
        "css": Markup(layout("paper.css")),  # noqa: S704  # our own file, no text of content
    }
    pages = {
        f"{recipe.id}.html": environment.from_string(layout("quiz.html")).render(shared),
        f"{recipe.id}-key.html": environment.from_string(layout("key.html")).render(shared),
        f"{recipe.id}-key.json": json.dumps(_key(forms), ensure_ascii=False, indent=1) + "\n",
    }
    return {name: text.encode() for name, text in pages.items()}


def _form(form: Form) -> dict[str, object]:
    """A form as the layouts want it: sections of numbered items."""
    numbered = list(enumerate(form.items, 1))
    sections = []
    for choice, members in groupby(numbered, key=lambda pair: bool(pair[1].options)):
        title, instruction = SECTIONS[choice]
        sections.append({"title": title, "instruction": instruction, "items": [_row(*pair) for pair in members]})
    return {"label": form.label, "sections": sections, "points": len(numbered)}


def _row(number: int, item: Item) -> dict[str, object]:
    reasons = [option for option in item.options if not option.correct and option.why != item.statement]
    text = "; ".join(item.key)
    return {"number": number, "item": item, "letter": letter(item), "text": text, "other_reasons": reasons}


def letter(item: Item) -> str:
    """The letter of the right option, empty for a question with a short answer."""
    return next((LETTERS[place] for place, option in enumerate(item.options) if option.correct), "")


def _mark(recipe: Recipe, forms: tuple[Form, ...]) -> str:
    """Eight characters that differ as soon as any question, option or order does; printed on every page."""
    parts = [recipe.title]
    for form in forms:
        parts.append(form.label)
        for item in form.items:
            parts += [item.stem, *(option.text for option in item.options), *item.key]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]


def _key(forms: tuple[Form, ...]) -> list[dict[str, object]]:
    return [
        {
            "form": form.label,
            "items": [
                {
                    "number": number,
                    "id": item.id,
                    "kind": "multiple_choice" if item.options else "short_answer",
                    "letter": letter(item),
                    "text": "; ".join(item.key),
                }
                for number, item in enumerate(form.items, 1)
            ],
        }
        for form in forms
    ]
