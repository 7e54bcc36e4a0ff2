"""Whose export it is: names, e-mail addresses and the address of the profile (formats 3)."""

from collections import Counter
from collections.abc import Iterable, Iterator

from friendline.archives.linkedin.people import (
    address_of,
    direction_of,
    full_name,
    handle_in,
    other_side,
)
from friendline.archives.linkedin.tables import CHANNEL, Export
from friendline.model import Direction, Owner

_OPPOSITE = {Direction.INCOMING: Direction.OUTGOING, Direction.OUTGOING: Direction.INCOMING}


def owner(export: Export) -> Iterator[Owner]:
    """Give the owner, if the export tells anything of them.

    The profile has the names, a maiden name too. Its address stands in no table of its own: it is
    on the owner's side of every invitation, as is the name where there is no profile. An e-mail
    address that was never confirmed may be somebody else's and is left out.
    """
    own_names, own_urls = _own_sides(export)
    names = tuple(_profile_names(export)) or own_names
    emails = tuple(_emails(export))
    if names or emails or own_urls:
        yield Owner(
            channel=CHANNEL,
            names=tuple(dict.fromkeys(filter(None, names))),
            emails=tuple(dict.fromkeys(filter(None, emails))),
            url=next(iter(own_urls), None),
        )


def _profile_names(export: Export) -> Iterator[str]:
    for _, cells in export.rows("profile"):
        yield full_name(cells)
        if cells.get("maidenname"):
            yield f"{cells['firstname']} {cells['maidenname']}".strip()


def _emails(export: Export) -> Iterator[str]:
    """Give the addresses, the primary one first."""
    rows = [cells for _, cells in export.rows("emails")]
    for cells in sorted(rows, key=lambda cells: cells["primary"].lower() != "yes"):
        if cells["confirmed"].lower() != "no":
            yield cells["emailaddress"].lower()


def _own_sides(export: Export) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the owner's name and profile address as most invitations have them."""
    sides = [
        other_side(cells, _OPPOSITE[direction])
        for _, cells in export.rows("invitations")
        if (direction := direction_of(cells)) is not None
    ]
    handles = _commonest(handle_in(url) or "" for _, url in sides)
    return _commonest(name for name, _ in sides), tuple(map(address_of, handles))


def _commonest(values: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(filter(None, values)).most_common(1)
    return tuple(value for value, _ in counted)
