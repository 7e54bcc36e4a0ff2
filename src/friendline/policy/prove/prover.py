"""What a prover is, and what may keep it from answering."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, Protocol, TypeAlias

from friendline.called import how_to_install
from friendline.policy.language.facts import FactSpec
from friendline.policy.language.syntax import Condition
from friendline.policy.prove.claims import Case, Claim

ProverName: TypeAlias = Literal["diagram", "z3", "both"]
PROVERS: Final[tuple[ProverName, ...]] = ("diagram", "z3", "both")


class NotProvedError(RuntimeError):
    """A question was left open; the sentence says why."""


class NoZ3Error(NotProvedError):
    """The extra is not there."""

    def __init__(self) -> None:
        super().__init__(
            f"the prover Z3 is not installed; install it with: {how_to_install('prove')}"
        )


class GaveUpError(NotProvedError):
    """The question was too hard for the time given."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Z3 found no answer within {seconds:g} seconds")


class UnknownProverError(ValueError):
    """A prover was asked for that there is not."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no prover '{name}'; choose one of: {', '.join(PROVERS)}.")


class Prover(Protocol):
    """Finds a case of which a claim is so, or proves that there is none."""

    @property
    def name(self) -> str:
        """What it is called in a report."""

    def find(self, claim: Claim) -> Case | None:
        """Invent one case of which the claim is so; ``None`` is the proof that there is none.

        Raises:
            NotProvedError: Where it can do neither.
        """

    def possible(self, claim: Claim) -> bool:
        """Tell whether there is such a case without inventing it, which may be quicker.

        Raises:
            NotProvedError: Where it cannot.
        """

    def knowing(self, specs: Mapping[str, FactSpec], conditions: Iterable[Condition]) -> "Prover":
        """Give a prover that knows these facts and conditions beside its own."""
