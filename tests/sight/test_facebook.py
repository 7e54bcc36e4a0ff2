"""The rules of Facebook, in words and in what follows from them."""

import polars as pl
import pytest

from friendline.book.items import item_id, item_table
from friendline.model import AudienceSource, Item, ItemKind, Sees, TieKind
from friendline.sight import RULES
from friendline.sight.facebook import FACEBOOK
from friendline.sight.judging.belonging import ANYBODY, STRANGER, Presence
from friendline.sight.network import NetworkRules, Strength, Topic
from friendline.sight.network_page import networks_page
from friendline.sight.statements.applying import NetworkState, Statements, apply_statements
from friendline.sight.viewing import Sight, Viewer

FRIEND = Presence(name="Ann Lee", ties=frozenset({TieKind.FRIEND}))
KIM = Presence(name="Kim Novak")
BLOCKED = Presence(name="Rude One", ties=frozenset({TieKind.BLOCKED}))
ALL = pytest.mark.parametrize("rules", RULES.values(), ids=list(RULES))


def said(audience: str, *tagged: str) -> pl.DataFrame:
    """One post for an audience that the owner said."""
    item = Item(
        channel="facebook",
        kind=ItemKind.POST,
        text="words",
        at=1_500_000_000,
        tagged=tagged,
        audience=audience,
        audience_source=AudienceSource.OWNER,
    )
    return item_table({item_id(item): item})


def seen(who: Presence, items: pl.DataFrame, *restricted: str) -> Sees:
    """Whether somebody sees the one post."""
    lists = {"restricted": frozenset(restricted)}
    sight = Sight(items, [Viewer("one", (who,), sure=True)], FACEBOOK, lists)
    return sight.sees(0, items["id"][0])


def test_who_is_tagged_sees_it_and_their_friends_may() -> None:
    """A tag lets in the tagged; whose friend a stranger is, no export says."""
    items = said("friends", "Kim Novak")
    assert seen(KIM, items) is Sees.CAN
    assert seen(STRANGER, items) is Sees.MAY
    assert seen(STRANGER, said("friends")) is Sees.CANNOT


def test_the_restricted_see_what_is_public_or_tags_them() -> None:
    """A friend on the list Restricted is no friend to any post for friends."""
    assert seen(FRIEND, said("friends"), "Ann Lee") is Sees.CANNOT
    assert seen(FRIEND, said("public"), "Ann Lee") is Sees.CAN
    assert seen(FRIEND, said("friends", "Ann Lee"), "Ann Lee") is Sees.CAN


def test_who_is_blocked_sees_no_more_than_who_is_not_logged_in() -> None:
    """Blocking hides all but what anybody sees."""
    assert seen(BLOCKED, said("members")) is Sees.CANNOT
    assert seen(BLOCKED, said("public")) is seen(ANYBODY, said("public"))


def test_tag_review_changes_nobodys_sight() -> None:
    """It keeps a post off the own timeline; the tagger's friends see it all the same."""
    state = {"facebook": NetworkState("facebook", tag_review=True)}
    statements = Statements(networks=state)
    items = said("friends", "Kim Novak")
    assert apply_statements(items, statements, RULES).equals(items)
    assert statements.rules(FACEBOOK) == FACEBOOK


@ALL
def test_every_rule_is_a_dated_cited_statement(rules: NetworkRules) -> None:
    """Each says what it is about, where it stands and when it was looked at."""
    assert rules.rules
    for rule in rules.rules:
        assert rule.what.endswith(".")
        assert rule.source
        assert rule.checked.year >= 2026
    assert rules.checked == min(rule.checked for rule in rules.rules)


@ALL
def test_what_is_only_remembered_lets_nobody_in(rules: NetworkRules) -> None:
    """Whatever makes somebody see or not see for sure rests on a rule that was looked up."""
    grounds = {
        Topic.TAGGED: rules.tagged_see,
        Topic.RESTRICTED: rules.restricted_list is not None,
        Topic.PAST_POSTS: bool(rules.limited_to),
        Topic.ALWAYS_PUBLIC: bool(rules.always_public),
        Topic.PRIVATE: rules.account_decides,
        Topic.AUDIENCE: rules.all_is_public,
    }
    for topic in (topic for topic, holds in grounds.items() if holds):
        strengths = {rule.strength for rule in rules.about(topic)}
        assert strengths - {Strength.REMEMBERED}, topic


@ALL
def test_each_network_says_what_can_come_up_again_and_what_blocking_does(
    rules: NetworkRules,
) -> None:
    """An old item that somebody may see can be shown to them anew (R43)."""
    assert rules.about(Topic.RESURFACING)
    assert rules.about(Topic.BLOCKED)


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        (Topic.COMMON, "Mutual friends always show"),
        (Topic.TIES, "by your friend's setting"),
        (Topic.COMMENTS, "whoever sees the post"),
        (Topic.GROUPS, "public group"),
        (Topic.HIDDEN, "archive or the trash"),
        (Topic.DELETED, "have come back"),
        (Topic.TAG_REVIEW, "your own timeline only"),
        (Topic.PAST_POSTS, "list or named people"),
    ],
)
def test_what_the_owner_should_know_of_facebook_is_said(topic: Topic, words: str) -> None:
    """The mechanics of guidance 4.4 stand as sentences, each under its heading."""
    assert any(words in rule.what for rule in FACEBOOK.about(topic))


def test_the_page_of_networks_is_made_from_the_rules(pytestconfig: pytest.Config) -> None:
    """``docs/networks.md`` says what the code says; ``network_page`` writes it anew."""
    page = (pytestconfig.rootpath / "docs" / "networks.md").read_text("utf-8")
    assert page == networks_page()
