"""Signs: badges, verdicts, reasons, and the words of people."""

from collections.abc import Iterable
from typing import Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from friendline.desk.assets import address_of
from friendline.desk.frame import Frame
from friendline.desk.quoting import with_links

__all__ = ["asset", "badge", "because", "glyph", "quote", "verdict"]

register = template.Library()

_SHAPES: Final = {
    "ok": '<path d="M2 6.5 5 9.5 10 3"/>',
    "care": '<path d="M6 2v4.7M6 9.4v.6"/>',
    "stop": '<path d="m3 3 6 6M9 3 3 9"/>',
    "wait": '<circle cx="6" cy="6" r="4"/>',
    "can": '<circle class="solid" cx="6" cy="6" r="4"/>',
    "may": '<circle cx="6" cy="6" r="4"/><path class="solid" d="M6 2a4 4 0 0 0 0 8z"/>',
    "cannot": '<circle cx="6" cy="6" r="4"/>',
    "lock": '<path d="M2.5 5.5h7v5h-7zM4 5.5V4a2 2 0 0 1 4 0v1.5"/>',
    "undo": '<path d="M4.5 2 2 4.5 4.5 7M2 4.5h5a3 3 0 0 1 0 6H4.5"/>',
    "out": '<path d="M4 2.5H2.5v7h7V8M6.5 2.5h3v3M9.5 2.5 5.5 6.5"/>',
}
_VERDICTS: Final = {"can": "can see", "may": "may see", "cannot": "cannot see"}


@register.simple_tag
def asset(name: str) -> str:
    """Give where a style sheet or script is served: ``{% asset "desk/people.css" %}``."""
    return address_of(name)


@register.simple_tag
def glyph(name: str) -> SafeString:
    """Draw a small sign; a word beside it says the same."""
    return format_html(
        '<svg class="glyph" viewBox="0 0 12 12" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(_SHAPES[name]),  # noqa: S308 - one of ours
    )


@register.simple_tag
def badge(state: str, words: object) -> SafeString:
    """Show a state: ``{% badge "stop" "Policy: decline" %}``.

    Args:
        state: ok, care, stop, or wait where it is none of them.
        words: What the sign stands for.
    """
    return format_html('<span class="badge {}">{}{}</span>', state, glyph(state), words)


@register.simple_tag
def verdict(value: object, words: str = "") -> SafeString:
    """Show what somebody can, may or cannot see: ``{% verdict row.verdict %}``."""
    name = str(value)
    return format_html(
        '<span class="badge {}">{}{}</span>', name, glyph(name), words or _VERDICTS[name]
    )


@register.simple_tag(takes_context=True)
def because(
    context: template.Context, reasons: Iterable[object], lead: str = "Because"
) -> SafeString:
    """Say why: one reason in the line, several as a list; nothing where there is none.

    Reasons come as sentences and as parts of one; here each is a sentence.
    """
    said = [_sentence(_frame(context).shown_text(str(reason))) for reason in reasons]
    if not said:
        return SafeString("")
    if len(said) == 1:
        return format_html('<p class="because"><b>{}:</b> {}</p>', lead, said[0])
    items = format_html_join("", "<li>{}</li>", ((reason,) for reason in said))
    return format_html('<div class="because"><b>{}</b><ul>{}</ul></div>', lead, items)


@register.simple_tag(takes_context=True)
def quote(context: template.Context, text: str, *, short: bool = False) -> SafeString:
    """Show what somebody wrote: in the voice's type, escaped, its links never fetched."""
    return format_html(
        '<blockquote class="{}">{}</blockquote>',
        "short" if short else "",
        with_links(_frame(context).shown_text(text)),
    )


def _sentence(reason: str) -> str:
    return capfirst(f"{reason}." if reason[-1:].isalnum() else reason)


def _frame(context: template.Context) -> Frame:
    frame: Frame = context["frame"]
    return frame
