"""A page from its layout: HTML in which no text of the content can become markup."""

from collections.abc import Callable, Hashable, Mapping
from functools import cache

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from generator.write import layout


def page(name: str, values: Mapping[str, object], style: str = "paper.css") -> bytes:
    """A layout of `generator/layouts` filled with plain values; `css` is the text of its style sheet.

    `once` fills a macro with values, and no second time with the same ones: the papers of a class are mostly alike.
    """
    css = Markup(layout(style))  # noqa: S704  # our own file, no text of content
    return _compiled(name).render(css=css, once=cache(_filled), **values).encode()


def _filled(macro: Callable[..., Markup], *values: Hashable) -> Markup:
    return macro(*values)


@cache
def _compiled(name: str) -> Template:
    """A layout, compiled for the first page that is made of it: that takes longer than to fill it."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(layout(name))
