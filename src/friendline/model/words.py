"""The words that say of what kind something is, and how the networks are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

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
