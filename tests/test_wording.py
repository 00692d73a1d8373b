"""A fact is said in a sentence that names who says so, and its answers have all their names."""

from collections.abc import Callable

import pytest
from generator import wording
from generator.meaning import by_name
from generator.model import Content

from conftest import asked

Project = Callable[[dict[str, str]], Content]


@pytest.mark.parametrize(
    ("id", "statement"),
    [
        ("arrin.settled", "Arrin was settled on 12 May 1641."),
        ("boro.settled", "Boro was settled in 1641."),
        ("ester.settled", "Ester was settled in about 1670."),
        ("the_kells.settled", "The Kells was settled in April 1650."),
        ("arrin.discoverer.ida_moss", "Arrin was discovered by Ida Moss."),
        ("arrin.ruler.ida_moss", "Ida Moss ruled Arrin from 1641 to 1650."),
        ("arrin.ruler.una_vale", "Una Vale ruled Arrin from 1661."),
        ("arrin.class.a_true_island", "The Port Office classes Arrin as a true island."),
        ("una_vale.born.ida_moss", "According to Ida Moss, Una Vale was born in 1618."),
        ("una_vale.born", "Una Vale was born in 1620."),
        (
            "arrin.wreck",
            "According to the Port Office, the wreck of 1702 off Arrin was blamed on the pilot.",
        ),
        ("arrin.first_harvest", "The first harvest of Arrin was barley, brought in by Una Vale."),
    ],
)
def test_fact_is_said_in_a_sentence(id: str, statement: str, world: Content) -> None:
    """A statement names subject, value and time, and who says so where somebody does."""
    assert statement == wording.statement(world, world.facts[id])


def test_claimant_in_the_sentence_is_not_named_twice(project: Project) -> None:
    """A sentence that says who claims it, by whatever name, is not attributed again."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn:
                  name: Fenn
                  sentences:
                    lamp: {says: "Captain Moss wrote that Fenn was lit by [oil].", by: ida_moss}
            """
        }
    )

    assert "Captain Moss wrote that Fenn was lit by oil." == wording.statement(content, content.facts["fenn.lamp"])


@pytest.mark.parametrize("value", ["[Ru(bpy)3]Cl2", "from [0, 1]", "a[0]"])
def test_brackets_of_a_value_stay(value: str, project: Project) -> None:
    """Only in sentences do brackets mark answers; a value of a property keeps its own."""
    page = f"kind: island\nsource: atlas part 4\nfenn: {{name: Fenn, motto: '{value}'}}\n"
    content = project({"content/facts/more.yaml": page})

    assert f"The motto of Fenn is “{value}”." == wording.statement(content, content.facts["fenn.motto"])
    (item,) = [each for stem, each in asked(content).items() if value in stem]
    assert item.key == ("Fenn",)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{value: ida_moss, on: "1650"}', "in 1650"),
        ('{value: ida_moss, on: "1650-03-04"}', "on 4 March 1650"),
        ('{value: ida_moss, from: "1641", to: "1650-02"}', "from 1641 to February 1650"),
        ('{value: ida_moss, from: "1641~"}', "from about 1641"),
        ('{value: ida_moss, to: "1650"}', "until 1650"),
    ],
)
def test_time_is_said_as_it_is_known(written: str, said: str, project: Project) -> None:
    """A fact that changes is said with its day, its beginning, its end, or both."""
    content = project(
        {"content/facts/more.yaml": f"kind: island\nsource: atlas 4\nfenn:\n  name: Fenn\n  ruler: {written}\n"}
    )

    assert said == wording.time_of(content.facts["fenn.ruler.ida_moss"])


@pytest.mark.parametrize(
    ("id", "wanted", "answers"),
    [
        ("arrin.settled", "value", ("12 May 1641", "May 12, 1641", "1641-05-12")),
        ("arrin.settled", "value.year", ("1641",)),
        ("ester.settled", "value.year", ()),
        ("arrin.settled", "subject", ("Arrin", "Old Arrin")),
        ("the_kells.settled", "subject", ("The Kells", "Kells")),
        ("arrin.discoverer.ida_moss", "value", ("Ida Moss", "Captain Moss")),
        ("ida_moss.ship", "value", ("The Grey Heron", "Grey Heron")),
        ("arrin.ruler.ida_moss", "from.year", ("1641",)),
        ("arrin.ruler.una_vale", "to.year", ()),
        ("arrin.ruler.una_vale", "on", ()),
        ("arrin.settled", "by", ()),
        ("una_vale.born.ida_moss", "by", ("Ida Moss", "Captain Moss")),
        ("arrin.class.a_true_island", "by", ("The Port Office", "Port Office")),
    ],
)
def test_answer_comes_with_its_variants(id: str, wanted: str, answers: tuple[str, ...], world: Content) -> None:
    """An answer is shown with a capital and accepted without its article, by other names, in other forms."""
    fact = world.facts[id]
    assert answers == wording.answer(world, fact, wanted, wording.slots(world, fact))


def test_source_can_be_found_by_a_reader(world: Content) -> None:
    """A citation names author, title, publisher, date and place as far as they are known."""
    cited = {each.facts[0]: each.sources[0] for each in asked(world).values()}

    assert "Ida Quill, “Atlas of the Velm Sea”, Harbour Press, 1911: part 1" == cited["boro.area"]
    assert "“Log of the Grey Heron”, April 1650: entry of 3 April" == cited["ida_moss.ship"]


@pytest.mark.parametrize(
    ("id", "note"),
    [
        ("arrin.beacon", "A model of it stands in the harbour."),
        ("una_vale.born.ida_moss", "Disputed: The parish book gives 1620."),
        ("boro.area", ""),
    ],
)
def test_note_says_what_is_disputed(id: str, note: str, world: Content) -> None:
    """A reader learns of a dispute and of what is noted, and of nothing else."""
    assert note == wording.note(world.facts[id])


def test_dispute_and_note_are_two_sentences(project: Project) -> None:
    """A dispute written without a full stop does not run into the note."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn:
                  name: Fenn
                  area: {value: 12, by: the Port Office, disputed: The Gazette gives 20, note: It sank.}
            """
        }
    )

    assert "Disputed: The Gazette gives 20. It sank." == wording.note(content.facts["fenn.area"])


def test_entity_is_found_by_any_of_its_names(world: Content) -> None:
    """An entity stands under its name and variants without their article."""
    named = by_name(world)

    assert "arrin" == named["old arrin"].id
    assert "the_kells" == named["kells"].id
    assert "ida_moss" == named["captain moss"].id
