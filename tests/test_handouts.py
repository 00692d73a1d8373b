"""The command that makes what is handed out."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from conftest import WORLD, factdeck

PAGES = [f"{topic}-{page}.html" for topic in ("islands", "sailors") for page in ("selfcheck", "study", "timeline")]


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything handed out of the invented world."""
    out = tmp_path_factory.mktemp("handouts")
    done = factdeck("handout", "--root", WORLD, "--out", out)
    assert (0, "") == (done.returncode, done.stderr)
    assert f"  {out}/islands-study.html\n" in done.stdout
    return out


def test_every_topic_has_its_pages(handed: Path, tmp_path: Path) -> None:
    """Without a name, all topics are made; with one, that one, and the same."""
    assert PAGES == sorted(path.name for path in handed.iterdir())
    factdeck("handout", "sailors", "--root", WORLD, "--out", tmp_path)
    assert PAGES[3:] == sorted(path.name for path in tmp_path.iterdir())
    for name in PAGES[3:]:
        assert (tmp_path / name).read_bytes() == (handed / name).read_bytes()


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_handouts_as_pdf(paper: str, size: tuple[int, int], handed: Path, chromium: str, tmp_path: Path) -> None:
    """Study sheets, each of one page, and timelines become PDF on the paper asked for, self-check pages do not."""
    done = factdeck("handout", "--root", WORLD, "--to", "pdf", "--paper", paper, "--out", tmp_path)

    assert (0, "") == (done.returncode, done.stderr)
    names = [f"{topic}-{page}.pdf" for topic in ("islands", "sailors") for page in ("study", "timeline")]
    assert sorted(PAGES + names) == sorted(path.name for path in tmp_path.iterdir())
    for name in names:
        assert f"  {tmp_path}/{name}\n" in done.stdout
        document = PdfDocument(tmp_path / name)
        assert 1 == len(document) or "timeline" in name
        assert document[0].get_size() == pytest.approx(size, abs=1)
    assert [(handed / name).read_bytes() for name in PAGES] == [(tmp_path / name).read_bytes() for name in PAGES]


def test_topics_have_the_titles_their_files_give_them(own_world: Path, tmp_path: Path) -> None:
    """A topic with a proper name is called so on every page and in a quick quiz; its files keep the topic's id."""
    facts = own_world / "content/facts/islands.yaml"
    facts.write_text("title: Isles of the <Velm>\n" + facts.read_text("utf-8"), "utf-8")

    factdeck("handout", "islands", "--root", own_world, "--out", tmp_path)
    factdeck("build", "--root", own_world, "--out", tmp_path, "--items", "3", "--topic", "islands")

    for name in (*PAGES[:3], "quick-quiz.html"):
        assert "Isles of the &lt;Velm&gt;" in (tmp_path / name).read_text("utf-8")


def test_topics_without_dates_are_told(own_world: Path, tmp_path: Path) -> None:
    """Topics that have no timeline are named once, with the reason; where all have one, nothing is said."""
    for name in ("songs", "winds"):
        page = f"kind: island\nsource: atlas part 1\n\n{name}: {{name: Isle of {name}, area: 7}}\n"
        (own_world / f"content/facts/{name}.yaml").write_text(page)

    done = factdeck("handout", "--root", own_world, "--out", tmp_path)
    dated = factdeck("handout", "islands", "--root", own_world, "--out", tmp_path)

    assert (0, "") == (done.returncode, done.stderr)
    assert "No timeline of songs and winds: no fact there has a date.\n" in done.stdout
    assert "No timeline" not in dated.stdout
    assert not (tmp_path / "songs-timeline.html").exists()


def test_pdf_of_an_earlier_day_is_told(tmp_path: Path) -> None:
    """A PDF that is older than its page, and not made again, is named; one of the same time is not."""
    factdeck("handout", "islands", "--root", WORLD, "--out", tmp_path)
    for name in ("islands-study.pdf", "islands-timeline.pdf", "islands-selfcheck.pdf"):
        (tmp_path / name).write_text("an earlier one")
    os.utime(tmp_path / "islands-study.pdf", (1700000000, 1700000000))
    os.utime(tmp_path / "islands-selfcheck.pdf", (1700000000, 1700000000))

    done = factdeck("handout", "islands", "--root", WORLD, "--out", tmp_path)

    assert done.stderr == (
        f"{tmp_path}/islands-study.pdf: older than the pages that were made now\n"
        "    delete what is not wanted, or make it again with --to pdf\n"
    )


