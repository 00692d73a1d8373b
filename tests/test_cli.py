"""The command line as people and programs use it."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT, WORLD, factdeck

OPTION_KEYS = ["text", "correct", "claim", "why", "rule", "fact", "shares"]
ITEM_KEYS = [
    "id", "facts", "template", "topic", "level", "stem", "key", "accepted", "options", "statement", "note", "sources",
]  # fmt: skip


def test_check_of_a_sound_project() -> None:
    """A project without a problem is told so, in one line."""
    done = factdeck("check", "--root", WORLD)

    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.endswith("All is well: 33 facts about 8 entities, 13 question templates, 3 recipes.\n")


def test_check_informs_about_what_is_easily_confused(own_world: Path) -> None:
    """Facts that learners mix up are listed with their line; what pages say themselves is not repeated."""
    pages = "kellenia: {name: Kellenia, area: 31}\nkellania: {name: Kellania, area: 32}\n"
    (own_world / "content/facts/more.yaml").write_text(f"kind: island\nsource: atlas part 4\n{pages}", "utf-8")

    done = factdeck("check", "--root", own_world)

    assert 'more.yaml:3: "kellenia" and "kellania" are easily confused: their names are alike' in done.stdout
    assert "mistaken for one another" not in done.stdout
    told = [json.loads(line) for line in factdeck("check", "--json", "--root", own_world).stdout.splitlines()]
    assert {"information"} == {each["severity"] for each in told if "easily confused" in each["what"]}


def test_names_that_are_alike_are_told_once(own_world: Path) -> None:
    """Whatever pages of alike names say, one line names them; so does one line all dates that follow one another."""
    names = (("kellenia", "1655-03-01"), ("kellania", "1655-03-20"), ("kellinia", "1655-04-05"))
    pages = "".join(
        f"{id}: {{name: {id.capitalize()}, area: {place}, settled: {day}, motto: Salt {place}}}\n"
        for place, (id, day) in enumerate(names, 31)
    )
    (own_world / "content/facts/more.yaml").write_text(f"kind: island\nsource: atlas part 4\n{pages}", "utf-8")

    said = factdeck("check", "--root", own_world).stdout

    assert [
        '  content/facts/more.yaml:3: "kellenia", "kellania" and "kellinia" are easily confused: their names are alike',
        '  content/facts/more.yaml:3: "kellenia.settled", "kellania.settled" and "kellinia.settled"'
        " are easily confused: their dates are near",
    ] == [line for line in said.splitlines() if "more.yaml" in line and "confused" in line]


def test_what_all_stems_of_a_question_have_is_told_at_the_stem(own_world: Path) -> None:
    """A question mark that a stem lacks is told once, at the stem, and not at each fact that is asked about."""
    questions = own_world / "content/questions/islands.yaml"
    text = questions.read_text("utf-8")
    (line,) = (number for number, each in enumerate(text.splitlines(), 1) if "Who discovered {subject}?" in each)
    questions.write_text(text.replace("Who discovered {subject}?", "Who discovered {subject}"), "utf-8")

    said = factdeck("check", "--root", own_world).stdout

    assert [
        f"  content/questions/islands.yaml:{line}: Q15: the stem has neither a question mark at its end nor a blank"
        ' in question "discoverer"'
    ] == [each for each in said.splitlines() if "Q15" in each]


def test_advice_stands_below_its_remedy_and_warnings_last(own_world: Path) -> None:
    """What is alike is told below what to do; of information there is no more than a newcomer reads."""
    pages = "".join(f'k{n}: {{name: "“Kell {n}”", area: {n}}}\n' for n in range(30, 60))
    (own_world / "content/facts/more.yaml").write_text(f"kind: island\nsource: atlas part 4\n{pages}", "utf-8")
    page = own_world / "content/facts/islands.yaml"
    page.write_text(page.read_text("utf-8").replace("was lit with", "was not lit with"), "utf-8")

    lines = factdeck("check", "--root", own_world).stdout.splitlines()

    headings = [line for line in lines[:-1] if not line.startswith("  ")]
    assert headings == sorted(headings, key=lambda line: line.startswith("Warning: "))
    place = lines.index("Warning: ask for what is so")
    assert 'content/facts/islands.yaml:24: Q13: the stem turns on "not"' in lines[place + 1]
    assert lines[lines.index("Information: new cards keep them apart") + 1].endswith(
        '"k30", "k31", "k32", "k33", "k34" and 25 more are easily confused: their names are alike'
    )
    place = next(place for place, line in enumerate(lines) if line.startswith("Information: delete them"))
    assert 10 == sum("stands in quotation marks" in line for line in lines)
    assert lines[place + 11].endswith("more; factdeck check --json shows all")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("motto: “Salt is life”", "the answer “Salt is life” stands in quotation marks"),
        ("motto: «Salt is life»", "the answer «Salt is life» stands in quotation marks"),
        ("motto: Salt is life\n  also: [‘Old Boro’]", "the name ‘Old Boro’ stands in quotation marks"),
        ("sentences:\n    salt: The salt of Boro is called [„Reef“].", "the answer „Reef“ stands in quotation marks"),
    ],
)
def test_quotation_marks_of_a_word_processor_are_told(written: str, told: str, own_world: Path) -> None:
    """Quotation marks that YAML leaves around a text are told with place and remedy, and stop nothing: titles may."""
    page = own_world / "content/facts/islands.yaml"
    page.write_text(page.read_text("utf-8").replace("motto: Salt is life", written), "utf-8")

    done = factdeck("check", "--strict", "--root", own_world)

    assert 0 == done.returncode
    assert re.search(rf"(?m)^Information: delete them.*\n  content/facts/islands.yaml:\d+: {told}\n", done.stdout)


def test_strict_check_stops_at_warnings(own_world: Path) -> None:
    """With --strict a warning about an item is a problem; without, it is advice."""
    page = own_world / "content/facts/islands.yaml"
    page.write_text(page.read_text("utf-8").replace("was lit with", "was not lit with"), "utf-8")

    assert 0 == factdeck("check", "--root", own_world).returncode
    done = factdeck("check", "--strict", "--root", own_world)

    assert 1 == done.returncode
    assert 'content/facts/islands.yaml:24: Q13: the stem turns on "not"' in done.stderr
    assert "1 problem." in done.stderr
    told = [json.loads(line) for line in factdeck("check", "--json", "--root", own_world).stdout.splitlines()]
    (warning,) = (each for each in told if each["rule"] == "Q13")
    assert (warning["severity"], warning["item"]) == ("warning", "sentences.1:arrin.beacon")


def test_check_puts_every_quiz_together(own_world: Path) -> None:
    """A blueprint that cannot be met is told by check as by build."""
    quiz = own_world / "decks/velm-quiz.yaml"
    quiz.write_text(quiz.read_text("utf-8").replace("items: 4", "items: 40"), "utf-8")

    done = factdeck("check", "--root", own_world)

    assert 1 == done.returncode
    assert "velm-quiz.yaml:7: this line asks for 40 items as multiple choice, but only" in done.stderr


@pytest.mark.parametrize(("seed", "told"), [("1", set()), ("7", {"Q24"})])
def test_check_reads_the_papers(own_world: Path, seed: str, told: set[str]) -> None:
    """What is wrong with a finished paper only is told as well: here seven of ten statements are true, or not."""
    quiz = own_world / "decks/velm-forms.yaml"
    head = quiz.read_text("utf-8").partition("blueprint:")[0].replace("seed: 5", f"seed: {seed}")
    line = "{ask: [born, ship, settled_year, area, ruler_since], items: 10, as: true_false}"
    quiz.write_text(f"{head}blueprint:\n  - {line}\n", "utf-8")

    found = map(json.loads, factdeck("check", "--json", "--root", own_world).stdout.splitlines())

    assert told == {each["rule"] for each in found if each["severity"] == "warning"}


def test_seed_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A seed in bytes that are no UTF-8 is refused in a sentence."""
    done = factdeck("build", "velm-quiz", "--seed", "\udcff", "--root", WORLD, "--out", tmp_path / "out")

    assert (1, "--seed: this holds") == (done.returncode, done.stderr[:18])


