"""A file that YAML cannot read is told by the line to mend, with its cause and the remedy, in words for a teacher."""

from pathlib import Path

import pytest
from generator.yaml_text import read

PAGE = """\
kind: island
source: atlas part 4

fenn:
  name: Fenn
  settled:
    value: 1650
    source: gazette no. 1
  area: 12
  also:
    - The Fen
    - Fenny
  sentences:
    lamp: The lamp of Fenn burned [whale oil].
    mill:
      says: The mill stood in [Port Ash].
      note: A model of it.
  motto: Salt and wind
"""
COLON = "a colon with a space behind it is missing after a name"
FITS = "begin it with as many spaces as the lines it belongs to"
SPACE = "a space here is no plain one (U+00A0)"
BOTH = "let both begin with as many spaces; or put a text of several lines that holds a colon in quotes"
MORE = "write  name: text;  or, if this is more of the text above, begin it with more spaces than that line"
SIGN = "a backslash in double quotes begins a sign that YAML does not know"
BACKSLASH = r"use single quotes instead, or write \\ for each backslash"
QUOTES = "put quotes around the text"


def told(text: str, tmp_path: Path) -> list[tuple[int, str, str]]:
    """The line, the cause and the remedy of each problem of a file."""
    file = tmp_path / "facts.yaml"
    file.write_text(text, "utf-8")
    _, problems, could_be_read = read(file, "facts.yaml")
    assert not could_be_read
    return [(int(each.at.rpartition(":")[2]), each.what, each.fix) for each in problems]


@pytest.mark.parametrize(
    ("sound", "slip", "line", "what", "fix"),
    [
        ("kind: island", "kind:island", 1, "a space is missing after the colon", "write  kind: island"),
        ("  name: Fenn", "  name:Fenn", 5, "a space is missing after the colon", "write  name: Fenn"),
        ("    value: 1650", "    value:1650", 7, "a space is missing after the colon", "write  value: 1650"),
        ("  area: 12", "  area:12", 9, "a space is missing after the colon", "write  area: 12"),
        ("    - Fenny", "    -Fenny", 12, "a space is missing after the dash", "write  - Fenny"),
        ("    - The", "    -The", 11, "a space is missing after the dash", "write  - and a space before each entry"),
        ("    - Fenny", "    – Fenny", 12, "a list has plain dashes", "write  - Fenny"),
        ("    value: 1650", "    value 1650", 7, COLON, "write  name: text"),
        ("  settled:", "  settled", 6, COLON, "write  settled:"),
        ("fenn:", "fenn", 4, COLON, "write  fenn:"),
        ("burned [w", "burned\n[w", 15, COLON, MORE),
        ("  area: 12", "  area：12", 9, "the colon here is of another script (U+FF1A)",
         "type a plain colon and a space"),
        ("  area: 12", "\u00a0 area: 12", 9, SPACE, "delete it and type the space again"),
        ("  area: 12", "  area:\u00a012", 9, SPACE, "delete it and type the space again"),
        ("  area: 12", "\tarea: 12", 9, "a tab stands here", "indent with spaces instead of tabs"),
        ("  name: F", "   name: F", 5, "this line begins with 3 spaces, those after it with 2", FITS),
        ("  area: 12", " area: 12", 9, "this line begins with 1 space, those around it with 0 or 2", FITS),
        ("    source", "   source", 8, "this line begins with 3 spaces, those around it with 2 or 4", FITS),
        ("    - Fenny", "   - Fenny", 12, "this line begins with 3 spaces, those around it with 2 or 4", FITS),
        ("    source", "     source", 8, "this line is indented below line 7, which has a text of its own", BOTH),
        ("fenn:", "  fenn:", 4, "this line is indented below line 2, which has a text of its own", BOTH),
        ("  area: 12", "area: 12", 9, "line 10 is indented below this one, which has a text of its own", BOTH),
        ("    value", "  value", 7, 'this line is not indented below "settled:" in line 6, and the next one is',
         "begin it with as many spaces as the next line"),
        ("    - Fenny", "- Fenny", 12, "this dash is not in line with those of a list",
         "begin it with as many spaces as they do"),
        ("    - Fenny", "     - Fenny", 12, "a dash begins this line, which counts as more of the text in line 11",
         "begin it with as many spaces as the dashes of its list, or put the whole text in quotes"),
        ("  sentences:", "    sentences:", 13, "this line has no dash, and is in line with those of a list",
         "move it to the left, in line with the names above that list, or begin it with a dash"),
        ("Salt and", "Salt: and", 18, "a text with a colon needs quotes", 'write  motto: "text: more text"'),
        ("The lamp", '"The lamp', 14, "a quotation mark is opened and never closed", "add the closing quotation mark"),
        ("motto: Salt and wind", r'motto: "C:\Salt"', 18, SIGN, BACKSLASH),
        ("motto: Salt and wind", r'motto: "C:\Users\x"', 18, SIGN, BACKSLASH),
        ("    - Fenny", '    - "Fenny\n      or \\xen"', 13, SIGN, BACKSLASH),
        ("motto: Salt", "motto: 'Salt", 18, "a quotation mark is opened and never closed",
         "add the closing quotation mark; a text that begins with an apostrophe is put in double quotes"),
        ("motto: Salt and wind", "motto: [Salt", 18,
         "a bracket is opened here and never closed, or a comma is missing behind it",
         "close it, or put quotes around a text that begins with a bracket"),
        ("Salt and", "> and", 18, "a text that begins with > needs quotes", QUOTES),
        ("Salt and", "- and", 18, "a text that begins with - needs quotes", QUOTES),
        ("Salt and", "|Salt", 18, "a text that begins with | needs quotes", QUOTES),
        ("  motto", "  ]motto", 18, "a text that begins with ] needs quotes", QUOTES),
        ("Salt and", "Salt\u2028and", 18, "a line ends here with an unusual character (U+2028)",
         "delete it and press Enter"),
        ("Salt and", "*Salt*", 18, "a text that begins with * needs quotes", QUOTES),
        ("Salt and", "@Salt", 18, "a text that begins with @ needs quotes", QUOTES),
        ("motto: Salt and", "motto: {value} and", 18, "a text that begins with a brace needs quotes",
         'put the text in quotes, such as  motto: "{value} …"'),
        ("motto: Salt and", "motto: {value}, and", 18, "a text that begins with a brace needs quotes",
         'put the text in quotes, such as  motto: "{value} …"'),
        ("motto: Salt and", "motto: {value}'s salt and", 18, "a text that begins with a brace needs quotes",
         'put the text in quotes, such as  motto: "{value} …"'),
        ("  area: 12", '   motto: "In {when}, {value} and"', 9,
         "this line begins with 3 spaces, those around it with 2 or 4", FITS),
        ("  area: 12", '   discoverer: {value: [ida_moss], by: "una_vale" }  # or not', 9,
         "this line begins with 3 spaces, those around it with 2 or 4", FITS),
        ("  settled:\n", "  motto: {says: {value} and, by: me}\n", 6, "a text that begins with a brace needs quotes",
         'put the text in quotes, such as  says: "{value} …"'),
    ],
)  # fmt: skip
def test_slip_is_told_where_it_is_to_be_mended(
    sound: str, slip: str, line: int, what: str, fix: str, tmp_path: Path
) -> None:
    """What a hand slips into a sound page is told at its own line, also where YAML stumbles only over a later one."""
    assert PAGE.count(sound) >= 1

    assert [(line, what, fix)] == told(PAGE.replace(sound, slip, 1), tmp_path)


