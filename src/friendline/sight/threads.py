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
    to_let_see_less=(
        "Every follower there sees all your posts. With a private profile, take them "
        "off your followers; with a public one, anybody sees them."
    ),
    instead_of_narrowing=(
        "Threads cannot narrow a single post: delete {it}, or make your profile private, "
        "which hides all your posts from whoever does not follow you."
    ),
    checked=date(2026, 11, 22),
    sources=("formats 2b",),
)
