"""What a release keeps, what it stamps, what it refuses, and what it tells about the changes."""

import re
import shutil
from pathlib import Path

import pytest
from generator.lock import written
from generator.notetype import FIELDS

from conftest import factdeck
from deck_history import DAY, FIRST, History, description, fields, inside, times

ISLANDS, SAILORS, QUESTIONS = (
    "content/facts/islands.yaml",
    "content/facts/sailors.yaml",
    "content/questions/islands.yaml",
)


@pytest.fixture
def sea(own_world: Path, tmp_path: Path) -> History:
    """The invented world after the first release of its deck."""
    history = History(own_world, tmp_path / "out")
    history.release(0)
    return history


def test_release_says_what_to_keep(own_world: Path, tmp_path: Path) -> None:
    """The lock is named as what is to be kept, also for those who have no version control."""
    said = History(own_world, tmp_path / "out").run("release", "velm").stdout

    assert f"  keep with the project, and commit: {own_world / 'decks/velm.lock.json'}\n" in said


def test_build_never_writes_a_lock(own_world: Path, tmp_path: Path) -> None:
    """Only a release writes the lock."""
    History(own_world, tmp_path / "out").build(day=0)

    assert not [*own_world.glob("decks/*.json")]


def test_build_after_a_release_is_the_release(sea: History, tmp_path: Path) -> None:
    """As long as nothing changed, every later build gives the released bytes, wherever and whenever."""
    released = (sea.out / "velm.apkg").read_bytes()
    for number, environment in enumerate(({"TZ": "Asia/Tashkent", "PYTHONHASHSEED": "5"}, {"SOURCE_DATE_EPOCH": ""})):
        factdeck("build", "velm", "--root", sea.root, "--out", tmp_path / str(number), **environment)
        assert released == (tmp_path / str(number) / "velm.apkg").read_bytes()


@pytest.mark.parametrize("taken", ["out", "out/velm.apkg/"])
def test_release_that_cannot_be_completed_writes_no_lock(taken: str, own_world: Path, tmp_path: Path) -> None:
    """Where the package cannot be put in its place, there is no lock either."""
    if taken.endswith("/"):
        (tmp_path / taken).mkdir(parents=True)
    else:
        (tmp_path / taken).write_text("a file")

    told = History(own_world, tmp_path / "out").refused("release", "velm")

    assert f"{tmp_path / 'out'}: cannot be written" in told
    assert "Nothing was replaced." in told
    assert not [*own_world.glob("decks/*.json*"), *own_world.glob("decks/.*")]


def test_release_into_the_folder_of_recipes(own_world: Path) -> None:
    """Lock and package may lie in one folder."""
    History(own_world, own_world / "decks").release(0)

    assert (own_world / "decks/velm.apkg").exists()


def test_release_without_a_change_changes_nothing(sea: History) -> None:
    """A second release of the same content is none."""
    before = (sea.root / "decks/velm.lock.json").read_bytes()

    done = sea.run("release", "velm", day=3)

    assert "nothing changed since release 1" in done.stdout
    assert before == (sea.root / "decks/velm.lock.json").read_bytes()


def test_only_what_changed_is_stamped(sea: History) -> None:
    """One time stamps all notes changed in a release, and no other note moves."""
    sea.edit(ISLANDS, "[barley]", "[rye]")
    sea.edit(ISLANDS, "area: 900", "area: 905")

    package = sea.release(1)

    moved = {guid for guid, mod in times(package).items() if mod != FIRST}
    assert sea.guids("arrin.first_harvest", "boro.area") == moved
    assert {FIRST, FIRST + DAY} == set(times(package).values())


def test_build_with_changes_is_a_preview(sea: History) -> None:
    """The description counts what was not released, and only those notes have the time of the build."""
    assert "Release 1 of 14 November 2023. 34 notes, 42 cards." in description(sea.build(day=1))
    sea.edit(ISLANDS, "[barley]", "[rye]")
    sea.add(ISLANDS, "fenn: {name: Fenn, area: 12}\n")

    package = sea.build(day=2)

    assert "Preview of 16 November 2023: 1 new, 1 changed, 0 withdrawn since release 1." in description(package)
    assert 2 == [*times(package).values()].count(FIRST + 2 * DAY)


def test_build_says_what_students_do_not_have_yet(sea: History) -> None:
    """Of a deck that changed since its release a build tells the counts, and how students get it; of others nothing."""
    same = sea.run("build", "velm", day=1)
    sea.edit(ISLANDS, "[barley]", "[rye]")
    changed = [sea.run("build", "velm", *options, day=1) for options in ((), ("--core",), ("--to", "anki-text"))]
    sea.release(day=2)
    released = sea.run("build", "velm", day=3)

    told = "  a preview: 0 new, 1 changed, 0 withdrawn since release 1; for students, run  factdeck release velm\n"
    assert [1, 1, 1] == [each.stdout.count(told) for each in changed]
    assert "preview" not in same.stdout + released.stdout


def test_order_of_cards_is_no_change(sea: History) -> None:
    """A fact told earlier on its page moves no other note's time."""
    sea.edit(ISLANDS, "  area: 900\n  motto: Salt is life\n", "  motto: Salt is life\n  area: 900\n")

    assert {FIRST} == set(times(sea.build(day=1)).values())


