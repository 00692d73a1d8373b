"""What is sound is not told, what is not is told once; the messages themselves are tried in tests/broken/."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from generator.check import check, inform
from generator.load import load
from generator.model import Content
from generator.show import in_place
from generator.slips import slips
from generator.starting import examples

from conftest import WORLD, asked, factdeck

Told = Callable[[dict[str, str]], list[str]]
MORE = "content/facts/more.yaml"
PAGE = "kind: island\nsource: atlas part 4\nfenn:\n  name: Fenn\n"
KINDS = (WORLD / "content/kinds.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "lines",
    [
        "area: [12, {value: 13, by: the Port Office}]",
        "area: {value: 12, by: Mr Quill of Arrin}",
        "ruler: [{value: ida_moss, from: 1641, to: 1650}, {value: tam_reed, from: 1650, to: 1660}]",
        "ruler: [{value: ida_moss, to: 1650}, {value: tam_reed, from: 1650}]",
        "ruler: [{value: ida_moss, on: 1645}, {value: tam_reed, on: 1650}]",
        "ruler: {value: ida_moss, from: 1641, to: 1641}",
        "ruler: {value: ida_moss, from: 1641-05, to: 1641}",
        "settled: [1641, {value: 1650, by: ida_moss, disputed: Hers is hearsay.}]",
        "discoverer: [ida_moss, {value: tam_reed, by: tam_reed, disputed: He alone says so.}]",
        "also: [Ida, Fen Isle]\n  area: 12",
        "also: [Swift]\n  area: 12",
        "mistaken_for: [boro, the_kells]\n  area: 12",
        "motto: Who, what & where",
        "area: 12\n  sentences: {}",
        "sentences: {lamp: 'The [lamp] of Fenn was lit in [1650] by [Ida Moss].'}",
        "sentences: {lamp: {says: 'The lamp of Fenn burned [oil].', not: {oil: [peat, tallow]}}}",
        "sentences: {lamp: {says: 'The lamp burned [oil].', by: the keeper, disputed: He was blind.}}",
        "source: [atlas part 4, gazette no. 1, log_1650 3 April]\n  area: 12",
        "level: detail\n  area: {value: 12, level: core}",
    ],
)
def test_what_is_sound_is_not_told(lines: str, told: Told) -> None:
    """Claims that differ, reigns that touch, free names and every key in its place are no problems."""
    assert [] == told({MORE: f"{PAGE}  {lines}\n"})


def test_entities_of_different_kinds_may_share_a_name(told: Told) -> None:
    """A sailor may be called like an island."""
    assert [] == told({MORE: "kind: sailor\nsource: atlas 4\nboro_the_sailor: {name: Boro, ship: the Tern}\n"})


def test_kind_of_whose_things_only_sentences_speak_needs_no_properties(
    project: Callable[[dict[str, str]], Content],
) -> None:
    """It has pages like any other, which are asked by the brackets of their sentences."""
    page = (
        "kind: reef\nsource: atlas part 4\nspine:\n  name: the Spine\n  sentences: {lamp: 'The Spine has [two] lamps.'}"
    )

    content = project({"content/kinds.yaml": f"{KINDS}reef:\n  about: Reefs of the Velm sea\n", MORE: page})

    assert "two" in {item.key[0] for item in asked(content).values()}


def test_page_may_be_continued_in_any_file(told: Told) -> None:
    """What another file adds to a page may come before the page is begun."""
    assert [] == told({"content/facts/a.yaml": "source: gazette no. 3\nester: {discoverer: una_vale}\n"})


def test_files_that_cannot_be_read_hide_what_refers_to_them(own_world: Path) -> None:
    """While a file cannot be read, that file alone is told, and nobody is sent looking for its names."""
    islands = own_world / "content/facts/islands.yaml"
    ruled_out = "  motto: Salt is life\n  not: {discoverer: [una_vale]}\n"
    islands.write_text(islands.read_text("utf-8").replace("  motto: Salt is life\n", ruled_out), "utf-8")
    for name in ("content/kinds.yaml", "content/sources.yaml", "content/facts/sailors.yaml"):
        path = own_world / name
        sound = path.read_text("utf-8")
        path.write_text(sound + "broken: [\n", "utf-8")
        content, problems = load(own_world)

        told = {problem.at.rpartition(":")[0] for problem in problems + check(content)}

        path.write_text(sound, "utf-8")
        assert {name} == told


def test_missing_files_are_told(tmp_path: Path) -> None:
    """An empty folder is no project; of one that is begun, each file that is lacking is named."""
    _, problems = load(tmp_path)

    said = [(f"{tmp_path.as_posix()}:1", "this folder holds no files in content/ and decks/")]
    assert said == [(each.at, each.what) for each in problems]

    (tmp_path / "content").mkdir()
    (tmp_path / "content/kinds.yaml").write_text(KINDS, "utf-8")
    _, problems = load(tmp_path)

    assert [
        ("content/facts:1", "there is no file of facts"),
        ("content/sources.yaml:1", "there is no file of sources"),
    ] == sorted((problem.at, problem.what) for problem in problems)


@pytest.mark.parametrize(
    ("sound", "wrong"),
    [
        ("content/kinds.yaml", "content/Kinds.yaml"),
        ("content/kinds.yaml", "content/kind.yml"),
        ("content/sources.yaml", "content/source.yaml"),
        ("content/sources.yaml", "content/sources.yaml.txt"),
        ("content/facts/islands.yaml", "content/islands.yaml"),
        ("content/facts/islands.yaml", "content/fact/islands.yaml"),
        ("content/facts/islands.yaml", "content/Facts/islands.yaml"),
        ("content/facts/islands.yaml", "content/facts/year7/islands.YAML"),
        ("content/facts/islands.yaml", "content/facts/islands.yaml.txt"),
        ("content/facts/islands.yaml", "content/facts/islands.yml"),
        ("content/facts/sailors.yaml", "content/questions/crew.yaml"),
        ("content/facts/sailors.yaml", "decks/sailors.yaml"),
        ("content/questions/islands.yaml", "content/questions.yaml"),
        ("content/questions/islands.yaml", "content/question/islands.yaml"),
        ("content/questions/islands.yaml", "content/facts/asked.yaml"),
        ("decks/velm.yaml", "deck/velm.yaml"),
        ("decks/velm.yaml", "content/decks/velm.yaml"),
        ("decks/velm-quiz.yaml", "content/facts/velm-quiz.yaml"),
    ],
)
def test_file_in_the_wrong_place_is_one_problem(sound: str, wrong: str, own_world: Path) -> None:
    """Nothing that it would have said is told to be missing, and where the remedy puts it, all is well."""
    (own_world / wrong).parent.mkdir(parents=True, exist_ok=True)
    (own_world / sound).rename(own_world / wrong)
    content, problems = load(own_world)
    (told,) = in_place(problems + check(content))
    found = re.fullmatch(r"(?:call it|move it to)  (\S+)", told.fix)

    assert f"{wrong}:1" == told.at
    assert found, told.fix
    (own_world / found[1]).parent.mkdir(exist_ok=True)
    (own_world / wrong).rename(own_world / found[1])
    content, problems = load(own_world)
    assert [] == problems + check(content)


def test_pages_whose_properties_are_called_as_in_other_files_are_facts(
    project: Callable[[dict[str, str]], Content],
) -> None:
    """A file that continues pages with a title, a stem and properties holds facts nevertheless."""
    kinds = "".join(f"    {name}: {{type: text, says: '{{subject}} has the {name} {{value}}.'}}\n" for name in ODD)

    content = project(
        {
            "content/kinds.yaml": KINDS.replace("sailor:\n", f"book:\n  properties:\n{kinds}\nsailor:\n", 1),
            MORE: "kind: book\nsource: atlas p. 4\nfern_book: {name: Ferns}\n",
            "content/facts/titles.yaml": "source: atlas p. 4\nfern_book: {title: On Ferns, author: Ida}\n",
            "content/facts/stems.yaml": "source: atlas p. 4\nfern_book: {stem: woody, properties: many}\n",
        }
    )

    assert {f"fern_book.{name}" for name in ODD} <= content.facts.keys()


def test_copy_of_a_file_is_one_problem(own_world: Path) -> None:
    """All its pages are begun in the other file, and so nothing else is told of either."""
    text = (own_world / "content/facts/islands.yaml").read_text("utf-8")
    (own_world / "content/facts/islands (1).yaml").write_text(text, "utf-8")
    content, problems = load(own_world)
    (told,) = problems + check(content)

    assert "content/facts/islands.yaml:4" == told.at
    assert "the 5 pages of this file are begun in content/facts/islands (1).yaml as well" == told.what
    assert "if one is a copy of the other, delete it; if not, give the pages of one other ids" == told.fix


def test_page_begun_twice_is_one_problem(told: Told) -> None:
    """What both say of its properties is not told besides."""
    what = 'page "boro" is begun twice, here and in content/facts/islands.yaml:35'

    assert [f"{MORE}:3: {what}"] == told({MORE: "kind: island\nsource: atlas p. 4\nboro: {name: Boro, area: 12}\n"})


def test_kind_of_a_whole_file_is_told_once(told: Told) -> None:
    """A wrong kind at the top of a file, or none, is one problem, and nobody is sent looking for the pages there."""
    pages = "".join(f"s{n}: {{name: Sailor {n}, ship: the Tern {n}}}\n" for n in range(20))
    islands = "kind: island\nsource: atlas part 4\n" + "".join(
        f"k{n}: {{name: Kell {n}, discoverer: s{n}}}\n" for n in range(20)
    )
    more = {"content/facts/kells.yaml": islands, "content/facts/other.yaml": "s3: {born: 1600, source: atlas part 4}\n"}

    assert [f'{MORE}:2: 20 pages have an unknown kind "sailer"'] == told(
        {MORE: f"source: atlas part 4\nkind: sailer\n{pages}", **more}
    )
    assert [f"{MORE}:2: 20 pages have no kind"] == told({MORE: f"source: atlas part 4\n{pages}", **more})


def test_source_that_a_whole_file_lacks_is_told_once(told: Told) -> None:
    """Where no fact of a file has a source, one line at its top is missing."""
    pages = "".join(f"s{n}: {{name: Sailor {n}, ship: the Tern {n}}}\n" for n in range(20))

    found = told({MORE: f"kind: sailor\n{pages}"})

    assert [f'{MORE}:2: 20 facts of this file have no source, "s0.ship" first'] == found


def test_project_needs_no_questions_and_no_recipes(own_world: Path) -> None:
    """A base of facts alone is sound."""
    for path in [*own_world.glob("content/questions/*"), *own_world.glob("decks/*")]:
        path.unlink()
    content, problems = load(own_world)

    assert [] == problems + check(content)
    assert {"sentences"} == {item.template for item in asked(content).values()}


def test_whole_file_is_told_at_once(told: Told) -> None:
    """Mistakes of shape and of meaning in several files come together, each with its line."""
    assert [
        'content/facts/more.yaml:5: "noon" is not a date',
        'content/facts/more.yaml:6: "ida_mos" is no sailor with a page',
        'content/questions/more.yaml:1: question "oar" is about "island.oar", which does not exist',
        'decks/more.yaml:2: "options" should be a whole number from 3 to 5, not "9"',
    ] == told(
        {
            MORE: f"{PAGE}  settled: noon\n  discoverer: ida_mos\n",
            "content/questions/more.yaml": 'oar: {about: island.oar, stem: "What is the oar of {subject}?"}\n',
            "decks/more.yaml": "title: More\noptions: 9\n",
        }
    )


ONE_MISTAKE = {
    "sentence of a property forgotten": (
        "content/kinds.yaml",
        KINDS + "reef:\n  properties:\n    depth: {type: number}\n",
    ),
    "type of a property forgotten": (
        "content/kinds.yaml",
        KINDS + 'reef:\n  properties:\n    depth: {says: "{subject} lies {value} feet deep."}\n',
    ),
    "stem forgotten": ("content/questions/more.yaml", "found_by: {about: island.discoverer}\n"),
    "about forgotten": ("content/questions/more.yaml", 'found_by: {stem: "By whom was {subject} found?"}\n'),
    "about without a property": (
        "content/questions/more.yaml",
        'found_by: {about: island, stem: "By whom was {subject} found?"}\n',
    ),
    "right answer under not": (
        MORE,
        PAGE + "  sentences: {lamp: {says: 'The lamp of Fenn burned [oil].', not: {oil: [peat, tallow, Oil]}}}\n",
    ),
    "wrong answer twice": (
        MORE,
        PAGE + "  sentences: {lamp: {says: 'The lamp of Fenn burned [oil].', not: {oil: [peat, tallow, Peat]}}}\n",
    ),
    "kind forgotten": (MORE, "source: atlas part 4\nfenn: {name: Fenn, area: 12}\n"),
    "wrong level of a file": (MORE, PAGE.replace("source", "level: easy\nsource") + "  area: 12\n  settled: 1650\n"),
    "source that is no text": (
        MORE,
        PAGE.replace("atlas part 4", "{atlas: part 4}") + "  area: {value: 12, source: atlas 4}\n",
    ),
}


@pytest.mark.parametrize("mistake", ONE_MISTAKE)
def test_one_mistake_is_told_once(mistake: str, told: Told) -> None:
    """A single slip is a single problem."""
    name, text = ONE_MISTAKE[mistake]

    assert 1 == len(told({name: text}))


@pytest.mark.parametrize(
    "lines",
    [
        "not: {discoverrer: [ida_moss]}\n  discoverer: tam_reed",
        "not: {discoverer: [ida_mos]}\n  discoverer: tam_reed",
        "not: {discoverer: [boro]}\n  discoverer: tam_reed",
        "not: {discoverer: [tam_reed]}\n  discoverer: tam_reed",
        "not: {class: [A reef]}\n  class: {value: a reef, by: the Port Office}",
    ],
    ids=["unknown property", "unknown sailor", "an island", "the right one", "the right text"],
)
def test_what_a_page_rules_out_is_checked(lines: str, told: Told) -> None:
    """A typo under `not`, or a true value, is told like any other."""
    assert 1 == len(told({MORE: f"{PAGE}  {lines}\n"}))


def test_two_names_of_one_entity_are_one_wrong_answer(told: Told) -> None:
    """A `not` that names one sailor twice, by two names, is told."""
    wrong = "not: {Una Vale: [Ida Moss, Captain Moss, Tam Reed]}"

    assert 1 == len(told({MORE: f"{PAGE}  sentences: {{lamp: {{says: 'It was lit by [Una Vale].', {wrong}}}}}\n"}))


def test_right_answer_without_its_article_is_no_wrong_one(told: Told) -> None:
    """A `not` that names the right answer with another article is told."""
    wrong = "not: {Kells: [the Kells, Boro, Arrin]}"

    assert told({MORE: f"{PAGE}  sentences: {{lamp: {{says: 'It was lit on the [Kells].', {wrong}}}}}\n"})


def test_two_rulers_on_one_day_are_told(told: Told) -> None:
    """What holds one value at a time cannot hold two on a day."""
    rulers = "[{value: ida_moss, on: 1650-03-04}, {value: tam_reed, on: 1650-03-04}]"

    assert 1 == len(told({MORE: f"{PAGE}  ruler: {rulers}\n"}))


def test_ruler_may_come_back(told: Told) -> None:
    """One value may hold at two times, told apart by an id."""
    first, second = "{value: ida_moss, from: 1641, to: 1645}", "{value: tam_reed, from: 1646, to: 1650}"

    assert [] == told({MORE: f"{PAGE}  ruler: [{first}, {second}, {{id: again, value: ida_moss, from: 1651}}]\n"})


def test_recipe_is_told_at_the_line_of_the_mistake(told: Told) -> None:
    """An unknown question of a recipe is told where it is named."""
    text = "title: Sizes\nabout: All sizes\nask:\n  - area\n  - areas\n"

    assert ['decks/more.yaml:5: this recipe asks "areas", which is no question'] == told({"decks/more.yaml": text})


def test_remedy_never_repeats_the_mistake(own_world: Path) -> None:
    """Nobody is told to write what stands there already."""
    (own_world / MORE).write_text(f"{PAGE}  mistaken_for: [fenn]\n  area: 12\n", "utf-8")
    content, problems = load(own_world)

    assert [False] == ['did you mean "fenn"' in problem.fix for problem in problems + check(content)]


ODD = ("title", "author", "stem", "properties")
EVERY_PAGE = "any page: about, also, kind, level, mistaken_for, name, not, sentences, source, was"
MAY_HAVE = f"an island may have: settled, discoverer, ruler, area, motto, class; {EVERY_PAGE}"
CUT = "; a # after a space begins a remark: put the text in quotes"


@pytest.mark.parametrize(
    ("lines", "line", "what", "fix"),
    [
        ("  motto: #1 of the sea\n", 5, 'nothing stands after "motto"', f"write it, or delete the line{CUT}"),
        ("  about: #1 of the sea\n", 5, 'nothing stands after "about"', f"write it, or delete the line{CUT}"),
        ("  also:\n    - Fen\n    - #1\n", 7, '"also" should be a list of texts',
         f"write a text after each dash or comma{CUT}"),
        ("  area: {value: 12, source: gazette}\n", 5, 'the source "gazette" is cited without a place in it',
         "write where, such as  gazette par. 2"),
        ("  area:\n    value: 12\n    source: gazette # 9\n", 7, 'the source "gazette" is cited without a place in it',
         f"write where, such as  gazette par. 2{CUT}"),
        ("  sentences:\n    pier: Pier # 3 is the [oldest].\n", 6,
         'the sentence "pier" has no answer in brackets, or a bracket without its partner',
         f"put [square brackets] around each answer{CUT}"),
        ("  sentences:\n    pier: 'Pier #3 is the oldest.'\n", 6,
         'the sentence "pier" has no answer in brackets, or a bracket without its partner',
         "put [square brackets] around each answer"),
        ("  area: 12\n  pier: The pier is the [oldest].\n", 6, 'page "fenn" has an unknown key "pier"',
         "write a sentence below  sentences:"),
        ("  area: 12\n  pier:\n    says: The pier is the [oldest].\n", 6, 'page "fenn" has an unknown key "pier"',
         "write a sentence below  sentences:"),
        ("  area: 12\n  sele:\n    name: Sele\n    area: 13\n", 6, 'page "fenn" has an unknown key "sele"',
         "begin a page at the left edge, without spaces before it"),
        ("  also:\n    - Fen\n    - Fen: the old\n  area: 12\n", 7, '"also" should be a list of texts',
         "put a text with a colon in quotes"),
        ("  also:\n  area: 12\n", 5, 'nothing stands after "also"', "write it, or delete the line"),
        ("  discoverer: ida_moss, tam_reed\n", 5, '"ida_moss, tam_reed" is no sailor with a page',
         "put several in square brackets: [ida_moss, tam_reed]"),
        ("  sentences:\n    pier: {says: 'The pier is the [oldest].', not: [newest]}\n", 6,
         '"not" of a sentence should name an answer', "write  not: {oldest: …}"),
        ("  settled: March 12, 1650\n", 5, '"March 12, 1650" is not a date', "write 1650-03-12"),
        ("  settled: 12.3.1650\n", 5, '"12.3.1650" is not a date', "write 1650-03-12"),
        ("  settled: 17th century\n", 5, '"17th century" is not a date',
         "write 1601/1700 of what went on all that time, or 1650~ of what was about then"),
        ("  settled: 500 BC\n", 5, '"500 BC" lies before the year 1, with which dates begin',
         "give the property  type: text  in content/kinds.yaml, or write a sentence with [500 BC] in brackets"),
        ("  ruler: {value: ida_moss, from: 44 BCE, to: 1650}\n", 5,
         '"44 BCE" lies before the year 1, with which dates begin', "leave the line out, and say it in words"),
        ("  area: 12 square miles\n", 5, '"12 square miles" is not a number',
         "write 12; a unit belongs in the sentence in content/kinds.yaml"),
        ("  area: [value 12, 13]\n", 5, 'a colon is missing after "value"', "write  value: 12"),
        ("  discoverer: ida_moss and tam_reed\n", 5, '"ida_moss and tam_reed" is no sailor with a page',
         "put several in square brackets: [ida_moss, tam_reed]"),
        ("  discoverer: ida_moss, tam_reed]\n", 5, '"ida_moss, tam_reed]" is no sailor with a page',
         "put several in square brackets: [ida_moss, tam_reed]"),
        ("  also: [Fen: the old]\n  area: 12\n", 5, '"also" should be a list of texts',
         "put a text with a colon in quotes"),
        ("  discoverer: [ida_moss; tam_reed]\n", 5, '"ida_moss; tam_reed" is no sailor with a page',
         "put several in square brackets: [ida_moss, tam_reed]"),
        ("  area: 12\nüber_fenn: {name: Fen, area: 13}\n", 6, '"über_fenn" cannot be an id',
         "use small letters from a to z, digits and underscores only, such as  uber_fenn"),
        ("  area: [3,340]\n", 5, "a comma in brackets parts 3,340 into several",
         'put quotes around "3,340", or write a space behind the comma if these are several'),
        ("  sentences:\n  pier:\n    says: The pier is the [oldest].\n", 6,
         '"pier" stands beside "sentences:" in line 5, and belongs to it',
         "begin this line, and those that follow it there, with more spaces"),
        ("  area: 12\nsentences:\n  pier: The pier of Fenn is the [oldest].\n", 6,
         '"sentences" is a word for a page, and stands at the left edge',
         "begin it and its lines with as many more spaces as the other lines of its page have"),
        ("  area: {value: 12, source: {gazette: no. 1}}\n", 5, '"source" should be a list of texts',
         "put a text with a colon in quotes"),
        ("  sentences:\n    pier: {says: 'The pier is the [oldest].', not: {oldest: 'newest, longest'}}\n", 6,
         '"not" offers only "newest, longest" beside the right answer',
         "put several in square brackets: [newest, longest]"),
        ("  discoverer: ida_\u200bmoss\n", 5, '"ida_\u200bmoss" is no sailor with a page',
         'delete the zero width space (U+200B) before "moss"; did you mean "ida_moss"?'
         " begin a page for it, or correct the id"),
        ("  area: {value: 12, source: “gazette” no. 1}\n", 5, 'the source "“gazette”" is not listed',
         'write plain quotation marks or none; did you mean "gazette"?'
         " list it in content/sources.yaml, or correct the id"),
        ("  area: 12\n  setled: 1650\n", 6, 'page "fenn" has an unknown key "setled"',
         f'did you mean "settled"? {MAY_HAVE}'),
        ("  area: 12\n  boren: 1650\n", 6, 'page "fenn" has an unknown key "boren"', MAY_HAVE),
        ("  area: 12\nida_moss:\n  arae: 12\n", 7, 'page "ida_moss" has an unknown key "arae"',
         f"a sailor may have: born, ship; {EVERY_PAGE}"),
        ("  area: 12\nboro:\n  name: Boro\n  about: an isle\n", 6,
         'page "boro" is begun twice, here and in content/facts/islands.yaml:35',
         "if both are about one thing, write  name:  and  about:  on one of the two alone, and the other continues it; "
         "if they are not, give one another id"),
        ("  area: {value: 12, source: 'The Velm Gazette, no. 1'}\n", 5, 'the source "The" is not listed',
         "sources are cited by their ids: write  gazette no. 1"),
    ],
)  # fmt: skip
def test_remedy_fits_the_cause(lines: str, line: int, what: str, fix: str, own_world: Path) -> None:
    """What a teacher is likely to have meant is what the remedy names."""
    (own_world / MORE).write_text(PAGE + lines, "utf-8")
    content, problems = load(own_world)

    assert [(f"{MORE}:{line}", what, fix)] == [(each.at, each.what, each.fix) for each in problems + check(content)]


LIST = "write several sources as a list: source: "
AGAIN = "delete one of the two"


@pytest.mark.parametrize(
    ("lines", "line", "what", "fix"),
    [
        ("  area: {value: 12, source: 'atlas part 4, atlas part 5'}\n", 5,
         '"atlas" is a source of its own, and stands here in the place in "atlas"',
         f"{LIST}[atlas part 4, atlas part 5]"),
        ("  source: atlas part 4; gazette no. 1\n  area: 12\n  settled: 1640\n", 5,
         '"gazette" is a source of its own, and stands here in the place in "atlas"',
         f"{LIST}[atlas part 4, gazette no. 1]"),
        ("  area: 1.400\n", 5, 'the point in "1.400" begins a fraction, though other values of "area" have thousands',
         "write 1,400, or, where it is a fraction, 1.4000"),
        ("  sentences:\n    pier: The pier is [old].\n    quay: The pier is [old]\n", 7,
         f'"fenn.quay" says the same as "fenn.pier" in {MORE}:6, so that it is asked twice', AGAIN),
        ("  sentences:\n    pier: The pier is [old].\nboro:\n  sentences:\n    pier: The pier is [old].\n", 9,
         f'"boro.pier" says the same as "fenn.pier" in {MORE}:6, so that it is asked twice', AGAIN),
    ],
)  # fmt: skip
def test_what_is_hardly_meant_so_is_warned_of(lines: str, line: int, what: str, fix: str, own_world: Path) -> None:
    """It stops nothing, since somebody may mean it; the remedy says what to write in either case."""
    (own_world / MORE).write_text(PAGE + lines, "utf-8")
    content, problems = load(own_world)

    assert [] == problems + check(content)
    told = [each for each in inform(content) if each.severity == "warning"]
    assert [(f"{MORE}:{line}", what, fix)] == [(each.at, each.what, each.fix) for each in told]


@pytest.mark.parametrize(
    "lines",
    [
        "  area: {value: 12, source: 'atlas part 4, the map, and gazettes'}\n",
        "  area: {value: 12, source: 'atlas part 4, after atlas'}\n",
        "  area: 1.45\n",
        "  area: 0.400\n",
        "  sentences:\n    pier: The pier is [old].\n    quay: The [pier] is old.\n",
        "  sentences:\n    pier: {says: 'The pier is [old].', by: Ida Moss}\n"
        "    quay: {says: 'The pier is [old].', by: Tam Reed}\n",
    ],
)
def test_what_may_well_be_meant_so_is_not_warned_of(lines: str, own_world: Path) -> None:
    """No word that is like a source's, no fraction of other than three digits, no other bracket or claimant."""
    (own_world / MORE).write_text(PAGE + lines, "utf-8")
    content, problems = load(own_world)

    assert [] == problems + check(content)
    assert [] == [each.what for each in inform(content) if each.severity == "warning"]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("The pier is built of [*oak* wood].", ['answer holds "*oak*"', 'sentence holds "*oak*"']),
        ("The pier of H<sub>2</sub>O is [old].", ['sentence holds "<sub>"']),
        ("The pier is $10^5$ years [old].", ['sentence holds "$10^5$"']),
        (r"The pier is \(10\) years [old].", [r'sentence holds "\("']),
        ("The pier cost 2*x*y or [$5] to $9 <each>.", []),
        ("The pier is 5 * 4 * 3 feet [long].", []),
    ],
)
def test_signs_of_other_programs_are_told(sentence: str, shown: list[str], own_world: Path) -> None:
    """Stars, tags and LaTeX would be printed as they stand."""
    (own_world / MORE).write_text(f"{PAGE}  sentences:\n    pier: '{sentence}'\n", "utf-8")
    content, problems = load(own_world)

    assert [] == problems + check(content)
    told = [each.what for each in slips(content) if "signs are shown" in each.what]
    assert [f"the {each}, whose signs are shown as they are" for each in shown] == sorted(told)


