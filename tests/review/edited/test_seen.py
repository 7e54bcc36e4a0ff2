"""What clients see of what the owner edits, counted for all and for each."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from view_worlds import Small, account, client, friend, post, small

from friendline.model import (
    Category,
    Finding,
    Item,
    ItemKind,
    Person,
    Record,
    Sees,
    Severity,
    Tie,
)
from friendline.review.contract import EditedRow
from friendline.review.edited.marking import Mark, Marked
from friendline.review.edited.seen import MOST_NAMED, EditedSeen, look_at_edited
from friendline.review.fine_for import FineFor
from friendline.screening.labels import Label, Labelled, Verdict

NAMES = ("Kim Novak", "Pat Doe", "Rita Moss", "Sam Vale", "Zoe Hart")
AUDIENCES = ("friends", "only me", "public", "unknown", 'friends except people "Kim Novak"')


def marks_of(world: Small) -> Marked:
    """Take every item for one that the owner named."""
    mark = (Mark("not_for_clients", "You said that it is not for clients."),)
    return Marked(dict.fromkeys(world.book.items["id"], mark))


def seen_in(
    world: Small, fine_for: FineFor | None = None, marked: Marked | None = None
) -> EditedSeen:
    """Lay it over what each client sees."""
    marked = marked or marks_of(world)
    return look_at_edited(marked, world.sights, world.subjects, fine_for or FineFor())


def row_of(seen: EditedSeen, world: Small, text: str) -> EditedRow:
    """The row of the item with this text."""
    return next(row for row in seen.rows if row.item == world.item(text))


def people(*names: str) -> list[Record]:
    """Clients who are friends."""
    return [*map(client, names), *map(friend, names)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(AUDIENCES), min_size=1, max_size=6),
    st.lists(st.booleans(), min_size=len(NAMES), max_size=len(NAMES)),
)
def test_the_numbers_are_those_of_each_client_one_by_one(
    audiences: Sequence[str], are_friends: Sequence[bool]
) -> None:
    """By item and by client, the counts are what asking about every pair gives."""
    ties: list[Tie] = [
        friend(name) for name, is_one in zip(NAMES, are_friends, strict=True) if is_one
    ]
    posts = [post(f"words {number}", words) for number, words in enumerate(audiences)]
    world = small(*map(client, NAMES), *ties, *posts)
    seen = seen_in(world)
    look = world.sights["facebook"]
    listed = [who for who in look.position if who in world.subjects.listed]
    for item in world.book.items["id"]:
        verdicts = [look.sees(who, item) for who in listed]
        row = next((one for one in seen.rows if one.item == item), None)
        can, may = verdicts.count(Sees.CAN), verdicts.count(Sees.MAY)
        assert (row.can, row.may) == (can, may) if row else not can + may
    numbers = {row.person: (row.can, row.may) for row in seen.counts}
    for who in listed:
        verdicts = [look.sees(who, item) for item in world.book.items["id"]]
        told = verdicts.count(Sees.CAN), verdicts.count(Sees.MAY)
        assert numbers.get(who, (0, 0)) == told


def test_certain_comes_before_perhaps_and_late_before_early() -> None:
    """An unknown audience is never certain, and so stands below what is."""
    world = small(
        *people("Kim Novak"),
        post("old", day="2020-01-01"),
        post("new", day="2024-01-01"),
        post("who knows", "unknown", day="2026-01-01"),
    )
    seen = seen_in(world)
    order = [world.item("new"), world.item("old"), world.item("who knows")]
    assert [row.item for row in seen.rows] == order
    assert [row.sees for row in seen.rows] == [Sees.CAN, Sees.CAN, Sees.MAY]


def test_some_are_named_with_their_reasons_and_all_counted() -> None:
    """Of five friends three are named; what would end it names none, as they are too many."""
    world = small(*people(*NAMES), post("a walk"))
    (row,) = seen_in(world).rows
    assert (row.can, len(row.seen_by)) == (5, MOST_NAMED)
    assert all("is your friend on Facebook." in who.because[-1] for who in row.seen_by)
    assert row.mend == "Make it for friends except a list that your clients are on."
    few = small(*people("Kim Novak", "Pat Doe"), post("a walk"))
    assert seen_in(few).rows[0].mend == "Make it for friends except Kim Novak and Pat Doe."


def test_who_is_no_client_does_not_count() -> None:
    """Friends who stand on no list see it, and that is no conflict."""
    world = small(client("Pat Doe"), friend("Kim Novak"), post("a walk"))
    assert seen_in(world).rows == []
    assert seen_in(world).counts == []


def test_without_a_client_list_nothing_is_a_conflict() -> None:
    """Nobody is known as a client, so nobody's sight is one."""
    world = small(friend("Kim Novak"), post("a walk", "public"))
    assert seen_in(world) == EditedSeen()


