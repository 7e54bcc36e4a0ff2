"""What is said of something that is to be posted, read from a form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from friendline.model import CHANNEL_TITLES, UNKNOWN
from friendline.review.preflight import Draft, Picture
from friendline.review.view_as.stereotypes import LIST_PREFIX
from friendline.sight import RULES
from friendline.sight.audience import AudienceError, parse_audience
from friendline.store import clock
from friendline.store.models import View

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

__all__ = ["FIELDS", "Audiences", "Mistake", "audiences", "draft_of"]

FIELDS: Final = ("text", "channel", "audience", "own_words", "at", "place", "tagged")
"""What the form says, beside pictures."""

MOST_TEXT: Final = 20_000
MOST_PICTURES: Final = 10
LARGEST_PICTURE: Final = 64 * 2**20
_LONGEST: Final = 500


_SAYS: Final = {
    "public": "Everybody",
    "friends of friends": "Friends of friends",
    "friends": "Friends",
    "members": "Everybody who is on LinkedIn",
    "connections": "Connections",
    "followers": "Followers",
    "only me": "Only me",
}


class Mistake(ValueError):  # noqa: N818 - it is told beside a field
    """Something in the form cannot be read.

    Attributes:
        field: Which.
        sentence: What, and what is expected.
    """

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


@dataclass(frozen=True)
class Audiences:
    """For whom a post on a network can be.

    Attributes:
        channel: The network.
        title: What it is called.
        options: What is chosen, and how it is said.
    """

    channel: str
    title: str
    options: tuple[tuple[str, str], ...]


def audiences() -> list[Audiences]:
    """Give what can be chosen on each network, the owner's lists among it."""
    lists: dict[str, list[str]] = {}
    rows = View.objects.filter(viewer__startswith=LIST_PREFIX, accepted=False)
    for channel, viewer in rows.values_list("channel", "viewer").order_by("viewer"):
        lists.setdefault(channel, []).append(viewer.removeprefix(LIST_PREFIX))
    return [
        Audiences(name, rules.title, tuple(_options(name, lists.get(name, ()))))
        for name, rules in RULES.items()
    ]


def _options(channel: str, lists: Sequence[str]) -> Iterator[tuple[str, str]]:
    rules = RULES[channel]
    for one in rules.offers:
        yield f"{channel}:{one}", _SAYS.get(one, one)
    if rules.offers_lists:
        for name in lists:
            yield f'{channel}:list "{name}"', f"Your list “{name}”"
            yield f'{channel}:friends except list "{name}"', f"Friends, except your list “{name}”"


def draft_of(
    said: Mapping[str, str], pictures: "Sequence[UploadedFile[Any]]", refusal: str = ""
) -> Draft:
    """Give what is to be posted.

    Args:
        said: What the form says, by ``FIELDS``.
        pictures: What it brings.
        refusal: Why pictures were not taken; empty where they were.

    Raises:
        Mistake: Something cannot be read.
    """
    if refusal:
        raise Mistake("pictures", refusal)
    text = said["text"].strip()
    if not text and not pictures:
        raise Mistake("text", "Write what you want to post, or choose a picture.")
    if len(text) > MOST_TEXT:
        raise Mistake("text", f"This is longer than {MOST_TEXT:,} characters.")
    channel = said["channel"]
    if channel not in RULES:
        raise Mistake("channel", "Choose the network it is for.")
    return Draft(
        channel=channel,
        at=_moment(said["at"]),
        text=text,
        audience=_audience(channel, said),
        place=said["place"].strip()[:_LONGEST] or None,
        tagged=tuple(filter(None, (name.strip() for name in said["tagged"][:_LONGEST].split(",")))),
        pictures=tuple(_pictures(pictures)),
    )


def _moment(said: str) -> int:
    """Give when it is to be posted; now where nothing is said."""
    if not said.strip():
        return clock.now()
    try:
        local = datetime.fromisoformat(said.strip())
        return int(local.replace(tzinfo=ZoneInfo(clock.zone())).astimezone(UTC).timestamp())
    except (ValueError, OverflowError) as error:
        raise Mistake("at", "Give a day and a time, such as 2026-03-14 16:00.") from error


def _audience(channel: str, said: Mapping[str, str]) -> str:
    own = said["own_words"].strip()[:_LONGEST]
    if own:
        return _parsed(own)
    of, _, audience = said["audience"].partition(":")
    if not audience:
        return UNKNOWN
    if of != channel:
        here, there = (CHANNEL_TITLES.get(one, one) for one in (channel, of))
        raise Mistake("audience", f"This is an audience of {there}, and you post on {here}.")
    _parsed(audience)
    return audience


def _parsed(audience: str) -> str:
    try:
        parse_audience(audience)
    except AudienceError as error:
        raise Mistake("own_words", str(error)) from error
    return audience


def _pictures(files: "Sequence[UploadedFile[Any]]") -> Iterator[Picture]:
    if len(files) > MOST_PICTURES:
        raise Mistake("pictures", f"Choose {MOST_PICTURES} pictures at most.")
    if sum(file.size or 0 for file in files) > LARGEST_PICTURE:
        raise Mistake("pictures", f"These have more than {LARGEST_PICTURE // 2**20} MB in all.")
    for file in files:
        yield Picture((file.name or "picture")[:_LONGEST], file.read())
