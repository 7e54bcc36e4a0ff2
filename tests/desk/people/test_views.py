"""Tests of the list of people and of the pages of one person."""

import re
from datetime import date

import pytest
from desk_helpers import html_of, one, sentence_of
from django.test import Client
from people_world import person_called

from friendline.model import Person, Relationship, Status
from friendline.store.imports.importing import Source, keep
from friendline.store.people import facts
from friendline.store.review import reviewing

_SARAH, _MARCUS = "Sarah Mitcham", "Marcus Thornbury"


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(one(html_of(answer), "main").text().split())


def test_seven_of_212_friends_are_on_the_list(client: Client) -> None:
    """A13: the list says how many friends match it, and how many of these are open."""
    text = _text(client, "/people/")
    assert "40 people on your list" in text
    assert "7 of your 212 contacts on Facebook match it, 2 of them still open." in text


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("q=mitcham", ["Sarah Mitcham"]),
        ("q=sarah.mitcham@", ["Sarah Mitcham"]),
        ("q=nesbitt&what=prospect", ["Declan Nesbitt"]),
        ("q=nesbitt&status=current", ["Martin Nesbitt"]),
        ("q=h&sure=ambiguous&on=facebook", ["Sarah Mitcham"]),
        ("q=okafor&sure=none", []),
    ],
)
def test_people_are_looked_for(client: Client, asked: str, names: list[str]) -> None:
    """A name, an address, what somebody is, a network and how sure it is choose from the list."""
    page = html_of(client.get(f"/people/?{asked}"))
    assert [each.text() for each in page.css(".list h2")] == names


def test_those_beside_the_list_are_shown_when_asked_for(client: Client) -> None:
    """Accounts that nobody is sure of stand for themselves, the two namesakes among them."""
    page = html_of(client.get("/people/?who=other&q=mitcham"))
    assert [each.text() for each in page.css(".list h2")] == [_SARAH, _SARAH]


def test_a_person_shows_accounts_with_their_evidence(client: Client) -> None:
    """What is open is called open, with how sure it is and why."""
    text = _text(client, f"/people/{person_called(_SARAH)}/")
    assert "Two accounts on Facebook are called Sarah Mitcham." in text
    assert "Still open" in text
    assert "Confirmed" not in text


def test_a_person_shows_what_they_see_with_links_to_the_rows(client: Client) -> None:
    """Each number that is not nought leads to its rows."""
    key = person_called(_MARCUS)
    page = html_of(client.get(f"/people/{key}/"))
    places = [each.attributes["href"] or "" for each in page.css("#sees ~ dl a, #sees ~ div a")]
    assert places
    assert all(key in place for place in places)


def test_a_returning_client_is_to_be_looked_at_again(client: Client) -> None:
    """A10: a former client who is current again re-opens the answer for the standing tie."""
    key = person_called(_MARCUS)
    facts.say(key, "status", "former")
    reviewing.refresh()
    answer = client.post(
        f"/people/{key}/facts/status/",
        {"value": "current", "since": "", "evidence": "New contract"},
    )
    assert answer.status_code == 302
    shown = html_of(client.get(f"/people/{key}/"))
    assert "One answer would be another one now." in one(shown, ".toast").text()
    text = _text(client, f"/people/{key}/")
    assert "To look at again" in text
    assert "You are connected on Facebook" in text
    assert "It was: ask you." in text
    assert _MARCUS in _text(client, "/people/again/")
    assert "1 answer would be another one" in _text(client, "/people/")


def test_a10_a_client_who_returns_puts_the_connection_in_question(client: Client) -> None:
    """A10: where only former clients are let in, the tie was fine until they are one again."""
    key = person_called(_MARCUS)
    status = f"/people/{key}/facts/status/"
    client.post(status, {"value": "former", "since": "2025-01-10", "evidence": "Moved away"})
    facts.say(key, "ended", True, since=date(2025, 1, 10))
    reviewing.refresh()
    assert "To look at again" not in _text(client, f"/people/{key}/")
    client.post(status, {"value": "current", "since": "2026-11-20", "evidence": "New contract"})
    text = _text(client, f"/people/{key}/")
    assert "To look at again" in text
    assert "It was: accept." in text
    assert _MARCUS in _text(client, "/people/again/")


