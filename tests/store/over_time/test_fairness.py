"""Equal treatment, from what was really done."""

import pytest
from over_time_helpers import ADA, BEN, CLEO, client, connected, open_world, review, waiting

from friendline.model import AnswerKind
from friendline.review.contract import OutcomeRow, TreatmentRow
from friendline.store.home import Home
from friendline.store.models import Answer
from friendline.store.over_time import fairness
from friendline.store.over_time.fairness import By, Settled

LONG_AGO = "2026-10-01T12:00:00Z"
YESTERDAY = "2026-11-21T12:00:00Z"
DAN = client("dan", "Dan Ost")


def answered(person: str, kind: AnswerKind, why: str = "") -> Answer:
    """An answer given to a current client's request on Facebook."""
    return Answer.objects.create(
        person=person,
        channel="facebook",
        direction="incoming",
        at=1_795_000_000,
        answer=kind.value,
        by_policy=AnswerKind.OFFER_OTHER.value,
        why=why,
        facts={"relationship": "client", "status": "current", "purpose": "personal"}
        | {"channel": "facebook", "kin": False, "minor": False, "sensitive": False},
        reasons=[],
    )


def outcomes(unequal: fairness.Unequal) -> list[tuple[str, str]]:
    """Who, and what became of them."""
    return [(one.person, one.outcome) for one in unequal.group.treated]


def test_a_silent_decline_stands_next_to_who_was_let_in(store: Home) -> None:
    """A11: unanswered for more than ten days, beside an equal client who is connected."""
    open_world()
    review(answers=[connected(ADA), waiting(BEN, LONG_AGO), waiting(CLEO, YESTERDAY)])
    (one,) = fairness.outcomes()
    assert outcomes(one) == [(ADA.id, "accepted"), (BEN.id, "ignored")]
    assert one.is_open
    silent = fairness.silent_declines()
    assert (silent.count, silent.longest_days) == (1, 52)
    assert one.group.facts["status"] == "current"


def test_an_answer_given_here_comes_before_the_export(store: Home) -> None:
    """The request that was ignored is answered now; undone, it is ignored again."""
    open_world()
    review(answers=[connected(ADA), waiting(BEN, LONG_AGO)])
    given = answered(BEN.id, AnswerKind.ACCEPT)
    assert fairness.outcomes() == []
    assert fairness.silent_declines().count == 0
    given.undone_at = 1
    given.save()
    assert fairness.silent_declines().count == 1


def test_an_override_brings_its_reason(store: Home) -> None:
    """R8: the pair is shown, and explained by what was recorded with the override."""
    open_world()
    answered(ADA.id, AnswerKind.OFFER_OTHER)
    answered(BEN.id, AnswerKind.ACCEPT, why="We sing in one choir.")
    (one,) = fairness.outcomes()
    assert (one.is_open, one.group.explained) == (False, True)


def test_people_with_other_facts_are_not_compared(store: Home) -> None:
    """The policy tells a former client from a current one."""
    former = client("ben", "Ben Moor", status=ADA.status.FORMER, ended_on=20_000)
    open_world()
    review(answers=[connected(ADA), waiting(former, LONG_AGO)], people=[ADA, former])
    assert fairness.outcomes() == []


def test_who_was_turned_down_before_joins_their_equals(store: Home) -> None:
    """What the review found of the past is put to those who are known otherwise."""
    open_world()
    row = TreatmentRow(
        facts={"status": "current"},
        outcomes=[
            OutcomeRow(person=ADA.id, outcome="accepted", channel="facebook", at=None),
            OutcomeRow(person=DAN.id, outcome="rejected", channel="facebook", at=LONG_AGO),
        ],
    )
    review(answers=[connected(ADA), connected(BEN)], treatment=[row])
    (one,) = fairness.outcomes()
    assert outcomes(one) == [
        (ADA.id, "accepted"),
        (BEN.id, "accepted"),
        (DAN.id, "rejected"),
    ]


def test_a_group_of_the_past_alone_is_a_group(store: Home) -> None:
    """Where nobody of it is known otherwise."""
    open_world()
    rows = [
        OutcomeRow(person=key, outcome=what, channel="facebook", at=None)
        for key, what in ((ADA.id, "removed"), (BEN.id, "rejected"))
    ]
    review(treatment=[TreatmentRow(facts={"status": "current"}, outcomes=rows)])
    (one,) = fairness.outcomes()
    assert one.group.facts == {"status": "current"}


def test_a_reason_settles_a_group_as_long_as_it_is_the_same(store: Home) -> None:
    """Somebody new who is treated otherwise opens it again; so does taking it back."""
    open_world()
    review(answers=[connected(ADA), waiting(BEN, LONG_AGO)])
    key = fairness.outcomes()[0].group.key
    with pytest.raises(fairness.EmptyReasonError):
        fairness.give_reason(key, " ")
    fairness.give_reason(key, "He writes to me in person.")
    (one,) = fairness.outcomes()
    assert (one.is_open, one.settled) == (False, Settled.REASON)
    fairness.will_fix(key)
    assert fairness.outcomes()[0].settled is Settled.FIX
    fairness.take_back_reason(key)
    assert fairness.outcomes()[0].is_open
    fairness.give_reason(key, "He writes to me in person.")
    review(answers=[connected(ADA), waiting(BEN, LONG_AGO), waiting(CLEO, LONG_AGO)])
    assert fairness.outcomes()[0].is_open
    with pytest.raises(fairness.NoSuchGroupError, match="Load the page again"):
        fairness.give_reason(key, "Too late.")
    fairness.take_back_reason(key)
    with pytest.raises(fairness.NoSuchGroupError):
        fairness.take_back_reason(key)


def test_open_groups_come_first(store: Home) -> None:
    """What is settled stands below."""
    open_world(policy=None)
    everybody = [connected(ADA), waiting(BEN, LONG_AGO), connected(CLEO)]
    linked = [connected(ADA, channel="linkedin"), waiting(BEN, LONG_AGO, channel="linkedin")]
    review(answers=[*everybody, *linked])
    fairness.give_reason(fairness.outcomes()[0].group.key, "Said.")
    assert [one.is_open for one in fairness.outcomes()] == [True, False]


def test_shares_by_declared_facts(store: Home) -> None:
    """Let in, of those with an outcome, with the interval; who waits shortly is left out."""
    open_world()
    review(answers=[connected(ADA), waiting(BEN, LONG_AGO), waiting(CLEO, YESTERDAY)])
    (rate,) = fairness.rates_of(By.RELATIONSHIP)
    assert (rate.group, rate.let_in, rate.decided) == ("client", 1, 2)
    assert (round(rate.low, 2), round(rate.high, 2)) == (0.09, 0.91)
    assert [one.group for one in fairness.rates_of(By.CHANNEL)] == ["facebook"]
    assert [one.group for one in fairness.rates_of(By.STATUS)] == ["current"]


def test_nothing_reviewed_is_nothing_unequal(store: Home) -> None:
    """A new store has no groups and no shares."""
    assert fairness.outcomes() == []
    assert fairness.rates_of(By.STATUS) == []
    assert fairness.silent_declines().longest_days == 0
