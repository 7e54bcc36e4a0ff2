"""Posts, answers, reposts, likes, public lists and the profile (formats 6)."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from friendline.archives.bluesky.names import Names, features, mentioned
from friendline.archives.bluesky.tree import KeyedRecord
from friendline.archives.bluesky.values import (
    AUDIENCE,
    AUDIENCE_SOURCE,
    CHANNEL,
    at_author,
    did,
    made_at,
    objects,
    page_of,
    text,
    type_of,
)
from friendline.archives.json_values import Fields, Json, fields, once, together
from friendline.model import UNKNOWN, Item, ItemKind


class Scene:
    """What the reading of one record needs to know of the others.

    Attributes:
        owner: The identifier of the owner's account.
        owner_name: The name that the owner's profile shows; ``""`` if it shows none.
        names: What accounts are called.
        file: The file that is read.
    """

    def __init__(self, owner: str, file: str, records: Iterable[KeyedRecord]) -> None:
        self.owner = owner
        self.file = file
        self.names = Names()
        self.owner_name = ""
        self._members: dict[str, list[str]] = {}
        for record in records:
            self.names.learn(record)
            if record.collection == PROFILE:
                self.owner_name = text(record.value.get("displayName"))
            if record.collection == _LIST_MEMBERS and (who := did(record.value.get("subject"))):
                self._members.setdefault(text(record.value.get("list")), []).append(who)

    def on_list(self, record: KeyedRecord) -> tuple[str, ...]:
        """Name who is on one of the owner's lists."""
        uri = f"at://{self.owner}/{record.collection}/{record.name}"
        return once(self.names[who] for who in self._members.get(uri, ()))


PROFILE: Final = "app.bsky.actor.profile"
_LIST_MEMBERS: Final = "app.bsky.graph.listitem"
_Maker: TypeAlias = Callable[[KeyedRecord, Scene], Iterator[Item]]


def _post(record: KeyedRecord, scene: Scene) -> Iterator[Item]:
    """A post; an answer to somebody else is a comment."""
    post = record.value
    embeds = list(_embeds(post.get("embed")))
    links = [*_links_of(features(post)), *(link for embed in embeds for link in _shared(embed))]
    yield Item(
        channel=CHANNEL,
        kind=ItemKind.COMMENT if _answers_another(post, scene.owner) else ItemKind.POST,
        at=made_at(post, record.name),
        text=together([text(post.get("text")), *_tags(post), *_labels(post), *_described(embeds)]),
        tagged=once(scene.names[who] for who in mentioned(post)),
        media=once(name for embed in embeds for name in _media(embed)),
        link=next(iter(links), None),
        file=scene.file,
        audience=AUDIENCE,
        audience_source=AUDIENCE_SOURCE,
    )


def _repost(record: KeyedRecord, scene: Scene) -> Iterator[Item]:
    """A post of somebody else that shows on the owner's profile, by its author."""
    yield from _pointing(record, scene, ItemKind.POST, is_by_author=True)


def _like(record: KeyedRecord, scene: Scene) -> Iterator[Item]:
    """What the owner liked: it can be looked up by anybody, as all in a repository."""
    yield from _pointing(record, scene, ItemKind.REACTION, is_by_author=False)


def _pointing(
    record: KeyedRecord, scene: Scene, kind: ItemKind, *, is_by_author: bool
) -> Iterator[Item]:
    uri = text(fields(record.value.get("subject")).get("uri"))
    author = at_author(uri)
    by = scene.names[author] if author else UNKNOWN
    if uri:
        yield Item(
            channel=CHANNEL,
            kind=kind,
            at=made_at(record.value, record.name),
            by=by if is_by_author and author != scene.owner else None,
            link=page_of(uri) or uri,
            file=scene.file,
            audience=AUDIENCE,
            audience_source=AUDIENCE_SOURCE,
        )


def _list(record: KeyedRecord, scene: Scene) -> Iterator[Item]:
    """A list, starter pack or feed: its name, its description and who is on it are public."""
    label = _TITLED[record.collection]
    name = text(record.value.get("name")) or text(record.value.get("displayName"))
    if name:
        yield Item(
            channel=CHANNEL,
            kind=ItemKind.PROFILE_FIELD,
            at=made_at(record.value, record.name),
            text=together([f"{label}: {name}", text(record.value.get("description"))]),
            tagged=scene.on_list(record),
            file=scene.file,
            audience=AUDIENCE,
            audience_source=AUDIENCE_SOURCE,
        )


