"""Posts, replies, reposts, posts to a community or a circle, deleted posts and likes (formats 4).

Who they are for:

* A post is for everybody, or for followers where posts are protected; see ``standing``.
* A post to a Twitter Circle is for its members. X ended circles on 31 October 2023; since then
  nobody can be added, and members still see the old posts until the owner unfollows them.
* Communities are open to view for everybody. Until the end of 2023 only accounts with public
  posts could take part; who sees there what a protected account posts is not documented.
* A deleted post is gone; it stays in the archive for some 14 days, until X purges it.
* Since 12 June 2024 a like shows only to who gave it and to the author of the post. The archive
  does not name the author, who learns nothing of themselves by it, so a like counts as seen by
  nobody; the archive's gaps tell so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from friendline.archives.json_values import Fields, Json, fields, objects, once
from friendline.archives.x.files import CHANNEL, Document, Kind
from friendline.archives.x.notes import Note
from friendline.archives.x.standing import Standing
from friendline.archives.x.values import (
    id_of,
    last_part,
    time_of,
    time_of_id,
    unescaped,
    words,
)
from friendline.model import UNKNOWN, AudienceSource, Item, ItemKind

Audience: TypeAlias = tuple[str, AudienceSource]

_CIRCLE: Final = ('list "Twitter Circle"', AudienceSource.STATED)
_NOBODY: Final = ("only me", AudienceSource.STATED)
_LIKED: Final = ("only me", AudienceSource.DERIVED)
_OPEN: Final = ("public", AudienceSource.DERIVED)
_NOT_KNOWN: Final = (UNKNOWN, AudienceSource.UNKNOWN)
_SHORT: Final = re.compile(r"https?://t\.co/\w+", re.ASCII)
_APART: Final = (Kind.COMMUNITY, Kind.DELETED, Kind.CIRCLE)
"""Files of posts that are not for all who see the others; where two name a post, the last holds."""


@dataclass(frozen=True)
class Known:
    """What the other files tell of a post.

    Attributes:
        standing: Whether posts are protected.
        owner: The owner's account numbers.
        posted: The ids of all the owner's posts.
        kinds: What posts to a circle or community and deleted ones are, by id. Some archives
            hold them a second time among all other posts.
        notes: The whole text of long posts, by id.
    """

    standing: Standing
    owner: frozenset[str]
    posted: frozenset[str]
    kinds: dict[str, Kind]
    notes: dict[str, Note]


def tweet_id(tweet: Fields) -> str:
    """Give the id of a post."""
    return id_of(tweet.get("id_str"), tweet.get("id"))


def kinds_of_posts(documents: list[Document]) -> dict[str, Kind]:
    """Give what each post is, by id, where it is not just a post."""
    kinds: dict[str, Kind] = {
        tweet_id(tweet): kind
        for kind in _APART
        for document in documents
        if document.kind is kind
        for tweet in document.records
    }
    kinds.pop("", None)
    return kinds


def posts(documents: Iterable[Document], known: Known) -> Iterator[Item]:
    """Give the posts of some files, each once."""
    told: set[str] = set()
    for document in documents:
        for position, tweet in enumerate(document.records, 1):
            number = tweet_id(tweet)
            if number in told:
                continue
            item = _post(tweet, number, document, known)
            if item is None:
                document.odd.append(position)
            else:
                yield item
                told |= {number} - {""}


def _post(tweet: Fields, number: str, document: Document, known: Known) -> Item | None:
    """One post, or ``None`` for a record that has neither words nor pictures."""
    file = known.kinds.get(number, document.kind)
    audience, source = _audience_of(file, known.standing)
    links, media = _links(tweet), _all_media(tweet)
    text = _text(tweet, links, media, known.notes.get(number))
    names = _file_names(media, number)
    if not text and not names:
        return None
    return Item(
        channel=CHANNEL,
        kind=_kind(tweet, file, known),
        at=time_of(tweet.get("created_at")) or time_of_id(number),
        text=text,
        place=_place(tweet),
        tagged=_mentioned(tweet),
        media=names,
        link=next(iter(links.values()), None),
        file=document.file,
        audience=audience,
        audience_source=source,
    )


def left_over(note: Note) -> Item:
    """Give a long text whose post is not in the archive; who saw it, nobody can tell."""
    return Item(
        channel=CHANNEL,
        kind=ItemKind.POST,
        at=note.at,
        text=_expanded(note.text, note.links),
        link=next(iter(note.links.values()), None),
        file=note.file,
    )


def likes(document: Document) -> Iterator[Item]:
    """Give what the owner liked; when, X does not tell."""
    audience, source = _LIKED
    for position, like in enumerate(document.records, 1):
        text = unescaped(words(like.get("fullText")))
        link = words(like.get("expandedUrl"))
        if not text and not link:
            document.odd.append(position)
            continue
        yield Item(
            channel=CHANNEL,
            kind=ItemKind.REACTION,
            text=text,
            link=link or None,
            file=document.file,
            audience=audience,
            audience_source=source,
        )


def _audience_of(kind: Kind, standing: Standing) -> Audience:
    match kind:
        case Kind.CIRCLE:
            return _CIRCLE
        case Kind.DELETED:
            return _NOBODY
        case Kind.COMMUNITY:
            return _NOT_KNOWN if standing is Standing.PROTECTED else _OPEN
        case _:
            return standing.value


def _kind(tweet: Fields, file: Kind, known: Known) -> ItemKind:
    """A reply to somebody else is a comment; the next post of one's own thread is a post."""
    if file is Kind.COMMUNITY:
        return ItemKind.GROUP_POST
    parent = id_of(tweet.get("in_reply_to_status_id_str"), tweet.get("in_reply_to_status_id"))
    answered = id_of(tweet.get("in_reply_to_user_id_str"), tweet.get("in_reply_to_user_id"))
    is_own_thread = answered in known.owner or parent in known.posted
    return ItemKind.COMMENT if parent and not is_own_thread else ItemKind.POST


