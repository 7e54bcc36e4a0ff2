"""The words of friendline as types; every other room speaks in these.

Records (``Person``, ``Tie``, ``Request``, ``Listed``, ``Item``, ``Event``, ``Owner``, ``Gap``,
``Fault``) are what a source gives, one after the other. They are frozen, hold no behaviour and know
no room.

Times are whole seconds since 1970-01-01T00:00:00Z (``Seconds``), so always UTC; ``None`` means
that the source does not say. Names of channels are lower case: ``"facebook"``, ``"linkedin"``.
"""

from friendline.model.conclusions import Finding, Match
from friendline.model.ids import id_of_texts, stable_id
from friendline.model.records import (
    Account,
    Attendee,
    Event,
    Fault,
    Gap,
    Item,
    Listed,
    Owner,
    Person,
    Record,
    Request,
    Tie,
)
from friendline.model.times import Seconds, moment
from friendline.model.words import (
    CHANNEL_TITLES,
    UNKNOWN,
    AnswerKind,
    AudienceSource,
    Category,
    Certainty,
    Direction,
    EventState,
    Fact,
    FindingKind,
    ItemKind,
    Party,
    Relationship,
    RequestState,
    Sees,
    Severity,
    Status,
    TieKind,
)

__all__ = [
    "CHANNEL_TITLES",
    "UNKNOWN",
    "Account",
    "AnswerKind",
    "Attendee",
    "AudienceSource",
    "Category",
    "Certainty",
    "Direction",
    "Event",
    "EventState",
    "Fact",
    "Fault",
    "Finding",
    "FindingKind",
    "Gap",
    "Item",
    "ItemKind",
    "Listed",
    "Match",
    "Owner",
    "Party",
    "Person",
    "Record",
    "Relationship",
    "Request",
    "RequestState",
    "Seconds",
    "Sees",
    "Severity",
    "Status",
    "Tie",
    "TieKind",
    "id_of_texts",
    "moment",
    "stable_id",
]
