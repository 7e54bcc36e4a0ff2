"""Traces: items that show where the owner was, or that they were busy with something else.

What only looks so is left out: a picture taken at another time, a memory that is shared again,
talk of yesterday or tomorrow, a post that goes out by a timetable (R41).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final, NamedTuple

from friendline.model import UNKNOWN, ItemKind, Seconds
from friendline.screening.alibi.timing import Window

if TYPE_CHECKING:
    import polars as pl

_PICTURES: Final = (ItemKind.PHOTO, ItemKind.VIDEO)
_ALWAYS: Final = (*_PICTURES, ItemKind.CHECK_IN, ItemKind.TAG, ItemKind.STORY, ItemKind.EVENT_REPLY)
_WRITTEN: Final = (ItemKind.POST, ItemKind.COMMENT, ItemKind.GROUP_POST)
_NOWHERE: Final = (ItemKind.PROFILE_FIELD, ItemKind.GROUP, ItemKind.REACTION)
_OF_THE_MOMENT: Final = (ItemKind.CHECK_IN, ItemKind.TAG, ItemKind.EVENT_REPLY)

# Patterns of Rust's regex, as Polars reads them: no looking back or ahead.
_LINK: Final = r"(?i)https?://\S+|www\.\S+"
_NUMBER: Final = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_MEMORY: Final = (
    r"(?i)#(?:tbt|throwback\w*|flashback\w*|fbf|latergram|onthisday|erinnerung\w*|souvenirs?"
    r"|recuerdos?)\b|\bthrowback\b|\bflashback\b|\bon this day\b|\bshared? (?:a|his|her|their) "
    r"memor(?:y|ies)\b|\bfrom the archives?\b|\bold photos?\b|\bscheduled (?:post|via)\b"
    r"|\bvia (?:buffer|hootsuite)\b"
)
_ANOTHER_DAY: Final = (
    rf"(?i)\b{_NUMBER} (?:years?|months?|weeks?|days?) ago\b|\byesterday\b|\btomorrow\b"
    r"|\b(?:last|next) (?:night|week|weekend|month|year|spring|summer|autumn|winter)\b"
    r"|\bthis time last year\b|\bback in (?:19|20)\d\d\b|\bcan.?t wait for\b"
    r"|\bvor (?:\d+|einem|einer|zwei|drei|vier|fünf) (?:jahr|monat|woche|tag)\w*|\bgestern\b"
    r"|\b(?:letzte|nächste)[nmrs]? (?:woche|nacht|wochenende|monat|jahr|sommer)\b"
    r"|\bil y a (?:\d+|une?|deux|trois) (?:an|mois|semaine|jour)\w*|\bhier soir\b|\bdemain\b"
    r"|\bhace (?:\d+|una?|dos|tres) (?:año|mes|semana|día)\w*|\bayer\b|\banoche\b"
)
_NOW: Final = (
    r"(?i)\b(?:tonight|today|right now|this (?:morning|afternoon|evening)|heute|gerade eben"
    r"|aujourd.hui|ce soir|hoy|esta (?:noche|tarde))\b"
)
_NOT_GOING: Final = (
    r"(?i)^\s*(?:declined|interested|invited|maybe|not going|can.?t go|no longer going)\b"
)

_DAY: Final = 86_400
_MONTH: Final = 30 * _DAY
_BY_TIMETABLE: Final = 4
"""Posts of one month at the same second of the day that make a timetable."""
_USUAL: Final = 2
"""Days on which a place must show, to be one of the places where the owner lives."""

_LONGEST_HOLIDAY: Final = 366
"""Days of one holiday that are looked at."""

_WORDS_FOR: Final = {
    ItemKind.CHECK_IN: "Check-in",
    ItemKind.WALL_POST: "Post on the timeline",
    ItemKind.GROUP_POST: "Post in a group",
    ItemKind.EVENT_REPLY: "Reply to an event",
}


class Trace(NamedTuple):
    """An item that shows where the owner was, or that they were busy with something else."""

    at: Seconds
    item: str
    kind: str
    by: str | None
    place: str | None
    tagged: list[str] | None
    tags_owner: bool
    is_taken: bool
    is_text: bool
    is_picture: bool

    @property
    def words(self) -> str:
        """What it is, by whom and where."""
        words = _WORDS_FOR.get(ItemKind(self.kind), self.kind.replace("_", " ").capitalize())
        tagged = " tagged" if self.tags_owner and self.kind != ItemKind.TAG else ""
        who = "somebody else" if self.by == UNKNOWN else self.by
        by = f"{tagged} by {who}" if who else ""
        where = f" at {self.place}" if self.place else ""
        return f"{words}{by}{where}"

    def shows(self, names: AbstractSet[str]) -> bool:
        """Whether it is by, or tags, somebody of these names (case-folded): they were there."""
        seen = (*(self.tagged or ()), self.by or "")
        return any(name is not None and name.casefold() in names for name in seen)


class Traces:
    """All items that can count, by time.

    Args:
        items: The items table of the book; times are UTC seconds.
        leisure: Ids of items with a finding of drink or party: such a text counts too.
        owner_names: Names under which others tag the owner.
    """

    def __init__(
        self, items: "pl.DataFrame", leisure: AbstractSet[str], owner_names: AbstractSet[str]
    ) -> None:
        table = _that_can_count(items, leisure, owner_names)
        self._times = table["moment"].to_list()
        self._rows = table.rows()

    def within(self, window: Window, slot: Window) -> Iterator[Trace]:
        """Give what lies in a window; mere words only if they lie in the slot too."""
        first = bisect_left(self._times, window.begin)
        last = bisect_left(self._times, window.end)
        for trace in map(Trace._make, self._rows[first:last]):
            if not trace.is_text or slot.begin <= trace.at < slot.end:
                yield trace

    def usual_places(self, without: Iterable[Window]) -> frozenset[str]:
        """Give the places, case-folded, where the owner shows on two days or more.

        Args:
            without: Times of which no whole or begun day (UTC) counts.
        """
        not_these = {day for one in without for day in _days_of(one)}
        days = defaultdict[str, set[int]](set)
        for trace in map(Trace._make, self._rows):
            if trace.place and (day := trace.at // _DAY) not in not_these:
                days[trace.place.casefold()].add(day)
        return frozenset(place for place, seen in days.items() if len(seen) >= _USUAL)


def _days_of(one: Window) -> range:
    first = one.begin // _DAY
    return range(first, min((one.end - 1) // _DAY, first + _LONGEST_HOLIDAY) + 1)


def _that_can_count(
    items: "pl.DataFrame", leisure: AbstractSet[str], owner_names: AbstractSet[str]
) -> "pl.DataFrame":
    import polars as pl  # noqa: PLC0415 - heavy

    kind, own, text = pl.col("kind"), pl.col("by").is_null(), pl.col("text").fill_null("")
    names = [name.lower() for name in owner_names]
    tags_any = (pl.col("tagged").list.len() > 0).fill_null(value=False)
    named = pl.col("tagged").list.eval(pl.element().str.to_lowercase().is_in(names)).list.any()
    tags_owner = named.fill_null(value=False) & ~own
    tags_others = tags_any & ~own & ~tags_owner & pl.lit(bool(names)) & (kind != ItemKind.TAG)
    has_media = (pl.col("media").list.len() > 0).fill_null(value=False)
    is_picture = kind.is_in(list(_PICTURES)) | has_media
    shows_picture = kind.is_in(list(_PICTURES)) | (own & has_media)
    on_wall = (kind == ItemKind.WALL_POST) & tags_owner
    is_written = (kind.is_in(list(_WRITTEN)) & own) | (kind == ItemKind.WALL_POST)
    at_leisure = is_written & pl.col("id").is_in(list(leisure))
    shows = kind.is_in(list(_ALWAYS)) | pl.col("place").is_not_null() | shows_picture | on_wall
    says = kind.is_in(list(_WRITTEN)) & own
    says &= text.str.replace_all(_LINK, "").str.contains(r"\w")
    return (
        items.filter(~kind.is_in(list(_NOWHERE)))
        .with_columns(
            moment=pl.coalesce("taken", "at"),
            is_taken=pl.col("taken").is_not_null(),
            is_text=~(shows | at_leisure),
            is_picture=is_picture,
            tags_owner=tags_owner,
        )
        .filter(pl.col("moment").is_not_null() & ~tags_others)
        .filter(~pl.col("is_text") | says)
        .filter(pl.col("is_taken") | ~_of_another_time())
        .sort("moment", "id")
        .select(
            "moment",
            "id",
            kind.cast(pl.String),
            "by",
            "place",
            "tagged",
            "tags_owner",
            "is_taken",
            "is_text",
            "is_picture",
        )
    )


def _of_another_time() -> "pl.Expr":
    """Whether an item was not made when it was posted, or says nothing of that time."""
    import polars as pl  # noqa: PLC0415 - heavy

    kind, text = pl.col("kind"), pl.col("text").fill_null("")
    speaks_of_it = text.str.contains(_ANOTHER_DAY) & ~text.str.contains(_NOW)
    is_reply = kind == ItemKind.EVENT_REPLY
    is_written = kind.is_in([ItemKind.POST, ItemKind.GROUP_POST]) & pl.col("by").is_null()
    at = pl.col("at")
    alike = pl.len().over("channel", "kind", at % _DAY, at // _MONTH) >= _BY_TIMETABLE
    return (
        text.str.contains(_MEMORY)
        | (speaks_of_it & ~kind.is_in(list(_OF_THE_MOMENT)))
        | (is_reply & text.str.contains(_NOT_GOING))
        | (is_written & pl.col("place").is_null() & alike)
    )
