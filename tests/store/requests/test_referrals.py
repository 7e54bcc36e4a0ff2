"""Who referred somebody to the owner, counted before and after a no."""

import json
from datetime import date
from pathlib import Path

import pytest
from over_time_helpers import ADA, BEN, open_world

from friendline.store.home import Home
from friendline.store.models import Answer, LedgerEntry, Referral
from friendline.store.people.interests import WithheldError
from friendline.store.people.noted import FutureDayError, UnknownPersonError
from friendline.store.people.somebody import find
from friendline.store.requests import referrals
from friendline.store.safekeeping.exporting import export
from friendline.store.safekeeping.forgetting import forget

BEFORE, NO, AFTER = date(2026, 3, 2), date(2026, 5, 4), date(2026, 8, 1)
NO_AT = 1_777_896_000  # noon of NO, UTC


def _answer(answer: str) -> None:
    Answer.objects.create(
        person=ADA.id, channel="facebook", direction="incoming", at=NO_AT, answer=answer,
        by_policy=answer, facts={}, reasons=[],
    )  # fmt: skip


def test_a_referral_is_counted_and_taken_back(store: Home) -> None:
    """A6: the last first, each in the ledger, and gone from the count once taken back."""
    open_world()
    first = referrals.note_referral(ADA.id, on=BEFORE, note="at the fair")
    referrals.note_referral(ADA.id)
    referrals.note_referral(BEN.id, on=BEFORE)
    assert [one.on for one in referrals.referrals_of(ADA.id)] == [date(2026, 11, 22), BEFORE]
    referrals.take_back_referral(first)
    assert len(referrals.referrals_of(ADA.id)) == 1
    kinds = LedgerEntry.objects.filter(about=ADA.id, kind__startswith="referral")
    noted, undone = "referral_noted", "referral_undone"
    assert list(kinds.order_by("id").values_list("kind", flat=True)) == [noted, noted, undone]
    with pytest.raises(referrals.NoSuchReferralError, match="taken back already"):
        referrals.take_back_referral(first)


def test_what_cannot_be_is_refused(store: Home) -> None:
    """Nobody unknown, no day to come, nothing that is not stored about anybody."""
    open_world()
    with pytest.raises(UnknownPersonError):
        referrals.note_referral("person-nobody")
    with pytest.raises(FutureDayError):
        referrals.note_referral(ADA.id, on=date(2027, 1, 1))
    with pytest.raises(WithheldError):
        referrals.note_referral(ADA.id, note="Met in church")
    assert not Referral.objects.exists()


def test_counts_stand_before_and_after_the_no(store: Home) -> None:
    """R98: two counts and the day between them; without a no there is nothing to compare."""
    open_world()
    for day in (BEFORE, BEFORE, AFTER):
        referrals.note_referral(ADA.id, on=day)
    for answer in ("accept", "ask", "defer"):
        _answer(answer)
    assert referrals.around_no(ADA.id) is None
    _answer("offer_other")
    assert referrals.around_no(ADA.id) == referrals.AroundNo(NO, before=2, after=1)
    assert referrals.around_no(BEN.id) is None


def test_forgetting_and_export_know_referrals(store: Home, tmp_path: Path) -> None:
    """All of it is exported; of somebody forgotten none is left."""
    open_world()
    referrals.note_referral(ADA.id, on=BEFORE, note="Ben Moor was there")
    referrals.note_referral(BEN.id, on=AFTER)
    export(tmp_path / "out")
    lines = (tmp_path / "out" / "tables" / "referral.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["on"] for line in lines] == ["2026-03-02", "2026-08-01"]
    gone = forget(find("Ben Moor"))
    assert gone.counts["referrals"] == 1
    assert "Ben Moor" not in Referral.objects.get().note
