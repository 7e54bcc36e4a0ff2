"""What the files of an export tell together, gathered before any of them is read.

A large export comes in several zips, and whether the account is private stands in one of them
alone; what became of a request, in three lists.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from friendline.archives.instagram import profile
from friendline.archives.instagram.files import Kind, Part
from friendline.archives.instagram.flat import listed
from friendline.archives.instagram.page import UNTOLD, Known
from friendline.archives.instagram.person import Entry, entries_of
from friendline.archives.instagram.reading import records_to_know
from friendline.archives.json_values import Fields, Json, fields, objects, seconds, text
from friendline.archives.meta.names import JSON, Files
from friendline.archives.opening import Archive
from friendline.model import Seconds

_TELLING: Final = frozenset(Part) - {Part.OTHER, Part.POSTS, Part.STORIES, Part.MEDIA}
_FLAT_LISTS: Final = {
    Part.FOLLOWERS: "followers",
    Part.FOLLOWING: "following",
    Part.PENDING: "follow_requests_sent",
    Part.LATELY: "permanent_follow_requests",
    Part.CLOSE_FRIENDS: "close_friends",
}
_LISTS: Final = frozenset(_FLAT_LISTS) | {Part.UNFOLLOWED}
_START: Final = ("start date",)


def survey(parts: Sequence[Archive], files: Files[Kind], channel: str) -> Known:
    """Gather what the files of all parts of an export tell together.

    Args:
        parts: All parts of the export.
        files: Which of their files are read, and how.
        channel: The network.
    """
    seen = _Seen(channel)
    for part in parts:
        asked = files(part.names(), JSON)
        found = records_to_know(part, asked, lambda kind: kind.part in _TELLING)
        for kind, records in found:
            seen.add(kind.part, records)
    return seen.known()


class _Seen:
    """The records of the telling files, by what they are about."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self._records: dict[Part, list[Json]] = {}
        self._accounts: dict[Part, list[Entry]] = {}

    def add(self, part: Part, records: list[Json]) -> None:
        """Note the records of one file."""
        if part is Part.CONNECTIONS:
            for record in objects(records):
                for wanted, key in _FLAT_LISTS.items():
                    if key in record:
                        self._listed(wanted, listed(record, key, self._channel))
        elif part in _LISTS:
            for record in objects(records):
                self._listed(part, entries_of(record, self._channel))
        else:
            self._records.setdefault(part, []).extend(records)

    def _listed(self, part: Part, found: Iterable[Entry]) -> None:
        self._accounts.setdefault(part, []).extend(found)

    def known(self) -> Known:
        """Put together what they tell."""
        is_closed = bool(profile.latest(profile.closings(self._of(Part.CLOSING))))
        standing = profile.standing_of(is_private=self._is_private())
        following, unfollowed = self._handles(Part.FOLLOWING), self._handles(Part.UNFOLLOWED)
        pending = self._handles(Part.PENDING) if Part.PENDING in self._accounts else None
        decided = following | unfollowed | (pending or frozenset())
        return Known(
            owner=profile.usernames_in(self._of(Part.PROFILE)),
            standing=UNTOLD if is_closed else standing,
            is_closed=is_closed,
            followers=len(self._handles(Part.FOLLOWERS)),
            following=following,
            pending=pending,
            unfollowed=unfollowed,
            undecided=frozenset() if pending is None else self._handles(Part.LATELY) - decided,
            has_close_friends=bool(self._handles(Part.CLOSE_FRIENDS)),
            since=self._asked_from(),
        )

    def _of(self, part: Part) -> list[Json]:
        return self._records.get(part, [])

    def _handles(self, part: Part) -> frozenset[str]:
        found = (entry.account.handle for entry in self._accounts.get(part, ()))
        return frozenset(handle for handle in found if handle)

    def _is_private(self) -> bool | None:
        """Whether the account is private: the profile says how it is, else the last switch does."""
        said = profile.privacy_in(self._of(Part.PROFILE))
        if said is not None:
            return said
        return profile.latest(profile.privacy_switches(self._of(Part.PRIVACY)))

    def _asked_from(self) -> Seconds | None:
        """From when on the last export was asked for, if the owner was there before (formats 2.5).

        The list of whom the owner follows is whole whatever the dates asked for.
        """
        asked = max(objects(self._of(Part.ASKED)), key=_time_of, default={})
        start = next(filter(None, map(_start, objects(asked.get("label_values")))), None)
        followed = self._accounts.get(Part.FOLLOWING, ())
        oldest = min((entry.at for entry in followed if entry.at is not None), default=None)
        return start if start is not None and oldest is not None and oldest < start else None


def _time_of(record: Fields) -> Seconds:
    return seconds(record.get("timestamp")) or 0


def _start(entry: Fields) -> Seconds | None:
    if text(fields(entry).get("label")).lower() not in _START:
        return None
    return seconds(entry.get("timestamp_value")) or seconds(entry.get("value"))
