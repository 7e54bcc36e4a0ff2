"""Reading the last review as the store keeps it."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, get_type_hints

import msgspec
from django.db import connection

from friendline.review.contract import Review
from friendline.store.models import Reviewed, Section

if TYPE_CHECKING:
    from friendline.review.who_is_who import WhoIsWho

__all__ = ["APART", "WHO_IS_WHO", "review_and_store", "run", "section", "who_is_who"]

APART: Final = frozenset({"items", "findings", "exposures", "seen_by"})
"""Parts of a review that have tables of their own."""

WHO_IS_WHO: Final = "who_is_who"
"""The section of what the questions about who is who need; it is no part of ``review.json``."""

_TYPES: Final[dict[str, Any]] = get_type_hints(Review)


def run() -> Reviewed | None:
    """Give when the last review was made and of what; ``None`` if there is none yet."""
    return Reviewed.objects.order_by("-id").first()


def review_and_store() -> tuple[int, str]:
    """Give what tells one review of one store from all others, for what is remembered of it."""
    last = run()
    return (last.pk if last else 0), str(connection.settings_dict["NAME"])


def section(name: str) -> Any:  # noqa: ANN401 - the type is that of the field
    """Give a part of the last review; what is empty where there is none yet.

    Args:
        name: A field of ``review.contract.Review`` that has no table of its own.

    Raises:
        KeyError: There is no such field.
    """
    last = run()
    if last is None:
        return None if name == "policy" else _TYPES[name]()
    return _decoded(name, last.pk, str(connection.settings_dict["NAME"]))


def who_is_who() -> "WhoIsWho":
    """Give what asking who is who needs to know; nothing where there is no review yet."""
    return _who_is_who(*review_and_store())


@lru_cache(maxsize=2)
def _who_is_who(review: int, store: str) -> "WhoIsWho":  # noqa: ARG001 - they tell one review from another
    from friendline.review.who_is_who import WhoIsWho  # noqa: PLC0415 - heavy, and seldom asked for

    kept = Section.objects.filter(name=WHO_IS_WHO).values_list("content", flat=True).first()
    return WhoIsWho() if kept is None else msgspec.json.decode(bytes(kept), type=WhoIsWho)


@lru_cache(maxsize=64)
def _decoded(name: str, review: int, store: str) -> Any:  # noqa: ANN401, ARG001 - its number and its store tell one review from another
    content = Section.objects.values_list("content", flat=True).get(name=name)
    return msgspec.json.decode(bytes(content), type=_TYPES[name])
