"""Every wrong option names the rule and the fact that prove it wrong, and is withdrawn as soon as it could be right."""

import random
from collections import Counter
from collections.abc import Callable

from generator import texts, wording
from generator.dates import parse, said
from generator.facts import Facts
from generator.items import Item
from generator.meaning import by_name
from generator.model import SENTENCES, Content, Entity, Fact

from conftest import asked

RULES = {"one_value", "one_at_a_time", "complete_list", "one_owner", "ruled_out"}
MUTATIONS = 600


def test_every_wrong_option_has_its_proof(world: Content) -> None:
    """Each names one of the five rules, and a fact that exists."""
    used: Counter[str] = Counter()
    for item in asked(world).values():
        for option in item.options:
            assert option.correct == (option.rule == "") == (option.fact == "")
            if not option.correct:
                assert option.fact in world.facts
                used[option.rule] += 1

    assert RULES == set(used)


def test_rule_fits_the_property(world: Content) -> None:
    """One value is claimed only of what has one, a complete list only where declared, an owner where there is one."""
    for item in asked(world).values():
        for option in item.options:
            if option.correct or world.facts[option.fact].property == SENTENCES:
                continue
            property = world.property_of(world.facts[option.fact])
            assert {
                "one_value": not property.many and not property.changes,
                "one_at_a_time": not property.many and property.changes,
                "complete_list": property.complete,
                "one_owner": property.unique,
                "ruled_out": True,
            }[option.rule]


def test_one_word_written_in_two_ways_is_no_other_word(project: Callable[[dict[str, str]], Content]) -> None:
    """Who has "the oak" is no wrong answer where "oak" is asked for, nor is the text itself; -5 is not 5."""
    content = project(
        {
            "content/facts/more.yaml": """
                kind: island
                source: atlas part 4
                fenn: {name: Fenn, motto: oak, area: 5}
                gull: {name: Gull Rock, motto: the Oak, area: -5}
                hest: {name: Hest, motto: Elm, area: 7}
                isk: {name: Isk, motto: yew, area: 11}
                jura: {name: Jura, motto: fir, area: 9}
            """,
            "content/questions/more.yaml": """
                whose_motto: {about: island.motto, stem: "Whose motto is {value}?", answer: subject}
                which_area: {about: island.area, stem: "Which measures {value}?", answer: subject}
            """,
        }
    )
    wrong = {
        (item.stem, option.text)
        for seed in map(str, range(20))
        for item in asked(content, seed=seed, ask=("whose_motto", "which_area")).values()
        for option in item.options
        if not option.correct
    }

    assert ("Whose motto is oak?", "Hest") in wrong
    assert ("Which measures 5?", "Gull Rock") in wrong
    for stem, right in (("motto is oak", "Gull Rock"), ("motto is the Oak", "Fenn")):
        assert not [pair for pair in wrong if stem in pair[0] and pair[1] == right]


def test_option_made_true_is_withdrawn(world: Content) -> None:
    """Of 600 wrong options, each made true or disputed in the base by a fact or a name, none is offered again."""
    drawn = random.Random(11)
    offers = [
        (seed, item, option.text)
        for seed in range(40)
        for item in asked(world, seed=str(seed)).values()
        for option in item.options
        if not option.correct
    ]
    for seed, item, text in drawn.sample(offers, MUTATIONS):
        mutated, stem = made_true(world, item, text, disputed=drawn.random() < 0.5), item.stem
        again = asked(mutated, seed=str(seed)).get(stem)
        assert again is None or text not in {option.text for option in again.options if not option.correct}, (
            stem,
            text,
        )


def made_true(content: Content, item: Item, text: str, disputed: bool) -> Content:
    """The content with one more fact, or one more name, that makes a wrong option right."""
    fact = content.facts[item.facts[0]]
    if item.template == SENTENCES:
        return named(content, fact.gaps[item.gap - 1].answer, text)
    template = content.templates[item.template]
    slot = template.answer.partition(".")[0]
    claim = {"by": "the Port Office", "disputed": "Others deny it."} if disputed else {}
    entity = by_name(content).get(texts.words(texts.bare(text)))
    if slot == "subject":
        assert entity is not None
        more = fact._replace(id="more", subject=entity.id, **claim)
    elif slot == "value" and wording.date_in(fact, "value"):
        more = fact._replace(id="more", value=said(text), **claim)
    elif slot == "value":
        more = fact._replace(id="more", value=entity.id if entity else original(content, fact, text), **claim)
    else:
        more = fact._replace(id="more", start=parse(text) if slot == "from" else fact.start, **claim)
    return content._replace(facts=Facts({**content.facts, "more": more}))


def original(content: Content, fact: Fact, text: str) -> str:
    """A text value as the base writes it, from how it is shown."""
    values = [each.value for each in content.statements() if each.property == fact.property]
    return next(value for value in values if texts.words(str(value)) == texts.words(text))


def named(content: Content, answer: str, text: str) -> Content:
    """The content with a wrong answer as one more name of the right one."""
    known = by_name(content).get(texts.words(texts.bare(answer)))
    entity = known or Entity("more", "island", answer, (), "", (), {}, "content/facts/more.yaml:1")
    return content._replace(entities={**content.entities, entity.id: entity._replace(also=(*entity.also, text))})
