"""What is sound, and yet hardly meant as it is written: each rule gives warnings, for somebody may mean it so.

=====================  ===================================================================================
sources_stand_alone    no text of a source names a second source behind a comma
thousands_are_written  a point before three digits is no mark of thousands where others of the property have a comma
sentences_are_said     no sentence is said twice
=====================  ===================================================================================
"""

import re
from collections.abc import Iterator

from generator import stems, texts
from generator.model import Content, Fact, Problem

_NEXT = re.compile(r"(?:[,;&+]|\band\b) *(?=(\w+) +\S)")
_THOUSANDS = re.compile(r"[-−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINTED = re.compile(r"[-−+]?[1-9]\d{0,2}\.\d{3}")
Problems = Iterator[Problem]


def slips(content: Content) -> list[Problem]:
    """All warnings, in no order."""
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


RULES = (sources_stand_alone, thousands_are_written, sentences_are_said)
