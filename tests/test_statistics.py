"""Over a thousand seeds chance alone decides where right answers stand, and what one item does touches no other."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from generator import measures
from generator.ask import ask
from generator.distractors import Choices
from generator.facts import Facts
from generator.forms import arrange
from generator.items import Form, Item
from generator.model import Content, Only, Recipe, Row
from generator.nearness import Nearness
from generator.sets import propose

from conftest import WORLD, asked, factdeck, recipe
from test_forms import item

SEEDS = 1000
LEAST = 0.001
"""A fair draw has a smaller p-value once in a thousand times; the seeds are fixed, so it has it always or never."""
FORMS = ("A", "B")


def quiz(*rows: Row, **changes: object) -> Recipe:
    """A quiz of those rows with two forms."""
    return recipe(**{"forms": FORMS, "blueprint": rows, **changes})


def row(items: int, as_: str = "multiple_choice", parts: int = 0, line: int = 1, ask: tuple[str, ...] = ()) -> Row:
    """A line of a blueprint."""
    return Row(ask, Only(), items, as_, f"decks/quiz.yaml:{line}", parts)


def places(form: Form) -> list[int]:
    """Where the right option of each item of a form stands."""
    return [[option.correct for option in each.options].index(True) for each in form.items]


def even(sequences: list[list[int]], options: int) -> bool:
    """Whether right answers stand at each place alike, and no place tells of the next."""
    flat = [place for sequence in sequences for place in sequence]
    table = measures.transitions(sequences, options)
    rows, columns = [sum(line) for line in table], [sum(column) for column in zip(*table, strict=True)]
    pairs = sum(rows)
    expected = [[one * other / pairs for other in columns] for one in rows]
    statistic = sum(
        (table[one][other] - expected[one][other]) ** 2 / expected[one][other]
        for one in range(options)
        for other in range(options)
    )
    assert min(rows) > 0
    spread = measures.evenness([flat.count(place) for place in range(options)])
    return spread > LEAST and measures.chi_square_tail(statistic, (options - 1) ** 2) > LEAST


def papers(make: Callable[[str], Iterable[Item]], *rows: Row, **changes: object) -> Iterator[tuple[Form, ...]]:
    """The forms of a thousand quizzes, each with a seed and the items made for it."""
    for seed in map(str, range(SEEDS)):
        forms, problems = arrange(quiz(*rows, seed=seed, **changes), list(make(seed)))
        assert [] == problems
        yield forms


def with_options(count: int, items: int = 5) -> list[Item]:
    """Items of so many options that share nothing."""
    made = [item(f"q{number}") for number in range(items)]
    spare = [[each.options[-1]._replace(text=f"W{each.id}")] for each in made]
    return [each._replace(options=(*each.options, *more)[:count]) for each, more in zip(made, spare, strict=True)]


@pytest.fixture
def dated(project: Callable[[dict[str, str]], Content]) -> tuple[Content, list[Item]]:
    """Islands settled in twelve years, and the questions for the two years amid them, without options yet."""
    pages = "".join(
        f"isle_{year}:\n  name: Isle {letter}\n  settled: {year}\n"
        for year, letter in zip(range(1500, 1548, 4), "ABCDEFGHJKLM", strict=True)
    )
    content = project({"content/facts/isles.yaml": f"kind: island\nsource: atlas part 1\n{pages}"})
    content = content._replace(facts=Facts((id, each) for id, each in content.facts.items() if each.topic == "isles"))
    items, _ = ask(content, recipe(ask=("settled_year",)))
    return content, items[5:7]


@pytest.mark.parametrize("options", [3, 4, 5])
def test_letters_are_even_and_do_not_tell_the_next(options: int) -> None:
    """On either form the right answer is as often at each letter, whatever letter came before."""
    items = with_options(options)
    drawn = list(papers(lambda _: items, row(5)))

    for number in range(len(FORMS)):
        assert even([places(forms[number]) for forms in drawn], options)


@pytest.mark.parametrize("options", [3, 4, 5])
def test_dates_are_as_often_the_first_as_the_last(options: int, dated: tuple[Content, list[Item]]) -> None:
    """Options on a scale ascend, and still the right one has each place alike where both sides have enough dates."""
    content, items = dated
    choices = Choices(content)

    def offered(seed: str) -> list[Item]:
        return [choices.full(recipe(options=options, seed=seed), item) for item in items]

    drawn = list(papers(offered, row(2)))

    assert all(each.ordered and len(each.options) == options for each in drawn[0][0].items)
    for number in range(len(FORMS)):
        assert even([places(forms[number]) for forms in drawn], options)


def test_statements_are_as_often_true_as_false() -> None:
    """Half of all statements are true, whether or not the one before was."""
    items = [
        each._replace(
            cloze="It is _____.",
            options=tuple(option._replace(claim=f"It is {option.text}.") for option in each.options),
        )
        for each in with_options(3)
    ]
    drawn = list(papers(lambda _: items, row(5, "true_false")))

    for number in range(len(FORMS)):
        assert even([places(forms[number]) for forms in drawn], 2)


def test_forms_agree_no_more_than_chance() -> None:
    """A neighbour with another form has the same letter at the same number as often as one who guesses."""
    items = with_options(4)
    pairs = [
        (mine, theirs)
        for one, other in papers(lambda _: items, row(5))
        for mine, theirs in zip(places(one), places(other), strict=True)
    ]

    assert measures.binomial_test(sum(mine == theirs for mine, theirs in pairs), len(pairs), 1 / 4) > LEAST


def test_forms_agree_on_dates_no_more_than_chance(dated: tuple[Content, list[Item]]) -> None:
    """Options on a scale ascend on every form, and a neighbour's letter still tells no more than a guess."""
    content, items = dated
    choices = Choices(content)
    pairs = []
    for one, other in papers(lambda seed: [choices.full(recipe(seed=seed), each) for each in items], row(2)):
        theirs = {each.id: each for each in other.items}
        for mine in one.items:
            years = [[option.text for option in each.options] for each in (mine, theirs[mine.id])]
            assert years == [sorted(shown) for shown in years]
            pairs.append([shown.index(mine.key[0]) for shown in years])

    assert measures.binomial_test(sum(mine == theirs for mine, theirs in pairs), len(pairs), 1 / 4) > LEAST


