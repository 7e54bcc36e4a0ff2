"""Followers, whom the owner follows, requests both ways, and who is blocked (formats 2.2)."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from friendline.archives.instagram.page import FileReader, Known, Page
from friendline.archives.instagram.person import Entry, entries_of
from friendline.archives.json_values import Json
from friendline.model import Direction, Listed, Record, Request, RequestState, Tie, TieKind

Makes: TypeAlias = Callable[[Entry, Known], Record | None]
"""What one entry of a list tells; ``None`` if nothing that another file does not tell better."""


def _reader(makes: Makes) -> FileReader:
    """Give a reader for files that are lists of accounts."""

    def read(records: list[Json], page: Page) -> Iterator[Record]:
        for number, record in enumerate(records, 1):
            found = list(entries_of(record, page.channel)) if type(record) is dict else []
            if not found:
                page.odd.append(number)
            for entry in found:
                told = makes(entry, page.known)
                if told is not None:
                    yield told

    return read


def _tie(kind: TieKind) -> Makes:
    return lambda entry, _: Tie(account=entry.account, kind=kind, since=entry.at)


def _listed(name: str) -> Makes:
    return lambda entry, _: Listed(account=entry.account, name=name)


def unfollowed(entry: Entry, _: Known) -> Tie:
    """A tie that ended; without a time it still must not look as if it stood."""
    return Tie(account=entry.account, kind=TieKind.FOLLOWING, until=entry.at or 0)


def _request(direction: Direction, state: RequestState) -> Makes:
    tie = TieKind.FOLLOWER if direction is Direction.INCOMING else TieKind.FOLLOWING
    return lambda entry, _: Request(
        account=entry.account, direction=direction, state=state, at=entry.at, tie=tie
    )


def asked_lately(entry: Entry, known: Known) -> Request | None:
    """A request the owner sent lately, whatever became of it: the file's name misleads.

    Whom the owner follows, or followed until lately, has accepted. What is open stands in a list
    of its own; what is in none of these was withdrawn or declined, and which is not told.
    """
    handle = entry.account.handle or ""
    if handle in known.undecided or handle in (known.pending or ()):
        return None
    is_accepted = handle in known.following or handle in known.unfollowed
    state = RequestState.ACCEPTED if is_accepted else RequestState.PENDING
    return Request(
        account=entry.account,
        direction=Direction.OUTGOING,
        state=state,
        at=entry.at,
        tie=TieKind.FOLLOWING,
    )


FOLLOWER: Final = _tie(TieKind.FOLLOWER)
FOLLOWING: Final = _tie(TieKind.FOLLOWING)
BLOCKED: Final = _tie(TieKind.BLOCKED)
SENT: Final = _request(Direction.OUTGOING, RequestState.PENDING)

read_followers = _reader(FOLLOWER)
read_following = _reader(FOLLOWING)
read_blocked = _reader(BLOCKED)
read_unfollowed = _reader(unfollowed)
read_close_friends = _reader(_listed("Close Friends"))
read_restricted = _reader(_listed("Restricted"))
read_hidden_from = _reader(_listed("Hidden from stories"))
read_received = _reader(_request(Direction.INCOMING, RequestState.PENDING))
read_sent = _reader(SENT)
read_asked_lately = _reader(asked_lately)


def read_nothing(_records: list[Json], _page: Page) -> Iterator[Record]:
    """Read a file that is only looked at to understand the others."""
    return iter(())