@pytest.mark.parametrize(
    ("also", "told"),
    [
        ("Old Fenn, Fenny", ['the other name "Old Fenn, Fenny" holds a comma']),
        ("[Old Fenn, Fenny]", []),
        ("['Fenn, Old', Fenny]", []),
    ],
)
def test_other_names_with_a_comma_alone_between_them_are_told(also: str, told: list[str], own_world: Path) -> None:
    """They would be one name, which nobody types; a single name with a comma may be meant."""
    (own_world / MORE).write_text(f"{PAGE}  also: {also}\n  area: 12\n", "utf-8")
    content, problems = load(own_world)

    assert [] == problems + check(content)
    found = [(each.at, each.what, each.severity) for each in slips(content)]
    assert [(f"{MORE}:3", each, "information") for each in told] == found


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("The Twin Isles", ['the name "The Twin Isles" begins with a capital "The"']),
        ("the Twin Isles", []),
        ("Theo's Rock", []),
    ],
)
def test_name_with_a_capital_article_is_told(name: str, told: list[str], own_world: Path) -> None:
    """A name stands inside sentences: "When was The Twin Isles settled?" is hardly meant; of a title it may be."""
    (own_world / MORE).write_text(f"kind: island\nsource: atlas part 4\ntwins:\n  name: {name}\n  area: 12\n", "utf-8")
    content, problems = load(own_world)

    assert [] == problems + check(content)
    found = [(each.at, each.what, each.severity) for each in slips(content)]
    assert [(f"{MORE}:3", each, "information") for each in told] == found


