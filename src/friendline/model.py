"""The words of friendline as types; every other room speaks in these.

Records (``Person``, ``Tie``, ``Request``, ``Listed``, ``Item``, ``Event``, ``Owner``, ``Gap``,
``Fault``) are what a source gives, one after the other. They are frozen, hold no behaviour and know
no room.

Times are whole seconds since 1970-01-01T00:00:00Z (``Seconds``), so always UTC; ``None`` means
that the source does not say. Names of channels are lower case: ``"facebook"``, ``"linkedin"``.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import blake2b
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

Seconds: TypeAlias = int
Fact: TypeAlias = bool | int | str | None
"""What is known of one fact: yes or no, a whole number, a word; ``None`` is unknown."""

UNKNOWN = "unknown"


CHANNEL_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "facebook": "Facebook",
        "instagram": "Instagram",
        "threads": "Threads",
        "linkedin": "LinkedIn",
        "x": "X",
        "mastodon": "Mastodon",
        "bluesky": "Bluesky",
        "whatsapp": "WhatsApp",
    }
)
"""How the networks write their own names."""


class Relationship(StrEnum):
    """What a person is to the owner (R23; the kinds of guidance.md 3.1 added)."""

    CLIENT = "client"
    PATIENT = "patient"
    STUDENT = "student"
    PARENT_OF_STUDENT = "parent_of_student"
    FAMILY_OF_CLIENT = "family_of_client"
    PROSPECT = "prospect"
    REFERRER = "referrer"
    INVESTOR = "investor"
    COLLEAGUE = "colleague"
    SUPERVISEE = "supervisee"
    VENDOR = "vendor"
    FRIEND = "friend"
    FAMILY = "family"
    OTHER = "other"
    UNKNOWN = UNKNOWN


class Status(StrEnum):
    """Where the relationship stands in time (R22)."""

    PROSPECTIVE = "prospective"
    CURRENT = "current"
    FORMER = "former"
    NONE = "none"
    UNKNOWN = UNKNOWN


class Certainty(StrEnum):
    """How sure it is that an account is a person's; a name alone never confirms."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    AMBIGUOUS = "ambiguous"


class TieKind(StrEnum):
    """How an account is tied to the owner's channel."""

    FRIEND = "friend"
    CONNECTION = "connection"
    FOLLOWER = "follower"
    FOLLOWING = "following"
    BLOCKED = "blocked"


class Direction(StrEnum):
    """Who asks; ``EXISTING`` is a tie that is there already (R90)."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    EXISTING = "existing"


class RequestState(StrEnum):
    """What became of a request, as far as the export tells."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class AudienceSource(StrEnum):
    """How we know who an item is for (formats.md, rule 1)."""

    STATED = "stated"
    DERIVED = "derived"
    OWNER = "owner"
    ASSUMED = "assumed"
    UNKNOWN = UNKNOWN

    @property
    def is_definite(self) -> bool:
        """Whether a sight that rests on this source may be definite (design, rule 1)."""
        return self not in {AudienceSource.ASSUMED, AudienceSource.UNKNOWN}


class Sees(StrEnum):
    """Whether a person sees an item."""

    CAN = "can"
    MAY = "may"
    CANNOT = "cannot"


class AnswerKind(StrEnum):
    """What a policy can say to a request or an existing tie."""

    ACCEPT = "accept"
    ACCEPT_RESTRICTED = "accept_restricted"
    OFFER_OTHER = "offer_other"
    DECLINE = "decline"
    DEFER = "defer"
    ASK = "ask"


class ItemKind(StrEnum):
    """What kind of thing can be seen."""

    POST = "post"
    COMMENT = "comment"
    PHOTO = "photo"
    VIDEO = "video"
    STORY = "story"
    CHECK_IN = "check_in"
    TAG = "tag"
    WALL_POST = "wall_post"
    GROUP_POST = "group_post"
    GROUP = "group"
    PROFILE_FIELD = "profile_field"
    EVENT_REPLY = "event_reply"
    REACTION = "reaction"


class FindingKind(StrEnum):
    """Whether a client seeing it would more likely hurt or help."""

    RISK = "risk"
    PERK = "perk"


class Severity(StrEnum):
    """How much a finding weighs, in three steps and never as a score."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Category(StrEnum):
    """What a detector can see in an item: ten risks, then six perks."""

    PROFANITY = "profanity"
    SEXUAL = "sexual"
    NUDITY = "nudity"
    ALCOHOL_PARTY = "alcohol_party"
    POLITICS = "politics"
    RELIGION = "religion"
    HATE_OFFENSIVE = "hate_offensive"
    WORK_COMPLAINT = "work_complaint"
    CONFIDENTIAL = "confidential"
    LOCATION = "location"
    COMMUNITY = "community"
    FAMILY = "family"
    PETS = "pets"
    ACHIEVEMENT = "achievement"
    HUMOUR = "humour"
    EXPERTISE = "expertise"

    @property
    def kind(self) -> FindingKind:
        """Risk or perk."""
        return FindingKind.PERK if self in _PERKS else FindingKind.RISK


_PERKS = frozenset(
    {
        Category.COMMUNITY,
        Category.FAMILY,
        Category.PETS,
        Category.ACHIEVEMENT,
        Category.HUMOUR,
        Category.EXPERTISE,
    }
)


class EventState(StrEnum):
    """What became of a calendar entry."""

    PLANNED = "planned"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"
    DECLINED = "declined"


class Party(StrEnum):
    """Which side did something, where it can be told."""

    OWNER = "owner"
    OTHER = "other"
    UNKNOWN = UNKNOWN


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


class Match(Struct, frozen=True, kw_only=True):
    """An account is said to be a person's.

    Attributes:
        person: Id of the person.
        account: Id of the account in the book.
        certainty: Confirmed, likely or ambiguous.
        evidence: Why, in words, strongest first.
        probability: How likely it is, as a share of such cases: 0 to 1; 1 where it is confirmed.
    """

    person: str
    account: str
    certainty: Certainty
    evidence: tuple[str, ...]
    probability: float = 1.0


class Finding(Struct, frozen=True, kw_only=True, gc=False):
    """What a detector saw in an item.

    Attributes:
        item: Id of the item.
        category: What it is about.
        severity: How much it weighs.
        evidence: The words that show it, as they stand in the item.
        reason: Why that is a finding, in plain words.
        detector: Name of the detector.
        confidence: How probably it is right, as a share of such findings: 0 to 1; ``None`` where
            nobody has measured it.
    """

    item: str
    category: Category
    severity: Severity
    evidence: str
    reason: str
    detector: str
    confidence: float | None = None


def stable_id(prefix: str, *parts: object) -> str:
    """Give the same short id for the same parts, on every machine and in every run.

    Args:
        prefix: Says what it names: ``"item"``, ``"person"``.
        parts: What makes the thing itself; ``None`` and ``""`` count as the same.

    Returns:
        ``prefix-`` and 16 hexadecimal digits (64 bits of BLAKE2b).
    """
    return id_of_texts(prefix, ["" if part is None else str(part) for part in parts])


def id_of_texts(prefix: str, parts: Iterable[str]) -> str:
    """Give ``stable_id`` of parts that are texts already, as the items of an export are."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{prefix}-{blake2b(joined, digest_size=8).hexdigest()}"


def moment(seconds: Seconds) -> datetime:
    """Give the UTC date and time of a ``Seconds`` value."""
    return datetime.fromtimestamp(seconds, UTC)
