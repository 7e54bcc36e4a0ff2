"""Tests of the client list before it is imported."""

from pathlib import Path

import pytest
from desk_helpers import PORT, came_in, html_of, one
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from noted_jobs import NotedJobs
from selectolax.lexbor import LexborHTMLParser

from friendline.desk.first_run import client_list
from friendline.desk.first_run.client_list import pending
from friendline.desk.running import Desk
from friendline.store.home import Home

_LIST = "Klient;Mail;Wie;Notiz\nAda Made-Up;ada@example.org;läuft;geheim\nBo Made-Up;;vorbei;x\n"


def _give(client: Client, text: str = _LIST, name: str = "liste.csv") -> None:
    client.post("/start/client-list/", {"files": SimpleUploadedFile(name, text.encode())})


_ANSWERED = {
    "word-0": "current client",
    "word-0-is": "läuft",
    "word-1": "former client",
    "word-1-is": "vorbei",
}


def _said(**said: str) -> dict[str, str]:
    usual = {"column-0": "name", "column-1": "email", "column-2": "relationship"}
    return {**usual, "column-3": "not read", **said}


def _shown(client: Client, text: str = "", **said: str) -> LexborHTMLParser:
    """The page of a list: newly given, or as the form says it."""
    if text:
        _give(client, text)
    said_so = client.post("/start/client-list/columns/", said) if said else None
    return html_of(said_so or client.get("/start/client-list/"))


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
    response = client.post("/start/client-list/columns/", _said(**_ANSWERED, **{"import": "yes"}))
    assert response.headers["Location"] == "/start/client-list/"
    (job,) = jobs.asked
    assert (Path(job.clients or "").name, job.uploaded) == ("liste.csv", True)
    assert '"läuft" = "current client"' in Path(job.columns or "").read_text("utf-8")


def test_the_next_list_of_the_same_columns_is_known(client: Client) -> None:
    """What was said once of columns holds for the next list that has them."""
    _give(client)
    words = {**_ANSWERED, "word-0": "former patient", "import": "yes"}
    client.post("/start/client-list/columns/", _said(**words))
    _give(client)
    page = html_of(client.get("/start/client-list/"))
    assert "As you said it of the list before." in one(page, "body").text()
    assert one(page, "#w0 option[selected]").text() == "former patient"
    assert one(page, "#w1 option[selected]").text() == "former client"


def test_a_list_without_names_is_not_imported(client: Client, jobs: NotedJobs) -> None:
    """Where no column says who they are, it is said and nothing is done."""
    _give(client)
    said = {f"column-{number}": "not read" for number in range(4)}
    response = client.post("/start/client-list/columns/", {**said, "import": "yes"})
    assert response.status_code == 422
    assert "Say first which column holds the names" in one(html_of(response), "[role=alert]").text()
    assert not jobs.asked


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", "", "a.csv is empty."),
        ("a.csv", "\0\0", "a.csv is empty."),
        ("a.xlsx", "PK no", "a.xlsx"),
        ("letter.docx", "hello\n", "letter.docx is a Word document, not a list."),
        ("scan.pdf", "%PDF-1.7", "scan.pdf is a PDF, not a list."),
        ("only-header.csv", "Name,Status\n", "only-header.csv has only the line"),
    ],
)
def test_what_is_no_list_is_told_and_not_kept(
    client: Client, desk: Desk, name: str, content: str, expected: str
) -> None:
    """A file that is no list is told in a sentence, without the path of the copy."""
    client.post("/start/client-list/", {"files": SimpleUploadedFile(name, content.encode())})
    told = one(html_of(client.get("/start/client-list/")), "#files-error").text()
    assert expected in told
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


