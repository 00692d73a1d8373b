"""A wrong answer is offered only where it is provably wrong."""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from generator import dates, texts
from generator.dates import When
from generator.flow import Bank, arranged
from generator.items import Item
from generator.model import SENTENCES, Content, Fact, Only, Row

from conftest import WORLD, asked, factdeck, recipe

Project = Callable[[dict[str, str]], Content]
SEEDS = 200
CHANCE = {1: 10.83, 2: 13.82, 3: 16.27}  # chi-square at p = .001, by degrees of freedom
KINDS = (WORLD / "content/kinds.yaml").read_text("utf-8")
SAILORS = ("ida_moss", "tam_reed", "una_vale", "wim_oar", "xan_tide", "yda_gull")


@pytest.fixture(scope="module")
def papers(world: Content) -> list[dict[str, Item]]:
    """Everything the invented world can ask, drawn with 200 seeds."""
    return [asked(world, seed=str(seed)) for seed in range(SEEDS)]


def wrong(item: Item) -> list[str]:
    """The texts of an item's wrong options."""
    return [option.text for option in item.options if not option.correct]


def place_of_key(item: Item) -> int:
    """Which option is right, from 0."""
    return [option.correct for option in item.options].index(True)


def uneven(places: Counter[int], count: int) -> float:
    """Chi-square of how often each of so many places was drawn, against evenly."""
    expected = sum(places.values()) / count
    return sum((places[place] - expected) ** 2 / expected for place in range(count))


def random_date(drawn: random.Random) -> str:
    """A date of any precision, a year or two from others."""
    year = drawn.randint(1640, 1680)
    forms = ("{y}", "{y}", "{y}-{m:02d}", "{y}-{m:02d}-{d:02d}", "{y}~", "{y}?", "early {y}", "autumn {y}", "{y}/{z}")
    form = drawn.choice(forms)
    return form.format(y=year, m=drawn.randint(1, 12), d=drawn.randint(1, 28), z=year + drawn.randint(1, 3))


def random_island(number: int, drawn: random.Random) -> str:
    """A page of an island with some of the properties, some of them claimed by others too."""
    lines = [f"isle_{number}:", f"  name: {drawn.choice(['', 'the '])}Q{number:03d}", f"  also: [Old Q{number:03d}]"]
    if drawn.random() < 0.9:
        lines += ["  settled:", f"    - {random_date(drawn)}"]
        if drawn.random() < 0.4:
            claimed, by = random_date(drawn), drawn.choice(SAILORS)
            lines += [f"    - {{value: {claimed}, by: {by}, disputed: It is late., source: gazette no. 1}}"]
    if drawn.random() < 0.7:
        found = drawn.sample(SAILORS, drawn.randint(1, 2))
        lines += ["  discoverer:", *(f"    - {sailor}" for sailor in found)]
        if drawn.random() < 0.4:
            claimed = drawn.choice([sailor for sailor in SAILORS if sailor not in found])
            lines += [f"    - {{value: {claimed}, by: the Port Office, disputed: Nobody else says so.}}"]
    if drawn.random() < 0.7:
        lines += ["  ruler:"]
        year = 1640
        for sailor in drawn.sample(SAILORS, drawn.randint(1, 4)):
            begin = year + drawn.randint(0, 5)
            year = begin + drawn.randint(1, 8)
            lines += [f"    - {{value: {sailor}, from: {begin}, to: {year}}}"]
            year += drawn.randint(0, 1)
    if drawn.random() < 0.7:
        lines += [f"  area: {number * 10 + drawn.randint(0, 9)}"]
    if drawn.random() < 0.7:
        lines += [f"  motto: Word W{number:03d}"]
    return "\n".join(lines)


@pytest.fixture(params=[1, 2, 3])
def sea(request: pytest.FixtureRequest, project: Project) -> Content:
    """A sea of islands drawn at random, with claims, gaps in knowledge and dates of every precision."""
    drawn = random.Random(request.param)
    islands = "\n".join(random_island(number, drawn) for number in range(40))
    return project(
        {
            "content/facts/more.yaml": f"kind: island\nsource: atlas part 4\n{islands}\n",
            "content/facts/crew.yaml": """
                kind: sailor
                source: atlas part 5
                wim_oar: {name: Wim Oar, also: [Old Wim], mistaken_for: [xan_tide]}
                xan_tide: {name: Xan Tide, born: 1611}
                yda_gull: {name: Yda Gull, also: [the Gull]}
            """,
            "content/questions/more.yaml": """
                settled: {about: island.settled, stem: "When was {subject} settled?"}
            """,
        }
    )


def said_alike(content: Content, fact: Fact) -> list[Fact]:
    """All statements of a fact's subject and property that may hold when it does, whoever makes them."""
    return [
        other
        for other in content.facts.values()
        if (other.subject, other.property) == (fact.subject, fact.property)
        and (not content.property_of(fact).changes or _may_coincide(fact, other))
    ]


def _may_coincide(one: Fact, other: Fact) -> bool:
    (since, until), (start, end) = one.held(), other.held()
    return since <= end and start <= until


def names_of(content: Content, value: str | When) -> tuple[str, ...]:
    """Every way to say a value."""
    if isinstance(value, When):
        return (value.plain, *value.variants)
    return content.entities[value].names if value in content.entities else (value,)


def right_answers(content: Content, item: Item) -> set[str]:
    """Whatever is a right answer to an item in anybody's view, by any name, as `texts.words`."""
    right = {texts.words(texts.bare(text)) for text in item.accepted}
    if item.template == SENTENCES:
        return right
    slot = content.templates[item.template].answer.partition(".")[0]
    for id in item.facts:
        fact = content.facts[id]
        if slot == "value":
            for other in said_alike(content, fact):
                right |= {texts.words(texts.bare(name)) for name in names_of(content, other.value)}
        elif slot == "subject":
            for other in content.facts.values():
                if other.property == fact.property and other.value == fact.value:
                    right |= {texts.words(texts.bare(name)) for name in content.entities[other.subject].names}
    return right


