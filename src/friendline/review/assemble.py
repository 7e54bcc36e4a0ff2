"""Puts the rooms together: from a book to everything one review says."""

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
    NotScreenedRow,
    PersonRow,
    PolicyRow,
    Review,
    StepRow,
    TreatmentRow,
)
from friendline.review.detecting import detector_rows, detectors_for
from friendline.review.digger import digger_rows
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
from friendline.screening import Screening, screen
from friendline.screening.labels import Labelled, apply_labels
from friendline.sight import RULES
from friendline.sight.statements.applying import Statements, apply_statements


def assemble(
    read: Read, policy: Policy | None, said: Said, reading: Reading, progress: Progress
) -> Review:
    """Review a book.

    Args:
        read: The book and what was read into it.
        policy: The rules; without one every answer is "ask".
        said: What the owner said.
        reading: The day and the zone of the review.
        progress: Is told about each stage.
    """
    progress.stage("Who is who")
    identified, statements = identify(read.book, said.kept), said.statements
    book = identified.book
    subjects = Subjects(book, identified.matches)
    detectors = detectors_for(read, book, said, progress)
    attached = labels_of_today(said.labels, identified)
    progress.stage("What would they see in it")
    labelled = apply_labels(screen(book.items, detectors), attached.labels, book.items)
    seen = _look_at_all(identified, subjects, labelled, statements, progress)
    progress.stage("What to say")
    grounds = Grounds(book, subjects, policy, reading.today)
    warnings = warnings_of(seen.screening.findings, book)
    told = _Told(
        people=subjects.rows(),
        findings=warned_findings(finding_rows(seen.labelled), warnings),
        answers=answer_rows(grounds),
        treatment=treatment_rows(grounds),
        baseline=baseline_rows(seen.sights),
    )
    cost = upkeep(seen.sights, seen.screening.findings, grounds, reading)
    return Review(
        schema=SCHEMA_ID,
        made_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        today=reading.today.isoformat(),
        zone=reading.zone,
        friendline=__version__,
        policy=_policy_row(policy),
        sources=list(read.sources),
        people=told.people,
        items=_item_rows(seen.items),
        findings=told.findings,
        not_screened=[NotScreenedRow(item=item, reason=why) for item, why in seen.not_screened],
        answers=told.answers,
        sight=sight_rows(seen.sights, seen.screening.findings, seen.fine_for),
        baseline=told.baseline,
        exposures=warned_exposures(seen.exposures.rows, warnings),
        exposure_counts=seen.exposures.counts,
        events=event_rows(book.events, seen.conflicts),
        conflicts=seen.conflicts,
        treatment=told.treatment,
        plan=_steps(seen, told, subjects),
        missing=[
            *missing_parts(book, told.baseline, read.sources, statements, read.media),
            *identified.doubts,
            *label_doubts(said.labels, attached, identified),
        ],
        circles=circle_rows(identified),
        noticing=noticing_rows(identified, subjects, seen.sights, told.answers, statements),
        seen_by=seen.exposures.seen_by,
        digger=digger_rows(
            seen.screening.findings, seen.sights, seen.exposures.risks_seen_by, seen.fine_for
        ),
        upkeep=cost.rows,
        policy_upkeep=cost.policies,
        rhythm=cost.rhythm,
        detectors=detector_rows(detectors, seen.screening.findings),
        cleared=cleared_rows(seen.labelled, seen.items, seen.sights, subjects),
    )


@dataclass(frozen=True)
class _Seen:
    """What is in the items, and who sees it."""

    labelled: Labelled
    fine_for: FineFor
    items: pl.DataFrame
    sights: dict[str, ChannelSight]
    exposures: Exposures
    conflicts: list[ConflictRow]

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
    )
    effects = Effects(seen.sights, seen.screening.findings, subjects.listed, seen.fine_for)
    return plan(found, effects)


def _look_at_all(
    identified: Identified,
    subjects: Subjects,
    labelled: Labelled,
    statements: Statements,
    progress: Progress,
) -> _Seen:
    book, fine_for = identified.book, FineFor(labelled)
    progress.stage("Who can see what")
    items = apply_statements(book.items, statements, RULES)
    sights = look(book, items, subjects, statements)
    return _Seen(
        labelled=labelled,
        fine_for=fine_for,
        items=items,
        sights=sights,
        exposures=expose(labelled.findings, sights, subjects, fine_for),
        # that a beer is fine says nothing about what a client was told: the check goes on
        conflicts=conflict_rows(identified, labelled.everything, sights),
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
