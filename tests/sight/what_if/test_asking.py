"""What would change, for whom, if this were done."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sight_oracle import LISTS, NAMES, RandomBook, random_audience, random_book, seeds

from friendline.book.items import item_table
from friendline.model import AudienceSource, Item, ItemKind, TieKind
from friendline.sight import RULES
from friendline.sight.audience import AudienceError, write_audience
from friendline.sight.judging.belonging import ANYBODY, Presence, Verdict
from friendline.sight.statements.applying import NetworkState, Statements, apply_statements
from friendline.sight.viewing import Sight, Viewer
from friendline.sight.what_if.asking import what_if
from friendline.sight.what_if.changes import (
    ALL,
    AudienceSaid,
    Change,
    Chosen,
    Narrowed,
    PastPostsLimited,
    PutOnList,
    RequestAccepted,
    TagsRemoved,
    TakenDown,
    TakenOffList,
    TieEnded,
)
from friendline.sight.what_if.difference import Difference, Why

CAN, MAY, CANNOT = Verdict.CAN, Verdict.MAY, Verdict.CANNOT
KIM = Viewer("kim", (Presence("Kim Novak", frozenset({TieKind.FRIEND}), account="1"),), sure=True)
ANN = Viewer("ann", (Presence("Ann Lee", account="2"),), sure=True)
VISITOR = Viewer("anybody", (ANYBODY,), sure=True)
PHOTOS = Chosen(kinds=frozenset({ItemKind.PHOTO}))


def an_item(
    audience: str,
    at: int = 0,
    *,
    kind: ItemKind = ItemKind.POST,
    source: AudienceSource = AudienceSource.OWNER,
    **more: Any,
) -> Item:
    """An item on Facebook."""
    return Item(
        channel="facebook", kind=kind, at=at, audience=audience, audience_source=source, **more
    )


def looked(*items: Item) -> Sight:
    """What Kim (a friend), Ann (none) and a visitor see of these items."""
    table = item_table({f"item-{number}": item for number, item in enumerate(items)}).sort("id")
    return Sight(table, [KIM, ANN, VISITOR], RULES["facebook"], {})


def after(sight: Sight, *changes: Change) -> list[list[Verdict]]:
    """For each viewer the verdicts on all items after some changes."""
    then = what_if(sight, changes).after
    return [[Verdict(one) for one in then.row_verdicts(viewer)] for viewer in range(3)]


def test_an_accepted_request_opens_what_is_for_friends() -> None:
    """Who is let in gains what friends see, and nobody else gains anything."""
    sight = looked(an_item("friends"), an_item("public", 1), an_item("only me", 2))
    difference = what_if(sight, [RequestAccepted(1)])
    assert difference.moves(1).gained == 1
    assert difference.moved[1, CANNOT, CAN] == 1
    assert difference.rows(1, CANNOT, CAN).tolist() == [0]
    assert difference.moves(0).gained == difference.moves(2).gained == 0


def test_an_account_that_several_may_hold_is_accepted_for_all_of_them() -> None:
    """Nobody else is overlooked to whom the accepted account could belong."""
    account = ANN.presences[0]
    rival = Viewer("bob", (account,), sure=False)
    table = looked(an_item("friends")).items
    sight = Sight(table, [ANN, rival], RULES["facebook"], {})
    difference = what_if(sight, [RequestAccepted(0)])
    assert difference.moved[1, CANNOT, MAY] == 1


def test_ending_a_tie_and_accepting_again_changes_nothing() -> None:
    """Changes are made in the order given."""
    sight = looked(an_item("friends"))
    assert what_if(sight, [TieEnded(0)]).moves(0).lost == 1
    assert what_if(sight, [TieEnded(0), RequestAccepted(0)]).moves(0).lost == 0
    assert what_if(sight, [RequestAccepted(0), TieEnded(0)]).moves(0).lost == 1


def test_a_new_list_leaves_out_those_who_are_put_on_it_alone() -> None:
    """A list that nobody has spoken of is new, so everybody else is known not to be on it."""
    other = Viewer("dot", (Presence("Dot", frozenset({TieKind.FRIEND})),), sure=True)
    sight = Sight(looked(an_item("public")).items, [KIM, other], RULES["facebook"], {})
    plan: list[Change] = [
        PutOnList((0,), "Clients"),
        Narrowed(ALL, 'friends except list "Clients"'),
    ]
    then = what_if(sight, plan).after
    assert [then.counts(viewer).can for viewer in (0, 1)] == [0, 1]


def test_a_list_that_is_in_use_keeps_its_unknown_members() -> None:
    """Putting one person on it tells nothing of the others."""
    other = Viewer("dot", (Presence("Dot", frozenset({TieKind.FRIEND})),), sure=True)
    items = looked(an_item('friends except list "Clients"')).items
    sight = Sight(items, [KIM, other], RULES["facebook"], {})
    difference = what_if(sight, [PutOnList((0,), "Clients")])
    assert difference.moved[0, MAY, CANNOT] == 1
    assert difference.moved[1, MAY, MAY] == 1
    back = what_if(sight, [PutOnList((0,), "Clients"), TakenOffList((0,), "clients")])
    assert back.moved[0, MAY, CAN] == 1


def test_the_restricted_list_hides_what_is_for_friends() -> None:
    """Who is put there sees public items only (guidance 2.6)."""
    sight = looked(an_item("friends"), an_item("public", 1))
    assert after(sight, PutOnList((0,), "Restricted"))[0] == [CANNOT, CAN]


def test_limiting_past_posts_takes_what_was_wider_to_friends() -> None:
    """Public and friends of friends become friends; what is newer or narrower stays."""
    sight = looked(
        an_item("public"),
        an_item("Friends of  friends", 1),
        an_item("public", 100),
        an_item("only me", 2),
    )
    assert after(sight, PastPostsLimited(50)) == [
        [CAN, CAN, CAN, CANNOT],
        [CANNOT, CANNOT, CAN, CANNOT],
        [CANNOT, CANNOT, CAN, CANNOT],
    ]


def test_limiting_past_posts_leaves_tags_others_and_the_unknown() -> None:
    """Who is tagged keeps their sight; what nobody said is bounded, and open within the bound."""
    sight = looked(
        an_item("public", tagged=("Ann Lee",)),
        an_item("public", 1, by="Dot Fey"),
        an_item("public", 2, kind=ItemKind.COMMENT),
        an_item("unknown", 3, source=AudienceSource.UNKNOWN),
        an_item("public", 4, source=AudienceSource.ASSUMED),
    )
    difference = what_if(sight, [PastPostsLimited()])
    assert [Verdict(one) for one in difference.after.row_verdicts(1)] == [
        *(CAN, CAN, CAN),
        *(CANNOT, CANNOT),
    ]
    found = {one.why: (one.can, one.may) for one in difference.remaining(1)}
    assert found == {Why.TAGGED: (1, 0), Why.OTHERS: (2, 0)}
    assert difference.after.row_verdicts(0).tolist() == [CAN, CAN, CAN, MAY, MAY]
    found = {one.why: (one.can, one.may) for one in difference.remaining(0)}
    assert found == {Why.OTHERS: (2, 0), Why.UNKNOWN: (0, 2), Why.AUDIENCE: (1, 0)}


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.sampled_from(["2016-12-31", "1970-01-01"]))
def test_limiting_past_posts_is_the_same_done_or_said(seed: int, day: str) -> None:
    """What would be seen after it is what the review says once the owner says it was done."""
    book = random_book(seed)
    facebook = replace(book, rules=RULES["facebook"])
    end = int(datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp()) + 86_400
    table = facebook.table.with_columns(
        pl.lit("facebook").alias("channel"),
        pl.col("audience_source").replace({"stated": "owner", "derived": "owner"}),
    )
    told = Statements(networks={"facebook": NetworkState("facebook", past_posts_limited=end)})
    said = apply_statements(table, told, RULES)
    done = what_if(
        Sight(table, facebook.viewers, facebook.rules, facebook.lists), [PastPostsLimited(end)]
    ).after.items
    assert done.equals(said)


def test_photos_hidden_from_a_group_remain_where_others_decide() -> None:
    """A3: none by audience rule, but public covers, others' photos and those they are tagged in."""
    photo = ItemKind.PHOTO
    sight = looked(
        an_item("friends", kind=photo),
        an_item("public", 1, kind=photo, album="Cover photos"),
        an_item("public", 2, kind=photo, by="Dot Fey"),
        an_item("friends", 3, kind=photo, tagged=("Kim Novak",)),
        an_item("friends", 4, kind=photo, tagged=("Dot Fey",)),
        an_item("friends", 5),
    )
    plan: list[Change] = [
        PutOnList((0,), "Photos less"),
        Narrowed(PHOTOS, 'friends except list "Photos less"'),
    ]
    difference = what_if(sight, plan)
    assert difference.aimed_counts(0)[CAN].tolist() == [1, 1, 3]
    found = {one.why: (one.can, one.may, one.rows.tolist()) for one in difference.remaining(0)}
    assert found == {
        Why.STAYS_PUBLIC: (1, 0, [1]),
        Why.TAGGED: (1, 0, [3]),
        Why.OTHERS: (1, 0, [2]),
        Why.FRIENDS_OF_TAGGED: (0, 1, [4]),
    }
    assert all(one.sentence.endswith(".") for one in difference.remaining(0))


