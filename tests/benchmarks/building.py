"""What the whole build of a deck costs, from YAML to the package: beside plain genanki writing the same finished notes.

Run with  make bench. All figures are of whole processes, of genanki's without the time to read its notes.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from measure import Cost, Row, process, ratio, script, seconds, show

ASKED = """
born: {about: sailor.born, stem: "When was {subject} born?"}
settled: {about: island.settled, stem: "In which year was {subject} settled?", answer: value.year}
finder: {about: island.finder, stem: "Who found {subject}?"}
motto: {about: island.motto, stem: "What is the motto of {subject}?"}
motto_of: {about: island.motto, stem: "Which island has the motto {value}?", answer: subject}
"""
QUESTIONS = 400
QUIZ = f"title: A test\nforms: [A]\nblueprint:\n  - {{items: {QUESTIONS}}}\n"


def project(folder: Path, count: int) -> None:
    """Write a project of so many invented facts, nearly all asked by questions of their own, and a quiz."""
    import reading

    reading.project(folder, count)
    (folder / "content/questions/all.yaml").write_text(ASKED, "utf-8")
    (folder / "decks/quiz.yaml").write_text(QUIZ, "utf-8")


def build(folder: Path, recipe: str = "all") -> Cost:
    """What it costs to build one recipe of a project."""
    return process(sys.executable, "-m", "generator", "build", recipe, "--root", folder, "--out", folder / "build")


def by_genanki(notes: Path) -> Cost:
    """What it costs to write finished notes with genanki, from beginning to end, but not to read them."""
    cost = script("building.py", "--genanki", notes)
    return cost._replace(seconds=cost.seconds - float(cost.said))


def finish(folder: Path, into: Path) -> None:
    """Write the finished notes of a project: the guid, fields and tags of each in a line."""
    from generator.flow import Bank, arranged
    from generator.load import load
    from generator.notes import plan
    from generator.release import build as dated
    from generator.write import looks
    from generator.write.fields import fields, tags

    content, problems = load(folder)
    assert not problems
    recipe = content.recipes["all"]
    forms, _ = arranged(Bank(content), recipe)
    notes, _ = plan(content, recipe, forms[0].items)
    deck, _ = dated(recipe, None, notes, looks(), int(time.time()))
    assert deck
    with into.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps([note.guid, fields(note), tags(deck, note)]) + "\n" for note in deck.notes)


def write_with_genanki(notes: Path) -> float:
    """Write finished notes with genanki; gives the processor time that reading them took."""
    import genanki
    from generator.write.anki import note_type

    import packing

    made: list[list[object]] = []
    with notes.open(encoding="utf-8") as file:
        reading = seconds(lambda: made.extend(map(json.loads, file)))
    kind = note_type(packing.deck(0))
    model = genanki.Model(kind.model_id, kind.name, fields=kind.fields, templates=kind.templates, css=kind.css)
    whole = genanki.Deck(packing.deck(0).schema.deck, "Bench")
    for guid, texts, tags in made:
        whole.add_note(genanki.Note(model, texts, guid=guid, tags=tags))
    genanki.Package(whole).write_to_file(notes.with_suffix(".apkg"))
    return reading


def read_and_check(folder: Path) -> None:
    """Load and check a project."""
    from generator.check import check
    from generator.load import load

    content, _ = load(folder)
    check(content)


def rows(small: int, large: int, rounds: int) -> Iterator[Row]:
    """What the build of two projects costs, beside genanki and one beside the other."""
    with tempfile.TemporaryDirectory() as place:
        ours: dict[int, list[Cost]] = {}
        for count, times in ((small, rounds), (large, 1 + rounds // 3)):
            folder, notes = Path(place) / str(count), Path(place) / f"{count}.jsonl"
            script("building.py", "--project", folder, count)
            script("building.py", "--notes", folder, notes)
            turns = [(build(folder), by_genanki(notes), script("building.py", "--check", folder)) for _ in range(times)]
            ours[count] = [turn[0] for turn in turns]
            mine, theirs, checks = ([each.seconds for each in column] for column in zip(*turns, strict=True))
            what = f"building a deck of {count} facts"
            yield f"{what} / genanki writing the same notes", ratio(mine, theirs), 2
            yield "of that, reading and checking them", ratio(checks, theirs), 1
            yield (
                f"{what}, peak memory / genanki's",
                ratio([each[0].peak for each in turns], [each[1].peak for each in turns]),
                2,
            )
        grown = median(each.seconds for each in ours[large]) / median(each.seconds for each in ours[small])
        yield f"building a deck of {large} facts / of {small}", grown, 13


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--project", folder, count]:
            project(Path(folder), int(count))
        case ["--notes", folder, into]:
            finish(Path(folder), Path(into))
        case ["--genanki", notes]:
            print(write_with_genanki(Path(notes)))
        case ["--check", folder]:
            read_and_check(Path(folder))
        case sizes:
            small = int(sizes[0]) if sizes else 10_000
            show(rows(small, 10 * small, 7 if small > 1000 else 1))
