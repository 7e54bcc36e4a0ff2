"""The meetings of the calendar with people of the client list, worked out once for each import.

They rest on the entries of the calendar, the people and who was made one; a page that shows the
last contact must not go through all of that again.
"""

from collections.abc import Iterator
from typing import Final

import msgspec
from django.db import transaction
from msgspec import Struct

from friendline.book import Book, Collector
from friendline.model import Event, Owner, Person, Record
from friendline.review.identifying import identify
from friendline.store.imports.records import decoded
from friendline.store.models import DecisionRow, Import, ImportedRecord, Section
from friendline.store.said import DECISIONS
from friendline.touch.meetings import Meeting, meetings

__all__ = ["calendar_meetings", "people_listed"]

_NAME: Final = "meetings"
_KINDS: Final = (Person.__name__, Owner.__name__, Event.__name__)
_AT_ONCE: Final = 2_000


class _Kept(Struct, frozen=True):
    """Meetings, and the last import and decision that they rest on."""

    imported: int
    decided: int
    meetings: list[Meeting]


def calendar_meetings() -> list[Meeting]:
    """Give the meetings that stand in the calendar, past and to come, kept since last time."""
    imported, decided = _last_import(), _last_decision()
    row = Section.objects.filter(name=_NAME).first()
    kept = None if row is None else msgspec.json.decode(bytes(row.content), type=_Kept)
    if kept is not None and (kept.imported, kept.decided) == (imported, decided):
        return kept.meetings
    made = _Kept(imported, decided, _worked_out())
    with transaction.atomic():
        content = msgspec.json.encode(made)
        Section.objects.update_or_create(name=_NAME, defaults={"content": content})
    return made.meetings


def people_listed() -> dict[str, Person]:
    """Give the people of the client lists, none made one; of several lists the newest holds."""
    listed: dict[str, Person] = {}
    for kept in Import.objects.filter(completes_only=False):
        people = _records(kept, (Person.__name__,))
        listed |= {one.id: one for one in people if isinstance(one, Person)}
    return listed


def _worked_out() -> list[Meeting]:
    identified = identify(_book(), DECISIONS.read(), matched=False)
    book = identified.book
    names = frozenset(name for owner in book.owners for name in owner.names)
    return list(meetings(book.events, identified.meetings, book.people, names))


def _book() -> Book:
    """Make the book of what meetings need: items are by far the most records, and left out."""
    collector = Collector()
    for kept in Import.objects.all():
        collector.add(
            _records(kept, _KINDS),
            part_of=kept.part_of or None,
            completes_only=kept.completes_only,
        )
    return collector.book()


def _records(kept: Import, kinds: tuple[str, ...]) -> Iterator[Record]:
    rows = ImportedRecord.objects.filter(of=kept, record__kind__in=kinds).order_by("place")
    for kind, content in rows.values_list("record__kind", "record__content").iterator(_AT_ONCE):
        yield decoded(kind, bytes(content))


def _last_import() -> int:
    return Import.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _last_decision() -> int:
    return DecisionRow.objects.order_by("-id").values_list("id", flat=True).first() or 0
