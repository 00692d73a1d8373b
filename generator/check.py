"""Content to problems: does every name refer to something, do the facts agree, are they fair to ask?

Each rule is one small function, `rule(content) -> problems`, listed at the top of `references`, `citations` and
`agreement`.
"""

from generator import agreement, collector, references, texts
from generator.model import Content, Problem
from generator.prerequisites import together

LISTED = 5
"""How many of those that are easily confused are named."""


@collector.paused()
def check(content: Content) -> list[Problem]:
    """All problems of meaning, in no order; rules about names wait until every file can be read."""
    rules = agreement.RULES if content.unread else (*agreement.RULES, *references.RULES)
    return [problem for rule in rules for problem in rule(content)]


def inform(content: Content) -> list[Problem]:
    """What is worth knowing of sound content: facts that are easily confused, and what is hardly meant so."""
    from generator.slips import slips  # only sound content comes here

    return [*_confusable(content), *slips(content)]


def _confusable(content: Content) -> list[Problem]:
    """The pages and facts that are easily confused, a circle of them in one line.

    Names are those of pages: whatever is said of them, it is told once. Not told is what pages say themselves.
    """
    from generator.confusions import ALIKE, NEAR, confusions  # only sound content comes here

    found = confusions(content)
    alike = together((each.one.subject, each.other.subject) for each in found if each.why == ALIKE)
    near = together((each.one.id, each.other.id) for each in found if each.why == NEAR)
    told = [(content.entities[circle[0]].at, circle, ALIKE) for circle in alike]
    told += [(content.facts[circle[0]].at, circle, NEAR) for circle in near]
    return [
        Problem(at, f"{_listed(circle)} are easily confused: {why}", "new cards keep them apart", "information")
        for at, circle, why in told
    ]


def _listed(ids: list[str]) -> str:
    """Ids in a sentence, the first few of many."""
    named = [f'"{id}"' for id in ids[:LISTED]]
    more = [f"{len(ids) - LISTED} more"] if len(ids) > LISTED else []
    return texts.listed([*named, *more])
