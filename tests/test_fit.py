"""What fits on a page, reckoned without a browser and compared with a real one."""

import random
import re
from collections import Counter

import pytest
from generator.items import Form, Item, Option, Part
from generator.model import Only, Recipe
from generator.print_options import Print
from generator.write import fit, html, paper

from conftest import Shown

WORDS = (
    "a I the ship lily William WWW mmmm illicit 1998 (2001) Öğüz’s – Ташкент “Arrin” naïve-minded _____ %&@ 漢字"
).split()
RECIPE = Recipe("q", "A title of some length, and more", "", "A course", (), Only(), ("A",), 3, "1", (), "decks/q:1")
SIZES = """
    const em = parseFloat(getComputedStyle(document.body).fontSize);
    const high = each => each.getBoundingClientRect().height / em;
    return ["[data-question]", ".heading", "header"].map(name => [...document.querySelectorAll(name)].map(high));
"""


def invented(draw: random.Random, number: int, longest: int = 40, words: list[str] = WORDS) -> Item:
    """A question in a random form, of random words."""

    def text(most: int) -> str:
        return " ".join(draw.choices(words, k=draw.randint(1, most)))

    form = draw.choice(tuple(paper.SECTIONS))
    count = draw.randint(3, 8)
    parts, options = (), ()
    if form in ("matching", "ordering"):
        parts = tuple(Part(f"{each} {text(15)}", f"{each} right", "So it is.") for each in range(count))
    if form == "matching":
        options = tuple(Option(f"{each} right", True, "") for each in range(count))
    elif form not in ("ordering", "cloze", "short_answer"):
        most = draw.choice((2, 5, 30))
        options = tuple(Option(text(most), place == 0, "") for place in range(draw.randint(2, 5)))
    key = tuple(part.text for part in parts) or ("key",)
    return Item(f"q{number}", (f"f{number}",), "t", "topic", "core", text(longest), key, key, options, "So it is.", "",
                ("Gazette",), at=f"content/facts/x.yaml:{number}", form=form, parts=parts)  # fmt: skip


def quiz(seed: int, count: int = 30) -> Form:
    """A form of random questions, in the order of a paper."""
    draw = random.Random(seed)
    items = [invented(draw, 1000 * seed + number) for number in range(count)]
    return Form("A", tuple(sorted(items, key=lambda item: list(paper.SECTIONS).index(item.form))))


def on_screen(page: bytes, print_: Print, font: str) -> bytes:
    """A paper as wide on the screen as it is printed, in another font."""
    wide = print_.sides[0] - 2 * print_.margin
    style = f"@media screen {{ body {{ padding: 0; max-width: none; width: {wide}mm }} }}</style>"
    return page.decode().replace('"Liberation Sans", Arial', f'"{font}", Arial').replace("</style>", style).encode()


def fitting(form: Form, print_: Print) -> Form:
    """A form without its questions that are longer than a page."""
    refused = {problem.at for problem in paper.overlong(RECIPE, (form,), print_)}
    return form._replace(items=tuple(item for item in form.items if item.at not in refused))


@pytest.mark.parametrize("font", ["Liberation Sans", "Noto Sans", "DejaVu Sans"])
@pytest.mark.parametrize(
    ("large", "across", "sheet"), [(False, 1, False), (True, 1, False), (False, 2, False), (False, 2, True)]
)
def test_nothing_is_higher_than_reckoned(large: bool, across: int, sheet: bool, font: str, shown: Shown) -> None:
    """In each usual font a question, a heading and a form's head are never higher than reckoned, and hardly lower."""
    print_, form = Print("a4", large_print=large, across=across), quiz(1 + large, 60)
    recipe = RECIPE._replace(instructions="You have one hour. " * 9, sheet=sheet)
    page = on_screen(html.write(recipe, (form,), print_)["q.html"], print_, font)

    questions, headings, (head,) = shown.value(page, SIZES)

    reckoned = [fit.height(item, print_) for item in form.items]
    assert len(questions) == len(reckoned)
    for item, is_, at_most in zip(form.items, questions, reckoned, strict=True):
        assert is_ <= at_most, item
    assert sum(reckoned) <= 1.35 * sum(questions)
    for is_, section in zip(headings, {item.form: None for item in form.items}, strict=True):
        assert is_ <= paper.heading(paper.section(section, form, recipe), print_)
    assert head <= paper.head(recipe, form, paper.remark(form), print_)