def test_lost_fact_is_refused(sea: History) -> None:
    """A fact that vanished stops build and release, and the ways out are named."""
    sea.edit(ISLANDS, "  area: 900\n", "")
    before = (sea.root / "decks/velm.lock.json").read_bytes()

    for command in ("build", "release"):
        told = sea.refused(command, "velm")
        assert 'the released note "boro.area" has no fact any more (Boro measures 900 square miles.)' in told
        assert "was: boro.area" in told
        assert "withdrawn: why" in told
        line = int(re.match(r"decks/velm.lock.json:(\d+):", told)[1])  # type: ignore[index]
        assert '"key": "boro.area"' in (sea.root / "decks/velm.lock.json").read_text("utf-8").splitlines()[line - 1]
    assert before == (sea.root / "decks/velm.lock.json").read_bytes()


def test_check_tells_what_a_release_would_lose(sea: History) -> None:
    """Whoever checks hears at once that a released fact vanished, not only when building."""
    sea.edit(ISLANDS, "  area: 900\n", "")

    done = factdeck("check", "--root", sea.root)

    assert 1 == done.returncode
    assert 'the released note "boro.area" has no fact any more' in done.stderr


def test_question_that_reads_alike_takes_no_note_over(sea: History) -> None:
    """Students who know which islands measure 5 are not asked about -5 on the same card, whatever comes first."""
    which = '\narea_which: {about: island.area, stem: "Which measure {value}?", answer: subject}\n'
    page = "\n{id}: {{name: {name}, source: atlas part 4, area: {area}}}\n"
    sea.add("content/questions/islands.yaml", which)
    sea.add(ISLANDS, page.format(id="fenn", name="Fenn", area=5) + page.format(id="gull", name="Gull Rock", area=5))
    (guid,) = (guid for guid, text in _asked(sea.release(day=1)).items() if "Which measure 5?" in text)

    sea.add(ISLANDS, page.format(id="hest", name="Hest", area=-5) + page.format(id="isk", name="Isk", area=-5))
    after = _asked(sea.release(day=2))

    assert "Which measure 5?" in after[guid]
    assert 1 == sum("Which measure -5?" in text for text in after.values())


def _asked(package: Path) -> dict[str, str]:
    return dict(inside(package, "select guid, flds from notes"))


def test_lost_question_is_refused(sea: History) -> None:
    """Facts that no question asks any more are told with their lines."""
    sea.add("decks/velm.yaml", "only: {level: [standard, detail]}\n")

    told = sea.refused("release", "velm")

    assert "2 released notes are no longer asked, though their facts stand: " in told
    assert ' and "arrin.settled" in content/facts/islands.yaml:' in told
    assert "let a question, level or topic of the recipe ask them again" in told
    assert "a deck without them is another recipe; if no student has this one, delete decks/velm.lock.json" in told
    (sea.root / "decks/velm.lock.json").unlink()
    assert "release 1" in sea.run("release", "velm", day=1).stdout


def test_renamed_page_is_one_problem(sea: History) -> None:
    """However many notes a page has, and others name it, its renaming is told once, with the one line that mends it."""
    sea.edit(SAILORS, "ida_moss:\n", "ida_of_moss:\n")
    for name in (SAILORS, ISLANDS):
        text = (sea.root / name).read_text("utf-8")
        (sea.root / name).write_text(text.replace("ida_moss", "ida_of_moss"), "utf-8")

    told = sea.refused("release", "velm")

    assert 'the page "ida_moss" is gone, and with it ' in told
    assert "1 problem. Nothing was released." in told
    sea.edit(SAILORS, "ida_of_moss:\n", "ida_of_moss:\n  was: ida_moss\n")
    assert "ids changed and no text" in sea.run("release", "velm", day=1).stdout


@pytest.mark.parametrize("removed", [False, True])
def test_question_that_vanishes_is_one_problem(removed: bool, sea: History) -> None:
    """A question renamed or deleted is told once, also where its notes keep other cards: its reviews would be lost."""
    text = (sea.root / QUESTIONS).read_text("utf-8")
    entry = text[text.index("settled_date:") : text.index("settled_which:")]
    sea.edit(QUESTIONS, entry, "" if removed else entry.replace("settled_date", "settled_day"))

    told = sea.refused("release", "velm")

    assert 'the question "settled_date" is gone, and with it ' in told
    assert "write  was: settled_date  on it" in told
    assert "1 problem. Nothing was released." in told


def test_withdrawn_question_may_be_deleted_after_the_next_release(sea: History) -> None:
    """What students were told once need not stay in the files."""
    text = (sea.root / QUESTIONS).read_text("utf-8")
    entry = text[text.index("settled_date:") : text.index("settled_which:")]
    sea.edit(QUESTIONS, entry, entry + "  withdrawn: Days were counted from sunset.\n")
    sea.release(1)
    sea.edit(QUESTIONS, entry + "  withdrawn: Days were counted from sunset.\n", "")

    sea.release(2)

    assert (1,) == sea.note("arrin.settled").closed


