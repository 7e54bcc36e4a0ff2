"""Labels: what the owner says of findings, what it says of others like them, what it teaches.

Nothing here leaves the machine. ``docs/labels.md`` says how labels are given.
"""

from friendline.screening.labels.applying import Labelled, Ruled, apply, apply_labels
from friendline.screening.labels.attaching import Attached, attach
from friendline.screening.labels.label import Label, Labels, Scope, Verdict
from friendline.screening.labels.label_file import (
    USUAL_NAME,
    KeptLabels,
    append_labels,
    read_labels,
)
from friendline.screening.labels.meanings import Vectors
from friendline.screening.labels.offering import Offer, offers
from friendline.screening.labels.personal import Guess, Personal, personal_models
from friendline.screening.labels.precision import precision_of_detectors, precision_of_words

__all__ = [
    "USUAL_NAME",
    "Attached",
    "Guess",
    "KeptLabels",
    "Label",
    "Labelled",
    "Labels",
    "Offer",
    "Personal",
    "Ruled",
    "Scope",
    "Vectors",
    "Verdict",
    "append_labels",
    "apply",
    "apply_labels",
    "attach",
    "offers",
    "personal_models",
    "precision_of_detectors",
    "precision_of_words",
    "read_labels",
]
