"""Who sees what: can, may, cannot, and why."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.book.items import item_id, item_table
from friendline.model import AudienceSource, Item, ItemKind, Sees, TieKind
from friendline.sight import RULES
from friendline.sight.judging.belonging import ANYBODY, STRANGER, Presence, shared_names
from friendline.sight.viewing import Counts, Sight, Viewer

KIM = Presence(name="Kim Novak", ties=frozenset({TieKind.FRIEND}))


def an_item(
    audience: str = "unknown",
    source: AudienceSource = AudienceSource.UNKNOWN,
    at: int = 1,
    tagged: tuple[str, ...] = (),
    kind: ItemKind = ItemKind.POST,
) -> Item:
    """A post on Facebook."""
    return Item(
        channel="facebook",
        kind=kind,
        at=at,
        text="words",
        tagged=tagged,
        audience=audience,
        audience_source=source,
    )


def said(audience: str, tagged: tuple[str, ...] = (), at: int = 1) -> Item:
    """A post whose audience the owner said."""
    return an_item(audience, AudienceSource.OWNER, at, tagged)


def table(*items: Item) -> pl.DataFrame:
    """The table of these items."""
    return item_table({item_id(item): item for item in items})


def look(
    item: Item,
    who: Presence = KIM,
    *,
    sure: bool = True,
    lists: dict[str, frozenset[str]] | None = None,
) -> tuple[Sees, tuple[str, ...]]:
    """What one viewer sees of one item, and why."""
    viewer = Viewer("kim", (who,) if who is not STRANGER else (), sure=sure)
    sight = Sight(table(item), [viewer], RULES["facebook"], lists or {})
    return sight.sees(0, item_id(item)), sight.because(0, item_id(item))


def test_a_friend_can_see_what_the_owner_said_is_for_friends() -> None:
    """A confirmed friend can see what is for friends, and the chain says both links."""
    sees, because = look(said("friends"))
    assert sees is Sees.CAN
    assert because == (
        "You said it is for: friends.",
        "Kim Novak is your friend on Facebook.",
    )


def test_an_unknown_audience_is_never_definite() -> None:
    """Where nobody said who it is for, a friend may see it and the chain says why."""
    sees, because = look(an_item())
    assert sees is Sees.MAY
    assert because[0] == "Facebook's export does not say who it is for."


def test_a_likely_match_makes_a_sight_that_rests_on_it_doubtful() -> None:
    """Who may not be the friend may see what friends see."""
    assert look(said("friends"), sure=False)[0] is Sees.MAY


def test_everybody_sees_what_is_public_whoever_they_are() -> None:
    """A doubt about the account does not matter where everybody can see."""
    assert look(said("public"), sure=False)[0] is Sees.CAN


def test_a_stranger_cannot_see_what_is_for_friends() -> None:
    """Without a tie there is no sight of what is for friends."""
    assert look(said("friends"), Presence(name="Kim Novak"))[0] is Sees.CANNOT


def test_who_is_tagged_sees_it_whatever_its_audience() -> None:
    """A tag lets its person in (guidance 4.4, 4)."""
    sees, because = look(said("only me", tagged=("Kim Novak",)), Presence(name="Kim Novak"))
    assert sees is Sees.CAN
    assert because[-1].startswith("Kim Novak is tagged in it")


def test_a_tag_of_a_name_that_two_accounts_have_is_no_proof() -> None:
    """A namesake may be meant, so neither of the two can see for certain, and the chain says so."""
    item = said("only me", tagged=("Kim Novak",))
    viewers = [Viewer("kim", (KIM,), sure=True)]
    sight = Sight(table(item), viewers, RULES["facebook"], {}, shared_names([KIM.name] * 2))
    assert sight.sees(0, item_id(item)) is Sees.MAY
    assert sight.because(0, item_id(item))[-1] == (
        "Kim Novak is tagged in it, and more than one account there has this name."
    )


def test_who_has_two_accounts_sees_what_either_sees() -> None:
    """Two confirmed accounts of one person open what is for the one and for the other."""
    item = said("friends")
    both = Viewer("kim", (Presence("Kim N."), KIM), sure=True)
    one_of_them = Viewer("kim", (Presence("Kim N."), KIM), sure=False)
    sight = Sight(table(item), [both, one_of_them], RULES["facebook"], {})
    assert [sight.sees(number, item_id(item)) for number in range(2)] == [Sees.CAN, Sees.MAY]


def test_whose_timeline_it_stands_on_sees_it() -> None:
    """An audience may name the wall's owner, and their friends."""
    item = Item(
        channel="facebook",
        kind=ItemKind.WALL_POST,
        timeline="Kim Novak",
        audience="friends of wall owner",
        audience_source=AudienceSource.OWNER,
    )
    assert look(item)[0] is Sees.CAN
    assert look(item, Presence("Ann Lee"))[0] is Sees.MAY
    assert look(item, ANYBODY)[0] is Sees.CANNOT


