"""Posts, comments, stories, check-ins and what others put beside them (formats 1.2, 1.3).

Facebook has one kind of record for all of them: a time, perhaps a title, a list ``data`` with the
text, and ``attachments`` with pictures, places, links and events. The newer kind, a list of
labels, may stand anywhere among them. Who can see a post is in no export: the audience stays
unknown (formats 1.5).
"""

import re
from collections.abc import Iterator
from typing import Final

from friendline.archives.facebook.media import comments_under, is_video, taken, words_of
from friendline.archives.facebook.page import CHANNEL, FileReader, Page
from friendline.archives.facebook.titles import NOTHING, Told, commented_on, told_by, writer
from friendline.archives.json_values import (
    Fields,
    Json,
    entries,
    fields,
    file_name,
    name_or_none,
    objects,
    once,
    seconds,
    text,
)
from friendline.archives.label_values import MESSAGE, PLACE, is_labelled, labelled
from friendline.model import UNKNOWN, Item, ItemKind, Record, Seconds

_MENTION: Final = re.compile(r"@\[\d+:\d+:([^\]]*)\]")
_PLAIN_TEXTS: Final = ("text", "fun_fact", "note", "poll", "for_sale_item")


class _Shown:
    """What shows with one record, collected from all its parts."""

    # Kept on the class, for most records show a text and nothing else.
    words: tuple[str, ...] = ()
    tagged: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    pictures: tuple[Fields, ...] = ()
    has_text: bool = False
    place: str | None = None
    group: str | None = None
    link: str | None = None
    taken: Seconds | None = None
    comment: Fields | None = None

    def say(self, value: Json) -> None:
        """Add a text that people wrote, mentions as plain names."""
        if words := text(value):
            if "@[" in words:
                self.tagged += tuple(_MENTION.findall(words))
                words = _MENTION.sub(r"\1", words)
            self.words += (words,)

    def add_data(self, value: Json) -> None:
        """Add the ``data`` of a record: its text, and the date it shows on the timeline."""
        for part in entries(value):
            if type(part) is not dict:
                continue
            if "post" in part:
                self.say(part["post"])
                self.has_text = bool(self.words)
            elif "backdated_timestamp" in part:
                self.taken = seconds(part["backdated_timestamp"])
            elif "comment" in part:
                self.comment = fields(part["comment"])
            elif "update_timestamp" not in part:
                self.add_attachment(part)

    def add_attachments(self, value: Json) -> None:
        """Add all ``attachments`` of a record."""
        for attachment in entries(value):
            if type(attachment) is dict:
                for part in entries(attachment.get("data")):
                    if type(part) is dict:
                        self.add_attachment(part)

    def add_attachment(self, part: Fields) -> None:
        """Add one attachment: an object of one key that says what it is."""
        for key, value in part.items():
            if key == "media":
                self.add_medium(fields(value))
            elif key == "place":
                self.place = self.place or name_or_none(fields(value).get("name"))
            elif key == "external_context":
                self.add_link(fields(value))
            elif key == "name":
                self.group = name_or_none(value)
            else:
                self.add_rare(key, value)

    def add_medium(self, medium: Fields) -> None:
        """Add a picture or video with its words."""
        if name := file_name(medium.get("uri")):
            self.media += (name,)
        for words in words_of(medium):
            self.say(words)
        self.taken = taken(medium) or self.taken
        if "comments" in medium:
            self.pictures += (medium,)

    def add_link(self, context: Fields) -> None:
        """Add a shared address with the name that shows with it."""
        self.link = self.link or name_or_none(context.get("url"))
        name = text(context.get("name"))
        if name and name != self.link:
            self.words += (name,)

    def add_rare(self, key: str, value: Json) -> None:
        """Add an event, a life event, or one of the plain texts."""
        if key == "event":
            event = fields(value)
            self.say(event.get("name"))
            # Whoever shares an event is not there: its place is a text, not where they are.
            self.say(fields(event.get("place")).get("name"))
        elif key == "life_event":
            event = fields(value)
            self.say(event.get("title"))
            self.place = self.place or name_or_none(fields(event.get("place")).get("name"))
        elif key in _PLAIN_TEXTS:
            if type(value) is str:
                self.say(value)
            else:
                for words in ("title", "question", "answer", "text", "description"):
                    self.say(fields(value).get(words))
                for option in objects(fields(value).get("options")):
                    self.say(option.get("option"))

    def add_tags(self, value: Json) -> None:
        """Add tags in both shapes: ``[{"name": ...}]`` and ``["Name"]``."""
        for tag in entries(value):
            self.tagged += (text(tag.get("name") if type(tag) is dict else tag),)


def _reader(kind: ItemKind) -> FileReader:
    """Give a reader for files whose records are of this kind, if they do not say otherwise."""

    def read(records: list[Json], page: Page) -> Iterator[Record]:
        for number, record in enumerate(records, 1):
            if type(record) is not dict:
                page.odd.append(number)
                continue
            if is_labelled(record):
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


