"""What speaks for an account being a person's, and how much: proofs, name, places, dates.

An e-mail address, a telephone number, a profile and the owner's own word can prove a match; a name
cannot (design, rule 2). Evidence is gathered and weighed here pair by pair; ``certainty`` decides
what it amounts to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from enum import IntEnum

from friendline.matching.candidates import Book, compared
from friendline.matching.names.compare import compare_account
from friendline.matching.names.comparison import Likeness, NameComparison, Shown
from friendline.matching.names.reading import noted_names, read_partly
from friendline.matching.proofs.addresses import email_key
from friendline.matching.proofs.finding import Proof
from friendline.matching.weighing.dates import TieDates
from friendline.matching.weighing.places import PlaceFit, PlaceShares, place_fits
from friendline.matching.weighing.shares import COMMON, RARE, NameShares, share_in_world, shares_of
from friendline.matching.weighing.weights import (
    Weights,
    agreeing_bits,
    bounded_bits,
    name_bits,
    shown_so,
    stated_weights,
)
from friendline.matching.wording import show
from friendline.model import Account, Person, Tie

_WHOLE = frozenset({Likeness.SAME, Likeness.RESPELLED, Likeness.SHORT})
_NONE = frozenset({Likeness.ABSENT, Likeness.OTHER})
FEWEST_ACCOUNTS = 100
"""Of a shorter list of accounts it is not concluded that a name in it must be the client's."""

_LEAST_BITS = 0.0
"""What is worth less is no more likely one person's than two strangers', and is left out."""


class Fit(IntEnum):
    """How much of a name fits."""

    NONE = 0
    """Neither, or only the first or only the last name."""
    PART = 1
    """Both, one of them by an initial, a slip, half of a double name or the like."""
    FULL = 2
    """First and last name, also in another spelling, a usual short form, or turned round."""


@dataclass(frozen=True, slots=True)
class Case:
    """All that speaks for one account being one person's.

    Attributes:
        person: Id of the person.
        account: Id of the account.
        channel: The account's channel.
        proofs: What can confirm it, strongest first.
        name: How the names compare, where there is anything in common.
        beside: Sentences on what else agrees: company, city, dates.
        bits: What name, places and dates are worth together.
        by_chance: How many strangers' accounts of the channel would fit by name as well.
        doubt: A sentence on what speaks against its proof; empty where nothing does.
    """

    person: str
    account: str
    channel: str
    proofs: tuple[Proof, ...] = ()
    name: NameComparison | None = None
    beside: tuple[str, ...] = ()
    bits: float = 0.0
    by_chance: float = 0.0
    doubt: str = ""

    @property
    def fit(self) -> Fit:
        """How much of the name fits."""
        return Fit.NONE if self.name is None else fit_of(self.name)

    @property
    def has_another_name(self) -> bool:
        """Whether the first or the last name is another one, and nothing else ties the two."""
        if self.name is None or self.beside or self.proofs:
            return False
        return Likeness.OTHER in {self.name.given, self.name.family}

    @property
    def rests_on_shared(self) -> bool:
        """Whether nothing confirms it but an address, a number or a page that may be shared."""
        return bool(self.proofs) and all(proof.kind.may_be_shared for proof in self.proofs)

    @property
    def evidence(self) -> tuple[str, ...]:
        """All sentences, strongest first."""
        proofs = (proof.why for proof in self.proofs)
        # Beside a proof a name that does not fit is nothing that speaks for it.
        says = self.name is not None and not (self.proofs and self.fit is Fit.NONE)
        names = (self.name.why,) if self.name and says else ()
        return tuple(dict.fromkeys((*proofs, *names, *self.beside)))


def fit_of(name: NameComparison) -> Fit:
    """Give how much of a name fits."""
    parts = {name.given, name.family}
    if parts & _NONE or name.middle is Likeness.OTHER:
        return Fit.NONE
    return Fit.FULL if parts <= _WHOLE else Fit.PART


