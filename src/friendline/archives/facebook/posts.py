"""Posts, comments, stories, check-ins and what others put beside them (formats 1.2, 1.3).

Facebook has one kind of record for all of them: a time, perhaps a title, a list ``data`` with the
text, and ``attachments`` with pictures, places, links and events. The newer kind, a list of
labels, may stand anywhere among them. Who can see a post is in no export: the audience stays
unknown (formats 1.5).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from friendline.archives.facebook.labels import GROUP, MESSAGE, PLACE, TAGS, TARGET
from friendline.archives.facebook.media import comments_under, is_video, taken, words_of
from friendline.archives.facebook.page import CHANNEL, Page
from friendline.archives.facebook.titles import NOTHING, Told, commented_on, told_by, writer
from friendline.archives.facebook.written import (
    CommentWords,
    Link,
    Medium,
    Named,
    Part,
    Said,
    Written,
)
from friendline.archives.json_values import (
    Json,
    file_name,
    name_or_none,
    objects,
    once,
    seconds,
    text,
)
from friendline.archives.label_values import labelled
from friendline.archives.typed_json import fitted
from friendline.model import UNKNOWN, Item, ItemKind, Record, Seconds

_CHECK_IN: Final = ItemKind.CHECK_IN
_COMMENT: Final = ItemKind.COMMENT
_GROUP_POST: Final = ItemKind.GROUP_POST
_PHOTO: Final = ItemKind.PHOTO
_POST: Final = ItemKind.POST
_STORY: Final = ItemKind.STORY
_VIDEO: Final = ItemKind.VIDEO
_WALL_POST: Final = ItemKind.WALL_POST
# By names of their own: Python 3.11 needs a tenth of a microsecond for each ``ItemKind.POST``.

_OWN_ADDRESS: Final = re.compile(r"https?://(?:[\w-]+\.)*facebook\.com(?:[/?#]|$)")
"""A record with labels may give its own address, which is nothing that it shares."""

_MENTION: Final = re.compile(r"@\[\d+:\d+:([^\]]*)\]")


class _Shown(Struct, gc=False):
    """What shows with one record, collected from all its parts."""

    words: tuple[str, ...] = ()
    tagged: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    pictures: tuple[Medium, ...] = ()
    has_text: bool = False
    place: str | None = None
    group: str | None = None
    link: str | None = None
    taken: Seconds | None = None
    comment: CommentWords | None = None

    def say(self, value: Json) -> None:
        """Add a text that people wrote, mentions as plain names."""
        if words := text(value):
            if "@[" in words:
                self.tagged += tuple(_MENTION.findall(words))
                words = _MENTION.sub(r"\1", words)
            self.words += (words,)

    def add_data(self, said: Said) -> None:
        """Add what is no post in ``data``: a comment, the date that shows on the timeline."""
        if said.update_timestamp is not None:
            return
        if said.backdated_timestamp is not None:
            self.taken = seconds(said.backdated_timestamp)
        elif said.comment is not None:
            self.comment = said.comment
        else:
            self.add_part(said)

    def add_part(self, part: Part) -> None:
        """Add one attachment."""
        if part.media is not None:
            self.add_medium(part.media)
        elif part.place is not None:
            self.place = self.place or name_or_none(part.place.name)
        elif part.external_context is not None:
            self.add_link(part.external_context)
        elif part.name:
            self.group = name_or_none(part.name)
        else:
            self.add_rare(part)

    def add_medium(self, medium: Medium) -> None:
        """Add a picture or video with its words."""
        if name := file_name(medium.uri):
            self.media += (name,)
        for words in words_of(medium):
            self.say(words)
        self.taken = taken(medium) or self.taken
        if medium.comments:
            self.pictures += (medium,)

    def add_link(self, link: Link) -> None:
        """Add a shared address with the name that shows with it."""
        self.link = self.link or name_or_none(link.url)
        name = text(link.name)
        if name and name != self.link:
            self.words += (name,)

    def add_rare(self, part: Part) -> None:
        """Add an event, a life event, or one of the plain texts."""
        if part.event is not None:
            self.say(part.event.name)
            # Whoever shares an event is not there: its place is a text, not where they are.
            self.say(part.event.place.name if part.event.place else "")
        if part.life_event is not None:
            self.say(part.life_event.title)
            place = part.life_event.place
            self.place = self.place or (name_or_none(place.name) if place else None)
        for value in (part.text, part.fun_fact, part.note, part.poll, part.for_sale_item):
            self.add_prose(value)

    def add_prose(self, value: Json) -> None:
        """Add a text, or the texts of a poll, a note, a thing for sale."""
        if type(value) is str:
            self.say(value)
        elif type(value) is dict:
            for words in ("title", "question", "answer", "text", "description"):
                self.say(value.get(words))
            for option in objects(value.get("options")):
                self.say(option.get("option"))
            for medium in objects(value.get("media")):
                self.add_medium(fitted(medium, Medium) or Medium())


def _reader(kind: ItemKind) -> Callable[[Sequence[Written | None], Page], Iterator[Record]]:
    """Give a reader for files whose records are of this kind, if they do not say otherwise."""

    def read(records: Sequence[Written | None], page: Page) -> Iterator[Record]:
        for number, record in enumerate(records, 1):
            if record is None:
                page.odd.append(number)
                continue
            if record.label_values is not None:
                shown, item = None, _labelled_item(record, page, kind)
            else:
                shown = _shown(record)
                item = _item(record, shown, page, kind)
            if item is None:
                page.odd.append(number)
            else:
                yield item
            if shown is not None and shown.pictures:
                for picture in shown.pictures:
                    yield from comments_under(picture, page)

    return read


def item_of(record: Written, page: Page, kind: ItemKind) -> Item | None:
    """Make the item of one record that may be written in either way.

    Returns:
        ``None`` if it has neither time nor content.
    """
    if record.label_values is not None:
        return _labelled_item(record, page, kind)
    return _item(record, _shown(record), page, kind)


def _shown(record: Written) -> _Shown:
    """Collect what shows with a record."""
    shown = _Shown()
    for said in record.data:
        if said.post:
            shown.say(said.post)
            shown.has_text = bool(shown.words)
        else:
            shown.add_data(said)
    for attachment in record.attachments:
        for part in attachment.data:
            shown.add_part(part)
    for tag in record.tags:
        shown.tagged += (text(tag.name if isinstance(tag, Named) else tag),)
    return shown


def _item(record: Written, shown: _Shown, page: Page, kind: ItemKind) -> Item | None:
    """Make the item of a record; ``None`` if it has neither time nor content."""
    title = text(record.title) if record.title else ""
    at = seconds(record.timestamp)
    if shown.comment is not None:
        return _comment(shown, shown.comment, title, at, page)
    if at is None and not (shown.words or shown.media or shown.place or shown.link):
        return None
    told = told_by(title) if title else NOTHING
    group, tagged = shown.group or told.group, shown.tagged + told.tagged
    by = timeline = None
    if told is not NOTHING or kind is _WALL_POST:
        by, timeline = _sides(told, title, page, kind)
    return Item(
        channel=CHANNEL,
        kind=_kind(shown, told, group, by) if kind is _POST else kind,
        at=at,
        text=_lines(shown.words),
        place=shown.place or told.place,
        by=by,
        tagged=_others(tagged, page) if tagged else (),
        timeline=timeline,
        group=group,
        taken=shown.taken,
        media=once(shown.media) if shown.media else (),
        link=shown.link,
        file=page.file,
    )


def _kind(shown: _Shown, told: Told, group: str | None, by: str | None) -> ItemKind:
    """What a record of the posts file is; a post with text stays a post, whatever hangs on it."""
    if by is not None:
        return _WALL_POST
    if group is not None:
        return _GROUP_POST
    if shown.media:
        if shown.has_text:
            return _POST
        return _VIDEO if all(map(is_video, shown.media)) else _PHOTO
    return _CHECK_IN if shown.place or told.place else _POST


def _sides(told: Told, title: str, page: Page, kind: ItemKind) -> tuple[str | None, str | None]:
    """Who made it, and on whose timeline it stands; ``None`` is the owner for both."""
    if kind is _WALL_POST:
        return writer(title) or UNKNOWN, None
    if told.timeline is not None and told.timeline in page.known.owner:
        return told.by or UNKNOWN, None
    return None, told.timeline


def _comment(
    shown: _Shown, comment: CommentWords, title: str, at: Seconds | None, page: Page
) -> Item | None:
    """A comment of the owner: on whose post is told by the title alone (formats 1.3)."""
    shown.say(comment.comment)
    at = at or seconds(comment.timestamp)
    if at is None and not shown.words:
        return None
    whose = commented_on(title)
    return Item(
        channel=CHANNEL,
        kind=_COMMENT,
        at=at,
        text=_lines(shown.words),
        tagged=_others(shown.tagged, page),
        timeline=None if whose in page.known.owner else whose,
        group=name_or_none(comment.group) or shown.group,
        media=once(shown.media),
        link=shown.link,
        file=page.file,
    )


def _labelled_item(record: Written, page: Page, kind: ItemKind) -> Item | None:
    """Make the item of a record with labels: check-ins, posts on other pages, newer posts."""
    told = labelled({"label_values": record.label_values, "media": record.media})
    shown = _Shown()
    for medium in told.media:
        shown.add_medium(fitted(medium, Medium) or Medium())
    place = told.under(*PLACE)
    target, group = told.under(*TARGET), told.under(*GROUP)
    shown.say(told.under(*MESSAGE))
    if not (shown.words or place or target or group):  # labels in a language nobody told us
        place = told.first_nested() if kind is _CHECK_IN else None
        shown.say(told.longest_but(place))
    at = seconds(record.timestamp) or next(iter(told.times), None)
    if at is None and not (shown.words or shown.media or place or told.links):
        return None
    shown.has_text, shown.place = bool(shown.words), place
    return Item(
        channel=CHANNEL,
        kind=_kind(shown, NOTHING, group, None) if kind is _POST else kind,
        at=at,
        text=_lines(shown.words),
        place=place,
        by=UNKNOWN if kind is _WALL_POST else None,
        tagged=_others((*shown.tagged, *told.all_under(*TAGS)), page),
        timeline=None if target in page.known.owner else target,
        group=group,
        taken=shown.taken,
        media=once(shown.media),
        link=next((link for link in told.links if not _OWN_ADDRESS.match(link)), None),
        file=page.file,
    )


def _others(names: tuple[str, ...], page: Page) -> tuple[str, ...]:
    """Names of people tagged, each once, without the owner."""
    if not names:
        return ()
    return tuple(name for name in once(names) if name not in page.known.owner)


def _lines(words: tuple[str, ...]) -> str:
    """All texts, each once: a caption often stands in the post and again at its picture."""
    if not words:
        return ""
    return words[0] if len(words) == 1 else "\n".join(once(words))


read_posts = _reader(_POST)
read_group_posts = _reader(_GROUP_POST)
read_comments = _reader(_COMMENT)
read_check_ins = _reader(_CHECK_IN)
read_stories = _reader(_STORY)
read_wall_posts = _reader(_WALL_POST)
