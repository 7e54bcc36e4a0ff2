"""What the owner said, wherever it is kept: numbered sayings that only grow, and what holds."""

from friendline.said.keeping import Keeper, Kept, Words
from friendline.said.sayings import Saying, Sayings, noted
from friendline.said.taking_back import CannotUndoError, TakenBack, take_back

__all__ = [
    "CannotUndoError",
    "Keeper",
    "Kept",
    "Saying",
    "Sayings",
    "TakenBack",
    "Words",
    "noted",
    "take_back",
]
