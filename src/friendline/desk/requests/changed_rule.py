"""Whom a changed rule concerns, with a note that tells them: the one list of it (R12, A5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from friendline.desk.requests.words import ANSWER_STATES, answered_words
from friendline.letters import draft, refused
from friendline.policy.change.changed_people import Became, Effect
from friendline.requests.graph import Act, Kind, NotNowError, State, follow
from friendline.requests.otherwise import Given
from friendline.review.words import title_of
from friendline.store.letters import letters
from friendline.store.models import LedgerEntry, Request
from friendline.store.policy import policies, policy_changes
from friendline.store.policy.policy_changes import Affected
from friendline.store.review import reviewed

__all__ = ["Note", "notes", "who_changed"]


@dataclass(frozen=True)
class Note:
    """Somebody who would be answered otherwise.

    Attributes:
        one: Who, what they got, what the new version says.
        where: The network.
        was: What they were answered, or the old version would have said, in words.
        became: What became of them, as an export tells it; empty for whom the owner answered here.
        now: What the rule says now.
        state: The colour of its badge.
        effect: What it means for them; empty where they are only answered differently.
        because: Why the new version says so.
        text: A note that tells them; ``""`` where nothing need be told or none can be written.
        why_not: What would have to be so before a note can be written.
        request: Number of their request; ``None`` for whom the owner did not answer here.
        can_answer: Whether they can be answered anew at once.
    """

    one: Affected
    where: str
    was: str
    became: str
    now: str
    state: str
    effect: str
    because: tuple[str, ...]
    text: str
    why_not: tuple[str, ...]
    request: int | None
    can_answer: bool


def who_changed(before: int, after: int) -> tuple[Affected, ...]:
    """Give everybody whose answer the change from one version to another would change.

    Args:
        before: Number of the earlier version.
        after: Number of the later one.
    """
    last = LedgerEntry.objects.order_by("-id").values_list("id", flat=True).first()
    return _who_changed(before, after, last or 0, *reviewed.review_and_store())


@lru_cache(maxsize=4)
def _who_changed(
    before: int,
    after: int,
    last_entry: int,  # noqa: ARG001 - tells one state of a store from another
    review: int,  # noqa: ARG001 - as above
    store: str,  # noqa: ARG001 - as above
) -> tuple[Affected, ...]:
    return policy_changes.affected(policies.load(before), policies.load(after))


def notes(found: Sequence[Affected], *, is_last: bool) -> list[Note]:
    """Give some of them, each with the note that tells them.

    Args:
        found: Who.
        is_last: Whether the later version is the last one: only then can they be answered anew.
    """
    return [_note(one, is_last=is_last) for one in found]


def _note(one: Affected, *, is_last: bool) -> Note:
    before, after, given = one.changed.before, one.changed.after, one.given
    text, why_not = _text(one, given) if given is not None and is_last else ("", ())
    request = None if given is None else given.request
    is_other = one.changed.effect is not Effect.OTHERWISE
    return Note(
        one=one,
        where=title_of(one.changed.case.channel),
        was=answered_words(given.answer)
        if given is not None
        else answered_words(before.answer, before.offer, before.onto_list),
        became=_became(one) if given is None else "",
        now=answered_words(after.answer, after.offer, after.onto_list),
        state=ANSWER_STATES[after.answer],
        effect=str(one.changed.effect) if is_other else "",
        because=after.reasons,
        text=text,
        why_not=why_not,
        request=request,
        can_answer=is_last and request is not None and _can_answer(request),
    )


_BECAME: Final = {
    Became.CONNECTED: "You are connected",
    Became.REJECTED: "You turned them away",
    Became.REMOVED: "You ended the connection",
}


def _became(one: Affected) -> str:
    became = one.changed.case.became
    return "" if became is None else _BECAME.get(became, "")


def _text(one: Affected, given: Given) -> tuple[str, tuple[str, ...]]:
    """Draft the note as it will be once they are answered anew; or say what it lacks."""
    if given.request is None or one.letter is None:
        return "", ()
    after = one.changed.after
    known = letters.facts_of(given.request)
    facts = replace(known, answer=after.answer, follows_policy=True, offer=after.offer)
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