def _profile(record: KeyedRecord, scene: Scene) -> Iterator[Item]:
    for key, label in _PROFILE_FIELDS.items():
        if said := text(record.value.get(key)):
            yield _of_profile(ItemKind.PROFILE_FIELD, scene, text=f"{label}: {said}")
    for key in ("avatar", "banner"):
        if name := _blob(record.value.get(key)):
            yield _of_profile(ItemKind.PHOTO, scene, media=(name,))


def _of_profile(kind: ItemKind, scene: Scene, text: str = "", media: tuple[str, ...] = ()) -> Item:
    return Item(
        channel=CHANNEL,
        kind=kind,
        text=text,
        media=media,
        file=scene.file,
        audience=AUDIENCE,
        audience_source=AUDIENCE_SOURCE,
    )


_PROFILE_FIELDS: Final = {
    "displayName": "Name",
    "description": "About",
    "pronouns": "Pronouns",
    "website": "Website",
}
_TITLED: Final = {
    "app.bsky.graph.list": "List",
    "app.bsky.graph.starterpack": "Starter pack",
    "app.bsky.feed.generator": "Feed",
}
ITEMS: Final[dict[str, _Maker]] = {
    "app.bsky.feed.post": _post,
    "app.bsky.feed.repost": _repost,
    "app.bsky.feed.like": _like,
    PROFILE: _profile,
    **dict.fromkeys(_TITLED, _list),
}
"""How the items of each collection are made. Who may answer or quote (threadgate, postgate) says
nothing about who sees, and is left unread."""


def _answers_another(post: Fields, owner: str) -> bool:
    parent = text(fields(fields(post.get("reply")).get("parent")).get("uri"))
    return bool(parent) and at_author(parent) != owner


def _embeds(embed: Json) -> Iterator[Fields]:
    """Give what a post carries; a quoted post can come with media beside it."""
    carried = fields(embed)
    if type_of(carried) == "recordWithMedia":
        yield fields(carried.get("media"))
        yield fields(carried.get("record"))
    elif carried:
        yield carried


def _shared(embed: Fields) -> Iterator[str]:
    """Give the addresses that an embed shares: a page, or the post that is quoted."""
    if page := text(fields(embed.get("external")).get("uri")):
        yield page
    if quoted := text(fields(embed.get("record")).get("uri")):
        yield page_of(quoted) or quoted


def _described(embeds: list[Fields]) -> Iterator[str]:
    """Give the words of embeds: titles of pages, descriptions of pictures and videos."""
    for embed in embeds:
        page = fields(embed.get("external"))
        yield text(page.get("title"))
        yield text(page.get("description"))
        yield text(embed.get("alt"))
        yield from (text(picture.get("alt")) for picture in objects(embed.get("images")))


def _media(embed: Fields) -> Iterator[str]:
    found = [_blob(picture.get("image")) for picture in objects(embed.get("images"))]
    yield from filter(None, (*found, _blob(embed.get("video"))))


def _blob(blob: Json) -> str:
    """Name a picture or video by its identifier, as programs that download them name the file."""
    from libipld import encode_cid  # noqa: PLC0415 - loaded where it is used

    link = fields(blob).get("ref")
    old = text(fields(blob).get("cid"))
    try:
        return str(encode_cid(link)) if type(link) is bytes else old
    except ValueError:
        return old


def _links_of(placed: Iterator[tuple[Fields, Fields]]) -> Iterator[str]:
    for _, feature in placed:
        if type_of(feature) == "#link" and (uri := text(feature.get("uri"))):
            yield uri


def _tags(post: Fields) -> Iterator[str]:
    """Give the tags that are kept beside the text."""
    tags = post.get("tags")
    words = map(text, tags if type(tags) is list else ())
    return (f"#{word.lstrip('#')}" for word in words if word)


def _labels(post: Fields) -> Iterator[str]:
    """Give the warnings that the owner put on a post: they show in front of it."""
    values = objects(fields(post.get("labels")).get("values"))
    words = (text(label.get("val")) for label in values)
    return (f"Content warning: {word}" for word in words if word and not word.startswith("!"))
