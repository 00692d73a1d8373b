"""A quiz has what its blueprint asks, fairly arranged, or says what is missing."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from generator import flow, texts
from generator.forms import arrange
from generator.items import Form, Item, Option, Part
from generator.model import Content, Only, Recipe, Row

from conftest import asked, in_time, recipe

Project = Callable[[dict[str, str]], Content]

SEEDS = 200
CHANCE = 16.27  # chi-square at p = .001 with 3 degrees of freedom


def item(id: str, **changes: object) -> Item:
    """An item of four options that shares nothing with others."""
    key, rest = f"K{id}", [f"{letter}{id}" for letter in "XYZ"]
    options = (Option(key, True, ""), *(Option(text, False, "No.") for text in rest))
    plain = Item(
        id, (f"fact.{id}",), "ship", "sailors", "core", f"What is {id}x?", (key,), (key,), options, "It is.", "", ("S",)
    )
    return plain._replace(**changes)  # type: ignore[arg-type]


def quiz(*rows: Row, **changes: object) -> Recipe:
    """A quiz of those rows."""
    return recipe(**{"forms": ("A", "B"), "blueprint": tuple(rows), **changes})


def row(items: int, as_: str = "multiple_choice", line: int = 4, **only: tuple[str, ...]) -> Row:
    """A line of a blueprint."""
    ask = only.pop("ask", ())
    return Row(ask, Only(**only), items, as_, f"decks/quiz.yaml:{line}")


def ids(form: Form) -> list[str]:
    """The ids of a form's items, in order."""
    return [item.id for item in form.items]


MANY = [item(f"q{number:02d}") for number in range(40)]


def test_deck_is_one_form_of_everything() -> None:
    """A recipe without a blueprint keeps all items in their order, with their options."""
    forms, problems = arrange(quiz(), MANY)

    assert ([], (Form("", tuple(MANY)),)) == (problems, forms)


def test_blueprint_is_met_exactly(world: Content) -> None:
    """For 200 seeds each line of a blueprint gets as many fitting items as it asks for."""
    items = list(asked(world).values())
    paper = quiz(
        row(3, ask=("settled_year", "ship")),
        row(1, ask=("sentences",), level=("core",)),
        row(2, as_="short_answer", topic=("islands",), ask=("area", "discoverer")),
    )
    for seed in range(SEEDS):
        forms, problems = arrange(paper._replace(seed=str(seed)), items)
        assert [] == problems
        for form in forms:
            asks = Counter(each.template for each in form.items)
            short = [each for each in form.items if not each.options]
            assert 6 == len(form.items)
            assert 3 == asks["settled_year"] + asks["ship"]
            assert 1 == asks["sentences"]
            assert 2 == len(short) == asks["area"] + asks["discoverer"]


def test_deficit_is_told_with_its_line() -> None:
    """A line that asks for more than there is is a problem, with what can be had and what to do."""
    paper = quiz(row(2, ask=("ship",), line=4), row(3, ask=("area",), line=5), row(9, level=("detail",), line=6))
    _, problems = arrange(paper, [*MANY[:2], item("a1", template="area", level="standard")])

    assert [
        ("decks/quiz.yaml:5", "this line asks for 3 items as multiple choice, but only 1 can be had"),
        ("decks/quiz.yaml:6", "this line asks for 9 items as multiple choice, but none can be had"),
    ] == sorted((problem.at, problem.what) for problem in problems)
    assert all(problem.fix for problem in problems)


ISLETS = """
    kind: island
    source: atlas p. 1

    north: {name: North, settled: 1611, area: 3}
    south: {name: South, settled: 1622, area: 4}
    """


