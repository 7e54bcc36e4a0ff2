"""Puts the rooms together: from a book to everything one review says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import polars as pl

from friendline import __version__
from friendline.archives.source import Reading
from friendline.policy import Policy
from friendline.review.answers import Grounds, answer_rows
from friendline.review.conflicts import conflict_rows, event_rows
from friendline.review.contract import (
    AnswerRow,
    BaselineRow,
    ConflictRow,
    FindingRow,
    ItemRow,
    MissingPart,
    NotScreenedRow,
    PersonRow,
    PolicyRow,
    Review,
    StepRow,
    TreatmentRow,
)
from friendline.review.detecting import detector_rows, detectors_for
from friendline.review.digger import digger_rows
from friendline.review.edited.edits import edits_row, edits_unseen
from friendline.review.edited.marking import Marked, marked
from friendline.review.edited.seen import EditedSeen, look_at_edited
from friendline.review.effects import Effects
from friendline.review.exposing import Exposures, expose, sight_rows
from friendline.review.fine_for import FineFor
from friendline.review.identifying import Identified, circle_rows, identify
from friendline.review.labelling import (
    cleared_rows,
    finding_rows,
    label_doubts,
    labels_of_today,
)
from friendline.review.looking import ChannelSight, baseline_rows, look
from friendline.review.noticing import noticing_rows
from friendline.review.plan import Findings, plan
from friendline.review.progress import Progress
from friendline.review.reading import Read
from friendline.review.said import Said
from friendline.review.subjects import Subjects
from friendline.review.telling import missing_parts
from friendline.review.third_parties import warned_exposures, warned_findings, warnings_of
from friendline.review.times import iso
from friendline.review.treatment import treatment_rows
from friendline.review.upkeep import upkeep
from friendline.review.writing import SCHEMA_ID
from friendline.screening import Detector, Screening, screen
from friendline.screening.labels import Attached, Labelled, apply_labels
from friendline.screening.third_parties import ThirdParties
from friendline.sight import RULES
from friendline.sight.statements.applying import Statements, apply_statements


@dataclass(frozen=True)
class Assembled:
    """A review, and what it was worked out from.

    Attributes:
        review: Everything it says.
        identified: Who is who.
        subjects: Whom it speaks about.
        items: The table of items, with what the owner said about audiences.
        sights: What everybody sees, by channel.
        statements: What the owner said about audiences.
        detectors: What looked at the items.
    """

    review: Review
    identified: Identified
    subjects: Subjects
    items: pl.DataFrame
    sights: Mapping[str, ChannelSight]
    statements: Statements
    detectors: Sequence[Detector]


def assemble(
    read: Read, policy: Policy | None, said: Said, reading: Reading, progress: Progress
) -> Assembled:
    """Review a book.

    Args:
        read: The book and what was read into it.
        policy: The rules; without one every answer is "ask".
        said: What the owner said.
        reading: The day and the zone of the review.
        progress: Is told about each stage.
    """
    progress.stage("Who is who")
    identified = identify(read.book, said.kept)
    book = identified.book
    subjects = Subjects(book, identified.matches)
    detectors = detectors_for(read, book, said)
    attached = labels_of_today(said.labels, identified)
    progress.stage("What would they see in it")
    labelled = apply_labels(screen(book.items, detectors), attached.labels, book.items)
    frame = _Frame(read, policy, said, reading, identified, subjects, attached, detectors)
    seen = _look_at_all(frame, labelled, progress)
    progress.stage("What to say")
    return Assembled(
        review=_review(frame, seen),
        identified=identified,
        subjects=subjects,
        items=seen.items,
        sights=seen.sights,
        statements=said.statements,
        detectors=detectors,
    )


@dataclass(frozen=True)
class _Frame:
    """What is known before anybody's sight is asked for."""

    read: Read
    policy: Policy | None
    said: Said
    reading: Reading
    identified: Identified
    subjects: Subjects
    attached: Attached
    detectors: Sequence[Detector]

    @property
    def grounds(self) -> Grounds:
        """What answers rest on."""
        return Grounds(self.identified.book, self.subjects, self.policy, self.reading.today)


