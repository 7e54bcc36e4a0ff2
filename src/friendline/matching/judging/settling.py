"""Decides what proofs and the owner's own decisions amount to: confirmed, or in doubt.

A proof that fits two people (an address shared by a couple or an office) is decided for the one
who has more than what may be shared, then by name among them; else it stays open. What the owner
decided stands above all that.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from friendline.matching.asking.decisions import Decisions
from friendline.matching.candidates import Book
from friendline.matching.names.reading import noted_names, read_name
from friendline.matching.proofs.addresses import email_key, is_role_address
from friendline.matching.proofs.finding import Proof, ProofKind, proofs_of, said_names
from friendline.matching.weighing.evidence import Case, Weighing
from friendline.matching.wording import several, show
from friendline.model import Account, Certainty, Match, Person

_CONFIRMED_BY_OWNER = "You confirmed it"


@dataclass(frozen=True)
class Settled:
    """Cases with a proof, decided.

    Attributes:
        confirmed: Those that their proofs confirm; one person at most for an account.
        doubtful: Those where something speaks against it; ``doubt`` says what.
        taken: Accounts that the owner confirmed for somebody who is on no list now. They are
            nobody else's.
    """

    confirmed: tuple[Case, ...]
    doubtful: tuple[Case, ...]
    taken: frozenset[str] = frozenset()

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
        is_taken = case.account in self.owners or case.account in self.taken
        return not is_taken and (case.person, case.channel) not in self.places

    def leaves_open(self, case: Case) -> bool:
        """Whether proofs say nothing about a case, so that its name decides."""
        return self.is_free(case) and (case.person, case.account) not in self.doubted

    def matches(self) -> Iterator[Match]:
        """Give the confirmed matches."""
        for case in self.confirmed:
            yield Match(
                person=case.person,
                account=case.account,
                certainty=Certainty.CONFIRMED,
                evidence=case.evidence,
            )


def settle_proofs(book: Book, weighing: Weighing, decisions: Decisions) -> Settled:
    """Decide all cases that have a proof or that the owner confirmed.

    Addresses and handles come first, as they may tell which account a noted name means.
    """
    settling = _Settling(book, weighing)
    proofs = list(_with_decisions(proofs_of(book), book, decisions))
    settled = settling.settle(proofs)
    clear, unclear = _said_names(book, proofs, settled, decisions)
    if clear:
        settled = settling.settle([*proofs, *clear])
    settled = replace(settled, taken=_taken(book, decisions))
    still_open = filter(settled.is_free, weighing.cases_of_proofs(unclear))
    doubtful = {(case.person, case.account): case for case in (*still_open, *settled.doubtful)}
    return replace(settled, doubtful=tuple(doubtful.values()))


def _with_decisions(proofs: Iterable[Proof], book: Book, decisions: Decisions) -> Iterator[Proof]:
    """Give the proofs that the owner's decisions leave standing, and the decisions as proofs."""
    yield from (proof for proof in proofs if not _is_decided_against(proof, decisions))
    for account_id, person_id in decisions.confirmed.items():
        if account_id in book.accounts and person_id in book.people:
            yield Proof(person_id, account_id, ProofKind.SAID, _CONFIRMED_BY_OWNER)


def _taken(book: Book, decisions: Decisions) -> frozenset[str]:
    return frozenset(
        account for account, person in decisions.confirmed.items() if person not in book.people
    )


def _is_decided_against(proof: Proof, decisions: Decisions) -> bool:
    if decisions.confirmed.get(proof.account, proof.person) != proof.person:
        return True
    return decisions.is_rejected(proof.person, proof.account)


def _said_names(
    book: Book, proofs: Iterable[Proof], settled: Settled, decisions: Decisions
) -> tuple[list[Proof], list[Proof]]:
    """Tell display names that the owner noted apart: those of one account, and of several."""
    clear: list[Proof] = []
    unclear: list[Proof] = []
    noted = {(proof.person, proof.account) for proof in proofs if proof.kind is ProofKind.SAID}
    for said in said_names(book):
        if any((proof.person, proof.account) in noted for proof in said):
            continue  # It was the handle, and no display name.
        still_open = [
            proof
            for proof in said
            if settled.owners.get(proof.account, proof.person) == proof.person
            and not _is_decided_against(proof, decisions)
        ]
        (clear if len(still_open) == 1 else unclear).extend(still_open)
    return clear, unclear


class _Settling:
    """Decides the claims to each account."""

    def __init__(self, book: Book, weighing: Weighing) -> None:
        self._book = book
        self._weighing = weighing

    def settle(self, proofs: Iterable[Proof]) -> Settled:
        claims = defaultdict(list)
        for case in self._weighing.cases_of_proofs(proofs):
            claims[case.account].append(case)
        settled = [case for rivals in claims.values() for case in self._of_account(rivals)]
        confirmed = list(_own_of_shared([case for case in settled if not case.doubt]))
        there = {(case.person, case.channel) for case in confirmed}
        return Settled(
            confirmed=tuple(confirmed),
            doubtful=tuple(
                case for case in settled if case.doubt and (case.person, case.channel) not in there
            ),
        )

    def _of_account(self, rivals: Sequence[Case]) -> list[Case]:
        """Give the one case that holds for an account, or all of them in doubt."""
        if len(rivals) == 1:
            return [replace(case, doubt=self._doubt_of(case)) for case in rivals]
        alone = _stands_out(rivals, _has_more_than_shared) or _stands_out(rivals, _name_fit)
        if alone is not None:
            return [alone]
        names = [self._book.people[case.person].name for case in rivals]
        return [replace(case, doubt=several("people you know", names)) for case in rivals]

    def _doubt_of(self, case: Case) -> str:
        """Say what speaks against a case that rests on what may be shared alone."""
        if not case.rests_on_shared or case.fit:
            return ""
        if all(proof.doubt for proof in case.proofs):
            return case.proofs[0].doubt
        person, account = self._book.people[case.person], self._book.accounts[case.account]
        shared = _shared_emails(person, account)
        if shared and all(map(is_role_address, shared)):
            name = show(account.name)
            return f"An address of an office may be shared, and the name differs: {name}"
        if _shares_last_name(person, account):
            what = "address" if shared else "number or page"
            name = show(account.name)
            return f"Only the last name is the same, so the {what} may be shared: {name}"
        return ""


def _stands_out(cases: Sequence[Case], value: Callable[[Case], int]) -> Case | None:
    best = max(map(value, cases))
    leading = [case for case in cases if value(case) == best]
    return leading[0] if best > 0 and len(leading) == 1 else None


def _name_fit(case: Case) -> int:
    # Company and city are left out: they make one of two namesakes likely at most.
    return case.fit


def _has_more_than_shared(case: Case) -> int:
    return not case.rests_on_shared


def _own_of_shared(confirmed: Iterable[Case]) -> Iterator[Case]:
    """Drop accounts of other names that show a person's address beside the person's own."""
    on_channel = defaultdict(list)
    for case in confirmed:
        on_channel[case.person, case.channel].append(case)
    for cases in on_channel.values():
        has_own = any(case.fit for case in cases)
        yield from (case for case in cases if case.fit or not (has_own and case.rests_on_shared))


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
