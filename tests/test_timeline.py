"""Timelines: each date as long as it is known, each fact once, in the order of time."""

import html
import random
import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest
from generator import texts
from generator.load import load
from generator.model import Content
from generator.write import timeline

from conftest import PROJECT, Shown

DAY = "14 November 2023"
DATES = {
    "day": "1650-05-12",
    "month": "1652-04",
    "part": "spring 1654",
    "year": "1656",
    "about": "1660~",
    "doubtful": "1665?",
    "doubtful_day": "1668-03-02?",
    "span": "1670/1674",
}


def page_of(content: Content, topic: str) -> str:
    """The timeline of a topic."""
    (page,) = timeline.write(content, topic, DAY).values()
    return page.decode()


def rows(page: str) -> list[tuple[str, str, str]]:
    """When, what is drawn, and what is said, of each row."""
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    found = re.findall(
        r'<th scope="row" class="when">(.*?)</th>(.*?)</svg>\s*<svg(.*?)</svg>.*?<td>(.*?)&nbsp;<span', body, re.S
    )
    return [(when, drawing, said) for when, _, drawing, said in found]


def drawn(drawing: str) -> list[tuple[str, float, float]]:
    """Class, left end and length of each shape of a drawing, in thousandths of its width."""
    bars = re.findall(r'<rect class="([\w-]+)" x="([\d.]+)" y="4" width="([\d.]+)"', drawing)
    lines = re.findall(r'<path class="([\w-]+)" d="M([\d.]+) \d+([Vh][-\d.]+)', drawing)
    return [(name, float(x), float(length)) for name, x, length in bars] + [(name, float(x), 0) for name, x, _ in lines]


@pytest.fixture
def dated(project: Callable[[dict[str, str]], Content]) -> Content:
    """A topic with a date of every precision, and reigns of which both, one or no days are known."""
    pages = "".join(f"{name}:\n  name: Isle of {name}\n  settled: {when}\n" for name, when in DATES.items())
    reigns = (
        "reigns:\n  name: Isle of Reigns\n  ruler:\n"
        '    - {value: ida_moss, from: 1640, to: "1645-06-30"}\n'
        '    - {value: tam_reed, from: "1646"}\n'
        '    - {value: una_vale, to: "1639"}\n'
    )
    sentences = (
        "telling:\n  name: Isle of Telling\n  sentences:\n"
        "    one: On [3 May 1641] the bell of [Telling] was cast.\n"
        "    two: Between 1641 and 1650 the bell was rung in [1645].\n"
        "    three: After the storm of 1651 the bell was [mended].\n"
        '    said: {says: "The Port Office said in 1653 that the bell was [cracked].", by: the Port Office}\n'
        '    claimed: {says: "The bell was mended in [1655].", by: the Port Office}\n'
        "    four: In the spring of 1652 the bell was [stolen].\n"
    )
    head = "kind: island\nsource: atlas part 1\n\n"
    return project({"content/facts/dated.yaml": head + pages + reigns + sentences})


def test_dates_are_drawn_as_long_as_they_are_known(dated: Content) -> None:
    """A day is a tick, a month, season, year or span a bar of its length, about is faded, and doubtful is dashed."""
    found = {said: drawn(drawing) for _, drawing, said in rows(page_of(dated, "dated"))}
    shapes = {name: next(shape for said, shape in found.items() if f"Isle of {name} was" in said) for name in DATES}
    day = shapes["year"][0][2] / 366

    assert {name: [each[0] for each in shape] for name, shape in shapes.items()} == {
        "day": ["tick"], "month": ["bar"], "part": ["bar"], "year": ["bar"], "about": ["about"],
        "doubtful": ["doubtful"], "doubtful_day": ["doubtful-tick"], "span": ["bar"],
    }  # fmt: skip
    lengths = {"part": 122, "about": 366 + 6 * 366, "doubtful": 365, "span": 5 * 365 + 1}
    for name, days in lengths.items():
        assert shapes[name][0][2] == pytest.approx(max(days * day, 14), abs=0.05), name
    years = shapes["span"][0][1] - shapes["year"][0][1]
    assert years == pytest.approx((date(1670, 1, 1) - date(1656, 1, 1)).days * day, abs=0.05)


def test_reigns_are_paler_where_their_days_are_not_known(dated: Content) -> None:
    """A reign is dark from the latest possible beginning to the earliest end, and trails off where one is unknown."""
    found = {when: drawn(drawing) for when, drawing, _ in rows(page_of(dated, "dated"))}
    day = found["1656"][0][2] / 366

    (whole, sure) = found["From 1640 to 30 June 1645"]
    assert ("unsure", "bar") == (whole[0], sure[0])
    assert whole[2] == pytest.approx((date(1645, 7, 1) - date(1640, 1, 1)).days * day, abs=0.05)
    assert sure[2] == pytest.approx((date(1645, 6, 30) - date(1641, 1, 1)).days * day, abs=0.05)
    assert ["bar", "open"] == [each[0] for each in found["From 1646"]] == [each[0] for each in found["Until 1639"]]


