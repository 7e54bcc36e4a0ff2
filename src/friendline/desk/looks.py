"""Long jobs of one page, found by a word: in the memory of the desk only, and gone with it."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from secrets import token_urlsafe
from typing import Final

from friendline.desk.jobs import Jobs, Standing
from friendline.store.jobs import Job

__all__ = ["Look", "Looks"]

_MOST: Final = 8
"""So many looks are remembered, for the way back in the browser."""

_TOKEN_BYTES: Final = 12


@dataclass(frozen=True)
class Look:
    """Something that is worked out for one page.

    Attributes:
        said: What the form said, without its pictures.
        jobs: Does it, in a process of its own.
    """

    said: dict[str, str]
    jobs: Jobs = field(default_factory=Jobs)

    @property
    def standing(self) -> Standing:
        """How far it is."""
        return self.jobs.standing


@dataclass
class Looks:
    """The last looks.

    Attributes:
        ends_former: Whether a new one ends those that are still being worked out.
    """

    ends_former: bool = True
    _looks: "OrderedDict[str, Look]" = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, said: dict[str, str], job: Job) -> str:
        """Look at something; give the word by which it is found."""
        look, word = Look(said), token_urlsafe(_TOKEN_BYTES)
        with self._lock:
            if self.ends_former:
                self._stop_all()
            self._looks[word] = look
            while len(self._looks) > _MOST:
                self._looks.popitem(last=False)
        look.jobs.ask(job)
        return word

    def find(self, word: str) -> Look | None:
        """Give a look; ``None`` for one that is not remembered."""
        return self._looks.get(word)

    def stop(self) -> None:
        """End what is being looked at."""
        with self._lock:
            self._stop_all()

    def _stop_all(self) -> None:
        for one in self._looks.values():
            one.jobs.stop()
