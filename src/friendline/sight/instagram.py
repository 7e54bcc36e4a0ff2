"""Who sees what on Instagram."""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules, Rule, Strength, Topic

_CHECKED = date(2026, 11, 22)

_RULES = (
    Rule(
        Topic.PRIVATE,
        "With a private account followers alone see your posts, old ones too; with a public one "
        "anybody does. What counts is the account today: posts made while it was public may have "
        "been seen then.",
        "formats 2.4; Primus on public and private accounts, seen November 2026",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.AUDIENCE,
        "Every follower sees every post; a single one cannot be for fewer.",
        "formats 2.4: every accepted follower sees all posts",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.STORIES,
        "A story is for everybody who sees your posts, or for Close Friends alone. The export "
        "does not mark which.",
        "formats 2.3; qainsta.com on private accounts, seen November 2026",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TAGGED,
        "A private account's post stays hidden from whoever is tagged in it and does not follow.",
        "qainsta.com on private accounts, seen November 2026",
        Strength.TOLD,
        _CHECKED,
    ),
    Rule(
        Topic.RESTRICTED,
        "Restricting somebody limits comments and messages, not what they see.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.COMMENTS,
        "A comment or a like is seen by whoever sees the post it stands under.",
        "guidance 4.4, 8, and Instagram alike",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.PAST_POSTS,
        "A single post cannot be narrowed: it can be archived, which hides it from everybody, or "
        "deleted.",
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
        "Blocking takes away a follower, and the account that is blocked no longer finds yours. "
        "A public account can be looked at from another account.",
        "Primus on public and private accounts, seen November 2026",
        Strength.TOLD,
        _CHECKED,
    ),
    Rule(
        Topic.HIDDEN,
        "Archived posts, and stories after a day, are seen by you alone, unless a story stands "
        "in the highlights of your profile.",
        "guidance 4.4, 11, and Instagram alike",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.RESURFACING,
        "An old post can come up again when it is shared to a story or as a memory; it is also "
        "still on your profile. No export tells when.",
        "R43; as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
)

INSTAGRAM = NetworkRules(
    channel="instagram",
    title="Instagram",
    tie=TieKind.FOLLOWER,
    tie_word="follower",
    tagged_see=False,
    tagged_friends_may_see=False,
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
    rules=_RULES,
    offers=("public", "followers", 'list "Close Friends"'),
    account_decides=True,
    block_hides=True,
)
