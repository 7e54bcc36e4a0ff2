"""Looking at something before it is posted, by what the store holds.

Items are by far the most of what was imported, and who of the clients would see a draft does not
depend on them one by one. So they are not read: of the last review one item of each audience is
taken, for the owner's lists and the state of an account, and those at the place of the draft, for
the calendar.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.db import connection

from friendline.archives.media_files import MediaFiles
from friendline.book.items import item_table
from friendline.model import AudienceSource, Item, ItemKind
from friendline.review.detecting import detectors_for
from friendline.review.identifying import identify
from friendline.review.labelling import labels_of_today
from friendline.review.looking import look
from friendline.review.preflight import Draft, Preflight, World, preflight
from friendline.review.progress import Progress, Silent
from friendline.review.reading import Read
from friendline.review.said import Said
from friendline.review.subjects import Subjects
from friendline.sight import RULES
from friendline.sight.statements.applying import apply_statements
from friendline.store import clock, documents
from friendline.store.imports.kept import book_without_items
from friendline.store.labels import LABELS
from friendline.store.models import Item as ReviewedItem
from friendline.store.people.facts import people_with_facts
from friendline.store.policy import policies
from friendline.store.said import DECISIONS

__all__ = ["look_before", "world_of"]

_OF_EACH_AUDIENCE = """
SELECT id, max(at) FROM reviewed_item GROUP BY channel, audience, audience_source
"""


def look_before(draft: Draft, progress: Progress | None = None) -> Preflight:
    """Say what is known of a draft before it is posted; nothing of it is kept.

    Args:
        draft: What is to be posted.
        progress: Is told what is being done.

    Raises:
        UnknownNetworkError: friendline has no rules of its network.
        AudienceError: Its audience cannot be read.
    """
    progress = progress or Silent()
    progress.stage("Looking who would see it")
    world = world_of(draft)
    progress.stage("Looking what is in it")
    return preflight(draft, world)


def world_of(draft: Draft) -> World:
    """Give what a draft is held against, without reading all items again."""
    zone = clock.zone()
    statements = documents.statements(zone)
    said = Said(statements, DECISIONS.read(), documents.screening(), LABELS.read())
    kept = book_without_items()
    items = item_table(dict(_items(draft)))
    people = people_with_facts(kept.people)
    identified = identify(replace(kept, people=people, items=items), said.kept)
    subjects = Subjects(identified.book, identified.matches)
    seen = apply_statements(items, statements, RULES)
    return World(
        identified=identified,
        subjects=subjects,
        sights=look(identified.book, seen, subjects, statements),
        detectors=detectors_for(Read(kept, (), MediaFiles(())), identified.book, said),
        settings=said.detectors,
        labels=labels_of_today(said.labels, identified).labels,
        policy=policies.current(),
        zone=zone,
        edited=documents.edited(),
    )


def _items(draft: Draft) -> Iterator[tuple[str, Item]]:
    with connection.cursor() as cursor:
        cursor.execute(_OF_EACH_AUDIENCE)
        ids = [row[0] for row in cursor.fetchall()]
    for row in ReviewedItem.objects.in_bulk(ids).values():
        yield _item(row)
    for row in ReviewedItem.objects.filter(place__in=_places(draft)):
        yield _item(row)


def _places(draft: Draft) -> list[str]:
    """Give the places that are the draft's, however they are spelt."""
    if not draft.place:
        return []
    known = ReviewedItem.objects.exclude(place=None).values_list("place", flat=True).distinct()
    return [place for place in known if place and place.lower() == draft.place.lower()]


def _item(row: ReviewedItem) -> tuple[str, Item]:
    return row.pk, Item(
        channel=row.channel,
        kind=ItemKind(row.kind),
        at=row.at,
        text=row.text,
        place=row.place,
        by=row.by,
        group=row.group,
        album=row.album,
        audience=row.audience,
        audience_source=AudienceSource(row.audience_source),
    )
