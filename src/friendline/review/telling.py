"""What a review cannot tell, and how to supply it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import polars as pl

from friendline.archives import SOURCES
from friendline.archives.media_counts import media_counts, media_gaps
from friendline.archives.media_files import MediaFiles
from friendline.book import Book
from friendline.called import as_typed
from friendline.review.contract import BaselineRow, MissingPart, SourceRow
from friendline.review.subjects import is_standing
from friendline.review.words import count, title_of
from friendline.sight import RULES
from friendline.sight.statements.applying import Statements
from friendline.sight.statements.unmet import unmet

_ENOUGH_TO_SAY = 5
"""So few unknown audiences are not worth a sentence of their own."""


def missing_parts(
    book: Book,
    baseline: Sequence[BaselineRow],
    sources: Sequence[SourceRow],
    statements: Statements,
    media: MediaFiles | None,
) -> list[MissingPart]:
    """Give what no single export can tell: what is missing between them, and what nobody said.

    Args:
        book: The book.
        baseline: Counts of items by channel.
        sources: What was read.
        statements: What the owner said, to find what it does not fit.
        media: The pictures and videos that were given, to find those that lack;
            ``None`` where nobody can look for them.
    """
    return [
        *_unknown_audiences(baseline),
        *(_media_nowhere(book, media) if media is not None else ()),
        *_kinds_not_given(book, sources),
        *_statements_about_nothing(book, statements),
    ]


def _unknown_audiences(baseline: Sequence[BaselineRow]) -> Iterator[MissingPart]:
    for row in baseline:
        if row.unknown_audience >= _ENOUGH_TO_SAY:
            share = round(100 * row.unknown_audience / row.items)
            yield MissingPart(
                what=f"Who {count(row.unknown_audience, 'item')} on {title_of(row.channel)} "
                f"({share}%) are for is not known. Nobody can promise that they are private.",
                remedy=f"Run {as_typed('audience')} with the same exports: it asks a few "
                "questions, and keeps your answers in a file to give with --audience next time.",
            )


def _media_nowhere(book: Book, media: MediaFiles) -> Iterator[MissingPart]:
    """A part of an export that was not given shows as pictures that lie in none."""
    without_media = [source.kind for source in SOURCES if not source.holds_media]
    items = book.items.filter(
        pl.col("media").list.len() > 0, ~pl.col("channel").is_in(without_media)
    )
    counts = media_counts(media, items.select("channel", "file", "media").iter_rows())
    for gap in media_gaps(counts):
        yield MissingPart(what=gap.what, remedy=gap.remedy)


def _kinds_not_given(book: Book, sources: Sequence[SourceRow]) -> Iterator[MissingPart]:
    kinds = {source.kind for source in sources}
    if not book.people:
        yield MissingPart(
            what="No client list was given, so nobody can be recognised as a client.",
            remedy="Give a list with names and e-mail addresses, CSV or Excel, with --clients.",
        )
    if "calendar" not in kinds:
        yield MissingPart(
            what="No calendar was given, so nothing can be said of cancelled meetings.",
            remedy="Export your calendar as an .ics file and name it beside the exports.",
        )
    naming_ties = {channel for channel, rules in RULES.items() if rules.ties_are_exported}
    is_tied = any(is_standing(tie) for ties in book.ties.values() for tie in ties)
    if kinds & naming_ties and not is_tied:
        yield MissingPart(
            what="The exports name no friend, no connection and no follower.",
            remedy="Ask for an export that includes them, of all time.",
        )


def _statements_about_nothing(book: Book, statements: Statements) -> Iterator[MissingPart]:
    """What the owner said of an item, an album or a person that is not there."""
    names = defaultdict(list)
    for account in book.accounts.values():
        names[account.channel].append(account.name)
    for sentence in unmet(book.items, names, statements):
        yield MissingPart(what=sentence, remedy="Correct it in audience.toml.")
