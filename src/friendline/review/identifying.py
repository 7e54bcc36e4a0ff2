"""Who is who in a book, and what the owner decided of it before."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from friendline.book import Book
from friendline.called import as_typed
from friendline.matching import match_people
from friendline.matching.asking.attaching import Attached, Who
from friendline.matching.asking.decision_file import KeptDecisions, read_decisions
from friendline.matching.asking.decisions import Decisions
from friendline.matching.asking.in_words import Doubt, doubts
from friendline.matching.attendees import EventMatch, with_whom
from friendline.matching.circles.suggesting import Circle, suggest_circles
from friendline.model import Account, Match
from friendline.review.contract import CircleMemberRow, CircleRow, MissingPart
from friendline.said import Kept


@dataclass(frozen=True)
class Identified:
    """A book with its people told apart.

    Attributes:
        book: The book, with those made one whom the owner merged.
        matches: Which account is or may be whose.
        who: People as the sources tell them, none made one, and accounts.
        attached: What the owner decided, by the ids of today.
        doubts: What of the owner's decisions could not be read or no longer fits.
    """

    book: Book
    matches: list[Match]
    who: Who
    attached: Attached
    doubts: list[MissingPart]

    @cached_property
    def meetings(self) -> list[EventMatch]:
        """Who is in which entry of the calendar, worked out once."""
        emails = frozenset(email for owner in self.book.owners for email in owner.emails)
        return with_whom(self.book.events, self.book.people, emails)


def decided_before(place: Path | None) -> KeptDecisions:
    """Read what the owner decided; nothing where no file is named or it is not there yet.

    Raises:
        SaidFileError: The file cannot be used.
    """
    return read_decisions(place) if place is not None else Kept(Decisions())


def identify(book: Book, kept: KeptDecisions, *, matched: bool = True) -> Identified:
    """Say who is who.

    Args:
        book: Everything that was read.
        kept: What the owner decided before.
        matched: Whether to work out which account is whose; without it there are no matches.
    """
    who = Who(book.people, book.accounts)
    attached = who.attach(kept.said)
    decisions = attached.decisions
    people = decisions.merged_people(book.people)
    return Identified(
        book=replace(book, people=people),
        matches=match_people(people, book.accounts, ties=book.ties, decisions=decisions)
        if matched
        else [],
        who=who,
        attached=attached,
        doubts=[_told(one) for one in doubts(kept, attached, book.people)],
    )


def _told(doubt: Doubt) -> MissingPart:
    number = doubt.answer
    undo = "" if number is None else f" To take it back: {as_typed('people undo')} {number}"
    return MissingPart(what=doubt.what, remedy=f"{doubt.remedy}{undo}")


def circle_rows(identified: Identified) -> list[CircleRow]:
    """Suggest groups of people for whom something could be meant; nothing rests on them."""
    book = identified.book
    circles = suggest_circles(book, identified.matches, identified.meetings)
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
