"""Who sees what on LinkedIn."""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules, Rule, Strength, Topic

_CHECKED = date(2026, 11, 22)

_RULES = (
    Rule(
        Topic.AUDIENCE,
        "A post is for anyone, for connections, or for the members of a group; that is chosen "
        "for each post.",
        "linkedinpreview.com on privacy settings, July 2026; formats 3: Visibility",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.AUDIENCE,
        "In the export, PUBLIC is for anybody, LOGGED_IN for whoever is logged in, CONNECTIONS "
        "for connections, and CONTAINER for a group whose members no export names.",
        "formats 3: Visibility, by the names of LinkedIn's interface",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.AUDIENCE,
        "What MEMBER_NETWORK means is documented nowhere, and most posts in real exports have an "
        "empty cell. Both are unknown here: neither is taken for connections, nor for anybody.",
        "formats 3: Visibility",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.COMMENTS,
        "A comment or a reaction is seen by whoever sees the post it stands under. It can also "
        "show that post to your own connections.",
        "guidance 4.4, 8, and LinkedIn alike",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.GROUPS,
        "A post in a group is for its members.",
        "linkedinpreview.com on privacy settings, July 2026",
        Strength.TOLD,
        _CHECKED,
    ),
    Rule(
        Topic.TAGGED,
        "Whoever is named in a post for connections and is none is not let in by that.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.PAST_POSTS,
        "A post keeps the audience it was given: rewrite it, or delete it. One text tells that it "
        "can be changed.",
        "as of November 2026, from memory; smprotips.com tells otherwise",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.COMMON,
        "Members see which connections they have in common with you, even where your list of "
        "connections is hidden.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.BLOCKED,
        "Blocking ends a connection, and the member who is blocked no longer sees your profile "
        "and posts while logged in.",
        "socialgreatness.co and sociallyactiveentrepreneur.com on blocking, seen November 2026",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.RESURFACING,
        "A reaction or a new comment can show an old post to people who had not seen it. No "
        "export tells when.",
        "R43; as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
)

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
    rules=_RULES,
    offers=("public", "members", "connections"),
    block_hides=True,
)
