"""The archive of X, once Twitter, of any year: with ``manifest.js``, before, and from 2013 on.

Posts, reposts, replies, likes, the profile, followers, accounts followed and blocked are read
(formats 4). Messages, contacts, devices, logins, advertisements and what X infers are not opened.
Times are UTC.
"""

from collections.abc import Iterator
from typing import Final

from friendline.archives.opening import Archive
from friendline.archives.source import Extent, Reading, Source
from friendline.archives.x.export import Export
from friendline.archives.x.files import CHANNEL, POSTS, Document, Kind, kind_of
from friendline.archives.x.gaps import MEDIA_OF_THE_OTHERS, gaps
from friendline.archives.x.notes import Note, Notes, note_of, whole_texts
from friendline.archives.x.owner import numbers_of_owner, owner, profile_items
from friendline.archives.x.parts import wholes
from friendline.archives.x.people import names_in_posts, ties
from friendline.archives.x.shape import recognises
from friendline.archives.x.standing import Standing, standing
from friendline.archives.x.tweets import Known, kinds_of_posts, left_over, likes, posts, tweet_id
from friendline.model import Item, Record

__all__ = ["SOURCE"]


def _read(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Read the records of one part, in the light of all parts of the archive.

    Of an archive in several parts, whose it is and what is lacking is told with the first.
    """
    parts = reading.parts or (archive,)
    export = Export(archive, parts)
    names, state = names_in_posts(export), standing(export)
    is_first = archive is parts[0]
    if is_first:
        yield from owner(export)
    for document in export.own(Kind.FOLLOWERS, Kind.FOLLOWING, Kind.BLOCKED):
        yield from ties(document, names)
    yield from _items(export, state)
    yield from export.faults
    yield from filter(None, map(Document.fault, export.own(*Kind)))
    if is_first:
        yield from gaps(export, state, names)
    elif not any(map(kind_of, archive.names())):
        yield MEDIA_OF_THE_OTHERS


def _items(export: Export, state: Standing) -> Iterator[Item]:
    notes = Notes(_notes(export))
    known = _known(export, state, notes)
    for document in export.own(Kind.ACCOUNT, Kind.PROFILE):
        yield from profile_items(document)
    yield from posts(export.own(*POSTS), known)
    yield from (left_over(note) for note in notes.left() if note.is_own)
    for document in export.own(Kind.LIKES):
        yield from likes(document)


def _known(export: Export, state: Standing, notes: Notes) -> Known:
    documents = export.of_kind(*POSTS)
    tweets = [tweet for document in documents for tweet in document.records]
    return Known(
        standing=state,
        owner=numbers_of_owner(export),
        posted=frozenset(map(tweet_id, tweets)) - {""},
        kinds=kinds_of_posts(documents),
        notes=whole_texts(tweets, notes),
    )


def _notes(export: Export) -> Iterator[Note]:
    for document in export.of_kind(Kind.NOTES):
        for position, record in enumerate(document.records, 1):
            note = note_of(record, document.file, is_own=document.is_own)
            if note is None:
                document.odd.append(position)
            else:
                yield note


SOURCE: Final = Source(
    kind=CHANNEL, recognises=recognises, read=_read, extent=Extent.TREE, wholes=wholes
)
