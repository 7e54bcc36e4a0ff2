"""How a name that the owner knows and a name that an account shows compare, part by part.

What it amounts to is not said here: ``weights`` turns it into evidence.
"""

from dataclasses import dataclass
from enum import StrEnum


class Likeness(StrEnum):
    """How two first names, or two last names, are alike; best first."""

    SAME = "same"
    """The same word, case and punctuation aside."""
    RESPELLED = "respelled"
    """One name in two ways to write it: accents, another script, Erik and Eric."""
    SHORT = "short"
    """A usual short form: Bob and Robert; or two short forms of one name."""
    NEAR = "near"
    """A slip of the pen, or much the same sound: Meyer and Maier."""
    PART = "part"
    """Half of a double last name; a first name that is the other's middle name."""
    INITIAL = "initial"
    """A first letter and a name that begins with it."""
    ABSENT = "absent"
    """One side does not have it."""
    OTHER = "other"
    """They differ."""


class Shown(StrEnum):
    """Where an account shows the name."""

    NAME = "name"
    """Its display name."""
    HANDLE = "handle"
    """Its handle, made from a name: ``kim.novak``, ``knovak``."""
    ADDRESS = "address"
    """What stands before the @ of its e-mail address."""


@dataclass(frozen=True, slots=True)
class NameComparison:
    """Two names compared.

    Attributes:
        given: How the first names are alike.
        family: How the last names are alike.
        middle: How middle names are alike; ``ABSENT`` where either side has none.
        turned: Whether they agree only with first and last name of one exchanged.
        given_word: What agrees of the first name in the letters a to z, as the owner knows it, to
            look up how frequent it is; an initial for ``INITIAL``; empty where nothing agrees.
        family_word: The same of the last name.
        shown: Where the account shows it.
        why: The evidence in one sentence for the owner.
        given_shown: The first name as a handle or an address has it, where one does.
        is_inferred: Whether the name of the person is read off an address that the owner noted.
    """

    given: Likeness
    family: Likeness
    middle: Likeness
    turned: bool
    given_word: str
    family_word: str
    shown: Shown
    why: str
    given_shown: str = ""
    is_inferred: bool = False


_COSTS = {
    Likeness.SAME: 0,
    Likeness.RESPELLED: 1,
    Likeness.SHORT: 2,
    Likeness.NEAR: 4,
    Likeness.PART: 5,
    Likeness.INITIAL: 6,
    Likeness.ABSENT: 8,
    Likeness.OTHER: 12,
}


def cost_of(likeness: Likeness) -> int:
    """Give a cost by which likenesses are ordered, best first; not what they are worth."""
    return _COSTS[likeness]
