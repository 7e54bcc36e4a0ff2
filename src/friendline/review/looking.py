"""What every subject sees on every channel."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from friendline.book import Book
from friendline.model import AudienceSource, Certainty, Match, Sees
from friendline.review.contract import BaselineRow
from friendline.review.subjects import Subject, Subjects, is_standing
from friendline.sight import RULES
from friendline.sight.judging.presence import ANYBODY, Presence, shared_names
from friendline.sight.statements.applying import Statements
from friendline.sight.viewing import Sight, Viewer

AS_ANYBODY = "No account of theirs is known there, and none is needed to see it."
"""Why somebody without an account sees what anybody sees (R52)."""

ANYBODY_LOOKS = 0
"""Number of the viewer who is not logged in, on every channel."""


@dataclass(frozen=True)
class ChannelSight:
    """What everybody sees on one channel.

    Attributes:
        channel: The network.
        sight: The verdicts; viewer 0 is anybody who is not logged in.
        position: Number of each subject's viewer, by subject id. Where anybody can see everything,
            this is viewer 0 for whoever of the client list has no account there that is known.
        accepted: Number of the viewer that a subject would be once accepted.
    """

    channel: str
    sight: Sight
    position: Mapping[str, int]
    accepted: Mapping[str, int]

    def sees(self, subject: str, item: str) -> Sees:
        """Say whether a subject sees an item."""
        return self.sight.sees(self.position[subject], item)

    def is_sure(self, subject: str) -> bool:
        """Whether the account by which a subject looks is certainly theirs."""
        return self.sight.viewers[self.position[subject]].sure

    def seen_by_anybody(self, item: str) -> Sees:
        """Say whether somebody who is not logged in sees an item."""
        return self.sight.sees(ANYBODY_LOOKS, item)

    def why_anybody(self, item: str) -> tuple[str, ...]:
        """Say why somebody who is not logged in sees an item, or does not."""
        return self.sight.because(ANYBODY_LOOKS, item)

    def because(self, subject: str, item: str) -> tuple[str, ...]:
        """Say why."""
        number = self.position[subject]
        as_anybody = (AS_ANYBODY,) if number == ANYBODY_LOOKS else ()
        return self.sight.because(number, item) + as_anybody


def look(
    book: Book, items: pl.DataFrame, subjects: Subjects, statements: Statements
) -> dict[str, ChannelSight]:
    """Judge for all subjects what they see on each channel that has rules and items or accounts.

    Args:
        book: The book.
        items: Its table of items, with what the owner said about audiences.
        subjects: Whose sight is asked for.
        statements: For the members of the owner's lists.
    """
    sights = {}
    of_accounts = {account.channel for account in book.accounts.values()}
    for channel in sorted({*items["channel"].unique(), *of_accounts}):
        if channel in RULES:
            of_channel = items.filter(pl.col("channel") == channel)
            sights[channel] = _look_at(channel, of_channel, book, subjects, statements)
    return sights


def _look_at(
    channel: str, items: pl.DataFrame, book: Book, subjects: Subjects, statements: Statements
) -> ChannelSight:
    viewers = [Viewer("anybody", (ANYBODY,), sure=True)]
    position, accepted = {}, {}
    for subject in subjects.all().values():
        viewer = _viewer(channel, subject, book)
        if viewer is None:
            continue
        position[subject.id] = len(viewers)
        viewers.append(viewer)
        if _waits(channel, subject, book):
            accepted[subject.id] = len(viewers)
            viewers.append(_once_accepted(channel, viewer))
    # What the owner says of a list counts more than what an export tells of it.
    told = {**book.lists, **statements.lists}
    lists = {name: who for (where, name), who in told.items() if where == channel}
    rules = statements.rules(RULES[channel])
    names = shared_names(one.name for one in book.accounts.values() if one.channel == channel)
    sight = Sight(items, viewers, rules, lists, names)
    if sight.counts(ANYBODY_LOOKS).can == items.height > 0:
        position = dict.fromkeys(subjects.listed, ANYBODY_LOOKS) | position
    return ChannelSight(channel, sight, position, accepted)


def _viewer(channel: str, subject: Subject, book: Book) -> Viewer | None:
    """The subject as the channel knows them: confirmed accounts, or else all possible ones."""
    there = [one for one in subject.matches if book.accounts[one.account].channel == channel]
    confirmed = [one for one in there if one.certainty is Certainty.CONFIRMED]
    if not there:
        return None
    # an account that stands for itself is surely itself, whoever holds it
    sure = bool(confirmed) or subject.person is None
    return Viewer(
        subject.id, tuple(_presence(match, book) for match in confirmed or there), sure=sure
    )


def _presence(match: Match, book: Book) -> Presence:
    ties = book.ties.get(match.account, ())
    return Presence(
        account=match.account,
        name=book.accounts[match.account].name,
        ties=frozenset(tie.kind for tie in ties if tie.until is None),
    )


def _waits(channel: str, subject: Subject, book: Book) -> bool:
    """Whether the subject is on this channel and not let in yet."""
    return not any(
        is_standing(tie)
        for match in subject.matches
        if book.accounts[match.account].channel == channel
        for tie in book.ties.get(match.account, ())
    )


def _once_accepted(channel: str, viewer: Viewer) -> Viewer:
    tie = RULES[channel].tie
    return replace(
        viewer,
        presences=tuple(
            replace(presence, ties=presence.ties | {tie}) for presence in viewer.presences
        ),
    )


def has_items(one: ChannelSight) -> bool:
    """Whether there is anything to be seen on a channel."""
    return one.sight.items.height > 0


def baseline_rows(sights: Mapping[str, ChannelSight]) -> list[BaselineRow]:
    """Give what anybody sees who is not even logged in (R52)."""
    rows = []
    for one in filter(has_items, sights.values()):
        counts = one.sight.counts(ANYBODY_LOOKS)
        items = one.sight.items
        unknown = items.filter(pl.col("audience_source") == AudienceSource.UNKNOWN.value).height
        rows.append(
            BaselineRow(
                channel=one.channel,
                items=items.height,
                can=counts.can,
                may=counts.may,
                cannot=counts.cannot,
                unknown_audience=unknown,
            )
        )
    return rows
