"""Answer sheets, as a browser prints them and a reader finds them."""

import csv
import ctypes
import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp
from generator import geometry

from conftest import PROJECT, WORLD, Shown, factdeck

MILLIMETRE = 72 / 25.4
CLASS = {
    "17": "Ida Moss",
    "A-4": "<b>Tam</b> & Reed",
    "123456789012": "W" * 80,
    "abcdefghijkl": "字" * 80,
    "5": "محمد رضا",
    "6": "ﷺ﷽" * 40,
    "7": "Z" + "\u0300\u0301\u0302\u0303" * 19,
    "8": "</p></foreignObject><script>",
}
NAME = (14, 21, 140, 45)
"""Left, top, right and bottom of the box of a name, in millimetres from the corner of the frame."""


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the quizzes of the invented world and their answer sheets."""
    out = tmp_path_factory.mktemp("sheets")
    done = factdeck("build", "--sheet", "--root", WORLD, "--out", out)
    assert done.returncode == 0, done.stderr
    assert f"{out}/velm-forms-sheet.html" in done.stdout
    return out


@pytest.fixture(scope="module", params=geometry.PAPERS)
def printed(request: pytest.FixtureRequest, sheets: Path, shown: Shown) -> tuple[str, pypdfium2.PdfDocument]:
    """The sheets of velm-forms printed on each paper in turn."""
    page = sheets / f"{request.param}.html"
    text = (sheets / "velm-forms-sheet.html").read_text("utf-8")
    page.write_text(text.replace("size: auto", f"size: {request.param}"), "utf-8")
    return request.param, shown.printed(page)


def data_of(sheets: Path) -> dict[str, object]:
    """What a reader is told about the sheets of velm-forms."""
    return json.loads((sheets / "velm-forms-sheet.json").read_text("utf-8"))


def boxes(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height of each path of a page, in millimetres from its upper left corner."""
    height = page.get_height()
    found = []
    for each in page.get_objects((pdfium.FPDF_PAGEOBJ_PATH,), max_depth=5):
        left, bottom, right, top = each.get_bounds()
        found.append(tuple(side / MILLIMETRE for side in (left, height - top, right - left, top - bottom)))
    return found


def test_positions_on_paper_are_those_of_the_data(sheets: Path, printed: tuple[str, pypdfium2.PdfDocument]) -> None:
    """Each bubble, and the frame of markers, stands within 0.3 mm of where the data say, on A4 and Letter."""
    paper, pdf = printed
    data = data_of(sheets)

    assert [len(form["pages"]) for form in data["forms"]] == [1, 1]
    assert len(pdf) == 2
    assert_in_place(data, paper, pdf, 2)  # the example is a circle and its filling


def assert_in_place(data: dict[str, object], paper: str, pdf: pypdfium2.PdfDocument, others: int) -> None:
    """The first page of each form has its bubbles and markers where the data say, and so many other circles."""
    x, y = data["origin"][paper]
    for form, page in zip(data["forms"], pdf, strict=True):
        bubbles = [each for row in form["pages"][0] for each in row["bubbles"]]
        bubbles += [each for place in data["student_number"] for each in place]
        found = boxes(page)
        circles = [(left + width / 2, top + height / 2) for left, top, width, height in found
                   if -0.1 < width - data["bubble"] < 1 and abs(width - height) < 0.1]  # fmt: skip
        for each in bubbles:
            near = [circle for circle in circles
                    if abs(circle[0] - x - each["x"]) < 0.3 and abs(circle[1] - y - each["y"]) < 0.3]  # fmt: skip
            assert len(near) == 1, each
        assert len(circles) == len(bubbles) + others
        assert any(
            box == pytest.approx((x, y, data["width"], data["height"]), abs=0.3) for box in found
        )  # all markers are one path


