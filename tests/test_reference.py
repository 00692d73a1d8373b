"""docs/reference.md is what the program says of itself; pytest --renew writes it."""

import re
from typing import Any

import pytest
import typer
from generator import dates, items, keys
from generator.cli import app
from generator.dates import parse
from generator.items import FORMS_OF_QUESTION
from generator.load import load
from generator.schema import FILES, schemas
from generator.starting import STARTER, examples

from conftest import PROJECT, factdeck

PLACE = PROJECT / "docs/reference.md"
TABLES = {
    "kinds": [("a kind", keys.KIND, "kind"), ("a property", keys.PROPERTY, "property")],
    "sources": [("a source", keys.SOURCE, "source")],
    "facts": [
        ("the head of the file", keys.HEAD, ""),
        ("a page", keys.PAGE, "page_of_peak"),
        ("a statement, after the name of a property", keys.STATEMENT, "values_of_date/else/then"),
        ("a sentence", keys.SENTENCE, "sentences/additionalProperties/then"),
    ],
    "questions": [("a question", keys.QUESTION, "question"), ("only", keys.ONLY, "only")],
    "paragraphs": [("a paragraph", keys.PARAGRAPH, "paragraph/then")],
    "decks": [("a recipe", keys.RECIPE, ""), ("a line of the blueprint", keys.ROW, "row")],
}
"""By schema: what has keys there, their meanings, and where their shapes stand among the definitions."""
SAYS = {
    "kinds": "What can be said of what. Each entry is a kind of thing.",
    "sources": "Every cited work, once. Each entry is a work; its name is what facts cite.",
    "facts": "What is true. Each entry is a page about one thing; below its keys stand the properties of its kind.",
    "questions": "How it is asked. Each entry asks every fact of one property.",
    "paragraphs": "The places of one source, the one the file is named after. Each entry is a place and a fingerprint.",
    "decks": "What to make of it: a file is a deck or, with a blueprint, a quiz.",
}


def shape_of(schema: dict[str, Any], made: dict[str, Any]) -> str:
    """What a value is, in the words of its schema."""
    if "$ref" in schema:
        schema = made["definitions"][schema["$ref"].rpartition("/")[2]]
    return str(schema.get("title", ""))


def keys_of(name: str, made: dict[str, Any]) -> list[str]:
    """The tables of keys of a sort of file."""
    lines = []
    for owner, table, way in TABLES[name]:
        found = made
        for part in f"definitions/{way}".split("/") if way else ():
            found = found[part]
        lines += ["", f"### {owner[0].upper()}{owner[1:]}", "", "| Key | Holds | Means |", "|---|---|---|"]
        for key, (_, meaning) in table.items():
            needed = " (needed)" if key in found.get("required", ()) and key != "name" else ""
            shape = "what the type says" if key == "value" else shape_of(found["properties"][key], made)
            lines.append(f"| `{key}` | {shape}{needed} | {meaning} |")
    return lines


def reference() -> str:
    """The whole document."""
    lines = [
        "# Reference",
        "",
        "Every key, command and option. The program wrote this page (`pytest tests/test_reference.py --renew`), so it",
        "is as true as the program. [tutorial.md](tutorial.md) begins at the beginning.",
    ]
    made = schemas(load(examples()[STARTER])[0].kinds)
    for name, pattern in FILES.items():
        lines += ["", f"## `{pattern}`", "", SAYS[name], *keys_of(name, made[name])]
    lines += ["", "## Dates", "", "| Written | Said in a sentence |", "|---|---|"]
    for written in re.findall(r"^(\S+(?: \d+)?)  ", dates.__doc__ or "", re.MULTILINE):
        if when := parse(written):
            lines.append(f"| `{written}` | {when.phrase} |")
    lines += ["", "Dates begin with the year 1; an earlier one is said in a text."]
    lines += ["", "## Forms of question", "", "| `as` | On paper |", "|---|---|"]
    told = dict(re.findall(r"^(\w+)  +(.+)$", items.__doc__ or "", re.MULTILINE))
    lines += [f"| `{form}` | {told[form]} |" for form in FORMS_OF_QUESTION]
    lines += ["", "## Commands"]
    for command in typer.main.get_command(app).commands:  # type: ignore[attr-defined]  # a group has them
        shown = factdeck(command, "--help", COLUMNS="110").stdout.rstrip()
        lines += ["", f"### factdeck {command}", "", "```text", *(line.rstrip() for line in shown.splitlines()), "```"]
    return "\n".join(lines) + "\n"


def test_reference_is_true(request: pytest.FixtureRequest) -> None:
    """Every key, date, form of question, command and option stands in the reference as the program has it."""
    made = reference()
    if request.config.getoption("--renew"):
        PLACE.write_text(made, "utf-8")

    assert made == PLACE.read_text("utf-8"), "run pytest tests/test_reference.py --renew, and look at it"
    for table in (table for tables in TABLES.values() for _, table, _ in tables):
        assert all(f"| `{key}` |" in made for key in table)
