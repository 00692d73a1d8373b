"""Built decks, judged by the real Anki: its importer, its database check, its renderer."""

import json
import re
from pathlib import Path

import pytest
from anki.collection import Collection
from generator import texts

from conftest import WORLD, factdeck
from deck_history import imported, inside

DECKS = ("imu",)


@pytest.fixture(params=["imu", "velm"])
def package(request: pytest.FixtureRequest, built: Path, built_world: Path) -> Path:
    """Every built deck in turn."""
    return (built_world if request.param == "velm" else built) / f"{request.param}.apkg"


def test_every_built_deck_is_tried(built: Path) -> None:
    """The decks these tests import are all that this project builds."""
    assert {path.stem for path in built.glob("*.apkg")} == set(DECKS)


def test_deck_arrives_whole(collection: Collection, package: Path) -> None:
    """All notes are new, cards are as counted, the database is sound and no card is empty."""
    ((notes,),) = inside(package, "select count(*) from notes")
    ((cards,),) = inside(package, "select count(*) from cards")

    log = imported(collection, package)

    assert notes == len(log.new)
    assert (0, 0) == (len(log.conflicting), len(log.duplicate))
    assert (notes, cards) == (collection.note_count(), collection.card_count())
    assert ("Database rebuilt and optimized.", True) == collection.fix_integrity()
    assert not collection.get_empty_cards().notes


def test_importing_twice_changes_nothing(collection: Collection, package: Path) -> None:
    """A second import of the same file finds only what it knows."""
    imported(collection, package)
    before = collection.db.all("select * from cards"), collection.db.all("select * from notes")

    log = imported(collection, package)

    assert (0, 0, 0) == (len(log.new), len(log.updated), len(log.conflicting))
    assert before == (collection.db.all("select * from cards"), collection.db.all("select * from notes"))


def test_anki_would_make_the_same_cards(collection: Collection, package: Path) -> None:
    """Saving a note in Anki adds no card that the package left out."""
    imported(collection, package)
    cards = collection.card_count()

    notes = list(collection.find_notes(""))
    collection.after_note_updates(notes, mark_modified=True, generate_cards=True)

    assert cards == collection.card_count()


def test_every_card_reads_well(collection: Collection, package: Path) -> None:
    """Front and back differ, hold no mark of a template, and the back shows answer and source."""
    imported(collection, package)

    for id in collection.find_cards(""):
        card = collection.get_card(id)
        note, slot = card.note(), card.ord + 1
        front, back = card.question(), card.answer()
        assert note[f"Question {slot}"] in front
        assert note[f"Answer {slot}"] in back
        assert note["Source"]
        assert note["Source"] in back
        assert note["Statement"] in back
        assert not texts.holds(note[f"Question {slot}"], note[f"Answer {slot}"].partition("<br>")[0])
        for mark in ("{{", "}}", "{%", ">None<", "SLOT", "template has a problem"):
            assert mark not in front + back


def test_text_arrives_as_it_was_written(collection: Collection, built_world: Path) -> None:
    """What looks like markup in a fact is shown as text."""
    imported(collection, built_world / "velm.apkg")

    (note,) = collection.find_notes('"Statement:*settled in 1662*"')

    assert collection.get_note(note)["Statement"].startswith("Dun &lt;West&gt; was")
    assert collection.find_notes('"Statement:*Rock &amp; rain*"')


def test_correction_updates_the_note_and_keeps_the_history(collection: Collection, own_world: Path) -> None:
    """After a typo is mended, a later build changes that note alone and no review is lost."""
    page = own_world / "content/facts/islands.yaml"
    factdeck("build", "velm", "--root", own_world, "--out", own_world, SOURCE_DATE_EPOCH="1700000000")
    imported(collection, own_world / "velm.apkg")
    collection.decks.select(collection.decks.id("The Velm sea"))
    card = collection.sched.getCard()
    collection.sched.answerCard(card, 3)
    reviews = collection.db.all("select * from revlog")
    page.write_text(page.read_text("utf-8").replace("[barley]", "[rye]"), "utf-8")

    factdeck("build", "velm", "--root", own_world, "--out", own_world, SOURCE_DATE_EPOCH="1700000900")
    log = imported(collection, own_world / "velm.apkg")

    assert (0, 0) == (len(log.new), len(log.conflicting))
    assert collection.find_notes('"Statement:*rye*"')
    assert reviews == collection.db.all("select * from revlog")