def test_fair_papers_are_hardly_ever_called_uneven() -> None:
    """Fewer than five papers in a thousand have letters that a report wants looked at."""
    items = with_options(3, 10)
    odd = 0
    for form, _ in papers(lambda _: items, row(10)):
        found = places(form)
        counts = [found.count(place) for place in range(3)]
        run = measures.run_tail(measures.longest_run(found), len(found), 3)
        odd += measures.evenness(counts) < LEAST or run < LEAST

    assert odd < 5


MIXED = (
    row(3, line=1),
    row(2, "true_false", line=2),
    row(2, "short_answer", line=3),
    row(1, "cloze", line=4),
)


def test_question_taken_away_changes_no_other(world: Content) -> None:
    """Without one of its templates the content asks all other questions with the same options."""
    full = asked(world)
    assert len(world.templates) > 10
    for name in world.templates:
        fewer = asked(world._replace(templates={id: each for id, each in world.templates.items() if id != name}))
        assert {stem: each for stem, each in full.items() if each.template != name} == {
            stem: each._replace(slot=full[stem].slot) for stem, each in fewer.items()
        }


def test_item_taken_away_or_added_moves_no_other(world: Content) -> None:
    """On every form what stays keeps its options, its truth and its order; an item not drawn changes nothing at all."""
    items = list(asked(world).values())
    for seed in map(str, range(5)):
        paper = quiz(*MIXED, seed=seed)
        forms, problems = arrange(paper, items)
        assert [] == problems
        drawn = {each.id for each in forms[0].items}
        for gone in items:
            fewer, _ = arrange(paper, [each for each in items if each is not gone])
            if gone.id not in drawn:
                assert fewer == forms, gone.id
            for before, after in zip(forms, fewer, strict=True):
                assert in_common(before, after) == in_common(after, before), gone.id


def in_common(one: Form, other: Form) -> list[Item]:
    """The items of a form that another has as well, in the same form of question."""
    theirs = {(each.id, each.form) for each in other.items}
    return [each for each in one.items if (each.id, each.form) in theirs]


SETTLED = ("settled_year", "settled_which", "area", "born")
"""Questions that come in sets."""


@pytest.mark.parametrize(("as_", "parts"), [("matching", 4), ("ordering", 3)])
def test_set_stays_where_it_still_fits(as_: str, parts: int, world: Content) -> None:
    """A set is drawn again when an item it does not hold is taken away, with the same parts in the same order."""
    items = list(asked(world).values())
    kept = 0
    for seed in map(str, range(3)):
        paper = quiz(row(1, as_, parts), seed=seed)
        forms, problems = arrange(paper, items, propose(Nearness(world), paper, items))
        assert [] == problems
        (drawn,) = forms[0].items
        shown = {*drawn.facts, *(option.text for option in drawn.options)}
        for gone in items:
            if gone.template in SETTLED and not shown & {*gone.facts, *gone.key}:
                fewer = [each for each in items if each is not gone]
                assert forms == arrange(paper, fewer, propose(Nearness(world), paper, fewer))[0], (seed, gone.id)
                kept += 1

    assert kept > 10


SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tashkent"},
    {"PYTHONHASHSEED": "3", "LC_ALL": "C.UTF-8", "TZ": "America/St_Johns", "PYTHONUTF8": "0"},
)


def test_surroundings_change_no_byte(tmp_path: Path) -> None:
    """Whatever the hash seed, the locale and the time zone, each built file and each listed item is the same."""
    made = []
    for number, surroundings in enumerate(SURROUNDINGS):
        out = tmp_path / str(number)
        assert 0 == factdeck("build", "--root", WORLD, "--out", out, **surroundings).returncode
        listed = factdeck("ask", "--json", "--root", WORLD, **surroundings).stdout
        made.append({path.name: path.read_bytes() for path in out.iterdir()} | {"": listed.encode()})

    assert len(made[0]) > 10
    assert len(made[0][""]) > 10_000
    assert made[0] == made[1] == made[2]
