"""A deck as a text file that Anki imports: one note a line, with the same guids as the package."""

import csv
import io

from generator.deck import Deck
from generator.write.fields import fields, tags


def write(deck: Deck) -> dict[str, bytes]:
    """The notes of a deck as `<deck>.txt`, fields separated by tabs."""
    head = [
        "#separator:tab",
        "#html:true",
        "#guid column:1",
        "#notetype column:2",
        "#deck column:3",
        "#tags column:4",
        "#columns:" + "\t".join(["guid", "notetype", "deck", "tags", *(name for name, _ in deck.schema.fields)]),
    ]
    buffer = io.StringIO()
    rows = csv.writer(buffer, "excel-tab", lineterminator="\n")
    for note in sorted(deck.notes, key=lambda note: min(each.due for each in note.questions.values())):
        rows.writerow([note.guid, f"Factdeck {deck.name}", deck.name, " ".join(tags(deck, note)), *fields(note)])
    return {f"{deck.id}.txt": ("\n".join(head) + "\n" + buffer.getvalue()).encode()}