def test_right_answer_is_offered_exactly_once(papers: list[dict[str, Item]]) -> None:
    """For 200 seeds a list has the key, or two or three of several, two wrong answers or more, and no text twice."""
    for paper in papers:
        for item in paper.values():
            if item.options:
                right = {option.text for option in item.options if option.correct}
                assert right <= {*item.key}
                assert (1 if len(item.key) == 1 else 2) <= len(right) <= 3
                assert 2 <= len(wrong(item)) <= 3
                assert len(item.options) == len({texts.words(option.text) for option in item.options})


def test_option_put_into_its_sentence_says_what_it_claims(world: Content) -> None:
    """The right option makes the item's statement, a wrong one a sentence of the same making that is false."""
    items = asked(world)
    year = items["In which year was Arrin settled?"]
    lit = items["The beacon on Arrin was lit with _____."]

    assert {f"Arrin was settled in {option.text}." for option in year.options} == {each.claim for each in year.options}
    assert [f"The beacon on Arrin was lit with {each.text}." for each in lit.options] == [
        each.claim for each in lit.options
    ]
    for item in items.values():
        for option in item.options:
            assert not option.claim or texts.holds(option.claim, option.text), option
            assert option.correct or option.claim != item.statement


def test_no_right_answer_is_ever_offered_as_a_wrong_one(world: Content, papers: list[dict[str, Item]]) -> None:
    """For 200 seeds no wrong option is a true or disputed answer, or another name of one."""
    for paper in papers:
        for item in paper.values():
            offered = {texts.words(texts.bare(text)) for text in wrong(item)}
            assert not offered & right_answers(world, item), item.stem


def test_no_right_answer_is_offered_in_a_sea_of_claims(sea: Content) -> None:
    """The same holds among many islands with claims, variants and reigns."""
    offered = 0
    for seed in range(2):
        for item in asked(sea, seed=str(seed)).values():
            offered += len(wrong(item))
            assert not {texts.words(texts.bare(text)) for text in wrong(item)} & right_answers(sea, item), item.stem

    assert 500 <= offered


def test_no_wrong_date_can_be_the_day(sea: Content) -> None:
    """A wrong date has no day in common with any date that anybody gives for it."""
    known = {fact.value.plain: fact.value for fact in sea.facts.values() if isinstance(fact.value, When)}
    compared = 0
    for seed in range(2):
        for item in asked(sea, seed=str(seed), ask=("settled", "settled_year", "settled_date")).values():
            truths = [other.value for id in item.facts for other in said_alike(sea, sea.facts[id])]
            for text in wrong(item):
                when = known.get(text) or dates.parse(text)
                assert when is not None
                assert all(when.disjoint(truth) for truth in truths), (item.stem, text)
                compared += 1

    assert 100 <= compared


def test_wrong_dates_are_as_precise_as_the_right_one(sea: Content) -> None:
    """Among days stand only days, among months only months, among years only years."""
    known = {fact.value.plain: fact.value for fact in sea.facts.values() if isinstance(fact.value, When)}
    for item in asked(sea, ask=("settled",)).values():
        assert len({known[option.text].precision for option in item.options}) <= 1


def test_wrong_dates_of_one_item_do_not_overlap(sea: Content) -> None:
    """No two options of an item can mean the same day."""
    known = {fact.value.plain: fact.value for fact in sea.facts.values() if isinstance(fact.value, When)}
    for item in asked(sea, ask=("settled",)).values():
        for option in item.options:
            for other in item.options:
                assert option is other or known[option.text].disjoint(known[other.text]), item


def test_wrong_island_is_known_to_be_wrong(sea: Content) -> None:
    """An island of whose discoverer nothing is known is never a wrong answer to what somebody discovered."""
    known = {name for fact in sea.facts.values() if fact.property == "discoverer" for name in
             sea.entities[fact.subject].names}  # fmt: skip
    offered = 0
    for seed in range(20):
        for item in asked(sea, seed=str(seed), ask=("discovered_which",)).values():
            offered += len(wrong(item))
            assert {texts.words(texts.bare(text)) for text in wrong(item)} <= {
                texts.words(texts.bare(name)) for name in known
            }

    assert sea.entities["isle_0"].kind == "island"
    assert offered or all(len(item.key) > 1 for item in asked(sea, ask=("discovered_which",)).values())


def test_unknown_is_not_offered(world: Content) -> None:
    """Over 200 seeds Ester, whose discoverer nobody knows, is never a wrong answer, and the others are."""
    stem = "Which island did Una Vale discover?"
    papers = [asked(world, seed=str(seed), options=3, ask=("discovered_which",)) for seed in range(SEEDS)]
    offered = Counter(text for paper in papers for text in wrong(paper[stem]))

    assert {"Arrin", "Boro", "Dun <West>"} == set(offered)


def test_list_that_may_be_longer_gives_no_wrong_answers(world: Content) -> None:
    """A property of many values whose list is not complete is asked without options."""
    assert () == asked(world)["As what does the Port Office class Arrin?"].options


def test_other_values_of_a_complete_list_are_wrong(world: Content) -> None:
    """Who is not on a complete list did not do it."""
    content = asked(world)

    assert {"Ida Moss", "Tam Reed"} == set(wrong(content["Who discovered the Kells?"]))


def test_who_held_it_at_another_time_is_wrong(world: Content) -> None:
    """Rulers of other years are the wrong answers for one year, and of the same year they are not."""
    assert {"Ida Moss", "Una Vale"} == set(wrong(asked(world)["Who ruled Arrin from 1651 to 1660?"]))


def test_who_may_have_held_it_at_that_time_is_not_offered(project: Project) -> None:
    """Where one reign ends in the year in which another begins, neither is a wrong answer for the other."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn:
                  name: Fenn
                  ruler:
                    - {value: ida_moss, from: 1641, to: 1650}
                    - {value: tam_reed, from: 1650, to: 1660}
            """
        }
    )
    for seed in range(20):
        assert "Ida Moss" not in wrong(asked(content, seed=str(seed))["Who ruled Fenn from 1650 to 1660?"])


