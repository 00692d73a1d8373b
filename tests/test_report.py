"""The report on a quiz tells what is on its papers, with figures that a teacher can check by hand."""

import json
import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from generator.figures import Breach, Coverage, Difficulty, Flaws, Guessing, Line, LongestKey, Positions, Report, Run
from generator.items import Form, Item, Option, Part
from generator.model import Content, Only, Problem, Recipe, Row
from generator.report import difficulty, luck, report

from conftest import WORLD, Shown, factdeck, recipe
from test_forms import item

QUIZZES = ("velm-quiz", "velm-forms")


def quiz(*rows: Row) -> Recipe:
    """A quiz of those rows."""
    return recipe(blueprint=rows)


def row(items: int, line: int = 4, **only: tuple[str, ...]) -> Row:
    """A line of a blueprint that asks for multiple choice."""
    return Row((), Only(**only), items, "multiple_choice", f"decks/quiz.yaml:{line}")


def posed(id: str, place: int = 0, form: str = "multiple_choice", **changes: object) -> Item:
    """An item of three options, posed, whose right answer has a place."""
    made = item(id, form=form, line="decks/quiz.yaml:4", **changes)
    wrong = list(made.options[1:3])
    return made._replace(options=(*wrong[:place], made.options[0], *wrong[place:]))


def of(*forms: list[Item], world: Content, paper: Recipe | None = None, **more: object) -> Report:
    """The report on forms A, B, … with those items."""
    fact = next(iter(world.facts.values()))
    ids = {id for each in (*forms[0], *more.get("pool", ())) for id in each.facts}  # type: ignore[attr-defined]
    facts = {id: fact._replace(id=id, topic=id.split(".")[1][0]) for id in ids}
    labelled = [Form(chr(ord("A") + number), tuple(items)) for number, items in enumerate(forms)]
    return report(
        paper or quiz(row(len(forms[0]))),
        labelled,
        more.get("pool", forms[0]),  # type: ignore[arg-type]
        facts,
        more.get("advice", {each.id: [] for each in forms[0]}),  # type: ignore[arg-type]
    )


def test_lines_of_the_blueprint_have_what_was_drawn_for_them(world: Content) -> None:
    """Items are counted at the line they were drawn for, and a line that lacks some wants a look."""
    made = of([posed("a"), posed("b")], world=world, paper=quiz(row(2), row(1, line=5, topic=("x",))))

    assert [2, 0] == [line.got for line in made.blueprint]
    assert made.blueprint[1] == Line("decks/quiz.yaml:5", "multiple_choice", ("x",), (), (), 1, 0)
    assert not made.findings[0].fine
    assert "decks/quiz.yaml:5" in made.findings[0].says


def test_breaches_are_counted_by_rule_and_by_item(world: Content) -> None:
    """A rule counts once an item; an item with two breaches is unacceptable."""
    warning, error = Problem("x:1", "Q07: long", "", "warning"), Problem("x:1", "Q02: same", "", "error")
    advice = {"a": [warning, error, error._replace(what="Q02: same again")], "b": [warning], "c": []}

    made = of([posed("a"), posed("b"), posed("c"), posed("d")], world=world, advice=advice)

    assert made.flaws == Flaws(3, 2, 1, (Breach("Q02", "error", 1), Breach("Q07", "warning", 2)))


def test_letters_are_counted_on_each_form(world: Content) -> None:
    """By hand: A, A and C of three options have 1 + 1 + 0 as chi-square; 21 of 27 ways are as uneven."""
    made = of([posed("a"), posed("b"), posed("c", 2)], [posed("c", 1), posed("a"), posed("b", 2)], world=world)

    first, second = made.positions
    assert first == Positions("A", "multiple_choice", (2, 0, 1), 2.0, pytest.approx(21 / 27))
    assert second == Positions("B", "multiple_choice", (1, 1, 1), 0.0, pytest.approx(1))
    assert made.runs[0] == Run("A", "multiple_choice", 2, 3, pytest.approx(15 / 27), 1, pytest.approx(2 / 3))


def test_statements_and_choices_are_counted_apart(world: Content) -> None:
    """True or false has two letters of its own, and items with fewer options are not mixed with those with more."""
    two = posed("t", form="true_false")._replace(options=item("t").options[:2])
    four = posed("f")._replace(options=item("f").options)

    made = of([posed("a"), four, two], world=world)

    assert [(1, 0, 0), (1, 0, 0, 0), (1, 0)] == [each.counts for each in made.positions]
    assert ["multiple_choice", "true_false"] == [each.kind for each in made.runs]


