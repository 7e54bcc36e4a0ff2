"""Who sees what on Mastodon and its kin."""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules

MASTODON = NetworkRules(
    channel="mastodon",
    title="Mastodon",
    tie=TieKind.FOLLOWER,
    tie_word="follower",
    tagged_see=True,
    tagged_friends_may_see=False,
    restricted_list=None,
    others_decide={
        ItemKind.REACTION: "A favourite is seen by whoever sees the post it stands under.",
    },
    to_let_see_less=(
        "Lists on Mastodon do not limit who sees a post. Approve followers yourself and take them "
        "off, or post for the people you name."
    ),
    instead_of_narrowing=(
        "Who a post is for cannot be changed on Mastodon: delete {it}, and post again for "
        "fewer people if you like."
    ),
    checked=date(2026, 11, 22),
    sources=(
        "formats 5.1: visibility",
        "formats 5.2: lists do not limit who sees, visibility is fixed once posted",
    ),
    # the archive names whom the owner follows, and nobody who follows them
    ties_are_exported=False,
)
