"""Tests of the settings that hold for the whole store."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from desk_helpers import PORT, came_in, html_of, one
from django.test import Client
from other_program import OtherProgram
from selectolax.lexbor import LexborHTMLParser

from friendline.desk.running import Desk
from friendline.review.progress import Silent
from friendline.review.reading import reading_for
from friendline.store import clock, documents, settings
from friendline.store.home import Home
from friendline.store.imports.importing import Asked, import_files
from friendline.store.jobs import Job
from friendline.store.models import Contact, KeptRecord, LedgerEntry
from friendline.store.opening import close_store, open_store
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


@pytest.mark.parametrize(
    ("passphrase", "told"),
    [(None, "whoever can read the file can read all"), ("a long one", "nobody can read it")],
)
def test_the_page_of_the_store_tells_whether_it_is_encrypted(
    tmp_path: Path, passphrase: str | None, told: str
) -> None:
    """And it names the command that encrypts it, or changes the passphrase."""
    home = Home(tmp_path / "own")
    open_store(home, passphrase)
    page = html_of(came_in(Desk(PORT, home, passphrase=passphrase)).get("/settings/store/"))
    assert told in one(page, "header .lede").text()
    assert "friendline encrypt" in one(page, "main").text()
    close_store()


@pytest.mark.skipif(sys.platform == "win32", reason="there, open files cannot be moved at all")
def test_the_page_of_the_store_leaves_nobody_else_in(client: Client, store: Home) -> None:
    """Who looked at it and encrypts in a terminal meanwhile is still told to close the desk."""
    assert client.get("/settings/store/").status_code == 200
    other = OtherProgram(store.database)
    assert other.does("PRAGMA journal_mode = DELETE").startswith("refused")
    other.ends()


def _done(client: Client, desk: Desk, response: object) -> LexborHTMLParser:
    """Follow to the page of a long job, and give it once the job has ended."""
    address = response.headers["Location"]  # type: ignore[attr-defined]
    word = address.strip("/").split("/")[-1]
    look = desk.errands.find(word)
    assert look is not None
    assert look.jobs.wait(60)
    return html_of(client.get(address))


def _taken(client: Client, page: LexborHTMLParser) -> bytes:
    address = one(page, "a[download]").attributes["href"] or ""
    content = _whole(client.get(address))
    assert client.get(address).status_code == 410
    return content


def _left(store: Home) -> list[Path]:
    return [one for one in (store.folder / "uploads").rglob("*") if one.is_file()]


def test_a_backup_is_downloaded_and_leaves_nothing(client: Client, desk: Desk, store: Home) -> None:
    """The file is a whole store, the ledger knows of it, it is given once, and no copy stays."""
    page = _done(client, desk, client.post("/settings/store/backup"))
    assert "The copy is made" in one(page, "h1").text()
    assert _taken(client, page).startswith(b"SQLite format 3")
    assert LedgerEntry.objects.filter(kind="backed_up").count() == 1
    assert not _left(store)


def test_everything_is_downloaded_as_a_zip(client: Client, desk: Desk, store: Home) -> None:
    """The zip holds the read-me, the ledger and the tables."""
    page = _done(client, desk, client.post("/settings/store/export"))
    packed = zipfile.ZipFile(BytesIO(_taken(client, page)))
    names = {name.partition("/")[2] for name in packed.namelist()}
    assert {"README.md", "ledger.jsonl"} <= names
    assert not _left(store)


def test_a_long_job_is_shown_while_it_runs(client: Client, desk: Desk) -> None:
    """The page says what is being done, asks again by itself, and a strange word is not found."""
    address = client.post("/settings/store/export").headers["Location"]
    page = html_of(client.get(address))
    if not page.css("a[download]"):
        assert one(page, "#errand").attributes["hx-get"] == address
        assert page.css("progress")
    assert client.get("/settings/store/made/strange/").status_code == 404
    assert client.get(address.replace("store/made", "health")).status_code == 404
    desk.errands.stop()


def test_a_long_job_that_fails_says_why(client: Client, desk: Desk, store: Home) -> None:
    """Nothing is there to be taken."""
    word = desk.errands.begin(
        {"kind": "backup", "whom": ""},
        Job(kind="backup", home=str(store.folder), into=str(store.database)),
    )
    look = desk.errands.find(word)
    assert look is not None
    assert look.jobs.wait(60)
    page = html_of(client.get(f"/settings/store/made/{word}/"))
    assert "No copy was made" in one(page, "h1").text()
    assert "there is a file of this name already" in one(page, "main [role=status]").text()
    assert client.get(f"/settings/store/made/{word}/file").status_code == 410


def test_health_is_looked_at_when_asked(client: Client, desk: Desk) -> None:
    """Nothing is looked at until somebody asks; then each thing has its sentence."""
    assert not html_of(client.get("/settings/health/")).css("main dl")
    page = _done(client, desk, client.get("/settings/health/?look=1"))
    assert "It is whole" in one(page, "body").text()


def _with_ada(store: Home) -> None:
    file = store.folder / "list.csv"
    file.write_text("Name,E-mail,Relationship\nAda Made-Up,ada@example.org,client\n", "utf-8")
    import_files(Asked((), file), reading_for("UTC", clock.today(), None), Silent())


def test_somebody_is_forgotten_after_what_goes_was_shown(
    client: Client, desk: Desk, store: Home
) -> None:
    """What would go is shown, nothing changes by that, and then it goes."""
    _with_ada(store)
    page = _done(client, desk, client.post("/settings/forget/", {"who": "ada@example.org"}))
    assert "Rows of client lists" in one(page, "body").text()
    assert KeptRecord.objects.filter(kind="Person").exists()
    said = {"word": one(page, "[name=word]").attributes["value"] or ""}
    page = _done(client, desk, client.post("/settings/forget/now", said))
    assert "It is erased" in one(page, "h1").text()
    assert not KeptRecord.objects.filter(kind="Person").exists()
    page = _done(client, desk, client.post("/settings/forget/now", said))
    assert "no longer there" in one(page, ".error").text()
    told = client.post("/settings/forget/let-back", {"who": "ada@example.org"})
    assert told.headers["Location"] == "/settings/forget/"


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({}, ["Ada called", "Another Ada"]),
        ({"also": [0]}, ["[name removed] called", "Another Ada"]),
        ({"all": "1"}, ["[name removed] called", "Another [name removed]"]),
    ],
)
def test_texts_with_a_first_name_alone_are_chosen_by_the_owner(
    client: Client,
    desk: Desk,
    store: Home,
    chosen: dict[str, str | list[int]],
    left: list[str],
) -> None:
    """None is chosen before; one by one or all of them are."""
    _with_ada(store)
    for at, note in enumerate(["Ada called", "Another Ada"]):
        Contact.objects.create(person="p", at=at, how="met", note=note)
    page = _done(client, desk, client.post("/settings/forget/", {"who": "Ada Made-Up"}))
    assert not page.css("input[checked]")
    boxes = [box.attributes["value"] for box in page.css("[name=also]")]
    said: dict[str, object] = {"word": one(page, "[name=word]").attributes["value"], **chosen}
    said["also"] = [boxes[int(number)] for number in chosen.get("also", [])]
    _done(client, desk, client.post("/settings/forget/now", said))
    assert list(Contact.objects.values_list("note", flat=True)) == left


def test_nobody_of_a_name_is_told(client: Client, desk: Desk) -> None:
    """Who is not known cannot be forgotten, nor let back."""
    page = _done(client, desk, client.post("/settings/forget/", {"who": "<b>Nobody</b>"}))
    assert "Nobody in the store" in one(page, "#who-error").text()
    assert client.post("/settings/forget/let-back", {"who": "Nobody"}).status_code == 422
