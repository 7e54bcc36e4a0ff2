"""A policy as the provers read it: conditions over the facts as given, and what each rule gives."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from friendline.model import AnswerKind
from friendline.policy.engine.outcomes import NO_RULE, Outcome, outcome_of
from friendline.policy.language.syntax import ALWAYS, Condition, OneOf, all_of, facts_read, truth
from friendline.policy.prove.claims import Case, Course, End, Passed, Step
from friendline.policy.prove.firing import Firing
from friendline.policy.prove.rewriting import renamed, with_purposes
from friendline.policy.rules import Policy, Rule

WELCOMES = frozenset({AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED})
REFUSALS = frozenset({AnswerKind.DECLINE, AnswerKind.OFFER_OTHER, AnswerKind.DEFER})


class Branch(Struct, frozen=True):
    """What a rule gives in some of its cases; the offer is never the channel they ask on."""

    where: Condition
    outcome: Outcome


def branches(policy: Policy, index: int) -> tuple[Branch, ...]:
    """Tell what a rule gives, by the channel of the case; the first branch that fits counts."""
    usual = Branch(ALWAYS, outcome_of(policy, index, None))
    first = next(iter(policy.ways(policy.rules[index])), None)
    if first not in policy.facts["channel"].values:
        return (usual,)
    return Branch(OneOf("channel", (first,)), outcome_of(policy, index, first)), usual


class Written:
    """A policy, read for proving.

    Args:
        policy: The policy.
        copies: Names of second copies, by the fact that each is a copy of.
    """

    def __init__(self, policy: Policy, copies: Mapping[str, str] | None = None) -> None:
        self.policy = policy
        self._copies = copies or {}
        self.whens = tuple(self.said(rule.when) for rule in policy.rules)
        self.branches = tuple(
            tuple(Branch(self.said(one.where), one.outcome) for one in branches(policy, index))
            for index in range(len(policy.rules))
        )

    def said(self, condition: Condition) -> Condition:
        """Say a condition of the policy over the facts as they are given."""
        return renamed(with_purposes(condition, self.policy.channels), self._copies)

    def reads(self, place: int) -> tuple[str, ...]:
        """Name the facts that decide whether a rule is used, and what it then gives."""
        wheres = (one.where for one in self.branches[place][:-1])
        return facts_read(all_of([self.whens[place], *wheres]))

    def conditions(self) -> Iterator[Condition]:
        """Give every condition that an answer depends on."""
        yield from self.whens
        for found in self.branches:
            yield from (one.where for one in found[:-1])

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Name the facts that an answer depends on, in alphabetical order."""
        return tuple(sorted({fact for one in self.conditions() for fact in facts_read(one)}))

    def passed(self, count: int) -> Passed:
        """Claim that none of the first rules is used."""
        return Passed(self.whens, count)

    @cached_property
    def firing(self) -> Firing:
        """Tells which rules fit a case."""
        return Firing(self.whens)

    def rule_for(self, case: Case) -> Rule | None:
        """Give the rule that answers a case, ``None`` where none fits."""
        place = self.firing.first(case)
        return None if place == len(self.whens) else self.policy.rules[place]

    def outcome_for(self, case: Case) -> Outcome:
        """Give all that somebody gets."""
        place = self.firing.first(case)
        if place == len(self.whens):
            return NO_RULE
        *special, usual = self.branches[place]
        return next((one.outcome for one in special if truth(one.where, case)), usual.outcome)

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        """Give what each rule can give, with the rule's index."""
        for index, found in enumerate(self.branches):
            yield from ((index, one.outcome) for one in found)


class View:
    """What is compared: outcomes that count as equal have one number.

    Args:
        of: What counts of an outcome.
    """

    def __init__(self, of: Callable[[Outcome], Hashable]) -> None:
        self._of = of
        self._numbers: dict[Hashable, int] = {}

    def number(self, outcome: Outcome) -> int:
        """Give the number of an outcome."""
        return self._numbers.setdefault(self._of(outcome), len(self._numbers))

    def numbers(self, outcomes: Iterable[Outcome]) -> frozenset[int]:
        """Give the numbers of many outcomes."""
        return frozenset(map(self.number, outcomes))

    def courses(self, written: Written) -> tuple[Course, ...]:
        """For every rule what comes out from it on; one more for the end."""
        course: Course = End(self.number(NO_RULE))
        found = [course]
        for when, rows in zip(reversed(written.whens), reversed(written.branches), strict=True):
            for row in reversed(rows):
                where = when if row.where == ALWAYS else all_of([when, row.where])
                course = Step(where, self.number(row.outcome), course)
            found.append(course)
        return tuple(reversed(found))

    def own(self, rows: tuple[Branch, ...]) -> Course:
        """Tell what one rule gives wherever it is used."""
        course: Course = End(self.number(rows[-1].outcome))
        for row in reversed(rows[:-1]):
            course = Step(row.where, self.number(row.outcome), course)
        return course


def everything(outcome: Outcome) -> tuple[str | None, ...]:
    """Count all that somebody gets: the answer, the list, what is offered, and how it is said."""
    return outcome.answer, outcome.onto_list, outcome.offer, outcome.tone, outcome.say


def everything_and_whether_by_a_rule(outcome: Outcome) -> tuple[str | bool | None, ...]:
    """Count the same, and whether any rule speaks of the case at all."""
    return *everything(outcome), outcome.rule is None


def the_answer(outcome: Outcome) -> AnswerKind:
    """Count the answer alone."""
    return outcome.answer


def copies_of(facts: Iterable[str]) -> dict[str, str]:
    """Give the names of second copies of facts; no fact of a policy can be called so."""
    return {fact: f"{fact}'" for fact in facts}
