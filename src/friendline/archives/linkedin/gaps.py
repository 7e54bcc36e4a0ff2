"""What LinkedIn exports lack, told so that their owner can do something about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from friendline.archives.linkedin.people import Connections, name_key
from friendline.archives.linkedin.tables import Export
from friendline.model import Account, Gap

_ASK_FOR_ALL = (
    "On LinkedIn open Settings, Data privacy, Get a copy of your data, and ask for the larger "
    "archive. It comes within a day; give it here together with this one."
)
_NAMED = 5
"""So many people of a list are named in a sentence."""


@dataclass(frozen=True)
class Seen:
    """What one export holds of which something may be missing."""

    export: Export
    connections: Connections


def gaps_of_people(exports: Sequence[Seen]) -> Iterator[Gap]:
    """Tell what is not known of connections and invitations.

    Args:
        exports: All exports of one member that are given; what one has, the others do not lack.
    """
    listed = [seen for seen in exports if seen.export.has("connections")]
    listed.sort(key=lambda seen: seen.connections.newest)
    if not listed:
        yield Gap(
            what="This LinkedIn export has no Connections.csv, so nobody is known to be connected.",
            remedy=_ASK_FOR_ALL,
        )
    elif hidden := listed[-1].connections.hidden:
        yield Gap(
            what=f"LinkedIn connections that show only a date: {hidden}. Their members "
            "closed or hid their account.",
            remedy="Look for clients you miss in your list of connections on LinkedIn itself.",
        )
    if gone := _gone(listed):
        yield _gap_of_gone(gone)
    yield _gap_of_requests(exports)


def _gap_of_requests(exports: Sequence[Seen]) -> Gap:
    if any(seen.export.has("invitations") for seen in exports):
        return Gap(
            what="LinkedIn lists recent invitations only, and not which were declined: an "
            "invitation counts as open unless its sender is among your connections.",
            remedy="Compare with My Network, Invitations, on LinkedIn.",
        )
    return Gap(
        what="This LinkedIn export has no Invitations.csv, so no requests are known.",
        remedy=_ASK_FOR_ALL,
    )


def _gone(listed: Sequence[Seen]) -> list[str]:
    """Give the names that an older list of connections has and the newest has not."""
    if not listed:
        return []
    newest = listed[-1].connections
    handles = {tie.account.handle for tie in newest.ties} - {None}
    names = {name_key(tie.account) for tie in newest.ties}

    def is_listed(account: Account) -> bool:
        if account.handle and handles:
            return account.handle in handles
        return name_key(account) in names

    older = [seen.connections for seen in listed if seen.connections.newest < newest.newest]
    accounts = [tie.account for one in older for tie in one.ties]
    return sorted({account.name for account in accounts if not is_listed(account)})


def _gap_of_gone(names: Sequence[str]) -> Gap:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return Gap(
        what=f"Connections of an older LinkedIn export that the newest one does not list: "
        f"{', '.join(names[:_NAMED])}{more}. They were removed, or closed or hid their account; "
        "here they still count as connected.",
        remedy="Look them up on LinkedIn. To count only those of today, leave the older export "
        "out.",
    )


def gap_of_posts(exports: Sequence[Seen]) -> Iterator[Gap]:
    """Tell that none of the exports of one member has posts."""
    if not any(seen.export.has("shares") for seen in exports):
        yield Gap(
            what="This is LinkedIn's quick export, or a part of one: it has no posts, so nothing "
            "you posted there was looked at.",
            remedy=_ASK_FOR_ALL,
        )


def gap_of_audiences(posts: int, unclear: int) -> Iterator[Gap]:
    """Tell that most posts of one export do not say who sees them."""
    if posts and unclear * 2 > posts:
        yield Gap(
            what=f"LinkedIn does not say who can see {unclear} of your {posts} posts.",
            remedy="Say who sees your posts on LinkedIn; its own default is anyone.",
        )
