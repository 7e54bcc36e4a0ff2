"""Tests of what one kind of person is answered."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publish_helpers import FACTS, known_values, policy_of

from friendline.model import AnswerKind, Direction, Fact
from friendline.policy import Policy, decide, load_policy, preset_names
from friendline.policy.engine.diagram import Diagram, OverBudgetError
from friendline.policy.publish.meaning import ALWAYS_SO, where_known
from friendline.policy.publish.readers import places, reader_answers, readers
from friendline.policy.publish.views import Outcome, View, view

_PRESETS = {name: load_policy(name) for name in preset_names()}


def _read(policy: Policy, seen: View, facts: Mapping[str, Fact]) -> Outcome:
    """Do as a reader does: the first exception that is so, else what is said in general."""
    for case in seen.exceptions:
        if where_known(case.when, facts, policy.facts) == ALWAYS_SO:
            return case.outcome
    return seen.outcome


def _known(policy: Policy) -> st.SearchStrategy[dict[str, Fact]]:
    """Any case in which everything is known."""
    return st.fixed_dictionaries({n: known_values(s) for n, s in policy.facts.items()})


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(_PRESETS)), st.data())
def test_a_reader_finds_the_answer_that_the_policy_gives(name: str, data: st.DataObject) -> None:
    """Whoever knows their own facts reads the very answer that ``decide`` gives them."""
    policy = _PRESETS[name]
    place = data.draw(st.sampled_from(places(policy)))
    reader = data.draw(st.sampled_from(readers(policy)))
    direction = data.draw(st.sampled_from([Direction.INCOMING, Direction.EXISTING]))
    facts = data.draw(_known(policy)) | {
        "relationship": str(reader),
        "direction": str(direction),
        "channel": place.channels[0],
        "purpose": place.purpose,
    }
    seen = view(policy, reader, direction, place.channels[0], place.purpose)
    outcome = _read(policy, seen, facts)
    decided = decide(policy, facts)
    assert outcome.answer is decided.answer
    if outcome.way is not None:
        assert outcome.way == decided.offer


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["met", "!met", "minor && kin", "status == 'former'", "signed || visits > 3"]
            ),
            st.sampled_from(AnswerKind),
        ),
        max_size=5,
    ),
    st.data(),
)
def test_any_order_of_rules_reads_as_it_decides(
    rows: list[tuple[str, AnswerKind]], data: st.DataObject
) -> None:
    """Joining neighbours and leaving out what is never reached changes no answer."""
    policy = policy_of(*rows)
    facts = data.draw(_known(policy)) | {
        "relationship": "client",
        "direction": "incoming",
        "channel": "facebook",
        "purpose": "personal",
    }
    seen = view(policy, "client", Direction.INCOMING, "facebook", "personal")
    assert _read(policy, seen, facts).answer is decide(policy, facts).answer


def test_cases_that_cover_everything_leave_no_otherwise() -> None:
    """Met or not met is everybody: no third answer is spoken of."""
    policy = policy_of(("met", AnswerKind.ACCEPT), ("!met", AnswerKind.DECLINE))
    seen = view(policy, "client", Direction.INCOMING, "facebook", "personal")
    assert [case.outcome.answer for case in seen.exceptions] == [AnswerKind.ACCEPT]
    assert seen.outcome.answer is AnswerKind.DECLINE


def test_the_way_offered_is_never_the_channel_itself() -> None:
    """Who asks on LinkedIn is offered the next way."""
    policy = policy_of(("true", AnswerKind.OFFER_OTHER))
    ways = [
        view(policy, "client", Direction.INCOMING, channel, None).outcome.way
        for channel in ("facebook", "linkedin")
    ]
    assert ways == ["linkedin", "e-mail"]


def test_where_nothing_else_can_be_offered_the_owner_answers() -> None:
    """As in deciding: an offer with nothing to offer comes to the owner."""
    policy = policy_of(("true", AnswerKind.OFFER_OTHER), alternatives=("linkedin",))
    seen = view(policy, "client", Direction.INCOMING, "linkedin", None)
    assert seen.outcome == Outcome(AnswerKind.ASK)


def test_clients_come_first_and_only_named_kinds_follow() -> None:
    """A policy that singles nobody out speaks to clients."""
    assert readers(policy_of(("met", AnswerKind.ACCEPT))) == ("client",)
    named = policy_of(("relationship in ['student', 'patient']", AnswerKind.ASK))
    assert readers(named) == ("client", "patient", "student")


def test_accounts_that_are_answered_alike_are_said_together() -> None:
    """Four personal accounts are one line; a policy that tells none apart is one line in all."""
    answers = reader_answers(_PRESETS["audience"], readers(_PRESETS["audience"])[0])
    together = [account.place.channels for account in answers.accounts]
    assert ("facebook", "instagram", "threads", "whatsapp") in together
    alike = reader_answers(policy_of(("true", AnswerKind.ACCEPT)), readers(policy_of())[0])
    assert [account.place.channels for account in alike.accounts] == [()]


def test_without_named_channels_each_purpose_has_its_line() -> None:
    """Where no channel is named, the policy is told by what accounts are for."""
    policy = policy_of(("purpose == 'personal'", AnswerKind.DECLINE), channels={})
    assert [place.purpose for place in places(policy)] == list(FACTS["purpose"].values)
    assert [place.purpose for place in places(policy_of(channels={}))] == [None]


def test_over_the_budget_of_a_diagram_the_answers_stay_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a diagram a case too many is said, and never a wrong one."""

    def refuse(_self: Diagram, _conditions: object) -> int:
        raise OverBudgetError("nodes", 1)

    policy = policy_of(("met", AnswerKind.ACCEPT), ("!met", AnswerKind.DECLINE))
    monkeypatch.setattr(Diagram, "first", refuse)
    seen = view(policy, "client", Direction.INCOMING, "facebook", "personal")
    said = [_read(policy, seen, {"met": met}).answer for met in (True, False)]
    assert said == [AnswerKind.ACCEPT, AnswerKind.DECLINE]
    assert seen.outcome.answer is AnswerKind.ASK
