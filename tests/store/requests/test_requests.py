"""What can be done with a request, and what stays of it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from requests_helpers import (
    TODAY,
    asks,
    client,
    identity,
    is_tied,
    keep_people,
    lay_out,
    row_of,
    written_policy,
)

from friendline.model import AnswerKind, Person, Status
from friendline.requests.graph import Kind, NotNowError, State
from friendline.review.situations import day_of
from friendline.store import clock, ledger, settings
from friendline.store.home import Home
from friendline.store.models import Answer, LedgerEntry, Letter, Request, RequestStep
from friendline.store.policy import policies
from friendline.store.requests.reactions import react, take_back_reaction
from friendline.store.requests.request_errors import (
    AlreadyAskedError,
    AlreadyConnectedError,
    DayNeededError,
    NoPolicyError,
    NoSuchRequestError,
    NothingToUndoError,
    ReasonNeededError,
    SecondAskError,
    UnknownPersonError,
    UnknownReactionError,
    WordsFirstError,
)
from friendline.store.requests.request_intake import take_in, wake
from friendline.store.requests.request_noting import outgoing, spoken
from friendline.store.requests.request_steps import given, request_of
from friendline.store.requests.requests import (
    answer,
    ask_first,
    defer,
    heard_back,
    pressed,
    reopen,
    undo,
    withdrawn,
)

MET = client("Jo Mora", met=True, kin=False, minor=False, sensitive=False)
NOT_MET = client("Kim Novak", met=False, kin=False, minor=False, sensitive=False)
LATER = TODAY + timedelta(days=30)


@pytest.fixture
def desk(store: Home) -> Home:
    """A store with two clients who ask, and the policy 'met in person'."""
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    keep_people(MET, NOT_MET)
    policies.adopt("met-in-person")
    lay_out([asks("Jo Mora"), asks("Kim Novak")], [row_of(MET), row_of(NOT_MET)])
    take_in()
    return store


def of(person: Person | str) -> int:
    """The number of the request of somebody."""
    who = identity(person) if isinstance(person, str) else person.id
    return Request.objects.get(person=who).pk


def state_of(number: int) -> State:
    """Where a request stands."""
    return State(request_of(number).state)


def kinds() -> list[str]:
    """What the ledger says was done, in order."""
    return list(LedgerEntry.objects.order_by("id").values_list("kind", flat=True))


def test_an_answer_keeps_its_facts_its_policy_and_its_rule(desk: Home) -> None:
    """R2: what was answered can be found again with all that it rests on."""
    kept = answer(of(MET), AnswerKind.ACCEPT)
    stored = Answer.objects.get(pk=kept.pk)
    assert (stored.answer, stored.by_policy, stored.policy, stored.rule, stored.why) == (
        *("accept", "accept", 1, "met", ""),
    )
    assert stored.facts["met"] is True
    assert stored.facts["channel"] == "facebook"
    assert stored.reasons[0].startswith("We have met in person")
    assert state_of(of(MET)) is State.DECIDED
    assert kinds()[-1] == "answered"
    assert not list(ledger.faults())


def test_a4_equal_but_for_having_met_means_different_answers(desk: Home) -> None:
    """A4: each gets the policy's answer without a reason, as the fact is declared."""
    assert answer(of(MET), AnswerKind.ACCEPT).by_policy == "accept"
    assert answer(of(NOT_MET), AnswerKind.OFFER_OTHER).by_policy == "offer_other"
    assert answer(of(NOT_MET), AnswerKind.OFFER_OTHER).offer == "linkedin"


def test_an_override_needs_a_reason_and_keeps_it(desk: Home) -> None:
    """R8: without one nothing changes; with one both answers are kept."""
    with pytest.raises(ReasonNeededError, match="'offer other' and you choose 'accept'"):
        answer(of(NOT_MET), AnswerKind.ACCEPT)
    with pytest.raises(ReasonNeededError):
        answer(of(NOT_MET), AnswerKind.ACCEPT, "  ")
    assert state_of(of(NOT_MET)) is State.WAITING
    assert not Answer.objects.exists()
    kept = answer(of(NOT_MET), AnswerKind.ACCEPT, " Her sister is a friend of mine. ")
    assert (kept.by_policy, kept.why) == ("offer_other", "Her sister is a friend of mine.")