@pytest.mark.parametrize(
    ("line", "what", "fix", "more"),
    [
        (
            "{topic: islets, ask: settled_year, as: ordering, parts: 4}",
            "this line asks for 1 item as ordering, but none can be had",
            "write more facts, ask for fewer  parts:,  or widen the line: an ordering of 4 takes 4 dated facts that "
            "nobody disputes, with a month or more between any two, in sentences without first, last, born or a year",
            "east: {name: East, settled: 1630}\n    west: {name: West, settled: 1641}\n",
        ),
        (
            "{topic: islets, ask: area, as: matching, parts: 4}",
            "this line asks for 1 item as matching, but none can be had",
            "write more facts, or widen the line: a matching of 4 takes 5 facts of one property, asked by one "
            "question, each with an answer of its own that is wrong for the others",
            "east: {name: East, area: 5}\n    west: {name: West, area: 6}\n    isle: {name: Isle, area: 7}\n",
        ),
        (
            "{topic: islets, ask: discoverer, as: multiple_response}",
            "this line asks for 1 item as multiple response, but none can be had",
            "write more facts, or widen the line: it takes questions with several right answers, and wrong ones to "
            "offer; factdeck ask test shows each with its answers and options, and what was skipped",
            "east: {name: East, discoverer: [una_vale, tam_reed]}\n    west: {name: West, discoverer: ole}\n"
            "    ole: {name: Ole Ives, kind: sailor, born: 1601}\n",
        ),
    ],
)
def test_line_that_nothing_fits_says_what_it_takes(
    line: str, what: str, fix: str, more: str, own_world: Path, project: Project
) -> None:
    """The remedy names the facts that such a line takes, and when they are written the line is met."""
    (own_world / "decks/test.yaml").write_text(f"title: T\nblueprint: [{line}]\n", "utf-8")

    few = project({"content/facts/islets.yaml": ISLETS})
    (problem,) = flow.arranged(flow.Bank(few), few.recipes["test"])[1]
    enough = project({"content/facts/islets.yaml": f"{ISLETS}{more}"})

    assert (what, fix) == (problem.what, problem.fix)
    assert not flow.arranged(flow.Bank(enough), enough.recipes["test"])[1]


def test_equal_lines_each_get_their_items() -> None:
    """Two lines that say the same, even in one line of the file, are two lines."""
    (form, _), problems = arrange(quiz(row(2), row(2)), MANY)

    assert [] == problems
    assert 4 == len(form.items) == len(set(ids(form)))


def test_item_without_options_is_no_multiple_choice() -> None:
    """What has no options fits only a line for short answers, and what has some fits both."""
    bare = [item(f"b{number}", options=()) for number in range(3)]

    assert arrange(quiz(row(1)), bare)[1]
    assert not arrange(quiz(row(3, "short_answer")), bare)[1]
    (form, _), problems = arrange(quiz(row(3, "short_answer")), MANY)
    assert [] == problems
    assert [(), (), ()] == [each.options for each in form.items]


def test_narrow_line_is_served_before_a_wide_one() -> None:
    """A line that few items fit gets them, though a line before it could take them too."""
    items = [*MANY[:3], item("rare", template="area")]
    for seed in range(SEEDS):
        forms, problems = arrange(quiz(row(3), row(1, ask=("area",)), seed=str(seed)), items)
        assert [] == problems
        assert {"q00", "q01", "q02", "rare"} == set(ids(forms[0]))


def test_no_fact_stands_twice_on_a_paper(world: Content) -> None:
    """For 200 seeds no two questions of a paper rest on one fact."""
    items = list(asked(world).values())
    for seed in range(SEEDS):
        forms, _ = arrange(quiz(row(12), row(6, "short_answer"), seed=str(seed)), items)
        facts = Counter(fact for each in forms[0].items for fact in each.facts)
        assert 1 == max(facts.values())


def test_no_question_answers_another(world: Content) -> None:
    """For 200 seeds no key of a paper stands in the stem of another of its questions."""
    items = list(asked(world).values())
    for seed in range(SEEDS):
        forms, _ = arrange(quiz(row(12), row(6, "short_answer"), seed=str(seed)), items)
        for one in forms[0].items:
            for other in forms[0].items:
                if one is not other:
                    assert not any(texts.holds(other.stem, key) for key in one.key), (one.stem, other.stem)


