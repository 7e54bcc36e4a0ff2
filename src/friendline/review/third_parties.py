"""Whom else the perks of a review show, put beside each of them (guidance P14)."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from friendline.book import Book
from friendline.model import Finding, FindingKind
from friendline.review.contract import ExposureRow, FindingRow
from friendline.screening.third_parties import ThirdParties, third_parties


def warnings_of(findings: Iterable[Finding], book: Book) -> dict[str, ThirdParties]:
    """Give by item whom else it shows; names are those of all accounts of the book."""
    return third_parties(
        findings,
        book.items,
        names={account.name for account in book.accounts.values()},
        owner_names={name for owner in book.owners for name in owner.names},
    )


def warned_findings(
    rows: Iterable[FindingRow], warnings: Mapping[str, ThirdParties]
) -> list[FindingRow]:
    """Put the warning beside each perk that shows somebody else."""
    return [
        replace(row, third_parties=warnings[row.item].reason)
        if row.kind is FindingKind.PERK and row.item in warnings
        else row
        for row in rows
    ]


def warned_exposures(
    rows: Iterable[ExposureRow], warnings: Mapping[str, ThirdParties]
) -> list[ExposureRow]:
    """Put the warning beside each perk that a client sees."""
    return [
        replace(row, third_parties=warnings[row.item].reason)
        if row.category.kind is FindingKind.PERK and row.item in warnings
        else row
        for row in rows
    ]
