"""Where a request stands, and how it came there: every act on it is one more step."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from typing import Final

from friendline.model import Seconds
from friendline.requests.graph import Act, Cause, Kind, State, follow
from friendline.store.clock import now
from friendline.store.models import Answer, Letter, Request, RequestStep
from friendline.store.requests.request_errors import NoSuchRequestError

__all__ = ["all_given", "given", "moment_of", "request_of", "state_of", "step", "with_words"]

_OPENED: Final = frozenset({Act.ASK, Act.DEFER, Act.WAKE, Act.REOPEN, Act.REAPPEAR})
"""Acts after which an earlier answer holds no more, unless they are an answer themselves."""


def request_of(number: int) -> Request:
    """Give a request.

    Raises:
        NoSuchRequestError: There is none of this number.
    """
    found = Request.objects.filter(pk=number).first()
    if found is None:
        raise NoSuchRequestError(number)
    return found


def given(request: Request) -> Answer | None:
    """Give the answer that holds for a request; ``None`` where it has none, or not any more."""
    return all_given([request.pk]).get(request.pk)


def all_given(numbers: Collection[int]) -> dict[int, Answer]:
    """Give the answers that hold for some requests, by the numbers of these."""
    steps = RequestStep.in_force.filter(request__in=numbers)
    found: dict[int, Answer] = {}
    for one in steps.select_related("answer"):
        if one.answer is not None:
            found[one.request_id] = one.answer
        elif one.act in _OPENED:
            found.pop(one.request_id, None)
    return found


def step(  # noqa: PLR0913 - what a step consists of
    request: Request,
    act: Act,
    cause: Cause = Cause.OWNER,
    *,
    words: str = "",
    due: Seconds | None = None,
    answer: Answer | None = None,
    letter: Letter | None = None,
    at: Seconds | None = None,
) -> RequestStep:
    """Lead a request to its next state, and keep how it came there.

    Raises:
        NotNowError: The act leads nowhere from where it stands.
    """
    way = follow(Kind(request.direction), state_of(request.state), act, cause)
    before, due_before = request.state, request.due_at
    stays = way.after == before and act is Act.WRITE
    request.state = way.after
    request.due_at = due_before if stays else due
    request.changed_at = request.changed_at if stays else at or now()
    request.save()
    return RequestStep.objects.create(
        request=request,
        at=at or now(),
        act=act,
        cause=cause,
        before=before,
        after=way.after,
        due_before=due_before,
        words=words,
        answer=answer,
        letter=letter,
    )


def with_words(numbers: Collection[int]) -> frozenset[int]:
    """Give those of some requests about which words were sent to whoever asked."""
    sent = Letter.in_force.filter(request__in=numbers)
    return frozenset(sent.exclude(request=None).values_list("request_id", flat=True))


def moment_of(day: date) -> Seconds:
    """Give the beginning of a day, UTC, by which days are kept."""
    return int(datetime.combine(day, time(), UTC).timestamp())


def state_of(name: str) -> State | None:
    """Give a state by its name; ``None`` for that of a request that is not there yet."""
    return State(name) if name else None
