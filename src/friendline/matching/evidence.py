"""What speaks for an account being a person's: proofs, the name, company and city.

An e-mail address, a profile and the owner's own word can prove a match; a name cannot (design,
rule 2). Evidence is gathered here pair by pair; ``certainty`` decides what it amounts to.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from friendline.matching.addresses import (
    email_key,
    handle_key,
    handles_in,
    is_address,
    profile_key,
)
from friendline.matching.candidates import Book, Candidate
from friendline.matching.name_likeness import NameFit, Strength, best_fit
from friendline.matching.names import noted_names, read_name
from friendline.matching.wording import channel_title, show
from friendline.matching.words import read_word, tidy
from friendline.model import Account, Person

_WORDS_OF_NO_FIRM = """
    inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg ohg ug mbh
    sa sas sarl srl spa bv nv oy ab as aps sp zoo sro pty pllc pc the and und et y
"""
_LEGAL_FORMS = frozenset(_WORDS_OF_NO_FIRM.split())


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


def cases_of_names(found: Iterable[Candidate], book: Book) -> Iterator[Case]:
    """Give a case for each account whose name fits a person's."""
    for candidate in found:
        if fit := best_fit(candidate.noted, candidate.shown):
            for account_id in candidate.accounts:
                yield _case(candidate.person, account_id, book, fit=fit)


def cases_of_proofs(proofs: Iterable[Proof], book: Book) -> Iterator[Case]:
    """Give a case for each person and account that proofs bring together."""
    by_pair: defaultdict[tuple[str, str], set[Proof]] = defaultdict(set)
    for proof in proofs:
        by_pair[proof.person, proof.account].add(proof)
    for (person_id, account_id), found in by_pair.items():
        shown = read_name(book.accounts[account_id].name)
        fit = best_fit(noted_names(book.people[person_id]), shown) if shown else None
        strongest_first = tuple(sorted(found, key=lambda proof: (-proof.kind, proof.why)))
        yield _case(person_id, account_id, book, fit=fit, proofs=strongest_first)


def _case(
    person_id: str,
    account_id: str,
    book: Book,
    *,
    fit: NameFit | None,
    proofs: tuple[Proof, ...] = (),
) -> Case:
    account = book.accounts[account_id]
    return Case(
        person=person_id,
        account=account_id,
        channel=account.channel,
        proofs=proofs,
        fit=fit,
        places=tuple(agreeing_places(book.people[person_id], account)),
    )


def proofs_of(book: Book) -> Iterator[Proof]:
    """Give the proofs that rest on addresses and handles; see ``said_names`` for the rest."""
    yield from _same_emails(book)
    yield from _same_profiles(book)
    yield from _said_handles(book)


def _same_emails(book: Book) -> Iterator[Proof]:
    holders = defaultdict(list)
    for account_id, account in book.accounts.items():
        for key in _email_keys(account.emails):
            holders[key].append(account_id)
    for person_id, person in book.people.items():
        for key in _email_keys(person.emails):
            for account_id in holders.get(key, ()):
                why = f"Same e-mail address: {show(key)}"
                yield Proof(person_id, account_id, ProofKind.EMAIL, why)


def _email_keys(emails: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(key for email in emails if (key := email_key(email)))


def _same_profiles(book: Book) -> Iterator[Proof]:
    profiles = _Profiles(book)
    for person_id, person in book.people.items():
        said = {address for _, address in person.said_accounts}
        for url in sorted(said.union(person.urls)):
            kind = ProofKind.SAID if url in said else ProofKind.PROFILE
            for account_id in profiles.accounts_at(url):
                yield Proof(person_id, account_id, kind, f"Profile that you noted: {show(url)}")


class _Profiles:
    """Accounts by profile address, and those without one by channel and handle."""

    def __init__(self, book: Book) -> None:
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        self._by_handle: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for account_id, account in book.accounts.items():
            if key := profile_key(account.url):
                self._by_key[key].append(account_id)
            elif handle := handle_key(account.handle):
                self._by_handle[account.channel, handle].append(account_id)
        self._channels = {channel for channel, _ in self._by_handle}

    def accounts_at(self, url: str) -> Iterator[str]:
        key = profile_key(url)
        if key is None:
            return
        yield from self._by_key.get(key, ())
        for channel in self._channels:
            for handle in handles_in(key, channel):
                yield from self._by_handle.get((channel, handle), ())


def _said_handles(book: Book) -> Iterator[Proof]:
    holders = defaultdict(list)
    for account_id, account in book.accounts.items():
        for handle in _handles_of(account):
            holders[account.channel, handle].append(account_id)
    for person_id, channel, said in _said(book):
        for account_id in holders.get((channel, handle_key(said) or ""), ()):
            why = f"Account that you noted on {channel_title(channel)}: {show(said)}"
            yield Proof(person_id, account_id, ProofKind.SAID, why)


def _handles_of(account: Account) -> frozenset[str]:
    if handle := handle_key(account.handle):
        return frozenset({handle})
    key = profile_key(account.url)
    return handles_in(key, account.channel) if key else frozenset()


def said_names(book: Book) -> Iterator[list[Proof]]:
    """Give for each display name that the owner noted all accounts that show it.

    Several accounts of one name leave open which of them the owner means.
    """
    noted = list(_said(book))
    channels = {channel for _, channel, _ in noted}
    holders = defaultdict(list)
    for account_id, account in book.accounts.items():
        if account.channel in channels:
            holders[account.channel, _display_key(account.name)].append(account_id)
    for person_id, channel, said in noted:
        why = f"You noted this name on {channel_title(channel)}: {show(said)}"
        key = _display_key(said)
        found = holders.get((channel, key), ()) if key else ()
        yield [Proof(person_id, account_id, ProofKind.SAID_NAME, why) for account_id in found]


def _said(book: Book) -> Iterator[tuple[str, str, str]]:
    for person_id, person in book.people.items():
        for channel, said in dict.fromkeys(person.said_accounts):
            if not is_address(said):
                yield person_id, channel.strip().casefold(), said


def _display_key(name: str) -> str:
    """Give a display name without case, accents and decoration; digits stay."""
    read = read_name(name)
    if read is None:
        return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    digits = [char for char in name if char.isdigit()]
    return " ".join([*(min(word.spellings) for word in read.words), *digits])


def agreeing_places(person: Person, account: Account) -> Iterator[str]:
    """Give a sentence for the company and one for the city, each where it agrees."""
    remark = _words_of(_remark_of(account.name))
    shown = _words_of(account.company or "")
    company, city = _words_of(person.company or ""), _words_of(person.city or "")
    if company and (_is_same_firm(company, shown) or set(company) <= set(remark)):
        yield f"Same company: {show(person.company or '')}"
    if city and (set(city) <= set(shown) or set(city) <= set(remark)):
        yield f"Same city: {show(person.city or '')}"


def _is_same_firm(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name of a firm begins with the other: "Acme" and "Acme Consulting"."""
    return bool(other) and all(map(str.__eq__, one, other))


def _remark_of(name: str) -> str:
    read = read_name(name)
    return read.remark if read else ""


@lru_cache(maxsize=50_000)
def _words_of(text: str) -> tuple[str, ...]:
    read = filter(None, map(read_word, tidy(text).replace("-", " ").split()))
    words = (min(word.spellings) for word in read)
    return tuple(word for word in words if word not in _LEGAL_FORMS)
