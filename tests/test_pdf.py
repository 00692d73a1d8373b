"""PDF made by an installed browser."""

import re
from pathlib import Path

import pypdfium2
import pytest
from generator.write import pdf

from conftest import WORLD, factdeck

PAGE = b'<title>T</title><div class="page">one</div><div class="page" style="break-before: page">two</div>'


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_and_key_as_pdf(paper: str, size: tuple[int, int], chromium: str, tmp_path: Path) -> None:
    """Both stand beside their pages, on the paper asked for, without any header of the browser."""
    done = factdeck("build", "velm-quiz", "--root", WORLD, "--to", "pdf", "--paper", paper, "--large-print",
                    "--out", tmp_path)  # fmt: skip

    assert (0, "") == (done.returncode, done.stderr)
    for name in ("velm-quiz.pdf", "velm-quiz-key.pdf"):
        assert name in done.stdout
        document = pypdfium2.PdfDocument(tmp_path / name)
        for page in document:
            text = page.get_textpage().get_text_range()
            assert size == tuple(map(round, page.get_size()))
            assert not re.search(r"file:|\d+/\d+/\d\d|^\d+/\d+\s*$", text, re.MULTILINE), text


def test_same_pages_same_bytes(chromium: str) -> None:
    """A PDF differs only where its page or its time does."""
    one, two, later = (pdf.to_pdf(PAGE, chromium, stamp) for stamp in (10, 10, 86_400))

    assert one == two != later
    assert "" == pdf.fault(one, PAGE, "letter")


def test_faults_of_a_pdf_are_found(chromium: str) -> None:
    """Another paper, more pages than laid out and a failed print are told apart."""
    made = pdf.to_pdf(PAGE, chromium, 0)

    assert "the browser did not print on a4" == pdf.fault(made, PAGE, "a4")
    assert "the browser made 2 pages of 1" == pdf.fault(made, PAGE.replace(b' class="page" style', b" style"), "letter")
    assert "the browser printed nothing" == pdf.fault(pdf.to_pdf(PAGE, "false", 0), PAGE, "a4")


def test_without_a_browser_nothing_is_written(tmp_path: Path) -> None:
    """Where there is none, a sentence says so and what to do."""
    (tmp_path / "factdeck").symlink_to(Path(__file__).parent.parent / ".venv/bin/factdeck")

    done = factdeck("build", "--root", WORLD, "--to", "pdf", "--out", tmp_path / "out", PATH=str(tmp_path))

    assert done.returncode == 1
    assert "no browser was found that can make a PDF\n    install Chromium, Chrome or Edge" in done.stderr
    assert not (tmp_path / "out").exists()
