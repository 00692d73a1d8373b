"""The reckoning of how much room a text takes, against a browser that sets it."""

import html
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from generator.write import fitting, layout

TEXTS = (
    "On 12 May 1641, the Harbour Office (founded 1638) said: “Arrin & Boro are settled.”",
    "WHO WAS MOST WILLING TO GO? Ma'mun al-Jahiz — and 1,200 jolly sailors, filling all till fall!",
    "Žilvinas Öğretmen, Çağlar Ñuñez et Élodie Brûlé: façade, naïveté, Übermut",
    "100 % of 3/4 [see 2; 5] = 75 + {x} ~ y ^ z | a_b @ c # d $ e * f < g > h",
)


def test_reckoned_widths_are_those_of_the_browser(browse: Callable[..., None], tmp_path: Path) -> None:
    """A line is as wide as the browser sets it in the first of the fonts of handouts, to 2 %, and hardly ever wider."""
    family = next(line for line in layout("handout.css").splitlines() if "Liberation Serif" in line).strip()
    lines = "".join(f"<p>{html.escape(text)}</p>" for text in TEXTS)
    style = f"@page {{ size: A3 landscape }} p {{ {family} white-space: nowrap; font-kerning: none }}"
    (tmp_path / "lines.html").write_text(f"<!DOCTYPE html><meta charset=utf-8><style>{style}</style>{lines}", "utf-8")

    browse(tmp_path / "lines.html", f"--print-to-pdf={tmp_path}/lines.pdf", "--no-pdf-header-footer")

    (page,) = pypdfium2.PdfDocument(tmp_path / "lines.pdf")
    text = page.get_textpage()
    tops: dict[int, list[tuple[float, float]]] = {}
    for index in range(text.count_chars()):
        left, _, right, _ = text.get_charbox(index, loose=True)
        if right > left:
            tops.setdefault(round(text.get_charbox(index, loose=True)[1]), []).append((left, right))
    found = [max(right for _, right in each) - min(left for left, _ in each) for _, each in sorted(tops.items())[::-1]]
    assert [width * fitting.POINT for width in found] == pytest.approx(
        [fitting.width(each, 10.5) for each in TEXTS], rel=0.02
    )


def test_lines_of_a_column() -> None:
    """Words go to the next line where they do not fit, a word too long is broken, and what stands before counts."""
    assert 0 == fitting.lines("", 10, 80)
    assert 3 == fitting.lines("barley " * 3, 10, fitting.width("barley b", 10))
    assert 4 == fitting.lines("m" * 100, 10, fitting.width("m" * 30, 10))
    assert 2 == fitting.lines("barley", 10, fitting.width("barley b", 10), before=fitting.width("barley", 10))
    assert fitting.lines("字" * 40, 10, 80) > fitting.lines("i" * 40, 10, 80)
