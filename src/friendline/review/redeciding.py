"""Everyone in a book whose answer changes with the policy: who to make it right with (R12, A5).

Looked at are waiting requests, standing ties, and people who asked once and were turned away. Their
facts are those of today: what they were when they asked, no export tells.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from friendline.book import Book
from friendline.matching import match_people
from friendline.model import Direction
from friendline.policy import Policy
from friendline.policy.change.changed_people import (
    Became,
    ChangedPerson,
    PersonCase,
    changed_people,
)
from friendline.policy.change.diff import Diff
from friendline.policy.change.diff_text import diff_text
from friendline.review.progress import Progress, Silent
from friendline.review.reading import read_all, reading_for
from friendline.review.situations import situation
from friendline.review.subjects import Subject, Subjects, is_pending
from friendline.review.treatment import outcome_of
from friendline.review.words import count

_ENDED: Final = {
    "accepted": (Direction.EXISTING, Became.CONNECTED),
    "rejected": (Direction.INCOMING, Became.REJECTED),
    "removed": (Direction.INCOMING, Became.REMOVED),
}
"""What an outcome says, where nothing waits: the direction it is decided in, and what became."""


@dataclass(frozen=True)
class Exports:
    """What a book is read from.

    Attributes:
        sources: Exports, calendars, or folders of them.
        clients: The client list.
        zone: IANA name of the zone the owner lives in.
        today: The day to which months are counted.
    """

    sources: tuple[Path, ...]
    clients: Path | None
    zone: str
    today: date


@dataclass(frozen=True)
class Redecided:
    """A book decided under two versions.

    Attributes:
        changed: Everyone whose answer differs.
        cases: How many cases were looked at.
        unclear: Accounts with something to decide of which nobody can say whose they are; they
            are left out.
    """

    changed: tuple[ChangedPerson, ...]
    cases: int
    unclear: int


def redecide_book(
    old: Policy, new: Policy, book: Book, subjects: Subjects, today: date
) -> Redecided:
    """Decide everyone in a book under two versions.

    Args:
        old: The version before.
        new: The version after. Whether they are in force is not asked.
        book: The book.
        subjects: Whose each account is.
        today: The day to which months are counted.
    """
    found = list(decidable(book, subjects, today))
    clear = [case for subject, case in found if not subject.candidates]
    return Redecided(changed_people(old, new, clear), len(clear), len(found) - len(clear))


def redecide_exports(
    old: Policy, new: Policy, exports: Exports, progress: Progress | None = None
) -> Redecided:
    """Read exports into a book and decide everyone in it under two versions.

    The own facts of both versions are read from the client list.

    Args:
        old: The version before.
        new: The version after.
        exports: What to read.
        progress: Is told about each stage.

    Raises:
        ArchiveError: A path cannot be opened.
        NothingRecognisedError: A path holds nothing that friendline knows.
        ClientListError: The client list names nobody.
        UnknownZoneError: There is no such time zone.
    """
    progress = progress or Silent()
    reading = dataclasses.replace(
        reading_for(exports.zone, exports.today, new), extra_facts=old.own_facts | new.own_facts
    )
    book = read_all(exports.sources, exports.clients, reading, progress).book
    progress.stage("Who is who")
    subjects = Subjects(book, match_people(book.people, book.accounts, ties=book.ties))
    progress.stage("What changes for whom")
    return redecide_book(old, new, book, subjects, exports.today)


def diff_with_people(compared: Diff, redecided: Redecided) -> str:
    """Write a comparison with the real people as text, and say what was looked at."""
    told = f"  Looked at: {count(redecided.cases, 'case')}, with the facts of today."
    if redecided.unclear:
        left_out = count(redecided.unclear, "case")
        told += f"\n  Left out: {left_out} of which nobody can say whose account it is."
    return f"{diff_text(compared, redecided.changed)}{told}\n"


def decidable(book: Book, subjects: Subjects, today: date) -> Iterator[tuple[Subject, PersonCase]]:
    """Give everyone in a book whom a policy decides about: waiting, connected, or turned away.

    Args:
        book: The book.
        subjects: Whose each account is; a subject with ``candidates`` is not clear.
        today: The day to which months are counted.
    """
    for key, account in book.accounts.items():
        subject = subjects.of_account(key)
        if subject is None:
            continue
        ties, requests = book.ties.get(key, ()), book.requests.get(key, ())
        for request in filter(is_pending, requests):
            case = _case(subject, account.channel, request.direction, today)
            yield subject, replace(case, became=Became.WAITING, at=request.at)
        ended = outcome_of(ties, requests, today)
        if ended is not None and ended[0] in _ENDED:
            direction, became = _ENDED[ended[0]]
            case = _case(subject, account.channel, direction, today)
            yield subject, replace(case, became=became, at=ended[1])


def _case(subject: Subject, channel: str, direction: Direction, today: date) -> PersonCase:
    return PersonCase(
        id=subject.id,
        name=subject.name,
        channel=channel,
        direction=direction,
        facts=situation(subject.person, channel, None, direction, today),
    )
