"""Tests of the settings that hold for the whole store."""

import zipfile
from io import BytesIO

import pytest
from desk_helpers import PORT, came_in, html_of, one
from django.test import Client

from friendline.desk.running import Desk
from friendline.review.progress import Silent
from friendline.review.reading import reading_for
from friendline.store import clock, documents, settings
from friendline.store.home import Home
from friendline.store.imports.importing import Asked, import_files
from friendline.store.models import KeptRecord, LedgerEntry
from friendline.store.preferences import preferences

_PAGES = ("yours", "of-you", "who-can-see", "what-looks", "store", "health", "forget")


def _whole(response: object) -> bytes:
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]  # a file
    response.close()  # type: ignore[attr-defined]  # as the server does
    return content


@pytest.mark.parametrize("page", _PAGES)
def test_a_desk_that_only_shows_changes_nothing(store: Home, page: str) -> None:
    """With --read-only each page is there and has no form that posts."""
    client = came_in(Desk(PORT, store, read_only=True))
    response = client.get(f"/settings/{page}/")
    assert response.status_code == 200
    buttons = html_of(response).css("main form[method=post] button")
    assert not buttons


def test_what_the_owner_prefers_is_kept(client: Client) -> None:
    """Zone, patience and the sound of letters are kept, and only what changed is written down."""
    said = {"zone": "Europe/Berlin", "ignored_after": "14", "language": "de", "formal": ""}
    client.post("/settings/yours/", {**said, "family": "plain"})
    held = preferences()
    assert (held.zone, held.ignored_after, held.language) == ("Europe/Berlin", 14, "de")
    assert (held.formal, held.family) == (False, "plain")
    entries = LedgerEntry.objects.count()
    client.post("/settings/yours/", {**said, "family": "plain"})
    assert LedgerEntry.objects.count() == entries


@pytest.mark.parametrize(
    ("field", "value"),
    [("zone", "Mars/Olympus"), ("ignored_after", "0"), ("ignored_after", "x"), ("language", "xx")],
)
def test_what_cannot_be_preferred_is_told(client: Client, field: str, value: str) -> None:
    """A value that cannot be is refused beside its field."""
    response = client.post("/settings/yours/", {field: value})
    assert response.status_code == 422
    assert value in one(html_of(response), ".error").text()
    assert settings.value(settings.ZONE) is None


def test_statements_are_checked_and_kept(client: Client) -> None:
    """Good lines are kept; a mistake is named, and the text stays in the field."""
    text = '[[default]]\nchannel = "facebook"\naudience = "friends"\n'
    client.post("/settings/who-can-see/", {"text": text.replace("\n", "\r\n"), "seen": "0"})
    assert documents.latest(documents.AUDIENCE) == text
    seen = one(html_of(client.get("/settings/who-can-see/")), "[name=seen]").attributes["value"]
    response = client.post("/settings/who-can-see/", {"text": "audience = <b>", "seen": seen})
    assert response.status_code == 422
    assert "audience = <b>" in one(html_of(response), "textarea").text()
    assert documents.latest(documents.AUDIENCE) == text


def test_a_second_window_does_not_overwrite_statements(client: Client) -> None:
    """Who saves a text that was changed since is told."""
    client.post("/settings/who-can-see/", {"text": "# one\n", "seen": "0"})
    response = client.post("/settings/who-can-see/", {"text": "# two\n", "seen": "0"})
    assert response.status_code == 422
    assert documents.latest(documents.AUDIENCE) == "# one\n"


def test_a_detector_is_switched_off_and_on_again(client: Client) -> None:
    """The switch changes the owner's text, of which the rest stays as it is written."""
    documents.save(documents.SCREENING, "# mine\n[meaning]\ndeep = false # slow\n")
    client.post("/settings/what-looks/switch", {"name": "meaning", "on": ""})
    held = documents.latest(documents.SCREENING)
    assert held == "# mine\n[meaning]\nuse = false\ndeep = false # slow\n"
    client.post("/settings/what-looks/switch", {"name": "meaning", "on": "yes"})
    assert documents.latest(documents.SCREENING) == held.replace("false\nd", "true\nd")
    assert client.post("/settings/what-looks/switch", {"name": "no"}).status_code == 422


def test_a_text_of_detectors_that_cannot_be_used_is_told(client: Client) -> None:
    """A table of a detector that there is not is refused."""
    response = client.post("/settings/what-looks/text", {"text": "[nothing]\n"})
    assert response.status_code == 422
    assert "nothing" in one(html_of(response), "[role=alert]").text()
    assert documents.latest(documents.SCREENING) is None


def test_a_backup_is_downloaded_and_leaves_nothing(client: Client, store: Home) -> None:
    """The file is a whole store, the ledger knows of it, and no copy stays behind."""
    response = client.post("/settings/store/backup")
    assert _whole(response).startswith(b"SQLite format 3")
    assert "attachment" in response.headers["Content-Disposition"]
    assert LedgerEntry.objects.filter(kind="backed_up").count() == 1
    assert list((store.folder / "uploads").iterdir()) == []


def test_everything_is_downloaded_as_a_zip(client: Client, store: Home) -> None:
    """The zip holds the read-me, the ledger and the tables."""
    packed = zipfile.ZipFile(BytesIO(_whole(client.post("/settings/store/export"))))
    names = {name.partition("/")[2] for name in packed.namelist()}
    assert {"README.md", "ledger.jsonl"} <= names
    assert list((store.folder / "uploads").iterdir()) == []


def test_health_is_looked_at_when_asked(client: Client) -> None:
    """Nothing is looked at until somebody asks; then each thing has its sentence."""
    assert not html_of(client.get("/settings/health/")).css("main dl")
    page = html_of(client.get("/settings/health/?look=1"))
    assert "It is whole" in one(page, "body").text()


def test_somebody_is_forgotten_after_what_goes_was_shown(client: Client, store: Home) -> None:
    """What would go is shown, nothing changes by that, and then it goes."""
    file = store.folder / "list.csv"
    file.write_text("Name,E-mail,Relationship\nAda Made-Up,ada@example.org,client\n", "utf-8")
    import_files(Asked((), file), reading_for("UTC", clock.today(), None), Silent())
    response = client.post("/settings/forget/", {"who": "ada@example.org"})
    page = html_of(response)
    assert "Rows of client lists" in one(page, "body").text()
    assert KeptRecord.objects.filter(kind="Person").exists()
    key = one(page, "[name=id]").attributes["value"]
    client.post("/settings/forget/now", {"id": key})
    assert not KeptRecord.objects.filter(kind="Person").exists()
    assert client.post("/settings/forget/now", {"id": key}).status_code == 409
    told = client.post("/settings/forget/let-back", {"who": "ada@example.org"})
    assert told.headers["Location"] == "/settings/forget/"


def test_nobody_of_a_name_is_told(client: Client) -> None:
    """Who is not known cannot be forgotten, nor let back."""
    response = client.post("/settings/forget/", {"who": "<b>Nobody</b>"})
    assert response.status_code == 422
    assert "Nobody in the store" in one(html_of(response), "#who-error").text()
    assert client.post("/settings/forget/let-back", {"who": "Nobody"}).status_code == 422
