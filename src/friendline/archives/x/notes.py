"""Long posts: their whole text stands in ``note-tweet.js``, apart from the post (formats 4).

No id leads from one to the other. A note belongs to the post that begins with the same words and
was made in the same hour; where several do, to the nearest in time.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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
        self._by_start: dict[str, list[Note]] = defaultdict(list)
        self._waiting: dict[Note, None] = {}
        for note in notes:
            self._by_start[note.likeness[:_KEY_LENGTH]].append(note)
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
            for note in self._by_start.get(likeness[:_KEY_LENGTH], ())
            if note in self._waiting
            and note.likeness.startswith(likeness[:_COMPARED])
            and _apart(note.at, at) <= _SAME_HOUR
        ]
        note = min(fitting, key=lambda one: _apart(one.at, at), default=None)
        if note is None:
            return None
        del self._waiting[note]
        return note if len(note.likeness) > len(likeness) else None

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


def _apart(one: Seconds | None, other: Seconds | None) -> Seconds:
    return 0 if one is None or other is None else abs(one - other)
