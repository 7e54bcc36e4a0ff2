"""Texts of the owner's: each version is kept, the last one holds."""

import pytest

from friendline.screening.choosing import ScreeningSettingsError
from friendline.sight.statements.applying import Statements, StatementsError
from friendline.store import documents
from friendline.store.documents import AUDIENCE, SCREENING
from friendline.store.home import Home
from friendline.store.models import Document, LedgerEntry

_SAID = """[[default]]
channel = "facebook"
audience = "friends"
"""


def test_nothing_is_said_at_first(store: Home) -> None:
    """Without a text nothing is stated and the usual detectors look."""
    assert documents.statements("UTC") == Statements()
    assert documents.screening() == {}


def test_the_last_version_holds(store: Home) -> None:
    """A new version takes the place of the one before, which is kept."""
    documents.save(SCREENING, "[patterns]\nuse = false\n")
    documents.save(SCREENING, "[patterns]\nuse = true\n")
    assert documents.screening() == {"patterns": {"use": True}}
    assert Document.objects.count() == 2


def test_the_same_text_is_no_new_version(store: Home) -> None:
    """Saving what holds already changes nothing and is not told."""
    assert documents.save(AUDIENCE, _SAID)
    assert not documents.save(AUDIENCE, _SAID)
    assert LedgerEntry.objects.count() == 1


def test_only_the_last_version_is_taken_back(store: Home) -> None:
    """The text before it holds again, as the newest; an older page takes nothing back."""
    texts = "[patterns]\nuse = false\n", "[patterns]\nuse = true\n"
    documents.save(SCREENING, texts[0])
    first = documents.last_version(SCREENING)
    documents.save(SCREENING, texts[1])
    assert not documents.take_back(SCREENING, first, what="an old page")
    assert documents.latest(SCREENING) == texts[1]
    assert documents.take_back(SCREENING, documents.last_version(SCREENING), what="the switch")
    assert documents.latest(SCREENING) == texts[0]
    assert Document.objects.count() == 3
    assert not documents.take_back(AUDIENCE, 0, what="nothing")


def test_statements_are_read(store: Home) -> None:
    """What the owner says of audiences holds for the next review."""
    documents.save(AUDIENCE, _SAID)
    assert documents.statements("UTC") != Statements()


@pytest.mark.parametrize("text", ["[[", "[[default]]\nchannel = 3\n", "nonsense = 1"])
def test_what_is_no_such_text_is_refused(store: Home, text: str) -> None:
    """A text that could not be read again is not kept."""
    with pytest.raises(StatementsError):
        documents.save(AUDIENCE, text)
    assert not Document.objects.exists()


def test_settings_of_detectors_are_tables(store: Home) -> None:
    """A setting that stands alone is refused with a sentence."""
    with pytest.raises(ScreeningSettingsError, match="table"):
        documents.save(SCREENING, "use = true")