@pytest.mark.parametrize(
    ("lines", "told", "fix"),
    [
        ("forms: [A, B]\nseed: 4", '"forms" and "seed" mean', "delete them, or write a  blueprint:  for a quiz"),
        ("instructions: Go.", '"instructions" means', "delete it, or write a  blueprint:  for a quiz"),
        ("hints: yes\nblueprint: [{ask: ship}]", '"hints" means', "delete it"),
    ],
)
def test_recipe_that_says_what_it_cannot_have_is_warned_of(lines: str, told: str, fix: str, own_world: Path) -> None:
    """What a deck says about forms, or a quiz about cards, changes nothing."""
    (own_world / "decks/more.yaml").write_text(f"title: More\n{lines}\n", "utf-8")
    content, problems = load(own_world)

    assert [] == problems + check(content)
    (found,) = slips(content)
    sort = "quiz" if "blueprint" in lines else "deck"
    assert (f"this is a {sort}, for which {told} nothing", fix) == (found.what, found.fix)


@pytest.mark.parametrize("project", [WORLD, *examples().values()], ids=lambda path: path.name)
def test_finished_projects_hold_no_slip(project: Path) -> None:
    """No page of ours is warned of."""
    assert [] == slips(load(project)[0])


@pytest.mark.parametrize(
    ("about", "what", "fix"),
    [
        ("mission.captain", 'is about "mission.captain", which does not exist', "there is: island.class, "),
        ("island.captain", 'is about "island.captain", which does not exist', "there is: island.area, "),
        ("discoverer", 'is about "discoverer"', "name a kind and a property; there is: island.discoverer, "),
        ("sailor.area", 'is about "sailor.area", which does not exist', "there is: sailor."),
    ],
)
def test_question_about_nothing_is_offered_what_there_is(about: str, what: str, fix: str, own_world: Path) -> None:
    """What a question can be about is listed, the nearest first; of a kind that exists, its own properties alone."""
    text = f"more:\n  about: {about}\n  stem: Who was it on {{subject}}?\n"
    (own_world / "content/questions/more.yaml").write_text(text, "utf-8")
    content, problems = load(own_world)

    (problem,) = problems + check(content)
    assert ("content/questions/more.yaml:2", f'question "more" {what}') == (problem.at, problem.what)
    assert problem.fix.startswith(fix)


