"""The students' paper as the options of printing make it, judged by a real browser."""

import json
import random
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pypdfium2
import pytest
from generator import texts
from generator.flow import EVERYTHING, Bank, arranged, asked
from generator.items import Form, Item, Option, Part
from generator.load import load
from generator.model import Only, Recipe, Row
from generator.print_options import MILLIMETRES, PAPERS, Print
from generator.write import fit, html, paper

from conftest import PROJECT, Shown, factdeck
from test_fit import RECIPE, fitting, on_screen, quiz

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
    some = (fitting(quiz(seed, 12), print_)._replace(label="ABCD"[seed]) for seed in range(forms))
    return html.write(RECIPE, tuple(some), print_)["q.html"]


def test_large_print_is_large(shown: Shown) -> None:
    """No letter is below 18 points, no line closer than 1.25, all is black, nothing hyphenated, in one column."""
    size, lead, colours, hyphens, columns = shown.value(made(Print(large_print=True)), LOOKS)

    assert size >= 18
    assert lead >= 1.25
    assert (["rgb(0, 0, 0)"], ["none"], []) == (colours, hyphens, columns)


def test_form_and_its_letter_stand_in_one_line(shown: Shown) -> None:
    """The heading of no title breaks between "Form" and the letter, and none is higher than reckoned."""
    print_, form = Print("a4", large_print=True), quiz(1, 2)
    script = """return [document.querySelector(".label").getClientRects().length,
        document.querySelector("header").offsetHeight / parseFloat(getComputedStyle(document.body).fontSize)]"""
    for length in range(12, 30):
        recipe = RECIPE._replace(title="i" * length + " " + "n" * length)
        page = on_screen(html.write(recipe, (form,), print_)["q.html"], print_, "DejaVu Sans")

        lines, high = shown.value(page, script)

        assert lines == 1
        assert high <= paper.head(recipe, form, paper.remark(form), print_)


@pytest.mark.parametrize("sheet", PAPERS)
def test_large_print_fills_its_pages(sheet: str, shown: Shown, tmp_path: Path) -> None:
    """No page of this project's quizzes is left empty by two fifths, but a form's last two, which share.

    A fifth is kept for wider fonts, and a question that does not fit takes up to a quarter.
    """
    for name in ("designations-quiz", "history-quiz"):
        done = factdeck("build", name, "--large-print", "--paper", sheet, "--out", tmp_path)
        assert done.returncode == 0, done.stderr
        for page in shown.printed(tmp_path / f"{name}.html"):
            text = page.get_textpage()
            number, total = map(int, re.search(r"page (\d+) of (\d+)", text.get_text_range()).groups())
            if number < total - 1:
                boxes = [text.get_charbox(index) for index in range(text.count_chars())]
                assert min(bottom for left, bottom, right, _ in boxes if right > left) < page.get_height() * 2 / 5


def ink(pdf: pypdfium2.PdfDocument) -> float:
    """The share of black on all pages."""
    pages = [bytes(page.render(scale=1, grayscale=True).buffer) for page in pdf]
    return 1 - sum(map(sum, pages)) / (255 * sum(map(len, pages)))


def test_ink_is_saved(shown: Shown) -> None:
    """The sparing paper takes less ink than the usual one, and at most 4 % of the page."""
    usual, spared = (ink(shown.printed(made(Print("a4", ink_save=spare)))) for spare in (False, True))

    assert spared < 0.9 * usual
    assert spared <= 0.04


def test_letters_of_options_are_as_large_as_the_text_where_ink_is_saved(shown: Shown) -> None:
    """Without its circle the letter of an option is found by its size and by the bracket after it."""
    script = """
        const style = (name, part) => getComputedStyle(document.querySelector(name), part);
        return [style(".letter").fontSize, style(".stem").fontSize, style(".letter", "::after").content];
    """
    letter, stem, after = shown.value(made(Print(ink_save=True)), script)

    assert (letter, after) == (stem, '")"')


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_form_begins_on_the_front_of_a_sheet(paper: str, shown: Shown) -> None:
    """With --duplex every form's first page is an odd one, and no side is added where none is needed."""
    pages = [page.get_textpage().get_text_range() for page in shown.printed(made(Print(paper, duplex=True), 4))]

    begins = [place for place, text in enumerate(pages) if re.search(r"Form \w · page 1 of", text)]
    assert 4 == len(begins)
    assert all(place % 2 == 0 for place in begins)
    for place, text in enumerate(pages):
        if "This side stays empty" in text:
            assert place % 2 == 1
            assert place + 1 in begins


