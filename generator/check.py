"""Content to problems: does every name refer to something, do the facts agree, are they fair to ask?

Each rule is one small function, `rule(content) -> problems`, listed at the top of `references` and `agreement`.
"""

from collections.abc import Iterator

from generator import agreement, collector, references
from generator.model import Content, Problem

QUOTES = ("“”", "„“", "””", "‘’", "‚‘", "’’", "«»", "»«", '""')
"""Pairs of quotation marks; those but the last come from word processors."""


@collector.paused()
def check(content: Content) -> list[Problem]:
    """All problems of meaning, in no order; rules about names wait until every file can be read."""
    rules = agreement.RULES if content.unread else (*agreement.RULES, *references.RULES)
    return [problem for rule in rules for problem in rule(content)]


def inform(content: Content) -> list[Problem]:
    """What is worth knowing of sound content: facts that are easily confused, texts in quotation marks."""
    return [*_confusable(content), *_quoted(content)]


def _confusable(content: Content) -> list[Problem]:
    """The facts that are easily confused, by the first of them, but for those whose pages say so themselves."""
    from generator.confusions import MISTAKEN, confusions  # only sound content comes here

    rivals: dict[str, list[str]] = {}
    for each in confusions(content):
        if each.why != MISTAKEN:
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


def _quoted(content: Content) -> Iterator[Problem]:
    """Names and answers in quotation marks, which stay with them where YAML takes none away."""
    fix = "delete them, unless they belong to the answer; YAML itself takes away straight ones only"
    for entity in content.entities.values():
        for name in filter(_in_quotes, entity.names):
            yield Problem(entity.at, f"the name {name} stands in quotation marks", fix, "information")
    for fact in content.facts.values():
        answers = [gap.answer for gap in fact.gaps] if fact.gaps else [fact.value]
        for answer in answers:
            if isinstance(answer, str) and _in_quotes(answer):
                yield Problem(fact.at, f"the answer {answer} stands in quotation marks", fix, "information")


def _in_quotes(text: str) -> bool:
    inside = text[1:-1]
    return bool(inside) and text[0] + text[-1] in QUOTES and text[0] not in inside and text[-1] not in inside
