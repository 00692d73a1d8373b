"""What may stand in each YAML file of a project, as JSON Schemas: for editors, and for the reference of keys.

They say of shapes what `load` says, for a project's own kinds. What needs a second file or a calendar is for `check`.
Draft 7, because that is what editors know; YAML's own guesses (1998 a number) are allowed for.
"""

from collections.abc import Mapping
from typing import Any

from generator import keys
from generator.dates import PARTS
from generator.items import FORMS_OF_QUESTION, SETS, WRITTEN
from generator.model import LEVELS, SENTENCES, TYPES, Kind
from generator.stems import SLOTS

Schema = dict[str, Any]

FILES = {
    "kinds": "content/kinds.yaml",
    "sources": "content/sources.yaml",
    "facts": "content/facts/*.yaml",
    "questions": "content/questions/*.yaml",
    "paragraphs": "content/paragraphs/*.yaml",
    "decks": "decks/*.yaml",
}
"""The schemas, and which files each is for."""
ANSWERS = tuple(f"{slot}{part}" for slot in SLOTS if slot != "when" for part in ("", ".year"))

_ID = "^[a-z0-9_]+$"
_DAY = r"(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[~?]?"
_DATE = rf"({_DAY}|({'|'.join(PARTS)})[ -](?!0000)\d{{4}})"


def _one_or_list(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _whole(low: int, high: int) -> Schema:
    """A whole number, with or without quotes."""
    return {
        "title": f"a whole number from {low} to {high}",
        "anyOf": [
            {"type": "integer", "minimum": low, "maximum": high},
            {"type": "string", "pattern": f"^[{low}-{high}]$" if high < 10 else "^[0-9]+$"},
        ],
    }


_TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
_DATED: Schema = {
    "title": "a date",
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 9999},
        {"type": "string", "pattern": rf"^{_DATE}( */ *{_DATE})?$"},
    ],
}
_NUMBER: Schema = {
    "title": "a number",
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^[-−+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$"},
    ],
}
_LEVEL: Schema = {"enum": list(LEVELS)}
_SLOTTED = rf"^([^{{}}]|\{{ *({'|'.join(SLOTS)}) *\}})+$"
_VALUES: dict[str, Schema] = {
    "text": {"title": "a text", **_TEXT},
    "texts": {"title": "a text or a list of texts", **_one_or_list(_TEXT)},
    "flag": {"title": "yes or no", "enum": ["yes", "no"]},
    "id": {"title": "small letters, digits and _", "type": ["string", "integer"], "pattern": _ID},
    "date": _DATED,
    "dates": {"title": "a date or a list of dates", **_one_or_list(_DATED)},
    "number": _NUMBER,
    "numbers": {"title": "a number or a list of numbers", **_one_or_list(_NUMBER)},
    "level": {"title": ", ".join(LEVELS), **_LEVEL},
    "levels": {"title": f"one or more of {', '.join(LEVELS)}", **_one_or_list(_LEVEL)},
    "sentence": {
        "title": "a sentence with answers in brackets",
        "type": "string",
        "pattern": r"^[^\[\]]*(\[[^\[\]]+\][^\[\]]*)+$",
    },
    "stem": {"title": "a text with slots", "type": "string", "pattern": _SLOTTED},
    "answers": {"title": "texts by answer", "type": "object", "additionalProperties": {"$ref": "#/definitions/texts"}},
    "precisions": {
        "title": "one or more of day, month, year, part, span",
        **_one_or_list({"enum": ["day", "month", "year", "part", "span"]}),
    },
}


def schemas(kinds: Mapping[str, Kind]) -> dict[str, Schema]:
    """The schema of each sort of file, by its name in `FILES`, for a project with these kinds."""
    definitions = {
        **_VALUES,
        "only": {"title": "a restriction", **_object(keys.ONLY)},
        **_definitions_of_facts(kinds),
    }
    bodies = {
        "kinds": _entries("kind", propertyNames={"pattern": _ID, "not": {"enum": list(TYPES)}}),
        "sources": _entries("source", propertyNames={"pattern": _ID}),
        "facts": _facts(kinds),
        "questions": _entries("question", propertyNames={"pattern": _ID, "not": {"const": SENTENCES}}),
        "paragraphs": _entries("paragraph"),
        "decks": _recipe(),
    }
    definitions |= _definitions_of_others(kinds)
    return {name: _document(name, body, definitions) for name, body in bodies.items()}


