"""Rules of sources: has every fact one that is listed, and a place that is in it?

==============  ==================================================================
sources_exist   every fact has a source that is listed, and a place in it
locators_exist  the place is one the source has, where its paragraphs are listed
==============  ==================================================================
"""

from collections.abc import Iterator

from generator.model import Content, Fact, Problem
from generator.spelling import REMARK, did_you_mean

Problems = Iterator[Problem]
FORGOTTEN = 3
"""More facts of a file without a source, or places that name what does not exist, than these have one cause."""
Named = dict[tuple[str, str], dict[str, None]]
"""What is named and does not exist, with a remedy, and the places that name it, in their order."""


def sources_exist(content: Content) -> Problems:
    """Every fact has a source that is listed, and a place in it."""
    unsourced: dict[str, list[Fact]] = {}
    unlisted: Named = {}  # what is cited, with its place: many facts may have it from the head of their file
    for fact in content.facts.values():
        if not fact.sources:
            unsourced.setdefault(fact.at.rpartition(":")[0], []).append(fact)
        for each in fact.sources:
            if each.source not in content.sources:
                unlisted.setdefault((each.source, each.locator), {})[fact.at_line(each.line)] = None
            elif each.locator in ("", "#"):
                fix = f"write where, such as  {each.source} par. 2"
                fix += f"; {REMARK}" if each.locator else ""
                yield Problem(
                    fact.at_line(each.line), f'the source "{each.source}" is cited without a place in it', fix
                )
    for facts in unsourced.values():
        yield from _without_source(facts)
    told: Named = {}
    for (source, locator), places in unlisted.items():
        what = f'the source "{source}" is not listed'
        told.setdefault((what, _to_list(content, source, locator)), {}).update(places)
    yield from unknown_names(told, "cite")


def _to_list(content: Content, source: str, locator: str) -> str:
    """What to do about a source that is not listed."""
    if entitled := _by_title(content, f"{source} {locator}"):
        return f"sources are cited by their ids: write  {entitled}"
    meant = did_you_mean(source, content.sources) if source.islower() else ""
    if source.islower() and (meant or source[-1] != "."):
        return f"{meant} list it in content/sources.yaml, or correct the id".strip()
    fix = "begin with its id in content/sources.yaml, then say where in it, such as  atlas par. 2"
    return f"{did_you_mean(source.lower(), content.sources)} {fix}".strip()


def _by_title(content: Content, cited: str) -> str:
    """What cites a source by its title, with its id in place of it; an empty text if it names no title."""
    for source in content.sources.values():
        if source.title and cited.startswith(source.title):
            place = cited.removeprefix(source.title).lstrip(" ,:;.-–")
            return f"{source.id} {place or '<where in it>'}"
    return ""


def _without_source(facts: list[Fact]) -> Problems:
    """Facts of one file without a source: each by itself, or, where a line at its top may lack, all at once."""
    fix = "write  source: <id> <where in it>"
    if len(facts) > FORGOTTEN:
        what = f'{len(facts)} facts of this file have no source, "{facts[0].id}" first'
        yield Problem(facts[0].at, what, f"{fix}  once at the top of the file or of a page, or with each fact")
        return
    for fact in facts:
        yield Problem(fact.at, f'"{fact.id}" has no source', fix)


def locators_exist(content: Content) -> Problems:
    """The place is one the source has, where its paragraphs are listed."""
    for source, paragraphs in content.paragraphs.items():
        if source not in content.sources:
            at = next(iter(paragraphs.values())).at if paragraphs else f"content/paragraphs/{source}.yaml:1"
            fix = f"{did_you_mean(source, content.sources)} a file of paragraphs is named after its source".strip()
            yield Problem(at, f'the source "{source}" is not listed', fix)
    unknown: Named = {}
    for fact in content.facts.values() if content.paragraphs else ():
        for each in fact.sources:
            known = content.paragraphs.get(each.source)
            if known is not None and each.locator and each.locator not in known:
                fix = did_you_mean(each.locator, known) or f"see content/paragraphs/{each.source}.yaml for its places"
                what = f'"{each.source}" has no place "{each.locator}"'
                unknown.setdefault((what, fix), {})[fact.at_line(each.line)] = None
    yield from unknown_names(unknown, "cite")


def unknown_names(unknown: Named, name: str) -> Problems:
    """What does not exist and places name: each of these by itself, or, where many `name` it, the first of them."""
    for (what, fix), places in unknown.items():
        if len(places) > FORGOTTEN:
            yield Problem(next(iter(places)), f"{what}, and {len(places)} places {name} it", fix)
        else:
            yield from (Problem(at, what, fix) for at in places)
