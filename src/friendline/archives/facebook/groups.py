"""Groups the owner belongs to (formats 1.2, 1.3).

Whether a group is public or closed, and who else is in it, is in no export. Invitations to groups
are left unread: nobody sees them.
"""

from collections.abc import Iterator

from friendline.archives.facebook.labels import GROUP, NAME
from friendline.archives.facebook.page import CHANNEL, Page
from friendline.archives.facebook.titles import membership
from friendline.archives.json_values import (
    Fields,
    Json,
    fields,
    name_or_none,
    objects,
    seconds,
    text,
)
from friendline.archives.label_values import is_labelled, labelled
from friendline.model import Item, ItemKind, Record, Seconds


def read_groups(records: list[Json], page: Page) -> Iterator[Record]:
    """Read memberships: one item for each group the owner is still in, at the time of joining."""
    joined: dict[str, Seconds | None] = {}
    left: dict[str, Seconds] = {}
    for number, record in enumerate(records, 1):
        entry = fields(record)
        title = text(entry.get("title"))
        at = seconds(entry.get("timestamp"))
        name = _group_name(entry, title)
        if name is None:
            page.odd.append(number)
        elif (told := membership(title)) is not None and told.has_left:
            left[name] = max(at or 0, left.get(name, 0))
        else:
            joined[name] = max(at or 0, joined.get(name) or 0) or None
    for name, at in joined.items():
        has_left = name in left and left[name] >= (at or 0)
        if not has_left and name not in page.known.groups:
            page.known.groups.add(name)
            yield Item(
                channel=CHANNEL,
                kind=ItemKind.GROUP,
                at=at,
                text=name,
                group=name,
                file=page.file,
            )


def _group_name(record: Fields, title: str) -> str | None:
    for part in objects(record.get("data")):
        name = name_or_none(part.get("name"))
        if name is not None:
            return name
    if is_labelled(record):
        told = labelled(record)
        return told.under(*NAME, *GROUP) or told.first()
    told_by_title = membership(title)
    return told_by_title.group if told_by_title else name_or_none(record.get("name"))
