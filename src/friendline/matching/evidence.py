"""What speaks for an account being a person's, weighed, one pair at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from friendline.matching.likeness import NameFit, Strength
from friendline.model import Account, Person


@dataclass(frozen=True, slots=True)
class Book:
    """Who is to be matched: people and accounts by id, in the order of their ids."""

    people: Mapping[str, Person]
    accounts: Mapping[str, Account]


class ProofKind(IntEnum):
    """What can confirm a match, weakest first."""

    EMAIL = 1
    SAID_NAME = 2
    PROFILE = 3
    SAID = 4


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that can confirm a match.

    Attributes:
        person: Id of the person.
        account: Id of the account.
        kind: What it is.
        why: The evidence in one sentence for the owner.
    """

    person: str
    account: str
    kind: ProofKind
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """All that speaks for one account being one person's.

    Attributes:
        person: Id of the person.
        account: Id of the account.
        channel: The account's channel.
        proofs: What can confirm it, strongest first.
        fit: How the names fit, if they do.
        places: Sentences on company and city, where these agree.
        doubt: A sentence on what speaks against its proof; empty where nothing does.
    """

    person: str
    account: str
    channel: str
    proofs: tuple[Proof, ...] = ()
    fit: NameFit | None = None
    places: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def level(self) -> int:
        """How well name, company and city fit; of two levels the higher one outranks."""
        strength = 0 if self.fit is None else self.fit.strength
        return 2 * strength + bool(self.places)

    @property
    def has_full_name(self) -> bool:
        """Whether first and last name fit."""
        return self.fit is not None and self.fit.strength is Strength.FULL

    @property
    def only_email(self) -> bool:
        """Whether nothing but an e-mail address can confirm it."""
        return {proof.kind for proof in self.proofs} == {ProofKind.EMAIL}

    @property
    def evidence(self) -> tuple[str, ...]:
        """All sentences, strongest first."""
        proofs = (proof.why for proof in self.proofs)
        names = () if self.fit is None else (self.fit.why,)
        return tuple(dict.fromkeys((*proofs, *names, *self.places)))
