"""YAML is read as plain text with line numbers, and every mistake in it is a problem with a place."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from generator.model import Problem
from generator.tree import Map
from generator.yaml_text import read

from conftest import PROJECT, WORLD, factdeck


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to write."""
    return tmp_path / "facts.yaml"


def loaded(file: Path, text: str | bytes) -> tuple[Map, list[Problem], bool]:
    """What is read of a file with that text."""
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(file, "facts.yaml")


@pytest.mark.parametrize(
    "text",
    ["NO", "yes", "on", "null", "~", "0754", "1846-09-23", "1e5", "0x1F", "1_000", "12:30:45", ".inf", "=", "3.10"],
)
def test_every_scalar_is_the_text_that_stands_there(text: str, file: Path) -> None:
    """Nothing becomes a date, a number, true or nothing; keys neither."""
    assert {text: text} == loaded(file, f"{text}: {text}\n")[0]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"a: b"', "a: b"),
        ("'it''s'", "it's"),
        ("one\n  two", "one two"),
        (">\n  one\n  two\n", "one two\n"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        ("a # remark", "a"),
        ("a#b", "a#b"),
        ("", ""),
        ('"\\u00e9"', "é"),
    ],
)
def test_text_can_be_quoted_and_folded(written: str, text: str, file: Path) -> None:
    """Quotes, folded lines and remarks mean what YAML says."""
    assert {"key": text} == loaded(file, f"key: {written}\n")[0]


def test_every_value_knows_its_line(file: Path) -> None:
    """Keys, texts, lists and mappings know the line they stand in, whatever stands before them."""
    tree, _, _ = loaded(file, "# a remark with é\n\nfirst: one\nsecond:\n  - two\n  - {third: three}\n")
    lines = {key: (tree.name(key).line, value.line) for key, value in tree.items()}

    assert {"first": (3, 3), "second": (4, 5)} == lines
    assert [5, 6] == [each.line for each in tree["second"]]
    assert 6 == tree["second"][1]["third"].line


@pytest.mark.parametrize("text", ["\ufefffirst: one\n", "first: one", "first: one\r\n", "---\nfirst: one\n...\n"])
def test_editors_leave_their_marks(text: str, file: Path) -> None:
    """A byte order mark, Windows line ends, a missing last line end and document marks change nothing."""
    assert ({"first": "one"}, [], True) == loaded(file, text)


def test_second_value_of_a_key_is_told_and_dropped(file: Path) -> None:
    """Of a key written twice the first value counts, at any depth, and what follows is read on."""
    tree, problems, could_be_read = loaded(file, "a: 1\na:\n  b: {c: 2}\nd:\n  e: 3\n  e: [4]\nf: 5\n")

    assert {"a": "1", "d": {"e": "3"}, "f": "5"} == tree
    assert ["facts.yaml:2", "facts.yaml:6"] == [problem.at for problem in problems]
    assert could_be_read


def test_keys_of_different_entries_may_be_the_same(file: Path) -> None:
    """One name in two entries is no double."""
    assert [] == loaded(file, "a: {name: A}\nb: {name: B}\n")[1]


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x\n",
        "a: !!python/object/apply:os.system [ls]\n",
        "a: !!binary aGVsbG8=\n",
        "<<: {a: 1}\n",
        "a: 1\n---\nb: 2\n",
        "? [a]\n: 1\n",
    ],
)
def test_what_is_refused_leaves_nothing(text: str, file: Path) -> None:
    """Of a file with an anchor, a tag, a merge key or two documents nothing is used, and one problem is told."""
    tree, problems, could_be_read = loaded(file, text)

    assert ({}, 1, False) == (tree, len(problems), could_be_read)


def test_alias_bomb_costs_nothing(file: Path) -> None:
    """Aliases of aliases are refused before they can grow."""
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))

    _, problems, _ = loaded(file, bomb)

    assert ["facts.yaml:1"] == [problem.at for problem in problems]


def test_many_brackets_are_only_a_mistake(file: Path) -> None:
    """A file of nothing but brackets is a problem, not a crash."""
    _, problems, could_be_read = loaded(file, "a: " + "[" * 2000)

    assert (1, False) == (len(problems), could_be_read)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("", 1),
        ("a: b\n", 2),
        ("# plain\n" * 30, 31),
        pytest.param("# é, ö, ü\n" * 30, 31),
    ],
)
def test_forbidden_character_is_told_in_its_line(before: str, line: int, file: Path) -> None:
    """A control character is told where it stands, also after lines in other alphabets."""
    _, problems, _ = loaded(file, f"{before}c: \x01d\n" + "# after\n" * 60)

    assert [f"facts.yaml:{line}"] == [problem.at for problem in problems]


def test_name_is_a_plain_text_whose_line_is_known(file: Path) -> None:
    """Whatever stands under it, a name has the line in which it is written."""
    tree, _, _ = loaded(file, "first: one\n\nsecond:\n\n  third: [3]\n\n  fourth:\nlast: |\n  a text\n  below\n")

    assert [1, 3, 8] == [tree.name(key).line for key in tree]
    assert [5, 7] == [tree["second"].name(key).line for key in tree["second"]]
    assert all(type(key) is str for key in tree)


def test_no_damage_leads_to_an_error(file: Path) -> None:
    """Whatever happens to a file, it is read or its problems are told in lines that it has."""
    drawn = random.Random(3)
    pages = (WORLD / "content/facts/islands.yaml").read_text("utf-8")
    for _ in range(400):
        damaged = list(pages)
        for _ in range(drawn.randint(1, 4)):
            place = drawn.randrange(len(damaged))
            damaged[place : place + drawn.randint(0, 3)] = drawn.choice("\t:\"'[]{}&*!|>%@`#-? \n,\x00é\x85")
        text = "".join(damaged)

        _, problems, could_be_read = loaded(file, text)

        lines = text.count("\n") + 1
        assert could_be_read or len(problems) == 1
        assert all(1 <= int(problem.at.rpartition(":")[2]) <= lines for problem in problems), text


@pytest.mark.parametrize("slip", ["", "\nodd:\n  name: >\n    Odd\n  area: [1, 2\n"])
def test_reading_needs_no_libyaml(slip: str, own_world: Path) -> None:
    """Where PyYAML came without its C library, the same is read and the same problems are told."""
    with (own_world / "content/facts/islands.yaml").open("a", encoding="utf-8") as file:
        file.write(slip)
    program = "import sys; sys.modules['yaml._yaml'] = None; from generator.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "ask", "--json", "--root", str(own_world)],
        capture_output=True, text=True, check=False, cwd=PROJECT,
    )  # fmt: skip

    usual = factdeck("ask", "--json", "--root", own_world)
    assert (usual.stdout, usual.stderr) == (done.stdout, done.stderr)
    assert slip or done.stdout
    assert bool(slip) == (done.returncode != 0)
