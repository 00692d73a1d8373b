"""Items and a recipe to forms: a deck's one list, or the versions A, B, … of a quiz."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import filterfalse, islice

from generator.allotment import allot
from generator.chance import chance
from generator.giveaways import Candidate, Taken, candidate
from generator.items import BROUGHT, FORMS_OF_QUESTION, SETS, WRITTEN, Form, Item, Offers
from generator.model import Problem, Recipe, Row
from generator.pose import fits, pose

ATTEMPTS = 100
"""How many draws are tried before a blueprint is refused."""
APART, HINTLESS, UNLIKE = 20, 40, 70
"""In how many of them no statement to be judged may speak of what another asks; in how many no question may name a
wrong option of another; and in how many no answer may stand twice."""
FEW = 10
"""How many are tried besides that keep facts for the lines that need them."""
_NOTHING: Mapping[str, Row] = {}


def arrange(
    recipe: Recipe, items: list[Item], sets: Mapping[Row, list[Item]] | None = None, offers: Offers = BROUGHT
) -> tuple[tuple[Form, ...], list[Problem]]:
    """The forms of a recipe, and what its blueprint asked in vain.

    A deck has one form with every item. A quiz draws the same items for all its forms; each form has
    its own order of questions and of options. Every place depends on the seed, the form and the item
    alone, so that a new item moves no other. sets: what `sets` proposes for lines that ask for sets.
    offers: where items have their options from, which only those get that may stand on the paper.
    """
    if not recipe.blueprint:
        return (Form("", tuple(items)),), []
    drawn, problems = _draw(recipe, items, sets or {}, offers)
    return tuple(Form(label, _shuffled(recipe, label, drawn)) for label in recipe.forms), problems


def _draw(
    recipe: Recipe, items: list[Item], sets: Mapping[Row, list[Item]], offers: Offers
) -> tuple[list[Item], list[Problem]]:
    """The items of a quiz: the first draw that meets the blueprint, or the fullest one and its deficits."""
    fitting = {
        row.sort: _fitting(recipe, row, sets.get(row, []) if row.as_ in SETS else items, offers)
        for row in {row.sort: row for row in recipe.blueprint}.values()
    }

    full = cache(partial(offers.full, recipe))

    @cache
    def posed(form: str, item: Item) -> Candidate:
        return candidate(pose(item if form in (*SETS, *WRITTEN) else full(item), form, recipe.seed))

    fullest: list[list[Candidate]] = [[] for _ in recipe.blueprint]
    for drawn in _draws(recipe, fitting, posed):
        if sum(map(len, drawn)) > sum(map(len, fullest)):
            fullest = drawn
        if all(len(got) == row.items for row, got in zip(recipe.blueprint, drawn, strict=True)):
            break
    lines = list(zip(recipe.blueprint, fullest, strict=True))
    problems = [_deficit(recipe, row, len(got)) for row, got in lines]
    chosen = [each.item._replace(line=row.at, worth=row.points) for row, got in lines for each in got]
    return chosen, [each for each in problems if each]


def _fitting(recipe: Recipe, row: Row, items: Iterable[Item], offers: Offers) -> list[Item]:
    """The items that may stand in a line of the blueprint."""
    return [
        item
        for item in items
        if (row.as_ in SETS or row.admits(item.template, item.topic, item.level))
        and fits(item, row.as_, partial(offers.right, recipe))
    ]


def _draws(
    recipe: Recipe, fitting: Mapping[Row, list[Item]], posed: Callable[[str, Item], Candidate]
) -> Iterator[list[list[Candidate]]]:
    """Draws by lot, unless there are too few facts in any case; then some with facts kept for lines that need them."""
    kept = _kept(recipe, fitting, ATTEMPTS)
    if len(kept) == sum(row.items for row in recipe.blueprint):
        yield from (_attempt(recipe, fitting, attempt, posed) for attempt in range(ATTEMPTS))
    for attempt in range(ATTEMPTS, ATTEMPTS + FEW):
        yield _attempt(recipe, fitting, attempt, posed, _kept(recipe, fitting, attempt))


def _kept(recipe: Recipe, fitting: Mapping[Row, list[Item]], attempt: int) -> dict[str, Row]:
    """For as many facts as the blueprint needs, or as there are, the sort of line that each is kept for."""
    sorts = list(fitting)
    wanted: Counter[Row] = Counter()
    for row in recipe.blueprint:
        wanted[row.sort] += row.items
    known = [{fact for each in fitting[sort] for fact in each.facts} for sort in sorts]
    turn = {fact: chance(recipe.seed, str(attempt), fact) for fact in set().union(*known)}
    in_turn = [sorted(facts, key=turn.__getitem__) for facts in known]
    return {fact: sorts[line] for fact, line in allot([wanted[sort] for sort in sorts], in_turn).items()}


def _attempt(
    recipe: Recipe,
    fitting: Mapping[Row, list[Item]],
    attempt: int,
    posed: Callable[[str, Item], Candidate],
    kept: Mapping[str, Row] = _NOTHING,
) -> list[list[Candidate]]:
    """One draw: the items of each line, those lines first that have the least to choose from.

    Lines of one sort go on where the one before stopped: what could not stand on the paper then cannot now.
    posed: gives an item as it would stand there, by the form of question.
    """
    drawn: list[list[Candidate]] = [[] for _ in recipe.blueprint]
    sorts = [row.sort for row in recipe.blueprint]
    choice = [len(fitting[sort]) / row.items for sort, row in zip(sorts, recipe.blueprint, strict=True)]
    taken = Taken(near=attempt >= APART, hints=attempt >= HINTLESS, twice=attempt >= UNLIKE)
    turns: dict[Row, Iterator[Candidate]] = {}
    for place in sorted(range(len(sorts)), key=choice.__getitem__):
        sort = sorts[place]
        if sort not in turns:
            candidates = map(partial(posed, sort.as_), _in_turn(recipe, sort, fitting[sort], attempt, kept))
            turns[sort] = map(taken.add, filterfalse(taken.spoils, candidates))
        drawn[place] = list(islice(turns[sort], recipe.blueprint[place].items))
    return drawn


def _in_turn(recipe: Recipe, row: Row, items: list[Item], attempt: int, kept: Mapping[str, Row]) -> list[Item]:
    """Items in the order in which an attempt draws them, the last those of facts that are kept for other lines.

    Sets come drawn, and each attempt begins with another.
    """
    if row.as_ in SETS:
        first = attempt % max(1, len(items))
        return items[first:] + items[:first]

    def turn(item: Item) -> tuple[int, int]:
        others = sum(kept.get(fact, row) != row for fact in item.facts) if kept else 0
        return others, chance(recipe.seed, str(attempt), item.id)

    return sorted(items, key=turn)


def _deficit(recipe: Recipe, row: Row, got: int) -> Problem | None:
    if got == row.items:
        return None
    what = f"this line asks for {row.items} items as {row.as_.replace('_', ' ')}, but only {got} can be had"
    fewer = (
        "ask for fewer  parts:"
        if row.as_ in SETS and row.parts > SETS[row.as_][0]
        else "let other lines ask for fewer, or take this one away"
    )
    less = f"ask for {got}" if got else fewer
    fix = f"{less}, widen it, or add facts; factdeck ask {recipe.id} shows what has no options, and what was skipped"
    return Problem(row.at, what, fix)


def _shuffled(recipe: Recipe, label: str, items: list[Item]) -> tuple[Item, ...]:
    """The items by form of question, each in an order of this form's own."""
    order = sorted(items, key=lambda item: (FORMS_OF_QUESTION.index(item.form), chance(recipe.seed, label, item.id)))
    return tuple(_turned(recipe, label, item) for item in order)


def _turned(recipe: Recipe, label: str, item: Item) -> Item:
    """An item with its options, premises or events in an order of this form's own, where they may move."""
    options = item.options
    if not item.ordered:
        options = tuple(sorted(options, key=lambda each: chance(recipe.seed, label, item.id, each.text)))
    parts = tuple(sorted(item.parts, key=lambda each: chance(recipe.seed, label, item.id, each.text)))
    return item._replace(options=options, parts=parts)