def test_another_name_of_the_answer_answers_it_too() -> None:
    """A question that names an answer by another name does not stand on its paper."""
    items = [item("a", accepted=("Ka", "Captain Moss")), item("b", stem="What did Captain Moss say?")]
    forms, problems = arrange(quiz(row(2)), items)

    assert problems
    assert 1 == len(forms[0].items)


def test_one_answer_about_one_thing_is_asked_once() -> None:
    """Who knows when a captain died knows when she stopped to lead: a paper asks only one of the two."""
    year = {"key": ("1909",), "accepted": ("1909",)}
    died = item("a", stem="In which year did Captain Moss die?", **year)
    led = item("b", stem="In which year did the lead of the fleet by Moss end?", **year)
    day = item("c", stem="On which day was Moss buried?", key=("3 May 1909",), accepted=("3 May 1909", "1909-05-03"))
    other = item("d", stem="In which year was Velmar found?", **year)
    pairs = ([died, other], [led, other], [day, other], [died, led], [died, day])
    assert [2, 2, 2, 1, 1] == [len(arrange(quiz(row(2)), pair)[0][0].items) for pair in pairs]


def test_answers_differ_where_they_can() -> None:
    """A paper asks for one answer twice only where its blueprint cannot be met otherwise."""
    same = [item(f"s{number}", key=("Boro",), accepted=("Boro",)) for number in range(3)]
    others = [item("a"), item("b")]
    for seed in range(SEEDS):
        few, many = (arrange(quiz(row(size), seed=str(seed)), same + others)[0][0].items for size in (3, 5))
        assert (3, 5) == (len({each.key for each in few}), len(many))


def test_no_question_names_what_another_offers_in_vain() -> None:
    """A paper strikes no wrong option of a question by the words of another, where it can be helped."""
    wrong = (Option("Ka", True, ""), Option("Boro", False, "No."), Option("Arrin", False, "No."))
    asked = item("a", key=("Ka",), accepted=("Ka",), options=wrong)
    naming, other = item("b", stem="Who was the first to land on Boro?"), item("c")
    for seed in range(50):
        forms, _ = arrange(quiz(row(2), seed=str(seed)), [asked, naming, other])
        assert {"a", "b"} != set(ids(forms[0]))

    assert 3 == len(arrange(quiz(row(3)), [asked, naming, other])[0][0].items)


def test_statements_to_be_judged_do_not_answer_one_another(project: Project) -> None:
    """Where it can be helped, no paper says both that one island has a motto and that it has another."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn: {name: Fenn, motto: Peace}
                gull: {name: Gull Rock, motto: Plenty}
                hest: {name: Hest, motto: Patience}
            """,
            "content/questions/more.yaml": """
                motto: {about: island.motto, stem: "What is the motto of {subject}?"}
            """,
        }
    )
    for seed in range(40):
        paper = quiz(row(3, "true_false", ask=("motto", "motto_which")), seed=str(seed))
        items = asked(content, blueprint=paper.blueprint, seed=str(seed)).values()
        forms, problems = arrange(paper, list(items))
        told = [each.stem.partition(" is “")[0] for each in forms[0].items]
        assert [] == problems
        assert 3 == len(set(told)), told


def statement(id: str, *wrong: str) -> Item:
    """An item of which statements to be judged can be made: "Arrin was found by Ka."."""
    options = [
        Option(text, text == f"K{id}", "", claim=f"Isle{id} was found by {text}.") for text in (f"K{id}", *wrong)
    ]
    return item(id, options=tuple(options), cloze=f"Isle{id} was found by _____.")


