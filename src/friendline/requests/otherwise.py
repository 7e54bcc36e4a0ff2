"""Whose answer a changed policy would change: "my rule has changed" (R12, A5)."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from friendline.letters import Situation
from friendline.model import AnswerKind, Fact
from friendline.policy import Policy
from friendline.requests.ruling import YES, Ruled, said_by


class Given(Struct, frozen=True, kw_only=True):
    """An answer that was given and still holds.

    Attributes:
        answer_id: Number of the stored answer.
        request: Number of its request, if it has one.
        person: Id of the person.
        name: What to call them.
        channel: On which network.
        answer: What was answered.
        on: When.
        facts: What is known of the case today.
    """

    answer_id: int
    request: int | None
    person: str
    name: str
    channel: str
    answer: AnswerKind
    on: date
    facts: dict[str, Fact]


class Otherwise(Struct, frozen=True, kw_only=True):
    """Somebody who would be answered otherwise now.

    Attributes:
        given: Who, and what they were answered.
        before: What the old version says.
        after: What the new version says.
        letter: The letter that tells them; ``None`` where it is neither from no to yes nor from
            yes to no, or nothing need be told.
    """

    given: Given
    before: Ruled
    after: Ruled
    letter: Situation | None


def otherwise(old: Policy, new: Policy, given: Iterable[Given]) -> list[Otherwise]:
    """Give everyone whose stored answer the new version would not give.

    Left out is whom the change does not touch: both versions say the same to them, and what they
    were answered was the owner's own choice.

    Args:
        old: The version before.
        new: The version after. Whether the versions are in force is not asked.
        given: The answers that hold.

    Returns:
        Those whom the new version lets in first, then by name.
    """
    found = (_compared(old, new, one) for one in given)
    return sorted(
        (one for one in found if one is not None),
        key=lambda one: (
            one.letter is not Situation.RULE_OPENED,
            one.given.name,
            one.given.answer_id,
        ),
    )


def _compared(old: Policy, new: Policy, given: Given) -> Otherwise | None:
    before, after = said_by(old, given.facts), said_by(new, given.facts)
    is_own_choice_now = before.answer is not given.answer is after.answer
    if _gets(before) == _gets(after) or is_own_choice_now:
        return None
    return Otherwise(given=given, before=before, after=after, letter=_letter(given, before, after))


def _gets(answer: Ruled) -> tuple[AnswerKind, str | None, str | None]:
    return answer.answer, answer.offer, answer.onto_list


def _letter(given: Given, before: Ruled, after: Ruled) -> Situation | None:
    if after.answer in YES and given.answer not in YES:
        return Situation.RULE_OPENED
    if before.answer in YES and given.answer in YES and after.answer not in YES:
        return Situation.RULE_CLOSED
    return None
