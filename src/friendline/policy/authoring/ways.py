"""Ways to offer instead: a channel, or anything else somebody can be reached through."""

from typing import Final

from friendline.model import CHANNEL_TITLES
from friendline.policy.language.words import fold, quoted
from friendline.policy.problems import ConditionError

_SURELY_MEANT: Final = 80
_LONGEST_WAY: Final = 60


class MisspeltChannelError(ConditionError):
    """Nearly the name of a network."""

    def __init__(self, text: str, channel: str) -> None:
        super().__init__(f"{quoted(text)} is not known; did you mean '{channel}'?")


class LongWayError(ConditionError):
    """A sentence where a name is wanted."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{quoted(text)} is too long for a way to offer; write a channel, or a few words such "
            "as 'e-mail' or 'phone'"
        )


def read_way(text: str) -> str:
    """Read a way to offer: a channel in its own spelling, anything else as it is written.

    Raises:
        ConditionError: Where it is nearly the name of a channel, or far too long.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - a policy that is only asked does not need it

    if len(text) > _LONGEST_WAY:
        raise LongWayError(text)
    word = fold(text)
    if word in CHANNEL_TITLES:
        return word
    for channel in CHANNEL_TITLES:
        if fuzz.ratio(word, channel) >= _SURELY_MEANT:
            raise MisspeltChannelError(text, channel)
    return text
