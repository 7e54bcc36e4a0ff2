"""Laying a review out in tables, in the place of the one before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any, Final, Self

import msgspec
from django.db import connection
from msgspec.structs import asdict

from friendline.review.assemble import Assembled
from friendline.review.contract import Review
from friendline.review.view_as import audience_class_of, views
from friendline.review.who_is_who import who_is_who
from friendline.store.models import Finding, Item, Section, View
from friendline.store.review import audience_interview
from friendline.store.review.reviewed import APART, WHO_IS_WHO
from friendline.store.staging import Staging

__all__ = ["LaidOut"]

_ITEM: Final = (
    *("id", "channel", "kind", "at", "text", "place", "by", "audience", "audience_source"),
    *("group", "album", "media", "audience_class"),
)
_FINDING: Final = (
    *("item_id", "category", "kind", "severity", "evidence", "reason", "detector", "confidence"),
    *("third_parties", "label", "can", "may", "fine_for"),
)
_VIEW: Final = ("channel", "viewer", "name", "accepted", "sees")


class LaidOut:
    """A review as rows of its tables: laid ready beside the store, and moved in as one piece.

    Used as a context, on entering which everything is worked out.

    Args:
        made: The review.
    """

    def __init__(self, made: Assembled) -> None:
        self._made = made
        self._stack = ExitStack()
        self._stagings: list[Staging] = []

    def __enter__(self) -> Self:
        """Lay all rows ready."""
        with ExitStack() as stack:
            for table, columns, rows in _tables(self._made):
                staging = stack.enter_context(Staging(table, columns))
                staging.add(rows)
                self._stagings.append(staging)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        """Remove what was laid ready."""
        self._stack.close()

    def move_in(self) -> None:
        """Put the review in the place of the one before, as part of a transaction."""
        with connection.cursor() as cursor:
            for table in (Section, View, Finding, Item):
                cursor.execute(f"DELETE FROM {table._meta.db_table}")  # noqa: S608, SLF001 - Django would fetch each row first
        for staging in self._stagings:
            staging.move_in()


def _tables(made: Assembled) -> Iterator[tuple[str, Sequence[str], Iterable[Sequence[Any]]]]:
    yield "reviewed_item", _ITEM, _items(made)
    yield "reviewed_finding", _FINDING, _findings(made.review)
    yield "reviewed_view", _VIEW, _views(made)
    yield "reviewed_section", ("name", "content"), _sections(made)


def _items(made: Assembled) -> Iterator[Sequence[Any]]:
    classes: dict[str, int] = {}
    for one in made.sights.values():
        classes |= audience_class_of(one.sight)
    for row in made.items.iter_rows(named=True):
        media = "\n".join(row["media"] or ())
        own = {**row, "media": media, "audience_class": classes.get(row["id"], -1)}
        yield [own[name] for name in _ITEM]


def _findings(review: Review) -> Iterator[Sequence[Any]]:
    seen = {(row.item, row.category): (row.can, row.may) for row in review.seen_by}
    fine_for: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in review.cleared:
        if one.person is not None:
            fine_for[one.finding.item, one.finding.category].append(one.person)
    for row in review.findings:
        can, may = seen.get((row.item, row.category), (0, 0))
        own = {
            **{name: value for name, value in asdict(row).items() if name != "item"},
            "item_id": row.item,
            "can": can,
            "may": may,
            "fine_for": msgspec.json.encode(fine_for.get((row.item, row.category), [])).decode(),
        }
        yield [own[name] for name in _FINDING]


def _views(made: Assembled) -> Iterator[Sequence[Any]]:
    encode = msgspec.msgpack.Encoder().encode
    for one in views(made.identified.book, made.subjects, made.sights):
        yield one.channel, one.viewer, one.name, one.accepted, encode(one.seen)


def _sections(made: Assembled) -> Iterator[Sequence[Any]]:
    for name in made.review.__struct_fields__:
        if name not in APART:
            yield name, msgspec.json.encode(getattr(made.review, name))
    yield WHO_IS_WHO, msgspec.json.encode(who_is_who(made.identified))
    yield audience_interview.section_of(made)
