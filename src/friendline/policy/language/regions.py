"""The values of a fact, in as few groups as a set of tests can tell apart.

Two values in one region give the same truth to every test, so one sample of each region stands
for all of them: a number from 0 to 1,200 becomes three or four cases.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from math import prod

from msgspec import Struct

from friendline.model import Fact
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.language.syntax import (
    And,
    Atom,
    Between,
    Condition,
    OneOf,
    Truth,
    atoms,
    facts_read,
    truth,
)
from friendline.policy.language.words import listed, spoken

MOST_CASES = 20_000
"""Above so many combinations ``can_be_true`` gives the benefit of the doubt."""


class Region(Struct, frozen=True):
    """Values that no test tells apart.

    Attributes:
        truths: What the tests say of them, in the order of the tests.
        spans: The values, as first and last of each run; a word is a run of its own.
    """

    truths: tuple[Truth, ...]
    spans: tuple[tuple[Fact, Fact], ...]

    @property
    def sample(self) -> Fact:
        """One of its values."""
        return self.spans[0][0]


def regions(spec: FactSpec, tests: Sequence[Atom]) -> tuple[Region, ...]:
    """Group everything a fact can be, not known included, by what the tests say of it."""
    found: dict[tuple[Truth, ...], list[tuple[Fact, Fact]]] = {}
    for span in _spans(spec, tests):
        truths = tuple(truth(test, {spec.name: span[0]}) for test in tests)
        found.setdefault(truths, []).append(span)
    return tuple(Region(truths, tuple(spans)) for truths, spans in found.items())


def _spans(spec: FactSpec, tests: Iterable[Atom]) -> Iterator[tuple[Fact, Fact]]:
    match spec.kind:
        case FactKind.YES_NO:
            yield from ((True, True), (False, False))
        case FactKind.ENUMERATION:
            yield from ((word, word) for word in spec.values)
        case FactKind.NUMBER:
            cuts = sorted({spec.least, spec.most + 1, *_cuts(spec, tests)})
            yield from ((first, after - 1) for first, after in pairwise(cuts))
    yield None, None


def _cuts(spec: FactSpec, tests: Iterable[Atom]) -> Iterator[int]:
    for test in tests:
        for number in _edges(test):
            if spec.least < number <= spec.most:
                yield number


def _edges(test: Atom) -> Iterator[int]:
    if isinstance(test, OneOf):
        for value in test.values:
            yield from (int(value), int(value) + 1)
    elif isinstance(test, Between):
        if test.least is not None:
            yield test.least
        if test.most is not None:
            yield test.most + 1


def tests_by_fact(conditions: Iterable[Condition]) -> dict[str, tuple[Atom, ...]]:
    """Sort the different tests of many conditions by the fact that they read."""
    found: dict[str, dict[Atom, None]] = {}
    for condition in conditions:
        for atom in atoms(condition):
            found.setdefault(atom.fact, {})[atom] = None
    return {fact: tuple(tests) for fact, tests in found.items()}


def can_be_true(condition: Condition, specs: Mapping[str, FactSpec]) -> bool:
    """Tell whether some case meets a condition.

    Exact up to ``MOST_CASES`` combinations of regions; beyond that the answer is yes.
    """
    alone = _tests_alone(condition)
    samples = {
        fact: _samples(regions(specs[fact], tests), alone.get(fact, ()), fact)
        for fact, tests in tests_by_fact([condition]).items()
    }
    if prod(len(values) for values in samples.values()) > MOST_CASES:
        return True
    cases = product(*samples.values())
    return any(truth(condition, dict(zip(samples, case, strict=True))) for case in cases)


def _tests_alone(condition: Condition) -> dict[str, list[Condition]]:
    """Find the parts that must all be true and read one fact only."""
    alone: dict[str, list[Condition]] = {}
    for part in condition.parts if isinstance(condition, And) else (condition,):
        read = facts_read(part)
        if len(read) == 1:
            alone.setdefault(read[0], []).append(part)
    return alone


def _samples(found: Iterable[Region], needed: Iterable[Condition], fact: str) -> list[Fact]:
    needed = list(needed)
    return [
        region.sample
        for region in found
        if all(truth(part, {fact: region.sample}) for part in needed)
    ]


def as_fact(spec: FactSpec, region: Region) -> Fact:
    """Print a region as one fact: its value, or words such as "0 to 11"."""
    if len(region.spans) == 1 and region.spans[0][0] == region.spans[0][1]:
        return region.sample
    if spec.kind is FactKind.ENUMERATION:
        return _words(spec, [str(word) for word, _ in region.spans])
    if spec.kind is FactKind.YES_NO:
        return "yes or no"
    return listed(_run(spec, first, last) for first, last in region.spans)


def _words(spec: FactSpec, words: Sequence[str]) -> str:
    """Say the shorter of the two: which words, or which words not."""
    left_out = [spoken(word) for word in spec.values if word not in words]
    if not left_out:
        return "known"
    if len(left_out) < len(words):
        return f"not {listed(left_out)}"
    return listed(spoken(word) for word in words)


def _run(spec: FactSpec, first: Fact, last: Fact) -> str:
    if first == last:
        return str(first)
    return f"{first} or more" if last == spec.most else f"{first} to {last}"
