"""Forms to files: the one table of formats."""

from collections.abc import Callable

from generator.model import Form, Recipe


def _anki(recipe: Recipe, forms: tuple[Form, ...], stamp: int) -> dict[str, bytes]:
    from generator.write import anki

    return anki.write(recipe, forms, stamp)


def _html(recipe: Recipe, forms: tuple[Form, ...], stamp: int) -> dict[str, bytes]:
    from generator.write import html

    return html.write(recipe, forms)


WRITERS: dict[str, Callable[[Recipe, tuple[Form, ...], int], dict[str, bytes]]] = {"anki": _anki, "html": _html}
"""Each writer turns forms into files by name; its module is imported when it is first used."""


def write(recipe: Recipe, forms: tuple[Form, ...], stamp: int) -> dict[str, bytes]:
    """The files of a recipe: an Anki package for a deck, pages for a quiz.

    stamp: the time of the build in seconds since 1970, which Anki wants on every note.
    """
    return WRITERS["html" if recipe.blueprint else "anki"](recipe, forms, stamp)
