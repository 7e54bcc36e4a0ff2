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
    checked=date(2026, 11, 22),
    sources=("formats 5.1: visibility", "formats 5.2: lists do not limit who sees"),
    # the archive names whom the owner follows, and nobody who follows them
    ties_are_exported=False,
)
