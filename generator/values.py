"""Values of properties as their types want them: what a page gives, and what it rules out."""

from collections.abc import Collection, Mapping

from generator import texts
from generator.dates import When
from generator.model import Entity, Kind, Property
from generator.shape import File
from generator.tree import Map, Text, Tree

IN_WORDS = "give the property  type: text  in content/kinds.yaml, or write a sentence with [500 BC] in brackets"
"""How to say what no date can say."""


def typed(file: File, property: Property, value: Text) -> str | When | None:
    """A value as its property's type wants it; none, and a problem, if it is not of that type."""
    if property.type == "date":
        return file.as_date(value, IN_WORDS)
    if property.type == "number" and texts.number(value) is None:
        from generator.meant import no_number  # most projects have no such text

        file.problem(value, f'"{value}" is not a number', no_number(value))
        return None
    return str(value)


def ruled_out(file: File, entity: Entity, kind: Kind, entry: Tree) -> Mapping[str, Collection[str | When]]:
    """What the `not` of a page says is wrong, by property, with what another file says so of the same page."""
    if not isinstance(entry, Map):
        file.problem(entry, '"not" of a page should name a property', "write  not: {discoverer: [someone]}")
        return entity.ruled_out
    found: dict[str, Collection[str | When]] = dict(entity.ruled_out)
    for name in entry:
        property = kind.properties.get(name)
        values = file.texts(entry, name)
        taken = [typed(file, property, each) for each in values] if property else [*map(str, values)]
        found[name] = dict.fromkeys([*found.get(name, ()), *(each for each in taken if each is not None)])
    return found
