"""Saying what clients get an edited version of, and what each of them sees of it."""

import json

import pytest
from reviewed_owner import copy_of_reviewed_home

from friendline.model import Sees
from friendline.policy.authoring.interview import Answers, Topic, Why
from friendline.store import documents
from friendline.store.home import Home
from friendline.store.models import Item, LedgerEntry
from friendline.store.opening import close_store, open_store
from friendline.store.policy import interview
from friendline.store.review import edited_version as version
from friendline.store.review import reviewed, reviewing
from friendline.store.review.freshness import is_current
from friendline.store.review.seeing import eyes_of


def entries() -> list[dict[str, str]]:
    """What the ledger tells of it."""
    rows = LedgerEntry.objects.filter(kind="said").order_by("id")
    told = [json.loads(row.words or "{}") for row in rows]
    return [words for words in told if words["text"] == documents.EDITED]


def test_what_is_said_is_kept_and_told_in_the_ledger(store: Home) -> None:
    """A change is one version and one entry; the same again is neither."""
    assert version.edit([Topic.POLITICS, Topic.WEEKEND])
    assert not version.edit([Topic.WEEKEND, Topic.POLITICS])
    assert documents.edited().topics == (Topic.WEEKEND, Topic.POLITICS)
    assert [one["content"] for one in entries()] == ['topics = ["weekend", "politics"]\n']


def test_the_last_change_can_be_taken_back_and_no_earlier_one(store: Home) -> None:
    """An undo brings back what was there; what was changed since cannot be undone by itself."""
    version.edit([Topic.WEEKEND])
    first = version.last_version()
    version.edit([Topic.FAMILY])
    with pytest.raises(version.ChangedSinceError):
        version.take_back(first)
    version.take_back(version.last_version())
    assert documents.edited().topics == (Topic.WEEKEND,)
    assert len(entries()) == 3


def test_the_first_answer_is_taken_back_to_nothing(store: Home) -> None:
    """Before the first answer there was none."""
    version.edit([Topic.WEEKEND])
    version.take_back(version.last_version())
    assert not documents.edited()


def test_of_an_item_that_is_not_there_nothing_is_said(store: Home) -> None:
    """An id that no review knows is refused, and nothing is kept."""
    with pytest.raises(version.NoSuchItemError):
        version.say_of_item("item-made-up", for_clients=False)
    assert version.last_version() == 0


def test_the_interview_and_the_setting_say_the_same(store: Home) -> None:
    """What is answered before any rule holds, and what is changed later stands in the interview."""
    interview.keep(Answers(why=Why.BOND, edited=(Topic.WEEKEND,)))
    assert documents.edited().topics == (Topic.WEEKEND,)
    version.edit([Topic.DRINK])
    answered = interview.answered()
    assert answered is not None
    assert answered.edited == (Topic.DRINK,)
    interview.keep(Answers(why=Why.BOND))
    assert documents.edited().topics == ()


def test_what_each_client_sees_is_what_the_review_counts(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """The rows of a person are as many as the number says, and single items follow the owner."""
    open_store(copy_of_reviewed_home(tmp_path_factory.mktemp("edited")))
    try:
        assert version.edit([Topic.WEEKEND, Topic.POLITICS])
        assert not is_current()
        reviewing.refresh()
        counts = reviewed.section("edited_counts")
        assert counts
        for row in counts:
            eyes = eyes_of(row.person)
            assert eyes is not None
            sees = [one.sees for one in version.seen_by(eyes)]
            assert (sees.count(Sees.CAN), sees.count(Sees.MAY)) == (row.can, row.may)
            assert version.number_for(row.person) == (row.can, row.may)
        assert version.number_for("nobody") == (0, 0)
        _of_one_item()
    finally:
        close_store()


def _of_one_item() -> None:
    """Let one through and name another; both hold with the next review, and can be taken back."""
    shown = reviewed.section("edited")[0].item
    known = {row.item for row in reviewed.section("edited")}
    named = Item.objects.exclude(pk__in=known).filter(audience="public").first()
    assert named is not None
    version.say_of_item(shown, for_clients=True)
    version.say_of_item(named.pk, for_clients=False)
    reviewing.refresh()
    rows = {row.item: row for row in reviewed.section("edited")}
    assert shown not in rows
    assert rows[named.pk].topics == ["not_for_clients"]
    assert rows[named.pk].anybody
    assert version.say_of_item(shown, for_clients=None)
    assert not version.say_of_item(shown, for_clients=None)
