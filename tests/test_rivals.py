"""A date that may be shared is found out, however finely it is known."""

import random

from generator.dates import parse
from generator.model import Fact
from generator.rivals import Rivals

BLANK = Fact("", "", "", "on", "", "", None, None, None, (), "", "", "", "core", "topic", (), (), "f:1")


def fact(subject: str, when: str, by: str = "") -> Fact:
    """A date of something."""
    return BLANK._replace(id=f"{subject}.on.{when}", subject=subject, value=parse(when) or "", by=by)


def test_rival_is_an_entity_whose_date_may_be_the_same() -> None:
    """A year that holds the day is a rival; another year, the same day, and the subject itself are none."""
    day, year, other = fact("a", "1641-05-12"), fact("b", "1641"), fact("c", "1642")
    same, itself = fact("d", "1641-05-12"), fact("a", "1641-05", by="ida")
    found = Rivals([day, year, other, same, itself])

    assert "b" == found.of(day).subject  # type: ignore[union-attr]  # there is one
    assert None is Rivals([day, other, same, itself]).of(day)
    assert None is Rivals([year, other]).of(other)


def test_doubtful_date_rivals_all() -> None:
    """A doubtful date may be any day, and any date may be it."""
    doubtful, far = fact("a", "1641?"), fact("b", "1702")

    assert doubtful == Rivals([doubtful, far]).of(far)
    assert far == Rivals([doubtful, far]).of(doubtful)


def test_search_finds_what_comparing_all_finds() -> None:
    """Among hundreds of random dates and spans it says the same as looking at every pair."""
    draw = random.Random(4)
    texts = [f"{draw.randint(1600, 1700)}{draw.choice(['', '~', '-03', '-03-07', '/1710'])}" for _ in range(300)]
    facts = [fact(f"s{number}", text) for number, text in enumerate(texts)]
    found = Rivals(facts)

    for one in facts:
        rivals = [
            two
            for two in facts
            if two.subject != one.subject and two.value != one.value and not two.value.disjoint(one.value)  # type: ignore[union-attr,arg-type]  # all are dates
        ]
        rival = found.of(one)
        assert (rival in rivals) if rivals else rival is None
