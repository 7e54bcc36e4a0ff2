"""The report: one self-contained HTML page that a person reads, prints and keeps."""

from friendline.review.report.html import render_report

__all__ = ["render_report"]
