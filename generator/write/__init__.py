"""Forms and decks to files: an Anki package or text for a deck, pages for a quiz."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from generator.deck import Deck
from generator.items import Form
from generator.model import Problem, Recipe
from generator.print_options import Print

if TYPE_CHECKING:
    from generator.figures import Report

LAYOUTS = Path(__file__).parent.parent / "layouts"


def write(recipe: Recipe, forms: tuple[Form, ...], figures: "Report", print_: Print) -> dict[str, bytes]:
    """The files of a quiz by name; a writer's module is imported when it is first needed."""
    from generator.write import html, report

    files = html.write(recipe, forms, print_) | report.write(recipe, forms, figures)
    if recipe.sheet:
        from generator.write import sheet

        files |= sheet.write(recipe, forms, print_)
    return files


def deck_file(deck: Deck, to: str) -> str:
    """The name of the file a deck becomes."""
    return f"{deck.id}.txt" if to == "anki-text" else f"{deck.id}.apkg"


def write_deck(deck: Deck, to: str) -> bytes:
    """The file of a deck: `anki-text`, else a package."""
    if to == "anki-text":
        from generator.write import anki_text

        return anki_text.write(deck)
    from generator.write import anki

    return anki.write(deck)


def too_long(recipe: Recipe, forms: tuple[Form, ...], print_: Print) -> list[Problem]:
    """What cannot be printed as asked: heads of forms and questions that are longer than a page."""
    if not recipe.blueprint:
        return []
    from generator.write.paper import overlong

    return overlong(recipe, forms, print_)


def layout(name: str) -> str:
    """The text of a file in `generator/layouts`."""
    return (LAYOUTS / name).read_text("utf-8")


def looks() -> str:
    """A fingerprint of all that decides what a card looks like."""
    parts = [layout(name) for name in ("card-front.html", "card-back.html", "card.css")]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
