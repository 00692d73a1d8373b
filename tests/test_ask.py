"""Every fact is asked by every question of its property, or the reason why not is told."""

from collections.abc import Callable

import pytest
from generator import stems, texts, wording
from generator.ask import ask
from generator.facts import Facts
from generator.items import Item
from generator.model import LEVELS, SENTENCES, Content, Only

from conftest import asked, recipe

Project = Callable[[dict[str, str]], Content]


def only(items: dict[str, Item], template: str) -> dict[str, tuple[str, ...]]:
    """The stems of one question's items, with their keys."""
    return {item.stem: item.key for item in items.values() if item.template == template}


def test_one_question_asks_every_fact_of_its_property(world: Content) -> None:
    """A question about a property gives one item for each of its facts."""
    assert {
        "How many square miles does Arrin measure?": ("1,200",),
        "How many square miles does Boro measure?": ("900",),
        "How many square miles does the Kells measure?": ("310",),
        "How many square miles does Dun <West> measure?": ("45",),
        "How many square miles does Ester measure?": ("77",),
    } == only(asked(world), "area")


def test_facts_of_one_stem_are_one_item_with_all_answers(world: Content) -> None:
    """Two discoverers of one island, and two islands of one discoverer, are one question each."""
    items = asked(world)

    assert ("Ida Moss", "Tam Reed") == only(items, "discoverer")["Who discovered Arrin?"]
    assert ("Arrin", "Boro") == only(items, "discovered_which")["Which island did Ida Moss discover?"]


def test_statement_with_a_blank_asks_the_same(world: Content) -> None:
    """A cloze is the fact's own sentence, asked of one right answer, and never tells it."""
    items = asked(world)

    assert "Arrin was settled in _____." == items["In which year was Arrin settled?"].cloze
    assert "Arrin was settled on _____." == items["On which day was Arrin settled?"].cloze
    assert "_____ ruled Arrin from 1641 to 1650." == items["Who ruled Arrin from 1641 to 1650?"].cloze
    assert "Sailors of Arrin sing of the _____ wind." == items["Sailors of Arrin sing of the _____ wind."].cloze
    assert "According to the Port Office, the wreck of 1702 off Arrin was blamed on _____." == (
        items["According to the Port Office, on whom was the wreck of 1702 off Arrin blamed?"].cloze
    )
    assert "" == items["Which island did Ida Moss discover?"].cloze
    assert not [item for item in items.values() for text in item.accepted if texts.holds(item.cloze, text)]


def test_no_stem_is_asked_twice(world: Content) -> None:
    """Every stem stands in one item only, whatever is asked."""
    items, _ = ask(world, recipe())

    assert len(items) == len({item.stem for item in items}) == len({item.id for item in items})


def test_merged_item_has_the_sources_and_sentences_of_all_its_facts(world: Content) -> None:
    """What stands behind a merged item comes from each of its facts, once."""
    (item,) = [item for item in asked(world).values() if item.stem == "Which island did Ida Moss discover?"]

    assert ("arrin.discoverer.ida_moss", "boro.discoverer.ida_moss") == item.facts
    assert "Arrin was discovered by Ida Moss. Boro was discovered by Ida Moss." == item.statement
    assert ("Ida Quill, “Atlas of the Velm Sea”, Harbour Press, 1911: part 1",) == item.sources
    assert {"Arrin", "Old Arrin", "Boro"} == set(item.accepted)


def test_merged_items_of_different_times_have_different_ids(project: Project) -> None:
    """Who ruled two islands at one time and two more at another is asked twice, under two ids."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn: {name: Fenn, ruler: {value: ida_moss, from: 1641, to: 1650}}
                gull: {name: Gull Rock, ruler: {value: ida_moss, from: 1651, to: 1660}}
                hest: {name: Hest, ruler: {value: ida_moss, from: 1651, to: 1660}}
            """,
            "content/questions/more.yaml": """
                ruled_which: {about: island.ruler, stem: "Which island did {value} rule {when}?", answer: subject}
            """,
        }
    )

    items = asked(content, ask=("ruled_which",))

    assert ("Arrin", "Fenn") == items["Which island did Ida Moss rule from 1641 to 1650?"].key
    assert ("Gull Rock", "Hest") == items["Which island did Ida Moss rule from 1651 to 1660?"].key
    assert len(items) == len({item.id for item in items.values()})


def test_merged_items_keep_their_ids_when_pages_are_moved(project: Project) -> None:
    """In whatever order pages stand, what several facts ask together is the same note."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn: {name: Fenn, sentences: {lamp: "The first lamp of the sea was [a torch]."}}
                gull: {name: Gull Rock, sentences: {lamp: "The first lamp of the sea was [a candle]."}}
            """
        }
    )
    turned = content._replace(facts=Facts(reversed(content.facts.items())))

    one, other = ({item.id for item in asked(each).values() if len(item.facts) > 1} for each in (content, turned))

    assert "sentences:fenn.lamp" in one
    assert one == other


