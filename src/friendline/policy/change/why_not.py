"""Why not another answer: the nearest change of facts that would give it.

The search is exact: over all cases that the policy can tell apart it finds one with the fewest
facts changed. What nobody can change (who asks, on which channel, what the channel is for) stays
as it is unless nothing else works.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from friendline.model import AnswerKind, Fact, Status
from friendline.policy.change.questions import Cost, cheapest
from friendline.policy.change.sides import branches
from friendline.policy.decide import Decision, decide
from friendline.policy.engine.candidates import Candidates
from friendline.policy.engine.diagram import Diagram, OverBudgetError
from friendline.policy.engine.space import Codes, space_of
from friendline.policy.explaining import called
from friendline.policy.language.facts import FactKind, FactSpec, stated
from friendline.policy.language.regions import Region, as_fact
from friendline.policy.language.words import spoken
from friendline.policy.rules import Policy

HELD: Final = frozenset({"direction", "channel", "purpose"})
"""Changed only where nothing else works."""

GIVEN: Final[Mapping[str, int]] = MappingProxyType(
    {"relationship": 2, "origin": 1, "kin": 1, "minor": 1, "sensitive": 1}
)
"""Another person would have to ask; changed, the least first, where nothing else would do."""

MOST_TRIED: Final = 1_000_000
"""Cases times facts, tried in a second or two where a policy is too large for a diagram."""

_NOTHING: Final = (0, 0, 0, 0)
_COURSE: Final = tuple(
    status.value for status in (Status.PROSPECTIVE, Status.CURRENT, Status.FORMER)
)


class FactChange(Struct, frozen=True):
    """One fact that would have to be different.

    Attributes:
        fact: Its name.
        before: What is known of it.
        after: The nearest value that would do.
        enough: Everything that would do, as a value or in words: "12 or more".
    """

    fact: str
    before: Fact
    after: Fact
    enough: Fact


class WhyNot(Struct, frozen=True, kw_only=True):
    """How another answer would come about.

    Attributes:
        decision: The answer as it is.
        wanted: The answer asked for.
        changes: What would have to be different; nothing where the answer is that already.
        then: What would be decided then.
        sentence: All of it in one sentence.
    """

    decision: Decision
    wanted: AnswerKind
    changes: tuple[FactChange, ...]
    then: Decision
    sentence: str


def why_not(policy: Policy, facts: Mapping[str, Fact], wanted: AnswerKind) -> WhyNot | None:
    """Find the nearest change of facts that would give an answer.

    Nearest is, in this order: the fewest facts that nobody can change (``HELD``, and making
    something unknown), the fewest facts, the fewest that are not of the kind that comes with time
    (``GIVEN``, and what would have to be undone), the smallest steps in numbers and in status.

    Args:
        policy: The policy.
        facts: What is known, as for ``decide``.
        wanted: The answer.

    Returns:
        The change, or ``None`` where no change of facts gives this answer.

    Raises:
        UnknownFactError: For a fact that the policy does not declare.
        WrongFactError: For a value that a fact cannot have.
        OverBudgetError: The policy is too large to be searched.
    """
    decision = decide(policy, facts)
    given = _as_given(policy, decision)
    search = _Search(policy, given)
    changes = search.changes(wanted)
    if changes is None:
        return None
    then = decide(policy, {**given, **{change.fact: change.after for change in changes}})
    sentence = _sentence(policy, decision, changes, then)
    return WhyNot(decision=decision, wanted=wanted, changes=changes, then=then, sentence=sentence)


def _as_given(policy: Policy, decision: Decision) -> dict[str, Fact]:
    """Leave the purpose of a channel to the policy where it is what the policy says."""
    facts = dict(decision.facts)
    channel = facts["channel"]
    if isinstance(channel, str) and policy.channels.get(channel) == facts["purpose"]:
        facts["purpose"] = None
    return facts


class _Search:
    """The policy as a diagram of answers, and how far every region is from one case."""

    def __init__(self, policy: Policy, facts: Mapping[str, Fact]) -> None:
        self._branches = branches(policy, policy.facts)
        self._conditions = [branch.when for branch in self._branches]
        self._space = space_of(policy.facts, self._conditions)
        self._candidates = Candidates(self._conditions)
        self._facts = facts
        self._free = [
            [code for code in range(size) if self._cost(fact, code)[:2] == (0, 1)]
            for fact, size in enumerate(self._space.sizes())
        ]

    def changes(self, wanted: AnswerKind) -> tuple[FactChange, ...] | None:
        """Give what must be different, or ``None`` where nothing gives this answer."""
        codes = self._codes(wanted)
        if codes is None:
            return None
        return tuple(
            self._change(fact, code)
            for fact, code in enumerate(codes)
            if self._cost(fact, code) != _NOTHING
        )

    def _codes(self, wanted: AnswerKind) -> Codes | None:
        """Find the nearest case: one changed fact is tried at once, the rest in a diagram.

        A policy too large for a diagram is searched for as many changed facts as can be tried.
        """
        near = self._near(wanted, 0) or self._near(wanted, 1)
        if near is not None:
            return near
        try:
            return self._anywhere(wanted)
        except OverBudgetError:
            near = self._step_by_step(wanted)
            if near is None:
                raise
            return near

    def _anywhere(self, wanted: AnswerKind) -> Codes | None:
        diagram = Diagram(self._space)
        leaves = [place for place, one in enumerate(self._branches) if one.answer.kind is wanted]
        return cheapest(diagram, diagram.first(self._conditions), leaves, self._cost)

    def _step_by_step(self, wanted: AnswerKind) -> Codes | None:
        facts = len(self._space.facts)
        for number in range(2, facts + 1):
            if _combinations(self._free, number) * facts > MOST_TRIED:
                return None
            near = self._near(wanted, number)
            if near is not None:
                return near
        return None

    def _near(self, wanted: AnswerKind, number: int) -> Codes | None:
        """Try every change of so many facts that are not held; give the least."""
        found = [codes for codes in self._changed(number) if self._kind(codes) is wanted]
        return min(found, key=self._total, default=None)

    def _changed(self, number: int) -> Iterator[Codes]:
        here = self._space.codes({name: self._facts[name] for name in self._space.facts})
        for facts in combinations(range(len(here)), number):
            for codes in product(*(self._free[fact] for fact in facts)):
                changed = dict(zip(facts, codes, strict=True))
                yield tuple(changed.get(fact, code) for fact, code in enumerate(here))

    def _kind(self, codes: Codes) -> AnswerKind:
        left = self._candidates.left(self._space.sample(codes))
        return next(self._branches[place].answer.kind for place, fits in left if fits)

    def _total(self, codes: Codes) -> Cost:
        paid = [self._cost(fact, code) for fact, code in enumerate(codes)]
        return tuple(map(sum, zip(*paid, strict=True)))

    def _cost(self, fact: int, code: int) -> Cost:
        name, region = self._space.facts[fact], self._space.regions[fact][code]
        if code == self._space.code(name, self._facts[name]):
            return _NOTHING
        return cost_of(self._space.specs[name], self._facts[name], region)

    def _change(self, fact: int, code: int) -> FactChange:
        name, region = self._space.facts[fact], self._space.regions[fact][code]
        spec, before = self._space.specs[name], self._facts[name]
        return FactChange(name, before, nearest(spec, before, region), as_fact(spec, region))


def _combinations(choices: Sequence[Sequence[int]], number: int) -> int:
    """Count the ways to pick one choice each in so many places."""
    ways = [1] + [0] * number
    for chosen in choices:
        for picked in range(number, 0, -1):
            ways[picked] += ways[picked - 1] * len(chosen)
    return ways[number]


def cost_of(spec: FactSpec, before: Fact, region: Region) -> Cost:
    """Tell how far a change is: held or not, one fact, against the course of time or not, steps."""
    after = nearest(spec, before, region)
    held = spec.name in HELD or after is None
    steps = _steps(spec, before, after)
    undone = steps < 0 or (before is True and after is False)
    against = 0 if before is None else GIVEN.get(spec.name, int(undone))
    return int(held), 1, against, abs(steps)


def nearest(spec: FactSpec, before: Fact, region: Region) -> Fact:
    """Give the value of a region that is the fewest steps away; of a number forward first."""
    if spec.kind is not FactKind.NUMBER or region.sample is None:
        values = [first for first, _ in region.spans]
        return min(values, key=lambda value: _far(_steps(spec, before, value)))
    start = 0 if before is None else int(before)
    ends = [
        min(max(start, int(first)), int(last or 0))
        for first, last in region.spans
        if first is not None
    ]
    return min(ends, key=lambda value: _far(value - start))


def _far(steps: int) -> tuple[int, bool]:
    return abs(steps), steps < 0


def _steps(spec: FactSpec, before: Fact, after: Fact) -> int:
    """Count steps, backwards below nothing; learning what was not known is one step."""
    if before is None or after is None:
        return int(before is not after)
    if spec.kind is FactKind.NUMBER:
        return int(after) - int(before)
    if spec.name == "status" and before in _COURSE and after in _COURSE:
        return _COURSE.index(str(after)) - _COURSE.index(str(before))
    return int(before != after)


def _sentence(
    policy: Policy, decision: Decision, changes: tuple[FactChange, ...], then: Decision
) -> str:
    now = f"The answer is '{spoken(decision.answer)}' ({_by(policy, decision)})"
    if not changes:
        return f"{now} already."
    so = "this were so" if len(changes) == 1 else f"these {len(changes)} things were so"
    told = "; ".join(_told(policy, change, decision, then) for change in changes)
    return f"{now}; it would be '{spoken(then.answer)}' ({_by(policy, then)}) if {so}: {told}."


def _told(policy: Policy, change: FactChange, decision: Decision, then: Decision) -> str:
    spec = policy.facts[change.fact]
    now = _stated(spec, decision.facts[change.fact], decision.facts)
    return f"{_stated(spec, change.enough, then.facts)} (now {now})"


def _stated(spec: FactSpec, value: Fact, facts: Mapping[str, Fact]) -> str:
    if spec.kind is FactKind.NUMBER and isinstance(value, str):
        return f"{spec.label}: {value}"
    return stated(spec, value, facts)


def _by(policy: Policy, decision: Decision) -> str:
    rule = next((rule for rule in policy.rules if rule.name == decision.rule), None)
    return called(rule) if rule else "no rule fits"
