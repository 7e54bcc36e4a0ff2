"""What slow detectors saw before, kept so that the same content is not read twice.

Kept by the detector's name and version and the content of the item, in a file of its own. It holds
words of the owner's posts: it is as confidential as ``review.json`` and lies beside it.

A file that cannot be used costs time and never a review: what is not kept is read anew.
"""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from time import time
from typing import Final, Protocol, TypeVar

import msgspec
import polars as pl
from msgspec.structs import replace

from friendline.model import Category, Finding
from friendline.screening.card import Card
from friendline.screening.detector import Batch, Detector
from friendline.screening.outside.not_screened import NotScreenedError

__all__ = ["FILE_NAME", "Cache", "Cached", "Memory", "Slow", "kept"]

FILE_NAME: Final = "screened.sqlite"

MOST_BYTES: Final = 64 * 2**20
"""Bytes of findings that are kept; what was used longest ago goes first."""

_LAYOUT: Final = 1
_KEY_BYTES: Final = 16
_CHECK_BYTES: Final = 8
_WAIT_SECONDS: Final = 5.0
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""Errors that say that it is no such file; the others pass: locked, full, not allowed."""

_TABLE: Final = (
    "CREATE TABLE seen (key BLOB PRIMARY KEY, findings BLOB NOT NULL, "
    "used INTEGER NOT NULL) WITHOUT ROWID"
)
_DROP_OLDEST: Final = (
    "DELETE FROM seen WHERE key IN (SELECT key FROM (SELECT key, sum(length(findings) + ?) OVER "
    "(ORDER BY used DESC, key) AS together FROM seen) WHERE together > ?)"
)
_ROW_BYTES: Final = 48
"""What a row takes beside its findings."""

Result = TypeVar("Result")


class Slow(Protocol):
    """What marks a detector whose findings are worth keeping.

    Its findings must follow from the columns of an item alone.

    Attributes:
        slow: Whether it is one.
        reads: The columns it looks at. A detector without it may look at all but the id.
    """

    slow: bool
    reads: Sequence[str]


class Memory(Protocol):
    """Where findings are kept by a key that stands for detector and content."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, list[Finding]]:
        """Give what is kept under some keys; nothing for the others."""

    def put(self, seen: Mapping[bytes, Sequence[Finding]]) -> None:
        """Keep findings; none at all are worth keeping too."""


def kept(detectors: Sequence[Detector], memory: Memory | None) -> list[Detector]:
    """Give the detectors, the slow ones among them with a memory.

    Args:
        detectors: Any.
        memory: Where they keep what they saw; ``None`` to keep nothing.
    """
    if memory is None:
        return list(detectors)
    return [Cached(one, memory) if getattr(one, "slow", False) else one for one in detectors]


