"""Bringing the requests in line with a review."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from requests_helpers import (
    TODAY,
    asks,
    client,
    identity,
    is_tied,
    keep_people,
    lay_out,
    row_of,
)

from friendline.model import AnswerKind, Direction
from friendline.requests.graph import State
from friendline.store import ledger
from friendline.store import settings as choices
from friendline.store.clock import MADE_UP_DAY
from friendline.store.home import Home
from friendline.store.models import LedgerEntry, Request, RequestStep, Reviewed
from friendline.store.policy import policies
from friendline.store.requests.request_intake import TakenIn, take_in
from friendline.store.requests.request_noting import outgoing, spoken
from friendline.store.requests.requests import answer, defer, pressed, withdrawn

JO = client("Jo Mora", met=True, kin=False, minor=False, sensitive=False)
KIM = client("Kim Novak", met=True, kin=False, minor=False, sensitive=False)
PEOPLE = [row_of(JO), row_of(KIM)]


@pytest.fixture
def desk(store: Home) -> Home:
    """A store that knows two clients and has a policy."""
    choices.put(MADE_UP_DAY, TODAY.isoformat())
    keep_people(JO, KIM)
    policies.adopt("met-in-person")
    return store


def state_of(name: str) -> State:
    """Where the one request of somebody stands."""
    return State(Request.objects.get(person=identity(name)).state)


def test_without_a_review_nothing_happens(desk: Home) -> None:
    """No review is no reason to settle anything."""
    spoken(JO.id, "facebook", TODAY)
    assert take_in() == TakenIn(0, 0, 0)
    assert state_of("Jo Mora") is State.WAITING


def test_new_requests_appear_once(desk: Home) -> None:
    """Taken in twice they are there once, and the second time nothing is written."""
    lay_out([asks("Jo Mora"), asks("Kim Novak")], PEOPLE)
    assert take_in() == TakenIn(2, 0, 0)
    written = LedgerEntry.objects.count()
    assert take_in() == TakenIn(0, 0, 0)
    assert (Request.objects.count(), LedgerEntry.objects.count()) == (2, written)


def test_who_no_longer_waits_is_settled(desk: Home) -> None:
    """What the network no longer shows as waiting was answered there."""
    lay_out([asks("Jo Mora"), asks("Kim Novak")], PEOPLE)
    take_in()
    lay_out([is_tied("Jo Mora")], PEOPLE)
    assert take_in() == TakenIn(0, 2, 0)
    assert state_of("Jo Mora") is state_of("Kim Novak") is State.SETTLED_ELSEWHERE
    words = dict(RequestStep.objects.filter(act="settle").values_list("request__person", "words"))
    assert words == {JO.id: "You are connected now.", KIM.id: "It no longer waits on the network."}


def test_what_waits_again_is_waiting_again(desk: Home) -> None:
    """A newer export that shows it waiting wins over one that did not."""
    lay_out([asks("Jo Mora")], PEOPLE)
    take_in()
    lay_out([], PEOPLE)
    take_in()
    lay_out([asks("Jo Mora")], PEOPLE)
    assert take_in() == TakenIn(0, 0, 1)
    assert state_of("Jo Mora") is State.WAITING


def test_what_is_done_stays_done_though_an_older_export_shows_it_waiting(desk: Home) -> None:
    """The owner pressed the button after the export was made."""
    lay_out([asks("Jo Mora"), asks("Kim Novak")], PEOPLE)
    take_in()
    jo, kim = (Request.objects.get(person=one.id).pk for one in (JO, KIM))
    answer(jo, AnswerKind.ACCEPT)
    pressed(jo)
    withdrawn(kim)
    assert take_in() == TakenIn(0, 0, 0)
    assert (state_of("Jo Mora"), state_of("Kim Novak")) == (State.DONE, State.WITHDRAWN)


def test_a_request_stays_the_same_when_it_turns_out_whose_it_is(desk: Home) -> None:
    """Its answer and its steps stay, and the person is the new one."""
    stranger = client("Jo Mora")
    unknown = row_of(stranger, "jo.m", on_client_list=False)
    lay_out(
        [asks("Jo Mora", person="account-1", account="account-1")],
        [replace(unknown, id="account-1")],
    )
    take_in()
    kept = Request.objects.get()
    answer(kept.pk, AnswerKind.ASK)
    lay_out([asks("Jo Mora", account="account-1")], [row_of(JO, "jo.m")])
    assert take_in() == TakenIn(0, 0, 0)
    found = Request.objects.get()
    assert (found.pk, found.person, found.state) == (kept.pk, JO.id, State.ASKING)
    assert found.answer_set.get().person == JO.id


def test_a_person_with_two_accounts_keeps_one_request(desk: Home) -> None:
    """Also when a second account of theirs is found later, asked at that second it is the same."""
    lay_out([asks("Jo Mora")], [row_of(JO, "jo.m")])
    take_in()
    lay_out([asks("Jo Mora")], [row_of(JO, "jo.m", "jo.work")])
    assert take_in() == TakenIn(0, 0, 0)
    assert Request.objects.count() == 1


def test_two_accounts_of_one_person_ask_for_themselves(desk: Home) -> None:
    """Each is a request of its own; that of the one that is settled is not that of the other."""
    rows = [asks("Jo Mora", account=account) for account in ("account-1", "account-2")]
    lay_out(rows, PEOPLE)
    assert take_in() == TakenIn(2, 0, 0)
    lay_out(rows[1:], PEOPLE)
    assert take_in() == TakenIn(0, 1, 0)
    states = dict(Request.objects.values_list("account", "state"))
    assert states == {"account-1": State.SETTLED_ELSEWHERE, "account-2": State.WAITING}


def test_an_older_tie_of_another_account_is_no_yes(desk: Home) -> None:
    """The owner asked the account for work; that they are friends by another one is nothing new."""
    lay_out([asks("Jo Mora", direction=Direction.OUTGOING, account="account-1")], PEOPLE)
    take_in()
    lay_out([is_tied("Jo Mora", account="account-2")], PEOPLE)
    take_in()
    assert state_of("Jo Mora") is State.SETTLED_ELSEWHERE


def test_a_tie_of_the_account_that_was_asked_is_a_yes(desk: Home) -> None:
    """Also where another account of the same person is connected for longer."""
    lay_out([asks("Jo Mora", direction=Direction.OUTGOING, account="account-1")], PEOPLE)
    take_in()
    ties = [is_tied("Jo Mora", account=account) for account in ("account-2", "account-1")]
    lay_out(ties, PEOPLE)
    take_in()
    assert state_of("Jo Mora") is State.JOINED


def test_two_requests_of_one_person_are_two(desk: Home) -> None:
    """Asked on two days, and on two networks."""
    other = asks("Jo Mora", TODAY - timedelta(days=400))
    elsewhere = asks("Jo Mora", channel="instagram")
    lay_out([asks("Jo Mora"), other, elsewhere], PEOPLE)
    assert take_in().new == 3


def test_an_invitation_that_the_export_shows_waits_for_an_answer(desk: Home) -> None:
    """What the owner sent on the network is not asked about anew."""
    sent = asks("Jo Mora", direction=Direction.OUTGOING)
    lay_out([sent], PEOPLE)
    take_in()
    assert state_of("Jo Mora") is State.INVITED
    lay_out([is_tied("Jo Mora")], PEOPLE)
    take_in()
    assert state_of("Jo Mora") is State.JOINED


def test_an_invitation_that_is_gone_is_no_yes(desk: Home) -> None:
    """Nobody knows why it no longer waits, so nothing is said of it."""
    lay_out([asks("Jo Mora", direction=Direction.OUTGOING)], PEOPLE)
    take_in()
    lay_out([], PEOPLE)
    take_in()
    assert state_of("Jo Mora") is State.SETTLED_ELSEWHERE


def test_what_the_owner_noted_is_the_invitation_that_the_export_shows(desk: Home) -> None:
    """It is one request, and an older export does not settle it."""
    lay_out([], PEOPLE)
    noted = outgoing(JO.id, "facebook")
    answer(noted.pk, AnswerKind.ACCEPT)
    pressed(noted.pk)
    assert take_in() == TakenIn(0, 0, 0)
    assert state_of("Jo Mora") is State.INVITED
    lay_out([asks("Jo Mora", direction=Direction.OUTGOING)], PEOPLE)
    assert take_in().new == 0
    assert Request.objects.get().pk == noted.pk


def test_a_spoken_request_is_no_matter_of_an_export(desk: Home) -> None:
    """What was said aloud is not settled by what an export shows."""
    spoken(JO.id, "facebook", TODAY)
    lay_out([], PEOPLE)
    take_in()
    assert state_of("Jo Mora") is State.WAITING


def test_what_was_put_off_waits_again_on_its_day(desk: Home) -> None:
    """An import is a time to look at the calendar, too."""
    lay_out([asks("Jo Mora")], PEOPLE)
    take_in()
    day = TODAY + timedelta(days=3)
    defer(Request.objects.get().pk, day)
    take_in(day - timedelta(days=1))
    assert state_of("Jo Mora") is State.DEFERRED
    take_in(day)
    assert state_of("Jo Mora") is State.WAITING


def test_a_request_without_a_day_is_one_request(desk: Home) -> None:
    """Where the export tells no time, person and network are all there is."""
    lay_out([asks("Jo Mora", None), asks("Jo Mora", None)], PEOPLE)
    assert take_in().new == 1
    assert take_in().new == 0


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sets(st.sampled_from(["Jo Mora", "Kim Novak"])), min_size=1, max_size=4))
def test_any_order_of_reviews_keeps_one_request_each(desk: Home, shown: list[set[str]]) -> None:
    """Who is shown waits, who is not is settled; nobody is there twice; the ledger holds."""
    for names in shown:
        lay_out([asks(name, date(2026, 11, 1)) for name in sorted(names)], PEOPLE)
        take_in()
    waiting = {one.name for one in Request.objects.filter(state=State.WAITING)}
    assert waiting == shown[-1]
    assert Request.objects.count() == len({one.person for one in Request.objects.all()})
    assert Reviewed.objects.count() == 1
    assert not list(ledger.faults())