@pytest.mark.parametrize("unsaid", ["word-1", "word-1-is"])
def test_a_word_that_is_not_answered_is_asked_before_the_list_is_read(
    client: Client, jobs: NotedJobs, unsaid: str
) -> None:
    """Nothing is read while a word may mean anything; the owner may say that it tells nothing."""
    _give(client)
    words = {key: value for key, value in _ANSWERED.items() if key != unsaid}
    response = client.post("/start/client-list/columns/", _said(**words, **{"import": "yes"}))
    assert response.status_code == 422
    page = html_of(response)
    assert "1 word is not answered yet: “vorbei”" in one(page, "[role=alert]").text()
    assert one(page, "#w1 option[selected]").attributes["value"] == ""
    assert one(page, "#w1").attributes["aria-invalid"] == "true"
    assert not jobs.asked
    unknown = {**_ANSWERED, "word-1": "unknown", "import": "yes"}
    client.post("/start/client-list/columns/", _said(**unknown))
    assert len(jobs.asked) == 1


def test_a_word_that_the_next_list_has_more_is_asked(client: Client) -> None:
    """What was said of the list before holds for its words, and a new one waits for an answer."""
    _give(client)
    client.post("/start/client-list/columns/", _said(**_ANSWERED, **{"import": "yes"}))
    _give(client, f"{_LIST}Cy Made-Up;;ruht;\n")
    page = _shown(client)
    chosen = [one(page, f"#w{number} option[selected]").text() for number in range(3)]
    assert chosen == ["current client", "former client", "choose what it means"]


def test_names_with_the_surname_first_are_shown_in_order(client: Client) -> None:
    """They are read turned round, which is seen on the first people, and can be said otherwise."""
    text = "Name;Status\nSowerby, Helen;current\nAydoğan, Yusuf;former\n"
    page = _shown(client, text)
    assert one(page, "label[for=names]").text() == "A name such as Sowerby, Helen"
    assert "is Helen Sowerby" in one(page, "#names option[selected]").text()
    assert "Helen Sowerby" in page.css("table.rows")[-1].text()
    kept = _shown(client, names="as written")
    assert "Sowerby, Helen" in kept.css("table.rows")[-1].text()
    assert not _shown(client, "Name;Status\nHelen Sowerby;current\n").css("#names")


def test_what_the_owner_says_of_names_goes_with_the_list(client: Client, jobs: NotedJobs) -> None:
    """The file of columns says how names are meant."""
    _shown(client, "Name;Status\nSowerby, Helen;current\n")
    client.post("/start/client-list/columns/", {"names": "as written", "import": "yes"})
    assert 'names = "as written"' in Path(jobs.asked[0].columns or "").read_text("utf-8")


def test_a_word_against_an_end_date_is_shown(client: Client) -> None:
    """It is told how many rows contradict themselves, and as what these people count."""
    text = "Name;Status;End date\nKim Novak;current;2020-01-31\nAnn Lee;current;\n"
    page = _shown(client, text)
    (told,) = page.css("h3 + ul li")
    assert "1 row: a word says current, and the end date has passed (line 2)" in told.text()
    assert "counts as current" in told.text()
    assert "they count as former once it has passed" in one(page, "body").text()
    assert "current client: 2" in one(page, "body").text()
    dated = _shown(client, **{"word-0": "client", "word-0-is": "current"})
    assert not dated.css("h3 + ul li")
    assert "former client: 1" in one(dated, "body").text()


def test_the_first_rows_are_set_apart(client: Client) -> None:
    """Names that hold commas do not run into each other."""
    page = _shown(client, "Name;Company\nSowerby, Helen;Acme, Inc.\nLee, Ann;\n")
    assert one(page, "td.cells").text() == "Sowerby, Helen · Lee, Ann"


def test_incognito_shows_no_name_of_the_list(store: Home) -> None:
    """How names and end dates are read is told without a name or a line."""
    text = "Name;Status;End date\nSowerby, Helen;current;2020-01-31\n"
    page = _shown(came_in(Desk(PORT, store, jobs=NotedJobs(), incognito=True)), text)
    assert one(page, "label[for=names]").text() == "In a name with a comma"
    assert "Sowerby" not in one(page, "main").text()
    assert "1 thing in it is not clear" in one(page, "main").text()
