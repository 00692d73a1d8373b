"""The program keeps the shape that docs/architecture.md describes."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT

MODULES = sorted((PROJECT / "generator").rglob("*.py"))
FAMILIES = {path.relative_to(PROJECT / "generator").parts[0].removesuffix(".py") for path in MODULES}
STAGES = {
    "load",
    "check",
    "audit",
    "lint",
    "ask",
    "distractors",
    "order",
    "sets",
    "forms",
    "report",
    "schema",
    "notes",
    "release",
    "changes",
    "write",
}
SHARED = {
    "items",
    "figures",
    "meaning",
    "model",
    "facts",
    "dates",
    "ranges",
    "stems",
    "texts",
    "spelling",
    "unseen",
    "prerequisites",
    "wording",
    "chance",
    "clozes",
    "lock",
    "deck",
    "notetype",
    "geometry",
}
COMMANDS = STAGES | {"flow", "items", "model", "output", "shape", "show", "spelling", "steps", "lock", "terminal"}
ALLOWED = {
    "flow": {"ask", "distractors", "forms", "lint", "order", "report", "sets", *SHARED},
    "cli": COMMANDS | {"collector", "editing", "print_options"},
    "building": COMMANDS | {"collector", "printing", "print_options", "quick", "watching"},
    "releasing": COMMANDS,
    "printing": COMMANDS | {"browser", "files", "print_options", "quick", "roster", "texts"},
    "handouts": COMMANDS | {"dates", "printing", "texts"},
    "starting": COMMANDS | {"editing", "texts"},
    "editing": COMMANDS | {"files"},
    "watching": COMMANDS,
    "schema": {"keys", *SHARED},
    "steps": COMMANDS,
    "terminal": {"show"},
    "load": {"collector", "files", "misfiled", "page_words", "pages", "recipes", "shape", "tree", *SHARED},
    "recipes": {"shape", "tree", *SHARED},
    "yaml_text": {"events", "files", "lines", "tree", *SHARED},
    "events": {"broken_yaml", "files", "refusals", "tree", *SHARED},
    "refusals": {"files", "tree", "unseen"},
    "broken_yaml": {"broken_yaml", "files", "unseen"},
    "lines": {"tree", "unseen"},
    "pages": {"defaults", "page_words", "shape", "tree", "values", *SHARED},
    "values": {"meant", "shape", "tree", *SHARED},
    "misfiled": {"shape", "tree", *SHARED},
    "page_words": {"shape", "tree", *SHARED},
    "defaults": {"shape", "tree", *SHARED},
    "shape": {"meant", "tree", "yaml_text", *SHARED},
    "meant": SHARED,
    "check": {"collector", "confusions", "agreement", "references", "slips", *SHARED},
    "references": {"citations", *SHARED},
    "ask": {"rivals", *SHARED},
    "notes": {"lost", "renamed", *SHARED},
    "lost": {"renamed", "unexplained", *SHARED},
    "unexplained": {"renamed", *SHARED},
    "order": {"confusions", *SHARED},
    "proof": {"nearness", *SHARED},
    "distractors": {"nearness", "proof", *SHARED},
    "sets": {"nearness", "proof", *SHARED},
    "forms": {"draws", "giveaways", "lots", "pose", *SHARED},
    "draws": {"allotment", "cues", "exchange", "giveaways", "lots", *SHARED},
    "lots": {"giveaways", *SHARED},
    "cues": {"giveaways", *SHARED},
    "exchange": {"cues", "giveaways", *SHARED},
    "report": {"findings", "measures", *SHARED},
    "lint": {"lint", *SHARED},
    "write": {"lazily", "write", "print_options", *SHARED},
}
OUTSIDE = {
    "yaml": {"events", "refusals"},
    "genanki": {"write.anki"},
    "typer": {
        "building",
        "cli",
        "editing",
        "handouts",
        "printing",
        "releasing",
        "starting",
        "steps",
        "terminal",
        "watching",
    },
    "flit_core": {"packing"},
    "jinja2": {"write.page"},
    "segno": {"write.sheet"},
    "markupsafe": {"write.page"},
}


def name_of(path: Path) -> str:
    """A module's name below generator, such as write.anki."""
    parts = path.relative_to(PROJECT / "generator").with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_of(path: Path) -> set[str]:
    """Every module an import statement of a file names, wherever it stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} if node.module else set()
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_imports_only_what_it_may(path: Path) -> None:
    """Stages never import each other, and each package from outside has its one place."""
    own = name_of(path)
    family = own.split(".")[0]
    for imported in imports_of(path):
        parts = imported.split(".")
        if parts[0] == "generator" and parts[1] in FAMILIES:
            allowed = ALLOWED.get(family, SHARED)
            assert parts[1] in allowed or own == "__main__", f"{own} imports {imported}"
        elif parts[0] in OUTSIDE:
            assert own in OUTSIDE[parts[0]], f"{own} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_fits_in_one_head(path: Path) -> None:
    """No module passes 300 lines."""
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_program_names_no_document_that_its_users_lack() -> None:
    """What the program says stands for itself: a wheel carries no documents."""
    for path in (PROJECT / "generator").rglob("*"):
        if path.suffix in {".py", ".html"}:
            text = path.read_text("utf-8")
            inside = (ast.get_docstring(ast.parse(text), clean=False) or "") if path.suffix == ".py" else ""
            assert "docs/" not in text.replace(inside, ""), path


def test_engine_knows_nothing_of_the_subject() -> None:
    """Nothing about the first subject stands in the program."""
    subject = re.compile(r"uzbek|namangani|yuldash|taliban|qaeda|jihad|\bimu\b", re.IGNORECASE)
    for path in (PROJECT / "generator").rglob("*"):
        if path.suffix in {".py", ".html", ".css"}:
            assert not subject.search(path.read_text("utf-8")), path


OWN = {f"generator.{name_of(path)}" for path in MODULES} - {"generator."}
HEAVY = {"yaml", "jinja2", "genanki", "segno", "rich", "pydantic", "json"}
TO_START = {"cli", "collector", "output", "show", "steps", "terminal"}
TO_BUILD = {"building", "printing", "watching"}
TO_READ = {
    *("agreement", "check", "dates", "defaults", "facts", "files", "load", "meaning", "misfiled", "model"),
    *("citations", "page_words", "pages", "references"),
    *("prerequisites", "ranges", "shape", "spelling", "stems", "texts", "tree", "lines", "unseen"),
    "values",
    "yaml_text",
}
TO_ASK = {
    *(
        "allotment",
        "ask",
        "chance",
        "clozes",
        "confusions",
        "cues",
        "distractors",
        "draws",
        "exchange",
        "flow",
        "forms",
        "giveaways",
        "items",
        "lots",
        "nearness",
        "order",
        "pose",
        "proof",
    ),
    *("recipes", "rivals", "sets", "wording"),
}


@pytest.mark.parametrize(
    ("command", "may_load"),
    [
        ("--help", TO_START),
        ("--version", TO_START),
        ("build --help", TO_START | TO_BUILD),
        ("check --root tests", TO_START | TO_READ),
        ("ask --root tests/world", TO_START | TO_READ | TO_ASK),
    ],
)
def test_command_loads_only_what_it_needs(command: str, may_load: set[str]) -> None:
    """Help brings no command, pages of plain lines no YAML, and asking neither Jinja nor a writer."""
    program = (
        "import sys, contextlib, io\n"
        "from generator.cli import app\n"
        "said = io.StringIO()\n"
        "with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), contextlib.suppress(SystemExit):\n"
        f"    app({command.split()})\n"
        "assert said.getvalue()\n"
        "print(*sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=PROJECT)

    loaded = {name.removeprefix("generator.") for name in done.stdout.split() if name in HEAVY | OWN}
    assert loaded == may_load


def test_documents_name_only_files_that_exist() -> None:
    """Every path of this project that a document names exists."""
    for document in ("README.md", "CONTRIBUTING.md", "docs/architecture.md"):
        text = (PROJECT / document).read_text("utf-8")
        for path in re.findall(r"`((?:generator|content|decks|tests|docs)/[\w./-]*\w)`", text):
            assert (PROJECT / path).exists(), f"{document} names {path}"
        for link in re.findall(r"\]\(([\w./-]+)\)", text):
            assert (PROJECT / document).parent.joinpath(link).exists(), f"{document} links to {link}"