def test_questions_stand_in_two_columns_where_that_takes_fewer_pages(shown: Shown) -> None:
    """Short questions stand in two columns on half the pages, each whole, left before right; large print has one."""
    item = quiz(1).items[0]._replace(form="short_answer", parts=(), options=())
    short = [item._replace(id=f"q{number}", stem=f"Who is number {number}?") for number in range(40)]
    form = Form("A", tuple(short))

    page = html.write(RECIPE, (form,), Print("a4"))["q.html"]

    printed = [each.get_textpage().get_text_range() for each in shown.printed(page)]
    assert len(printed) == 2
    assert [str(n) for n in range(40)] == re.findall(r"Who is number (\d+)\?", "".join(printed))
    assert b'class="columns"' not in html.write(RECIPE, (form,), Print("a4", large_print=True))["q.html"]
    long = short[0]._replace(stem="ship of Arrin " * 40)
    assert b'class="columns"' not in html.write(RECIPE, (Form("A", (long,) * 6),), Print("a4"))["q.html"]


@pytest.mark.parametrize("sheet", PAPERS)
def test_no_question_stands_alone_on_the_last_page(sheet: str, shown: Shown) -> None:
    """One question more than a page holds takes another one with it to the second page, and all are printed."""
    item = quiz(1).items[0]._replace(form="short_answer", parts=(), options=())
    print_ = Print(sheet, large_print=True)
    stems = [f"Who of all the people on the ships, of which there were {number}, came home?" for number in range(30)]
    many = [Form("A", tuple(item._replace(id=stem, stem=stem) for stem in stems[:count])) for count in range(1, 31)]
    pages = [html.write(RECIPE, (form,), print_)["q.html"] for form in many]
    first = next(page for page in pages if page.count(b'class="page"') == 2)

    _, last = (page.get_textpage().get_text_range() for page in shown.printed(first))

    assert 2 == last.count("came home?")
    assert "Go on" not in last


def test_points_and_instructions_stand_on_the_paper() -> None:
    """What the recipe says of points and time is printed, and the key repeats the points."""
    form = quiz(3, 4)
    form = form._replace(items=(form.items[0]._replace(worth=3), *form.items[1:]))
    files = html.write(RECIPE._replace(instructions="You have <one> hour."), (form,), Print())

    numbers = sum(item.numbers for item in form.items)
    points = sum(item.points for item in form.items)
    page = files["q.html"].decode()
    assert "You have &lt;one&gt; hour." in page
    assert f"{numbers} questions, {points} points." in page
    assert 1 == page.count("(3\u00a0points")
    assert f"Form A: {points} points" in files["q-key.html"].decode()


def test_where_a_line_stands_to_write_on_the_blank_only_shows_the_place(shown: Shown) -> None:
    """A sentence has one place to write: the blank above its line is short, and the heading tells of the line."""
    item = quiz(1).items[0]._replace(parts=(), options=(), stem="The lamp was lit with _____.")
    options = tuple(Option(text, text == "oil", "") for text in ("oil", "wood", "tar"))
    chosen = item._replace(id="m", form="multiple_choice", options=options)
    written = [item._replace(id=form, form=form) for form in ("cloze", "short_answer")]
    asked_about = item._replace(id="q", form="short_answer", stem="Who lit the lamp?")

    page = html.write(RECIPE, (Form("A", (chosen, *written, asked_about)),), Print("a4"))["q.html"]
    plain = html.write(RECIPE, (Form("A", (asked_about,)),), Print("a4"))["q.html"]

    text = shown.printed(page)[0].get_textpage().get_text_range()
    assert ["_____", "___", "___"] == re.findall(r"lit with (_+)\.", text)
    assert "or write there what is missing at ___" in " ".join(text.split())
    assert b"what is missing" not in plain


