"""The rules of Instagram and Threads: who is let in, and who is not."""

import pytest

from friendline.book.items import item_id, item_table
from friendline.model import AudienceSource, Item, ItemKind, Sees, TieKind
from friendline.sight.instagram import INSTAGRAM
from friendline.sight.judging.belonging import ANYBODY, STRANGER, Presence
from friendline.sight.network import NetworkRules
from friendline.sight.threads import THREADS
from friendline.sight.viewing import Sight, Viewer

FOLLOWER = Presence(name="ann.lee", ties=frozenset({TieKind.FOLLOWER}))
FOLLOWED = Presence(name="dot", ties=frozenset({TieKind.FOLLOWING}))
BOTH = pytest.mark.parametrize("rules", [INSTAGRAM, THREADS])


def seen(rules: NetworkRules, who: Presence, audience: str, tagged: str = "") -> Sees:
    """Whether somebody sees a post for this audience."""
    item = Item(
        channel=rules.channel,
        kind=ItemKind.POST,
        text="Hello",
        tagged=(tagged,) if tagged else (),
        audience=audience,
        audience_source=AudienceSource.DERIVED,
    )
    table = item_table({item_id(item): item})
    sight = Sight(table, [Viewer("one", (who,), sure=True)], rules, {})
    return sight.sees(0, item_id(item))


@BOTH
def test_a_private_account_lets_in_followers_only(rules: NetworkRules) -> None:
    """Whom the owner follows is not let in by that, nor is a stranger."""
    assert seen(rules, FOLLOWER, "followers") is Sees.CAN
    for who in (FOLLOWED, STRANGER, ANYBODY):
        assert seen(rules, who, "followers") is Sees.CANNOT


@BOTH
def test_a_public_account_is_for_anybody(rules: NetworkRules) -> None:
    """Logged in or not."""
    for who in (FOLLOWER, FOLLOWED, STRANGER, ANYBODY):
        assert seen(rules, who, "public") is Sees.CAN


@BOTH
def test_being_named_lets_nobody_in(rules: NetworkRules) -> None:
    """A private account's post stays hidden from whoever is named in it and does not follow."""
    assert seen(rules, FOLLOWED, "followers", tagged="dot") is Sees.CANNOT


@BOTH
def test_the_rules_are_dated_and_sourced(rules: NetworkRules) -> None:
    """Platforms change: each rule says when it was looked at and where it stands."""
    assert rules.sources
    assert rules.tie is TieKind.FOLLOWER
    assert ItemKind.COMMENT in rules.others_decide
