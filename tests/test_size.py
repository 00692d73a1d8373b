"""Thousands of one thing in one place take no longer than a person waits: no hang, and no flood of messages."""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from generator.ask import ask
from generator.audit import fingerprint, outline
from generator.confusions import ALIKE, confusions
from generator.distractors import Choices
from generator.giveaways import Taken, candidate
from generator.items import Form
from generator.lint import lint_items
from generator.lint.paper import items_stand_apart
from generator.load import load
from generator.model import Content
from generator.order import in_study_order
from generator.report import report

from conftest import factdeck, in_time, recipe
from deck_history import History, inside
from test_report import posed, row

HEAD = "kind: island\nsource: atlas part 4\n"
PAGE = f"{HEAD}fenn:\n  name: Fenn\n"
SYLLABLES = "ba ke ti lo mu ra ne si do vu".split()


def word(number: int) -> str:
    """A word of its own for each number below ten thousand."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:04d}")


def day(number: int) -> str:
    """A day of its own for each number."""
    return (date(1000, 1, 1) + timedelta(number)).isoformat()


@pytest.fixture
def soon(own_world: Path) -> Callable[..., list[str]]:
    """Lay files over a copy of the invented world, and run commands, each in time; gives what they say, by lines."""

    def run(files: dict[str, str], *commands: str) -> list[str]:
        for name, text in files.items():
            (own_world / name).parent.mkdir(exist_ok=True)
            (own_world / name).write_text(text, "utf-8")
        said: list[str] = []
        for command in commands:
            out = () if command.startswith(("check", "ask", "audit", "schema")) else ("--out", own_world / "out")
            with in_time(command):
                done = factdeck(*command.split(), "--root", own_world, *out, cwd=own_world)
            assert "Traceback" not in done.stderr
            said += (done.stdout + done.stderr).splitlines()
        return said

    return run


def problems(lines: list[str]) -> list[tuple[int, str]]:
    """The errors that `check --json` tells, each with its line."""
    found = [each for each in map(json.loads, lines) if each["severity"] == "error"]
    return [(int(each["at"].rpartition(":")[2]), each["what"]) for each in found]


def test_thousand_values_of_what_has_one(soon: Callable[..., list[str]]) -> None:
    """Each value but the first is told once, beside the first."""
    page = PAGE + "  motto:\n" + "".join(f"    - {word(number)}\n" for number in range(1000))

    found = problems(soon({"content/facts/more.yaml": page}, "check --json"))

    second = 'fenn is given a second "motto"; the first is content/facts/more.yaml:6'
    assert [(line, second) for line in range(7, 1006)] == found


def test_thousands_of_values_at_one_time(soon: Callable[..., list[str]]) -> None:
    """Of what changes, each value that surely held beside another is told once."""
    reigns = "".join(f"    - {{value: {word(number)}, on: 1641-05-12}}\n" for number in range(1500))
    kinds = 'land:\n  properties:\n    king: {type: text, changes: yes, says: "{value} ruled {subject} {when}."}\n'
    page = f"kind: land\nsource: atlas part 4\nfenn:\n  name: Fenn\n  king:\n{reigns}"

    found = problems(soon(_with_kinds(kinds) | {"content/facts/more.yaml": page}, "check --json"))

    assert list(range(7, 1506)) == [line for line, _ in found]


def _with_kinds(kinds: str) -> dict[str, str]:
    """The kinds of the invented world, and more."""
    return {"content/kinds.yaml": (Path(__file__).parent / "world/content/kinds.yaml").read_text("utf-8") + kinds}


VISITS = 'port:\n  properties:\n    visited: {type: date, many: yes, says: "{subject} was visited {value}."}\n'


def test_thousands_of_dates_of_one_page(soon: Callable[..., list[str]]) -> None:
    """A coarser date among days of the same source is found, and each of these days is told once."""
    days = "".join(f"    - {day(number)}\n" for number in range(4000))
    page = f"kind: port\nsource: atlas part 4\nfenn:\n  name: Fenn\n  visited:\n{days}"
    coarse = page + "    - 1005\n"

    assert [] == problems(soon(_with_kinds(VISITS) | {"content/facts/more.yaml": page}, "check --json"))
    found = problems(soon({"content/facts/more.yaml": coarse}, "check --json"))
    assert 365 == len(found)
    assert all("is dated more finely than" in what for _, what in found)


def test_thousands_of_reigns_on_one_page(soon: Callable[..., list[str]]) -> None:
    """Of what changes there may be thousands of values, each at its own time: they are asked with options."""
    reigns = "".join(f"    - {{value: {word(number)}, on: {day(number)}}}\n" for number in range(1500))
    kinds = 'land:\n  properties:\n    king: {type: text, changes: yes, says: "{value} ruled {subject} {when}."}\n'
    page = f"kind: land\nsource: atlas part 4\nfenn:\n  name: Fenn\n  king:\n{reigns}"
    king = 'king: {about: land.king, stem: "Who ruled {subject} {when}?"}\n'
    which = 'kingdom: {about: land.king, stem: "What did {value} rule {when}?", answer: subject}\n'

    files = {"content/facts/more.yaml": page, "content/questions/more.yaml": king + which}
    said = soon(_with_kinds(kinds) | files, "ask --json", "build velm")

    assert 1500 == sum('"template": "king"' in line and '"correct": false' in line for line in said)


def test_thousands_of_reigns_with_both_ends(soon: Callable[..., list[str]]) -> None:
    """When each of thousands of reigns began and ended is asked with options."""
    reigns = "".join(
        f"    - {{value: {word(number)}, from: {day(100 * number)}, to: {day(100 * number + 99)}}}\n"
        for number in range(4500)
    )
    kinds = 'land:\n  properties:\n    king: {type: text, changes: yes, says: "{value} ruled {subject} {when}."}\n'
    page = f"kind: land\nsource: atlas part 4\nfenn:\n  name: Fenn\n  king:\n{reigns}"
    since = 'since: {about: land.king, stem: "In which year did {value} begin to rule {subject}?", answer: from.year}\n'
    until = 'until: {about: land.king, stem: "In which year did {value} end to rule {subject}?", answer: to.year}\n'

    files = {"content/facts/more.yaml": page, "content/questions/more.yaml": since + until}
    said = soon(_with_kinds(kinds) | files, "ask --json")

    for question in ("since", "until"):
        assert 4500 == sum(f'"template": "{question}"' in line and '"correct": false' in line for line in said)


def test_thousands_of_values_that_last(soon: Callable[..., list[str]]) -> None:
    """Of thousands of towns that belong to a land, each since another day, none is proved wrong where one is asked."""
    towns = "".join(f"    - {{value: {word(number)}, from: {day(number)}}}\n" for number in range(2800))
    kinds = (
        "land:\n  properties:\n"
        '    town: {type: text, many: yes, complete: yes, changes: yes, says: "{value} was of {subject} {when}."}\n'
    )
    page = f"kind: land\nsource: atlas part 4\nfenn:\n  name: Fenn\n  town:\n{towns}"
    town = 'town: {about: land.town, stem: "Which town was of {subject} {when}?"}\n'

    files = {"content/facts/more.yaml": page, "content/questions/more.yaml": town}
    said = soon(_with_kinds(kinds) | files, "ask --json")

    asked = [json.loads(line) for line in said if '"template": "town"' in line]
    assert 2800 == len(asked)
    assert not any(each["options"] for each in asked)


def test_thousands_of_owners_of_one_value(soon: Callable[..., list[str]]) -> None:
    """A question that thousands of islands answer offers the islands that are wrong for each of these."""
    islands = "".join(f"i{number}:\n  name: {word(number).title()}\n  discoverer: ida_moss\n" for number in range(8500))

    said = soon({"content/facts/more.yaml": HEAD + islands}, "ask --json")

    asked = next(json.loads(line) for line in said if '"stem": "Which island did Ida Moss discover?"' in line)
    assert len(asked["key"]) > 8500
    assert {"Dun <West>", "The Kells"} == {each["text"] for each in asked["options"] if not each["correct"]}


def test_thousands_of_values_in_complete_lists(soon: Callable[..., list[str]]) -> None:
    """Why a land has not what belongs to another is said by a list of a thousand, of which the first are told."""
    town = 'town: {type: text, many: yes, complete: yes, says: "{value} was of {subject}."}'
    lands = "".join(
        f"land{number}:\n  name: Land {number}\n  town: [{', '.join(map(word, range(number, 4800, 4)))}]\n"
        for number in range(4)
    )
    files = {
        "content/facts/more.yaml": f"kind: land\nsource: atlas part 4\n{lands}",
        "content/questions/more.yaml": 'w: {about: land.town, stem: "Of which land was {value}?", answer: subject}\n',
    }

    files |= _with_kinds(f"land:\n  properties:\n    {town}\n")

    assert not problems(soon(files, "check --json"))
    why = [each["why"] for line in soon(files, "ask --json") for each in json.loads(line)["options"]]
    told = [text for text in why if text.endswith(" was of Land 1. There are 1,170 more such statements.")]
    assert told
    assert all(text.count(" was of Land 1.") == 30 for text in told)


def test_thousands_of_dates_in_one_question(soon: Callable[..., list[str]]) -> None:
    """A question that thousands of dates answer is asked, and they stand on a study sheet as far as there is room."""
    days = "".join(f"    - {day(number)}\n" for number in range(2500))
    page = f"kind: port\nsource: atlas part 4\nfenn:\n  name: Fenn\n  visited:\n{days}"
    visited = 'visited: {about: port.visited, stem: "When was {subject} visited?"}\n'

    files = {"content/facts/more.yaml": page, "content/questions/more.yaml": visited}
    said = soon(_with_kinds(VISITS) | files, "ask --json", "build velm", "handout more")

    assert 1 == sum('"template": "visited"' in line for line in said)


def test_thousands_of_dates_on_one_timeline(soon: Callable[..., list[str]]) -> None:
    """The handouts of a topic of thousands of dates are made without the wrong answers that none of them shows."""
    islands = "".join(f"i{n}:\n  name: {word(n).title()}\n  settled: {day(40 * n)}\n" for n in range(7000))

    said = soon({"content/facts/more.yaml": HEAD + islands}, "handout more")

    assert any("more-timeline.html" in line for line in said)


def test_thousand_sources_of_a_thousand_facts(soon: Callable[..., list[str]]) -> None:
    """What would stand behind each fact a thousand times is refused where it is written once."""
    sources = "".join(f"  - atlas part {number}\n" for number in range(1500))
    islands = "".join(f"i{n}:\n  name: {word(n).title()}\n  settled: {day(40 * n)}\n" for n in range(1500))

    found = soon({"content/facts/more.yaml": f"kind: island\nsource:\n{sources}{islands}"}, "handout more")

    assert found[0] == "content/facts/more.yaml:2: 1,500 sources are cited together; at most 30 can stand with a fact"
    assert "1 problem." in found[-1]


def test_unlisted_sources_of_thousands_of_facts(own_world: Path, soon: Callable[..., list[str]]) -> None:
    """What may be meant by a source that is not listed is looked up once, however many facts cite it."""
    listed = "".join(f"{word(number)}: {{title: Book {number}}}\n" for number in range(1500))
    sources = "".join(f"  - at{number} p. 3\n" for number in range(30))
    islands = "".join(f"i{n}:\n  name: {word(n).title()}\n  settled: {day(40 * n)}\n" for n in range(3000))
    files = {
        "content/facts/more.yaml": f"kind: island\nsource:\n{sources}{islands}",
        "content/sources.yaml": (own_world / "content/sources.yaml").read_text("utf-8") + listed,
    }

    found = problems(soon(files, "check --json"))

    assert [(line, f'the source "at{line - 3}" is not listed') for line in range(3, 33)] == found


def test_thousands_of_topics(soon: Callable[..., list[str]]) -> None:
    """Of thousands of topics each is handed out from its own facts and questions."""
    topics = {
        f"content/facts/t{n}.yaml": f"{HEAD}i{n}:\n  name: {word(n).title()}\n  settled: {day(40 * n)}\n"
        for n in range(2000)
    }

    said = soon(topics, "handout")

    assert 2000 == sum("-timeline.html" in line and "/out/t" in line for line in said)


def test_thousands_of_kinds(own_world: Path, soon: Callable[..., list[str]]) -> None:
    """The schema of thousands of kinds lists them once, not once for each."""
    said = "{subject} {value} x."
    kinds = "".join(f"k{n}:\n  properties:\n    p{n}: {{type: text, says: '{said}'}}\n" for n in range(4000))

    soon(_with_kinds(kinds), "schema")

    assert (own_world / ".schemas/facts.json").read_text("utf-8").count('"k3999"') < 10


def test_thousands_of_pages_with_one_date(soon: Callable[..., list[str]]) -> None:
    """Thousands of islands settled on one day give one question with as many answers, in an order found in time."""
    islands = "".join(f"i{number}:\n  name: {word(number).title()}\n  settled: 1500-05-05\n" for number in range(2500))

    said = soon({"content/facts/more.yaml": HEAD + islands}, "ask --json", "build velm")

    assert 1 == sum('"stem": "Which island was settled on 5 May 1500?"' in line for line in said)


def test_thousands_of_unknown_names(soon: Callable[..., list[str]]) -> None:
    """Each name that nothing bears is told, with the one that was meant, among thousands."""
    page = HEAD
    for number in range(2000):
        after = "".join(reversed(word(number)))
        page += f"{word(number)}:\n  name: {word(number).title()}\n  motto: {{value: {number}, after: {after}.motto}}\n"
    page += "last:\n  name: The Last\n  motto: {value: 1, after: bakellomu.motto}\n"

    lines = soon({"content/facts/more.yaml": page}, "check --json")

    assert 2001 == len(problems(lines))
    told = next(each for each in map(json.loads, lines) if "bakellomu" in each["what"])
    assert 'did you mean "bakelomu.motto"?' in told["fix"]


def test_chain_of_thousands_of_prerequisites(soon: Callable[..., list[str]]) -> None:
    """Facts of which each comes after the next are checked and put in order; a circle of them is told."""
    sentences = [
        f'    s{number}: {{says: "Of {word(number)} Fenn is [x{number}].", after: fenn.s{number + 1}}}\n'
        for number in range(3000)
    ]
    end, circle = '    s3000: "Fenn is [high]."\n', '    s3000: {says: "Fenn is [high].", after: fenn.s0}\n'

    chain = f"{PAGE}  sentences:\n{''.join(sentences)}"
    soon({"content/facts/more.yaml": chain + end}, "check --json", "build velm")
    found = problems(soon({"content/facts/more.yaml": chain + circle}, "check --json"))

    assert found
    assert all("each come after the other" in what for _, what in found)


def test_one_prerequisite_among_thousands_of_facts(own_world: Path) -> None:
    """A single fact that comes after another does not make the order of a large deck slow."""
    islands = "".join(f"i{number}:\n  name: {word(number).title()}\n  area: {number}\n" for number in range(9999))
    later = "late:\n  name: Late\n  motto: {value: At last, after: i5.area}\n"
    (own_world / "content/facts/more.yaml").write_text(HEAD + islands + later, "utf-8")
    content, _ = load(own_world)
    items, _ = ask(content, recipe())

    with in_time(most=0.5):
        order = [item.facts[0] for item in in_study_order(content, recipe(), items)]

    assert order.index("i5.area") < order.index("late.motto")


def test_hundreds_of_long_names(own_world: Path) -> None:
    """Names of 180 characters made of the same syllables are compared letter by letter only where they may be alike."""
    draw = random.Random(1)
    names = [" ".join(word(draw.randrange(9999)).title() for _ in range(20)) for _ in range(600)]
    names.append(f"New {names[0]}")
    islands = "".join(f"i{number}:\n  name: {name}\n  motto: {number}\n" for number, name in enumerate(names))
    (own_world / "content/facts/more.yaml").write_text(HEAD + islands, "utf-8")
    content, _ = load(own_world)

    with in_time(most=1.3):
        found = confusions(content)

    assert [("i0", "i600")] == [(each.one.subject, each.other.subject) for each in found if each.why == ALIKE]


@pytest.mark.parametrize("offer", [word, lambda number: f"the {word(number)} tree", day], ids=["word", "words", "day"])
def test_thousands_of_wrong_answers(offer: Callable[[int], str], soon: Callable[..., list[str]]) -> None:
    """Of thousands of wrong answers each is compared with all others: one that repeats another is told."""
    many = ", ".join(offer(number) for number in range(3500))
    page = f"{PAGE}  sentences:\n    wood: {{says: 'Fenn has much [oak].', not: {{oak: [{many}, {offer(3000)}]}}}}\n"

    found = problems(soon({"content/facts/more.yaml": page}, "check --json"))

    assert [(6, f'"not" offers "{offer(3000)}", which may be taken for "{offer(3000)}"')] == found


ISLANDS = "".join(
    f"i{number}:\n  name: {word(number).title()}\n  settled: {day(40 * number)}\n" for number in range(900)
)


def test_hundreds_of_lines_of_a_blueprint(soon: Callable[..., list[str]]) -> None:
    """A blueprint of three hundred lines is drawn; one that asks for too much is refused in time."""
    files = {"content/facts/more.yaml": HEAD + ISLANDS, "decks/velm-quiz.yaml": _quiz(*["items: 1"] * 300)}

    assert any("300 questions, form A" in line for line in soon(files, "build velm-quiz"))
    refused = soon({"decks/velm-quiz.yaml": _quiz(*["items: 500"] * 9)}, "build velm-quiz")
    assert any("this line asks for 500 items as multiple choice, but only" in line for line in refused)


def test_many_sorts_of_sets(soon: Callable[..., list[str]]) -> None:
    """Lines that ask for sets of thirty sorts, each from the same hundreds of islands, read these once each."""
    levels = ("core, standard", "standard", "standard, detail", "core, standard, detail", "detail, standard")
    sorts = [
        f"as: {form}, parts: {parts}, level: [{level}]"
        for form in ("matching", "ordering")
        for parts in (4, 5, 6)
        for level in levels
    ]
    islands = "".join(
        f"i{number}:\n  name: {word(number).title()}\n  settled: {day(40 * number)}\n" for number in range(1500)
    )
    files = {"content/facts/more.yaml": HEAD + islands, "decks/velm-quiz.yaml": _quiz(*sorts)}

    assert any("90 questions, form A" in line for line in soon(files, "build velm-quiz"))


def test_hundreds_of_sorts_of_lines(soon: Callable[..., list[str]]) -> None:
    """A hundred lines that each ask another choice of questions share what one of them found unfit."""
    years = "".join(
        f'q{number}: {{about: island.settled, stem: "Which year saw {word(number)} in {{subject}}?",'
        " answer: value.year, only: {level: detail}}\n"
        for number in range(100)
    )
    islands = "".join(ISLANDS.splitlines(keepends=True)[:900])
    files = {
        "content/facts/more.yaml": HEAD + islands,
        "content/questions/more.yaml": years,
        "decks/velm-quiz.yaml": _quiz(*[f"items: 1, ask: [settled_year, q{number}]" for number in range(100)]),
    }

    assert any("100 questions, form A" in line for line in soon(files, "build velm-quiz"))


YEARS = "".join(f"i{n}:\n  name: {word(7 * n).title()}\n  settled: {day(40 * n)}\n" for n in range(600))


def _years(count: int) -> str:
    """So many templates that ask in which year an island was settled."""
    stem = 'stem: "Which year saw {word} in {{subject}}?", answer: value.year'
    return "".join(f"q{n}: {{about: island.settled, {stem.format(word=word(n))}}}\n" for n in range(count))


def test_hundreds_of_questions_of_each_fact(soon: Callable[..., list[str]]) -> None:
    """What is wrong for a fact is found once, however many questions of one answer ask it."""
    islands = "".join(YEARS.splitlines(keepends=True)[:300])

    said = soon({"content/facts/more.yaml": HEAD + islands, "content/questions/more.yaml": _years(300)}, "ask --json")

    asked = 300 * (100 + 4)  # four islands are those of the invented world
    assert asked == sum('"template": "q' in line and '"correct": false' in line for line in said)


def test_hundreds_of_lines_that_share_their_facts(soon: Callable[..., list[str]]) -> None:
    """Three hundred lines, each of two of 25 questions about facts of which many have one answer, are drawn."""
    pairs = [f"items: 1, ask: [q{one}, q{two}]" for one in range(25) for two in range(one)]
    files = {
        "content/facts/more.yaml": HEAD + YEARS,
        "content/questions/more.yaml": _years(25),
        "decks/velm-quiz.yaml": _quiz(*pairs),
    }

    assert any("300 questions, form A" in line for line in soon(files, "build velm-quiz"))


def test_lines_that_need_every_fact_of_many_topics(soon: Callable[..., list[str]]) -> None:
    """Forty lines, each of two topics in a ring, share out every fact; with one more they are refused in time."""
    topics = {
        f"content/facts/t{topic}.yaml": HEAD
        + "".join(
            f"i{n}:\n  name: {word(n).title()}\n  settled: {day(40 * n)}\n" for n in range(12 * topic, 12 * topic + 12)
        )
        for topic in range(40)
    }
    ring = [f"items: 12, ask: settled_date, topic: [t{place}, t{(place + 1) % 40}]" for place in range(40)]

    said = soon({"decks/velm-quiz.yaml": _quiz(*ring), **topics}, "build velm-quiz")
    assert any("480 questions, form A" in line for line in said)
    refused = soon({"decks/velm-quiz.yaml": _quiz(*ring, "items: 1, ask: settled_date, topic: t7")}, "build velm-quiz")
    assert any("1 problem" in line for line in refused)


def _quiz(*lines: str) -> str:
    """A quiz of those lines."""
    return "title: T\nblueprint:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def test_many_quizzes_of_one_project(soon: Callable[..., list[str]]) -> None:
    """Forty quizzes that may each ask everything share what does not depend on the quiz."""
    islands = "".join(ISLANDS.splitlines(keepends=True)[:900])
    quizzes = {f"decks/q{seed}.yaml": f"seed: {seed}\n{_quiz('items: 5')}" for seed in range(40)}

    said = soon({"content/facts/more.yaml": HEAD + islands, **quizzes}, "check --json", "build")

    assert 40 == sum("5 questions, form A" in line for line in said)


def test_thousands_of_withdrawn_facts(own_world: Path, tmp_path: Path) -> None:
    """A deck of which thousands of released facts are withdrawn says why on each of their notes."""
    names = [f"i{number}:\n  name: {word(number).title()}\n  area:" for number in range(5000)]
    more, sea = own_world / "content/facts/more.yaml", History(own_world, tmp_path / "out")
    more.write_text(HEAD + "".join(f"{name} {number}\n" for number, name in enumerate(names)), "utf-8")
    sea.release(0)
    why = "withdrawn: The atlas was wrong"
    more.write_text(HEAD + "".join(f"{name} {{value: {n}, {why}}}\n" for n, name in enumerate(names)), "utf-8")

    with in_time(most=2.5):
        package = sea.build(day=1)

    notes = inside(package, "select flds from notes")
    assert 5000 == sum("Withdrawn: The atlas was wrong." in str(fields) for (fields,) in notes)


def test_thousand_facts_of_one_long_paragraph(own_world: Path, soon: Callable[..., list[str]]) -> None:
    """Facts that all cite one paragraph of a hundred thousand characters are compared with it, word by word."""
    paragraph = " ".join(f"{word(number)}ed" for number in range(9999))
    islands = "".join(
        f"i{number}:\n  name: {word(number).title()}\n  motto: {word(number)} {word(3 * number)}\n"
        for number in range(1500)
    )
    files = {
        "content/facts/more.yaml": f"kind: island\nsource: almanac par. 1\n{islands}",
        "content/sources.yaml": (own_world / "content/sources.yaml").read_text("utf-8") + "almanac: {title: Almanac}\n",
        "content/paragraphs/almanac.yaml": f"par. 1: '{fingerprint(paragraph)}'\n",
        "documents/almanac.txt": paragraph,
    }

    said = soon(files, f"audit --sources {own_world}/documents")

    assert said[0].startswith("All stands where it is cited: 1500 facts in the words of their paragraphs")


def test_thousands_of_sections_of_one_name() -> None:
    """A document of which thousands of headings are alike is listed with a number behind each but the first."""
    document = "= Notes (3) =\n" + "= Notes =\nA line.\n" * 12_000

    with in_time(most=2.5):
        places = [place for place, _, _ in outline(document) if place.endswith("heading")]

    assert ["Notes (3), heading", "Notes, heading", "Notes (2), heading", "Notes (4), heading"] == places[:4]
    assert "Notes (12001), heading" == places[-1]


def test_report_on_many_long_forms(world: Content) -> None:
    """The places of five hundred questions on sixty forms are found in one walk over the forms."""
    items = tuple(posed(f"q{place:03d}") for place in range(500))
    forms = tuple(Form(f"F{number}", items) for number in range(60))
    facts = dict.fromkeys((id for item in items for id in item.facts), next(iter(world.facts.values())))

    with in_time():
        made = report(recipe(blueprint=(row(500),)), forms, items, facts, {})

    assert (500,) * 60 == made.items[499].numbers


def test_report_on_forms_of_thousands_of_questions(world: Content) -> None:
    """How alike two forms are in order is found in one walk over each, however long they are."""
    items = tuple(posed(f"q{place:04d}") for place in range(3000))
    forms = tuple(Form(chr(ord("A") + number), items) for number in range(20))
    facts = dict.fromkeys((id for item in items for id in item.facts), next(iter(world.facts.values())))

    with in_time():
        made = report(recipe(blueprint=(row(3000),)), forms, items, facts, {})

    assert [1.0] * 190 == [each.rank for each in made.overlaps]


def test_paper_of_thousands_of_questions() -> None:
    """Of two thousand questions each is read beside those alone whose answers could stand in it."""
    items = tuple(posed(f"q{place:04d}") for place in range(2000))
    telling = items[7]._replace(stem=f"Who told of {items[1500].accepted[0]}?")

    with in_time():
        found = items_stand_apart(Form("A", (*items[:7], telling, *items[8:])))

    assert [telling.id] == [item.id for item, _ in found]


def test_thousands_of_names_of_one_claimant(own_world: Path) -> None:
    """Whoever says what is asked of hundreds of islands may have thousands of names, if no other answer is wrong."""
    names = ", ".join(f"{word(number).title()} {word(3 * number % 10_000).title()}" for number in range(5000))
    claims = "".join(
        f"i{number}:\n  name: {word(number).title()}\n  class: {{value: {word(3 * number)}, by: boss}}\n"
        for number in range(700)
    )
    page = f"{HEAD}boss:\n  kind: sailor\n  name: Boss\n  also: [{names}]\n{claims}"
    who = 'who: {about: island.class, stem: "According to whom is {subject} called {value}?", answer: by}\n'

    (own_world / "content/facts/more.yaml").write_text(page, "utf-8")
    (own_world / "content/questions/more.yaml").write_text(who, "utf-8")
    content, _ = load(own_world)
    items, _ = ask(content, recipe())
    choices = Choices(content)

    with in_time(most=1.5):
        full = [choices.full(recipe(), item) for item in items]

    assert 700 == sum(len(item.accepted) > 5000 and not item.options for item in full)


def test_thousands_of_answers_beside_a_paper() -> None:
    """Whether an item that accepts thousands of names can stand on a paper is found out from the paper."""
    taken = Taken()
    for number in range(10):
        taken.add(candidate(posed(f"q{number}")._replace(stem=f"Who saw {word(5000 + number)}?")))
    many = candidate(posed("many")._replace(accepted=tuple(map(word, range(4000)))))
    told = candidate(posed("told")._replace(accepted=tuple(map(word, range(2000, 6000)))))

    with in_time(most=0.5):
        spoilt = [taken.spoils(each) for each in (many, told) * 200]

    assert [False, True] * 200 == spoilt


def test_thousands_of_answers_that_begin_alike() -> None:
    """Of thousands of answers that begin with one word, as kings do, those are looked for that stand in a text."""
    taken = Taken(hints=True)
    for number in range(3000):
        taken.add(candidate(posed(f"q{number}")._replace(accepted=(f"King {word(number)}",))))
    asked = [posed(f"new{number}")._replace(stem=f"Whom did King {word(number)} see?") for number in range(4000)]

    with in_time(most=1.5):
        spoilt = [taken.spoils(candidate(each)) for each in asked]

    assert [True] * 3000 + [False] * 1000 == spoilt


@pytest.mark.parametrize("again", ["who or who ", "what and ", "“", "not "])
def test_odd_texts_as_long_as_may_be(again: str) -> None:
    """However often words and marks that the rules look for stand in one text, it is read in one walk."""
    text = again * (4990 // len(again))
    item = posed("q")._replace(stem=text, statement=text, form="")
    options = [tuple(each._replace(text=f"{text}{n}{each.text}") for each in item.options) for n in range(40)]

    with in_time(most=1.5):
        lint_items([item._replace(options=each) for each in options])


def test_sentences_of_one_long_word(told: Callable[[dict[str, str]], list[str]]) -> None:
    """A sentence of a property that is one word of thousands of letters is read in one walk."""
    kinds = "".join(
        f"k{number}:\n  properties:\n    is: {{type: text, says: '{{subject}} is {{value}} {'n' * 4900}.'}}\n"
        for number in range(60)
    )

    with in_time(most=2.0):
        assert [] == told(_with_kinds(kinds))
