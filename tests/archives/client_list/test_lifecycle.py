"""What the words of a client list mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.archives.client_list.lifecycle import (
    KNOWN_WORDS,
    Standing,
    deal_standing_of,
    lead_standing_of,
    presumed_status,
    standing_of,
    strictest,
)
from friendline.model import Relationship, Status

R, S = Relationship, Status


@pytest.mark.parametrize(
    ("cell", "relationship", "status"),
    [
        ("client", R.CLIENT, None),
        ("Former client", R.CLIENT, S.FORMER),
        ("client (former)", R.CLIENT, S.FORMER),
        ("Ex-Client", R.CLIENT, S.FORMER),
        ("prospective client", R.PROSPECT, S.PROSPECTIVE),
        ("current patient", R.PATIENT, S.CURRENT),
        ("a former pupil", R.STUDENT, S.FORMER),
        ("Parent of student", R.PARENT_OF_STUDENT, None),
        ("client's family", R.FAMILY_OF_CLIENT, None),
        ("Customer - Direct", R.CLIENT, S.CURRENT),
        ("marketingqualifiedlead", R.PROSPECT, S.PROSPECTIVE),
        ("Sales Qualified Lead", R.PROSPECT, S.PROSPECTIVE),
        ("Customer, Hot lead", R.CLIENT, None),
        ("Customer, VIP", R.CLIENT, None),
        ("ehemaliger Kunde", R.CLIENT, S.FORMER),
        ("Lieferant", R.VENDOR, None),
        ("ancien élève", R.STUDENT, S.FORMER),
        ("cliente antigua", R.CLIENT, S.FORMER),
        ("inactive", None, S.FORMER),
        ("en cours", None, S.CURRENT),
        ("friend", R.FRIEND, None),
        ("co-worker", R.COLLEAGUE, None),
    ],
)
def test_words(cell: str, relationship: Relationship | None, status: Status | None) -> None:
    """Words of four languages and of CRM picklists mean a relationship, a status or both."""
    assert standing_of(cell) == Standing(relationship, status)


@pytest.mark.parametrize("cell", ["", "paused", "client maybe", "not a client", "937152", "VIP"])
def test_unknown_words_are_not_guessed(cell: str) -> None:
    """A phrase with a word that is not known says nothing."""
    assert standing_of(cell) is None


def test_words_of_sales_mean_something_in_their_own_columns_only() -> None:
    """An open lead is a prospect and an open case a current one; a won deal makes a client."""
    assert lead_standing_of("OPEN_DEAL") == Standing(R.PROSPECT, S.PROSPECTIVE)
    assert lead_standing_of("Closed - Not Converted") == Standing(R.PROSPECT, S.NONE)
    assert standing_of("open") == Standing(None, S.CURRENT)
    assert deal_standing_of("won") == Standing(R.CLIENT, S.CURRENT)
    assert deal_standing_of("lost") == Standing(R.PROSPECT, S.NONE)
    assert deal_standing_of("paused") is None


def test_strictest_wins() -> None:
    """A friend who is a client is a client; a client of today and before is one of today."""
    client = Standing(R.CLIENT, S.CURRENT)
    assert strictest([Standing(R.FRIEND), Standing(R.CLIENT, S.FORMER), client]) == client
    assert strictest([Standing(R.CLIENT), Standing(None, S.FORMER)]) == (R.CLIENT, S.FORMER)
    assert strictest([]) is None


def test_presumed_status() -> None:
    """Friends and family have no professional status; who is unknown stays so."""
    assert presumed_status(R.CLIENT) is S.CURRENT
    assert presumed_status(R.PROSPECT) is S.PROSPECTIVE
    assert presumed_status(R.FAMILY) is S.NONE
    assert presumed_status(R.UNKNOWN) is S.UNKNOWN


def test_words_that_are_offered_are_understood() -> None:
    """Every word that a user is told to use is one that is understood."""
    assert all(standing_of(word) for word in KNOWN_WORDS.replace(";", ",").split(","))


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_any_text_is_survived(text: str) -> None:
    """No text raises, and case does not matter."""
    assert standing_of(text.upper()) == standing_of(text.upper().lower())
    lead_standing_of(text)
    deal_standing_of(text)
