"""Built quizzes, judged by their own text and by a real browser that prints them."""

import html
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from generator import browser, flow, texts
from generator.model import Content, Only, Row
from generator.print_options import Print
from generator.write import html as pages

from conftest import WORLD, Shown, factdeck, recipe
from test_fit import RECIPE
from test_fit import quiz as quiz_of

MILLIMETRE = 72 / 25.4
QUIZZES = ("designations-quiz", "history-quiz", "leadership-quiz", "velm-quiz", "velm-forms")
PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}


@pytest.fixture(params=QUIZZES)
def quiz(request: pytest.FixtureRequest, built: Path, built_world: Path) -> Path:
    """The paper of every built quiz in turn; its key lies beside it."""
    return (built_world if request.param.startswith("velm") else built) / f"{request.param}.html"


@pytest.fixture(scope="session")
def printed(shown: Shown) -> Callable[[Path, str], pypdfium2.PdfDocument]:
    """Print a page from the browser on a paper, once."""

    @cache
    def print_page(page: Path, paper: str) -> pypdfium2.PdfDocument:
        return shown.printed(page.read_text("utf-8").replace("size: auto", f"size: {paper}").encode())

    return print_page


def page_words(pdf: pypdfium2.PdfDocument) -> list[str]:
    """The words of each page."""
    return [texts.words(page.get_textpage().get_text_range()) for page in pdf]


def blocks(page: Path) -> dict[tuple[str, str], str]:
    """What stands in each question of each form, or in each explanation of a key, as plain text."""
    found = {}
    text = page.read_text("utf-8")
    forms = re.findall(r'data-form="(\w+)"(.*?)</article>', text, re.DOTALL) or [("", text)]
    for label, form in forms:
        parts = re.split(r'data-question="([^"]+)">', form)
        for number, block in zip(parts[1::2], parts[2::2], strict=True):
            inner = re.split(r"</fieldset>|</div>|</section>", block)[0]
            found[label, number] = html.unescape(re.sub(r"<[^>]*>", " ", inner))
    return found


def key_of(page: Path) -> list[dict[str, object]]:
    """The key for programs that belongs to a paper."""
    return json.loads(page.with_name(f"{page.stem}-key.json").read_text("utf-8"))


def test_every_built_quiz_is_tried(built: Path) -> None:
    """The quizzes these tests print are all that this project builds."""
    assert {name for name in QUIZZES if not name.startswith("velm")} == {
        path.name.removesuffix("-key.json") for path in built.glob("*-key.json")
    }


def test_forms_hold_the_same_questions_in_another_order(quiz: Path) -> None:
    """Two forms ask the same items, and no student finds the neighbour's numbers."""
    first, second = ([each["id"] for each in form["items"]] for form in key_of(quiz)[:2])

    assert sorted(first) == sorted(second)
    assert first != second or len({*first}) < 10


def test_key_names_the_option_that_is_right(quiz: Path) -> None:
    """The letters in the key stand on the paper before the text of the key; what is written by hand has none."""
    on_paper = blocks(quiz)
    for form in key_of(quiz):
        for each in form["items"]:
            numbers = (int(number) for label, number in on_paper if label == form["form"])
            block = on_paper[form["form"], str(max(number for number in numbers if number <= each["number"]))]
            options = dict(re.findall(r"\b([A-JTF])\s+(\S[^\n]*?)\s*$", block, re.MULTILINE))
            if each["kind"] in ("cloze", "short_answer"):
                assert each["letter"] == ""
                assert not texts.holds(block, each["text"])
            elif each["kind"] == "ordering":
                events = re.findall(r"^\s+(\S.* was .*?)\s*$", block, re.MULTILINE)
                assert each["text"].split("; ") == [
                    events[each["letter"].index(str(n + 1))] for n in range(len(events))
                ]
            elif each["kind"] == "true_false":
                assert each["letter"] == each["text"][0]
            else:
                assert each["text"] == "; ".join(options[letter] for letter in each["letter"])


def test_paper_does_not_hold_its_key(quiz: Path) -> None:
    """Neither explanation, source nor a mark of the right option is in the students' file."""
    page = quiz.read_text("utf-8")

    for word in ("correct", "answer-", "data-key", "<!--", "Not ", "“Islamic Movement of Uzbekistan”"):
        assert word not in page
    for source in re.findall(r'class="source">(.*?)<', quiz.with_name(f"{quiz.stem}-key.html").read_text("utf-8")):
        assert source not in page


