"""Which matches are confirmed, and which proofs leave a doubt.

A proof that fits two people (an address shared by a couple or an office) is decided for the one
who has more than an e-mail address, then by name among them; else it stays open.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from friendline.matching.evidence import Book, Case
from friendline.matching.fits import noted_names
from friendline.matching.names import read_name
from friendline.matching.proofs import email_key, is_role_address
from friendline.matching.wording import several, show
from friendline.model import Account, Person


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


def settle(cases: Iterable[Case], book: Book) -> Settled:
    """Decide all cases that have a proof."""
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
    alone = _stands_out(rivals, _has_more_than_email) or _stands_out(rivals, _name_level)
    if alone is not None:
        return [alone]
    names = [book.people[case.person].name for case in rivals]
    return [replace(case, doubt=several("people you know", names)) for case in rivals]


def _stands_out(cases: Sequence[Case], value: Callable[[Case], int]) -> Case | None:
    best = max(map(value, cases))
    leading = [case for case in cases if value(case) == best]
    return leading[0] if best > 0 and len(leading) == 1 else None


def _name_level(case: Case) -> int:
    return case.level if case.fit else 0


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