class Weighing:
    """Weighs what speaks for each pair of one book.

    Attributes:
        weights: The numbers of the model.
    """

    def __init__(
        self,
        book: Book,
        ties: Mapping[str, Sequence[Tie]] | None = None,
        weights: Weights | None = None,
    ) -> None:
        """Count how frequent names, companies, towns and dates are on each channel.

        Args:
            book: The people and accounts.
            ties: The ties of accounts by id, where any are known.
            weights: Other numbers than the stated ones.
        """
        self._book = book
        self._ties = ties or {}
        self.weights = weights or stated_weights()
        on_channel: defaultdict[str, dict[str, Account]] = defaultdict(dict)
        for account_id, account in book.accounts.items():
            on_channel[account.channel][account_id] = account
        self._channels = {
            channel: self._channel(accounts) for channel, accounts in on_channel.items()
        }

    def _channel(self, accounts: Mapping[str, Account]) -> "_Channel":
        names = filter(None, (read_partly(account.name) for account in accounts.values()))
        ties = [tie for account_id in accounts for tie in self._ties.get(account_id, ())]
        return _Channel(
            accounts=max(len(accounts), FEWEST_ACCOUNTS),
            names=shares_of(names),
            places=PlaceShares(accounts.values()),
            dates=TieDates(ties),
        )

    def with_weights(self, weights: Weights) -> "Weighing":
        """Give the same with other numbers."""
        other = copy(self)
        other.weights = weights
        return other

    def cases_of_names(self) -> Iterator[Case]:
        """Give a case for each account whose name may be a person's."""
        for found in compared(self._book):
            for account_id in found.accounts:
                case = self.weigh(found.person, account_id, found.comparisons)
                if case.bits > _LEAST_BITS or case.fit is Fit.FULL:
                    yield case

    def cases_of_proofs(self, proofs: Iterable[Proof]) -> Iterator[Case]:
        """Give a case for each person and account that proofs bring together."""
        by_pair: defaultdict[tuple[str, str], set[Proof]] = defaultdict(set)
        for proof in proofs:
            by_pair[proof.person, proof.account].add(proof)
        for (person_id, account_id), found in by_pair.items():
            noted = noted_names(self._book.people[person_id])
            ways = compare_account(noted, self._book.accounts[account_id])
            # The front of an address that is shared says nothing on whose account it is.
            names = [way for way in ways if way.shown is not Shown.ADDRESS]
            strongest_first = tuple(sorted(found, key=lambda proof: (-proof.kind, proof.why)))
            yield self.weigh(person_id, account_id, names, strongest_first)

    def weigh(
        self,
        person_id: str,
        account_id: str,
        names: Sequence[NameComparison],
        proofs: tuple[Proof, ...] = (),
    ) -> Case:
        """Give the case of a person and an account whose names compare so."""
        person, account = self._book.people[person_id], self._book.accounts[account_id]
        channel = self._channels[account.channel]
        worth, name = self._best_name(names, account, channel)
        is_relative = name is not None and name.given is Likeness.OTHER
        bits = bounded_bits(worth, channel.accounts, self.weights, is_relative=is_relative)
        addresses = self.weights.bits["address_other"] if _addresses_differ(person, account) else 0
        places = list(place_fits(person, account, channel.places))
        dates_bits, dates = self._dates(person, account_id, channel.dates)
        return Case(
            person=person_id,
            account=account_id,
            channel=account.channel,
            proofs=proofs,
            name=name,
            beside=tuple(filter(None, (*(place.why for place in places), dates))),
            bits=(bits if name else 0.0)
            + sum(map(self._place_bits, places))
            + dates_bits
            + addresses,
            by_chance=channel.accounts
            * 2.0**-worth
            * (shown_so(name, self.weights) if name else 1),
        )

    def _best_name(
        self, names: Sequence[NameComparison], account: Account, channel: "_Channel"
    ) -> tuple[float, NameComparison | None]:
        shown = read_partly(account.name)
        weighed = [(name_bits(name, shown, channel.names, self.weights), name) for name in names]
        # Of equal ones the first is the best.
        return max(weighed, key=lambda one: one[0], default=(0.0, None))

    def _place_bits(self, place: PlaceFit) -> float:
        if place.agrees:
            return agreeing_bits(place.kind, place.share, self.weights)
        return self.weights.bits[f"{place.kind}_other"]

    def _dates(self, person: Person, account_id: str, dates: TieDates) -> tuple[float, str]:
        fits = [fit for tie in self._ties.get(account_id, ()) if (fit := dates.fit(person, tie))]
        if not fits:
            return 0.0, ""
        best = min(fits, key=lambda fit: (fit.share, fit.why))
        return agreeing_bits("soon", best.share, self.weights), best.why

    def rarity(self, case: Case) -> str:
        """Say that the last name is a rare one, where the table lacks it and few here bear it."""
        word = self._family_word(case)
        in_world = share_in_world("family", word) or 0.0
        if not word or in_world >= RARE or self._share(case, word) >= COMMON:
            return ""
        return f"{_as_name(word)} is a rare name"

    def frequency(self, case: Case) -> str:
        """Say that the last name is a common one, where it is."""
        word = self._family_word(case)
        if not word or max(share_in_world("family", word) or 0, self._share(case, word)) < COMMON:
            return ""
        return f"{_as_name(word)} is a common name"

    def _share(self, case: Case, word: str) -> float:
        return self._channels[case.channel].names.family.share(word)

    @staticmethod
    def _family_word(case: Case) -> str:
        name = case.name
        is_whole = name is not None and name.family in _WHOLE
        return name.family_word if name and is_whole else ""


def _addresses_differ(person: Person, account: Account) -> bool:
    """Whether both sides tell e-mail addresses, and none of them is the same."""
    noted, shown = set(map(email_key, person.emails)), set(map(email_key, account.emails))
    return bool(noted - {None}) and bool(shown - {None}) and not noted & shown


@dataclass(frozen=True, slots=True)
class _Channel:
    """What is frequent on one channel, and among how many accounts."""

    accounts: int
    names: NameShares
    places: PlaceShares
    dates: TieDates


def _as_name(word: str) -> str:
    return show(word.title())
