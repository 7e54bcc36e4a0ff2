"""How often the owner wants contact with somebody, and when the next is due (R83, R91).

The most particular rule wins: a person before a relationship with a status, that before a
relationship or a status alone. Where two are equally particular the calmer one wins: being left in
peace before any number of days, and more days before fewer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from friendline.model import Relationship, Status

__all__ = [
    "LONGEST",
    "Due",
    "How",
    "Known",
    "NoSuchGroupError",
    "Rule",
    "Touch",
    "WrongDaysError",
    "checked_group",
    "due",
    "group",
    "in_words",
    "of_person",
    "rule",
    "rule_for",
    "said",
]

LONGEST: Final = 3_660
"""Days of the longest cadence: ten years; some clients come back after so long (R91)."""

_PERSON: Final = "person:"
_KEYS: Final = ("relationship", "status")
_WORDS: Final = {
    "relationship": frozenset(one.value for one in Relationship) - {Relationship.UNKNOWN.value},
    "status": frozenset(one.value for one in Status) - {Status.UNKNOWN.value},
}
_CALMEST: Final = LONGEST + 1


class NoSuchGroupError(ValueError):
    """A cadence was said for a group that there is not."""

    def __init__(self, of: str) -> None:
        super().__init__(
            f"{of!r} is no group. Say person:ID, relationship:client, status:former, or both as "
            "relationship:client status:former."
        )


class WrongDaysError(ValueError):
    """A cadence of no days, or of too many."""

    def __init__(self, days: int) -> None:
        super().__init__(
            f"Every {days} days cannot be: say 1 to {LONGEST} days, or leave them in peace."
        )


class How(StrEnum):
    """What kind of contact it was."""

    MET = "met"
    CALLED = "called"
    WROTE = "wrote"
    MEETING = "meeting"
    """A meeting in the calendar."""
    LETTER = "letter"
    """A letter that went out."""
    CONNECTED = "connected"
    """A request that was accepted."""


@dataclass(frozen=True)
class Rule:
    """How often the owner wants contact with a group or a person.

    Attributes:
        of: ``person:ID``, ``relationship:WORD``, ``status:WORD``, or the last two with a space
            between them.
        days: At most so many days from one contact to the next; ``None``: leave them in peace.
        since: The day on which it was said.
    """

    of: str
    days: int | None
    since: date

    @property
    def is_of_person(self) -> bool:
        """Whether it is for one person."""
        return self.of.startswith(_PERSON)


@dataclass(frozen=True)
class Known:
    """Somebody whom a cadence can be for.

    Attributes:
        id: Id of the person.
        name: As the owner writes it.
        relationship: What they are to the owner.
        status: Where that stands.
    """

    id: str
    name: str
    relationship: Relationship = Relationship.UNKNOWN
    status: Status = Status.UNKNOWN


@dataclass(frozen=True)
class Touch:
    """A real contact, or a meeting to come.

    Attributes:
        person: Id of the person.
        on: The day.
        how: What kind.
        because: How we know, in a sentence.
        is_over: Whether it took place; else it is planned.
    """

    person: str
    on: date
    how: How
    because: str
    is_over: bool = True


@dataclass(frozen=True)
class Due:
    """When the next contact with somebody is due.

    Attributes:
        person: Who.
        rule: By which rule.
        on: The day; a snooze and a planned meeting are counted in.
        since: The day from which the days are counted.
        last: The last contact; ``None`` where none is known.
        planned: The next meeting in the calendar, if there is one.
        snoozed_until: Until when the owner does not want to see it.
    """

    person: Known
    rule: Rule
    on: date
    since: date
    last: Touch | None
    planned: Touch | None = None
    snoozed_until: date | None = None


def of_person(person: str) -> str:
    """Give how a rule for one person is written."""
    return f"{_PERSON}{person}"


def group(*, relationship: str = "", status: str = "") -> str:
    """Give how a rule for a group is written.

    Raises:
        NoSuchGroupError: There is no such relationship or status, or neither is given.
    """
    words = zip(_KEYS, (relationship, status), strict=True)
    return checked_group(" ".join(f"{key}:{word}" for key, word in words if word))


def checked_group(of: str) -> str:
    """Give a group as it is written, if there is such a group.

    Raises:
        NoSuchGroupError: There is none.
    """
    if of.startswith(_PERSON) and of != _PERSON:
        return of
    parts = [part.partition(":") for part in of.split(" ")]
    keys = [key for key, _, _ in parts]
    if keys != [key for key in _KEYS if key in keys]:
        raise NoSuchGroupError(of)
    if any(word not in _WORDS[key] for key, _, word in parts):
        raise NoSuchGroupError(of)
    return of


def rule(of: str, days: int | None, since: date) -> Rule:
    """Make a rule of what the owner says.

    Raises:
        NoSuchGroupError: There is no such group.
        WrongDaysError: So many days cannot be.
    """
    if days is not None and not 1 <= days <= LONGEST:
        raise WrongDaysError(days)
    return Rule(checked_group(of), days, since)


def said(rule: Rule) -> str:
    """Say in words for whom a rule is; a person is called "this person"."""
    if rule.is_of_person:
        return "this person"
    words = [part.partition(":")[2].replace("_", " ") for part in rule.of.split(" ")]
    return f"everybody who is {' and '.join(words)}"


def rule_for(person: Known, rules: Iterable[Rule]) -> Rule | None:
    """Give the rule that holds for somebody; ``None`` where none was said."""
    fitting = [one for one in rules if _fits(one, person)]
    return max(fitting, key=_particular, default=None)


def due(
    person: Known,
    rule: Rule,
    touches: Sequence[Touch],
    today: date,
    snoozed_until: date | None = None,
) -> Due | None:
    """Say when the next contact is due; ``None`` for somebody to be left in peace.

    Where no contact is known the days are counted from the day on which the rule was said, so
    that a new rule does not make everybody due at once. A meeting that is planned within one
    cadence from today comes first: then nothing is due before it is over.

    Args:
        person: Who.
        rule: The rule that holds for them.
        touches: Contacts with this person, those to come too, in any order.
        today: The day of asking.
        snoozed_until: Until when the owner does not want to see it.
    """
    if rule.days is None:
        return None
    length = timedelta(days=rule.days)
    last = max((one for one in touches if one.is_over), key=_in_time, default=None)
    planned = min((one for one in touches if not one.is_over), key=_in_time, default=None)
    since = last.on if last else rule.since
    on = since + length
    if planned and planned.on <= today + length:
        on = max(on, planned.on + timedelta(days=1))
    return Due(
        person=person,
        rule=rule,
        on=max(on, snoozed_until or on),
        since=since,
        last=last,
        planned=planned,
        snoozed_until=snoozed_until if snoozed_until and snoozed_until > today else None,
    )


def in_words(day: date) -> str:
    """Say a day: "3 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def _in_time(touch: Touch) -> tuple[date, str, str]:
    return touch.on, touch.how, touch.because


def _fits(rule: Rule, person: Known) -> bool:
    if rule.is_of_person:
        return rule.of == of_person(person.id)
    is_so = {"relationship": person.relationship.value, "status": person.status.value}
    parts = (part.partition(":") for part in rule.of.split(" "))
    return all(is_so.get(key) == word for key, _, word in parts)


def _particular(rule: Rule) -> tuple[bool, int, int]:
    """More particular is greater; of equals the calmer is."""
    calm = _CALMEST if rule.days is None else rule.days
    return rule.is_of_person, len(rule.of.split(" ")), calm
