"""Something that is not posted yet: its words and pictures, whom it tags, and for whom it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import polars as pl
from msgspec import Struct

from friendline.archives import Export
from friendline.archives.exif import taken
from friendline.archives.media_files import MediaFiles
from friendline.archives.opening import UnreadableFileError
from friendline.archives.source import Extent, Source
from friendline.book.items import item_table
from friendline.model import UNKNOWN, Account, AudienceSource, Item, ItemKind, Seconds
from friendline.sight.judging.presence import name_key

DRAFT: Final = "draft"
"""The id of a draft among items."""

_MOST_TAGS: Final = 100
_MOST_WORDS: Final = 6
"""So many words of what stands behind an @ are looked at for a name."""

_MENTION: Final = re.compile(r"(?<![\w@./])@(?=\w)")
_WORD: Final = re.compile(r"[\w.'\u2019-]+")

_OF_SOMEBODY: Final = re.compile(r"['\u2019]s?$")


class Picture(Struct, frozen=True):
    """A picture to be posted.

    Attributes:
        name: Its file name.
        content: The bytes of the file.
    """

    name: str
    content: bytes


class Draft(Struct, frozen=True, kw_only=True):
    """Something that is not posted yet.

    Attributes:
        channel: The network it is for.
        at: When it is to be posted, UTC seconds.
        text: Its words; ``@`` before the name or handle of an account tags it.
        audience: Who it is for, in the words of ``sight.audience``; ``unknown`` where the owner
            has not said.
        kind: What it will be.
        place: The place it shows.
        tagged: Names of the accounts that are tagged in it, beside those in the text.
        pictures: Its pictures.
    """

    channel: str
    at: Seconds
    text: str = ""
    audience: str = UNKNOWN
    kind: ItemKind = ItemKind.POST
    place: str | None = None
    tagged: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def taken(self, zone: str) -> Seconds | None:
        """Give when its first picture was taken that says so.

        Args:
            zone: IANA name of the zone that is meant where a picture names none.
        """
        moments = (taken(one.content, zone) for one in self.pictures)
        return next((one.at for one in moments if one is not None and one.at is not None), None)

    @property
    def media(self) -> tuple[str, ...]:
        """The paths of its pictures; two of one name lie in two folders."""
        return tuple(
            f"{number}/{_file_name(one.name)}" for number, one in enumerate(self.pictures, 1)
        )

    def media_files(self) -> MediaFiles:
        """Give its pictures as detectors look for them."""
        source = Source(self.channel, lambda _: True, lambda _, __: iter(()), Extent.TREE)
        contents = [one.content for one in self.pictures]
        archive = _Held(dict(zip(self.media, contents, strict=True)))
        return MediaFiles([Export(DRAFT, source, archive)])


def _file_name(name: str) -> str:
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2] or "picture"


class _Held:
    """An archive of what is in memory already.

    Attributes:
        path: What stands for its place.
    """

    path = DRAFT

    def __init__(self, contents: dict[str, bytes]) -> None:
        self._contents = contents

    def names(self) -> tuple[str, ...]:
        """Give the names, sorted."""
        return tuple(sorted(self._contents))

    def size(self, name: str) -> int:
        """Give the bytes of one file."""
        return len(self.read(name))

    def read(self, name: str) -> bytes:
        """Give one file.

        Raises:
            UnreadableFileError: There is none of this name.
        """
        if name not in self._contents:
            raise UnreadableFileError(name, "There is no such file.")
        return self._contents[name]


def tags_in(text: str, accounts: Iterable[Account]) -> Iterator[str]:
    """Give the names of the accounts that a text tags, in their order.

    Behind an ``@`` stands a handle, or a display name in full; of several that fit, the longest.

    Args:
        text: The words of a draft.
        accounts: The accounts of its channel.
    """
    known: dict[str, str] = {}
    for one in accounts:
        for written in filter(None, (one.name, one.handle)):
            known.setdefault(name_key(written), one.name)
    for number, mention in enumerate(_MENTION.finditer(text)):
        if number == _MOST_TAGS:
            return
        if (name := _named_at(text, mention.end(), known)) is not None:
            yield name


def _named_at(text: str, place: int, known: dict[str, str]) -> str | None:
    words: list[str] = []
    while len(words) < _MOST_WORDS and (word := _WORD.match(text, place)):
        words.append(word[0])
        place = word.end()
        if text[place : place + 1] != " ":
            break
        place += 1
    for number in range(len(words), 0, -1):
        said = " ".join(words[:number])
        # a name may be followed by the end of the sentence, or by 's
        for spelling in (said, said.rstrip(".'\u2019-"), _OF_SOMEBODY.sub("", said)):
            if (name := known.get(name_key(spelling))) is not None:
                return name
    return None


def draft_table(
    draft: Draft, audiences: Sequence[tuple[str, AudienceSource]], moment: Seconds | None
) -> pl.DataFrame:
    """Make a table of items: the draft once for each audience, in this order.

    Args:
        draft: The draft, with everybody whom it tags.
        audiences: Each audience in its written form, and how it is known.
        moment: When its picture was taken, if that is known.
    """
    items = {
        _row_id(number): Item(
            channel=draft.channel,
            kind=draft.kind,
            at=draft.at,
            text=draft.text,
            place=draft.place,
            tagged=draft.tagged,
            media=draft.media,
            taken=moment,
            audience=audience,
            audience_source=source,
        )
        for number, (audience, source) in enumerate(audiences)
    }
    # the table sorts by id, and ids have the order of the numbers
    return item_table(items)


def _row_id(number: int) -> str:
    return DRAFT if number == 0 else f"{DRAFT}-{number:06}"
