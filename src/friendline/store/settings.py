"""The owner's choices about friendline itself, each under a name."""

import secrets
from functools import cache
from typing import Any, Final

from django.db import connection, transaction

from friendline.store import ledger
from friendline.store.models import Setting

__all__ = ["ZONE", "put", "secret", "settle_zone", "settle_zone_by_calendar", "value"]

ZONE: Final = "zone"
"""IANA name of the zone in which times without one are read."""

_NOWHERE: Final = ("UTC", "Etc/UTC", "Etc/GMT", "GMT")
"""Zones in which nobody's calendar is kept by living there."""

_SECRET: Final = "secret"  # noqa: S105 - the name under which it is kept
_SECRET_BYTES: Final = 32


def value(name: str, default: Any = None) -> Any:  # noqa: ANN401 - any plain value
    """Give a choice; the default where none was made."""
    found = Setting.objects.filter(name=name).values_list("value", flat=True).first()
    return default if found is None else found


def put(name: str, new: object) -> None:
    """Keep a choice, a plain value, in the place of what was chosen before."""
    Setting.objects.update_or_create(name=name, defaults={"value": new})


def settle_zone(asked: str | None, here: str) -> tuple[str, str | None]:
    """Give the zone in which an import is read, and keep it for those that follow.

    Args:
        asked: The zone that the owner names now, if any.
        here: The zone of this machine, for the first import.

    Returns:
        The zone, and the one before where the owner has just changed it.
    """
    with transaction.atomic():
        before: str | None = value(ZONE)
        zone = asked or before or here
        if zone == before:
            return zone, None
        put(ZONE, zone)
        ledger.append("setting_changed", {"name": ZONE, "value": zone})
        return zone, before


def settle_zone_by_calendar(zone: str) -> None:
    """Let the owner live where their calendar says, where all that is known is a machine in UTC.

    Such a machine, as many servers are, says nothing of where somebody lives; every time on every
    page would be an hour or more beside that in their calendar.

    Args:
        zone: IANA name of the zone of most appointments.
    """
    with transaction.atomic():
        if value(ZONE, _NOWHERE[0]) in _NOWHERE and zone not in _NOWHERE:
            put(ZONE, zone)
            ledger.append("setting_changed", {"name": ZONE, "value": zone})


def secret() -> bytes:
    """Give what this store alone knows, made up when it is first asked for.

    Where nothing may be written, one that holds until this program ends stands in for it.
    """
    kept = value(_SECRET)
    if kept is not None:
        return bytes.fromhex(kept)
    if _is_read_only():
        return _until_the_end()
    with transaction.atomic():  # another program may have made one up meanwhile
        kept = value(_SECRET)
        if kept is None:
            kept = secrets.token_hex(_SECRET_BYTES)
            put(_SECRET, kept)
    return bytes.fromhex(kept)


@cache
def _until_the_end() -> bytes:
    return secrets.token_bytes(_SECRET_BYTES)


def _is_read_only() -> bool:
    """Whether the database was told to take no change."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only")
        return bool(cursor.fetchone()[0])
