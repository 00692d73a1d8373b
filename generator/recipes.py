"""One file of `decks/` to a recipe: what to make, and of a quiz its blueprint."""

from generator.items import FORMS_OF_QUESTION, SETS, WRITTEN
from generator.model import LEVELS, Only, Recipe, Row
from generator.shape import File
from generator.tree import List, Map, Text

FLAGS = ("hints", "typed")
ON_CARDS = (*FLAGS, "licence", "report")
QUIZ_KEYS = ("forms", "options", "seed", "blueprint", "sheet", "instructions")
FORMS = 26


def recipe(file: File) -> Recipe:
    """The recipe of a file; whether it names questions and topics that exist is for `check` to say."""
    entry, owner = file.entries, f'recipe "{file.topic}"'
    file.keys(entry, ("title", "about", "course", "ask", "only", *QUIZ_KEYS, *ON_CARDS), owner)
    lines = _lines(file)
    rows = tuple(_row(file, line) for line in lines)
    asks = [text for each in (entry, *lines) for text in file.texts(each, "ask")]
    topics = [text for each in (_within(entry, "only"), *lines) for text in file.texts(each, "topic")]
    return Recipe(
        file.topic,
        file.text(entry, "title", owner),
        file.text(entry, "about"),
        file.text(entry, "course"),
        file.texts(entry, "ask"),
        file.only(entry),
        _labels(file) or ("A",),
        file.number(entry, "options", 3, 3, 5),
        file.text(entry, "seed", default=file.topic),
        rows,
        f"{file.name}:1",
        _on_cards(file),
        {name: file.at(name) for name in reversed(asks)},
        {name: file.at(name) for name in reversed(topics)},
        _sheet(file, rows),
        file.text(entry, "instructions"),
    )


def _lines(file: File) -> list[Map]:
    """The lines of the blueprint."""
    listed = file.entries.get("blueprint")
    if listed is not None and not (isinstance(listed, List) and listed):
        file.problem(listed, '"blueprint" should be a list of lines', "write  - {ask: …, items: 5}")
    lines = []
    for each in listed if isinstance(listed, List) else ():
        if isinstance(each, Map):
            lines.append(each)
        else:
            file.problem(each, "a line of the blueprint should have names and values", "write  - {ask: …, items: 5}")
    return lines


def _row(file: File, line: Map) -> Row:
    file.keys(line, ("ask", "topic", "level", "items", "as", "parts", "points"), "a line of the blueprint")
    form = file.text(line, "as", default="multiple_choice")
    file.choice(form, FORMS_OF_QUESTION, "way of asking")
    for level in file.texts(line, "level"):
        file.choice(level, LEVELS, "level")
    only = Only(file.texts(line, "topic"), file.texts(line, "level"))
    items, points = file.number(line, "items", 1, 1, 500), file.number(line, "points", 1, 1, 20)
    return Row(file.texts(line, "ask"), only, items, form, file.at(line), _parts(file, line, form), points)


def _labels(file: File) -> tuple[str, ...]:
    """The labels of the forms."""
    labels = file.texts(file.entries, "forms")
    if isinstance(file.entries.get("forms"), Text) and labels and labels[0].isdigit():
        file.problem(labels[0], f'"forms" should be their labels, not "{labels[0]}"', "write  forms: [A, B]")
    if len(labels) > FORMS:
        file.problem(labels[FORMS], f"these are {len(labels)} forms; at most {FORMS} can be made", "ask for fewer")
        labels = labels[:FORMS]
    for label in labels:
        if not (label.isascii() and label.isalnum() and len(label) <= 3) or labels.count(label) > 1:
            fix = "give each form a label of its own of one to three letters, such as  [A, B]"
            file.problem(label, f'"{label}" cannot name a form', fix)
    return labels


def _on_cards(file: File) -> dict[str, str]:
    """What only decks have; of what is said with yes or no, that to which yes is said."""
    said = [key for key in ON_CARDS if key in file.entries and (key not in FLAGS or file.flag(file.entries, key))]
    return {key: file.text(file.entries, key) for key in said}


def _sheet(file: File, rows: tuple[Row, ...]) -> bool:
    """Whether a recipe wants answer sheets; only a quiz that has letters to mark can."""
    wanted = file.flag(file.entries, "sheet")
    if wanted and all(row.as_ in WRITTEN for row in rows):
        fix = "delete the line, or let the blueprint ask something with letters, such as multiple_choice"
        file.problem(file.entries["sheet"], "there is nothing to mark on an answer sheet", fix)
    return wanted


def _parts(file: File, row: Map, form: str) -> int:
    """How many parts each set of a line of the blueprint has; none for what is no set."""
    if form in SETS:
        low, high, usual = SETS[form]
        return file.number(row, "parts", usual, low, high)
    if "parts" in row:
        fix = f"delete it, or ask as {' or '.join(SETS)}"
        file.problem(row["parts"], f'"parts" means nothing for {form.replace("_", " ")}', fix)
    return 0


def _within(entry: Map, key: str) -> Map:
    inner = entry.get(key)
    return inner if isinstance(inner, Map) else Map()
