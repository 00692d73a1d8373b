"""A student who imported any past release gets the next one whole and keeps everything, under Anki's defaults."""

import re
import shutil
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportCsvRequest
from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
from generator import notetype, write
from generator.changes import compared
from generator.lock import Lock, read

from conftest import TESTS, WORLD
from deck_history import FIRST, History, description, fields, guids_in, imported, inside, progress, study, times

ISLANDS, SAILORS, QUESTIONS = (
    "content/facts/islands.yaml",
    "content/facts/sailors.yaml",
    "content/questions/islands.yaml",
)


@dataclass(frozen=True)
class Release:
    """A released package and its lock."""

    package: Path
    lock: Lock


def corrected_and_added(history: History) -> None:
    """A wrong word is mended, an island comes to it, and a question about all of them."""
    history.edit(ISLANDS, "[barley]", "[rye]")
    history.add(ISLANDS, "fenn: {name: Fenn, area: 12, settled: 1655}\n")
    history.add(QUESTIONS, "settled_when: {about: island.settled, stem: 'When was {subject} settled?'}\n")


def renamed_and_withdrawn(history: History) -> None:
    """A page gets another id, a fact is withdrawn, a ruler is succeeded, and an erratum is declared."""
    history.edit(ISLANDS, "dun:\n", "dunn:\n  was: dun\n")
    history.edit(ISLANDS, "motto: Rock & rain", "motto: {value: Rock & rain, withdrawn: It was a joke}")
    history.edit(
        ISLANDS,
        '    - {value: una_vale, from: "1661"}\n',
        '    - {value: una_vale, from: "1661", to: "1670"}\n    - {value: rolf, from: "1671"}\n',
    )
    history.add(SAILORS, "rolf: {name: Rolf Tarn, ship: the Gull}\n")
    history.edit(ISLANDS, "area: 900", "area: {value: 905, erratum: yes}")


def closed_and_reordered(history: History) -> None:
    """A question is withdrawn, one is reworded, and the topics come in another order."""
    history.edit(QUESTIONS, "settled_date:\n", "settled_date:\n  withdrawn: Days were counted from sunset.\n")
    history.edit(QUESTIONS, "stem: Who discovered {subject}?", "stem: Which sailor discovered {subject}?")
    history.add("decks/velm.yaml", "only: {topic: [sailors, islands]}\n")


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[Release]:
    """Four invented releases of one deck, each grown from the one before."""
    folder = tmp_path_factory.mktemp("releases")
    history = History(Path(shutil.copytree(WORLD, folder / "world")), folder / "out")
    made = [Release(history.release(0), history.lock())]
    for day, change in ((10, corrected_and_added), (20, renamed_and_withdrawn), (30, closed_and_reordered)):
        change(history)
        made.append(Release(history.release(day), history.lock()))
    return made


def moved(old: Lock, new: Lock) -> set[str]:
    """The guids of notes that a student of the old release is to get anew."""
    before = {note.guid: note.mod for note in old.notes.values()}
    return {note.guid for note in new.notes.values() if before.get(note.guid, note.mod) != note.mod}


def added(old: Lock, new: Lock) -> set[str]:
    """The guids of notes that the new release has and the old one had not."""
    return {note.guid for note in new.notes.values()} - {note.guid for note in old.notes.values()}


def imported_in_time(collection: Collection, release: Release) -> object:
    """Import a release on the day it came out: Anki before 25.02 stamps what it updates with its own clock."""
    log = imported(collection, release.package)
    collection.db.execute("update notes set mod = min(mod, ?)", release.lock.latest + 3600)
    return log


def upgraded(collection: Collection, old: Release, new: Release) -> None:
    """Import a later release, and find that exactly what was to change has changed."""
    before = progress(collection)
    schema, types = collection.db.scalar("select scm from col"), len(collection.models.all_names_and_ids())
    log = imported_in_time(collection, new)

    assert not log.conflicting  # type: ignore[attr-defined]
    assert moved(old.lock, new.lock) == guids_in(collection, log.updated)  # type: ignore[attr-defined]
    assert added(old.lock, new.lock) == guids_in(collection, log.new)  # type: ignore[attr-defined]
    assert before == progress(collection)
    assert (schema, types) == (collection.db.scalar("select scm from col"), len(collection.models.all_names_and_ids()))
    assert not collection.get_empty_cards().notes
    for guid, texts in collection.db.all("select guid, flds from notes"):
        assert fields(new.package, guid) == texts.split("\x1f")


