"""Who sees what on Bluesky: everything is public."""

from datetime import date

from friendline.model import TieKind
from friendline.sight.network import NetworkRules, Rule, Strength, Topic

_CHECKED = date(2026, 11, 22)

_RULES = (
    Rule(
        Topic.AUDIENCE,
        "Everything is public: there are no private accounts and no requests to follow.",
        "formats 6",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TAGGED,
        "Whoever is mentioned sees the post, as everybody does.",
        "formats 6",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.COMMENTS,
        "Who may reply or quote can be limited; that limits nobody in seeing a post. Likes and "
        "follows are public as well.",
        "formats 6: threadgate and postgate",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.VISITORS,
        "You can ask apps not to show your posts to whoever is not logged in. It is a wish: the "
        "posts stay public, and other apps show them.",
        "formats 0: a logged-out hidden self label at most",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.COMMON,
        "Who looks at your profile is shown who of the people they follow follows you; all follows "
        "are public.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.BLOCKED,
        "Blocks are public themselves, and a blocked person reads your posts without logging in.",
        "formats 6: blocks are public",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.RESURFACING,
        "A repost or a quote brings an old post up again, for people you do not know too.",
        "R43; as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
)

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
    rules=_RULES,
    offers=("public",),
    all_is_public=True,
)