def test_length_is_judged_where_one_option_is_the_longest(world: Content) -> None:
    """By hand: of two items with one longest option one is right; by chance 2 / 3 would be; a tie says nothing."""
    long, short = Option("a long text", True, ""), Option("brief", False, "")
    right = posed("a")._replace(options=(long, short, short))
    wrong = posed("b")._replace(options=(long._replace(correct=False), short._replace(correct=True), short))
    tie = posed("c")._replace(options=(long, long._replace(correct=False), short))

    made = of([right, wrong, tie], world=world)

    assert made.longest_key == LongestKey(1, 2, pytest.approx(2 / 3), 0, 2, pytest.approx(1))


def test_topics_count_facts_asked_and_facts_there_are(world: Content) -> None:
    """Only facts that a line of the blueprint could ask count, and a topic without a question wants a look."""
    pool = [item("a1"), item("a2"), item("b1"), item("c1", level="detail")]
    paper = quiz(row(1, level=("core",)))

    made = of([posed("a1")], world=world, paper=paper, pool=pool)

    assert made.topics == (Coverage("a", 1, 2), Coverage("b", 0, 1))
    assert [False] == [each.fine for each in made.findings if each.figure == "topics"]


def test_difficulty_adds_what_an_item_knows() -> None:
    """Level, form of question, what wrong options share with the right one beyond their sort, and the date."""
    alike = tuple(
        each._replace(shares=("sort", "time", "topic")[: 1 if each.correct else count])
        for count, each in enumerate(item("a").options)
    )
    assert difficulty(item("a", form="true_false", level="core")) == Difficulty(0, 0, 0, 0)
    assert difficulty(item("a", form="multiple_choice", level="detail", options=alike)) == Difficulty(2, 1, 1, 0)
    assert difficulty(item("a", form="cloze", options=(), key=("8 January 1610",))) == Difficulty(0, 3, 0, 2)
    assert difficulty(item("a", form="short_answer", options=(), key=("early 1610",))) == Difficulty(0, 3, 0, 1)
    assert difficulty(item("a", form="short_answer", options=(), key=("1610",))).points == 3


def test_questions_that_offer_one_anothers_answers_are_told(world: Content) -> None:
    """Three that do are one group, also where two of them only do through the third; one way round is not enough."""

    def offering(key: str, *wrong: str) -> Item:
        options = (Option(key, True, ""), *(Option(text, False, "") for text in wrong))
        return posed(key)._replace(key=(key,), accepted=(key,), options=options)

    ring = [offering("Ka", "Boro", "Fenn"), offering("the Boro", "Ka", "Arrin"), offering("Arrin", "boro", "Gull")]

    made = of([posed("x"), *ring, offering("Gull", "Ka", "Fenn")], world=world)

    assert made.alike == ((2, 3, 4),)


def test_guessing_brings_what_chance_brings() -> None:
    """One of four options, one of two, one of the 15 ways to mark four, one of five responses, one of 24 orders."""
    parts = tuple(Part(text, text, "") for text in "abcd")

    assert 1 / 4 == luck(item("a", form="multiple_choice"))
    assert 1 / 2 == luck(item("a", form="true_false", options=item("a").options[:2]))
    assert 1 / 15 == luck(item("a", form="multiple_response"))
    assert 1 / 5 == luck(item("a", form="matching", parts=parts, options=(*item("a").options, Option("e", True, ""))))
    assert 1 / 24 == luck(item("a", form="ordering", parts=parts, options=()))
    assert 0 == luck(item("a", form="cloze", options=())) == luck(item("a", form="short_answer", options=()))


def test_expected_score_counts_every_premise(world: Content) -> None:
    """A matching of three premises among four responses has three points and brings 3 / 4 of one."""
    parts = tuple(Part(text, text, "") for text in "abc")
    options = tuple(Option(text, text != "d", "") for text in "abcd")
    matching = posed("m", form="matching", parts=parts)

    made = of([posed("a"), matching._replace(options=options), posed("s", form="short_answer")], world=world)

    assert made.guessing[0] == Guessing("multiple_choice", 1, 1, pytest.approx(1 / 3))
    assert made.guessing[2] == Guessing("matching", 1, 3, pytest.approx(3 / 4))


