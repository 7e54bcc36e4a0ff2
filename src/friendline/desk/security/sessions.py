"""Launch keys, and the sessions that they open. All of it in memory: a start forgets the last."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from secrets import token_urlsafe
from threading import Lock
from typing import Final

__all__ = ["KEY_LASTS", "Session", "Sessions", "Toast"]

KEY_LASTS: Final = 600
"""Seconds in which a launch link can be used."""


@dataclass(frozen=True)
class Toast:
    """What was just done, to be told once on the next page.

    Attributes:
        words: One sentence.
        undo: Where to post to take it back; ``None`` if it cannot be.
        fields: What the form for that sends.
    """

    words: str
    undo: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Session:
    """A browser that came in by a launch link.

    Attributes:
        toasts: What it is yet to be told. Kept here and not in a cookie, which every program that
            listens on this machine could be sent.
    """

    toasts: deque[Toast] = field(default_factory=deque)


class Sessions:
    """The keys that wait to be used, and the sessions that are open.

    Secrets are kept as digests: what is looked up is no longer what a guess could approach by time.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._keys: dict[bytes, float] = {}
        self._open: dict[bytes, Session] = {}
        self._lock = Lock()

    def new_key(self) -> str:
        """Make a key for a launch link."""
        key = token_urlsafe(32)
        with self._lock:
            self._keys[_digest(key)] = self._now() + KEY_LASTS
        return key

    def begin(self, key: str) -> str | None:
        """Take a key; give the secret of the session it opens, ``None`` if it opens none."""
        with self._lock:
            until = self._keys.pop(_digest(key), None)
            if until is None or until < self._now():
                return None
            secret = token_urlsafe(32)
            self._open[_digest(secret)] = Session()
            return secret

    def find(self, secret: str) -> Session | None:
        """Give the session with a secret."""
        return self._open.get(_digest(secret))


def _digest(secret: str) -> bytes:
    return blake2b(secret.encode("utf-8", "surrogatepass"), digest_size=32).digest()
