"""What is written to do harm is plain text in every output, or is refused in plain words."""

import csv
import html
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from anki.collection import Collection
from generator.defaults import SOURCES
from generator.pages import GAPS
from generator.recipes import FORMS

from conftest import Shown, factdeck
from deck_history import imported

TEXTS = (
    "<script>document.title='struck'</script>",
    "<img src=x onerror=document.title='struck'>",
    "</style></title><b>bold</b>",
    "{{c1::cloze}} {{Front}} {{FrontSide}} {{#Note}}",
    "{{ 7 * 7 }} {% raw %} {# remark #}",
    "[sound:alarm.mp3] [anki:tts lang=en_US]",
    "[latex]input{/etc/passwd}[/latex] [$]x[/$] [$$]y[/$$]",
    "\\(x\\) \\[y\\] $$z$$",
    "=HYPERLINK('https://example.org')",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2+3",
    "../../../etc/passwd",
    "%s %(name)s {0.__class__} $HOME `id`; rm -rf",
)


@pytest.fixture
def hostile(own_world: Path, tmp_path: Path) -> Path:
    """A folder with a deck and a quiz in which every text is hostile, built as package, pages and text."""
    sailors = "kind: sailor\nsource: log_1650 entry of 3 April\n"
    for number, text in enumerate(TEXTS):
        ship = TEXTS[number - 3]
        sailors += f"sailor_{number}:\n  name: {json.dumps(f'{text} x{number}')}\n  ship: {json.dumps(ship)}\n"
        sailors += f"  born: {{value: {1600 + number}, note: {json.dumps(text)}}}\n"
    (own_world / "content/facts/struck.yaml").write_text(sailors, "utf-8")
    title = json.dumps(TEXTS[0] + TEXTS[4])
    (own_world / "decks/velm.yaml").write_text(f"title: {title}\nabout: {title}\nhints: yes\nask: [ship, born]\n")
    row = f"{{ask: born, topic: struck, items: {len(TEXTS)}, as: short_answer}}"
    quiz = f"title: {title}\ncourse: {title}\nblueprint:\n  - {row}\n"
    (own_world / "decks/velm-quiz.yaml").write_text(quiz)
    for arguments in (["velm", "velm-quiz"], ["velm", "--to", "anki-text"]):
        done = factdeck("build", "--root", own_world, "--out", tmp_path / "out", *arguments)
        assert done.returncode == 0, done.stderr
    return tmp_path / "out"


def plain(markup: str) -> str:
    """What a reader sees of HTML."""
    return html.unescape(re.sub("<[^>]*>", "", markup))


def test_hostile_texts_on_cards(hostile: Path, collection: Collection) -> None:
    """Anki shows every text as it was written: no element, no sound, no formula, no field mark takes effect."""
    imported(collection, hostile / "velm.apkg")
    seen = ""
    for id in collection.find_cards(""):
        card = collection.get_card(id)
        front, back = card.question(), card.answer()
        assert not card.question_av_tags() + card.answer_av_tags()
        assert not re.search(r"<(script|img|b|title)\b|\\[()]|\\\[|\[(sound|latex|\$)|\[anki:", front + back)
        seen += plain(front) + plain(back)

    for text in TEXTS:
        assert text in seen
    (deck,) = [each.name for each in collection.decks.all_names_and_ids() if "script" in each.name]
    assert "<script" not in collection.decks.by_name(deck)["desc"]  # type: ignore[index]


def test_hostile_texts_in_a_browser(hostile: Path, shown: Shown) -> None:
    """In paper and key every text is shown as it was written, and no script has run."""
    for name in ("velm-quiz.html", "velm-quiz-key.html"):
        page = shown.value(hostile / name, "return document.documentElement.outerHTML")

        assert not re.search(r"<(script|img|b)\b", page)
        assert "<title>struck" not in page
        seen = plain(page.partition("<body>")[2])
        for text in TEXTS:
            assert text in seen