def test_false_statements_of_a_paper_differ_in_what_they_name() -> None:
    """No two statements wrongly name one person where others can be named; where none can, the paper is made."""
    others = [statement(f"q{number}", "Reed", f"Moss{number}") for number in range(4)]
    alone = [statement(f"q{number}", "Reed") for number in range(4)]
    named = set()
    for seed in range(60):
        (form, _), problems = arrange(quiz(row(4, "true_false"), seed=str(seed)), others)
        wrong = [each.stem.split()[-1] for each in form.items if each.key == ("False",)]
        assert [] == problems + arrange(quiz(row(4, "true_false"), seed=str(seed)), alone)[1]
        assert len(wrong) == len(set(wrong))
        named.update(wrong)

    assert 5 == len(named)


def test_statement_is_true_where_what_it_would_name_wrongly_is_asked() -> None:
    """No blueprint is refused only because chance would have a statement tell the answer of another question."""
    told = item("b", key=("Reed",), accepted=("Reed",), template="area")
    for seed in range(20):
        paper = quiz(row(1, "true_false", ask=("ship",)), row(1, ask=("area",)), seed=str(seed))
        (form, _), problems = arrange(paper, [statement("a", "Reed"), told])
        assert [] == problems
        assert ("True",) == form.items[1].key


def test_no_question_tells_the_month_of_a_day_that_is_asked() -> None:
    """Who reads "in April 1909" need not know the day to find it among the options."""
    day = item("a", key=("11 April 1909",), accepted=("11 April 1909",))
    month, other = item("b", stem="What was opened in April 1909?"), item("c", stem="What was opened in May 1909?")
    drawn = {frozenset(ids(arrange(quiz(row(2), seed=str(seed)), [day, month, other])[0][0])) for seed in range(50)}

    assert frozenset("ab") not in drawn
    assert frozenset("ac") in drawn


def test_no_question_offers_the_day_that_is_to_be_written_elsewhere() -> None:
    """Who is to write a day does not find it among the options of another question."""
    day = ("11 April 1909",)
    asked = item("a", template="opened", key=day, accepted=day)
    dates = [Option("12 May 1907", True, ""), Option(day[0], False, "No."), Option("3 June 1908", False, "No.")]
    offers = item("b", stem="When was the mill closed?", options=tuple(dates))
    other = item(
        "c", stem="When was the mine closed?", options=(dates[0], dates[2], Option("1 May 1906", False, "No."))
    )
    lines = row(1, "short_answer", ask=("opened",)), row(1, ask=("ship",))
    drawn = {frozenset(ids(arrange(quiz(*lines, seed=str(seed)), [asked, offers, other])[0][0])) for seed in range(50)}

    assert drawn == {frozenset("ac")}


LED = item(
    "a",
    template="area",
    stem="In which order did Reed, Moss and Vale lead?",
    key=("Moss, Reed, Vale",),
    accepted=("Moss, Reed, Vale",),
)
FOUND = item(
    "a",
    template="area",
    form="ordering",
    stem="",
    key=("Reed was found", "Moss was found"),
    accepted=("1641", "May 1650"),
    parts=(
        Part("Reed was found", "1641", "", ("Reed",)),
        Part("Moss was found", "May 1650", "", ("Captain Moss", "Moss")),
    ),
    options=(),
)


@pytest.mark.parametrize("ordering", [LED, FOUND], ids=["sentence", "events"])
def test_no_question_dates_what_another_puts_in_order(ordering: Item) -> None:
    """Who reads a year beside a name, in a stem or among options, need not know where the name stands in time."""
    years = tuple(Option(year, year == "1662", "No.") for year in ("1661", "1662", "1663"))
    born = item("b", stem="In which year did Moss die?", key=("1662",), accepted=("1662",), options=years)
    ship = item("c", stem="Which ship did Reed lose in 1650?")
    what, other = item("d", stem="Whom did Moss marry?"), item("e", stem="Who drew Arrin in 1650?")
    lines = row(1, ordering.form or "multiple_choice", ask=("area",)), row(2, ask=("ship",))
    for seed in range(50):
        items = [LED, born, ship, what, other]
        (form, _), problems = arrange(quiz(*lines, seed=str(seed)), items, {lines[0]: [FOUND]})
        assert ([], {"a", "d", "e"}) == (problems, set(ids(form)))

    assert not arrange(quiz(*lines), [LED, born, ship], {lines[0]: [FOUND]})[1]


