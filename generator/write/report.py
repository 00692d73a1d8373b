"""The report on a quiz as a page for the teacher, and the same for programs."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from generator.figures import Overlap, Report
from generator.items import Form
from generator.model import Recipe
from generator.write.html import mark_of
from generator.write.page import page
from generator.write.paper import LETTERS, SECTIONS

TITLES = {
    "blueprint": "What the blueprint asked for",
    "flaws": "Rules of item writing",
    "positions": "Where the right answers stand",
    "longest_key": "Length as a cue",
    "lengths": "Options and words",
    "topics": "Facts of each topic",
    "citations": "Sources",
    "difficulty": "Predicted difficulty",
    "overlaps": "How alike the forms are",
    "alike": "Answers by leaving out",
    "guessing": "Points by guessing",
}
DRAWN = 8
"""Of more forms than these, each has its lines in the tables, but no drawings and no column of numbers."""
CLOSEST = 10
"""So many pairs of forms that are most alike in letters are told where there are more forms, and so many in order."""
DIGITS = 4
"""How finely numbers are given to programs: machines may differ in the last digits of a float."""


def write(recipe: Recipe, forms: tuple[Form, ...], report: Report) -> dict[str, bytes]:
    """The report to read and the report as JSON, by file name."""
    mark = mark_of(recipe, forms)
    points = Counter(item.difficulty.points for item in report.items)
    values = {
        "recipe": recipe,
        "mark": mark,
        "report": report,
        "titles": TITLES,
        "kinds": {kind: title for kind, (title, _) in SECTIONS.items()},
        "letters": {kind: "TF" if kind == "true_false" else LETTERS for kind in SECTIONS},
        "labels": [form.label for form in forms] if len(forms) <= DRAWN else [],
        "pairs": report.overlaps if len(forms) <= DRAWN else _closest(report.overlaps),
        "numbers": sum(item.numbers for item in forms[0].items),
        "spread": [points[count] for count in range(10)],
    }
    data = {"quiz": recipe.id, "title": recipe.title, "seed": recipe.seed, "mark": mark, **asdict(report)}
    for item, figures in zip(data["items"], report.items, strict=True):
        item["difficulty"]["points"] = figures.difficulty.points
    return {
        f"{recipe.id}-report.html": page("report.html", values),
        f"{recipe.id}-report.json": (json.dumps(_rounded(data), ensure_ascii=False, indent=1) + "\n").encode(),
    }


def _closest(pairs: Sequence[Overlap]) -> list[Overlap]:
    """The pairs of forms that are most alike, in letters or in order; those with the most letters alike come first."""
    by_letters = sorted(pairs, key=lambda pair: pair.p)
    by_order = sorted(pairs, key=lambda pair: -abs(pair.rank or 0))
    return [pair for pair in by_letters if pair in by_letters[:CLOSEST] or pair in by_order[:CLOSEST]]


def _rounded(data: object) -> object:
    """The same data with fewer digits."""
    if isinstance(data, dict):
        return {name: _rounded(each) for name, each in data.items()}
    if isinstance(data, list | tuple):
        return [_rounded(each) for each in data]
    return round(data, DIGITS) if isinstance(data, float) else data
