"""What else a label would clear if it were said more widely, shown before it is said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from friendline.model import Category, Finding
from friendline.said import noted
from friendline.screening.labels.applying import Labelling, can_clear, is_guarded
from friendline.screening.labels.label import Label, Labels, Scope, Verdict, same_words
from friendline.screening.labels.meanings import Meanings, Vectors
from friendline.screening.labels.things import things_in

__all__ = ["Offer", "label_on", "offers", "offers_by", "why_no_wider"]

EXAMPLES: Final = 3


@dataclass(frozen=True)
class Offer:
    """A label that could be said, and what it would clear.

    Attributes:
        label: The label, as it would be kept.
        also: Findings that it would clear besides the one it is given to, and that are not
            cleared yet.
    """

    label: Label
    also: tuple[Finding, ...]

    @property
    def count(self) -> int:
        """How many findings more it would clear."""
        return len(self.also)

    @property
    def examples(self) -> tuple[Finding, ...]:
        """A few of them, with different words as far as there are."""
        different = {one.evidence: one for one in reversed(self.also)}
        some = tuple(reversed(different.values()))[:EXAMPLES]
        return some or self.also[:EXAMPLES]


def offers(  # noqa: PLR0913 - the last three are seldom said
    finding: Finding,
    findings: Sequence[Finding],
    items: pl.DataFrame,
    labels: Labels | None = None,
    *,
    person: tuple[str, str] = ("", ""),
    vectors: Vectors | None = None,
) -> list[Offer]:
    """Give each wider way to say that a finding is fine, with what it would clear, narrowest first.

    Nothing of another category is ever cleared; nothing that weighs much or is confidential is
    cleared for where it stands or for what it is like.

    Args:
        finding: What the owner looks at.
        findings: All findings.
        items: The items table.
        labels: What was said before.
        person: Id and name of the only person for whom it is fine; for all if not given.
        vectors: Vectors of texts; those of friendline if not given.
    """
    things = things_in(items, {one.item for one in findings} | {finding.item})
    by = Labelling(things, Meanings(vectors))
    return offers_by(by, finding, findings, labels or Labels(), person)


def offers_by(
    by: Labelling,
    finding: Finding,
    findings: Sequence[Finding],
    labels: Labels,
    person: tuple[str, str] = ("", ""),
) -> list[Offer]:
    """Give ``offers`` where the items are known already."""
    same = [one for one in findings if one.category is finding.category]
    before = _fine(by, same, labels, person[0])
    found = []
    for scope in _scopes(by, finding):
        label = label_on(by, finding, Verdict.FINE, scope, labels.next_number, person)
        newly = _fine(by, same, labels.and_then(label), person[0]) - before - {finding.item}
        found.append(Offer(label, tuple(one for one in same if one.item in newly)))
    return found


def label_on(  # noqa: PLR0913, PLR0917 - what a label says
    by: Labelling,
    finding: Finding,
    verdict: Verdict,
    scope: Scope = Scope.THIS,
    number: int = 0,
    person: tuple[str, str] = ("", ""),
) -> Label:
    """Give the label that says something of a finding, not yet with a time.

    Args:
        by: Knows the items.
        finding: Of what.
        verdict: What is said.
        scope: Of what else it speaks.
        number: Its number.
        person: Id and name of the only person for whom it holds.
    """
    thing = by.things.get(finding.item)
    return Label(
        number=number,
        at=0,
        verdict=verdict,
        scope=scope,
        person=person[0],
        person_name=person[1],
        category=finding.category,
        item=finding.item,
        value=noted(thing.value(scope)) if thing else "",
        words=noted(finding.evidence),
        detector=finding.detector,
        severity=finding.severity,
        confidence=finding.confidence,
        text=noted(by.text(finding)),
    )


def why_no_wider(finding: Finding) -> str:
    """Say why a finding is offered its own words only; empty where more is offered."""
    if not is_guarded(finding):
        return ""
    why = "is confidential" if finding.category is Category.CONFIDENTIAL else "weighs much"
    return (
        f"What {why} is never cleared because another post is fine that stands in the same place "
        "or sounds like it: the two may differ in one name."
    )


def _scopes(by: Labelling, finding: Finding) -> Iterator[Scope]:
    """Give the wider scopes that say something of a finding, the narrowest first."""
    thing = by.things.get(finding.item)
    for scope in Scope:
        if scope is Scope.WORDS:
            is_said = bool(same_words(finding.evidence))
        elif scope is Scope.MEANING:
            is_said = thing is not None and by.meanings.knows(thing.text)
        else:
            is_said = thing is not None and bool(thing.value(scope))
        if is_said and can_clear(scope, finding):
            yield scope


def _fine(
    by: Labelling, findings: Sequence[Finding], labels: Labels, person: str
) -> frozenset[str]:
    """Give the items whose findings are fine for a person, or for all."""
    done = by.apply(findings, labels)
    if person:
        return frozenset(item for who, item, _ in done.fine_for if who == person)
    return frozenset(ruled.finding.item for ruled in done.cleared)
