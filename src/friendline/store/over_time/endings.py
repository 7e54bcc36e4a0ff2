"""When work with somebody ends: noting it, choosing what becomes of a connection, undoing it.

They are a former client from that day on. Nothing here acts on a network (R4, R92, R93).
"""

from datetime import date

from django.db import transaction

from friendline.model import CHANNEL_TITLES, Direction, Status
from friendline.policy.language.words import day_in_words
from friendline.store import clock, ledger
from friendline.store.models import Ending
from friendline.store.over_time.ending_options import (
    EndedWork,
    Options,
    ended_work,
    options,
    standing,
    with_connection,
)
from friendline.store.people import facts
from friendline.store.people.noted import FutureDayError, known, reviewed_answers
from friendline.touch.endings import Choice, EndedBy
from friendline.touch.facts import ENDED, STATUS

__all__ = [
    "AlreadyEndedError",
    "NoSuchChoiceError",
    "ReasonNeededError",
    "blocked",
    "choose",
    "ended",
    "endings",
    "undo",
]


class AlreadyEndedError(ValueError):
    """The end of this work is noted already."""

    def __init__(self, name: str, on: date) -> None:
        super().__init__(
            f"That your work with {name} ended is noted already, on {day_in_words(on)}. Take that "
            "back, or say first that they are a client again."
        )


class NoSuchChoiceError(ValueError):
    """Something was said that is not among what can be said."""

    def __init__(self, said: str, among: type[Choice] | type[EndedBy]) -> None:
        super().__init__(f"'{said}' cannot be said here. Say one of: {', '.join(among)}.")


class ReasonNeededError(ValueError):
    """A choice differs from what the policy says, or from what others got, without a reason."""

    def __init__(self, because: str) -> None:
        super().__init__(f"{because} If you choose otherwise here, say why; it is recorded.")


def ended(person: str, on: date, by: str, terms: str = "") -> list[EndedWork]:
    """Note that the work with somebody ended; they are former from that day on.

    Args:
        person: Id of the person.
        on: The day.
        by: ``me``, ``them``, ``both`` or ``unknown``.
        terms: On what terms, in a few words.

    Returns:
        One for each network on which they are connected; one without where they are on none.

    Raises:
        UnknownPersonError: There is nobody of this id.
        NotOnListError: They are not on the client list.
        FutureDayError: The day is still to come.
        NoSuchChoiceError: Somebody else cannot have ended it.
        AlreadyEndedError: It is noted already.
    """
    row = known(person)
    if by not in list(EndedBy):
        raise NoSuchChoiceError(by, EndedBy)
    if on > clock.today():
        raise FutureDayError(on)
    with transaction.atomic():
        last = _still_ended(person)
        if last is not None:
            raise AlreadyEndedError(row.name, last)
        told = f"Ended by {by}. {terms}".strip()
        said = [
            facts.say(person, STATUS, Status.FORMER.value, since=on, evidence=told),
            facts.say(person, ENDED, True, since=on, evidence=told),
        ]
        made = [
            Ending.objects.create(
                person=person,
                channel=channel,
                ended_on=on,
                ended_by=by,
                terms=terms.strip(),
                facts=[one.number for one in said],
                at=said[0].at,
            )
            for channel in _connected(person) or [""]
        ]
        words = {"endings": [one.pk for one in made], "on": on.isoformat(), "by": by}
        ledger.append("work_ended", {**words, "terms": terms.strip()}, about=person)
    return [ended_work(one) for one in made]


def endings(*, open_only: bool = False) -> list[EndedWork]:
    """Give what ended, the last first; on request only where a choice is still open."""
    rows = Ending.in_force.order_by("-ended_on", "-id")
    found = (rows.filter(choice="").exclude(channel="") if open_only else rows).all()
    return [ended_work(row) for row in found]


def choose(number: int, choice: str, why: str = "") -> EndedWork:
    """Record what becomes of a connection; the owner does it on the network.

    A reason is needed where the policy says otherwise; and, where it leaves that open, where
    others with equal facts got something else without one: one rule for all (R4, R92).

    Raises:
        NoSuchEndingError: There is no such ending.
        NoConnectionError: They are connected nowhere.
        NoSuchChoiceError: There is no such choice.
        ReasonNeededError: A reason is needed.
    """
    if choice not in list(Choice):
        raise NoSuchChoiceError(choice, Choice)
    with transaction.atomic():
        row, found = with_connection(number), options(number)
        because = _otherwise(found, Choice(choice))
        if because and not why.strip():
            raise ReasonNeededError(because)
        row.choice, row.why = choice, why.strip()
        row.save(update_fields=["choice", "why"])
        by_policy = next((one.choice.value for one in found.options if one.is_by_policy), None)
        words = {"ending": row.pk, "channel": row.channel, "choice": choice, "why": row.why}
        ledger.append("ending_chosen", {**words, "by_policy": by_policy}, about=row.person)
    return ended_work(row)


def undo(number: int) -> None:
    """Take back the last step: the choice; or, where none was made, that the work ended.

    Raises:
        NoSuchEndingError: There is no such ending.
    """
    with transaction.atomic():
        row = standing(number)
        if row.choice:
            words = {"ending": row.pk, "choice": row.choice}
            row.choice, row.why = "", ""
            row.save(update_fields=["choice", "why"])
            ledger.append("ending_unchosen", words, about=row.person)
            return
        together = Ending.in_force.filter(person=row.person, at=row.at)
        together.update(undone_at=clock.now())
        for fact in row.facts:
            if any(
                one.number == fact and one.undone_at is None for one in facts.history(row.person)
            ):
                facts.undo(fact)
        ledger.append("ending_undone", {"ending": row.pk}, about=row.person)


def blocked() -> frozenset[str]:
    """Give whom the owner chose to block when the work ended; they are not shown as due."""
    rows = Ending.in_force.filter(choice=Choice.BLOCK.value)
    return frozenset(rows.values_list("person", flat=True))


def _still_ended(person: str) -> date | None:
    """Give the day of an end after which nothing else was said of where the work stands."""
    status = facts.holding().get(person, {}).get(STATUS)
    if status is None:
        return None
    rows = Ending.in_force.filter(person=person)
    return next((row.ended_on for row in rows if status.number in row.facts), None)


def _connected(person: str) -> list[str]:
    there = (
        row
        for row in reviewed_answers()
        if row.direction is Direction.EXISTING and row.person == person
    )
    return sorted({row.channel for row in there})


def _otherwise(found: Options, choice: Choice) -> str:
    """Say what speaks against a choice: the policy, else what others got; nothing if neither.

    What another one got against the rule, with a reason, binds nobody.
    """
    by_policy = next((one.choice for one in found.options if one.is_by_policy), None)
    if by_policy is not None:
        name = found.by_policy.policy if found.by_policy else ""
        told = f"The policy '{name}' comes to {by_policy.value} for them."
        return "" if choice is by_policy else told
    others = {
        one.choice: len(bound)
        for one in found.options
        if one.choice is not choice and (bound := [each for each in one.equals if not each.why])
    }
    if not others:
        return ""
    told = " and ".join(f"{other.value} for {number}" for other, number in others.items())
    where = CHANNEL_TITLES.get(found.ending.channel, found.ending.channel)
    return f"On {where} you chose {told} with equal facts."
