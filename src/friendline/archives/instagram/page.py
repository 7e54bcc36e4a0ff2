"""One file of an Instagram or Threads export while it is read, and what the others told."""

from typing import Final, TypeAlias

from msgspec import Struct

from friendline.archives.meta import page
from friendline.model import UNKNOWN, AudienceSource

CHANNEL: Final = "instagram"


class Standing(Struct, frozen=True):
    """Who something is for, and how we know.

    Attributes:
        audience: In the words of ``sight.audience``.
        source: How we know.
    """

    audience: str
    source: AudienceSource


PUBLIC: Final = Standing("public", AudienceSource.DERIVED)
FOLLOWERS: Final = Standing("followers", AudienceSource.DERIVED)
UNTOLD: Final = Standing(UNKNOWN, AudienceSource.UNKNOWN)
ARCHIVED: Final = Standing("only me", AudienceSource.STATED)
"""What lies in the archive of the account is shown to nobody else."""


class Known(Struct, frozen=True):
    """What the files of an export tell together, for the reading of each (``survey``).

    Attributes:
        owner: The owner's user names, lower case.
        standing: Who sees what the account posts, by its state (formats 2.4).
        is_closed: Whether the account was last switched off.
        followers: How many accounts are listed as followers.
        following: User names the owner follows.
        pending: User names with a request of the owner's that is open; ``None`` if the export
            has no such list.
        unfollowed: User names the owner unfollowed lately.
        undecided: User names the owner asked lately, where it cannot be told what became of it.
        has_close_friends: Whether the owner keeps a list of close friends.
        since: From which time on the export was asked for, UTC seconds; ``None`` is all or untold.
    """

    owner: frozenset[str] = frozenset()
    standing: Standing = UNTOLD
    is_closed: bool = False
    followers: int = 0
    following: frozenset[str] = frozenset()
    pending: frozenset[str] | None = None
    unfollowed: frozenset[str] = frozenset()
    undecided: frozenset[str] = frozenset()
    has_close_friends: bool = False
    since: int | None = None


Page: TypeAlias = page.Page[Known]
"""One file of the export."""

FileReader: TypeAlias = page.FileReader[Known]
"""Reads the records of one file; notes the odd ones in the page."""