def test_what_is_public_is_seen_by_every_client() -> None:
    """Without an account there that is known, a client sees what anybody sees."""
    world = small(client("Kim Novak"), post("a walk", "public"), post("hidden", "friends"))
    (row,) = seen_in(world).rows
    assert (row.item, row.anybody, row.sees, row.can) == (world.item("a walk"), True, Sees.CAN, 0)


def test_each_way_to_mend_it_is_the_networks_own() -> None:
    """A tag is taken off, a wish hidden, a comment taken down, and X cannot narrow."""

    def by(text: str, kind: ItemKind) -> Item:
        made = post(text, kind=kind)
        return Item(
            **{name: getattr(made, name) for name in made.__struct_fields__} | {"by": "Ann Lee"}
        )

    world = small(
        *people("Kim Novak"),
        by("tag", ItemKind.TAG),
        by("wish", ItemKind.WALL_POST),
        post("comment", kind=ItemKind.COMMENT),
        post("post", "public", channel="x"),
    )
    seen = seen_in(world)
    ways = {text: row_of(seen, world, text).way for text in ("tag", "wish", "comment", "post")}
    assert ways == {"tag": "untag", "wish": "hide", "comment": "take_down", "post": "instead"}
    assert "X cannot narrow" in row_of(seen, world, "post").mend
    assert "tag off" in row_of(seen, world, "tag").mend


def test_what_was_called_fine_for_one_client_counts_for_the_others() -> None:
    """Politics that are fine for Kim are a conflict for Pat; a weekend of it is one for both."""
    world = small(*people("Kim Novak", "Pat Doe"), post("vote"), post("vote on Saturday"))
    vote, saturday = world.item("vote"), world.item("vote on Saturday")
    politics = Mark("politics", "It shows politics.", Category.POLITICS)
    weekend = Mark("weekend", "Posted on Saturday.")
    label = Label(number=1, at=1, verdict=Verdict.FINE, person="kim")
    done = Labelled(
        [_politics(vote), _politics(saturday)],
        fine_for={("kim", item, Category.POLITICS): label for item in (vote, saturday)},
    )
    marked = Marked({vote: (politics,), saturday: (weekend, politics)})
    seen = seen_in(world, FineFor(done), marked)
    assert (row_of(seen, world, "vote").can, row_of(seen, world, "vote on Saturday").can) == (1, 2)
    assert [who.person for who in row_of(seen, world, "vote").seen_by] == ["pat"]
    assert {row.person: row.can for row in seen.counts} == {"kim": 1, "pat": 2}


def test_a_namesake_may_only_see() -> None:
    """Who is known by a name alone, which another has too, is never certain to see."""
    kim = Person(id="kim", name="Kim Novak")
    twin = Tie(account=account("Kim Novak"), kind=friend("Kim Novak").kind, since=1)
    world = small(kim, twin, post("a walk"))
    (row,) = seen_in(world).rows
    assert (row.sees, row.can, row.may) == (Sees.MAY, 0, 1)


def _politics(item: str) -> Finding:
    return Finding(
        item=item,
        category=Category.POLITICS,
        severity=Severity.LOW,
        evidence="vote",
        reason="It says vote.",
        detector="words",
    )
