"""Whom a LinkedIn export ties to the owner: connections, invitations, follows (formats 3)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, timedelta
from typing import NamedTuple
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from friendline.archives.linkedin.tables import CHANNEL, Cells, Export
from friendline.archives.linkedin.times import moment_in
from friendline.archives.source import Reading
from friendline.archives.tables.folding import fold
from friendline.model import (
    Account,
    Direction,
    Request,
    RequestState,
    Seconds,
    Tie,
    TieKind,
)

_PROFILE_PATH = re.compile(r"linkedin\.com/(?:in|pub)/([^/?#\s]+)", re.IGNORECASE)
_STILL_FOLLOWS = frozenset({"", "active", "followed", "following"})
_DAY = timedelta(days=1).total_seconds()


class Connections(NamedTuple):
    """The connections of an export.

    Attributes:
        ties: One for each connection that shows its name.
        hidden: How many show only the date: their members closed or hid their account.
    """

    ties: tuple[Tie, ...]
    hidden: int

    @property
    def newest(self) -> Seconds:
        """When the last of them began: of two exports the later one has the later day."""
        return max((tie.since or 0 for tie in self.ties), default=0)


def connections(export: Export, reading: Reading) -> Connections:
    """Give the connections; "Connected On" is a day without a zone, taken as midnight UTC."""
    ties = []
    hidden = 0
    for file, cells in export.rows("connections"):
        account = _account(full_name(cells), cells.get("url", ""), cells)
        if account is None:
            hidden += 1
            continue
        since = moment_in(cells["connectedon"], UTC, reading.today)
        if since is None:
            export.unclear(file, "a date of connection that could not be read; it is left out")
        else:
            since -= since % int(_DAY)  # before 2019 some rows have a time of day
        ties.append(Tie(account=account, kind=TieKind.CONNECTION, since=since))
    return Connections(tuple(ties), hidden)


def follows(export: Export, reading: Reading) -> Iterator[Tie]:
    """Give whom the owner follows: a name and a day. Whom they left again is left out."""
    for _, cells in export.rows("member_follows"):
        account = _account(cells["fullname"], "")
        if account is not None and cells["status"].lower() in _STILL_FOLLOWS:
            since = moment_in(cells["date"], UTC, reading.today)
            yield Tie(account=account, kind=TieKind.FOLLOWING, since=since)


def requests(export: Export, ties: Sequence[Tie], reading: Reading) -> Iterator[Request]:
    """Give the invitations, without their words.

    The export does not say what became of one. Whoever is among the connections by address, or
    where an address is lacking by a name that only one connection has, was accepted.
    """
    connected = _Connected(ties)
    zone = ZoneInfo(reading.zone)
    for file, cells in export.rows("invitations"):
        direction = direction_of(cells)
        if direction is None:
            export.unclear(file, "no direction and could not be read")
            continue
        account = _account(*other_side(cells, direction))
        if account is None:
            export.unclear(file, "neither name nor address and could not be read")
            continue
        at = moment_in(cells["sentat"], zone, reading.today)
        if at is None:
            export.unclear(file, "a date that could not be read; it is left out")
        was_accepted = connected.includes(account, at)
        state = RequestState.ACCEPTED if was_accepted else RequestState.PENDING
        yield Request(
            account=account, direction=direction, state=state, at=at, tie=TieKind.CONNECTION
        )


def direction_of(cells: Cells) -> Direction | None:
    """Give which way an invitation went."""
    ways = {"incoming": Direction.INCOMING, "outgoing": Direction.OUTGOING}
    return ways.get(cells["direction"].lower())


def other_side(cells: Cells, direction: Direction) -> tuple[str, str]:
    """Give name and address of the one who is not the owner; no address before 2023."""
    if direction is Direction.INCOMING:
        return cells["from"], cells.get("inviterprofileurl", "")
    return cells["to"], cells.get("inviteeprofileurl", "")


class _Connected:
    """Tells whether an account is among the connections."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self._handles = {tie.account.handle for tie in ties if tie.account.handle}
        self._names = Counter(name_key(tie.account) for tie in ties)
        self._ties = {name_key(tie.account): tie for tie in ties}

    def includes(self, account: Account, asked: Seconds | None) -> bool:
        """Whether this account is connected; by name only where no address speaks against it."""
        if account.handle in self._handles:
            return True
        name = name_key(account)
        if self._names[name] != 1:
            return False
        tie = self._ties[name]
        has_other_address = bool(account.handle and tie.account.handle)
        return not has_other_address and _is_not_before(tie.since, asked)


def _is_not_before(since: Seconds | None, asked: Seconds | None) -> bool:
    """A connection that is older than the invitation is to somebody else of that name."""
    return since is None or asked is None or since + _DAY >= asked


def handle_in(url: str) -> str | None:
    """Give the last part of a profile's address in one spelling: ``zoë-brandt``."""
    path = _PROFILE_PATH.search(url)
    return unquote(path[1]).lower() if path else None


def address_of(handle: str) -> str:
    """Give the address of a profile in one spelling."""
    return f"https://www.linkedin.com/in/{handle}"


def _account(name: str, url: str, cells: Cells | None = None) -> Account | None:
    shown = " ".join(name.split())
    handle = handle_in(url)
    if not shown and not handle:
        return None
    email = (cells or {}).get("emailaddress", "").lower()
    return Account(
        channel=CHANNEL,
        name=shown or handle or "",
        handle=handle,
        url=address_of(handle) if handle else url or None,
        emails=(email,) if email else (),
        company=(cells or {}).get("company") or None,
    )


def name_key(account: Account) -> str:
    """Give the name of an account as names are compared."""
    return fold(account.name)


def full_name(cells: Cells) -> str:
    """Give the name in a row that has it in two columns."""
    return f"{cells['firstname']} {cells['lastname']}".strip()