def test_without_a_policy_nothing_is_decided_but_it_can_be_put_off(store: Home) -> None:
    """R1: to accept or decline needs a policy; to ask or to wait needs none."""
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    keep_people(MET)
    lay_out([asks("Jo Mora")], [row_of(MET)])
    take_in()
    with pytest.raises(NoPolicyError, match="no policy yet"):
        answer(of(MET), AnswerKind.ACCEPT, "I like her.")
    answer(of(MET), AnswerKind.DEFER, until=LATER)
    answer(of(MET), AnswerKind.ASK)
    assert state_of(of(MET)) is State.ASKING


def test_somebody_who_could_be_two_people_needs_a_reason(desk: Home) -> None:
    """Whoever is let in without being known is the owner's own choice."""
    lay_out(
        [asks("Jo Mora", candidates=["a", "b"], reasons=["This could be 2 people."])],
        [row_of(MET)],
    )
    with pytest.raises(ReasonNeededError):
        answer(of(MET), AnswerKind.ACCEPT)
    kept = answer(of(MET), AnswerKind.ACCEPT, "I called her: it is she.")
    assert kept.reasons == ["This could be 2 people."]


def test_another_way_can_be_chosen_and_is_never_the_same_network(desk: Home) -> None:
    """An override offers the policy's first way; the owner can name another."""
    assert answer(of(MET), AnswerKind.OFFER_OTHER, "My wish.").offer == "linkedin"
    assert answer(of(MET), AnswerKind.OFFER_OTHER, "My wish.", offer="phone").offer == "phone"
    assert answer(of(MET), AnswerKind.ACCEPT).offer == ""
    kept = answer(of(MET), AnswerKind.ACCEPT_RESTRICTED, "Not all of it.", onto_list="Work")
    assert kept.onto_list == "Work"


def test_a10_not_yet_has_the_day_of_the_policy(store: Home) -> None:
    """A10: two months after the end of six the answer is 'not yet', with the day."""
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    ended = (date(2026, 9, 20) - date(1970, 1, 1)).days
    former = client(
        "Jo Mora", Status.FORMER, ended_on=ended, kin=False, minor=False, sensitive=False
    )
    keep_people(former)
    policies.adopt("former-clients-only")
    lay_out([asks("Jo Mora")], [row_of(former)])
    take_in()
    answer(of(former), AnswerKind.DEFER)
    kept = request_of(of(former))
    assert kept.state == State.DEFERRED
    assert day_of(kept.due_at or 0) == date(2027, 3, 20)
    assert wake(date(2027, 3, 19)) == 0
    assert wake(date(2027, 3, 20)) == 1
    assert state_of(of(former)) is State.WAITING
    assert given(request_of(of(former))) is None
    assert answer(of(former), AnswerKind.ACCEPT, today=date(2027, 3, 20)).by_policy == "accept"


def test_putting_off_needs_a_day_ahead(desk: Home) -> None:
    """Where the policy knows no day the owner names one, and not one that has passed."""
    with pytest.raises(DayNeededError, match="which day"):
        answer(of(MET), AnswerKind.DEFER, "Later.")
    for until in (TODAY, TODAY - timedelta(days=1)):
        with pytest.raises(DayNeededError, match="has passed"):
            defer(of(MET), until)
    defer(of(MET), LATER)
    defer(of(MET), LATER + timedelta(days=1))
    assert state_of(of(MET)) is State.DEFERRED


def test_words_come_before_the_button(desk: Home) -> None:
    """R75: a no is pressed after the words, or without any if the owner says so."""
    answer(of(NOT_MET), AnswerKind.OFFER_OTHER)
    with pytest.raises(WordsFirstError, match="Write first"):
        pressed(of(NOT_MET))
    assert state_of(of(NOT_MET)) is State.DECIDED
    pressed(of(NOT_MET), without_words=True)
    assert state_of(of(NOT_MET)) is State.DONE
    last = LedgerEntry.objects.latest("id")
    assert '"silently":true' in (last.words or "")


def test_a_yes_is_pressed_at_once(desk: Home) -> None:
    """Nobody is hurt by a yes without words."""
    answer(of(MET), AnswerKind.ACCEPT)
    pressed(of(MET))
    assert state_of(of(MET)) is State.DONE
    with pytest.raises(NotNowError):
        pressed(of(MET))


def test_nothing_is_pressed_before_it_is_decided(desk: Home) -> None:
    """A request that waits has nothing to carry out."""
    with pytest.raises(NotNowError, match="Nothing has been answered yet"):
        pressed(of(MET))


ACTS: list[Callable[[int], object]] = [
    lambda number: answer(number, AnswerKind.ACCEPT),
    lambda number: ask_first(number, "Where did we meet?"),
    lambda number: defer(number, LATER),
    lambda number: withdrawn(number, "She took it back."),
]