def test_sentences_stand_where_they_say_when(dated: Content) -> None:
    """A sentence is dated by a phrase such as "in the spring of 1652", if it is its only year and dates no saying."""
    told = {said: when for when, _, said in rows(page_of(dated, "dated")) if "bell" in said}

    assert told == {
        "On 3 May 1641 the bell of Telling was cast.": "3 May 1641",
        "In the spring of 1652 the bell was stolen.": "Spring 1652",
        "According to the Port Office, the bell was mended in 1655.": "1655",
    }


def test_rows_are_in_the_order_of_time(world: Content) -> None:
    """Each fact of the topic that has a date is one row of the table, the earliest first."""
    said = [text for _, _, text in rows(page_of(world, "islands"))]

    assert said[0] == "Boro was settled in 1641."
    assert said[-1] == "Ester was settled in about 1670."
    assert len(said) == 8
    assert timeline.write(world, "nowhere", DAY) == {}


def test_year_comes_before_its_parts_months_and_days(project: Callable[[dict[str, str]], Content]) -> None:
    """A year alone stands before all that is known more finely of it, and what was about then stands with it."""
    order = [
        "1649-12-31", "1650", "1650?", "1650~", "1650/1654", "early 1650", "1650-01", "1650-01-01", "spring 1650",
        "1650-03", "1650-03~", "1650-03-01", "1650-12-31", "1651", "1651-01-01",
    ]  # fmt: skip
    isles = [f'isle{place}: {{name: Isle {place}, settled: "{when}"}}\n' for place, when in enumerate(order)]
    random.Random(1).shuffle(isles)

    page = page_of(
        project({"content/facts/year.yaml": "kind: island\nsource: atlas part 1\n\n" + "".join(isles)}), "year"
    )

    assert [str(place) for place in range(len(order))] == re.findall(r"<td>Isle (\d+) was settled", page)


def test_what_was_about_a_day_is_seen(project: Callable[[dict[str, str]], Content]) -> None:
    """What fades at both ends is drawn long enough to be seen, and lies about its day."""
    isles = {"far": "1500", "near": "1650-05-12", "about": "1650-05-12~"}
    pages = "".join(f'{name}: {{name: Isle of {name}, settled: "{when}"}}\n' for name, when in isles.items())

    page = page_of(project({"content/facts/day.yaml": "kind: island\nsource: atlas part 1\n\n" + pages}), "day")

    found = {said: drawn(drawing) for _, drawing, said in rows(page)}
    ((_, begin, long),) = found["Isle of about was settled on about 12 May 1650."]
    assert long >= 30
    assert begin + long / 2 == pytest.approx(found["Isle of near was settled on 12 May 1650."][0][1], abs=0.05)


def test_a_year_is_never_thinner_than_a_day(project: Callable[[dict[str, str]], Content], shown: Shown) -> None:
    """On a timeline of centuries a year, a doubtful one and a short reign are drawn wider than the mark of a day."""
    isles = {"early": "1200", "day": "1650-05-12", "year": "1700", "doubtful": "1750?", "month": "1999-12"}
    pages = "".join(f'{name}: {{name: Isle of {name}, settled: "{when}"}}\n' for name, when in isles.items())
    reign = "reigns:\n  name: Isle of Reigns\n  ruler: {value: ida_moss, from: 1840, to: 1841}\n"
    head = "kind: island\nsource: atlas part 1\n\n"
    page = page_of(project({"content/facts/long.yaml": head + pages + reign}), "long")
    script = """return [...document.querySelectorAll("td .lane")].map(lane => {
        const shape = lane.querySelector(".tick, rect"), style = getComputedStyle(shape);
        const drawn = shape.getBoundingClientRect().width * (shape.tagName == "rect");
        return [shape.getAttribute("class"), drawn + parseFloat(style.strokeWidth)];
    })"""

    found = shown.value(page.replace("@media screen", "@media none").encode(), script)

    (day,) = (wide for name, wide in found if name == "tick")
    others = [(name, wide) for name, wide in found if name != "tick"]
    assert ["bar", "bar", "doubtful", "unsure", "bar"] == [name for name, _ in others]
    assert all(wide > 1.5 * day for _, wide in others), found
    for name, begin, long in (shape for _, drawing, _ in rows(page) for shape in drawn(drawing)):
        assert begin >= 0, name
        assert begin + long <= 1000, name


