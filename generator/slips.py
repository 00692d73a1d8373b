"""What is sound, and yet hardly meant as it is written: each rule gives warnings or information, for it may be meant.

=====================  ===================================================================================
sources_stand_alone    no text of a source names a second source behind a comma
thousands_are_written  a point before three digits is no mark of thousands where others of the property have a comma
sentences_are_said     no sentence is said twice
recipes_are_of_a_sort  a deck says nothing that only quizzes have, nor a quiz what only decks have
names_stand_inside     no name begins with a capital The, unless it is part of the name
names_are_apart        no single other name holds a comma, unless it is part of the name
texts_are_unquoted     no text stands in quotation marks, or ends with one that has no partner
texts_are_plain        no text holds the signs by which others make italics and the like
=====================  ===================================================================================
"""

import re
from collections.abc import Iterator

from generator import stems, texts
from generator.model import Content, Fact, Problem

_NEXT = re.compile(r"(?:[,;&+]|\band\b) *(?=(\w+) +\S)")
_THOUSANDS = re.compile(r"[-−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINTED = re.compile(r"[-−+]?[1-9]\d{0,2}\.\d{3}")
_MARKED_UP = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|br)\b[^<>]*>|(?<![\w*])(\*\*?)\w[^*]*?\1(?![\w*])|\$[^$]*[\\^_][^$]*\$|\\[(\[a-z]"
)
"""Tags of HTML, stars of Markdown, formulas of LaTeX."""
_LONE_MARK = re.compile(r'[^"]*[^\W\d]"')
"""A text with a mark only at its end; a number may have one, of inches or seconds."""
QUOTES = ("“”", "„“", "””", "‘’", "‚‘", "’’", "«»", "»«", '""')
"""Pairs of quotation marks; those but the last come from word processors."""
Problems = Iterator[Problem]


def slips(content: Content) -> list[Problem]:
    """All warnings and information, in no order."""
    return [problem for rule in RULES for problem in rule(content)]


def sources_stand_alone(content: Content) -> Problems:
    """No text of a source names a second source behind a comma."""
    told: set[str] = set()
    for fact in content.facts.values():
        for each in fact.sources:
            at = fact.at_line(each.line)
            for found in _NEXT.finditer(each.locator) if at not in told else ():
                if found[1] in content.sources:
                    told.add(at)
                    first = f"{each.source} {each.locator[: found.start()].strip()}"
                    both = f"[{first}, {each.locator[found.end() :].strip()}]"
                    what = f'"{found[1]}" is a source of its own, and stands here in the place in "{each.source}"'
                    yield Problem(at, what, f"write several sources as a list: source: {both}", "warning")
                    break


def thousands_are_written(content: Content) -> Problems:
    """A point before three digits is no mark of thousands where others of the property have a comma."""
    by_property: dict[tuple[str, str], list[Fact]] = {}
    for fact, property in content.values(lambda each: each.type == "number"):
        by_property.setdefault((property.kind, property.name), []).append(fact)
    for (_, name), facts in by_property.items():
        if any(_THOUSANDS.fullmatch(str(fact.value)) for fact in facts):
            for fact in facts:
                if _POINTED.fullmatch(written := str(fact.value)):
                    what = f'the point in "{written}" begins a fraction, though other values of "{name}" have thousands'
                    fix = f"write {written.replace('.', ',')}, or, where it is a fraction, {written}0"
                    yield Problem(fact.at, what, fix, "warning")


def sentences_are_said(content: Content) -> Problems:
    """No sentence is said twice."""
    first: dict[tuple[object, ...], Fact] = {}
    for fact in content.facts.sentences:
        answers = tuple(gap.answer for gap in fact.gaps)
        other = first.setdefault((texts.words(stems.closed(str(fact.value))), answers, fact.by, fact.on), fact)
        if other is not fact:
            what = f'"{fact.id}" says the same as "{other.id}" in {other.at}, so that it is asked twice'
            yield Problem(fact.at, what, "delete one of the two", "warning")


def recipes_are_of_a_sort(content: Content) -> Problems:
    """A deck says nothing that only quizzes have, nor a quiz what only decks have."""
    for recipe in content.recipes.values():
        said = [*recipe.on_cards]
        if not recipe.blueprint:
            usual = {"forms": ("A",), "options": 3, "seed": recipe.id, "instructions": ""}
            said = [key for key, value in usual.items() if getattr(recipe, key) != value]
        if said:
            sort = "quiz" if recipe.blueprint else "deck"
            them, mean = ("it", "means") if len(said) == 1 else ("them", "mean")
            listed = texts.listed([f'"{key}"' for key in said])
            fix = f"delete {them}" + ("" if recipe.blueprint else ", or write a  blueprint:  for a quiz")
            yield Problem(recipe.at, f"this is a {sort}, for which {listed} {mean} nothing", fix, "warning")


def names_stand_inside(content: Content) -> Problems:
    """No name begins with a capital The, unless it is part of the name: names stand inside sentences."""
    for entity in content.entities.values():
        if entity.name.startswith("The "):
            fix = 'write "the", unless the capital is part of the name, as in a title: names stand inside sentences'
            yield Problem(entity.at, f'the name "{entity.name}" begins with a capital "The"', fix, "information")


def names_are_apart(content: Content) -> Problems:
    """No single other name holds a comma, unless it is part of the name: several are a list."""
    for entity in content.entities.values():
        if len(entity.also) == 1 and ", " in (name := entity.also[0]):
            fix = "if these are several names, put square brackets around them, as in  also: [Old Name, Other Name]"
            yield Problem(entity.at, f'the other name "{name}" holds a comma', fix, "information")


def texts_are_unquoted(content: Content) -> Problems:
    """No text stands in quotation marks, which stay with it where YAML takes none away, or ends with a lone one."""
    for at, what, text in _texts(content):
        if _in_quotes(text):
            fix = "delete them, unless they belong to the answer; YAML itself takes away straight ones only"
            yield Problem(at, f"the {what} {text} stands in quotation marks", fix, "information")
        elif _LONE_MARK.fullmatch(text):
            fix = "delete it, or put one at the other end as well"
            yield Problem(at, f"the {what} {text} holds a quotation mark without its partner", fix, "information")


def _texts(content: Content) -> Iterator[tuple[str, str, str]]:
    """The names, answers, sentences and stems, each with its place and what it is."""
    for entity in content.entities.values():
        yield from ((entity.at, "name", name) for name in entity.names)
    for fact in content.facts.values():
        if fact.gaps:
            yield fact.at, "sentence", stems.closed(str(fact.value))
        answers = [gap.answer for gap in fact.gaps] if fact.gaps else [fact.value]
        yield from ((fact.at, "answer", answer) for answer in answers if isinstance(answer, str))
    for kind in content.kinds.values():
        yield from ((each.at, "sentence", each.says) for each in kind.properties.values())
    for template in content.templates.values():
        yield template.stem_at, "stem", template.stem


def _in_quotes(text: str) -> bool:
    inside = text[1:-1]
    return bool(inside) and text[0] + text[-1] in QUOTES and text[0] not in inside and text[-1] not in inside


def texts_are_plain(content: Content) -> Problems:
    """No text holds the signs by which others make italics and the like."""
    for at, what, text in _texts(content):
        if found := _MARKED_UP.search(text):
            fix = "delete them: texts are plain; raised digits are ⁰ to ⁹, lowered ones ₀ to ₉"
            yield Problem(
                at, f'the {what} holds "{found[0][:40]}", whose signs are shown as they are', fix, "information"
            )


RULES = (
    sources_stand_alone,
    thousands_are_written,
    sentences_are_said,
    recipes_are_of_a_sort,
    names_stand_inside,
    names_are_apart,
    texts_are_unquoted,
    texts_are_plain,
)
