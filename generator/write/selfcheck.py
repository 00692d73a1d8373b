"""A page to learn from on a screen: the questions of a topic, each of which opens to show its answer."""

from generator.items import Item
from generator.model import LEVELS
from generator.write.page import page


def write(topic: str, title: str, items: list[Item], day: str) -> dict[str, bytes]:
    """The self-check page of a topic, by file name; nothing where nothing is asked.

    items: those of the topic, in the order in which they are asked. day: the build's date, in words.
    """
    levels = [(level, [item for item in items if item.level == level]) for level in LEVELS]
    asked = [(level, mine) for level, mine in levels if mine]
    if not asked:
        return {}
    values = {"title": title, "day": day, "levels": asked}
    return {f"{topic}-selfcheck.html": page("selfcheck.html", values, "handout.css")}