def test_disputed_answer_is_never_a_wrong_one(project: Project) -> None:
    """Neither the claimed nor the accepted value is offered against the other."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn:
                  name: Fenn
                  settled: [1641, {value: 1650, by: the Port Office, disputed: The atlas gives 1641.}]
            """
        }
    )
    for seed in range(50):
        items = asked(content, seed=str(seed), options=5)
        assert "1650" not in wrong(items["In which year was Fenn settled?"])
        assert "1641" not in wrong(items["According to the Port Office, in which year was Fenn settled?"])


def test_wrong_answers_of_a_sentence_are_its_own(world: Content) -> None:
    """A gap offers what its page says is wrong, and without that it offers nothing."""
    items = asked(world)

    assert {"peat", "driftwood", "tallow"} == set(wrong(items["The beacon on Arrin was lit with _____."]))
    assert not wrong(items["Sailors of Arrin sing of the _____ wind."])


def test_page_may_say_what_is_wrong(project: Project) -> None:
    """What a page rules out is offered, though the list is not complete."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn:
                  name: Fenn
                  not: {class: [a sandbank, a reef]}
                  class: {value: a true island, by: the Port Office}
            """
        }
    )

    item = asked(content)["As what does the Port Office class Fenn?"]
    assert {"A sandbank", "A reef"} == set(wrong(item))


def test_page_may_say_which_dates_and_numbers_are_wrong(project: Project) -> None:
    """They are offered where they are as fine as the answer; so is what another file says of the page."""
    page = """
        kind: island
        source: atlas part 4
        fenn:
          name: Fenn
          not: {settled: [1641-03-05, 1641-04-04, 1642], area: "1,205"}
          settled: 1641-03-04
          area: 1,200
    """
    more = "source: atlas part 4\nfenn:\n  not: {area: '1,195'}\n  sentences: {lamp: 'Its lamp is [red].'}\n"
    content = project({"content/facts/more.yaml": page, "content/facts/other.yaml": more})

    items = asked(content, options=3)

    assert {"5 March 1641", "4 April 1641"} == set(wrong(items["On which day was Fenn settled?"]))
    assert {"1,195", "1,205"} == set(wrong(items["How many square miles does Fenn measure?"]))


def test_what_a_page_says_is_wrong_is_not_lost_among_many(project: Project) -> None:
    """However many other islands have another motto, those that the author of the page names are offered."""
    others = "".join(f"isle_{n}: {{name: Q{n:03d}, motto: Word {n:03d}}}\n" for n in range(40))
    fenn = "fenn: {name: Fenn, motto: Salt is life, not: {motto: [Salt is all, Salt is love]}}\n"
    pages, stem = f"kind: island\nsource: atlas part 4\n{others}{fenn}", "What is the motto of {subject}?"
    question = f"motto_of: {{about: island.motto, stem: '{stem}'}}\n"
    content = project({"content/facts/more.yaml": pages, "content/questions/mottos.yaml": question})

    item = asked(content, options=3)["What is the motto of Fenn?"]

    assert {"Salt is all", "Salt is love"} == set(wrong(item))


def test_mistaken_for_comes_first(world: Content) -> None:
    """What the right answer is mistaken for is always among the options."""
    for seed in range(50):
        items = asked(world, seed=str(seed), options=3, ask=("motto_which",))
        assert "Boro" in wrong(items["Which island has the motto “By wind and oar”?"])


def test_people_are_not_drawn_at_random(project: Project) -> None:
    """Of a kind of people only what is said of those mistaken for one another is offered."""
    crew = """
        kind: sailor
        source: atlas part 5
        wim_oar: {name: Wim Oar, mistaken_for: [xan_tide], ship: the Tern}
        xan_tide: {name: Xan Tide, ship: the Skua}
        yda_gull: {name: Yda Gull, mistaken_for: [wim_oar], ship: the Auk}
    """
    kinds = KINDS.replace("sailor:\n", "sailor:\n  people: yes\n")
    content = project({"content/kinds.yaml": kinds, "content/facts/crew.yaml": crew})

    for seed in range(20):
        items = asked(content, seed=str(seed), ask=("ship",))
        assert {"The Skua", "The Auk"} == set(wrong(items["What was the ship of Wim Oar?"]))
        assert not items["What was the ship of Tam Reed?"].options


def test_each_wrong_answer_says_why(world: Content) -> None:
    """Every wrong option comes with a sentence, and no right one does."""
    for item in asked(world).values():
        for option in item.options:
            assert ("" if option.correct else ".") == option.why[-1:]


def test_dates_and_numbers_ascend(papers: list[dict[str, Item]]) -> None:
    """For 200 seeds options that are years, days or numbers stand from small to large."""
    for paper in papers:
        for item in paper.values():
            if item.template in ("settled_year", "born", "ruler_since", "area"):
                numbers = [float(option.text.replace(",", "")) for option in item.options]
                assert sorted(numbers) == numbers
                assert item.ordered


def test_numbers_with_one_unit_ascend(project: Project) -> None:
    """Heights stand from small to large, near the right one and on both sides, and one height stands there once."""
    heights = ["9 m", "−2 m", "12m", "40 m", "41 m", "42 m", "1,100 m", "12 m", "43 m", "44 m"]
    peaks = "".join(f"p{place}: {{name: Peak {place}, height: '{text}'}}\n" for place, text in enumerate(heights))
    content = project(
        {
            "content/kinds.yaml": KINDS + 'peak: {properties: {height: {type: text, says: "{subject}: {value}."}}}\n',
            "content/facts/peaks.yaml": f"kind: peak\nsource: atlas part 4\n{peaks}",
            "content/questions/peaks.yaml": 'height: {about: peak.height, stem: "How high is {subject}?"}\n',
        }
    )
    places: Counter[int] = Counter()
    for seed in range(60):
        items = asked(content, seed=str(seed), ask=("height",))
        for item in items.values():
            shown = [float(each.text.rstrip(" m").replace(",", "").replace("−", "-")) for each in item.options]
            assert sorted({*shown}) == shown
        assert "1,100 m" not in wrong(items["How high is Peak 1?"])
        places[place_of_key(items["How high is Peak 4?"])] += 1
    assert {0, 1, 2, 3} == {*places}


def test_dates_of_every_precision_ascend(sea: Content) -> None:
    """Months, parts of a year and approximate dates stand from early to late too."""
    known = {fact.value.plain: fact.value for fact in sea.facts.values() if isinstance(fact.value, When)}
    for item in asked(sea, ask=("settled",)).values():
        first = [known[option.text].first for option in item.options]
        assert sorted(first) == first, item