def _document(name: str, body: Schema, definitions: dict[str, Schema]) -> Schema:
    """A schema of its own, with those definitions that it needs."""
    needed: dict[str, Schema] = {}
    waiting = _references(body)
    while waiting:
        each = waiting.pop()
        if each not in needed:
            needed[each] = definitions[each]
            waiting += _references(definitions[each])
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": FILES[name]}
    return {**head, **body, "definitions": dict(sorted(needed.items()))}


def _references(schema: object) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"].rpartition("/")[2]] if "$ref" in schema else []
        return [*own, *(name for value in schema.values() for name in _references(value))]
    return [name for value in schema for name in _references(value)] if isinstance(schema, list) else []


def _ref(definition: str, description: str = "") -> Schema:
    return {"$ref": f"#/definitions/{definition}"} | ({"description": description} if description else {})


def _object(
    table: Mapping[str, tuple[str, str]], own: Mapping[str, Schema] | None = None, required: tuple[str, ...] = ()
) -> Schema:
    """A mapping with the keys of a table and no others. own: values that are no definitions."""
    listed = {key: _ref(*each) for key, each in table.items()}
    listed |= {key: {**value, "description": table[key][1]} for key, value in (own or {}).items()}
    made: Schema = {"type": "object", "properties": listed, "additionalProperties": False}
    return made | ({"required": [*required]} if required else {})


def _entries(definition: str, **more: Schema) -> Schema:
    return {"type": "object", "minProperties": 1, "additionalProperties": _ref(definition), **more}


def _facts(kinds: Mapping[str, Kind]) -> Schema:
    """A file of facts: its pages have the kind that its head names, or one of their own."""
    head = {key: _ref(*each) for key, each in keys.HEAD.items()}
    anything: Schema = {key: {} for key in head}
    branches = [
        (_says("kind", kind), {"properties": anything, "additionalProperties": _ref(f"page_in_{kind}")})
        for kind in kinds
    ]
    unsaid = {"properties": anything, "additionalProperties": _ref("page")}
    return {
        "type": "object",
        "properties": head,
        "propertyNames": {"pattern": _ID},
        "allOf": [
            *({"if": condition, "then": then} for condition, then in branches),
            {"if": {"required": ["kind"]}, "else": unsaid},
        ],
    }


def _definitions_of_facts(kinds: Mapping[str, Kind]) -> dict[str, Schema]:
    """What stands on pages. A page with a name has the properties of its kind; one without continues any page."""
    anywhere: dict[str, list[Schema]] = {}
    made: dict[str, Schema] = {f"values_of_{type}": _statements(type) for type in (*TYPES, "id")}
    made["name_of_kind"] = {"title": "a kind", "enum": list(kinds)}
    for kind in kinds.values():
        own = {
            name: _ref(f"values_of_{each.type if each.type in TYPES else 'id'}", each.says)
            for name, each in kind.properties.items()
        }
        for name, schema in own.items():
            if schema not in anywhere.setdefault(name, []):
                anywhere[name].append(schema)
        page = _object(keys.PAGE, {}, ("name",))
        ruled_out = {
            "title": "values by property",
            "type": "object",
            "properties": {
                name: _ref(f"{each.type}s" if each.type in ("date", "number") else "texts")
                for name, each in kind.properties.items()
            },
            "additionalProperties": False,
            "description": keys.PAGE["not"][1],
        }
        made[f"page_of_{kind.id}"] = page | {"properties": {**own, **page["properties"], "not": ruled_out}}
        made[f"page_in_{kind.id}"] = {
            "if": {"required": ["name"], "not": {"required": ["kind"]}},
            "then": _ref(f"page_of_{kind.id}"),
            "else": _ref("page"),
        }
    continued = {key: _ref(*keys.PAGE[key]) for key in ("not", "source", "level", SENTENCES)}
    several = {name: each[0] if len(each) == 1 else {"anyOf": each} for name, each in anywhere.items()}
    more = {"type": "object", "properties": {**several, **continued}, "additionalProperties": False}
    begun = [{"if": _says("kind", kind), "then": _ref(f"page_of_{kind}")} for kind in kinds]
    named = {"required": ["kind"], "properties": {"kind": _ref("name_of_kind")}, "allOf": begun}
    made["page"] = {"type": "object", "if": {"required": ["name"]}, "then": named, "else": more}
    written = _object(keys.SENTENCE, {}, ("says",))
    made["sentences"] = {
        "title": "sentences by name",
        "type": "object",
        "propertyNames": {"pattern": _ID},
        "additionalProperties": {"if": {"type": "object"}, "then": written, "else": _ref("sentence")},
    }
    return made


