"""People, their accounts and circles."""

from msgspec import Struct

from friendline.model import Certainty, Relationship, Status


class AccountRow(Struct, frozen=True, kw_only=True):
    """An account that is (or may be) a person's; ``id`` is what ``account`` of an answer names."""

    channel: str
    name: str
    handle: str | None
    url: str | None
    certainty: Certainty
    evidence: list[str]
    id: str = ""


class PersonRow(Struct, frozen=True, kw_only=True):
    """A client, or somebody who asks and is not on the client list."""

    id: str
    name: str
    relationship: Relationship
    status: Status
    on_client_list: bool
    accounts: list[AccountRow]


class CircleMemberRow(Struct, frozen=True, kw_only=True):
    """Somebody of a circle; ``channel`` where it is an account that is nobody's yet."""

    id: str
    name: str
    channel: str | None


class CircleRow(Struct, frozen=True, kw_only=True):
    """People who seem to belong together: a suggestion for an audience, nothing more.

    ``clients`` are those of them on the client list for work. ``strength`` counts what speaks for
    it, by what was counted.
    """

    name: str
    kind: str
    members: list[CircleMemberRow]
    clients: list[str]
    because: list[str]
    strength: dict[str, int]
