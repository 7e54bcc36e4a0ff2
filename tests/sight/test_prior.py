"""The prior "same audience as the post before": it shades a may and decides nothing."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.book.items import item_table
from friendline.model import AudienceSource, Item, ItemKind, Sees, TieKind
from friendline.sight import RULES
from friendline.sight.facebook import FACEBOOK
from friendline.sight.judging.belonging import STRANGER, Presence
from friendline.sight.prior import ENOUGH, SAME_AS_BEFORE, Prior, posts_before, share_after
from friendline.sight.viewing import Sight, Viewer

FRIEND = Viewer("ann", (Presence(name="Ann Lee", ties=frozenset({TieKind.FRIEND})),), sure=True)
VIEWERS = [FRIEND, Viewer("somebody", (STRANGER,), sure=True)]


def table(*audiences: str | None, **more: object) -> pl.DataFrame:
    """Posts one day after the other, called 0, 1, 2 ...; ``None`` is unknown."""
    items = {}
    for number, audience in enumerate(audiences):
        fields = {"channel": "facebook", "kind": ItemKind.POST, "text": str(number)} | more
        if audience is not None:
            fields |= {"audience": audience, "audience_source": AudienceSource.OWNER}
        items[str(number)] = Item(at=86_400 * number, **fields)  # type: ignore[arg-type]
    return item_table(items)


def steps(items: pl.DataFrame) -> dict[str, int]:
    """How far back the known post lies, by item."""
    return dict(posts_before(items, RULES).select("id", "steps").iter_rows())


def test_the_share_falls_from_two_thirds_to_a_coin() -> None:
    """0.67 for the next post, less for the one after, and never under a half."""
    shares = [share_after(n) for n in range(1, 9)]
    assert shares[0] == pytest.approx(SAME_AS_BEFORE)
    assert shares[1] == pytest.approx(0.67**2 + 0.33**2)
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] == pytest.approx(0.5, abs=0.001)


def test_it_reaches_as_far_as_the_share_is_enough() -> None:
    """Two unknown posts lean, the third does not."""
    assert steps(table("friends", None, None, None)) == {"1": 1, "2": 2}
    assert share_after(2) >= ENOUGH > share_after(3)


def test_a_post_leans_by_what_the_viewer_sees_of_the_one_before() -> None:
    """For a friend it is rather seen, for a stranger rather not, with the share in words."""
    items = table("friends", None)
    prior = Prior(items, VIEWERS, FACEBOOK, {})
    friend, stranger = prior.leaning(0, "1"), prior.leaning(1, "1")
    assert friend is not None
    assert stranger is not None
    assert (friend.words, stranger.words) == ("rather seen", "rather not seen")
    assert "67%" in friend.because
    assert "is for: friends" in friend.because
    assert prior.shares(0).tolist() == pytest.approx([0.5, 0.67])
    assert prior.shares(1).tolist() == pytest.approx([0.5, 0.33])


def test_where_the_post_before_is_open_for_a_viewer_nothing_leans() -> None:
    """A stranger may be a friend of friends; the one before says nothing then."""
    prior = Prior(table("friends of friends", None), VIEWERS, FACEBOOK, {})
    assert prior.leaning(1, "1") is None
    assert prior.leaning(0, "1") is not None
    assert prior.shares(1).tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    "items",
    [
        table(None, "friends"),
        table("friends", None, kind=ItemKind.GROUP_POST),
        table("followers", None, channel="instagram"),
        table("friends and unknown", None),
        table("friends", "unknown").with_columns(at=pl.lit(None, pl.Int64)),
        pl.concat([table("friends"), table(None, None, kind=ItemKind.STORY)[1:]]),
        table("only me", None).with_columns(
            audience_source=pl.when(pl.col("audience") == "only me")
            .then(pl.lit("stated"))
            .otherwise("audience_source")
        ),
    ],
    ids=["later", "group", "account", "bounded", "no time", "other kind", "archived"],
)
def test_what_says_nothing_of_the_owners_choice_carries_nothing(items: pl.DataFrame) -> None:
    """Only an earlier post of the same kind whose audience the owner chose and that is known."""
    assert posts_before(items, RULES).is_empty()


AUDIENCES = st.sampled_from(
    [None, "public", "friends", "only me", 'list "Family"', "friends of friends"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(AUDIENCES, min_size=1, max_size=12))
def test_no_definite_verdict_changes_with_the_prior(audiences: list[str | None]) -> None:
    """It speaks of nothing but what may be seen, and leaves every verdict as it is."""
    items = table(*audiences)
    sight = Sight(items, VIEWERS, FACEBOOK, {})
    before = [sight.row_verdicts(viewer).tolist() for viewer in range(2)]
    prior = Prior(items, VIEWERS, FACEBOOK, {})
    for viewer in range(2):
        shares = prior.shares(viewer)
        assert ((shares > 0) & (shares < 1)).all()
        for row, item in enumerate(items["id"]):
            if sight.sees(viewer, item) is not Sees.MAY:
                assert shares[row] == 0.5
                assert prior.leaning(viewer, item) is None
        assert sight.row_verdicts(viewer).tolist() == before[viewer]
        assert np.all(np.abs(shares - 0.5) <= SAME_AS_BEFORE - 0.5 + 1e-9)
