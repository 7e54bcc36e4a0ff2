"""What evidence amounts to: confirmed by a proof, else likely or ambiguous by a name.

A proof that fits two people (an address shared by a couple or an office) is decided for the one
who has more than an e-mail address, then by name among them; else it stays open.

Names are looked at from the best fit down. What fits better comes first and takes the account
and the person's place on the channel; but whoever fits as well or better counts as a rival,
also where they are taken already, because a taking by name is itself only likely.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TypeAlias

from friendline.matching.addresses import email_key, is_role_address
from friendline.matching.candidates import Book
from friendline.matching.evidence import (
    Case,
    Proof,
    ProofKind,
    cases_of_proofs,
    proofs_of,
    said_names,
)
from friendline.matching.names import noted_names, read_name
from friendline.matching.wording import channel_title, several, show
from friendline.model import Account, Certainty, Match, Person

_Place: TypeAlias = tuple[str, str]
"""A person and a channel."""


@dataclass(frozen=True)
class Settled:
    """Cases with a proof, decided.

    Attributes:
        confirmed: Those that their proofs confirm; one person at most for an account.
        doubtful: Those where something speaks against it; ``doubt`` says what.
    """

    confirmed: tuple[Case, ...]
    doubtful: tuple[Case, ...]

    @cached_property
    def owners(self) -> dict[str, str]:
        """The person of each confirmed account."""
        return {case.account: case.person for case in self.confirmed}

    @cached_property
    def places(self) -> set[tuple[str, str]]:
        """Each person with each channel on which an account of theirs is confirmed."""
        return {(case.person, case.channel) for case in self.confirmed}

    @cached_property
    def doubted(self) -> set[tuple[str, str]]:
        """Each person and account whose proof is in doubt."""
        return {(case.person, case.account) for case in self.doubtful}

    def is_free(self, case: Case) -> bool:
        """Whether neither the account has an owner nor the person an account on its channel."""
        return case.account not in self.owners and _place(case) not in self.places

    def leaves_open(self, case: Case) -> bool:
        """Whether proofs say nothing about a case, so that its name decides."""
        return self.is_free(case) and (case.person, case.account) not in self.doubted

    def matches(self) -> Iterator[Match]:
        """Give the confirmed matches."""
        for case in self.confirmed:
            yield _match(case, Certainty.CONFIRMED, case.evidence)


def settle_proofs(book: Book) -> Settled:
    """Decide all cases that have a proof.

    Addresses and handles come first, as they may tell which account a noted name means.
    """
    proofs = list(proofs_of(book))
    settled = _settle(cases_of_proofs(proofs, book), book)
    clear, unclear = _said_names(book, proofs, settled)
    if clear:
        settled = _settle(cases_of_proofs([*proofs, *clear], book), book)
    still_open = filter(settled.is_free, cases_of_proofs(unclear, book))
    doubtful = {(case.person, case.account): case for case in (*still_open, *settled.doubtful)}
    return replace(settled, doubtful=tuple(doubtful.values()))


def _said_names(
    book: Book, proofs: Iterable[Proof], settled: Settled
) -> tuple[list[Proof], list[Proof]]:
    """Tell display names that the owner noted apart: those of one account, and of several."""
    clear: list[Proof] = []
    unclear: list[Proof] = []
    noted = {(proof.person, proof.account) for proof in proofs if proof.kind is ProofKind.SAID}
    for said in said_names(book):
        if any((proof.person, proof.account) in noted for proof in said):
            continue  # It was the handle, and no display name.
        still_open = [proof for proof in said if not _is_anothers(proof, settled)]
        (clear if len(still_open) == 1 else unclear).extend(still_open)
    return clear, unclear


def _is_anothers(proof: Proof, settled: Settled) -> bool:
    return settled.owners.get(proof.account, proof.person) != proof.person


def _settle(cases: Iterable[Case], book: Book) -> Settled:
    claims = defaultdict(list)
    for case in cases:
        claims[case.account].append(case)
    settled = [case for rivals in claims.values() for case in _settle_account(rivals, book)]
    confirmed = list(_one_of_shared_address([case for case in settled if not case.doubt]))
    doubtful = [case for case in settled if case.doubt]
    there = {(case.person, case.channel) for case in confirmed}
    return Settled(
        confirmed=tuple(confirmed),
        doubtful=tuple(case for case in doubtful if (case.person, case.channel) not in there),
    )


def _settle_account(rivals: Sequence[Case], book: Book) -> list[Case]:
    """Give the one case that holds for an account, or all of them in doubt."""
    if len(rivals) == 1:
        return [replace(case, doubt=_doubt_of(case, book)) for case in rivals]
    alone = _stands_out(rivals, _has_more_than_email) or _stands_out(rivals, _name_strength)
    if alone is not None:
        return [alone]
    names = [book.people[case.person].name for case in rivals]
    return [replace(case, doubt=several("people you know", names)) for case in rivals]


def _stands_out(cases: Sequence[Case], value: Callable[[Case], int]) -> Case | None:
    best = max(map(value, cases))
    leading = [case for case in cases if value(case) == best]
    return leading[0] if best > 0 and len(leading) == 1 else None


def _name_strength(case: Case) -> int:
    # Company and city are left out: they make one of two namesakes likely at most.
    return case.fit.strength if case.fit else 0


def _has_more_than_email(case: Case) -> int:
    return not case.only_email


def _one_of_shared_address(confirmed: Iterable[Case]) -> Iterator[Case]:
    """Drop accounts of other names that show a person's address beside the person's own."""
    on_channel = defaultdict(list)
    for case in confirmed:
        on_channel[case.person, case.channel].append(case)
    for cases in on_channel.values():
        has_own = any(case.fit for case in cases)
        yield from (case for case in cases if case.fit or not (has_own and case.only_email))


def _doubt_of(case: Case, book: Book) -> str:
    """Say what speaks against a case that rests on an e-mail address alone."""
    if not case.only_email or case.fit:
        return ""
    person, account = book.people[case.person], book.accounts[case.account]
    if all(map(is_role_address, _shared_emails(person, account))):
        return f"An address of an office may be shared, and the name differs: {show(account.name)}"
    if _shares_last_name(person, account):
        return f"Only the last name is the same, so the address may be shared: {show(account.name)}"
    return ""


def _shared_emails(person: Person, account: Account) -> set[str]:
    shown = set(map(email_key, account.emails))
    return {key for email in person.emails if (key := email_key(email)) and key in shown}


def _shares_last_name(person: Person, account: Account) -> bool:
    shown = read_name(account.name)
    return shown is not None and any(
        one.is_same_as(other)
        for noted in noted_names(person)
        for one in noted.name.family
        for other in shown.family
    )


def by_name(cases: Iterable[Case], doubtful: Iterable[Case], book: Book) -> Iterator[Match]:
    """Decide cases without proof.

    Args:
        cases: Cases whose names fit; neither the account is confirmed nor the person is on
            that channel.
        doubtful: Cases with a proof that is in doubt; they are ambiguous and come first.
        book: The people and accounts, for their names in sentences.
    """
    rivals = _Rivals(book)
    doubts = list(doubtful)
    rivals.admit(doubts)
    for case in doubts:
        yield rivals.ambiguous(case)
    rivals.take(doubts)
    best_first = sorted(cases, key=lambda case: case.level, reverse=True)
    for _, group in groupby(best_first, key=lambda case: case.level):
        same_level = list(group)
        rivals.admit(same_level)
        kept = [case for case in same_level if rivals.leave_room_for(case)]
        yield from map(rivals.judge, kept)
        rivals.take(kept)


class _Rivals:
    """Who competes for whom, among all that fits as well or better."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._accounts: defaultdict[_Place, set[str]] = defaultdict(set)
        self._people: defaultdict[str, set[str]] = defaultdict(set)
        self._taken_accounts: set[str] = set()
        self._taken_places: set[_Place] = set()
        self._sentences: dict[tuple[str, ...], str] = {}

    def admit(self, cases: Iterable[Case]) -> None:
        """Let cases compete from now on."""
        self._sentences.clear()
        for case in cases:
            self._accounts[_place(case)].add(case.account)
            self._people[case.account].add(case.person)

    def take(self, cases: Iterable[Case]) -> None:
        """Let cases outrank all that fits less well."""
        for case in cases:
            self._taken_accounts.add(case.account)
            self._taken_places.add(_place(case))

    def leave_room_for(self, case: Case) -> bool:
        """Whether a case is offered at all.

        A full name is, even where another account fits the person better: an account that may
        be a client's must not pass for a stranger's.
        """
        if case.account in self._taken_accounts:
            return False
        return case.has_full_name or _place(case) not in self._taken_places

    def judge(self, case: Case) -> Match:
        """Give the match of a case: likely if it has no rival."""
        if len(self._accounts[_place(case)]) == len(self._people[case.account]) == 1:
            return _match(case, Certainty.LIKELY, case.evidence)
        return self.ambiguous(case)

    def ambiguous(self, case: Case) -> Match:
        """Give the match of a case that stays open, and say what competes."""
        doubts = filter(None, (case.doubt, self._other_accounts(case), self._other_people(case)))
        return _match(case, Certainty.AMBIGUOUS, (*case.evidence, *dict.fromkeys(doubts)))

    def _other_accounts(self, case: Case) -> str:
        return self._sentence(_place(case), self._accounts_in_words)

    def _other_people(self, case: Case) -> str:
        return self._sentence((case.account,), self._people_in_words)

    def _sentence(self, key: tuple[str, ...], words: Callable[..., str]) -> str:
        """Give a sentence, made once for all cases that share it."""
        if key not in self._sentences:
            self._sentences[key] = words(*key)
        return self._sentences[key]

    def _accounts_in_words(self, person: str, channel: str) -> str:
        names = [self._book.accounts[account].name for account in self._accounts[person, channel]]
        return several(f"accounts on {channel_title(channel)}", names) if len(names) > 1 else ""

    def _people_in_words(self, account: str) -> str:
        names = [self._book.people[person].name for person in self._people[account]]
        return several("people you know", names) if len(names) > 1 else ""


def _place(case: Case) -> _Place:
    return case.person, case.channel


def _match(case: Case, certainty: Certainty, evidence: tuple[str, ...]) -> Match:
    return Match(person=case.person, account=case.account, certainty=certainty, evidence=evidence)