def test_forms_are_compared_by_number_and_by_order(world: Content) -> None:
    """By hand: two of three numbers have the same letter; three things turned round have rank correlation -1."""
    made = of([posed("a"), posed("b", 1), posed("c", 2)], [posed("c"), posed("b", 1), posed("a")], world=world)

    (overlap,) = made.overlaps
    assert ((1, 2), 3, -1) == (overlap.same, overlap.lettered, overlap.rank)
    assert 1 == pytest.approx(overlap.expected)
    assert 7 / 27 == pytest.approx(overlap.p)


@pytest.fixture(params=QUIZZES)
def built_report(request: pytest.FixtureRequest, built_world: Path) -> Path:
    """The report of each quiz of the invented world; paper and key lie beside it."""
    return built_world / f"{request.param}-report.html"


def data_of(page: Path) -> dict[str, list[dict[str, object]]]:
    """The report for programs that belongs to a page."""
    return json.loads(page.with_suffix(".json").read_text("utf-8"))


def test_report_agrees_with_the_key(built_report: Path) -> None:
    """Letters, numbers and letters in common are those of the key that is printed."""
    data = data_of(built_report)
    first, second = json.loads(built_report.with_name(built_report.name.replace("report.html", "key.json")).read_text())

    for form in (first, second):
        for each in data["positions"]:
            if each["form"] == form["form"]:
                letters = [line["letter"] for line in form["items"] if line["kind"] == each["kind"]]
                marks = "TF" if each["kind"] == "true_false" else "ABCDE"[: len(each["counts"])]
                assert each["counts"] == [letters.count(mark) for mark in marks]
    assert data["overlaps"][0]["same"] == [
        one["number"]
        for one, other in zip(first["items"], second["items"], strict=True)
        if one["letter"] == other["letter"] and one["letter"].isalpha()
    ]
    for each in data["items"]:
        for number, form in zip(each["numbers"], (first, second), strict=True):
            assert each["id"] == form["items"][number - 1]["id"]


@pytest.mark.parametrize(("count", "pairs", "whose"), [(2, 1, "another"), (26, 325, "another"), (27, 26, "the next")])
def test_very_many_forms_are_compared_with_the_next_only(count: int, pairs: int, whose: str, world: Content) -> None:
    """As many forms as there are letters are compared all with all, more with the next one, and this is said."""
    made = of(*([posed("a"), posed("b", 1), posed("c", 2)] for _ in range(count)), world=world)

    assert pairs == len(made.overlaps)
    assert 1 == sum(f"from {whose} form gets" in each.says for each in made.findings)


def test_report_is_of_the_printed_paper(built_report: Path) -> None:
    """The report repeats the mark of the paper, says that it is the teacher's, and stands apart from the paper."""
    page = built_report.read_text("utf-8")
    paper = built_report.with_name(built_report.name.replace("-report", "")).read_text("utf-8")

    mark = re.search(r"quiz (\w{8})", paper)
    assert mark
    assert f"Quiz {mark[1]}" in page
    assert mark[1] == data_of(built_report)["mark"]
    assert "Teacher’s report" in page
    assert "report" not in paper


def test_every_figure_is_told_in_a_sentence(built_report: Path) -> None:
    """Each figure is said to be fine or not, in the page as in the data, and difficulty to be a prediction."""
    page, findings = built_report.read_text("utf-8"), data_of(built_report)["findings"]

    assert 11 == len(findings)
    for finding in findings:
        assert f'<h2 id="{finding["figure"]}">' in page
        assert str(finding["says"]) in page
    assert "Predicted, not measured" in page
    assert "49 %" in page


