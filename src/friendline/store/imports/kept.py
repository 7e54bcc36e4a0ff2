"""What was imported, given back: the book of it, and the pictures that still lie where they lay."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from friendline.archives import ArchiveError, NothingRecognisedError, search_all
from friendline.archives.media_files import MediaFiles
from friendline.archives.registry import Export
from friendline.book import Book, Collector
from friendline.book.collect import Tally
from friendline.model import Gap, Person, Record, Status
from friendline.review.reading import Read, row_of
from friendline.review.words import count
from friendline.store.imports.records import CLIENT_LIST, lies_at, records_of
from friendline.store.models import Import

__all__ = [
    "book",
    "book_without_items",
    "media",
    "read_kept",
]

_MOST_NAMED: Final = 5


def book() -> Book:
    """Make the book of everything that was imported.

    Of a person whom several client lists name, the newest list holds. Somebody whom only an older
    list of the owner's names is still known; where they stand today is not.
    """
    return _collected()[0]


def book_without_items() -> Book:
    """Make the same without its items: of a large owner that is a tenth of the work."""
    return _collected(items=False)[0]


def read_kept() -> Read:
    """Give all that was imported, as a review reads it."""
    made, tallies = _collected()
    rows = tuple(row_of(kept.shown_path, kept.kind, tally) for kept, tally in tallies)
    return Read(made, rows, media())


def media() -> MediaFiles:
    """Find the pictures and videos of all imports whose exports still lie where they lay."""
    paths = Import.objects.exclude(kind=CLIENT_LIST).values_list("shown_path", flat=True)
    return MediaFiles(_exports_at({place for path in paths if (place := lies_at(path))}))


def _exports_at(places: set[Path]) -> Iterator[Export]:
    for place in sorted(places):
        try:
            yield from search_all([place]).exports
        except (ArchiveError, NothingRecognisedError):
            continue  # it is another file by now


def _collected(*, items: bool = True) -> tuple[Book, list[tuple[Import, Tally]]]:
    collector, lists, tallies = Collector(), _client_lists(), []
    for kept in Import.objects.all():
        records = records_of(kept, items=items)
        if kept.kind == CLIENT_LIST:
            records = lists.holding(kept, records)
        tally = collector.add(
            records, part_of=kept.part_of or None, completes_only=kept.completes_only
        )
        if kept.pk == lists.newest:
            tally.gaps.extend(lists.told())
        tallies.append((kept, tally))
    return collector.book(), tallies


@dataclass(frozen=True)
class _ClientLists:
    """What holds of several client lists.

    Attributes:
        holder: The import whose row holds, by the id of each person.
        gone: Names of those who stand on an older list of the owner's and on none today, by id.
        newest: The newest list that the owner said is theirs.
    """

    holder: Mapping[str, int]
    gone: Mapping[str, str]
    newest: int | None

    def holding(self, kept: Import, records: Iterable[Record]) -> Iterator[Record]:
        """Give the records of a list without those that a newer list replaces."""
        for record in records:
            if not isinstance(record, Person):
                yield record
            elif self.holder[record.id] == kept.pk:
                is_gone = record.id in self.gone and record.status in _OF_THEIR_DAY
                yield replace(record, status=Status.UNKNOWN) if is_gone else record

    def told(self) -> Iterator[Gap]:
        """Say who is gone from the list, if anybody."""
        if self.gone:
            some = ", ".join(sorted(self.gone.values())[:_MOST_NAMED])
            more = len(self.gone) - _MOST_NAMED
            names = f"{some} and {more} more" if more > 0 else some
            yield Gap(
                what=f"{count(len(self.gone), 'person', 'people')} of an earlier client list "
                f"{'is' if len(self.gone) == 1 else 'are'} not on this one: {names}. Whether they "
                "are clients today is unknown.",
                remedy="Keep former clients on the list with the status 'former', or say of each "
                "person how it stands.",
            )


_OF_THEIR_DAY: Final = frozenset({Status.CURRENT, Status.PROSPECTIVE})
"""What somebody is while they are on a list, and not for good."""


def _client_lists() -> _ClientLists:
    holder: dict[str, int] = {}
    ours: dict[str, str] = {}
    newest, standing = None, set[str]()
    for kept in Import.objects.filter(kind=CLIENT_LIST):
        people = {one.id: one.name for one in records_of(kept) if isinstance(one, Person)}
        holder |= dict.fromkeys(people, kept.pk)
        if kept.is_client_list:
            ours |= people
            newest, standing = kept.pk, set()
        standing |= people.keys()
    gone = {key: name for key, name in ours.items() if key not in standing}
    return _ClientLists(holder, gone, newest)
