"""The graph of requests, tested whole."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.requests.graph import (
    FINAL,
    GRAPH,
    MEANINGS,
    OPEN,
    UNANSWERED,
    Act,
    Cause,
    Kind,
    NotNowError,
    State,
    Transition,
    follow,
    out_of,
)

STATES = [(kind, state) for kind in Kind for state in State]


def reached(kind: Kind) -> set[State | None]:
    """All states that a request of a kind can come into, undoing included."""
    found: set[State | None] = {None}
    while True:
        ways = [way for state in found for way in out_of(kind, state)]
        new = {way.after for way in ways} | {way.back for way in ways if way.back} | found
        if new == found:
            return found
        found = new


def test_every_state_is_reached_by_some_kind() -> None:
    """No state is declared that nothing leads to."""
    assert set().union(*map(reached, Kind)) - {None} == set(State)


def test_every_state_has_a_meaning() -> None:
    """What a state means is said in a sentence."""
    assert set(MEANINGS) == set(State)
    assert all(meaning.endswith(".") for meaning in MEANINGS.values())


@pytest.mark.parametrize("kind", Kind)
def test_every_state_has_a_way_out_or_is_final(kind: Kind) -> None:
    """Nothing is stuck: in a final state nothing follows, in any other something does."""
    for state in reached(kind) - {None}:
        assert bool(out_of(kind, state)) == (state not in FINAL), state


@pytest.mark.parametrize("kind", Kind)
def test_from_every_state_an_end_can_be_reached(kind: Kind) -> None:
    """A request can always be brought to rest, from wherever it stands."""
    rest = FINAL | {State.DONE, State.SETTLED_ELSEWHERE}
    for state in reached(kind) - {None}:
        found = {state}
        for _ in State:
            found |= {way.after for one in found for way in out_of(kind, one)}
        assert found & rest, state


def test_an_act_leads_to_one_state_only() -> None:
    """For a kind, a state, an act and a cause there is one transition at most."""
    keys = [(kind, way.before, way.act, way.cause) for way in GRAPH for kind in way.kinds]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("kind", Kind)
def test_undo_leads_back_and_only_for_what_the_owner_did(kind: Kind) -> None:
    """Undone is what the owner did: to the state before, and what was noted counts for nothing."""
    for way in (way for way in GRAPH if kind in way.kinds):
        if way.cause is not Cause.OWNER:
            assert way.back is None
        elif way.before is None:
            assert way.back is State.VOID
        else:
            assert way.back is way.before


@pytest.mark.parametrize(("kind", "state"), STATES)
def test_what_does_not_follow_is_refused_with_what_can(kind: Kind, state: State) -> None:
    """Every act that is not declared is refused, and the sentence names those that are."""
    owned = {way.act for way in out_of(kind, state) if way.cause is Cause.OWNER}
    for act in set(Act) - owned:
        with pytest.raises(NotNowError) as refused:
            follow(kind, state, act)
        assert MEANINGS[state] in str(refused.value)


def test_who_settles_and_who_wakes() -> None:
    """The export settles, the clock wakes; the owner does neither."""
    causes = {act: {way.cause for way in GRAPH if way.act is act} for act in Act}
    assert causes[Act.SETTLE] == causes[Act.ARRIVE] == causes[Act.REAPPEAR] == {Cause.IMPORT}
    assert causes[Act.WAKE] == {Cause.CLOCK}
    assert causes[Act.DECIDE] == causes[Act.WRITE] == causes[Act.PRESS] == {Cause.OWNER}


def test_somebody_who_said_no_is_asked_no_more() -> None:
    """After a no there is no way on (R88)."""
    assert not out_of(Kind.OUTGOING, State.REFUSED)


def test_unanswered_states_are_open_and_final_ones_are_not() -> None:
    """The sets that pages ask for fit together."""
    assert UNANSWERED < OPEN
    assert not OPEN & FINAL


def walks(kind: Kind, choices: list[int]) -> Iterator[Transition]:
    """A walk along the graph, by numbers."""
    state: State | None = None
    for choice in choices:
        ways = out_of(kind, state)
        if not ways:
            return
        yield (way := ways[choice % len(ways)])
        state = way.after


@given(st.sampled_from(Kind), st.lists(st.integers(0, 20), max_size=12))
def test_any_walk_can_be_followed_step_by_step(kind: Kind, choices: list[int]) -> None:
    """Whatever happens to a request, each step leads from where the last one led to."""
    state: State | None = None
    for way in walks(kind, choices):
        assert follow(kind, state, way.act, way.cause) is way
        state = way.after
