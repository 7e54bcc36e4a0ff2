"""Who of the clients could notice an answer (R5)."""

from dataclasses import dataclass
from functools import lru_cache

from friendline.model import Sees
from friendline.review.contract import NoticeRow, NoticingRow
from friendline.review.words import spelled
from friendline.store.models import Request
from friendline.store.requests.request_world import World
from friendline.store.review import reviewed
from friendline.store.review.reviewed import review_and_store

__all__ = ["Noticed", "Noticing", "noticing"]


@dataclass(frozen=True)
class Noticed:
    """A client who could notice, or be noticed."""

    person: str
    name: str
    sees: Sees
    because: tuple[str, ...]


@dataclass(frozen=True)
class Noticing:
    """Who could notice an answer.

    Attributes:
        if_not: What whoever asks could notice if they are not let in, in a sentence.
        let_in: The likeliest of those who are let in and whom they could notice.
        if_let_in: What others could notice if they are, in a sentence.
        others: The likeliest of these.
    """

    if_not: str
    let_in: tuple[Noticed, ...]
    if_let_in: str
    others: tuple[Noticed, ...]


def noticing(request: Request, world: World) -> Noticing | None:
    """Give who could notice; ``None`` where the last review knows nothing of it."""
    row = _rows(review_and_store()).get((request.person, request.channel))
    if row is None:
        return None
    return Noticing(
        if_not=_sentence(row.notices, "client who is let in", "clients who are let in")
        + " could be noticed by them, if they are not.",
        let_in=_named(row.notices, world),
        if_let_in=_sentence(row.noticed_by, "client", "clients")
        + " could notice it, if they are let in.",
        others=_named(row.noticed_by, world),
    )


@lru_cache(maxsize=2)
def _rows(review: tuple[int, str]) -> dict[tuple[str, str], NoticingRow]:  # noqa: ARG001 - tells one review from another
    return {(row.person, row.channel): row for row in reviewed.section("noticing")}


def _sentence(notice: NoticeRow, one: str, many: str) -> str:
    certain = f" ({notice.can:,} for certain)" if notice.can else ""
    return f"{spelled(notice.can + notice.may, one, many)}{certain}"


def _named(notice: NoticeRow, world: World) -> tuple[Noticed, ...]:
    return tuple(
        Noticed(one.person, world.name_of(one.person) or one.person, one.sees, one.because)
        for one in notice.likeliest
    )