def test_lines_of_a_page_that_are_not_indented_are_one_problem(told: Told) -> None:
    """Where all lines of a page stand at the left edge, the page is told, and not each of them."""
    page = "kind: island\nsource: atlas part 4\nfenn:\nname: Fenn\narea: 12\n"

    assert [f'{MORE}:3: "fenn" should be a page with lines of its own'] == told({MORE: page})


def test_word_around_all_entries_is_one_problem(own_world: Path) -> None:
    """Entries below a word for all of them are taken as they are, and that word alone is told."""
    sources = own_world / "content/sources.yaml"
    lines = sources.read_text("utf-8").splitlines()
    sources.write_text("sources:\n" + "".join(f"  {line}\n" for line in lines), "utf-8")
    content, problems = load(own_world)

    assert ['content/sources.yaml:1: "sources:" is not needed around the entries of a file'] == [
        f"{each.at}: {each.what}" for each in problems + check(content)
    ]


def test_property_beside_the_properties_is_one_problem(own_world: Path) -> None:
    """A property that is not indented below `properties:` is told, and not that there are none."""
    kinds = own_world / "content/kinds.yaml"
    added = 'reef:\n  properties:\n  depth: {type: number, says: "{subject} lies {value} feet deep."}\n'
    kinds.write_text(kinds.read_text("utf-8") + added, "utf-8")
    content, problems = load(own_world)

    assert [('kind "reef" has an unknown key "depth"', "indent it below  properties:")] == [
        (each.what, each.fix) for each in problems + check(content)
    ]


