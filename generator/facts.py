"""All facts of a project, by id, and those of them that rules and questions look for."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Fact


class Facts(dict[str, "Fact"]):
    """Facts by id, in the order of the pages. Who asks for some of them asks when all are there.

    Each selection goes through all facts once, however many rules need it: a hundred thousand facts lie too far apart
    in memory to go through them for each rule.
    """

    @cached_property
    def of(self) -> "dict[tuple[str, str], list[Fact]]":
        """The values of properties, by the kind of their subject and their property."""
        found: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.values():
            if not fact.gaps:
                found.setdefault((fact.kind, fact.property), []).append(fact)
        return found

    @cached_property
    def by_topic(self) -> "dict[str, list[Fact]]":
        """The facts of each topic."""
        found: dict[str, list[Fact]] = {}
        for fact in self.values():
            found.setdefault(fact.topic, []).append(fact)
        return found

    @cached_property
    def sentences(self) -> "list[Fact]":
        """The facts that are sentences with brackets."""
        return [fact for fact in self.values() if fact.gaps]

    @cached_property
    def qualified(self) -> "list[Fact]":
        """The facts of which is said by whom, when, why doubted or after which others."""
        return [
            fact
            for fact in self.values()
            if fact.by or fact.on or fact.start or fact.end or fact.disputed or fact.after
        ]
