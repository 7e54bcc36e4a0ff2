"""Tests of what asking who is who needs to know."""

import msgspec

from friendline.book import Collector
from friendline.matching.asking.decisions import Decisions
from friendline.model import (
    Account,
    Direction,
    Person,
    Record,
    Request,
    RequestState,
    Tie,
    TieKind,
)
from friendline.review.identifying import identify
from friendline.review.who_is_who import WhoIsWho, who_is_who
from friendline.said import Kept

_ANA = Account(channel="facebook", name="Ana Ruiz")
_BO = Account(channel="facebook", name="Bo Ek")


def _made() -> WhoIsWho:
    collector = Collector()
    records: list[Record] = [
        Person(id="ana", name="Ana Ruiz"),
        Tie(account=_ANA, kind=TieKind.FRIEND, since=1_459_555_200),
        Request(
            account=_BO,
            direction=Direction.INCOMING,
            state=RequestState.PENDING,
            at=1_459_555_200,
        ),
    ]
    collector.add(records)
    return who_is_who(identify(collector.book(), Kept(Decisions())))


def _key(made: WhoIsWho, account: Account) -> str:
    return next(key for key, one in made.accounts.items() if one == account)


def test_an_account_tells_how_it_is_tied() -> None:
    """A tie that stands and a request that waits weigh, and are said in words."""
    made = _made()
    ana, bo = _key(made, _ANA), _key(made, _BO)
    assert made.tied == {ana: "friend since 2 April 2016", bo: "they asked on 2 April 2016"}
    assert made.weight == {ana: 1, bo: 1}
    assert made.standing == {ana}


def test_it_is_the_same_after_being_kept() -> None:
    """What is written as JSON is read as it was."""
    made = _made()
    assert msgspec.json.decode(msgspec.json.encode(made), type=WhoIsWho) == made


def test_people_and_matches_are_those_of_the_book() -> None:
    """A friend with the name of a person of the list is a match."""
    made = _made()
    assert [(one.person, one.account) for one in made.matches] == [("ana", _key(made, _ANA))]
    assert set(made.people) == {"ana"}
