"""What a network's own rules say about who sees what; one file a network, dated and cited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from friendline.model import ItemKind, TieKind


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
        checked: The day on which these rules were last looked at.
        sources: Where they stand.
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
    checked: date
    sources: tuple[str, ...]
    ties_are_exported: bool = True
    lists_hold_anybody: bool = False
    all_is_public: bool = False
