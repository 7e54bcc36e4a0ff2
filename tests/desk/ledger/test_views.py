"""The ledger's page, its check and its files."""

import csv
import io
import json
from pathlib import Path
from shutil import copytree

from desk_helpers import PORT, came_in, html_of, one
from django.db import connection
from django.test import Client

from friendline.desk.ledger.told import ledger_lines
from friendline.desk.running import Desk
from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.models import LedgerEntry
from friendline.store.opening import close_store, open_store
from friendline.store.over_time import contacts
from friendline.store.review import audience_interview, detector_choices, reviewed

_HOSTILE = '<script>alert(1)</script>"\u202e'


def test_entries_stand_newest_first_and_lead_to_what_they_are_about(client: Client) -> None:
    """Each entry says what happened, names the person and links to both."""
    person = reviewed.section("people")[0]
    contacts.note_contact(person.id, "called")
    page = html_of(client.get("/ledger/"))
    row = one(page, "tbody tr")
    assert row.attributes["id"] == f"entry-{LedgerEntry.objects.count()}"
    assert f"You noted contact with {person.name}: called." in row.text()
    assert one(row, "a").attributes["href"] == f"/people/{person.id}/"
    assert any(link.attributes["href"] == "/imports/" for link in page.css("tbody a"))


def test_entries_are_chosen_by_person_kind_and_time(client: Client) -> None:
    """The three together leave what was asked for, and say so where that is nothing."""
    person = reviewed.section("people")[0]
    contacts.note_contact(person.id, "met")
    chosen = html_of(
        client.get("/ledger/", {"q": person.name, "of": "Keep in touch", "since": "0"})
    )
    assert len(chosen.css("tbody tr")) >= 1
    assert "You noted contact" in one(chosen, "tbody").text()
    nobody = client.get("/ledger/", {"q": "nobody is called this"}).content.decode()
    assert "Nothing in the ledger fits." in nobody
    assert html_of(client.get("/ledger/", {"of": "Policy"})).css("tbody tr")


def test_the_chain_is_checked_where_that_is_asked_for(client: Client) -> None:
    """A whole chain is said to be whole; one that somebody changed is told with the entry."""
    assert "The chain is whole" in client.get("/ledger/?look=1").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
    LedgerEntry.objects.filter(pk=2).update(words='{"changed":1}')
    told = client.get("/ledger/?look=1").content.decode()
    assert "The chain is not whole" in told
    assert "Entry 2: Its words were changed." in told


def test_the_files_hold_what_was_chosen(client: Client) -> None:
    """Both files hold all entries, oldest first, and a table cannot be made to calculate."""
    ledger.append("backed_up", {"file": "=cmd()"})
    lines = client.get("/ledger/ledger.jsonl")
    rows = [json.loads(line) for line in lines.getvalue().decode().splitlines()]
    assert [row["number"] for row in rows] == list(range(1, LedgerEntry.objects.count() + 1))
    assert "attachment" in lines.headers["Content-Disposition"]
    table = client.get("/ledger/ledger.csv?of=Imports+and+settings").getvalue().decode()
    read = list(csv.reader(io.StringIO(table)))
    assert read[0][0] == "number"
    assert {row[3] for row in read[1:]} <= {"imported", "backed_up", "said", "setting_changed"}
    assert not any(cell.startswith("=") for row in read for cell in row)


def test_what_was_written_is_only_text(client: Client) -> None:
    """Hostile words of an entry become no markup."""
    ledger.append("asked_first", {"request": 1, "what": _HOSTILE})
    page = client.get("/ledger/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_names_are_covered_and_no_file_is_given_incognito(store: Home) -> None:
    """With --incognito the ledger names nobody, and gives no file that would."""
    person = reviewed.section("people")[0]
    contacts.note_contact(person.id, "met")
    client = came_in(Desk(PORT, store, incognito=True))
    assert person.name not in client.get("/ledger/").content.decode()
    assert client.get("/ledger/ledger.csv").status_code == 409


def test_what_was_changed_is_said_and_not_only_that(client: Client) -> None:
    """Of two changes to the same text each entry says which it was."""
    question = audience_interview.waiting()[0]
    said = audience_interview.answer(audience_interview.key_of(question), 0)
    detector_choices.switch("client_names", on=False)
    told = [" ".join(row.text().split()) for row in html_of(client.get("/ledger/")).css("tbody tr")]
    assert "You changed what looks at your posts: client names is switched off." in told[0]
    assert f"You changed what you say about who can see what: “{question.words}” {said}" in told[1]


def test_a_terminal_shows_the_same_sentences(client: Client) -> None:
    """Each entry on a line of its own, with the name and without codes."""
    person = reviewed.section("people")[0]
    entry = ledger.append("contact_noted", {"how": "met"}, about=person.id)
    gone = ledger.append("asked_first", {"request": 1}, about=person.id)
    gone.words = None
    lines = list(ledger_lines([entry, gone]))
    assert lines[0].endswith(f"  You noted contact with {person.name}: met.")
    assert lines[1].endswith("(Its words were erased.)")
    page = " ".join(html_of(client.get("/ledger/")).text().split())
    assert f"You noted contact with {person.name}: met." in page


def test_an_empty_ledger_says_so(empty_store: Home, tmp_path: Path) -> None:
    """Where nothing has happened yet, the heading tells that and not a number."""
    close_store()
    home = Home(copytree(empty_store.folder, tmp_path / "nothing-yet"))
    open_store(home)
    page = html_of(came_in(Desk(PORT, home)).get("/ledger/"))
    assert one(page, "h1").text() == "Nothing stands in the ledger yet"
    assert one(page, ".empty a").attributes["href"] == "/start/"
