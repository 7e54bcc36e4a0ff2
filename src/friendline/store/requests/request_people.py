"""Whom the owner means by a name: everybody who is called so, with what tells them apart."""

from dataclasses import dataclass
from typing import Final

from friendline.store.requests.request_world import World

__all__ = ["Somebody", "by_name", "like_name"]

_MOST: Final = 20


@dataclass(frozen=True)
class Somebody:
    """Somebody of a name.

    Attributes:
        id: Id of the person.
        name: Their name.
        what: What they are to the owner, in words.
    """

    id: str
    name: str
    what: str


def by_name(name: str) -> list[Somebody]:
    """Give everybody who is called exactly so, however it is written."""
    wanted = _folded(name)
    return [one for one in _everybody() if _folded(one.name) == wanted]


def like_name(beginning: str) -> list[Somebody]:
    """Give some people a part of whose name begins so; nobody for nothing."""
    wanted = _folded(beginning)
    if not wanted:
        return []
    found = (one for one in _everybody() if f" {wanted}" in f" {_folded(one.name)}")
    return sorted(found, key=lambda one: one.name)[:_MOST]


def _everybody() -> list[Somebody]:
    """Give everybody on a client list, and those whom the last review knows beside them."""
    world = World.of(None)
    listed = {
        one.id: Somebody(one.id, one.name, _what(one.relationship, one.status))
        for one in world.people.values()
    }
    others = {
        one.id: Somebody(one.id, one.name, "not on your client list")
        for one in world.rows.values()
        if one.id not in listed
    }
    return [*listed.values(), *others.values()]


def _what(relationship: str, status: str) -> str:
    return f"{relationship}, {status}".replace("_", " ")


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
