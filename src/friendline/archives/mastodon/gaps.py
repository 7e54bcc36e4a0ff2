"""What a Mastodon archive lacks, told so that its owner can do something about it."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from friendline.model import Gap, Item, ItemKind

_ASK_AGAIN: Final = (
    "On Mastodon open Preferences, Import and export, Data export and press "
    '"Request your archive"; it can be asked for once a week.'
)
_ASK_FOLLOWS: Final = (
    "On Mastodon open Preferences, Import and export, Data export, download the CSV of "
    "Follows, and put it beside the archive."
)
_LONGEST_LIST: Final = 5


class Seen(Struct):
    """What was found in an archive while it was read.

    Attributes:
        has_profile: ``actor.json`` is there.
        has_posts: ``outbox.json`` is there.
        has_following: Whom the owner follows is there.
        has_followers: Who follows the owner is there.
        approves_followers: Whether new followers have to ask; ``None`` where it is not said.
        list_titles: Names of the owner's lists.
        posts: How many posts.
        for_followers: How many posts are for followers.
        boosts: How many boosts, of which there are no words.
    """

    has_profile: bool = False
    has_posts: bool = False
    has_following: bool = False
    has_followers: bool = False
    approves_followers: bool | None = None
    list_titles: tuple[str, ...] = ()
    posts: int = 0
    for_followers: int = 0
    boosts: int = 0

    def note(self, item: Item) -> None:
        """Count an item."""
        is_post = item.kind in {ItemKind.POST, ItemKind.COMMENT}
        self.posts += is_post
        self.for_followers += item.audience.startswith("followers")
        self.boosts += is_post and item.by is not None and not item.text


def gaps(seen: Seen) -> Iterator[Gap]:
    """Tell what is missing."""
    if not seen.has_posts:
        yield Gap(
            what="No outbox.json is in this Mastodon export, so nothing you posted there was "
            "looked at.",
            remedy=_ASK_AGAIN,
        )
    elif not seen.has_profile:
        yield Gap(
            what="No actor.json is in this Mastodon export, so your profile was not looked at.",
            remedy=_ASK_AGAIN,
        )
    yield from _gaps_of_followers(seen)
    if not seen.has_following:
        yield Gap(
            what="Whom you follow on Mastodon is not in the archive itself.", remedy=_ASK_FOLLOWS
        )
    if seen.boosts:
        yield Gap(
            what=f"Posts of others that you boosted on Mastodon: {seen.boosts}. They show on your "
            "profile, but their words are not in the archive and were not looked at.",
            remedy="Look through your own profile on Mastodon; a boost can be taken back there.",
        )
    if seen.list_titles:
        yield _gap_of_lists(seen.list_titles)


def _gaps_of_followers(seen: Seen) -> Iterator[Gap]:
    if not seen.has_followers:
        posts = f" ({seen.for_followers})" if seen.for_followers else ""
        yield Gap(
            what="A Mastodon archive names neither your followers nor who asks to follow you, so "
            f"who sees your posts for followers{posts} cannot be told by name.",
            remedy="On Mastodon open Preferences, Follows and followers, to see who follows you, "
            'and "Follow requests" for who asks.',
        )
    if seen.approves_followers is False and seen.for_followers:
        yield Gap(
            what="On Mastodon anybody can follow you without asking, and then sees your posts for "
            f"followers ({seen.for_followers}).",
            remedy="On Mastodon open Preferences, Public profile, Privacy and reach, and untick "
            '"Automatically accept new followers".',
        )


def _gap_of_lists(titles: Sequence[str]) -> Gap:
    shown = ", ".join(f'"{title}"' for title in titles[:_LONGEST_LIST])
    more = ", ..." if len(titles) > _LONGEST_LIST else ""
    return Gap(
        what=f"Your lists on Mastodon ({shown}{more}) sort what you read; they do not limit who "
        "sees your posts.",
        remedy="To limit a post on Mastodon, choose Followers or Private mention as you write it.",
    )


def fault_of_odd(odd: int, total: int) -> str:
    """Give the sentence for records of a file that could not be understood."""
    return f"{odd} of {total} records could not be understood; the others were read."