SCRIPTS = {
    "Arabic": "في السنة التي تأسست فيها الحركة على يد طاهر وجمعة نمنگاني مُدَرِّسٌ كابول بأفغانستان ١٩٩٨ “آسيا”، ص س ش",
    "Thai": "ในปีที่ก่อตั้งขบวนการอิสลามแห่งอุซเบกิสถาน ผู้นำ ที่นี่ พ.ศ. ๒๕๔๑ กรุงเทพมหานคร น้ำ เปลี่ยนแปลงรัฐธรรมนูญ",
    "Chinese": "乌兹别克斯坦伊斯兰运动是在哪一年成立的？ 塔什干， 《歷史》 一九九八年 한국어로 ガギグゲゴ。",
}


@pytest.mark.parametrize("font", ["Liberation Sans", "DejaVu Sans"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("script", SCRIPTS)
def test_other_scripts_are_never_higher_than_reckoned(script: str, large: bool, font: str, shown: Shown) -> None:
    """Questions in Arabic, Thai or Chinese are no higher than reckoned, and where a font is at hand hardly lower."""
    print_, draw = Print("a4", large_print=large), random.Random(3)
    items = [invented(draw, number, 30, SCRIPTS[script].split()) for number in range(40)]
    form = Form("A", tuple(sorted(items, key=lambda item: list(paper.SECTIONS).index(item.form))))

    questions, _, _ = shown.value(on_screen(html.write(RECIPE, (form,), print_)["q.html"], print_, font), SIZES)

    reckoned = [fit.height(item, print_) for item in form.items]
    for item, is_, at_most in zip(form.items, questions, reckoned, strict=True):
        assert is_ <= at_most, item
    assert sum(reckoned) <= {"Arabic": 1.6}.get(script, 3) * sum(questions)


def test_characters_of_east_asia_are_as_wide_as_their_fonts_make_them() -> None:
    """An ideograph is one em wide in every font; fonts with low small letters are shown a third larger at most."""
    for character in "漢一ガけ한。《Ａ":
        assert 1.25 <= fit.width(character) <= 1.4


@pytest.mark.parametrize("large", [False, True])
def test_pages_are_as_many_as_said(large: bool, shown: Shown) -> None:
    """Printed, random questions stand whole on the pages that were reckoned for them, even with odd letters."""
    print_ = Print("letter", large_print=large)
    forms = tuple(fitting(quiz(seed)._replace(label=f"F{seed}"), print_) for seed in range(3))

    pages = [
        page.get_textpage().get_text_range() for page in shown.printed(html.write(RECIPE, forms, print_)["q.html"])
    ]

    said = [re.findall(r"Form (\w+) · page (\d+) of (\d+) ·", page) for page in pages]
    totals = Counter(found[0][0] for found in said if found)
    assert ["F0", "F1", "F2"] == list(totals)
    assert said == [
        [(label, str(number + 1), str(total))] for label, total in totals.items() for number in range(total)
    ]


def test_question_longer_than_a_page_is_refused_by_its_line() -> None:
    """What no page can hold is a problem at its line; what a larger paper holds is none there."""
    long = invented(random.Random(1), 7)._replace(
        form="short_answer", parts=(), options=(), stem="ship of Arrin " * 200
    )
    form = Form("A", (invented(random.Random(2), 8), long))

    (problem,) = paper.overlong(RECIPE, (form,), Print("a4", large_print=True))

    assert ("content/facts/x.yaml:7", 'this question is longer than a page: "ship of Arrin') == (
        problem.at,
        problem.what[: len('this question is longer than a page: "ship of Arrin')],
    )
    assert [] == paper.overlong(RECIPE, (form,), Print("a4"))
