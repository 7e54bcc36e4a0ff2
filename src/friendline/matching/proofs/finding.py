"""What can prove that an account is a person's: addresses, numbers, pages, the owner's own word.

A proof can confirm a match where a name cannot (design, rule 2). What couples and offices have in
common says so in its ``doubt``.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from friendline.matching.candidates import Book
from friendline.matching.names.reading import noted_names, read_name
from friendline.matching.names.words import read_word
from friendline.matching.proofs.addresses import (
    digest_key,
    digests_of,
    email_key,
    handle_key,
    handles_in,
    is_address,
    profile_key,
)
from friendline.matching.proofs.pages import Page, read_page
from friendline.matching.proofs.phones import PhoneReader
from friendline.matching.wording import channel_title, counted, show
from friendline.model import Account, Person

_SHORTEST_NAME = 3
_SHORTEST_OF_FIRM = 4
"""Letters of a last name, or of a word of a firm, that in a domain tell whose it is."""


class ProofKind(IntEnum):
    """What can confirm a match, weakest first."""

    LINK = 1
    """A page that the network has verified for the account, and that the owner noted."""
    PHONE = 2
    EMAIL = 3
    SAID_NAME = 4
    PROFILE = 5
    SAID = 6

    @property
    def may_be_shared(self) -> bool:
        """Whether couples and offices have it in common: a number, an address, a website."""
        return self <= ProofKind.EMAIL


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that can confirm a match.

    Attributes:
        person: Id of the person.
        account: Id of the account.
        kind: What it is.
        why: The evidence in one sentence for the owner.
        common: The address, number or page that both have; empty where the owner's word is all.
        doubt: A sentence on who else has it; empty where nobody has.
    """

    person: str
    account: str
    kind: ProofKind
    why: str
    common: str = ""
    doubt: str = ""


def proofs_of(book: Book) -> Iterator[Proof]:
    """Give the proofs that rest on addresses, numbers and pages; ``said_names`` gives the rest."""
    yield from _same_emails(book)
    yield from _same_phones(book)
    yield from _same_profiles(book)
    yield from _same_links(book)
    yield from _said_handles(book)


class _InCommon:
    """Who has what: keys of addresses, numbers or pages, with the people and the accounts."""

    def __init__(self, book: Book, kind: ProofKind) -> None:
        self._book = book
        self._kind = kind
        self._shown: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._noted: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)

    def show(self, key: str, account: str, how: str = "") -> None:
        """Say that an account shows something; of several ways to show it the plainest holds."""
        known = self._shown[key].get(account, how)
        self._shown[key][account] = min(known, how)

    def note(self, key: str, person: str, common: str, why: str) -> None:
        """Say that a person has something; of several sentences the first by letters holds."""
        if key in self._shown:
            known = self._noted[key].get(person, (common, why))
            self._noted[key][person] = min(known, (common, why))

    def proofs(self) -> Iterator[Proof]:
        """Give a proof for each thing that a person and an account have in common."""
        found: dict[tuple[str, str, str], Proof] = {}
        for key, people in self._noted.items():
            doubts = self._doubts(key)
            for person, (common, why) in people.items():
                for account, how in self._shown[key].items():
                    doubt = doubts[self._book.accounts[account].channel]
                    proof = Proof(person, account, self._kind, why + how, common, doubt)
                    found.setdefault((person, account, common), proof)
        yield from found.values()

    def _doubts(self, key: str) -> dict[str, str]:
        """Give for each channel a sentence on who else has something."""
        people = len(self._noted[key])
        accounts = Counter(self._book.accounts[one].channel for one in self._shown[key])
        return {channel: _doubt(people, count, channel) for channel, count in accounts.items()}


def _doubt(people: int, accounts: int, channel: str) -> str:
    if people > 1:
        return f"{counted(people)} people you know have it"
    if accounts > 1:
        return f"{counted(accounts)} accounts on {channel_title(channel)} show it"
    return ""


def _same_emails(book: Book) -> Iterator[Proof]:
    plain_of = _plain_by_digest(book)
    common = _InCommon(book, ProofKind.EMAIL)
    for account_id, account in book.accounts.items():
        for email in account.emails:
            address, is_digest = _address(email, plain_of)
            if address:
                common.show(address, account_id, " (shown as its digest)" if is_digest else "")
    for person_id, person in book.people.items():
        for email in person.emails:
            address, is_digest = _address(email, plain_of)
            how = " (noted as its digest)" if is_digest else ""
            if address:
                why = f"Same e-mail address: {show(address)}{how}"
                common.note(address, person_id, address, why)
    yield from common.proofs()


