"""The owner's profile, which anybody can see (``actor.json``, formats 5.1)."""

from collections.abc import Iterator

from friendline.archives.json_values import Fields, file_name
from friendline.archives.mastodon.accounts import CHANNEL, Owner, server_at
from friendline.archives.mastodon.values import address, objects, text
from friendline.archives.mastodon.words import shown
from friendline.model import AudienceSource, Item, ItemKind, Record
from friendline.model import Owner as OwnerRecord


def owner_of(actor: Fields) -> Owner:
    """Give what tells the owner's own addresses from others'."""
    own = address(actor)
    return Owner(
        id=own,
        followers=address(actor.get("followers")) or (f"{own}/followers" if own else ""),
        server=server_at(text(actor.get("url"))) or server_at(own),
    )


def owner_of_activity(activity: Fields) -> Owner:
    """Give the same from one of the owner's acts, where the profile is missing."""
    return owner_of({"id": address(activity.get("actor")) or address(activity.get("attributedTo"))})


def profile_records(actor: Fields, owner: Owner, file: str) -> Iterator[Record]:
    """Give the owner, the fields of the profile and its two pictures."""
    handle = text(actor.get("preferredUsername"))
    names = [text(actor.get("name")), handle, f"{handle}@{owner.server}" if handle else ""]
    yield OwnerRecord(
        channel=CHANNEL,
        names=tuple(dict.fromkeys(filter(None, names))),
        url=text(actor.get("url")) or owner.id or None,
    )
    for label, html in _texts(actor):
        body = shown(html)
        if body.text:
            yield _item(ItemKind.PROFILE_FIELD, file, text=f"{label}: {body.text}", body=body.links)
    for key in ("icon", "image"):
        for picture in objects(actor.get(key)):
            if name := file_name(address(picture.get("url"))):
                yield _item(ItemKind.PHOTO, file, media=(name,))


def _texts(actor: Fields) -> Iterator[tuple[str, str]]:
    yield "Name", text(actor.get("name"))
    yield "About", text(actor.get("summary"))
    for field in objects(actor.get("attachment")):
        if label := shown(text(field.get("name"))).text:
            yield label, text(field.get("value"))


def _item(
    kind: ItemKind,
    file: str,
    text: str = "",
    body: tuple[str, ...] = (),
    media: tuple[str, ...] = (),
) -> Item:
    """Give a part of the profile: no setting hides any of it from anybody."""
    return Item(
        channel=CHANNEL,
        kind=kind,
        text=text,
        media=media,
        link=next(iter(body), None),
        file=file,
        audience="public",
        audience_source=AudienceSource.DERIVED,
    )
