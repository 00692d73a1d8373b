"""The command `schema`: JSON Schemas, by which editors complete names and underline mistakes."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from generator.steps import Root, put_in_place, stop_at

if TYPE_CHECKING:
    from generator.model import Kind, Problem

FOLDER = ".schemas"


def schema(root: Root = Path()) -> None:
    """Write a JSON Schema for each sort of YAML file into .schemas/, from the kinds of the project.

    Editors that know YAML then complete names and underline mistakes in files whose first line names a schema,
    as in all files that  factdeck init  makes. Say it again when you changed content/kinds.yaml.

    Example:  factdeck schema
    """
    from generator.load import load

    content, problems = load(root)
    of_kinds = [each for each in problems if each.at.startswith("content/kinds.yaml")]
    stop_at(of_kinds if content.kinds else problems, "Nothing was written.")
    made = files(content.kinds)
    put_in_place({root / FOLDER / name: data for name, data in made.items()})
    typer.echo(f"{root / FOLDER}: {len(made)} schemas. Files of yours begin with the line that names theirs:")
    for pattern, line in lines().items():
        typer.echo(f"  {pattern}\n    {line}")


def outdated(root: Path, kinds: "Mapping[str, Kind]") -> "Iterator[Problem]":
    """That the schemas of a project, where it has any, are not those that would be written of its kinds."""
    from generator import files as project_files
    from generator.model import Problem

    written = {path.name: project_files.text(root, path) for path in (root / FOLDER).glob("*.json")}
    if written and any(written.get(name, data.decode()) != data.decode() for name, data in files(kinds).items()):
        what = f"the schemas in {FOLDER}/ are out of date: editors underline what is right"
        yield Problem("content/kinds.yaml:1", what, "say  factdeck schema", "information")


def files(kinds: "Mapping[str, Kind]") -> dict[str, bytes]:
    """The schemas of a project with these kinds, by file name."""
    import json

    from generator.schema import schemas

    return {
        f"{name}.json": (json.dumps(each, ensure_ascii=False, indent=1) + "\n").encode()
        for name, each in schemas(kinds).items()
    }


def lines() -> dict[str, str]:
    """The line that tells editors the schema of a file, by the pattern of its path."""
    from generator.schema import FILES

    return {
        pattern: f"# yaml-language-server: $schema={'../' * pattern.count('/')}{FOLDER}/{name}.json"
        for name, pattern in FILES.items()
    }


def introduced(path: str, data: bytes) -> bytes:
    """A file of a project with that line at its top, where it is one that has a schema."""
    for pattern, line in lines().items():
        if fnmatch(path, pattern):
            return f"{line}\n".encode() + data
    return data