def _statements(type: str) -> Schema:
    """What a property of a type has on a page: a value alone, with keys of its own, or several in a list."""
    value = _ref(type)
    full = _object(keys.STATEMENT, {"value": value}, ("value",))
    one = {"if": {"type": "object"}, "then": full, "else": value}
    return {"if": {"type": "array"}, "then": {"type": "array", "items": one}, "else": one}


def _definitions_of_others(kinds: Mapping[str, Kind]) -> dict[str, Schema]:
    types = {
        "title": "a type",
        "anyOf": [{"enum": [*TYPES, *kinds]}, {"type": "string", "pattern": _ID}],
    }
    paths = [f"{kind.id}.{name}" for kind in kinds.values() for name in kind.properties]
    about = {"title": "kind.property", "enum": paths}
    answer = {"title": "a slot, or the year of one", "enum": list(ANSWERS)}
    question = _object(keys.QUESTION, {"about": about, "answer": answer})
    asked = {"if": {"required": ["withdrawn"]}, "else": {"required": ["about", "stem"]}}
    url = {"title": "a web address", "type": "string", "pattern": "^https?://"}
    return {
        "kind": _object(keys.KIND, {"properties": _properties()}),
        "property": _object(keys.PROPERTY, {"type": types}, ("type", "says")),
        "source": _object(keys.SOURCE, {"url": url}, ("title",)),
        "question": question | asked,
        "paragraph": {"if": {"type": "object"}, "then": _object(keys.PARAGRAPH, {}, ("print",)), "else": _TEXT},
        "row": _row(),
    }


def _properties() -> Schema:
    names = {"pattern": _ID, "not": {"enum": list(keys.PAGE)}}
    return {
        "title": "properties by name",
        "type": "object",
        "propertyNames": names,
        "additionalProperties": _ref("property"),
    }


def _recipe() -> Schema:
    label = {"type": ["string", "integer"], "pattern": "^[A-Za-z0-9]{1,3}$", "maximum": 999}
    alone = {"type": "string", "pattern": "^(?![0-9]+$)[A-Za-z0-9]{1,3}$"}  # else it is taken for how many
    labels = {
        "title": "one to three letters or digits each",
        "anyOf": [alone, {"type": "array", "items": label, "uniqueItems": True, "maxItems": 26}],
    }
    lines = {"title": "a list of lines", "type": "array", "minItems": 1, "items": _ref("row")}
    recipe = _object(keys.RECIPE, {"forms": labels, "options": _whole(3, 5), "blueprint": lines}, ("title",))
    lettered = {"not": {"required": ["as"], "properties": {"as": {"enum": list(WRITTEN)}}}}
    marked = {"required": ["blueprint"], "properties": {"blueprint": {"contains": lettered}}}
    return recipe | {"if": _says("sheet", "yes"), "then": marked}


def _row() -> Schema:
    form = {"title": "a form of question", "enum": list(FORMS_OF_QUESTION)}
    number = {"title": "a whole number"}
    row = _object(keys.ROW, {"items": _whole(1, 500), "as": form, "points": _whole(1, 20), "parts": number})
    sets = [
        {"if": _says("as", form), "then": {"properties": {"parts": _whole(low, high)}}}
        for form, (low, high, _) in SETS.items()
    ]
    unset = {"if": {"not": _says("as", *SETS)}, "then": {"properties": {"parts": False}}}
    return row | {"allOf": [*sets, unset]}


def _says(key: str, *values: str) -> Schema:
    """That a key is there and has one of these values."""
    return {"required": [key], "properties": {key: {"enum": list(values)}}}
