"""What slow detectors saw before, kept in the store: as safe as the posts themselves."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

import msgspec
from django.db import connection, transaction

from friendline.model import Finding
from friendline.store.models import Screened

__all__ = ["StoreMemory"]

_DAY: Final = 86_400
_KEPT_DAYS: Final = 400
"""What no review needed for so long is let go."""

_AT_ONCE: Final = 500
_PUT: Final = "INSERT OR REPLACE INTO screened (key, findings, used) VALUES (%s, %s, %s)"


class StoreMemory:
    """A ``screening.cache.Memory`` in the store."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, list[Finding]]:
        """Give what is kept under some keys; nothing for the others."""
        found: dict[bytes, list[Finding]] = {}
        today, decode = _today(), msgspec.msgpack.Decoder(list[Finding]).decode
        for begin in range(0, len(keys), _AT_ONCE):
            rows = Screened.objects.filter(key__in=keys[begin : begin + _AT_ONCE])
            for key, findings, _ in rows.values_list("key", "findings", "used"):
                found[bytes(key)] = decode(findings)
            rows.exclude(used=today).update(used=today)
        return found

    def put(self, seen: Mapping[bytes, Sequence[Finding]]) -> None:
        """Keep findings; none at all are worth keeping too."""
        today = _today()
        rows = [(key, content, today) for key, content in _contents(seen)]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(_PUT, rows)
            Screened.objects.filter(used__lt=today - _KEPT_DAYS).delete()


def _contents(seen: Mapping[bytes, Sequence[Finding]]) -> Iterator[tuple[bytes, bytes]]:
    for key, findings in seen.items():
        with suppress(UnicodeEncodeError):  # half a character, which no table can hold
            yield key, msgspec.msgpack.encode(list(findings))


def _today() -> int:
    return int(time.time()) // _DAY
