"""Forms to files: an Anki package for a deck, pages for a quiz."""

from pathlib import Path

from generator.items import Form
from generator.model import Recipe

LAYOUTS = Path(__file__).parent.parent / "layouts"


def write(recipe: Recipe, forms: tuple[Form, ...], stamp: int) -> dict[str, bytes]:
    """The files of a recipe by name; a writer's module is imported when it is first needed.

    stamp: the time of the build in seconds since 1970, which Anki wants on every note.
    """
    if recipe.blueprint:
        from generator.write import html

        files = html.write(recipe, forms)
        if recipe.sheet:
            from generator.write import sheet

            files |= sheet.write(recipe, forms)
        return files
    from generator.write import anki

    return anki.write(recipe, forms, stamp)


def layout(name: str) -> str:
    """The text of a file in `generator/layouts`."""
    return (LAYOUTS / name).read_text("utf-8")
