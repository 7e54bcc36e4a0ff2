"""Who sees what on Threads."""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules, Rule, Strength, Topic

_CHECKED = date(2026, 11, 22)

_RULES = (
    Rule(
        Topic.PRIVATE,
        "With a private profile followers alone see your posts, old ones too; with a public one "
        "anybody does. What counts is the profile today: posts made while it was public may have "
        "been seen then.",
        "formats 2b: Private Account; formats 2.4 for Instagram",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.AUDIENCE,
        "Who may reply can be chosen for a post, and limits nobody in seeing it.",
        "formats 2b: reply_control",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TAGGED,
        "A private profile's post stays hidden from whoever is named in it and does not follow.",
        "qainsta.com on private accounts of Instagram, seen November 2026",
        Strength.TOLD,
        _CHECKED,
    ),
    Rule(
        Topic.COMMENTS,
        "A reply is seen by whoever sees the post it answers.",
        "guidance 4.4, 8, and Threads alike",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.PAST_POSTS,
        "A single post cannot be narrowed: it can be deleted, or the whole profile made private.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.COMMON,
        "Who looks at your profile may be shown who of the people they follow follows you.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.BLOCKED,
        "Whom you block there or on Instagram no longer finds your profile; a public one can be "
        "looked at from another account.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.RESURFACING,
        "A new reply or a repost can bring an old post up again in feeds, of strangers too where "
        "the profile is public. No export tells when.",
        "R43; as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
)

THREADS = NetworkRules(
    channel="threads",
    title="Threads",
    tie=TieKind.FOLLOWER,
    tie_word="follower",
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
    rules=_RULES,
    offers=("public", "followers"),
    account_decides=True,
    block_hides=True,
)
