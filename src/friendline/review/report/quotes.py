"""One item of the owner's as the report quotes it: its words, and in a line what it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from friendline.model import UNKNOWN
from friendline.review.contract import FindingRow, ItemRow
from friendline.review.report.excerpt import Run, excerpt
from friendline.review.report.index import Index
from friendline.review.report.words import (
    audience_words,
    channel_name,
    item_kind_name,
    shortened,
)

_LONGEST_PART = 60


@dataclass(frozen=True)
class Quote:
    """An item to show.

    Attributes:
        runs: Its words with the evidence marked; none where it has no words.
        at: When it was made, in words.
        what: Its kind, network, place and maker: ``photo on Facebook, at The Crown, by Tom``.
        audience: Who it is for and how that is known.
    """

    runs: tuple[Run, ...]
    at: str
    what: str
    audience: str


def quote(item: str, index: Index, evidence: Iterable[str] = ()) -> Quote:
    """Quote an item by its id; an item that is not in the review is said to be not listed."""
    row = index.items.get(item)
    if row is None:
        return Quote((), index.moment(None), "an item that is not listed", "audience not known")
    return Quote(
        runs=excerpt(row.text, evidence),
        at=index.moment(row.at),
        what=_what(row),
        audience=audience_words(row.audience, row.audience_source),
    )


def _what(row: ItemRow) -> str:
    place = f", at {shortened(row.place, _LONGEST_PART)}" if row.place else ""
    maker = f", by {maker_of(row)}" if row.by else ""
    return f"{item_kind_name(row.kind)} on {channel_name(row.channel)}{place}{maker}"


def maker_of(row: ItemRow) -> str:
    """Give who made an item that is not the owner's, as far as the export names them."""
    unnamed = not row.by or row.by == UNKNOWN
    return "somebody not named" if unnamed else shortened(row.by or "", _LONGEST_PART)


def evidence_words(findings: Iterable[FindingRow]) -> list[str]:
    """Give the words that show the findings; a detector joins several by semicolons."""
    parts = (part.strip() for finding in findings for part in finding.evidence.split(";"))
    return [part for part in parts if part]
