"""What a teacher can ask of `build` about quizzes, and what is refused."""

import json
import re
from pathlib import Path

import pytest

from conftest import WORLD, factdeck


def test_quick_quiz_without_a_recipe(tmp_path: Path) -> None:
    """A number of questions, a topic and a seed make a quiz; the same again makes the same."""
    asked = ("build", "--root", WORLD, "--items", "4", "--topic", "islands", "--seed", "3")
    done = factdeck(*asked, "--out", tmp_path / "one")
    factdeck(*asked, "--out", tmp_path / "two")
    factdeck(*asked[:-1], "4", "--out", tmp_path / "other")

    assert (0, "") == (done.returncode, done.stderr)
    keys = [(tmp_path / each / "quick-quiz-key.json").read_text("utf-8") for each in ("one", "two", "other")]
    assert 4 == len(json.loads(keys[0])[0]["items"])
    assert keys[0] == keys[1] != keys[2]


def test_forms_for_a_class_list(tmp_path: Path) -> None:
    """Each student gets a form with his or her name on every page, and the key has a strip for each."""
    (tmp_path / "class.csv").write_text("number,name\n17,<b>Ida</b> Moss\n4,Tam Reed\n", "utf-8")

    done = factdeck("build", "velm-quiz", "--root", WORLD, "--roster", tmp_path / "class.csv", "--out", tmp_path)

    assert (0, "") == (done.returncode, done.stderr)
    paper = (tmp_path / "velm-quiz.html").read_text("utf-8")
    assert ["17", "4"] == re.findall(r'data-form="(\w+)"', paper)
    running = re.findall(r'class="running">Form (\d+) · page \d of \d · quiz \w+ · .* · (.*)</p>', paper)
    assert [("17", "&lt;b&gt;Ida&lt;/b&gt; Moss"), ("4", "Tam Reed")] == sorted(set(running))
    key = json.loads((tmp_path / "velm-quiz-key.json").read_text("utf-8"))
    assert [("17", "<b>Ida</b> Moss"), ("4", "Tam Reed")] == [(each["form"], each["student"]) for each in key]
    assert [each["id"] for each in key[0]["items"]] != [each["id"] for each in key[1]["items"]]


def test_numbers_that_are_not_used_are_told(tmp_path: Path) -> None:
    """A list whose numbers stand under another heading makes the papers, and says how to get the numbers onto them."""
    (tmp_path / "class.csv").write_text("Nummer;Name\n17;Ida Moss\n4;Tam Reed\n", "utf-8")

    done = factdeck("build", "velm-quiz", "--root", WORLD, "--roster", "class.csv", "--out", ".", cwd=tmp_path)

    assert 0 == done.returncode
    assert (
        "Information: if that column holds their numbers, call it  number\n"
        '  class.csv:1: no column is called "number": students are numbered by their lines, not by "nummer"\n'
    ) == done.stderr
    assert ["1", "2"] == re.findall(r'data-form="(\w+)"', (tmp_path / "velm-quiz.html").read_text("utf-8"))


def test_paper_is_named_as_people_write_it(tmp_path: Path) -> None:
    """A4 is a4."""
    for name in ("A4", "a4"):
        done = factdeck("build", "velm-quiz", "--root", WORLD, "--paper", name, "--out", tmp_path / name)
        assert (0, "") == (done.returncode, done.stderr)

    assert (tmp_path / "A4/velm-quiz.html").read_bytes() == (tmp_path / "a4/velm-quiz.html").read_bytes()


def test_large_class_has_a_report_that_can_be_read(tmp_path: Path) -> None:
    """Of 300 forms the report compares each with the next, draws none, and stays as small as a class's."""
    sizes = {}
    for count in (10, 300):
        names = "".join(f"Student {each}\n" for each in range(count))
        (tmp_path / "class.csv").write_text(f"name\n{names}", "utf-8")
        done = factdeck("build", "velm-quiz", "--root", WORLD, "--roster", tmp_path / "class.csv", "--out", tmp_path)
        assert (0, "") == (done.returncode, done.stderr)
        sizes[count] = (tmp_path / "velm-quiz-report.html").stat().st_size

    report = json.loads((tmp_path / "velm-quiz-report.json").read_text("utf-8"))
    assert [(str(each), str(each + 1)) for each in range(1, 300)] == [
        (each["one"], each["other"]) for each in report["overlaps"]
    ]
    assert "from the next form gets at most" in " ".join(each["says"] for each in report["findings"])
    assert "8 questions, 300 forms" in done.stdout
    assert sizes[300] < 30 * sizes[10]
    assert "of form 1" not in (tmp_path / "velm-quiz-key.html").read_text("utf-8")  # but each has its letters
    assert 300 == (tmp_path / "velm-quiz.html").read_text("utf-8").count("End of form ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--topic", "islands"], "--topic and --level describe a quick quiz"),
        (["velm-quiz", "--items", "4"], "--items makes a quiz without a recipe"),
        (["--items", "4", "--topic", "ilands"], 'there is no topic "ilands"\n    did you mean "islands"?'),
        (["–sheet"], '"–sheet" begins with a dash of a word processor\n    write  --sheet'),
        (["velm,velm-quiz"], 'no recipe "velm,velm-quiz"\n    put a space between two, and no comma: velm velm-quiz'),
        (["velm", "--to", "PDF"], "--to pdf is for quizzes, and velm is a deck"),
        (["--items", "400", "--level", "Core"], "--items 400: only 2 can be had as multiple choice\n    ask for fewer"),
        (["--items", "4", "--level", "detail"], "--items 4: none can be had as multiple choice\n    ask from more"),
        (["--items", "0"], "Invalid value for '--items'"),
        (["--forms", "27"], "Invalid value for '--forms'"),
        (["--paper", "a5"], "Invalid value for '--paper'"),
        (["--roster", "nowhere.csv"], "nowhere.csv: cannot be read (no such file or directory)"),
        (["--roster", "."], ".: cannot be read (is a directory)"),
        (["--roster", "class.csv", "--forms", "2"], "--roster makes a form for each student"),
        (["--roster", "class.csv"], 'class.csv:2: "=1+1" is a formula of a spreadsheet, not a name'),
    ],
)
def test_what_cannot_be_is_refused_and_the_last_files_stay(
    arguments: list[str], told: str, own_world: Path, tmp_path: Path
) -> None:
    """One clear message, a failing exit code, and nothing is written."""
    (tmp_path / "class.csv").write_text("name\n=1+1\n", "utf-8")
    (tmp_path / "build").mkdir()
    (tmp_path / "build/velm-quiz.html").write_text("the last good one", "utf-8")

    done = factdeck("build", *arguments, "--root", own_world, cwd=tmp_path)

    assert done.returncode != 0
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert ["the last good one"] == [path.read_text("utf-8") for path in (tmp_path / "build").iterdir()]