@pytest.mark.parametrize(
    ("line", "indented", "first", "fix"),
    [
        ("", "", '6 properties of kind "island"|"settled"', "write  properties:  above them, and indent them below it"),
        ("  properties:\n", "", '6 properties of kind "island"|"settled"', "indent them below  properties:"),
        ("  properties:\n", "settled|discoverer|ruler|born|ship", '3 properties of kind "island"|"area"',
         "indent them below  properties:"),
    ],
)  # fmt: skip
def test_properties_beside_their_word_are_one_problem(
    line: str, indented: str, first: str, fix: str, own_world: Path
) -> None:
    """Properties of a kind whose line  properties:  is lost, or that are not indented below it, are told once."""
    path = own_world / "content/kinds.yaml"
    kinds = re.sub(rf"^    (?!(?:{indented or '-'}):)", "  ", KINDS, flags=re.M)
    path.write_text(kinds.replace("  properties:\n", line, 1), "utf-8")
    content, problems = load(own_world)

    told = [(each.what, each.fix) for each in problems + check(content) if '"island"' in each.what]
    assert [(first.replace("|", ' do not stand below "properties:", ') + " first", fix)] == told


@pytest.mark.parametrize("name", ["“name”", "NAME"])
def test_page_whose_name_is_misspelt_is_one_problem(name: str, own_world: Path) -> None:
    """A page that has its name under another key is not told to have none as well."""
    page = f"kind: island\nsource: atlas part 4\nfenn:\n  {name}: Fenn\n  area: 12\n"
    (own_world / MORE).write_text(page, "utf-8")
    content, problems = load(own_world)

    assert [f'page "fenn" has an unknown key "{name}"'] == [each.what for each in problems + check(content)]


