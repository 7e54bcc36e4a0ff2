"""Looking before posting by what the store holds gives what a whole review would give."""

from dataclasses import replace
from pathlib import Path

import pytest

from friendline.review.identifying import identify
from friendline.review.looking import look
from friendline.review.preflight import Draft, World, preflight
from friendline.review.subjects import Subjects
from friendline.sight import RULES
from friendline.sight.statements.applying import apply_statements
from friendline.store.opening import close_store, open_store, set_up_django

set_up_django()  # before anything of the store is imported

from reviewed_owner import copy_of_reviewed_home  # noqa: E402 - Django first

from friendline.store import clock, documents  # noqa: E402 - same
from friendline.store.imports import kept  # noqa: E402 - same
from friendline.store.people.facts import people_with_facts  # noqa: E402 - the same
from friendline.store.policy import policies  # noqa: E402 - same
from friendline.store.review import before_posting  # noqa: E402 - same
from friendline.store.said import DECISIONS  # noqa: E402 - the same


@pytest.fixture(autouse=True)
def _no_detectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what looks at the words: it is made in the same way for both, and takes long."""
    monkeypatch.setattr(before_posting, "detectors_for", lambda *_: [])


def test_it_is_what_the_whole_book_would_tell(tmp_path: Path) -> None:
    """Who sees a draft, what it contradicts, what a list would change: no item is read again."""
    open_store(copy_of_reviewed_home(tmp_path))
    whole = _whole_world()
    for draft in [*_drafts(), *_contradicting()]:
        assert before_posting.look_before(draft) == preflight(draft, whole)
    close_store()


def _whole_world() -> World:
    """Give what a review would hold a draft against: the book with all of its items."""
    book, zone = kept.book(), clock.zone()
    statements = documents.statements(zone)
    identified = identify(replace(book, people=people_with_facts(book.people)), DECISIONS.read())
    subjects = Subjects(identified.book, identified.matches)
    items = apply_statements(book.items, statements, RULES)
    sights = look(identified.book, items, subjects, statements)
    return World(identified, subjects, sights, [], policy=policies.current(), zone=zone)


def _drafts() -> list[Draft]:
    at = 1_795_348_800
    return [
        Draft(channel="facebook", at=at, text="Too many beers at the Crown", audience="friends"),
        Draft(channel="facebook", at=at, text="A walk", place="The Crown"),
        Draft(channel="linkedin", at=at, text="A new chapter", audience="connections"),
        Draft(channel="mastodon", at=at, text="Nobody knows me here", audience="public"),
        Draft(channel="instagram", at=at, text="Lunch"),
    ]


def _contradicting() -> list[Draft]:
    """Give drafts for the days of the first conflicts that the review knows."""
    from friendline.store.models import Item  # noqa: PLC0415 - the same
    from friendline.store.review import reviewed  # noqa: PLC0415 - Django first

    conflicts = reviewed.section("conflicts")
    assert conflicts
    rows = Item.objects.in_bulk([one.item for one in conflicts[:3]]).values()
    return [
        Draft(channel="facebook", at=row.at, text=row.text, place=row.place, audience="friends")
        for row in rows
        if row.at is not None
    ]


@pytest.mark.parametrize("place", ["THE CROWN", None])
def test_a_place_is_known_however_it_is_spelt(tmp_path: Path, place: str | None) -> None:
    """Items of the same place are taken for the calendar, and no others beside one an audience."""
    open_store(copy_of_reviewed_home(tmp_path))
    from friendline.store.models import Item  # noqa: PLC0415 - Django first

    Item.objects.filter(pk__in=list(Item.objects.values_list("pk", flat=True)[:3])).update(
        place="The Crown"
    )
    world = before_posting.world_of(Draft(channel="facebook", at=0, text="x", place=place))
    there = [one for one in world.book.items["place"].to_list() if one == "The Crown"]
    assert len(there) == 3 if place else len(there) <= 3
    assert world.book.items.height < Item.objects.count()
    close_store()