def test_hostile_texts_in_a_table(hostile: Path) -> None:
    """No cell of the deck as text begins like a formula of a spreadsheet; the first, a guid, is made by us."""
    rows = [line for line in (hostile / "velm.txt").read_text("utf-8").split("\n") if not line.startswith("#")]

    cells = [cell for row in csv.reader(rows, "excel-tab") for cell in row[1:]]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_escape_that_hides_a_control_character(told: Callable[[dict[str, str]], list[str]]) -> None:
    """A control character is refused also where YAML lets it be written as an escape: it would split a note in two."""
    for escape in (r"\x1f", r"\0", r"\e[2J", r"\x7f"):
        page = f'kind: island\nsource: atlas part 4\n\nfenn:\n  name: Fenn\n  motto: "a{escape}b"\n'
        assert ["content/facts/more.yaml:6: a character here cannot stand in a text file"] == told(
            {"content/facts/more.yaml": page}
        )


def test_line_end_in_a_title(own_world: Path, tmp_path: Path) -> None:
    """A title of two lines adds no line to the head of the deck as text."""
    (own_world / "decks/velm.yaml").write_text("title: |\n  One\n  #deck:Another\n")

    factdeck("build", "velm", "--to", "anki-text", "--root", own_world, "--out", tmp_path / "out")

    head = (tmp_path / "out/velm.txt").read_text("utf-8").splitlines()[:6]
    assert ["#deck:One #deck:Another"] == [line for line in head if line.startswith("#deck")]


def test_message_that_would_turn_a_terminal_around(own_world: Path) -> None:
    """What a user wrote is quoted in one line of bounded length, without marks that reorder it."""
    page = f'kind: island\narrin:\n  "a\u202eb\u2066{"c" * 900}": one\n'
    (own_world / "content/facts/more.yaml").write_text(page, "utf-8")

    told = factdeck("check", "--root", own_world).stderr

    assert r"a\u202eb\u2066cc" in told
    assert "\u202e" not in told
    assert max(map(len, told.splitlines())) < 600


def test_marks_that_turn_writing_around_are_named(own_world: Path) -> None:
    """In items, advice and what a build says, marks that turn the writing around are named; Arabic letters stay."""
    page = own_world / "content/facts/islands.yaml"
    text = page.read_text("utf-8").replace("motto: Salt is life", "motto: بحر\u202eevil\u200f or salt")
    page.write_text(text.replace("name: Boro", "name: Bo\u2067ro"), "utf-8")
    deck = own_world / "decks/velm.yaml"
    deck.write_text(deck.read_text("utf-8").replace("The Velm sea", "The \u202dVelm sea"), "utf-8")

    for command in (["ask"], ["check"], ["build", "velm", "--out", own_world / "out"]):
        done = factdeck(*command, "--root", own_world)
        assert done.returncode == 0, done.stderr
        assert r"\u20" in done.stdout or command == ["check"]
        assert not set("\u202d\u202e\u200f\u2067") & set(done.stdout)
    assert r"بحر\u202eevil\u200f or salt" in factdeck("ask", "--root", own_world).stdout


@pytest.mark.parametrize(
    "name",
    ["-rf", "=1+1", ".hidden", ".", "a\nb", "a\x1b[2Jb", "a\udcffb", "a:b", "a" * 240],
)
def test_file_name_that_no_output_can_have(name: str, own_world: Path) -> None:
    """A recipe whose name is no plain name is not built, and its name does no harm in the message."""
    (own_world / "decks" / f"{name}.yaml").write_text("title: T\n")

    done = factdeck("build", "--root", own_world, "--out", own_world / "out")

    assert done.returncode == 1
    assert "this file is not read where it lies or as it is called" in done.stderr
    assert "1 problem." in done.stderr
    assert not (own_world / "out").exists()


