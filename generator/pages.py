"""Entity pages: the YAML of `content/facts/` as entities and facts."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from generator import page_words, stems, texts
from generator.defaults import Defaults
from generator.facts import Facts
from generator.model import SENTENCES, Entity, Fact, Gap, Kind, Property
from generator.shape import File
from generator.spelling import choose, nearest
from generator.tree import List, Map, Text, Tree
from generator.values import ruled_out, typed

_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_USUAL_STATEMENT = frozenset(("value", "source", "level"))
_USUAL_SENTENCE = frozenset(("says", "source", "level"))
"""What most statements and sentences have, and nothing else."""

GAPS = 20


class Pages:
    """Entity pages of all fact files: first who they are about, then what they say.

    elsewhere: whether there may be pages that could not be taken up, such as those of files that could not be read.
    unknown: words of pages that no page may have, which are told together.
    nameless: whether a page has a name nowhere, so that it may be one that others name.
    known: whether all properties are known; where one may be missing, none is called unknown.
    """

    def __init__(self, kinds: dict[str, Kind], elsewhere: bool, known: bool) -> None:
        self.kinds = kinds
        self.elsewhere, self.known = elsewhere, known
        self.nameless = False
        self.unknown: page_words.Unknown = {}
        self.properties = {name for kind in kinds.values() for name in kind.properties}
        self.page_keys = frozenset((*page_words.PAGE_KEYS, *self.properties))
        self.entities: dict[str, Entity] = {}
        self.facts = Facts()
        self.was: dict[str, str] = {}
        self.errata: set[str] = set()
        self.withdrawn: dict[str, str] = {}
        self.titles: dict[str, str] = {}

    def define(self, file: File) -> None:
        """Take up every page of a file that has a name; one without continues a page from elsewhere."""
        page_words.mend_head(file)
        default_kind = file.text(file.entries, "kind")
        again: list[Text] = []  # the pages that are begun elsewhere
        waiting: dict[Text, list[Text]] = {}  # the pages of each kind that does not exist
        self.titles[file.topic] = file.text(file.entries, "title")
        for id, page in _pages(file):
            if id in page_words.PAGE_KEYS and "name" not in page:
                fix = "begin it and its lines with as many more spaces as the other lines of its page have"
                file.problem(id, f'"{id}" is a word for a page, and stands at the left edge', fix)
                file.entries.pop(id, None)
                continue
            file.id(id)
            if "name" not in page:
                if any(nearest(texts.slug(key), ("name",)) for key in page if key not in self.page_keys):  # told below
                    self.elsewhere = True
                continue
            if id in self.entities:
                again.append(id)
                continue
            kind = file.text(page, "kind", default=default_kind)
            if kind not in self.kinds:
                if not all(isinstance(each.get("kind", kind), Text) for each in (page, file.entries)):
                    self.elsewhere = True  # which is told
                    continue
                waiting.setdefault(kind if "kind" in page else default_kind, []).append(id)
                continue
            self.entities[str(id)] = Entity(
                str(id),
                self.kinds[kind].id,
                str(file.text(page, "name", f'page "{id}"')),
                file.texts(page, "also"),
                str(file.text(page, "about")),
                dict.fromkeys(file.texts(page, "mistaken_for")),
                _NOTHING,
                file.at(id),
            )
            if "was" in page:
                self.was[id] = file.text(page, "was")
        if again:
            self._note_begun_twice(file, again)
        self.elsewhere = self.elsewhere or bool(waiting)
        for kind, ids in waiting.items() if self.known else ():  # where a kind may be missing, none is called unknown
            who = f'page "{ids[0]}" has' if len(ids) == 1 else f"{len(ids)} pages have"
            at, first, fix = ids[0], f', "{ids[0]}" first' if len(ids) > 1 else "", choose(kind, self.kinds)
            if kind == default_kind:
                at, first, fix = kind or at, "", f"write  kind: …  at the top of the file; {fix}"
            file.problem(at, f'{who} an unknown kind "{kind}"{first}' if kind else f"{who} no kind", fix)

    def _note_begun_twice(self, file: File, pages: list[Text]) -> None:
        """Note the pages that are begun elsewhere, those of a copied file once; nothing that they say is taken up."""
        self.elsewhere = True
        others = {self.entities[id].at.rpartition(":")[0] for id in pages}
        if len(others) == 1 < len(pages) and len(pages) == len([page for _, page in _pages(file) if "name" in page]):
            what = f"the {len(pages)} pages of this file are begun in {others.pop()} as well"
            fix = "if one is a copy of the other, delete it; if not, give the pages of one other ids"
            file.problem(pages[0], what, fix)
            file.entries.clear()
            return
        for id in pages:
            page = file.entries.pop(id)
            beginning = texts.listed([f" {key}: " for key in page_words.BEGINNING if key in page]).strip()
            fix = f"if both are about one thing, write  {beginning}  on one of the two alone, and the other "
            fix += "continues it; if they are not, give one another id"
            file.problem(id, f'page "{id}" is begun twice, here and in {self.entities[id].at}', fix)

    def add_facts(self, file: File) -> None:
        """Take up the statements and sentences of a file's pages, which are empty afterwards."""
        common = Defaults(file, file.entries, file.topic, None)
        for id, page in _pages(file):
            entity = self.entities.get(id)
            beside: set[str] = set()
            if self.known and not page.keys() <= self.page_keys:
                own = entity.kind if entity else str(page.get("kind", file.entries.get("kind")))
                beside = page_words.find_unknown(file, id, page, self.kinds.get(own), self.properties, self.unknown)
            if entity is None:
                if "name" not in page and not self.elsewhere:
                    fix = f"begin it with  name: …  here, or correct the id; {choose(id, self.entities)}"
                    file.problem(id, f'no page "{id}" has a name', fix)
                    self.nameless = True
                continue
            for key in page_words.BEGINNING if "name" not in page else ():
                if key in page:
                    fix = "give it a name, or write this where the page is begun"
                    file.problem(page[key], f'page "{id}" has "{key}" but no name', fix)
            defaults = Defaults(file, page, file.topic, common)
            kind = self.kinds[entity.kind]
            if "not" in page:
                self.entities[id] = entity._replace(ruled_out=ruled_out(file, entity, kind, page["not"]))
            for name, written in page.items():
                if name == SENTENCES and written == "" and any(map(page_words.belongs, page.values())):
                    continue  # what should stand below it stands beside it, which is told
                if name == SENTENCES:
                    self._add_sentences(file, entity, written, defaults)
                elif name in beside:
                    continue  # what should stand below it stands beside it, which is told
                elif name in kind.properties:
                    self._add_property(file, entity, kind.properties[name], name, written, defaults)
                elif name not in page_words.PAGE_KEYS and name in self.properties:
                    fix = choose(name, kind.properties)
                    what = f'{id} is {texts.articled(kind.id)}, which has no property "{name}"'
                    file.problem(page.name(name), what, fix)
            page.clear()  # all pages take more room than all facts, so they are not kept until the end

    def _add(self, file: File, fact: Fact, entry: Map, usual: bool, where: Tree) -> None:
        if not usual and "was" in entry:
            self.was[fact.id] = file.text(entry, "was")
        if not usual and "erratum" in entry and file.flag(entry, "erratum"):
            self.errata.add(fact.id)
        if not usual and "withdrawn" in entry and (withdrawn := file.text(entry, "withdrawn")):
            self.withdrawn[fact.id] = withdrawn
        elif fact.id in self.facts:
            what = f'the fact "{fact.id}" exists already in {self.facts[fact.id].at}'
            fix = "delete one of the two, or tell them apart: another name for a sentence, an id: for a statement"
            mine, other = fact.value, str(self.facts[fact.id].value)
            if fact.property != SENTENCES and isinstance(mine, str) and texts.words(mine) != texts.words(other):
                what, fix = page_words.told_apart(mine, other, fact.id)
            file.problem(where, what, fix)
        else:
            self.facts[fact.id] = fact

    def _add_property(
        self, file: File, entity: Entity, property: Property, name: str, written: Tree, defaults: Defaults
    ) -> None:
        statements = written if isinstance(written, List) else [written]
        for each in statements:
            if isinstance(each, List):
                file.problem(each, f'"{name}" holds a list within a list', "write one value after each dash")
                continue
            if each == "":
                file.nothing(each, name)
                continue
            if isinstance(each, Text) and property.type != "text" and each.startswith("value "):
                file.problem(each, 'a colon is missing after "value"', f"write  value: {each.removeprefix('value ')}")
                continue
            entry = _entry(each, "value")
            usual = entry.keys() <= _USUAL_STATEMENT
            if not usual:
                file.keys(entry, page_words.STATEMENT_KEYS, f'a statement of "{name}"')
            value = file.text(entry, "value", f'"{name}" of {entity.id}')
            taken = typed(file, property, value) if value else None
            if taken is not None:
                id = f"{entity.id}.{name}{self._part(file, entity, property, entry, value, len(statements))}"
                fact = defaults.fact(id, entity, property.name, taken, entry, usual, each, ())
                self._add(file, fact, entry, usual, each)

    def _part(self, file: File, entity: Entity, property: Property, entry: Map, value: Text, count: int) -> str:
        """What a statement's id has after the property: its own id, its value, or who claims it; often nothing."""
        if "id" in entry and (own := file.text(entry, "id")):
            file.id(own)
            return f".{own}"
        if property.many or property.changes:
            return f".{value if property.type in self.kinds else texts.slug(value)}"
        if count > 1:
            id = f"{entity.id}.{property.name}"
            again = id in self.facts or id in self.withdrawn
            claimed = texts.slug(file.text(entry, "by") or (value if again else ""))
            return f".{claimed}" if claimed else ""
        return ""

    def _add_sentences(self, file: File, entity: Entity, written: Tree, defaults: Defaults) -> None:
        if not isinstance(written, Map):
            fix = "write a short name, a colon and the sentence on each line below"
            file.problem(written, f'the sentences of "{entity.id}" have no names', fix)
            return
        for name, each in page_words.sentences(file, written):
            file.id(name)
            if isinstance(each, List):
                file.problem(each, f'the sentence "{name}" is a list', "put quotes around a text that begins with [")
                continue
            entry = _entry(each, "says")
            usual = entry.keys() <= _USUAL_SENTENCE
            if not usual:
                file.keys(entry, page_words.SENTENCE_KEYS, f'the sentence "{name}"')
            says = file.text(entry, "says", f'the sentence "{name}"')
            if not says:
                continue
            found, closed = stems.gaps(says), stems.closed(says)
            if not found or "[" in closed or "]" in closed:
                what = f'the sentence "{name}" has no answer in brackets, or a bracket without its partner'
                file.problem(says, what, f"put [square brackets] around each answer{file.cut(says)}")
                continue
            if len(found) > GAPS:
                what = f'the sentence "{name}" has {len(found)} answers in brackets; at most {GAPS} can be asked'
                file.problem(says, what, "make several sentences of it")
                continue
            ask, also = _by_gap(file, entry, "ask", found), _by_gap(file, entry, "also", found)
            wrong = _by_gap(file, entry, "not", found)
            gaps = tuple(
                [
                    Gap(number, answer, " ".join(ask.get(answer, ())), also.get(answer, ()), wrong.get(answer, ()))
                    for number, answer in enumerate(found, 1)
                ]
            )
            id = f"{entity.id}.{name}"
            fact = defaults.fact(id, entity, SENTENCES, str(says), entry, usual, each, gaps)
            self._add(file, fact, entry, usual, name)


def _entry(written: Map | Text, key: str) -> Map:
    """A statement's entry, where the short form gives only what stands under one key."""
    if isinstance(written, Map):
        return written
    entry = Map({key: written})
    entry.line = written.line
    return entry


def _pages(file: File) -> Iterable[tuple[Text, Map]]:
    pages = Map((key, value) for key, value in file.entries.items() if key not in page_words.HEAD_KEYS)
    return file.maps(pages, "a page")


def _by_gap(file: File, entry: Map, key: str, found: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """What stands under ``ask:``, ``also:`` or ``not:`` of a sentence, by the answer it belongs to."""
    given = entry.get(key)
    if given is None:
        return _NOTHING
    if not isinstance(given, Map):
        file.problem(given, f'"{key}" of a sentence should name an answer', f"write  {key}: {{{found[0]}: …}}")
        return _NOTHING
    for answer in given:
        if answer not in found:
            fix = f"{choose(answer, found)}; a text with a comma inside {{ }} needs quotes"
            file.problem(given.name(answer), f'"{key}" names "{answer}", which is in no brackets', fix)
    return {answer: file.texts(given, answer) for answer in given}
