"""Tests of the client list before it is imported."""

from pathlib import Path

import pytest
from desk_helpers import html_of, one
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from noted_jobs import NotedJobs

from friendline.desk.first_run import client_list
from friendline.desk.first_run.client_list import pending
from friendline.desk.running import Desk

_LIST = "Klient;Mail;Wie;Notiz\nAda Made-Up;ada@example.org;läuft;geheim\nBo Made-Up;;vorbei;x\n"


def _give(client: Client, text: str = _LIST, name: str = "liste.csv") -> None:
    client.post("/start/client-list/", {"files": SimpleUploadedFile(name, text.encode())})


def _said(**said: str) -> dict[str, str]:
    usual = {"column-0": "name", "column-1": "email", "column-2": "relationship"}
    return {**usual, "column-3": "not read", **said}


def test_a_list_waits_until_its_columns_are_said(
    client: Client, desk: Desk, jobs: NotedJobs
) -> None:
    """After the upload its columns are shown with a guess, and nothing is imported yet."""
    _give(client)
    page = html_of(client.get("/start/client-list/"))
    assert one(page, "h1").text() == "Is this list read as you mean it?"
    assert [row.text(strip=True) for row in page.css(".mapping th[scope=row]")] == [
        *("Klient", "Mail", "Wie", "Notiz"),
    ]
    assert pending(desk.home) is not None
    assert not jobs.asked


def test_a_column_said_is_shown_read_so(client: Client) -> None:
    """What the owner says of columns and words is shown at once on the first people."""
    _give(client)
    said = _said()
    client.post("/start/client-list/columns/", said)
    words = {"word-0": "current client", "word-0-is": "läuft"}
    page = html_of(client.post("/start/client-list/columns/", {**said, **words}))
    assert "current client: 1" in one(page, "body").text()
    people = page.css("table.rows")[-1].css("tbody tr")
    assert "Ada Made-Up" in people[0].text()
    assert "geheim" not in one(page, "body").text()


def test_a_list_is_imported_as_it_was_said(client: Client, desk: Desk, jobs: NotedJobs) -> None:
    """The job gets the list and the file of its columns; both go when they were read."""
    _give(client)
    words = {"word-0": "current client", "word-0-is": "läuft", "import": "yes"}
    response = client.post("/start/client-list/columns/", _said(**words))
    assert response.headers["Location"] == "/start/client-list/"
    (job,) = jobs.asked
    assert (Path(job.clients or "").name, job.uploaded) == ("liste.csv", True)
    assert '"läuft" = "current client"' in Path(job.columns or "").read_text("utf-8")


def test_the_next_list_of_the_same_columns_is_known(client: Client) -> None:
    """What was said once of columns holds for the next list that has them."""
    _give(client)
    words = {"word-0": "former patient", "word-0-is": "läuft", "import": "yes"}
    client.post("/start/client-list/columns/", _said(**words))
    _give(client)
    page = html_of(client.get("/start/client-list/"))
    assert "As you said it of the list before." in one(page, "body").text()
    assert one(page, "#w0 option[selected]").text() == "former patient"


def test_a_list_without_names_is_not_imported(client: Client, jobs: NotedJobs) -> None:
    """Where no column says who they are, it is said and nothing is done."""
    _give(client)
    said = {f"column-{number}": "not read" for number in range(4)}
    response = client.post("/start/client-list/columns/", {**said, "import": "yes"})
    assert response.status_code == 422
    assert "Say first which column holds the names" in one(html_of(response), "[role=alert]").text()
    assert not jobs.asked


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", ""), ("a.xlsx", "PK no"), ("a.csv", "\0\0")]
)
def test_what_is_no_list_is_told_and_not_kept(
    client: Client, desk: Desk, name: str, content: str
) -> None:
    """A file without rows is told in a sentence, without the path of the copy."""
    client.post("/start/client-list/", {"files": SimpleUploadedFile(name, content.encode())})
    response = client.get("/start/client-list/")
    if content:
        told = one(html_of(response), "#files-error").text()
        assert name in told
        assert str(desk.home.folder) not in told
    assert pending(desk.home) is None


def test_a_list_that_is_too_large_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file larger than any list is not looked at."""
    monkeypatch.setattr(client_list, "_LARGEST", 10)
    response = client.post("/start/client-list/", {"files": SimpleUploadedFile("a.csv", b"x" * 99)})
    assert "which no client list is" in one(html_of(response), "#files-error").text()


def test_a_list_is_given_up(client: Client, desk: Desk) -> None:
    """A list that was the wrong one is removed, and nothing of it kept."""
    _give(client)
    client.post("/start/client-list/give-up/")
    assert pending(desk.home) is None


def test_cells_are_escaped(client: Client) -> None:
    """What stands in a list never becomes markup."""
    _give(client, "Name,E-mail\n<script>alert(1)</script>,<b>x</b>\n")
    page = html_of(client.get("/start/client-list/"))
    assert not page.css("main script, main b.x")
    assert "<script>" in one(page, "body").text()


def test_a_vcard_file_needs_nothing_said(client: Client, jobs: NotedJobs) -> None:
    """A file that names its own fields is imported as it is."""
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Made-Up\nEND:VCARD\n"
    _give(client, card, "people.vcf")
    assert "names its own fields" in one(html_of(client.get("/start/client-list/")), "body").text()
    client.post("/start/client-list/columns/", {"import": "yes"})
    assert jobs.asked[0].columns is None
