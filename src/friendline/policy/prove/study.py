"""One policy under proof: what the checks ask with, and how they tell what came out."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from friendline.model import AnswerKind
from friendline.policy.citations import Strength
from friendline.policy.decide import complete
from friendline.policy.engine.outcomes import NO_RULE
from friendline.policy.explaining import called
from friendline.policy.language.syntax import facts_read
from friendline.policy.prove.claims import Case, Claim, Course, Gives
from friendline.policy.prove.guesses import Guesses
from friendline.policy.prove.ordinary import made_ordinary
from friendline.policy.prove.people import ANSWERED, described, somebody
from friendline.policy.prove.prover import Prover
from friendline.policy.prove.quickly import Quickly
from friendline.policy.prove.verdicts import Kind, Standing, Verdict
from friendline.policy.prove.written import (
    View,
    Written,
    everything,
    everything_and_whether_by_a_rule,
    the_answer,
)
from friendline.policy.rules import Policy, Rule


class Property(Struct, frozen=True, kw_only=True):
    """What a check is about; its verdicts carry this.

    Attributes:
        name: In a few words.
        kind: What sort of property it is.
        strength: How much it matters.
        reads: Facts that it speaks of, beside those of the rules.
    """

    name: str
    kind: Kind
    strength: Strength = Strength.MUST
    reads: tuple[str, ...] = ()


class Example(Struct, frozen=True, kw_only=True):
    """An invented person.

    Attributes:
        case: Their facts.
        facts: The same, with the purpose that the policy says of the channel.
        rule: The rule that answers them.
        name: What they are called.
        words: Who they are and what they want, beginning with the name.
        answered: What becomes of them.
    """

    case: Case
    facts: Case
    rule: Rule | None
    name: str
    words: str
    answered: str

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rule that answers them, if one does."""
        return () if self.rule is None else (self.rule,)


class Study:
    """A policy and the prover that is asked about it.

    Args:
        policy: The policy.
        written: The same as the prover reads it.
        prover: Knows every condition of the policy and of the checks.
    """

    def __init__(self, policy: Policy, written: Written, prover: Prover) -> None:
        self.policy = policy
        self.written = written
        self.prover = prover
        self.by_answer = View(the_answer)
        self.by_everything = View(everything)
        self.by_rule_or_not = View(everything_and_whether_by_a_rule)
        self.quickly = Quickly(written)
        self.guesses = Guesses(written)

    @cached_property
    def answers(self) -> tuple[Course, ...]:
        """From every rule on, which answer comes out."""
        return self._courses(self.by_answer)

    @cached_property
    def outcomes(self) -> tuple[Course, ...]:
        """From every rule on, all that somebody gets."""
        return self._courses(self.by_everything)

    @cached_property
    def outcomes_of_rules(self) -> tuple[Course, ...]:
        """The same, where no rule at all is something of its own."""
        return self._courses(self.by_rule_or_not)

    def _courses(self, view: View) -> tuple[Course, ...]:
        courses = view.courses(self.written)
        self.quickly.known(courses)
        return courses

    def find(self, claim: Claim, guesses: Iterable[Case]) -> Case | None:
        """Find a case of which a claim is so, by a guess where one is right.

        Raises:
            NotProvedError: Where no guess is right and the prover cannot tell.
        """
        for guess in guesses:
            if self.quickly.holds(claim, guess):
                return guess
        return self.prover.find(claim)

    def guessed(self, claim: Claim, guesses: Iterable[Case]) -> bool:
        """Tell whether a guess is right; that none is proves nothing."""
        return any(self.quickly.holds(claim, guess) for guess in guesses)

    def later_otherwise(self, index: int) -> Iterator[int]:
        """Give the rules after one that give another answer."""
        rules = self.policy.rules
        later = range(index + 1, len(rules))
        return (place for place in later if rules[place].answer is not rules[index].answer)

    def completed(self, case: Case) -> Case:
        """Give a case all facts of the policy; what is left out is not known."""
        return dict.fromkeys(self.policy.facts) | case

    def gives(self, kinds: Iterable[AnswerKind]) -> Gives:
        """Claim that the policy answers with one of these."""
        wanted = frozenset(kinds)
        found = [outcome for _, outcome in self.written.outcomes() if outcome.answer in wanted]
        numbers = self.by_answer.numbers(found)
        if AnswerKind.ASK in wanted:
            numbers |= {self.by_answer.number(NO_RULE)}
        return Gives(self.answers[0], numbers)

    def example(
        self, claim: Claim, found: Case, number: int, telling: Iterable[str] = ()
    ) -> Example:
        """Turn what a prover found into somebody ordinary, decided and described.

        Args:
            claim: What they are an example of.
            found: The facts that a prover found.
            number: Picks their name.
            telling: Facts to say in any case.
        """
        specs = self.policy.facts
        case = made_ordinary(found, specs, lambda changed: self.quickly.holds(claim, changed))
        rule = self.written.rule_for(case)
        reads = facts_read(rule.when) if rule else ()
        return Example(
            case=case,
            facts=complete(self.policy, case),
            rule=rule,
            name=somebody(number),
            words=described(somebody(number), case, specs, {*telling, *reads}),
            answered=answered(self.written, case),
        )

    def verdict(
        self,
        about: Property,
        standing: Standing,
        sentence: str,
        *,
        example: Example | None = None,
        rules: Iterable[Rule] = (),
    ) -> Verdict:
        """Write a verdict.

        Args:
            about: The property.
            standing: How it came out.
            sentence: The same in words.
            example: The invented person, where there is one.
            rules: The rules concerned.
        """
        return Verdict(
            name=about.name,
            kind=about.kind,
            standing=standing,
            sentence=sentence,
            strength=about.strength,
            witness=example.case if example else None,
            over=tuple(sorted({*self.written.facts, *about.reads} & set(self.policy.facts))),
            rules=tuple(rule.name for rule in rules),
        )


def answered(written: Written, case: Case) -> str:
    """Say what becomes of somebody, and by which rule: "accepted by rule 2"."""
    rule = written.rule_for(case)
    by = f" by {called(rule)}" if rule else ", as no rule fits"
    return f"{ANSWERED[written.outcome_for(case).answer]}{by}"
