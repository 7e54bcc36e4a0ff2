"""Who could notice whom."""

from msgspec import Struct

from friendline.model import Sees


class NoticedRow(Struct, frozen=True, kw_only=True):
    """A client whom somebody could notice, or who could notice somebody, and why."""

    person: str
    sees: Sees
    because: tuple[str, ...]


class NoticeRow(Struct, frozen=True, kw_only=True):
    """How many clients it is certain of and how many more it is possible of; a few of them.

    ``hinted`` counts those of whom the sources hold more than the rules of the network: an item
    with their name, one employer, one event.
    """

    can: int
    may: int
    hinted: int
    likeliest: list[NoticedRow]


class NoticingRow(Struct, frozen=True, kw_only=True):
    """Who could notice what was answered to somebody (R5).

    ``notices`` are clients who are let in already and whom this person could notice;
    ``noticed_by`` are clients who could notice it, were this person let in.
    """

    person: str
    channel: str
    notices: NoticeRow
    noticed_by: NoticeRow
