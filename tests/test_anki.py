"""Built decks, judged by the real Anki: its importer, its database check, its renderer."""

import html
import json
import re
import zipfile
from itertools import pairwise, product
from pathlib import Path

import genanki
import pytest
from anki.collection import Collection
from generator import texts
from generator.deck import Deck, Note, Question
from generator.notetype import schema
from generator.write import anki

from conftest import WORLD, Shown, factdeck
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


def test_anki_would_find_the_same_doubles(collection: Collection, package: Path) -> None:
    """The checksums by which Anki looks for notes with one first field are those it makes itself."""
    before = dict(inside(package, "select guid, csum from notes"))
    imported(collection, package)

    for id in collection.find_notes(""):
        note = collection.get_note(id)
        note.fields[0] += " "
        collection.update_note(note)
        note.fields[0] = note.fields[0].removesuffix(" ")
        collection.update_note(note)

    assert before == dict(collection.db.all("select guid, csum from notes"))


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
    """Cards are due one after another, from 1, and no two of one note follow one another."""
    order = inside(package, "select due, nid from cards order by due")

    assert list(range(1, len(order) + 1)) == [due for due, _ in order]
    assert not [due for (_, one), (due, other) in pairwise(order) if one == other]


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Another folder, time zone, locale and hash seed give the same package."""
    plain = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}
    other = {"PYTHONHASHSEED": "2", "TZ": "Asia/Tashkent", "LC_ALL": "C.UTF-8"}
    factdeck("build", "velm", "--root", WORLD, "--out", tmp_path / "one", **plain)
    factdeck("build", "velm", "--root", ".", "--out", tmp_path / "two", cwd=WORLD, **other)

    assert (tmp_path / "one/velm.apkg").read_bytes() == (tmp_path / "two/velm.apkg").read_bytes()


def test_another_sqlite_writes_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package does not show which version of SQLite a Python came with."""
    other = pytest.importorskip("pysqlite3.dbapi2", reason="there is no other SQLite for this Python")
    assert other.sqlite_version_info != anki.sqlite3.sqlite_version_info
    notes = invented(*(f"guid {number}" for number in range(3000)))  # so many that pages are divided

    before = anki.write(notes)
    monkeypatch.setattr(anki, "sqlite3", other)

    assert anki.write(notes) == before


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


def invented(*guids: str, mods: tuple[int, ...] = ()) -> Deck:
    """A deck of notes with these guids, each with one question."""
    notes = [
        Note(
            each,
            each,
            (each,),
            "core",
            f"Isle {number} is small.",
            (Question(0, "size", f"What is isle {number}?", "small", due=number + 1),),
            "",
            ("Atlas: 1",),
            "Isles",
            ("topic::isles",),
            mod=mods[number] if mods else 1_700_000_000,
        )
        for number, each in enumerate(guids)
    ]
    return Deck("isles", "isles", "Isles", (), schema("isles", None, "", 1_600_000_000), notes, 1_700_000_000)


def saved(deck: Deck, folder: Path) -> Path:
    """A deck as its package."""
    path = folder / "isles.apkg"
    path.write_bytes(anki.write(deck))
    return path


def test_cards_hang_on_the_fields_that_genanki_would_find() -> None:
    """The fields each card template needs, told from its texts, are those that genanki finds by rendering."""
    ours = anki.note_type(invented("a"))
    parts = {"fields": ours.fields, "templates": ours.templates, "css": ours.css}

    assert genanki.Model(ours.model_id, ours.name, **parts)._req == ours._req
    assert len(ours.templates) == len(ours._req)


def test_notes_and_note_type_have_times_of_their_own(tmp_path: Path) -> None:
    """Genanki has one time for all of a package; here each note, its cards and the note type have theirs."""
    package = saved(invented("a", "b", mods=(1_650_000_000, 1_700_000_000)), tmp_path)

    assert [("a", 1_650_000_000), ("b", 1_700_000_000)] == inside(package, "select guid, mod from notes")
    assert [(1_650_000_000,), (1_700_000_000,)] == inside(package, "select mod from cards")
    ((models,),) = inside(package, "select models from col")
    assert [1_600_000_000] == [each["mod"] for each in json.loads(str(models)).values()]
    plain = genanki.Model(1, "plain", fields=[{"name": "Q"}], templates=[{"name": "1", "qfmt": "{{Q}}", "afmt": ""}])
    assert 7 == plain.to_json(7, 1)["mod"]