def test_check_says_nothing_where_nobody_listens() -> None:
    """With its output closed, a check still tells by its exit code."""
    command = [sys.executable, "-m", "generator", "check", "--root", str(WORLD)]
    assert 0 == subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command], cwd=PROJECT, check=False).returncode


def test_ctrl_c_during_the_imports_ends_quietly(tmp_path: Path) -> None:
    """Interrupted before it has read its own modules, the program says nothing and ends with the status of Ctrl-C."""
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt\n")
    path = os.pathsep.join([str(tmp_path), str(PROJECT)])

    done = subprocess.run(
        [sys.executable, "-m", "generator", "check"],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (130, "", "") == (done.returncode, done.stdout, done.stderr)


def test_quotation_mark_without_its_partner_is_told(own_world: Path) -> None:
    """A mark that only ends a name or an answer is told; that of inches is none."""
    page = own_world / "content/facts/islands.yaml"
    written = 'motto: Salt is life"\n  also: ["Old Boro", Boro Isle", Boro 12"]'
    page.write_text(page.read_text("utf-8").replace("motto: Salt is life", written), "utf-8")

    lines = factdeck("check", "--root", own_world).stdout.splitlines()

    place = lines.index("Information: delete it, or put one at the other end as well")
    assert [
        '  content/facts/islands.yaml:35: the name Boro Isle" holds a quotation mark without its partner',
        '  content/facts/islands.yaml:40: the answer Salt is life" holds a quotation mark without its partner',
    ] == [line for line in lines[place + 1 :] if "partner" in line]


def test_sentence_of_a_page_in_quotation_marks_is_told(own_world: Path) -> None:
    """A whole sentence between the marks of a word processor would be printed with them."""
    page = own_world / "content/facts/islands.yaml"
    text = page.read_text("utf-8") + "  sentences:\n    pier: “The pier of Ester is [old].”\n"
    page.write_text(text, "utf-8")

    assert "the sentence “The pier of Ester is old.” stands in" in factdeck("check", "--root", own_world).stdout


def test_stem_and_sentence_in_quotation_marks_are_told(own_world: Path) -> None:
    """Quotation marks of a word processor around a whole stem or sentence would stand on every card of it."""
    for name, plain, curly in (
        ("questions/islands.yaml", "stem: Who discovered {subject}?", "stem: “Who discovered {subject}?”"),
        ("kinds.yaml", '"{subject} measures {value} square miles."', '"“{subject} measures {value} square miles.”"'),
    ):
        path = own_world / "content" / name
        text = path.read_text("utf-8")
        assert plain in text
        path.write_text(text.replace(plain, curly), "utf-8")

    said = factdeck("check", "--root", own_world).stdout

    assert "questions/islands.yaml:15: the stem “Who discovered {subject}?” stands in quotation marks" in said
    assert "kinds.yaml:8: the sentence “{subject} measures {value} square miles.” stands in quotation marks" in said
    assert "Q15" not in said


def test_build_refuses_what_it_cannot_do(own_world: Path, tmp_path: Path) -> None:
    """A time that is no number, no recipes, a folder in a file's place: one sentence, and nothing is replaced."""
    assert 'SOURCE_DATE_EPOCH is "soon"' in factdeck("build", "--root", own_world, SOURCE_DATE_EPOCH="soon").stderr
    (tmp_path / "out/velm.apkg").mkdir(parents=True)
    done = factdeck("build", "--root", own_world, "--out", tmp_path / "out")

    assert "velm.apkg is a folder" in done.stderr
    assert "Nothing was replaced." in done.stderr
    assert ["velm.apkg"] == [path.name for path in (tmp_path / "out").iterdir()]
    for path in own_world.glob("decks/*"):
        path.unlink()
    assert "there is no recipe in decks/" in factdeck("build", "--root", own_world).stderr


def test_check_for_programs(own_world: Path) -> None:
    """Problems come as one JSON object a line, with exit code 1."""
    (own_world / "decks/velm.yaml").write_text("titel: The Velm sea\nask: nothing\n")

    done = factdeck("check", "--json", "--root", own_world)

    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [["at", "what", "fix", "severity", "rule", "item"]] * 2 == [list(each) for each in found]
    assert {"error"} == {each["severity"] for each in found}
    assert found[0]["at"] == "decks/velm.yaml:1"


def test_ask_shows_items_and_skips() -> None:
    """Each item has its answer, options and source; what was skipped is named with its line and reason."""
    done = factdeck("ask", "velm", "--root", WORLD)

    assert "  Who ruled Arrin from 1651 to 1660?\n  = Tam Reed\n" in done.stdout
    assert "    not Una Vale: Una Vale ruled Arrin from 1661.\n" in done.stdout
    assert "    source: “The Velm Gazette”, Port Office: no. 9\n" in done.stdout
    assert "    without options: fewer than two other answers can be proved wrong\n" in done.stdout
    assert "    without options: of a sentence only those answers are wrong that its author names;\n" in done.stdout
    assert "skipped ruler_undated of arrin.ruler.ida_moss (content/facts/islands.yaml:14): this changes" in done.stdout


PORTS = {
    "kinds.yaml": """
port:
  properties:
    wood: {type: text, says: "{subject} is built of {value}."}
    trade: {type: text, many: yes, complete: yes, says: "{subject} trades in {value}."}
    guild: {type: text, many: yes, says: "{value} had a hall in {subject}."}
captain:
  people: yes
  properties:
    home: {type: text, says: "{subject} came from {value}."}
""",
    "facts/captains.yaml": """
kind: captain
source: atlas part 4
una_stern: {name: Una Stern, home: Velmar}
""",
    "questions/ports.yaml": """
wood: {about: port.wood, stem: "What is {subject} built of?"}
trade: {about: port.trade, stem: "What does {subject} sell?"}
guild: {about: port.guild, stem: "Whose hall stood in {subject}?"}
home: {about: captain.home, stem: "Where did {subject} come from?"}
""",
    "facts/ports.yaml": """
kind: port
source: atlas part 4
fenn: {name: Fenn, wood: oak, trade: [salt, sea salt], guild: The coopers}
gull: {name: Gull, wood: old oak, trade: [wool, tin], guild: The smiths}
hest: {name: Hest, wood: oak and ash, trade: [rope, iron], guild: The dyers}
""",
}


def test_ask_says_why_there_are_no_options(own_world: Path) -> None:
    """Answers that hold the right one are told as such, right ones that hold one another, and lists that may go on."""
    for name, text in PORTS.items():
        with (own_world / "content" / name).open("a", encoding="utf-8") as file:
            file.write(text)

    said = factdeck("ask", "velm", "--root", own_world).stdout

    built, sold = (said.partition(f"{stem} Fenn")[2].partition("\n\n")[0] for stem in ("What is", "What does"))
    assert "without options: of the 2 answers that are proved wrong, fewer than two can be offered;" in built
    assert "without options: its right answers may be taken for one another;" in sold
    assert "of people, only those are offered of whom one page names the other under mistaken_for:" in said
    hall = said.partition("Whose hall stood in Fenn")[2].partition("\n\n")[0].replace("\n      ", " ")
    assert "fewer than two other answers can be proved wrong; this property has many values" in hall
    assert "write  complete: yes  in kinds.yaml if pages list all" in hall


def test_ask_for_programs(golden: object) -> None:
    """Items come as one JSON object a line, whose keys are kept stable, and as somebody last read them."""
    done = factdeck("ask", "velm", "--json", "--root", WORLD)

    items = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(ITEM_KEYS == list(item) for item in items)
    for item in items:
        assert all(isinstance(item[name], list) for name in ("facts", "key", "accepted", "options", "sources"))
        for option in item["options"]:
            assert OPTION_KEYS[: 4 if option["correct"] else 7] == list(option)
        assert item["sources"]
    golden("velm.jsonl", done.stdout)  # type: ignore[operator]


def test_build_says_what_it_made_and_how_to_open_it(tmp_path: Path) -> None:
    """Each recipe is named with its files; the files are there."""
    done = factdeck("build", "--root", WORLD, "--out", tmp_path / "out")

    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    parts = ("-key.html", "-key.json", "-report.html", "-report.json", ".html")
    pages = [f"{name}{part}" for name in ("velm-forms", "velm-quiz") for part in parts]
    assert [*pages, "velm.apkg"] == made
    for name in made:
        assert f"  {tmp_path / 'out' / name}\n" in done.stdout
    assert "forms A and B" in done.stdout
    assert "in Anki: File > Import" in done.stdout


def test_build_of_one_recipe_makes_only_its_files(tmp_path: Path) -> None:
    """A named recipe is built alone."""
    factdeck("build", "velm", "--root", WORLD, "--out", tmp_path)

    assert ["velm.apkg"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("command", ["ask", "build"])
def test_unknown_recipe_is_told_with_the_nearest(command: str, tmp_path: Path) -> None:
    """A recipe that does not exist is a problem like any other."""
    done = factdeck(command, "velm-quizz", "--root", WORLD, cwd=tmp_path)

    assert done.returncode == 1
    assert 'there is no recipe "velm-quizz"' in done.stderr
    assert 'did you mean "velm-quiz"?' in done.stderr
    assert not (tmp_path / "build").exists()


def test_file_that_an_editor_called_txt_is_told(own_world: Path) -> None:
    """A page saved as islands.yaml.txt is not left out without a word; the copy another editor keeps is."""
    for name in ("more.yaml.txt", "more.txt", "islands.yaml~", "islands.yaml.bak"):
        (own_world / "content/facts" / name).write_text("kind: island\n")

    told = factdeck("check", "--root", own_world).stderr

    assert "content/facts/more.yaml.txt:1: this file is not read where it lies or as it is called" in told
    assert "content/facts/more.txt:1: this file is not read where it lies or as it is called" in told
    assert "2 problems." in told


def test_folder_that_is_no_project(tmp_path: Path) -> None:
    """An empty folder is told to be none, and one that is not there to be missing, each by its name."""
    done = factdeck("check", "--root", tmp_path)

    assert done.returncode == 1
    assert f"{tmp_path}:1: this folder holds no files in content/ and decks/" in done.stderr
    assert f"{tmp_path / 'schol'}:1: there is no such folder" in factdeck("check", "--root", tmp_path / "schol").stderr


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A place that is no folder is told, and nothing is replaced."""
    (tmp_path / "out").write_text("a file")

    done = factdeck("build", "velm", "--root", WORLD, "--out", tmp_path / "out")

    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert (tmp_path / "out").read_text() == "a file"


@pytest.mark.parametrize(
    "arguments", [("check", "--root"), ("build", "--watch", "--root"), ("audit", "--sources"), ("paragraphs",)]
)
def test_name_that_is_too_long_is_told(arguments: tuple[str, ...], own_world: Path) -> None:
    """A name that no system takes is told as such, with a remedy, by commands that read."""
    done = factdeck(*arguments, "x" * 300, cwd=own_world)

    assert 1 == done.returncode
    assert "file name too long" in done.stderr
    assert "\n    " in done.stderr
    assert "what there is to say" not in done.stderr


def test_recipe_named_twice_is_built_once(tmp_path: Path) -> None:
    """Who names a recipe twice gets it as if it were named once."""
    done = factdeck("build", "velm", "velm", "--root", WORLD, "--out", tmp_path)

    assert (0, "") == (done.returncode, done.stderr)
    assert 1 == done.stdout.count("velm.apkg")


def test_file_in_the_place_of_schemas_is_told(own_world: Path) -> None:
    """Where a file is called as the folder of schemas, the remedy is to move it."""
    (own_world / ".schemas").write_text("mine")

    done = factdeck("schema", "--root", own_world)

    assert 1 == done.returncode
    assert "a file stands where a folder is to be; move it away" in done.stderr


def test_no_half_written_file_stays(tmp_path: Path) -> None:
    """After a build nothing lies in the folder but what was made."""
    factdeck("build", "--root", WORLD, "--out", tmp_path)

    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".") or path.suffix == ".new"]


def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    """A long build shows how far it is to a person, and nothing to a pipe."""
    command = [str(PROJECT / ".venv/bin/factdeck"), "build", "--root", str(WORLD), "--out", str(tmp_path)]
    master, terminal = pty.openpty()

    piped = subprocess.run(command, capture_output=True, text=True, check=True)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=terminal, check=True, env=os.environ | {"TERM": "xterm"})
    os.close(terminal)

    assert piped.stderr == ""
    assert b"Building" in os.read(master, 10_000)


@pytest.mark.parametrize("command", ["check", "ask", "build"])
def test_help_explains_with_examples(command: str) -> None:
    """Each command's help says what it does and shows how."""
    done = factdeck(command, "--help")

    assert done.returncode == 0
    assert f"factdeck {command}" in done.stdout
    assert "Example" in done.stdout
