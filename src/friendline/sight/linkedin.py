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
    to_let_see_less=(
        "LinkedIn has no list of people who see less, so mind what you post there; ending a "
        "connection comes last."
    ),
    instead_of_narrowing=(
        "LinkedIn does not let you change who a post is for: rewrite {it}, or delete {it}."
    ),
    checked=date(2026, 11, 22),
    sources=(
        "formats 3: Visibility",
        "as of November 2026, from memory: a post keeps the audience it was given",
    ),
)
