"""Who sees what on X."""

import pytest

from friendline.model import Sees, TieKind
from friendline.sight.audience import parse_audience
from friendline.sight.instagram import INSTAGRAM
from friendline.sight.judging.belonging import ANYBODY, STRANGER, Membership, Presence
from friendline.sight.network import NetworkRules, Topic
from friendline.sight.threads import THREADS
from friendline.sight.x import X


def _sees(audience: str, who: Presence) -> Sees:
    return Membership(X).belongs(parse_audience(audience), who).sees


def test_protected_posts_are_for_followers() -> None:
    """Who follows sees a protected post; whom the owner follows, or who is blocked, does not."""
    assert _sees("followers", Presence("Ann", frozenset({TieKind.FOLLOWER}))) is Sees.CAN
    for tie in (TieKind.FOLLOWING, TieKind.BLOCKED):
        assert _sees("followers", Presence("Ann", frozenset({tie}))) is Sees.CANNOT
    assert _sees("followers", STRANGER) is Sees.CANNOT


def test_public_posts_are_for_everybody() -> None:
    """Anybody sees a public post, even who is blocked and who has no account."""
    blocked = Presence("Ann", frozenset({TieKind.BLOCKED}))
    assert {_sees("public", who) for who in (ANYBODY, STRANGER, blocked)} == {Sees.CAN}


def test_circle_members_are_not_known() -> None:
    """Who is tied may be in the circle, until the owner says who is."""
    ann = Presence("Ann", frozenset({TieKind.FOLLOWER}))
    audience = parse_audience('list "Twitter Circle"')
    assert Membership(X).belongs(audience, ann).sees is Sees.MAY
    said = Membership(X, {"twitter circle": frozenset({"Ann"})})
    assert said.belongs(audience, ann).sees is Sees.CAN


def test_being_mentioned_lets_nobody_in() -> None:
    """Who is mentioned in a protected post and does not follow does not see it."""
    assert not X.tagged_see
    assert not X.tagged_friends_may_see


def test_blocking_hides_nothing_that_is_public() -> None:
    """Since November 2024; and an empty history of protecting is no proof of open posts."""
    assert not X.block_hides
    assert any("November 2024" in rule.what for rule in X.about(Topic.BLOCKED))
    assert any("six months" in rule.what for rule in X.about(Topic.PRIVATE))


@pytest.mark.parametrize("rules", [X, INSTAGRAM, THREADS])
def test_the_state_of_the_account_counts_today_and_not_then(rules: NetworkRules) -> None:
    """What was posted while the account was open may have been seen then."""
    assert rules.account_decides
    assert any("may have been seen then" in rule.what for rule in rules.about(Topic.PRIVATE))
