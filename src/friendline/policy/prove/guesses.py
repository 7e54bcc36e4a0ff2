"""Guessing who a rule is used for: an example that is confirmed needs no prover.

Somebody of whom is known just what a rule asks for, and nothing else, is passed over by every rule
above that asks for more. That nobody at all is an example only a prover can say.
"""

from collections.abc import Iterator, Mapping
from itertools import islice, product
from random import Random
from typing import Final

from friendline.model import Fact
from friendline.policy.language.facts import FactSpec
from friendline.policy.language.regions import regions, tests_by_fact
from friendline.policy.language.syntax import And, Condition, facts_read, truth
from friendline.policy.prove.claims import Case
from friendline.policy.prove.ordinary import ordinary
from friendline.policy.prove.written import Written

MOST_GUESSES: Final = 12
MOST_TRIES: Final = 48
FEW: Final = 6


class Guesses:
    """Makes guesses about the rules of one policy.

    Args:
        written: The policy.
    """

    def __init__(self, written: Written) -> None:
        self._specs: Mapping[str, FactSpec] = written.policy.facts
        self._written = written
        self._samples = {
            fact: tuple(_samples(self._specs[fact], region_samples))
            for fact, region_samples in (
                (fact, [one.sample for one in regions(self._specs[fact], tests)])
                for fact, tests in tests_by_fact(written.conditions()).items()
            )
        }
        self._used: dict[int, tuple[Case, ...]] = {}
        self._nothing: Case = dict.fromkeys(self._specs)

    def using(self, index: int) -> tuple[Case, ...]:
        """Guess at people whom a rule definitely fits."""
        if index not in self._used:
            self._used[index] = tuple(islice(self._using(index), MOST_GUESSES))
        return self._used[index]

    def _using(self, index: int) -> Iterator[Case]:
        when = self._written.whens[index]
        choices = {fact: self._fitting(when, fact) for fact in facts_read(when)}
        for values in islice(product(*choices.values()), MOST_TRIES):
            case = self._nothing | dict(zip(choices, values, strict=True))
            if truth(when, case):
                yield case

    def around(self, index: int) -> Iterator[Case]:
        """Guess at many different people whom a rule definitely fits, the same each time."""
        chance = Random(index)  # noqa: S311 - variety is wanted, not secrecy
        yield from self.using(index)
        for case in self.using(index):
            known = {fact: case[fact] for fact in facts_read(self._written.whens[index])}
            for _ in range(FEW):
                yield case | {
                    fact: chance.choice(samples)
                    for fact, samples in self._samples.items()
                    if fact not in known
                }

    def missing(self, index: int) -> Iterator[Case]:
        """Guess at people whom a rule would fit, were one fact known."""
        facts = facts_read(self._written.whens[index])
        others = [{}, *islice(self._otherwise(index), FEW)]
        for case in self.using(index)[:2]:
            known = {fact: case[fact] for fact in facts}
            for other, fact in product(others, facts):
                yield self._nothing | other | known | {fact: None}

    def _otherwise(self, index: int) -> Iterator[Case]:
        """Guess at people whom a later rule answers otherwise."""
        rules = self._written.policy.rules
        for later in range(index + 1, len(rules)):
            if rules[later].answer is not rules[index].answer:
                yield from self.using(later)[:1]

    def _fitting(self, when: Condition, fact: str) -> list[Fact]:
        """Give the values that the parts allow which ask for this fact only."""
        parts = when.parts if isinstance(when, And) else (when,)
        alone = [part for part in parts if facts_read(part) == (fact,)]
        return [
            value
            for value in self._samples[fact]
            if all(truth(part, {fact: value}) for part in alone)
        ]


def _samples(spec: FactSpec, samples: list[Fact]) -> Iterator[Fact]:
    usual = ordinary(spec)
    yield from dict.fromkeys([usual, *samples])
