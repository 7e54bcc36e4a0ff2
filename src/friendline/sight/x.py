"""Who sees what on X.

Whoever is mentioned in a protected post and does not follow does not see it. Blocking hides
nothing that is public: since November 2024 blocked accounts can read public posts.
"""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules

X = NetworkRules(
    channel="x",
    title="X",
    tie=TieKind.FOLLOWER,
    tie_word="follower",
    tagged_see=False,
    tagged_friends_may_see=False,
    restricted_list=None,
    others_decide={
        ItemKind.GROUP_POST: "A post in a community is seen by whoever the community lets in.",
        ItemKind.REACTION: "A like is seen by you and by the author of the post.",
    },
    to_let_see_less=(
        "X has no list of people who see less. Protect your posts and take them "
        "off your followers, or mind what you post there."
    ),
    instead_of_narrowing=(
        "X cannot narrow a single post: delete {it}, or protect your posts, which hides all "
        "of them from whoever does not follow you."
    ),
    checked=date(2026, 11, 22),
    sources=(
        "formats 4: Visibility",
        "X's help pages on protecting posts, as SlashGear told on 19 August 2023",
        "X Engineering on private likes, as NPR told on 14 June 2024",
        "X Engineering on blocking, as Android Police told on 4 November 2024",
        "as of November 2026, from memory: followers can be removed",
    ),
    # a circle could hold people who do not follow
    lists_hold_anybody=True,
)
