"""One step of the plan, and the rows that steps are made from."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from friendline.review.contract import (
    AnswerRow,
    BaselineRow,
    ConflictRow,
    ExposureRow,
    FindingRow,
    PersonRow,
    StepRow,
    TreatmentRow,
)
from friendline.review.edited.seen import EditedSeen
from friendline.review.effects import Deed

Row = TypeVar("Row")


@dataclass(frozen=True)
class Findings:
    """What the plan is made from: the rows of a review."""

    people: Mapping[str, PersonRow]
    findings: Sequence[FindingRow]
    answers: Sequence[AnswerRow]
    baseline: Sequence[BaselineRow]
    exposures: Sequence[ExposureRow]
    conflicts: Sequence[ConflictRow]
    treatment: Sequence[TreatmentRow]
    channel_of: Mapping[str, str]
    edited: EditedSeen = field(default_factory=EditedSeen)


@dataclass(frozen=True)
class Step:
    """A step, and what decides about its place.

    Attributes:
        row: As it stands in the review.
        weight: How much it weighs against others.
        deed: What is done in it, if what that changes can be worked out.
        is_confirmed: Whether the owner said that it is a problem.
    """

    row: StepRow
    weight: int
    deed: Deed | None
    is_confirmed: bool


def step(  # noqa: PLR0913 - the fields of a step
    action: str,
    why: str,
    *,
    repairs: int,
    weight: int,
    channel: str | None = None,
    person: str | None = None,
    item: str | None = None,
    deed: Deed | None = None,
    is_confirmed: bool = False,
) -> Step:
    """Give a step; ``repairs`` counts what is dealt with in it."""
    row = StepRow(
        action=action, channel=channel, person=person, item=item, why=why, repairs=repairs
    )
    return Step(row, weight, deed, is_confirmed)


def grouped(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> Iterator[list[Row]]:
    """Give rows of one key together, in the order in which the keys first come."""
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    yield from groups.values()
