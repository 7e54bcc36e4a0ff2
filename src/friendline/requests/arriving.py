"""Which requests a review shows, each with a key that stays the same for any later review."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from msgspec import Struct

from friendline.model import Direction, Seconds, stable_id
from friendline.requests.graph import Kind
from friendline.review.contract import AnswerRow, PersonRow


class Arrived(Struct, frozen=True, kw_only=True):
    """A request that waits on a network, as the last review shows it.

    Attributes:
        key: The same in every review, also when it turns out whose account it is.
        kind: Incoming or outgoing.
        channel: On which network.
        person: Id of the person, or of the account that stands for itself.
        name: What to call them.
        account: Id of the account.
        at: When it was asked, if the export tells.
    """

    key: str
    kind: Kind
    channel: str
    person: str
    name: str
    account: str
    at: Seconds | None


class Tied(Struct, frozen=True):
    """A tie that stands.

    Attributes:
        person: Who.
        channel: On which network.
        account: Id of the account.
        since: When it began, if the export tells.
    """

    person: str
    channel: str
    account: str = ""
    since: Seconds | None = None

    def may_answer(self, account: str, asked_at: Seconds | None) -> bool:
        """Whether it can have come of a request of the same person on this network.

        Args:
            account: Of the request; empty where nobody knows it.
            asked_at: When it was asked, if that is known.
        """
        if not account or not self.account or account == self.account:
            return True
        return self.since is None or asked_at is None or self.since >= asked_at


def arrived(answers: Iterable[AnswerRow], people: Iterable[PersonRow]) -> list[Arrived]:
    """Give every request that waits; the same one is given once.

    Args:
        answers: The answers of a review.
        people: Its people.
    """
    by_id = {one.id: one for one in people}
    found = (_arrived(row, by_id) for row in answers if row.direction is not Direction.EXISTING)
    return list({one.key: one for one in found}.values())


def tied(answers: Iterable[AnswerRow]) -> frozenset[Tied]:
    """Give who is connected where."""
    return frozenset(
        Tied(row.person, row.channel, row.account, seconds_of(row.since))
        for row in answers
        if row.direction is Direction.EXISTING
    )


def seconds_of(text: str | None) -> Seconds | None:
    """Give the moment that a review writes down, ``None`` where it has none."""
    if text is None:
        return None
    return int(datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp())


def _arrived(row: AnswerRow, people: Mapping[str, PersonRow]) -> Arrived:
    person = people.get(row.person)
    # An account can turn out to be another person's; it stays the same account.
    who = row.account or row.person
    return Arrived(
        key=stable_id("request", row.channel, row.direction, row.requested_at, who),
        kind=Kind(row.direction.value),
        channel=row.channel,
        person=row.person,
        name=person.name if person else row.person,
        account=row.account,
        at=seconds_of(row.requested_at),
    )
