"""How frequent names are: what share of people, or of a channel's accounts, bears one.

Two sources are mixed. A table of the world (``name_shares.txt``, made by
``training/name_shares.py``) says that Smith is common and Varga rare; the names on the owner's own
channel say that in this book Nguyen is common. How far the table is trusted is not set by hand:
it is chosen so that each name on the channel is foretold best by all the others (empirical Bayes,
leaving one out).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from friendline.matching.names.reading import Name

UNSEEN = 4e-6
"""Share taken for a name that the table lacks. It stands for the names that fewer than one in
100,000 bear: about a third of all people have one of several hundred thousand such last names."""

SLIP = 2e-7
"""Share taken for a word that is hardly a name: what a slip of the pen makes of one."""

COMMON = 1e-3
"""From this share on a name is called a common one."""

RARE = 1e-5
"""The table lists no rarer name."""

_TRUSTS = (50, 150, 500, 1_500, 5_000, 15_000, 50_000)
"""How many accounts the table may count for."""

_TRUST_OF_FEW = 5_000
"""The same where a channel has too few accounts to tell."""

_ENOUGH = 200


@dataclass(frozen=True)
class PartShares:
    """Shares of first names, or of last names, on one channel.

    Attributes:
        world: The share of each name of the table.
        counts: How many accounts of the channel bear each name.
        total: How many accounts show such a name.
        trust: How many accounts the table counts for.
    """

    world: Mapping[str, float]
    counts: Mapping[str, int]
    total: int
    trust: float

    def share(self, word: str, unseen: float = UNSEEN) -> float:
        """Give the share of the other accounts on the channel that bear a name.

        One bearer is left out of the count: the account that is being looked at, which must not
        make its own name a frequent one.

        Args:
            word: The name in the letters a to z.
            unseen: The share of a name that the table lacks.

        Returns:
            Above 0, and at most 1.
        """
        others = max(self.counts.get(word, 0) - 1, 0)
        expected = self.trust * self.world.get(word, unseen)
        return min((others + expected) / (max(self.total - 1, 0) + self.trust), 1.0)

    def share_of_initial(self, letter: str) -> float:
        """Give the share of people whose name begins with a letter."""
        return _initials(self.world is _world("given")).get(letter, UNSEEN)


@dataclass(frozen=True)
class NameShares:
    """Shares of first and of last names on one channel."""

    given: PartShares
    family: PartShares


def shares_of(names: Iterable[Name]) -> NameShares:
    """Give the shares of names on a channel.

    Args:
        names: The names that its accounts show, one for each account.
    """
    given: Counter[str] = Counter()
    family: Counter[str] = Counter()
    with_given = with_family = 0
    for name in names:
        with_given += bool(name.given)
        with_family += bool(name.family)
        given.update(name.given[0].spellings if name.given else ())
        family.update({way for word in name.family for way in word.spellings})
    return NameShares(
        given=_part("given", given, with_given), family=_part("family", family, with_family)
    )


def _part(part: str, counts: Counter[str], total: int) -> PartShares:
    world = _world(part)
    return PartShares(world, counts, total, _trust(world, counts, total))


def _trust(world: Mapping[str, float], counts: Counter[str], total: int) -> float:
    """Choose the trust with which each name is foretold best by the others."""
    if total < _ENOUGH:
        return _TRUST_OF_FEW
    seen = [(count, world.get(word, UNSEEN)) for word, count in counts.items()]

    def foretold(trust: int) -> float:
        fits = sum(count * math.log(count - 1 + trust * share) for count, share in seen)
        return fits - total * math.log(total - 1 + trust)

    return max(_TRUSTS, key=foretold)


def share_in_world(part: str, word: str) -> float | None:
    """Give the share of people who bear a name; ``None`` if the table lacks it.

    Args:
        part: ``"given"`` or ``"family"``.
        word: The name in the letters a to z.
    """
    return _world(part).get(word)


@cache
def _world(part: str) -> Mapping[str, float]:
    return _read_table()[part]


@cache
def _read_table() -> Mapping[str, Mapping[str, float]]:
    table: dict[str, dict[str, float]] = {}
    text = (files("friendline.matching.weighing") / "name_shares.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            part = table.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            number, *names = line.split()
            part.update(dict.fromkeys(names, int(number) / 1_000_000))
    return table


@cache
def _initials(of_given: bool) -> Mapping[str, float]:  # noqa: FBT001 - one of two tables
    shares: Counter[str] = Counter()
    world = _world("given" if of_given else "family")
    for name, share in world.items():
        shares[name[0]] += share  # type: ignore[assignment]  # a float
    whole = sum(world.values())
    return {letter: share / whole for letter, share in shares.items()}
