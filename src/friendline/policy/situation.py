"""When two people count as equal: when no test of the policy tells them apart (R4).

A situation is what all tests of a policy say of a case. Equal situations get equal answers, and
a situation can be printed as facts: "status: current", "months_known: 0 to 11".
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

from friendline.model import Fact
from friendline.policy.decide import complete
from friendline.policy.language.facts import FactSpec
from friendline.policy.language.regions import as_fact, regions
from friendline.policy.language.syntax import Atom, Truth, truth
from friendline.policy.rules import Policy

Situation: TypeAlias = tuple[tuple[str, tuple[Truth, ...]], ...]
"""Fact by fact, in alphabetical order, what the tests of that fact say."""


def deciding_facts(policy: Policy) -> frozenset[str]:
    """Name the facts that can make a difference to an answer (R3).

    The channel is one of them where a rule reads its purpose and the policy says the purposes.
    """
    read = frozenset(policy.tests)
    return read | {"channel"} if policy.channels and "purpose" in read else read


def situation_key(
    policy: Policy, facts: Mapping[str, Fact], ignoring: frozenset[str] = frozenset()
) -> Situation:
    """Give what makes a case equal to others: people with the same key must be treated the same.

    Args:
        policy: The policy.
        facts: What is known, as for ``decide``.
        ignoring: Facts that are not to tell cases apart, such as ``direction``.

    Raises:
        UnknownFactError: For a fact that the policy does not declare.
        WrongFactError: For a value that a fact cannot have.
    """
    known = complete(policy, facts)
    return tuple(
        (name, tuple(truth(test, known) for test in tests))
        for name, tests in policy.tests.items()
        if name not in ignoring
    )


def situation_facts(policy: Policy, situation: Situation) -> dict[str, Fact]:
    """Print a situation as facts: a value where only one fits it, else words such as "3 or more".

    Args:
        policy: The policy that the situation was made with.
        situation: What ``situation_key`` gave.
    """
    return {
        name: _printed(policy.facts[name], policy.tests[name])[truths] for name, truths in situation
    }


@lru_cache(maxsize=256)
def _printed(spec: FactSpec, tests: tuple[Atom, ...]) -> dict[tuple[Truth, ...], Fact]:
    return {region.truths: as_fact(spec, region) for region in regions(spec, tests)}
