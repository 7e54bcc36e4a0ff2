"""Who sees what on LinkedIn."""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules

LINKEDIN = NetworkRules(
    channel="linkedin",
    title="LinkedIn",
    tie=TieKind.CONNECTION,
    tie_word="connection",
    tagged_see=False,
    tagged_friends_may_see=False,
    restricted_list=None,
    others_decide={
        ItemKind.COMMENT: "A comment is seen by whoever sees the post it stands under.",
        ItemKind.GROUP_POST: "A post in a group is seen by whoever the group lets in.",
        ItemKind.REACTION: "A reaction is seen by whoever sees the post it stands under.",
    },
    checked=date(2026, 11, 22),
    sources=("formats 3: Visibility",),
)
