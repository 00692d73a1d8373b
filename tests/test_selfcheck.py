"""Self-check pages: every question once, closed until it is opened."""

import html
import re

from generator.model import Content
from generator.write import selfcheck

from conftest import asked


def test_every_question_opens_to_its_answer_and_source(world: Content) -> None:
    """Each item of the topic is one closed question, and inside stand its answer, its statement and its sources."""
    items = [item for item in asked(world).values() if item.topic == "islands"]
    (page,) = selfcheck.write("islands", "Islands", items, "14 November 2023").values()

    found = re.findall(r"<details>\s*<summary>(.*?)</summary>(.*?)</details>", page.decode(), re.DOTALL)

    assert len(found) == len(items) > 20
    inside = {html.unescape(stem): html.unescape(rest) for stem, rest in found}
    for item in items:
        for text in ("; ".join(item.key), item.statement, item.note, *item.sources):
            assert text in inside[item.stem]
    assert "open>" not in page.decode()


def test_core_questions_come_first(world: Content) -> None:
    """The questions stand by level, and each heading says how many they are."""
    (page,) = selfcheck.write("islands", "Islands", [*asked(world).values()], "14 November 2023").values()
    headings = re.findall(r"<h2>(\w+): (\d+) questions?</h2>", page.decode())

    assert [level for level, _ in headings] == ["Core", "Standard"]
    assert sum(int(count) for _, count in headings) == page.decode().count("<details>")


def test_topic_without_questions_has_no_page() -> None:
    """Where nothing is asked, nothing is written."""
    assert {} == selfcheck.write("islands", "Islands", [], "14 November 2023")
