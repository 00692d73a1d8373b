"""What people and programs are shown: problems, items, and what was built."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.items import Form, Item, Option
    from generator.model import Problem, Recipe

_HIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
MANY = 26
"""More forms than these are counted, not listed."""
ENOUGH = 10
"""Lines of information on one matter that are shown to people."""
LONGEST = 500
"""Characters of a sentence about a problem; longer ones quote what a user wrote."""


def in_place(problems: "Iterable[Problem]") -> "list[Problem]":
    """Problems in the order of files and lines, each once."""

    def place(problem: "Problem") -> tuple[str, int, str]:
        name, _, line = problem.at.rpartition(":")
        return name, int(line), problem.what

    return sorted(set(problems), key=place)


def told(problems: "Iterable[Problem]", consequence: str) -> str:
    """Problems as people read them, their number, and what follows from them."""
    found = in_place(problems)
    lines = [f"{plain(problem.at)}: {plain(problem.what)}\n    {plain(problem.fix)}" for problem in found]
    count = "1 problem." if len(found) == 1 else f"{len(found)} problems."
    return "\n".join([*lines, f"{count} {consequence}".rstrip()])


def advice(found: "Iterable[Problem]") -> list[str]:
    """What stops nothing, as people read it: what is alike below its remedy, the warnings last.

    Of information that is alike, as many lines as are `ENOUGH`.
    """
    groups: dict[str, list[str]] = {}
    for each in sorted(in_place(found), key=lambda each: (each.severity == "warning", each.rule)):
        groups.setdefault(f"{each.severity.capitalize()}: {each.fix}", []).append(f"  {each.at}: {each.what}")
    for heading, lines in groups.items():
        more = len(lines) - ENOUGH
        if more > 0 and heading.startswith("Information"):
            lines[ENOUGH:] = [f"  … and {more} more; factdeck check --json shows all"]
    return [line for heading, lines in groups.items() for line in (heading, *lines)]


def harmless(text: str) -> str:
    """Lines for a terminal: what would move the cursor or turn the writing around is named instead."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def plain(text: str) -> str:
    """A text for a terminal, in one line of bounded length."""
    shown = harmless(text.replace("\n", "\\u000a"))
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def as_json(data: object, encoding: str = "utf-8") -> str:
    """Data for programs, in one line; in ASCII where what it goes to has an encoding of few characters."""
    import json

    return json.dumps(data, ensure_ascii=not encoding.lower().startswith("utf"))


def problem_as_data(problem: "Problem") -> dict[str, str]:
    """A problem for programs; the names are kept stable."""
    names = ("at", "what", "fix", "severity", "rule", "item")
    return {name: getattr(problem, name) for name in names}


def item_as_data(item: "Item") -> dict[str, object]:
    """An item for programs; the names are kept stable."""
    return {
        "id": item.id,
        "facts": list(item.facts),
        "template": item.template,
        "topic": item.topic,
        "level": item.level,
        "stem": item.stem,
        "key": list(item.key),
        "accepted": list(item.accepted),
        "options": [_option_as_data(each) for each in item.options],
        "statement": item.statement,
        "note": item.note,
        "sources": list(item.sources),
    }


def _option_as_data(option: "Option") -> dict[str, object]:
    shown: dict[str, object] = {
        "text": option.text,
        "correct": option.correct,
        "claim": option.claim,
        "why": option.why,
    }
    return shown if option.correct else shown | {"rule": option.rule, "fact": option.fact, "shares": [*option.shares]}


def item_as_text(item: "Item") -> str:
    """An item as people read it in a terminal."""
    lines = [f"{item.id}  [{item.topic}, {item.level}]", f"  {item.stem}", f"  = {'; '.join(item.key)}"]
    others = [text for text in item.accepted if text not in item.key]
    if others:
        lines.append(f"    also accepted: {'; '.join(others)}")
    lines += [f"    not {each.text}: {each.why}" for each in item.options if not each.correct]
    if item.lacks:
        lines.append(f"    without options: {item.lacks}".replace("; ", ";\n      "))
    lines += [f"    {text}" for text in (item.statement, item.note) if text]
    return "\n".join([*lines, *(f"    source: {each}" for each in item.sources), ""])


def summary(recipe: "Recipe", forms: "tuple[Form, ...]", places: list[str], since: str) -> str:
    """What a recipe made, where it lies, and how to open it. since: of a deck, what changed since its last release."""
    from generator import texts  # not at the top: what builds nothing starts sooner without it

    count = sum(item.numbers for item in forms[0].items)
    what = f"{count} question{'s' * (count != 1)}"
    if recipe.blueprint:
        labels = texts.listed([form.label for form in forms])
        told = f"form{'s' * (len(forms) > 1)} {labels}" if len(forms) <= MANY else f"{len(forms):,} forms"
        what, how = f"{what}, {told}", "open in a browser and print"
    else:
        how = "in Anki: File > Import"
    lines = [*places, how, *([f"a preview: {since}; for students, run  factdeck release {recipe.id}"] if since else [])]
    return "\n".join([f"{recipe.title}: {what}", *(f"  {line}" for line in lines)])