def _plain_by_digest(book: Book) -> dict[str, str]:
    """Give the plain addresses of a book by their digests, if it has any digests at all."""
    holders: tuple[Person | Account, ...] = (*book.people.values(), *book.accounts.values())
    if not any(digest_key(email) for one in holders for email in one.emails):
        return {}
    plain = {key for one in holders for email in one.emails if (key := email_key(email))}
    return {digest: address for address in sorted(plain) for digest in digests_of(address)}


def _address(email: str, plain_of: Mapping[str, str]) -> tuple[str, bool]:
    """Give an address, plain where the book knows it so, and whether it is told as a digest."""
    digest = digest_key(email)
    if digest is None:
        return email_key(email) or "", False
    return plain_of.get(digest, digest), True


def _same_phones(book: Book) -> Iterator[Proof]:
    listed = [phone for person in book.people.values() for phone in person.phones]
    if not listed or not any(account.phones for account in book.accounts.values()):
        return
    reader = PhoneReader(listed)
    common = _InCommon(book, ProofKind.PHONE)
    for account_id, account in book.accounts.items():
        for shown in filter(None, map(reader.key, account.phones)):
            common.show(shown, account_id)
    for person_id, person in book.people.items():
        for phone in person.phones:
            if key := reader.key(phone):
                common.note(key, person_id, key, f"Same telephone number: {show(phone)}")
    yield from common.proofs()


def _same_links(book: Book) -> Iterator[Proof]:
    """Compare the pages that a network has verified with those that the owner noted."""
    common = _InCommon(book, ProofKind.LINK)
    hosts = set()
    for account_id, account in book.accounts.items():
        for page in filter(None, map(read_page, account.links)):
            common.show(page.text, account_id)
            hosts.add(page.host)
            if page.is_own_domain:
                common.show(_domain(page), account_id)
    users = _users_of(hosts, book)
    for person_id, person in book.people.items():
        for page in filter(None, map(read_page, person.urls if hosts else ())):
            why = f"Page that you noted, verified by the network: {show(page.text)}"
            for key in _keys_of_own(page, person, shared=len(users[page.host]) > 1):
                common.note(key, person_id, page.text, why)
    yield from common.proofs()


def _domain(page: Page) -> str:
    return f"domain {page.host}"


def _users_of(hosts: set[str], book: Book) -> defaultdict[str, set[str]]:
    """Give the people who have a page or an e-mail address at each of these hosts."""
    users = defaultdict(set)
    for person_id, person in book.people.items() if hosts else ():
        at = [page.host for page in map(read_page, person.urls) if page]
        at += [email.rpartition("@")[2].casefold() for email in person.emails]
        for host in hosts.intersection(at):
            users[host].add(person_id)
    return users


def _keys_of_own(page: Page, person: Person, *, shared: bool) -> Iterator[str]:
    """Give the keys of a noted page that is the person's own; a firm's website is not.

    A page is compared as it is. All pages of a domain are one where it is called after the person.
    """
    if not page.is_own_domain:
        yield page.text
        return
    if shared:
        return
    if _is_called_after(page, person):
        yield from (page.text, _domain(page))
    elif not _is_of_the_firm(page, person.company or ""):
        yield page.text


def _is_called_after(page: Page, person: Person) -> bool:
    families = (word for one in noted_names(person) for word in one.name.family)
    spelt = {spelling for word in families for spelling in word.spellings}
    names = tuple(name for name in spelt if len(name) >= _SHORTEST_NAME)
    return any(word.startswith(names) or word.endswith(names) for word in page.words)


def _is_of_the_firm(page: Page, company: str) -> bool:
    """Whether a domain is called after a firm: acme.example and "Acme Consulting Ltd"."""
    words = [min(word.spellings) for each in company.split() if (word := read_word(each))]
    label = "".join(page.words)
    telling = (word for word in words if len(word) >= _SHORTEST_OF_FIRM)
    return bool(label) and (label in "".join(words) or any(word in label for word in telling))


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
