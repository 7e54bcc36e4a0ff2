"""Whom a LinkedIn export ties to the owner: connections, invitations, the owner (formats 3)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from friendline.archives.linkedin.tables import CHANNEL, Cells, Export
from friendline.archives.source import Reading
from friendline.archives.tables.folding import fold
from friendline.archives.tables.written_dates import parse_day
from friendline.model import (
    Account,
    Direction,
    Owner,
    Request,
    RequestState,
    Seconds,
    Tie,
    TieKind,
)

_PROFILE_PATH = re.compile(r"linkedin\.com/(?:in|pub)/([^/?#\s]+)", re.IGNORECASE)
_SENT_AT = re.compile(r"(\S+?),?\s+(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*([AaPp])\.?[Mm]\.?)?")
_NOON = 12
_DAY = timedelta(days=1).total_seconds()


def owner(export: Export) -> Iterator[Owner]:
    """Give the owner's names (a maiden name too) and e-mail addresses."""
    names: list[str] = []
    for _, cells in export.rows("profile"):
        names.append(_full_name(cells))
        if cells.get("maidenname"):
            names.append(f"{cells['firstname']} {cells['maidenname']}")
    emails = [cells["emailaddress"].lower() for _, cells in export.rows("emails")]
    if names or emails:
        yield Owner(channel=CHANNEL, names=_known(names), emails=_known(emails))


class Connections(NamedTuple):
    """The connections of an export.

    Attributes:
        ties: One for each connection that shows its name.
        hidden: How many show only the date: their members closed or hid their account.
    """

    ties: tuple[Tie, ...]
    hidden: int


def connections(export: Export, reading: Reading) -> Connections:
    """Give the connections; "Connected On" is a day without a zone, taken as midnight UTC."""
    ties = []
    hidden = 0
    for file, cells in export.rows("connections"):
        account = _account(_full_name(cells), cells.get("url", ""), cells)
        if account is None:
            hidden += 1
            continue
        since = _midnight(cells["connectedon"], reading.today)
        if since is None:
            export.unclear(file, "a date of connection that could not be read; it is left out")
        ties.append(Tie(account=account, kind=TieKind.CONNECTION, since=since))
    return Connections(tuple(ties), hidden)


def requests(export: Export, ties: Sequence[Tie], reading: Reading) -> Iterator[Request]:
    """Give the invitations, without their words.

    The export does not say what became of one. Whoever is among the connections by address, or
    where an address is lacking by a name that only one connection has, was accepted.
    """
    connected = _Connected(ties)
    zone = ZoneInfo(reading.zone)
    for file, cells in export.rows("invitations"):
        direction = _direction(cells["direction"])
        if direction is None:
            export.unclear(file, "no direction and could not be read")
            continue
        is_incoming = direction is Direction.INCOMING
        name = cells["from"] if is_incoming else cells["to"]
        url = cells.get("inviterprofileurl" if is_incoming else "inviteeprofileurl", "")
        account = _account(name, url)
        if account is None:
            export.unclear(file, "neither name nor address and could not be read")
            continue
        at = _sent_at(cells["sentat"], zone, reading.today)
        if at is None:
            export.unclear(file, "a date that could not be read; it is left out")
        was_accepted = connected.includes(account, at)
        state = RequestState.ACCEPTED if was_accepted else RequestState.PENDING
        yield Request(account=account, direction=direction, state=state, at=at)


class _Connected:
    """Tells whether an account is among the connections."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self._handles = {tie.account.handle for tie in ties if tie.account.handle}
        self._names = Counter(_name_key(tie.account) for tie in ties)
        self._ties = {_name_key(tie.account): tie for tie in ties}

    def includes(self, account: Account, asked: Seconds | None) -> bool:
        """Whether this account is connected; by name only where no address speaks against it."""
        if account.handle in self._handles:
            return True
        name = _name_key(account)
        if self._names[name] != 1:
            return False
        tie = self._ties[name]
        has_other_address = bool(account.handle and tie.account.handle)
        return not has_other_address and _is_not_before(tie.since, asked)


def _is_not_before(since: Seconds | None, asked: Seconds | None) -> bool:
    """A connection that is older than the invitation is to somebody else of that name."""
    return since is None or asked is None or since + _DAY >= asked


def _account(name: str, url: str, cells: Cells | None = None) -> Account | None:
    """An account with its address in one spelling: ``https://www.linkedin.com/in/zoë-brandt``."""
    shown = " ".join(name.split())
    path = _PROFILE_PATH.search(url)
    handle = unquote(path[1]).lower() if path else None
    if not shown and not handle:
        return None
    email = (cells or {}).get("emailaddress", "").lower()
    return Account(
        channel=CHANNEL,
        name=shown or handle or "",
        handle=handle,
        url=f"https://www.linkedin.com/in/{handle}" if handle else url or None,
        emails=(email,) if email else (),
        company=(cells or {}).get("company") or None,
    )


def _name_key(account: Account) -> str:
    return fold(account.name)


def _full_name(cells: Cells) -> str:
    return f"{cells['firstname']} {cells['lastname']}".strip()


def _known(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _direction(cell: str) -> Direction | None:
    return {"incoming": Direction.INCOMING, "outgoing": Direction.OUTGOING}.get(cell.lower())


def _midnight(cell: str, today: date) -> Seconds | None:
    written = parse_day(cell, today=today, day_first=False)
    if written is None or not written.is_exact:
        return None
    return int(datetime.combine(written.day, time(), UTC).timestamp())


def _sent_at(cell: str, zone: ZoneInfo, today: date) -> Seconds | None:
    """``1/29/26, 2:37 PM``: month first, no zone; any kind of space may stand before PM."""
    match = _SENT_AT.fullmatch(cell)
    written = parse_day(match[1], today=today, day_first=False) if match else None
    if match is None or written is None:
        return None
    hour = int(match[2])
    if match[4]:
        hour = hour % _NOON + (_NOON if match[4] in "Pp" else 0)
    try:
        clock = time(hour, int(match[3]), tzinfo=zone)
    except ValueError:
        return None
    return int(datetime.combine(written.day, clock).timestamp())