def test_swapped_letters_and_capitals_are_one_problem(own_world: Path) -> None:
    """A key with two letters swapped is named, among however many; "Name" for "name" is told once."""
    for lines, meant in (
        ("  name: Fenn\n  aera: 12\n  settled: 1650\n", "area"),
        ("  Name: Fenn\n  area: 12\n", "name"),
    ):
        (own_world / MORE).write_text("kind: island\nsource: atlas part 4\nfenn:\n  also: [Fen]\n" + lines, "utf-8")
        content, problems = load(own_world)

        (problem,) = problems + check(content)
        assert problem.fix.startswith(f'did you mean "{meant}"?')


def test_articles_fit_the_kind(told: Told) -> None:
    """A kind that begins with a vowel has its own article."""
    (problem,) = told({MORE: f"{PAGE}  discoverer: boro\n"})

    assert '"boro" is an island' in problem


def test_bracket_at_the_beginning_is_told_as_such(told: Told) -> None:
    """A sentence that begins with its answer is told to need quotes, not another indentation."""
    (problem,) = told({MORE: f"{PAGE}  sentences:\n    lamp: [Whale oil] lit the lamp of Fenn.\n"})

    assert "quotes" in problem or "bracket" in problem


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("The keeper Allegedly drank [oil].", "allegedly"),
        ("An alleged fire took the [lamp].", "alleged"),
        ("The lamp Reportedly burned [oil].", "reportedly"),
        ("He is suspected of hiding the [lamp].", "suspected"),
        ("It is rumoured that the lamp burned [oil].", "rumoured"),
        ("Rumor has it that the lamp burned [oil].", "rumor"),
        ("She is said to have lit the [lamp].", "said to have"),
        ("He is believed to own the [lamp].", "believed to"),
        ("The keepers were accused of selling the [lamp].", "were accused"),
        ("The wind was blamed for the loss of the [lamp].", "was blamed"),
    ],
)
def test_sentence_that_hedges_needs_a_claimant(told: Told, sentence: str, hedge: str) -> None:
    """Whatever word leaves a claim to others, the problem quotes it; with a claimant there is none."""
    (problem,) = told({MORE: f"{PAGE}  sentences: {{lamp: '{sentence}'}}\n"})

    assert f'says "{hedge}", but not by whom' in problem
    assert not told({MORE: f"{PAGE}  sentences: {{lamp: {{says: '{sentence}', by: the log}}}}\n"})


def test_no_mistake_leads_to_an_error(own_world: Path) -> None:
    """However words are exchanged, doubled or lost, there are problems or there are items, and never a crash."""
    drawn = random.Random(4)
    files = {path: path.read_text("utf-8") for path in sorted(own_world.rglob("*.yaml"))}
    words = sorted({word for text in files.values() for word in re.findall(r"[\w.~/-]+|[^\w\s]", text)})
    sound = 0
    for _ in range(300):
        path = drawn.choice(list(files))
        parts = re.split(r"([\w.~/-]+|[^\w\s])", files[path])
        for _ in range(drawn.randint(1, 3)):
            place = drawn.randrange(1, len(parts), 2)
            parts[place] = drawn.choice([drawn.choice(words), parts[place] * 2, ""])
        path.write_text("".join(parts), "utf-8")

        content, problems = load(own_world)
        problems += check(content)
        for problem in problems:
            name, _, line = problem.at.rpartition(":")
            assert int(line) <= (own_world / name).read_text("utf-8").count("\n") + 1, problem
            assert problem.what
            assert problem.fix, problem
        if not problems:
            sound += 1
            assert asked(content)
        path.write_text(files[path], "utf-8")

    assert 10 <= sound <= 290


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("{subject} was born in {value}.", True),
        ("Until {value} {subject} was at sea, it is said since {value}.", True),
        ("{subject} was sworn in {value}.", False),
        ("The light of {subject} was switched on {value}.", False),
    ],
)
def test_preposition_before_a_date_is_told_unless_it_is_the_verbs(
    says: str, found: bool, own_world: Path, told: Callable[[dict[str, str]], list[str]]
) -> None:
    """A date brings its own "in" or "on"; that of a verb such as "sworn in" is none."""
    kinds = (own_world / "content/kinds.yaml").read_text("utf-8")
    kinds += f'thing:\n  properties:\n    day: {{type: date, says: "{says}"}}\n'

    assert found is any("before the date {value}" in each for each in told({"content/kinds.yaml": kinds}))


