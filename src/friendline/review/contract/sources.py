"""What was read."""

from msgspec import Struct


class SkippedFile(Struct, frozen=True, kw_only=True):
    """A file that could not be read, and why."""

    file: str
    reason: str


class MissingPart(Struct, frozen=True, kw_only=True):
    """Something this export cannot tell, and how to supply it.

    ``lines`` can be completed and pasted into ``audience.toml``; mostly there are none.
    """

    what: str
    remedy: str
    lines: str = ""


class SourceRow(Struct, frozen=True, kw_only=True):
    """One export, list or calendar that was read; the numbers are counts of records in it."""

    path: str
    kind: str
    items: int
    people: int
    requests: int
    events: int
    skipped: list[SkippedFile]
    missing: list[MissingPart]
