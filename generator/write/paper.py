"""The students' paper: numbered questions in sections, laid out on pages of known number."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from generator.items import Form, Item, Option
from generator.model import Problem, Recipe
from generator.print_options import Print
from generator.stems import BLANK
from generator.write import fit

LETTERS = "ABCDEFGHIJ"
SECTIONS = {
    "multiple_choice": ("Multiple choice", "Choose the one right answer to each question and mark its letter."),
    "multiple_response": ("Several right answers", "Mark the letters of all right answers to each question."),
    "true_false": ("True or false", "Is each statement true or false as it stands? Mark T or F."),
    "cloze": ("Fill in the blank", "Write on the line what is missing in each sentence."),
    "short_answer": (
        "Short answer",
        "Answer each question on its line in a few words. A name, a place or a date is enough.",
    ),
    "matching": (
        "Matching",
        "Write the letter of the right answer on each line. No letter is used twice; one is left over.",
    ),
    "ordering": ("In the order of time", "Number the events from the earliest (1) to the latest."),
}
ON_A_SHEET = {
    "multiple_choice": "Choose the one right answer to each question and fill in its letter on the answer sheet.",
    "multiple_response": "Fill in the letters of all right answers to each question on the answer sheet.",
    "true_false": "Is each statement true or false as it stands? Fill in T or F on the answer sheet.",
    "matching": "For each number fill in the letter of the right answer on the answer sheet. No letter is used twice; "
    "one is left over.",
}
"""What is to be done instead where letters are marked on an answer sheet."""
SENTENCES_TOO = f"Answer the question on each line, or write there what is missing at {fit.GAP_SHOWN}, in a few words."
"""What is said instead where sentences are among the questions to be answered in a few words."""
Values = dict[str, object]
"""What a layout is filled with."""


class Shape(NamedTuple):
    """What a question is on every form, however its options stand: its text, the columns of these, and its height."""

    asked: str
    columns: int
    height: float


Shapes = dict[str, Shape]
"""The shapes of questions by their ids."""


class Line(NamedTuple):
    """A question as the layout wants it, without any answer. section: what stands above it; lines: its parts."""

    number: int
    section: tuple[str, str]
    kind: str
    asked: str
    columns: int
    choices: tuple[tuple[str, str], ...]
    lines: tuple[tuple[int, str], ...]


def shapes(forms: tuple[Form, ...], print_: Print) -> Shapes:
    """The shapes of all questions that forms ask, each worked out once."""
    asked = {item.id: item for form in forms for item in form.items}.values()
    return {item.id: Shape(fit.asked(item), fit.columns(item, print_), fit.height(item, print_)) for item in asked}


def lay_out(recipe: Recipe, form: Form, mark: str, print_: Print, known: Shapes) -> Values:
    """A form as the layouts want it: its pages, each with the questions that stand on it.

    mark: what identifies the quiz; it stands on every page. known: the shapes of its questions.
    """
    student = print_.students.get(form.label, "")
    words, running = remark(form), _running(recipe, mark, student, print_)
    others = _room(running, form, print_)
    blocks = list(zip(numbered(form), _sections(recipe, form), strict=True))
    first = others - head(recipe, form, words, print_)
    counts = fit.pages(_heights(recipe, form, print_, known), first, others, print_.across)
    rows = iter([_line(number, item, section, known[item.id]) for (number, item), section in blocks])
    return {
        "label": form.label,
        "student": student,
        "running": running,
        "remark": words,
        "pages": [[list(islice(rows, count)) for count in columns] for columns in counts],
    }


def in_columns(recipe: Recipe, form: Form, print_: Print) -> Print:
    """The same with two columns of questions, where these take fewer pages and each question fits its column."""
    if print_.large_print:
        return print_
    room = _least_room(recipe, form, print_)
    first = room - head(recipe, form, remark(form), print_)
    two = print_._replace(across=2)
    one_by_one, side_by_side = (_heights(recipe, form, each, shapes((form,), each)) for each in (print_, two))
    fewer = len(fit.pages(side_by_side, first, room, 2)) < len(fit.pages(one_by_one, first, room))
    return two if fewer and max(side_by_side) <= room else print_


def _heights(recipe: Recipe, form: Form, print_: Print, known: Shapes) -> list[float]:
    """How high each question is at most, with the heading above it."""
    return [
        known[item.id].height + heading(section, print_)
        for item, section in zip(form.items, _sections(recipe, form), strict=True)
    ]


def overlong(recipe: Recipe, forms: tuple[Form, ...], print_: Print) -> list[Problem]:
    """What is longer than a page: what the recipe puts above the questions, else questions; all forms ask the same."""
    room = _least_room(recipe, forms[0], print_)
    unnamed = print_._replace(students={})
    if head(recipe, forms[0], remark(forms[0]), unnamed) > _least_room(recipe, forms[0], unnamed):
        what = "what stands above the questions of this quiz is longer than a page"
        return [Problem(recipe.at, what, "shorten its instructions, its title or its course")]
    fix = "shorten it or its answers, or print it on larger paper or in smaller letters"
    return [
        Problem(item.at or recipe.at, f'this question is longer than a page: "{fit.asked(item)[:60]} …"', fix)
        for item in forms[0].items
        if fit.height(item, print_) + heading(section(item.form, forms[0], recipe), print_) > room
    ]


def _running(recipe: Recipe, mark: str, student: str, print_: Print) -> str:
    """What stands on every page besides its form and number; in large print the title would take a line of its own."""
    title = "" if print_.large_print else recipe.title
    return " · ".join(filter(None, (f"quiz {mark}", title, student)))


def _room(running: str, form: Form, print_: Print) -> float:
    """The height that questions may take on a page: all but the line at its top and the one at its end."""
    wide, high = print_.room
    top = fit.text(f"Form {form.label} · page 000 of 000 · {running}", wide, print_.small) + fit.RUNNING
    return high - top - fit.text("Go on to page 000.", wide, print_.small) - fit.FOOT


def _least_room(recipe: Recipe, form: Form, print_: Print) -> float:
    """The height that questions may take on a page of the student with the longest name."""
    longest = max(print_.students.values(), key=len, default="")
    return _room(_running(recipe, "0" * 8, longest, print_), form, print_)


def remark(form: Form) -> str:
    """What a form says of its questions and points."""
    count, points = sum(item.numbers for item in form.items), sum(item.points for item in form.items)
    each = "Each is worth one point." if count == points else "Each is worth one point where it says no other."
    told = f"{count} question{'s' * (count != 1)}, {points} point{'s' * (points != 1)}."
    return f"{told} {each}" if count > 1 else told


def head(recipe: Recipe, form: Form, remark: str, print_: Print) -> float:
    """How high the head of a form is at most."""
    wide, small, student = print_.room[0], print_.small, print_.students.get(form.label, "")
    title = fit.text(f"{recipe.title} Form\u00a0{form.label}", wide / fit.BOLD, fit.TITLE)
    remarks = sum(fit.text(each, wide, small) for each in (recipe.course, remark) if each)
    others = sum(fit.text(each, wide / fit.BOLD) for each in (student, recipe.instructions) if each)
    return fit.HEAD + title + remarks + others + fit.BLANKS


def heading(section: tuple[str, str], print_: Print) -> float:
    """How high the heading of a section is at most; a question that begins none has an empty one."""
    title, instruction = section
    if not title:
        return 0
    wide = print_.column
    return fit.SECTION + fit.text(title, wide / fit.BOLD, fit.HEADING) + fit.text(instruction, wide, print_.small)


def numbered(form: Form) -> Iterator[tuple[int, Item]]:
    """The questions with their numbers; each premise of a matching has one."""
    number = 1
    for item in form.items:
        yield number, item
        number += item.numbers


def _sections(recipe: Recipe, form: Form) -> Iterator[tuple[str, str]]:
    """For each question the heading that stands above it, empty where it follows its like."""
    before = ""
    for item in form.items:
        yield ("", "") if item.form == before else section(item.form, form, recipe)
        before = item.form


def section(kind: str, form: Form, recipe: Recipe) -> tuple[str, str]:
    """What stands above the questions of a form that are of one kind: a title, and what is to be done."""
    title, instruction = SECTIONS[kind]
    if recipe.sheet:
        instruction = ON_A_SHEET.get(kind, instruction)
    sentences = kind == "short_answer" and any(item.form == kind and BLANK in item.stem for item in form.items)
    return title, SENTENCES_TOO if sentences else instruction


def _line(number: int, item: Item, section: tuple[str, str], shape: Shape) -> Line:
    shown = tuple([(mark, option.text) for mark, option in choices(item)])
    lines = tuple([(number + place, part.text) for place, part in enumerate(item.parts)])
    return Line(number, section, item.form, shape.asked, shape.columns, shown, lines)


def choices(item: Item) -> list[tuple[str, Option]]:
    """The options with their letters."""
    return list(zip("TF" if item.form == "true_false" else LETTERS, item.options, strict=False))