def offering(key: str, *wrong: str) -> Item:
    """An item with one right option and others."""
    options = (Option(key, True, ""), *(Option(text, False, "No.") for text in wrong))
    return item(key, key=(key,), accepted=(key,), options=options)


def test_questions_are_no_matching_in_disguise() -> None:
    """Of questions that offer one another's answers a paper asks one, and no more of them than its blueprint needs."""
    alike = [offering("Ka", "Boro", "Arrin"), offering("Boro", "Ka", "Arrin"), offering("Arrin", "Ka", "Boro")]
    others = [offering("Fenn", "Ka", "Boro"), item("p1"), item("p2")]
    for seed in range(50):
        for size, most in ((4, 1), (5, 2)):
            (form, _), problems = arrange(quiz(row(size), seed=str(seed)), [*alike, *others])
            assert [] == problems
            assert most == len({"Ka", "Boro", "Arrin"} & set(ids(form)))

    assert not arrange(quiz(row(6)), [*alike, *others])[1]


def test_search_draws_no_matching_in_disguise_where_others_can_be_had() -> None:
    """A paper that no draw by lot meets is filled by exchange with at most one of the questions that are alike."""
    names = [f"Elem{letter}" for letter in "abcdefghij"]
    other = [item(f"w{name}", template="weight", stem=f"How heavy is {name}?") for name in names]
    keys = tuple(f"Weight {name[-1]}" for name in names)
    alike = [
        offering(key, *(set(keys) - {key}))._replace(
            id=f"u{name}", facts=(f"fact.w{name}",), template="weight", stem=f"How heavy is {name}?"
        )
        for name, key in zip(names, keys, strict=True)
    ]
    asked = [
        item(f"{sort}{name}", template=sort, key=(name,), accepted=(name,))
        for sort in ("weighing", "signed")
        for name in names
    ]
    lines = [row(5, ask=(template,)) for template in ("weighing", "signed", "weight")]
    for seed in range(6):
        (form, _), problems = arrange(quiz(*lines, seed=str(seed)), [*other, *alike, *asked])
        assert [] == problems
        assert sum(each.startswith("u") for each in ids(form)) <= 1


def test_no_option_is_offered_often_and_never_right() -> None:
    """Where it can be helped, what is offered in three questions is right in one."""
    vain = [offering(f"K{number}", "Boro", f"Isle {number}") for number in range(4)]
    for seed in range(50):
        (form, _), problems = arrange(quiz(row(4), seed=str(seed)), [*vain, item("p1"), item("p2")])
        assert ([], {"p1", "p2"}) == (problems, set(ids(form)) & {"p1", "p2"})

    assert not arrange(quiz(row(6)), [*vain, item("p1"), item("p2")])[1]


def test_line_over_several_topics_asks_of_each() -> None:
    """Of the topics that a line names each gives as many questions as the others, as long as it has any."""
    items = [
        item(f"{topic}{number}", topic=topic)
        for topic, size in (("a", 20), ("b", 2), ("c", 9))
        for number in range(size)
    ]
    for seed in range(50):
        (form, _), problems = arrange(quiz(row(8, topic=("a", "b", "c")), seed=str(seed)), items)
        assert ([], [2, 3, 3]) == (problems, sorted(Counter(each.topic for each in form.items).values()))