def _shown(record: Fields) -> _Shown:
    """Collect what shows with a record."""
    shown = _Shown()
    if "data" in record:
        shown.add_data(record["data"])
    if "attachments" in record:
        shown.add_attachments(record["attachments"])
    if "tags" in record:
        shown.add_tags(record["tags"])
    return shown


def _item(record: Fields, shown: _Shown, page: Page, kind: ItemKind) -> Item | None:
    """Make the item of a record; ``None`` if it has neither time nor content."""
    title = text(record["title"]) if "title" in record else ""
    at = seconds(record.get("timestamp"))
    if shown.comment is not None:
        return _comment(shown, shown.comment, title, at, page)
    if at is None and not (shown.words or shown.media or shown.place or shown.link):
        return None
    told = told_by(title) if title else NOTHING
    group = shown.group or told.group
    by, timeline = _sides(told, title, page, kind)
    return Item(
        channel=CHANNEL,
        kind=_kind(shown, told, group, by) if kind is ItemKind.POST else kind,
        at=at,
        text=_lines(shown.words),
        place=shown.place or told.place,
        by=by,
        tagged=_others(shown.tagged + told.tagged, page),
        timeline=timeline,
        group=group,
        taken=shown.taken,
        media=once(shown.media),
        link=shown.link,
        file=page.file,
    )


def _kind(shown: _Shown, told: Told, group: str | None, by: str | None) -> ItemKind:
    """What a record of the posts file is; a post with text stays a post, whatever hangs on it."""
    if by is not None:
        return ItemKind.WALL_POST
    if group is not None:
        return ItemKind.GROUP_POST
    if shown.media:
        if shown.has_text:
            return ItemKind.POST
        return ItemKind.VIDEO if all(map(is_video, shown.media)) else ItemKind.PHOTO
    return ItemKind.CHECK_IN if shown.place or told.place else ItemKind.POST


def _sides(told: Told, title: str, page: Page, kind: ItemKind) -> tuple[str | None, str | None]:
    """Who made it, and on whose timeline it stands; ``None`` is the owner for both."""
    if kind is ItemKind.WALL_POST:
        return writer(title) or UNKNOWN, None
    if told.timeline is not None and told.timeline in page.known.owner:
        return told.by or UNKNOWN, None
    return None, told.timeline


def _comment(
    shown: _Shown, comment: Fields, title: str, at: Seconds | None, page: Page
) -> Item | None:
    """A comment of the owner: on whose post is told by the title alone (formats 1.3)."""
    shown.say(comment.get("comment"))
    at = at or seconds(comment.get("timestamp"))
    if at is None and not shown.words:
        return None
    whose = commented_on(title)
    return Item(
        channel=CHANNEL,
        kind=ItemKind.COMMENT,
        at=at,
        text=_lines(shown.words),
        tagged=_others(shown.tagged, page),
        timeline=None if whose in page.known.owner else whose,
        group=name_or_none(comment.get("group")) or shown.group,
        media=once(shown.media),
        link=shown.link,
        file=page.file,
    )


def _labelled_item(record: Fields, page: Page, kind: ItemKind) -> Item | None:
    """Make the item of a record with labels: check-ins, posts on other pages, newer posts."""
    told = labelled(record)
    shown = _Shown()
    for medium in told.media:
        shown.add_medium(medium)
    place = told.under(*PLACE)
    target = told.under("target", "timeline", "ziel", "chronik")
    group = told.under("group", "group name", "gruppe", "gruppenname")
    shown.say(told.under(*MESSAGE))
    if not (shown.words or place or target or group):  # labels in a language nobody told us
        place = told.first_nested() if kind is ItemKind.CHECK_IN else None
        shown.say(told.longest_but(place))
    at = seconds(record.get("timestamp")) or next(iter(told.times), None)
    if at is None and not (shown.words or shown.media or place or told.links):
        return None
    shown.has_text, shown.place = bool(shown.words), place
    return Item(
        channel=CHANNEL,
        kind=_kind(shown, NOTHING, group, None) if kind is ItemKind.POST else kind,
        at=at,
        text=_lines(shown.words),
        place=place,
        by=UNKNOWN if kind is ItemKind.WALL_POST else None,
        tagged=_others((*shown.tagged, *told.all_under("tags")), page),
        timeline=None if target in page.known.owner else target,
        group=group,
        taken=shown.taken,
        media=once(shown.media),
        link=next(iter(told.links), None),
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


read_posts = _reader(ItemKind.POST)
read_group_posts = _reader(ItemKind.GROUP_POST)
read_comments = _reader(ItemKind.COMMENT)
read_check_ins = _reader(ItemKind.CHECK_IN)
read_stories = _reader(ItemKind.STORY)
read_wall_posts = _reader(ItemKind.WALL_POST)
