"""Mastodon's archive, the tables that its settings give, and what its kin write alike (formats 5).

Posts, answers, boosts, favourites and the profile are read, with the exact audience that each
post states; whom the owner follows and blocks, where these tables lie beside. Bookmarks and mutes
are seen by nobody else and are not read.
"""

from collections.abc import Callable, Iterator
from typing import Final

from friendline.archives.json_documents import UnusableFileError
from friendline.archives.json_values import Json
from friendline.archives.mastodon.accounts import CHANNEL, Owner
from friendline.archives.mastodon.collections import Unparsed, members
from friendline.archives.mastodon.files import FileKind, folders_of, kind_of, profile_in, recognises
from friendline.archives.mastodon.gaps import Seen, fault_of_odd, gaps
from friendline.archives.mastodon.items import favourite, items_of
from friendline.archives.mastodon.people import (
    AccountList,
    ListKind,
    account_collection,
    account_table,
)
from friendline.archives.mastodon.profile import owner_of, owner_of_activity, profile_records
from friendline.archives.opening import Archive, UnreadableFileError, inside
from friendline.archives.source import Extent, Reading, Source
from friendline.model import Fault, Item, Record

__all__ = ["SOURCE"]


def _read(archive: Archive, reading: Reading) -> Iterator[Record]:  # noqa: ARG001 - all times have a zone
    """Read each account of an export: those of two accounts may lie in folders of one zip."""
    for folder in folders_of(archive):
        prefix = f"{folder}/" if folder else ""
        yield from _Account(inside(archive, folder), prefix).records()


class _Account:
    """The files of one account, which lie side by side."""

    def __init__(self, archive: Archive, prefix: str) -> None:
        self._archive = archive
        self._prefix = prefix
        self._seen = Seen()
        self._owner = Owner()

    def records(self) -> Iterator[Record]:
        """Give the profile, then all else, then what is missing."""
        yield from self._profile()
        for name in self._archive.names():
            kind = kind_of(name)
            if kind in self._readers:
                yield from self._read_file(name, self._readers[kind])
        yield from gaps(self._seen)

    def _profile(self) -> Iterator[Record]:
        found, fault = profile_in(self._archive)
        if fault is not None:
            yield Fault(file=self._prefix + fault.file, reason=fault.reason)
        if found is not None:
            self._owner = owner_of(found.actor)
            self._seen.has_profile = True
            approves = found.actor.get("manuallyApprovesFollowers")
            self._seen.approves_followers = approves if type(approves) is bool else None
            yield from profile_records(found.actor, self._owner, self._prefix + found.name)

    @property
    def _readers(self) -> dict[FileKind, Callable[[str], Iterator[Record]]]:
        return {
            FileKind.POSTS: self._posts,
            FileKind.LIKES: self._likes,
            FileKind.ACCOUNT_TABLE: self._table,
            FileKind.ACCOUNTS: self._collection,
        }

    def _read_file(self, name: str, read: Callable[[str], Iterator[Record]]) -> Iterator[Record]:
        try:
            yield from read(name)
        except UnreadableFileError as error:
            yield Fault(file=self._prefix + name, reason=error.reason)
        except UnusableFileError as error:
            yield Fault(file=self._prefix + name, reason=str(error))

    def _posts(self, name: str) -> Iterator[Record]:
        self._seen.has_posts = True
        yield from self._items(name, self._items_of)

    def _items_of(self, record: Json, file: str) -> Iterator[Item] | None:
        if not self._owner.id and type(record) is dict:
            self._owner = owner_of_activity(record)
        return items_of(record, self._owner, file)

    def _likes(self, name: str) -> Iterator[Record]:
        yield from self._items(name, favourite)

    def _items(
        self, name: str, makes: Callable[[Json, str], Iterator[Item] | None]
    ) -> Iterator[Record]:
        odd = total = 0
        for record in members(self._archive.read(name)):
            total += 1
            made = None if isinstance(record, Unparsed) else makes(record, self._prefix + name)
            odd += made is None
            for item in made or ():
                self._seen.note(item)
                yield item
        if odd:
            yield Fault(file=self._prefix + name, reason=fault_of_odd(odd, total))

    def _table(self, name: str) -> Iterator[Record]:
        content = self._archive.read(name)
        yield from self._accounts(name, account_table(name, content, self._owner.server))

    def _collection(self, name: str) -> Iterator[Record]:
        yield from self._accounts(name, account_collection(name, self._archive.read(name)))

    def _accounts(self, name: str, listed: AccountList) -> Iterator[Record]:
        self._seen.has_following |= listed.kind is ListKind.FOLLOWING
        self._seen.has_followers |= listed.kind is ListKind.FOLLOWERS
        self._seen.list_titles += listed.titles
        yield from listed.ties()
        if listed.odd and listed.kind is not ListKind.OTHER:
            total = listed.odd + len(listed.handles)
            yield Fault(file=self._prefix + name, reason=fault_of_odd(listed.odd, total))


SOURCE: Final = Source(kind=CHANNEL, recognises=recognises, read=_read, extent=Extent.FILES)