def test_code_is_read_from_the_page(sheets: Path, printed: tuple[str, pypdfium2.PdfDocument]) -> None:
    """A reader of QR codes finds, where the data say, the quiz, the form and the page on the page as printed."""
    paper, pdf = printed
    data = data_of(sheets)
    x, y = data["origin"][paper]

    for form, page in zip("AB", pdf, strict=True):
        bitmap = page.render(scale=150 / 72, grayscale=True)
        pixels = memoryview(bitmap.buffer).cast("B", (bitmap.height, bitmap.stride))
        (code,) = zxingcpp.read_barcodes(pixels)
        corner = code.position.top_left
        assert code.text == geometry.USUAL.ticket(data["quiz"], form, "", 1)
        place = (x + data["qr"]["x"], y + data["qr"]["y"])
        assert (corner.x * 25.4 / 150, corner.y * 25.4 / 150) == pytest.approx(place, abs=0.5)
    assert data["quiz"] in (sheets / "velm-forms.html").read_text("utf-8")


@pytest.fixture(scope="module", params=["", "students"])
def large_sheets(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sheets of velm-forms in large print, without names or for a class."""
    out = tmp_path_factory.mktemp("large")
    (out / "class.csv").write_text(f"name\nIda Moss\n{'W' * 80}\n", "utf-8")
    roster = ("--roster", out / "class.csv") if request.param else ()
    done = factdeck("build", "velm-forms", "--sheet", "--large-print", *roster, "--root", WORLD, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.mark.parametrize("font", ["Liberation Sans", "Noto Sans", "DejaVu Sans"])
def test_sheet_in_large_print_is_large(large_sheets: Path, font: str, shown: Shown) -> None:
    """All letters are as large as on the paper, no text leaves its box, and every bubble is where the data say."""
    page = (large_sheets / "velm-forms-sheet.html").read_text("utf-8").replace('"Noto Sans"', f'"{font}"')
    pdf = shown.printed(page.replace("size: auto", "size: A4").encode())

    assert len(pdf) == 2
    for each in pdf:
        sizes = [size_of(text) for text in each.get_objects((pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=5)]
        assert len(sizes) > 20
        assert min(sizes) >= 16.9  # fonts with high small letters are brought to the height of Arial's
    assert_in_place(data_of(large_sheets), "A4", pdf, 0)
    over = shown.value(page.encode(), OVER)
    assert over
    assert max(over) <= 0


OVER = """
    const boxes = [...document.querySelectorAll("foreignObject")].filter(box => !box.textContent.includes("WWW"));
    return boxes.map(box => {
        const first = box.firstElementChild, last = box.lastElementChild;
        return last.offsetTop + last.offsetHeight - first.offsetTop - box.height.baseVal.value;
    });
"""
"""By how much what stands in a box is higher than it; a name may be of any length and is cut."""


def size_of(text: pypdfium2.PdfObject) -> float:
    """The size of a text's letters on the page, in points."""
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(text, size)
    matrix = text.get_matrix()
    return size.value * abs(matrix.d)


@pytest.fixture(scope="module")
def class_sheets(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Path:
    """A folder with a long quiz for a class of odd names and numbers, and its sheets as PDF on Letter."""
    out = tmp_path_factory.mktemp("class")
    with (out / "class.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("number", "name"), *CLASS.items()])
    done = factdeck("build", "--items", "60", "--sheet", "--roster", out / "class.csv", "--to", "pdf",
                    "--paper", "letter", "--root", PROJECT, "--out", out)  # fmt: skip
    assert (0, "") == (done.returncode, done.stderr)
    return out


def pixels(page: pypdfium2.PdfPage) -> memoryview:
    """A page as 150 dots an inch see it: rows of grey."""
    bitmap = page.render(scale=150 / 72, grayscale=True)
    return memoryview(bytes(bitmap.buffer)).cast("B", (bitmap.height, bitmap.stride))


def black(seen: memoryview, left: float, top: float, right: float, bottom: float) -> int:
    """How many dots are dark in a rectangle, in millimetres from the corner of the frame on Letter."""
    x, y = geometry.origin("Letter")
    rows = range(round((y + top) / 25.4 * 150), round((y + bottom) / 25.4 * 150))
    columns = range(round((x + left) / 25.4 * 150), round((x + right) / 25.4 * 150))
    return sum(seen[row, column] < 160 for row in rows for column in columns)


def test_code_of_a_class_tells_the_student(class_sheets: Path) -> None:
    """Each student of a class list has as many pages as the quiz needs, each with the own number in its code."""
    data = json.loads((class_sheets / "quick-quiz-sheet.json").read_text("utf-8"))
    pdf = pypdfium2.PdfDocument(class_sheets / "quick-quiz-sheet.pdf")
    codes = [zxingcpp.read_barcodes(pixels(page))[0].text for page in pdf]

    assert [geometry.USUAL.ticket(data["quiz"], each, each, page) for each in CLASS for page in (1, 2)] == codes
    assert [(label, 2) for label in CLASS] == [(form["form"], len(form["pages"])) for form in data["forms"]]
    assert [] == data["student_number"]
    assert "Moss" not in json.dumps(data)


def test_name_is_printed_inside_its_box(class_sheets: Path) -> None:
    """Every page has the name of its student, in whatever script and of whatever length, and none leaves its box."""
    left, top, right, bottom = NAME
    pdf = pypdfium2.PdfDocument(class_sheets / "quick-quiz-sheet.pdf")
    for place, page in enumerate(pdf):
        label, name = list(CLASS.items())[place // 2]
        seen, text = pixels(page), page.get_textpage().get_text_range()
        assert black(seen, *NAME) > 20, name
        assert 0 == black(seen, left - 3, top - 1.5, left - 0.3, bottom + 2), name
        assert 0 == black(seen, left - 3, bottom + 0.3, right + 3, bottom + 2), name
        assert 0 == black(seen, right + 0.3, top - 1.5, right + 3, bottom + 2), name
        assert f"form {label}, page {place % 2 + 1} of 2" in text
        if name.isascii():
            assert name in text.replace("\r\n", "").replace("\n", "")


def test_class_of_ten_thousand_is_refused(tmp_path: Path) -> None:
    """What is no class is told at once, and nothing is written."""
    (tmp_path / "class.csv").write_text("name\n" + "".join(f"Student {each}\n" for each in range(10_000)))

    done = factdeck("build", "velm-quiz", "--sheet", "--roster", tmp_path / "class.csv", "--root", WORLD,
                    "--out", tmp_path / "out")  # fmt: skip

    assert done.returncode == 1
    assert "this list has 10,000 names\n    make one list for each class, of at most 1,000 names" in done.stderr
    assert not (tmp_path / "out").exists()


def test_letters_are_those_of_the_paper(sheets: Path) -> None:
    """Every number whose key is a letter has bubbles, each letter of the key among them; what is written has none."""
    key = json.loads((sheets / "velm-forms-key.json").read_text("utf-8"))
    for form, answers in zip(data_of(sheets)["forms"], key, strict=True):
        rows = {row["number"]: row for page in form["pages"] for row in page}
        for each in answers["items"]:
            letters = "".join(bubble["mark"] for bubble in rows.get(each["number"], {"bubbles": []})["bubbles"])
            if each["kind"] in ("cloze", "short_answer", "ordering"):
                assert letters == ""
            else:
                assert set(each["letter"]) <= set(letters)
                assert rows[each["number"]]["many"] == (each["kind"] == "multiple_response")
                assert letters.startswith("TF" if each["kind"] == "true_false" else "AB")


def test_nothing_of_the_key_is_on_a_sheet(sheets: Path) -> None:
    """Forms with other right answers have the same sheet but for their label, mark and code."""
    page = (sheets / "velm-forms-sheet.html").read_text("utf-8")
    first, second = re.findall(r"<svg.*?</svg>", page, re.DOTALL)

    assert first != second
    assert re.sub(r'd="[^"]*"', "", first).replace("orm A", "orm B") == re.sub(r'd="[^"]*"', "", second)


@pytest.mark.parametrize("title", ["<b>An endless title & more " + "of it " * 30, "字" * 80])
def test_title_stays_text_and_in_its_line(title: str, own_world: Path, tmp_path: Path) -> None:
    """A title with markup or of any length cannot become markup, and is squeezed and cut to the room it has."""
    recipe = own_world / "decks/velm-quiz.yaml"
    recipe.write_text(recipe.read_text("utf-8").replace("The Velm sea, a test", title), "utf-8")

    factdeck("build", "velm-quiz", "--sheet", "--root", own_world, "--out", tmp_path)

    page = (tmp_path / "velm-quiz-sheet.html").read_text("utf-8")
    shown = html.unescape(re.search(r'class="title"[^>]*textLength="158"[^>]*>([^<]*)<', page)[1])
    assert title.startswith(shown.removesuffix("…"))
    assert len(shown) <= (43 if title[0] == "字" else 86)
    assert not re.search(r"<b>|<script|src=|href=|url\(|@import", page)
    assert "default-src 'none'" in page


def test_quiz_of_written_answers_has_no_sheet(own_world: Path, tmp_path: Path) -> None:
    """With --sheet, a quiz without letters and a deck are built as without it, beside one that has a sheet."""
    (own_world / "decks/written.yaml").write_text("title: T\nblueprint: [{ask: ship, items: 2, as: short_answer}]\n")

    done = factdeck("build", "written", "velm", "velm-quiz", "--sheet", "--root", own_world, "--out", tmp_path / "out")

    assert done.returncode == 0, done.stderr
    assert {"velm-quiz-sheet.html", "velm-quiz-sheet.json"} == {
        each.name for each in (tmp_path / "out").glob("*sheet*")
    }


def test_sheet_says_where_what_has_no_circles_is_answered(own_world: Path, tmp_path: Path) -> None:
    """Numbers behind the last circles are spoken of too; where there are none, nothing is said of them."""
    recipe = own_world / "decks/velm-quiz.yaml"
    written = "  - {ask: area, items: 1, as: short_answer}\n"
    for name, more in (("all", ""), ("some", written)):
        recipe.write_text(f"title: T\nblueprint:\n  - {{ask: ship, items: 2}}\n{more}")
        factdeck("build", "velm-quiz", "--sheet", "--root", own_world, "--out", tmp_path / name)

    told = ["write on the paper" in (tmp_path / name / "velm-quiz-sheet.html").read_text() for name in ("all", "some")]
    assert [False, True] == told


def test_paper_says_where_its_letters_are_marked(sheets: Path, built_world: Path) -> None:
    """Beside a sheet the paper has no lines for letters and says where to mark them; alone it speaks of none."""
    lettered = {"Multiple choice", "Several right answers", "True or false", "Matching"}
    told = {}
    for folder in (sheets, built_world):
        page = (folder / "velm-forms.html").read_text("utf-8")
        told[folder] = dict(re.findall(r"<h3>(.*?)</h3>\n<p class=\"small\">(.*?)</p>", page))
        lines = re.search(r'class="match">\n<ul>(.*?)</ul>', page, re.DOTALL)[1]
        assert (folder == built_world) == ("box" in lines)

    assert lettered == {kind for kind, says in told[sheets].items() if "on the answer sheet" in says}
    assert not any("sheet" in says for says in told[built_world].values())
    assert all(told[sheets][kind] == told[built_world][kind] for kind in told[sheets].keys() - lettered)


def test_recipe_asks_for_its_sheet(own_world: Path, tmp_path: Path) -> None:
    """With `sheet: yes` in the recipe the sheet is made without being asked for, the same as with --sheet."""
    recipe = own_world / "decks/velm-quiz.yaml"
    factdeck("build", "velm-quiz", "--sheet", "--root", own_world, "--out", tmp_path / "asked")
    recipe.write_text(recipe.read_text("utf-8") + "sheet: yes\n")
    factdeck("build", "velm-quiz", "--root", own_world, "--out", tmp_path / "written")

    for name in ("velm-quiz-sheet.html", "velm-quiz-sheet.json"):
        assert (tmp_path / "asked" / name).read_bytes() == (tmp_path / "written" / name).read_bytes()


def test_sheets_as_they_were_looked_at(sheets: Path, golden: Callable[[str, str], None]) -> None:
    """The sheets of the invented world are as they were when somebody last looked."""
    for name in ("velm-forms-sheet.html", "velm-forms-sheet.json"):
        golden(name, (sheets / name).read_text("utf-8"))
