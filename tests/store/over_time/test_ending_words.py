"""The words that go with what was chosen when the work ended."""

from datetime import date

import pytest
from over_time_helpers import ADA, connected, open_world, review

from friendline.letters import Situation
from friendline.store.home import Home
from friendline.store.models import LedgerEntry, Section
from friendline.store.over_time import ending_words, endings
from friendline.store.over_time.ending_options import NoSuchEndingError
from friendline.store.over_time.ending_words import NoSuchLetterError, NoWordsError
from friendline.store.requests.request_errors import NotTrueTodayError


@pytest.fixture(name="number")
def _number(store: Home) -> int:
    """The number of the end of work with Ada, who is connected on Facebook."""
    open_world()
    review(answers=[connected(ADA)])
    Section.objects.create(name="sources", content=b"[]")
    (one,) = endings.ended(ADA.id, date(2026, 11, 1), "them")
    return one.number


def test_words_wait_for_a_choice(number: int) -> None:
    """And who is let see less, or blocked, is not written to."""
    with pytest.raises(NoWordsError, match="Choose first"):
        ending_words.drafts(number)
    endings.choose(number, "block", "They threatened me.")
    with pytest.raises(NoWordsError, match="nothing is written"):
        ending_words.basis(number)
    with pytest.raises(NoSuchEndingError):
        ending_words.drafts(number + 1)


def test_every_reason_in_a_draft_is_true(number: int) -> None:
    """The work ended, they are connected, and the owner stays so."""
    endings.choose(number, "keep")
    drafts = ending_words.drafts(number)
    assert drafts
    assert {one.situation for one in drafts} == {Situation.ENDING_KEEP}
    assert all(claim.holds for one in drafts for claim in one.claims)
    situation, facts = ending_words.basis(number)
    assert (situation, facts.ended_on) == (Situation.ENDING_KEEP, date(2026, 11, 1))


def test_a_choice_against_the_policy_is_not_called_its_own(number: int) -> None:
    """The policy defers: neither keeping nor leaving is what it answers."""
    endings.choose(number, "unfriend", "They asked for it.")
    assert ending_words.basis(number)[1].follows_policy is False
    refused = {one.id for one in ending_words.refusals(number)}
    assert not refused & {one.id for one in ending_words.drafts(number)}


def test_a_letter_that_went_out_is_kept_with_its_proof(number: int) -> None:
    """It is about no request, and can be taken back."""
    endings.choose(number, "keep")
    draft = ending_words.drafts(number)[0]
    with pytest.raises(NotTrueTodayError):
        ending_words.wrote(number, draft, "")
    kept = ending_words.wrote(number, draft)
    assert (kept.request, kept.person, kept.text) == (None, ADA.id, draft.text)
    assert kept.claims
    assert ending_words.written(ADA.id, "facebook") == kept
    ending_words.take_back(kept.pk)
    assert ending_words.written(ADA.id, "facebook") is None
    with pytest.raises(NoSuchLetterError):
        ending_words.take_back(kept.pk)
    kinds = LedgerEntry.objects.filter(about=ADA.id).values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["letter_sent", "letter_taken_back"]
