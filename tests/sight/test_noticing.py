"""Who could notice whom: mutual friends always, the list by its audience, and what hints at it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.book.items import item_id, item_table
from friendline.model import AudienceSource, Item, ItemKind, Sees, TieKind
from friendline.sight import RULES
from friendline.sight.acquaintance import Client
from friendline.sight.judging.presence import Presence, shared_names
from friendline.sight.noticing import MOST_NOTICED, Noticer, Noticing, TieList
from friendline.sight.viewing import Sight, Viewer

NAMES = ("Pat Doe", "Ann Lee", "Bo Lund", "Cy Falk")
"""Pat asks; the others are friends already."""


def photo(
    *tagged: str, audience: str = "unknown", at: int = 1, timeline: str | None = None
) -> Item:
    """A photo; its audience is said by the owner, or unknown."""
    source = AudienceSource.UNKNOWN if audience == "unknown" else AudienceSource.OWNER
    return Item(
        channel="facebook",
        kind=ItemKind.PHOTO,
        at=at,
        media=(f"{at}.jpg",),
        tagged=tagged,
        audience=audience,
        audience_source=source,
        timeline=timeline,
    )


def notice(  # noqa: PLR0913 - what a case differs in
    *items: Item,
    ties: TieList | None = None,
    unsure: Sequence[str] = (),
    companies: dict[str, str] | None = None,
    meetings: Sequence[frozenset[str]] = (),
    namesakes: Sequence[str] = (),
    channel: str = "facebook",
    who: str = "Pat Doe",
) -> Noticing:
    """What Pat could notice; the ids of people are their names."""
    rules = RULES[channel]
    kinds = {name: frozenset({rules.tie} if name != "Pat Doe" else ()) for name in NAMES}
    viewers = [
        Viewer(
            name, (Presence(name=name, ties=kinds[name], account=name),), sure=name not in unsure
        )
        for name in NAMES
    ]
    table = item_table({item_id(item): item for item in items or (photo(),)})
    sight = Sight(table, viewers, rules, {}, shared_names([*NAMES, *namesakes]))
    people = [
        Client(
            id=name,
            name=name,
            viewer=number,
            accounts=(name,),
            is_tied=name != "Pat Doe",
            is_sure=name not in unsure,
            company=(companies or {}).get(name),
        )
        for number, name in enumerate(NAMES)
    ]
    return Noticer(sight, people, ties=ties, meetings=meetings).notice(who)


def test_every_friend_may_be_noticed_since_friends_in_common_always_show() -> None:
    """Nothing is certain where the export says nothing of the list (guidance 4.4, 7)."""
    found = notice().notices
    assert (found.can, found.may, found.hinted) == (0, 3, 0)
    assert [one.client for one in found.likeliest] == ["Ann Lee", "Bo Lund", "Cy Falk"]
    assert found.likeliest[0].because == (
        "Who sees your list of friends on Facebook is not known.",
        "Mutual friends always show, even where your list of friends is for you only.",
    )


def test_a_list_that_only_the_owner_sees_still_shows_friends_in_common() -> None:
    """It takes away one reason and not the possibility (guidance 4.4, 7)."""
    found = notice(ties=TieList("only me", AudienceSource.OWNER)).notices
    assert (found.can, found.may) == (0, 3)
    assert found.likeliest[0].because == (
        "Mutual friends always show, even where your list of friends is for you only.",
    )


def test_a_list_that_pat_can_see_makes_it_certain() -> None:
    """By the owner's own word, and never for an account that is only likely somebody's."""
    public = TieList("public", AudienceSource.OWNER)
    found = notice(ties=public, unsure=["Bo Lund"]).notices
    assert (found.can, found.may) == (2, 1)
    doubtful = next(one for one in found.likeliest if one.client == "Bo Lund")
    assert doubtful.sees is Sees.MAY
    assert "likely, not confirmed" in doubtful.because[-1]
    ann = found.likeliest[0]
    assert "You said that your list of friends on Facebook is for: public." in ann.because


def test_a_list_for_friends_is_seen_by_friends_and_not_by_who_asks() -> None:
    """So the friends can notice that Pat was let in, and Pat cannot see the list today."""
    found = notice(ties=TieList("friends", AudienceSource.OWNER))
    assert (found.notices.can, found.notices.may) == (0, 3)
    assert (found.noticed_by.can, found.noticed_by.may) == (3, 0)


def test_a_tag_that_pat_can_see_makes_it_certain() -> None:
    """A public photo with a friend's name is there for everybody."""
    found = notice(photo("Ann Lee", audience="public")).notices
    assert (found.can, found.may, found.hinted) == (1, 2, 1)
    first = found.likeliest[0]
    assert (first.client, first.sees) == ("Ann Lee", Sees.CAN)
    assert first.because[0] == "They can see one item of yours with the name of Ann Lee."


def test_a_tag_of_unknown_audience_only_may_be_seen() -> None:
    """Unknown is never shown as known (design, rule 1)."""
    found = notice(photo("Ann Lee"), photo("Ann Lee", at=2)).notices
    assert (found.can, found.hinted) == (0, 1)
    assert found.likeliest[0].because[0] == (
        "They may see 2 items of yours with the name of Ann Lee."
    )


