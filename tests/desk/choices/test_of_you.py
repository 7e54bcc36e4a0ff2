"""Tests of what letters may say of the owner."""

from datetime import timedelta

import pytest
from desk_helpers import PORT, came_in, html_of, one
from django.test import Client

from friendline.desk.ledger.saying import sentence_of
from friendline.desk.running import Desk
from friendline.store import clock, settings
from friendline.store.home import Home
from friendline.store.letters.letter_facts import SAID
from friendline.store.letters.of_myself import is_current, of_myself, put_of_myself
from friendline.store.models import LedgerEntry

_PAGE = "/settings/of-you/"


def test_what_the_owner_says_is_kept(client: Client) -> None:
    """Name, addresses and the habit are kept with their day, and shown again."""
    said = {"name": " Dr Calder ", "address:linkedin": "https://linkedin.com/in/ada"}
    answer = client.post(
        _PAGE, {**said, "address:e-mail": "a@b.example", "reads_no_messages": "yes"}
    )
    assert answer.headers["Location"] == _PAGE
    held = of_myself()
    assert held.name == "Dr Calder"
    assert held.addresses["e-mail"] == "a@b.example"
    assert held.reads_no_messages == clock.today()
    page = html_of(client.get(_PAGE))
    assert one(page, "[name='address:linkedin']").attributes["value"] == said["address:linkedin"]
    assert "checked" in one(page, "[name=reads_no_messages]").attributes


def test_saying_the_same_again_writes_nothing(client: Client) -> None:
    """The ledger has one entry for each thing that changed."""
    said = {"name": "Ada", "address:e-mail": "a@b.example", "reads_no_messages": "yes"}
    client.post(_PAGE, said)
    entries = LedgerEntry.objects.count()
    client.post(_PAGE, said)
    assert LedgerEntry.objects.count() == entries
    client.post(_PAGE, {"name": "", "address:e-mail": ""})
    assert of_myself().addresses == {}
    assert of_myself().reads_no_messages is None
    assert LedgerEntry.objects.filter(kind="unsaid_of_myself").count() == 1


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "javascript://x.example/%0a", "ftp://a.example"),
        *("+44 20 7946 0000", "linkedin.com/in/ada", "<b>@x", f"https://a.example/{'x' * 200}"),
    ],
)
def test_an_address_of_another_kind_is_refused(client: Client, address: str) -> None:
    """It is told beside its field, stays in the field, and nothing is kept."""
    answer = client.post(_PAGE, {"name": "Ada", "address:e-mail": address})
    assert answer.status_code == 422
    page = html_of(answer)
    assert "e-mail address" in one(page, ".error").text()
    assert one(page, "[name='address:e-mail']").attributes["value"] == address
    assert of_myself().name == ""


@pytest.mark.parametrize("name", ["x" * 81, "Ada\x00", "Ada\nCalder"])
def test_a_name_that_cannot_be_signed_with_is_refused(client: Client, name: str) -> None:
    """A name is one line and not long."""
    answer = client.post(_PAGE, {"name": name})
    assert answer.status_code == 422
    assert "one line" in one(html_of(answer), "#name-error").text()


def test_what_was_said_over_a_year_ago_is_asked_anew(client: Client) -> None:
    """The box is empty, the day is told, and ticking it again counts from today."""
    settings.put(SAID, {"reads_no_messages": (clock.today() - timedelta(days=400)).isoformat()})
    page = html_of(client.get(_PAGE))
    assert "checked" not in one(page, "[name=reads_no_messages]").attributes
    assert "more than a year ago" in one(page, "main").text()
    client.post(_PAGE, {"reads_no_messages": "yes"})
    assert of_myself().reads_no_messages == clock.today()


def test_what_still_counts_keeps_its_day(store: Home) -> None:
    """Saying something else does not make an old word younger."""
    day = clock.today() - timedelta(days=100)
    settings.put(SAID, {"reads_no_messages": day.isoformat()})
    assert put_of_myself("Ada", {}, reads_no_messages=True).reads_no_messages == day
    assert is_current(day)
    assert not is_current(None)


def test_a_field_that_is_not_asked_for_is_not_kept(client: Client) -> None:
    """Only ways that the page shows are taken."""
    client.post(_PAGE, {"name": "Ada", "address:phone": "https://a.example/"})
    assert of_myself().addresses == {}


def test_hostile_words_are_shown_as_words(client: Client) -> None:
    """A name with signs of HTML stays a name."""
    client.post(_PAGE, {"name": '"><script>alert(1)</script>'})
    assert "<script>alert" not in client.get(_PAGE).content.decode()


def test_a_desk_that_only_shows_takes_nothing(store: Home) -> None:
    """It shows what was said, and refuses another."""
    put_of_myself("Dr Calder", {}, reads_no_messages=True)
    reader = came_in(Desk(PORT, store, read_only=True))
    assert "Dr Calder" in one(html_of(reader.get(_PAGE)), "main").text()
    assert reader.post(_PAGE, {"name": "Other"}).status_code >= 400
    assert of_myself().name == "Dr Calder"


def test_the_ledger_says_it_in_words() -> None:
    """Neither names of the program nor days as text."""
    claim = {"claim": "reads_no_messages"}
    told = sentence_of("said_of_myself", claim, None)
    assert told == "You said of yourself: you do not read messages on your networks."
    address = {"name": "addresses", "value": {"linkedin": "https://a.example/"}}
    assert "where clients can reach you" in sentence_of("preference_changed", address, None)


def test_an_incognito_desk_does_not_show_it(store: Home) -> None:
    """Who looks over the shoulder reads neither name nor address."""
    put_of_myself("Dr Calder", {"e-mail": "a@b.example"}, reads_no_messages=False)
    page = one(html_of(came_in(Desk(PORT, store, incognito=True)).get(_PAGE)), "main")
    assert "Calder" not in (page.html or "")
    assert "a@b.example" not in (page.html or "")
    assert not page.css("form[action='/settings/of-you/']")
