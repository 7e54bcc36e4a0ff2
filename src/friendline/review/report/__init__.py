"""The report: one self-contained HTML page that a person reads, prints and keeps."""

from typing import TYPE_CHECKING, Final

from friendline.loaded_later import loaded_later

if TYPE_CHECKING:
    from friendline.review.report.html import render_report

__all__ = ["render_report"]

_WHERE: Final = {
    "render_report": "html",
}

__getattr__ = loaded_later(__name__, _WHERE)
