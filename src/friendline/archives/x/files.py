"""Which files of an X archive are read, by base name, and what one of them holds (formats 4).

Each is a piece of JavaScript that gives a value to a name: ``window.YTD.tweets.part0 = [...]``.
Before 2019 it was ``Grailbird.data.tweets_2015_01 = [...]`` and ``var user_details = {...}``.
Files with messages, devices, addresses of logins and advertisements have no name here, so they
are never opened.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from friendline.archives.json_documents import UnusableFileError, parsed
from friendline.archives.json_values import Fields, entries, fields
from friendline.archives.x.values import unwrapped
from friendline.model import Fault

CHANNEL: Final = "x"

_ASSIGNMENT: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:var\s+)?((?:window\.)?(?:YTD|Grailbird|__THAR_CONFIG|user_details)"
    rb"[\w.]*)\s*=\s*"
)
_PART: Final = re.compile(r"([-_]part\d+)?( ?\(\d+\))?$")
_VARIABLE: Final = re.compile(r"(?:window\.)?(?:YTD\.(\w+)\.part\d+|Grailbird\.data\.(\w+)|(\w+))")
_MONTH: Final = re.compile(r"(?:tweets_)?\d{4}_\d{2}")
_MEDIA_FOLDER: Final = re.compile(
    r"(?:tweets?|community_tweet|deleted_tweets?|twitter_circle_tweet|direct_messages?(?:_group)?"
    r"|profile|moments_tweets|twitter_article)_media",
)
_MENDED: Final = (
    "Not all of it is written as X writes it; what is no text was replaced, and the file was read."
)


class Kind(Enum):
    """What a file holds."""

    MANIFEST = auto()
    ACCOUNT = auto()
    NAME_CHANGES = auto()
    PROFILE = auto()
    PROTECTED = auto()
    FOLLOWERS = auto()
    FOLLOWING = auto()
    BLOCKED = auto()
    TWEETS = auto()
    COMMUNITY = auto()
    CIRCLE = auto()
    DELETED = auto()
    NOTES = auto()
    LIKES = auto()
    ARTICLES = auto()
    TABLE = auto()


POSTS: Final = (Kind.TWEETS, Kind.COMMUNITY, Kind.CIRCLE, Kind.DELETED)
"""Kinds of file whose records are posts of the owner."""

_KINDS: Final = {
    "manifest": Kind.MANIFEST,
    "__thar_config": Kind.MANIFEST,
    "account": Kind.ACCOUNT,
    "user_details": Kind.ACCOUNT,
    "screen_name_change": Kind.NAME_CHANGES,
    "profile": Kind.PROFILE,
    "protected_history": Kind.PROTECTED,
    "follower": Kind.FOLLOWERS,
    "following": Kind.FOLLOWING,
    "block": Kind.BLOCKED,
    "tweet": Kind.TWEETS,
    "tweets": Kind.TWEETS,
    "community_tweet": Kind.COMMUNITY,
    "twitter_circle_tweet": Kind.CIRCLE,
    "deleted_tweet": Kind.DELETED,
    "deleted_tweets": Kind.DELETED,
    "note_tweet": Kind.NOTES,
    "like": Kind.LIKES,
    "article": Kind.ARTICLES,
    "twitter_article": Kind.ARTICLES,
}


@dataclass
class Document:
    """One file of an archive.

    Attributes:
        file: Its path in the archive.
        kind: What it holds.
        records: The fields of its records; none of what is no record.
        is_own: Whether it lies in the part of the archive that is being read.
        odd: Numbers of the records that could not be understood, from 1.
    """

    file: str
    kind: Kind
    records: list[Fields]
    is_own: bool = True
    odd: list[int] = field(default_factory=list)

    def fault(self) -> Fault | None:
        """Give one fault for all odd records."""
        if not self.odd:
            return None
        return Fault(
            file=self.file,
            reason=f"{len(self.odd)} of {len(self.records)} records could not be understood "
            f"(the first is number {self.odd[0]}); the others were read.",
        )


def kind_of(name: str) -> Kind | None:
    """Give what a file holds by its base name, or ``None`` if it is not read."""
    folder, _, last = name.rpartition("/")
    stem, _, ending = last.lower().rpartition(".")
    if ending == "csv":
        return Kind.TABLE if stem == "tweets" else None
    if ending != "js" or "assets" in folder.split("/"):
        return None
    return _kind_named(_PART.sub("", stem).replace("-", "_"))


def kind_in(content: bytes) -> Kind | None:
    """Give what a file holds by the name that stands in its first line."""
    assignment = _ASSIGNMENT.match(content)
    variable = _VARIABLE.fullmatch(assignment[1].decode("ascii")) if assignment else None
    return _kind_named((variable[variable.lastindex or 0]).lower()) if variable else None


def _kind_named(word: str) -> Kind | None:
    return Kind.TWEETS if _MONTH.fullmatch(word) else _KINDS.get(word)


def is_assignment(content: bytes) -> bool:
    """Whether a file begins as the data files of an X archive do."""
    return _ASSIGNMENT.match(content) is not None


def is_media_folder(folder: str) -> bool:
    """Whether a folder of this name holds pictures and videos of an X archive."""
    return _MEDIA_FOLDER.fullmatch(folder.lower()) is not None


def records_in(content: bytes, kind: Kind) -> tuple[list[Fields], str | None]:
    """Give the records of a file, and a sentence if some of its characters were replaced.

    Raises:
        UnusableFileError: It is no data file of X.
    """
    assignment = _ASSIGNMENT.match(content)
    document = parsed(content[assignment.end() if assignment else 0 :].rstrip().rstrip(b";"))
    if type(document.value) not in {list, dict}:
        raise UnusableFileError("It holds no list of records; the file was skipped.")
    fields_of = fields if kind is Kind.MANIFEST else unwrapped
    records = [fields_of(record) for record in entries(document.value)]
    return records, _MENDED if document.is_mended else None
