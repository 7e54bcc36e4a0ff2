"""Rows of a review, made up: each builder gives one, with what does not matter filled in."""

from collections import Counter
from typing import Any

from msgspec import structs

from friendline.model import (
    AnswerKind,
    AudienceSource,
    Category,
    Certainty,
    Direction,
    ItemKind,
    Relationship,
    Sees,
    Severity,
    Status,
)
from friendline.review.contract import (
    AccountRow,
    AnswerRow,
    ConflictRow,
    ExposureCountRow,
    ExposureRow,
    FindingRow,
    ItemRow,
    PersonRow,
    Review,
    SightRow,
    SourceRow,
    StepRow,
)
from friendline.sight.viewing import Counts

MADE_AT = "2026-11-22T09:30:00Z"


def empty_review() -> Review:
    """Nothing was read and no policy was given."""
    return Review(
        schema="1",
        made_at=MADE_AT,
        today="2026-11-22",
        zone="UTC",
        not_screened=[],
        friendline="0.1.0",
        policy=None,
        sources=[],
        people=[],
        items=[],
        findings=[],
        answers=[],
        sight=[],
        baseline=[],
        exposures=[],
        exposure_counts=[],
        events=[],
        conflicts=[],
        treatment=[],
        plan=[],
        missing=[],
    )


def review(**parts: Any) -> Review:
    """Give the empty review with some parts put in their place, the exposures counted."""
    made = structs.replace(empty_review(), **parts)
    return made if made.exposure_counts else structs.replace(made, exposure_counts=_counted(made))


def _counted(made: Review) -> list[ExposureCountRow]:
    numbers = Counter((row.person, row.category, row.sees) for row in made.exposures)
    return [
        ExposureCountRow(
            person=one,
            category=category,
            can=numbers[one, category, Sees.CAN],
            may=numbers[one, category, Sees.MAY],
        )
        for one, category in dict.fromkeys((row.person, row.category) for row in made.exposures)
    ]


def source(path: str = "facebook.zip", kind: str = "facebook", items: int = 1204) -> SourceRow:
    """Give a source that was read without trouble."""
    return SourceRow(
        path=path, kind=kind, items=items, people=212, requests=4, events=0, skipped=[], missing=[]
    )


def person(
    key: str,
    name: str,
    *,
    certainty: Certainty = Certainty.CONFIRMED,
    on_client_list: bool = True,
    status: Status = Status.CURRENT,
) -> PersonRow:
    """Give somebody with one account."""
    account = AccountRow(
        channel="facebook",
        name=name,
        handle=None,
        url=None,
        certainty=certainty,
        evidence=["the same name", "the same town"],
    )
    return PersonRow(
        id=key,
        name=name,
        relationship=Relationship.CLIENT if on_client_list else Relationship.UNKNOWN,
        status=status if on_client_list else Status.UNKNOWN,
        on_client_list=on_client_list,
        accounts=[account],
    )


def item(key: str, text: str, at: str | None = "2026-03-14T16:05:00Z", **parts: Any) -> ItemRow:
    """Give an item, by default a post of which the export does not say who it is for."""
    row = ItemRow(
        id=key,
        channel="facebook",
        kind=ItemKind.POST,
        at=at,
        text=text,
        place=None,
        by=None,
        audience="unknown",
        audience_source=AudienceSource.UNKNOWN,
    )
    return structs.replace(row, **parts)


def finding(
    item_id: str,
    category: Category,
    evidence: str,
    severity: Severity = Severity.MEDIUM,
    reason: str = "a word of the list",
) -> FindingRow:
    """Give a finding of a detector of words."""
    return FindingRow(
        item=item_id,
        category=category,
        kind=category.kind,
        severity=severity,
        evidence=evidence,
        reason=reason,
        detector="words",
    )


def exposure(
    person_id: str, item_id: str, category: Category, sees: Sees = Sees.MAY, *because: str
) -> ExposureRow:
    """Give an exposure with its chain of reasons."""
    chain = list(because) or [
        "you are friends on Facebook",
        "the export does not say who it is for",
    ]
    return ExposureRow(
        person=person_id, item=item_id, category=category, sees=sees, because=tuple(chain)
    )


def answer(
    person_id: str,
    kind: AnswerKind = AnswerKind.DECLINE,
    direction: Direction = Direction.INCOMING,
    **parts: Any,
) -> AnswerRow:
    """Give the policy's answer to a request or a tie, by default one that came three days ago."""
    row = AnswerRow(
        person=person_id,
        channel="facebook",
        direction=direction,
        requested_at="2026-11-19T08:12:00Z",
        since=None,
        waiting_days=3,
        answer=kind,
        offer=None,
        onto_list=None,
        tone="warm",
        say=None,
        rule="current clients",
        reasons=["The relationship is client, and it is current.", "Facebook is for friends."],
        passed_over=[],
        facts={"relationship": "client", "met_in_person": True, "months_since_end": None},
        candidates=[],
    )
    return structs.replace(row, **parts)


def sight(person_id: str, can: int, may: int, cannot: int, then: Counts | None = None) -> SightRow:
    """Give what somebody sees on Facebook."""
    return SightRow(
        person=person_id, channel="facebook", can=can, may=may, cannot=cannot, if_accepted=then
    )


def conflict(person_id: str, event_id: str, item_id: str) -> ConflictRow:
    """Give an item that contradicts a cancelled session."""
    return ConflictRow(
        person=person_id,
        event=event_id,
        item=item_id,
        sees=Sees.MAY,
        because=(
            "you cancelled the session of 14:00 that day",
            "the post at 16:05 shows you at the Crown",
            "you are friends on Facebook, and the export does not say who the post is for",
        ),
    )


def step(
    action: str, person_id: str | None, why: str, repairs: int = 1, item_id: str | None = None
) -> StepRow:
    """Give a step of the plan."""
    return StepRow(
        action=action, channel="facebook", person=person_id, item=item_id, why=why, repairs=repairs
    )
