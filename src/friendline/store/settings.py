"""The owner's choices about friendline itself, each under a name."""

import secrets
from typing import Any, Final

from django.db import transaction

from friendline.store import ledger
from friendline.store.models import Setting

__all__ = ["ZONE", "put", "secret", "settle_zone", "value"]

ZONE: Final = "zone"
"""IANA name of the zone in which times without one are read."""

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


def secret() -> bytes:
    """Give what this store alone knows, made up when it is first asked for."""
    with transaction.atomic():
        kept = value(_SECRET)
        if kept is None:
            kept = secrets.token_hex(_SECRET_BYTES)
            put(_SECRET, kept)
    return bytes.fromhex(kept)