def test_questions_about_one_fact_stand_apart(own_world: Path, tmp_path: Path) -> None:
    """On a self-check page a sentence with two gaps is not asked twice in a row: the second would tell the first."""
    page = own_world / "content/facts/islands.yaml"
    beacon = '  sentences:\n    a_beacon: "The beacon of Ester was lit by [Tam Reed] in [Grey Cove]."\n'
    text = page.read_text("utf-8")
    at = text.index("\nester:") + len("\nester:\n")
    page.write_text(text[:at] + beacon + text[at:], "utf-8")
    done = factdeck("handout", "islands", "--root", own_world, "--out", tmp_path)
    assert done.returncode == 0, done.stderr

    asked = re.findall(r"<summary>(.*?)</summary>", (tmp_path / "islands-selfcheck.html").read_text("utf-8"), re.DOTALL)
    beacons = [place for place, each in enumerate(asked) if "The beacon of Ester" in each]

    assert 2 == len(beacons)
    assert beacons[1] - beacons[0] > 5


def test_pages_ask_for_nothing_and_forbid_it(handed: Path) -> None:
    """No page has a script or an address to load from, and each forbids both."""
    for path in handed.iterdir():
        page = path.read_text("utf-8")
        assert "default-src 'none'; style-src 'unsafe-inline'" in page
        assert not re.search(r"<script|(?<![-\w])(src|href)=|url\((?!#)|@import", page)


def test_markup_in_content_is_text(own_world: Path, tmp_path: Path) -> None:
    """Names, notes and works with angle brackets cannot become markup on any page."""
    for path in own_world.rglob("*.yaml"):
        text = path.read_text("utf-8").replace("Arrin", "Ar<i>rin&amp;").replace("A model", "<script>A model")
        path.write_text(text.replace("Atlas of", "<b>Atlas</b> of"), "utf-8")

    done = factdeck("handout", "--root", own_world, "--out", tmp_path / "out")

    pages = [path.read_text("utf-8") for path in (tmp_path / "out").iterdir()]
    assert done.returncode == 0, done.stderr
    assert sum("Ar&lt;i&gt;rin&amp;amp;" in page for page in pages) >= 3
    assert not any(re.search(r"<(i|b|script)\b", page) for page in pages)


def test_what_cannot_be_made_is_told(own_world: Path, tmp_path: Path) -> None:
    """An unknown topic, a problem in the content or a folder in the way: a sentence and a remedy, and no file."""
    unknown = factdeck("handout", "island", "--root", WORLD, "--out", tmp_path / "out")
    assert 'there is no topic "island"\n    ' in unknown.stderr
    assert "islands" in unknown.stderr
    (tmp_path / "taken").write_text("")
    assert "taken: cannot be written" in factdeck("handout", "--root", WORLD, "--out", tmp_path / "taken").stderr
    (own_world / "content/sources.yaml").write_text("atlas:\n  titel: T\n")
    broken = factdeck("handout", "--root", own_world, "--out", tmp_path / "out")
    assert "Nothing was written." in broken.stderr
    assert 1 == unknown.returncode == broken.returncode
    assert not (tmp_path / "out").exists()


def test_pages_say_when_they_were_made(handed: Path, tmp_path: Path) -> None:
    """The day is that of SOURCE_DATE_EPOCH, whatever the time zone, and one beyond the calendar is no error."""
    for path in handed.iterdir():
        assert "ade on 14 November 2023" in path.read_text("utf-8")
    far = factdeck("handout", "sailors", "--root", WORLD, "--out", tmp_path, SOURCE_DATE_EPOCH="9" * 15)
    assert "Traceback" not in far.stderr


def test_same_input_same_bytes(handed: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale and hash seed give the same pages."""
    factdeck("handout", "--root", ".", "--out", tmp_path, cwd=WORLD, PYTHONHASHSEED="2", TZ="Asia/Tashkent",
             LC_ALL="tr_TR.UTF-8")  # fmt: skip
    for name in PAGES:
        assert (tmp_path / name).read_bytes() == (handed / name).read_bytes()


def test_pages_as_they_were_looked_at(handed: Path, golden: Callable[[str, str], None]) -> None:
    """The pages handed out of the invented world are as they were when somebody last looked."""
    for name in PAGES[:3]:
        golden(name, (handed / name).read_text("utf-8"))
