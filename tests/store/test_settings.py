"""The owner's choices about friendline itself."""

from django.db import connection

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


def test_a_calendar_says_where_its_owner_lives_if_the_machine_does_not(store: Home) -> None:
    """A machine in UTC says nothing; a zone that is a place stays, whatever a calendar says."""
    settings.settle_zone(None, "Etc/UTC")
    settings.settle_zone_by_calendar("UTC")
    assert settings.value(settings.ZONE) == "Etc/UTC"
    settings.settle_zone_by_calendar("Europe/London")
    assert settings.value(settings.ZONE) == "Europe/London"
    settings.settle_zone_by_calendar("Asia/Tokyo")
    assert settings.value(settings.ZONE) == "Europe/London"


def test_nothing_is_written_for_a_secret_where_nothing_may_be(store: Home) -> None:
    """One that holds until the program ends stands in for it."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    assert settings.secret() == settings.secret()
    assert len(settings.secret()) == 32
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = OFF")
    assert settings.value("secret") is None


def test_each_store_has_a_secret_of_its_own(store: Home) -> None:
    """It stays the same, and nobody can guess it."""
    secret = settings.secret()
    assert len(secret) == 32
    assert settings.secret() == secret
