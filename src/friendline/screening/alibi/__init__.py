"""The alibi check: a meeting was not held, and that day something shows the owner elsewhere.

R41 and story A1. It says what stands in the calendar and what stands on the network, side by
side; it says nothing of why. Whether the client sees the item is decided by a later step.
"""

from friendline.screening.alibi.checking import Contradiction, contradictions
from friendline.screening.alibi.preflight import DRAFT, Draft, would_contradict

__all__ = ["DRAFT", "Contradiction", "Draft", "contradictions", "would_contradict"]
