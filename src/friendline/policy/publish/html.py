"""A document as one HTML file that fetches nothing and runs nothing."""

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from friendline.look import content_security_policy, stylesheet
from friendline.policy.publish.document import Document, Style

if TYPE_CHECKING:
    from jinja2 import Template


def as_html(document: Document) -> str:
    """Write a document as one HTML page, to be saved as UTF-8.

    Style and fonts are inside it; its content security policy forbids every request and every
    script, and every text is escaped, so a hostile text in a policy stays a text.
    """
    style = _style()
    page = _template().render(
        document=document, style=style, csp=content_security_policy(style), Style=Style
    )
    return f"{page}\n"


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - 40 ms

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_file("document.html.j2"))


@cache
def _style() -> str:
    return stylesheet(_file("document.css"))


def _file(name: str) -> str:
    return (resources.files(__package__) / "templates" / name).read_text("utf-8")
