"""Knowing forgotten people again without knowing who they were.

Of what a forgotten person is known by (an address, a profile, a name) only digests stay, keyed with
a secret of the store. Records that come in again are compared with them: what is about the person
is left out, and where somebody else's words name them, the name is taken out.

Whoever has the store and guesses a name can check the guess; nobody can read it there.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final, Self, TypeAlias

from msgspec.structs import replace

from friendline.archives.tables.folding import fold
from friendline.model import (
    Account,
    Attendee,
    Event,
    Fault,
    Gap,
    Item,
    Listed,
    Person,
    Record,
    Request,
    Seconds,
    Tie,
)
from friendline.store import settings
from friendline.store.models import Tombstone

__all__ = ["REMOVED", "Forgotten", "Mark", "digest_of", "name_words"]

REMOVED: Final = "[name removed]"
"""Stands where the name of a forgotten person stood."""

Mark: TypeAlias = tuple[str, ...]
"""Something by which somebody is known: its kind, then what it is."""

_WORD: Final = re.compile(r"[^\W_]+")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE: Final = re.compile(r"(?<![\w@])@([\w.]*\w)")
_LONGEST_NAME: Final = 6
"""Words of the longest name that is looked for in texts; a single word is never a name there."""


def digest_of(mark: Mark, key: bytes) -> bytes:
    """Give what stays of a mark."""
    told = "\x1f".join(fold(part) for part in mark).encode("utf-8", "replace")
    return blake2b(told, key=key, digest_size=32).digest()


def name_words(text: str) -> tuple[str, ...]:
    """Give the words of a name as names are compared."""
    return tuple(fold(word) for word in _WORD.findall(text))


class Forgotten:
    """All forgotten people, as far as they can be known again.

    Args:
        digests: What is kept of them.
        key: The secret of the store.
    """

    def __init__(self, digests: Iterable[bytes], key: bytes) -> None:
        self._digests = frozenset(digests)
        self._key = key
        self._first_words: dict[str, bool] = {}

    @classmethod
    def of_store(cls) -> Self:
        """Give those of the open store."""
        found = [bytes(one) for one in Tombstone.objects.values_list("digest", flat=True)]
        return cls(found, settings.secret() if found else b"")

    def __bool__(self) -> bool:
        return bool(self._digests)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Forgotten) and self._digests == other._digests

    def __hash__(self) -> int:
        return hash(self._digests)

    def knows(self, *mark: str) -> bool:
        """Whether something is by what a forgotten person was known."""
        return digest_of(mark, self._key) in self._digests

    def without(self, record: Record) -> Record | None:
        """Give a record without what it says of forgotten people; ``None`` if it is about one."""
        if self._is_about_one(record):
            return None
        match record:
            case Item():
                return self._item(record)
            case Event():
                return self._event(record)
            case Fault():
                return replace(record, reason=self.text(record.reason))
            case Gap():
                return replace(record, what=self.text(record.what), lines=self.text(record.lines))
            case _:
                return record

    def _is_about_one(self, record: Record) -> bool:
        """Whether a record is one of the person themselves, or words that they wrote."""
        match record:
            case Person():
                return self._is_person(record)
            case Tie():
                return self._is_account(record.account, record.since, record.until)
            case Request():
                return self._is_account(record.account, record.at)
            case Listed():
                return self._is_account(record.account)
            case Item():
                return bool(record.by) and self.knows("by", record.channel, record.by or "")
            case _:
                return False

    def text(self, text: str) -> str:
        """Give a text without names, addresses and handles of forgotten people."""
        spans = list(self._named_in(text))
        for start, end in sorted(spans, reverse=True):
            text = f"{text[:start]}{REMOVED}{text[end:]}"
        return text

    def _is_person(self, person: Person) -> bool:
        return self.knows("person", person.id) or any(
            self.knows("email", email) for email in person.emails
        )

    def _is_account(self, account: Account, *moments: Seconds | None) -> bool:
        return any(self.knows(*mark) for mark in _marks_of(account, moments))

    def _item(self, item: Item) -> Item:
        tagged = tuple(name for name in item.tagged if not self._is_name(name))
        changed = replace(
            item,
            tagged=tagged,
            timeline=self._kept(item.timeline),
            link=None if item.link and self.knows("url", item.link) else self._kept(item.link),
            text=self.text(item.text),
            by=self._kept(item.by),
            place=self._kept(item.place),
            group=self._kept(item.group),
            album=self._kept(item.album),
        )
        return item if changed == item else changed

    def _event(self, event: Event) -> Event:
        organizer = event.organizer
        changed = replace(
            event,
            summary=self.text(event.summary),
            place=self._kept(event.place),
            how=self.text(event.how),
            organizer=None if organizer and self._is_attendee(organizer) else organizer,
            attendees=tuple(one for one in event.attendees if not self._is_attendee(one)),
        )
        return event if changed == event else changed

    def _is_attendee(self, one: Attendee) -> bool:
        if one.email:
            return self.knows("email", one.email)
        return bool(one.name) and self._is_name(one.name or "")

    def _is_name(self, name: str) -> bool:
        return self.knows("name", *name_words(name))

    def _kept(self, text: str | None) -> str | None:
        return self.text(text) if text else text

    def _named_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where a text names somebody, each place once."""
        end = 0
        for start, stop in sorted([*self._names_in(text), *self._addresses_in(text)]):
            if start >= end:
                yield start, stop
                end = stop

    def _addresses_in(self, text: str) -> Iterator[tuple[int, int]]:
        if "@" not in text:
            return
        for found in _EMAIL.finditer(text):
            if self.knows("email", found.group()):
                yield found.span()
        for found in _HANDLE.finditer(text):
            if self.knows("handle", found.group(1)):
                yield found.span()

    def _names_in(self, text: str) -> Iterator[tuple[int, int]]:
        if not any(map(self._begins_a_name, set(_WORD.findall(text)))):
            return  # nearly all texts, and this is much quicker than what follows
        found = [(one.group(), one.start(), one.end()) for one in _WORD.finditer(text)]
        for at, (word, start, _) in enumerate(found):
            if not self._begins_a_name(word):
                continue
            folded = tuple(fold(one) for one, _, _ in found[at : at + _LONGEST_NAME])
            for many in range(len(folded), 1, -1):
                if self.knows("name", *folded[:many]):
                    yield start, found[at + many - 1][2]
                    break

    def _begins_a_name(self, word: str) -> bool:
        """Whether some name begins with this word; a text has few different words."""
        known = self._first_words.get(word)
        if known is None:
            known = self._first_words[word] = self.knows("begins", word)
        return known


def _marks_of(account: Account, moments: Iterable[Seconds | None]) -> Iterator[Mark]:
    """Give all by which the account of a record can be known again."""
    if account.handle:
        yield "account", account.channel, account.handle
    if account.url:
        yield "url", account.url
    if not account.handle and not account.url:
        yield "account name", account.channel, account.name
        for moment in moments:
            yield "account name", account.channel, account.name, str(moment)
    for email in account.emails:
        yield "email", email
