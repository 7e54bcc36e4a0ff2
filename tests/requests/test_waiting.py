"""What is said of a request in the queue."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from requests_helpers import client, row_of

from friendline.model import AnswerKind
from friendline.requests.graph import Kind, State
from friendline.requests.ruling import Lack, Ruled
from friendline.requests.waiting import accounts_of, evidence_of, is_ignored, next_step

JO = client("Jo Mora")


def policy(answer: AnswerKind, lacks: Lack | None = None) -> Ruled:
    """What a policy says."""
    return Ruled(answer=answer, reasons=("Because.",), facts={}, lacks=lacks)


@pytest.mark.parametrize(
    ("age", "has_words", "state", "ignored"),
    [
        (8, False, State.WAITING, True),
        (7, False, State.WAITING, False),
        (8, True, State.WAITING, False),
        (8, False, State.ASKING, True),
        (8, False, State.DEFERRED, True),
        (8, True, State.DEFERRED, False),
        (8, False, State.DECIDED, True),
        (8, False, State.WRITTEN, False),
        (8, False, State.DONE, False),
        (None, False, State.WAITING, False),
    ],
)
def test_ignored_is_who_waits_too_long_without_a_word(
    age: int | None, state: State, *, has_words: bool, ignored: bool
) -> None:
    """R7 and R82: what counts is what the other side sees of it."""
    assert is_ignored(Kind.INCOMING, state, age, has_words=has_words, most=7) is ignored


@given(state=st.sampled_from(State), age=st.integers(0, 9999), words=st.booleans())
def test_the_owners_own_request_is_never_ignored(state: State, age: int, *, words: bool) -> None:
    """Nobody waits for it."""
    assert not is_ignored(Kind.OUTGOING, state, age, has_words=words, most=7)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("answer", AnswerKind)
def test_every_request_has_a_next_step(kind: Kind, state: State, answer: AnswerKind) -> None:
    """It is a sentence, whatever the kind, the state and the answer."""
    found = next_step(kind, state, policy(answer), answer, None, has_words=False)
    assert found.endswith(".")


def test_what_is_missing_comes_first() -> None:
    """Who it is, and a policy, before any answer."""
    steps = {
        lack: next_step(
            Kind.INCOMING,
            State.WAITING,
            policy(AnswerKind.ASK, lack),
            None,
            None,
            has_words=False,
        )
        for lack in Lack
    }
    assert steps[Lack.PERSON] == "Say first who this is."
    assert steps[Lack.POLICY].startswith("Write a policy")


def test_a_policy_that_says_not_to_ask_is_heard() -> None:
    """The owner's own request under a rule that says no."""
    found = next_step(
        Kind.OUTGOING,
        State.WAITING,
        policy(AnswerKind.DECLINE),
        None,
        None,
        has_words=False,
    )
    assert found == "Your policy says not to ask them here."


def test_a_no_is_said_and_then_pressed() -> None:
    """Words first, the button after them; a yes is pressed first."""

    def step(kind: Kind, answer: AnswerKind, *, has_words: bool) -> str:
        state = State.WRITTEN if has_words else State.DECIDED
        return next_step(kind, state, policy(answer), answer, None, has_words=has_words)

    no = AnswerKind.DECLINE
    assert step(Kind.INCOMING, no, has_words=False) == "Write to them first."
    assert step(Kind.INCOMING, no, has_words=True).startswith("Now press")
    assert step(Kind.SPOKEN, no, has_words=True) == "Note it as done."
    assert step(Kind.INCOMING, AnswerKind.ACCEPT, has_words=False).startswith("Let them in")


def test_what_is_put_off_names_its_day() -> None:
    """The day is said in words."""
    found = next_step(
        Kind.INCOMING,
        State.DEFERRED,
        policy(AnswerKind.ASK),
        None,
        date(2027, 3, 1),
        has_words=False,
    )
    assert found == "Nothing until 1 March 2027."


def test_evidence_is_who_and_how_it_is_known() -> None:
    """A likely account is not said to be certain; of somebody unknown nothing is said."""
    listed = evidence_of("Jo Mora", "facebook", row_of(JO))
    assert listed[0] == "On your client list: Jo Mora (client, current)."
    assert "likely theirs, not confirmed" in listed[1]
    assert len(evidence_of("Jo Mora", "linkedin", row_of(JO))) == 1
    assert evidence_of("Jo", "x", None) == ("The last review does not know Jo.",)


def test_of_several_accounts_the_one_that_asks_is_told() -> None:
    """Of a review that does not name it, and of an account that is gone, all are."""
    row = row_of(JO, "jo.m", "jo.work")
    accounts = [replace(one, id=f"account-{one.handle}") for one in row.accounts]
    row = replace(row, accounts=accounts)
    told = accounts_of(row, "facebook", "account-jo.work")
    assert [one.handle for one in told] == ["jo.work"]
    assert len(evidence_of("Jo Mora", "facebook", row, "account-jo.work")) == 2
    for account in ("", "account-gone"):
        assert accounts_of(row, "facebook", account) == accounts
