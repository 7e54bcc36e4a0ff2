"""Moments as LinkedIn's tables write them, a different way in nearly every table (formats 3).

``2026-02-09 01:21:47``, the same with ``UTC``; ``1/29/26, 2:37 PM``, month first; ``Apr 08, 2024
07:00 AM``; ``April 12, 2026 at 8:03 AM (GMT)``; ``08 Feb 2026``.
"""

import re
from datetime import UTC, date, datetime, time, tzinfo

from friendline.archives.tables.written_dates import parse_day
from friendline.model import Seconds

_LONGEST = 80
_CLOCK = re.compile(
    r"(\S.*?),?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?(?:\.?m\.?)?"
    r"\s*\(?(utc|gmt)?\)?",
    re.IGNORECASE,
)
_NOON = 12


def moment_in(cell: str, zone: tzinfo, today: date) -> Seconds | None:
    """Give the moment that a cell names.

    Args:
        cell: As written; any kind of space may stand before "PM".
        zone: Where a time is that does not say UTC or GMT itself; a day begins at midnight there.
        today: Years of two digits count as at most one year after it.

    Returns:
        UTC seconds, or ``None`` where the text is no exact day.
    """
    cell = cell.strip()[: _LONGEST + 1]
    if len(cell) > _LONGEST:
        return None
    found = _iso(cell) or _in_american(cell, today)
    if found is None:
        return None
    return int((found if found.tzinfo else found.replace(tzinfo=zone)).timestamp())


def _iso(cell: str) -> datetime | None:
    bare = cell.removesuffix("UTC").strip()
    try:
        found = datetime.fromisoformat(bare)
    except ValueError:
        return None
    return found if bare == cell else found.replace(tzinfo=UTC)


def _in_american(cell: str, today: date) -> datetime | None:
    clock = _CLOCK.fullmatch(cell)
    written = parse_day(clock[1] if clock else cell, today=today, day_first=False)
    if written is None or not written.is_exact:
        return None
    if clock is None:
        return datetime.combine(written.day, time())
    hour = int(clock[2])
    if clock[5]:
        hour = hour % _NOON + (_NOON if clock[5] in "Pp" else 0)
    try:
        at = time(hour, int(clock[3]), int(clock[4] or 0), tzinfo=UTC if clock[6] else None)
    except ValueError:
        return None
    return datetime.combine(written.day, at)
