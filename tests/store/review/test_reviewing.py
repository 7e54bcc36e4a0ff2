"""A review of what the store holds is laid out so that pages can show it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from friendline.demo import TODAY, make_demo
from friendline.model import Sees
from friendline.review.contract import Review
from friendline.review.progress import Silent
from friendline.review.reading import reading_for
from friendline.review.run import Asked as ReviewAsked
from friendline.review.run import make_review
from friendline.review.view_as import Seen
from friendline.store import clock, documents, settings
from friendline.store.home import Home
from friendline.store.imports.importing import Asked, import_files
from friendline.store.models import Finding, Item, Reviewed, View
from friendline.store.opening import close_store, open_store
from friendline.store.policy import policies
from friendline.store.review import reviewed, reviewing

_ZONE = "Europe/London"
_QUICK = "[meaning]\ndeep = false\n"


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> ReviewAsked:
    """The exports of a small made-up owner."""
    folder = tmp_path_factory.mktemp("made-up")
    made = make_demo(folder / "exports", seed=3, contacts=60, items=240, clients=24)
    quick = folder / "screening.toml"
    quick.write_text(_QUICK, "utf-8")
    return ReviewAsked(
        sources=(*made.facebook, made.linkedin, made.calendar),
        clients=made.clients,
        policy="audience",
        audience=None,
        output=folder / "review",
        zone=_ZONE,
        today=TODAY,
        screening=quick,
    )


@pytest.fixture(scope="module")
def laid_out(exports: ReviewAsked, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A store with their review."""
    home = Home(tmp_path_factory.mktemp("home"))
    open_store(home)
    settings.put(settings.ZONE, _ZONE)
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    documents.save(documents.SCREENING, _QUICK)
    reading = reading_for(_ZONE, TODAY, None)
    import_files(Asked(exports.sources, exports.clients), reading, Silent())
    policies.adopt("audience")
    reviewing.refresh()
    yield home
    close_store()


@pytest.fixture(scope="module")
def of_files(exports: ReviewAsked) -> Review:
    """Give the review of the same files, without a store."""
    return make_review(exports)


@pytest.fixture
def kept(laid_out: Home) -> Home:
    """That store, open."""
    open_store(laid_out)
    return laid_out


def test_the_review_is_that_of_the_files(kept: Home, of_files: Review) -> None:
    """What the store reviews is what a review of the same files says."""
    for name in ("answers", "people", "sight", "treatment", "conflicts", "digger", "plan"):
        ours, theirs = reviewed.section(name), getattr(of_files, name)
        assert sorted(map(msgspec.json.encode, ours)) == sorted(map(msgspec.json.encode, theirs))
    assert set(Item.objects.values_list("id", flat=True)) == {row.id for row in of_files.items}
    assert Finding.objects.count() == len(of_files.findings)


def test_findings_know_by_how_many_they_are_seen(kept: Home, of_files: Review) -> None:
    """Each finding is counted for the clients who can and may see it."""
    seen = {(row.item, row.category.value): (row.can, row.may) for row in of_files.seen_by}
    rows = Finding.objects.values_list("item_id", "category", "can", "may")
    assert seen
    assert {(item, category): (can, may) for item, category, can, may in rows if can or may} == seen


def test_views_say_what_the_sights_say(kept: Home) -> None:
    """For every viewer the numbers of a view are those of the review's sight."""
    told = {(row.person, row.channel): (row.can, row.may) for row in reviewed.section("sight")}
    views = View.objects.filter(accepted=False, viewer__in={person for person, _ in told})
    found = {}
    for view in views:
        seen = msgspec.msgpack.decode(bytes(view.sees), type=Seen)
        found[view.viewer, view.channel] = (seen.can, seen.may)
    assert found.items() <= told.items()
    assert len(found) > 20


def test_a_view_tells_of_each_item(kept: Home) -> None:
    """From class and kind of an item a view gives the verdict and its reasons."""
    view = View.objects.filter(viewer="friend", channel="facebook").get()
    seen = msgspec.msgpack.decode(bytes(view.sees), type=Seen)
    items = Item.objects.filter(channel="facebook")
    verdicts = [seen.sees(it.id, it.audience_class, it.kind) for it in items]
    assert [verdicts.count(one) for one in (Sees.CAN, Sees.MAY)] == [seen.can, seen.may]
    assert all(seen.because(it.id, it.audience_class, it.kind) for it in items)


def test_a_review_is_current_until_something_is_said(kept: Home) -> None:
    """After a change that a review would show, the one before is not current any more."""
    reviewing.refresh()
    assert reviewing.is_current()
    documents.save(documents.AUDIENCE, '[[default]]\nchannel = "facebook"\naudience = "friends"\n')
    assert not reviewing.is_current()
    reviewing.refresh()
    assert reviewing.is_current()


def test_another_day_wants_another_review(kept: Home) -> None:
    """Ages and deadlines are those of the day, so yesterday's review is not current."""
    reviewing.refresh(today=date(2020, 1, 1))
    assert not reviewing.is_current()


def test_there_is_one_review(kept: Home) -> None:
    """A review takes the place of the one before; nothing piles up."""
    before = (Item.objects.count(), Finding.objects.count(), View.objects.count())
    reviewing.refresh()
    assert (Item.objects.count(), Finding.objects.count(), View.objects.count()) == before
    assert Reviewed.objects.count() == 1


def test_nothing_is_there_at_first(store: Home) -> None:
    """Without a review every part of it is empty, and none is current."""
    assert reviewed.section("answers") == []
    assert reviewed.section("policy") is None
    assert reviewed.run() is None
    assert not reviewing.is_current()


def test_an_empty_store_can_be_reviewed(store: Home, tmp_path: Path) -> None:
    """A review of nothing says what is missing, and fails nowhere."""
    reviewing.refresh()
    assert reviewed.section("missing")
    assert not Item.objects.exists()
