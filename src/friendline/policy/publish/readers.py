"""What each kind of reader is answered, with what is the same everywhere said once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from friendline.model import Direction, Relationship
from friendline.policy.language.syntax import And, Condition, OneOf, Or
from friendline.policy.publish.views import Case, View, view
from friendline.policy.rules import Policy

READERS: Final = (
    Relationship.CLIENT,
    Relationship.PATIENT,
    Relationship.STUDENT,
    Relationship.PARENT_OF_STUDENT,
    Relationship.FAMILY_OF_CLIENT,
    Relationship.PROSPECT,
    Relationship.REFERRER,
    Relationship.INVESTOR,
)
"""Who a page for clients may speak to, in this order (R23; guidance 3.1)."""


class Place(Struct, frozen=True):
    """Accounts that are answered alike.

    Attributes:
        channels: Their networks; none where the policy names none.
        purpose: What they are for; ``None`` where the policy does not say.
    """

    channels: tuple[str, ...]
    purpose: str | None


class Account(Struct, frozen=True):
    """What one kind of reader is told about some accounts."""

    place: Place
    asking: View
    connected: View


class ReaderAnswers(Struct, frozen=True):
    """What one kind of reader is told: what comes first everywhere, then account by account."""

    everywhere: tuple[Case, ...]
    accounts: tuple[Account, ...]


def readers(policy: Policy) -> tuple[Relationship, ...]:
    """Name those known through work whom the policy singles out, clients always first."""
    named = {value for rule in policy.rules for value in _singled_out(rule.when)}
    found = tuple(reader for reader in READERS if reader in named)
    return found if Relationship.CLIENT in found else (Relationship.CLIENT, *found)


def places(policy: Policy) -> tuple[Place, ...]:
    """Give every account that the policy tells apart: one by one, or else by purpose."""
    if policy.channels:
        return tuple(Place((name,), purpose) for name, purpose in policy.channels.items())
    if "purpose" in policy.tests:
        return tuple(Place((), purpose) for purpose in policy.facts["purpose"].values)
    return (Place((), None),)


def reader_answers(policy: Policy, reader: Relationship) -> ReaderAnswers:
    """Give what the policy answers to one kind of reader, asking and connected already."""
    accounts = [
        Account(
            place,
            *(
                view(policy, reader, direction, next(iter(place.channels), None), place.purpose)
                for direction in (Direction.INCOMING, Direction.EXISTING)
            ),
        )
        for place in places(policy)
    ]
    if len({(account.asking, account.connected) for account in accounts}) == 1:
        alike = accounts[0]
        return ReaderAnswers((), (Account(Place((), None), alike.asking, alike.connected),))
    views = [seen for account in accounts for seen in (account.asking, account.connected)]
    shared = _shared([seen.exceptions for seen in views])
    return ReaderAnswers(shared, tuple(_gathered(accounts, len(shared))))


def _shared(exceptions: Sequence[tuple[Case, ...]]) -> tuple[Case, ...]:
    """Give the cases that every view begins with."""
    shared = []
    for level in zip(*exceptions, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return tuple(shared)


def _gathered(accounts: Iterable[Account], skipped: int) -> Iterable[Account]:
    """Join the accounts of one purpose that are answered alike; leave out what is said before."""
    found: dict[tuple[str | None, View, View], list[str]] = {}
    for account in accounts:
        views = [
            View(seen.exceptions[skipped:], seen.outcome)
            for seen in (account.asking, account.connected)
        ]
        key = account.place.purpose, views[0], views[1]
        found.setdefault(key, []).extend(account.place.channels)
    for (purpose, asking, connected), channels in found.items():
        yield Account(Place(tuple(channels), purpose), asking, connected)


def _singled_out(condition: Condition) -> Iterator[object]:
    if isinstance(condition, And | Or):
        for part in condition.parts:
            yield from _singled_out(part)
    elif isinstance(condition, OneOf) and condition.fact == "relationship":
        yield from condition.values
