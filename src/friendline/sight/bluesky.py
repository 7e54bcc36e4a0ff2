"""Who sees what on Bluesky: everything is public."""

from datetime import date

from friendline.model import TieKind
from friendline.sight.network import NetworkRules

BLUESKY = NetworkRules(
    channel="bluesky",
    title="Bluesky",
    tie=TieKind.FOLLOWER,
    tie_word="follower",
    tagged_see=True,
    tagged_friends_may_see=False,
    restricted_list=None,
    others_decide={},
    to_let_see_less="Everything on Bluesky is public, so mind what you post there.",
    instead_of_narrowing=(
        "Everything on Bluesky is public: delete {it}, or let {it} stand for everybody."
    ),
    checked=date(2026, 11, 22),
    sources=("formats 6: all is public, no private accounts",),
    all_is_public=True,
)