@pytest.mark.parametrize("past", [0, 1, 2])
def test_any_past_release_is_brought_up_to_date(collection: Collection, releases: list[Release], past: int) -> None:
    """From each release straight to the newest: history kept, no full sync, exactly the expected notes updated."""
    imported(collection, releases[past].package)
    study(collection)

    upgraded(collection, releases[past], releases[-1])

    assert 3 == collection.db.scalar("select count() from revlog")
    assert ("Database rebuilt and optimized.", True) == collection.fix_integrity()


def kept_releases() -> list[Path]:
    """Every released package that is kept, beside the lock of its time."""
    return sorted((TESTS / "releases").glob("*.apkg"))


@pytest.mark.parametrize("package", kept_releases(), ids=lambda path: path.stem)
def test_release_of_an_earlier_program_is_brought_up_to_date(
    collection: Collection, own_world: Path, tmp_path: Path, package: Path
) -> None:
    """A package as an earlier Factdeck wrote it, kept as a file, takes what is built of the same deck today."""
    lock = read(package.with_suffix(".lock.json").read_text("utf-8"), "velm.lock.json")
    assert isinstance(lock, Lock)
    shutil.copy(package.with_suffix(".lock.json"), own_world / "decks/velm.lock.json")
    history = History(own_world, tmp_path / "out")
    history.edit(ISLANDS, "[barley]", "[rye]")
    imported(collection, package)
    study(collection)

    upgraded(collection, Release(package, lock), Release(history.release(10), history.lock()))

    assert collection.find_notes('"Statement:*rye*"')


def test_releases_in_order(collection: Collection, releases: list[Release]) -> None:
    """Each release after the other, with study in between, keeps every review."""
    imported(collection, releases[0].package)
    for old, new in pairwise(releases):
        study(collection)
        upgraded(collection, old, new)

    assert 9 == collection.db.scalar("select count() from revlog")


def test_fresh_import_is_what_the_lock_says(collection: Collection, releases: list[Release]) -> None:
    """A new student gets every note and card of the lock, and no media is missing or left over."""
    log = imported(collection, releases[-1].package)
    lock = releases[-1].lock

    assert {note.guid for note in lock.notes.values()} == guids_in(collection, log.new)  # type: ignore[attr-defined]
    assert (0, 0) == (len(log.conflicting), len(log.duplicate))  # type: ignore[attr-defined]
    assert sum(len(note.slots) for note in lock.notes.values()) == collection.card_count()
    assert ([], []) == (list(collection.media.check().missing), list(collection.media.check().unused))


def test_question_added_later_is_a_new_card_on_the_old_note(collection: Collection, releases: list[Release]) -> None:
    """The note of a fact that is asked once more gets a new card; the student's card on it stays as it was."""
    imported(collection, releases[0].package)
    (note,) = collection.find_notes('"Statement:Boro was settled*"')
    (card,) = collection.get_note(note).cards()
    collection.sched.answerCard(_begun(card), 3)
    before = progress(collection)

    imported(collection, releases[1].package)

    old, new = sorted(collection.get_note(note).cards(), key=lambda each: each.ord)
    assert (card.id, 1, 0) == (old.id, old.reps, new.reps)
    assert "When was Boro settled?" in new.question()
    assert before == progress(collection)


def _begun(card):  # type: ignore[no-untyped-def]
    card.start_timer()
    return card


def test_same_file_again_changes_nothing(collection: Collection, releases: list[Release]) -> None:
    """Importing a release a second time finds duplicates only; cards and reviews are byte-equal."""
    imported(collection, releases[-1].package)
    study(collection)
    before = collection.db.all("select * from cards"), collection.db.all("select * from revlog")

    log = imported(collection, releases[-1].package)

    counts = (len(log.duplicate), len(log.updated), len(log.new))  # type: ignore[attr-defined]
    assert (len(releases[-1].lock.notes), 0, 0) == counts
    assert before == (collection.db.all("select * from cards"), collection.db.all("select * from revlog"))


def test_list_of_changes_is_what_anki_reports(collection: Collection, releases: list[Release]) -> None:
    """The notes that `factdeck diff` lists are those that the importer adds and updates."""
    for old, new in pairwise(releases):
        told = {new.lock.notes[change.key].guid: change.kind for change in compared(old.lock, new.lock)}
        if old is releases[0]:
            imported_in_time(collection, old)
        log = imported_in_time(collection, new)

        assert {guid for guid, kind in told.items() if kind == "added"} == guids_in(collection, log.new)  # type: ignore[attr-defined]
        assert {guid for guid, kind in told.items() if kind != "added"} == guids_in(collection, log.updated)  # type: ignore[attr-defined]


