"""Reading values out of one YAML file by name, noting every value of the wrong shape."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from generator import dates
from generator.model import LEVELS, Only, Problem
from generator.spelling import REMARK, choose, nearest
from generator.texts import slug
from generator.tree import List, Map, Text, Tree, text
from generator.yaml_text import read

PRECISIONS = ("day", "month", "year", "part", "span")
_ID = re.compile(r"[a-z0-9_]+")
AROUND = ("sources", "kinds", "questions", "facts", "pages", "entities")
"""What somebody may call all entries of a file together."""
_NOTHING = Text()
_NOTHING.line = 1
"""What an entry does not have and need not have; nothing is ever told of it, so its line means nothing."""


class File:
    """One YAML file: its entries, and the problems found in it so far."""

    def __init__(self, root: Path, path: Path) -> None:
        self.name = path.relative_to(root).as_posix()
        self.topic, self.path = path.stem, path
        self.entries, self.problems, self.could_be_read = read(path, self.name)
        self._meant: set[tuple[int, str]] = set()  # entries, and the keys that unknown ones in them may mean

    def at(self, value: Tree) -> str:
        """The place of a value, as problems and facts give it."""
        return f"{self.name}:{value.line}"

    def problem(self, value: Tree, what: str, fix: str) -> None:
        """Note a mistake at a value."""
        self.problems.append(Problem(self.at(value), what, fix))

    @cached_property
    def _lines(self) -> list[str]:
        """What stands in the file, for messages that need more than was read."""
        return self.path.read_text("utf-8-sig").split("\n")

    def cut(self, value: Tree) -> str:
        """What to add to a remedy where a # cut off the text of a value; else nothing."""
        line = "".join(self._lines[value.line - 1 : value.line])
        return f"; {REMARK}" if " #" in line and not (isinstance(value, Text) and "#" in value) else ""

    def maps(self, entries: Map, what: str) -> Iterable[tuple[Text, Map]]:
        """The entries that are mappings themselves; what is not is told, once with what stands below it."""
        entries = self._within(entries)
        empty = False  # whether what comes next may have been meant to stand below what came before
        for key, value in entries.items():
            name = entries.name(key)
            if isinstance(value, Map):
                empty = False
                yield name, value
            elif value == "" or not empty:
                fix = "indent its lines below it"
                if isinstance(value, List):
                    fix = "begin each of its lines with a name and a colon, without dashes and brackets"
                    if value.line > name.line and all(isinstance(each, Map) for each in value):
                        fix = "delete the dash before each of them"
                self.problem(name, f'"{key}" should be {what} with lines of its own', fix)
                empty = value == ""

    def _within(self, entries: Map) -> Map:
        """The entries of a file; if they stand below a word for all of them, that is a problem, and they are taken."""
        first, inner = next(iter(entries.items()), ("", None))
        if (
            first not in AROUND
            or not isinstance(inner, Map)
            or not all(isinstance(each, Map) for each in inner.values())
        ):
            return entries
        if "properties" in inner:  # a kind of that name
            return entries
        fix = "delete this line, and begin the entries below it at the left edge"
        self.problem(entries.name(first), f'"{first}:" is not needed around the entries of a file', fix)
        return Map(inner | {key: value for key, value in entries.items() if key != first})

    def keys(
        self, entry: Map, allowed: Iterable[str], owner: str, remedy: Callable[[Tree], str] = lambda _: ""
    ) -> None:
        """Note every key that is not allowed, with a remedy for what stands there, or else with the nearest that is."""
        known = frozenset(allowed)
        if entry.keys() <= known:
            return
        for key in entry:
            if key not in known:
                self._meant.add((id(entry), nearest(key, known) or slug(key)))
                fix = remedy(entry[key]) or choose(key, known)
                self.problem(entry.name(key), f'{owner} has an unknown key "{key}"', fix)

    def text(self, entry: Map, key: str, owner: str = "", default: str = "") -> Text:
        """A single text. With an `owner` named, it must be there and not be empty."""
        value = entry.get(key)
        if value is None and not owner and not default:
            return _NOTHING
        if value and isinstance(value, Text):
            return value if value.isprintable() else _one_line(value)
        if value is None or value == "":
            if owner:
                if (id(entry), key) not in self._meant:  # else it is told as an unknown key
                    where = value if value is not None else entry
                    cut = self.cut(value) if value is not None else ""
                    self.problem(where, f'{owner} has no "{key}"', f"write  {key}: …{cut}")
            elif value is not None:
                self.nothing(value, key)
            missing = Text(default)
            missing.line = value.line if value is not None else entry.line
            return missing
        fix = "write it in one line, with quotes if it begins with [ or {"
        if isinstance(value, List) and all(isinstance(each, Text) for each in value):
            fix = f"write it in one line, as in  {key}: {', '.join(value)}"
        self.problem(value, f'"{key}" should be one text', fix)
        missing = Text(default)
        missing.line = value.line
        return missing

    def texts(self, entry: Map, key: str) -> tuple[Text, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = entry.get(key)
        if value is None:
            return ()
        if isinstance(value, Text):
            if not value:
                self.nothing(value, key)
            return (_one_line(value),) if value else ()
        listed = [_one_line(each) for each in value if each and isinstance(each, Text)]
        if len(listed) == len(value) and isinstance(value, List):
            return tuple(listed)
        odd: Tree = next((each for each in value if not (each and isinstance(each, Text))), value) if listed else value
        fix = f"write  {key}: [one, two]"
        if isinstance(odd, Map) or any(isinstance(each, Map) for each in odd):
            fix = "put a text with a colon in quotes"
        elif isinstance(odd, Text):
            fix = f"write a text after each dash or comma{self.cut(odd)}"
        self.problem(odd, f'"{key}" should be a list of texts', fix)
        if isinstance(value, Map):  # taken as it is without its colons, so that nothing follows from it
            return tuple(text(f"{name} {each}", value.line) for name, each in value.items() if isinstance(each, Text))
        return ()

    def nothing(self, value: Text, key: str) -> None:
        """Note that a name has no value."""
        self.problem(value, f'nothing stands after "{key}"', f"write it, or delete the line{self.cut(value)}")

    def id(self, value: Text) -> None:
        """Note an id that is not plain: ids stand in links, tags and other files."""
        if not _ID.fullmatch(value):
            plain = slug(unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode())
            fix = "use small letters from a to z, digits and underscores only"
            fix += f", such as  {plain}" if _ID.fullmatch(plain) else ""
            self.problem(value, f'"{value}" cannot be an id', fix)

    def flag(self, entry: Map, key: str) -> bool:
        """A yes or no; no when absent."""
        value = self.text(entry, key, default="no")
        if value not in ("yes", "no"):
            self.problem(value, f'"{key}" should be yes or no, not "{value}"', f"write  {key}: yes")
        return value.lower() not in ("no", "false", "off", "n", "0")

    def number(self, entry: Map, key: str, default: int, low: int, high: int) -> int:
        """A whole number within bounds."""
        value = self.text(entry, key, default=str(default))
        if not (value.isascii() and value.isdigit() and len(value) < 10 and low <= int(value) <= high):
            what = f'"{key}" should be a whole number from {low} to {high}, not "{value}"'
            self.problem(value, what, f"write  {key}: {default}")
            return default
        return int(value)

    def choice(self, value: Text, allowed: Iterable[str], what: str) -> None:
        """Note a text that is not one of those allowed."""
        known = tuple(allowed)
        if value not in known:
            self.problem(value, f'"{value}" is no {what}', choose(value, known))

    def date(self, entry: Map, key: str) -> dates.When | None:
        """A date, if there is one."""
        value = self.text(entry, key)
        return self.as_date(value, "leave the line out, and say it in words") if value else None

    def as_date(self, value: Text, in_words: str) -> dates.When | None:
        """A text read as a date; one that is none is a problem. in_words: how to say what no date can say."""
        when = dates.parse(str(value))
        if when is None:
            from generator.meant import no_date  # most projects have no such text

            self.problem(value, *no_date(str(value), in_words))
        return when

    def only(self, entry: Map) -> Only:
        """The restriction under ``only:``."""
        value = entry.get("only")
        if value is None:
            return Only()
        if not isinstance(value, Map):
            self.problem(value, '"only" should name what to restrict', "write  only: {level: core}")
            return Only()
        self.keys(value, ("topic", "level", "precision"), '"only"')
        only = Only(self.texts(value, "topic"), self.texts(value, "level"), self.texts(value, "precision"))
        for level in self.texts(value, "level"):
            self.choice(level, LEVELS, "level")
        for precision in self.texts(value, "precision"):
            self.choice(precision, PRECISIONS, "precision")
        return only


def _one_line(value: Text) -> Text:
    """A text without line ends, which would end a line of what is written."""
    if value.isprintable() or not re.search(r"[\t\r\n]", value):
        return value
    joined = Text(re.sub(r"[ \t\r\n]+", " ", value).strip(" "))
    joined.line = value.line
    return joined
