"""The owner's choices about friendline itself."""

from friendline.store import settings
from friendline.store.home import Home
from friendline.store.models import LedgerEntry


def test_a_choice_takes_the_place_of_the_one_before(store: Home) -> None:
    """Any plain value; the default where nothing was chosen, also where that is false."""
    assert settings.value("keys", "usual") == "usual"
    settings.put("keys", False)
    assert settings.value("keys", "usual") is False
    settings.put("keys", ["j", "k"])
    assert settings.value("keys") == ["j", "k"]


def test_the_zone_is_settled_by_the_first_import(store: Home) -> None:
    """That of the machine, unless the owner names another, now or later."""
    assert settings.settle_zone(None, "Europe/London") == ("Europe/London", None)
    assert settings.settle_zone(None, "Asia/Tokyo") == ("Europe/London", None)
    assert settings.settle_zone("Europe/Berlin", "UTC") == ("Europe/Berlin", "Europe/London")
    assert settings.settle_zone("Europe/Berlin", "UTC") == ("Europe/Berlin", None)
    assert LedgerEntry.objects.filter(kind="setting_changed").count() == 2


def test_each_store_has_a_secret_of_its_own(store: Home) -> None:
    """It stays the same, and nobody can guess it."""
    secret = settings.secret()
    assert len(secret) == 32
    assert settings.secret() == secret