def test_pages_of_one_unknown_kind_are_one_problem(told: Told) -> None:
    """A kind that was given another name is told once in each file, at the first of its pages."""
    pages = "".join(f"{id}: {{name: {id.title()}, kind: reef, area: 1}}\n" for id in ("one", "two", "six"))

    assert [f'{MORE}:2: 3 pages have an unknown kind "reef", "one" first'] == told(
        {MORE: f"source: atlas p. 1\n{pages}"}
    )


def test_lines_of_a_sentence_beside_it_are_one_problem(told: Told) -> None:
    """A sentence whose lines are not indented below its name is told at the first of them; the next one is read."""
    lines = "    lamp:\n    says: Fenn has [two] lamps.\n    level: core\n    note: Both are lit.\n"

    (second, first) = told({MORE: f"{PAGE}  sentences:\n{lines}    bell: A bell rings.\n"})

    assert '"says" stands beside "lamp:" in line' in first
    assert 'the sentence "bell" has no answer in brackets' in second


def test_sentences_beside_their_word_are_one_problem(told: Told) -> None:
    """Sentences that are not indented below  sentences:  are told at the first of them, however many there are."""
    lines = "  lamp: Fenn has [two] lamps.\n  bell:\n    says: Fenn has [two] bells.\n  mill: The mill is [old].\n"

    assert [f'{MORE}:6: "lamp" stands beside "sentences:" in line 5, and belongs to it'] == told(
        {MORE: f"{PAGE}  sentences:\n{lines}"}
    )


def test_source_that_many_cite_and_nobody_lists_is_one_problem(told: Told) -> None:
    """A source whose id was changed is told once, with how many cite it, and of few each place is told."""
    pages = [f"{id}: {{name: {id.title()}, source: altas p. 1, area: 1}}\n" for id in ("one", "two", "six", "ten")]

    assert [f'{MORE}:2: the source "altas" is not listed, and 4 places cite it'] == told(
        {MORE: f"kind: island\n{''.join(pages)}"}
    )
    assert [f'{MORE}:{line}: the source "altas" is not listed' for line in (2, 3)] == told(
        {MORE: f"kind: island\n{''.join(pages[:2])}"}
    )


@pytest.mark.parametrize(
    ("fact", "what"),
    [
        ("discoverer: rolf", '"rolf" is no sailor with a page'),
        ("class: {value: low, by: rolf}", '"by" names "rolf", which has no page'),
    ],
)
def test_page_that_many_name_and_nobody_wrote_is_one_problem(fact: str, what: str, told: Told) -> None:
    """A page whose id was changed is told once, with how many name it, and of few each place is told."""
    pages = [f"{id}: {{name: {id.title()}, {fact}}}\n" for id in ("one", "two", "six", "ten")]

    def of(pages: list[str]) -> list[str]:
        return told({MORE: "kind: island\nsource: atlas p. 1\n" + "".join(pages)})

    assert [f"{MORE}:3: {what}, and 4 places name it"] == of(pages)
    assert [f"{MORE}:{line}: {what}" for line in (3, 4)] == of(pages[:2])


def test_place_that_many_cite_and_the_source_lacks_is_one_problem(told: Told) -> None:
    """A paragraph whose line was lost from its source's list is told once, with how many cite it."""
    lamps = "".join(f"    lamp_{n}: {{says: 'Lamp [{n}] is lit.', source: gazette no. 7}}\n" for n in (1, 2, 3, 4))
    listed = "".join(f"no. {n}: 0123456789ab\n" for n in (2, 3, 4, 9))

    assert [f'{MORE}:6: "gazette" has no place "no. 7", and 4 places cite it'] == told(
        {MORE: f"{PAGE}  sentences:\n{lamps}", "content/paragraphs/gazette.yaml": listed}
    )


def test_unknown_word_on_many_pages_is_one_problem(told: Told) -> None:
    """A property whose line in kinds.yaml is lost is told once, at the first page that has it, and one of few each."""
    pages = [f"{id}: {{name: {id.title()}, depth: 1, area: 1}}\n" for id in ("one", "two", "six", "ten")]

    def of(pages: list[str]) -> list[str]:
        return told({MORE: "kind: island\nsource: atlas p. 1\n" + "".join(pages)})

    assert [f'{MORE}:3: 4 pages have an unknown key "depth", "one" first'] == of(pages)
    assert [f'{MORE}:{line}: page "{id}" has an unknown key "depth"' for line, id in ((3, "one"), (4, "two"))] == of(
        pages[:2]
    )


def test_misspelt_word_at_the_head_of_a_file_is_named(own_world: Path) -> None:
    """A line at the head that is taken for a page may be a word with a letter too few."""
    (own_world / MORE).write_text("kind: island\nsorce: atlas part 4\nfenn: {name: Fenn, area: 12}\n", "utf-8")

    said = factdeck("check", "--root", own_world).stderr

    assert (
        'more.yaml:2: "sorce" is neither a page nor a word for the head of a file\n    did you mean "source"?' in said
    )
    assert said.endswith("\n1 problem. There may be more when all is mended.\n")


