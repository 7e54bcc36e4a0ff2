"""LinkedIn's export, quick or large, as a zip, a folder or loose CSVs (formats 3).

Connections become ties, invitations requests, posts, comments and the profile items. What others
wrote (messages, the words of an invitation) is dropped.
"""

from collections.abc import Iterator

from friendline.archives.linkedin.items import items
from friendline.archives.linkedin.people import Connections, connections, owner, requests
from friendline.archives.linkedin.tables import CHANNEL, Export, recognises
from friendline.archives.opening import Archive
from friendline.archives.source import Extent, Reading, Source
from friendline.model import AudienceSource, Gap, Item, ItemKind, Record

_ASK_FOR_ALL = (
    "On LinkedIn open Settings, Data privacy, Get a copy of your data, and ask for the larger "
    "archive. It comes within a day; give it here together with this one."
)
_POSTS = frozenset({ItemKind.POST, ItemKind.GROUP_POST})


def read_linkedin(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Read a LinkedIn export.

    Args:
        archive: Its zip, its folder, or one of its CSVs.
        reading: ``zone`` is that of the times of invitations, which have none.

    Yields:
        Owner, ties, requests and items; then a ``Fault`` for each file with rows that could not be
        understood, and a ``Gap`` for each thing this export cannot tell.
    """
    export = Export(archive)
    yield from owner(export)
    connected = connections(export, reading)
    yield from connected.ties
    yield from requests(export, connected.ties, reading)
    posts = unclear = 0
    for item in items(export):
        posts += item.kind in _POSTS
        unclear += _is_post_for_unknown(item)
        yield item
    yield from export.faults()
    yield from _gaps_of_people(export, connected)
    yield from _gaps_of_posts(export, posts, unclear)


def _is_post_for_unknown(item: Item) -> bool:
    return item.kind in _POSTS and item.audience_source is AudienceSource.UNKNOWN


def _gaps_of_people(export: Export, connected: Connections) -> Iterator[Gap]:
    if not export.has("connections"):
        yield Gap(
            what="This LinkedIn export has no Connections.csv, so nobody is known to be connected.",
            remedy=_ASK_FOR_ALL,
        )
    if connected.hidden:
        yield Gap(
            what=f"LinkedIn connections that show only a date: {connected.hidden}. Their members "
            "closed or hid their account.",
            remedy="Look for clients you miss in your list of connections on LinkedIn itself.",
        )
    yield _gap_of_requests(export)


def _gap_of_requests(export: Export) -> Gap:
    if export.has("invitations"):
        return Gap(
            what="LinkedIn lists recent invitations only, and not which were declined: an "
            "invitation counts as open unless its sender is among your connections.",
            remedy="Compare with My Network, Invitations, on LinkedIn.",
        )
    return Gap(
        what="This LinkedIn export has no Invitations.csv, so no requests are known.",
        remedy=_ASK_FOR_ALL,
    )


def _gaps_of_posts(export: Export, posts: int, unclear: int) -> Iterator[Gap]:
    if not export.has("shares"):
        yield Gap(
            what="This is LinkedIn's quick export, or a part of one: it has no posts, so nothing "
            "you posted there was looked at.",
            remedy=_ASK_FOR_ALL,
        )
    if posts and unclear * 2 > posts:
        yield Gap(
            what=f"LinkedIn does not say who can see {unclear} of your {posts} posts.",
            remedy="Say who sees your posts on LinkedIn; its own default is anyone.",
        )


SOURCE = Source(kind=CHANNEL, recognises=recognises, read=read_linkedin, extent=Extent.FILES)
