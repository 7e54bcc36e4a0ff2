"""The states of a request, and all that leads from one to another (R7, R75).

There is one graph for the three kinds of requests; each transition says which kinds it is for.
Whatever the owner does can be undone: ``before`` of the transition is where that leads. That a
request is ignored is no state: nobody puts it there, it is one that waits too long (R7, R82).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """Who asks, and how."""

    INCOMING = "incoming"
    """Somebody asks on a network."""
    OUTGOING = "outgoing"
    """The owner asks, or thinks of it (R89)."""
    SPOKEN = "spoken"
    """Somebody asks in person, or in another way than on the network (R76)."""


class State(StrEnum):
    """Where a request stands; its meaning is in ``MEANINGS``."""

    WAITING = "waiting"
    ASKING = "asking"
    DEFERRED = "deferred"
    DECIDED = "decided"
    WRITTEN = "written"
    DONE = "done"
    INVITED = "invited"
    JOINED = "joined"
    REFUSED = "refused"
    SETTLED_ELSEWHERE = "settled_elsewhere"
    WITHDRAWN = "withdrawn"
    VOID = "void"


class Act(StrEnum):
    """What leads from one state to another."""

    ARRIVE = "arrive"
    NOTE = "note"
    DECIDE = "decide"
    ASK = "ask"
    DEFER = "defer"
    WAKE = "wake"
    WRITE = "write"
    PRESS = "press"
    INVITE = "invite"
    HEAR_YES = "hear_yes"
    HEAR_NO = "hear_no"
    WITHDRAW = "withdraw"
    SETTLE = "settle"
    REAPPEAR = "reappear"
    REOPEN = "reopen"


class Cause(StrEnum):
    """Who or what does it."""

    OWNER = "owner"
    IMPORT = "import"
    CLOCK = "clock"


MEANINGS: Final = {
    State.WAITING: "Nothing has been answered yet.",
    State.ASKING: "You asked back, or must find something out first.",
    State.DEFERRED: "Put off until a day; then it waits again.",
    State.DECIDED: "You chose an answer; nothing is said or pressed yet.",
    State.WRITTEN: "The words went out.",
    State.DONE: "It is carried out; nothing is left to do.",
    State.INVITED: "You asked them, and they have not answered.",
    State.JOINED: "They said yes to you.",
    State.REFUSED: "They said no to you; they are not asked again.",
    State.SETTLED_ELSEWHERE: "It no longer waits on the network; you answered it there.",
    State.WITHDRAWN: "Whoever asked took it back.",
    State.VOID: "Noted by mistake; it counts for nothing.",
}
"""What each state means, in a sentence for the owner."""

OPEN: Final = frozenset({State.WAITING, State.ASKING, State.DEFERRED, State.DECIDED, State.WRITTEN})
"""Something is left to do for the owner."""

UNANSWERED: Final = frozenset({State.WAITING, State.ASKING, State.DEFERRED})
"""Whoever asked has no answer yet, unless words were sent."""

FINAL: Final = frozenset({State.JOINED, State.REFUSED, State.WITHDRAWN, State.VOID})
"""Nothing follows, but that the owner undoes the last step."""

_ALL: Final = frozenset(Kind)
_ASKED: Final = frozenset({Kind.INCOMING, Kind.SPOKEN})
_ON_A_NETWORK: Final = frozenset({Kind.INCOMING, Kind.OUTGOING})
_INCOMING: Final = frozenset({Kind.INCOMING})
_OUTGOING: Final = frozenset({Kind.OUTGOING})
_SPOKEN: Final = frozenset({Kind.SPOKEN})


@dataclass(frozen=True)
class Transition:
    """One way from a state to another, or from nothing to the first.

    Attributes:
        act: What is done.
        before: The state it leads from; ``None`` where there is no request yet.
        after: The state it leads to; the same where it only adds something.
        cause: Who does it.
        kinds: The kinds of requests it is for.
    """

    act: Act
    before: State | None
    after: State
    cause: Cause
    kinds: frozenset[Kind]

    @property
    def back(self) -> State | None:
        """Where undoing it leads; ``None`` where it cannot be undone, as it is not the owner's."""
        if self.cause is not Cause.OWNER:
            return None
        return State.VOID if self.before is None else self.before