def test_withdrawn_fact_tells_the_student(collection: Collection, releases: list[Release]) -> None:
    """The old note is still there, tagged as retired, its front not empty and its reason on it."""
    imported(collection, releases[0].package)
    imported(collection, releases[-1].package)

    (note,) = collection.find_notes("tag:velm::retired")
    (card,) = collection.get_note(note).cards()
    assert "Withdrawn: It was a joke." in card.question()
    assert "It said: The motto of the Kells is" in card.answer()


def test_withdrawn_note_is_put_away_by_suspending_it(collection: Collection, releases: list[Release]) -> None:
    """It stays suspended through later releases; deleted, it comes back with the next. Its card says so."""
    imported(collection, releases[-2].package)
    retired = collection.find_cards("tag:velm::retired")
    collection.sched.suspend_cards(retired)

    imported(collection, releases[-1].package)
    stays = collection.find_cards("tag:velm::retired is:suspended")
    collection.remove_notes(collection.find_notes("tag:velm::retired"))
    imported(collection, releases[-1].package)

    assert retired
    assert stays == retired
    (back,) = collection.find_cards("tag:velm::retired -is:suspended")
    says = "You may suspend this card; if you delete it, the next release brings it back."
    assert says in collection.get_card(back).answer()


def test_students_own_tag_and_styles_survive(collection: Collection, releases: list[Release]) -> None:
    """A release that does not touch a note leaves the student's tag on it, and the student's styles."""
    imported(collection, releases[0].package)
    (note,) = collection.find_notes('"Statement:Ester measures*"')
    tagged = collection.get_note(note)
    tagged.add_tag("mine")
    collection.update_note(tagged)
    model = collection.models.get(releases[0].lock.schema.model)
    model["css"] += "/* mine */"
    collection.models.update_dict(model)

    imported(collection, releases[-1].package)

    assert collection.get_note(note).has_tag("mine")
    assert collection.models.get(releases[0].lock.schema.model)["css"].endswith("/* mine */")


def test_field_of_ones_own_keeps_updates_away(collection: Collection, releases: list[Release]) -> None:
    """As the page for students says: none arrive, and by the two options they do, without what stood in the field."""
    imported(collection, releases[0].package)
    model = collection.models.get(releases[0].lock.schema.model)
    collection.models.add_field(model, collection.models.new_field("Mine"))
    collection.models.update_dict(model)
    note = collection.get_note(collection.find_notes('"Statement:Ester measures*"')[0])
    note["Mine"] = "my own words"
    collection.update_note(note)

    kept_away = imported(collection, releases[-1].package)
    options = ImportAnkiPackageOptions(merge_notetypes=True, update_notes=IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS)
    request = ImportAnkiPackageRequest(package_path=str(releases[-1].package), options=options)
    arrived = collection.import_anki_package(request).log

    assert kept_away.conflicting  # type: ignore[attr-defined]
    assert not kept_away.updated  # type: ignore[attr-defined]
    assert note.guid in guids_in(collection, arrived.updated)
    assert collection.get_note(note.id)["Mine"] == ""


@pytest.fixture
def sea(own_world: Path, tmp_path: Path) -> History:
    """A project of its own, released once."""
    history = History(own_world, tmp_path / "out")
    history.release(0)
    return history


