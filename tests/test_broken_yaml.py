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
SPACE = "there is a no-break space (U+00A0) before "
TYPED = "delete it; where a space is needed, type one"
BOTH = "let both begin with as many spaces, or delete what stands behind "
BELOW = "this line is indented below line"
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
        ("  area: 12", "\u00a0 area: 12", 9, f'{SPACE}"area"', TYPED),
        ("  area: 12", "  area:\u00a012", 9, f'{SPACE}"12"', TYPED),
        ("  area: 12", "\tarea: 12", 9, "a tab stands here", "indent with spaces instead of tabs"),
        ("  name: F", "   name: F", 5, "this line begins with 3 spaces, those after it with 2", FITS),
        ("  area: 12", " area: 12", 9, "this line begins with 1 space, those around it with 0 or 2", FITS),
        ("    source", "   source", 8, "this line begins with 3 spaces, those around it with 2 or 4", FITS),
        ("    - Fenny", "   - Fenny", 12, "this line begins with 3 spaces, those around it with 2 or 4", FITS),
        ("    source", "     source", 8, f"{BELOW} 7, which has a text of its own", f'{BOTH}"value:"'),
        ("fenn:", "  fenn:", 4, f"{BELOW} 2, which has a text of its own", f'{BOTH}"source:"'),
        ("  area: 12", "area: 12", 9, "line 10 is indented below this one, which has a text of its own",
         'begin it with 2 spaces as well, or delete what stands behind "area:"'),
        ("    value", "  value", 7, 'this line is not indented below "settled:" in line 6, and the next one is',
         "begin it with as many spaces as the next line"),
        ("    - Fenny", "- Fenny", 12, "this dash is not in line with those of a list",
         "begin it with as many spaces as they do"),
        ("    - Fenny", "     - Fenny", 12, "a dash begins this line, which counts as more of the text in line 11",
         "begin it with as many spaces as the dashes of its list, or put the whole text in quotes"),
        ("  sentences:", "    sentences:", 13, "this line has no dash, and is in line with those of a list",
         "begin it with a dash, or in line with the names above that list, or with what stands behind a dash"),
        ("Salt and", "Salt: and", 18, "a text with a colon needs quotes", 'write  motto: "Salt: and wind"'),
        ("The lamp", '"The lamp', 14, "a quotation mark is opened and never closed", "add the closing quotation mark"),
        ("motto: Salt and wind", r'motto: "C:\Salt"', 18, SIGN, BACKSLASH),
        ("motto: Salt and wind", r'motto: "C:\Users\x"', 18, SIGN, BACKSLASH),
        ("    - Fenny", '    - "Fenny\n      or \\xen"', 13, SIGN, BACKSLASH),
        ("motto: Salt and wind", r'motto: "Salt \ud83c\udf0a"', 18, SIGN,
         r"write the sign itself, 🌊, in place of \ud83c\udf0a"),
        ("motto: Salt", "motto: 'Salt", 18, "a quotation mark is opened and never closed",
         "add the closing quotation mark; a text that begins with an apostrophe is put in double quotes"),
        ("motto: Salt and wind", "motto: [Salt", 18,
         "a bracket ([) is opened here and never closed",
         "write ] where it ends, or put quotes around a text that begins with it"),
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
    ("text", "line", "what"),
    [
        ("# Pages\n\n  name: Fenn\nsele:\n  name: Sele\n", 3, "the first line begins with 2 spaces, and line 4 with 0"),
        (" fenn:\n  name: Fenn\nsele:\n", 1, "the first line begins with 1 space, and line 3 with 0"),
    ],
)
def test_file_that_does_not_begin_at_the_left_edge(text: str, line: int, what: str, tmp_path: Path) -> None:
    """Where the name of the first entry is lost or indented, the first line is told and not the one that is right."""
    fix = "begin it at the left edge, or write above it the name and colon of what its lines belong to"

    assert [(line, what, fix)] == told(text, tmp_path)


def test_first_sentence_that_stands_beside_its_lines(tmp_path: Path) -> None:
    """An empty name in line with the lines that follow it is told where another one shows how it should stand."""
    page = "fenn:\n  sentences:\n      mill:\n      says: The mill is [old].\n    lamp:\n      says: It\n"

    assert [(3, "this line begins with 6 spaces, those after it with 4", FITS)] == told(page, tmp_path)


