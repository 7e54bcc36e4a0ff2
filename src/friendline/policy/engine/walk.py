"""The way of a single case through a diagram: look up a fact, follow its value, look up the next.

A step is a pair: the fact that is asked, and where each of its values leads. Values are filled in
when they first come up, so that a policy of which few cases are asked is ready at once.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from friendline.model import Fact
from friendline.policy.engine.diagram import Diagram, Node
from friendline.policy.engine.outcomes import Outcome

MOST_KEPT: Final = 1500
"""Values remembered at one step: enough for every month that the built-in facts can have."""

Step: TypeAlias = tuple[str | None, Any]
"""A fact and a dictionary from its values to the next step; or None and the outcome."""


class Walk:
    """Leads from facts to an outcome, asking only what is needed on the way.

    Args:
        diagram: Holds the nodes.
        root: Where to begin.
        outcomes: What the leaves stand for.
        purposes: Purpose by channel, for where no purpose is given.
    """

    def __init__(
        self,
        diagram: Diagram,
        root: Node,
        outcomes: Sequence[Outcome],
        purposes: Mapping[str, str],
    ) -> None:
        self._diagram = diagram
        self._outcomes = outcomes
        self._purposes: dict[Fact, str] = dict(purposes.items())
        self._steps: dict[Node, Step] = {}
        self._nodes: dict[int, Node] = {}
        self._first = self._step(root)

    def outcome(self, facts: Mapping[str, Fact]) -> Outcome:
        """Give the outcome of a case; quickest where every fact is given, ``None`` included.

        Raises:
            WrongFactError: For a value that a fact on the way cannot have.
        """
        fact, ways = self._first
        try:
            while fact is not None:
                fact, ways = ways[facts[fact]]
        except KeyError:
            return self._slowly(facts)
        found: Outcome = ways
        return found

    def _slowly(self, facts: Mapping[str, Fact]) -> Outcome:
        """Walk where a fact is left out, or a value comes up for the first time."""
        fact, ways = self._first
        while fact is not None:
            value = facts.get(fact)
            if value not in ways:
                if len(ways) >= MOST_KEPT:
                    ways.clear()
                ways[value] = self._after(fact, ways, value)
            fact, ways = ways[value]
        found: Outcome = ways
        return found

    def _after(self, fact: str, ways: dict[Fact, Step], value: Fact) -> Step:
        """Give the step that a value leads to; of an unknown purpose it asks for the channel."""
        node = self._nodes[id(ways)]
        asks = self._fact(node)
        if asks != fact:
            self._diagram.space.code(fact, value)
            value = self._purposes.get(value)
        elif fact == "purpose" and self._purposes and value is None:
            return self._new("channel", node)
        _, children = self._diagram.parts(node)
        return self._step(children[self._diagram.space.code(str(asks), value)])

    def _step(self, node: Node) -> Step:
        """Give the one step that stands for a node."""
        if node not in self._steps:
            fact = self._fact(node)
            _, children = self._diagram.parts(node)
            leaf = (None, self._outcomes[children[0]]) if fact is None else None
            self._steps[node] = leaf or self._new(fact, node)
        return self._steps[node]

    def _new(self, fact: str | None, node: Node) -> Step:
        ways: dict[Fact, Step] = {}
        self._nodes[id(ways)] = node
        return fact, ways

    def _fact(self, node: Node) -> str | None:
        index, _ = self._diagram.parts(node)
        facts = self._diagram.space.facts
        return facts[index] if index < len(facts) else None
