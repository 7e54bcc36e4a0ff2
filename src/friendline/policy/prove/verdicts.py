"""What came out: for every property of a policy whether it is proved, and if not, one example."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from friendline.model import Fact
from friendline.policy.citations import Strength
from friendline.policy.language.words import listed

OUTSIDE: Final = (
    "Outside every proof are things that the policy does not declare as facts, facts that stand in "
    "for others (proxies), whether the facts of a real person are right, and what people do with "
    "an answer."
)


class Kind(StrEnum):
    """What sort of property is proved."""

    COMPLETE = "complete"
    WITHOUT_LAST = "complete without the last row"
    DEAD = "rules that are never used"
    NO_EFFECT = "rules that change nothing"
    UNKNOWN = "what is not known"
    FAIR = "fair"
    PROMISE = "promise"
    INVARIANT = "invariant"
    REFINES = "never looser"


OF_RULES: Final = frozenset({Kind.WITHOUT_LAST, Kind.NO_EFFECT, Kind.UNKNOWN})
"""Properties of certain rules; elsewhere the rules concerned are those of the invented person, or
of several sets that kill a rule the one that was found."""


class Standing(StrEnum):
    """How it came out."""

    PROVED = "proved"
    REFUTED = "refuted"
    OUTSIDE = "outside"
    """The policy lacks the facts to speak of it."""
    OPEN = "not proved"
    """No prover could tell."""


class Verdict(Struct, frozen=True, kw_only=True):
    """One property and how it came out.

    Attributes:
        name: The property, in a few words or as the promise says it.
        kind: What sort of property it is.
        standing: Proved, refuted, outside the policy's facts, or left open.
        sentence: The same in one sentence; where refuted, told of an invented person.
        strength: How much it matters; a broken *must* is a mistake of the policy.
        witness: Facts of the invented person; ``decide`` says of them what the sentence says.
        other: Facts of the second person, where two are compared.
        over: The facts that it was proved over, each with all its values and not known.
        rules: Names of the rules concerned; of a broken promise those that the invented person
            meets.
        breaking: Where a promise, fairness or an invariant is refuted, the names of the rules that
            break it, with this person or with another, in the order of the sheet: all of them, or
            the first twelve. Of two people who are compared it is the rule at which they part; of
            a policy that must never be looser, its rules that are.
    """

    name: str
    kind: Kind
    standing: Standing
    sentence: str
    strength: Strength = Strength.MUST
    witness: dict[str, Fact] | None = None
    other: dict[str, Fact] | None = None
    over: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    breaking: tuple[str, ...] = ()

    @property
    def proved(self) -> bool:
        """Whether it holds in every case."""
        return self.standing is Standing.PROVED

    @property
    def scope(self) -> str:
        """Over which facts it was decided, and what stands outside."""
        if not self.over:
            return OUTSIDE
        facts = listed((fact.replace("_", " ") for fact in self.over), "and")
        return f"Looked at: every value, and not known, of {facts}. {OUTSIDE}"


class Proofs(Struct, frozen=True, kw_only=True):
    """All that was asked about one version of a policy.

    Attributes:
        policy: Its name.
        version: Its version.
        provers: Who answered, for every prover that was asked: ``("diagram",)``, and
            ``("diagram and z3",)`` where the diagram gave way to Z3 on the way.
        verdicts: What came out, in the order of asking.
    """

    policy: str
    version: str
    provers: tuple[str, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def kept(self) -> bool:
        """Whether everything that must hold is proved, or outside the policy's facts."""
        return not any(verdict.strength is Strength.MUST for verdict in (*self.refuted, *self.open))

    @property
    def refuted(self) -> tuple[Verdict, ...]:
        """What does not hold."""
        return tuple(one for one in self.verdicts if one.standing is Standing.REFUTED)

    @property
    def open(self) -> tuple[Verdict, ...]:
        """What no prover could tell."""
        return tuple(one for one in self.verdicts if one.standing is Standing.OPEN)

    def of(self, kind: Kind) -> Iterator[Verdict]:
        """Give the verdicts of one sort."""
        return (one for one in self.verdicts if one.kind is kind)
