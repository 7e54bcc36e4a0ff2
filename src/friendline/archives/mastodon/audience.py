"""Who a post is for, exactly as its ``to`` and ``cc`` say (formats 5.1).

============================  ==================================================
Mastodon's word               here
============================  ==================================================
Public                        ``public``
Quiet public (unlisted)       ``public``: kept out of searches and timelines, yet
                              shown on the profile to anybody, logged in or not
Followers                     ``followers``, and who is mentioned
Private mention (direct)      who is mentioned; ``only me`` where nobody is
============================  ==================================================
"""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from friendline.archives.json_values import Fields
from friendline.archives.mastodon.accounts import Owner, handle_at
from friendline.archives.mastodon.values import address, many
from friendline.model import UNKNOWN, AudienceSource

_PUBLIC: Final = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_LONGEST: Final = 2_000
"""Characters of a written audience that are read back (``sight.audience``)."""

Said: TypeAlias = tuple[str, AudienceSource]
NOT_SAID: Final[Said] = (UNKNOWN, AudienceSource.UNKNOWN)
PUBLIC: Final[Said] = ("public", AudienceSource.STATED)


def audience_of(activity: Fields, note: Fields, mentioned: Mapping[str, str], owner: Owner) -> Said:
    """Give the audience of a post, and that the archive states it.

    It is unknown where the post has no addresses, has an address that is neither the owner's
    followers nor an account (a list or circle of other software), or more people than can be
    written.

    Args:
        activity: What was done: its addresses count first.
        note: The post.
        mentioned: Handles of who is mentioned, by address.
        owner: Whose followers are meant.
    """
    said = next((each for each in (activity, note) if "to" in each or "cc" in each), None)
    if said is None:
        return NOT_SAID
    addresses = {address(each) for key in ("to", "cc") for each in many(said.get(key))}
    if addresses & _PUBLIC:
        return PUBLIC
    others = addresses - {owner.followers, owner.id} - mentioned.keys()
    handles = [handle_at(each) for each in sorted(others)]
    if None in handles or "" in addresses:
        return NOT_SAID
    is_for_followers = bool(owner.followers) and owner.followers in addresses
    return _written(is_for_followers, _people(mentioned.values(), filter(None, handles)))


def _people(named: Iterable[str], addressed: Iterable[str]) -> list[str]:
    """Name who is let in: those mentioned, who always see a post, and those addressed beside.

    An address whose user is mentioned is the same person on a server of two names.
    """
    people = set(named)
    users = {handle.partition("@")[0] for handle in people}
    return sorted(people | {each for each in addressed if each.partition("@")[0] not in users})


def _written(is_for_followers: bool, people: list[str]) -> Said:  # noqa: FBT001 - one half of what is written
    parts = ["followers"] if is_for_followers else []
    if people:
        parts.append("people " + ", ".join(f'"{name}"' for name in people))
    written = " + ".join(parts) or "only me"
    return (written, AudienceSource.STATED) if len(written) <= _LONGEST else NOT_SAID