def test_deficit_is_told_only_where_there_is_one() -> None:
    """A blueprint that can be met is met, whichever items are drawn first."""
    clash = ("fact.shared",)
    items = [
        item("a1", template="area", facts=clash),
        item("a2", template="area"),
        *(item(f"b{number}", template="born") for number in range(2)),
        item("b3", template="born", facts=clash),
    ]
    for seed in range(50):
        assert [] == arrange(quiz(row(1, ask=("area",)), row(3, ask=("born",)), seed=str(seed)), items)[1]


def test_blueprint_that_needs_every_fact_is_met() -> None:
    """Six lines of ten in a ring, each of which may ask two topics of ten facts, take every fact there is."""
    items = [item(f"t{topic}i{number}", topic=f"t{topic}") for topic in range(6) for number in range(10)]
    ring = [row(10, topic=(f"t{place}", f"t{(place + 1) % 6}")) for place in range(6)]
    for seed in range(10):
        forms, problems = arrange(quiz(*ring, seed=str(seed)), items)
        assert [] == problems
        assert {each.id for each in items} == set(ids(forms[0]))


def test_blueprint_that_needs_too_many_facts_gets_as_many_as_there_are() -> None:
    """Where one fact is missing in a ring of lines, one item is missing, and one line is told."""
    items = [item(f"t{topic}i{number}", topic=f"t{topic}") for topic in range(6) for number in range(10)]
    ring = [row(11 if place == 2 else 10, topic=(f"t{place}", f"t{(place + 1) % 6}")) for place in range(6)]
    for seed in range(10):
        forms, problems = arrange(quiz(*ring, seed=str(seed)), items)
        assert (60, 1) == (len(ids(forms[0])), len(problems))


def test_lines_that_name_what_others_ask_are_met() -> None:
    """Where a draw by lot hardly ever fits, because lines name one another's answers, one that fits is looked for."""
    names = [f"Elem{letter}" for letter in "abcdefghij"]
    weight = [item(f"w{name}", template="weight", stem=f"How heavy is {name}?") for name in names]
    weighing = [item(f"v{name}", template="weighing", key=(name,), accepted=(name,)) for name in names]
    signed = [item(f"s{name}", template="signed", key=(name,), accepted=(name,)) for name in names]
    lines = [row(5, ask=(template,)) for template in ("weighing", "signed", "weight")]
    for seed in range(20):
        forms, problems = arrange(quiz(*lines, seed=str(seed)), [*weight, *weighing, *signed])
        named = {each.stem for each in forms[0].items if each.template == "weight"}
        answers = {each.key[0] for each in forms[0].items if each.template != "weight"}
        assert [] == problems
        assert (5, 5) == (len(named), len(answers))
        assert not any(answer in stem for answer in answers for stem in named)


def test_search_keeps_hints_apart_where_that_can_be() -> None:
    """A paper that is hard to draw still names no wrong option of its questions, if one of its draws does not."""
    names = [f"Elem{letter}" for letter in "abcdefghij"]
    weight = [item(f"w{name}", template="weight", stem=f"How heavy is {name}?") for name in names]
    offered = [
        item(f"{sort}{name}", template=sort, options=(Option("Ka", True, ""), Option(name, False, "No.")))
        for sort in ("weighing", "signed")
        for name in names
    ]
    lines = [row(5, ask=(template,)) for template in ("weighing", "signed", "weight")]
    for seed in range(20):
        forms, problems = arrange(quiz(*lines, seed=str(seed)), [*weight, *offered])
        stems = [each.stem for each in forms[0].items if each.template == "weight"]
        wrong = [option.text for each in forms[0].items if each.template != "weight" for option in each.options]
        assert [] == problems
        assert not any(text in stem for text in wrong for stem in stems)


def test_what_cannot_be_drawn_is_refused_soon() -> None:
    """A paper of which every two questions give one another away is refused without trying all draws there are."""
    knots = [
        item(f"k{n}", stem=f"What has Lot{n} of Tie{1 - n % 2}?", key=(f"Tie{n % 2}",), accepted=(f"Tie{n % 2}",))
        for n in range(400)
    ]
    with in_time():
        _, (problem,) = arrange(quiz(row(201)), knots)

    assert "only 200 can be had" in problem.what