def test_entries_of_a_file_are_no_list(tmp_path: Path) -> None:
    """A file whose entries all begin with a dash is told to lose them."""
    fix = "delete the dash before each: an entry begins with its name and a colon"

    assert [(1, "this file does not hold entries", fix)] == told(
        "- fenn:\n    name: Fenn\n- sele:\n    name: Sele\n", tmp_path
    )


NO_DASH = "this line of a list has no dash"
NO_COLON = "a colon is missing after the name"
NO_SPACE = "a space is missing after the colon"
PLAIN_DASHES = "a list has plain dashes"
BRACES = "several names in one line need braces"
GIT = "keep the lines of one version, and delete all that begin with <<<<<<<, ======= or >>>>>>>"
NEITHER = "this line is neither an entry nor a remark"
CURLY = "these quotation marks are those of a word processor, which hold no text together"
PLAIN = 'type plain ones: " "'
PARTED = 'put quotes around "1,200", or write a space behind the comma if these are several'


@pytest.mark.parametrize(
    ("sound", "slip", "line", "what", "fix"),
    [
        ("    - The Fen", "    The Fen", 11, f"{NO_DASH}, and line 12 has one", "write  - The Fen"),
        ("    - Fenny", "    Fenny", 12, NO_DASH, "write  - Fenny"),
        ("    value: 1650\n", "    value: 1650\n    - value: 1651\n", 7, f"{NO_DASH}, and line 8 has one",
         "write  - value: 1650  with as many spaces before it as line 8"),
        ("    - The Fen\n    - Fenny", "    - value The Fen\n      note: Part", 11, COLON, "write  - value: The Fen"),
        ("    value: 1650", "    value: 1650\n    source gazette no. 1", 8, COLON, "write  source: gazette no. 1"),
        ("  name: Fenn\n", "  name: Fenn\n  name; Fenny\n", 6, COLON, "write  name: Fenny"),
        ("  area: 12", "  not {area: [13]}", 9, NO_COLON, "write  not: {area: [13]}"),
        ("  area: 12", "  not:{area: [13]}", 9, NO_SPACE, "write  not: {area: [13]}"),
        ("  area: 12", "  area [12]", 9, NO_COLON, "write  area: [12]"),
        ("  area: 12", "  area: {value:12, by: me}", 9, NO_SPACE, "write  value: 12"),
        ("  area: 12", "  area: {value 12, by: me}", 9, NO_COLON, "write  value: 12"),
        ("  area: 12", "  not: {area: thirteen, fourteen}", 9, '"fourteen" in braces has no colon and no value',
         "put several in square brackets, as in  area: [thirteen, fourteen]; a text with a comma needs quotes"),
        ("  area: 12", "  area: {value: 12, by: me]", 9, "{ is closed here by ]", "write } in its place"),
        ("  area: 12", "  area: {value: 12, by: me", 9, "a brace ({) is opened here and never closed",
         "write } where it ends, or put quotes around a text that begins with it"),
        ("  area: 12", "  area: value: 12, by: me}", 9, "a brace is missing where this entry begins",
         "write  area: {value: 12, by: me}"),
        ("  area: 12", "  area: value: 12, by: me", 9, BRACES, "write  area: {value: 12, by: me}"),
        ("    - Fenny", "    - says: Fen, by: me", 12, BRACES, "write  - {says: Fen, by: me}"),
        ("    - Fenny", "    - says: [Fen, Fenny], by: me", 12, BRACES, "write  - {says: [Fen, Fenny], by: me}"),
        ("  area: 12", "  area: {value: 12 by: me}", 9, 'a comma is missing, or quotes around the text, near "by"',
         "write a comma between two entries; a text with a comma, colon or bracket needs quotes"),
        ("  area: 12", '  area: {value: "12 "or" 13"}', 9,
         "a text that begins with a quotation mark goes on after the second one",
         "put all of it into the other quotation marks, such as  name: \"'old' name\""),
        ("Salt and wind", "“Salt: and wind”", 18, CURLY, PLAIN),
        ("    - Fenny", "    - {a: [“Fen, Fenny”]}", 12, CURLY, PLAIN),
        ("  area: 12", "  \u200barea: 12", 9, 'there is a zero width space (U+200B) before "area"', TYPED),
        ("  area: 12", "  area\u00a0: 12", 9, 'there is a no-break space (U+00A0) behind "area"', TYPED),
        ("  area: 12", "  area:\u200b12", 9, 'there is a zero width space (U+200B) before "12"', TYPED),
        ("  area: 12", "\ufeff  area: 12", 9, 'there is a byte order mark (U+FEFF) before "area"', TYPED),
        ("fenn:", "\ufefffenn:", 4, 'there is a byte order mark (U+FEFF) before "fenn"', TYPED),
        ("    - The Fen\n    - Fenny", "    -\u00a0The Fen\n    -\u00a0Fenny", 11, f'{SPACE}"The"',
         "delete it and type a plain space"),
        ("kind: island", "Islands\n=======\nkind: island", 2, NEITHER, "delete it, or begin it with #"),
        ("  area: 12", "  area: {value: 12}}", 9, "} closes nothing here", "delete it, or write its partner before it"),
        ("  area: 12", "  area: [12, 13]]", 9, "] closes nothing here", "delete it, or write its partner before it"),
        ("  area: 12", "  area: >90", 9, "a text that begins with > needs quotes", QUOTES),
        ("  area: 12", "  area: >9", 9, "a text that begins with > needs quotes", QUOTES),
        ("  area: 12", "  area: |", 9, "a text that begins with | needs quotes", QUOTES),
        ("  area: 12", "  area: {value: 1,200}", 9, '"200" in braces has no colon and no value',
         'put quotes around "1,200"'),
        ("  area: 12", "  area: [3, 1,200]", 9, "a comma in brackets parts 1,200 into several", PARTED),
        ("  area: 12", "  area: [1,200, '3: 4']", 9, "a comma in brackets parts 1,200 into several", PARTED),
        ("kind: island", "%YAML 1.2\nkind: island", 1, "the directive %YAML is not needed here", "delete the line"),
        ("kind: island", "%YAML 2.0\n---\nkind: island", 1, "the directive %YAML is not needed here",
         "delete the line"),
        ("\nfenn:", "\n...\nfenn:", 4, "a line of three dots ends the file for YAML, and more follows",
         "delete the line"),
        ("\nfenn:", "\n---\nfenn:", 4, "a second document begins here (---)", "delete the line of dashes"),
        ("\nfenn:", "\n-----\nfenn:", 4, NEITHER, "delete it, or begin it with #"),
        ("\nfenn:", "\n// Isles\nfenn:", 4, NEITHER, "delete it, or begin it with #"),
        ("  area: 12\n", "<<<<<<< HEAD\n  area: 12\n=======\n  area: 13\n>>>>>>> theirs\n", 9,
         "version control (git) left this line (<<<<<<<), for two versions of the file disagree here", GIT),
        ("  area: 12\n", "=======\n  area: 13\n>>>>>>> theirs\n", 9,
         "version control (git) left this line (=======), for two versions of the file disagree here", GIT),
        ("  motto: Salt and wind\n", ">>>>>>> theirs\n", 18,
         "version control (git) left this line (>>>>>>>), for two versions of the file disagree here", GIT),
        ("    - The Fen\n    - Fenny", "    * The Fen\n    * Fenny", 11, "a list has plain dashes", "write  - The Fen"),
        ("fenn:\n", "fenn:\n  name: Fenny\n  hut:\n", 6,
         'nothing stands below "hut": the lines after it begin with as many spaces as it does',
         "begin them with more spaces, or this line with fewer"),
        ("fenn:\n", "fenn: Fenn\n", 5, f"{BELOW} 4, which has a text of its own", f'{BOTH}"fenn:"'),
        ("      says: The", "    says: The", 16,
         'this line is not indented below "mill:" in line 15, and the next one is',
         "begin it with as many spaces as the next line"),
        ("  area: 12", "  - area: 12", 9, "this line has a dash, and those beside it have none", "delete the dash"),
        ("    - Fenny\n", "    - {name: Fenny}\n      name: Fen\n", 13, NO_DASH,
         "write  - and as many spaces before it as line 12"),
        ("    - The Fen\n    - Fenny", "    – The Fen\n    – Fenny", 11, "a list has plain dashes", "write  - The Fen"),
        ("    - The Fen\n    - Fenny", "    -- The Fen\n    -- Fenny", 11, PLAIN_DASHES, "write  - The Fen"),
        ("    - The Fen\n    - Fenny", "    1. The Fen\n    2. Fenny", 11, PLAIN_DASHES, "write  - The Fen"),
        ("    - The Fen\n    - Fenny", "    • The Fen", 11, "a list has plain dashes", "write  - The Fen"),
        ("    - The Fen\n    - Fenny", "    − The Fen\n    − Fenny", 11, PLAIN_DASHES, "write  - The Fen"),
        ("  area: 12", "  area: {value: [12, 13, by: me}", 9, "a bracket ([) is opened here and never closed",
         "write ] where it ends, or put quotes around a text that begins with it"),
        ("  area: 12", "  area: {says: It is {value} wide}", 9, "a text with a brace in it needs quotes",
         'put quotes around all of it, such as  says: "… {subject} …"'),
        ("  area: 12", "  area: {says: Fenn, the {value}}", 9, "a text with a brace or a comma needs quotes",
         'write a colon behind a name, and quotes around a text, such as  says: "… {subject} …"'),
        ("  area: 12", "\u3000area: 12", 9, 'there is an ideographic space (U+3000) before "area"', TYPED),
        ("  motto: Salt", '  note: "Salt\n<<<<<<< HEAD\n  or"\n  motto: Salt', 19,
         "version control (git) left this line (<<<<<<<), for two versions of the file disagree here", GIT),
        ("    - Fenny", "  - Fenny", 12, "this dash is not in line with those of a list",
         "begin it with as many spaces as they do"),
        ("  name: Fenn\n", "  name: Fenn\n  name. Fenny\n", 6, COLON, "write  name: Fenny"),
        ("  area: 12", "  not: area: [13]", 9, "braces are missing behind the name", "write  not: {area: [13]}"),
        ("  area: 12", "  ask: {area: How large, and why?}", 9, '"and why?" in braces has no colon and no value',
         "put quotes around a text with a comma, or square brackets around several texts"),
        ("fenn:\n  name", "- name", 4, "this line has a dash, and those beside it have none",
         "delete the dash: an entry begins with its name and a colon"),
        ("kind: island\n", "- kind: island\n", 1, "an entry of a file begins without a dash", "delete the dash"),
        ("area: 12", "area: 12\x0b", 9, "a character here cannot stand in a text file (U+000B)",
         "delete it and type the text again"),
    ],
)  # fmt: skip
def test_slip_is_told_by_its_name(sound: str, slip: str, line: int, what: str, fix: str, tmp_path: Path) -> None:
    """What a hand, a word processor or version control leaves in a page is named, with what to write instead."""
    assert PAGE.count(sound) >= 1

    assert [(line, what, fix)] == told(PAGE.replace(sound, slip, 1), tmp_path)