@pytest.mark.parametrize(
    ("name", "sound", "slip", "told"),
    [
        ("content/kinds.yaml", "many: yes, complete", "many: true, complete",
         ['6: "many" should be yes or no, not "true"', "write  many: yes"]),
        ("content/kinds.yaml", 'motto:      {type: text, unique: yes, says: "The motto of {subject} is “{value}”."}',
         "motto: text", ['9: "motto" should be a property with lines of its own', "indent its lines below it"]),
        ("content/sources.yaml", "gazette:\n  title: The Velm Gazette\n  publisher: Port Office",
         "gazette: Velm Gazette",
         ['10: "gazette" should be a source with lines of its own', "indent its lines below it"]),
        ("content/sources.yaml", "gazette:\n  title: The Velm Gazette\n  publisher: Port Office",
         "gazette:\n  - title: The Velm Gazette\n  - publisher: Port Office",
         ['10: "gazette" should be a source with lines of its own', "delete the dash before each of them"]),
        ("content/sources.yaml", "gazette:\n  title: The Velm Gazette\n  publisher: Port Office",
         "gazette: [The Velm Gazette, Port Office]",
         ['10: "gazette" should be a source with lines of its own',
          "begin each of its lines with a name and a colon, without dashes and brackets"]),
        ("content/questions/islands.yaml", "{subject} settled?\n  answer", "[subject] settled?\n  answer",
         ['3: the stem of question "settled_year" says neither {subject} nor {value}',
          "write {subject} or {value} where what it asks about is to stand"]),
        ("decks/velm-quiz.yaml", "ask: [settled_year, ship]", "ask: settled_year, ship",
         ['7: "ship" in braces has no colon and no value',
          "put several in square brackets, as in  ask: [settled_year, ship]; a text with a comma needs quotes"]),
        ("content/sources.yaml", "gazette:\n", "atlas:\n",
         ['10: "atlas" is written twice; the first is in line 1', "put its lines under the first, or delete one"]),
        ("decks/velm-quiz.yaml", "title: The", "Title: The",
         ['1: recipe "velm-quiz" has an unknown key "Title"',
          'did you mean "title"? there is: about, ask, blueprint, course, forms, hints, instructions, licence, only,'
          " options, report, seed, …"]),
        ("decks/velm-quiz.yaml", "items: 4}", "items: 4",
         ["7: a brace ({) is opened here and never closed",
          "write } where it ends, or put quotes around a text that begins with it"]),
        ("decks/velm-quiz.yaml", "  - {ask: sent", "  -{ask: sent",
         ["8: a space is missing after the dash", "write  - {ask: sentences, items: 1}"]),
        ("content/kinds.yaml", "many: yes, complete", "many: ja, complete",
         ['6: "many" should be yes or no, not "ja"', "write  many: yes"]),
        ("content/kinds.yaml", "settled:    {type: date", "settled: {type: year",
         ['5: property "settled" has an unknown type "year"',
          'did you mean "date"? write date, number, text, or one of: island, sailor']),
        ("content/kinds.yaml", "settled:    {type: date", "settled: {type: Date",
         ['5: property "settled" has an unknown type "Date"',
          'did you mean "date"? write date, number, text, or one of: island, sailor']),
        ("content/kinds.yaml", '{type: number, says: "', '{type: number, say: "',
         ['8: property "area" has an unknown key "say"',
          'did you mean "says"? there is: changes, complete, many, says, type, unique, was']),
        ("content/kinds.yaml", "{subject} measures {value}", "{island} measures {value}",
         ['8: property "area": it has an unknown slot "{island}"',
          "write {subject} for the name of the page, {value} for what is said of it; slots are: "
          "subject, value, by, when, on, from, to"]),
        ("content/kinds.yaml", "{subject} measures {value}", "It measures [value]",
         ['8: the sentence of property "area" leaves out {subject} and {value}',
          "write {subject} where the name of the page is to stand, and {value} where what is said of it"]),
        ("content/kinds.yaml", "sailor:\n", "island:\n",
         ['12: "island" is written twice; the first is in line 2', "put its lines under the first, or delete one"]),
        ("content/facts/islands.yaml", "  name: Arrin", "  nmae: Arrin",
         ['5: page "arrin" has an unknown key "nmae"',
          'did you mean "name"? an island may have: settled, discoverer, ruler, area, motto, class; ' + EVERY_PAGE]),
        ("content/facts/islands.yaml", "  motto: Salt is life", "  motto:",
         ['40: nothing stands after "motto"', "write it, or delete the line"]),
        ("content/facts/islands.yaml", "source: atlas part 1", "source: Atlas part 1",
         ['2: the source "Atlas" is not listed',
          'did you mean "atlas"? begin with its id in content/sources.yaml, then say where in it, '
          "such as  atlas par. 2"]),
        ("content/facts/islands.yaml", "  area: 900\n", "  area:\n  value: 900\n",
         ['40: "value" stands beside "area:" in line 39, and belongs to it',
          "begin this line, and those that follow it there, with more spaces"]),
        ("content/facts/islands.yaml", "source: atlas part 1", "source: p. 1",
         ['2: the source "p." is not listed',
          "begin with its id in content/sources.yaml, then say where in it, such as  atlas par. 2"]),
        ("content/facts/sailors.yaml", "kind: sailor", "kind: [sailor]",
         ['1: "kind" should be one text', "write it in one line, as in  kind: sailor"]),
        ("content/sources.yaml", "atlas:\n", "Atlas:\n",
         ['1: "Atlas" cannot be an id', "use small letters from a to z, digits and underscores only, such as  atlas"]),
        ("content/sources.yaml", "  title: Atlas", "  titel: Atlas",
         ['2: source "atlas" has an unknown key "titel"',
          'did you mean "title"? there is: author, date, publisher, title, url']),
        ("content/sources.yaml", "author: Ida Quill", "author: [Ida Quill, Tam Reed]",
         ['3: "author" should be one text', "write it in one line, as in  author: Ida Quill, Tam Reed"]),
        ("decks/velm-quiz.yaml", "ask: [settled_year, ship]", "ask: [settled_year, area_of]",
         ['7: this recipe asks "area_of", which is no question', 'did you mean "area"?']),
        ("decks/velm-quiz.yaml", "ask: [settled_year, ship]", "ask: [settled_year, xyz]",
         ['7: this recipe asks "xyz", which is no question',
          "questions are those in content/questions; there is: area, born, class, discovered_which, discoverer, "
          "motto_which, ruler, ruler_since, ruler_undated, sentences, settled_date, settled_which, …"]),
        ("content/facts/sailors.yaml", "tam_reed:\n", "",
         ['10: "name" and 2 more are written twice; the first is in line 5',
          "delete these lines, or write above them the name and colon of the entry that they belong to"]),
        ("content/facts/sailors.yaml", "tam_reed:\n", "tam_reed:\ntam_reed:\n",
         ['11: "tam_reed" is written twice; the first is in line 10', "put its lines under the first, or delete one"]),
        ("content/facts/sailors.yaml", "ida_moss:\n  name: Ida Moss\n", "ida_moss:\n",
         ['4: no page "ida_moss" has a name',
          "begin it with  name: …  here, or correct the id; "
          "there is: arrin, boro, dun, ester, tam_reed, the_kells, una_vale"]),
        ("content/kinds.yaml", 'was settled {value}."}', "was settled {value}.}",
         ["5: a quotation mark is missing in this line", "put one at each end of the text"]),
    ],
)  # fmt: skip
def test_slip_is_told_once(name: str, sound: str, slip: str, told: list[str], own_world: Path) -> None:
    """A slip in a file that others rest on is one problem, with its remedy; nothing that follows from it is told."""
    text = (own_world / name).read_text("utf-8")
    assert sound in text
    (own_world / name).write_text(text.replace(sound, slip), "utf-8")
    content, problems = load(own_world)

    assert [(f"{name}:{told[0]}", told[1])] == [
        (f"{each.at}: {each.what}", each.fix) for each in in_place(problems + check(content))
    ]
