"""When the work ends."""

from datetime import date

import pytest
from over_time_helpers import ADA, BEN, CLEO, TODAY, connected, open_world, review

from friendline.letters import Situation
from friendline.model import AnswerKind, Sees
from friendline.review.contract import NoticedRow, NoticeRow, NoticingRow
from friendline.store.home import Home
from friendline.store.models import Ending, LedgerEntry
from friendline.store.over_time import ending_options, endings
from friendline.store.over_time.ending_options import Options, options
from friendline.store.people import facts
from friendline.store.people.noted import FutureDayError, UnknownPersonError
from friendline.touch.endings import Choice

LATELY = date(2026, 11, 1)


def end(person: str, on: date = LATELY) -> int:
    """The number of the ending of a person's work, who is connected on Facebook."""
    (one,) = endings.ended(person, on, "them", "The project is done.")
    return one.number


def by_policy(found: Options) -> list[Choice]:
    """What the policy comes to."""
    return [one.choice for one in found.options if one.is_by_policy]


@pytest.fixture(name="connections")
def _connections(store: Home) -> None:
    """Ada, Ben and Cleo are clients and connected on Facebook."""
    open_world()
    review(answers=[connected(one) for one in (ADA, BEN, CLEO)])


def test_an_end_makes_a_former_client(connections: None) -> None:
    """R93: the event with its day, by whom and on what terms, and the facts that follow."""
    (one,) = endings.ended(ADA.id, LATELY, "them", "The project is done.")
    assert (one.channel, one.choice, one.terms) == ("facebook", None, "The project is done.")
    assert facts.facts_said(ADA.id) == {"status": "former", "months_since_end": 0}
    assert [each.number for each in endings.endings(open_only=True)] == [one.number]


def test_there_is_one_for_each_network(store: Home) -> None:
    """And one to remember where they are connected nowhere: then there is nothing to choose."""
    open_world()
    review(answers=[connected(ADA), connected(ADA, channel="linkedin")])
    made = endings.ended(ADA.id, LATELY, "me")
    assert [one.channel for one in made] == ["facebook", "linkedin"]
    (alone,) = endings.ended(BEN.id, LATELY, "me")
    with pytest.raises(ending_options.NoConnectionError, match="Ben Moor on no network"):
        endings.choose(alone.number, "keep")
    assert alone.number not in [one.number for one in endings.endings(open_only=True)]


def test_an_end_is_noted_once_and_truly(connections: None) -> None:
    """Not twice, not for a day to come, not for nobody, not by somebody else."""
    end(ADA.id)
    with pytest.raises(endings.AlreadyEndedError, match="1 November 2026"):
        end(ADA.id)
    with pytest.raises(FutureDayError):
        end(BEN.id, date(2027, 1, 1))
    with pytest.raises(UnknownPersonError):
        end("person-nobody")
    with pytest.raises(endings.NoSuchChoiceError, match="me, them, both, unknown"):
        endings.ended(BEN.id, LATELY, "fate")
    assert Ending.objects.count() == 1


def test_who_comes_back_can_end_again(connections: None) -> None:
    """Once they are said to be a client again (R22)."""
    end(ADA.id)
    facts.say(ADA.id, "status", "current", since=TODAY)
    end(ADA.id, TODAY)
    assert Ending.objects.count() == 2


def test_the_four_choices_with_what_speaks_for_each(connections: None) -> None:
    """The policy defers to half a year after the end, which keeps the connection for now."""
    found = options(end(ADA.id))
    assert [one.choice for one in found.options] == list(Choice)
    assert found.by_policy is not None
    assert found.by_policy.answer is AnswerKind.DEFER
    assert by_policy(found) == [Choice.KEEP]
    assert all(one.consequences and one.steps for one in found.options)
    assert [one.words for one in found.options] == [
        Situation.ENDING_KEEP,
        None,
        Situation.ENDING_LEAVE,
        None,
    ]


def test_another_choice_than_the_policy_needs_a_reason(connections: None) -> None:
    """It is recorded with it; the choice of the policy needs none."""
    number = end(ADA.id)
    with pytest.raises(endings.ReasonNeededError, match="comes to keep"):
        endings.choose(number, "unfriend", "  ")
    one = endings.choose(number, "unfriend", "They asked for it.")
    assert (one.choice, one.why) == (Choice.UNFRIEND, "They asked for it.")
    assert endings.choose(end(BEN.id), "keep").choice is Choice.KEEP
    entry = LedgerEntry.objects.filter(kind="ending_chosen", about=ADA.id).get()
    assert '"by_policy":"keep"' in str(entry.words)
    with pytest.raises(endings.NoSuchChoiceError):
        endings.choose(number, "ghost")


def test_the_same_rule_for_all(store: Home) -> None:
    """Where the policy leaves it open, others with equal facts are what to go by (R4, R92)."""
    open_world(policy=None)
    review(answers=[connected(one) for one in (ADA, BEN, CLEO)])
    endings.choose(end(ADA.id), "unfriend")
    number = end(BEN.id)
    found = options(number)
    assert [one.person for one in found.options[2].equals] == [ADA.id]
    with pytest.raises(endings.ReasonNeededError, match="On Facebook you chose unfriend for 1"):
        endings.choose(number, "keep")
    assert endings.choose(number, "unfriend").choice is Choice.UNFRIEND


def test_equal_are_only_those_with_equal_facts(connections: None) -> None:
    """A friend is no equal of a client."""
    endings.choose(end(ADA.id), "keep")
    facts.say(BEN.id, "relationship", "friend")
    assert not any(one.equals for one in options(end(BEN.id)).options)
    assert [one.person for one in options(end(CLEO.id)).options[0].equals] == [ADA.id]


def test_undo_goes_back_step_by_step(connections: None) -> None:
    """First the choice, then the end with what was said by it; then there is nothing left."""
    number = end(ADA.id)
    endings.choose(number, "keep")
    endings.undo(number)
    assert endings.endings()[0].choice is None
    endings.undo(number)
    assert endings.endings() == []
    assert facts.facts_said(ADA.id) == {}
    with pytest.raises(ending_options.NoSuchEndingError):
        endings.undo(number)


def test_undoing_an_end_spares_what_was_taken_back_before(connections: None) -> None:
    """A fact that the owner took back by itself is no hindrance."""
    number = end(ADA.id)
    facts.undo(facts.history(ADA.id)[0].number)
    endings.undo(number)
    assert facts.facts_said(ADA.id) == {}


def test_who_could_notice_is_shown(store: Home) -> None:
    """R5: as the last review tells it, for this network."""
    open_world()
    seen = NoticeRow(
        can=1,
        may=0,
        hinted=0,
        likeliest=[NoticedRow(person=BEN.id, sees=Sees.CAN, because=("They share a list.",))],
    )
    rows = [
        NoticingRow(person=ADA.id, channel=channel, notices=seen, noticed_by=seen)
        for channel in ("linkedin", "facebook")
    ]
    review(answers=[connected(ADA)], noticing=rows)
    assert options(end(ADA.id)).notices == rows[1]


def test_blocked_are_those_for_whom_it_was_chosen(connections: None) -> None:
    """Undone, they are not."""
    number = end(ADA.id)
    endings.choose(number, "block", "Threats.")
    assert endings.blocked() == {ADA.id}
    endings.undo(number)
    assert endings.blocked() == frozenset()