def _review(frame: _Frame, seen: "_Seen") -> Review:
    identified, subjects, findings = frame.identified, frame.subjects, seen.screening.findings
    warnings = warnings_of(findings, identified.book)
    told = _told(frame, seen, warnings)
    cost = upkeep(seen.sights, findings, frame.grounds, frame.reading)
    statements = frame.said.statements
    return Review(
        schema=SCHEMA_ID,
        made_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        today=frame.reading.today.isoformat(),
        zone=frame.reading.zone,
        friendline=__version__,
        policy=_policy_row(frame.policy),
        sources=list(frame.read.sources),
        people=told.people,
        items=_item_rows(seen.items),
        findings=told.findings,
        not_screened=[NotScreenedRow(item=item, reason=why) for item, why in seen.not_screened],
        answers=told.answers,
        sight=sight_rows(seen.sights, findings, seen.fine_for),
        baseline=told.baseline,
        exposures=warned_exposures(seen.exposures.rows, warnings),
        exposure_counts=seen.exposures.counts,
        events=event_rows(identified.book.events, seen.conflicts),
        conflicts=seen.conflicts,
        treatment=told.treatment,
        plan=_steps(seen, told, subjects),
        missing=_missing(frame, told),
        circles=circle_rows(identified),
        noticing=noticing_rows(identified, subjects, seen.sights, told.answers, statements),
        seen_by=seen.exposures.seen_by,
        digger=digger_rows(findings, seen.sights, seen.exposures.risks_seen_by, seen.fine_for),
        upkeep=cost.rows,
        policy_upkeep=cost.policies,
        rhythm=cost.rhythm,
        detectors=detector_rows(frame.detectors, findings),
        cleared=cleared_rows(seen.labelled, seen.items, seen.sights, subjects),
        edits=edits_row(frame.said.edited, seen.marked, frame.detectors),
        edited=list(seen.edited.rows),
        edited_counts=list(seen.edited.counts),
    )


def _told(frame: _Frame, seen: "_Seen", warnings: Mapping[str, ThirdParties]) -> "_Told":
    return _Told(
        people=frame.subjects.rows(),
        findings=warned_findings(finding_rows(seen.labelled), warnings),
        answers=answer_rows(frame.grounds),
        treatment=treatment_rows(frame.grounds),
        baseline=baseline_rows(seen.sights),
    )


def _missing(frame: _Frame, told: "_Told") -> list[MissingPart]:
    """Say what no source tells, and what of the owner's words no longer fits."""
    read, book, said = frame.read, frame.identified.book, frame.said
    return [
        *missing_parts(book, told.baseline, read.sources, said.statements, read.media),
        *frame.identified.doubts,
        *label_doubts(said.labels, frame.attached, frame.identified),
        *edits_unseen(said.edited, frame.detectors, book.items),
    ]


@dataclass(frozen=True)
class _Seen:
    """What is in the items, and who sees it."""

    labelled: Labelled
    fine_for: FineFor
    items: pl.DataFrame
    sights: dict[str, ChannelSight]
    exposures: Exposures
    conflicts: list[ConflictRow]
    marked: Marked
    edited: EditedSeen

    @property
    def screening(self) -> Screening:
        """What the detectors saw, without what the owner called fine."""
        return self.labelled.screening

    @property
    def not_screened(self) -> list[tuple[str, str]]:
        """Items that no detector could read to its end, each with the reason."""
        return self.screening.not_screened


@dataclass(frozen=True)
class _Told:
    """What is said about people and findings, before it is put in order of use."""

    people: list[PersonRow]
    findings: list[FindingRow]
    answers: list[AnswerRow]
    treatment: list[TreatmentRow]
    baseline: list[BaselineRow]


def _steps(seen: _Seen, told: _Told, subjects: Subjects) -> list[StepRow]:
    found = Findings(
        people={row.id: row for row in told.people},
        findings=told.findings,
        answers=told.answers,
        baseline=told.baseline,
        exposures=seen.exposures.rows,
        conflicts=seen.conflicts,
        treatment=told.treatment,
        channel_of=dict(seen.items.select("id", "channel").iter_rows()),
        edited=seen.edited,
    )
    effects = Effects(seen.sights, seen.screening.findings, subjects.listed, seen.fine_for)
    return plan(found, effects)


def _look_at_all(frame: _Frame, labelled: Labelled, progress: Progress) -> _Seen:
    identified, subjects, said = frame.identified, frame.subjects, frame.said
    book, fine_for, reading = identified.book, FineFor(labelled), frame.reading
    progress.stage("Who can see what")
    items = apply_statements(book.items, said.statements, RULES)
    sights = look(book, items, subjects, said.statements)
    is_edited = marked(items, labelled.findings, said.edited, reading.zone, reading.today)
    return _Seen(
        labelled=labelled,
        fine_for=fine_for,
        items=items,
        sights=sights,
        exposures=expose(labelled.findings, sights, subjects, fine_for),
        # that a beer is fine says nothing about what a client was told: the check goes on
        conflicts=conflict_rows(identified, labelled.everything, sights),
        marked=is_edited,
        edited=look_at_edited(is_edited, sights, subjects, fine_for),
    )


def _policy_row(policy: Policy | None) -> PolicyRow | None:
    if policy is None:
        return None
    return PolicyRow(name=policy.name, version=policy.version, sentence=policy.sentence)


def _item_rows(items: pl.DataFrame) -> list[ItemRow]:
    columns = items.select(
        *("id", "channel", "kind", "at", "text", "place", "by"),
        *("audience", "audience_source", "group", "album"),
    )
    return [
        ItemRow(
            id=row["id"],
            channel=row["channel"],
            kind=row["kind"],
            at=iso(row["at"]),
            text=row["text"],
            place=row["place"],
            by=row["by"],
            audience=row["audience"],
            audience_source=row["audience_source"],
            group=row["group"],
            album=row["album"],
        )
        for row in columns.iter_rows(named=True)
    ]
