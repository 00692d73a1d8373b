"""Figures to findings: what each comes to, in a sentence for the teacher, and whether it wants a look."""

from collections.abc import Callable

from generator import texts
from generator.figures import Finding, Overlap, Positions, Report, Run
from generator.items import WORDED

RARE = 0.001
"""What chance does less often than this wants a look; a bolder limit would call many a fair draw unfair."""
MOST_ALIKE, ENOUGH = 0.5, 20
"""From which rank correlation on two orders count as alike, and among how many items at least."""
BY_CHANCE = 0.05
"""The share of pairs of forms, or one pair of several, whose order chance alone may make alike.

Of twenty items it does so in one pair in forty, of items in sections more often.
"""
NAMED = 10
"""How many pairs of forms a sentence names."""
MOST_GUESSED = 0.4
"""From which share of the points on guessing is worth too much; with three options it is a third."""
EASY, HARD = 2, 6
"""Up to how many points an item is easy, and from how many on it is hard."""
MATCHING = 4
"""From how many questions on that offer one another's right answers they are better asked as a matching."""
MOST_WORDS = 30
"""From how many words on the mean stem is long."""


def judge(report: Report) -> tuple[Finding, ...]:
    """A finding for each figure of a report, in the order in which a teacher reads them."""
    return tuple(Finding(figure, *judged(report)) for figure, judged in FIGURES.items())


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _numbers(numbers: list[int]) -> str:
    """Numbers of a paper, as a text names them."""
    return f"number{'s' * (len(numbers) > 1)} {texts.listed([*map(str, sorted(numbers))])}"


def _often(p: float) -> str:
    """How often chance alone does something."""
    if p >= 0.01:
        return f"in about {p * 100:.0f} of 100 papers" if p < 0.995 else "in every paper"
    return f"in about {p * 1000:.0f} of 1,000 papers" if p >= RARE else "in fewer than 1 of 1,000 papers"


def _blueprint(report: Report) -> tuple[bool, str]:
    short = [line for line in report.blueprint if line.got != line.asked]
    items = _count(sum(line.got for line in report.blueprint), "item")
    if short:
        places = ", ".join(line.at for line in short)
        return False, f"Not every line of the blueprint has the items it asks for: {places}."
    return True, f"The quiz has {items}; every line of the blueprint has as many as it asks for."


def _flaws(report: Report) -> tuple[bool, str]:
    flaws, unread = report.flaws, [item.numbers[0] for item in report.items if item.kind not in WORDED]
    them = "these" if unread[1:] else "it"
    rest = f" No rule reads {_numbers(unread)} of the first form: look at {them} yourself." if unread else ""
    if not flaws.flawed:
        return True, f"None of {_count(flaws.read, 'item')} breaks a rule of item writing.{rest}"
    rate = f"{100 * flaws.unacceptable / flaws.read:.0f} %"
    errors = sum(each.items for each in report.flaws.rules if each.severity == "error")
    says = (
        f"A rule of item writing is broken by {flaws.flawed} of {_count(flaws.read, 'item')}, two or more by "
        f"{flaws.unacceptable} ({rate}), which counts as unacceptable. factdeck check names them.{rest}"
    )
    return not errors and not flaws.unacceptable, says


def _positions(report: Report) -> tuple[bool, str]:
    drawn: tuple[Positions | Run, ...] = (*report.positions, *report.runs)
    if not drawn:
        return True, "There are no questions with one right letter."
    if all(len(each.counts) ** (1 - sum(each.counts)) >= RARE for each in report.positions):
        return True, "There are too few right letters to tell chance from habit."
    odd, least = [each for each in drawn if each.p < RARE], min(each.p for each in drawn)
    if odd:
        forms = " and ".join(sorted({f"form {each.form}" for each in odd}))
        return False, (
            f"On {forms} the right letters are so uneven, or one comes so often in a row, as chance alone makes it "
            f"{_often(least)}. Another seed draws another paper."
        )
    return True, (
        "The right letters are spread as chance spreads them: the least even of these figures comes by chance alone "
        f"{_often(least)}. They are drawn, not balanced, so that no student can reckon with them."
    )


def _longest_key(report: Report) -> tuple[bool, str]:
    key = report.longest_key
    if not key.items:
        return True, "No item has one option longer than all others."
    fine = key.low <= key.longest <= key.high
    verdict = "so length tells nothing" if fine else "so length is a cue: shorten answers or lengthen wrong options"
    if (key.low, key.high) == (0, key.items):
        verdict = "so these are too few to tell"
    return fine, (
        f"Of {_count(key.items, 'item')} with one longest option it is the right one in {key.longest}. By chance it "
        f"would be in about {key.expected:.1f}, and from {key.low} to {key.high} in 99 of 100 papers, {verdict}."
    )


