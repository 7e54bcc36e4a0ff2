"""How the desk speaks of groups and of how often."""

from typing import Final

from friendline.model import Relationship, Status
from friendline.review.report.words import capitalised, plain
from friendline.review.words import count
from friendline.touch.cadence import Rule

__all__ = ["RELATIONSHIPS", "STATUSES", "UNITS", "every", "for_whom", "in_units", "why"]

UNITS: Final = {"days": 1, "weeks": 7, "months": 30, "years": 365}
"""What can be said instead of days, and how many days each counts for."""

_MANY: Final = {
    "parent_of_student": "parents of students",
    "family_of_client": "families of clients",
    "family": "family",
    "other": "others",
}


def _many(relationship: str) -> str:
    return _MANY.get(relationship, f"{plain(relationship)}s")


RELATIONSHIPS: Final = tuple(
    (one.value, capitalised(_many(one.value)))
    for one in Relationship
    if one is not Relationship.UNKNOWN
)
"""Relationships a rule can be for, as many people."""

STATUSES: Final = tuple(
    (one.value, "Nothing now" if one is Status.NONE else capitalised(plain(one.value)))
    for one in Status
    if one is not Status.UNKNOWN
)
"""Statuses a rule can be for."""


def for_whom(rule: Rule) -> str:
    """Say for whom a rule of a group is: "former clients", "everybody current"."""
    said = dict(part.split(":", 1) for part in rule.of.split(" "))
    status, relationship = said.get("status", ""), said.get("relationship", "")
    status = {"none": "with whom nothing goes on"}.get(status, plain(status))
    if not relationship:
        return f"everybody {status}"
    if status.startswith("with"):
        return f"{_many(relationship)} {status}"
    return f"{status} {_many(relationship)}".strip()


def every(days: int) -> str:
    """Say how often: "every 3 months", "every year"."""
    many, unit = in_units(days)
    return f"every {unit[:-1]}" if many == 1 else f"every {count(many, unit[:-1])}"


def in_units(days: int) -> tuple[int, str]:
    """Give days in the largest unit of which they are a whole number."""
    return next((days // size, unit) for unit, size in reversed(UNITS.items()) if days % size == 0)


def why(rule: Rule) -> str:
    """Say by which rule somebody is on the list."""
    whom = "them" if rule.is_of_person else for_whom(rule)
    return (
        f"You want contact with {whom} {every(rule.days)}."
        if rule.days
        else (f"You leave {whom} in peace.")
    )
