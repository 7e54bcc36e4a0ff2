"""Where clients can read the policy, and whose it is: what letters link and cite (R78, A8)."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.db import transaction

from friendline.store import ledger, settings
from friendline.store.letters.letter_facts import OFFICE, PUBLISHED_AT

__all__ = ["NotAnAddressError", "Where", "published_where", "put_published_where"]

_LONGEST: Final = 500


class NotAnAddressError(ValueError):
    """What was written is no address that a client could open."""

    def __init__(self) -> None:
        super().__init__(
            "Write the whole address as it stands in a browser: https://example.org/my-policy. "
            "Leave it empty where the policy is handed out."
        )


@dataclass(frozen=True)
class Where:
    """How letters may cite the policy.

    Attributes:
        address: Where it can be read; empty where it is handed out.
        of_office: Whether an office or a company adopted it.
    """

    address: str
    of_office: bool


def published_where() -> Where:
    """Give what was said."""
    return Where(str(settings.value(PUBLISHED_AT, "")), settings.value(OFFICE) is True)


def put_published_where(address: str, *, of_office: bool) -> Where:
    """Keep where the policy can be read, and whether it is that of an office.

    Returns:
        What was said before, to take it back.

    Raises:
        NotAnAddressError: It is no address of the web.
    """
    before, after = published_where(), Where(address.strip(), of_office)
    if after.address and not _is_address(after.address):
        raise NotAnAddressError
    with transaction.atomic():
        for name, was, now in (
            (PUBLISHED_AT, before.address, after.address),
            (OFFICE, before.of_office, after.of_office),
        ):
            if now != was:
                settings.put(name, now)
                ledger.append("setting_changed", {"name": name, "value": now})
    return before


def _is_address(typed: str) -> bool:
    if len(typed) > _LONGEST or not typed.isprintable() or " " in typed:
        return False
    try:
        parts = urlsplit(typed)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