@pytest.mark.parametrize(
    ("item", "who", "chain"),
    [
        (said("public", tagged=("Kim Novak",)), KIM, ["You said it is for: public."]),
        (said("only me"), KIM, ["You said it is for: only me."]),
        (
            said('friends + list "Family"'),
            KIM,
            [
                'You said it is for: friends + list "Family".',
                "Kim Novak is your friend on Facebook.",
            ],
        ),
        (
            said('friends and list "Family"'),
            KIM,
            [
                'You said it is for: friends and list "Family".',
                'Whether Kim Novak is on your list "Family" is not certain.',
            ],
        ),
        (
            said("only me", tagged=("Ann Lee",)),
            KIM,
            [
                "You said it is for: only me.",
                "Friends of who is tagged in it may see it, and no export says who they are.",
            ],
        ),
        (
            said('friends of "Ann Lee"'),
            KIM,
            [
                'You said it is for: friends of "Ann Lee".',
                "Who is a friend of Ann Lee, no export says.",
            ],
        ),
        (
            said("members"),
            ANYBODY,
            ["You said it is for: members.", "Not logged in to Facebook."],
        ),
    ],
)
def test_the_chain_tells_what_decides_and_no_more(
    item: Item, who: Presence, chain: list[str]
) -> None:
    """The shortest honest chain: what settles it, or what is open."""
    assert list(look(item, who)[1]) == chain


def test_a_tag_makes_hiding_doubtful_for_everybody() -> None:
    """Friends of who is tagged may see it, so nobody is surely left out."""
    assert look(said("only me", tagged=("Ann Lee",)))[0] is Sees.MAY


def test_the_restricted_list_hides_what_is_for_friends() -> None:
    """A friend on the Restricted list sees public items only."""
    lists = {"restricted": frozenset({"Kim Novak"})}
    assert look(said("friends"), lists=lists)[0] is Sees.CANNOT
    assert look(said("public"), lists=lists)[0] is Sees.CAN


def test_a_list_whose_members_are_not_told_stays_open() -> None:
    """A friend may be on a list of which the owner did not say who is on it."""
    assert look(said('list "Close friends"'))[0] is Sees.MAY


def test_who_is_left_out_by_name_cannot_see() -> None:
    """An exception takes its people out."""
    lists = {"clients": frozenset({"Kim Novak"})}
    assert look(said('friends except list "Clients"'), lists=lists)[0] is Sees.CANNOT


def test_a_comment_says_that_it_follows_its_post() -> None:
    """The chain names the network's rule where the audience is another's to set."""
    because = look(an_item(kind=ItemKind.COMMENT))[1]
    assert because[0].startswith("A comment is seen by whoever sees the post")


def test_who_is_not_logged_in_cannot_see_what_is_for_members() -> None:
    """The public baseline is somebody without an account (R52)."""
    assert look(said("members"), ANYBODY)[0] is Sees.CANNOT


def test_counts_add_up_over_all_items() -> None:
    """Every item is counted once, as can, may or cannot."""
    items = [
        said("friends"),
        said("only me", at=2),
        an_item(at=3),
        said("only me", ("Kim Novak",), at=4),
    ]
    sight = Sight(table(*items), [Viewer("kim", (KIM,), sure=True)], RULES["facebook"], {})
    assert sight.counts(0) == Counts(can=2, may=1, cannot=1)


def test_a_channel_without_items_has_a_sight_too() -> None:
    """Nothing to see counts as nothing."""
    sight = Sight(table(), [Viewer("kim", (KIM,), sure=True)], RULES["facebook"], {})
    assert sight.counts(0) == Counts(can=0, may=0, cannot=0)


AUDIENCES = ["unknown", "public", "friends", "only me", 'list "A"', 'people "Kim Novak"']
ITEMS = st.builds(
    an_item,
    st.sampled_from(AUDIENCES),
    st.sampled_from(AudienceSource),
    st.integers(0, 50),
    st.sampled_from([(), ("Kim Novak",), ("Ann Lee", "Kim Novak")]),
    st.sampled_from(ItemKind),
)
PRESENCES = st.builds(
    Presence,
    st.sampled_from(["Kim Novak", "Ann Lee"]),
    st.frozensets(st.sampled_from(TieKind)),
)
VIEWERS = st.builds(
    Viewer, st.just("somebody"), st.lists(PRESENCES, max_size=2).map(tuple), sure=st.booleans()
)


@given(st.lists(ITEMS, max_size=8), st.lists(VIEWERS, min_size=1, max_size=3))
def test_unknown_is_never_shown_as_known(items: list[Item], viewers: list[Viewer]) -> None:
    """No sight is definite where the audience's source is unknown or assumed (design, rule 1)."""
    frame = table(*items)
    sight = Sight(frame, viewers, RULES["facebook"], {})
    for item, source in frame.select("id", "audience_source").iter_rows():
        if not AudienceSource(source).is_definite:
            verdicts = {sight.sees(number, item) for number in range(len(viewers))}
            assert verdicts == {Sees.MAY}


@given(st.lists(ITEMS, max_size=8), VIEWERS)
def test_counting_agrees_with_looking(items: list[Item], viewer: Viewer) -> None:
    """The numbers are those of the single items, and every item has a reason."""
    frame = table(*items)
    sight = Sight(frame, [viewer], RULES["facebook"], {})
    seen = [sight.sees(0, item) for item in frame["id"]]
    assert sight.counts(0) == Counts(
        can=seen.count(Sees.CAN), may=seen.count(Sees.MAY), cannot=seen.count(Sees.CANNOT)
    )
    assert all(sight.because(0, item) for item in frame["id"])


@pytest.mark.parametrize("channel", sorted(RULES))
def test_every_network_says_when_and_where_its_rules_were_read(channel: str) -> None:
    """Rules of networks change, so each is dated and cited."""
    assert RULES[channel].checked.year >= 2026
    assert RULES[channel].sources


def test_a_sight_without_viewers_is_empty() -> None:
    """Nobody looks, so nothing is counted."""
    sight = Sight(table(said("friends", tagged=("Kim Novak",))), [], RULES["facebook"], {})
    assert sight.all_counts.tolist() == []
    assert len(sight.judged.exceptions.rows) == 0