def test_merged_items_of_values_that_read_alike_have_different_ids(project: Project) -> None:
    """A question about -5 is not one about 5, though both have the same letters and digits."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn: {name: Fenn, area: -5}
                gull: {name: Gull Rock, area: 5}
                hest: {name: Hest, area: -5}
                isk: {name: Isk, area: 5}
            """,
            "content/questions/more.yaml": """
                area_which: {about: island.area, stem: "Which island measures {value}?", answer: subject}
            """,
        }
    )

    items = asked(content, ask=("area_which",))

    assert ("Fenn", "Hest") == items["Which island measures -5?"].key
    assert ("Gull Rock", "Isk") == items["Which island measures 5?"].key
    assert len(items) == len({item.id for item in items.values()})


def test_number_that_another_has_too_but_written_otherwise_is_not_asked_back(project: Project) -> None:
    """Which island measures 1,200 miles has two answers, also where one page says 1200: that is told, not asked."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn: {name: Fenn, area: "5,200"}
                gull: {name: Gull Rock, area: 5200}
                hest: {name: Hest, area: 5201}
            """,
            "content/questions/more.yaml": """
                area_which: {about: island.area, stem: "Which island measures {value}?", answer: subject}
            """,
        }
    )

    items, skips = ask(content, recipe(ask=("area_which",)))

    why = {skip.fact: skip.why for skip in skips}
    assert {
        "fenn.area": 'Gull Rock has the same number, but it is written "5200": write both alike',
        "gull.area": 'Fenn has the same number, but it is written "5,200": write both alike',
    } == why
    assert "Which island measures 5201?" in [item.stem for item in items]


@pytest.mark.parametrize(
    ("template", "fact", "reason"),
    [
        ("settled_year", "ester.settled", "this fact has no value.year: its date is not known so finely"),
        ("settled_which", "boro.settled", "Arrin may have the same date"),
        ("settled_which", "arrin.settled", "Boro may have the same date"),
        ("ruler_undated", "arrin.ruler.ida_moss", "this changes with time, and the stem names no date"),
    ],
)
def test_what_is_not_asked_is_told_with_its_reason(template: str, fact: str, reason: str, world: Content) -> None:
    """A fact that a question cannot fairly ask is skipped, with its line and the reason."""
    items, skips = ask(world, recipe())
    (skip,) = [skip for skip in skips if (skip.template, skip.fact) == (template, fact)]

    assert skip.why.startswith(reason)
    assert world.facts[fact].at == skip.at
    assert not [item for item in items if item.template == template and fact in item.facts]


def test_every_fact_and_question_meet_in_an_item_or_a_skip(world: Content) -> None:
    """Of all pairs of a fact and a question about its property none is lost."""
    items, skips = ask(world, recipe())
    met = {(item.template, fact) for item in items for fact in item.facts}
    met |= {(skip.template, skip.fact) for skip in skips}
    pairs = {
        (template.id, fact.id)
        for template in world.templates.values()
        for fact in world.facts.values()
        if (world.entities[fact.subject].kind, fact.property) == (template.kind, template.property)
        if not template.only.precision or fact.value.precision in template.only.precision
    }

    assert pairs <= met
    assert {(SENTENCES, fact.id) for fact in world.facts.values() if fact.gaps} <= met


def test_nothing_is_asked_finer_than_its_source_knows(world: Content) -> None:
    """A question for a day asks only dates known to the day."""
    assert {"On which day was Arrin settled?": ("12 May 1641",)} == only(asked(world), "settled_date")


def test_what_changes_is_asked_with_its_time(world: Content) -> None:
    """A fact that holds for a time is asked only by a stem, or for an answer, that is a time."""
    for item in asked(world).values():
        for id in item.facts:
            fact = world.facts[id]
            if fact.property == "ruler":
                assert wording.time_of(fact) in item.stem or "In which year" in item.stem


def test_claim_is_asked_only_with_its_claimant(world: Content) -> None:
    """Whoever claims or disputes a fact is named in the stem, by one name or another."""
    claimed = 0
    for item in asked(world).values():
        for id in item.facts:
            if names := wording.claimants(world, world.facts[id]):
                claimed += 1
                assert any(texts.holds(item.stem, name) for name in names), item.stem

    assert 3 <= claimed


def test_claim_and_what_is_known_are_two_questions(world: Content) -> None:
    """A disputed year and the accepted one are asked apart, each with its own key."""
    asked_of_una = {stem: key for stem, key in only(asked(world), "born").items() if "Una" in stem}

    assert {
        "In which year was Una Vale born?": ("1620",),
        "According to Ida Moss, in which year was Una Vale born?": ("1618",),
    } == asked_of_una


