"""The students' paper as the options of printing make it, judged by a real browser."""

import re
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from generator.print_options import Print
from generator.write import html

from test_fit import RECIPE, fitting, quiz

PrintPdf = Callable[[bytes], pypdfium2.PdfDocument]
LOOKS = """
    const all = [...document.querySelectorAll(".form, .form *")].filter(each => each.innerText);
    const styles = all.map(each => getComputedStyle(each));
    const distinct = name => [...new Set(styles.map(style => style[name]))];
    return [Math.min(...styles.map(style => parseFloat(style.fontSize)) ) * .75,
        Math.min(...styles.filter(style => style.display != 'flex').map(style => parseFloat(style.lineHeight) / parseFloat(style.fontSize))),
        distinct("color"), distinct("hyphens"), distinct("gridTemplateColumns").filter(each => each.includes(" "))];
"""  # noqa: E501


def made(print_: Print, forms: int = 2) -> bytes:
    """A paper of random questions."""
    some = (replace(fitting(quiz(seed, 12), print_), label="ABCD"[seed]) for seed in range(forms))
    return html.write(RECIPE, tuple(some), print_)["q.html"]


def test_large_print_is_large(in_browser: Callable[[str, str], list[object]]) -> None:
    """No letter is below 18 points, no line closer than 1.25, all is black, nothing hyphenated, in one column."""
    size, lead, colours, hyphens, columns = in_browser(made(Print(large_print=True)).decode(), LOOKS)

    assert size >= 18
    assert lead >= 1.25
    assert (["rgb(0, 0, 0)"], ["none"], []) == (colours, hyphens, columns)


def ink(pdf: pypdfium2.PdfDocument) -> float:
    """The share of black on all pages."""
    pages = [bytes(page.render(scale=1, grayscale=True).buffer) for page in pdf]
    return 1 - sum(map(sum, pages)) / (255 * sum(map(len, pages)))


def test_ink_is_saved(print_pdf: PrintPdf) -> None:
    """The sparing paper takes less ink than the usual one, and at most 4 % of the page."""
    usual, spared = (ink(print_pdf(made(Print("a4", ink_save=spare)))) for spare in (False, True))

    assert spared < 0.9 * usual
    assert spared <= 0.04


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_form_begins_on_the_front_of_a_sheet(paper: str, print_pdf: PrintPdf) -> None:
    """With --duplex every form's first page is an odd one, and no side is added where none is needed."""
    pages = [page.get_textpage().get_text_range() for page in print_pdf(made(Print(paper, duplex=True), 4))]

    begins = [place for place, text in enumerate(pages) if re.search(r"Form \w · page 1 of", text)]
    assert 4 == len(begins)
    assert all(place % 2 == 0 for place in begins)
    for place, text in enumerate(pages):
        if "This side stays empty" in text:
            assert place % 2 == 1
            assert place + 1 in begins


def test_points_and_instructions_stand_on_the_paper() -> None:
    """What the recipe says of points and time is printed, and the key repeats the points."""
    form = quiz(3, 4)
    form = replace(form, items=(replace(form.items[0], worth=3), *form.items[1:]))
    files = html.write(replace(RECIPE, instructions="You have <one> hour."), (form,), Print())

    numbers = sum(item.numbers for item in form.items)
    points = sum(item.points for item in form.items)
    page = files["q.html"].decode()
    assert "You have &lt;one&gt; hour." in page
    assert f"{numbers} questions, {points} points." in page
    assert 1 == page.count("(3 points")
    assert f"Form A: {points} points" in files["q-key.html"].decode()