def test_renamed_property_is_one_problem(sea: History) -> None:
    """A property renamed in kinds, pages and questions is told once, with the one line that mends it."""
    for name in (ISLANDS, QUESTIONS, "content/kinds.yaml"):
        text = (sea.root / name).read_text("utf-8")
        text = re.sub(r"\bisland\.area\b", "island.extent", re.sub(r"(?m)^( +)area:", r"\1extent:", text))
        (sea.root / name).write_text(text, "utf-8")

    told = sea.refused("release", "velm")

    assert 'the property "area" is gone, and with it ' in told
    assert "1 problem. Nothing was released." in told
    sea.edit("content/kinds.yaml", "{type: number, says", "{was: area, type: number, says")
    assert "ids changed and no text" in sea.run("release", "velm", day=1).stdout


def test_renamed_page_that_is_only_a_value_is_one_problem(own_world: Path, tmp_path: Path) -> None:
    """A page that says nothing itself and that others name is told as gone, and not each fact that names it."""
    sea = History(own_world, tmp_path / "out")
    sea.add(SAILORS, "rolf:\n  name: Rolf Tarn\n")
    sea.add(ISLANDS, "fenn: {name: Fenn, discoverer: rolf}\nhunn: {name: Hunn, discoverer: rolf}\n")
    sea.release(0)
    sea.edit(SAILORS, "rolf:\n", "rolph:\n")
    sea.edit(
        ISLANDS,
        "{name: Fenn, discoverer: rolf}\nhunn: {name: Hunn, discoverer: rolf}",
        "{name: Fenn, discoverer: rolph}\nhunn: {name: Hunn, discoverer: rolph}",
    )

    told = sea.refused("release", "velm")

    assert 'the page "rolf" is gone, and with it 3 released notes' in told
    assert "1 problem. Nothing was released." in told


def test_property_that_another_kind_has_as_well(own_world: Path, tmp_path: Path) -> None:
    """A property is told as gone where its kind has it no more, also if another kind has one of this name."""
    sea = History(own_world, tmp_path / "out")
    sea.edit(
        "content/kinds.yaml",
        "    ship: ",
        '    motto: {type: text, says: "{subject} used to say {value}."}\n    ship: ',
    )
    sea.release(0)
    sea.edit("content/kinds.yaml", "    motto:      {type", "    saying:      {type")
    (sea.root / ISLANDS).write_text((sea.root / ISLANDS).read_text("utf-8").replace("motto:", "saying:"), "utf-8")
    sea.edit(QUESTIONS, "island.motto", "island.saying")

    told = sea.refused("release", "velm")

    assert 'the property "motto" is gone, and with it 3 released notes' in told
    assert "1 problem. Nothing was released." in told


def test_lock_of_which_nothing_is_left_is_its_deck_s_own(own_world: Path, tmp_path: Path) -> None:
    """Where all notes of a deck are about one property that is renamed, its own lock is not taken for another's."""
    sea = History(own_world, tmp_path / "out")
    sea.add("decks/velm.yaml", "ask: [motto_which]\n")
    sea.release(0)
    for name, old, new in (("content/kinds.yaml", " motto:", " saying:"), (ISLANDS, " motto:", " saying:")):
        (sea.root / name).write_text((sea.root / name).read_text("utf-8").replace(old, new), "utf-8")
    sea.edit(QUESTIONS, "island.motto", "island.saying")

    told = sea.refused("release", "velm")

    assert 'the property "motto" is gone, and with it 3 released notes' in told
    assert "another deck" not in told


def test_lock_of_another_project_is_told(sea: History) -> None:
    """Who begins a project with a copy of another, lock and all, is told what to do, however many pages were lost."""
    for name in (ISLANDS, SAILORS):
        pages = r"\b(arrin|boro|the_kells|dun|ester|ida_moss|tam_reed|una_vale)\b"
        text = (sea.root / name).read_text("utf-8")
        (sea.root / name).write_text(re.sub(pages, r"\1_2", text), "utf-8")

    told = sea.refused("release", "velm")

    assert "this lock belongs to another deck" in told
    assert "1 problem. Nothing was released." in told


def test_deleted_claim_is_no_change_of_its_property(sea: History) -> None:
    """Where two values stood because somebody claims one, the one that is deleted is told as a fact."""
    text = (sea.root / SAILORS).read_text("utf-8")
    claimed = text[text.index("  born:\n") : text.index("  ship: the Lantern")]
    sea.edit(SAILORS, claimed, "  born: 1620\n")

    told = sea.refused("release", "velm")

    assert 'the released note "una_vale.born.ida_moss" has no fact any more' in told
    assert "1 problem. Nothing was released." in told


@pytest.mark.parametrize(
    ("old", "new", "former"),
    [
        ("area:       {type", "area: {many: yes, type", "arrin.area"),
        ('many: yes, says: "{by} classes', 'says: "{by} classes', "arrin.class.a_true_island"),
    ],
)
def test_property_of_one_value_or_many_is_one_problem(old: str, new: str, former: str, sea: History) -> None:
    """Whether a property has many values is part of its facts' ids: who changes it hears so once."""
    sea.edit("content/kinds.yaml", old, new)

    told = sea.refused("release", "velm")

    assert f'the facts of the property "{former.split(".")[1]}" have other ids since its many: or changes: ' in told
    assert f"undo that, or write on each of them its former id, such as  was: {former}\n" in told
    assert "1 problem. Nothing was released." in told


