"""Files that are not read where they lie or as they are called, and those that lie where another sort belongs."""

from collections.abc import Mapping
from pathlib import Path

from generator.model import Problem
from generator.shape import File
from generator.spelling import nearest
from generator.tree import Map

FACTS, QUESTIONS, RECIPES = "content/facts", "content/questions", "decks"
PARAGRAPHS, KINDS, SOURCES = "content/paragraphs", "content/kinds.yaml", "content/sources.yaml"
SORTS = {FACTS: "pages of facts", QUESTIONS: "questions", RECIPES: "a recipe", KINDS: "kinds", SOURCES: "sources"}
"""Where files lie, and what they hold."""

PATTERNS = [
    *(f"{part}/**/*.[yY]*[mM][lL]" for part in ("content", "decks", "deck")),
    *("content/**/*.y*ml.txt", "content/facts/**/*.txt", "content/questions/**/*.txt", "decks/**/*.txt"),
]
"""Files that somebody may take for files of the project; some editors end every name in .txt."""

LONGEST_NAME = 200
"""Bytes of a file's name without its ending: what is built has a longer one, and systems take 255 at most."""

_QUESTION = {"about", "stem", "answer", "only", "was", "withdrawn"}
_SOURCE = {"title", "author", "publisher", "date", "url"}


def is_plain(name: str) -> bool:
    """Whether a file's name can stand in tags and in the names of what is built."""
    begins_well = name[0].isalnum() or name[0] == "_"
    return _is_short(name) and begins_well and name.isprintable() and not set(name) & set('\\:*?"<>|')


def _is_short(name: str) -> bool:
    return len(name.encode("utf-8", "surrogateescape")) <= LONGEST_NAME


def note_sorts(found: Mapping[str, list[File]]) -> None:
    """Note each file that holds another sort than its folder, which is then not read as what it is not."""
    for folder, files in found.items():
        for file in files:
            sort = _sort(file.entries)
            if sort not in ("", folder, SOURCES) and file.could_be_read:  # continued pages may look like sources
                what = f"this file holds {SORTS[sort]}, and lies where {SORTS[folder]} belongs"
                fix = f"move it to  {_place(sort, file.topic)}"
                file.problems.append(Problem(f"{file.name}:1", what.replace("s belongs", "s belong"), fix))
                file.could_be_read = False


def misplaced(root: Path, read: set[str]) -> list[Problem]:
    """A problem for each file that somebody may take for one of the project, and that is not among those read."""
    written = sorted({path for pattern in PATTERNS for path in root.glob(pattern)})
    return [_misplaced(root, path) for path in written if path.relative_to(root).as_posix() not in read]


def _misplaced(root: Path, path: Path) -> Problem:
    relative = path.relative_to(root)
    name = relative.as_posix().encode("utf-8", "backslashreplace").decode()
    what = "this file is not read where it lies or as it is called"
    if not _is_short(path.stem):
        fix = f"choose a shorter name, of at most {LONGEST_NAME} letters, or half as many that are not from a to z"
    elif not is_plain(path.stem):
        fix = "begin its name with a letter or digit, and use letters, digits, - and _"
    else:
        place = _meant(root, path)
        here = place.rpartition("/")[0] == relative.parent.as_posix()
        fix = f"{'call it' if here else 'move it to'}  {place}"
        if not place or (root / place).exists():
            folders = "content/facts, content/questions, content/paragraphs or decks"
            fix = f"end its name in .yaml and put it straight into {folders}"
    return Problem(f"{name}:1", what, fix)


def _meant(root: Path, path: Path) -> str:
    """Where a file would be read, by what it holds or by what its folder or name is like; empty if nobody knows."""
    parts = path.relative_to(root).parts
    topic = path.name.partition(".")[0]
    folders = [part.lower() for part in parts[:-1] if part != "content"]
    named = nearest(folders[0], ("facts", "questions", "paragraphs", "decks")) if folders else ""
    if sort := _sort(File(root, path).entries):
        return _place(sort, topic)
    own = nearest(topic.lower(), ("kinds", "sources")) if not folders else ""
    if own:
        return {"kinds": KINDS, "sources": SOURCES}[own]
    place = {"facts": FACTS, "questions": QUESTIONS, "paragraphs": PARAGRAPHS, "decks": RECIPES}.get(named, "")
    return place and _place(place, topic)


def _place(sort: str, topic: str) -> str:
    return sort if sort.endswith(".yaml") else f"{sort}/{topic}.yaml"


def _sort(entries: Map) -> str:
    """What a file holds, by the words of its entries; empty where they do not tell."""
    inner = [each for each in entries.values() if isinstance(each, Map)]
    keys = {key for each in inner for key in each}
    if "blueprint" in entries and not isinstance(entries["blueprint"], Map):
        return RECIPES
    if "name" not in keys and any(isinstance(each.get("properties"), Map) for each in inner):
        return KINDS
    if {"about", "stem"} <= keys <= _QUESTION:
        return QUESTIONS
    if "name" in keys:
        return FACTS
    return SOURCES if "title" in keys and keys <= _SOURCE else ""