@pytest.fixture
def layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The layouts, to be changed."""
    copied = Path(shutil.copytree(write.LAYOUTS, tmp_path / "layouts"))
    monkeypatch.setattr(write, "LAYOUTS", copied)
    return copied


def test_new_looks_touch_no_note(collection: Collection, sea: History, layouts: Path) -> None:
    """A release of styles alone updates the note type and no note."""
    imported(collection, sea.out / "velm.apkg")
    (layouts / "card.css").write_text((layouts / "card.css").read_text() + "\n.answer { color: teal; }\n")

    package = sea.release(1)
    log = imported(collection, package)

    assert {FIRST} == set(times(package).values())
    assert not log.updated  # type: ignore[attr-defined]
    assert "teal" in collection.models.get(sea.lock().schema.model)["css"]


def test_reserve_is_renamed_filled_and_shown(
    collection: Collection, sea: History, layouts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A field in reserve and a card template get other names: notes update, no full sync, reviews stay."""
    imported(collection, sea.out / "velm.apkg")
    study(collection)
    before, schema = progress(collection), collection.db.scalar("select scm from col")
    names = tuple("Map" if name == "Reserved 1" else name for name in notetype.FIELDS)
    monkeypatch.setattr(notetype, "FIELDS", names)
    monkeypatch.setattr("generator.write.anki.FIELDS", names)
    monkeypatch.setattr(notetype, "TEMPLATES", ("First question", *notetype.TEMPLATES[1:]))
    (layouts / "card-back.html").write_text((layouts / "card-back.html").read_text() + "{{#Map}}{{Map}}{{/Map}}\n")
    sea.edit(ISLANDS, "[barley]", "[rye]")

    log = imported(collection, sea.release(1))

    assert (1, 0, 0) == (len(log.updated), len(log.new), len(log.conflicting))  # type: ignore[attr-defined]
    model = collection.models.get(sea.lock().schema.model)
    assert "Map" in [field["name"] for field in model["flds"]]
    assert "First question" == model["tmpls"][0]["name"]
    assert (before, schema) == (progress(collection), collection.db.scalar("select scm from col"))


def test_ids_in_anki_are_those_of_the_lock(collection: Collection, releases: list[Release]) -> None:
    """Every field and template has the id that the lock keeps."""
    imported(collection, releases[0].package)
    imported(collection, releases[-1].package)
    schema = releases[0].lock.schema
    model = collection.models.get(schema.model)

    assert [id for _, id in schema.fields] == [field["id"] for field in model["flds"]]
    assert [id for _, id in schema.templates] == [each["id"] for each in model["tmpls"]]
    assert schema == releases[-1].lock.schema


def test_package_brings_no_settings(releases: list[Release]) -> None:
    """No deck options, no reviews and no schedule are in a package."""
    for query in (
        "select 1 from revlog",
        "select 1 from cards where type or queue or ivl or factor or reps or lapses",
        "select 1 from cards where data != ''",
    ):
        assert [] == inside(releases[-1].package, query)
    ((options,),) = inside(releases[-1].package, "select dconf from col")
    assert ["1"] == re.findall(r'"(\d+)": ?\{', str(options))


def test_equal_decks_share_no_note(own_world: Path, tmp_path: Path) -> None:
    """Two decks of the same facts have no guid and no note type in common."""
    history = History(own_world, tmp_path / "out")
    shutil.copy(own_world / "decks/velm.yaml", own_world / "decks/other.yaml")
    assert 0 == history.run("release").exit_code

    one, other = (own_world.parent / f"out/{name}.apkg" for name in ("velm", "other"))
    assert not times(one).keys() & times(other).keys()
    assert inside(one, "select distinct mid from notes") != inside(other, "select distinct mid from notes")


def test_text_file_updates_the_same_notes(collection: Collection, sea: History) -> None:
    """The deck as text, imported over the package, adds nothing, changes what differs and keeps every review."""
    imported(collection, sea.out / "velm.apkg")
    study(collection)
    before, notes = progress(collection), collection.note_count()
    sea.edit(ISLANDS, "[barley]", "[rye]")
    path = str(sea.build("--to", "anki-text", day=1))

    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    log = collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log

    assert (0, 0) == (len(log.new), len(log.conflicting))
    assert sea.guids("arrin.first_harvest") == guids_in(collection, log.updated)
    assert collection.find_notes('"Statement:*rye*"')
    assert (before, notes) == (progress(collection), collection.note_count())
    assert collection.find_notes('"Statement:Dun &lt;West&gt; was*"')


def test_core_deck_first_and_the_whole_later(collection: Collection, sea: History) -> None:
    """A student of the core deck who imports the whole one keeps every review and gets the rest."""
    imported(collection, sea.build("--core", day=1))
    study(collection, cards=2)
    before = progress(collection)

    log = imported(collection, sea.build(day=1))

    assert (0, 0, 2) == (len(log.conflicting), len(log.updated), len(log.duplicate))  # type: ignore[attr-defined]
    assert len(sea.lock().notes) - 2 == len(log.new)  # type: ignore[attr-defined]
    assert before == progress(collection)


def test_description_tells_the_release(collection: Collection, releases: list[Release]) -> None:
    """After an update the deck's description names release, date and counts."""
    imported(collection, releases[0].package)
    imported(collection, releases[-1].package)

    told = collection.decks.by_name("The Velm sea")["desc"]
    assert "Release 4 of 14 December 2023" in told
    assert told == description(releases[-1].package)