@pytest.mark.parametrize(
    ("template", "stem", "count"),
    [
        ("motto_which", "Which island has the motto “By wind and oar”?", 3),
        (SENTENCES, "The beacon on Arrin was lit with _____.", 4),
        ("ship", "What was the ship of Tam Reed?", 3),
    ],
)
def test_right_answer_stands_everywhere_alike(template: str, stem: str, count: int, world: Content) -> None:
    """Over many seeds the right answer has every place about as often."""
    places = Counter(place_of_key(asked(world, seed=str(seed), ask=(template,))[stem]) for seed in range(400))

    assert set(range(count)) == set(places)
    assert uneven(places, count) < CHANCE[count - 1]


def test_right_date_is_first_middle_or_last_alike(world: Content) -> None:
    """Over many seeds a year is as often the earliest as the latest of its options."""
    template, stem = "settled_year", "In which year was Dun <West> settled?"
    places = Counter(place_of_key(asked(world, seed=str(seed), ask=(template,))[stem]) for seed in range(400))

    assert {0, 1, 2, 3} == set(places)
    assert uneven(places, 4) < CHANCE[3]


def test_earliest_year_of_all_is_not_always_the_first(project: Project) -> None:
    """Before the earliest year that a fact tells stand others, but behind the latest, which may be this year, none."""
    kinds = '    built: {type: date, says: "{subject} was built {value}."}\n'
    facts = "barn: {name: the barn, built: 1502}\nmill: {name: the mill, built: 2002}\n"
    items = of_kind(
        project, kinds, facts, 'built: {about: thing.built, stem: "When was {subject} built?", answer: value.year}\n'
    )

    first, last = (items[f"When was the {name} built?"].scale for name in ("barn", "mill"))
    assert ["1499", "1500", "1501", "1502", "1503", "1504", "1505"] == [option.text for option in first]
    assert ["1999", "2000", "2001", "2002"] == [option.text for option in last]


def test_longest_option_is_not_always_right(sea: Content) -> None:
    """The right answer is the longest option about as often as any other would be."""
    items = [item for item in asked(sea).values() if len({len(each.text) for each in item.options}) > 1]
    longest = sum(max(item.options, key=lambda each: len(each.text)).correct for item in items)

    assert 20 <= len(items)
    assert longest <= len(items) / 2


def test_options_do_not_depend_on_other_items(world: Content) -> None:
    """Leaving any question out of a recipe changes the options of no other item."""
    everything = asked(world)
    for left_out in (*world.templates, SENTENCES):
        rest = tuple(template for template in (*world.templates, SENTENCES) if template != left_out)
        for stem, item in asked(world, ask=rest).items():
            assert everything[stem].options == item.options


def test_seed_alone_changes_what_is_offered(world: Content) -> None:
    """One seed always gives the same options, another gives others."""
    one, again, other = (asked(world, seed=seed) for seed in ("1", "1", "2"))

    assert one == again
    assert one != other
    assert list(one) == list(other)


def test_hash_seed_changes_nothing(tmp_path: Path) -> None:
    """Runs of Python that hash differently give the same items and the same papers."""
    made = []
    for seed in ("0", "1", "4242"):
        shown = factdeck("ask", "--json", "--root", WORLD, PYTHONHASHSEED=seed).stdout
        factdeck("build", "velm-quiz", "--root", WORLD, "--out", tmp_path / seed, PYTHONHASHSEED=seed)
        made.append((shown, {path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()}))

    assert made[0] == made[1] == made[2]
    assert made[0][0].count("\n") > 20
    assert len(made[0][1]) == 5


def test_recipe_says_how_many_options(world: Content) -> None:
    """A list has as many options as the recipe wants, or fewer where no more can be proved, never two."""
    stem = "In which year was Dun <West> settled?"
    for count in (3, 4, 5):
        items = asked(world, options=count)
        assert count == len(items[stem].options)
        assert {len(wrong(item)) for item in items.values()} <= {0, *range(2, count)}


def test_options_of_one_item_are_of_one_kind(world: Content) -> None:
    """Beside an island stand only islands, beside a sailor only sailors."""
    kinds = {texts.capitalized(entity.name): entity.kind for entity in world.entities.values()}
    for item in asked(world).values():
        if item.key[0] in kinds and item.options:
            assert {kinds[item.key[0]]} == {kinds[option.text] for option in item.options}


def areas(*written: str) -> str:
    """Pages of islands with those areas."""
    pages = [f"isle_{number}: {{name: Q{number:03d}, area: {text!r}}}" for number, text in enumerate(written)]
    return "\n".join(["kind: island", "source: atlas part 4", *pages])


def test_no_number_is_offered_twice(project: Project) -> None:
    """Options are different numbers, however they are written."""
    content = project({"content/facts/more.yaml": areas("1,250", "1250", "1250.0", "1,300")})

    for seed in range(50):
        item = asked(content, seed=str(seed))["How many square miles does Arrin measure?"]
        numbers = [texts.number(option.text) for option in item.options]
        assert len(numbers) == len(set(numbers))


def test_equal_numbers_leave_no_list_of_two(project: Project) -> None:
    """An item whose wrong answers are too few has no options at all."""
    reefs = """
reef:
  properties:
    depth: {type: number, says: "{subject} lies {value} feet deep."}
"""
    content = project(
        {
            "content/kinds.yaml": KINDS + reefs,
            "content/facts/more.yaml": """
                kind: reef
                source: atlas part 4
                rondo: {name: Rondo, depth: "1200"}
                ruse: {name: Ruse, depth: "1,200"}
                rhyme: {name: Rhyme, depth: "30"}
            """,
            "content/questions/more.yaml": """
                depth: {about: reef.depth, stem: "How many feet deep does {subject} lie?"}
            """,
        }
    )

    for seed in range(20):
        for item in asked(content, seed=str(seed), ask=("depth",)).values():
            assert len(item.options) in (0, 3, 4)


