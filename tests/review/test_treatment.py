"""What became of somebody's wish to connect."""

from datetime import UTC, date, datetime

import pytest

from friendline.model import Account, Direction, Request, RequestState, Tie, TieKind
from friendline.review.treatment import outcome_of

TODAY = date(2026, 11, 20)
KIM = Account(channel="facebook", name="Kim Novak")


def at(written: str) -> int:
    """UTC seconds of a day's noon."""
    return int(datetime.fromisoformat(written).replace(hour=12, tzinfo=UTC).timestamp())


def asked(
    day: str, state: RequestState = RequestState.PENDING, direction: Direction = Direction.INCOMING
) -> Request:
    """A request."""
    return Request(account=KIM, direction=direction, state=state, at=at(day))


def tie(since: str | None = None, until: str | None = None) -> Tie:
    """A friendship."""
    return Tie(
        account=KIM,
        kind=TieKind.FRIEND,
        since=at(since) if since else None,
        until=at(until) if until else None,
    )


@pytest.mark.parametrize(
    ("ties", "requests", "outcome"),
    [
        ([tie("2020-01-01")], [], "accepted"),
        ([], [asked("2026-11-15")], "pending"),
        ([], [asked("2026-11-10")], "pending"),
        ([], [asked("2026-11-09")], "ignored"),
        ([], [asked("2020-01-01", RequestState.REJECTED)], "rejected"),
        ([tie(until="2021-01-01")], [], "removed"),
        ([tie(until="2021-01-01")], [asked("2026-11-19")], "pending"),
        ([tie(until="2021-01-01")], [asked("2022-01-01", RequestState.REJECTED)], "rejected"),
        ([tie("2023-01-01")], [asked("2020-01-01", RequestState.REJECTED)], "accepted"),
        ([], [asked("2020-01-01", direction=Direction.OUTGOING)], None),
        ([], [], None),
    ],
)
def test_the_latest_state_counts(
    ties: list[Tie], requests: list[Request], outcome: str | None
) -> None:
    """A standing tie is accepted, a waiting request waits, else the last ending counts."""
    found = outcome_of(ties, requests, TODAY)
    assert (found and found[0]) == outcome


def test_a_request_without_a_time_is_not_called_ignored() -> None:
    """How long somebody waits is not guessed."""
    request = Request(account=KIM, direction=Direction.INCOMING, state=RequestState.PENDING)
    assert outcome_of([], [request], TODAY) == ("pending", None)
