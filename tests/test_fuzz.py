"""Whatever stands in an input file, it is read or its mistakes are told with place and remedy: no error, no hang.

`make test` tries a thousand cases that are the same each time; `make fuzz` twenty times as many, others each time.
"""

import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest
import yaml
from generator import show
from generator.flow import EVERYTHING, Bank, arranged, asked, reported
from generator.lint import lint
from generator.lock import _sum
from generator.model import Problem
from generator.notes import plan
from generator.print_options import Print
from generator.release import build as dated
from generator.steps import checked
from generator.write import looks, write, write_deck
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conftest import WORLD, factdeck, in_time

TIMES = int(os.environ.get("FUZZ", "1"))
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
FILES = (
    "content/kinds.yaml",
    "content/sources.yaml",
    "content/facts/islands.yaml",
    "content/facts/sailors.yaml",
    "content/questions/islands.yaml",
    "content/questions/sailors.yaml",
    "content/paragraphs/gazette.yaml",
    "decks/velm-quiz.yaml",
    "decks/velm-forms.yaml",
    "decks/velm.yaml",
    "decks/velm.lock.json",
)
PARAGRAPHS = "no. 2: 0123456789ab\nno. 4: {print: ab0123456789, no_fact: a heading}\nno. 9: 456789ab0123\n"
WORDS = (
    "about ask also as by changes class complete core course date decks detail disputed erratum facts forms from hints"
    " id inferred island items kind kinds level licence many mistaken_for motto name not note on only options parts"
    " people precision print properties publisher question report ruler sailor says seed sentences settled source stem"
    " text title to topic type unique url value was withdrawn yes no arrin boro ida_moss 1641 1641-05-12 1650/1640 ~"
    " 0000 9999 9999-12-31/9999 2.5 {subject} {value} {when} {by} {{subject}} {%if%} {((((1))))} [gap] [ ] [[a]] number"
    " multiple_choice multiple_response true_false cloze short_answer matching ordering velm atlas atlas.par velm-quiz"
    " {{c1::a}} {{Front}} <b> </script> &amp; =1+1 ../../x /etc/passwd C:\\x aux \\( [sound:x.mp3] [latex] %s $HOME"
    " 99999999999999999999 ² ١٢ ß ﬁ İ ǆ ﷺ 👩‍👩‍👧"
).split()
PLANES = (
    0x0,
    0x85,
    0x600,
    0x2028,
    0x202E,
    0x2066,
    0xD7FF,
    0xFEFF,
    0xFFFD,
    0x10000,
    0x1F600,
    0x20000,
    0xE0001,
    0x10FFFF,
)

characters = st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from([chr(point) for point in PLANES]))
words = st.one_of(st.sampled_from(WORDS), st.text(characters, max_size=12))
phrases = st.one_of(words, st.lists(words, max_size=6).map(" ".join), st.just("x" * 9000), st.just("[a] " * 3000))
trees = st.recursive(
    phrases,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=5)),
    max_leaves=8,
)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp1251", "shift_jis"])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound project with every sort of input file; it is made sound again after each case."""
    root = Path(shutil.copytree(WORLD, tmp_path_factory.mktemp("fuzz") / "world"))
    (root / "content/paragraphs").mkdir()
    (root / "content/paragraphs/gazette.yaml").write_text(PARAGRAPHS)
    done = factdeck("release", "--root", root, "--out", root.parent / "out")
    assert done.returncode == 0, done.stderr
    return root


def many(cases: int) -> settings:
    """How often a test is tried; each time otherwise only where it is tried long."""
    return settings(
        max_examples=cases * TIMES,
        deadline=None,
        derandomize=TIMES == 1,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate] if os.environ.get("NOSHRINK") else list(Phase),
    )


def judged(root: Path, name: str, data: bytes) -> None:
    """Put data in a file's place, do all that `check`, `ask` and `build` do, and judge what they say."""
    before = (root / name).read_bytes()
    try:
        (root / name).write_bytes(data)
        with in_time():
            told = list(problems_of(root, build=crc32(data) % 4 == 0))
    finally:
        (root / name).write_bytes(before)
    for problem in told:
        place, _, line = problem.at.rpartition(":")
        assert (root / place).exists(), problem
        if (root / place).is_file():
            there = data if place == name else (root / place).read_bytes()
            assert 1 <= int(line) <= lines_of(there), problem
        assert problem.what.strip()
        assert problem.fix.strip()
    shown = show.told(told, "Nothing was written.")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown), shown
    shown.encode()


def lines_of(data: bytes) -> int:
    """How many lines a file has, an empty one too; whatever its encoding, no more than this."""
    return len(re.findall(rb"\r\n|\r|\n|\xc2\x85|\xe2\x80[\xa8\xa9]", data)) + 1


