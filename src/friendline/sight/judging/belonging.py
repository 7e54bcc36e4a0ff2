"""Whether somebody belongs to an audience: yes, no, or nobody can tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from friendline.model import Sees
from friendline.sight.audience import Audience
from friendline.sight.judging.crowd import BARE, Crowd, Flags, Told
from friendline.sight.judging.presence import (
    ANYBODY,
    OWNER,
    STRANGER,
    Presence,
    name_key,
    shared_names,
)
from friendline.sight.judging.worlds import belongs
from friendline.sight.network import NetworkRules

__all__ = [
    "ANYBODY",
    "OWNER",
    "STRANGER",
    "Membership",
    "Presence",
    "Verdict",
    "Verdicts",
    "name_key",
    "shared_names",
    "verdicts",
]


Verdicts: TypeAlias = npt.NDArray[np.uint8]


class Verdict(IntEnum):
    """``Sees`` as numbers, so that the larger lets more be seen and tables can hold them."""

    CANNOT = 0
    MAY = 1
    CAN = 2

    @property
    def sees(self) -> Sees:
        """The word for it."""
        return _WORDS[self]


_WORDS = (Sees.CANNOT, Sees.MAY, Sees.CAN)


def verdicts(surely: Flags, possibly: Flags) -> Verdicts:
    """Give the verdicts of who surely sees and who possibly sees; who surely does possibly does."""
    return surely.astype(np.uint8) + possibly.astype(np.uint8)


@dataclass(frozen=True)
class Membership:
    """What is known to tell who belongs to which audience on one channel.

    Attributes:
        rules: The network's rules.
        lists: Names of the members of the owner's lists, by list name.
        namesakes: Names that more than one account there has; see ``shared_names``.
    """

    rules: NetworkRules
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    namesakes: frozenset[str] = frozenset()

    def belongs(self, audience: Audience, who: Presence) -> Verdict:
        """Say whether ``who`` is in the audience of an item without tags on the owner's page."""
        crowd = Crowd(Told(self.rules, self.lists, self.namesakes), [who])
        surely, possibly = belongs(audience, crowd, BARE)
        return Verdict(int(surely[0]) + int(possibly[0]))