HILLS = """
hill:
  properties:
    height: {type: number, says: "{subject} is {value} feet high."}
"""
HILL_QUESTIONS = """
height: {about: hill.height, stem: "How many feet high is {subject}?"}
height_of: {about: hill.height, stem: "Which hill is {value} feet high?", answer: subject}
"""


def hills(heights: Iterable[int]) -> dict[str, str]:
    """Files that lay hills of these heights over the invented world; nothing says when they were measured."""
    pages = [f"h{number:03}: {{name: H{number:03}, height: {height}}}" for number, height in enumerate(heights)]
    return {
        "content/kinds.yaml": KINDS + HILLS,
        "content/facts/hills.yaml": "\n".join(["kind: hill", "source: atlas part 4", *pages]),
        "content/questions/hills.yaml": HILL_QUESTIONS,
    }


def test_undated_numbers_in_the_order_of_pages_are_sound(project: Project, own_world: Path) -> None:
    """Pages in the order of their numbers, without any date, have wrong numbers on both sides of the right ones."""
    project(hills(range(1000, 9000, 137)))

    done = factdeck("check", "--root", own_world)

    assert (0, "") == (done.returncode, done.stderr)


def test_few_numbers_of_many_pages_are_options_of_each(project: Project) -> None:
    """Where many pages share few numbers, each question has options, those that many pages answer included."""
    content = project(hills(100 * (number % 7 + 1) for number in range(140)))

    items = asked(content, ask=("height", "height_of"))

    assert 140 + 7 == len(items)
    assert all(item.options for item in items.values())


@pytest.mark.parametrize("unit", ["", " m"])
@pytest.mark.parametrize("dated", [True, False])
def test_wrong_numbers_are_the_nearest_that_there_are(dated: bool, unit: str, project: Project) -> None:
    """Beside a number stand those next to it, whenever they were of whatever, and none that is not of its unit."""
    numbers = [number * 37 % 101 * 10 for number in range(1, 101)]
    heights = [f"{number}{unit}" for number in numbers] + ["about 305 m", "306 feet", "unknown"]
    heights += [f"{number} miles" for number in (7, 1, 90, 3, 40)]
    kinds = '    height: {type: text, says: "{subject} is {value} high."}\n'
    kinds += '    built: {type: date, says: "{subject} was built {value}."}\n'
    pages = [f'h{place}: {{name: H{place}, height: "{height}"' for place, height in enumerate(heights)]
    years = [f", built: {1500 + place}}}\n" if dated else "}\n" for place in range(len(pages))]
    facts = "".join(map(str.__add__, pages, years))
    items = of_kind(project, kinds, facts, 'height: {about: thing.height, stem: "How high is {subject}?"}\n')

    for row in ([f"{number}{unit}" for number in sorted(numbers)], [f"{number} miles" for number in (1, 3, 7, 40, 90)]):
        for place, height in enumerate(row):
            item = items[f"How high is H{heights.index(height)}?"]
            assert row[max(0, place - 3) : place + 4] == [option.text for option in item.scale]


def test_author_may_vouch_for_ranges_that_touch(project: Project) -> None:
    """What begins where the right answer ends is another answer if the author says so, but none that facts prove."""
    page = """
        kind: sailor
        source: atlas part 4
        ada: {name: Ada, ship: 5–10 m}
        bea: {name: Bea, ship: 10–15 m}
        cleo: {name: Cleo, ship: 15–20 m}
        dora: {name: Dora, ship: 1–4 m, sentences: {reach: {says: "It went [5–10] miles.", not: {5–10: [1–5, 10–15]}}}}
    """

    items = asked(project({"content/facts/more.yaml": page}), options=5)

    assert {"1–5", "10–15"} == {*wrong(items["It went _____ miles."])}
    assert "10–15 m" not in wrong(items["What was the ship of Ada?"])


def test_ranges_of_one_unit_ascend(project: Project) -> None:
    """So do those that are about so much; what is of another unit does not stand among them where there are enough."""
    spans = ["38–40 cm", "19 to 25 cm", "60 cm", "110-130 cm", "about 90 cm", "2 m"]
    kinds = '    span: {type: text, says: "{subject} spans {value}."}\n'
    facts = "".join(f'h{place}: {{name: H{place}, span: "{each}"}}\n' for place, each in enumerate(spans))
    items = of_kind(project, kinds, facts, 'span: {about: thing.span, stem: "How much does {subject} span?"}\n')
    ascending = ["19 to 25 cm", "38–40 cm", "60 cm", "About 90 cm", "110-130 cm"]

    for place in range(5):
        shown = [option.text for option in items[f"How much does H{place} span?"].options]
        assert len(shown) > 2
        assert shown == [text for text in ascending if text in shown]


def test_number_below_zero_does_not_stand_alone_beside_others(project: Project) -> None:
    """Whoever knows that it boils below zero has not the answer by that, where others that do are known."""
    temperatures = ["-253 °C", "−196 °C", "-188 °C", "-183 °C", "59 °C", "357 °C", "759 °C", "883 °C"]
    kinds = '    boils: {type: text, says: "{subject} boils at {value}."}\n'
    facts = "".join(f'h{place}: {{name: H{place}, boils: "{each}"}}\n' for place, each in enumerate(temperatures))
    items = of_kind(project, kinds, facts, 'boils: {about: thing.boils, stem: "At how much does {subject} boil?"}\n')

    for place, temperature in enumerate(temperatures):
        shown = [option.text for option in items[f"At how much does H{place} boil?"].scale]
        assert {temperature[0] in "-−"} == {text[0] in "-−" for text in shown}
    few = facts.replace("-253", "253").replace("−196", "196")
    items = of_kind(project, kinds, few, 'boils: {about: thing.boils, stem: "At how much does {subject} boil?"}\n')
    assert {"-188 °C", "-183 °C", "59 °C"} < {option.text for option in items["At how much does H3 boil?"].scale}


PORTS = """
port:
  properties:
    captain: {type: sailor, many: yes, unique: yes, says: "{value} was a captain of {subject}."}
    visitor: {type: sailor, many: yes, says: "{value} visited {subject} {when}."}
"""