def test_two_notes_of_one_guid_are_refused(tmp_path: Path) -> None:
    """Genanki writes them, and Anki mixes them up at the next update; here nothing is written."""
    with pytest.raises(ValueError, match="two notes have the guid a"):
        saved(invented("a", "b", "a"), tmp_path)


@pytest.mark.parametrize("side", ["qfmt", "afmt"])
def test_field_that_does_not_exist_is_refused(side: str) -> None:
    """Genanki takes a layout with an unknown field, and students see an error; here it is no note type."""
    template = {"name": "1", "qfmt": "{{Q}}", "afmt": "{{FrontSide}}{{type:Q}}"}
    fields = [{"name": "Q"}]
    genanki.Model(1, "plain", fields=fields, templates=[template | {side: "{{Q}}{{hint:Oops}}"}])

    anki.NoteType(1, "good", 0, fields=fields, templates=[template])
    with pytest.raises(ValueError, match="1 shows a field that does not exist: Oops"):
        anki.NoteType(1, "bad", 0, fields=fields, templates=[template | {side: "{{Q}}{{hint:Oops}}"}])


@pytest.mark.parametrize(
    "front",
    [
        "{{A}}",
        "{{#A}}{{B}}{{/A}}",
        "{{^A}}{{B}}{{/A}}",
        "{{#A}}{{^B}}{{C}}{{/B}}{{/A}}",
        "{{^A}}{{#B}}{{B}}{{C}}{{/B}}{{/A}}{{#C}}{{hint:A}}{{/C}}",
        "only text{{#A}}{{/A}}{{B}}",
    ],
)
def test_cards_are_those_that_anki_makes(collection: Collection, front: str) -> None:
    """Of every combination of filled fields, this project's rule and Anki's make the same card or none."""
    names = ["First", "A", "B", "C"]
    model = collection.models.new("Tried")
    for name in names:
        collection.models.add_field(model, collection.models.new_field(name))
    for name, text in (("Always", "{{First}}"), ("Tried", front)):
        template = collection.models.new_template(name)
        template["qfmt"], template["afmt"] = text, "x"
        collection.models.add_template(model, template)
    collection.models.add(model)
    parts = [{"name": name, "qfmt": text, "afmt": "x"} for name, text in (("Always", "{{First}}"), ("Tried", front))]
    ours = anki.NoteType(1, "Tried", 0, fields=[{"name": name} for name in names], templates=parts)

    for filled in product(("", "text", "<br>"), repeat=3):
        values = dict(zip(names, ("1", *filled), strict=True))
        note = collection.new_note(collection.models.by_name("Tried"))
        for name, text in values.items():
            note[name] = text
        collection.add_note(note, collection.decks.id("Default"))
        assert [card.ord for card in note.cards()] == ours.cards(values), (front, values)


def test_reversed_sections_are_where_genanki_errs() -> None:
    """Of a front that shows a field only where another is empty, genanki makes a card that Anki calls empty."""
    front = {"name": "1", "qfmt": "{{^A}}{{B}}{{/A}}", "afmt": ""}
    fields = [{"name": "A"}, {"name": "B"}]
    plain = genanki.Note(genanki.Model(1, "plain", fields=fields, templates=[front]), ["text", "text"])

    assert [0] == [card.ord for card in plain.cards]
    ours = anki.NoteType(1, "ours", 0, fields=fields, templates=[front])
    assert [] == ours.cards({"A": "text", "B": "text"})
    assert [0] == ours.cards({"A": "", "B": "text"})


