"""Which prover is asked: the diagram while it stays small, Z3, or both."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from friendline.policy.engine import diagram
from friendline.policy.engine.diagram import OverBudgetError
from friendline.policy.language.facts import FactSpec
from friendline.policy.language.syntax import Condition
from friendline.policy.prove import diagram_prover, z3_prover
from friendline.policy.prove.claims import Case, Claim
from friendline.policy.prove.diagram_prover import DiagramProver
from friendline.policy.prove.prover import (
    NotProvedError,
    NoZ3Error,
    Prover,
    ProverName,
    UnknownProverError,
)
from friendline.policy.prove.z3_prover import Z3Prover

Told = TypeVar("Told")

MOST_CONDITIONS: Final = 300
"""Beyond this many it is not even tried whether a diagram stays small enough to be quicker."""


def provers(
    name: ProverName, specs: Mapping[str, FactSpec], conditions: Sequence[Condition]
) -> tuple[Prover, ...]:
    """Give the provers that go by a name.

    Args:
        name: The diagram alone gives way to Z3 as soon as that is quicker; where both are asked, or
            Z3 is not installed, it tries much longer.
        specs: Every fact that may be asked about.
        conditions: Every condition that may be asked about.

    Raises:
        UnknownProverError: For a prover that there is not.
    """

    def z3() -> Prover:
        try:
            return Z3Prover(specs, conditions)
        except NoZ3Error as error:
            return Missing(error)

    def sparing(budget: int) -> Prover:
        return Sparing(lambda: DiagramProver(specs, conditions, budget), z3, set())

    match name:
        case "diagram" if not z3_prover.installed():
            return (sparing(diagram.MOST_NODES),)
        case "diagram" if len(conditions) > MOST_CONDITIONS:
            return (z3(),)
        case "diagram":
            return (sparing(diagram_prover.MOST_NODES),)
        case "z3":
            return (z3(),)
        case "both":
            return sparing(diagram.MOST_NODES), z3()
        case _:
            raise UnknownProverError(name)


class Sparing:
    """Asks the diagram while it stays small, and Z3 from the moment that it does not.

    Args:
        diagram: Makes the one prover; may raise ``OverBudgetError``.
        z3: Makes the other.
        answered: Collects the names of those that have answered.
    """

    def __init__(
        self, diagram: Callable[[], Prover], z3: Callable[[], Prover], answered: set[str]
    ) -> None:
        self._z3 = z3
        self._answered = answered
        self._large = False
        try:
            self._prover = diagram()
        except OverBudgetError:
            self._fall_back()

    @property
    def name(self) -> str:
        """The provers that have answered so far."""
        return " and ".join(sorted(self._answered))

    def find(self, claim: Claim) -> Case | None:
        """As ``Prover.find``."""
        return self._asked(lambda prover: prover.find(claim))

    def possible(self, claim: Claim) -> bool:
        """As ``Prover.possible``."""
        return self._asked(lambda prover: prover.possible(claim))

    def knowing(self, specs: Mapping[str, FactSpec], conditions: Iterable[Condition]) -> Prover:
        """As ``Prover.knowing``."""
        conditions = tuple(conditions)
        if self._large:
            return self._prover.knowing(specs, conditions)
        prover = self._prover
        return Sparing(
            lambda: prover.knowing(specs, conditions),
            lambda: self._z3().knowing(specs, conditions),
            self._answered,
        )

    def _asked(self, ask: Callable[[Prover], Told]) -> Told:
        try:
            told = ask(self._prover)
        except OverBudgetError:
            self._fall_back()
            told = ask(self._prover)
        self._answered.add(self._prover.name)
        return told

    def _fall_back(self) -> None:
        self._prover, self._large = self._z3(), True


class Missing:
    """Stands for a prover that is not there, so that every question is left open and says why.

    Args:
        error: Why it is not there.
    """

    name = "none"

    def __init__(self, error: NotProvedError) -> None:
        self._error = error

    def find(self, claim: Claim) -> Case | None:
        """Tell why nothing can be told."""
        del claim
        raise self._error

    def possible(self, claim: Claim) -> bool:
        """Tell why nothing can be told."""
        del claim
        raise self._error

    def knowing(self, specs: Mapping[str, FactSpec], conditions: Iterable[Condition]) -> "Missing":
        """Know no more than before."""
        del specs, conditions
        return self
