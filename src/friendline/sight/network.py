"""What a network's own rules say about who sees what; one file a network, dated and cited.

Each rule is a sentence with the day it was last looked at, where it stands and how sure that is
(``Rule``); what follows from it in code is a field of ``NetworkRules``. ``docs/networks.md`` is
made from these sentences, see ``sight.network_page``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from friendline.model import ItemKind, TieKind


class Strength(StrEnum):
    """How sure a rule is; what is only remembered makes no sight definite."""

    READ = "read"
    """In the network's own words or code, or in two texts that do not know of each other."""
    TOLD = "told"
    """In one text by somebody else."""
    REMEMBERED = "remembered"
    """From memory, not looked up."""


class Topic(StrEnum):
    """What a rule is about; also its heading in the documentation."""

    AUDIENCE = "Who a post is for"
    PRIVATE = "Private accounts"
    LISTS = "Lists"
    TAGGED = "Who is tagged or mentioned"
    TAG_REVIEW = "Tag review"
    RESTRICTED = "Restricted"
    PAST_POSTS = "Changing it later"
    COMMENTS = "Comments and reactions"
    GROUPS = "Groups and communities"
    TIMELINES = "Other people's timelines"
    ALWAYS_PUBLIC = "Always public"
    TIES = "Who is tied to you"
    COMMON = "Whom you have in common"
    BLOCKED = "Blocking"
    VISITORS = "Without logging in"
    STORIES = "Stories"
    HIDDEN = "Archive and trash"
    DELETED = "Deleted"
    RESURFACING = "Old items that come up again"


@dataclass(frozen=True)
class Rule:
    """One rule of a network.

    Attributes:
        topic: What it is about.
        what: The rule, in one or a few sentences for the owner.
        source: Where it stands.
        strength: How sure that is.
        checked: The day on which it was last looked at; networks change.
    """

    topic: Topic
    what: str
    source: str
    strength: Strength
    checked: date


@dataclass(frozen=True)
class NetworkRules:
    """The rules of one network that exports do not tell.

    Attributes:
        channel: The network.
        title: Its name as people write it.
        tie: The tie by which people are let in.
        tie_word: What somebody so tied is called: "friend".
        tagged_see: Who is tagged in an item sees it, whatever its audience (guidance 4.4, 4).
        tagged_friends_may_see: So may friends of who is tagged.
        restricted_list: Name of the list whose members see public items only, if there is one.
        ties_are_exported: Whether its exports name everybody who is so tied; where they do not,
            nobody is known not to be.
        lists_hold_anybody: Whether somebody may be on a list without being tied.
        all_is_public: Whether nothing there can be for some people only.
        others_decide: Kinds of item whose audience somebody else sets, so that the owner's
            defaults do not hold for them; with a sentence that says whose word counts.
        to_let_see_less: How somebody who is tied comes to see less, in one or two sentences.
        instead_of_narrowing: Where it cannot be changed who an item is for once it is there: what
            can be done instead, in a sentence with ``{it}`` for the items. ``None`` where it can.
        rules: The rules themselves, each dated and cited.
        offers: Audiences that a post there can have, the widest first, in the words of
            ``sight.audience``.
        offers_lists: Whether a post there can be for, or kept from, a list or named people.
        account_decides: Whether the state of the account today decides for all posts, old ones
            too, and not what was chosen for each.
        limited_to: What becomes of wider audiences when the owner limits past posts there; empty
            where that cannot be done.
        always_public: Albums, by name in lower case, that hold pictures which are public whatever
            else is said, with a sentence that says so.
        block_hides: Whether a blocked account sees only what is public, and that without logging
            in.
        visitors_see: Whether who is not logged in sees what is public; the owner says where not.
    """

    channel: str
    title: str
    tie: TieKind
    tie_word: str
    tagged_see: bool
    tagged_friends_may_see: bool
    restricted_list: str | None
    others_decide: Mapping[ItemKind, str]
    to_let_see_less: str
    instead_of_narrowing: str | None
    rules: tuple[Rule, ...]
    offers: tuple[str, ...]
    offers_lists: bool = False
    account_decides: bool = False
    limited_to: Mapping[str, str] = field(default_factory=dict)
    always_public: Mapping[str, str] = field(default_factory=dict)
    block_hides: bool = False
    visitors_see: bool = True
    ties_are_exported: bool = True
    lists_hold_anybody: bool = False
    all_is_public: bool = False

    @property
    def checked(self) -> date:
        """The day on which the rule that was left longest was last looked at."""
        return min(rule.checked for rule in self.rules)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the rules stand, each source once."""
        return tuple(dict.fromkeys(rule.source for rule in self.rules))

    def about(self, topic: Topic) -> tuple[Rule, ...]:
        """Give the rules on one topic."""
        return tuple(rule for rule in self.rules if rule.topic is topic)
