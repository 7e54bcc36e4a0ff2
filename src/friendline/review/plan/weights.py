"""What each kind of step weighs.

First comes what may hurt somebody else or was not true, then clients who wait, then the one line
that settles most doubts, then ties and doubts, and old posts at the end.
"""

from friendline.model import Severity

CONFLICT = 54
BETRAYED = 37
LATE_CLIENT = 40
CLIENT = 37
AUDIENCE = 25
MOST_FOR_AUDIENCE = 10
TIES = 32
LATE_STRANGER = 29
STRANGER = 26
DOUBT = 24
UNEQUAL = 20
EDITED = 27
EDITED_PERHAPS = 17
ITEMS = 0

GRAVITY = {Severity.LOW: 1, Severity.MEDIUM: 2, Severity.HIGH: 4}
MANY = 4
"""An item that so many clients can or may see weighs no more when more do."""

MOST_FOR_MANY = GRAVITY[Severity.HIGH] * MANY
