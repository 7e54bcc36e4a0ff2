"""A policy made ready for deciding: one diagram that leads from the facts to the outcome."""

from msgspec import Struct

from friendline.policy.engine.diagram import MOST_NODES, Diagram, Node, OverBudgetError
from friendline.policy.engine.outcomes import NO_RULE, Outcome, outcomes_in_order
from friendline.policy.engine.space import Space, space_of
from friendline.policy.language.syntax import OneOf
from friendline.policy.rules import Policy

PURPOSE = "purpose"
CHANNEL = "channel"


class Compiled(Struct, frozen=True):
    """The diagram of a policy.

    Attributes:
        diagram: Holds the nodes.
        root: Where to begin; leaves are places in ``outcomes``.
        outcomes: Everything that the policy can answer; the last one, where that can be, is that no
            rule fits.
        purposes: Purpose by channel, for where no purpose is given; empty where none is read.
    """

    diagram: Diagram
    root: Node
    outcomes: tuple[Outcome, ...]
    purposes: dict[str, str]

    @property
    def space(self) -> Space:
        """The facts that make a difference, in the order in which they are asked."""
        return self.diagram.space


def compiled(policy: Policy) -> Compiled | None:
    """Give the diagram of a policy, or ``None`` where it would be too large.

    It is made once and kept with the policy.
    """
    kept = vars(policy)
    if "compiled" not in kept:
        try:
            kept["compiled"] = _compiled(policy)
        except OverBudgetError:
            kept["compiled"] = None
    found: Compiled | None = kept["compiled"]
    return found


def _compiled(policy: Policy) -> Compiled:
    conditions, outcomes = zip(*outcomes_in_order(policy), strict=True)
    space = space_of(policy.facts, conditions)
    purposes = policy.channels if PURPOSE in space.facts else {}
    if purposes and CHANNEL not in space.facts:
        asked = [OneOf(CHANNEL, (channel,)) for channel in purposes]
        space = space_of(policy.facts, (*conditions, *asked))
    if purposes:
        space = _side_by_side(space)
    diagram = Diagram(space, MOST_NODES)
    root = diagram.first(conditions)
    none = () if len(conditions) not in diagram.values(root) else (NO_RULE,)
    return Compiled(diagram=diagram, root=root, outcomes=(*outcomes, *none), purposes=purposes)


def _side_by_side(space: Space) -> Space:
    """Put the channel after the purpose, since the one may stand in for the other."""
    order = [fact for fact in space.facts if fact != CHANNEL]
    order.insert(order.index(PURPOSE) + 1, CHANNEL)
    return space.in_order(order)