def test_narrower_recipe_is_one_problem(sea: History) -> None:
    """However many notes a recipe no longer asks for, it is told once."""
    sea.add("decks/velm.yaml", "only: {topic: sailors}\n")

    told = sea.refused("release", "velm")

    assert re.search(r"\d+ released notes are no longer asked, .* and \d+ more\n", told)
    assert "1 problem. Nothing was released." in told


def _rename_arrin(sea: History) -> None:
    """Rename a page on which most of the deck stands, as an author should."""
    sea.edit(ISLANDS, "arrin:\n  name: Arrin\n", "arran:\n  was: arrin\n  name: Arrin\n")
    sea.edit(SAILORS, "arrin:", "arran:")


def test_question_that_vanishes_from_a_renamed_page(sea: History) -> None:
    """A question deleted while the only page that it asks about is renamed stops the build like any other."""
    _rename_arrin(sea)
    text = (sea.root / QUESTIONS).read_text("utf-8")
    sea.edit(QUESTIONS, text[text.index("settled_date:") : text.index("settled_which:")], "")

    told = sea.refused("release", "velm")

    assert 'the question "settled_date" is gone, and with it a card of the released note "arrin.settled"' in told
    assert "1 problem. Nothing was released." in told


def test_narrower_recipe_and_a_renamed_page_are_one_problem(sea: History) -> None:
    """Facts of a renamed page stand, though under other ids: of all that a recipe leaves out only that is told."""
    _rename_arrin(sea)
    sea.add("decks/velm.yaml", "only: {topic: sailors}\n")

    told = sea.refused("release", "velm")

    assert re.search(r'"arrin.area" in content/facts/islands.yaml:\d+, .* and \d+ more\n', told)
    assert "1 problem. Nothing was released." in told


def test_renamed_questions_keep_their_notes(sea: History) -> None:
    """Each renamed question is told, though other questions ask its facts; with `was:` every note keeps its guid."""
    sea.edit(QUESTIONS, "motto_which:\n", "motto_of:\n")
    sea.edit(QUESTIONS, "settled_date:\n", "settled_day:\n")

    told = sea.refused("release", "velm")

    assert 'the question "motto_which" is gone, and with it cards of 3 released notes' in told
    assert 'the question "settled_date" is gone, and with it a card of the released note' in told

    sea.edit(QUESTIONS, "motto_of:\n", "motto_of:\n  was: motto_which\n")
    sea.edit(QUESTIONS, "settled_day:\n", "settled_day:\n  was: settled_date\n")
    assert {note.guid for note in sea.lock().notes.values()} == set(times(sea.build(day=1)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    beacon:\n", "    light:\n      was: arrin.beacon\n"),
        ("arrin:\n  name: Arrin\n", "arran:\n  was: arrin\n  name: Arrin\n"),
    ],
)
def test_renamed_id_keeps_its_note(sea: History, old: str, new: str) -> None:
    """After `was:` on a statement or a page every note keeps its guid, and no text changed."""
    before = times(sea.build(day=1))
    sea.edit(ISLANDS, old, new)
    if "arran" in new:
        sea.edit(SAILORS, "arrin:", "arran:")
        sea.edit(ISLANDS, "[arrin]", "[arran]") if "[arrin]" in (sea.root / ISLANDS).read_text() else None

    assert before == times(sea.build(day=1))
    assert "ids changed and no text" in sea.run("release", "velm", day=1).stdout
    sea.edit(ISLANDS, next(line for line in new.splitlines(keepends=True) if "was:" in line), "")
    assert before == times(sea.build(day=2))


@pytest.mark.parametrize("later", ["property", "question"])
def test_was_that_still_stands_does_not_hide_a_later_one(later: str, sea: History) -> None:
    """Names that are renamed in parts, release after release, keep their notes though no `was:` is deleted."""
    before = {note.guid for note in sea.lock().notes.values()}
    sea.edit(SAILORS, "ida_moss:\n  name: Ida Moss\n", "ida_mose:\n  was: ida_moss\n  name: Ida Moss\n")
    for name in (ISLANDS, SAILORS):
        text = (sea.root / name).read_text("utf-8")
        (sea.root / name).write_text(re.sub(r"(?<!was: )ida_moss", "ida_mose", text), "utf-8")
    sea.release(1)
    if later == "property":
        sea.edit("content/kinds.yaml", "ship: {", "boat: {was: ship, ")
        text = (sea.root / SAILORS).read_text("utf-8").replace("  ship:", "  boat:")
        (sea.root / SAILORS).write_text(text, "utf-8")
        sea.edit("content/questions/sailors.yaml", "sailor.ship", "sailor.boat")
    else:
        sea.edit(QUESTIONS, "discovered_which:\n", "found_which:\n  was: discovered_which\n")
        sea.edit("decks/velm-forms.yaml", "discovered_which", "found_which")

    sea.release(2)

    assert before == {note.guid for note in sea.lock().notes.values()}
    assert {"active"} == {note.status for note in sea.lock().notes.values()}