def test_legend_has_what_is_drawn(dated: Content, months: str, shown: Shown) -> None:
    """The legend explains each sort of mark that the timeline has, and no other, in the room reckoned for it."""
    both = (page_of(dated, "dated"), months)
    legends = [re.search(r'<ul class="legend">(.*?)</ul>', page, re.DOTALL)[1] for page in both]

    told = [[" ".join(each.split()) for each in re.findall(r"</svg>(.*?)</li>", each, re.DOTALL)] for each in legends]
    assert told[1] == ["a day", "a month, a season, a year or longer: the bar is as long"]
    assert told[0] == [
        *told[1], "about then", "doubtful", "a doubtful day", "from … to: paler where the day is not known",
        "how long is not known",
    ]  # fmt: skip
    style = "@media screen { body { font-size: 9pt; max-width: none; width: 182mm; padding: 0 } }</style>"
    page = page_of(dated, "dated").replace('"Liberation Sans"', '"DejaVu Sans"').replace("</style>", style)
    high = shown.value(page.encode(), """const legend = document.querySelector(".legend");
        return [legend.getBoundingClientRect().height, parseFloat(getComputedStyle(legend).fontSize)]""")  # fmt: skip
    assert high[0] / high[1] + 1 <= timeline.LEGEND


def test_no_event_stands_alone_on_a_last_page() -> None:
    """On each page of this project's timelines that has events there are several."""
    content, _ = load(PROJECT)
    pages = []
    for topic in dict.fromkeys(fact.topic for fact in content.facts.values()):
        pages += page_of(content, topic).split('<div class="page">')[1:]

    assert len(pages) > 10
    assert 1 not in [page.count('<th scope="row"') for page in pages]


def test_axis_holds_any_stretch_of_time() -> None:
    """From a day to thousands of years, all lies on the axis, whose marks are few and evenly spread."""
    chance = random.Random(4)
    for _ in range(2000):
        first = chance.randint(1, 3_650_000)
        last = min(first + int(10 ** chance.uniform(0, 6.5)), 3_652_000)
        low, high, marks = timeline.axis(first, last)
        assert low <= first <= last <= high
        assert 2 <= len(marks) <= 6, (first, last)
        assert marks[0][0] == low
        gaps = [later - earlier for (earlier, _), (later, _) in pairwise(marks)]
        assert max(gaps) - min(gaps) <= 6
        assert len({text for _, text in marks}) == len(marks)


@pytest.fixture
def months(project: Callable[[dict[str, str]], Content]) -> str:
    """A timeline of some months, so that its axis names months."""
    dates = ("1650-02-12", "1650-05", "1650-11-30")
    pages = "".join(f'isle{place}: {{name: Isle {place}, settled: "{when}"}}\n' for place, when in enumerate(dates))
    return page_of(project({"content/facts/near.yaml": "kind: island\nsource: atlas part 1\n\n" + pages}), "near")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_letter_lies_on_another(paper: str, months: str, shown: Shown) -> None:
    """Printed, no two letters of this project's longest timeline, or of one of some months, cover each other.

    None is near the edge.
    """
    content, _ = load(PROJECT)
    topics = dict.fromkeys(fact.topic for fact in content.facts.values())
    longest = max(topics, key=lambda topic: len(timeline.events(content, topic)))
    for text in (page_of(content, longest), months):
        for page in shown.printed(text.replace("size: auto", f"size: {paper}").encode()):
            assert_apart(page)


def assert_apart(printed: pypdfium2.PdfPage) -> None:
    """No two letters of a page cover each other, and none is near its edge."""
    text = printed.get_textpage()
    boxes = sorted(text.get_charbox(index) for index in range(text.count_chars()))
    boxes = [box for box in boxes if box[2] > box[0]]
    assert boxes
    for place, (left, bottom, right, top) in enumerate(boxes):
        assert left > 28
        assert right < printed.get_width() - 28
        for other in boxes[place + 1 :]:
            if other[0] > right - 1.5:
                break
            assert other[1] > top - 1.5 or other[3] < bottom + 1.5 or other[2] < left + 1.5, other


@pytest.mark.parametrize("font", ["Liberation Sans", "DejaVu Sans"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_pages_are_as_many_as_said(paper: str, font: str, shown: Shown) -> None:
    """In each usual font the timeline of every topic has the pages it says, and each row stands on one."""
    content, _ = load(PROJECT)
    texts_of = [page_of(content, topic) for topic in dict.fromkeys(fact.topic for fact in content.facts.values())]
    head = (
        texts_of[0].split("<main>")[0].replace("size: auto", f"size: {paper}").replace('"Liberation Sans"', f'"{font}"')
    )
    bodies = [text[text.index("<main>") : text.index("</main>")] for text in texts_of]
    apart = "main + main .page { break-before: page; }</style>"

    pdf = shown.printed((head.replace("</style>", apart) + "</main>".join(bodies)).encode())
    pages = [page.get_textpage().get_text_range() for page in pdf]
    totals = [body.count('class="page"') for body in bodies]
    assert [f"page {number} of {total}" for total in totals for number in range(1, total + 1)] == [
        re.search(r"timeline, (page \d+ of \d+)", page)[1] for page in pages
    ]
    for said in re.findall(r'<td>(.*?)&nbsp;<span class="cited"', "".join(bodies)):
        assert any(texts.words(html.unescape(said)) in texts.words(page) for page in pages), said
