"""What can confirm a match: an e-mail address, a profile, the owner's own word (design, rule 2)."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from friendline.matching.evidence import Book, Proof, ProofKind
from friendline.matching.names import read_name
from friendline.matching.profiles import handle_key, handles_in, is_address, profile_key
from friendline.matching.wording import channel_title, show
from friendline.model import Account

_OFFICES = """
    info office contact kontakt contacto contatto hello hallo mail email post team admin sales
    support service help reception enquiries inquiries enquiry billing accounts praxis buero
    kanzlei sekretariat secretary clinic school noreply no-reply marketing press jobs hr
    accueil bureau secretariat oficina ufficio
"""
_ROLES = frozenset(_OFFICES.split())


def is_role_address(email: str) -> bool:
    """Whether an address is that of an office and not of a person: info@, office@ ..."""
    return email.partition("@")[0].partition("+")[0] in _ROLES


def email_key(email: str) -> str | None:
    """Give an address without case and blanks, or ``None`` where it is none."""
    key = email.strip().casefold().removeprefix("mailto:")
    local, _, host = key.partition("@")
    return key if local and host else None


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
    holders = defaultdict(list)
    for account_id, account in book.accounts.items():
        holders[account.channel, _display_key(account.name)].append(account_id)
    for person_id, channel, said in _said(book):
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
