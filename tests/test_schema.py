"""The schemas that editors read say of the shape of files what the checker says."""

import json
import random
import re
from copy import deepcopy
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from generator.check import check
from generator.load import load
from generator.model import Kind
from generator.page_words import PAGE_KEYS
from generator.schema import FILES, schemas
from generator.shape import File
from generator.starting import examples
from jsonschema import Draft7Validator

from conftest import PROJECT, TESTS, WORLD, factdeck

BROKEN = {path.stem: path for path in sorted((TESTS / "broken").glob("*.yaml"))}
BEYOND = {
    "is not YAML, or not as it is read here": """
        alias anchor block_of_text exclamation_mark_first indented_too_far key_written_twice merge_key missing_colon
        name_that_is_a_list name_without_a_colon not_lined_up page_written_twice_in_a_file second_document
        sentence_begins_with_a_slot stray_colon tab tag text_begins_with_a_bracket text_begins_with_an_ampersand
        text_begins_with_at text_cut_off_by_a_hash unclosed_bracket unclosed_quote
    """,
    "needs a calendar": "february_29_of_a_common_year february_31 span_that_runs_backwards",
    "needs another entry or file": """
        fact_stated_twice_on_two_pages page_begun_twice page_without_a_name question_name_taken
        sentence_called_like_a_property value_twice_in_a_list values_that_make_one_id
        question_for_no_gap wrong_answers_for_no_gap
    """,
}
"""Of what `load` refuses, what a schema cannot see."""

ELSEWHERE = re.compile("no page .* has a name|which is in no brackets")
"""What `load` says of a file because of another entry or file."""


class Core(yaml.CSafeLoader):
    """YAML as editors read it: 1.2, where yes is a text and 2000-09-25 is no date; names are texts."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012  # PyYAML wants it so

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping whose names are texts."""
        if not all(isinstance(key.value, str) for key, _ in node.value):
            raise yaml.YAMLError("a name is no text")
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


for tag, pattern in {
    "bool": "true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
    "null": "~|null|Null|NULL|",
}.items():
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"({pattern})\Z"), None)


def faults(kinds: dict[str, Kind], name: str, text: str) -> list[str]:
    """What the schema of a file refuses in it; `name` is its path in the project."""
    schema = next(schemas(kinds)[each] for each, pattern in FILES.items() if fnmatch(name, pattern))
    found = Draft7Validator(schema).iter_errors(yaml.load(text, Core))  # noqa: S506  # a safe loader
    return [each.message for each in found]


def test_kind_without_properties_and_its_pages_pass(own_world: Path) -> None:
    """As the checker lets them be, so do editors."""
    files = {
        "content/kinds.yaml": "reef:\n  about: Reefs\n",
        "content/facts/more.yaml": "spine: {name: A, kind: reef}\n",
    }
    (own_world / "content/kinds.yaml").write_text(files["content/kinds.yaml"])
    kinds = load(own_world)[0].kinds

    assert [] == [fault for name, text in files.items() for fault in faults(kinds, name, text)]


@pytest.mark.parametrize("project", [WORLD, *examples().values()], ids=lambda path: path.name)
def test_sound_files_pass(project: Path) -> None:
    """No file of a sound project is underlined, whatever it holds."""
    kinds = load(project)[0].kinds
    for part in ("content", "decks"):
        for path in (project / part).rglob("*.yaml"):
            name = path.relative_to(project).as_posix()
            assert [] == faults(kinds, name, path.read_text("utf-8")), name


def test_schemas_are_schemas() -> None:
    """Every schema is valid by the draft it names, and one is there for each sort of file."""
    made = schemas(load(WORLD)[0].kinds)

    assert set(FILES) == set(made)
    for each in made.values():
        Draft7Validator.check_schema(each)


@pytest.mark.parametrize("case", BROKEN)
def test_schema_refuses_what_has_the_wrong_shape(case: str, own_world: Path) -> None:
    """A broken file that `load` refuses by itself is refused by its schema, or the reason why not stands above."""
    text = BROKEN[case].read_text("utf-8")
    name = text.splitlines()[0].removeprefix("# ")
    kinds = load(own_world)[0].kinds
    (own_world / name).parent.mkdir(exist_ok=True)
    (own_world / name).write_text(text, "utf-8")
    refused = any(each.at.startswith(f"{name}:") for each in load(own_world)[1])
    beyond = {each: reason for reason, cases in BEYOND.items() for each in cases.split()}

    try:
        found = faults(kinds, name, text)
    except yaml.YAMLError as error:
        found = [str(error)]

    if case not in beyond:
        assert found or not refused
    else:
        assert refused
        assert not found or "YAML" in beyond[case], "the schema does see this: take it out of the list"


def mutated(tree: object, drawn: random.Random) -> object:
    """A copy of a file's tree with one value in it taken away, renamed or put in another shape."""
    tree = deepcopy(tree)
    places: list[tuple[Any, Any]] = []
    waiting = [tree]
    while waiting:
        each = waiting.pop()
        inside = each.items() if isinstance(each, dict) else enumerate(each) if isinstance(each, list) else ()
        for key, value in inside:
            places.append((each, key))
            waiting.append(value)
    parent, key = drawn.choice(places)
    change = drawn.randrange(4)
    if change == 0:
        del parent[key]
    elif change == 1 and isinstance(parent, dict):
        parent[f"{key} x"] = parent.pop(key)
    else:
        parent[key] = drawn.choice(
            ["", "maybe", "x [y] z", ["one", "two"], [["one"]], {"one": "two"}, {}, [], "3", "core"]
        )
    return tree


