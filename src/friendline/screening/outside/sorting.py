"""Which texts a server is asked about, in which portions, and what becomes of each of them."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from friendline.screening.outside.answers import Seen
from friendline.screening.outside.chat import RefusedError
from friendline.screening.outside.exchange import NoAnswerError

Outcome: TypeAlias = tuple[Seen, ...] | str
"""What a text shows; or the sentence why nobody knows."""

Ask: TypeAlias = Callable[[Sequence[str], float], Mapping[str, tuple[Seen, ...]]]
"""Asks about different texts within so many seconds; gives what is said of those it can say."""

MOST_CHARACTERS: Final = 6_000
"""Characters of one request. Small models on a laptop forget the beginning of longer ones."""

_TRIES: Final = 2
_FAILURES_TO_STOP: Final = 2
"""Requests that fail one after the other until no further one is made."""

_STOPPED_MIDWAY: Final = "The reading of the posts was stopped before it was through."
_NO_FORM: Final = "The answer of the server did not have the form that was asked for."


@dataclass(frozen=True)
class Limits:
    """How much is asked at most.

    Attributes:
        most: Texts in all.
        at_once: Texts in one request.
        seconds: Time for one request.
        minutes: Time for all requests of a review.
    """

    most: int
    at_once: int
    seconds: float
    minutes: float


class Sorting:
    """Asks about each text once, however often it comes, within limits.

    What is not answered stays so: asking again and again would take time without end.

    Args:
        ask: Asks the server.
        allowed: Gives those of some texts that may be sent, and for each other one why not.
        limits: How much is asked at most.
        clock: Gives seconds.
    """

    def __init__(
        self,
        ask: Ask,
        allowed: Callable[[Sequence[str]], tuple[Sequence[str], Mapping[str, str]]],
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._allowed = allowed
        self._limits = limits
        self._clock = clock
        self._outcomes: dict[str, Outcome] = {}
        self._room = limits.most
        self._seconds_left = limits.minutes * 60
        self._failures = 0
        self._stopped = ""

    def outcomes(self, texts: Sequence[str]) -> dict[str, Outcome]:
        """Give what became of each text; those not met before are asked about, first come first."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._outcomes]
        # Whatever happens below, nothing is sent twice and nothing counts as clean.
        self._outcomes |= dict.fromkeys(fresh, _STOPPED_MIDWAY)
        for portion in portions(self._to_send(fresh), self._limits.at_once):
            self._read(portion)
        return {text: self._outcomes[text] for text in texts}

    def _to_send(self, fresh: Sequence[str]) -> Sequence[str]:
        """Give what is within the limit and may be sent; keeps why the others are not."""
        beyond = (
            f"At most {self._limits.most:,} texts are sent in one review, the newest first, and "
            "this is none of them; `most` in screening.toml changes that."
        )
        within = fresh[: self._room]
        self._outcomes |= dict.fromkeys(fresh[self._room :], beyond)
        if not within:
            return ()
        sent, reasons = self._allowed(within)
        self._outcomes |= reasons
        self._room -= len(sent)
        return sent

    def _read(self, portion: Sequence[str]) -> None:
        left = list(portion)
        for _ in range(_TRIES):
            why = self._stopped or self._try(left)
            left = [text for text in left if isinstance(self._outcomes[text], str)]
            if why or not left:
                break
        self._outcomes |= dict.fromkeys(left, why or _NO_FORM)

    def _try(self, texts: Sequence[str]) -> str:
        """Ask once, and keep what is said; gives a sentence where the server says nothing."""
        seconds = min(self._limits.seconds, self._seconds_left)
        if seconds <= 0:
            self._stopped = (
                f"The {self._limits.minutes:g} minutes that the server may take were over; "
                "`minutes` in screening.toml changes that."
            )
            return self._stopped
        began = self._clock()
        try:
            self._outcomes |= self._ask(texts, seconds)
            self._failures = 0
        except NoAnswerError as error:
            self._failures += 1
            if isinstance(error, RefusedError) or self._failures >= _FAILURES_TO_STOP:
                self._stopped = str(error)
            return str(error)
        finally:
            self._seconds_left -= self._clock() - began
        return ""


def portions(texts: Sequence[str], at_once: int) -> Iterator[list[str]]:
    """Give texts in portions of one request each; a long text goes alone."""
    portion: list[str] = []
    size = 0
    for text in texts:
        if portion and (len(portion) == at_once or size + len(text) > MOST_CHARACTERS):
            yield portion
            portion, size = [], 0
        portion.append(text)
        size += len(text)
    if portion:
        yield portion