def test_taking_a_tag_off_takes_away_what_it_let_in() -> None:
    """Of two tags the one that is named goes; the other's friends may see it still."""
    sight = looked(an_item("only me", tagged=("Kim Novak", "Dot Fey")))
    assert after(sight)[0] == [CAN]
    assert after(sight, TagsRemoved(ALL, frozenset({"Kim Novak"})))[0] == [MAY]
    assert after(sight, TagsRemoved(ALL))[0] == [CANNOT]


def test_what_is_taken_down_is_gone_and_what_others_made_stays() -> None:
    """Not even who is tagged sees it then."""
    sight = looked(
        an_item("public", tagged=("Kim Novak",)),
        an_item("public", 1, kind=ItemKind.COMMENT),
        an_item("public", 2, by="Dot Fey"),
    )
    assert after(sight, TakenDown(ALL))[0] == [CANNOT, CANNOT, CAN]


def test_what_the_owner_says_settles_doubts_and_changes_nothing_known() -> None:
    """Saying who items are for speaks of the unknown alone, and of what the owner decides."""
    unknown = AudienceSource.UNKNOWN
    sight = looked(
        an_item("unknown", source=unknown),
        an_item("public", 1),
        an_item("unknown", 2, source=unknown, kind=ItemKind.COMMENT),
    )
    assert after(sight, AudienceSaid(ALL, "friends"))[1] == [CANNOT, CAN, MAY]
    comments = Chosen(kinds=frozenset({ItemKind.COMMENT}))
    assert after(sight, AudienceSaid(comments, "friends"))[1] == [MAY, CAN, CANNOT]
    assert what_if(sight, [AudienceSaid(ALL, "friends")]).moves(1).settled == 1