@pytest.mark.parametrize(
    ("arguments", "told", "fix"),
    [
        (["velm", "--sheet"], "--sheet is for quizzes, and velm is a deck", "or name a quiz: velm-forms, velm-quiz"),
        (
            ["velm", *"--to pdf --paper a4 --large-print --ink-save --duplex --forms 2 --seed 7".split()],
            "--to pdf, --paper, --large-print, --ink-save, --duplex, --forms and --seed are for quizzes, "
            "and velm is a deck",
            "leave them out, or name a quiz: velm-forms, velm-quiz",
        ),
        (["velm", "--roster", "nowhere.csv"], "--roster is for quizzes, and velm is a deck", "leave it out"),
        (["velm-quiz", "velm-forms", "--core"], "--core is for decks, and velm-quiz is a quiz", "name a deck: velm"),
        (["--items", "2", "--to", "anki-text"], "--to anki-text is for decks, and quick-quiz is a quiz", "leave it"),
        (["written", "--sheet"], "--sheet: nothing in written is answered by a letter", "leave it out"),
        (["written", "velm", "--sheet"], "--sheet: nothing in written is answered by a letter", "leave it out"),
    ],
)
def test_option_that_would_change_nothing_is_refused(
    arguments: list[str], told: str, fix: str, own_world: Path, tmp_path: Path
) -> None:
    """Where no recipe that is chosen can do what an option asks for, nothing is built as if it could."""
    if "written" in arguments:
        (own_world / "decks/written.yaml").write_text("title: T\nblueprint: [{ask: ship, as: short_answer}]\n")

    done = factdeck("build", *arguments, "--root", own_world, "--out", tmp_path / "out")

    assert done.returncode == 1
    assert done.stderr.startswith(told + "\n    leave "), done.stderr
    assert fix in done.stderr
    assert not (tmp_path / "out").exists()


def test_option_for_some_of_the_recipes_is_taken(tmp_path: Path) -> None:
    """Of all recipes at once, those that an option concerns follow it and the others are built as ever."""
    for out, arguments in (("plain", []), ("sheets", ["--sheet", "--ink-save", "--core"])):
        done = factdeck("build", *arguments, "--root", WORLD, "--out", tmp_path / out)
        assert (0, "") == (done.returncode, done.stderr)

    assert {"velm.apkg"} <= {path.name for path in (tmp_path / "plain").iterdir()}
    assert {"velm-core.apkg", "velm-quiz-sheet.html"} <= {path.name for path in (tmp_path / "sheets").iterdir()}


def test_question_longer_than_a_page_is_refused(own_world: Path, tmp_path: Path) -> None:
    """It is named with its line, and nothing is written."""
    questions = own_world / "content/questions/sailors.yaml"
    long = questions.read_text("utf-8").replace("What was", "At length and in full " * 200 + "what was")
    questions.write_text(long, "utf-8")

    done = factdeck("build", "--large-print", "--root", own_world, "--out", tmp_path / "out")

    assert done.returncode == 1
    assert re.search(r'content/\S+:\d+: this question is longer than a page: "At length', done.stderr), done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("name", "old", "new", "place", "told"),
    [
        (
            "content/questions/sailors.yaml",
            "What was",
            "At length and in full " * 200 + "what was",
            r"content/\S+:\d+",
            'this question is longer than a page: "At length',
        ),
        (
            "decks/velm-quiz.yaml",
            "title: ",
            f"instructions: {'Read this with care. ' * 220}\ntitle: ",
            "decks/velm-quiz.yaml:1",
            "what stands above the questions of this quiz is longer than a page",
        ),
        (
            "decks/velm-quiz.yaml",
            "title: ",
            f"title: {'A very long title. ' * 200}",
            "decks/velm-quiz.yaml:1",
            "what stands above the questions of this quiz is longer than a page",
        ),
    ],
    ids=["question", "instructions", "title"],
)
def test_what_is_longer_than_a_page_is_told_by_check_and_build(
    command: str, name: str, old: str, new: str, place: str, told: str, own_world: Path
) -> None:
    """Both name the line of a question that no page can hold, or of instructions or a title that leave no room."""
    path = own_world / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    done = factdeck(command, "--root", own_world, cwd=own_world)

    assert done.returncode == 1
    assert re.search(rf"^{place}: {re.escape(told)}", done.stderr, re.MULTILINE), done.stderr
    assert not (own_world / "build").exists()