def test_mistaken_person_of_whom_nothing_is_known_is_not_offered(project: Project) -> None:
    """Who may be one of many captains is no wrong answer, though mistaken for one and captain of nothing else."""
    content = project(
        {
            "content/kinds.yaml": KINDS + PORTS,
            "content/facts/crew.yaml": "kind: sailor\nsource: atlas part 5\n"
            "wim_oar: {name: Wim Oar, mistaken_for: [xan_tide], born: 1600}\nxan_tide: {name: Xan Tide, born: 1601}\n",
            "content/facts/more.yaml": "kind: port\nsource: atlas part 4\np1: {name: P1, captain: wim_oar}\n"
            "p2: {name: P2, captain: tam_reed}\np3: {name: P3, captain: una_vale}\n",
            "content/questions/more.yaml": 'captain: {about: port.captain, stem: "Who was a captain of {subject}?"}\n',
        }
    )

    item = asked(content, ask=("captain",))["Who was a captain of P1?"]
    assert {"Tam Reed", "Una Vale"} == set(wrong(item))


def test_other_year_of_what_may_have_happened_twice_is_not_offered(project: Project) -> None:
    """A visit in one year does not prove that there was none in the next."""
    content = project(
        {
            "content/kinds.yaml": KINDS + PORTS,
            "content/facts/more.yaml": "kind: port\nsource: atlas part 4\n"
            "p1: {name: P1, visitor: {value: ida_moss, on: 1650}}\n",
            "content/questions/more.yaml": "visited: {about: port.visitor, answer: on.year, "
            'stem: "In which year did {value} visit {subject}?"}\n',
        }
    )

    assert () == asked(content, ask=("visited",))["In which year did Ida Moss visit P1?"].options


def test_doubtful_date_proves_nothing(project: Project) -> None:
    """Where a date is doubted no other date is provably wrong."""
    content = project(
        {"content/facts/more.yaml": "kind: island\nsource: atlas part 4\nfenn: {name: Fenn, settled: 1650?}\n"}
    )

    for item in asked(content, ask=("settled_year",)).values():
        assert not ("fenn.settled" in item.facts and item.options)


def test_key_is_as_often_long_as_short(project: Project) -> None:
    """Where shorter and longer wrong answers can be had, the key is the longest as often as the shortest."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn:
                  name: Fenn
                  sentences:
                    lamp:
                      says: The lamp of Fenn burned [seal oil].
                      not: {seal oil: [peat, wax, driftwood, heather roots]}
            """
        }
    )
    ranks = Counter(
        sum(len(text) < len("seal oil") for text in wrong(asked(content, seed=str(seed), options=3)[stem]))
        for seed in range(300)
        for stem in ("The lamp of Fenn burned _____.",)
    )

    assert {0, 1, 2} == {*ranks}
    assert all(70 < count < 130 for count in ranks.values())


def of_kind(project: Project, kinds: str, facts: str, questions: str) -> dict[str, Item]:
    """What is asked of pages of one more kind, a thing, by stem."""
    files = {
        "content/kinds.yaml": f"{KINDS}thing:\n  properties:\n{kinds}",
        "content/facts/things.yaml": f"kind: thing\nsource: atlas part 4\n{facts}",
        "content/questions/things.yaml": questions,
    }
    return asked(project(files))


def test_claim_proves_nothing_wrong(project: Project) -> None:
    """What is disputed, or what somebody claims, is no ground for offering something as wrong."""
    kinds = '    wrote: {type: text, many: yes, unique: yes, says: "{subject} wrote {value}."}\n'
    kinds += '    length: {type: number, says: "{subject} was {value} feet long."}\n'
    claim = "by: Wim, disputed: Others give it to the bard instead."
    facts = (
        "bard: {name: the bard, wrote: [the Siege, the Voyage]}\n"
        f"poet: {{name: the poet, wrote: [the Song, {{value: the Hymn, {claim}}}]}}\n"
        "lark: {name: the lark, length: 40}\nswan: {name: the swan, length: 50}\nkite: {name: the kite, length: 60}\n"
        "crow: {name: the crow, length: {value: 30, by: Wim, disputed: Others say that it was 40.}}\n"
        "scribe: {name: the scribe, wrote: [the Oath, the Creed]}\n"
    )
    questions = 'wrote: {about: thing.wrote, stem: "What did {subject} write?"}\n'
    questions += 'longs: {about: thing.length, stem: "What was {value} feet long?", answer: subject}\n'
    items = of_kind(project, kinds, facts, questions)

    assert wrong(items["What did the bard write?"])
    assert "The Hymn" not in wrong(items["What did the bard write?"])
    assert {"The swan", "The kite"} == set(wrong(items["What was 40 feet long?"]))


def test_question_that_holds_a_right_answer_is_not_asked(project: Project) -> None:
    """One of several right answers that stands in the stem would be missing in the key, so nothing is asked."""
    kinds = '    borders: {type: thing, many: yes, complete: yes, says: "{subject} borders {value}."}\n'
    facts = (
        "south: {name: South Sundar, borders: [sundar, ethra, kenda]}\n"
        "sundar: {name: Sundar, borders: [south, ethra]}\nethra: {name: Ethra, borders: [south, sundar]}\n"
        "kenda: {name: Kenda, borders: [south]}\n"
    )
    items = of_kind(project, kinds, facts, 'borders: {about: thing.borders, stem: "What borders {subject}?"}\n')

    assert "What borders South Sundar?" not in items
    assert {"South Sundar", "Sundar"} == set(items["What borders Ethra?"].key)


def test_right_options_are_not_within_one_another(project: Project) -> None:
    """Where one right answer stands within the other, they are not offered beside one another."""
    kinds = '    borders: {type: thing, many: yes, complete: yes, says: "{subject} borders {value}."}\n'
    facts = (
        "sundar: {name: Sundar, borders: [ethra]}\nsouth_sundar: {name: South Sundar, borders: [ethra]}\n"
        "ethra: {name: Ethra, borders: [sundar, south_sundar]}\nkenda: {name: Kenda, borders: [palu, vell]}\n"
        "orom: {name: Orom, borders: [kenda]}\npalu: {name: Palu, borders: [orom]}\n"
        "vell: {name: Vell, borders: [palu]}\n"
    )
    items = of_kind(
        project, kinds, facts, 'borders: {about: thing.borders, stem: "What has {subject} on its border?"}\n'
    )

    assert 2 == sum(option.correct for option in items["What has Kenda on its border?"].options)
    assert {"Sundar", "South Sundar"} == set(items["What has Ethra on its border?"].key)
    assert () == items["What has Ethra on its border?"].options


