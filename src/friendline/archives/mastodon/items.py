"""Posts, answers, boosts and favourites (formats 5.1)."""

from collections.abc import Iterator, Sequence
from typing import Final

from friendline.archives.json_values import Fields, Json, fields, file_name, once, together
from friendline.archives.mastodon.accounts import CHANNEL, Owner, handle_at, mentions
from friendline.archives.mastodon.audience import audience_of
from friendline.archives.mastodon.simple_html import Shown
from friendline.archives.mastodon.values import address, many, moment, objects, text, texts
from friendline.archives.mastodon.words import shown
from friendline.model import UNKNOWN, Item, ItemKind

_NO_POST: Final = frozenset(
    {
        "Accept",
        "Add",
        "Block",
        "Delete",
        "Flag",
        "Follow",
        "Move",
        "Reject",
        "Remove",
        "Undo",
        "Update",
    }
)
"""Acts that leave nothing to see."""


def items_of(record: Json, owner: Owner, file: str) -> Iterator[Item] | None:
    """Give what one member of an outbox shows; ``None`` if it cannot be understood.

    Pinned posts and other software's outboxes hold the post itself, without the act around it.
    """
    activity = fields(record)
    kind = text(activity.get("type"))
    thing = fields(activity.get("object"))
    if kind in _NO_POST:
        return iter(())
    if kind == "Announce" and address(activity.get("object")):
        return iter([_boost(activity, thing, owner, file)])
    if kind == "Like" and address(activity.get("object")):
        return favourite(activity, file)
    if kind == "Create" and thing:
        return iter([_post(activity, thing, owner, file)])
    return iter([_post({}, activity, owner, file)]) if "content" in activity else None


def favourite(record: Json, file: str) -> Iterator[Item] | None:
    """Give the post that the owner liked; who sees that post sees the owner's name under it."""
    liked = address(fields(record).get("object")) or address(record)
    if not liked:
        return None
    at = moment(fields(record).get("published"))
    return iter([Item(channel=CHANNEL, kind=ItemKind.REACTION, at=at, link=liked, file=file)])


def _post(activity: Fields, note: Fields, owner: Owner, file: str) -> Item:
    """Give a post of the owner's; an answer to somebody else is a comment.

    Unlike elsewhere, an answer has its own audience and stands on the owner's profile.
    """
    mentioned = mentions(note, owner.server)
    audience, source = audience_of(activity, note, mentioned, owner)
    body, attached = shown(_content(note)), list(_attachments(note))
    return Item(
        channel=CHANNEL,
        kind=ItemKind.COMMENT if _answers_another(note, owner) else ItemKind.POST,
        at=moment(note.get("published")) or moment(activity.get("published")),
        text=_words(note, body, attached),
        place=text(fields(note.get("location")).get("name")) or None,
        tagged=once(mentioned.values()),
        media=_media(attached),
        link=next(iter(body.links), None),
        file=file,
        audience=audience,
        audience_source=source,
    )


def _boost(activity: Fields, note: Fields, owner: Owner, file: str) -> Item:
    """Give a post that the owner boosted: it shows on the profile, by its author.

    Mostly its address is all there is: the words are the author's and not in the archive.
    """
    audience, source = audience_of(activity, {}, {}, owner)
    body, attached = shown(_content(note)), list(_attachments(note))
    return Item(
        channel=CHANNEL,
        kind=ItemKind.POST,
        at=moment(activity.get("published")),
        text=_words(note, body, attached),
        by=_author(activity, note, owner),
        media=_media(attached),
        link=address(activity.get("object")),
        file=file,
        audience=audience,
        audience_source=source,
    )


def _author(activity: Fields, note: Fields, owner: Owner) -> str | None:
    """Name who wrote what is boosted: who it is attributed to, else whom ``cc`` holds."""
    addresses = [address(note.get("attributedTo")), *map(address, many(activity.get("cc")))]
    boosted = address(activity.get("object"))
    if owner.id and (owner.id == addresses[0] or boosted.startswith(f"{owner.id}/")):
        return None
    handles = (handle_at(each) for each in addresses if each not in {owner.id, owner.followers})
    return next(filter(None, handles), UNKNOWN)


def _answers_another(note: Fields, owner: Owner) -> bool:
    answered = address(note.get("inReplyTo"))
    return bool(answered) and not (owner.id and answered.startswith(f"{owner.id}/"))


def _content(note: Fields) -> str:
    return text(note.get("content")) or texts(note.get("contentMap"))


def _words(note: Fields, body: Shown, attached: Sequence[Fields]) -> str:
    """All words that show: content warning, title, text, answers of a poll, descriptions."""
    warning = text(note.get("summary")) or texts(note.get("summaryMap"))
    asked = (note[key] for key in ("oneOf", "anyOf") if key in note)
    choices = (text(each.get("name")) for answers in asked for each in objects(answers))
    described = (text(each.get("name")) for each in attached)
    title = text(note.get("name"))
    warned = shown(warning).text if warning else ""
    return together([warned, title, body.text, *choices, *described])


def _attachments(note: Fields) -> Iterator[Fields]:
    yield from objects(note.get("attachment"))
    yield from objects(note.get("image"))


def _media(attached: Sequence[Fields]) -> tuple[str, ...]:
    """Give the files of pictures, videos and sounds; a link to a page is no file."""
    files = (each for each in attached if each.get("type") != "Link")
    return once(file_name(address(each.get("url"))) for each in files)