def test_was_that_still_stands_does_not_hide_a_loss(sea: History) -> None:
    """A page that took over the id of a renamed one, and is deleted in its turn, is not taken for that one."""
    sea.edit(ISLANDS, "dun:\n", "dunn:\n  was: dun\n")
    sea.release(1)
    sea.add(ISLANDS, "dun: {name: New Dun, area: 46}\n")
    sea.release(2)
    sea.edit(ISLANDS, "dun: {name: New Dun, area: 46}\n", "")

    told = sea.refused("release", "velm", day=3)

    assert 'the page "dun" is gone, and with it the released note "dun.area" (New Dun measures' in told
    assert "1 problem. Nothing was released." in told


def test_renamed_question_keeps_its_slot(sea: History) -> None:
    """After `was:` on a question its cards stay where they are."""
    before = inside(sea.build(day=1), "select n.guid, c.ord from cards c join notes n on n.id = c.nid order by 1, 2")
    sea.edit(QUESTIONS, "settled_date:\n", "settled_day:\n  was: settled_date\n")

    after = inside(sea.build(day=1), "select n.guid, c.ord from cards c join notes n on n.id = c.nid order by 1, 2")

    assert before == after


def test_id_that_was_given_away_is_not_given_twice(sea: History) -> None:
    """A new fact under the old id of a renamed one is a new note; reviews stay with the renamed one."""
    beacon = sea.note("arrin.beacon").guid
    sea.edit(ISLANDS, "    beacon:\n", "    light:\n      was: arrin.beacon\n")
    sea.edit(ISLANDS, "    wreck:\n", "    beacon: The beacon of Arrin was built of [granite].\n    wreck:\n")
    sea.release(1)

    assert beacon == sea.note("arrin.light").guid
    assert beacon != sea.note("arrin.beacon").guid


def test_withdrawn_fact_stays_as_a_tombstone(sea: History) -> None:
    """It keeps its guid, says why on front and back, is tagged, and stays when its line is deleted."""
    guid = sea.note("boro.area").guid
    sea.edit(ISLANDS, "area: 900", "area: {value: 900, withdrawn: The survey was never made.}")
    package = sea.release(1)

    statement, question, *_ = fields(package, guid)
    assert "Withdrawn: The survey was never made." == question
    assert "Withdrawn: The survey was never made. It said: Boro measures 900 square miles." == statement
    assert [(" velm::retired ",)] == inside(package, f"select tags from notes where guid = '{guid}'")  # noqa: S608
    ((last,),) = inside(package, "select max(due) from cards")
    assert [(last,)] == inside(package, f"select due from cards c join notes n on n.id = nid where guid = '{guid}'")  # noqa: S608
    assert ("retired", "The survey was never made.") == (sea.note("boro.area").status, sea.note("boro.area").why)
    sea.edit(ISLANDS, "  area: {value: 900, withdrawn: The survey was never made.}\n", "")
    assert times(package) == times(sea.build(day=2))


def test_withdrawn_question_says_so_in_its_slot(sea: History) -> None:
    """The card of a withdrawn question gives the reason; the fact's other cards stay."""
    sea.edit(QUESTIONS, "settled_date:\n", "settled_date:\n  withdrawn: Days were counted from sunset.\n")

    package = sea.release(1)

    texts = fields(package, sea.note("arrin.settled").guid)
    assert ["In which year was Arrin settled?", "1641"] == texts[1:3]
    assert "Withdrawn: Days were counted from sunset." == texts[3]
    assert (1,) == sea.note("arrin.settled").closed


@pytest.mark.parametrize("recipe", ["", "ask: [settled_date]\n"])
def test_question_renamed_and_withdrawn_at_once_says_why(recipe: str, own_world: Path, tmp_path: Path) -> None:
    """The reason stands on its card, beside others and alone, though the lock knows the question by its old name."""
    sea = History(own_world, tmp_path / "out")
    sea.add("decks/velm.yaml", recipe)
    sea.release(0)
    sea.edit(QUESTIONS, "settled_date:\n", "settled_day:\n  was: settled_date\n  withdrawn: Days were unsure.\n")
    if recipe:
        sea.edit("decks/velm.yaml", recipe, "ask: [ship]\n")

    package = sea.release(1)

    assert "Withdrawn: Days were unsure." in fields(package, sea.note("arrin.settled").guid)


def test_slot_is_never_used_again(sea: History) -> None:
    """A question added after another was withdrawn takes a slot that nothing ever used."""
    sea.edit(QUESTIONS, "settled_date:\n", "settled_date:\n  withdrawn: Unsure.\n")
    sea.release(1)
    sea.add(QUESTIONS, "settled_when: {about: island.settled, stem: 'When was {subject} settled?'}\n")
    sea.release(2)

    slots = sea.note("arrin.settled").slots
    assert ("settled_year", "settled_date") == (slots[0], slots[1])
    assert ["settled_when"] == [asker for slot, asker in slots.items() if slot > 1]


def test_question_added_above_moves_no_other(sea: History) -> None:
    """The lock decides where a released question stands, not its place in the file."""
    text = (sea.root / QUESTIONS).read_text("utf-8")
    new = "settled_when: {about: island.settled, stem: 'When was {subject} settled?'}\n"
    (sea.root / QUESTIONS).write_text(new + text, "utf-8")
    sea.release(1)

    slots = sea.note("arrin.settled").slots
    assert {0: "settled_year", 1: "settled_date"}.items() <= slots.items()
    assert "settled_when" in slots.values()


