"""Who sees what on Mastodon and its kin."""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules, Rule, Strength, Topic

_CHECKED = date(2026, 11, 22)
_DOCUMENTATION = "Mastodon's documentation, user/posting: publishing levels"

_RULES = (
    Rule(
        Topic.AUDIENCE,
        "A public post and a quiet public one (unlisted) are for anybody, logged in or not; the "
        "quiet one is only kept out of searches and public timelines.",
        f"{_DOCUMENTATION}; formats 5.1",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.AUDIENCE,
        "A post for followers is for whoever follows you when they look, not when it was posted: "
        "unless you approve followers yourself, anybody can follow and read the older ones.",
        _DOCUMENTATION,
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.AUDIENCE,
        "A post for specific people (direct) is for whoever is mentioned in it. Whoever runs the "
        "servers can read it.",
        _DOCUMENTATION,
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TAGGED,
        "Whoever is mentioned sees the post, whatever its level.",
        f"{_DOCUMENTATION}; formats 5.1",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.LISTS,
        "Lists sort what you read. They limit nobody in seeing what you post.",
        "formats 5.2",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TIES,
        "The archive names whom you follow and nobody who follows you. So nobody there is known "
        "not to follow. Whoever only asked to follow sees what a stranger sees.",
        "formats 5.1, 5.2",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.COMMENTS,
        "An answer has a level of its own and stands on your profile. A favourite shows under "
        "the post it was given to.",
        "formats 5.1",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.PAST_POSTS,
        "The level of a post cannot be changed, and there is no way to make past public posts "
        "private at once: delete, and post again.",
        f"{_DOCUMENTATION}; formats 5.2",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.VISITORS,
        "A server can ask visitors to log in (DISALLOW_UNAUTHENTICATED_API_ACCESS, or limited "
        'federation). The archive does not say so; you can, with visitors = "none". Other servers '
        "keep copies of public posts and have rules of their own.",
        "Mastodon's code, api/base_controller",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.COMMON,
        "Who looks at your profile is shown who of the people they follow follows you, but for "
        "those who hide whom they follow.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.BLOCKED,
        "Blocking takes away a follower, and the account that is blocked no longer sees what is "
        "public while logged in; it can without logging in. What it is mentioned in, it sees.",
        "Mastodon's code, policies/status_policy: show?",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.DELETED,
        "Other servers are asked to delete their copies too; nobody can make them.",
        "as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.RESURFACING,
        "A boost brings an old public post up again, for people you do not know too. Posts for "
        "followers cannot be boosted by others.",
        _DOCUMENTATION,
        Strength.READ,
        _CHECKED,
    ),
)

MASTODON = NetworkRules(
    channel="mastodon",
    title="Mastodon",
    tie=TieKind.FOLLOWER,
    tie_word="follower",
    tagged_see=True,
    tagged_friends_may_see=False,
    restricted_list=None,
    others_decide={
        ItemKind.REACTION: "A favourite is seen by whoever sees the post it stands under.",
    },
    to_let_see_less=(
        "Lists on Mastodon do not limit who sees a post. Approve followers yourself and take them "
        "off, or post for the people you name."
    ),
    instead_of_narrowing=(
        "Who a post is for cannot be changed on Mastodon: delete {it}, and post again for "
        "fewer people if you like."
    ),
    rules=_RULES,
    offers=("public", "followers", "only me"),
    # the archive names whom the owner follows, and nobody who follows them
    ties_are_exported=False,
)
