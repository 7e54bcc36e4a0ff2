"""Equal treatment: people with equal facts and different outcomes (R4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.review.contract import OutcomeRow, Review, TreatmentRow
from friendline.review.report.bounded import Bounded, first
from friendline.review.report.index import Index
from friendline.review.report.words import (
    LONGEST_NAME,
    channel_name,
    fact_words,
    plain,
    shortened,
)

MOST_GROUPS = 50
MOST_PEOPLE = 20


@dataclass(frozen=True)
class Outcome:
    """What became of one person's request or tie."""

    person_id: str
    name: str
    outcome: str
    channel: str
    at: str


@dataclass(frozen=True)
class Group:
    """People of whom the same is known and the same unknown, and what became of each."""

    facts: Sequence[tuple[str, str]]
    unknown: Sequence[str]
    outcomes: Bounded[Outcome]


def groups(review: Review, index: Index) -> Bounded[Group]:
    """Give the groups of unequal treatment, as many as fit."""
    kept = first(review.treatment, MOST_GROUPS)
    return Bounded([_group(row, index) for row in kept], kept.more)


def _group(row: TreatmentRow, index: Index) -> Group:
    kept = first(row.outcomes, MOST_PEOPLE)
    return Group(
        facts=[
            (plain(name), fact_words(name, value))
            for name, value in row.facts.items()
            if value is not None
        ],
        unknown=[plain(name) for name, value in row.facts.items() if value is None],
        outcomes=Bounded([_outcome(outcome, index) for outcome in kept], kept.more),
    )


def _outcome(row: OutcomeRow, index: Index) -> Outcome:
    return Outcome(
        person_id=row.person,
        name=index.name(row.person),
        outcome=shortened(plain(row.outcome), LONGEST_NAME),
        channel=channel_name(row.channel),
        at=index.moment(row.at),
    )
