"""What the owner said, of which no export tells."""

from collections.abc import Callable
from dataclasses import dataclass, field

from friendline.matching.asking.decision_file import KeptDecisions
from friendline.review.edited.setting import Edited
from friendline.said import Kept
from friendline.screening.cache import Memory
from friendline.screening.choosing import Sending, Settings, never
from friendline.screening.labels import KeptLabels, Labels
from friendline.sight.statements.applying import Statements


@dataclass(frozen=True)
class Said:
    """What the owner said.

    Attributes:
        statements: About audiences.
        kept: About who is who.
        detectors: About what looks at the items.
        labels: About findings.
        may_send: Asks whether a detector may send something away.
        edited: About what clients get an edited version of.
        memory: Where slow detectors keep what they saw; ``None`` to keep nothing.
    """

    statements: Statements
    kept: KeptDecisions
    detectors: Settings = field(default_factory=dict)
    labels: KeptLabels = field(default_factory=lambda: Kept(Labels()))
    may_send: Callable[[Sending], bool] = never
    memory: Memory | None = None
    edited: Edited = field(default_factory=Edited)