def _lengths(report: Report) -> tuple[bool, str]:
    lengths = report.lengths
    fine = lengths.stem_words <= MOST_WORDS and all(count > 2 for count, _ in lengths.options)
    stems = f"A stem has {lengths.stem_words:.1f} words on average"
    if not lengths.options:
        return fine, f"{stems}; there are no options to choose from."
    options = " and ".join(f"{count} in {_count(items, 'item')}" for count, items in lengths.options)
    return fine, (
        f"{stems}, an option {lengths.option_words:.1f}. Numbers of options: {options}; three good ones are enough."
    )


def _topics(report: Report) -> tuple[bool, str]:
    covered, usable = sum(each.covered for each in report.topics), sum(each.usable for each in report.topics)
    missing = [each.topic for each in report.topics if not each.covered]
    says = f"The quiz asks {covered} of the {_count(usable, 'fact')} its blueprint could ask"
    if missing:
        return (
            False,
            f"{says}, and none on {', '.join(missing)}; a line of its own in the blueprint would bring them in.",
        )
    if len(report.topics) == 1:
        return True, f"{says}, all of one topic."
    return True, f"{says}, with at least one from each of {len(report.topics)} topics."


def _citations(report: Report) -> tuple[bool, str]:
    bare = sum(not item.citations for item in report.items)
    if bare:
        return False, f"No source is cited by {_count(bare, 'item')}."
    several = sum(item.citations > 1 for item in report.items)
    verb = "cite" if several > 1 else "cites"
    return (
        True,
        f"Every item cites a source; {several or 'none'} of {len(report.items)} {verb} two or more.",
    )


def _difficulty(report: Report) -> tuple[bool, str]:
    points = [item.difficulty.points for item in report.items]
    easy, hard = sum(each <= EASY for each in points), sum(each >= HARD for each in points)
    rest = len(points) - easy - hard
    fine = max(easy, hard, rest) < len(points) or len(points) < 3
    verdict = "" if fine else " All are alike: this paper may not tell students apart."
    return fine, f"Predicted, not measured: {easy} easy, {rest} of middle difficulty, {hard} hard.{verdict}"


def _overlaps(report: Report) -> tuple[bool, str]:
    if not report.overlaps:
        return True, "There is one form only."
    pairs = report.overlaps
    odd = [each for each in pairs if each.p < RARE or _alike(each, len(report.items))]
    named = _pairs(odd)
    allowed = max(1, BY_CHANCE * len(pairs)) if len(pairs) > 1 else 0
    if len(odd) > allowed or any(each.p < RARE / len(pairs) for each in odd):
        return False, f"Forms {named} are more alike than chance makes them: neighbours could copy. Try another seed."
    most = max(pairs, key=lambda each: len(each.same))
    if not most.lettered:
        return True, "No letters are marked, so none can be copied by number."
    neighbours = len({each.one for each in pairs}) == len(pairs) > 1
    whose = "the next form" if neighbours else "another form"
    some, these = ("some", "these") if len(odd) > 1 else ("one", "this")
    apart = f" Of {len(pairs)} pairs chance makes {some} rather alike; let {these} not sit side by side: {named}."
    return True, (
        f"A student who copies letters by number from {whose} gets at most {len(most.same)} of {most.lettered} "
        f"right; guessing gets about {most.expected:.1f}.{apart if odd else ''}"
    )


def _pairs(pairs: list[Overlap]) -> str:
    """Pairs of forms in a sentence, the first few of many."""
    named = [f"{each.one} and {each.other}" for each in pairs]
    more = f" and {len(named) - NAMED} more pairs" if len(named) > NAMED + 1 else ""
    return ", ".join(named[:NAMED] if more else named) + more


def _alike(overlap: Overlap, items: int) -> bool:
    return items >= ENOUGH and overlap.rank is not None and abs(overlap.rank) > MOST_ALIKE


def _leaving_out(report: Report) -> tuple[bool, str]:
    if not report.alike:
        return True, "No two questions offer the right answer of one another, so none is answered by leaving out."
    told = "; ".join(_numbers([*group]) for group in report.alike)
    says = (
        f"Questions of the first form offer the right answers of one another: {told}. Who knows one can leave it out in"
    )
    if max(map(len, report.alike)) < MATCHING:
        return True, f"{says} the other."
    return False, f"{says} the others: let the blueprint ask fewer of them, or ask them as a matching."


def _guessing(report: Report) -> tuple[bool, str]:
    points, expected = sum(each.points for each in report.guessing), sum(each.expected for each in report.guessing)
    share = expected / points
    advice = "" if share < MOST_GUESSED else " Short answers or more options would tell more."
    return not advice, (
        f"By guessing alone a student gets about {expected:.1f} of {_count(points, 'point')} "
        f"({100 * share:.0f} %) on every form.{advice}"
    )


FIGURES: dict[str, Callable[[Report], tuple[bool, str]]] = {
    "blueprint": _blueprint,
    "flaws": _flaws,
    "positions": _positions,
    "longest_key": _longest_key,
    "lengths": _lengths,
    "topics": _topics,
    "citations": _citations,
    "difficulty": _difficulty,
    "overlaps": _overlaps,
    "alike": _leaving_out,
    "guessing": _guessing,
}
"""The figures by name, in the order in which a teacher reads them, each with what judges it."""
