"""Who sees what on Facebook."""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules

FACEBOOK = NetworkRules(
    channel="facebook",
    title="Facebook",
    tie=TieKind.FRIEND,
    tie_word="friend",
    tagged_see=True,
    tagged_friends_may_see=True,
    restricted_list="Restricted",
    others_decide={
        ItemKind.COMMENT: "A comment is seen by whoever sees the post it stands under.",
        ItemKind.GROUP_POST: "A post in a group is seen by whoever the group lets in.",
        ItemKind.GROUP: "Who sees a membership is the group's choice.",
        ItemKind.TAG: "It belongs to whoever posted it, and follows their settings.",
        ItemKind.WALL_POST: "It stands on a timeline, and follows the settings of its owner.",
        ItemKind.EVENT_REPLY: "Who sees a reply is the event's choice.",
        ItemKind.REACTION: "A reaction is seen by whoever sees the post it stands under.",
    },
    to_let_see_less=(
        "Narrow first, for instance with a list that sees less; ending a connection comes last."
    ),
    instead_of_narrowing=None,
    checked=date(2026, 11, 22),
    sources=("guidance 4.4: 2, 3, 4, 8, 9", "formats 1.5"),
)