def test_mark_of_a_paper_cannot_be_used_to_try_keys() -> None:
    """The mark comes from what is printed: another right answer changes nothing, so no key can be guessed from it."""
    form = quiz_of(3, 6)
    turned = [
        item._replace(key=("another",), options=tuple(each._replace(correct=not each.correct) for each in item.options))
        for item in form.items
    ]

    marks = {pages.mark_of(RECIPE, (form._replace(items=items),)) for items in (form.items, tuple(turned))}

    assert len(marks) == 1
    assert pages.mark_of(RECIPE, (form._replace(items=form.items[::-1]),)) not in marks


def test_key_explains_every_question(quiz: Path) -> None:
    """Each item of the key has its answer, its statement and a source."""
    key = quiz.with_name(f"{quiz.stem}-key.html").read_text("utf-8")
    blocks_of_key = re.split(r'data-question="', key)[1:]

    assert len(blocks_of_key) == len({each["id"] for form in key_of(quiz) for each in form["items"]})
    for block in blocks_of_key:
        for part in ("answer", "statement", "source"):
            assert re.search(rf'class="{part}">[^<]+<', block)


def test_key_says_of_every_wrong_option_why_it_is_wrong(quiz: Path) -> None:
    """What a paper offers beside the right answer is named in the key's explanation, after a "Not"."""
    page = blocks(quiz)
    told = blocks(quiz.with_name(f"{quiz.stem}-key.html"))
    for form in key_of(quiz):
        for each in form["items"]:
            if each["kind"] == "multiple_choice":
                options = re.findall(
                    r"^\s+[A-J]\s+(\S[^\n]*?)\s*$", page[form["form"], str(each["number"])], re.MULTILINE
                )
                (reasons,) = (text.partition("Not ")[1:] for (_, id), text in told.items() if id == each["id"])
                wrong = [text for text in options if text != each["text"]]
                assert len(wrong) > 1
                assert all(text in "".join(reasons) for text in wrong), (wrong, reasons)


def test_key_corrects_a_false_statement_by_what_is_true_of_the_same(world: Content, tmp_path: Path) -> None:
    """Below "Boro was settled in 1662" the key first says when Boro was settled, and then what was settled in 1662."""
    corrected = set()
    asks = ("motto_which", "settled_which", "settled_year", "discoverer")
    for seed in range(12):
        paper = recipe(seed=str(seed), forms=("A",), blueprint=(Row(asks, Only(), 4, "true_false", "decks/q.yaml:1"),))
        forms, problems = flow.arranged(flow.Bank(world), paper)
        assert [] == problems
        (tmp_path / "key.html").write_bytes(pages.write(paper, forms, Print(""))["velm-key.html"])
        for item in forms[0].items:
            island = re.match(r"(?:The motto of )?([A-Z]\w+(?: \w+)?|Dun <West>) (?:is|was) ", item.stem)
            told = blocks(tmp_path / "key.html")["", item.id].partition("False")[2].strip()
            if told and island:
                assert island[1] in told.partition(". ")[0], told
                corrected.add(item.template)

    assert corrected == set(asks)


def test_key_names_the_ground_of_a_wrong_option(built_world: Path) -> None:
    """What only the author's word rules out is said to rest on it, and what a complete list leaves out, on the list."""
    keys = " ".join(path.read_text("utf-8") for path in built_world.glob("*-key.html"))

    assert "whoever wrote this fact vouches that these are wrong." in keys
    assert ": not on the complete list of answers. " in keys


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("which", ["", "-key"])
def test_no_question_is_split_or_clipped(
    which: str, paper: str, quiz: Path, printed: Callable[[Path, str], pypdfium2.PdfDocument]
) -> None:
    """Every word of each question, and of each paragraph of a key, stands on one printed page, in its order."""
    page = quiz.with_name(f"{quiz.stem}{which}.html")

    pages = page_words(printed(page, paper))

    for (label, number), block in blocks(page).items():
        for whole in block.splitlines() if which else [block]:
            assert any(texts.words(whole) in words for words in pages), (label, number, whole)


