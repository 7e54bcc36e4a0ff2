"""What a page about a policy shows: each rule in words with its proof, promises, differences."""

from friendline.policy.overview.difference import ChangeSaid, Difference, RowSaid, difference
from friendline.policy.overview.overlaps import Overlap, Overlaps, overlaps
from friendline.policy.overview.showing import (
    Badge,
    Note,
    Overview,
    PromiseShown,
    RuleShown,
    overview,
)

__all__ = [
    "Badge",
    "ChangeSaid",
    "Difference",
    "Note",
    "Overlap",
    "Overlaps",
    "Overview",
    "PromiseShown",
    "RowSaid",
    "RuleShown",
    "difference",
    "overlaps",
    "overview",
]
