"""Labels for one person found again after another import: an id may change, the person stays."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from msgspec.structs import replace

from friendline.screening.labels.label import Label, Labels

__all__ = ["Attached", "Find", "attach"]

Find: TypeAlias = Callable[[str, str], str | None]
"""Gives the id that somebody has today, by the id and the name that a label noted, if anybody."""


@dataclass(frozen=True)
class Attached:
    """Labels by the ids of today.

    Attributes:
        labels: All of them; those whose person is not there are kept as they were.
        found: Those in force whose person has another id today, as they were.
        lost: Those in force for somebody who is not there, or who could be several.
    """

    labels: Labels = field(default_factory=Labels)
    found: tuple[Label, ...] = ()
    lost: tuple[Label, ...] = ()


def attach(labels: Labels, find: Find) -> Attached:
    """Give labels by the ids that people have today.

    Args:
        labels: Everything that was said.
        find: Knows the people of today.
    """
    today = {
        (one.person, one.person_name): find(one.person, one.person_name)
        for one in labels.listed
        if one.person
    }
    if not today:
        return Attached(labels)
    of_one = [(one, today[one.person, one.person_name]) for one in labels.in_force if one.person]
    return Attached(
        Labels.of(
            replace(one, person=today.get((one.person, one.person_name)) or one.person)
            for one in labels.listed
        ),
        found=tuple(one for one, person in of_one if person not in {None, one.person}),
        lost=tuple(one for one, person in of_one if person is None),
    )
