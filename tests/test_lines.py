"""What is read line by line is what YAML reads."""

from os import environ
from pathlib import Path
from typing import Any

import pytest
import yaml
from generator import events, files, lines
from generator.model import Problem
from generator.tree import List, Map, Tree
from generator.yaml_text import read
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import PROJECT

TIMES = int(environ.get("FUZZ", "1"))
CASES = settings(max_examples=400 * TIMES, derandomize=TIMES == 1, deadline=None, database=None)
"""Some hundreds, the same each time; with FUZZ=20 in the environment twenty times as many, and others each time."""
ODD_TEXTS = [
    *r"""lamp|the lamp|é|1610-01|0754|<<|a:b|:a|a: b|a#b|a #b|a # b: c|http://a/b#c|# a|-a|- a|?a|? a|it's|~|=|>|>-
'|''|'it''s'|'a # b'|'a' b|"|""|"a: b"|"a" # b|"a\n"|"a": b|!|! a|!!str a|&a b|*a|%a|@a|`a|---|--- a|...|a,b|\|a\
{|}|[|[]|{}|[a, b]|[a] # b|[a]: b|[a|a]|a}|{a: b}|{a: b, c: {d: [e, f]}}|{a: b, a: c}|{a: b}: c|{a}""".replace(
        "\n", "|"
    ).split("|"),
    *("|", "|-", "a ", "a\t", "\ta", "a\rb", "\xa0", "\u2028", "\ufeff", "\x85", "k" * 1100),
]
TEXTS = (
    st.sampled_from(["", "", "h", "i j", "1610", "h", "i", "“j”"]) | st.sampled_from(ODD_TEXTS) | st.text(max_size=4)
)
PIECES = st.sampled_from([*("a: ", "b: ", "c : ", '"d": ', "") * 2, "a:", "<<: ", "é: "]).flatmap(
    lambda name: (st.sampled_from(["h", "i j", "1610 ", "'k'", '"l, m"', ""]) | st.sampled_from(ODD_TEXTS)).map(
        lambda text: name + text
    )
)
BRACKETS = st.builds(
    lambda around, pieces, comma: around[0] + comma.join(pieces) + around[1:],
    st.sampled_from(["[]", "{}", "[]", "{}", "[ ]", "[] # b", "[}", "[", "{} x"]),
    st.lists(PIECES, max_size=4),
    st.sampled_from([", ", ", ", ",", " , ", ",  "]),
)
NAMES = st.sampled_from(["", *"abcdefgh"]) | st.sampled_from(ODD_TEXTS)
ENDS = st.sampled_from(["\n"] * 9 + [" \n", "\r\n", "\n\n", "\n# remark\n", "\n   # remark\n", " # remark\n", ""])


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Lines that mostly hang together as a page does, with an odd one here and there."""
    page, depths, deeper = "", [0], False  # the indentation of what is open, and whether a name waits for its lines
    for number in range(draw(st.integers(1, 9))):
        if deeper and draw(st.integers(0, 5)):
            depths.append(depths[-1] + draw(st.sampled_from([0, 2, 2, 2, 1, 4])))
        elif number:
            del depths[draw(st.sampled_from([len(depths), len(depths), 1, 2])) :]
        dash = "- " if draw(st.integers(0, 3)) == 0 else ""
        odd = draw(st.integers(0, 19)) == 0
        name = draw(NAMES) if odd else "" if dash and draw(st.booleans()) else f"n{number}"
        text = (
            draw(TEXTS | BRACKETS)
            if odd or draw(st.integers(0, 9)) == 0
            else draw(st.sampled_from(["", "", "h", "i j k"]))
        )
        deeper = not text
        page += f"{' ' * depths[-1]}{dash}{f'{name}: ' if name else ''}{text or ('h' if not name else '')}{draw(ENDS)}"
        if dash and name:
            depths.append(depths[-1] + 2)
    return page


class Strings(yaml.CSafeLoader):
    """PyYAML's own loader, with every scalar left as the text that stands there."""


Strings.yaml_implicit_resolvers = {}


def lined(value: Tree) -> Any:
    """A tree with the line of everything in it."""
    if isinstance(value, Map):
        return value.line, [(value.name(key).line, key, lined(each)) for key, each in value.items()]
    return value.line, [lined(each) for each in value] if isinstance(value, List) else str(value)


@CASES
@given(pages())
def test_yaml_is_read_as_pyyaml_reads_it(text: str) -> None:
    """PyYAML gives the same structure and texts for whatever is accepted; what it refuses is refused."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "text", lambda *_: text.removeprefix("\ufeff"))
        found, problems, could_be_read = read(Path("facts.yaml"), "facts.yaml")

    try:
        known = yaml.load(text.removeprefix("\ufeff"), Strings)  # noqa: S506  # a safe loader
    except (yaml.YAMLError, TypeError):
        assert not could_be_read
    else:
        assert not could_be_read or problems or known == found


@CASES
@given(pages() | BRACKETS.map(lambda written: f"key: {written}\nlist:\n- {written}\n"))
def test_plain_lines_are_read_as_yaml_events_are(text: str) -> None:
    """What is read line by line has the structure, the texts and the lines that YAML's events give."""
    plain = lines.read(text)

    if plain is not None:
        problems: list[Problem] = []
        assert lined(plain) == lined(events.read(text, "facts.yaml", problems))  # type: ignore[arg-type]
        assert [] == problems


@pytest.mark.parametrize("path", sorted((PROJECT / "content").rglob("*.yaml")), ids=lambda path: path.stem)
def test_pages_of_this_project_are_plain(path: Path) -> None:
    """Every file of this project's content is read line by line, and so fast, with nothing lost."""
    text = path.read_text("utf-8")

    assert lined(lines.read(text)) == lined(events.read(text, "", []))  # type: ignore[arg-type]
