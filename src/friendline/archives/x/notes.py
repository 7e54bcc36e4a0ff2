"""Long posts: their whole text stands in ``note-tweet.js``, apart from the post (formats 4).

No id leads from one to the other. A note belongs to the post that begins with the same words and
was made in the same hour; where several do, to the nearest in time.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final

from friendline.archives.json_values import Fields, fields, objects
from friendline.archives.x.values import id_of, time_of, unescaped, words
from friendline.model import Seconds

_LINK: Final = re.compile(r"https?://\S*")
_ADDRESSED: Final = re.compile(r"^(?:@\w+\s+)+")
_CUT: Final = re.compile(r"[\s.…]+$")
_KEY_LENGTH: Final = 30
_COMPARED: Final = 120
_SAME_HOUR: Final = 3600
_MOST_ALIKE: Final = 200
"""Notes of one hour that begin alike which are compared with one post."""


@dataclass(frozen=True, eq=False)
class Note:
    """The text of one long post.

    Attributes:
        file: Where it stands.
        is_own: Whether that is in the part of the archive that is being read.
        text: The text, with short links.
        at: When it was written.
        links: The addresses that its short links stand for.
        likeness: What is compared: the words without links and whom it is addressed to.
    """

    file: str
    is_own: bool
    text: str
    at: Seconds | None
    links: dict[str, str] = field(default_factory=dict)
    likeness: str = ""


def note_of(note: Fields, file: str, *, is_own: bool) -> Note | None:
    """Give a note, or ``None`` where it holds no text."""
    core = fields(note.get("core"))
    text = unescaped(words(core.get("text")))
    if not text:
        return None
    links = dict(filter(all, map(_link_of, objects(core.get("urls")))))
    return Note(file, is_own, text, time_of(note.get("createdAt")), links, _likeness(text))


def _link_of(url: Fields) -> tuple[str, str]:
    """A short link and the address it stands for; the keys are not documented."""
    full = words(url.get("expandedUrl")) or words(url.get("expanded_url"))
    return words(url.get("shortUrl")) or words(url.get("url")), full


class Notes:
    """Finds the note of a post; each note belongs to one post."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._by_start: dict[str, dict[int | None, dict[Note, None]]] = defaultdict(dict)
        self._waiting: dict[Note, None] = {}
        for note in notes:
            by_hour = self._by_start[note.likeness[:_KEY_LENGTH]]
            by_hour.setdefault(_hour(note.at), {})[note] = None
            self._waiting[note] = None

    def take(self, tweet: Fields) -> Note | None:
        """Give the note whose beginning a post shows, if it says more than the post."""
        if not self._by_start:
            return None
        shown = unescaped(words(tweet.get("full_text") or tweet.get("text")))
        likeness = _CUT.sub("", _likeness(shown))
        at = time_of(tweet.get("created_at"))
        fitting = [
            note
            for note in self._near(likeness[:_KEY_LENGTH], at)
            if note.likeness.startswith(likeness[:_COMPARED]) and _apart(note.at, at) <= _SAME_HOUR
        ]
        note = min(fitting, key=lambda one: _apart(one.at, at), default=None)
        if note is None:
            return None
        del self._waiting[note]
        del self._by_start[note.likeness[:_KEY_LENGTH]][_hour(note.at)][note]
        return note if len(note.likeness) > len(likeness) else None

    def _near(self, start: str, at: Seconds | None) -> Iterator[Note]:
        """Give the notes that wait, begin so, and were made in about that hour."""
        by_hour = self._by_start.get(start, {})
        hour = _hour(at)
        hours = by_hour if hour is None else (hour - 1, hour, hour + 1, None)
        near = chain.from_iterable(by_hour.get(each, ()) for each in hours)
        return islice(near, _MOST_ALIKE)

    def left(self) -> Iterator[Note]:
        """Give the notes whose post is not in the archive."""
        return iter(self._waiting)


def whole_texts(tweets: Iterable[Fields], notes: Notes) -> dict[str, Note]:
    """Give the notes by the ids of their posts."""
    found: dict[str, Note] = {}
    for tweet in tweets:
        tweet_id = id_of(tweet.get("id_str"), tweet.get("id"))
        note = notes.take(tweet) if tweet_id and tweet_id not in found else None
        if note is not None:
            found[tweet_id] = note
    return found


def _likeness(text: str) -> str:
    return " ".join(_LINK.sub(" ", _ADDRESSED.sub("", text)).split())


def _hour(at: Seconds | None) -> int | None:
    return None if at is None else at // _SAME_HOUR


def _apart(one: Seconds | None, other: Seconds | None) -> Seconds:
    return 0 if one is None or other is None else abs(one - other)
