"""What one viewer sees, a page at a time, is what the review says of them."""

from collections import Counter
from collections.abc import Iterator

import pytest
from reviewed_owner import copy_of_reviewed_home

from friendline.model import FindingKind, Sees
from friendline.review.view_as import Order
from friendline.store.models import Finding, Item, View
from friendline.store.opening import close_store, open_store
from friendline.store.review import reviewed
from friendline.store.review.seeing import (
    Eyes,
    Findings,
    Timeline,
    Wanted,
    counts_by_category,
    eyes_of,
    who_sees,
)


@pytest.fixture(scope="module", autouse=True)
def _her_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The store of a made-up owner, open."""
    folder = tmp_path_factory.mktemp("her")
    open_store(copy_of_reviewed_home(folder))
    yield
    close_store()


def eyes(key: str, *, everywhere: bool = False) -> Eyes:
    """Give the eyes of somebody who is known."""
    found = eyes_of(key, everywhere=everywhere)
    assert found is not None
    return found


def everybody() -> list[str]:
    """Give all viewers."""
    return list(View.objects.values_list("viewer", flat=True).distinct())


def test_counts_are_those_of_the_review() -> None:
    """Of each person the findings by category are as many as the review counted."""
    wanted: dict[str, dict[str, tuple[int, int]]] = {}
    for row in reviewed.section("exposure_counts"):
        if row.can or row.may:
            wanted.setdefault(row.person, {})[row.category] = row.can, row.may
    for person, counts in wanted.items():
        assert {
            one.category: (one.can, one.may) for one in counts_by_category(eyes(person))
        } == counts


def test_each_item_is_judged_as_the_view_says() -> None:
    """The database gives each item the verdict and the chain that the view holds for it."""
    for key in everybody()[:8]:
        looking = eyes(key)
        for one in Timeline(looking)[0:400]:
            seen = looking.channels[one.item.channel]
            where = one.item.pk, one.item.audience_class, one.item.kind
            assert one.sees is seen.sees(*where)
            assert one.because == seen.because(*where)


def test_a_timeline_is_whole_and_its_stretches_are_its_parts() -> None:
    """Page by page every item comes once, the newest first, those without a date last."""
    timeline = Timeline(eyes("anybody"))
    pages = [timeline[begin : begin + 50] for begin in range(0, timeline.count(), 50)]
    items = [one.item for page in pages for one in page]
    assert sorted(item.pk for item in items) == sorted(Item.objects.values_list("pk", flat=True))
    times = [item.at if item.at is not None else -1 for item in items]
    assert times == sorted(times, reverse=True)


@pytest.mark.parametrize("category", ["", "politics", "community"])
@pytest.mark.parametrize("sees", list(Sees))
def test_what_is_counted_is_what_is_given(category: str, sees: Sees) -> None:
    """However a timeline is chosen, it gives as many items as it counts."""
    timeline = Timeline(eyes("friend"), Wanted(category, frozenset({sees})))
    given = timeline[0:1000]
    assert len(given) == timeline.count()
    assert {one.sees for one in given} <= {sees}


def test_a_digger_sees_risks_only_and_the_open_ones_first() -> None:
    """As somebody who digs: what anybody can see first, and of each the oldest (R73)."""
    given = Timeline(eyes("friend"), Wanted(order=Order.DIGGER))[0:1000]
    anybody = eyes("anybody")
    ranks = []
    for one in given:
        assert FindingKind.RISK.value in {found.kind for found in one.findings}
        seen = anybody.channels[one.item.channel]
        is_open = seen.sees(one.item.pk, one.item.audience_class, one.item.kind) is Sees.CAN
        at = one.item.at
        ranks.append((int(one.sees is not Sees.CAN) + int(not is_open), at is None, at or 0))
    assert ranks == sorted(ranks)


def test_findings_are_counted_as_given() -> None:
    """The rows behind a number are as many as the number, the weightiest first."""
    weights = {"high": 0, "medium": 1, "low": 2}
    for person in {row.person for row in reviewed.section("exposure_counts")}:
        for kind in (None, *FindingKind):
            findings = Findings(eyes(person), kind=kind)
            given = [weights[one.finding.severity] for one in findings[0:1000]]
            assert len(given) == findings.count()
            assert given == sorted(given)


def test_who_sees_an_item_is_counted_with_its_finding() -> None:
    """As many people of the list see an item as its finding says."""
    listed = {one.id for one in reviewed.section("people") if one.on_client_list}
    for finding in Finding.objects.select_related("item"):
        counted = Counter(
            sees for key, sees, _ in who_sees(finding.item, finding.category) if key in listed
        )
        assert (counted[Sees.CAN], counted[Sees.MAY]) == (finding.can, finding.may)


def test_without_an_account_they_see_what_anybody_sees() -> None:
    """Everywhere means on each network, with a reason that says so."""
    for key in everybody():
        looking = eyes(key, everywhere=True)
        assert set(looking.channels) == {"facebook", "linkedin"}
        for channel in looking.as_anybody:
            assert looking.channels[channel] == eyes("anybody").channels[channel]
            assert "No account of theirs" in looking.on(channel).chains[0][-1]


def test_nobody_has_no_eyes() -> None:
    """Who is not known sees nothing."""
    assert eyes_of("nobody") is None
