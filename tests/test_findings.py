"""Each finding calls fine what chance or good practice explains, and what it does not, it asks to look at."""

from dataclasses import replace

from generator.figures import (
    Breach,
    Coverage,
    Difficulty,
    Figures,
    Finding,
    Flaws,
    Guessing,
    Lengths,
    Line,
    LongestKey,
    Overlap,
    Positions,
    Report,
    Run,
)
from generator.findings import judge

ITEM = Figures("q", (1, 2), "Who?", "multiple_choice", "ships", "core", 1, Difficulty(0, 1, 1, 0))
PLAIN = Report(
    findings=(),
    blueprint=(Line("decks/quiz.yaml:4", "multiple_choice", (), (), (), 12, 12),),
    flaws=Flaws(12, 0, 0, ()),
    positions=(Positions("A", "multiple_choice", (4, 4, 4), 0.0, 1.0),),
    runs=(Run("A", "multiple_choice", 2, 12, 0.9, 3, 3.7),),
    longest_key=LongestKey(4, 12, 4.0, 0, 8, 1.0),
    lengths=Lengths(((3, 12),), 8.0, 1.5),
    topics=(Coverage("ships", 12, 40), Coverage("winds", 1, 9)),
    items=(*[ITEM] * 11, replace(ITEM, difficulty=Difficulty(1, 3, 0, 2))),
    overlaps=(Overlap("A", "B", (1, 2), 12, 4.0, 0.9, 0.1),),
    guessing=(Guessing("multiple_choice", 12, 12, 4.0),),
)


def finding(figure: str, **changes: object) -> Finding:
    """What is found of a figure of the plain report with those changes; all else must be fine."""
    found = {each.figure: each for each in judge(replace(PLAIN, **changes))}  # type: ignore[arg-type]
    assert all(each.fine for each in found.values() if each.figure != figure)
    return found[figure]


def test_plain_report_is_fine() -> None:
    """A quiz without anything odd has a finding for each figure, all fine, each a sentence."""
    found = judge(PLAIN)

    assert 11 == len({each.figure for each in found})
    assert all(each.fine and each.says.endswith(".") for each in found)


def test_line_without_its_items_wants_a_look() -> None:
    """It is named with its place."""
    found = finding("blueprint", blueprint=(replace(PLAIN.blueprint[0], got=11),))

    assert (False, True) == (found.fine, "decks/quiz.yaml:4" in found.says)


def test_one_warning_is_fine_and_an_error_or_two_warnings_are_not() -> None:
    """An item that breaks one soft rule may stay."""
    warning = Breach("Q07", "warning", 1)

    assert finding("flaws", flaws=Flaws(12, 1, 0, (warning,))).fine
    assert not finding("flaws", flaws=Flaws(12, 1, 1, (warning, warning))).fine
    assert not finding("flaws", flaws=Flaws(12, 1, 0, (Breach("Q02", "error", 1),))).fine
    assert "broken by 1 of 12 items, two or more by 1 (8 %)" in finding("flaws", flaws=Flaws(12, 1, 1, ())).says


UNREAD = {"short_answer": 2, "matching": 9, "ordering": 12, "true_false": 8}


def test_items_no_rule_reads_are_told() -> None:
    """The teacher is told their numbers, to look at them."""
    items = [
        replace(each, kind=kind, numbers=(number, 1))
        for each, (kind, number) in zip(PLAIN.items[-4:], UNREAD.items(), strict=True)
    ]

    assert "No rule reads numbers 8, 9 and 12 of the first form" in finding("flaws", items=tuple(items)).says
    assert "No rule reads number 9 of the first form" in finding("flaws", items=tuple(items[:2])).says


def test_letters_want_a_look_where_chance_hardly_makes_them() -> None:
    """Uneven letters, or one letter too often in a row, and the form is named; what is merely odd is fine."""
    (positions,), (run,) = PLAIN.positions, PLAIN.runs

    assert finding("positions", positions=(replace(positions, p=0.002),)).fine
    uneven = finding("positions", positions=(replace(positions, p=0.0004),))
    assert not uneven.fine
    assert "On form A" in uneven.says
    assert "fewer than 1 of 1,000 papers" in uneven.says
    assert not finding("positions", runs=(replace(run, p=0.0004),)).fine


def test_few_letters_tell_nothing() -> None:
    """With so few questions that not even one letter throughout would be odd, the report says so."""
    assert "too few" in finding("positions", positions=(replace(PLAIN.positions[0], counts=(3, 0, 0)),)).says
    assert "no questions with one right letter" in finding("positions", positions=(), runs=()).says


