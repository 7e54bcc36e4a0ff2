"""Who is who: the people an owner knows and the accounts on all their channels (R99)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from friendline.matching.evidence import Book, Case, Proof, ProofKind
from friendline.matching.fits import best_fit, name_fits, noted_names
from friendline.matching.likely import by_name
from friendline.matching.names import read_name
from friendline.matching.places import agreeing_places
from friendline.matching.proofs import proofs_of, said_names
from friendline.matching.proven import Settled, settle
from friendline.model import Account, Certainty, Match, Person


def match_people(people: Mapping[str, Person], accounts: Mapping[str, Account]) -> list[Match]:
    """Say which accounts are, or may be, whose (R99; design, rule 2).

    An equal e-mail address, an equal profile address or the owner's own word confirm a match. A
    name alone makes it likely at most, and ambiguous where another account of the channel or
    another person fits as well. People of one name stay several.

    Args:
        people: Those the owner knows, by id.
        accounts: The accounts of all channels, by id.

    Returns:
        Each person and account at most once, sorted by person and account; the same whatever
        the order of the arguments. Never raises for what is in them.
    """
    book = Book(people=dict(sorted(people.items())), accounts=dict(sorted(accounts.items())))
    settled, unclear = _settle_proofs(book)
    doubtful = {(case.person, case.account): case for case in (*unclear, *settled.doubtful)}
    open_cases = [
        case for case in _name_cases(book, settled) if (case.person, case.account) not in doubtful
    ]
    matches = [
        *map(_confirmed, settled.confirmed),
        *by_name(open_cases, doubtful.values(), book),
    ]
    return sorted(matches, key=lambda match: (match.person, match.account))


def _settle_proofs(book: Book) -> tuple[Settled, list[Case]]:
    """Settle addresses and handles first, as they may tell which account a noted name means."""
    proofs = list(proofs_of(book))
    settled = settle(_proven_cases(proofs, book), book)
    clear: list[Proof] = []
    unclear: list[Proof] = []
    noted = {(proof.person, proof.account) for proof in proofs if proof.kind is ProofKind.SAID}
    for said in said_names(book):
        if any((proof.person, proof.account) in noted for proof in said):
            continue  # It was the handle, and no display name.
        still_open = [proof for proof in said if not _is_anothers(proof, settled)]
        (clear if len(still_open) == 1 else unclear).extend(still_open)
    if clear:
        settled = settle(_proven_cases([*proofs, *clear], book), book)
    return settled, [case for case in _proven_cases(unclear, book) if _is_open(case, settled)]


def _is_anothers(proof: Proof, settled: Settled) -> bool:
    return settled.owners.get(proof.account, proof.person) != proof.person


def _is_open(case: Case, settled: Settled) -> bool:
    """Whether neither the account has an owner nor the person an account on its channel."""
    return case.account not in settled.owners and (case.person, case.channel) not in settled.places


def _proven_cases(proofs: Iterable[Proof], book: Book) -> Iterator[Case]:
    by_pair: defaultdict[tuple[str, str], set[Proof]] = defaultdict(set)
    for proof in proofs:
        by_pair[proof.person, proof.account].add(proof)
    for (person_id, account_id), found in by_pair.items():
        person, account = book.people[person_id], book.accounts[account_id]
        shown = read_name(account.name)
        yield Case(
            person=person_id,
            account=account_id,
            channel=account.channel,
            proofs=tuple(sorted(found, key=lambda proof: (-proof.kind, proof.why))),
            fit=best_fit(noted_names(person), shown) if shown else None,
            places=tuple(agreeing_places(person, account)),
        )


def _name_cases(book: Book, settled: Settled) -> Iterator[Case]:
    for person_id, account_id, fit in name_fits(book):
        account = book.accounts[account_id]
        case = Case(person=person_id, account=account_id, channel=account.channel, fit=fit)
        if _is_open(case, settled):
            places = agreeing_places(book.people[person_id], account)
            yield replace(case, places=tuple(places))


def _confirmed(case: Case) -> Match:
    return Match(
        person=case.person,
        account=case.account,
        certainty=Certainty.CONFIRMED,
        evidence=case.evidence,
    )
