"""The words of pages, of what stands on them and of the head of their files, and what an unknown one may mean."""

from collections.abc import Collection, Iterator

from generator import stems, texts
from generator.model import SENTENCES, Kind
from generator.shape import File
from generator.spelling import SHOWN, choose, did_you_mean, nearest
from generator.tree import Map, Text, Tree

HEAD_KEYS = ("title", "kind", "source", "level")
BEGINNING = ("name", "kind", "also", "about", "mistaken_for", "was")
"""What stands only where a page is begun, not where it is continued."""
PAGE_KEYS = frozenset((*BEGINNING, "not", "source", "level", SENTENCES))
_COMMON_KEYS = ("by", "on", "source", "disputed", "inferred", "note", "level", "after", "was", "erratum", "withdrawn")
STATEMENT_KEYS = frozenset(("id", "value", "from", "to", *_COMMON_KEYS))
SENTENCE_KEYS = frozenset(("says", "ask", "also", "not", *_COMMON_KEYS))


Unknown = dict[tuple[str, str], list[tuple[File, Text, str]]]
"""Words that no page may have, each with its remedy, and where it stands: the file, the word there, the page."""
FEW = 3
"""More pages with one unknown word than these have one cause, such as a line of kinds.yaml that is lost."""


def find_unknown(
    file: File, id: str, page: Map, kind: Kind | None, properties: Collection[str], unknown: Unknown
) -> set[str]:
    """Find every word of a page that no page may have, with what this one may have.

    Gives the properties behind which nothing stands because their lines stand beside them, which is told, as is the
    first of the sentences that stand beside their word. kind: that of the page, if it is known. properties: those of
    all kinds. unknown: where the others are kept.
    """
    beside: set[str] = set()
    before = ""
    said = False
    own = tuple(kind.properties if kind else sorted(properties))
    known = (*own, *sorted(PAGE_KEYS))
    for key in page:
        if key not in PAGE_KEYS and key not in properties:
            meant = did_you_mean(key, known)
            listed = f"{', '.join(own[:SHOWN])}{', …' if len(own) > SHOWN else ''}; " if own else ""
            may = f"{texts.articled(kind.id) if kind else 'a page'} may have: {listed}" if own else ""
            if page.get(before) == "" and before in properties and key in STATEMENT_KEYS:
                beside.add(before)
                _note_beside(file, page.name(key), page.name(before))
                continue
            if page.get(SENTENCES) == "" and _is_sentence(page[key]):
                if not said:
                    _note_beside(file, page.name(key), page.name(SENTENCES))
                said = True
                continue
            fix = belongs(page[key]) or f"{meant} {may}any page: {', '.join(sorted(PAGE_KEYS))}".strip()
            unknown.setdefault((key, fix), []).append((file, page.name(key), id))
        elif key in properties:
            before = key
    return beside


def note_unknown(unknown: Unknown) -> None:
    """Note the words that no page may have, one on many pages once."""
    for (key, fix), found in unknown.items():
        for file, name, id in found if len(found) <= FEW else found[:1]:
            who = f'page "{id}" has an unknown key "{key}"'
            if len(found) > FEW:
                who = f'{len(found)} pages have an unknown key "{key}", "{id}" first'
            file.problem(name, who, fix)


def sentences(file: File, written: Map) -> Iterator[tuple[Text, Tree]]:
    """The sentences of a page; of one whose lines stand beside it that is told, and both are left out."""
    beside = False
    for (key, each), following in zip(written.items(), [*list(written)[1:], ""], strict=False):
        beside = beside and key in SENTENCE_KEYS
        name = written.name(key)
        if each == "" and following in SENTENCE_KEYS:
            _note_beside(file, written.name(following), name)
            beside = True
        elif not beside:
            yield name, each


def _note_beside(file: File, name: Text, before: Text) -> None:
    """Note a line that belongs to the name before it and does not stand below it."""
    what = f'"{name}" stands beside "{before}:" in line {before.line}, and belongs to it'
    file.problem(name, what, "begin this line, and those that follow it there, with more spaces")


def belongs(written: Tree) -> str:
    """Where something belongs that stands on a page under an unknown key; empty if nobody knows."""
    if isinstance(written, Map) and "name" in written:
        return "begin a page at the left edge, without spaces before it"
    return "write a sentence below  sentences:" if _is_sentence(written) else ""


def _is_sentence(written: Tree) -> bool:
    """Whether something is written as a sentence with answers is, wherever it stands."""
    says = written.get("says") if isinstance(written, Map) else written
    return isinstance(says, Text) and bool(stems.gaps(says))


def mend_head(file: File) -> None:
    """Note the words at the head of a file that are misspelt, and take them as they were meant."""
    for key, value in [*file.entries.items()]:
        meant = nearest(key, HEAD_KEYS) if key not in HEAD_KEYS and isinstance(value, Text) and value else ""
        if meant and meant not in file.entries:
            what = f'"{key}" is neither a page nor a word for the head of a file'
            file.problem(value, what, choose(key, HEAD_KEYS))
            file.entries[meant] = file.entries.pop(key)


def told_apart(one: str, other: str, id: str) -> tuple[str, str]:
    """What is wrong with two values of one page that would have one id, since they differ in signs, and the remedy."""
    sign = {"-": "minus_", "−": "minus_", "+": "plus_"}.get(one[:1], "")
    own = f"{sign}{texts.slug(one)}" if sign else f"{texts.slug(one)}_2"
    return f'"{one}" and "{other}" would both be the fact "{id}"', f"give one an id:  {{value: {one}, id: {own}}}"
