"""Who is who in a book, and what the owner decided of it before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from friendline.book import Book
from friendline.matching import match_people
from friendline.matching.asking.attaching import Attached, Who
from friendline.matching.asking.decision_file import Kept, read_decisions
from friendline.matching.asking.decisions import Decision
from friendline.matching.attendees import with_whom
from friendline.matching.circles.suggesting import Circle, suggest_circles
from friendline.model import Account, Match
from friendline.review.contract import CircleMemberRow, CircleRow, MissingPart


@dataclass(frozen=True)
class Identified:
    """A book with its people told apart.

    Attributes:
        book: The book, with those made one whom the owner merged.
        matches: Which account is or may be whose.
        attached: What the owner decided, by the ids of today.
        doubts: What of the owner's decisions could not be read or no longer fits.
    """

    book: Book
    matches: list[Match]
    attached: Attached
    doubts: list[MissingPart]


def decided_before(place: Path | None) -> Kept:
    """Read what the owner decided; nothing where no file is named or it is not there yet.

    Raises:
        DecisionFileError: The file cannot be used.
    """
    return read_decisions(place) if place is not None else Kept()


def identify(book: Book, kept: Kept) -> Identified:
    """Say who is who.

    Args:
        book: Everything that was read.
        kept: What the owner decided before.
    """
    attached = Who(book.people, book.accounts).attach(kept.decisions)
    merged = attached.decisions.merged_people(book.people)
    return Identified(
        book=replace(book, people=merged),
        matches=match_people(merged, book.accounts, ties=book.ties, decisions=attached.decisions),
        attached=attached,
        doubts=list(_doubts(book, kept, attached)),
    )


def _doubts(book: Book, kept: Kept, attached: Attached) -> Iterator[MissingPart]:
    for fault in kept.faults:
        yield MissingPart(
            what=f"{fault.file}: {fault.reason}",
            remedy="Look at the file; what it says there is not heeded.",
        )
    for lost in attached.lost:
        yield MissingPart(
            what=f"Decision {lost.number} on {_whom(lost)} fits nobody who is there today.",
            remedy="It is kept, and holds again when they are there; "
            "friendline people undo takes it back.",
        )
    for found in attached.found_by_name:
        yield MissingPart(
            what=f"Decision {found.number} on {_whom(found)} was found again by the name alone.",
            remedy="See with friendline people list whether it is still right.",
        )
    for one in attached.decisions.disagreements(book.people):
        yield MissingPart(
            what=one.reason, remedy="Correct it in the list, or friendline people split."
        )


def _whom(decision: Decision) -> str:
    return decision.person_name or decision.person


def circle_rows(identified: Identified) -> list[CircleRow]:
    """Suggest groups of people for whom something could be meant; nothing rests on them."""
    book = identified.book
    emails = frozenset(email for owner in book.owners for email in owner.emails)
    meetings = with_whom(book.events, book.people, emails)
    circles = suggest_circles(book, identified.matches, meetings)
    return [_circle_row(circle, book) for circle in circles]


def _circle_row(circle: Circle, book: Book) -> CircleRow:
    def named(key: str) -> CircleMemberRow:
        one = book.people.get(key) or book.accounts[key]
        channel = one.channel if isinstance(one, Account) else None
        return CircleMemberRow(id=key, name=one.name, channel=channel)

    return CircleRow(
        name=circle.name,
        kind=circle.kind,
        members=[named(key) for key in circle.members],
        clients=list(circle.clients),
        because=list(circle.because),
        strength=circle.strength,
    )
