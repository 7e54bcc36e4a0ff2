"""The shape of ``review.json``; its JSON Schema is made from these types (design.md, the main job).

Fields may be added, not renamed. Times are ISO 8601 in UTC (``2026-11-22T09:30:00Z``) or null.
"""

from msgspec import Struct

from friendline.review.contract.answers import AnswerRow, OutcomeRow, PolicyRow, TreatmentRow
from friendline.review.contract.calendar import ConflictRow, EventRow
from friendline.review.contract.edited import (
    EditedCountRow,
    EditedRow,
    EditedSeerRow,
    EditsRow,
)
from friendline.review.contract.items import (
    ClearedRow,
    DetectorRow,
    FindingRow,
    ItemRow,
    MeasuredRow,
    NotScreenedRow,
)
from friendline.review.contract.noticing import NoticedRow, NoticeRow, NoticingRow
from friendline.review.contract.people import AccountRow, CircleMemberRow, CircleRow, PersonRow
from friendline.review.contract.plan import ExpectedRow, RemainsRow, StepRow, ViewRow
from friendline.review.contract.sight import (
    BaselineRow,
    DiggerRow,
    ExposureCountRow,
    ExposureRow,
    GainedRow,
    SeenByRow,
    SightRow,
)
from friendline.review.contract.sources import MissingPart, SkippedFile, SourceRow
from friendline.review.contract.upkeep import (
    BusyRow,
    PolicyUpkeepRow,
    RhythmRow,
    SpreadRow,
    UpkeepRow,
)

__all__ = [
    "AccountRow",
    "AnswerRow",
    "BaselineRow",
    "BusyRow",
    "CircleMemberRow",
    "CircleRow",
    "ClearedRow",
    "ConflictRow",
    "DetectorRow",
    "DiggerRow",
    "EditedCountRow",
    "EditedRow",
    "EditedSeerRow",
    "EditsRow",
    "EventRow",
    "ExpectedRow",
    "ExposureCountRow",
    "ExposureRow",
    "FindingRow",
    "GainedRow",
    "ItemRow",
    "MeasuredRow",
    "MissingPart",
    "NotScreenedRow",
    "NoticeRow",
    "NoticedRow",
    "NoticingRow",
    "OutcomeRow",
    "PersonRow",
    "PolicyRow",
    "PolicyUpkeepRow",
    "RemainsRow",
    "Review",
    "RhythmRow",
    "SeenByRow",
    "SightRow",
    "SkippedFile",
    "SourceRow",
    "SpreadRow",
    "StepRow",
    "TreatmentRow",
    "UpkeepRow",
    "ViewRow",
]


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
    circles: list[CircleRow] = []
    noticing: list[NoticingRow] = []
    seen_by: list[SeenByRow] = []
    digger: list[DiggerRow] = []
    upkeep: list[UpkeepRow] = []
    policy_upkeep: list[PolicyUpkeepRow] = []
    rhythm: list[RhythmRow] = []
    detectors: list[DetectorRow] = []
    cleared: list[ClearedRow] = []
    labels_file: str = ""
    edits: EditsRow = EditsRow()
    edited: list[EditedRow] = []
    edited_counts: list[EditedCountRow] = []
