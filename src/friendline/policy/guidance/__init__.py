"""What professions ask of a policy, as data with citations, and what a policy can be asked."""

from friendline.policy.citations import Citation, Confidence, Duty, Strength
from friendline.policy.guidance.fitting import SEEN, Outside, promises_for
from friendline.policy.guidance.packs import (
    NOT_LEGAL_ADVICE,
    Pack,
    citations,
    load_pack,
    pack_names,
)
from friendline.policy.guidance.refusals import NoSuchPackError, PackError

__all__ = [
    "NOT_LEGAL_ADVICE",
    "SEEN",
    "Citation",
    "Confidence",
    "Duty",
    "NoSuchPackError",
    "Outside",
    "Pack",
    "PackError",
    "Strength",
    "citations",
    "load_pack",
    "pack_names",
    "promises_for",
]
