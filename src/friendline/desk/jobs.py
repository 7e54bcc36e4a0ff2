"""The long jobs that the desk has done in another process, one after the other."""

import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import IO, Final, cast

import msgspec

from friendline.store.jobs import Ended, Job, Stage, Told

__all__ = ["Jobs", "Standing"]

_PROGRAM: Final = (sys.executable, "-m", "friendline.store.jobs")


@dataclass(frozen=True)
class Standing:
    """How the jobs stand.

    Attributes:
        job: The one that is being done; ``None`` if none is.
        stage: How far it is.
        waiting: How many wait behind it.
        ended: How the last one ended; ``None`` if none did yet.
        imported: How the last import ended; ``None`` if none did yet.
    """

    job: Job | None = None
    stage: Stage | None = None
    waiting: int = 0
    ended: Ended | None = None
    imported: Ended | None = None

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being done."""
        return self.job is None


@dataclass
class Jobs:
    """Does jobs one after the other; what is asked for twice is done once."""

    _waiting: deque[Job] = field(default_factory=deque)
    _standing: Standing = field(default_factory=Standing)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _process: "subprocess.Popen[bytes] | None" = None
    _idle: threading.Event = field(default_factory=threading.Event)
    _stopped: bool = False

    @property
    def standing(self) -> Standing:
        """How it stands at this moment."""
        with self._lock:
            return self._standing

    def ask(self, job: Job) -> None:
        """Have a job done; a review that waits already is not asked for again."""
        with self._lock:
            if self._stopped or job in self._waiting:
                return
            self._waiting.append(job)
            if self._standing.is_idle:
                self._begin_next()
            else:
                self._stand(waiting=len(self._waiting))

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is being done; gives whether that came in time."""
        with self._lock:
            if self._standing.is_idle:
                return True
            self._idle.clear()
        return self._idle.wait(seconds)

    def stop(self) -> None:
        """End what is being done, and do nothing more; what was done stands."""
        with self._lock:
            self._stopped = True
            self._waiting.clear()
            process = self._process
        if process is not None:
            process.kill()
            process.wait()

    def _begin_next(self) -> None:
        job = self._waiting.popleft()
        was = self._standing
        self._standing = replace(was, job=job, stage=Stage("Beginning"), waiting=len(self._waiting))
        threading.Thread(target=self._do, args=(job,), daemon=True).start()

    def _do(self, job: Job) -> None:
        ended = Ended(why="It was broken off; what was there before still stands.")
        with subprocess.Popen(_PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own words
            with self._lock:
                self._process = process
            for told in _said_by(process, job):
                if isinstance(told, Ended):
                    ended = told
                else:
                    with self._lock:
                        self._stand(stage=told)
        with self._lock:
            self._process = None
            imported = ended if job.kind == "import" else self._standing.imported
            self._standing = Standing(ended=ended, imported=imported)
            if self._waiting and not self._stopped:
                self._begin_next()
            else:
                self._idle.set()

    def _stand(self, stage: Stage | None = None, waiting: int | None = None) -> None:
        now = self._standing
        self._standing = replace(
            now,
            stage=stage or now.stage,
            waiting=now.waiting if waiting is None else waiting,
        )


def _said_by(process: "subprocess.Popen[bytes]", job: Job) -> Iterator[Told]:
    """Hand the job over, and give what is told of it."""
    told_to, heard = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    with suppress(BrokenPipeError):  # it ended at once: nothing is heard then
        told_to.write(msgspec.json.encode(job) + b"\n")
        told_to.close()
    for line in heard:
        yield msgspec.json.decode(line, type=Told)
