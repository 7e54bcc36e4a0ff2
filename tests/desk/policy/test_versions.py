"""What a change means for real people, versions, trying a case, publishing."""

import io
import zipfile

import pytest
from desk_helpers import html_of, one
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from policy_pages import here, post, said, toasts

from friendline.store.models import LedgerEntry
from friendline.store.policy import policies, policy_drafts
from friendline.store.policy.published_where import Where, published_where

CASE = {
    "channel": "facebook",
    "direction": "incoming",
    "relationship": "client",
    "status": "current",
}


def test_opening_the_door_lists_everyone_who_was_declined(client: Client) -> None:
    """Who was turned away for not having met comes first, by name, with both answers (A5, R12)."""
    client.post("/policy/begin/with/", {"name": "open"})
    page = client.get("/policy/changes/")
    assert said(page, "h1") == ["What changes for people already decided: 2"]
    rows = said(page, "table tbody tr")
    assert "Ines Abara" in rows[0]
    assert "offer another way (LinkedIn)" in rows[0]
    assert "accept" in rows[0]
    assert "welcome now" in rows[0]
    assert "1 who waits would be answered otherwise" in said(page, "summary")
    assert "What changes for people already decided: 2" in said(client.get("/policy/"), ".saves a")


def test_saving_keeps_the_note_and_leads_to_whom_it_concerns(client: Client) -> None:
    """The version has the next number; who fares otherwise is listed, with a way to write."""
    policy_drafts.begin_from("open")
    after = post(client, "save/", note="I have nothing to hide.")
    assert toasts(after) == ["Version 2 is saved. It decides from now on."]
    assert said(after, "h1") == ["From version 1 to version 2, 2 people fare otherwise"]
    (link,) = [one.attributes["href"] for one in html_of(after).css("main .actions a.primary")]
    listed = client.get(link or "")
    assert said(listed, "h1") == ["Two people would be answered otherwise"]
    assert "Ines Abara" in " ".join(said(listed, "main li"))
    assert policies.versions()[0].note == "I have nothing to hide."
    assert LedgerEntry.objects.filter(kind="policy_saved").count() == 2


def test_a_stale_page_saves_nothing(client: Client) -> None:
    """What was not looked at is not saved; the note stays."""
    policy_drafts.begin_from("open")
    late = client.post("/policy/save/", {"seen": "older", "note": "Because."})
    assert late.status_code == 409
    assert "changed elsewhere" in said(late, "[role=alert]")[0]
    assert one(html_of(late), "#note").text() == "Because."
    assert policies.number() == 1


def test_saving_what_did_not_change_is_told(client: Client) -> None:
    """There is no second version that says the same."""
    answer = post(client, "save/", note="")
    assert answer.status_code == 422
    assert policies.number() == 1


def test_an_earlier_version_comes_back_as_a_new_one(client: Client) -> None:
    """Nothing is rewritten: version 1 said again is version 3."""
    policy_drafts.begin_from("open")
    post(client, "save/", note="")
    after = post(client, "versions/1/again/")
    assert toasts(after) == ["This says what version 1 says. Save it, and it decides again."]
    post(client, "save/", note="I liked it better.")
    assert policies.number() == 3
    assert policies.load(3).sentence == policies.load(1).sentence
    assert said(client.get("/policy/versions/"), "main h2") == [
        "Version 3: Met in person",
        "Version 2: Open: the same welcome for everyone",
        "Version 1: Met in person",
    ]
    assert client.post("/policy/versions/9/again/").status_code == 404


def test_two_versions_are_compared(client: Client) -> None:
    """Rules, situations and people; two that say the same say so."""
    policy_drafts.begin_from("open")
    post(client, "save/", note="")
    page = client.get("/policy/versions/compare/?before=1&after=2")
    assert "Rule 'met' is taken out." in said(page, ".points li")
    same = client.get("/policy/versions/compare/?before=2&after=2")
    assert said(same, "h1") == ["Versions 2 and 2 say the same"]
    assert client.get("/policy/versions/compare/?before=7&after=2").status_code == 404


def test_two_clients_equal_but_for_having_met_get_two_answers(client: Client) -> None:
    """What the policy declares may decide, and fairness is proved all the same (A4, R18)."""
    met = client.get("/policy/try/", {**CASE, "met": "yes"})
    not_met = client.get("/policy/try/", {**CASE, "met": "no"})
    assert said(met, "h1") == ["To this case it would say: accept"]
    assert said(not_met, "h1") == ["To this case it would say: offer another way (LinkedIn)"]
    assert "You have not met in person." in said(not_met, ".because li")
    assert "It does not" in said(client.get("/policy/"), ".badge")


