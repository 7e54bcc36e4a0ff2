"""``friendline review --home``: the review of what the store holds, kept there for the desk."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from friendline.commands.endings import Errors

if TYPE_CHECKING:
    from friendline.commands.store.opened import Where

__all__ = ["misuse", "review_home"]


def review_home(where: "Where", output: Path, today: date | None = None) -> Path:
    """Review what was imported into a store, keep the review there, and write it as files too.

    Args:
        where: Which store.
        output: Folder for ``report.html`` and ``review.json``.
        today: The day of the review; the owner's day if not given.

    Returns:
        The page.

    Raises:
        Exception: One of ``misuse``, which writes its own sentence.
    """
    from rich.console import Console

    from friendline.commands.bars import Bars
    from friendline.commands.store.opened import opened
    from friendline.review.report import render_report
    from friendline.review.terminal import print_summary
    from friendline.review.writing import write_review

    console = Console(highlight=False)
    with opened(where):
        from friendline.store.review.reviewing import refresh

        with Bars(console) as bars:
            review = refresh(bars, today).review
            bars.stage("Writing the report")
            page, _ = write_review(review, output, render_report)
        print_summary(review, console, page)
    return page


def misuse() -> Errors:
    """Give the errors of use that it can end with."""
    from friendline.commands.store.opened import misuse as of_opening
    from friendline.review.run import MISUSE

    return (*of_opening(), *MISUSE)
