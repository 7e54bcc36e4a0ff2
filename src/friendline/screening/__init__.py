"""Screening: what detectors see in the owner's items, each finding with the words that show it.

Only items are read, the owner's and those that others put beside them; nothing here looks at a
client, and no opinion of anybody is inferred (R42, design rule 4).
"""

from friendline.screening.detector import LONGEST_TEXT, Batch, Detector
from friendline.screening.screen import Screening, screen, standard_detectors
from friendline.screening.words import Words

__all__ = [
    "LONGEST_TEXT",
    "Batch",
    "Detector",
    "Screening",
    "Words",
    "screen",
    "standard_detectors",
]
