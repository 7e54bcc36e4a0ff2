"""What was asked and answered between the owner and a person, and what would be answered now."""

from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse

from friendline.matching.wording import channel_title
from friendline.model import AnswerKind, Direction
from friendline.review.contract import AnswerRow
from friendline.store.models import Answer, Letter, Request
from friendline.store.people import reopening
from friendline.store.people.noted import known_people, reviewed_answers

__all__ = ["Answered", "answered_for", "looked_at_again"]

_ANSWERS: Final = {
    AnswerKind.ACCEPT.value: "accept",
    AnswerKind.ACCEPT_RESTRICTED.value: "accept, on a list",
    AnswerKind.OFFER_OTHER.value: "offer another place",
    AnswerKind.DECLINE.value: "decline",
    AnswerKind.DEFER.value: "put off",
    AnswerKind.ASK.value: "ask you",
}
_ASKS: Final = {
    Direction.INCOMING.value: "They asked to connect on",
    Direction.OUTGOING.value: "You asked to connect on",
    Direction.EXISTING.value: "You are connected on",
    "spoken": "They asked in person about",
}
_STATES: Final = {
    AnswerKind.ACCEPT.value: "ok",
    AnswerKind.ACCEPT_RESTRICTED.value: "ok",
    AnswerKind.DECLINE.value: "stop",
}


@dataclass(frozen=True)
class Answered:
    """An answer, a letter, or what the policy says, on one line.

    Attributes:
        person: Id of the person.
        name: What they are called.
        what: What it is about.
        at: When; ``None`` where it has no day.
        badge: The state that its sign shows.
        answer: What was, or is to be, answered.
        because: Why.
        note: What else is to be told.
        address: Where it is shown; empty where nowhere.
    """

    person: str
    name: str
    what: str
    at: int | None
    badge: str
    answer: str
    because: tuple[str, ...] = ()
    note: str = ""
    address: str = ""


def answered_for(person: str) -> tuple[Answered, ...]:
    """Give what was answered and written to somebody, the last first; then what the policy says."""
    given = [_given(one) for one in Answer.in_force.filter(person=person)]
    letters = [_letter(one) for one in Letter.in_force.filter(person=person)]
    done = sorted([*given, *letters], key=lambda one: one.at or 0, reverse=True)
    keys = Answer.in_force.filter(person=person).values_list("channel", "direction")
    told = set(keys)
    rows = (row for row in reviewed_answers() if row.person == person)
    return (*done, *(_by_policy(row) for row in rows if (row.channel, row.direction) not in told))


def looked_at_again(person: str = "") -> tuple[Answered, ...]:
    """Give the answers that would be another one with what was said since (R22, A10).

    Args:
        person: Only about this person; about all if empty.
    """
    names = {key: row.name for key, row in known_people().items()}
    requests = dict(Answer.objects.exclude(request=None).values_list("pk", "request"))
    return tuple(
        Answered(
            person=one.person,
            name=names.get(one.person, one.person),
            what=_about(one.direction, one.channel),
            at=None,
            badge=_STATES.get(one.now.answer.value, "care"),
            answer=_ANSWERS[one.now.answer.value],
            because=tuple(one.now.reasons),
            note=f"It was: {_ANSWERS[one.was.value]}.",
            address=_request(requests.get(one.answer) if one.answer else None)
            or _waiting(one.person, one.channel, one.direction),
        )
        for one in reopening.reopened(person)
    )


def _given(one: Answer) -> Answered:
    override = f"The policy said: {_ANSWERS[one.by_policy]}. You: {one.why}" if one.why else ""
    return Answered(
        person=one.person,
        name="",
        what=_about(one.direction, one.channel),
        at=one.at,
        badge=_STATES.get(one.answer, "care"),
        answer=f"You: {_ANSWERS[one.answer]}",
        because=tuple(one.reasons),
        note=override,
        address=_request(one.request_id),
    )


def _letter(one: Letter) -> Answered:
    return Answered(
        person=one.person,
        name="",
        what=f"A letter about {channel_title(one.channel)}",
        at=one.sent_at,
        badge="wait",
        answer="Sent",
        note=one.text,
        address=_request(one.request_id),
    )


def _by_policy(row: AnswerRow) -> Answered:
    return Answered(
        person=row.person,
        name="",
        what=_about(row.direction.value, row.channel),
        at=None,
        badge=_STATES.get(row.answer.value, "care"),
        answer=f"Policy: {_ANSWERS[row.answer.value]}",
        because=tuple(row.reasons),
        address=_waiting(row.person, row.channel, row.direction.value, row.account),
    )


def _about(direction: str, channel: str) -> str:
    return f"{_ASKS.get(direction, 'About')} {channel_title(channel)}"


def _waiting(person: str, channel: str, direction: str, account: str = "") -> str:
    """Give where the request is shown: that of the account, where it is known."""
    found = Request.objects.filter(person=person, channel=channel, direction=direction)
    theirs = found.filter(account=account) if account else found
    numbers = (theirs if theirs.exists() else found).order_by("-pk").values_list("pk", flat=True)
    return _request(numbers.first())


def _request(number: int | None) -> str:
    try:
        return reverse("requests:page", args=[number]) if number is not None else ""
    except NoReverseMatch:
        return ""
