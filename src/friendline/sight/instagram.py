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
    to_let_see_less=(
        "Every follower there sees all your posts. With a private account, take them "
        "off your followers; stories can also go to Close Friends alone."
    ),
    instead_of_narrowing=(
        "Instagram cannot narrow a single post: archive {it}, which hides {it} from "
        "everybody, or delete {it}."
    ),
    checked=date(2026, 11, 22),
    sources=(
        "formats 2.4",
        "formats 2.4: every follower sees all posts",
        "as of November 2026, from memory: archiving, and Close Friends",
    ),
)