def _each(
    act: Act,
    before: Iterable[State | None],
    after: State | None,
    kinds: frozenset[Kind] = _ALL,
    cause: Cause = Cause.OWNER,
) -> list[Transition]:
    """Give a transition from each of some states; ``after`` left out means that it stays."""
    return [
        Transition(act, state, after or state or State.WAITING, cause, kinds) for state in before
    ]


_DECIDABLE: Final = (State.WAITING, State.ASKING, State.DEFERRED, State.DECIDED, State.WRITTEN)

GRAPH: Final = (
    *_each(Act.ARRIVE, [None], State.WAITING, _INCOMING, Cause.IMPORT),
    *_each(Act.ARRIVE, [None], State.INVITED, _OUTGOING, Cause.IMPORT),
    *_each(Act.NOTE, [None], State.WAITING, frozenset({Kind.OUTGOING, Kind.SPOKEN})),
    *_each(Act.DECIDE, _DECIDABLE, State.DECIDED),
    *_each(Act.ASK, [State.WAITING, State.DEFERRED, State.DECIDED], State.ASKING),
    *_each(
        Act.DEFER,
        [State.WAITING, State.ASKING, State.DEFERRED, State.DECIDED],
        State.DEFERRED,
    ),
    *_each(Act.WAKE, [State.DEFERRED], State.WAITING, cause=Cause.CLOCK),
    *_each(Act.WRITE, [State.DECIDED], State.WRITTEN),
    *_each(Act.WRITE, [State.WRITTEN], None),
    *_each(Act.WRITE, [State.ASKING, State.DEFERRED, State.DONE], None, _ASKED),
    *_each(Act.PRESS, [State.DECIDED, State.WRITTEN], State.DONE),
    *_each(Act.INVITE, [State.DECIDED, State.WRITTEN], State.INVITED, _OUTGOING),
    *_each(
        Act.INVITE,
        [State.WAITING, State.ASKING, State.DEFERRED, State.DECIDED, State.WRITTEN],
        State.INVITED,
        _OUTGOING,
        Cause.IMPORT,
    ),
    *_each(Act.HEAR_YES, [State.INVITED], State.JOINED, _OUTGOING),
    *_each(Act.HEAR_YES, [State.INVITED], State.JOINED, _OUTGOING, Cause.IMPORT),
    *_each(Act.HEAR_NO, [State.INVITED], State.REFUSED, _OUTGOING),
    *_each(Act.WITHDRAW, [*_DECIDABLE, State.INVITED], State.WITHDRAWN),
    *_each(Act.SETTLE, _DECIDABLE, State.SETTLED_ELSEWHERE, _INCOMING, Cause.IMPORT),
    *_each(Act.SETTLE, [State.INVITED], State.SETTLED_ELSEWHERE, _OUTGOING, Cause.IMPORT),
    *_each(Act.REAPPEAR, [State.SETTLED_ELSEWHERE], State.WAITING, _INCOMING, Cause.IMPORT),
    *_each(Act.REAPPEAR, [State.SETTLED_ELSEWHERE], State.INVITED, _OUTGOING, Cause.IMPORT),
    *_each(Act.REOPEN, [State.DONE], State.WAITING),
    *_each(Act.REOPEN, [State.SETTLED_ELSEWHERE], State.WAITING, _INCOMING),
)
"""All transitions there are."""


class NotNowError(Exception):
    """A request is not in a state in which this can be done."""

    def __init__(self, kind: Kind, state: State | None, act: Act) -> None:
        now = "There is no such request yet." if state is None else MEANINGS[state]
        ways = ", ".join(sorted({one.act.value for one in out_of(kind, state)}))
        super().__init__(
            f"'{act.value.replace('_', ' ')}' cannot follow here. {now} What can follow: "
            f"{ways.replace('_', ' ') or 'nothing but to undo the last step'}."
        )


def out_of(kind: Kind, state: State | None) -> list[Transition]:
    """Give what can happen to a request of a kind in a state."""
    return [one for one in GRAPH if kind in one.kinds and one.before is state]


def follow(kind: Kind, state: State | None, act: Act, cause: Cause = Cause.OWNER) -> Transition:
    """Give where an act leads.

    Raises:
        NotNowError: It leads nowhere from this state.
    """
    for one in out_of(kind, state):
        if (one.act, one.cause) == (act, cause):
            return one
    raise NotNowError(kind, state, act)
