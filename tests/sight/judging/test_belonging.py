"""Who belongs to an audience: surely, perhaps, or not."""

from dataclasses import replace

import pytest

from friendline.model import TieKind
from friendline.sight import RULES
from friendline.sight.audience import parse_audience
from friendline.sight.judging.belonging import (
    ANYBODY,
    OWNER,
    STRANGER,
    Membership,
    Presence,
    Verdict,
    name_key,
    shared_names,
)

FACEBOOK, MASTODON = RULES["facebook"], RULES["mastodon"]
FRIEND = Presence("Kim Novak", frozenset({TieKind.FRIEND}))
CAN, MAY, CANNOT = Verdict.CAN, Verdict.MAY, Verdict.CANNOT


def belongs(audience: str, who: Presence, membership: Membership | None = None) -> Verdict:
    """Say whether somebody is in a written audience on Facebook."""
    return (membership or Membership(FACEBOOK)).belongs(parse_audience(audience), who)


@pytest.mark.parametrize(
    ("audience", "friend", "stranger", "anybody"),
    [
        ("public", CAN, CAN, CAN),
        ("members", CAN, CAN, CANNOT),
        ("friends", CAN, CANNOT, CANNOT),
        ("friends of friends", CAN, MAY, CANNOT),
        ('friends of "Ann Lee"', MAY, MAY, CANNOT),
        ('friends of "Kim Novak"', CAN, MAY, CANNOT),
        ('timeline "Ann Lee"', MAY, MAY, MAY),
        ('group "Sunday hikers"', MAY, MAY, CANNOT),
        ("close friends", MAY, CANNOT, CANNOT),
        ("friends of wall owner", CAN, CANNOT, CANNOT),
        ("tagged", CANNOT, CANNOT, CANNOT),
        ("friends and close friends", MAY, CANNOT, CANNOT),
        ("friends except friends of friends", CANNOT, CANNOT, CANNOT),
    ],
)
def test_who_is_in_what(
    audience: str, friend: Verdict, stranger: Verdict, anybody: Verdict
) -> None:
    """A friend, somebody with an account and somebody without, in each kind of set."""
    found = [belongs(audience, who) for who in (FRIEND, STRANGER, ANYBODY)]
    assert found == [friend, stranger, anybody]


def test_what_is_open_in_both_parts_may_be_settled_together() -> None:
    """Whether they follow or not, they are a follower or a member who is none."""
    audience = "followers + (members except followers)"
    assert belongs(audience, STRANGER, Membership(MASTODON)) is CAN
    assert belongs("followers except followers", STRANGER, Membership(MASTODON)) is CANNOT
    assert belongs("unknown + (public except unknown)", ANYBODY) is CAN


def test_a_name_that_two_accounts_have_means_nobody_for_certain() -> None:
    """A list that names one of two namesakes may mean either."""
    lists = {"family": frozenset({"Kim Novak"})}
    alone = Membership(FACEBOOK, lists)
    two = Membership(FACEBOOK, lists, shared_names(["Kim Novak", "KIM NOVAK", "Ann Lee"]))
    for audience in ('list "Family"', 'people "Kim Novak"'):
        assert belongs(audience, FRIEND, alone) is CAN
        assert belongs(audience, FRIEND, two) is MAY
    assert belongs('friends except list "Family"', FRIEND, two) is MAY


def test_a_namesake_on_the_restricted_list_makes_friends_doubtful() -> None:
    """Nobody can tell which of the two sees public items only."""
    lists = {"restricted": frozenset({"Kim Novak"})}
    two = Membership(FACEBOOK, lists, frozenset({"kim novak"}))
    assert belongs("friends", FRIEND, Membership(FACEBOOK, lists)) is CANNOT
    assert belongs("friends", FRIEND, two) is MAY


def test_a_list_reaches_who_is_restricted_perhaps() -> None:
    """Whether another list overrules the Restricted list, no rule says."""
    lists = {"restricted": frozenset({"Kim Novak"}), "family": frozenset({"Kim Novak"})}
    assert belongs('list "Family"', FRIEND, Membership(FACEBOOK, lists)) is MAY
    assert (
        belongs('members except list "Restricted"', FRIEND, Membership(FACEBOOK, lists)) is CANNOT
    )


def test_names_are_compared_as_people_write_them() -> None:
    """Case, width and blanks make no other person."""
    membership = Membership(FACEBOOK, {"Family": frozenset({"kim  NOVAK"})})
    assert belongs('list "family"', FRIEND, membership) is CAN
    assert name_key("\uff2bim Novak ") == "kim novak"


def test_who_is_blocked_sees_what_needs_no_login_where_a_block_hides() -> None:
    """A block shuts out, and logging out opens what is public."""
    blocked = Presence("Kim Novak", frozenset({TieKind.FRIEND, TieKind.BLOCKED}))
    hiding = Membership(replace(FACEBOOK, block_hides=True))
    assert belongs("friends", blocked, hiding) is CANNOT
    assert belongs("public", blocked, hiding) is CAN
    assert belongs("friends", blocked, Membership(replace(FACEBOOK, block_hides=False))) is CAN


def test_where_login_is_required_public_means_members() -> None:
    """A server can show nothing to visitors."""
    closed = Membership(replace(MASTODON, visitors_see=False))
    assert belongs("public", ANYBODY, closed) is CANNOT
    assert belongs("public", STRANGER, closed) is CAN


def test_the_owner_sees_their_own() -> None:
    """No audience leaves the owner out."""
    assert {belongs(text, OWNER) for text in ("only me", "friends", "tagged")} == {CAN}


def test_a_tie_that_was_ended_is_known_to_be_none() -> None:
    """Where exports name no followers, who was taken off is none all the same."""
    assert belongs("followers", replace(STRANGER, untied=True), Membership(MASTODON)) is CANNOT
    lists = Membership(FACEBOOK, {"family": frozenset({"Kim Novak"})})
    assert belongs('list "Family"', Presence("Kim Novak", untied=True), lists) is CANNOT
