"""What the owner said, wherever it is kept: numbered sayings that only grow, and what holds."""

from friendline.said.keeping import Keeper, Kept, Words
from friendline.said.sayings import Saying, Sayings, noted

__all__ = ["Keeper", "Kept", "Saying", "Sayings", "Words", "noted"]