@pytest.mark.parametrize("act", ACTS)
def test_each_step_can_be_undone(desk: Home, act: Callable[[int], object]) -> None:
    """Undo leads back to where it stood, and the answer no longer holds."""
    act(of(MET))
    assert state_of(of(MET)) is not State.WAITING
    assert undo(of(MET)) is State.WAITING
    assert given(request_of(of(MET))) is None
    assert not Answer.objects.filter(undone_at=None).exists()
    assert request_of(of(MET)).due_at is None


def test_undo_goes_back_step_by_step(desk: Home) -> None:
    """Two steps are two undos; the day to which it was put off comes back."""
    defer(of(MET), LATER)
    answer(of(MET), AnswerKind.ACCEPT)
    pressed(of(MET))
    assert undo(of(MET)) is State.DECIDED
    assert undo(of(MET)) is State.DEFERRED
    assert day_of(request_of(of(MET)).due_at or 0) == LATER
    assert undo(of(MET)) is State.WAITING
    with pytest.raises(NothingToUndoError, match="came with an import"):
        undo(of(MET))
    assert RequestStep.objects.filter(undone_at=None).count() == 2


def test_what_the_clock_did_is_not_undone(desk: Home) -> None:
    """A day that has come has come."""
    defer(of(MET), LATER)
    wake(LATER)
    with pytest.raises(NothingToUndoError, match="put off has come"):
        undo(of(MET))


def test_an_undone_answer_gives_way_to_the_one_before(desk: Home) -> None:
    """A change of mind that is undone leaves the first answer."""
    first = answer(of(MET), AnswerKind.ACCEPT)
    answer(of(MET), AnswerKind.DECLINE, "No.")
    undo(of(MET))
    found = given(request_of(of(MET)))
    assert found is not None
    assert found.pk == first.pk


def test_asking_back_sets_an_answer_aside(desk: Home) -> None:
    """While something is to be found out, no earlier answer holds."""
    answer(of(MET), AnswerKind.ACCEPT)
    ask_first(of(MET))
    assert given(request_of(of(MET))) is None


def test_what_is_done_can_be_opened_again(desk: Home) -> None:
    """R12: an answer under an old rule can be made right."""
    answer(of(MET), AnswerKind.ACCEPT)
    pressed(of(MET))
    reopen(of(MET), "My rule has changed.")
    assert state_of(of(MET)) is State.WAITING
    assert undo(of(MET)) is State.DONE


def test_a_request_that_is_not_there_is_named(desk: Home) -> None:
    """A wrong number is a sentence."""
    with pytest.raises(NoSuchRequestError, match="number 99"):
        ask_first(99)


def test_a_spoken_request_is_a_request_too(desk: Home) -> None:
    """R76: the same policy answers; noting it twice is noting it once."""
    one = spoken(MET.id, "facebook", TODAY, "At the fair.")
    again = spoken(MET.id, "facebook", TODAY, "At the fair.")
    assert one.pk == again.pk
    assert (one.direction, one.name, one.state) == (Kind.SPOKEN, "Jo Mora", State.WAITING)
    assert answer(one.pk, AnswerKind.ACCEPT).by_policy == "accept"


def test_a_spoken_request_noted_by_mistake_counts_for_nothing(desk: Home) -> None:
    """Undone it is void, and it can be noted anew."""
    one = spoken(MET.id, "facebook", TODAY)
    assert undo(one.pk) is State.VOID
    assert spoken(MET.id, "facebook", TODAY).pk != one.pk


def test_a_stranger_who_asks_in_person_needs_a_name(desk: Home) -> None:
    """Who is on no list is noted by name, and the policy asks who it is."""
    with pytest.raises(UnknownPersonError, match="Nobody is known"):
        spoken("", "facebook", TODAY)
    one = spoken("", "facebook", TODAY, name="  Pat   Doe ")
    assert (one.name, one.person) == ("Pat Doe", spoken("", "x", TODAY, name="pat doe").person)


def test_the_owner_asks_under_the_same_policy(desk: Home) -> None:
    """R89: who was met may be asked, who was not is offered another way."""
    lay_out([], [row_of(MET), row_of(NOT_MET)])
    asked = outgoing(MET.id, "facebook")
    assert answer(asked.pk, AnswerKind.ACCEPT).rule == "I ask people I have met"
    pressed(asked.pk)
    assert state_of(asked.pk) is State.INVITED
    other = outgoing(NOT_MET.id, "facebook")
    assert answer(other.pk, AnswerKind.OFFER_OTHER).rule == "I do not ask before we meet"
    pressed(other.pk)
    assert state_of(other.pk) is State.DONE


