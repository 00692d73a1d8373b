"""What the papers of a quiz cost: four forms in seconds, and a thousand beside rendering the same pages plainly.

Run with  make bench.
"""

import sys
from collections.abc import Iterator

from choosing import content
from generator.flow import Bank, arranged
from generator.model import Only, Recipe
from generator.model import Row as Line
from generator.print_options import Print
from generator.write import html, page
from measure import Row, seconds, show

ROWS = (Line((), Only(), 25, "multiple_choice", "b:1"), Line((), Only(), 15, "short_answer", "b:2"))
RECIPE = Recipe("bench", "Bench", "", "", (), Only(), ("A", "B", "C", "D"), 4, "1", ROWS, "b:1")


def rows(count: int) -> Iterator[Row]:
    """What was measured, how much it is, and how much is wanted."""
    isles = content(500)
    bank = Bank(isles)
    many = RECIPE._replace(forms=tuple(map(str, range(count))))
    written: dict[str, bytes] = {}

    def build(recipe: Recipe) -> None:
        forms, problems = arranged(bank, recipe)
        assert not problems, problems
        written.update(html.write(recipe, forms, Print("a4")))

    yield "4 forms of 40 questions: seconds", seconds(lambda: build(RECIPE)), 2
    yield "their paper, in kB", len(written["bench.html"]) / 1000, 4 * 300
    calls: list[tuple[object, ...]] = []
    html.page = lambda *call: calls.append(call) or b""  # what is rendered, kept to render it alone
    build(many)
    html.page = page.page
    building = min(seconds(lambda: build(many)) for _ in range(3))
    page.cache = lambda each: each  # plainly: what forms have in common is rendered for each of them
    rendering = min(seconds(lambda: [page.page(*call) for call in calls]) for _ in range(3))
    yield f"{count} forms, built / the same pages rendered plainly", building / rendering, 2.5


if __name__ == "__main__":
    show(rows(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
