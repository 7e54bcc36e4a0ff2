"""The long jobs of the desk, each in a process of its own: the pages stay quick meanwhile.

The process reads one ``Job`` as a line of JSON from its standard input, a passphrase among it, so
that this stands in no list of processes. It tells how far it is in lines of JSON, the last of
which is how it ended. It can be killed at any moment: what it does is whole or not there.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import msgspec
from msgspec import Struct

from friendline.review.contract import SkippedFile, SourceRow

if TYPE_CHECKING:
    from friendline.store.imports.importing import ImportedExport

__all__ = ["Ended", "Job", "Kind", "Read", "Stage", "Told", "main"]

_MOST_TOLD: Final = 3

Kind: TypeAlias = Literal[
    "import", "review", "preflight", "preview", "forget", "export", "backup", "health"
]


class Job(Struct, frozen=True, kw_only=True):
    """Something to be done.

    Attributes:
        kind: What.
        home: Folder of the store.
        passphrase: What opens it.
        sources: Of an import: exports, calendars, address books.
        clients: Of an import: the client list.
        columns: Of an import: says what the columns of the list are.
        uploaded: Of an import: whether the files are copies that go when they were read.
        draft: Of a preflight: the ``review.preflight.Draft`` with its pictures, as MessagePack: to
            import what it is takes long, and most jobs have none. It is kept nowhere.
        whom: Of a preview of what forgetting erases, and of forgetting: a name, address or id.
        also: Of forgetting: keys of the doubtful places that were chosen.
        into: Of an export and a backup: the file that is to be written.
    """

    kind: Kind
    home: str
    passphrase: str | None = None
    sources: tuple[str, ...] = ()
    clients: str | None = None
    columns: str | None = None
    uploaded: bool = False
    draft: bytes = b""
    whom: str = ""
    also: tuple[str, ...] = ()
    into: str = ""


class Stage(Struct, frozen=True, tag=True):
    """What is being done; ``total`` is 0 where nobody knows how much it is."""

    words: str
    done: int = 0
    total: int = 0


class Read(Struct, frozen=True, kw_only=True):
    """A file that an import read.

    Attributes:
        name: Of the file.
        row: What it gave, and what of it could not be read.
        new: How many records were not there before; ``None`` for what is no export.
        was_there: Whether all of it was imported before.
    """

    name: str
    row: SourceRow
    new: int | None
    was_there: bool


class Ended(Struct, frozen=True, tag=True):
    """How it ended.

    Attributes:
        why: A sentence where it failed.
        read: Of an import.
        outcome: Of a preflight the ``review.preflight.Preflight``, of other jobs what their
            function in ``safekeeping.long_jobs`` gives, as MessagePack.
    """

    why: str | None = None
    read: tuple[Read, ...] = ()
    outcome: bytes = b""


Told: TypeAlias = Stage | Ended


class _Telling:
    """A ``review.progress.Progress`` that tells in lines."""

    def __init__(self) -> None:
        self._words, self._done, self._total = "", 0, 0

    def stage(self, words: str, total: int | None = None) -> None:
        """Tell that a stage begins."""
        self._words, self._done, self._total = words, 0, total or 0
        _tell(Stage(self._words, 0, self._total))

    def advance(self, steps: int = 1) -> None:
        """Tell that so many steps more are done."""
        self._done += steps
        _tell(Stage(self._words, self._done, self._total))


def main() -> None:
    """Do the job that stands in the standard input."""
    job = msgspec.json.decode(sys.stdin.buffer.readline(), type=Job)
    try:
        _tell(_do(job))
    except BrokenPipeError as error:  # the desk is gone, and nobody waits for it any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from error
    except Exception as error:
        _tell(Ended(why=str(error) or type(error).__name__))
        raise SystemExit(1) from error


def _do(job: Job) -> Ended:
    from friendline.store.home import Home  # noqa: PLC0415 - heavy, and told when it fails
    from friendline.store.opening import close_store, open_store  # noqa: PLC0415 - the same

    telling = _Telling()
    open_store(Home(Path(job.home)), job.passphrase, anew=False)
    try:
        if job.kind == "preflight":
            return Ended(outcome=_look_before(job.draft, telling))
        if job.kind not in {"import", "review"}:
            return Ended(outcome=_safekeep(job, telling))
        read = _import(job, telling) if job.kind == "import" else ()
        _review(telling)
        return Ended(read=read)
    finally:
        close_store()


def _look_before(draft: bytes, telling: _Telling) -> bytes:
    from friendline.review.preflight import Draft  # noqa: PLC0415 - heavy
    from friendline.store.review.before_posting import look_before  # noqa: PLC0415 - needs the open store

    known = look_before(msgspec.msgpack.decode(draft, type=Draft), telling)
    return msgspec.msgpack.encode(known)


def _safekeep(job: Job, telling: _Telling) -> bytes:
    from friendline.store.safekeeping.long_jobs import LONG_JOBS  # noqa: PLC0415 - needs the open store

    return msgspec.msgpack.encode(LONG_JOBS[job.kind](job, telling))


def _review(telling: _Telling) -> None:
    """Make the review anew, unless what was done since it was asked for has made it already."""
    from friendline.store.review.freshness import is_current  # noqa: PLC0415 - needs the open store

    if not is_current():
        from friendline.store.review.reviewing import refresh  # noqa: PLC0415 - heavy

        refresh(telling)


def _import(job: Job, telling: _Telling) -> tuple[Read, ...]:
    """Import what can be read, and tell of what cannot."""
    from friendline.review.reading import reading_for  # noqa: PLC0415 - heavy
    from friendline.store import clock  # noqa: PLC0415 - needs the open store
    from friendline.store.imports.importing import Asked, import_files  # noqa: PLC0415 - the same
    from friendline.store.policy import policies  # noqa: PLC0415 - needs the open store

    try:
        telling.stage("Looking at what you gave")
        sources, unread = _readable(job.sources)
        clients, columns = (Path(one) if one else None for one in (job.clients, job.columns))
        if not sources and clients is None:
            return unread
        reading = reading_for(clock.zone(), clock.today(), policies.current())
        done = import_files(Asked(sources, clients, columns), reading, telling)
    finally:
        if job.uploaded:
            _remove(job)
    return (*map(_read, done), *unread)


def _readable(paths: Sequence[str]) -> tuple[tuple[Path, ...], tuple[Read, ...]]:
    """Tell what is an export or holds one from what is not: one stranger stops none of them."""
    from friendline.archives import (  # noqa: PLC0415 - heavy
        ArchiveError,
        NothingRecognisedError,
        search,
    )

    good: list[Path] = []
    strange: list[Read] = []
    for path in map(Path, paths):
        try:
            search(path)
        except NothingRecognisedError as error:
            held = [one.reason for one in error.unrecognised[:_MOST_TOLD]] or ["It is empty."]
            strange.append(_unread(path, held))
        except ArchiveError as error:
            strange.append(_unread(path, [error.sentence]))
        else:
            good.append(path)
    return tuple(good), tuple(strange)


def _unread(path: Path, reasons: Sequence[str]) -> Read:
    skipped = [SkippedFile(file=path.name, reason=reason) for reason in reasons]
    row = SourceRow(
        path=str(path),
        kind="unknown",
        items=0,
        people=0,
        requests=0,
        events=0,
        skipped=skipped,
        missing=[],
    )
    return Read(name=path.name, row=row, new=None, was_there=False)


def _read(done: "ImportedExport") -> Read:
    imported = done.imported
    return Read(
        name=Path(done.row.path).name,
        row=done.row,
        new=imported.new if imported else None,
        was_there=imported is not None and imported.before is not None,
    )


def _remove(job: Job) -> None:
    """Remove the copies that were uploaded: what they hold is in the store."""
    for name in (*job.sources, job.clients, job.columns):
        if name is not None:
            Path(name).unlink(missing_ok=True)


def _tell(told: Told) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