class Structure(HTMLParser):
    """What readers of a page by ear depend on."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))


def test_page_can_be_heard(built_report: Path) -> None:
    """Tables have captions and scopes, plots a text or a table beside them, links and labels lead somewhere."""
    page = built_report.read_text("utf-8")
    tags = Structure(page).tags
    ids = [each["id"] for _, each in tags if "id" in each]

    assert page.count("<table>") == page.count("<caption>") > 5
    assert all(each.get("scope") in ("row", "col") for tag, each in tags if tag == "th")
    plots = [each for tag, each in tags if tag == "svg"]
    assert len(plots) > 3
    assert all((each.get("role") == "img" and each.get("aria-label")) or each.get("aria-hidden") for each in plots)
    assert len(ids) == len({*ids})
    pointed = [each["href"].removeprefix("#") for tag, each in tags if tag == "a"]  # type: ignore[union-attr]
    assert {*pointed, *(each["aria-labelledby"] for _, each in tags if "aria-labelledby" in each)} <= {*ids}
    assert ["h1", "h2"] == sorted({tag for tag, _ in tags if re.fullmatch("h[1-6]", tag)})
    assert 1 == page.count("<h1>") == page.count("<main>")


def test_forms_are_compared_number_by_number(own_world: Path, tmp_path: Path) -> None:
    """Where a question is worth several points it is still one number of the comparison."""
    quiz = own_world / "decks/velm-forms.yaml"
    quiz.write_text(
        quiz.read_text("utf-8").replace("{ask: ship, items: 1}", "{ask: ship, items: 1, points: 3}"), "utf-8"
    )
    factdeck("build", "velm-forms", "--root", own_world, "--out", tmp_path)

    page = (tmp_path / "velm-forms-report.html").read_text("utf-8")
    (boxes,) = re.findall(r'<ol class="same".*?</ol>', page, re.DOTALL)

    assert [str(number) for number in range(1, 12)] == re.findall(r"<li[^>]*>(\d+)", boxes)


def test_table_of_many_rows_goes_on_on_the_next_page(own_world: Path, tmp_path: Path) -> None:
    """A table longer than a dozen rows, as for a class, may be split: kept whole it leaves a page empty."""
    (tmp_path / "class.csv").write_text("name\n" + "".join(f"Student {each}\n" for each in range(20)), "utf-8")
    factdeck("build", "velm-quiz", "--root", own_world, "--out", tmp_path, "--roster", tmp_path / "class.csv")

    page = (tmp_path / "velm-quiz-report.html").read_text("utf-8")
    tables = re.findall(r'<div class="(table[^"]*)".*?</table>', page, re.DOTALL)
    rows = [body.count("<tr>") for body in re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)]
    assert len(tables) == len(rows)
    assert 2 <= sum(count > 12 for count in rows)
    assert all(kind == "table long" for kind, count in zip(tables, rows, strict=True) if count > 12)


def test_of_a_class_the_forms_most_alike_are_told(tmp_path: Path) -> None:
    """Of many pairs of forms the page has those most alike in letters or order, and counts the others."""
    (tmp_path / "class.csv").write_text("name\n" + "".join(f"Student {each}\n" for each in range(20)), "utf-8")
    factdeck("build", "velm-quiz", "--root", WORLD, "--out", tmp_path, "--roster", tmp_path / "class.csv")

    page = tmp_path / "velm-quiz-report.html"
    pairs = {f"{each['one']} and {each['other']}": each for each in data_of(page)["overlaps"]}
    told = re.findall(r'<th scope="row">(\d+ and \d+)</th>', page.read_text("utf-8"))
    left = [pair for name, pair in pairs.items() if name not in told]
    assert 10 <= len(told) <= 20
    assert len(told) + len(left) == len(pairs) == 190
    assert max(len(pair["same"]) for pair in left) <= sorted(len(pairs[name]["same"]) for name in told)[-10]
    assert max(abs(pair["rank"]) for pair in left) <= sorted(abs(pairs[name]["rank"]) for name in told)[-10]
    assert f"The other {len(left)} pairs are no more alike" in page.read_text("utf-8")


def test_page_asks_for_nothing(built_report: Path) -> None:
    """The page holds no script, forbids every request, and names no address."""
    page = built_report.read_text("utf-8")

    assert "default-src 'none'" in page
    assert not re.search(r"<script|(?<![-\w])src=|url\(|@import|https?://", page)


def test_page_fits_a_phone(built_report: Path, shown: Shown) -> None:
    """At a width of 320 pixels nothing but a table must be scrolled sideways (WCAG 1.4.10)."""
    page = escape(built_report.read_text("utf-8"))
    script = "const page = frames[0].document.documentElement; return [page.scrollWidth, page.clientWidth];"

    wide, seen = shown.value(f'<iframe width="320" height="900" srcdoc="{page}"></iframe>'.encode(), script)

    assert 300 <= wide <= seen <= 320


def test_report_as_it_was_looked_at(built_report: Path, golden: Callable[[str, str], None]) -> None:
    """Page and data are as they were when somebody last looked."""
    for path in (built_report, built_report.with_suffix(".json")):
        golden(path.name, path.read_text("utf-8"))
