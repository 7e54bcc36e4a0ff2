"""Tests of what is known of who is who between two reviews."""

import pytest

from friendline.matching.asking.decisions import Act
from friendline.matching.asking.questions import chosen, none_of
from friendline.model import Account, Certainty, Person, Tie, TieKind
from friendline.store.home import Home
from friendline.store.imports.importing import Source, keep
from friendline.store.people import who_is_who
from friendline.store.people.who_is_who import Friends, known
from friendline.store.review import reviewing

_CALLED = Account(channel="facebook", name="Ana Ruiz")
_TIES = [
    Tie(account=_CALLED, kind=TieKind.FRIEND, since=at) for at in (1_400_000_000, 1_500_000_000)
]


@pytest.fixture
def reviewed(store: Home) -> Home:
    """A store of an owner with one client and two friends of her name."""
    listed = Source("clients.csv", "client_list", is_client_list=True)
    keep(listed, [Person(id="ana", name="Ana Ruiz")])
    keep(Source("facebook", "facebook"), _TIES)
    reviewing.refresh()
    return store


def test_nothing_is_known_before_the_first_review(store: Home) -> None:
    """There is nobody, and nothing to ask."""
    assert known().questions == ()
    assert known().standing_friends() == {}


def test_two_of_one_name_stay_two(reviewed: Home) -> None:
    """A13: neither is hers until the owner says so."""
    (question,) = known().questions
    assert len(question.rows) == 2
    assert {one.certainty for one in known().matches_of("ana")} == {Certainty.AMBIGUOUS}
    assert known().standing_friends() == {"facebook": Friends(2, 0, 2)}


def test_what_is_confirmed_shows_before_the_next_review(reviewed: Home) -> None:
    """The other account of the network is not hers then, and the undo brings both back."""
    (question,) = known().questions
    account = question.rows[0].account
    number = who_is_who.answer(question, chosen(question, account))
    (match,) = known().matches_of("ana")
    assert (match.account, match.certainty) == (account, Certainty.CONFIRMED)
    assert known().standing_friends() == {"facebook": Friends(2, 1, 0)}
    before = known().matches_of("ana")
    reviewing.refresh()
    after = known().matches_of("ana")
    assert [one.account for one in after] == [one.account for one in before]
    who_is_who.take_decision_back(number)
    reviewing.refresh()
    assert len(known().matches_of("ana")) == 2


def test_an_answer_counts_once(reviewed: Home) -> None:
    """A question that was answered in another window is not answered again."""
    (question,) = known().questions
    who_is_who.answer(question, none_of(question), "They moved away.")
    with pytest.raises(who_is_who.QuestionGoneError):
        who_is_who.answer(question, none_of(question))
    (said,) = who_is_who.history()
    assert said.note == "They moved away."
    assert len(said.lines) == 2
    assert said.holds


def test_what_holds_is_not_said_twice(reviewed: Home) -> None:
    """Neither of an account nor of people who are not there."""
    account = next(iter(known().accounts))
    who_is_who.say(Act.CONFIRM, "ana", account)
    with pytest.raises(who_is_who.AlreadySaidError):
        who_is_who.say(Act.CONFIRM, "ana", account)
    with pytest.raises(who_is_who.NobodySuchError):
        who_is_who.say(Act.MERGE, "ana", "bo")
    with pytest.raises(who_is_who.SamePersonError):
        who_is_who.say(Act.MERGE, "ana", "ana")
