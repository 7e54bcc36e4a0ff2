"""Whom a changed rule concerns, and a note that tells them (R12, A5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db import connection

from friendline.desk.requests.words import ANSWER_STATES, answered_words
from friendline.letters import draft, refused
from friendline.requests.graph import Act, Kind, NotNowError, State, follow
from friendline.requests.otherwise import Otherwise
from friendline.review.words import title_of
from friendline.store.letters import letters
from friendline.store.models import LedgerEntry, Request
from friendline.store.policy import policies
from friendline.store.requests.request_queue import decided_otherwise_before

__all__ = ["Note", "notes", "who_changed"]


@dataclass(frozen=True)
class Note:
    """Somebody who would be answered otherwise.

    Attributes:
        one: Who, what they were answered, what the new version says.
        where: The network.
        was: What they were answered, in words.
        now: What the rule says now.
        state: The colour of its badge.
        text: A note that tells them; ``""`` where nothing need be told or none can be written.
        why_not: What would have to be so before a note can be written.
        can_answer: Whether they can be answered anew at once.
    """

    one: Otherwise
    where: str
    was: str
    now: str
    state: str
    text: str
    why_not: tuple[str, ...]
    can_answer: bool


def who_changed(before: int, after: int) -> list[Otherwise]:
    """Give everybody whose answer the change from one version to another would change.

    Args:
        before: Number of the earlier version.
        after: Number of the later one.
    """
    last = LedgerEntry.objects.order_by("-id").values_list("id", flat=True).first()
    return _who_changed(before, after, last or 0, str(connection.settings_dict["NAME"]))


@lru_cache(maxsize=4)
def _who_changed(before: int, after: int, last_entry: int, store: str) -> list[Otherwise]:  # noqa: ARG001 - they tell one state of a store from another
    return decided_otherwise_before(policies.load(before), policies.load(after))


def notes(found: Sequence[Otherwise]) -> list[Note]:
    """Give some of them with the note that tells them."""
    return [_note(one) for one in found]


def _note(one: Otherwise) -> Note:
    was, now = one.given, one.after
    text, why_not = _text(one)
    return Note(
        one=one,
        where=title_of(was.channel),
        was=answered_words(was.answer),
        now=answered_words(now.answer, now.offer, now.onto_list),
        state=ANSWER_STATES[now.answer],
        text=text,
        why_not=why_not,
        can_answer=was.request is not None and _can_answer(was.request),
    )


def _text(one: Otherwise) -> tuple[str, tuple[str, ...]]:
    """Draft the note as it will be once they are answered anew; or say what it lacks."""
    if one.given.request is None or one.letter is None:
        return "", ()
    known = letters.facts_of(one.given.request)
    facts = replace(known, answer=one.after.answer, follows_policy=True, offer=one.after.offer)
    found = draft(one.letter, facts)
    if found:
        return found[0].text, ()
    lacking = refused(one.letter, facts)
    return "", lacking[0].reasons if lacking else ()


def _can_answer(number: int) -> bool:
    row = Request.objects.get(pk=number)
    kind, state = Kind(row.direction), State(row.state)
    act = Act.REOPEN if state is State.DONE else Act.DECIDE
    try:
        follow(kind, state, act)
    except NotNowError:
        return False
    return True