def test_order_of_questions_is_no_change(sea: History) -> None:
    """Questions that only change places in their file move no note."""
    text = (sea.root / QUESTIONS).read_text("utf-8")
    (sea.root / QUESTIONS).write_text("".join(reversed(re.split(r"^(?=\w)", text, flags=re.MULTILINE))), "utf-8")

    assert {FIRST} == set(times(sea.build(day=1)).values())


def test_removed_bracket_gives_its_slot_to_none(sea: History) -> None:
    """Of two brackets one is removed: the other keeps its slot, though it is now the first."""
    before = sea.note("arrin.first_harvest").slots
    assert {0: "sentences:barley", 1: "sentences:una_vale"} == before
    sea.edit(ISLANDS, "[barley]", "barley")
    package = sea.release(1)

    assert (before, (0,)) == (sea.note("arrin.first_harvest").slots, sea.note("arrin.first_harvest").closed)
    _, gone, _, stays, *_ = fields(package, sea.note("arrin.first_harvest").guid)
    assert gone == "Withdrawn: this question is no longer asked."
    assert stays.startswith("The first harvest of Arrin was barley")


@pytest.mark.parametrize("answers", ["[C] and [C++]", "[;] and [&]"])
def test_brackets_that_differ_in_signs_alone_keep_their_slots(answers: str, sea: History) -> None:
    """Answers that are one in the lock, which holds no signs, stay each on its card."""
    sea.add(ISLANDS, f'hask: {{name: Hask, sentences: {{signs: "Hask is ruled by {answers} in turn."}}}}\n')
    released = times(sea.release(1))

    assert released == times(sea.build(day=2))


def test_question_that_asks_for_something_else_is_refused(sea: History) -> None:
    """Under one name a question cannot turn round: reviews would count for another question."""
    sea.edit(
        QUESTIONS,
        "  stem: Which island was settled {value}?\n  answer: subject\n",
        "  stem: 'When was {subject} settled?'\n",
    )

    told = sea.refused("release", "velm")

    assert 'question "settled_which" asked for subject when it was released, and now for value' in told
    assert "give it another name" in told


def test_fact_asked_by_another_note_is_superseded(own_world: Path, tmp_path: Path) -> None:
    """Where a second answer joins two facts in one question, the old note says so and names the new one."""
    sea = History(own_world, tmp_path / "out")
    sea.add("decks/velm.yaml", "ask: [settled_which]\n")
    sea.release(0)
    old = sea.note("dun.settled").guid
    sea.edit(ISLANDS, "  area: 45\n", "  area: 45\nfenn: {name: Fenn, settled: 1662}\n")
    package = sea.release(1)

    note = sea.note("dun.settled")
    assert (old, "superseded") == (note.guid, note.status)
    assert sea.note("settled_which:island.settled.1662").guid == note.by
    assert "Withdrawn: another card asks this now." in fields(package, old)


def test_card_asked_by_another_note_says_so_beside_others(sea: History) -> None:
    """Where one question of a note is asked together with another fact, its card says so, and the release counts it."""
    sea.edit(ISLANDS, "  area: 45\n", "  area: 45\nfenn: {name: Fenn, settled: 1662}\n")

    done = sea.run("release", "velm", day=1)

    assert "1 changed, 0 withdrawn, 1 card no longer asked" in done.stdout
    assert "Withdrawn: another card asks this now." in fields(sea.out / "velm.apkg", sea.note("dun.settled").guid)


def test_world_that_changed_gets_a_new_note(sea: History) -> None:
    """The old question is closed with its date and stays; its successor is a note of its own."""
    old = sea.note("arrin.ruler.una_vale").guid
    sea.edit(
        ISLANDS,
        '    - {value: una_vale, from: "1661"}\n',
        '    - {value: una_vale, from: "1661", to: "1670"}\n    - {value: new_man, from: "1671"}\n',
    )
    sea.add(SAILORS, "new_man: {name: Rolf Tarn, ship: the Gull}\n")
    package = sea.release(1)

    closed, heir = sea.note("arrin.ruler.una_vale"), sea.note("arrin.ruler.new_man")
    assert (old, "superseded", heir.guid) == (closed.guid, closed.status, closed.by)
    assert "Who ruled Arrin from 1661 to 1670?" == fields(package, old)[1]
    assert "Who ruled Arrin from 1671?" == fields(package, heir.guid)[1]


def test_erratum_is_sent_again_in_the_next_two_releases(sea: History) -> None:
    """A correction marked as erratum gets the time of its release and of the two after, then rests."""
    guid = sea.note("boro.area").guid
    sea.edit(ISLANDS, "area: 900", "area: {value: 905, erratum: yes}")
    stamps = []
    for day in range(1, 6):
        sea.edit(ISLANDS, "area: 310" if day == 1 else f"area: {310 + day - 1}", f"area: {310 + day}")
        stamps.append(times(sea.release(day))[guid])

    assert [FIRST + day * DAY for day in (1, 2, 3, 3, 3)] == stamps


