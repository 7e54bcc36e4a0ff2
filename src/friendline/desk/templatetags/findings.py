"""Items with what was found in them."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from friendline.desk.frame import Frame
from friendline.review.report.excerpt import excerpt
from friendline.review.words import number

__all__ = ["grouped", "in_one_line", "marked"]

register = template.Library()


@register.simple_tag(takes_context=True)
def marked(
    context: template.Context, text: str, evidence: Iterable[str] = (), most: int = 400
) -> SafeString:
    """Quote what somebody wrote, cut around what was found in it, which is marked."""
    frame = _frame(context)
    words = [frame.shown_text(one) for one in evidence]
    runs = excerpt(frame.shown_text(text), words, most)
    if not runs:
        return SafeString('<p class="quiet">(It has no words.)</p>')
    inner = format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", run.text) if run.marked else run.text,) for run in runs),
    )
    return format_html("<blockquote>{}</blockquote>", inner)


@register.simple_tag
def in_one_line(reasons: Iterable[str]) -> list[str]:
    """Give a chain of reasons as one, for long lists of which each has a chain."""
    line = " ".join(reasons)
    return [line] if line else []


@register.filter
def grouped(value: int) -> str:
    """Give a number as people write it: 1,204."""
    return number(value)


def _frame(context: template.Context) -> Frame:
    frame: Frame = context["frame"]
    return frame
