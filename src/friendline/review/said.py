"""What the owner said, of which no export tells."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from friendline.matching.asking.decision_file import Kept
from friendline.screening.choosing import Sending, Settings, never
from friendline.screening.labels import KeptLabels
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
        kept_in: Folder in which slow detectors keep what they saw; ``None`` to keep nothing.
    """

    statements: Statements
    kept: Kept
    detectors: Settings = field(default_factory=dict)
    labels: KeptLabels = field(default_factory=KeptLabels)
    may_send: Callable[[Sending], bool] = never
    kept_in: Path | None = None
