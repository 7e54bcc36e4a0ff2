"""Records: what a source gives, one after the other. They hold no behaviour and know no room."""

from typing import TypeAlias

from msgspec import Struct

from friendline.model.times import Seconds
from friendline.model.words import (
    UNKNOWN,
    AudienceSource,
    Direction,
    EventState,
    Fact,
    ItemKind,
    Party,
    Relationship,
    RequestState,
    Status,
    TieKind,
)


class Account(Struct, frozen=True, kw_only=True, gc=False):
    """A presence on a channel as an export shows it: often a display name and nothing else.

    Attributes:
        channel: The network.
        name: The display name, as written there.
        handle: The user name, without ``@``.
        url: The profile address.
        emails: Addresses shown with it, lower case; or their digests, where only these are told.
        company: The employer shown with it.
        city: The town or region shown with it.
        phones: Numbers shown with it, as written.
        links: Pages that the network has verified to be the holder's own.
    """

    channel: str
    name: str
    handle: str | None = None
    url: str | None = None
    emails: tuple[str, ...] = ()
    company: str | None = None
    city: str | None = None
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Person(Struct, frozen=True, kw_only=True):
    """Somebody the owner knows, mostly a row of the client list.

    Attributes:
        id: Stable over repeated imports; see ``stable_id``.
        name: As the owner writes it.
        other_names: Maiden name, nickname, former name.
        emails: Lower case.
        phones: As written.
        urls: Profile addresses the owner noted.
        said_accounts: (channel, name, handle or URL) pairs that the owner says are this person's.
        company: Employer or firm.
        city: Where they live or work.
        relationship: What they are to the owner.
        status: Where that stands today.
        facts: Further facts by name, as ``policy.facts`` declares them. Dates are kept as
            whole days since 1970-01-01 under names that end in ``_on``.
    """

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    said_accounts: tuple[tuple[str, str], ...] = ()
    company: str | None = None
    city: str | None = None
    relationship: Relationship = Relationship.UNKNOWN
    status: Status = Status.UNKNOWN
    facts: dict[str, Fact] = {}


class Owner(Struct, frozen=True, kw_only=True):
    """Whose accounts these are, as one source shows it; used to tell own acts from others'."""

    channel: str
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    url: str | None = None


class Tie(Struct, frozen=True, kw_only=True, gc=False):
    """An account is (or was) a friend, connection, follower ... of the owner.

    Attributes:
        account: Whose.
        kind: Which tie.
        since: When it began.
        until: When it was removed; ``None`` while it stands.
    """

    account: Account
    kind: TieKind
    since: Seconds | None = None
    until: Seconds | None = None


class Request(Struct, frozen=True, kw_only=True, gc=False):
    """Somebody asks to connect. What they wrote with it is not kept: it is theirs.

    Attributes:
        account: The other side.
        direction: Who asks.
        state: What became of it.
        at: When.
        tie: The tie that there is once it is accepted.
    """

    account: Account
    direction: Direction
    state: RequestState
    at: Seconds | None = None
    tie: TieKind = TieKind.FRIEND


class Listed(Struct, frozen=True, kw_only=True, gc=False):
    """An account is on one of the owner's lists: close friends, restricted.

    Attributes:
        account: Whose.
        name: What the list is called.
    """

    account: Account
    name: str


class Item(Struct, frozen=True, kw_only=True, gc=False):
    """Anything that can be seen.

    Attributes:
        channel: The network.
        kind: What it is.
        at: When it was made.
        text: All words that show with it: the text, titles and descriptions of its media.
        place: Name of the place shown with it.
        by: Display name of who made it, ``None`` for the owner, ``"unknown"`` for somebody
            else whom the export does not name.
        tagged: Display names of people tagged in it.
        timeline: Whose timeline it stands on, where not the owner's.
        group: Name of the group it was posted in.
        album: Name of the album it is in.
        taken: When a photo was taken, where the export says so.
        media: File names (last part of the path) of its pictures and videos.
        link: An address that it shares.
        file: Path of the file in the export it came from.
        audience: Who it is for, in the words of ``sight.audience``.
        audience_source: How we know.
    """

    channel: str
    kind: ItemKind
    at: Seconds | None = None
    text: str = ""
    place: str | None = None
    by: str | None = None
    tagged: tuple[str, ...] = ()
    timeline: str | None = None
    group: str | None = None
    album: str | None = None
    taken: Seconds | None = None
    media: tuple[str, ...] = ()
    link: str | None = None
    file: str = ""
    audience: str = UNKNOWN
    audience_source: AudienceSource = AudienceSource.UNKNOWN


class Attendee(Struct, frozen=True, kw_only=True):
    """Somebody invited to an event; e-mail in lower case."""

    name: str | None = None
    email: str | None = None


class Event(Struct, frozen=True, kw_only=True):
    """One occurrence in the owner's calendar.

    Attributes:
        id: Stable over repeated imports: from the UID and this occurrence's start.
        uid: What names it in calendars: all dates of a series, and all revisions, have the same.
        start: Its begin; for an all-day event midnight in ``zone``.
        end: Its end, exclusive.
        all_day: Whether it has days and no times.
        zone: IANA name of the zone the calendar is read in, for "the same day".
        summary: Its title.
        place: Where.
        state: Planned, tentative, cancelled or declined.
        ended_by: Who cancelled or declined, where it can be told.
        how: How the cancelling shows in the file, in words.
        moved_to: When it begins now, if it was called off at this time only: it was moved.
        moved_from: When it was to begin before it was moved here, where the files tell it.
        out_of_office: Whether the entry itself marks the owner as out of office.
        organizer: Who invited.
        attendees: Who is invited; rooms, resources and the owner are left out.
    """

    id: str
    uid: str = ""
    start: Seconds
    end: Seconds
    all_day: bool = False
    zone: str = "UTC"
    summary: str = ""
    place: str | None = None
    state: EventState = EventState.PLANNED
    ended_by: Party = Party.UNKNOWN
    how: str = ""
    moved_to: Seconds | None = None
    moved_from: Seconds | None = None
    out_of_office: bool = False
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()


class Fault(Struct, frozen=True, kw_only=True):
    """Something in the user's data that could not be read; it is listed, never fatal.

    Attributes:
        file: The file, as a path inside its export.
        reason: One sentence: what is wrong, where in the file, and what was done instead.
    """

    file: str
    reason: str


class Gap(Struct, frozen=True, kw_only=True):
    """Something that an export of its kind should have and this one lacks.

    Attributes:
        what: One sentence: what is missing and what that means.
        remedy: One sentence: how to get it.
        lines: Lines for ``audience.toml`` that the owner can complete and paste, if there are any.
    """

    what: str
    remedy: str
    lines: str = ""


Record: TypeAlias = Person | Owner | Tie | Request | Listed | Item | Event | Fault | Gap
