"""The facts of one case, as the policy reads them, from what the book knows."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from friendline.model import UNKNOWN, Direction, Fact, Person, Relationship

_EPOCH = date(1970, 1, 1).toordinal()


def situation(
    person: Person | None, channel: str, purpose: str | None, direction: Direction, today: date
) -> dict[str, Fact]:
    """Give the facts of a case; what nobody knows is ``None``.

    Args:
        person: Who asks, ``None`` where that is not known.
        channel: On which network.
        purpose: What the owner uses it for.
        direction: Who asks whom.
        today: The day of the review; months are counted to it.
    """
    facts: dict[str, Fact] = {
        "channel": channel,
        "purpose": purpose,
        "direction": direction.value,
    }
    if person is not None:
        facts |= _facts_of(person, today)
    return facts


def _facts_of(person: Person, today: date) -> dict[str, Fact]:
    known = person.facts
    dated = {"met": "met_on", "became_friend": "friend_on"}
    facts: dict[str, Fact] = {
        name: value for name, value in known.items() if not name.endswith("_on")
    }
    for name, dating in dated.items():
        if facts.get(name) is None and known.get(dating) is not None:
            facts[name] = True
    if person.relationship is Relationship.FAMILY:
        facts["kin"] = True
    return facts | {
        "relationship": _known(person.relationship.value),
        "status": _known(person.status.value),
        "months_known": _months_since(known, "began_on", today),
        "months_since_end": _months_since(known, "ended_on", today),
    }


def _known(word: str) -> str | None:
    return None if word == UNKNOWN else word


def _months_since(facts: Mapping[str, Fact], name: str, today: date) -> int | None:
    """Whole months from a day to today; nothing for a day that is yet to come."""
    days = facts.get(name)
    if not isinstance(days, int):
        return None
    then = date.fromordinal(_EPOCH + days)
    months = (today.year - then.year) * 12 + today.month - then.month
    months -= today.day < then.day
    return months if months >= 0 else None


def day_of(seconds: int) -> date:
    """Give the UTC day of a moment."""
    return datetime.fromtimestamp(seconds, UTC).date()
