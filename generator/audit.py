"""Facts against the documents they cite: do the words, numbers and dates stand in the cited paragraph?

The documents stay out of the project, which keeps a fingerprint of each paragraph instead. So a
changed paragraph can be told from a missing one, and a paragraph that no fact cites is seen.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator import stems, texts, wording
from generator.dates import MONTHS, When
from generator.meaning import by_name
from generator.model import SENTENCES, Content, Entity, Fact, Paragraph, Problem

_PLAIN = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: str(value) for value, word in enumerate(_PLAIN)} | {
    word: str(10 * value) for value, word in enumerate(_TENS, 2)
}
SMALL = frozenset(
    "a an and any as at be been by did do for from had has have in into is it its not of on or out over own that the"
    " their them there they this to under up was were which who whom whose with".split()
)

BELOW_ZERO = ("minus", "below", "negative", "loss", "deficit", "BC", "BCE")
"""One of these stands in a paragraph that gives a number below zero, if no minus sign does."""
_MINUS = re.compile(r"(?<!\w)[-−–](?=\d)")


@dataclass(frozen=True, slots=True)
class Tally:
    """What an audit counted: facts that stand in their paragraphs, are explained, or rest on works not at hand."""

    found: int
    explained: int
    elsewhere: int
    cited: int
    without_fact: int


HEADING = 100
"""Letters of a heading that name its section; longer ones are cut."""
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]+")


def fingerprint(paragraph: str) -> str:
    """Twelve hexadecimal digits that change with the words of a paragraph, not with its spacing or punctuation."""
    return hashlib.sha256(texts.unsigned(paragraph).encode()).hexdigest()[:12]


def paragraphs_of(document: str) -> list[str]:
    """The paragraphs of a text: its lines that are not empty."""
    return [line.strip() for line in document.splitlines() if line.strip()]


def outline(document: str) -> Iterator[tuple[str, str, str]]:
    """A place, fingerprint and beginning for each paragraph of a new document; headings are marked with = or #.

    No place is given twice, and each can be written into a file of paragraphs.
    """
    section, number = "", 0
    sections: dict[str, int] = {}
    for paragraph in paragraphs_of(document):
        if paragraph[0] in "=#":
            section, number = _section(paragraph, sections) + ", ", 0
            place = f"{section}heading"
        else:
            number += 1
            place = f"{section}par. {number}"
        yield place, fingerprint(paragraph), _written(paragraph)[:50]


def _section(heading: str, known: dict[str, int]) -> str:
    """What a section is called: by its heading, with a number where it is not the first of that name.

    known: what others are called, each with the last number that stands behind it.
    """
    title = _written(heading.strip("=# "))
    title = title if len(title) <= HEADING else f"{title[: HEADING - 1].rstrip()}…"
    found, number = title, known.get(title, 1)
    while not found or found in known:
        number += 1
        found = f"{title} ({number})".lstrip()
    known |= {found: 1, title: number}
    return found


def _written(text: str) -> str:
    """A text in one line, without what cannot stand in a file of the project."""
    return _UNWRITABLE.sub(" ", text).strip()


def audit(content: Content, documents: Mapping[str, str]) -> tuple[list[Problem], Tally]:
    """What does not stand where it is cited, and what was counted.

    documents: texts by file name; each is recognized by its paragraphs, not by its name.
    """
    at_hand: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    read = [{fingerprint(each): each for each in paragraphs_of(document)} for document in documents.values()]
    for source, paragraphs in content.paragraphs.items():
        texts_found, faults = _recognized(source, paragraphs, read) if paragraphs else ({}, [])
        at_hand |= texts_found
        problems += faults
    cited = {(each.source, each.locator) for fact in content.facts.values() for each in fact.sources}
    wanting = [each for known in content.paragraphs.values() for each in known.values() if not each.no_fact]
    for each in wanting:
        if (each.source, each.locator) not in cited:
            fix = "add a fact from it, or say why there is none:  {print: …, no_fact: a heading}"
            problems.append(Problem(each.at, f'no fact cites "{each.locator}"', fix))
    named = by_name(content)
    found = explained = elsewhere = 0
    for fact in content.facts.values():
        absent = _absent(content, fact, named, at_hand)
        if not absent:
            found += 1
        elif any((each.source, each.locator) not in at_hand for each in fact.sources):
            elsewhere += 1
        elif fact.inferred:
            explained += 1
        else:
            places = "; ".join(f"{each.source} {each.locator}" for each in fact.sources)
            fix = "correct it, cite where it stands, or explain how it follows:  inferred: …"
            problems.append(Problem(fact.at, f'"{fact.id}": {", ".join(absent)} not in {places}', fix))
    tally = Tally(
        found,
        explained,
        elsewhere,
        len(cited & at_hand.keys()),
        sum(bool(each.no_fact) for known in content.paragraphs.values() for each in known.values()),
    )
    return problems, tally


def _recognized(
    source: str, paragraphs: Mapping[str, Paragraph], documents: Iterable[dict[str, str]]
) -> tuple[dict[tuple[str, str], str], list[Problem]]:
    """The text of each paragraph of a source, and which are changed or missing.

    documents: the paragraphs of each, by their fingerprints.
    """
    prints = {each.fingerprint for each in paragraphs.values()}
    best: dict[str, str] = {}
    for candidate in documents:
        if len(prints & candidate.keys()) > len(prints & best.keys()):
            best = candidate
    first = next(iter(paragraphs.values()))
    if not best:
        fix = "put its text into the folder, or take it from content/paragraphs"
        return {}, [Problem(first.at, f'no document is "{source}"', fix)]
    unknown = len(best.keys() - prints)
    problems = []
    for each in paragraphs.values():
        if each.fingerprint not in best:
            what = f'"{each.locator}" is {"changed" if unknown else "missing"} in the document'
            problems.append(Problem(each.at, what, "read its facts again, then renew its fingerprint"))
    return {
        (source, each.locator): best[each.fingerprint] for each in paragraphs.values() if each.fingerprint in best
    }, problems


def _absent(
    content: Content, fact: Fact, named: Mapping[str, Entity], at_hand: Mapping[tuple[str, str], str]
) -> list[str]:
    """What a fact says that no paragraph it cites does; the year of an article may come from its own date."""
    paragraphs = " ".join(at_hand.get((each.source, each.locator), "") for each in fact.sources)
    dates = (content.sources[each.source].date for each in fact.sources)
    standing = _standing(paragraphs, frozenset(when.year.plain for when in dates if when and when.year))
    return [
        text for text, variants in _said(content, fact, named) if not any(_stands(each, standing) for each in variants)
    ]


def _said(content: Content, fact: Fact, named: Mapping[str, Entity]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The answers and numbers of a fact, each with the variants that would do as well."""
    if fact.property == SENTENCES:
        for gap in fact.gaps:
            entity = named.get(texts.core(gap.answer))
            yield gap.answer, (gap.answer, *(entity.names if entity else ()))
        for word in texts.unsigned(stems.closed(str(fact.value))).split():
            if word.isdigit():
                yield word, (word,)
    elif isinstance(fact.value, When):
        yield fact.value.plain, (" ".join(_parts(fact.value)),)
    elif _MINUS.match(fact.value) and texts.number(fact.value) is not None:
        yield fact.value, tuple(f"{fact.value[1:]} {word}" for word in BELOW_ZERO)
    else:
        entity = wording.entity_in(content, fact, "value")
        yield str(fact.value), entity.names if entity else (str(fact.value),)
    for when in (fact.on, fact.start, fact.end):
        if when is not None:
            yield when.plain, (" ".join(_parts(when)),)


