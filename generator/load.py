"""Files to content: what stands in `content/` and `decks/`, and every mistake of shape in it.

Whether names refer to something, and whether facts agree, is for `check` to say.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator import collector, misfiled, stems
from generator import files as project_files
from generator.misfiled import FACTS, QUESTIONS, RECIPES
from generator.model import (
    SENTENCES,
    TYPES,
    Content,
    Kind,
    Life,
    Paragraph,
    Problem,
    Property,
    Recipe,
    Source,
    Template,
)
from generator.page_words import PAGE_KEYS, note_unknown
from generator.pages import Pages
from generator.shape import File
from generator.spelling import offer
from generator.texts import slug
from generator.tree import Map, Tree

if TYPE_CHECKING:
    from generator.lock import Lock

FOLDERS = ("content", "content/facts", "content/questions", "content/paragraphs", "decks")
"""Where files of the project lie."""


@collector.paused()
def load(root: Path) -> tuple[Content, list[Problem]]:
    """All that a project says, and the problems of shape in it, in no order.

    `root` is the folder that holds `content/` and `decks/`.
    """
    kind_files, source_files = _files(root, "content/kinds.yaml"), _files(root, "content/sources.yaml")
    fact_files, question_files = _files(root, "content/facts/*.yaml"), _files(root, "content/questions/*.yaml")
    recipe_files, paragraph_files = _files(root, "decks/*.yaml"), _files(root, "content/paragraphs/*.yaml")
    files = [*kind_files, *source_files, *paragraph_files, *fact_files, *question_files, *recipe_files]
    misfiled.note_sorts({FACTS: fact_files, QUESTIONS: question_files, RECIPES: recipe_files})
    misplaced = misfiled.misplaced(root, {file.name for file in files})
    unread = any(not file.could_be_read for file in files) or any(
        file.problems for file in (*source_files, *fact_files)
    )
    unread = unread or bool(misplaced) or not (kind_files and source_files)
    if files or misplaced:
        problems = [*_missing(kind_files, source_files, fact_files, misplaced)]
    else:
        problems = [_no_project(root)]
    problems += [
        Problem(f"{folder}:1", "this folder cannot be read", "allow yourself to read and enter it")
        for folder in FOLDERS
        if os.path.isdir(root / folder) and not os.access(root / folder, os.R_OK | os.X_OK)
    ]
    problems += misplaced
    kinds: dict[str, Kind] = {}
    was: dict[str, str] = {}
    for file in _readable(kind_files):
        _load_kinds(file, kinds, was)
    sources: dict[str, Source] = {}
    for file in _readable(source_files):
        _load_sources(file, sources)
    known = not any(file.problems for file in kind_files)
    strayed = bool(misplaced) or any(not file.could_be_read for file in fact_files)
    pages = Pages(kinds, elsewhere=strayed, known=known)
    for file in _readable(fact_files) if kinds else ():
        pages.define(file)
    for file in _readable(fact_files) if kinds else ():
        pages.add_facts(file)
    note_unknown(pages.unknown)
    templates: dict[str, Template] = {}
    for file in _readable(question_files):
        _load_templates(file, templates, pages)
    locks = _locks(root, {file.topic for file in recipe_files}, problems)
    life = Life(was | pages.was, pages.withdrawn, frozenset(pages.errata), locks)
    recipes = _recipes(_readable(recipe_files))
    paragraphs = {file.topic: _paragraphs(file) for file in _readable(paragraph_files)}
    problems += [problem for file in files for problem in file.problems]
    found = (kinds, sources, pages.entities, pages.facts, templates, recipes, paragraphs)
    return Content(
        *found,
        life,
        unread=unread or pages.elsewhere or pages.nameless or not known,
        sound=not problems,
        titles=pages.titles,
    ), problems


def _missing(kinds: list[File], sources: list[File], facts: list[File], misplaced: list[Problem]) -> Iterator[Problem]:
    """The files that a project needs and that are neither there nor told to lie elsewhere."""
    for found, name, what in (
        (kinds, "content/kinds.yaml", "file of kinds"),
        (sources, "content/sources.yaml", "file of sources"),
        (facts, "content/facts", "file of facts"),
    ):
        if not found and not any(each.fix.partition("  ")[2].startswith(name) for each in misplaced):
            yield Problem(f"{name}:1", f"there is no {what}", "write it; the README says what a project holds")


def _no_project(root: Path) -> Problem:
    """That a folder holds no project, or is not there."""
    fix = "go to the project's folder or name it with --root, or begin one with  factdeck init NAME"
    what = "this folder holds no files in content/ and decks/" if root.is_dir() else "there is no such folder"
    return Problem(f"{'content' if root == Path() else root.as_posix()}:1", what, fix)


def _files(root: Path, pattern: str) -> list[File]:
    return [File(root, path) for path in sorted(root.glob(pattern)) if misfiled.is_plain(path.stem)]


def _readable(files: list[File]) -> list[File]:
    return [file for file in files if file.could_be_read]


def _recipes(files: list[File]) -> dict[str, Recipe]:
    if not files:
        return {}
    from generator.recipes import recipe  # brings the forms of question, which nothing needs where there is no recipe

    return {file.topic: recipe(file) for file in files}


def _load_kinds(file: File, kinds: dict[str, Kind], was: dict[str, str]) -> None:
    for id, entry in file.maps(file.entries, "a kind"):
        file.id(id)
        if id in TYPES:
            file.problem(id, f'a kind cannot be called "{id}", which is what a value may be', "choose another name")
        _note_properties_outside(file, id, entry)
        file.keys(entry, ("about", "people", "properties"), f'kind "{id}"', _outside)
        file.text(entry, "about")  # for the reader of the file; only its shape matters here
        properties: dict[str, Property] = {}
        listed = entry.get("properties", Map())
        if not isinstance(listed, Map):
            if not any(map(_outside, entry.values())):
                fix = "indent them below it, each a name and a colon, or delete the line; sentences need none"
                file.problem(listed, f'the properties of kind "{id}" have no names', fix)
            listed = Map()
        for name, each in file.maps(listed, "a property"):
            owner = f'property "{name}"'
            file.keys(each, ("type", "says", "many", "complete", "changes", "unique", "was"), owner)
            if "was" in each:
                was[name] = file.text(each, "was")
            file.id(name)
            if name in PAGE_KEYS:
                file.problem(name, f'a property cannot be called "{name}"', "choose another name")
            says = file.text(each, "says", owner)
            for fault in stems.faults(says):
                file.problem(says, f"{owner}: {fault}", stems.remedy(says))
            properties[name] = Property(
                name,
                id,
                file.text(each, "type", owner),
                says,
                many=file.flag(each, "many"),
                complete=file.flag(each, "complete"),
                changes=file.flag(each, "changes"),
                unique=file.flag(each, "unique"),
                at=file.at(name),
            )
        kinds[id] = Kind(id, file.flag(entry, "people"), properties, file.at(id))


def _note_properties_outside(file: File, id: str, entry: Map) -> None:
    """Note several properties of a kind that do not stand below `properties:` once, and take them out."""
    outside = [key for key, value in entry.items() if _outside(value)]
    if len(outside) < 2:
        return  # which is told as an unknown key
    what = f'{len(outside)} properties of kind "{id}" do not stand below "properties:", "{outside[0]}" first'
    fix = "indent them below  properties:"
    if "properties" not in entry:
        fix = "write  properties:  above them, and indent them below it"
    file.problem(entry.name(outside[0]), what, fix)
    for key in outside if isinstance(entry.get("properties"), Map) else (*outside, "properties"):
        entry.pop(key, None)


def _outside(written: Tree) -> str:
    """What to do with a property that stands beside the others and not below them; empty for what is none."""
    return "indent it below  properties:" if isinstance(written, Map) and "says" in written else ""


def _load_sources(file: File, sources: dict[str, Source]) -> None:
    for id, entry in file.maps(file.entries, "a source"):
        file.id(id)
        file.keys(entry, ("title", "author", "publisher", "date", "url"), f'source "{id}"')
        url = file.text(entry, "url")
        if url and not url.startswith(("https://", "http://")):
            file.problem(url, f'"{url}" is not a web address', "begin it with https://")
        sources[id] = Source(
            id,
            file.text(entry, "title", f'source "{id}"'),
            file.text(entry, "author"),
            file.text(entry, "publisher"),
            file.date(entry, "date"),
            url,
            file.at(id),
        )
    for id in {*file.entries, *map(slug, file.entries)} - sources.keys():  # told above, and not wherever one is cited
        sources[id] = Source(id, id, "", "", None, "", f"{file.name}:1")


def _paragraphs(file: File) -> dict[str, Paragraph]:
    """The paragraphs of the source a file is named after, in their order."""
    paragraphs = {}
    for locator, value in file.entries.items():
        entry = value if isinstance(value, Map) else Map(print=value)
        entry.line = value.line
        file.keys(entry, ("print", "no_fact"), f'paragraph "{locator}"')
        fingerprint = file.text(entry, "print", f'paragraph "{locator}"')
        paragraphs[str(locator)] = Paragraph(
            file.topic, locator, fingerprint, file.text(entry, "no_fact"), file.at(file.entries.name(locator))
        )
    return paragraphs


def _locks(root: Path, recipes: set[str], problems: list[Problem]) -> "dict[str, Lock]":
    """What was released of each deck, by the name of its recipe; a lock that cannot be trusted is a problem.

    recipes: the names of all there are.
    """
    paths = sorted(root.glob("decks/*.lock.json"))
    if not paths:
        return {}
    from generator.lock import Fault, read  # bring what nothing else needs that only checks

    locks: dict[str, Lock] = {}
    decks: dict[str, str] = {}
    for path in paths:
        name, id = path.relative_to(root).as_posix(), path.name.removesuffix(".lock.json")
        text = project_files.text(root, path)
        found = Fault(*text) if isinstance(text, project_files.Unread) else read(text, name)
        if isinstance(found, Fault):
            problems.append(Problem(f"{name}:{found.line}", found.what, found.fix))
        elif found.uuid in decks:
            what = f"this is the lock of another deck, {decks[found.uuid]}"
            problems.append(Problem(f"{name}:1", what, "delete the copy; a new deck gets a lock by its first release"))
        elif id not in recipes:
            now = f" decks/{found.seed}.lock.json" if found.seed in recipes else "as its recipe is called now"
            fix = f"call it {now}; if the deck is given up, delete it"
            problems.append(Problem(f"{name}:1", f"there is no recipe decks/{id}.yaml for this lock", fix))
        else:
            locks[id], decks[found.uuid] = found, name
    for id, lock in locks.items():
        if lock.seed != id and lock.seed not in locks and lock.seed in recipes:
            what = f'the deck "{id}" was released under the name "{lock.seed}", which makes the ids of its notes'
            problems.append(Problem(f"decks/{lock.seed}.yaml:1", what, "give this new recipe another file name"))
    return locks


def _load_templates(file: File, templates: dict[str, Template], pages: Pages) -> None:
    for id, entry in file.maps(file.entries, "a question"):
        file.id(id)
        owner = f'question "{id}"'
        if id in templates or id == SENTENCES:
            file.problem(id, f"{owner} exists already", "give one of them another name")
            continue
        file.keys(entry, ("about", "stem", "answer", "only", "was", "withdrawn"), owner)
        if "was" in entry:
            pages.was[id] = file.text(entry, "was")
        if withdrawn := file.text(entry, "withdrawn"):
            pages.withdrawn[id] = withdrawn
            continue
        about = file.text(entry, "about", owner)
        kind, dot, property = about.partition(".")
        if about and not (kind and dot and property):
            known = [f"{kind.id}.{name}" for kind in pages.kinds.values() for name in kind.properties]
            file.problem(about, f'{owner} is about "{about}"', f"name a kind and a property; {offer(about, known)}")
        stem = file.text(entry, "stem", owner)
        for fault in stems.faults(stem):
            file.problem(stem, f"{owner}: {fault}", stems.remedy(stem))
        answer = file.text(entry, "answer", default="value")
        slot, _, part = answer.partition(".")
        if slot not in ("value", "subject", "by", "on", "from", "to") or part not in ("", "year"):
            fix = "write value, subject, by, on, from or to; after a date also .year, such as  value.year"
            file.problem(answer, f'{owner} cannot have the answer "{answer}"', fix)
        templates[id] = Template(id, kind, property, stem, answer, file.only(entry), *map(file.at, (id, about, stem)))
