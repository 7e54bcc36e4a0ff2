"""A made-up owner: a client list, what Facebook shows, a policy of her own, and a review."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from requests_helpers import LINKEDIN, OWNER, TODAY, client, days, seconds, written_policy

from friendline.model import (
    Account,
    Direction,
    Item,
    ItemKind,
    Person,
    Record,
    Request,
    RequestState,
    Status,
    Tie,
    TieKind,
)
from friendline.store import clock, settings
from friendline.store.imports.importing import Source, keep
from friendline.store.models import Request as Row
from friendline.store.policy import policies
from friendline.store.review import reviewing

PEOPLE: Final = (
    client("Jo Mora", met=True, kin=False, minor=False, sensitive=False),
    client("Kim Novak", met=False, kin=False, minor=False, sensitive=False),
    client("Pat Dole", met=True, kin=False, minor=False, sensitive=False),
    client("Vera Quist", met=False, kin=False, minor=False, sensitive=False),
    client("Lea Brandt", met=False, kin=False, minor=False, sensitive=True),
    client(
        "Rob Keller",
        Status.FORMER,
        ended_on=days(date(2026, 9, 20)),
        met=True,
        kin=False,
        minor=False,
        sensitive=False,
    ),
)
RULES: Final = (
    {
        "status": "former",
        "months_since_end": "< 6",
        "met": "",
        "answer": "defer",
        "because": "The work has ended too lately.",
    },
    {
        "status": "",
        "months_since_end": "",
        "met": "yes",
        "answer": "accept",
        "because": "We have met.",
    },
    {
        "status": "",
        "months_since_end": "",
        "met": "",
        "answer": "offer_other",
        "because": "We have not met.",
    },
)
HOSTILE: Final = '<script>alert("x")</script> <b>Mallory</b>'
_LONG_AGO: Final = TODAY - timedelta(days=10)


def fill_asking_world(folder: Path) -> None:
    """Fill the store that is open.

    Args:
        folder: Where the policy is written to.
    """
    settings.put(settings.ZONE, "UTC")
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    keep(Source("clients.csv", "client_list", is_client_list=True), PEOPLE)
    keep(Source("facebook.zip", "facebook"), list(_facebook()))
    keep(Source("linkedin.zip", "linkedin"), [LINKEDIN])
    policies.adopt(written_policy(folder / "rule", RULES, in_force_from="2026-03-01"))
    reviewing.refresh()


def number_of(name: str) -> int:
    """Give the number of somebody's request."""
    return Row.objects.get(name=name).pk


def person_of(name: str) -> Person:
    """Give a client."""
    return next(one for one in PEOPLE if one.name == name)


def _facebook() -> Iterator[Record]:
    yield OWNER
    for name, asked_on in (
        ("Jo Mora", _LONG_AGO),
        ("Kim Novak", TODAY - timedelta(days=2)),
        ("Rob Keller", TODAY - timedelta(days=1)),
        ("Lea Brandt", TODAY - timedelta(days=3)),
        (HOSTILE, TODAY),
    ):
        yield Request(
            account=Account(channel="facebook", name=name),
            direction=Direction.INCOMING,
            state=RequestState.PENDING,
            at=seconds(asked_on),
        )
    yield Tie(
        account=Account(channel="facebook", name="Pat Dole"),
        kind=TieKind.FRIEND,
        since=seconds(date(2026, 1, 5)),
    )
    yield Item(
        channel="facebook",
        kind=ItemKind.POST,
        at=seconds(TODAY - timedelta(days=1)),
        text="Our clinic's reading list is out, and the dog ate the first copy.",
    )
    yield Item(
        channel="facebook",
        kind=ItemKind.POST,
        at=seconds(TODAY - timedelta(days=4)),
        text="Hungover again after seven pints at the Crown. <img src=x onerror=alert(1)>",
        audience="friends",
    )
