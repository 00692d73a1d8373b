"""Rules that need the facts: each gives what is wrong with an item, empty where nothing is."""

from generator import meaning, texts, wording
from generator.items import Item
from generator.lint.reading import date_of
from generator.model import SENTENCES, Content, Fact


class Known:
    """What the rules look up in the content: entities by name, who is mistaken for whom, who has which value."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.by_name = meaning.by_name(content)
        self.mistaken: dict[str, set[str]] = {}
        for entity in content.entities.values():
            for other in entity.mistaken_for:
                self.mistaken.setdefault(entity.id, set()).add(other)
                self.mistaken.setdefault(other, set()).add(entity.id)
        self.having: dict[tuple[str, str, str], set[str]] = {}
        self.values: dict[tuple[str, str], set[str]] = {}
        self.own: dict[tuple[str, str], set[str]] = {}
        for fact in content.statements():
            said = texts.words(wording.slots(content, fact)["value"])
            self.having.setdefault((fact.kind, fact.property, said), set()).add(fact.subject)
            self.values.setdefault((fact.kind, fact.property), set()).add(str(fact.value))
            self.own.setdefault((fact.subject, fact.property), set()).add(str(fact.value))

    def is_person(self, id: str) -> bool:
        """Whether an entity is of a kind with `people: yes`."""
        entity = self.content.entities.get(id)
        return entity is not None and self.content.kinds[entity.kind].people

    def whose(self, fact: Fact, text: str) -> set[str]:
        """The people an option is true of: the person it names, or all who have that value of a person's property."""
        entity = self.by_name.get(texts.core(text))
        if entity is not None and self.is_person(entity.id):
            return {entity.id}
        people = self.is_person(fact.subject) and date_of(text) is None
        return self.having.get((fact.kind, fact.property, texts.words(text)), set()) if people else set()


def grounds_are_facts(known: Known, item: Item) -> str:
    """A wrong option rests on a fact that there is not."""
    for option in item.options:
        if not option.correct and option.fact and option.fact not in known.content.facts:
            return f'the option "{option.text}" is said to be wrong by "{option.fact}", which is no fact'
    return ""


def people_stay_in_their_circle(known: Known, item: Item) -> str:
    """An option draws somebody in whom no page mistakes for the one asked about and who is of no such group.

    Vouched for are those whom a `not:` names, people who stand in the same relation elsewhere, such as a leader
    among leaders, and, asked about a person, those who stand in it to one mistaken for that person.
    """
    fact = known.content.facts.get(item.facts[0])
    if fact is None or fact.property == SENTENCES:
        return ""
    wrong = [option.text for option in item.options if not option.correct and option.rule != "ruled_out"]
    drawn = [(text, people) for text in wrong if (people := known.whose(fact, text))]
    if not drawn:
        return ""
    asked = {id for id in (fact.subject, str(fact.value)) if known.is_person(id)}
    circle = asked.union(*(known.mistaken.get(id, set()) for id in (fact.subject, str(fact.value))))
    if known.is_person(fact.subject):
        circle = circle.union(*(known.own.get((id, fact.property), set()) for id in circle))
    values = set() if known.is_person(fact.subject) else known.values[fact.kind, fact.property]
    for text, people in drawn:
        if people.isdisjoint(circle) and people.isdisjoint(values):
            return f'the option "{text}" draws in {known.content.entities[min(people)].name}'
    return ""


def stem_dates_what_changes(known: Known, item: Item) -> str:
    """The stem asks for what changes, and names no time at which it was so."""
    for id in item.facts:
        fact = known.content.facts.get(id)
        if fact and fact.property != SENTENCES and known.content.property_of(fact).changes:
            said = wording.slots(known.content, fact)
            times = (said[slot] for slot in ("when", "on", "from", "to"))
            if not any(texts.holds(item.stem, time) for time in times if time) and not date_of(item.key[0]):
                return "this changes, and the stem names no date"
    return ""