def test_a_fact_is_said_corrected_and_taken_back(client: Client) -> None:
    """Each leaves its trace, and what was said before holds again."""
    key = person_called(_MARCUS)
    met = {"value": "yes", "since": "2020-05-04", "evidence": "At the fair"}
    client.post(f"/people/{key}/facts/met/", met)
    number = facts.history(key)[0].number
    client.post(f"/people/{key}/facts/met/?correct={number}", {**met, "since": "2020-05-05"})
    text = _text(client, f"/people/{key}/facts/")
    assert "Met in person: yes, on 5 May 2020" in text
    assert "Taken back" in text
    client.post("/people/facts/undo/", {"number": facts.history(key)[0].number})
    assert "met" not in facts.holding().get(key, {})
    assert client.post("/people/facts/undo/", {"number": "x"}).status_code == 409


@pytest.mark.parametrize(
    ("name", "posted", "sentence"),
    [
        ("met", {"value": "yes", "since": "", "evidence": "x"}, "Say on which day"),
        ("met", {"value": "yes", "since": "2020-01-01", "evidence": ""}, "Say how you know"),
        ("met", {"value": "yes", "since": "yesterday", "evidence": "x"}, "Write the day"),
        ("status", {"value": "great", "since": "", "evidence": ""}, "great"),
    ],
)
def test_a_fact_that_cannot_be_is_refused_beside_its_field(
    client: Client, name: str, posted: dict[str, str], sentence: str
) -> None:
    """The form comes back with what was typed, and one sentence."""
    answer = client.post(f"/people/{person_called(_MARCUS)}/facts/{name}/", posted)
    assert answer.status_code == 422
    assert sentence in one(html_of(answer), ".error").text()


def test_a_friendship_needs_criteria_first(client: Client) -> None:
    """R20: what makes a client a friend is written down for everyone, then said of one."""
    key = person_called(_MARCUS)
    address = f"/people/{key}/facts/became_friend/"
    assert "what makes a client a friend" in _text(client, address)
    client.post("/people/facts/criteria/", {"criteria": "We meet outside work.", "back": address})
    assert "We meet outside work." in _text(client, address)
    said = {"value": "yes", "since": "2025-05-04", "evidence": ""}
    assert client.post(address, said).status_code == 422
    assert client.post(address, {**said, "criteria": "We meet outside work."}).status_code == 302


def test_only_what_they_told_themselves_is_noted(client: Client) -> None:
    """R59: it is refused with its sentence where they did not say it, or where it is withheld."""
    address = f"/people/{person_called(_MARCUS)}/notes/"
    told = {"words": "Grows tomatoes", "where": "At lunch"}
    refused = client.post(address, told)
    assert refused.status_code == 422
    assert "Only what they told you themselves" in one(html_of(refused), ".error").text()
    client.post(address, {**told, "told_me": "yes"})
    assert "Grows tomatoes" in _text(client, address)
    withheld = client.post(address, {"words": "Votes Labour", "where": "x", "told_me": "yes"})
    assert withheld.status_code == 422
    assert "Votes Labour" not in _text(client, address)
    client.post("/people/notes/forget/", {"number": "1"})
    assert "Grows tomatoes" not in _text(client, address)
    assert client.post("/people/notes/forget/", {"number": "1"}).status_code == 409


def test_a_contact_is_noted_and_taken_back(client: Client) -> None:
    """One click, with the day and a few words if there are any."""
    address = f"/people/{person_called(_MARCUS)}/notes/"
    client.post(address, {"how": "called", "on": "2026-11-01", "note": "about the fair"})
    assert "about the fair" in _text(client, address)
    client.post("/people/contacts/take-back/", {"number": "1"})
    assert "about the fair" not in _text(client, address)
    assert client.post("/people/contacts/take-back/", {"number": "1"}).status_code == 409
    assert client.post(address, {"how": "called", "on": "2027-11-01"}).status_code == 422


def test_a_referral_is_noted_counted_and_taken_back(client: Client) -> None:
    """A6: the count stands on the page of the person, and goes with the undo."""
    key = person_called(_MARCUS)
    address = f"/people/{key}/notes/"
    assert (
        client.post(address, {"referred": "yes", "note": "<b>at the fair</b>"}).status_code == 302
    )
    assert "They referred somebody to you once." in _text(client, f"/people/{key}/")
    assert "<b>at the fair</b>" in _text(client, address)
    late = client.post(address, {"referred": "yes", "on": "2027-11-01"})
    assert late.status_code == 422
    assert "is still to come" in one(html_of(late), "#referral-error").text()
    client.post("/people/referrals/take-back/", {"number": "1"})
    assert "referred somebody to you once" not in _text(client, f"/people/{key}/")
    assert client.post("/people/referrals/take-back/", {"number": "1"}).status_code == 409