def test_erratum_of_a_new_fact_is_no_correction(sea: History) -> None:
    """Where nobody has the fact yet there is nothing to send again."""
    sea.add(ISLANDS, "fenn: {name: Fenn, area: {value: 12, erratum: yes}}\n")
    sea.release(1)

    assert "nothing changed since release 2" in sea.run("release", "velm", day=2).stdout


def test_merged_question_keeps_its_note_when_corrected(sea: History) -> None:
    """A question that merges two facts stays the same note, though what it shows is corrected."""
    sea.edit(ISLANDS, "settled: 1650-04", "settled: 1662")
    sea.release(1)
    guid = sea.note("settled_which:island.settled.1662").guid
    sea.edit(ISLANDS, "  settled: 1662\n  discoverer: una_vale", "  settled: 1663\n  discoverer: una_vale")
    sea.edit(ISLANDS, "  settled: 1662\n  discoverer: tam_reed", "  settled: 1663\n  discoverer: tam_reed")
    sea.release(2)

    assert guid == sea.note("settled_which:island.settled.1663").guid


def test_core_deck_takes_what_was_withdrawn(sea: History) -> None:
    """A withdrawn core fact says so in the deck of core facts too; others do not come into it."""
    beacon = sea.note("arrin.beacon").guid
    sea.edit(ISLANDS, "      level: core\n", "      level: core\n      withdrawn: The lamp burned fish oil\n")
    sea.edit(ISLANDS, "area: 900", "area: {value: 900, withdrawn: Never measured}")
    sea.release(1)

    core = sea.build("--core", day=2)

    assert sea.guids("arrin.settled", "arrin.beacon") == set(times(core))
    assert "Withdrawn: The lamp burned fish oil." == fields(core, beacon)[1]


def test_time_that_does_not_follow_is_refused(sea: History) -> None:
    """Changes cannot be stamped before or at the last release: Anki would skip them."""
    sea.edit(ISLANDS, "[barley]", "[rye]")

    for command in ("build", "release"):
        told = sea.refused(command, "velm", day=0)
        assert "this lock holds times up to 2023-11-14 22:13 UTC, and it is 2023-11-14 22:13 UTC now" in told
        assert "set the clock right" in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda fields: fields[:-1], f"the note type has {len(FIELDS)} fields, the released deck {len(FIELDS) - 1}"),
        (lambda fields: (fields[1], fields[0], *fields[2:]), "the order of its fields changed: Statement, Question 1"),
    ],
)
def test_released_note_type_cannot_change(sea: History, change, told: str) -> None:  # type: ignore[no-untyped-def]
    """Another number or order of fields is refused, and what to do instead is named."""
    lock = sea.lock()
    schema = lock.schema._replace(fields=tuple(change(lock.schema.fields)))
    (sea.root / "decks/velm.lock.json").write_bytes(written(lock._replace(schema=schema)))

    said = sea.refused("build", "velm")

    assert told in said
    assert "fill a field in reserve or a free slot" in said


def test_renamed_recipe_and_title_need_no_new_ids(sea: History) -> None:
    """File and title may change: guids, ids, tags and the deck's name in Anki are those of the first release."""
    before = sea.build(day=1)
    mine = "select guid, mod, tags from notes", "select models from col", "select decks from col"
    (sea.root / "decks/velm.yaml").rename(sea.root / "decks/sea.yaml")
    (sea.root / "decks/velm.lock.json").rename(sea.root / "decks/sea.lock.json")
    sea.edit("decks/sea.yaml", "title: The Velm sea", "title: The sea of Velm")

    assert 0 == sea.run("build", "sea", day=1).exit_code

    for query in mine:
        assert inside(before, query) == inside(sea.out / "sea.apkg", query)
    (sea.root / "decks/velm.yaml").write_text("title: Another\n")
    assert 'the deck "sea" was released under the name "velm"' in sea.refused("check")


def test_core_deck_shares_notes_with_the_whole(sea: History) -> None:
    """A deck of core facts has the guids, times and note type of the whole deck, and nothing else."""
    whole, core = sea.build(day=1), sea.build("--core", day=1)
    told = factdeck("build", "velm", "--core", "--root", sea.root, "--out", sea.root.parent / "core").stdout

    assert "velm-core.apkg" == core.name
    cards = inside(core, "select id from cards")
    assert f": {len(cards)} questions\n" in told
    assert times(core).items() < times(whole).items()
    assert sea.guids("arrin.settled", "arrin.beacon") == set(times(core))
    assert inside(core, "select models from col") == inside(whole, "select models from col")