def test_items_of_several_facts_are_kept_too() -> None:
    """An item of two facts is not drawn where another line needs one of them, if another can be had."""
    both = [item(f"b{number}", facts=(f"fact.{number}", f"fact.a{number}"), template="area") for number in range(9)]
    one = [item(f"a{n}{way}", facts=(f"fact.a{n}",), template="born") for n in range(9) for way in "stuv"]
    free = [item(f"free{number}", template="area") for number in range(4)]
    for seed in range(20):
        paper = quiz(row(4, ask=("area",)), row(9, ask=("born",)), seed=str(seed))
        assert [] == arrange(paper, [*both, *one, *free])[1]


def test_forms_ask_the_same_in_another_order() -> None:
    """Every form has its label, the same questions, and an order of questions and options of its own."""
    forms, _ = arrange(quiz(row(20), forms=("A", "B", "C")), MANY)

    assert ["A", "B", "C"] == [form.label for form in forms]
    assert 1 == len({frozenset(ids(form)) for form in forms})
    assert 3 == len({tuple(ids(form)) for form in forms})
    orders = [{each.id: each.options for each in form.items} for form in forms]
    assert orders[0] != orders[1] != orders[2]
    for order in orders:
        for original in MANY:
            if original.id in order:
                assert set(original.options) == set(order[original.id])


def test_short_answers_come_last() -> None:
    """Questions with options stand before those without."""
    forms, _ = arrange(quiz(row(5, "short_answer"), row(5)), MANY)

    for form in forms:
        assert [4] * 5 + [0] * 5 == [len(each.options) for each in form.items]


def test_options_on_a_scale_stay_in_order() -> None:
    """Options that ascend do so on every form."""
    ordered = [each._replace(ordered=True) for each in MANY]
    forms, _ = arrange(quiz(row(20)), ordered)

    for form in forms:
        assert all(each.options[0].correct for each in form.items)


@pytest.mark.parametrize("label", ["A", "B"])
def test_right_answers_have_every_place_alike(label: str) -> None:
    """Over many papers the right answer is as often the first as the last option."""
    places: Counter[int] = Counter()
    for seed in range(SEEDS):
        (form,), _ = arrange(quiz(row(5), seed=str(seed), forms=(label,)), MANY)
        places.update([option.correct for option in each.options].index(True) for each in form.items)

    expected = SEEDS * 5 / 4
    assert sum((places[place] - expected) ** 2 / expected for place in range(4)) < CHANCE


def test_every_item_is_drawn_alike() -> None:
    """Over many seeds each fitting item is on about as many papers."""
    drawn: Counter[str] = Counter()
    for seed in range(400):
        forms, _ = arrange(quiz(row(1), seed=str(seed)), MANY[:4])
        drawn.update(ids(forms[0]))

    assert sum((drawn[each.id] - 100) ** 2 / 100 for each in MANY[:4]) < CHANCE


def test_new_item_moves_no_other() -> None:
    """With one item more, all others keep their order, and the order of their options."""
    before, _ = arrange(quiz(row(10)), MANY[:10])
    after, _ = arrange(quiz(row(11)), MANY[:11])

    for old, new in zip(before, after, strict=True):
        assert list(old.items) == [each for each in new.items if each.id != "q10"]


def test_order_in_which_items_come_does_not_matter() -> None:
    """The same items in another order give the same paper."""
    assert arrange(quiz(row(10)), MANY) == arrange(quiz(row(10)), MANY[::-1])


def test_seed_makes_the_paper() -> None:
    """One seed gives one paper, another gives another."""
    assert arrange(quiz(row(10), seed="7"), MANY) == arrange(quiz(row(10), seed="7"), MANY)
    assert arrange(quiz(row(10), seed="7"), MANY) != arrange(quiz(row(10), seed="8"), MANY)
