"""Looking at everything through one person's eyes: numbers, timelines, what accepting changes."""

from view_worlds import Small, asks, client, friend, post, small

from friendline.model import (
    Category,
    Finding,
    FindingKind,
    Item,
    ItemKind,
    Record,
    Sees,
    Severity,
)
from friendline.review.fine_for import FineFor
from friendline.review.view_as import Order, Scene, View
from friendline.screening.labels import Label, Labels, Scope, Verdict, apply


def finding(item: str, category: Category) -> Finding:
    """A finding in an item."""
    return Finding(
        item=item,
        category=category,
        severity=Severity.LOW,
        evidence="words",
        reason="Because.",
        detector="words",
    )


def found_in(world: Small, **categories: Category) -> list[Finding]:
    """A finding in each of the items with these texts."""
    return [finding(world.item(text), category) for text, category in categories.items()]


def a_world(*more: Record) -> Small:
    """Kim is a friend, Pat asks; one public post of 2010, and posts for friends around it."""
    return small(
        client("Kim Novak"),
        client("Pat Doe"),
        friend("Kim Novak"),
        asks("Pat Doe"),
        post("early", day="2009-01-01"),
        post("open", "public", day="2010-01-01"),
        post("late", day="2015-01-01"),
        post("diary", "only me", day="2016-01-01"),
        *more,
    )


def view(
    world: Small, key: str, findings: list[Finding] | None = None, *, accepted: bool = False
) -> View:
    """What somebody sees."""
    found = Scene(world.book, world.subjects, world.sights, findings or []).view_as(
        key, accepted=accepted
    )
    assert found is not None
    return found


def texts(
    one: View, order: Order = Order.NEWEST, sees: frozenset[Sees] = frozenset(Sees)
) -> list[str]:
    """The texts of a timeline."""
    return [item.text for item in one.timeline(order, sees)]


def test_a_timeline_is_newest_first_with_verdict_and_reason() -> None:
    """What cannot be seen stands in it too."""
    world = a_world(Item(channel="facebook", kind=ItemKind.POST, text="x"))
    items = list(view(world, "kim").timeline())
    assert [one.text for one in items] == ["diary", "late", "open", "early", "x"]
    assert [one.sees for one in items[:2]] == [Sees.CANNOT, Sees.CAN]
    assert items[1].because[-1] == "Kim Novak is your friend on Facebook."


def test_a_timeline_can_show_some_verdicts_only() -> None:
    """What they see, or what they do not."""
    one = view(a_world(), "kim")
    assert texts(one, sees=frozenset({Sees.CAN})) == ["late", "open", "early"]
    assert texts(one, sees=frozenset({Sees.CANNOT})) == ["diary"]


def test_who_digs_finds_the_most_exposed_first_and_of_these_the_oldest() -> None:
    """R73: risks only, and of these only what is seen."""
    world = a_world()
    risk = Category.PROFANITY
    findings = found_in(world, early=risk, open=risk, late=risk, diary=risk)
    assert texts(view(world, "kim", findings), Order.DIGGER) == ["open", "early", "late"]
    perks = found_in(world, early=Category.PETS)
    assert texts(view(world, "kim", perks), Order.DIGGER) == []
    assert texts(view(world, "stranger", findings), Order.DIGGER) == ["open"]


def test_findings_are_counted_by_category_risks_before_perks() -> None:
    """As they are seen: what cannot be seen is not counted."""
    world = a_world()
    findings = found_in(
        world, early=Category.PETS, open=Category.PROFANITY, diary=Category.PROFANITY
    )
    told = view(world, "kim", findings).categories
    assert [(one.category, one.can, one.may, one.kind) for one in told] == [
        (Category.PROFANITY, 1, 0, FindingKind.RISK),
        (Category.PETS, 1, 0, FindingKind.PERK),
    ]


def test_accepting_is_told_by_what_would_be_new() -> None:
    """For who waits, person and stereotype alike; not for who is let in."""
    world = a_world()
    findings = found_in(world, late=Category.PROFANITY, open=Category.PROFANITY)
    for key in ("pat", "pending"):
        (facebook,) = view(world, key, findings).channels
        assert (facebook.now.can, facebook.categories[0].can) == (1, 1)
        assert facebook.once_accepted is not None
        assert facebook.once_accepted.can == 3
        assert [(one.category, one.can) for one in facebook.gains] == [(Category.PROFANITY, 1)]
    (facebook,) = view(world, "kim", findings).channels
    assert facebook.once_accepted is None
    assert facebook.gains == ()


def test_one_can_look_as_if_accepted() -> None:
    """Then nothing more is to be opened; who is let in already sees what they see."""
    world = a_world()
    then = view(world, "pat", accepted=True)
    assert then.now.can == 3
    assert then.channels[0].once_accepted is None
    assert view(world, "kim", accepted=True).now == view(world, "kim").now


def test_what_is_fine_for_a_person_does_not_count_for_them() -> None:
    """Neither in the numbers nor in the timeline; for others it counts."""
    world = a_world()
    findings = found_in(world, late=Category.PROFANITY)
    label = Label(
        number=1,
        at=1,
        verdict=Verdict.FINE,
        scope=Scope.THIS,
        category=Category.PROFANITY,
        item=findings[0].item,
        person="kim",
    )
    fine = FineFor(apply(findings, Labels((label,)), world.book.items))
    scene = Scene(world.book, world.subjects, world.sights, findings, fine)
    kim, friendly = scene.view_as("kim"), scene.view_as("friend")
    assert kim is not None
    assert friendly is not None
    assert kim.categories == ()
    assert [one.findings for one in kim.timeline(Order.DIGGER)] == []
    assert friendly.categories[0].can == 1


def test_all_channels_come_together_or_one_alone() -> None:
    """Sums over all, and one timeline; of a network where nobody knows them there is none."""
    world = a_world(
        friend("Kim Novak", "linkedin"),
        post("job", "connections", "2012-01-01", channel="linkedin"),
    )
    scene = Scene(world.book, world.subjects, world.sights)
    assert scene.channels == ("facebook", "linkedin")
    kim, alone = scene.view_as("kim"), scene.view_as("kim", "linkedin")
    assert kim is not None
    assert alone is not None
    assert (kim.now.can, alone.now.can) == (4, 1)
    assert texts(kim) == ["diary", "late", "job", "open", "early"]
    assert scene.view_as("pat", "linkedin") is None
    assert scene.view_as("nobody") is None
    assert scene.stereotypes["friend"] == "A friend"
