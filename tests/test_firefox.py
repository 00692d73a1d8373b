"""What is handed to students, printed by Firefox, which knows no boxes in the margins of a page."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from generator import texts
from generator.print_options import MILLIMETRES, PAPERS

from conftest import WORLD, factdeck
from firefox import Firefox, started
from test_html import blocks


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox of this machine. Without one its tests are skipped."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.skip("there is no Firefox: pages were not printed by it")
    with started(program, tmp_path_factory.mktemp("firefox")) as running:
        yield running


def printed(firefox: Firefox, page: Path, paper: str) -> list[str]:
    """The texts of the pages Firefox makes; nothing on them is within 10 mm of an edge."""
    firefox.print(page, page.with_suffix(".pdf"), PAPERS[paper])
    edge, found = 10 / MILLIMETRES, []
    for each in pypdfium2.PdfDocument(page.with_suffix(".pdf").read_bytes()):
        assert each.get_size() == pytest.approx([side / MILLIMETRES for side in PAPERS[paper]], abs=1)
        text, (width, height) = each.get_textpage(), each.get_size()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        for left, bottom, right, top in boxes:
            assert left == right or (edge <= left <= right <= width - edge and edge <= bottom <= top <= height - edge)
        found.append(text.get_text_range())
    return found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("options", [[], ["--large-print"], ["--duplex", "--forms", "3"]])
def test_paper_is_as_laid_out(paper: str, options: list[str], firefox: Firefox, tmp_path: Path) -> None:
    """Each page is the one it says it is, each question stands whole on one, and Firefox adds no line of its own."""
    factdeck("build", "velm-forms", "--root", WORLD, "--out", tmp_path, "--paper", paper, *options)

    pages = printed(firefox, tmp_path / "velm-forms.html", paper)

    said = [re.findall(r"Form (\w) · page (\d) of (\d) ·", page) for page in pages if "stays empty" not in page]
    totals = Counter(label for ((label, *_),) in said)
    assert said == [[(label, str(n + 1), str(total))] for label, total in totals.items() for n in range(total)]
    for block in blocks(tmp_path / "velm-forms.html").values():
        assert any(texts.words(block) in texts.words(page) for page in pages), block
    assert not any("file:" in page for page in pages)


@pytest.mark.parametrize("paper", PAPERS)
def test_other_pages_are_as_many_as_laid_out(paper: str, firefox: Firefox, tmp_path: Path) -> None:
    """Study sheets, timelines and answer sheets have their number of pages, and no line of Firefox's own."""
    factdeck("build", "velm-forms", "--root", WORLD, "--out", tmp_path, "--sheet")
    factdeck("handout", "--root", WORLD, "--out", tmp_path)
    pages = [tmp_path / "velm-forms-sheet.html", *tmp_path.glob("*-study.html"), *tmp_path.glob("*-timeline.html")]

    for page in pages:
        text = page.read_text("utf-8")
        made = printed(firefox, page, paper)
        assert len(made) == text.count('class="page"') + text.count("<section>") * ("sheet" in page.name)
        assert not any("file:" in each for each in made)
