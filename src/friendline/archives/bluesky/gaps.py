"""What a Bluesky repository lacks, told so that its owner can do something about it."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from friendline.model import Gap

_DOWNLOAD: Final = (
    "On Bluesky open Settings, Account, Export my data, and download the repository again."
)
_OWN_RECORDS: Final = ("app.bsky.", "chat.bsky.")
_SHOWN: Final = 5


class Seen(Struct):
    """What was found in a repository while it was read.

    Attributes:
        is_hidden_from_visitors: The owner asks apps to show posts only to who is logged in.
        media: How many pictures and videos the items name.
        has_media: Whether media files lie beside the repository.
        unnamed: How many accounts are known only by their identifier.
        others: Collections of other programs than Bluesky's own.
    """

    is_hidden_from_visitors: bool = False
    media: int = 0
    has_media: bool = False
    unnamed: int = 0
    others: tuple[str, ...] = ()

    def note_collection(self, collection: str) -> None:
        """Remember a collection that another program wrote."""
        if not collection.startswith(_OWN_RECORDS) and collection not in self.others:
            self.others += (collection,)


def gaps(seen: Seen) -> Iterator[Gap]:
    """Tell what is missing."""
    yield Gap(
        what="A Bluesky repository does not list who follows you. (There are no requests on "
        "Bluesky: anybody can follow, and all you post is public.)",
        remedy="Look for clients under Followers on your Bluesky profile.",
    )
    if seen.unnamed:
        yield Gap(
            what=f"Accounts that Bluesky names only by an identifier (did:...): {seen.unnamed}. "
            "Clients among them cannot be recognised by name.",
            remedy="Open the address of their profile to see who they are, and note it in your "
            "client list.",
        )
    if seen.is_hidden_from_visitors:
        yield Gap(
            what="You ask apps to hide your Bluesky posts from who is not logged in. Not all of "
            "them do, so your posts are taken as public.",
            remedy="Nothing on Bluesky hides a post for certain but deleting it.",
        )
    if seen.media and not seen.has_media:
        yield Gap(
            what=f"Pictures and videos on Bluesky: {seen.media}. They are not in the repository "
            "and were not looked at; their descriptions were.",
            remedy="Look through the Media tab of your Bluesky profile.",
        )
    if seen.others:
        shown = ", ".join(seen.others[:_SHOWN]) + (", ..." if len(seen.others) > _SHOWN else "")
        yield Gap(
            what=f"Other programs keep public records in your repository ({shown}), which were "
            "not looked at.",
            remedy="Look at what you wrote with these programs there.",
        )


def losses_in_words(count: int, what: str) -> str:
    """Give the sentence for parts that are missing or damaged."""
    return f"{what} missing or damaged: {count}; the rest was read. {_DOWNLOAD}"