def test_length_outside_its_band_is_a_cue() -> None:
    """Too many right answers that are the longest want a look; where any number is in the band, nothing is known."""
    assert not finding("longest_key", longest_key=replace(PLAIN.longest_key, longest=9)).fine
    assert "too few to tell" in finding("longest_key", longest_key=LongestKey(1, 2, 0.7, 0, 2, 1.0)).says
    assert "No item" in finding("longest_key", longest_key=LongestKey(0, 0, 0.0, 0, 0, 1.0)).says


def test_long_stems_and_two_options_want_a_look() -> None:
    """Thirty words of stem on average are many, and two options are a coin."""
    assert not finding("lengths", lengths=Lengths(((3, 12),), 31.0, 1.5)).fine
    assert not finding("lengths", lengths=Lengths(((2, 12),), 8.0, 1.5)).fine
    assert finding("lengths", lengths=Lengths((), 8.0, 0.0)).fine


def test_matching_in_disguise_wants_a_look() -> None:
    """Four questions that offer one another's right answers are named; of two or three the teacher is told."""
    assert "numbers 3, 5, 8 and 9." in finding("alike", alike=((1, 2), (3, 5, 8, 9))).says
    assert not finding("alike", alike=((3, 5, 8, 9),)).fine
    assert "numbers 1 and 2." in finding("alike", alike=((1, 2),)).says
    assert finding("alike", alike=((1, 2),)).fine


def test_topic_without_a_question_wants_a_look() -> None:
    """It is named."""
    found = finding("topics", topics=(Coverage("ships", 1, 2), Coverage("winds", 0, 9)))

    assert (False, True) == (found.fine, "none on winds" in found.says)


def test_item_without_source_wants_a_look() -> None:
    """One is enough."""
    assert not finding("citations", items=(*PLAIN.items, replace(ITEM, citations=0))).fine


def test_items_all_alike_in_difficulty_want_a_look() -> None:
    """A paper of easy items alone is told; difficulty is always called predicted."""
    found = finding("difficulty", items=(ITEM,) * 12)

    assert not found.fine
    assert "Predicted, not measured: 12 easy, 0 of middle difficulty, 0 hard" in found.says


def test_forms_too_much_alike_want_a_look() -> None:
    """Too many letters alike, or twenty items in nearly one order; with few items order says nothing."""
    (overlap,) = PLAIN.overlaps

    assert not finding("overlaps", overlaps=(replace(overlap, p=0.0004),)).fine
    assert finding("overlaps", overlaps=(replace(overlap, rank=0.8),)).fine
    many = {"items": PLAIN.items * 2, "flaws": Flaws(24, 0, 0, ())}
    assert not finding("overlaps", overlaps=(replace(overlap, rank=0.8),), **many).fine
    assert finding("overlaps", overlaps=(replace(overlap, rank=None, lettered=0),), **many).fine
    assert "one form only" in finding("overlaps", overlaps=()).says


def test_of_many_pairs_of_forms_some_are_alike_by_chance() -> None:
    """Of a class a few pairs in nearly one order are told, and are no reason for another seed; many of them are.

    Of four forms one pair is told; whoever hands the papers out can part them.
    """
    many = {"items": PLAIN.items * 2, "flaws": Flaws(24, 0, 0, ())}
    (plain,) = PLAIN.overlaps
    pairs = [replace(plain, one=str(each), other=str(each + 1)) for each in range(100)]
    ordered = [replace(pair, rank=0.6) for pair in pairs]

    few = finding("overlaps", overlaps=(*ordered[:3], *pairs[3:]), **many)
    copied = finding("overlaps", overlaps=(replace(pairs[0], p=1e-6), *pairs[1:]), **many)
    rare = finding("overlaps", overlaps=(replace(pairs[0], p=0.0004), *pairs[1:]), **many)

    assert (True, True) == (few.fine, few.says.endswith("not sit side by side: 0 and 1, 1 and 2, 2 and 3."))
    assert (False, True) == (copied.fine, "Try another seed" in copied.says)
    assert rare.fine
    four = finding("overlaps", overlaps=(ordered[0], *pairs[1:6]), **many)
    assert (True, True) == (four.fine, four.says.endswith("let this not sit side by side: 0 and 1."))
    assert not finding("overlaps", overlaps=(*ordered[:2], *pairs[2:6]), **many).fine
    crowded = finding("overlaps", overlaps=tuple(ordered), **many)
    assert not crowded.fine
    assert "9 and 10 and 90 more pairs" in crowded.says


def test_points_to_be_had_by_guessing_want_a_look() -> None:
    """Half of the points, as with statements alone, are too many; a third are not."""
    assert "4.0 of 12 points (33 %)" in finding("guessing").says
    assert not finding("guessing", guessing=(Guessing("true_false", 12, 12, 6.0),)).fine
