"""What the owner says of a person beside the client list, laid over it (R14, R18, R20, R22)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from msgspec.structs import replace

from friendline.model import Fact, Person, Relationship, Seconds, Status, moment

__all__ = ["Conflict", "Said", "conflict", "laid_over"]

RELATIONSHIP: Final = "relationship"
STATUS: Final = "status"
MET: Final = "met"
BECAME_FRIEND: Final = "became_friend"
BEGAN: Final = "began"
ENDED: Final = "ended"

DATED: Final = {MET: "met_on", BECAME_FRIEND: "friend_on"}
"""Facts that are so since a day, and what the book calls the day."""

DAYS: Final = {BEGAN: "began_on", ENDED: "ended_on"}
"""Facts that are a day and nothing else."""

MONTHS: Final = {BEGAN: "months_known", ENDED: "months_since_end"}
WORKED_OUT: Final = frozenset({"channel", "direction", "purpose", *MONTHS.values()})
"""Facts that nobody says: they follow from the case, or from a day."""

_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Said:
    """A fact as the owner said it.

    Attributes:
        number: Its number.
        person: Id of the person, as it was then.
        name: Which fact.
        value: A word, a number, yes or no; ``None`` is that it is not known.
        since: Since when, or on which day.
        evidence: How the owner knows.
        at: When it was said.
        undone_at: When it was taken back; ``None`` where it was not.
    """

    number: int
    person: str
    name: str
    value: Fact
    since: date | None
    evidence: str
    at: Seconds
    undone_at: Seconds | None


@dataclass(frozen=True)
class Conflict:
    """The client list and the owner disagree; what the owner said holds.

    Attributes:
        person: Id of the person.
        name: Which fact.
        listed: What the list says.
        said: What the owner said.
        sentence: Both, in words.
    """

    person: str
    name: str
    listed: Fact
    said: Said
    sentence: str


def laid_over(person: Person, said: Mapping[str, Said]) -> Person:
    """Give a person as the owner says they are.

    Where the work goes on again, the day on which it ended before no longer counts.
    """
    facts = dict(person.facts)
    relationship, status = person.relationship, person.status
    for name, one in said.items():
        if name == RELATIONSHIP:
            relationship = Relationship(str(one.value or Relationship.UNKNOWN.value))
        elif name == STATUS:
            status = Status(str(one.value or Status.UNKNOWN.value))
        else:
            facts |= _as_kept(one)
    if STATUS in said and status is Status.CURRENT:
        facts.pop(DAYS[ENDED], None)
    known = {name: value for name, value in facts.items() if value is not None}
    return replace(person, relationship=relationship, status=status, facts=known)


def _as_kept(one: Said) -> dict[str, Fact]:
    """Give a fact as the book keeps it; ``None`` takes away what the list says."""
    day = None if one.since is None else one.since.toordinal() - _EPOCH
    if one.name in DAYS:
        return {DAYS[one.name]: day if one.value else None}
    if one.name in DATED:
        return {one.name: one.value, DATED[one.name]: day if one.value else None}
    return {one.name: one.value}


def conflict(person: Person, said: Said) -> Conflict | None:
    """Give where the list and the owner disagree of a fact; ``None`` where they do not.

    What the list does not say is no disagreement.
    """
    listed = _listed(person, said.name)
    if listed is None or listed == _comparable(said):
        return None
    sentence = (
        f"Your client list says of {person.name}: {said.name.replace('_', ' ')} is "
        f"{_shown(said.name, listed)}. You said {_shown(said.name, _comparable(said))} on "
        f"{moment(said.at).date().isoformat()}, and that holds."
    )
    return Conflict(person.id, said.name, listed, said, sentence)


def _listed(person: Person, name: str) -> Fact:
    if name == RELATIONSHIP:
        return _known(person.relationship)
    if name == STATUS:
        return _known(person.status)
    return person.facts.get(DAYS.get(name, name))


def _known(word: Relationship | Status) -> str | None:
    return None if word.value == Relationship.UNKNOWN.value else word.value


def _comparable(said: Said) -> Fact:
    return _as_kept(said)[DAYS[said.name]] if said.name in DAYS else said.value


def _shown(name: str, value: Fact) -> str:
    if value is None:
        return "not known"
    if name in DAYS and isinstance(value, int):
        return date.fromordinal(_EPOCH + value).isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
