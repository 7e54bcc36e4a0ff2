"""Tests of giving files to the desk, and of the page of what was imported."""

import os
import tempfile
import time
from pathlib import Path

import pytest
from desk_helpers import PORT, came_in, html_of, one, sentence_of
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from noted_jobs import NotedJobs

from friendline.desk.imports import receiving, uploads
from friendline.desk.running import Desk
from friendline.review.progress import Silent
from friendline.review.reading import reading_for
from friendline.store import clock
from friendline.store.home import Home
from friendline.store.imports.importing import Asked, import_files


def _file(name: str, content: bytes = b"made up") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _error(client: Client, **given: object) -> str:
    response = client.post("/imports/add", given)
    assert response.status_code == 422
    return one(html_of(response), "#files-error").text()


def test_several_files_are_kept_below_the_home_and_imported_once(
    client: Client, desk: Desk, jobs: NotedJobs
) -> None:
    """What is uploaded lies in a folder of its own in the home, as it came, for one job."""
    response = client.post("/imports/add", {"files": [_file("a.zip"), _file("b.ics", b"BEGIN")]})
    assert response.headers["Location"] == "/imports/"
    (job,) = jobs.asked
    assert (job.kind, job.home, job.uploaded) == ("import", str(desk.home.folder), True)
    places = [Path(one) for one in job.sources]
    assert [place.name for place in places] == ["a.zip", "b.ics"]
    assert places[1].read_bytes() == b"BEGIN"
    assert all(place.is_relative_to(desk.home.folder / uploads.FOLDER) for place in places)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("..\\..\\evil.zip", "evil.zip"),
        ("../../evil.zip", "evil.zip"),
        ("con:trol|.zip", "con_trol_.zip"),
        ("...", "file"),
        ("x" * 400 + ".zip", "x" * 120 + ".zip"),
        ("Zoë's export.zip", "Zoë's export.zip"),
    ],
)
def test_a_name_leads_nowhere_else(client: Client, jobs: NotedJobs, name: str, kept: str) -> None:
    """Whatever a file is called, it lies among the uploads under a name that every system takes."""
    client.post("/imports/add", {"files": [_file("first.zip"), _file(name)]})
    if not jobs.asked[0].sources[1:]:
        assert name == "..."  # Django itself takes no file of this name
        return
    assert Path(jobs.asked[0].sources[1]).name == kept


def test_two_of_one_name_are_both_kept(client: Client, jobs: NotedJobs) -> None:
    """A second file of a name does not replace the first."""
    client.post("/imports/add", {"files": [_file("a.zip", b"1"), _file("a.zip", b"2")]})
    assert [Path(one).read_bytes() for one in jobs.asked[0].sources] == [b"1", b"2"]


def test_a_place_is_read_where_it_lies(client: Client, jobs: NotedJobs, tmp_path: Path) -> None:
    """A folder of this computer is not copied and not removed."""
    client.post("/imports/add", {"place": f'"{tmp_path}"'})
    (job,) = jobs.asked
    assert (job.sources, job.uploaded) == ((str(tmp_path),), False)


def test_nothing_given_is_told(client: Client, jobs: NotedJobs) -> None:
    """An empty form asks for a file."""
    assert _error(client) == "Choose at least one file, or name the folder where they lie."
    assert not jobs.asked


@pytest.mark.parametrize("place", ["/no/such/place", "exports", "\x00", "x" * 5000])
def test_a_strange_place_is_told(client: Client, jobs: NotedJobs, place: str) -> None:
    """A path that leads nowhere is told beside the field."""
    assert "There is no file or folder" in _error(client, place=place)
    assert not jobs.asked


@pytest.mark.parametrize("limit", ["LARGEST", "LARGEST_IN_ALL"])
def test_what_is_too_large_is_not_taken(
    client: Client, jobs: NotedJobs, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """A file beyond the limit is not kept, and a sentence says what to do instead."""
    monkeypatch.setattr(receiving, limit, 10)
    assert "Name the folder where it lies instead" in _error(
        client, files=_file("big.zip", b"x" * 99)
    )
    assert not jobs.asked


def test_a_first_import_settles_the_zone(client: Client, tmp_path: Path) -> None:
    """Times without a zone are read in that of this computer."""
    client.post("/imports/add", {"place": str(tmp_path)})
    from friendline.store import settings  # noqa: PLC0415 - Django first

    assert settings.value(settings.ZONE)


def test_what_was_imported_is_shown_escaped(client: Client, tmp_path: Path) -> None:
    """Each import stands with its kind and where it lay; no name of a file becomes markup."""
    hostile = tmp_path / "<img src=x onerror=alert(1)>.csv"
    hostile.write_text("Name,E-mail,Relationship\nAda Made-Up,ada@example.org,client\n", "utf-8")
    import_files(Asked((), hostile), reading_for("UTC", clock.today(), None), Silent())
    page = html_of(client.get("/imports/"))
    assert one(page, "h1").text() == "1 file was imported"
    assert "onerror" in one(page, "body").text()
    assert not page.css("main img")


def test_an_empty_store_leads_to_the_first_step(client: Client) -> None:
    """Where nothing is imported, the page says what comes next."""
    page = html_of(client.get("/imports/"))
    assert one(page, ".empty a").attributes["href"] == "/start/"


def test_progress_without_an_import_asks_for_the_page_anew(client: Client) -> None:
    """The page that waits for an import is shown anew once it is done."""
    assert client.get("/imports/progress/").headers["HX-Refresh"] == "true"


def test_a_desk_that_only_shows_takes_nothing(store: Home) -> None:
    """With --read-only there is no form, and nothing is taken."""
    client = came_in(Desk(PORT, store, read_only=True))
    assert not html_of(client.get("/imports/")).css("form[data-upload]")
    assert "--read-only" in sentence_of(client.post("/imports/add", {"files": _file("a.zip")}))


def test_copies_that_were_read_leave_no_folder(store: Home) -> None:
    """Empty folders of uploads go, and what comes in is written below the home."""
    (uploads.folder_of(store) / "read").mkdir()
    uploads.tidy(store)
    assert list(uploads.folder_of(store).iterdir()) == []


def test_what_comes_in_is_written_below_the_home(
    store: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that come lie in the home; what a killed desk left goes after a day, and not before."""
    monkeypatch.setattr(tempfile, "tempdir", None)
    folder = uploads.folder_of(store)
    for name, age in (("old", 2 * 86_400), ("young", 60)):
        (folder / name).mkdir()
        (folder / name / "export.zip").write_bytes(b"made up")
        os.utime(folder / name, (time.time() - age, time.time() - age))
    uploads.receive_below(store)
    assert Path(tempfile.gettempdir()).parent == folder
    assert not (folder / "old").exists()
    assert (folder / "young" / "export.zip").exists()
