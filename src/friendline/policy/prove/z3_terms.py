"""Facts, conditions and claims as formulas of propositional logic, in the words of SMT-LIB 2.6.

Text, because Z3 reads a long text far faster than Python builds it call by call.

A whole number is the row of its thresholds ("at least 12"), a word one sign for each value that a
condition names, and not being known is a sign of its own. A condition becomes two formulas: when
it is definitely true, and when it is definitely false.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from friendline.model import Fact
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.language.syntax import (
    And,
    Atom,
    Between,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    Value,
    atoms,
)

TRUE = "true"
FALSE = "false"


def all_so(terms: Iterable[str]) -> str:
    """Join formulas with "and"."""
    found = dict.fromkeys(term for term in terms if term != TRUE)
    if FALSE in found:
        return FALSE
    return _joined("and", found, TRUE)


def any_so(terms: Iterable[str]) -> str:
    """Join formulas with "or"."""
    found = dict.fromkeys(term for term in terms if term != FALSE)
    if TRUE in found:
        return TRUE
    return _joined("or", found, FALSE)


def not_so(term: str) -> str:
    """Turn a formula round."""
    if term in {TRUE, FALSE}:
        return FALSE if term == TRUE else TRUE
    return term[5:-1] if term.startswith("(not ") else f"(not {term})"


def _joined(sign: str, terms: Mapping[str, None], empty: str) -> str:
    if not terms:
        return empty
    return next(iter(terms)) if len(terms) == 1 else f"({sign} {' '.join(terms)})"


@dataclass(frozen=True)
class FactSigns:
    """The signs that stand for one fact.

    Attributes:
        spec: The fact.
        unknown: Its sign for not being known.
        signs: For yes/no one sign at "yes"; for words one at each; for numbers one at each
            threshold, in ascending order.
    """

    spec: FactSpec
    unknown: str
    signs: dict[Value, str]

    def rules(self) -> list[str]:
        """Give what must hold for the signs to be a value, or none at all."""
        signs = list(self.signs.values())
        if self.spec.kind is FactKind.NUMBER:
            return [f"(=> {higher} {lower})" for lower, higher in pairwise(signs)]
        if self.spec.kind is FactKind.YES_NO:
            return []
        clashes = combinations([self.unknown, *signs], 2)
        one_at_most = [f"(or {not_so(one)} {not_so(other)})" for one, other in clashes]
        named = len(signs) == len(self.spec.values)
        return [*one_at_most, any_so([self.unknown, *signs])] if named else one_at_most

    def value(self, so: set[str]) -> Fact:
        """Read the value off the signs that are so."""
        if self.unknown in so:
            return None
        on = [value for value, sign in self.signs.items() if sign in so]
        match self.spec.kind:
            case FactKind.YES_NO:
                return bool(on)
            case FactKind.NUMBER:
                return on[-1] if on else self.spec.least
            case FactKind.ENUMERATION:
                return on[0] if on else self._unnamed()

    def _unnamed(self) -> Fact:
        return next(value for value in self.spec.values if value not in self.signs)

    def so(self, atom: Atom) -> str:
        """Say when a test of the fact is definitely true."""
        if isinstance(atom, IsUnknown):
            return self.unknown
        if isinstance(atom, Between):
            within = self._within(atom.least, atom.most)
            return all_so([not_so(self.unknown), within])
        return all_so([not_so(self.unknown), any_so(map(self._is, atom.values))])

    def _is(self, value: Value) -> str:
        if self.spec.kind is FactKind.NUMBER:
            return self._within(int(value), int(value))
        if self.spec.kind is FactKind.YES_NO:
            return self.signs[True] if value else not_so(self.signs[True])
        return self.signs.get(value, FALSE)

    def _within(self, least: int | None, most: int | None) -> str:
        above = TRUE if least is None else self._at_least(least)
        return all_so([above, TRUE if most is None else not_so(self._at_least(most + 1))])

    def _at_least(self, number: int) -> str:
        if number <= self.spec.least:
            return TRUE
        return FALSE if number > self.spec.most else self.signs[number]


def signs_of(number: int, spec: FactSpec, tests: Sequence[Atom]) -> FactSigns:
    """Give a fact as many signs as its tests need.

    Args:
        number: Of the fact; its signs carry it.
        spec: The fact.
        tests: All tests of it.
    """
    values: list[Value]
    match spec.kind:
        case FactKind.YES_NO:
            values = [True]
        case FactKind.ENUMERATION:
            named = {value for one in tests if isinstance(one, OneOf) for value in one.values}
            values = [value for value in spec.values if value in named]
        case FactKind.NUMBER:
            bounds = {bound for one in tests for bound in _bounds(one)}
            values = sorted(bound for bound in bounds if spec.least < bound <= spec.most)
    signs = {value: f"f{number}.{place}" for place, value in enumerate(values)}
    return FactSigns(spec, f"f{number}.unknown", signs)


def _bounds(test: Atom) -> list[int]:
    if isinstance(test, OneOf):
        return [int(value) + step for value in test.values for step in (0, 1)]
    if isinstance(test, Between):
        above = [] if test.least is None else [test.least]
        return above if test.most is None else [*above, test.most + 1]
    return []


@dataclass
class Signs:
    """All signs of a set of facts, and conditions said with them."""

    facts: dict[str, FactSigns] = field(default_factory=dict)

    def added(
        self, specs: Mapping[str, FactSpec], conditions: Iterable[Condition]
    ) -> list[FactSigns]:
        """Give signs to every fact that is read and has none yet; returns the new ones."""
        tests: dict[str, dict[Atom, None]] = {}
        for condition in conditions:
            for atom in atoms(condition):
                if atom.fact not in self.facts:
                    tests.setdefault(atom.fact, {})[atom] = None
        new = [
            signs_of(len(self.facts) + number, specs[fact], tuple(found))
            for number, (fact, found) in enumerate(tests.items())
        ]
        self.facts.update({signs.spec.name: signs for signs in new})
        return new

    def truths(self, condition: Condition) -> tuple[str, str]:
        """Say when a condition is definitely true, and when it is definitely false."""
        if isinstance(condition, Not):
            yes, no = self.truths(condition.part)
            return no, yes
        if isinstance(condition, And | Or):
            parts = [self.truths(part) for part in condition.parts]
            if isinstance(condition, And):
                return all_so(yes for yes, _ in parts), any_so(no for _, no in parts)
            return any_so(yes for yes, _ in parts), all_so(no for _, no in parts)
        signs = self.facts[condition.fact]
        so_term = signs.so(condition)
        if isinstance(condition, IsUnknown):
            return so_term, not_so(so_term)
        return so_term, all_so([not_so(signs.unknown), not_so(so_term)])
