"""Preflight: what is known of a text and its pictures before they are posted."""

from friendline.review.preflight.checking import preflight
from friendline.review.preflight.draft import Draft, Picture
from friendline.review.preflight.result import Clash, Narrower, Preflight, Seer
from friendline.review.preflight.world import UnknownNetworkError, World, rules_of

__all__ = [
    "Clash",
    "Draft",
    "Narrower",
    "Picture",
    "Preflight",
    "Seer",
    "UnknownNetworkError",
    "World",
    "preflight",
    "rules_of",
]