def test_a_name_that_two_accounts_have_makes_nothing_certain() -> None:
    """The tag may mean the other of them (design, rule 2)."""
    found = notice(photo("Ann Lee", audience="public"), namesakes=["ann lee"]).notices
    assert found.can == 0
    assert "or somebody of that name" in found.likeliest[0].because[0]


def test_being_tagged_together_is_a_hint_for_both_directions() -> None:
    """Pat and Bo stand in one photo, so each may know the other."""
    found = notice(photo("Pat Doe", "Bo Lund"))
    for side in (found.notices, found.noticed_by):
        assert side.hinted == 1
        assert side.likeliest[0].client == "Bo Lund"
        assert "Both are named in one item of yours." in side.likeliest[0].because


def test_a_comment_on_their_wall_counts_as_their_name() -> None:
    """What the owner wrote under Cy's post shows there (guidance 4.4, 8)."""
    found = notice(photo(timeline="cy falk")).notices
    assert found.likeliest[0].client == "Cy Falk"


@pytest.mark.parametrize("written", ["Harbour Ltd", "harbour ltd.", "HARBOUR, LTD"])
def test_one_employer_is_a_hint(written: str) -> None:
    """However it is written, and in words that say no more than may."""
    found = notice(companies={"Pat Doe": "Harbour Ltd", "Cy Falk": written}).notices
    assert (found.likeliest[0].client, found.hinted) == ("Cy Falk", 1)
    assert found.likeliest[0].sees is Sees.MAY
    assert found.likeliest[0].because[0] == (
        "Both are with Harbour Ltd, so they may know each other."
    )


def test_people_without_an_employer_are_no_colleagues() -> None:
    """Nothing is not something in common; neither are marks."""
    assert notice(companies={"Pat Doe": "-", "Cy Falk": "..."}).notices.hinted == 0
    assert notice(companies={"Pat Doe": "Harbour"}).notices.hinted == 0


def test_one_event_is_a_hint_and_a_crowd_is_none() -> None:
    """Four at a table may know each other; a mailing to hundreds says nothing."""
    found = notice(meetings=[frozenset({"Pat Doe", "Bo Lund", "Someone else"})] * 2).notices
    assert found.likeliest[0].because[0] == (
        "Both were invited to 2 events in your calendar, so they may know each other."
    )
    crowd = frozenset({*NAMES, *(f"Guest {number}" for number in range(30))})
    assert notice(meetings=[crowd]).notices.hinted == 0


def test_where_everything_is_public_so_are_the_followers() -> None:
    """On Bluesky anybody sees who follows whom, so it is certain."""
    item = Item(channel="bluesky", kind=ItemKind.POST, text="Hi", at=1)
    found = notice(item, channel="bluesky").notices
    assert (found.can, found.may) == (3, 0)
    assert found.likeliest[0].because[0] == (
        "Everything on Bluesky is public, your list of followers too."
    )


def test_who_is_no_client_notices_and_is_not_counted() -> None:
    """A stranger who asks may notice clients; clients are not told of strangers."""
    viewers = [
        Viewer("sam", (Presence(name="Sam Poole"),), sure=True),
        Viewer("ann", (Presence(name="Ann Lee", ties=frozenset({TieKind.FRIEND})),), sure=True),
    ]
    it = photo()
    sight = Sight(item_table({item_id(it): it}), viewers, RULES["facebook"], {})
    sam = Client("sam", "Sam Poole", 0, ("Sam Poole",), is_client=False)
    ann = Client("ann", "Ann Lee", 1, ("Ann Lee",), is_tied=True)
    noticer = Noticer(sight, [sam, ann])
    assert noticer.notice("sam").notices.may == 1
    assert noticer.notice("ann").noticed_by == noticer.notice("ann").notices
    assert noticer.notice("ann").notices.may == 0


def test_many_are_counted_and_few_are_named() -> None:
    """A hundred friends are a number and five names."""
    viewers = [
        Viewer(f"c{number}", (Presence(name=f"Client {number}"),), sure=True)
        for number in range(100)
    ]
    it = photo()
    sight = Sight(item_table({item_id(it): it}), viewers, RULES["facebook"], {})
    people = [
        Client(f"c{number}", f"Client {number}", number, (f"Client {number}",), is_tied=True)
        for number in range(100)
    ]
    found = Noticer(sight, people).notice("c0").notices
    assert (found.may, len(found.likeliest)) == (99, MOST_NOTICED)


@given(
    tags=st.lists(st.lists(st.sampled_from(NAMES), max_size=3), max_size=5),
    audience=st.sampled_from(["unknown", "friends", "only me", "public"]),
    unsure=st.lists(st.sampled_from(NAMES), max_size=2),
)
def test_nothing_is_certain_that_rests_on_something_unknown(
    tags: list[list[str]], audience: str, unsure: list[str]
) -> None:
    """Whatever is tagged: with unknown audiences and an unknown list nobody can notice anybody."""
    items = [photo(*names, audience=audience, at=at) for at, names in enumerate(tags, 1)]
    found = notice(*items, unsure=unsure)
    assert found.noticed_by.can == 0
    if audience in {"unknown", "only me"} and "Pat Doe" not in {
        name for one in tags for name in one
    }:
        assert found.notices.can == 0
    assert found.notices.can + found.notices.may == 3
    assert all(one.because for one in found.notices.likeliest)
    sure = [one for one in found.notices.likeliest if one.sees is Sees.CAN]
    assert not {one.client for one in sure} & set(unsure)
