"""Who sees what on Threads."""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules

THREADS = NetworkRules(
    channel="threads",
    title="Threads",
    tie=TieKind.FOLLOWER,
    tie_word="follower",
    # a private profile's post stays hidden from whoever is named in it and does not follow
    tagged_see=False,
    tagged_friends_may_see=False,
    restricted_list=None,
    others_decide={
        ItemKind.COMMENT: "A reply is seen by whoever sees the post it answers.",
        ItemKind.REACTION: "A reaction is seen by whoever sees the post it stands under.",
    },
    checked=date(2026, 11, 22),
    sources=("formats 2b",),
)
