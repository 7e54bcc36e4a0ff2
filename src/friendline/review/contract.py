"""The shape of ``review.json``; its JSON Schema is made from these types (design.md, the main job).

Fields may be added, not renamed. Times are ISO 8601 in UTC (``2026-11-22T09:30:00Z``) or null.
"""

from msgspec import Struct

from friendline.model import (
    AnswerKind,
    AudienceSource,
    Category,
    Certainty,
    Direction,
    EventState,
    FindingKind,
    ItemKind,
    Relationship,
    Sees,
    Severity,
    Status,
)
from friendline.sight.viewing import Counts


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


class AccountRow(Struct, frozen=True, kw_only=True):
    """An account that is (or may be) a person's."""

    channel: str
    name: str
    handle: str | None
    url: str | None
    certainty: Certainty
    evidence: list[str]


class PersonRow(Struct, frozen=True, kw_only=True):
    """A client, or somebody who asks and is not on the client list."""

    id: str
    name: str
    relationship: Relationship
    status: Status
    on_client_list: bool
    accounts: list[AccountRow]


class ItemRow(Struct, frozen=True, kw_only=True):
    """Anything of the owner's that can be seen."""

    id: str
    channel: str
    kind: ItemKind
    at: str | None
    text: str
    place: str | None
    by: str | None
    audience: str
    audience_source: AudienceSource


class NotScreenedRow(Struct, frozen=True, kw_only=True):
    """An item that a detector could not read to its end; nobody knows whether it is clean."""

    item: str
    reason: str


class FindingRow(Struct, frozen=True, kw_only=True):
    """What a detector saw in an item."""

    item: str
    category: Category
    kind: FindingKind
    severity: Severity
    evidence: str
    reason: str
    detector: str


class AnswerRow(Struct, frozen=True, kw_only=True):
    """What the policy says to a request, or to a tie that is there already.

    ``since`` is when an existing tie began. ``candidates`` are the people of the client list that
    an ambiguous account could be.
    ``passed_over`` names rules that would have to be asked first, were a fact known.
    """

    person: str
    channel: str
    direction: Direction
    requested_at: str | None
    since: str | None
    waiting_days: int | None
    answer: AnswerKind
    offer: str | None
    onto_list: str | None
    tone: str | None
    say: str | None
    rule: str | None
    reasons: list[str]
    passed_over: list[str]
    facts: dict[str, bool | int | str | None]
    candidates: list[str]


class SightRow(Struct, frozen=True, kw_only=True):
    """How many items of a channel a person can, may and cannot see, now and if accepted."""

    person: str
    channel: str
    can: int
    may: int
    cannot: int
    if_accepted: Counts | None


class ExposureRow(Struct, frozen=True, kw_only=True):
    """A finding that a person can or may see, and by which chain of reasons."""

    person: str
    item: str
    category: Category
    sees: Sees
    because: tuple[str, ...]


class ExposureCountRow(Struct, frozen=True, kw_only=True):
    """How many findings of a category a person can and may see.

    These are all of them; ``exposures`` lists the weightiest of each person.
    """

    person: str
    category: Category
    can: int
    may: int


class EventRow(Struct, frozen=True, kw_only=True):
    """A calendar entry that a conflict refers to."""

    id: str
    summary: str
    start: str | None
    end: str | None
    state: EventState


class ConflictRow(Struct, frozen=True, kw_only=True):
    """An item that contradicts what a client was told."""

    person: str
    event: str
    item: str
    sees: Sees
    because: tuple[str, ...]


class OutcomeRow(Struct, frozen=True, kw_only=True):
    """What became of one person's request or tie."""

    person: str
    outcome: str
    channel: str
    at: str | None


class TreatmentRow(Struct, frozen=True, kw_only=True):
    """People with equal facts and different outcomes (R4)."""

    facts: dict[str, bool | int | str | None]
    outcomes: list[OutcomeRow]


class StepRow(Struct, frozen=True, kw_only=True):
    """One thing to do, most useful first."""

    action: str
    channel: str | None
    person: str | None
    item: str | None
    why: str
    repairs: int


class PolicyRow(Struct, frozen=True, kw_only=True):
    """The policy that gave the answers."""

    name: str
    version: str
    sentence: str


class BaselineRow(Struct, frozen=True, kw_only=True):
    """What anybody sees who is not tied to the owner (R52), and how much is unknown."""

    channel: str
    items: int
    can: int
    may: int
    cannot: int
    unknown_audience: int


class Review(Struct, frozen=True, kw_only=True):
    """Everything one review says."""

    schema: str
    made_at: str
    today: str
    zone: str
    friendline: str
    policy: PolicyRow | None
    sources: list[SourceRow]
    people: list[PersonRow]
    items: list[ItemRow]
    findings: list[FindingRow]
    not_screened: list[NotScreenedRow]
    answers: list[AnswerRow]
    sight: list[SightRow]
    baseline: list[BaselineRow]
    exposures: list[ExposureRow]
    exposure_counts: list[ExposureCountRow]
    events: list[EventRow]
    conflicts: list[ConflictRow]
    treatment: list[TreatmentRow]
    plan: list[StepRow]
    missing: list[MissingPart]