def test_beginning_that_nobody_gives_is_not_refuted(project: Project) -> None:
    """Where the same held once before since an unknown year, no year is offered as wrong."""
    kinds = '    owner: {type: text, changes: yes, says: "{value} owned {subject} {when}."}\n'
    spells = "{value: the army, id: again, from: 1660, to: 1670}, {value: the navy, from: 1651, to: 1659}"
    facts = f"lark: {{name: the lark, owner: [{{value: the army, to: 1650}}, {spells}]}}\n"
    facts += f"swan: {{name: the swan, owner: [{spells}]}}\n"
    since = 'since: {about: thing.owner, stem: "Since which year did {value} own {subject}?", answer: from.year}\n'
    items = of_kind(project, kinds, facts, since)

    assert [] == wrong(items["Since which year did the army own the lark?"])
    assert wrong(items["Since which year did the army own the swan?"])


RARE = [("number", "100", ("200", "300")), ("text", "oak", ("ash", "elm"))]


@pytest.mark.parametrize(("type", "usual", "rare"), RARE)
@pytest.mark.parametrize("many", [10, 30, 60])
def test_rare_values_are_found_among_many_of_one(
    type: str, usual: str, rare: tuple[str, str], many: int, project: Project
) -> None:
    """Of many pages nearly all of which have one value, each is asked with the few others as options."""
    kinds = f'    wood: {{type: {type}, says: "{{subject}} is of {{value}}."}}\n'
    values = [*[usual] * (many // 2), *rare, *[usual] * (many // 2)]
    facts = "".join(f"t{place}: {{name: Boat {place}, wood: {value}}}\n" for place, value in enumerate(values))
    items = of_kind(project, kinds, facts, 'wood: {about: thing.wood, stem: "Of what is {subject}?"}\n')

    shown = [item for stem, item in items.items() if stem.startswith("Of what is Boat")]
    assert many + 2 == len(shown)
    assert [2] * (many + 2) == [len(wrong(item)) for item in shown]


def test_withdrawn_value_is_no_wrong_answer(project: Project) -> None:
    """What was said and is withdrawn may still be so; it is not offered, however complete the list."""
    kinds = '    crew: {type: text, many: yes, complete: yes, says: "{value} sailed on {subject}."}\n'
    facts = (
        "lark: {name: the lark, crew: [Lind, {value: Reed, withdrawn: The source is unsure.}]}\n"
        "swan: {name: the swan, crew: [Reed, Moss, Vale]}\n"
    )
    questions = 'crew: {about: thing.crew, stem: "Who sailed on {subject}?"}\n'
    questions += 'boat: {about: thing.crew, stem: "On what did {value} sail?", answer: subject}\n'
    items = of_kind(project, kinds, facts, questions)

    assert {"Moss", "Vale"} == set(wrong(items["Who sailed on the lark?"]))
    assert "The lark" not in wrong(items["On what did Reed sail?"])


def test_signs_make_another_answer(project: Project, told: Callable[[dict[str, str]], list[str]]) -> None:
    """Of answers that differ in a sign alone one is right and the others are wrong, however the sign is typed."""
    page = """
        kind: island
        source: atlas part 4
        fenn:
          name: Fenn
          sentences:
            ice: {says: "In winter it has [−5] degrees.", not: {−5: [+5, -6]}}
            tune: {says: "Its tune is in [F♯].", not: {F♯: [F, F♮]}}
            log: {says: "Its log is written in [C++].", not: {C++: [C, C#]}}
    """

    items = asked(project({"content/facts/more.yaml": page}), ask=("sentences",))

    assert ["-6", "−5", "+5"] == [option.text for option in items["In winter it has _____ degrees."].options]
    assert {"F", "F♮"} == {*wrong(items["Its tune is in _____."])}
    assert {"C", "C#"} == {*wrong(items["Its log is written in _____."])}
    (problem,) = told({"content/facts/more.yaml": page.replace("-6]", "-5]")})
    assert '"not" offers "-5", which may be taken for "−5"' in problem


def test_symbols_keep_their_small_letters_everywhere(project: Project) -> None:
    """Options, sentences with an option put in, statements and answers say "tt", which is not "Tt"."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn:
                  name: Fenn
                  motto: pH
                  sentences: {wheat: {says: "[tt] marks the dwarf wheat of Fenn.", not: {tt: [rr, the oak, mRNA]}}}
            """,
            "content/kinds.yaml": (WORLD / "content/kinds.yaml")
            .read_text("utf-8")
            .replace('says: "The motto of {subject} is “{value}”."', 'says: "{value} is the motto of {subject}."'),
            "content/questions/more.yaml": """
                motto: {about: island.motto, stem: "What is the motto of {subject}?"}
            """,
        }
    )

    items = asked(content)

    wheat = items["_____ marks the dwarf wheat of Fenn."]
    claims = {f"{begin} marks the dwarf wheat of Fenn." for begin in ("tt", "rr", "The oak", "mRNA")}
    assert claims == {option.claim for option in wheat.options}
    motto = items["What is the motto of Fenn?"]
    assert (("pH",), "pH is the motto of Fenn.") == (motto.key, motto.statement)


def test_number_amid_others_is_not_one_letter_on_all_forms(world: Content) -> None:
    """Over the forms the right number moves as far as there are numbers on both sides; the least stays the first."""
    paper = recipe(
        options=3, forms=tuple("ABCDEFGHIJ"), blueprint=(Row(("area",), Only(), 5, "multiple_choice", "q:1"),)
    )
    forms, problems = arranged(Bank(world), paper)
    letters: dict[str, set[int]] = {}
    for item in (each for form in forms for each in form.items):
        letters.setdefault(item.key[0], set()).add([option.text for option in item.options].index(item.key[0]))
        numbers = [float(option.text.replace(",", "")) for option in item.options]
        assert (3, sorted(numbers)) == (len({*numbers}), numbers)

    assert [] == problems
    assert {"45": {0}, "77": {0, 1}, "310": {0, 1, 2}, "900": {1, 2}, "1,200": {2}} == letters


