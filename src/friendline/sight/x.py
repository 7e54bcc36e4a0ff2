"""Who sees what on X.

Whoever is mentioned in a protected post and does not follow does not see it. Blocking hides
nothing that is public: since November 2024 blocked accounts can read public posts.
"""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules, Rule, Strength, Topic

_CHECKED = date(2026, 11, 22)

_RULES = (
    Rule(
        Topic.PRIVATE,
        "Where posts are protected, followers alone see them, old ones too; taking that back "
        "shows all of them. What counts is the account today: posts made while it was open may "
        "have been seen then.",
        "X's help pages on protecting posts, as SlashGear told on 19 August 2023",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.PRIVATE,
        "The archive's history of protecting covers six months, so an empty one tells nothing: "
        "whoever protected their posts a year ago has an empty one too. Until you say which it "
        "is, it is unknown.",
        "formats 4: Visibility; X's description of the archive",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.LISTS,
        "Posts to a Twitter Circle were for its members, who did not have to follow. Circles "
        "ended on 31 October 2023; who was in one, the archive tells by number at most.",
        "formats 4: Visibility",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TAGGED,
        "Whoever is mentioned in a protected post and does not follow does not see it.",
        "X's help pages on protecting posts, as SlashGear told on 19 August 2023",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.GROUPS,
        "A post in a community is taken to be for whoever the community lets in.",
        "formats 4: Visibility",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.COMMENTS,
        "Likes are seen by you and by the author of the post, since June 2024.",
        "X Engineering on private likes, as NPR told on 14 June 2024",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.PAST_POSTS,
        "A single post cannot be narrowed: it can be deleted, or all of them protected.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.COMMON,
        "Who looks at your profile is shown who of the people they follow follows you.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.BLOCKED,
        "Blocking hides nothing that is public: blocked accounts can read public posts, since "
        "November 2024. It does take away a follower.",
        "X Engineering on blocking, as Android Police told on 4 November 2024",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TIES,
        "Followers can be taken off without blocking them.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.DELETED,
        "Deleted posts stay in the archive for a while, for you alone; copies and pictures of "
        "the screen may stay elsewhere.",
        "formats 4: deleted-tweets",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.RESURFACING,
        "A reply, a repost or a quote can bring an old post up again, for strangers too where "
        "posts are not protected. No export tells when.",
        "R43; as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
)

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
    rules=_RULES,
    offers=("public", "followers"),
    account_decides=True,
    # a circle could hold people who do not follow
    lists_hold_anybody=True,
)