def _parts(when: When) -> list[str]:
    """The words of a date that a source must have: years, months, days."""
    return [word for word in texts.unsigned(when.plain).split() if word.isdigit() or word.capitalize() in MONTHS]


class _Standing(NamedTuple):
    """The words that stand in a paragraph: all, and in their order."""

    words: frozenset[str]
    in_order: list[str]


@lru_cache(maxsize=100)
def _standing(paragraph: str, years: frozenset[str]) -> _Standing:
    """The words of a paragraph, its numbers also in digits, and years that are known besides."""
    words = texts.unsigned(_MINUS.sub("minus ", paragraph)).split()
    found = frozenset(NUMBERS.get(word, word) for word in words).union(words, years)
    return _Standing(found, sorted(found))


def _stands(text: str, standing: _Standing) -> bool:
    """Whether every word of weight of a text stands in a paragraph, in this or another form of the word."""
    words = [word for word in texts.unsigned(text).split() if word not in SMALL]
    return all(NUMBERS.get(word, word) in standing.words or _has_form(word, standing.in_order) for word in words)


def _has_form(word: str, in_order: list[str]) -> bool:
    root = word[: max(4, len(word) - 3)]
    at = bisect_left(in_order, root)
    return len(word) >= 5 and not word.isdigit() and at < len(in_order) and in_order[at].startswith(root)
