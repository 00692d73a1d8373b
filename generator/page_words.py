"""The words of pages, of what stands on them and of the head of their files, and what an unknown one may mean."""

from collections.abc import Collection

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


def note_unknown(file: File, id: str, page: Map, kind: Kind | None, properties: Collection[str]) -> set[str]:
    """Note every word of a page that no page may have, with what this one may have.

    Gives the properties behind which nothing stands because their lines stand beside them, which is told. kind: that of
    the page, if it is known. properties: those of all kinds.
    """
    beside: set[str] = set()
    before = ""
    own = tuple(kind.properties if kind else sorted(properties))
    known = (*own, *sorted(PAGE_KEYS))
    for key in page:
        if key not in PAGE_KEYS and key not in properties:
            meant = did_you_mean(key, known)
            listed = f"{', '.join(own[:SHOWN])}{', …' if len(own) > SHOWN else ''}; " if own else ""
            may = f"{texts.articled(kind.id) if kind else 'a page'} may have: {listed}" if own else ""
            if page.get(before) == "" and before in properties and key in STATEMENT_KEYS:
                beside.add(before)
                what = f'"{key}" stands beside "{before}:" in line {page.name(before).line}, and belongs to it'
                file.problem(page.name(key), what, "begin this line, and those that follow it there, with more spaces")
                continue
            fix = belongs(page[key]) or f"{meant} {may}any page: {', '.join(sorted(PAGE_KEYS))}".strip()
            file.problem(page.name(key), f'page "{id}" has an unknown key "{key}"', fix)
        elif key in properties:
            before = key
    return beside


def belongs(written: Tree) -> str:
    """Where something belongs that stands on a page under an unknown key; empty if nobody knows."""
    if isinstance(written, Map) and "name" in written:
        return "begin a page at the left edge, without spaces before it"
    says = written.get("says") if isinstance(written, Map) else written
    return "write a sentence below  sentences:" if isinstance(says, Text) and stems.gaps(says) else ""


def mend_head(file: File) -> None:
    """Note the words at the head of a file that are misspelt, and take them as they were meant."""
    for key, value in [*file.entries.items()]:
        meant = nearest(key, HEAD_KEYS) if key not in HEAD_KEYS and isinstance(value, Text) and value else ""
        if meant and meant not in file.entries:
            what = f'"{key}" is neither a page nor a word for the head of a file'
            file.problem(value, what, choose(key, HEAD_KEYS))
            file.entries[meant] = file.entries.pop(key)
