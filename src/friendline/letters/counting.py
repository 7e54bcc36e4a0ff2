"""How long a text is where the network counts, and where it must end."""

from typing import Final

from friendline.letters.kinds import Length

LIMITS: Final = {Length.NOTE: 300, Length.MESSAGE: 1900, Length.SPOKEN: 700}
"""Characters: LinkedIn's note and its InMail; what is spoken is bounded by patience."""


def units(text: str) -> int:
    """Count a text as web forms do: in UTF-16 code units, so most emoji count as two.

    Half a pair (a lone surrogate) counts as one.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