def test_nobody_is_asked_twice_while_the_first_invitation_waits(desk: Home) -> None:
    """Waiting is not an invitation to ask again."""
    asked = outgoing(MET.id, "facebook")
    answer(asked.pk, AnswerKind.ACCEPT)
    pressed(asked.pk)
    for channel in ("facebook", "linkedin"):
        with pytest.raises(AlreadyAskedError, match="Jo Mora"):
            outgoing(MET.id, channel)


def test_no_second_ask_after_a_no(desk: Home) -> None:
    """R88: one ask only, on any network; taking the no back opens the way again."""
    asked = outgoing(MET.id, "facebook")
    answer(asked.pk, AnswerKind.ACCEPT)
    pressed(asked.pk)
    heard_back(asked.pk, said_yes=False)
    with pytest.raises(SecondAskError, match=r"Jo Mora said no on 22 November 2026\. One ask only"):
        outgoing(MET.id, "linkedin")
    undo(asked.pk)
    heard_back(asked.pk, said_yes=True)
    assert state_of(asked.pk) is State.JOINED


def test_a_rule_can_set_a_time_after_which_to_ask_again(desk: Home) -> None:
    """A policy that reads the months since a no decides when a second ask is right."""
    asked = outgoing(MET.id, "facebook")
    answer(asked.pk, AnswerKind.ACCEPT)
    pressed(asked.pk)
    heard_back(asked.pk, said_yes=False)
    folder = written_policy(
        desk.folder / "cool",
        [
            {
                "direction": "outgoing",
                "months_since_no": "< 24",
                "answer": "decline",
                "because": "They said no.",
            },
            {"direction": "", "months_since_no": "", "answer": "accept", "because": "Welcome."},
        ],
        more='[facts.months_since_no]\ntype = "number"\nlabel = "months since they said no"\n',
    )
    policies.adopt(folder)
    with pytest.raises(SecondAskError):
        outgoing(MET.id, "facebook")
    assert outgoing(MET.id, "facebook", today=date(2028, 12, 1)).state == State.WAITING


def test_who_is_connected_is_not_asked(desk: Home) -> None:
    """A tie that stands needs no invitation."""
    lay_out([is_tied("Jo Mora")], [row_of(MET)])
    with pytest.raises(AlreadyConnectedError, match="with Jo Mora on Facebook already"):
        outgoing(MET.id, "facebook")


def test_a6_put_out_means_no_second_ask_and_a_meeting(desk: Home) -> None:
    """A6: declined with another way, put out; they are not asked, and a meeting is suggested."""
    answer(of(NOT_MET), AnswerKind.OFFER_OTHER)
    pressed(of(NOT_MET), without_words=True)
    reacted = react(NOT_MET.id, "upset", "She sounded hurt on the phone.")
    assert "Meet or call them" in reacted.suggestion
    with pytest.raises(SecondAskError, match=r"was put out on .*: meet or call them"):
        outgoing(NOT_MET.id, "linkedin")
    take_back_reaction(reacted.number)
    assert outgoing(NOT_MET.id, "linkedin").state == State.WAITING


def test_a_reaction_is_one_of_the_known(desk: Home) -> None:
    """What is no reaction is refused with those that are; one that is gone cannot be undone."""
    with pytest.raises(UnknownReactionError, match="fine, upset"):
        react(MET.id, "furious")
    assert react(MET.id, "fine").suggestion == ""
    with pytest.raises(NothingToUndoError):
        take_back_reaction(99)


def test_every_act_stands_in_the_ledger_and_a_refused_one_does_not(desk: Home) -> None:
    """The ledger tells what was done, in order, and holds together."""
    before = len(kinds())
    ask_first(of(MET), "Where?")
    answer(of(MET), AnswerKind.ACCEPT)
    with pytest.raises(ReasonNeededError):
        answer(of(MET), AnswerKind.DECLINE)
    pressed(of(MET))
    undo(of(MET))
    react(MET.id, "fine")
    assert kinds()[before:] == ["asked_first", "answered", "pressed", "undone", "reacted"]
    assert not list(ledger.faults())


def test_nothing_of_a_refused_act_stays(desk: Home) -> None:
    """An answer in a state where none fits leaves no answer behind."""
    withdrawn(of(MET))
    with pytest.raises(NotNowError):
        answer(of(MET), AnswerKind.ACCEPT)
    assert not Answer.objects.exists()
    assert not Letter.objects.exists()
