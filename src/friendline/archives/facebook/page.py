"""One file of a Facebook export while it is read, and what the other files told."""

from dataclasses import dataclass, field
from typing import Final, TypeAlias

from friendline.archives.meta import page

CHANNEL: Final = "facebook"


@dataclass
class Known:
    """What one file of an export tells the reading of the others.

    Attributes:
        owner: The owner's names, as the profile has them.
        groups: Groups that were told already.
    """

    owner: frozenset[str] = frozenset()
    groups: set[str] = field(default_factory=set)


Page: TypeAlias = page.Page[Known]
"""One file of the export."""

FileReader: TypeAlias = page.FileReader[Known]
"""Reads the records of one file; notes the odd ones in the page."""