@pytest.mark.parametrize("paper", PAPERS)
def test_tables_of_a_report_begin_below_their_words(
    paper: str, quiz: Path, printed: Callable[[Path, str], pypdfium2.PdfDocument]
) -> None:
    """What a report says of a figure, the name of a table and its first row stand on one page."""
    report = quiz.with_name(f"{quiz.stem}-report.html")
    pages = page_words(printed(report, paper))

    tables = re.findall(
        r'(?:</span> ([^<]*)</p>\s*<div class="table[^>]*><table>)?(<caption>.*?<tbody>.*?</tr>)',
        report.read_text("utf-8"), re.DOTALL,
    )  # fmt: skip
    assert len(tables) > 5
    for said, table in tables:
        whole = texts.words(html.unescape(f"{said} " + re.sub(r"<[^>]*>", " ", table)))
        assert any(whole in words for words in pages), whole


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("which", ["", "-key"])
def test_paper_is_printed_inside_its_margins(
    which: str, paper: str, quiz: Path, printed: Callable[[Path, str], pypdfium2.PdfDocument]
) -> None:
    """The page has the size asked for, and no letter stands within 10 mm of its edge."""
    width, height = (side * MILLIMETRE for side in PAPERS[paper])

    for page in printed(quiz.with_name(f"{quiz.stem}{which}.html"), paper):
        assert page.get_size() == pytest.approx((width, height), abs=1)
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if right > left:
                assert left >= 10 * MILLIMETRE
                assert right <= width - 10 * MILLIMETRE
                assert bottom >= 10 * MILLIMETRE
                assert top <= height - 10 * MILLIMETRE


def test_every_page_says_its_form_and_its_place_in_it(
    quiz: Path, printed: Callable[[Path, str], pypdfium2.PdfDocument]
) -> None:
    """Each page has its form, its number, the number of pages this form really has, and the quiz's mark."""
    for paper in PAPERS:
        said = [
            re.findall(r"Form (\w+) · page (\d+) of (\d+) · quiz (\w{8})", page.get_textpage().get_text_range())
            for page in printed(quiz, paper)
        ]
        assert all(len(each) == 1 for each in said), said
        pages = Counter(label for ((label, *_),) in said)
        place: Counter[str] = Counter()
        for ((label, number, total, _),) in said:
            place[label] += 1
            assert (int(number), int(total)) == (place[label], pages[label])
        assert 1 == len({mark for ((*_, mark),) in said})
        assert ["A", "B"] == sorted(pages)


def test_browser_prints_neither_file_name_nor_date(
    quiz: Path, printed: Callable[[Path, str], pypdfium2.PdfDocument]
) -> None:
    """The browser's own header and footer are displaced by ours."""
    for page in printed(quiz, "A4"):
        assert "file:" not in page.get_textpage().get_text_range()


def test_pages_ask_the_network_for_nothing(built: Path, built_world: Path, chromium: str, tmp_path: Path) -> None:
    """Opening a page makes the browser request that file alone, and each forbids more."""
    log = tmp_path / "net.json"
    pages = sorted(set(built.glob("*.html")) | set(built_world.glob("*.html")))
    assert len(pages) >= 3 * len(QUIZZES)

    with browser.connected(chromium, f"--log-net-log={log}") as ask:
        for page in (*pages, b'<img src="http://asked.example/">'):
            Shown(ask).value(page, "")

    for page in pages:
        text = page.read_text("utf-8")
        assert not re.search(r'(?<![-\w])(src|href)=(?!"#)|url\(|@import', text)
        assert "default-src 'none'" in text
        assert "<script" not in text
    asked = set(re.findall(r'"url":"(https?://[^"]*)"', log.read_text("utf-8")))
    assert {url for url in asked if "google" not in url} == {"http://asked.example/"}  # its own errands name Google


PAGES = [
    "velm-forms",
    "velm-forms-key",
    "velm-forms-report",
    "marked/velm-forms",
    "marked/velm-forms-sheet",
    "velm-quiz",
    "velm-quiz-key",
    "sparing/velm-forms",
    "sparing/velm-forms-key",
    "islands-study",
    "islands-timeline",
    "islands-selfcheck",
]


