"""What the owner said of findings, taken into a review: what shows, what is set aside, and why."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from friendline.called import as_typed
from friendline.matching.asking.in_words import MOST_TOLD, of_file
from friendline.model import Finding, Sees
from friendline.review.contract import ClearedRow, FindingRow, MissingPart
from friendline.review.exposing import seen_by
from friendline.review.identifying import Identified
from friendline.review.looking import ChannelSight
from friendline.review.subjects import Subjects
from friendline.screening.labels import Attached, KeptLabels, Label, Labelled, attach


def labels_of_today(kept: KeptLabels, identified: Identified) -> Attached:
    """Give labels by the ids of today: of a person who was made one with another, that of both."""
    decisions, who = identified.attached.decisions, identified.who

    def find(person: str, name: str) -> str | None:
        found = who.today(person, name)
        return None if found is None else decisions.person_of(found)

    return attach(kept.said, find)


def label_doubts(
    kept: KeptLabels, attached: Attached, identified: Identified
) -> Iterator[MissingPart]:
    """Give what of the labels could not be read, or fits nobody who is there for sure."""
    for doubt in of_file(kept.faults):
        yield MissingPart(what=doubt.what, remedy=doubt.remedy)
    yield from _listed(
        attached.lost,
        "is about somebody who is not on your list today, or could be several",
        "It is kept, and holds again when they are there.",
    )
    yield from _listed(
        [one for one in attached.found if identified.who.today(one.person) is None],
        "was found again by the name alone, as the row of the list changed",
        "See whether it is still right.",
    )


def _listed(labels: Sequence[Label], what: str, remedy: str) -> Iterator[MissingPart]:
    for one in labels[:MOST_TOLD]:
        yield MissingPart(
            what=f"Label {one.number} {what}: {one.person_name or one.person}.",
            remedy=f"{remedy} To take it back: {as_typed('findings undo')} {one.number}",
        )
    more = len(labels) - MOST_TOLD
    if more > 0:
        yield MissingPart(what=f"Of {more:,} more labels the same holds.", remedy=remedy)


def finding_rows(labelled: Labelled) -> list[FindingRow]:
    """Give the findings that are shown, each with what the owner said of it."""
    said = {
        (ruled.finding.item, ruled.finding.category): ruled.label.verdict.value
        for ruled in labelled.confirmed
    }
    return [_row(one, said.get((one.item, one.category))) for one in labelled.findings]


def cleared_rows(
    labelled: Labelled,
    items: pl.DataFrame,
    sights: Mapping[str, ChannelSight],
    subjects: Subjects,
) -> list[ClearedRow]:
    """Give what the owner's labels set aside, for all or for one person, by number of the label."""
    rows = [
        *_cleared_for_all(labelled, sights, subjects),
        *_cleared_for_one(labelled, items, sights, subjects),
    ]
    return sorted(
        rows, key=lambda row: (row.label, row.finding.item, row.finding.category, row.person or "")
    )


def _cleared_for_all(
    labelled: Labelled, sights: Mapping[str, ChannelSight], subjects: Subjects
) -> Iterator[ClearedRow]:
    findings = [ruled.finding for ruled in labelled.cleared]
    seen = {
        (row.item, row.category): (row.can, row.may) for row in seen_by(findings, sights, subjects)
    }
    for ruled in labelled.cleared:
        finding = ruled.finding
        can, may = seen.get((finding.item, finding.category), (0, 0))
        yield _cleared(finding, ruled.label, None, can, may)


def _cleared_for_one(
    labelled: Labelled,
    items: pl.DataFrame,
    sights: Mapping[str, ChannelSight],
    subjects: Subjects,
) -> Iterator[ClearedRow]:
    if not labelled.fine_for:
        return
    channel_of = dict(items.select("id", "channel").iter_rows())
    findings = {(one.item, one.category): one for one in labelled.findings}
    for (person, item, category), label in labelled.fine_for.items():
        one = sights.get(channel_of[item])
        if person in subjects.listed and one is not None and person in one.position:
            sees = one.sees(person, item)
            if sees is not Sees.CANNOT:
                can = int(sees is Sees.CAN)
                yield _cleared(findings[item, category], label, person, can, 1 - can)


def _cleared(finding: Finding, label: Label, person: str | None, can: int, may: int) -> ClearedRow:
    return ClearedRow(
        finding=_row(finding),
        label=label.number,
        verdict=label.verdict.value,
        scope=label.scope.value,
        person=person,
        can=can,
        may=may,
    )


def _row(finding: Finding, label: str | None = None) -> FindingRow:
    return FindingRow(
        item=finding.item,
        category=finding.category,
        kind=finding.category.kind,
        severity=finding.severity,
        evidence=finding.evidence,
        reason=finding.reason,
        detector=finding.detector,
        confidence=finding.confidence,
        label=label,
    )