def test_the_nearest_change_that_would_alter_an_answer_is_told(client: Client) -> None:
    """And what the rule would have said is quoted, with the way that is offered in it."""
    page = client.get("/policy/try/", {**CASE, "met": "no"})
    nearest = said(page, ".points li")
    assert any(
        line.startswith("It would be “accept”") and "you have met" in line for line in nearest
    )
    assert "through LinkedIn" in said(page, "blockquote")[0]


def test_a_value_that_a_fact_cannot_have_is_told_beside_it(client: Client) -> None:
    """The rest of the case stays."""
    page = client.get("/policy/try/", {**CASE, "status": "vague"})
    assert "vague" in one(html_of(page), "#try-status-error").text()
    assert not said(page, ".because")


def test_a_case_is_tried_by_the_last_version_while_there_are_mistakes(client: Client) -> None:
    """Whoever breaks a rule can still ask what decides today."""
    post(client, "rules/1/", **{"cell-because": ""})
    page = client.get("/policy/try/", CASE)
    assert page.status_code == 200
    assert "mistakes" in said(page, ".lede")[0]


def test_there_is_a_policy_for_every_situation(client: Client) -> None:
    """Opposite situations are led to different policies (R96)."""
    page = client.get("/policy/begin/")
    fits = said(page, ".gallery a")
    assert len(fits) == 6
    assert len(set(fits)) > 4
    assert client.post("/policy/begin/with/", {"name": "../x"}).status_code == 422


def test_a_workbook_is_a_beginning_too(client: Client) -> None:
    """One that is none is refused beside the field, whatever it is."""
    hostile = io.BytesIO()
    with zipfile.ZipFile(hostile, "w") as file:
        file.writestr("x", "y")
    for content in (b"", b"no workbook", hostile.getvalue()):
        upload = SimpleUploadedFile("policy.xlsx", content)
        answer = client.post("/policy/begin/workbook/", {"workbook": upload})
        assert answer.status_code == 422
        assert said(answer, "#workbook-error")[0]
    assert client.post("/policy/begin/workbook/").status_code == 422
    assert policy_drafts.changes_made() == 0


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "my site", "https://", "http://[", "x" * 600]
)
def test_what_no_client_could_open_is_no_address_of_the_policy(
    client: Client, address: str
) -> None:
    """It is refused beside its field with what was typed, and nothing is kept."""
    refused = client.post("/policy/publish/where/", {"address": address, "office": "yes"})
    assert refused.status_code == 422
    assert "Write the whole address" in said(refused, "#address-error")[0]
    assert published_where() == Where("", of_office=False)


def test_where_the_policy_is_read_is_kept_and_taken_back(client: Client) -> None:
    """A8: letters cite it so; empty again, they name it."""
    kept = {"address": "https://calder.example/rule", "office": "yes"}
    after = client.post("/policy/publish/where/", kept, follow=True)
    assert toasts(after) == ["Kept: how letters cite your policy."]
    assert published_where() == Where(kept["address"], of_office=True)
    client.post("/policy/publish/where/", {"address": "", "office": ""})
    assert published_where() == Where("", of_office=False)


def test_publishing_is_dated_once(client: Client) -> None:
    """The page says since when; a second click changes nothing (R1, R80)."""
    assert said(client.get("/policy/publish/"), "h1") == ["Version 1 is not published yet"]
    after = client.post("/policy/publish/now/", follow=True)
    assert toasts(after) == ["Version 1 counts as published from today on."]
    first = policies.versions()[0].published_at
    client.post("/policy/publish/now/")
    assert policies.versions()[0].published_at == first
    assert said(after, "h1")[0].startswith("Version 1 is published since")


def test_every_page_is_had_as_a_file(client: Client) -> None:
    """HTML, Markdown and PDF, for clients, for staff, and the sentence (R6)."""
    kinds = {"html": b"<!doctype html>", "markdown": b"", "pdf": b"%PDF"}
    for audience in ("client", "sentence"):
        for form, begins in kinds.items():
            answer = client.get(f"/policy/publish/1/{audience}.{form}")
            assert answer.status_code == 200
            assert answer.content[:15].lower().startswith(begins.lower())
            assert answer.headers["Content-Disposition"].startswith("attachment")
    assert b"met" in client.get("/policy/publish/1/staff.markdown").content
    for wrong in ("1/nobody.html", "1/client.exe", "9/client.html"):
        assert client.get(f"/policy/publish/{wrong}").status_code == 404


def test_clients_are_told_whom_to_ask(client: Client) -> None:
    """What the owner writes stands on the page and in the file."""
    asked = {"contact": "Ms Vale at the front desk"}
    page = client.get("/policy/publish/client/", asked)
    assert "Ms Vale at the front desk" in page.content.decode()
    file = client.get("/policy/publish/1/client.markdown", asked)
    assert "Ms Vale at the front desk" in file.content.decode()
    assert str(here().settings["sentence"]) in said(page, ".voice")