def test_everything_that_is_kept_is_shown(client: Client) -> None:
    """Imported rows, what was said, and the ledger."""
    key = person_called(_MARCUS)
    facts.say(key, "origin", "business", evidence="From the fair")
    text = _text(client, f"/people/{key}/held/")
    assert "Imported: rows of client lists" in text
    assert "Imported: ties" in text
    assert "From the fair" in text
    assert "Entries of the ledger" in text


def test_what_is_kept_is_said_in_words_that_can_be_printed(client: Client) -> None:
    """Days are days and fields have titles: no name from code, no JSON, no number of a day."""
    key = person_called(_MARCUS)
    facts.say(key, "met", value=True, since=date(2024, 5, 1), evidence="At the fair")
    text = " ".join(_text(client, f"/people/{key}/held/").split())
    assert re.search(r"Client since\s*\d+ \w+ 20\d\d", text)
    assert "E-mail addresses" in text
    assert "What they are to you" in text
    assert f"You said of {_MARCUS}" in text
    for raw in ("began_on", "began on", '{"', "client_list", "undone"):
        assert raw not in text


def test_somebody_is_added_by_hand_and_taken_out(client: Client) -> None:
    """They are on the list at once; twice the same is refused with a link to who is there."""
    new = {
        "name": "Nora Quist",
        "email": "nora@quist.example",
        "relationship": "vendor",
        "status": "current",
    }
    answer = client.post("/people/new/", new)
    assert answer.status_code == 302
    assert "Current vendor, on your list." in _text(client, answer["location"])
    again = client.post("/people/new/", new)
    assert again.status_code == 422
    assert "is there already" in one(html_of(again), ".error").text()
    assert client.post("/people/new/", {"name": " "}).status_code == 422
    person = answer["location"].split("/")[2]
    client.post("/people/take-out/", {"person": person})
    assert client.get(answer["location"]).status_code == 404
    assert client.post("/people/take-out/", {"person": person}).status_code == 409


@pytest.mark.parametrize("page", ["", "facts/", "facts/status/", "notes/", "held/"])
def test_nobody_is_a_calm_page(client: Client, page: str) -> None:
    """An id that nobody has gives one sentence."""
    answer = client.get(f"/people/nobody/{page}")
    assert answer.status_code == 404
    assert sentence_of(answer).startswith("There is no such page")


def test_a_fact_that_is_none_is_a_calm_page(client: Client) -> None:
    """Only facts that can be said have a page."""
    assert client.get(f"/people/{person_called(_MARCUS)}/facts/shoe_size/").status_code == 404


def test_a_desk_for_looking_only_has_no_forms(read_only: Client) -> None:
    """It shows the same pages, and refuses what changes anything."""
    key = person_called(_MARCUS)
    for page in ("", f"{key}/", f"{key}/facts/", f"{key}/facts/status/", f"{key}/notes/", "new/"):
        shown = html_of(read_only.get(f"/people/{page}"))
        assert shown.css('main form[method="post"]') == []
    assert read_only.post(f"/people/{key}/facts/status/", {"value": "former"}).status_code == 403
    assert facts.history(key) == []


def test_incognito_shows_no_name(incognito: Client) -> None:
    """Not in the list, not on a page, not in a title; and nobody is found by the real name."""
    key = person_called(_SARAH)
    for page in ("", f"{key}/", f"{key}/facts/", f"{key}/notes/", f"{key}/held/", "?q=mitcham"):
        content = incognito.get(f"/people/{page}").content.decode()
        assert "Mitcham" not in content.replace("mitcham", ""), page


def test_hostile_texts_are_shown_as_text(client: Client) -> None:
    """A name that is a script is a name."""
    hostile = Person(
        id="bad", name="<script>alert(1)</script>", company='"><img src=x>',
        relationship=Relationship.CLIENT, status=Status.CURRENT,
    )  # fmt: skip
    keep(Source("by hand", "by_hand"), [hostile])
    facts_page = "/people/bad/"
    for page in ("/people/", facts_page, f"{facts_page}facts/", f"{facts_page}held/"):
        content = client.get(page).content.decode()
        assert "<script>alert" not in content
        assert "<img src=x" not in content
