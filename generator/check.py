"""Content to problems: does every name refer to something, do the facts agree, are they fair to ask?

Each rule is one small function, `rule(content) -> problems`, listed at the top of `references` and `agreement`.
"""

from generator import agreement, collector, references
from generator.model import Content, Problem


@collector.paused()
def check(content: Content) -> list[Problem]:
    """All problems of meaning, in no order; rules about names wait until every file can be read."""
    rules = agreement.RULES if content.unread else (*agreement.RULES, *references.RULES)
    return [problem for rule in rules for problem in rule(content)]


def inform(content: Content) -> list[Problem]:
    """What is worth knowing of sound content: the facts that are easily confused, by the first of them."""
    from generator.confusions import confusions  # only sound content comes here

    rivals: dict[str, list[str]] = {}
    for each in confusions(content):
        rivals.setdefault(each.one.id, []).append(f'"{each.other.id}" ({each.why})')
    return [
        Problem(
            content.facts[id].at,
            f'"{id}" is easily confused with {", ".join(others)}',
            "new cards keep them apart",
            "information",
        )
        for id, others in rivals.items()
    ]
