"""The pages of keeping in touch."""

import re

import pytest
from desk_helpers import PORT, came_in, html_of, one, sentence_of
from django.test import Client
from icalendar import Calendar
from over_time_helpers import ADA, BEN, CLEO, PEOPLE
from selectolax.lexbor import LexborHTMLParser

from friendline.desk.running import Desk
from friendline.store.home import Home
from friendline.store.models import Contact, Snooze
from friendline.store.over_time import contacts, touch
from friendline.store.people import interests

HOSTILE = '<script>alert(1)</script> "><img src=x>'
PAGES = ("", "how-often/", "left-in-peace/", "calendar/", f"with/{ADA.id}/")


def listed(client: Client) -> list[str]:
    """Names on the page of the list."""
    found = html_of(client.get("/keep-in-touch/")).css("h3 a")
    return [each.text() for each in found]


def undo(client: Client, page: LexborHTMLParser | None = None) -> None:
    """Press the button beside what was told last, on the page that told it."""
    shown = page or html_of(client.get("/keep-in-touch/"))
    form = shown.css(".toast form")[-1]
    fields = {
        str(each.attributes["name"]): each.attributes.get("value") or ""
        for each in form.css("input")
    }
    client.post(str(form.attributes["action"]), fields)


def say(client: Client, **fields: str) -> int:
    """Say how often; give the status."""
    usual = {"relationship": "client", "many": "3", "unit": "months"}
    return client.post("/keep-in-touch/how-often/", usual | fields).status_code


def test_the_first_page_asks_to_say_how_often(client: Client) -> None:
    """Nobody is listed until the owner wants it; one button leads to where it is said."""
    page = html_of(client.get("/keep-in-touch/"))
    assert listed(client) == []
    assert one(page, ".empty a").attributes["href"] == "/keep-in-touch/how-often/"


def test_saying_how_often_lists_who_is_due(client: Client) -> None:
    """By week, with the last contact, how we know, and by which rule."""
    assert say(client) == 302
    page = html_of(client.get("/keep-in-touch/"))
    assert one(page, "h1").text() == "One person to be in touch with this week"
    row = one(page, "li[data-row]").text()
    assert 'Your calendar has "Lunch" on 9 January 2025.' in row
    assert "You want contact with clients every 3 months." in row
    assert "Ben Moor" not in row
    undo(client, page)
    assert touch.rules() == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"many": "often"}, "whole number"),
        ({"many": "0"}, "1 to 3660 days"),
        ({"relationship": ""}, "Say for whom"),
        ({"relationship": "enemy"}, "no group"),
    ],
)
def test_what_cannot_be_said_is_told_beside_the_form(
    client: Client, fields: dict[str, str], words: str
) -> None:
    """And nothing is kept."""
    usual = {"relationship": "client", "many": "3", "unit": "months"}
    answer = client.post("/keep-in-touch/how-often/", usual | fields)
    assert answer.status_code == 422
    assert words in one(html_of(answer), ".error").text()
    assert touch.rules() == []


@pytest.mark.parametrize("how", ["met", "called", "wrote"])
def test_one_click_notes_a_contact_and_undo_takes_it_back(client: Client, how: str) -> None:
    """Whoever was reached goes from the list, and comes back with undo."""
    say(client)
    client.post(f"/keep-in-touch/with/{ADA.id}/contact/", {"how": how})
    assert listed(client) == []
    contacts_noted = Contact.objects.filter(undone_at=None)
    assert [each.how for each in contacts_noted] == [how]
    client.post(f"/keep-in-touch/with/{ADA.id}/contact/", {"how": how})
    undo(client)
    assert contacts_noted.count() == 1


def test_what_is_no_contact_is_refused(client: Client) -> None:
    """Of a kind that is none, of a day to come, with nobody."""
    address = f"/keep-in-touch/with/{ADA.id}/contact/"
    assert client.post(address, {"how": "thought"}).status_code == 422
    future = client.post(address, {"how": "met", "on": "2027-01-01"})
    assert "still to come" in sentence_of(future)
    assert client.post("/keep-in-touch/with/nobody/contact/", {"how": "met"}).status_code == 404
    assert contacts.contacts_of(ADA.id)[0].how == "meeting"


def test_later_and_in_peace_each_with_undo(client: Client) -> None:
    """Not now hides until a day; in peace hides for good and says so on its own page."""
    say(client)
    client.post(f"/keep-in-touch/with/{ADA.id}/later/", {"for": "month"})
    assert Snooze.objects.get().until.isoformat() == "2026-12-22"
    undo(client)
    assert listed(client) == ["Ada Lind"]
    client.post(f"/keep-in-touch/with/{ADA.id}/leave/")
    quiet = html_of(client.get("/keep-in-touch/left-in-peace/"))
    assert [each.text() for each in quiet.css("li h2")] == ["Ada Lind"]
    client.post("/keep-in-touch/how-often/drop/", {"of": f"person:{ADA.id}"})
    assert listed(client) == ["Ada Lind"]