def test_differences_are_listed(sea: History, tmp_path: Path) -> None:
    """The list names what was added, corrected, superseded and retired, in words, as text, Markdown and HTML."""
    old, new = tmp_path / "old.json", sea.root / "decks/velm.lock.json"
    shutil.copy(new, old)
    sea.edit(ISLANDS, "area: 900", "area: 905")
    sea.edit(ISLANDS, "motto: Rock & rain", "motto: {value: Rock & rain, withdrawn: It was a joke <once>.}")
    sea.add(ISLANDS, "fenn: {name: Fenn, area: 12}\n")
    sea.release(1)

    text, markdown, page = (
        sea.run("diff", str(old), str(new), "--to", to).stdout for to in ("text", "markdown", "html")
    )

    assert "1 added, 1 corrected, 0 superseded, 1 retired." in text
    assert "  boro.area: Boro measures 900 square miles. → Boro measures 905 square miles.\n" in text
    assert "- `fenn.area`: Fenn measures 12 square miles.\n" in markdown
    assert "(It was a joke &lt;once&gt;.)" in page
    assert "0 added, 0 corrected" in sea.run("diff", str(new), str(new)).stdout
    assert "there is no such file" in sea.refused("diff", str(tmp_path / "none.json"), str(new))
    assert "this is a package for Anki, and releases are compared by their locks\n    name decks/<name>.lock.json," in (
        sea.refused("diff", str(tmp_path / "velm.apkg"), str(new))
    )
    assert f"{old} is of an earlier release than {new}\n    name the earlier lock first\n" == sea.refused(
        "diff", str(new), str(old)
    )


def test_list_of_changes_is_literal_in_markdown(sea: History, tmp_path: Path) -> None:
    """What Markdown would take for markup, raw HTML, a link or a table stands there as it was written."""
    old, new = tmp_path / "old.json", sea.root / "decks/velm.lock.json"
    shutil.copy(new, old)
    motto = "<script>x</script> | *b* _i_ `c` l](u) # ~~s~~ $x$ &lt; a\\b"
    sea.edit(ISLANDS, "motto: Salt is life", f"motto: '{motto}'")
    sea.release(1)

    lines = sea.run("diff", str(old), str(new), "--to", "markdown").stdout.splitlines()

    (shown,) = (line for line in lines if line.startswith("- `boro.motto"))
    told = shown.partition("→")[2]
    assert motto in re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", told)  # as CommonMark reads it
    assert not re.search(r"(?<!\\)[<>|*_`\[\]#~$]", told)
    assert motto in sea.run("diff", str(old), str(new)).stdout


def test_quiz_is_not_released(sea: History) -> None:
    """Only decks have locks."""
    assert '"velm-quiz" is a quiz' in sea.refused("release", "velm-quiz")


def test_two_branches_that_both_released_are_mended(sea: History, tmp_path: Path) -> None:
    """With one branch's lock kept, the next release gives the other branch's notes the guids students have."""
    other = History(Path(shutil.copytree(sea.root, tmp_path / "other")), tmp_path / "other-out")
    fenn, gull = "fenn: {name: Fenn, area: 12}\n", "gull: {name: Gull Rock, area: 3}\n"
    sea.add(ISLANDS, fenn)
    sea.edit(ISLANDS, "area: 900", "area: 905")
    other.add(ISLANDS, gull)
    other.edit(ISLANDS, "area: 310", "area: 311")
    sea.release(1)
    theirs = other.release(2)
    gulls, kells = other.note("gull.area").guid, other.note("the_kells.area").guid

    sea.add(ISLANDS, gull)
    sea.edit(ISLANDS, "area: 310", "area: 311")
    merged = sea.release(3)

    assert gulls == sea.note("gull.area").guid
    assert {gulls, kells} == {guid for guid, mod in times(merged).items() if mod == FIRST + 3 * DAY}
    assert times(theirs)[gulls] < times(merged)[gulls]


def test_release_and_build_in_one_second(own_world: Path, tmp_path: Path) -> None:
    """A change built right after a release is newer than the release."""
    now = {"SOURCE_DATE_EPOCH": ""}
    factdeck("release", "velm", "--root", own_world, "--out", tmp_path / "one", **now)
    history = History(own_world, tmp_path)
    history.edit(ISLANDS, "area: 900", "area: 905")

    done = factdeck("build", "velm", "--root", own_world, "--out", tmp_path / "two", **now)

    assert done.returncode == 0, done.stderr
    guid = history.note("boro.area").guid
    assert times(tmp_path / "one/velm.apkg")[guid] < times(tmp_path / "two/velm.apkg")[guid]


def test_renamed_property_keeps_its_notes(sea: History) -> None:
    """A property is renamed in the kinds: the notes of all its facts stay, those of merged questions too."""
    before = times(sea.build(day=1))
    for name in ("content/kinds.yaml", ISLANDS, QUESTIONS):
        path = sea.root / name
        path.write_text(
            re.sub(r"\bdiscoverer:|\.discoverer\b", lambda m: m[0].replace("discoverer", "finder"), path.read_text())
        )
    sea.edit(QUESTIONS, "finder:\n  about", "discoverer:\n  about")
    sea.edit("content/kinds.yaml", "finder: {", "finder: {was: discoverer, ")

    assert before == times(sea.build(day=1))


def test_renamed_value_keeps_its_notes(sea: History) -> None:
    """A page whose id stands in the ids of other facts is renamed: all notes stay."""
    before = times(sea.build(day=1))
    for name in (ISLANDS, SAILORS):
        path = sea.root / name
        path.write_text(re.sub(r"\btam_reed\b", "tom_reed", path.read_text("utf-8")), "utf-8")
    sea.edit(SAILORS, "  name: Tam Reed\n", "  name: Tam Reed\n  was: tam_reed\n")

    assert before == times(sea.build(day=1))
