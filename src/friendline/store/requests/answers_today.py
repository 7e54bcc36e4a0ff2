"""The answers that hold, each with what is known of the case today."""

from collections.abc import Iterable, Mapping, Sequence

from friendline.model import AnswerKind, Direction, Fact
from friendline.requests.graph import Kind
from friendline.requests.otherwise import Given
from friendline.review.situations import day_of
from friendline.store.models import Answer
from friendline.store.requests.request_steps import all_given
from friendline.store.requests.request_world import World

__all__ = ["given_today", "holding"]


def holding() -> Sequence[Answer]:
    """Give the answers that hold, the last of each request, oldest first."""
    answers = Answer.in_force.select_related("request").order_by("id")
    return _holding(answers)


def _holding(answers: Iterable[Answer]) -> Sequence[Answer]:
    """Of several answers to one request, or to one person on a network, the last one holds."""
    last = {
        (one.person, one.channel, one.direction) if one.request is None else one.request.pk: one
        for one in answers
    }
    given = all_given([one.request.pk for one in last.values() if one.request is not None])
    numbers = {one.pk for one in given.values()}
    return [one for one in last.values() if one.request is None or one.pk in numbers]


def given_today(one: Answer, world: World) -> Given:
    """Give an answer with the facts of today, and those of its day where nothing is known now."""
    direction = Direction.OUTGOING if one.direction == Kind.OUTGOING else Direction.INCOMING
    today = world.all_facts(one.person, one.channel, direction)
    return Given(
        answer_id=one.pk,
        request=one.request_id,
        person=one.person,
        name=world.name_of(one.person) or (one.request.name if one.request else one.person),
        channel=one.channel,
        answer=AnswerKind(one.answer),
        on=day_of(one.at),
        facts=_facts_today(one.facts, today),
    )


def _facts_today(stored: Mapping[str, Fact], today: Mapping[str, Fact]) -> dict[str, Fact]:
    """Lay what is known today over what was known then; what a network is for each policy says."""
    known = {name: fact for name, fact in today.items() if fact is not None}
    return {name: fact for name, fact in ({**stored, **known}).items() if name != "purpose"}
