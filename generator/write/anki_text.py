"""A deck as a text file that Anki imports: one note a line, with the same guids as the package."""

import csv
import io
import re

from generator.deck import Deck
from generator.write.fields import fields, tags


def write(deck: Deck) -> bytes:
    """The notes of a deck, fields separated by tabs."""
    head = [
        "#separator:tab",
        "#html:true",
        "#guid column:1",
        f"#notetype:Factdeck {deck.name}",
        f"#deck:{deck.name}",
        "#tags column:2",
        "#columns:" + "\t".join(["guid", "tags", *(name for name, _ in deck.schema.fields)]),
    ]
    buffer = io.StringIO()
    rows = csv.writer(buffer, "excel-tab", lineterminator="\n")
    for note in sorted(deck.notes, key=lambda note: min(each.due for each in note.questions)):
        rows.writerow([note.guid, " ".join(tags(deck, note)), *map(_no_formula, fields(note))])
    return ("\n".join(head) + "\n" + buffer.getvalue()).encode()


def _no_formula(field: str) -> str:
    """The same HTML, which a spreadsheet does not take for a formula."""
    return re.sub("^[=+@-]", lambda first: f"&#{ord(first[0])};", field)
