"""The way of a single case: look up a fact, follow its value, look up the next.

The order of the facts is not that of the diagram, which needs the fewest nodes, but a new one at
every step, which needs the fewest steps: of the facts that the first rule still possible asks, the
one that most of the other rules ask too. So no diagram is made. A step is a pair: the fact that is
asked, and where each of its values leads; both are filled in when a case first comes by.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from friendline.model import Fact
from friendline.policy.engine.boxes import Bits, Boxes, up_to_certain
from friendline.policy.engine.compiled import CHANNEL, PURPOSE
from friendline.policy.engine.diagram import MOST_NODES, Diagram
from friendline.policy.engine.outcomes import NO_RULE, Outcome, outcomes_in_order
from friendline.policy.engine.space import Space, space_of
from friendline.policy.language.facts import checked
from friendline.policy.rules import Policy

MOST_VALUES: Final = 1500
"""Values remembered at one step: enough for every month that the built-in facts can have."""
MOST_STEPS: Final = 20_000
"""Steps remembered of one policy, some 20 MB; then all are forgotten and made anew."""

Step: TypeAlias = tuple[str | None, Any]
"""A fact and a dictionary from its values to the next step; or None and the outcome."""


class State(NamedTuple):
    """What is known at a step.

    Attributes:
        alive: The boxes that may still be the first.
        unasked: The facts that they ask, by place, and that are not known yet.
        fact: The one of these that comes next.
    """

    alive: Bits
    unasked: tuple[int, ...]
    fact: int


class Walk:
    """Leads from facts to an outcome, asking only what is needed on the way.

    Args:
        space: The facts that are asked.
        boxes: What the outcomes ask for, in order.
        outcomes: For every box what it comes to.
        purposes: Purpose by channel, for where no purpose is given.
    """

    def __init__(
        self,
        space: Space,
        boxes: Boxes,
        outcomes: Sequence[Outcome],
        purposes: Mapping[str, str],
    ) -> None:
        self._space = space
        self._boxes = boxes
        self._none: Step = (None, NO_RULE)
        self._leaves: list[Step] = [(None, outcome) for outcome in outcomes]
        self._purposes: dict[Fact, str] = dict(purposes.items())
        self._steps: dict[State, Step] = {}
        self._states: dict[int, State] = {}
        self._first = self._step(boxes.all, tuple(range(len(space.facts))))

    def quickest(self) -> Callable[[Mapping[str, Fact]], Outcome]:
        """Give the function that finds the outcome of a case.

        It is quickest where every fact is given, ``None`` included. It raises ``WrongFactError``
        for a value that a fact on the way cannot have.
        """
        first, slowly = self._first, self._slowly

        def outcome(facts: Mapping[str, Fact]) -> Outcome:
            fact, ways = first
            try:
                while fact is not None:
                    fact, ways = ways[facts[fact]]
            except KeyError:
                return slowly(facts)
            found: Outcome = ways
            return found

        return outcome

    def _slowly(self, facts: Mapping[str, Fact]) -> Outcome:
        """Walk where a fact is left out, or a value comes up for the first time."""
        if len(self._states) > MOST_STEPS:
            self._forget()
        fact, ways = self._first
        while fact is not None:
            value = facts.get(fact)
            if value not in ways:
                if len(ways) >= MOST_VALUES:
                    ways.clear()
                ways[value] = self._after(fact, self._states[id(ways)], value)
            fact, ways = ways[value]
        found: Outcome = ways
        return found

    def _forget(self) -> None:
        _, ways = self._first
        self._steps.clear()
        self._states = {id(ways): self._states[id(ways)]}
        ways.clear()

    def _after(self, fact: str, state: State, value: Fact) -> Step:
        """Give the step that a value leads to; of an unknown purpose it asks for the channel."""
        asks = self._space.facts[state.fact]
        known = checked(self._space.specs[fact], value)
        if asks != fact:
            known = self._purposes.get(known)
        elif fact == PURPOSE and self._purposes and known is None:
            return self._new(CHANNEL, state)
        code = self._space.code(asks, known)
        unasked = tuple(other for other in state.unasked if other != state.fact)
        return self._step(state.alive & self._boxes.admits[state.fact][code], unasked)

    def _step(self, alive: Bits, unasked: tuple[int, ...]) -> Step:
        """Give the one step that stands for what is known."""
        asking = 0
        for fact in unasked:
            asking |= self._boxes.asks[fact]
        alive, first = up_to_certain(alive, asking)
        if alive == first:
            return self._leaves[first.bit_length() - 1] if first else self._none
        state = self._state(alive, unasked)
        if state not in self._steps:
            self._steps[state] = self._new(self._space.facts[state.fact], state)
        return self._steps[state]

    def _state(self, alive: Bits, unasked: tuple[int, ...]) -> State:
        """Choose what is asked next."""
        asks = self._boxes.asks
        unasked = tuple(fact for fact in unasked if asks[fact] & alive)
        possible = alive & -alive
        asked = (fact for fact in unasked if asks[fact] & possible)
        return State(alive, unasked, max(asked, key=lambda fact: (asks[fact] & alive).bit_count()))

    def _new(self, fact: str, state: State) -> Step:
        ways: dict[Fact, Step] = {}
        self._states[id(ways)] = state
        return fact, ways


def walk_of(policy: Policy) -> Walk:
    """Make the way for single cases of a policy: a few milliseconds for hundreds of rules.

    Raises:
        OverBudgetError: Where a single rule has too many cases.
    """
    conditions, outcomes = zip(*outcomes_in_order(policy), strict=True)
    space = space_of(policy.facts, conditions)
    found = list(Diagram(space, MOST_NODES).boxes(conditions))
    return Walk(
        space,
        Boxes([cube for cube, _ in found], space.sizes()),
        [outcomes[place] for _, place in found],
        policy.channels,
    )
