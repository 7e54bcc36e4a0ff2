"""Writes the page of a review as one HTML file that fetches nothing and runs nothing."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from friendline.called import as_typed
from friendline.look import content_security_policy, heat, stylesheet
from friendline.model import Sees
from friendline.review.contract import Review
from friendline.review.report import words
from friendline.review.report.clients import HEAT_STEPS
from friendline.review.report.page import page
from friendline.review.report.steps import STRONG_STEPS
from friendline.review.words import count, number, spelled

if TYPE_CHECKING:
    from jinja2 import Environment


def render_report(review: Review) -> str:
    """Write a review as one HTML page.

    Everything is inside the page: style, two fonts, drawings. A content security policy forbids
    every request and every script, so a hostile text in an export stays a text. Long lists are
    cut and say by how much; a million exposures give a page of a few megabytes.

    Args:
        review: What to write; times in it are ISO 8601 in UTC and are shown as UTC.

    Returns:
        The page, to be written as UTF-8.
    """
    environment = _environment()
    own = f":root {{ --strong-steps: {STRONG_STEPS}; }}\n{heat()}{_template('report.css')}"
    style = stylesheet(own)
    return environment.get_template("templates/page.html.j2").render(
        page=page(review),
        style=style,
        content_security_policy=content_security_policy(style),
        heat_steps=HEAT_STEPS,
        strong_steps=STRONG_STEPS,
        CAN=Sees.CAN,
    )


@cache  # it keeps the templates ready, which take longer to make than a page to write
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - 40 ms

    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_readable,
    )
    environment.globals["as_typed"] = as_typed
    environment.filters |= {
        "number": number,
        "count": count,
        "spelled": spelled,
        "channel": words.channel_name,
        "category": words.category_name,
        "breakable": words.breakable,
        "brief": words.shortened,
    }
    return environment


def _readable(value: object) -> object:
    # Markup, a subclass of str, was made readable when its parts were written.
    return words.readable(value) if type(value) is str else value


def _template(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
