"""Tests of what the ledger keeps."""

from dataclasses import replace

import msgspec
from letters_helpers import TODAY, facts_for

from friendline.letters import SentLetter, Situation, draft, sent, units

FACTS = facts_for(Situation.OFFER_OTHER)
LETTER = draft(Situation.OFFER_OTHER, FACTS)[0]


def test_what_was_sent_is_kept_with_its_reasons() -> None:
    """The text, the day, the policy and why each reason was true."""
    kept = sent(LETTER, FACTS)
    assert (kept.text, kept.on, kept.template) == (LETTER.text, TODAY, LETTER.id)
    assert kept.policy == ("Calder Tax Advice", "3")
    assert dict(kept.claims)["asked"] == "They asked to connect."
    assert not kept.edited


def test_an_edited_letter_is_known_as_edited() -> None:
    """Blanks around it are no edit."""
    assert sent(LETTER, FACTS, f"{LETTER.text}\n").edited is False
    kept = sent(LETTER, FACTS, "Hello 😀")
    assert (kept.edited, kept.characters) == (True, units("Hello 😀"))


def test_of_an_edited_letter_the_reasons_that_are_heard_are_kept() -> None:
    """Those of the draft may have gone; one that is not true is no reason."""
    said = "My family photos would bore you, and my regulator minds."
    kept = sent(LETTER, replace(FACTS, body=None), said)
    assert kept.claims == (("family_photos", "There are 12 family photos of yours on Facebook."),)


def test_it_can_be_written_down_and_read_again() -> None:
    """As JSON, for the ledger."""
    kept = sent(LETTER, FACTS)
    assert msgspec.json.decode(msgspec.json.encode(kept), type=SentLetter) == kept
