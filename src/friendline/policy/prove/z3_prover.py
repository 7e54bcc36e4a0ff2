"""Proving with Z3: a claim is one sign, and a case of it an assignment in which the sign is so.

One solver answers all questions, so that what it has learned stays; each question is one sign that
is assumed. Z3 is an extra and is imported only here.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final

from friendline.policy.language.facts import FactSpec
from friendline.policy.language.syntax import Condition
from friendline.policy.prove.claims import (
    Both,
    Case,
    Claim,
    Course,
    Differ,
    Either,
    Gives,
    NotSo,
    Passed,
    Step,
    Surely,
    Unsure,
    outcomes_in,
)
from friendline.policy.prove.prover import GaveUpError, NoZ3Error
from friendline.policy.prove.z3_terms import FALSE, TRUE, Signs, all_so, any_so, not_so

_OF_THIS_THREAD: Final = threading.local()
PATIENCE_SECONDS: Final = 20.0
"""Longest time for one question; the largest policies measured need a hundredth of it."""


class Z3Prover:
    """Proves over all values of the facts that its conditions read.

    Args:
        specs: Every fact that a claim may read.
        conditions: Every condition that a claim may use.
        patience: Seconds after which a question is given up.

    Raises:
        NoZ3Error: Where Z3 is not installed.
    """

    name = "z3"

    def __init__(
        self,
        specs: Mapping[str, FactSpec],
        conditions: Iterable[Condition],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._patience = patience
        self._z3 = _z3()
        self._solver = _solver(self._z3, patience)
        self._signs = Signs()
        self._text: list[str] = []
        self._defined: dict[str, str] = {}
        self._once: dict[tuple[object, ...], tuple[str, object]] = {}
        self._read_off: list[tuple[str, Any]] = []
        self.knowing(specs, conditions)

    def find(self, claim: Claim) -> Case | None:
        """Give the case of an assignment in which the claim's sign is so."""
        return self._case() if self.possible(claim) else None

    def possible(self, claim: Claim) -> bool:
        """Tell whether there is such an assignment."""
        sign = self._sign(self._term(claim))
        if sign == FALSE:
            return False
        self._tell()
        found = self._solver.check(*self._assumed(sign))
        if found == self._z3.unknown:
            raise GaveUpError(self._patience)
        return bool(found == self._z3.sat)

    def knowing(self, specs: Mapping[str, FactSpec], conditions: Iterable[Condition]) -> "Z3Prover":
        """Teach the one solver these facts too; facts that it knows must bring no new tests."""
        for fact in self._signs.added(specs, conditions):
            self._declare([fact.unknown, *fact.signs.values()])
            self._text += [f"(assert {rule})" for rule in fact.rules()]
        return self

    def _assumed(self, sign: str) -> list[object]:
        if sign == TRUE:
            return []
        if sign.startswith("("):
            return [self._z3.Not(self._constant(not_so(sign)))]
        return [self._constant(sign)]

    def _constant(self, sign: str) -> Any:  # noqa: ANN401 - Z3 says nothing of its types
        return self._z3.Bool(sign, self._solver.ctx)

    def _declare(self, names: Iterable[str]) -> None:
        for name in names:
            self._text.append(f"(declare-const {name} Bool)")
            self._read_off.append((name, self._constant(name).decl()))

    def _tell(self) -> None:
        if self._text:
            self._solver.from_string("\n".join(self._text))
            self._text.clear()

    def _case(self) -> Case:
        """Read the case off the solver's model, by the calls that its own wrapper makes."""
        z3core = self._z3.z3core
        context, model = self._solver.ctx.ref(), self._solver.model()
        so = set()
        for name, sign in self._read_off:
            value = z3core.Z3_model_get_const_interp(context, model.model, sign.ast)
            if value and z3core.Z3_get_bool_value(context, value) == 1:
                so.add(name)
        return {name: signs.value(so) for name, signs in self._signs.facts.items()}

    # Claims as formulas

    def _term(self, claim: Claim) -> str:
        match claim:
            case Surely(condition):
                term = self._so(condition)
            case Unsure(condition):
                term = all_so([not_so(self._so(condition)), not_so(self._never(condition))])
            case Passed():
                term = self._passed(claim)
            case Gives(course, outcomes):
                term = self._gives(course, outcomes)
            case Differ(left, right):
                term = self._differ(left, right)
            case NotSo(part):
                term = not_so(self._sign(self._term(part)))
            case Both(parts):
                term = all_so(self._sign(self._term(part)) for part in parts)
            case Either(parts):
                term = any_so(self._sign(self._term(part)) for part in parts)
        return term

    def _so(self, condition: Condition) -> str:
        key = ("so", condition)
        if key not in self._once:
            self._keep(key, self._signs.truths(condition)[0], condition)
        return self._once[key][0]

    def _never(self, condition: Condition) -> str:
        key = ("never", condition)
        if key not in self._once:
            self._keep(key, self._signs.truths(condition)[1], condition)
        return self._once[key][0]

    def _passed(self, passed: Passed) -> str:
        """Say it rule by rule, from as far as it has been said."""
        whens, start = passed.whens, passed.count
        while start and ("passed", id(whens), start) not in self._once:
            start -= 1
        term = self._once["passed", id(whens), start][0] if start else TRUE
        for place in range(start, passed.count):
            none_yet = all_so([term, not_so(self._so(whens[place]))])
            term = self._keep(("passed", id(whens), place + 1), none_yet, whens)
        return term

    def _gives(self, course: Course, outcomes: frozenset[int]) -> str:
        return self._followed(course, ("gives", outcomes), outcomes.__contains__)

    def _differ(self, left: Course, right: Course) -> str:
        """Compare the outcomes as binary numbers, sign by sign."""
        highest = max(outcomes_in(left) | outcomes_in(right))
        return any_so(
            _either_alone(self._bit(left, bit), self._bit(right, bit))
            for bit in range(highest.bit_length())
        )

    def _bit(self, course: Course, bit: int) -> str:
        return self._followed(course, ("bit", bit), lambda outcome: bool(outcome >> bit & 1))

    def _followed(
        self, course: Course, what: tuple[str, object], wanted: Callable[[int], bool]
    ) -> str:
        """Say when what comes out is wanted, from the last rule up, as far as it is not said."""
        steps: list[Step] = []
        while isinstance(course, Step) and (*what, id(course)) not in self._once:
            steps.append(course)
            course = course.rest
        if isinstance(course, Step):
            term = self._once[*what, id(course)][0]
        else:
            term = TRUE if wanted(course.outcome) else FALSE
        for step in reversed(steps):
            fits = self._so(step.when)
            took = any_so([fits, term]) if wanted(step.outcome) else all_so([not_so(fits), term])
            term = self._keep((*what, id(step)), took, step)
        return term

    def _keep(self, key: tuple[object, ...], term: str, made_of: object) -> str:
        """Remember a formula by its sign; what it is made of stays alive, so that ids stay true."""
        sign = self._sign(term)
        self._once[key] = sign, made_of
        return sign

    def _sign(self, term: str) -> str:
        """Give one sign for a formula."""
        if not term.startswith("("):
            return term
        if term.startswith("(not "):
            inner = self._sign(not_so(term))
            return not_so(inner)
        if term not in self._defined:
            sign = self._defined[term] = f"d{len(self._defined)}"
            self._text.append(f"(declare-const {sign} Bool)(assert (= {sign} {term}))")
        return self._defined[term]


def _either_alone(one: str, other: str) -> str:
    """Say that exactly one of two formulas is so."""
    if one in {TRUE, FALSE}:
        one, other = other, one
    if other in {TRUE, FALSE}:
        return not_so(one) if other == TRUE else one
    return FALSE if one == other else f"(xor {one} {other})"


def installed() -> bool:
    """Tell whether Z3 is there, without the time that loading it takes."""
    return find_spec("z3") is not None


def _z3() -> ModuleType:
    try:
        return import_module("z3")
    except ImportError:
        raise NoZ3Error from None


def _solver(z3: ModuleType, patience: float) -> Any:  # noqa: ANN401 - Z3 says nothing of its types
    if not hasattr(_OF_THIS_THREAD, "context"):
        # Making a context takes longer than most proofs, and no two threads may share one.
        _OF_THIS_THREAD.context = z3.Context()
    solver = z3.SolverFor("QF_FD", ctx=_OF_THIS_THREAD.context)
    solver.set("timeout", round(patience * 1000))
    return solver
