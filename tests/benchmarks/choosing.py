"""What choosing options costs: beside one plain Jinja2 render for each item, and as the facts grow tenfold.

Run with  make bench.
"""

import sys
from collections.abc import Iterator

from generator.ask import ask
from generator.confusions import confusions
from generator.dates import parse
from generator.distractors import Choices
from generator.facts import Facts
from generator.items import Item
from generator.model import Citation, Content, Entity, Fact, Kind, Only, Property, Recipe, Source
from generator.model import Template as Question
from jinja2 import Environment
from measure import Row, seconds, show

RECIPE = Recipe("bench", "Bench", "", "", (), Only(), ("A",), 4, "1", (), "")
PAGE = Environment(autoescape=True).from_string(
    "<fieldset><legend>{{ item.stem }}</legend><ol>{% for option in item.options %}<li>{{ option.text }}</li>"
    "{% endfor %}</ol></fieldset><p>{{ item.statement }}</p><p>{{ item.sources[0] }}</p>"
)
"""A question as a paper shows it, and its line in the key."""


def content(count: int) -> Content:
    """Invented islands, each settled in a year and found by a sailor: two facts an island, `count` in all."""

    def property(name: str, type: str, says: str) -> Property:
        return Property(name, "island", type, says, many=False, complete=False, changes=False, unique=False, at="k:1")

    settled = property("settled", "date", "{subject} was settled {value}.")
    finder = property("finder", "sailor", "{subject} was found by {value}.")
    kinds = {
        "island": Kind("island", False, {"settled": settled, "finder": finder}, "k:1"),
        "sailor": Kind("sailor", False, {}, "k:1"),
    }
    questions = {
        "settled": Question(
            "settled", "island", "settled", "When was {subject} settled?", "value.year", Only(), "q:1", "q:1", "q:1"
        ),
        "finder": Question("finder", "island", "finder", "Who found {subject}?", "value", Only(), "q:1", "q:1", "q:1"),
    }
    entities, facts = {}, Facts()
    for number in range(count // 2):
        island, sailor = f"isle_{number}", f"sailor_{number % 500}"
        for id, kind in ((island, "island"), (sailor, "sailor")):
            entities[id] = Entity(
                id, kind, called(kind, number if kind == "island" else number % 500), (), "", (), {}, "f:1"
            )
        for name, value in (("settled", parse(f"{1200 + number * 7 % 800}")), ("finder", sailor)):
            facts[f"{island}.{name}"] = fact(f"{island}.{name}", island, name, value)
    return Content(kinds, {"atlas": Source("atlas", "Atlas", "", "", None, "", "s:1")}, entities, facts, questions)


def called(kind: str, number: int) -> str:
    """An invented name: a word of its own for each island and sailor, and one that some share."""
    sounds = [f"{first}{second}" for first in "bdfgklmnprstvz" for second in "aeiou"]
    word = "".join(sounds[number // 70**place % 70] for place in range(3)) + ("n" if kind == "sailor" else "")
    return f"{sounds[number % 23]}l {word}".title()


def fact(id: str, subject: str, name: str, value: object) -> Fact:
    """A plain fact from the atlas."""
    cited = (Citation("atlas", "part 1", 1),)
    return Fact(
        id, subject, "island", name, value, "", None, None, None, cited, "", "", "", "standard", "isles", (), (), "f:1"
    )  # type: ignore[arg-type]


def _confusing(of: Content) -> float:
    return seconds(lambda: confusions(of))


def _offer(of: Content, items: list[Item]) -> list[Item]:
    choices = Choices(of)
    return [choices.full(RECIPE, item) for item in items]


def rows(small: int, large: int) -> Iterator[Row]:
    """What was compared, the ratio, and the ratio wanted."""
    base, more = content(small), content(large)
    items, many = ask(base, RECIPE)[0], ask(more, RECIPE)[0]
    yield f"asking {large} facts / {small}", seconds(lambda: ask(more, RECIPE)) / seconds(lambda: ask(base, RECIPE)), 25
    yield f"finding confusable facts among {large} / {small}", _confusing(more) / _confusing(base), 25
    offered = _offer(base, items)
    rendering = seconds(lambda: [PAGE.render(item=item) for item in offered])
    choosing = seconds(lambda: _offer(base, items))
    growing = seconds(lambda: _offer(more, many))
    yield f"choosing options for {len(items)} items / rendering them plainly", choosing / rendering, 0.5
    yield f"choosing for {large} facts / for {small}", growing / choosing, 25


if __name__ == "__main__":
    small = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    show(rows(small, 10 * small))
