"""The alibi check put together: what a client was told, what shows otherwise, and who sees it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from friendline.matching.attendees import with_parties
from friendline.model import Category, Event, Finding, Sees
from friendline.review.contract import ConflictRow, EventRow
from friendline.review.identifying import Identified
from friendline.review.looking import ChannelSight
from friendline.review.times import iso
from friendline.screening.alibi import Contradiction, Draft, contradictions, would_contradict


def conflict_rows(
    identified: Identified, findings: Iterable[Finding], sights: Mapping[str, ChannelSight]
) -> list[ConflictRow]:
    """Give the contradictions that the client concerned can or may see (R41, A1).

    Who has no account on the item's channel is passed over, unless everybody can see it.
    """
    book = identified.book
    found = contradictions(
        _events(identified),
        identified.meetings,
        book.people,
        book.items,
        {one.item for one in findings if one.category is Category.ALCOHOL_PARTY},
        owner_names=_owner_names(identified),
    )
    channels = dict(book.items.select("id", "channel").iter_rows()) if found else {}
    return list(_seen(found, channels, sights))


def draft_conflicts(identified: Identified, draft: Draft) -> list[Contradiction]:
    """Say what clients were told that something not posted yet would contradict (A1, preflight).

    Who of them would see it depends on the audience it is posted to.
    """
    book = identified.book
    return would_contradict(
        draft,
        _events(identified),
        identified.meetings,
        book.people,
        book.items,
        owner_names=_owner_names(identified),
    )


def _events(identified: Identified) -> list[Event]:
    book = identified.book
    owner_emails = frozenset(email for owner in book.owners for email in owner.emails)
    return with_parties(book.events, book.people, owner_emails)


def _owner_names(identified: Identified) -> frozenset[str]:
    return frozenset(name for owner in identified.book.owners for name in owner.names)


def _seen(
    found: Sequence[Contradiction],
    channels: Mapping[str, str],
    sights: Mapping[str, ChannelSight],
) -> Iterator[ConflictRow]:
    for one in found:
        channel = sights.get(channels[one.item])
        if channel is None:
            continue
        if one.person in channel.position:
            sees = channel.sees(one.person, one.item)
            why = channel.because(one.person, one.item)
        else:
            sees = channel.seen_by_anybody(one.item)
            sees, why = (sees, ()) if sees is Sees.CAN else (Sees.CANNOT, ())
        if sees is not Sees.CANNOT:
            yield ConflictRow(
                person=one.person,
                event=one.event,
                item=one.item,
                became=one.became,
                near=one.near,
                minutes_apart=one.minutes_apart,
                shows=list(one.shows),
                sees=sees,
                because=(*one.because, *why),
            )


def event_rows(events: Iterable[Event], conflicts: Iterable[ConflictRow]) -> list[EventRow]:
    """Give the calendar entries that conflicts refer to; no other leaves the calendar."""
    wanted = {row.event for row in conflicts}
    return [
        EventRow(
            id=event.id,
            summary=event.summary,
            start=iso(event.start),
            end=iso(event.end),
            all_day=event.all_day,
            state=event.state,
            ended_by=event.ended_by,
            moved_to=iso(event.moved_to),
            moved_from=iso(event.moved_from),
        )
        for event in events
        if event.id in wanted
    ]