def test_key_tells_points_and_numbers_once() -> None:
    """Above an explanation stand the question without its points, then these and its number or numbers."""
    one = quiz(1).items[0]._replace(form="short_answer", parts=(), options=(), stem="Who is it?", worth=2)
    parts = tuple(Part(f"premise {each}", f"right {each}", "So it is.") for each in range(4))
    options = tuple(Option(part.answer, True, "") for part in parts)
    many = one._replace(id="m", form="matching", stem="Which is whose?", parts=parts, options=options, worth=3)
    forms = tuple(Form(label, (one, many)) for label in "AB")

    files = html.write(RECIPE, forms, Print())

    answers = files["q-key.html"].decode().partition('<div class="answers">')[2]
    key = re.sub(r"<[^>]*>", "", answers).replace("&nbsp;", " ")
    assert "Who is it?\nShort answer, 2 points. Question 1 of form A, 1 of B.\n" in key
    assert "Which is whose?\nMatching, 12 points. Questions 2–5 of form A, 2–5 of B.\n" in key
    assert "(3\u00a0points\u00a0each)" in files["q.html"].decode()


def test_key_stands_in_two_columns(shown: Shown) -> None:
    """The explanations of short answers stand side by side, on hardly more than half as many pages as in one column."""
    item = quiz(1).items[0]._replace(form="short_answer", parts=(), options=())
    items = tuple(item._replace(id=f"q{number}", stem=f"Who is number {number}?") for number in range(60))

    key = html.write(RECIPE, (Form("A", items),), Print("a4"))["q-key.html"]

    pages = [page.get_textpage().get_text_range() for page in shown.printed(key)]
    assert len(pages) < 0.7 * len(shown.printed(key.replace(b"columns: 2;", b"")))
    assert [str(n) for n in range(60)] == re.findall(r"Who is number (\d+)\?", "".join(pages))


@pytest.mark.parametrize("sheet", PAPERS)
@pytest.mark.parametrize("name", ["designations-quiz", "history-quiz"])
def test_columns_of_a_key_are_filled(name: str, sheet: str, built: Path, shown: Shown) -> None:
    """No column of this project's keys but on the last page is left empty by a third; questions stay with answers."""
    key = (built / f"{name}-key.html").read_text("utf-8").replace("size: auto", f"size: {sheet}")
    columns, ends = [], []

    for page in shown.printed(key.encode()):
        text, (wide, high) = page.get_textpage(), page.get_size()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        for left, right in ((0, wide / 2), (wide / 2, wide)):
            columns.append(texts.words(text.get_text_bounded(left, 60, right, high)))  # the foot is below
            ends.append(min((box[1] / high for box in boxes if left <= box[0] < right and box[1] > 60), default=1))

    assert len(ends) > 6
    assert max(ends[:-2]) < 1 / 3
    heads = re.findall(r'<h3>(.*?)</h3>\s<p class="places">.*?</p>\s<p class="answer">(.*?)</p>', key)
    assert len(heads) > 10
    for head in heads:
        question, answer = (texts.words(unescape(each)) for each in head)
        assert any(answer in column.partition(question)[2] for column in columns), head


def test_one_question_is_no_questions() -> None:
    """A paper and a key of one question say so, and not that each is worth a point."""
    item = quiz(1).items[0]._replace(form="short_answer", parts=(), options=())

    files = html.write(RECIPE, (Form("A", (item,)),), Print())

    assert b'<p class="small">1 question, 1 point.</p>' in files["q.html"]
    assert b"Form A: 1 point</h3>" in files["q-key.html"]


def test_fifty_questions_are_a_small_file() -> None:
    """A paper of fifty questions stays below 300 kB, as a mail or a phone likes it."""
    form = quiz(5, 50)._replace(label="A")

    assert len(html.write(RECIPE, (form,), Print())["q.html"]) < 300_000


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """As many random quizzes as --quizzes says."""
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(metafunc.config.getoption("--quizzes")))


@pytest.fixture(scope="module")
def bank() -> Callable[[Recipe], tuple[tuple[Form, ...], list[Item]]]:
    """What arranges quizzes of this project's content; beside the forms, all items there are."""
    content, _ = load(PROJECT)
    made = Bank(content)
    items, _ = asked(made, EVERYTHING)

    def arrange(recipe: Recipe) -> tuple[tuple[Form, ...], list[Item]]:
        forms, problems = arranged(made, recipe)
        assert [] == problems
        return forms, items

    return arrange