def test_package_is_compressed_and_in_order(tmp_path: Path) -> None:
    """Genanki stores its files as they are; here they are deflated, with fixed dates, the collection first."""
    deck = invented(*map(str, range(500)))
    with zipfile.ZipFile(saved(deck, tmp_path)) as archive:
        members = archive.infolist()

    assert ["collection.anki2", "media"] == [each.filename for each in members]
    assert {(zipfile.ZIP_DEFLATED, (1980, 1, 1, 0, 0, 0))} == {(each.compress_type, each.date_time) for each in members}
    assert members[0].compress_size < 0.35 * members[0].file_size


def test_ids_do_not_lie_in_the_future(package: Path) -> None:
    """Ids are times in milliseconds; none is later than the build."""
    ((newest,),) = inside(package, "select max(mod) * 1000 from notes")
    for table in ("notes", "cards"):
        ((first, last),) = inside(package, f"select min(id), max(id) from {table}")  # noqa: S608
        assert int(str(newest)) - 1_000_000 < int(str(first)) < int(str(last)) < int(str(newest))


def test_time_before_any_deck_is_refused(own_world: Path) -> None:
    """With a clock set to 1970 Anki could not keep the ids of the notes: nothing is written."""
    done = factdeck("build", "velm", "--root", own_world, "--out", own_world / "out", SOURCE_DATE_EPOCH="0")

    assert "decks/velm.yaml:1: it is 1970-01-01 00:00 UTC now, which is before any deck" in done.stderr
    assert not (own_world / "out").exists()


def test_hints_are_an_option(collection: Collection, own_world: Path) -> None:
    """With  hints: yes  a front offers a hint that does not hold the answer; without, none."""
    recipe = own_world / "decks/velm.yaml"
    recipe.write_text(recipe.read_text("utf-8") + "hints: yes\n", "utf-8")
    factdeck("build", "velm", "--root", own_world, "--out", own_world)
    imported(collection, own_world / "velm.apkg")

    assert collection.card_count() == 42
    hints = set()
    for id in collection.find_cards(""):
        card = collection.get_card(id)
        hint = card.note()[f"Hint {card.ord + 1}"]
        hints.add(hint)
        assert hint in card.question()
        assert "class=hint" in card.question()
        assert not texts.holds(hint, card.note()[f"Answer {card.ord + 1}"].partition("<br>")[0])
    assert {"the 1640s", "2 words, beginning with T", "1 word, beginning with B"} <= hints


def test_hint_of_a_symbol_or_number_is_not_the_answer(own_world: Path) -> None:
    """What is a letter or two long is not told by the first, and a number has no words."""
    answers = {"C": "1 character", "Cu": "2 characters", "-259.2 °C": "a number in °C", "7": "a number"}
    answers |= {"1.0080": "a number", "2.3–2.8 %": "two numbers in %", "about 46 m": "a number in m"}
    lines = "".join(f"    s{at}: The sign of box {at} is [{answer}].\n" for at, answer in enumerate(answers))
    page = f"kind: island\nsource: atlas part 4\nfenn:\n  name: Fenn\n  sentences:\n{lines}"
    (own_world / "content/facts/signs.yaml").write_text(page, "utf-8")
    (own_world / "decks/signs.yaml").write_text("title: Signs\nhints: yes\nonly: {topic: signs}\n", "utf-8")
    factdeck("build", "signs", "--to", "anki-text", "--root", own_world, "--out", own_world)

    told = (own_world / "signs.txt").read_text("utf-8")

    for at, hint in enumerate(answers.values()):
        (line,) = [line for line in told.splitlines() if f"box {at} is _" in line]
        assert hint in line.split("\t")


def test_years_are_typed_where_that_is_wanted(collection: Collection, own_world: Path) -> None:
    """With  typed: yes  a year is typed and compared; what can be spelt in other ways is not."""
    recipe = own_world / "decks/velm.yaml"
    recipe.write_text(recipe.read_text("utf-8") + "typed: yes\n", "utf-8")
    factdeck("build", "velm", "--root", own_world, "--out", own_world)
    imported(collection, own_world / "velm.apkg")

    typed = set()
    for id in collection.find_cards(""):
        card = collection.get_card(id)
        wanted = f"[[type:Typed {card.ord + 1}]]"
        year = card.note()[f"Answer {card.ord + 1}"]
        assert (wanted in card.question()) == (wanted in card.answer()) == bool(re.fullmatch(r"1\d{3}", year))
        typed |= {year} if wanted in card.question() else set()
    assert {"1641", "1600"} <= typed
    assert "typeGood" in collection.compare_answer("1641", "1641")
    assert "typeBad" in collection.compare_answer("1641", "1614")


