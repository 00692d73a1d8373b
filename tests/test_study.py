"""Study sheets: what is on them, and that they are one page."""

import random
import re
from collections.abc import Callable

import pypdfium2
import pytest
from generator.load import load
from generator.model import LEVELS, Content
from generator.write import study

from conftest import PROJECT, Shown

DAY = "14 November 2023"


def sheet(content: Content, topic: str) -> str:
    """The study sheet of a topic."""
    (page,) = study.write(content, topic, DAY).values()
    return page.decode()


def facts_on(page: str) -> list[str]:
    """The sentences of a sheet."""
    return re.findall(r"<li>(.*?)&nbsp;<span", page)


def pages_of(sheets: list[str], paper: str, shown: Shown, font: str = "Liberation Sans") -> pypdfium2.PdfDocument:
    """Sheets printed one after the other."""
    head = sheets[0].split("<main")[0].replace("size: auto", f"size: {paper}")
    bodies = "".join(re.search(r"<main.*</main>", each, re.DOTALL)[0] for each in sheets)
    return shown.printed((head.replace('"Liberation Sans", Arial', f'"{font}", Arial') + bodies).encode())


@pytest.mark.parametrize("font", ["Liberation Sans", "Noto Sans", "DejaVu Sans"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_sheet_is_one_page_and_well_filled(paper: str, font: str, shown: Shown) -> None:
    """In each usual font the sheet of each topic fits one page, and leaves something out only if it is nearly full."""
    content, _ = load(PROJECT)
    topics = list(dict.fromkeys(fact.topic for fact in content.facts.values()))
    sheets = [sheet(content, topic) for topic in topics]

    pdf = pages_of(sheets, paper, shown, font)

    assert len(pdf) == len(topics)
    for text, page in zip(sheets, pdf, strict=True):
        words = page.get_textpage()
        lowest = min(words.get_charbox(index)[1] for index in range(words.count_chars()))
        assert lowest > 14 * 72 / 25.4 - 1
        assert lowest < page.get_height() * 0.25 or "Left out" not in text


def columns_of(page: str) -> list[list[tuple[str, int]]]:
    """In each column the headings, and how many facts stand below each."""
    halves = page[page.index('<div class="columns">') : page.index("<footer>")].split("<div>")[1:]
    parts = [half.split("<h2>")[1:] for half in halves]
    return [[(part[: part.index("</h2>")], len(facts_on(part))) for part in each] for each in parts]


def test_columns_part_where_an_entity_begins(project: Callable[[dict[str, str]], Content]) -> None:
    """No heading stands with one fact at the foot of a column; an entity too long for that goes on below its name."""

    def made(**counts: int) -> list[list[tuple[str, int]]]:
        pages = (
            f"{name}:\n  name: Isle {name}\n  sentences:\n"
            + "".join(f'    s{number}: "Beacon {number} of {name} was [lit]."\n' for number in range(count))
            for name, count in counts.items()
        )
        return columns_of(sheet(project({"content/facts/lit.yaml": head + "".join(pages)}), "lit"))

    head = "kind: island\nsource: atlas part 1\n\n"
    assert made(one=5, two=5, three=2) == [[("Isle one", 5)], [("Isle two", 5), ("Isle three", 2)]]
    assert made(one=3, two=20) == [[("Isle one", 3), ("Isle two", 8)], [("Isle two (continued)", 12)]]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_any_topic_fits_a_page(paper: str, project: Callable[[dict[str, str]], Content], shown: Shown) -> None:
    """Very many facts, very long ones, words without spaces and wide letters still make one page each."""
    kinds = {
        "many": [f"The {n}th beacon was lit." for n in range(300)],
        "long": [f"In year {n} " + "the mariners of the outer islands sailed " * n for n in range(1, 40)],
        "solid": ["W" * n for n in range(10, 400, 10)],
        "wide": ["字" * n for n in range(10, 300, 10)],
    }
    head = "kind: island\nsource: atlas part 1\n\n"
    content = project({
        f"content/facts/{name}.yaml": head
        + "".join(
            f"{name}{place}:\n  name: {name} {place}\n  about: {sentences[place][:90]}\n  sentences:\n"
            + "".join(
                f'    s{number}: "{text} [{number} times]"\n'
                for number, text in enumerate(sentences)
                if number % 5 == place
            )
            for place in range(5)
        )
        for name, sentences in kinds.items()
    })  # fmt: skip
    sheets = [sheet(content, name) for name in kinds]

    assert len(kinds) == len(pages_of(sheets, paper, shown))
    assert all(facts_on(each) and "Left out, because this is one page" in each for each in sheets)


def invented(topic: str, draw: random.Random) -> str:
    """A topic of facts as long as the draw makes them, in any order of their levels."""
    pages = []
    for isle in (f"{topic}_{place}" for place in range(draw.randint(4, 9))):
        pages.append(f"{isle}:\n  name: Isle {isle}\n  sentences:\n")
        for number in range(draw.randint(1, 4)):
            said = "mmmmm " * draw.choice((3, 8, 40, 90))
            level = draw.choice(LEVELS)
            pages.append(f'    s{number}: {{says: "Isle {isle} has {said}in its [{number} bays].", level: {level}}}\n')
    return "kind: island\nsource: atlas part 1\n\n" + "".join(pages)


def test_facts_of_any_length_fit_a_page(project: Callable[[dict[str, str]], Content], shown: Shown) -> None:
    """In whatever order long and short facts of all levels are chosen, their sheet is one page in the widest font."""
    topics = {f"lit{seed}": random.Random(seed) for seed in range(80)}
    content = project({f"content/facts/{topic}.yaml": invented(topic, draw) for topic, draw in topics.items()})

    pages = pages_of([sheet(content, topic) for topic in topics], "Letter", shown, "DejaVu Sans")

    titles = [page.get_textpage().get_text_range().partition("\r\n")[0] for page in pages]
    assert [topic.capitalize() for topic in topics] == titles


def test_core_facts_come_before_all_others() -> None:
    """A level is on the sheet only if all of the level before is, and what is left out is told by level."""
    content, _ = load(PROJECT)
    for topic in dict.fromkeys(fact.topic for fact in content.facts.values()):
        facts = [fact for fact in content.facts.values() if fact.topic == topic]
        chosen = study.choose(content, topic, facts)
        missing = {level: sum(fact.level == level for fact in facts if fact not in chosen) for level in LEVELS}
        levels = [level for level in LEVELS if any(fact.level == level for fact in chosen)]
        assert not any(missing[level] for level in levels[:-1])
        assert study.left_out(facts, chosen) == ", ".join(
            f"{missing[level]} of {sum(fact.level == level for fact in facts)} {level} facts"
            for level in LEVELS
            if missing[level]
        )
        assert f"Study sheet: {len(chosen)} of {len(facts)} facts" in sheet(content, topic)


def test_sheet_says_each_fact_below_whom_it_is_about(world: Content) -> None:
    """Facts are whole sentences with the numbers of their works; who an entity is, and who claims what, is said."""
    page = sheet(world, "islands")

    arrin = page[page.index("<h2>Arrin</h2>") : page.index("<h2>Boro</h2>")]
    assert "<p>, the largest island</p>" in arrin
    assert "Arrin was settled on 12 May 1641." in facts_on(arrin)
    assert (
        "According to the Port Office, the wreck of 1702 off Arrin was blamed on the pilot. Disputed: The crew "
        in arrin
    )
    works = re.findall(r"<li>([^<]*)</li>", page[page.index("Works cited") :])
    assert ["Ida Quill, “Atlas of the Velm Sea”, Harbour Press, 1911", "“The Velm Gazette”, Port Office"] == works
    assert re.search(r"blamed on the pilot\. .*?\[1, 2\]", arrin)
    assert "made on 14 November 2023" in page


def test_whole_topic_says_nothing_of_what_is_left_out(world: Content) -> None:
    """Where every fact is on the sheet, none is said to be missing."""
    page = sheet(world, "islands")

    assert len(facts_on(page)) == sum(fact.topic == "islands" for fact in world.facts.values())
    assert "Left out" not in page