def _text(tweet: Fields, links: dict[str, str], media: list[Fields], note: Note | None) -> str:
    """The text as it shows: entities undone, short links in full, links of own media left out."""
    if note is not None:
        return _expanded(note.text, {**note.links, **links})
    text = unescaped(words(tweet.get("full_text")) or words(tweet.get("text")))
    return _expanded(text, {**links, **{words(medium.get("url")): "" for medium in media}})


def _expanded(text: str, links: dict[str, str]) -> str:
    if "://t.co/" not in text:
        return text
    return _SHORT.sub(lambda short: links.get(short[0], short[0]), text).strip()


def _links(tweet: Fields) -> dict[str, str]:
    """The addresses that the short links of a post stand for."""
    urls = objects(fields(tweet.get("entities")).get("urls"))
    pairs = ((words(url.get("url")), words(url.get("expanded_url"))) for url in urls)
    return {short: full for short, full in pairs if full}


def _all_media(tweet: Fields) -> list[Fields]:
    """The media of a post; ``entities`` shows only the first of several."""
    extended = list(objects(fields(tweet.get("extended_entities")).get("media")))
    return extended or list(objects(fields(tweet.get("entities")).get("media")))


def _file_names(media: list[Fields], number: str) -> tuple[str, ...]:
    """File names as the archive has them: the id of the post, then the name on X's server."""
    names = (last_part(_address(medium)) for medium in media)
    return once(f"{number}-{name}" if number else name for name in names if name)


def _address(medium: Fields) -> Json:
    """Where a medium lies; of a video the archive holds the variant with the highest bit rate."""
    variants = objects(fields(medium.get("video_info")).get("variants"))
    videos = [one for one in variants if "mp4" in words(one.get("content_type"))]
    if videos:
        return max(videos, key=lambda one: int(id_of(one.get("bitrate")) or 0)).get("url")
    return medium.get("media_url_https") or medium.get("media_url")


def _place(tweet: Fields) -> str | None:
    """The place a post shows. Of bare coordinates it is not certain which number comes first."""
    place = fields(tweet.get("place"))
    name = words(place.get("full_name")) or words(place.get("name"))
    points = (fields(tweet.get(key)).get("coordinates") for key in ("coordinates", "geo"))
    return name or ("a point on the map" if any(points) else None)


def _mentioned(tweet: Fields) -> tuple[str, ...]:
    mentions = objects(fields(tweet.get("entities")).get("user_mentions"))
    return once(words(one.get("name")) or words(one.get("screen_name")) for one in mentions)