def test_nothing_done_changes_nothing() -> None:
    """No change, no difference."""
    difference = what_if(looked(an_item("friends"), an_item("public", 1)), [])
    assert all(difference.moves(viewer).gained == 0 for viewer in range(3))
    assert difference.remaining(0) == ()


def test_mistakes_are_refused() -> None:
    """An audience that cannot be read, or a viewer that there is not, is an error of use."""
    sight = looked(an_item("friends"))
    with pytest.raises(AudienceError):
        what_if(sight, [Narrowed(ALL, "freinds")])
    with pytest.raises(IndexError):
        what_if(sight, [RequestAccepted(17)])


def random_change(chance: random.Random, book: RandomBook) -> Change:
    """Make up a change."""
    viewer, name = chance.randrange(len(book.viewers)), chance.choice(LISTS)
    which = Chosen(
        kinds=frozenset(chance.sample(list(ItemKind), 6)) if chance.random() < 0.5 else None,
        since=chance.choice([None, 3]),
        until=chance.choice([None, 9]),
    )
    audience = write_audience(random_audience(chance, 2))
    changes: list[Change] = [
        RequestAccepted(viewer),
        TieEnded(viewer),
        PutOnList((viewer,), name),
        TakenOffList((viewer,), name),
        PastPostsLimited(chance.choice([None, 6])),
        TakenDown(which),
        TagsRemoved(which, frozenset(chance.sample(NAMES, chance.randint(0, 2)))),
        Narrowed(which, audience),
        AudienceSaid(which, audience),
    ]
    return chance.choice(changes)


def random_changes(seed: int, book: RandomBook) -> Sequence[Change]:
    """Make up one to three changes."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    return [random_change(chance, book) for _ in range(chance.randint(1, 3))]


@cache
def differences() -> list[tuple[Sight, Difference]]:
    """Random books with random changes."""
    made = []
    for seed in seeds(80):
        book = random_book(seed)
        sight = book.sight()
        made.append((sight, what_if(sight, random_changes(seed, book))))
    return made


def test_judging_what_changed_is_judging_all_anew() -> None:
    """What is kept from before gives the verdicts that a fresh look gives, and the same moves."""
    for sight, difference in differences():
        then = difference.after
        told = then.told
        fresh = Sight(then.items, then.viewers, told.rules, told.lists, told.namesakes)
        for viewer in range(len(sight.viewers)):
            now = fresh.row_verdicts(viewer)
            assert then.row_verdicts(viewer).tolist() == now.tolist()
            moves = np.bincount(sight.row_verdicts(viewer) * 3 + now, minlength=9)
            assert difference.moved[viewer].ravel().tolist() == moves.tolist()


def test_no_change_makes_the_unknown_known_but_by_the_owners_word() -> None:
    """What stays unknown stays "may" for everybody, whatever else is done (design, rule 1)."""
    for sight, difference in differences():
        sources = difference.after.items["audience_source"]
        unknown = [not AudienceSource(source).is_definite for source in sources]
        for viewer in range(len(sight.viewers)):
            verdicts = difference.after.row_verdicts(viewer)[np.array(unknown)]
            assert set(verdicts.tolist()) <= {int(MAY)}


def test_what_remains_is_all_that_is_still_visible_of_what_was_aimed_at() -> None:
    """Every such item has one reason."""
    for sight, difference in differences():
        for viewer in range(len(sight.viewers)):
            left = difference.after.row_verdicts(viewer).astype(bool) & difference.aimed
            rows = [row for one in difference.remaining(viewer) for row in one.rows.tolist()]
            assert sorted(rows) == np.flatnonzero(left).tolist()