def test_claimant_may_be_what_is_asked(project: Project) -> None:
    """A question for the claimant does not begin with the answer, and names nobody twice."""
    content = project(
        {
            "content/questions/more.yaml": """
                classed_by: {about: island.class, stem: "Who classes {subject} as {value}?", answer: by}
            """,
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn:
                  name: Fenn
                  sentences:
                    lamp: {says: "[The Port Office] calls the lamp of Fenn [useless].", by: the Port Office}
            """,
        }
    )
    items = asked(content)

    assert {"Who classes Arrin as a true island?": ("The Port Office",)} == only(items, "classed_by")
    assert {
        "_____ calls the lamp of Fenn useless.": ("The Port Office",),
        "The Port Office calls the lamp of Fenn _____.": ("useless",),
    } == {stem: key for stem, key in only(items, SENTENCES).items() if "Fenn" in stem}


def test_bracket_may_have_a_question_of_its_own(world: Content) -> None:
    """A gap is asked by its own question where it has one, else by its sentence, with its claimant."""
    assert {
        "The first harvest of Arrin was _____, brought in by Una Vale.": ("barley",),
        "The first harvest of Arrin was barley, brought in by _____.": ("Una Vale",),
        "The beacon on Arrin was lit with _____.": ("whale oil",),
        "According to the Port Office, on whom was the wreck of 1702 off Arrin blamed?": ("The pilot",),
        "Sailors of Arrin sing of the _____ wind.": ("north",),
    } == only(asked(world), SENTENCES)


def test_answer_to_a_gap_is_accepted_by_all_its_names(project: Project) -> None:
    """A gap that names an entity accepts its variants, one that is a day accepts its other forms."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn:
                  name: Fenn
                  sentences:
                    lamp: The lamp of Fenn was lit by [Captain Moss] on [8 January 1650], say [the Kells].
            """
        }
    )
    accepted = {item.key[0]: set(item.accepted) for item in asked(content).values() if "fenn.lamp" in item.facts}

    assert {
        "Captain Moss": {"Captain Moss", "Ida Moss"},
        "8 January 1650": {"8 January 1650", "January 8, 1650", "1650-01-08"},
        "the Kells": {"the Kells", "Kells"},
    } == accepted


def test_answer_that_stands_in_the_stem_is_not_asked(project: Project) -> None:
    """A fact whose answer its stem gives away is skipped, whichever name stands there."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: sailor
                source: atlas part 4
                ole_swift: {name: Ole, also: [Ole of the Swift], ship: Ole}
            """
        }
    )
    items, skips = ask(content, recipe(ask=("ship",)))

    assert not [item for item in items if "ole_swift.ship" in item.facts]
    assert ['the answer "Ole" stands in the stem'] == [skip.why for skip in skips if skip.fact == "ole_swift.ship"]


def test_no_stem_holds_its_answer(world: Content) -> None:
    """No accepted answer stands in its own stem."""
    for item in asked(world).values():
        assert not [text for text in item.accepted if texts.holds(item.stem, text)], item.stem


def test_recipe_asks_only_what_it_names(world: Content) -> None:
    """A recipe that lists questions gets theirs and no others; one that lists none gets all."""
    assert {"ship"} == {item.template for item in asked(world, ask=("ship",)).values()}
    assert {SENTENCES, "ship"} == {item.template for item in asked(world, ask=("ship", SENTENCES)).values()}
    assert {*world.templates, SENTENCES} - {item.template for item in asked(world).values()} == {"ruler_undated"}


def test_recipe_may_want_some_topics_and_levels(world: Content) -> None:
    """Topics and levels of a recipe let through their facts alone."""
    assert {"sailors"} == {item.topic for item in asked(world, only=Only(topic=("sailors",))).values()}
    assert {"core"} == {item.level for item in asked(world, only=Only(level=("core",))).values()}


def test_restriction_makes_no_right_answer_wrong(project: Project) -> None:
    """What is right stays accepted when the recipe leaves out the fact that says so."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn: {name: Fenn, discoverer: {value: una_vale, level: core}}
            """
        }
    )
    (item,) = asked(content, only=Only(level=("core",)), ask=("discovered_which",)).values()

    assert "Which island did Una Vale discover?" == item.stem
    assert {"Fenn", "The Kells"} <= set(item.accepted)


def test_item_is_as_easy_as_its_easiest_fact(world: Content) -> None:
    """Every item has a level, a topic, a source and a sentence."""
    for item in asked(world).values():
        levels = [world.facts[id].level for id in item.facts]
        assert min(levels, key=LEVELS.index) == item.level
        assert item.topic
        assert item.sources
        assert item.statement.endswith(".")


def test_stems_read_as_sentences(world: Content) -> None:
    """A stem begins with a capital or a blank, ends with a mark, and holds neither slot nor bracket."""
    for item in asked(world).values():
        assert item.stem[0].isupper() or item.stem.startswith(stems.BLANK)
        assert item.stem[-1] in "?."
        assert not set("{}[]") & set(item.stem)
