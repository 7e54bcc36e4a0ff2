"""One policy is never looser than another: a member of staff and their office."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import structs

from friendline.model import AnswerKind
from friendline.policy.engine.outcomes import Outcome
from friendline.policy.language.facts import FactSpec
from friendline.policy.language.syntax import Condition, facts_read
from friendline.policy.prove.breaking import MOST_FOUND, also_broken, possible
from friendline.policy.prove.claims import Case, Claim, Either, Gives, Surely, both, holds
from friendline.policy.prove.ordinary import made_ordinary
from friendline.policy.prove.people import described, somebody
from friendline.policy.prove.prover import NotProvedError, Prover
from friendline.policy.prove.study import answered
from friendline.policy.prove.verdicts import Kind, Standing, Verdict
from friendline.policy.prove.written import View, Written, the_answer
from friendline.policy.rules import Policy, Rule

STRICTEST_FIRST: Final = (
    AnswerKind.DECLINE,
    AnswerKind.OFFER_OTHER,
    AnswerKind.DEFER,
    AnswerKind.ASK,
    AnswerKind.ACCEPT_RESTRICTED,
    AnswerKind.ACCEPT,
)
"""The answers from the strictest to the loosest."""


class StrictnessError(ValueError):
    """An order of strictness that leaves an answer out or names one twice."""

    def __init__(self, given: Sequence[AnswerKind]) -> None:
        names = ", ".join(str(answer) for answer in given)
        super().__init__(
            f"An order of strictness names every answer once, the strictest first; given was: "
            f"{names}."
        )


class Refinement:
    """Two policies side by side over the facts of both.

    Args:
        strict: The policy that must never be looser.
        loose: The policy that it is held against.
        strictness: All answers, the strictest first.

    Raises:
        StrictnessError: Where the order is not one of all answers.
    """

    def __init__(
        self, strict: Policy, loose: Policy, strictness: Sequence[AnswerKind] = STRICTEST_FIRST
    ) -> None:
        if sorted(strictness) != sorted(AnswerKind):
            raise StrictnessError(strictness)
        self._strict, self._loose = Written(strict), Written(loose)
        self._view = View(the_answer)
        self._strictness = tuple(strictness)
        self.specs: dict[str, FactSpec] = {**loose.facts, **strict.facts}

    def conditions(self) -> Iterator[Condition]:
        """Give every condition that the two depend on."""
        yield from self._strict.conditions()
        yield from self._loose.conditions()

    def facts(self) -> tuple[str, ...]:
        """Name the facts that an answer of either depends on."""
        return tuple(sorted({*self._strict.facts, *self._loose.facts}))

    def declared_differently(self) -> tuple[str, ...]:
        """Name facts that both read under one name and that are not the same."""
        strict, loose = self._strict.policy.facts, self._loose.policy.facts
        return tuple(
            fact
            for fact in self.facts()
            if fact in strict and fact in loose and _values(strict[fact]) != _values(loose[fact])
        )

    def verdict(self, prover: Prover) -> Verdict:
        """Prove that no case gets a looser answer.

        Args:
            prover: Knows ``specs`` and ``conditions()``.
        """
        claim = self._looser()
        try:
            found = prover.find(claim)
        except NotProvedError as error:
            return self.told(Standing.OPEN, f"Not proved: {error}.")
        if found is not None:
            return self._refuted(claim, found, self._breaking(prover, claim))
        strict, loose = self._strict.policy.name, self._loose.policy.name
        sentence = f"In every case '{strict}' answers as strictly as '{loose}', or more so."
        return self.told(Standing.PROVED, sentence)

    def told(self, standing: Standing, sentence: str) -> Verdict:
        """Write the verdict."""
        return Verdict(
            name=f"'{self._strict.policy.name}' is never looser than '{self._loose.policy.name}'",
            kind=Kind.REFINES,
            standing=standing,
            sentence=sentence,
            over=self.facts(),
        )

    def _looser(self) -> Claim:
        strict = self._view.courses(self._strict)[0]
        loose = self._view.courses(self._loose)[0]
        numbers = [self._view.number(Outcome(answer=answer)) for answer in self._strictness]
        return Either(
            tuple(
                both(
                    Gives(loose, frozenset(numbers[: place + 1])),
                    Gives(strict, frozenset(numbers[place + 1 :])),
                )
                for place in range(len(numbers) - 1)
            )
        )

    def _breaking(self, prover: Prover, looser: Claim) -> tuple[Rule, ...]:
        """Find the first rules that answer somebody looser than the other policy does."""
        strict = self._strict
        found = (
            rule
            for place, rule in enumerate(strict.policy.rules)
            if possible(prover, both(Surely(strict.whens[place]), strict.passed(place), looser))
        )
        return tuple(islice(found, MOST_FOUND))

    def _refuted(self, claim: Claim, found: Case, breaking: tuple[Rule, ...]) -> Verdict:
        case = made_ordinary(found, self.specs, lambda changed: holds(claim, changed))
        strict, loose = self._strict, self._loose
        fired = [rule for rule in (strict.rule_for(case), loose.rule_for(case)) if rule is not None]
        telling = {fact for rule in fired for fact in facts_read(rule.when)}
        sentence = (
            f"{described(somebody(0), case, self.specs, telling)}: {answered(strict, case)} of "
            f"'{strict.policy.name}', where '{loose.policy.name}' has them {answered(loose, case)}."
            f"{also_broken(breaking, fired)}"
        )
        verdict = self.told(Standing.REFUTED, sentence)
        return structs.replace(
            verdict,
            witness=case,
            rules=tuple(rule.name for rule in fired),
            breaking=tuple(rule.name for rule in breaking),
        )


def _values(spec: FactSpec) -> tuple[object, ...]:
    return spec.kind, frozenset(spec.values), spec.least, spec.most