def test_notes_are_told_apart_by_names_not_words(own_world: Path) -> None:
    """Rewording a question or a sentence changes no note's identity."""
    factdeck("build", "velm", "--root", own_world, "--out", own_world / "one")
    page, questions = own_world / "content/facts/islands.yaml", own_world / "content/questions/islands.yaml"
    page.write_text(page.read_text("utf-8").replace("The first harvest", "The earliest harvest"), "utf-8")
    questions.write_text(questions.read_text("utf-8").replace("Who discovered", "Which sailor discovered"), "utf-8")

    factdeck("build", "velm", "--root", own_world, "--out", own_world / "two")

    query = "select guid from notes order by guid"
    assert inside(own_world / "one/velm.apkg", query) == inside(own_world / "two/velm.apkg", query)


def test_question_left_out_or_added_moves_no_other(own_world: Path) -> None:
    """Cards keep note and slot when a question before them is no longer asked, and when one is added below."""
    questions = own_world / "content/questions/islands.yaml"
    recipe = own_world / "decks/velm.yaml"

    def cards(folder: str) -> dict[str, tuple[object, ...]]:
        factdeck("build", "velm", "--root", own_world, "--out", own_world / folder)
        rows = inside(
            own_world / folder / "velm.apkg", "select n.guid, c.ord, n.flds from cards c join notes n on n.id = c.nid"
        )
        return {str(fields).split("\x1f")[1 + 2 * int(str(slot))]: (guid, slot) for guid, slot, fields in rows}

    before = cards("one")
    questions.write_text(
        questions.read_text("utf-8") + "settled_when: {about: island.settled, stem: 'When was {subject} settled?'}\n"
    )
    added = cards("two")
    recipe.write_text(recipe.read_text("utf-8") + "ask: [settled_date, settled_when, ship]\n")
    fewer = cards("three")

    assert set(added) - set(before) == {stem for stem in added if stem.startswith("When was")}
    assert before.items() <= added.items()
    assert fewer.items() <= added.items()
    assert len(fewer) < len(before)


def test_ids_are_what_anki_can_keep(package: Path) -> None:
    """Guids are unique; fields and templates have ids of their own that a double holds exactly."""
    ((notes,),) = inside(package, "select count(*) from notes")
    ((guids,),) = inside(package, "select count(distinct guid) from notes")
    ((models,),) = inside(package, "select models from col")
    (model,) = json.loads(models).values()
    ids = [each["id"] for each in model["flds"] + model["tmpls"]]

    assert notes == guids
    assert len(ids) == len(set(ids))
    assert all(0 < id < 2**53 for id in ids)


def test_tags_can_be_searched(package: Path) -> None:
    """Every note has tags of topic, level and kind of question, each a short path under the deck's name."""
    for (tags,) in inside(package, "select tags from notes"):
        for kind in ("topic", "level", "question"):
            assert f" {package.stem}::{kind}::" in tags
        for tag in tags.split():
            assert re.fullmatch(r"[a-z0-9_-]+(::[a-z0-9_-]+)+", tag)
            assert tag.startswith(package.stem)
            assert len(tag) <= 60


def test_new_cards_come_in_order(package: Path) -> None:
    """Cards are due one after another, from 1."""
    due = [place for (place,) in inside(package, "select due from cards order by id")]

    assert list(range(1, len(due) + 1)) == due


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Another folder, time zone, locale and hash seed give the same package."""
    plain = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}
    other = {"PYTHONHASHSEED": "2", "TZ": "Asia/Tashkent", "LC_ALL": "C.UTF-8"}
    factdeck("build", "velm", "--root", WORLD, "--out", tmp_path / "one", **plain)
    factdeck("build", "velm", "--root", ".", "--out", tmp_path / "two", cwd=WORLD, **other)

    assert (tmp_path / "one/velm.apkg").read_bytes() == (tmp_path / "two/velm.apkg").read_bytes()


def test_styles_can_be_read_in_light_and_night() -> None:
    """Each text colour has a contrast of 4.5:1 or more on its ground, in both modes."""
    css = Path("generator/layouts/card.css").read_text("utf-8")
    modes = [dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in re.findall(r"\{([^}]*--ground[^}]*)\}", css)]

    assert len(modes) == 2
    assert ".nightMode" in css
    assert ".night_mode" in css
    for colours in modes:
        for role in ("ink", "soft", "answer"):
            assert contrast(colours[role], colours["ground"]) >= 4.5, (role, colours)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