class Cache:
    """Findings by content, in a file; several processes may use it at once.

    Args:
        path: The file; made when there is something to keep.
        say: Is told in a sentence when it cannot be used.
        most_bytes: Bytes of findings that are kept.
    """

    def __init__(
        self,
        path: Path,
        say: Callable[[str], None] = lambda _: None,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._path = path
        self._say = say
        self._most_bytes = most_bytes
        self._is_usable = True

    def get(self, keys: Sequence[bytes]) -> dict[bytes, list[Finding]]:
        """Give what is kept under some keys; nothing for the others."""
        if not self._path.exists():
            return {}
        rows = self._with_file(lambda file: _rows(file, keys)) or []
        read = ((key, _findings(key, content)) for key, content in rows)
        return {key: findings for key, findings in read if findings is not None}

    def put(self, seen: Mapping[bytes, Sequence[Finding]]) -> None:
        """Keep findings; none at all are worth keeping too."""
        today = _today()
        rows = [(key, content, today) for key, content in _contents(seen)]
        if rows:
            self._with_file(lambda file: self._write(file, rows))

    def _write(self, file: sqlite3.Connection, rows: Sequence[tuple[bytes, bytes, int]]) -> None:
        file.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", rows)
        file.execute(_DROP_OLDEST, (_ROW_BYTES, self._most_bytes))

    def _with_file(self, do: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """Do something with the file; where it is damaged, again with a new one."""
        if not self._is_usable:
            return None
        try:
            try:
                return self._attempt(do)
            except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
                if not _is_damage(error):
                    raise
                self._start_anew()
                return self._attempt(do)
        except (sqlite3.Error, OSError) as error:
            # Also where another process holds it for long: there is no reason to wait again.
            self._do_without(error)
            return None

    def _attempt(self, do: Callable[[sqlite3.Connection], Result]) -> Result:
        with closing(self._opened()) as file, file:
            return do(file)

    def _do_without(self, error: Exception) -> None:
        """Go on without the file."""
        self._is_usable = False
        self._say(
            f"{self._path} cannot be used ({error}), so what was read before is read again, and "
            "what is read now is not kept."
        )

    def _opened(self) -> sqlite3.Connection:
        """Open the file, made if it is not there, readable by its owner alone."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        file = sqlite3.connect(self._path, timeout=_WAIT_SECONDS)
        try:
            # Not waiting for the disk: what a power cut spoils here is noticed and read again.
            file.execute("PRAGMA synchronous = OFF")
            _lay_out(file)
        except BaseException:
            file.close()
            raise
        return file

    def _start_anew(self) -> None:
        self._say(f"{self._path} was damaged, so it is begun anew and all is read again.")
        for ending in ("-journal", "-wal", "-shm", ""):
            self._path.with_name(f"{self._path.name}{ending}").unlink(missing_ok=True)


class Cached:
    """A detector that reads only what it has not read before.

    Args:
        detector: Any whose findings follow from the columns of an item alone.
        cache: Where they are kept.
    """

    slow = False

    def __init__(self, detector: Detector, cache: Memory) -> None:
        self._detector = detector
        self._cache = cache

    @property
    def name(self) -> str:
        """The detector's."""
        return self._detector.name

    @property
    def version(self) -> str:
        """The detector's."""
        return self._detector.version

    @property
    def categories(self) -> frozenset[Category]:
        """The detector's."""
        return self._detector.categories

    @property
    def card(self) -> Card:
        """The detector's."""
        return self._detector.card

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give what the detector sees or saw; keeps it, but for items that it could not read.

        Raises:
            NotScreenedError: As the detector.
        """
        keys = dict(zip(batch.ids, self._keys(batch.items), strict=True))
        before = self._cache.get(list(dict.fromkeys(keys.values())))
        again = [_of_item(f, item) for item, key in keys.items() for f in before.get(key, ())]
        yield from again
        fresh = batch.items.filter([key not in before for key in keys.values()])
        if not fresh.height:
            return
        seen, reasons = _read(self._detector, Batch(fresh))
        self._keep(seen, {item: keys[item] for item in fresh["id"] if item not in reasons})
        yield from seen
        if reasons:
            raise NotScreenedError([*again, *seen], reasons)

    def _keep(self, seen: Sequence[Finding], keys: Mapping[str, bytes]) -> None:
        of_item = defaultdict(list)
        for finding in seen:
            of_item[finding.item].append(finding)
        self._cache.put({key: of_item[item] for item, key in keys.items()})

    @cached_property
    def _prefix(self) -> bytes:
        return msgspec.msgpack.encode((self.name, self.version))

    def _keys(self, items: pl.DataFrame) -> list[bytes]:
        """Give the key of each row: everything in it that the detector may look at."""
        reads = getattr(self._detector, "reads", None)
        columns = [
            name for name in items.columns if name != "id" and (reads is None or name in reads)
        ]
        begin = blake2b(self._prefix, digest_size=_KEY_BYTES)
        begin.update(msgspec.msgpack.encode(columns))
        return [_key(begin, row) for row in items.select(columns).iter_rows()]


def _read(detector: Detector, batch: Batch) -> tuple[list[Finding], dict[str, str]]:
    try:
        return list(detector.screen(batch)), {}
    except NotScreenedError as partly:
        return list(partly.findings), partly.reasons


def _key(begin: "blake2b", row: tuple[object, ...]) -> bytes:
    summed = begin.copy()
    summed.update(msgspec.msgpack.encode(row))
    return summed.digest()


def _of_item(finding: Finding, item: str) -> Finding:
    return finding if finding.item == item else replace(finding, item=item)


def _is_damage(error: Exception) -> bool:
    """Whether the file is at fault; SQLite may name what is damaged in letters that are none."""
    if isinstance(error, UnicodeDecodeError):
        return True
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def _lay_out(file: sqlite3.Connection) -> None:
    """Make the table; of another layout than this one nothing is used."""
    if _layout_of(file) == _LAYOUT:
        return
    with file:
        file.execute("BEGIN IMMEDIATE")
        if _layout_of(file) != _LAYOUT:  # nobody else made it meanwhile
            file.execute("DROP TABLE IF EXISTS seen")
            file.execute(_TABLE)
            file.execute(f"PRAGMA user_version = {_LAYOUT}")


def _layout_of(file: sqlite3.Connection) -> object:
    return file.execute("PRAGMA user_version").fetchone()[0]


def _rows(file: sqlite3.Connection, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    rows: list[tuple[bytes, bytes]] = []
    today = _today()
    stale = []
    for key in keys:
        found = file.execute("SELECT findings, used FROM seen WHERE key = ?", (key,)).fetchone()
        if found is not None:
            rows.append((key, found[0]))
            if found[1] != today:
                stale.append((today, key))
    if stale:
        file.executemany("UPDATE seen SET used = ? WHERE key = ?", stale)
    return rows


def _contents(seen: Mapping[bytes, Sequence[Finding]]) -> Iterator[tuple[bytes, bytes]]:
    for key, findings in seen.items():
        with suppress(UnicodeEncodeError):  # half a character, which no file can hold
            content = msgspec.msgpack.encode(findings)
            yield key, _check(key, content) + content


def _findings(key: bytes, kept_content: object) -> list[Finding] | None:
    """Read what was kept; nothing where a byte of it is another than was written."""
    if not isinstance(kept_content, bytes):
        return None
    check, content = kept_content[:_CHECK_BYTES], kept_content[_CHECK_BYTES:]
    if check != _check(key, content):
        return None
    return msgspec.msgpack.decode(content, type=list[Finding])


def _check(key: bytes, content: bytes) -> bytes:
    return blake2b(content, key=key, digest_size=_CHECK_BYTES).digest()


def _today() -> int:
    return int(time()) // 86_400
