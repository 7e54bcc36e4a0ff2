"""Writing the ledger and checking that nobody changed it.

Each entry's digest goes over the digest of the one before, so that an entry that was changed, taken
out or put in between shows. The words of an entry can be erased without breaking the chain.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Final

import msgspec
from django.db import models, transaction

from friendline.model import Seconds
from friendline.store.models import LedgerEntry

__all__ = ["LedgerFault", "append", "entries", "erase", "faults"]

_FIRST: Final = bytes(32)
"""Stands before the first entry."""

_AT_ONCE: Final = 500


class LedgerFault(msgspec.Struct, frozen=True):
    """An entry that is not as it was written.

    Attributes:
        entry: Its number.
        what: One sentence.
    """

    entry: int
    what: str


def append(
    kind: str,
    words: Mapping[str, object],
    *,
    about: str | None = None,
    at: Seconds | None = None,
) -> LedgerEntry:
    """Write an entry, as part of the transaction that does what it tells.

    Args:
        kind: What was done.
        words: What it was, of plain values.
        about: Id of the person it is about.
        at: When; now if not given.
    """
    text = msgspec.json.encode(words, order="sorted").decode()
    moment = int(time.time()) if at is None else at
    with transaction.atomic():
        last = LedgerEntry.objects.order_by("-id").first()
        words_digest = _digest_of(text)
        digest = _chained(bytes(last.digest) if last else _FIRST, moment, kind, words_digest)
        return LedgerEntry.objects.create(
            at=moment,
            kind=kind,
            about=about,
            words=text,
            words_digest=words_digest,
            digest=digest,
        )


def entries(
    keys: Iterable[str] | None = None, since: Seconds | None = None
) -> "models.QuerySet[LedgerEntry]":
    """Give entries, oldest first.

    Args:
        keys: Ids of a person and their accounts: only entries about them; all if not given.
        since: Only entries from this moment on, UTC.
    """
    found = LedgerEntry.objects.order_by("id")
    if since is not None:
        found = found.filter(at__gte=since)
    if keys is None:
        return found
    about = models.Q()
    for key in keys:
        about |= models.Q(about=key) | models.Q(words__contains=_json_text(key))
    return found.filter(about)


def _json_text(text: str) -> str:
    """Give a text as it stands in the words of an entry."""
    return msgspec.json.encode(text).decode()


def erase(*keys: str, naming: Callable[[str], bool] = lambda _words: False) -> int:
    """Take the words out of all entries about somebody; give how many there were.

    Args:
        keys: Ids of the person and of their accounts; an entry is about whom it is filed under and
            about whom its words have the id of.
        naming: Whether words, as JSON, name the person.
    """
    found = LedgerEntry.objects.filter(words__isnull=False).values_list("id", "about", "words")
    told = ((number, about, words or "") for number, about, words in found.iterator())
    gone = [
        number
        for number, about, words in told
        if (about or "") in keys or any(key in words for key in keys) or naming(words)
    ]
    for some in _in_turn(gone):
        LedgerEntry.objects.filter(id__in=some).update(words=None, about=None)
    return len(gone)


def _in_turn(numbers: list[int]) -> Iterator[list[int]]:
    """Give numbers by the hundreds: a statement takes only so many."""
    for begin in range(0, len(numbers), _AT_ONCE):
        yield numbers[begin : begin + _AT_ONCE]


def faults() -> Iterator[LedgerFault]:
    """Give every entry that is not as it was written, and every gap."""
    before, number = _FIRST, 0
    for entry in LedgerEntry.objects.order_by("id").iterator():
        if entry.pk != number + 1:
            yield LedgerFault(number + 1, f"Entries {number + 1} to {entry.pk - 1} are missing.")
        if entry.words is not None and _digest_of(entry.words) != bytes(entry.words_digest):
            yield LedgerFault(entry.pk, "Its words were changed.")
        if _chained(before, entry.at, entry.kind, bytes(entry.words_digest)) != bytes(entry.digest):
            yield LedgerFault(entry.pk, "It does not follow on the entry before it.")
        before, number = bytes(entry.digest), entry.pk


def _digest_of(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=32).digest()


def _chained(before: bytes, at: Seconds, kind: str, words_digest: bytes) -> bytes:
    return blake2b(
        b"\x1f".join((before, str(at).encode(), kind.encode(), words_digest)), digest_size=32
    ).digest()
