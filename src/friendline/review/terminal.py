"""The review in a terminal: what was read, how things stand, what to do, where the rest is."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from friendline.policy import preset_names
from friendline.review.contract import Review
from friendline.review.report.exposed import exposed
from friendline.review.report.gaps import sources
from friendline.review.report.headline import headline
from friendline.review.report.index import Index
from friendline.review.report.steps import STRONG_STEPS, steps
from friendline.review.report.words import readable, shortened
from friendline.review.words import count, joined

_WIDEST = 88
_LONGEST_NAME = 40
_LONGEST_PATH = 400


def print_summary(review: Review, console: Console, report: Path) -> None:
    """Print a calm summary of a review.

    Names come from exports and may hold anything: control sequences are taken out, and letters
    that the terminal cannot write are replaced.

    Args:
        review: What to sum up.
        console: Where to print; without a terminal rich leaves colour out.
        report: Where ``report.html`` was written.
    """
    index = Index(review)
    width = min(console.width, _WIDEST)
    console.print()
    console.print(_read(review, console), width=width)
    said = " ".join(headline(review, exposed(review, index), index))
    console.print(_text(said, console, "bold"), width=width)
    console.print()
    if review.policy is None:
        console.print(_text(_WITHOUT_POLICY, console), width=width)
        console.print()
    if review.plan:
        console.print(_text("Do these first", console, "bold cyan"), width=width)
        console.print(_first_steps(review, index, console), width=width)
        console.print()
    # A path is copied, so it is never broken or cut.
    console.print(_text(f"The whole report: {report}", console), soft_wrap=True)
    console.print(_text(_CONFIDENTIAL, console, "dim"), width=width)


_WITHOUT_POLICY = (
    "No policy was given, so nothing is decided. Choose one, then review again with --policy and "
    f"its name: {joined(preset_names(), 'or')}. What each says stands in docs/policy.md."
)
_CONFIDENTIAL = "It holds the names of your clients. Keep it as you keep a client file."


def _read(review: Review, console: Console) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, overflow="ellipsis", max_width=_LONGEST_NAME)
    table.add_column(overflow="fold")
    kept = sources(review)
    for source in kept:
        numbers = ", ".join(
            count(value, one, many)
            for value, one, many in (
                (source.items, "item", "items"),
                (source.people, "person", "people"),
                (source.requests, "request", "requests"),
                (source.events, "event", "events"),
                (source.skipped.total, "file skipped", "files skipped"),
            )
            if value
        )
        path = _text(_file_name(source.path), console)
        table.add_row(path, _text(numbers or "no records in it", console, "dim"))
    if kept.more:
        table.add_row(_text(f"and {count(kept.more, 'more source')}", console, "dim"))
    return Padding(table, (0, 0, 1 if review.sources else 0, 0))


def _file_name(path: str) -> str:
    """Give the last part of a path, cut in its middle: parts of one export differ at the end."""
    name = shortened(path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1], _LONGEST_PATH)
    if len(name) <= _LONGEST_NAME:
        return name
    half = _LONGEST_NAME // 2
    return f"{name[: half - 1].rstrip()}…{name[-half:]}"


def _first_steps(review: Review, index: Index, console: Console) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", width=2)
    table.add_column(overflow="fold")
    for number, line, style in _lines(review, index):
        table.add_row(_text(number, console, "cyan"), _text(line, console, style))
    more = len(review.plan) - STRONG_STEPS
    if more > 0:
        table.add_row("", _text(f"and {count(more, 'more step')} in the report", console, "dim"))
    return table


def _lines(review: Review, index: Index) -> Iterator[tuple[str, str, str]]:
    for number, step in enumerate(steps(review, index).rows[:STRONG_STEPS], 1):
        yield f"{number}.", step.action, ""
        yield "", step.why, "dim"


def _text(words: str, console: Console, style: str = "") -> Text:
    plain = readable(words)
    encoding = console.encoding or "utf-8"
    return Text(plain.encode(encoding, "replace").decode(encoding), style=style)
