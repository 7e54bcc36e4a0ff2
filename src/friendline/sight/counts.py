"""How many items somebody can, may and cannot see."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """Numbers of items."""

    can: int
    may: int
    cannot: int