def test_a_person_can_have_a_rule_of_their_own(client: Client) -> None:
    """It comes before that of the group, and the page says which holds."""
    say(client)
    page = f"/keep-in-touch/with/{BEN.id}/"
    fields = {"of": f"person:{BEN.id}", "many": "1", "unit": "weeks", "back": page}
    assert client.post("/keep-in-touch/how-often/", fields)["Location"] == page
    assert "You want contact with them every week." in html_of(client.get(page)).text()
    assert "Ben Moor" in listed(client)


def test_snoozing_until_a_day_that_is_over_is_refused(client: Client) -> None:
    """So is until no day at all."""
    address = f"/keep-in-touch/with/{ADA.id}/later/"
    assert client.post(address, {"until": "2020-01-01"}).status_code == 422
    assert client.post(address, {"until": "soon"}).status_code == 422
    assert not Snooze.objects.exists()


def test_the_calendar_names_by_initials_until_chosen_otherwise(client: Client) -> None:
    """The page shows what stands in the file, and the file holds just that."""
    say(client)
    page = html_of(client.get("/keep-in-touch/calendar/"))
    assert "Keep in touch: A. L." in one(page, "tbody").text()
    file = client.get("/keep-in-touch/calendar/keep-in-touch.ics")
    assert "attachment" in file["Content-Disposition"]
    assert "Ada" not in file.content.decode()
    client.post("/keep-in-touch/calendar/", {"names": "full", "a_week": "5"})
    events = Calendar.from_ical(client.get("/keep-in-touch/calendar/keep-in-touch.ics").content)
    assert "Keep in touch: Ada Lind" in [str(each["summary"]) for each in events.walk("VEVENT")]
    assert touch.a_week() == 5
    undo(client)
    assert (touch.a_week(), touch.feed_names()) == (10, "initials")
    for typed in ("many", "0", "101", "9" * 5_000):
        wrong = client.post("/keep-in-touch/calendar/", {"names": "full", "a_week": typed})
        assert wrong.status_code == 422


def test_the_list_as_text_holds_what_they_told(client: Client) -> None:
    """It is the same list, to print or take along."""
    say(client)
    interests.note(ADA.id, "Her bees came through the winter.", "at lunch", told_me=True)
    text = client.get("/keep-in-touch/list.txt")
    assert text["Content-Type"].startswith("text/plain")
    assert "bees" in text.content.decode()


def test_nobody_is_a_calm_page(client: Client) -> None:
    """An id that nobody has is not found."""
    assert client.get("/keep-in-touch/with/nobody/").status_code == 404
    assert client.post("/keep-in-touch/how-often/drop/", {"of": "x"}).status_code == 409
    assert client.post("/keep-in-touch/contacts/take-back/", {"number": "x"}).status_code == 409
    assert client.post("/keep-in-touch/how-often/back/", {"of": "x"}).status_code == 409


def test_hostile_words_stay_words(client: Client) -> None:
    """What somebody told is escaped."""
    interests.note(CLEO.id, HOSTILE, "at lunch", told_me=True)
    content = client.get(f"/keep-in-touch/with/{CLEO.id}/").content.decode()
    assert HOSTILE not in content
    assert "&lt;script&gt;" in content


def test_a_desk_for_looking_only_has_no_forms(world: Home) -> None:
    """And refuses what is posted."""
    touch.put_cadence("relationship:client", 90)
    looking = came_in(Desk(PORT, world, read_only=True))
    for page in PAGES:
        assert html_of(looking.get(f"/keep-in-touch/{page}")).css("main form[method=post]") == []
    refused = looking.post(f"/keep-in-touch/with/{ADA.id}/contact/", {"how": "met"})
    assert refused.status_code == 403


def test_incognito_shows_no_name(world: Home) -> None:
    """Neither on a page nor in the text, and the calendar is not given."""
    touch.put_cadence("relationship:client", 90)
    touch.leave_in_peace(BEN.id)
    hidden = came_in(Desk(PORT, world, incognito=True))
    words = re.compile("|".join(each.name for each in PEOPLE))
    for page in (*PAGES, "list.txt"):
        assert words.search(hidden.get(f"/keep-in-touch/{page}").content.decode()) is None
    assert hidden.get("/keep-in-touch/calendar/keep-in-touch.ics").status_code == 409
