"""Guessing who a rule is used for: an example that is confirmed needs no prover.

Somebody of whom is known just what a rule asks for, and nothing else, is passed over by every rule
above that asks for more. That nobody at all is an example only a prover can say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from random import Random
from typing import Final, TypeAlias

from friendline.model import Fact
from friendline.policy.language.facts import FactSpec
from friendline.policy.language.regions import regions, tests_by_fact
from friendline.policy.language.syntax import (
    And,
    Atom,
    Condition,
    IsUnknown,
    atoms,
    facts_read,
    truth,
)
from friendline.policy.prove.claims import Case
from friendline.policy.prove.ordinary import ordinary
from friendline.policy.prove.written import Written

Choices: TypeAlias = Mapping[str, list[Fact]]
"""Values that a condition may admit, by fact."""

MOST_TRIES: Final = 48
MOST_TOGETHER: Final = 500
FEW: Final = 6


class Guesses:
    """Makes guesses about the rules of one policy; each must be confirmed.

    Args:
        written: The policy.
    """

    def __init__(self, written: Written) -> None:
        self._written = written
        self._samples = {
            fact: _samples(written.policy.facts[fact], tests)
            for fact, tests in tests_by_fact(written.conditions()).items()
        }
        self._better_known = _asked_not_to_be_known(written.conditions())
        self._choices: dict[int, Choices] = {}
        self._nothing: Case = dict.fromkeys(written.policy.facts)

    def using(self, index: int) -> Iterator[Case]:
        """Guess at people whom a rule fits, of whom nothing else is known."""
        choices = self._choices_of(index)
        for values in islice(product(*choices.values()), MOST_TRIES):
            yield self._nothing | dict(zip(choices, values, strict=True))

    def around(self, index: int) -> Iterator[Case]:
        """Guess at more people whom a rule fits, the same each time.

        To know more of somebody lets them slip past a rule that asks for not knowing, and past no
        other; so only of that more is made known.
        """
        yield from self.using(index)
        read = self._choices_of(index)
        free = [fact for fact in self._better_known if fact not in read]
        if not free:
            return
        chance = Random(index)  # noqa: S311 - variety is wanted, not secrecy
        for case in islice(self.using(index), FEW):
            for _ in range(FEW):
                yield case | {fact: chance.choice(self._samples[fact]) for fact in free}

    def also_fitting(
        self, index: int, later: Iterable[int], unknown: str | None = None
    ) -> Iterator[Case]:
        """Guess at people whom a later rule fits as well, and so would answer without this one.

        Args:
            index: Of the rule.
            later: Indices of later rules.
            unknown: A fact that is not known of these people, though the rule may ask for it.
        """
        own = self._choices_of(index)
        if unknown is not None:
            own = {**own, unknown: [None]}
        met = (self._met(own, self._choices_of(other)) for other in later)
        yield from islice((case for case in met if case is not None), MOST_TRIES)

    def _met(self, own: Choices, theirs: Choices) -> Case | None:
        """Give somebody who is of both, where there may be anybody."""
        case = dict(self._nothing)
        for fact, values in {**theirs, **own}.items():
            both = fact in own and fact in theirs
            shared = [value for value in values if value in theirs[fact]] if both else values
            if not shared:
                return None
            case[fact] = shared[0]
        return case

    def _choices_of(self, index: int) -> Choices:
        if index not in self._choices:
            self._choices[index] = self._choices_for(self._written.whens[index])
        return self._choices[index]

    def _choices_for(self, when: Condition) -> Choices:
        """Give for each fact the values that the parts admit which ask for this fact only.

        Of facts that are asked for together some values that go together are taken.
        """
        alone: dict[str, list[Condition]] = {fact: [] for fact in facts_read(when)}
        together: list[Condition] = []
        for part in when.parts if isinstance(when, And) else (when,):
            read = facts_read(part)
            (alone[read[0]] if len(read) == 1 else together).append(part)
        choices = {fact: self._admitted(fact, parts) for fact, parts in alone.items()}
        for part in together:
            choices |= _going_together(part, choices)
        return choices

    def _admitted(self, fact: str, parts: list[Condition]) -> list[Fact]:
        return [
            value
            for value in self._samples[fact]
            if all(truth(part, {fact: value}) for part in parts)
        ]


def _going_together(part: Condition, choices: Choices) -> Choices:
    """Give the first values of which a part is so, one for each fact; none where none is found."""
    facts = facts_read(part)
    for values in islice(product(*(choices[fact] for fact in facts)), MOST_TOGETHER):
        case = dict(zip(facts, values, strict=True))
        if truth(part, case):
            return {fact: [value] for fact, value in case.items()}
    return {}


def _asked_not_to_be_known(conditions: Iterable[Condition]) -> tuple[str, ...]:
    tests = (test for condition in conditions for test in atoms(condition))
    return tuple(sorted({test.fact for test in tests if isinstance(test, IsUnknown)}))


def _samples(spec: FactSpec, tests: Sequence[Atom]) -> tuple[Fact, ...]:
    """Give a value for all that the tests tell apart, the one first that needs no mention."""
    return tuple(dict.fromkeys([ordinary(spec), *(one.sample for one in regions(spec, tests))]))