def test_no_hints_unless_wanted(collection: Collection, built_world: Path) -> None:
    """A deck without the option shows no hint."""
    imported(collection, built_world / "velm.apkg")

    assert not [
        id for id in collection.find_cards("") if "hint" in collection.get_card(id).question().split("</style>")[-1]
    ]


def test_what_can_change_says_as_of_when(collection: Collection, built_world: Path) -> None:
    """The front of a question about an open-ended fact names the date of its newest source; a closed one needs none."""
    imported(collection, built_world / "velm.apkg")

    fronts = [collection.get_card(id).question() for id in collection.find_cards('"Statement:* ruled Arrin *"')]
    assert len(fronts) == 6
    for front in fronts:
        assert ("as of 1911" in front) == ("1661" in front or "Una Vale become" in front)


def test_name_variants_stand_on_the_back(collection: Collection, built_world: Path) -> None:
    """Other names of an answer are shown below it."""
    imported(collection, built_world / "velm.apkg")

    (card,) = collection.find_cards('"Question 1:Who discovered Boro?"')
    assert '<span class="also">also: Captain Moss</span>' in collection.get_card(card).answer()


def test_answer_without_its_article_is_no_variant(collection: Collection, built_world: Path) -> None:
    """The back of a card does not tell "Kells" besides "The Kells"."""
    imported(collection, built_world / "velm.apkg")

    (card,) = collection.find_cards('"Statement:The motto of the Kells is*"')
    assert "also:" not in collection.get_card(card).answer()


def test_deck_says_what_it_is(collection: Collection, built: Path) -> None:
    """Its description has the release or preview with the date, the counts, the licence, and where errors go."""
    imported(collection, built / "imu.apkg")

    (deck,) = [each for each in collection.decks.all() if each["name"] != "Default"]
    assert re.search(r"(Release \d+|Preview) of \d+ \w+ 20\d\d.* \d{3} notes, \d{3} cards\.", deck["desc"])
    assert "Licence: CC BY-SA 4.0" in deck["desc"]
    assert "Found an error?" in deck["desc"]
    assert len(deck["desc"]) < 65_000
    assert len(deck["name"]) <= 60


def test_no_front_gives_its_answer_away(collection: Collection, package: Path) -> None:
    """Neither question, nor topic, nor hint on a front holds the answer as whole words."""
    imported(collection, package)

    for id in collection.find_cards(""):
        card = collection.get_card(id)
        front = re.sub(r"<style>.*?</style>|<[^>]*>", " ", card.question(), flags=re.DOTALL)
        answer = card.note()[f"Answer {card.ord + 1}"].partition("<br>")[0]
        assert not texts.holds(html.unescape(front), html.unescape(answer))


def test_fields_hold_plain_markup_only(package: Path) -> None:
    """No styles, colours or scripts stand in fields, where night mode could not reach them."""
    for (fields,) in inside(package, "select flds from notes"):
        assert not re.sub(r'<br>|<span class="also">|</span>', "", str(fields)).count("<")


def test_cards_fit_a_narrow_phone(collection: Collection, package: Path, shown: Shown) -> None:
    """At 320 pixels no card is wider than the screen."""
    imported(collection, package)
    cards = sorted(collection.find_cards(""), key=lambda card: -len(collection.get_card(card).answer()))[:12]
    css = collection.get_card(cards[0]).note_type()["css"]
    frames = "".join(
        f'<iframe width="320" srcdoc="{html.escape(f"<style>{css}</style><body class=card>" + each)}"></iframe>'
        for id in cards
        for each in (collection.get_card(id).question(), collection.get_card(id).answer())
    )
    widest = "return Math.max(...Array.from(frames, each => each.document.documentElement.scrollWidth))"

    assert 300 <= shown.value(f"<meta charset=utf-8>{frames}".encode(), widest) <= 320
