"""What is found wrong with a PDF, and what `--to pdf` makes of it all in one start of the browser."""

import base64
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from generator.browser import started
from generator.write import pdf
from pypdfium2 import PdfDocument

from conftest import PROJECT, WORLD, factdeck

LETTER = (215.9, 279.4)
PAGE = """<title>T</title></head><body><div class="page">one <b>&amp; first</b></div>
<div class="page" style="break-before: page"><p>The <i>2nd</i></p><p>ends – in a fluffy office.</p></div>""".encode()
FONTS = ("Noto Sans", "Liberation Serif", "DejaVu Sans")
QUIZ = ("velm-quiz", "velm-quiz-key", "velm-quiz-report", "velm-quiz-sheet")


@pytest.fixture(scope="module")
def made(chromium: str) -> bytes:
    """Two pages printed on Letter."""
    with started(chromium) as printed:
        return printed(PAGE, LETTER)


@pytest.fixture
def path_with(tmp_path: Path) -> Callable[[str], str]:
    """A PATH on which the browser is a script of ours."""

    def make(script: str) -> str:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "chromium").write_text(f"#!/bin/sh\n{script}\n")
        (folder / "chromium").chmod(0o755)
        return f"{folder}:{os.environ['PATH']}"

    return make


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_every_page_of_a_quiz_as_pdf(paper: str, size: tuple[int, int], chromium: str, tmp_path: Path) -> None:
    """Paper, key, report and sheet stand beside their pages, on the paper asked for, without the browser's header."""
    done = factdeck("build", "velm-quiz", "--root", WORLD, "--sheet", "--to", "pdf", "--paper", paper,
                    "--large-print", "--out", tmp_path)  # fmt: skip

    assert (0, "") == (done.returncode, done.stderr)
    assert {f"{name}.pdf" for name in QUIZ} == {path.name for path in tmp_path.glob("*.pdf")}
    for name in QUIZ:
        assert f"{name}.pdf" in done.stdout
        for page in PdfDocument(tmp_path / f"{name}.pdf"):
            text = page.get_textpage().get_text_range()
            assert page.get_size() == pytest.approx(size, abs=1)
            assert not re.search(r"file:|about:blank|\d+/\d+/\d\d|^\d+/\d+\s*$", text, re.MULTILINE), text


def test_browser_starts_once_for_all(chromium: str, path_with: Callable[[str], str], tmp_path: Path) -> None:
    """However many quizzes and pages there are, the browser is started once; for a deck, not at all."""
    path = path_with(f'echo started >> {tmp_path}/log\nexec {chromium} "$@"')

    done = factdeck("build", "--root", WORLD, "--sheet", "--to", "pdf", "--out", tmp_path / "all", PATH=path)
    assert (0, "") == (done.returncode, done.stderr)
    assert 8 == len(list((tmp_path / "all").glob("*.pdf")))
    assert "started\n" == (tmp_path / "log").read_text()
    factdeck("build", "velm", "--root", WORLD, "--to", "pdf", "--out", tmp_path / "deck", PATH=path)
    assert not (tmp_path / "deck").exists()
    assert "started\n" == (tmp_path / "log").read_text()


def test_same_input_same_bytes(chromium: str, tmp_path: Path) -> None:
    """Built twice by one browser, alone or among others, a PDF is the same; its dates are those of the build."""
    for out, *what in (("one", "velm-quiz"), ("two",)):
        factdeck("build", *what, "--root", WORLD, "--to", "pdf", "--out", tmp_path / out)

    for name in QUIZ[:3]:
        one, two = ((tmp_path / out / f"{name}.pdf").read_bytes() for out in ("one", "two"))
        assert one == two
        assert [b"D:20231114221320+00'00'"] * 2 == re.findall(rb"Date \((.*?)\)", one)


def test_sound_pdf_has_no_fault(made: bytes) -> None:
    """Also where a word is written with a ligature or a character that not every font has."""
    assert "" == pdf.fault(made, PAGE, "letter")
    assert "" == pdf.fault(made, PAGE.replace(b'class="page"', b""), "letter")


@pytest.mark.parametrize(
    ("page", "paper", "told"),
    [
        (PAGE, "a4", "the browser did not print on a4"),
        (PAGE.replace(b' class="page" style', b" style"), "letter", "the browser made 2 pages of 1"),
        (PAGE + b'<div class="page">three</div>', "letter", "the browser made 2 pages of 3"),
        (PAGE.replace(b"first", b"third"), "letter", "the browser did not print all of page 1"),
        (PAGE.replace(b"fluffy office.", b"3rd page."), "letter", "the browser did not print all of page 2"),
        (PAGE.replace(b"fluffy office.", b"3rd page.").replace(b'class="page"', b""), "letter",
         "the browser did not print the last words of the page"),
    ],
)  # fmt: skip
def test_pdf_of_something_else_is_found_out(page: bytes, paper: str, told: str, made: bytes) -> None:
    """Another paper, another number of pages, and pages that end otherwise are told apart."""
    assert told == pdf.fault(made, page, paper)


