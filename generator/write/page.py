"""A page from its layout: HTML in which no text of the content can become markup."""

from collections.abc import Mapping

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator.write import layout


def page(name: str, values: Mapping[str, object], style: str = "paper.css") -> bytes:
    """A layout of `generator/layouts` filled with plain values; `css` is the text of its style sheet."""
    # The environment is made per call: rendering is cheap beside starting, and no state is shared.
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    css = Markup(layout(style))  # noqa: S704  # our own file, no text of content
    return environment.from_string(layout(name)).render(css=css, **values).encode()
