"""Who sees what on Facebook."""

from datetime import date

from friendline.model import ItemKind, TieKind
from friendline.sight.network import NetworkRules, Rule, Strength, Topic

_CHECKED = date(2026, 11, 22)

_RULES = (
    Rule(
        Topic.AUDIENCE,
        "Each post has its own audience: everybody, friends, friends except some, certain people "
        "or a list, or only you. The export tells none of them.",
        "guidance 4.4, 2; formats 1.5",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.AUDIENCE,
        "A new post is offered the audience of the post before it.",
        "guidance 4.1: Sinha, Li and Bauer 2013, who found it right for 67% of posts",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.ALWAYS_PUBLIC,
        "The profile picture and the cover that are in use are for everybody. Older ones keep the "
        "audience they were given, and the export does not say which are in use; so a default does "
        "not hold for these two albums.",
        "guidance 4.4, 1",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TAGGED,
        "Whoever is tagged in a post or picture sees it, and by default so do their friends. No "
        "export says who these friends are.",
        "guidance 4.4, 4",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TAG_REVIEW,
        "Tag review keeps what others tag you in off your own timeline only. The friends of who "
        "posted it see it all the same, so it changes nothing in what friendline says.",
        "guidance 4.4, 5",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.RESTRICTED,
        "Friends on the list Restricted see what is public and what they are tagged in.",
        "guidance 4.4, 3",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.PAST_POSTS,
        '"Limit past posts" makes posts on your timeline that were for everybody or for friends '
        "of friends into posts for friends, once, for all that is there on that day. Whoever is "
        "tagged, and their friends, go on seeing them.",
        "guidance 4.4, 6; jpctroubleshooting.blogspot.com, October 2011",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.PAST_POSTS,
        "Limiting past posts changes nothing in posts for a list or named people, in posts on "
        "other people's timelines, in what others posted and tagged you in, and in the pictures "
        "of profile and cover.",
        "Grokipedia on Limit Past Posts, seen November 2026",
        Strength.TOLD,
        _CHECKED,
    ),
    Rule(
        Topic.COMMENTS,
        "A comment or a reaction is seen by whoever sees the post it stands under.",
        "guidance 4.4, 8",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.GROUPS,
        "A post in a group follows the group: a public group's posts are for everybody, those of "
        "a closed or secret one for its members. The export does not say which a group is, nor "
        "who is in it.",
        "guidance 4.4, 9; formats 1.3",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TIMELINES,
        "What you write on somebody's timeline is seen by whoever they let see it.",
        "formats 1.5",
        Strength.REMEMBERED,
        _CHECKED,
    ),
    Rule(
        Topic.COMMON,
        "Mutual friends always show, even where your list of friends is for you only.",
        "guidance 4.4, 7; namegenerator.biz on private friend lists, seen November 2026",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.TIES,
        "That you are friends also shows on your friend's list, by your friend's setting and "
        "not by yours.",
        "guidance 4.4, 7; namegenerator.biz on private friend lists, seen November 2026",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.BLOCKED,
        "Blocking ends a friendship, and the account that is blocked no longer sees your "
        "timeline. What is public can still be seen without logging in, and in groups, events "
        "and mutual friends' pictures you may still meet.",
        "Mary Biever on block, restrict and hide; cureforgravity.ca on managing blocking",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.HIDDEN,
        "What lies in the archive or the trash is seen by you alone until you take it back.",
        "guidance 4.4, 11",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.DELETED,
        "Deleted posts have come back. A post that is gone from a new export and stands in an "
        "older one is best looked for by hand.",
        "guidance 4.4, 12",
        Strength.READ,
        _CHECKED,
    ),
    Rule(
        Topic.RESURFACING,
        "An old post that somebody may see can come up again in their feed: by a new comment, "
        "by being shared again, or as a memory. No export tells when.",
        "R43; as of November 2026, from memory",
        Strength.REMEMBERED,
        _CHECKED,
    ),
)

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
    rules=_RULES,
    offers=("public", "friends of friends", "friends", "only me"),
    offers_lists=True,
    limited_to={"public": "friends", "friends of friends": "friends"},
    # by their English names; exports in other languages call them otherwise
    always_public={
        "profile pictures": "The profile picture in use is public by Facebook's rule.",
        "cover photos": "The cover in use is public by Facebook's rule.",
    },
    block_hides=True,
)