def problems_of(root: Path, build: bool) -> Iterator[Problem]:
    """All that is said of a project once everything was asked, or also built, that can be."""
    content, problems = checked(root)
    yield from problems
    if problems:
        return
    bank = Bank(content)
    items, _ = asked(bank, EVERYTHING)
    yield from lint(content, items)
    for item in items:
        json.dumps(show.item_as_data(item), ensure_ascii=False).encode()
        show.item_as_text(item).encode()
    if not build:
        return
    for recipe in content.recipes.values():
        forms, lost = arranged(bank, recipe)
        yield from lost
        if lost:
            continue
        if recipe.blueprint:
            figures = reported(bank, recipe, forms)
            assert all(write(recipe, forms, figures, Print()).values())
            continue
        notes, lost = plan(content, recipe, forms[0].items)
        yield from lost
        if lost:
            continue
        deck, lost = dated(recipe, content.life.locks.get(recipe.id), notes, looks(), int(time.time()))
        yield from lost
        if deck:
            assert all(write_deck(deck, to) for to in ("anki", "anki-text"))


def _dumped(tree: object, style: str) -> str:
    """A tree as YAML, in blocks or in brackets, or as JSON, which is YAML as well."""
    if style == "json":
        return json.dumps(tree)
    flow = style == "flow"
    return str(
        yaml.dump(tree, Dumper=DUMPER, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10**6)
    )


def _places(tree: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """Where each value of a tree stands."""
    yield path
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in inner:
        yield from _places(value, (*path, key))


def _replaced(tree: object, path: tuple[object, ...], value: object) -> object:
    """A tree with another value in one place."""
    if not path:
        return value
    copy = dict(tree) if isinstance(tree, dict) else list(tree)  # type: ignore[call-overload]
    copy[path[0]] = _replaced(copy[path[0]], path[1:], value)
    return copy


@cache
def _tree_of(path: Path) -> object:
    loader = json.loads if path.suffix == ".json" else lambda text: yaml.load(text, yaml.BaseLoader)  # noqa: S506  # gives texts alone
    return loader(path.read_text("utf-8"))


@many(250)
@given(data=st.data(), name=st.sampled_from(FILES), text=st.text(characters), encoding=encodings)
def test_any_text_in_any_encoding(data: st.DataObject, name: str, text: str, encoding: str, sound: Path) -> None:
    """Random text, in whichever encoding, alone or in the midst of a sound file."""
    whole = (sound / name).read_text("utf-8")
    at = data.draw(st.integers(0, len(whole)))
    before, after = data.draw(st.sampled_from([(whole[:at], whole[at:]), ("", ""), ("a: ", "\n"), (whole[:at], "")]))
    judged(sound, name, (before + text + after).encode(encoding, "ignore"))


@many(100)
@given(data=st.data(), name=st.sampled_from(FILES), noise=st.binary(max_size=20))
def test_any_bytes(data: st.DataObject, name: str, noise: bytes, sound: Path) -> None:
    """Bytes that are no text, or line ends of other systems."""
    whole = (sound / name).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    ends = data.draw(st.sampled_from([b"\n", b"\r\n", b"\r", b"\n\r", b"\x00"]))
    judged(sound, name, (whole[:at] + noise + whole[at + data.draw(st.integers(0, 30)) :]).replace(b"\n", ends))


@many(150)
@given(name=st.sampled_from(FILES), tree=trees, style=st.sampled_from(["block", "flow", "json"]))
def test_any_shape(name: str, tree: object, style: str, sound: Path) -> None:
    """Sound YAML or JSON of any shape."""
    judged(sound, name, _dumped(tree, style).encode("utf-8", "ignore"))


@many(400)
@given(data=st.data(), name=st.sampled_from(FILES), style=st.sampled_from(["block", "flow", "json"]))
def test_wrong_part_in_a_sound_file(data: st.DataObject, name: str, style: str, sound: Path) -> None:
    """One to three parts of a sound file replaced by anything else."""
    tree = _tree_of(sound / name)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(list(_places(tree))))
        tree = _replaced(tree, place, data.draw(trees))
    judged(sound, name, _dumped(tree, style).encode("utf-8", "ignore"))


@many(100)
@given(data=st.data())
def test_wrong_part_in_a_lock_whose_sum_is_right(data: st.DataObject, sound: Path) -> None:
    """A lock somebody wrote with care: its sum is right, its values are anything."""
    name = "decks/velm.lock.json"
    tree = _tree_of(sound / name)
    values = st.one_of(trees, st.integers(), st.floats(), st.none(), st.booleans())
    place = data.draw(st.sampled_from([each for each in _places(tree) if each]))
    changed = _replaced(tree, place, data.draw(values))
    if isinstance(changed, dict) and isinstance(changed.get("notes"), list):
        head = {key: value for key, value in changed.items() if key not in ("sum", "notes")}
        changed["sum"] = _sum(head, changed["notes"])
    judged(sound, name, json.dumps(changed).encode())
