"""One item is posed as any form of question it fits."""

from collections import Counter

import pytest
from generator.items import FORMS_OF_QUESTION, SETS, Item
from generator.model import Content
from generator.pose import fits, poses

from conftest import asked

SEEDS = 400
CHANCE = 10.83  # chi-square at p = .001 with 1 degree of freedom


@pytest.fixture(scope="module")
def lit(world: Content) -> Item:
    """An item of a sentence with a blank and wrong options."""
    return asked(world)["The beacon on Arrin was lit with _____."]


def test_item_fits_what_it_can_be_asked_as(world: Content, lit: Item) -> None:
    """One key among options fits choice and true or false; several keys, several; what has no options, neither."""
    items = asked(world)
    several = items["Which island did Ida Moss discover?"]
    bare = items["On which day was Arrin settled?"]

    assert ["multiple_choice", "true_false", "cloze", "short_answer"] == [f for f in FORMS_OF_QUESTION if fits(lit, f)]
    assert ["multiple_response", "short_answer"] == [f for f in FORMS_OF_QUESTION if fits(several, f)]
    assert ["cloze", "short_answer"] == [f for f in FORMS_OF_QUESTION if fits(bare, f)]
    assert not any(fits(item, form) for item in items.values() for form in SETS)


def test_false_statement_is_the_sentence_with_a_wrong_option(lit: Item) -> None:
    """A statement is true or false as its key says, is never negated, and the key says what is right."""
    for seed in range(20):
        posed = poses(lit, "true_false", str(seed))[0]
        right = posed.stem == "The beacon on Arrin was lit with whale oil."
        assert posed.stem in {option.claim for option in lit.options}
        assert (("True",) if right else ("False",)) == posed.key
        assert ["True", "False"] == [option.text for option in posed.options]
        assert [right, not right] == [option.correct for option in posed.options]
        assert "The beacon on Arrin was lit with whale oil." == posed.statement
        assert " not " not in posed.stem


def test_nothing_is_said_against_the_right_word(world: Content) -> None:
    """Beside a false statement the key says why it is not true, and never why it is not false."""
    posed = [
        each
        for item in asked(world).values()
        if fits(item, "true_false")
        for seed in range(8)
        for each in poses(item, "true_false", str(seed))
    ]

    assert any(option.why for item in posed for option in item.options)
    assert not any(option.why for item in posed for option in item.options if option.correct)


def test_as_many_statements_are_true_as_false(lit: Item) -> None:
    """Over many seeds a statement is true as often as false, and each wrong option is taken alike."""
    shown = Counter(poses(lit, "true_false", str(seed))[0].stem for seed in range(SEEDS))
    true = shown.pop("The beacon on Arrin was lit with whale oil.")

    assert (2 * true - SEEDS) ** 2 / SEEDS < CHANCE
    assert min(shown.values()) > SEEDS / 12


def test_cloze_and_short_answer_show_no_options(lit: Item) -> None:
    """What is written by hand gives nothing to choose from."""
    assert ((), lit.cloze) == (poses(lit, "cloze", "1")[0].options, poses(lit, "cloze", "1")[0].stem)
    assert ((), lit.stem) == (poses(lit, "short_answer", "1")[0].options, poses(lit, "short_answer", "1")[0].stem)


def test_blank_that_anything_might_fill_is_no_cloze(project: object) -> None:
    """Of "Fenn was _____." only the question is asked."""
    content = project(  # type: ignore[operator]
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn: {name: Fenn, sentences: {lamp: "Fenn was [the last island to be charted]."}}
            """
        }
    )
    item = asked(content)["Fenn was _____."]

    assert not fits(item, "cloze")
    assert fits(item, "short_answer")


def test_blank_of_a_statement_says_what_sort_of_answer_is_wanted(world: Content) -> None:
    """Beside a year is written "(year)"; where another answer might do as well there is no cloze."""
    items = asked(world)
    year = items["In which year was Arrin settled?"]

    assert "Arrin was settled in _____ (year)." == poses(year, "cloze", "1")[0].stem
    area = items["How many square miles does Arrin measure?"]
    assert "Arrin measures _____ square miles." == poses(area, "cloze", "1")[0].stem
    assert not fits(items["What was the ship of Ida Moss?"], "cloze")
    assert not fits(items["Which island was settled in April 1650?"], "cloze")
