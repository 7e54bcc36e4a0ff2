"""What a prover is asked to find: one invented case of which a claim is so.

A claim is two-valued, also where a fact is not known: a condition is *surely* so, or *unsure*, or
neither. Both provers translate these few words, each in its own way; ``holds`` says directly what
they mean, and every case that a prover finds is held against it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from friendline.model import Fact
from friendline.policy.language.syntax import Condition, truth

Case: TypeAlias = dict[str, Fact]
"""The facts of one invented case; where two are compared, those of the second copy too."""


@dataclass(frozen=True, eq=False)
class End:
    """The end of the rules: what comes out where none of them is used."""

    outcome: int


@dataclass(frozen=True, eq=False)
class Step:
    """One rule and all that come after it; equal steps are one object."""

    when: Condition
    outcome: int
    rest: "Course"


Course: TypeAlias = Step | End
"""Rules in order, from some rule on."""


@dataclass(frozen=True, eq=False)
class Passed:
    """None of the first ``count`` rules is used; ``whens`` are the conditions of all."""

    whens: tuple[Condition, ...]
    count: int


@dataclass(frozen=True, eq=False)
class Surely:
    """The condition is definitely true."""

    condition: Condition


@dataclass(frozen=True, eq=False)
class Unsure:
    """The condition cannot be told, as something it needs is not known."""

    condition: Condition


@dataclass(frozen=True, eq=False)
class Gives:
    """What comes out of the rules is one of these outcomes."""

    course: Course
    outcomes: frozenset[int]


@dataclass(frozen=True, eq=False)
class Differ:
    """Different outcomes come out of the two."""

    left: Course
    right: Course


@dataclass(frozen=True, eq=False)
class NotSo:
    """The claim is not so."""

    part: "Claim"


@dataclass(frozen=True, eq=False)
class Both:
    """All claims are so; with no parts always."""

    parts: "tuple[Claim, ...]"


@dataclass(frozen=True, eq=False)
class Either:
    """At least one claim is so; with no parts never."""

    parts: "tuple[Claim, ...]"


Claim: TypeAlias = Surely | Unsure | Passed | Gives | Differ | NotSo | Both | Either


def both(*parts: Claim) -> Both:
    """Join claims with "and"."""
    return Both(parts)


def holds(claim: Claim, case: Mapping[str, Fact]) -> bool:
    """Tell whether a claim is so of one case.

    Args:
        claim: Any claim.
        case: A value or ``None`` for every fact that the claim reads.
    """
    match claim:
        case Surely(condition):
            so = truth(condition, case) is True
        case Unsure(condition):
            so = truth(condition, case) is None
        case Passed(whens, count):
            so = not any(truth(when, case) for when in whens[:count])
        case Gives(course, outcomes):
            so = outcome_of(course, case) in outcomes
        case Differ(left, right):
            so = outcome_of(left, case) != outcome_of(right, case)
        case NotSo(part):
            so = not holds(part, case)
        case Both(parts):
            so = all(holds(part, case) for part in parts)
        case Either(parts):
            so = any(holds(part, case) for part in parts)
    return so


def outcome_of(course: Course, case: Mapping[str, Fact]) -> int:
    """Follow the rules until one definitely fits."""
    while isinstance(course, Step):
        if truth(course.when, case):
            return course.outcome
        course = course.rest
    return course.outcome


def outcomes_in(course: Course) -> frozenset[int]:
    """Give all outcomes that stand anywhere in the rules."""
    found = set()
    while isinstance(course, Step):
        found.add(course.outcome)
        course = course.rest
    return frozenset(found | {course.outcome})