def random_quiz(draw: random.Random) -> tuple[Recipe, Print]:
    """A blueprint of any forms of question and sizes, and any way to print it."""
    kinds = draw.sample(("multiple_choice", "true_false", "cloze", "short_answer"), draw.randint(1, 4))
    rows = [Row((), Only(), draw.randint(1, 12), kind, "decks/random:1") for kind in kinds]
    if draw.random() < 0.5:
        rows.append(Row((), Only(), 1, "matching", "decks/random:1", draw.randint(4, 8)))
    if draw.random() < 0.5:
        rows.append(Row((), Only(), 1, "ordering", "decks/random:1", draw.randint(3, 6)))
    forms = tuple("ABCD"[: draw.randint(1, 4)])
    seed = str(draw.random())
    recipe = Recipe("r", "A random quiz", "", "", (), Only(), forms, draw.randint(3, 5), seed, tuple(rows), "decks/r:1")
    flags = [draw.random() < share for share in (0.25, 0.5, 0.5)]
    return recipe, Print(draw.choice(("a4", "letter")), *flags)


def test_random_quiz_prints_as_laid_out(
    seed: int, bank: Callable[[Recipe], tuple[tuple[Form, ...], list[Item]]], shown: Shown
) -> None:
    """Each question stands whole on one page inside the margins, the pages are counted right, and the key agrees."""
    recipe, print_ = random_quiz(random.Random(seed))
    forms, items = bank(recipe)
    if paper.overlong(recipe, forms, print_):  # such a quiz is refused, so it is not printed that large
        print_ = print_._replace(large_print=False)
    files = html.write(recipe, forms, print_)
    pdf = shown.printed(files["r.html"])

    pages = [page.get_textpage().get_text_range() for page in pdf]
    by_form: dict[str, list[str]] = {}
    title = "" if print_.large_print else " · A random quiz"
    for text in pages:
        if found := re.match(rf"Form (\w) · page (\d+) of (\d+) · quiz \w{{8}}{title}", " ".join(text.split())):
            by_form.setdefault(found[1], []).append(text)
            assert len(by_form[found[1]]) == int(found[2])
    for form in forms:
        said = {text.split(" of ")[1].split(" ")[0] for text in by_form[form.label]}
        assert {str(len(by_form[form.label]))} == said
    assert len(pages) - sum(map(len, by_form.values())) <= (len(forms) - 1 if print_.duplex else 0)

    for form, key in zip(forms, json.loads(files["r-key.json"]), strict=True):
        lines = iter(key["items"])
        for item in form.items:
            told = [next(lines) for _ in range(item.numbers)]
            whole = [texts.words(page) for page in by_form[form.label] if stands(item, texts.words(page))]
            assert 1 == len(whole), (item, by_form[form.label])
            assert [each["letter"] or each["text"] for each in told] == answers(item, items, whole[0]), item
    for page in pdf:
        assert_inside(page, print_)


def stands(item: Item, page: str) -> bool:
    """Whether the whole of a question is among the words of a page, from its stem to its last option."""
    shown = [fit.question(item), *(part.text for part in item.parts), *(option.text for option in item.options)]
    return all(texts.words(text) in page for text in shown)


def answers(item: Item, items: list[Item], page: str) -> list[str]:
    """The key, worked out from the facts and from what is printed beside each option on the page."""

    def letter(text: str) -> str:
        after = page[page.index(texts.words(fit.question(item))) :]
        return re.search(rf"\b([a-j]) {re.escape(texts.words(text))}\b", after)[1].upper()

    if item.form == "matching":
        return [letter(part.answer) for part in item.parts]
    if item.form == "ordering":
        place = {text: str(number) for number, text in enumerate(item.key, 1)}
        parts = sorted(item.parts, key=lambda part: page.index(texts.words(part.text)))
        return ["".join(place[part.text] for part in parts)]
    fact = next(each for each in items if each.id == item.id)
    if item.form == "true_false":
        true = [option.claim for option in fact.options if option.correct]
        return ["T" if texts.words(item.stem) in map(texts.words, true) else "F"]
    if not item.options:
        return ["; ".join(fact.key)]
    return ["".join(sorted(letter(text) for text in fact.key))]


def assert_inside(page: pypdfium2.PdfPage, print_: Print) -> None:
    """The page has its size, and no letter stands within 10 mm of its edge."""
    width, height = (side / MILLIMETRES for side in PAPERS[print_.paper])
    assert page.get_size() == pytest.approx((width, height), abs=1)
    edge, text = 10 / MILLIMETRES, page.get_textpage()
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        if right > left:
            assert edge <= left <= right <= width - edge
            assert edge <= bottom <= top <= height - edge
