"""Laying a review out in tables, in the place of the one before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

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

__all__ = ["lay_out"]

_ITEM: Final = (
    *("id", "channel", "kind", "at", "text", "place", "by", "audience", "audience_source"),
    *("group", "album", "media", "audience_class"),
)
_FINDING: Final = (
    *("item_id", "category", "kind", "severity", "evidence", "reason", "detector", "confidence"),
    *("third_parties", "label", "can", "may", "fine_for"),
)
_VIEW: Final = ("channel", "viewer", "name", "accepted", "sees")


def lay_out(made: Assembled) -> None:
    """Write a review into its tables, as part of a transaction."""
    for table in (Section, View, Finding, Item):
        table.objects.all().delete()
    _insert("reviewed_item", _ITEM, _items(made))
    _insert("reviewed_finding", _FINDING, _findings(made.review))
    _insert("reviewed_view", _VIEW, _views(made))
    _insert("reviewed_section", ("name", "content"), _sections(made))


def _insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows in plain SQL: a hundred thousand objects of Django's would take seconds."""
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own
        cursor.executemany(sql, rows)  # type: ignore[arg-type]  # any iterable will do


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
