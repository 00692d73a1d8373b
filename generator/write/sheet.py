"""Answer sheets: for each form of a quiz pages of bubbles to fill in, and the same as data for a reader."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import cache, partial

import segno

from generator import geometry, texts
from generator.items import Form, Item
from generator.model import Recipe
from generator.print_options import Print
from generator.write import fit
from generator.write.html import mark_of
from generator.write.page import page
from generator.write.paper import LETTERS

# The markers 0 to 3 of ArUco's dictionary "4x4", which every reader of markers knows, with their border; 1 is black.
_MARKERS = (
    ("111111", "101001", "110101", "111001", "111011", "111111"),
    ("111111", "111111", "100001", "101101", "101011", "111111"),
    ("111111", "111001", "111001", "111011", "100101", "111111"),
    ("111111", "101101", "101101", "110111", "110011", "111111"),
)
_SEAM = 0.02  # each row reaches this many millimetres into the next, so that no light shows between them
_VERSION_3 = 42  # characters that this version of a QR code holds on level M
_TITLE = 62  # columns of text that fit between the upper markers
_BOX, _BOX_LINES = 20.0, 2  # the box of the title in large print, in ems and lines

Sheets = dict[str, tuple[tuple[geometry.Row, ...], ...]]
"""The rows of every page by the label of their form."""


def write(recipe: Recipe, forms: tuple[Form, ...], print_: Print) -> dict[str, bytes]:
    """The sheets of all forms and their geometry as JSON, by file name; nothing where no question has letters.

    A form that is made for a student has a sheet with the student's name, and the number in its code.
    """
    places = geometry.LARGE if print_.large_print else geometry.USUAL
    pages = cache(places.pages)  # the sheets of a class are mostly alike
    sheets = {form.label: pages(tuple(numbers(form))) for form in forms}
    sheets = {label: pages for label, pages in sheets.items() if pages[0]}
    if not sheets:
        return {}
    mark = mark_of(recipe, forms)
    return {
        f"{recipe.id}-sheet.html": page(
            "sheet.html", _drawn(recipe, mark, forms[0], places, sheets, print_), "sheet.css"
        ),
        f"{recipe.id}-sheet.json": _data(mark, places, sheets, print_).encode(),
    }


def numbers(form: Form) -> Iterator[tuple[int, str, bool]]:
    """Each number on the paper that has letters to mark, its letters, and whether several may be right."""
    number = 1
    for item in form.items:
        marks = _marks(item)
        for place in range(item.numbers if marks else 0):
            yield number + place, marks, item.form == "multiple_response"
        number += item.numbers


def _marks(item: Item) -> str:
    """The letters to choose from; none where the answer is written."""
    if item.form == "ordering" or not item.options:
        return ""
    return "TF" if item.form == "true_false" else LETTERS[: len(item.options)]


def _drawn(
    recipe: Recipe, mark: str, form: Form, places: geometry.Geometry, sheets: Sheets, print_: Print
) -> dict[str, object]:
    """What the layout draws: positions, and paths of what is black. form: any of them, since all ask the same."""
    return {
        "recipe": recipe,
        "mark": mark,
        "title": _cut(recipe.title, _fills_its_box if print_.large_print else _is_squeezed),
        "squeezed": len(texts.widened(recipe.title)) > _TITLE,
        "sheets": sheets,
        "students": print_.students,
        "large": print_.large_print,
        "geometry": geometry,
        "places": places,
        "advice": partial(_advice, any(not _marks(item) for item in form.items)),
        "grid": places.number_grid(),
        "markers": "".join(
            _path(modules, x, y, geometry.MARKER) for (x, y), modules in zip(geometry.MARKERS, _MARKERS, strict=True)
        ),
        "qr": lambda form, number: _qr(places.ticket(mark, form, form if form in print_.students else "", number)),
    }


def _advice(writes: bool, rows: tuple[geometry.Row, ...]) -> list[str]:
    """What a student must know to fill in a page; no line is longer than its column.

    writes: whether some answers are written, which no page has circles for.
    """
    several = "Where it says +, several may be right." if any(row.many for row in rows) else ""
    written = "Other numbers: write on the paper." if writes else ""
    told = ("Use a dark pen or pencil.", "Erase well what does not count.", "Fill in one circle for each number.")
    return [*told, *filter(None, (several, written))]


def _qr(text: str) -> str:
    """The path of a QR code in its place: level M, and one version, so that its modules are as large on every sheet.

    Only a student's number that is too long for it needs the next version.
    """
    version = 3 if len(text) <= _VERSION_3 else 4
    modules = segno.make(text, version=version, error="m", boost_error=False).matrix
    return _path(["".join(map(str, row)) for row in modules], *geometry.QR)


def _path(modules: Sequence[str], x: float, y: float, side: float) -> str:
    """A square of modules, 1 black and 0 white, as a path of its black runs from an upper left corner."""
    size = side / len(modules)
    return "".join(
        f"M{x + size * run.start():.3f} {y + size * row:.3f}h{size * len(run[0]):.3f}"
        f"v{size + _SEAM:.3f}h-{size * len(run[0]):.3f}z"
        for row, line in enumerate(modules)
        for run in re.finditer("1+", line)
    )


def _cut(text: str, too_long: Callable[[str], bool]) -> str:
    """A text cut where it would be too long."""
    while too_long(text):
        text = f"{text[:-2].rstrip()}…"
    return text


def _is_squeezed(title: str) -> bool:
    """Whether a title would be too narrow to read if squeezed into its line."""
    return len(texts.widened(title)) > _TITLE * 1.4


def _fills_its_box(title: str) -> bool:
    """Whether a title has more lines than its box in large print."""
    return fit.lines(title, _BOX / fit.BOLD) > _BOX_LINES


def _data(mark: str, places: geometry.Geometry, sheets: Sheets, print_: Print) -> str:
    """The sheets for programs, as JSON: all positions in millimetres, no name, and nothing of the key."""
    x, y, side = geometry.QR
    grid = () if print_.students else places.number_grid()  # else the code says the number
    data = {
        "geometry": places.name,
        "quiz": mark,
        "width": geometry.WIDTH,
        "height": geometry.HEIGHT,
        "origin": {paper: geometry.origin(paper) for paper in geometry.PAPERS},
        "marker": geometry.MARKER,
        "markers": geometry.MARKERS,
        "qr": {"x": x, "y": y, "side": side},
        "bubble": places.bubble,
        "student_number": [[asdict(each) for each in place] for place in grid],
    }
    written = cache(lambda pages: _json([[asdict(row) for row in rows] for rows in pages], 3))  # mostly alike again
    forms = (f'  {{\n   "form": {_json(label)},\n   "pages": {written(pages)}\n  }}' for label, pages in sheets.items())
    return _json(data).removesuffix("\n}") + ',\n "forms": [\n' + ",\n".join(forms) + "\n ]\n}\n"


def _json(data: object, depth: int = 0) -> str:
    """Data as JSON, inside of so many others."""
    return json.dumps(data, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)