def test_pdf_that_is_not_whole_is_found_out(made: bytes) -> None:
    """Nothing, something else, and a PDF cut anywhere are no PDF; one with a damaged text lacks it."""
    for part in (b"", b"<html>", *(made[:length] for length in range(0, len(made), 997))):
        assert "the browser printed nothing" == pdf.fault(part, PAGE, "letter")
    damaged = re.sub(rb"(?<!end)stream\n.{9}", lambda found: found[0][:-1] + b"?", made, flags=re.DOTALL)
    assert "the browser did not print all of page 1" == pdf.fault(damaged, PAGE, "letter")


def test_text_is_read_as_a_library_for_pdf_reads_it(chromium: str) -> None:
    """The words of a page full of odd characters are those that PDFium finds."""
    text = "Office affluent fjord flight ﬁne Žluťoučký kůň naïve 1,234.5 m² “quoted” – done"
    page = f'<title>T</title></head><body><div class="page">{text * 20}</div>'.encode()
    with started(chromium) as printed:
        made = printed(page, LETTER)

    found = PdfDocument(made)[0].get_textpage().get_text_range()
    assert "" == pdf.fault(made, page, "letter")
    assert 20 == len(re.findall("Office", found))


def test_ligatures_are_their_letters(chromium: str) -> None:
    """Some fonts say of a ligature that it is a character of its own, as Noto does of the two f in a quiz's mark."""
    pages = [PAGE.replace(b"<title>", f"<style>p {{ font-family: {font} }}</style><title>".encode()) for font in FONTS]
    with started(chromium) as printed:
        assert [""] * len(FONTS) == [pdf.fault(printed(page, LETTER), page, "letter") for page in pages]


def test_text_in_a_font_that_is_drawn_is_read(chromium: str) -> None:
    """A font that may not be embedded, as a variable one cannot be, is drawn as shapes; its words are read as well."""
    found = subprocess.run(["fc-match", "-f", "%{file}", "Liberation Sans"], capture_output=True, text=True, check=True)
    font = bytearray(Path(found.stdout).read_bytes())
    (place,) = re.findall(rb"OS/2.{4}(.{4})", font[:1000], re.DOTALL)
    rights = int.from_bytes(place) + 8
    font[rights : rights + 2] = b"\0\2"
    face = f"@font-face {{ font-family: X; src: url(data:font/ttf;base64,{base64.b64encode(font).decode()}) }}"
    page = f"<style>{face} p {{ font-family: X }}</style></head><body><p class='page'>Office: the 2nd end".encode()
    with started(chromium) as printed:
        made = printed(page, LETTER)

    assert b"/Subtype /Type3" in made
    assert b"/Subtype /Type0" not in made
    assert "" == pdf.fault(made, page, "letter")
    assert "" != pdf.fault(made, page + b" and more", "letter")


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("exit 1", "^the browser ended\n    update"),
        ("exec cat <&3 >&4", "^the browser ended\n    update"),
    ],
)
def test_failing_browser_leaves_the_last_good_files(
    script: str, told: str, path_with: Callable[[str], str], tmp_path: Path
) -> None:
    """A sentence says what happened and what to do, and no file is touched, not even a page."""
    out = Path(shutil.copytree(WORLD / "decks", tmp_path / "out"))
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    done = factdeck("build", "velm-quiz", "--root", WORLD, "--to", "pdf", "--out", out, PATH=path_with(script))

    assert done.returncode == 1
    assert re.search(told, done.stderr), done.stderr
    assert "Nothing was replaced." in " ".join(done.stderr.split())
    assert before == {path.name: path.read_bytes() for path in out.iterdir()}


def test_without_a_browser_nothing_is_written(tmp_path: Path) -> None:
    """Where there is none, a sentence says so and what to do."""
    (tmp_path / "factdeck").symlink_to(PROJECT / ".venv/bin/factdeck")

    for command in ("build", "handout"):
        done = factdeck(command, "--root", WORLD, "--to", "pdf", "--out", tmp_path / "out", PATH=str(tmp_path))

        assert done.returncode == 1
        assert "no browser was found that can make a PDF\n    install Chromium, Chrome or Edge" in done.stderr
        assert not (tmp_path / "out").exists()
