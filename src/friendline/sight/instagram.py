"""Who sees what on Instagram."""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules

INSTAGRAM = NetworkRules(
    channel="instagram",
    title="Instagram",
    tie=TieKind.FOLLOWER,
    tie_word="follower",
    # a private account's post stays hidden from whoever is tagged in it and does not follow
    tagged_see=False,
    tagged_friends_may_see=False,
    # "Restricted" there limits comments and messages, not what is seen
    restricted_list=None,
    others_decide={
        ItemKind.COMMENT: "A comment is seen by whoever sees the post it stands under.",
        ItemKind.TAG: "It belongs to whoever posted it, and follows their settings.",
        ItemKind.REACTION: "A reaction is seen by whoever sees the post it stands under.",
    },
    checked=date(2026, 11, 22),
    sources=("formats 2.4",),
)