def test_link_out_of_the_project(own_world: Path, tmp_path: Path) -> None:
    """Files and folders that are links to elsewhere are not read, and nothing of them is shown."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.yaml").write_text("secret: word\n")
    (own_world / "content/facts/link.yaml").symlink_to(tmp_path / "elsewhere/secret.yaml")
    (own_world / "content/paragraphs").symlink_to(tmp_path / "elsewhere")
    (own_world / "decks/velm.lock.json").symlink_to("/etc/passwd")
    (own_world / "content/facts/loop.yaml").symlink_to(own_world / "content/facts/loop.yaml")

    done = factdeck("check", "--root", own_world)

    refused = [line for line in done.stderr.splitlines() if "leads out of the project" in line]
    assert ["content/facts/link.yaml", "content/paragraphs/secret.yaml", "decks/velm.lock.json"] == [
        line.partition(":")[0] for line in refused
    ]
    assert "content/facts/loop.yaml:1: this file cannot be read" in done.stderr
    assert '"secret"' not in done.stderr
    assert "Traceback" not in done.stderr


def test_link_within_the_project(own_world: Path) -> None:
    """A link to another file of the project is read like any file."""
    (own_world / "notes").mkdir()
    (own_world / "decks/velm.yaml").rename(own_world / "notes/velm.yaml")
    (own_world / "decks/velm.yaml").symlink_to("../notes/velm.yaml")

    assert 0 == factdeck("check", "--root", own_world).returncode


def test_pipe_in_a_file_s_place(own_world: Path) -> None:
    """A pipe, which nobody ever writes to, is told instead of waited for."""
    for name in ("content/facts/pipe.yaml", "decks/velm.lock.json"):
        os.mkfifo(own_world / name)

    done = factdeck("check", "--root", own_world)

    assert "content/facts/pipe.yaml:1: this is no file but a device or a pipe" in done.stderr
    assert "decks/velm.lock.json:1: this is no file but a device or a pipe" in done.stderr


def test_pipe_in_a_folder_s_place(own_world: Path, tmp_path: Path) -> None:
    """A pipe where a release expects the content, or among the documents of an audit, is told as well."""
    os.mkfifo(tmp_path / "content")
    (tmp_path / "documents").mkdir()
    os.mkfifo(tmp_path / "documents/x.txt")

    released = factdeck("release", "--root", tmp_path, "--out", tmp_path / "out")
    compared = factdeck("audit", "--root", own_world, "--sources", tmp_path / "documents")

    assert "this folder holds no files in content/ and decks/" in released.stderr
    assert "documents/x.txt: this is no file but a folder, a device or a pipe" in compared.stderr


def test_class_list_that_is_no_list(own_world: Path, tmp_path: Path) -> None:
    """A pipe, and a file that no class can fill, are told before they are read."""
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "huge.csv").touch()
    os.truncate(tmp_path / "huge.csv", 50_000_001)

    for name, what in (
        ("pipe.csv", "is no file but a device or a pipe"),
        ("huge.csv", "file is larger than 50 megabytes"),
    ):
        done = factdeck(
            "build", "velm-quiz", "--root", own_world, "--out", tmp_path / "out", "--roster", tmp_path / name
        )
        assert (1, "") == (done.returncode, done.stdout)
        assert f"{name}: this {what}\n    name a CSV file" in done.stderr


def test_link_in_the_way_of_a_build(own_world: Path, tmp_path: Path) -> None:
    """A build writes through no link, whether it waits under the final or the preliminary name."""
    mine = tmp_path / "mine.txt"
    mine.write_text("keep this")
    (tmp_path / "out").mkdir()
    for name in ("velm.apkg", ".velm.apkg.factdeck.new"):
        (tmp_path / "out" / name).symlink_to(mine)

    done = factdeck("build", "velm", "--root", own_world, "--out", tmp_path / "out")

    assert 0 == done.returncode
    assert "keep this" == mine.read_text()
    assert ["velm.apkg"] == [path.name for path in (tmp_path / "out").iterdir()]
    assert not (tmp_path / "out/velm.apkg").is_symlink()


def test_alias_bomb(own_world: Path) -> None:
    """Aliases of aliases are one problem, before they can grow."""
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    (own_world / "content/facts/bomb.yaml").write_text(bomb)

    assert "content/facts/bomb.yaml:1: anchors and aliases" in factdeck("check", "--root", own_world).stderr


def test_file_that_would_fill_the_memory(own_world: Path) -> None:
    """A file of gigabytes is told by its size, without being read."""
    with (own_world / "content/facts/large.yaml").open("wb") as file:
        file.truncate(40_000_000_000)

    done = factdeck("check", "--root", own_world)

    assert "content/facts/large.yaml:1: this file is larger than 50 megabytes" in done.stderr


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("content/facts/more.yaml", f"kind: island\nfenn: {{name: {'x' * 5001}}}\n", "a text of 5,001 characters"),
        ("content/facts/more.yaml", "kind: island\nfenn: " + "[" * 13 + "]" * 13 + "\n", "too many lists and entries"),
        ("content/facts/more.yaml", "a:\n " + "- " * 5000 + "b\n", "too many lists and entries"),
        (
            "content/facts/more.yaml",
            f"kind: island\nsource: atlas part 1\narrin:\n  sentences:\n    much: {'x [y] ' * (GAPS + 1)}\n",
            f'"much" has {GAPS + 1} answers in brackets; at most {GAPS} can be asked',
        ),
        (
            "content/facts/more.yaml",
            f"kind: island\nsource: [{', '.join(['atlas part 1'] * (SOURCES + 1))}]\nfenn: {{name: Fenn}}\n",
            f"{SOURCES + 1} sources are cited together; at most {SOURCES} can stand with a fact",
        ),
        (
            "decks/velm-quiz.yaml",
            f"title: T\nforms: [{', '.join(f'F{n}' for n in range(FORMS + 1))}]\nblueprint:\n  - {{items: 1}}\n",
            f"these are {FORMS + 1} forms; at most {FORMS} can be made",
        ),
        ("decks/velm-quiz.yaml", f"title: T\nblueprint:\n  - {{items: {'9' * 4900}}}\n", '"items" should be a whole'),
        (
            "content/questions/more.yaml",
            f"more: {{about: sailor.ship, stem: 'What {{{'(' * 900}subject{')' * 900}}}?'}}\n",
            "its braces hold more than a slot's name",
        ),
    ],
    ids=["text", "lists", "dashes", "brackets", "sources", "forms", "number", "stem"],
)
def test_limit_is_told(
    file: str, text: str, said: str, told: Callable[[dict[str, str]], list[str]], own_world: Path
) -> None:
    """What is too much is told with its place and how much there may be."""
    found = [problem for problem in told({file: text}) if said in problem]

    assert 1 == len(found)
    assert found[0].startswith(f"{file}:")


def test_chain_of_a_thousand_prerequisites(project: Callable[[dict[str, str]], object], own_world: Path) -> None:
    """Facts of which each comes after the one before are checked and built, however many they are."""
    page = "kind: island\nsource: atlas part 4\narrin:\n  sentences:\n"
    for number in range(1500):
        after = f", after: arrin.s{number - 1}" if number else ""
        page += f'    s{number}: {{says: "Rule {number} of Arrin names [word w{number}]."{after}}}\n'
    project({"content/facts/more.yaml": page, "decks/velm.yaml": "title: T\nonly: {topic: more}\n"})

    done = factdeck("build", "velm", "--root", own_world, "--out", own_world / "out")

    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize("arguments", [(), ("velm-quiz-key",)])
def test_quiz_that_would_take_the_place_of_a_key(arguments: tuple[str, ...], own_world: Path) -> None:
    """A paper that would take the place of another quiz's key is a problem, whichever of the two is built."""
    quiz = (own_world / "decks/velm-quiz.yaml").read_text("utf-8")
    (own_world / "decks/velm-quiz-key.yaml").write_text(quiz, "utf-8")

    done = factdeck("build", *arguments, "--root", own_world, "--out", own_world / "out")

    assert 1 == done.returncode
    assert "decks/velm-quiz-key.yaml:1: the page of this quiz has the name of the key of" in done.stderr
    assert not (own_world / "out").exists()


@pytest.mark.parametrize("arguments", [(), ("velm",)])
def test_core_deck_that_would_take_the_place_of_another(arguments: tuple[str, ...], own_world: Path) -> None:
    """The core facts of a deck do not take the place of another deck that is called as they would be."""
    (own_world / "decks/velm-core.yaml").write_text("title: T\nonly: {level: core}\n", "utf-8")
    out = own_world / "out"

    whole = factdeck("build", "--root", own_world, "--out", out)
    before = (out / "velm-core.apkg").read_bytes()
    done = factdeck("build", *arguments, "--core", "--root", own_world, "--out", out)

    assert (0, 1) == (whole.returncode, done.returncode)
    assert '--core makes of velm a deck "velm-core", and there is another recipe of that name' in done.stderr
    assert before == (out / "velm-core.apkg").read_bytes()
