"""One file of an Instagram or Threads export while it is read: where we are, what was odd in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from msgspec import Struct

from friendline.archives.json_values import Json
from friendline.model import UNKNOWN, AudienceSource, Fault, Record

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


@dataclass
class Page:
    """One file of the export.

    Attributes:
        file: Its path in the export.
        channel: The network it is about.
        known: What the files tell together.
        odd: Numbers of the records that could not be understood, from 1.
    """

    file: str
    channel: str = CHANNEL
    known: Known = field(default_factory=Known)
    odd: list[int] = field(default_factory=list)

    def fault(self, total: int) -> Fault | None:
        """Give one fault for all odd records of the file."""
        if not self.odd:
            return None
        return Fault(
            file=self.file,
            reason=f"{len(self.odd)} of {total} records could not be understood "
            f"(the first is number {self.odd[0]}); the others were read.",
        )


FileReader: TypeAlias = Callable[[list[Json], Page], Iterator[Record]]
"""Reads the records of one file; notes the odd ones in the page."""
