"""Stems are plain text with slots, and nothing else."""

import pytest
from generator import stems

VALUES = dict.fromkeys(stems.SLOTS, "")


@pytest.mark.parametrize(
    "text",
    ["Who discovered {subject}?", "No slot at all", "", "{value}{subject}", "100 % of { subject }", "a [bracket] # 1"],
)
def test_plain_text_with_slots_is_fine(text: str) -> None:
    """Text, known slots and signs that mean nothing are no fault."""
    assert () == stems.faults(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who is {sbject}?", 'unknown slot "{sbject}"'),
        ("{% if by %}x{% endif %}", "only text and slots"),
        ("{# a remark #}", "only text and slots"),
        ("{subject|upper}", "hold more than a slot's name"),
        ("{subject.name}", "hold more than a slot's name"),
        ("{subject.__class__}", "hold more than a slot's name"),
        ("{value()}", "hold more than a slot's name"),
        ("{1}", "hold more than a slot's name"),
        ("{'subject'}", "hold more than a slot's name"),
        ("{}", "braces"),
        ("{{subject}}", "braces"),
        ("{subject", "braces"),
        ("{the subject}", "braces"),
    ],
)
def test_anything_else_in_braces_is_a_fault(text: str, told: str) -> None:
    """A typo, logic, a filter or an open brace is told in words."""
    assert told in " ".join(stems.faults(text))


@pytest.mark.parametrize("text", ["Who discovered subject}?", "Which island did {value} rule when}?", "{subject}}?"])
def test_closing_brace_without_its_partner_is_a_fault(text: str) -> None:
    """A slot whose opening brace was forgotten is told, not printed."""
    assert stems.faults(text)


def test_every_unknown_slot_is_told() -> None:
    """Two typos in one stem are two faults."""
    assert 2 == len(stems.faults("{sbject} and {vlaue} and {by}"))


def test_every_slot_can_be_filled() -> None:
    """Each slot's text stands where the slot stood."""
    for slot in stems.SLOTS:
        assert "Say Arrin now" == stems.fill(f"Say {{{slot}}} now", VALUES | {slot: "Arrin"})
        assert frozenset({slot}) == stems.slots(f"Say {{{slot}}} now")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Who ruled {subject} {when}?", "Who ruled?"),
        ("{by} says so.", "Says so."),
        ("It was {value} {when}, they say.", "It was, they say."),
        ("  Much \n  room ", "Much room"),
    ],
)
def test_empty_slot_leaves_no_hole(text: str, filled: str) -> None:
    """Where a slot is empty, spaces close up and the text begins with a capital."""
    assert filled == stems.fill(text, VALUES)


@pytest.mark.parametrize("value", ["{subject}", "{% x %}", "{{ 7 * 7 }}", "<b>&", 'a "quote"', "\\1 \\g<0>"])
def test_value_is_never_read_as_a_stem(value: str) -> None:
    """What looks like a slot or markup in a value stays as it is written."""
    assert f"It is {value} here" == stems.fill("It is {value} here", VALUES | {"value": value})


def test_slot_without_a_text_is_an_error() -> None:
    """A slot nobody gave a text for never becomes an empty one."""
    with pytest.raises(KeyError):
        stems.fill("{subject}", {})


@pytest.mark.parametrize(
    ("text", "attributed"),
    [
        ("Who won?", "According to the Times, who won?"),
        ("In which year was it?", "According to the Times, in which year was it?"),
        ("The Kells were settled.", "According to the Times, the Kells were settled."),
        ("Ida won.", "According to the Times, Ida won."),
        ("1641 was dry.", "According to the Times, 1641 was dry."),
    ],
)
def test_claim_is_put_in_the_claimants_mouth(text: str, attributed: str) -> None:
    """A sentence follows its claimant, and only names keep their capital."""
    assert attributed == stems.attributed("the Times", text)


@pytest.mark.parametrize("text", ["As what was it known?", "Did she win?", "After what did it burn?", "Is it an isle?"])
def test_question_word_loses_its_capital(text: str) -> None:
    """A question that begins with a common word goes on in lower case after its claimant."""
    assert f"According to the Times, {text[0].lower()}{text[1:]}" == stems.attributed("the Times", text)


def test_each_bracket_is_one_gap() -> None:
    """Answers are found in order, and each can be left open alone."""
    sentence = "[Io] orbits [Jupiter], says [Galileo Galilei]."

    assert ("Io", "Jupiter", "Galileo Galilei") == stems.gaps(sentence)
    assert "Io orbits Jupiter, says Galileo Galilei." == stems.closed(sentence)
    assert [
        "_____ orbits Jupiter, says Galileo Galilei.",
        "Io orbits _____, says Galileo Galilei.",
        "Io orbits Jupiter, says _____.",
    ] == [stems.opened(sentence, number) for number in (1, 2, 3)]


def test_sentence_without_brackets_has_no_gap() -> None:
    """Plain text has no gap, and an empty bracket is none."""
    assert () == stems.gaps("Io orbits Jupiter.")
    assert () == stems.gaps("Io orbits [].")
