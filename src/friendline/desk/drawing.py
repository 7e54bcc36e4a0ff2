"""Small drawings as SVG, made here: no script, no colour of their own, and words for who hears."""

from collections.abc import Sequence
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

__all__ = ["columns", "span"]

_COLUMN: Final = 8
_GAP: Final = 2
_HEIGHT: Final = 28
_WIDTH: Final = 120
_MIDDLE: Final = 10


def columns(values: Sequence[int], title: str, labels: Sequence[str] = ()) -> SafeString:
    """Draw a column for each value, the highest as high as the drawing.

    Args:
        values: None below zero, in the order of time.
        title: What is drawn.
        labels: What each column stands for; told with its value to who hears the page.
    """
    most = max(values, default=0) or 1
    bars = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}"/>',
        (
            (place * (_COLUMN + _GAP), _HEIGHT - high, _COLUMN, high)
            for place, high in enumerate(_heights(values, most))
        ),
    )
    told = ", ".join(f"{label}: {value}" for label, value in zip(labels, values, strict=False))
    width = max(len(values) * (_COLUMN + _GAP) - _GAP, 1)
    return _drawing("bars", width, _HEIGHT, title, told, bars)


def span(low: float, middle: float, high: float, most: float, title: str) -> SafeString:
    """Draw a range with a mark in it, on a line from nothing to ``most``.

    Args:
        low: Where the range begins.
        middle: Where the mark stands.
        high: Where it ends.
        most: The end of the line; of all drawings that are to be compared the same.
        title: What is drawn, its numbers among it.
    """
    scale = (_WIDTH - 4) / (most or 1)
    begin, mark, end = (round(2 + min(value, most) * scale, 1) for value in (low, middle, high))
    inner = format_html(
        '<path class="line" d="M0 {}h{}"/>'
        '<rect class="range" x="{}" y="6" width="{}" height="8" rx="2"/>'
        '<rect class="mark" x="{}" y="3" width="3" height="14" rx="1"/>',
        _MIDDLE,
        _WIDTH,
        begin,
        round(max(end - begin, 1), 1),
        round(mark - 1.5, 1),
    )
    return _drawing("span", _WIDTH, 2 * _MIDDLE, title, "", inner)


def _heights(values: Sequence[int], most: int) -> list[int]:
    """Give heights in the drawing; what is there at all can be seen."""
    return [max(round(_HEIGHT * value / most), 2 if value else 0) for value in values]


def _drawing(  # noqa: PLR0913, PLR0917 - what a drawing is made of
    name: str, width: int, height: int, title: str, told: str, inner: SafeString
) -> SafeString:
    desc = format_html("<desc>{}</desc>", told) if told else ""
    words = f"{title}. {told}" if told else title
    return format_html(
        '<svg class="drawing {}" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" '
        'height="{}"><title>{}</title>{}{}</svg>',
        *(name, words, width, height, width, height, title, desc, inner),
    )