@pytest.mark.parametrize("slip", ["area 12", "area: 12\x07", "area: 12 #13"])
@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_line_is_right_whatever_ends_the_lines(slip: str, end: str, tmp_path: Path) -> None:
    """A slip is told in its line also in files of old Macs and of Windows."""
    assert [9] == [line for line, _, _ in told(PAGE.replace("area: 12", slip).replace("\n", end), tmp_path)]


@pytest.mark.parametrize("text", ["\u0e01\u200b\u0e02", "10\u00a0km", "می‌خواهم", "“Salt” and wind", "‘Iolani", "-5"])
def test_sign_that_belongs_to_a_text_is_left_alone(text: str, tmp_path: Path) -> None:
    """Spaces without width, as Thai parts its words with, and quotation marks may stand in what a page says."""
    file = tmp_path / "facts.yaml"
    file.write_text(PAGE.replace("Salt and wind", text), "utf-8")

    entries, problems, _ = read(file, "facts.yaml")

    assert (text, []) == (entries["fenn"]["motto"], problems)


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


def test_file_in_another_encoding_is_told_at_the_line(tmp_path: Path) -> None:
    """The line of the first letter that is not in UTF-8 is told; a file of a word processor is told as such."""
    (tmp_path / "facts.yaml").write_bytes(PAGE.replace("area: 12", "area: zwölf").encode("latin-1"))
    (tmp_path / "more.yaml").write_bytes(b"{\\rtf1\\ansi name: Fenn}")

    assert ["facts.yaml:9", "more.yaml:1"] == [
        read(tmp_path / name, name)[1][0].at for name in ("facts.yaml", "more.yaml")
    ]
    assert "this file is one of a word processor (RTF)" == read(tmp_path / "more.yaml", "more.yaml")[1][0].what
