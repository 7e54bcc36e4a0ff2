"""LinkedIn's export, quick or large, of any year since 2018 (formats 3).

A zip, a folder or loose CSVs. Connections become ties, invitations requests; posts, comments,
reactions, uploads, events, articles, the profile and its recommendations items. Messages, the
words of an invitation, the address book and what LinkedIn inferred or logged are not read.
"""

from collections import Counter
from collections.abc import Iterator

from friendline.archives.linkedin.articles import articles
from friendline.archives.linkedin.gaps import Seen, gap_of_audiences, gap_of_posts, gaps_of_people
from friendline.archives.linkedin.owner import owner
from friendline.archives.linkedin.parts import wholes
from friendline.archives.linkedin.people import connections, follows, requests
from friendline.archives.linkedin.posts import answers, meetings, shares, uploads
from friendline.archives.linkedin.profile import profile, recommendations
from friendline.archives.linkedin.tables import CHANNEL, Export, recognises
from friendline.archives.opening import Archive
from friendline.archives.source import Extent, Reading, Source
from friendline.model import AudienceSource, Item, ItemKind, Record

_POSTS = frozenset({ItemKind.POST, ItemKind.GROUP_POST})


def read_linkedin(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Read a LinkedIn export.

    Args:
        archive: Its zip, its folder, or one of its CSVs.
        reading: ``zone`` is that of the times of invitations and events, which have none;
            ``parts`` are the other exports of the same member, for what this one lacks.

    Yields:
        Owner, ties, requests and items; then a ``Fault`` for each file with rows that could not be
        understood, and a ``Gap`` for each thing that cannot be told; what all parts together lack
        is told with the first.
    """
    parts = reading.parts or (archive,)
    export = Export(archive)
    others = [Export(part) for part in parts if part is not archive]
    yield from owner(export)
    connected = connections(export, reading)
    yield from connected.ties
    yield from follows(export, reading)
    yield from requests(export, connected.ties, reading)
    posts: Counter[AudienceSource] = Counter()
    posts_are_known = any(one.has("shares") for one in (export, *others))
    for item in _items(export, reading, posts_are_known=posts_are_known):
        if item.kind in _POSTS:
            posts[item.audience_source] += 1
        yield item
    yield from articles(archive, reading)
    yield from export.faults()
    if archive is parts[0]:
        seen = [Seen(export, connected)]
        seen += [Seen(one, connections(one, reading)) for one in others]
        yield from gaps_of_people(seen)
        yield from gap_of_posts(seen)
    yield from gap_of_audiences(posts.total(), posts[AudienceSource.UNKNOWN])


def _items(export: Export, reading: Reading, *, posts_are_known: bool) -> Iterator[Item]:
    yield from shares(export, reading)
    yield from answers(export, reading)
    yield from uploads(export, reading, posts_are_known=posts_are_known)
    yield from meetings(export, reading)
    yield from profile(export)
    yield from recommendations(export, reading)


SOURCE = Source(
    kind=CHANNEL,
    recognises=recognises,
    read=read_linkedin,
    extent=Extent.FILES,
    wholes=wholes,
)