@pytest.mark.parametrize(
    ("name", "sound", "later", "line"),
    [
        ('"Fenn', "motto: Salt and wind", 'motto: "Salt and wind"', 18),
        ('"Fenn', "- Fenny", '- "Fenny"', 12),
        ('"Fenn', "motto: Salt", 'motto: Of "Salt" and', 18),
        ("'Fenn", "motto: Salt", "motto: It doesn't salt", 18),
        ("'Fenn", "- Fenny", "- The fens' king", 12),
    ],
)
def test_quotation_mark_that_another_text_closes(name: str, sound: str, later: str, line: int, tmp_path: Path) -> None:
    """A mark that is not closed is told in its own line, though YAML finds the end in a mark of a later text."""
    apostrophe = "; a text that begins with an apostrophe is put in double quotes" if name[0] == "'" else ""

    assert [
        (
            5,
            f"a quotation mark is opened here and closed only in line {line}",
            f"add the closing quotation mark in this line{apostrophe}",
        )
    ] == told(PAGE.replace("name: Fenn", f"name: {name}").replace(sound, later), tmp_path)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x85", "\u2028"])
def test_line_ends_of_other_systems_are_counted_as_yaml_does(end: str, tmp_path: Path) -> None:
    """A dash within a text is told in its line, whatever ends the lines before it."""
    lines = PAGE.replace("    - Fenny", "     - Fenny").splitlines()

    assert [(12, "a dash begins this line, which counts as more of the text in line 11")] == [
        each[:2] for each in told(end.join(lines) + end, tmp_path)
    ]