@pytest.mark.parametrize(
    ("right", "wrong_ones"),
    [("<", [">", "≥"]), ("21 %", ["21 ‰", "3 %"]), ("x = 2", ["x > 2", "x <= 2"]), ("10^5", ["10⁻⁵", "10^6"])],
)
def test_what_differs_in_a_sign_alone_is_another_answer(right: str, wrong_ones: list[str], project: Project) -> None:
    """Relations, shares in a hundred or a thousand and powers stand beside one another, by facts and by an author."""
    ships = "".join(f'isle_{n}: {{name: Isle {n}, ship: "{text}"}}\n' for n, text in enumerate([right, *wrong_ones]))
    page = f"""
fenn:
  name: Fenn
  sentences: {{sign: {{says: "On it stands [{right}] in red.", not: {{"{right}": {wrong_ones}}}}}}}
"""
    items = asked(
        project({"content/facts/isles.yaml": f"kind: sailor\nsource: atlas part 1\n{ships}{page}"}), options=3
    )

    for stem in ("What was the ship of Isle 0?", "On it stands _____ in red."):
        assert {*wrong_ones} == {*wrong(items[stem])}


@pytest.mark.parametrize(
    ("right", "other"),
    [("CO", "Co"), ("5 MHz", "5 mHz"), ("10^5", "10⁵"), ("x > 2", "x>2"), ("x ≥ 2", "x >= 2"), ("21 %", "21 percent")],
)
def test_what_reads_alike_is_no_wrong_answer(
    right: str, other: str, told: Callable[[dict[str, str]], list[str]]
) -> None:
    """What differs in capitals alone is misread beside the right answer, and one sign may be typed in two ways."""
    page = f'sign: {{says: "On it stands [{right}] in red.", not: {{"{right}": ["{other}", Green, Blue]}}}}'
    (problem,) = told(
        {"content/facts/more.yaml": f"arrin: {{sentences: {{{page}}}}}\nkind: island\nsource: atlas part 4\n"}
    )

    assert f'"not" offers "{other}", which may be taken for "{right}"' in problem


def test_numbers_of_one_unit_ascend_though_others_might_have_been_offered(project: Project) -> None:
    """Where one island's share is in a thousandth, three that are in hundredths still stand in ascending order."""
    shares = ["9 %", "21 ‰", "30 %", "31 %", "44 %", "52 %", "7 ‰"]
    pages = "".join(f'isle_{n}: {{name: Isle {n}, ship: "{text}"}}\n' for n, text in enumerate(shares))
    content = project({"content/facts/isles.yaml": f"kind: sailor\nsource: atlas part 1\n{pages}"})
    seen = 0
    for seed in range(20):
        items = asked(content, seed=str(seed), options=3)
        for number, share in enumerate(shares):
            shown = [option.text for option in items[f"What was the ship of Isle {number}?"].options]
            if all(text.endswith(share[-1]) for text in shown):
                assert shown == sorted(shown, key=lambda text: int(text.split()[0]))
                seen += 1

    assert seen > 10


@pytest.mark.parametrize(
    ("right", "overlapping", "wrong_ones"),
    [
        ("2–3", ["2 to 4", "3", "between 1 and 2"], ["4–5", "6"]),
        ("19–25 cm", ["22.5-25.5 cm", "at most 20 cm", "about 20 cm"], ["38–40 cm", "over 110 cm"]),
        ("about 41 °C", ["41.0 °C", "39 - 41 °C", "up to 42 °C"], ["40.5 °C", "under 40 °C"]),
        ("Four", ["4", "four", "three or four", "3 to 5"], ["six", "Twenty-one", "8"]),
        ("155-200 cm", ["about 2 m", "1,600 mm"], ["30 cm", "3 m", "0.25 km"]),
        ("April to June", ["early May", "May and June", "June–July"], ["March", "late August"]),
        ("February", ["late February", "November to March"], ["April", "from May to June"]),
        ("1 495 °C", ["1,495 °C", "1400–1500 °C"], ["961,8 °C", "63.5 °C", "-7,2 °C"]),
        ("1–2 years", ["1 year", "two years"], ["6 to 8 years", "10 years"]),
        ("7", ["5 or 7", "at least 7"], ["more than 8", "5 to 6"]),
    ],
)
def test_amounts_that_overlap_are_not_told_apart(
    right: str,
    overlapping: list[str],
    wrong_ones: list[str],
    project: Project,
    told: Callable[[dict[str, str]], list[str]],
) -> None:
    """Who answers "2 to 4" may be right where 2 to 3 is: that is no wrong option, nor is its owner or an author's."""
    values = [right, *overlapping, *wrong_ones]
    birds = "".join(f'bird_{n}: {{name: Bird {n}, size: "{text}"}}\n' for n, text in enumerate(values))
    content = project(
        {
            "content/kinds.yaml": KINDS + 'bird: {properties: {size: {type: text, says: "{subject} has {value}."}}}\n',
            "content/facts/birds.yaml": f"kind: bird\nsource: atlas part 1\n{birds}",
            "content/questions/birds.yaml": """
                size: {about: bird.size, stem: "What does {subject} have?"}
                bird: {about: bird.size, stem: "Which bird has {value}?", answer: subject}
            """,
        }
    )

    items = asked(content, options=5)

    assert {*map(texts.capitalized, wrong_ones)} == {*wrong(items["What does Bird 0 have?"])}
    owners = {f"Bird {n}" for n, text in enumerate(values) if text in wrong_ones}
    assert owners == {*wrong(items[f"Which bird has {right}?"])}
    vouched = f'eggs: {{says: "It has [{right}] of them.", not: {{"{right}": ["{overlapping[0]}", none]}}}}'
    (problem,) = told(
        {"content/facts/more.yaml": f"arrin: {{sentences: {{{vouched}}}}}\nkind: island\nsource: atlas part 4\n"}
    )
    assert f'"not" offers "{overlapping[0]}", which may be taken for "{right}"' in problem