@pytest.fixture(scope="session")
def every_page(built_world: Path) -> Path:
    """A folder with all pages that are made of the invented world."""
    factdeck("build", "velm-forms", "--root", WORLD, "--ink-save", "--duplex", "--out", built_world / "sparing")
    factdeck("build", "velm-forms", "--root", WORLD, "--sheet", "--out", built_world / "marked")
    factdeck("handout", "--root", WORLD, "--out", built_world)
    return built_world


@pytest.mark.parametrize("name", PAGES)
def test_pages_can_be_used_by_everybody(name: str, every_page: Path, checkers: Path, shown: Shown) -> None:
    """axe-core finds nothing against WCAG 2.2 AA or good practice, and nothing it could not decide."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    script = f"""
        const found = await axe.run(document, {{runOnly: {{type: "tag", values: {tags}}}}});
        const told = rule => [rule.id, rule.nodes.map(node => node.html)];
        return [found.violations.map(told), found.incomplete.map(told), found.passes.length];
    """

    axe = (checkers / "axe-core/axe.min.js").read_text("utf-8")
    violations, incomplete, passed = shown.value(every_page / f"{name}.html", script, axe)

    assert ([], []) == (violations, incomplete)
    assert passed > 10


@pytest.mark.parametrize("name", [name for name in PAGES if not name.endswith("-selfcheck")])
def test_no_letter_is_small(name: str, every_page: Path, printed: Callable[[Path, str], pypdfium2.PdfDocument]) -> None:
    """Printed, no letter of any page is below 9 points, save what brings all fonts to one height of small letters."""
    matrix = pypdfium2.raw.FS_MATRIX()
    for page in printed(every_page / f"{name}.html", "A4"):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if pypdfium2.raw.FPDFText_GetMatrix(text, index, matrix) and not text.get_text_range(index, 1).isspace():
                size = pypdfium2.raw.FPDFText_GetFontSize(text, index) * abs(matrix.d)
                assert size > 8.7, text.get_text_range(index, 20)


def test_pages_are_valid_html(built: Path, every_page: Path, checkers: Path) -> None:
    """The validator finds no error and no warning in any page or its style; of paint-order it has not heard."""
    if not shutil.which("java"):
        pytest.skip("there is no Java, which the validator needs")
    pages = [*built.glob("*.html"), *every_page.rglob("*.html")]

    done = subprocess.run(
        ["java", "-jar", checkers / "vnu-jar/build/dist/vnu.jar", "--filterpattern", ".*paint-order.*", *pages],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip

    assert (0, "") == (done.returncode, done.stderr)


def test_markup_in_content_is_text(own_world: Path) -> None:
    """A title, a name and a note with angle brackets cannot become markup, on paper or key."""
    for path in own_world.rglob("*.yaml"):
        text = path.read_text("utf-8").replace("Arrin", "Ar<i>rin&amp;").replace("A model", "<script>A model")
        path.write_text(text.replace("The Velm sea", "The <b>Velm</b> sea"), "utf-8")

    done = factdeck("build", "velm-quiz", "--root", own_world, "--out", own_world)

    pages = "".join(path.read_text("utf-8") for path in own_world.glob("*.html"))
    assert done.returncode == 0, done.stderr
    assert "Ar&lt;i&gt;rin&amp;amp;" in pages
    assert "The &lt;b&gt;Velm&lt;/b&gt; sea" in pages
    assert not re.search(r"<(i|b|script)\b", pages)


def test_pages_as_they_were_looked_at(built_world: Path, golden: Callable[[str, str], None]) -> None:
    """The paper and the keys of the invented world are as they were when somebody last looked."""
    for name in ("velm-quiz", "velm-forms"):
        for part in (".html", "-key.html", "-key.json"):
            golden(f"{name}{part}", (built_world / f"{name}{part}").read_text("utf-8"))


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Another folder, time, time zone and hash seed give the same pages."""
    factdeck("build", "velm-quiz", "--root", WORLD, "--out", tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC")
    factdeck("build", "velm-quiz", "--root", ".", "--out", tmp_path / "two", cwd=WORLD, PYTHONHASHSEED="2",
             TZ="Asia/Tashkent", SOURCE_DATE_EPOCH="1")  # fmt: skip

    for page in (tmp_path / "one").iterdir():
        assert page.read_bytes() == (tmp_path / "two" / page.name).read_bytes()