@pytest.mark.parametrize("path", sorted(WORLD.rglob("*.yaml")), ids=lambda path: path.stem)
def test_schema_and_checker_agree_on_any_shape(path: Path, own_world: Path) -> None:
    """Whatever one value becomes, the schema refuses the file where the checker does so for its own shape."""
    name = path.relative_to(WORLD).as_posix()
    kinds = load(own_world)[0].kinds
    tree = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # texts only
    drawn = random.Random(path.stem)
    for _ in range(100):
        text = yaml.safe_dump(mutated(tree, drawn), allow_unicode=True, sort_keys=False)
        (own_world / name).write_text(text, "utf-8")
        content, problems = load(own_world)
        alone = [each for each in problems if each.at.startswith(f"{name}:") and not ELSEWHERE.search(each.what)]

        found = faults(kinds, name, text)

        assert found or not alone, (text, alone)
        assert not found or problems + check(content), (text, found)


def test_schema_knows_the_keys_that_load_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every key that the checker takes is in the schema of its file, and no other."""
    known: dict[str, set[str]] = {}

    def noted(file: File, entry: object, allowed: list[str], owner: str, *_: object) -> None:
        known.setdefault(re.sub(' (of )?".*', "", owner), set()).update(allowed)

    monkeypatch.setattr(File, "keys", noted)
    for project in (WORLD, PROJECT):
        kinds = load(project)[0].kinds
    known["page"] = {*PAGE_KEYS}
    made = schemas(kinds)
    properties = {
        name for project in (WORLD, PROJECT) for kind in load(project)[0].kinds.values() for name in kind.properties
    }
    definitions = {name: each for schema in made.values() for name, each in schema["definitions"].items()}
    recipe, page = made["decks"], definitions[f"page_of_{next(iter(kinds))}"]
    shown = {
        "kind": definitions["kind"],
        "property": definitions["property"],
        "source": definitions["source"],
        "question": definitions["question"],
        "paragraph": definitions["paragraph"]["then"],
        "recipe": recipe,
        "a line of the blueprint": definitions["row"],
        "a statement": definitions["values_of_text"]["else"]["then"],
        "the sentence": definitions["sentences"]["additionalProperties"]["then"],
        "page": page,
    }
    for owner, schema in shown.items():
        assert known[owner] - properties == set(schema["properties"]) - properties, owner
    assert set(definitions["only"]["properties"]) == known['"only"']
    assert set(shown) | {'"only"'} == set(known)


def test_editor_line_leads_to_the_schema(tmp_path: Path) -> None:
    """Every YAML file of a new project begins with the line by which an editor finds its schema, and passes it."""
    factdeck("init", "seas", cwd=tmp_path)
    pages = list((tmp_path / "seas").rglob("*.yaml"))

    assert pages
    for path in pages:
        text = path.read_text("utf-8")
        line = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert line, path
        schema = json.loads((path.parent / line[1]).read_text("utf-8"))
        assert fnmatch(path.relative_to(tmp_path / "seas").as_posix(), schema["title"])
        assert [] == [*Draft7Validator(schema).iter_errors(yaml.load(text, Core))]  # noqa: S506  # a safe loader


def test_schema_follows_the_kinds(own_world: Path) -> None:
    """A property added to the kinds is unknown to the schemas until they are written again."""
    assert 0 == factdeck("schema", "--root", own_world).returncode
    path = own_world / ".schemas/facts.json"
    before = path.read_text("utf-8")
    kinds = own_world / "content/kinds.yaml"
    kinds.write_text(f'{kinds.read_text("utf-8")}    depth: {{type: number, says: "{{subject}} is {{value}} deep."}}\n')

    done = factdeck("schema", "--root", own_world)

    assert '"depth"' not in before
    assert '"depth"' in path.read_text("utf-8")
    assert "# yaml-language-server: $schema=../../.schemas/facts.json" in done.stdout


def test_schemas_of_other_kinds_are_told(own_world: Path) -> None:
    """After a change of kinds the check says that editors do not know of it, until the schemas are written again."""
    said = "content/kinds.yaml:1: the schemas in .schemas/ are out of date: editors underline what is right"
    assert said not in factdeck("check", "--root", own_world).stdout  # there are none
    factdeck("schema", "--root", own_world)
    assert said not in factdeck("check", "--root", own_world).stdout

    kinds = own_world / "content/kinds.yaml"
    kinds.write_text(kinds.read_text("utf-8") + "port:\n  about: Where ships lie\n", "utf-8")

    done = factdeck("check", "--strict", "--root", own_world)
    assert 0 == done.returncode
    assert f"Information: say  factdeck schema\n  {said}\n" in done.stdout
    factdeck("schema", "--root", own_world)
    assert said not in factdeck("check", "--root", own_world).stdout


@pytest.mark.parametrize("there", [True, False])
def test_schema_of_no_project_is_refused(there: bool, tmp_path: Path) -> None:
    """In a folder that is no project, or that is not there, nothing is written."""
    root = tmp_path / "elsewhere"
    if there:
        root.mkdir()

    done = factdeck("schema", "--root", root)

    assert 1 == done.returncode
    assert f"{root}:1: " in done.stderr
    assert [root] * there == [*tmp_path.rglob("*")]


def test_schema_of_broken_kinds_is_refused(own_world: Path) -> None:
    """Kinds with a mistake are told; mistakes elsewhere do not matter, since the schemas help to mend them."""
    (own_world / "content/facts/islands.yaml").write_text("no entries")
    assert 0 == factdeck("schema", "--root", own_world).returncode
    (own_world / "content/kinds.yaml").write_text("island: {properties: }\n")
    done = factdeck("schema", "--root", own_world)

    assert 1 == done.returncode
    assert 'content/kinds.yaml:1: the properties of kind "island" have no names' in done.stderr
