"""What the owner said, of which no export tells."""

from collections.abc import Callable
from dataclasses import dataclass, field

from friendline.matching.asking.decision_file import Kept
from friendline.screening.choosing import Sending, Settings, never
from friendline.sight.statements.applying import Statements


@dataclass(frozen=True)
class Said:
    """What the owner said.

    Attributes:
        statements: About audiences.
        kept: About who is who.
        detectors: About what looks at the items.
        may_send: Asks whether a detector may send something away.
    """

    statements: Statements
    kept: Kept
    detectors: Settings = field(default_factory=dict)
    may_send: Callable[[Sending], bool] = never
