"""The pages of equal treatment."""

import re

from desk_helpers import PORT, came_in, html_of, one, sentence_of
from django.test import Client
from over_time_helpers import ADA, BEN, CLEO, PEOPLE, TODAY

from friendline.desk.running import Desk
from friendline.model import Direction
from friendline.store.home import Home
from friendline.store.models import Letter, Request
from friendline.store.over_time import fairness, looking_again

HOSTILE = '<script>alert(1)</script> "><img src=x>'
PAGES = ("", "silent/", "shares/", "letters/", "look-again/")


def group() -> str:
    """The key of the one group."""
    (found,) = fairness.outcomes()
    return found.group.key


def test_a_pair_of_equals_stands_side_by_side(client: Client) -> None:
    """R4, A11: who was let in beside who was left without an answer, and what they share."""
    page = html_of(client.get("/equal-treatment/"))
    assert one(page, "h1").text() == "One group of equals was treated differently"
    shown = [" ".join(each.text().split()) for each in page.css(".pair > div")]
    assert shown[0].endswith("Ada LindWas let in.")
    assert shown[1].endswith("Ben MoorWas left without an answer, 1 October 2026.")
    facts = {each.text() for each in page.css("dl.facts dt")}
    assert "Where it stands" in facts
    assert "1 request had no answer" in one(page, ".note").text()


def test_a_reason_is_recorded_and_taken_back(client: Client) -> None:
    """Without words it is asked for beside the field; with them the group is explained."""
    empty = client.post("/equal-treatment/reason/", {"group": group(), "words": " "})
    assert empty.status_code == 422
    assert "Say in a sentence" in one(html_of(empty), ".error").text()
    client.post("/equal-treatment/reason/", {"group": group(), "words": "I was ill."})
    page = html_of(client.get("/equal-treatment/"))
    assert one(page, "h1").text() == "Every difference between equals has its reason"
    assert one(page, "blockquote").text() == "I was ill."
    client.post("/equal-treatment/take-back/", {"group": group()})
    assert fairness.outcomes()[0].is_open


def test_it_can_be_promised_to_make_it_right(client: Client) -> None:
    """The group says so until it is."""
    client.post("/equal-treatment/make-right/", {"group": group()})
    assert "You make it right" in html_of(client.get("/equal-treatment/")).text()


def test_a_group_that_is_no_longer_so_is_told(client: Client) -> None:
    """A page of before does not change what is now."""
    for act in ("reason", "make-right", "take-back"):
        answer = client.post(f"/equal-treatment/{act}/", {"group": "gone", "words": "x"})
        assert answer.status_code == 409
    assert "Load the page again" in sentence_of(answer)


def test_silent_declines_are_counted_and_named(client: Client) -> None:
    """R7: whoever waits longer than ten days, and nobody who waits shortly."""
    page = html_of(client.get("/equal-treatment/silent/"))
    assert one(page, "h1").text() == "1 request without an answer"
    assert "52 days" in one(page, ".lede").text()
    assert [each.text() for each in page.css("h2 a")] == ["Ben Moor"]


def test_shares_come_with_their_range(client: Client) -> None:
    """R98: one of two says little, and the page says that it does not show why."""
    row = one(html_of(client.get("/equal-treatment/shares/?by=channel")), "tbody tr")
    assert [each.text() for each in row.css(".digits")] == ["1", "2"]
    assert "9 to 91 in 100. It does not show why." in row.text()
    assert "Facebook" in str(one(row, "svg").attributes["aria-label"])
    assert client.get("/equal-treatment/shares/?by=star-sign").status_code == 200


def test_letters_are_measured_by_template(client: Client) -> None:
    """R87: a yes to an invitation counts; the sentence claims no effect."""
    for number, state in enumerate(("joined", "refused")):
        asked = Request.objects.create(
            key=str(number),
            channel="facebook",
            direction=Direction.OUTGOING.value,
            person=CLEO.id,
            name=CLEO.name,
            state=state,
            changed_at=1_795_000_000,
        )
        Letter.objects.create(
            request=asked,
            person=CLEO.id,
            channel="facebook",
            situation="invite",
            template="outgoing/invite",
            language="en",
            text="Would you like to connect?",
            claims=[],
            sent_at=1_794_000_000,
        )
    page = html_of(client.get("/equal-treatment/letters/"))
    assert one(page, "h1").text() == "Two letters have had their time"
    row = one(page, "tbody tr").text()
    assert "Outgoing, invite" in row
    assert "It does not show that the words did it." in row


def test_nothing_is_due_until_a_rhythm_is_chosen(client: Client) -> None:
    """R94: the owner says how often; having looked begins the days anew; both can be undone."""
    address = "/equal-treatment/look-again/"
    assert "No day is set" in one(html_of(client.get(address)), "h1").text()
    client.post(f"{address}rhythm/", {"days": "182"})
    client.post(f"{address}looked/", {"words": "Narrower albums."})
    page = html_of(client.get(address))
    assert one(page, "h1").text() == "You look at all of it again on 23 May 2027"
    assert one(page, "blockquote").text() == "Narrower albums."
    undo = page.css(".toast form")[-1]
    look = str(one(undo, "[name=look]").attributes["value"])
    client.post(str(undo.attributes["action"]), {"look": look})
    assert looking_again.look_again().last is None
    assert client.post(f"{address}rhythm/", {"days": "5"}).status_code == 422
    assert client.post(f"{address}not-looked/", {"look": look}).status_code == 409


def test_an_incident_is_noted_seen_to_and_forgotten(client: Client) -> None:
    """Each step can be taken back; forgotten, nothing of its words is left."""
    address = "/equal-treatment/look-again/"
    said = {"words": "A client saw the album.", "on": "2026-11-20", "name": "ada lind"}
    client.post(f"{address}incident/", said)
    (kept,) = looking_again.incidents()
    assert (kept.person, kept.seen_to) == (ADA.id, None)
    client.post(f"{address}incident/{kept.number}/seen-to/")
    assert "Seen to" in html_of(client.get(address)).text()
    client.post(f"{address}incident/{kept.number}/open/")
    client.post(f"{address}incident/{kept.number}/forget/")
    assert looking_again.incidents() == []
    assert client.post(f"{address}incident/{kept.number}/forget/").status_code == 404


def test_what_an_incident_lacks_is_said_beside_its_field(client: Client) -> None:
    """A day that was, words, and a name that one person has."""
    wrong = (
        {"on": "soon"},
        {"on": "2027-01-01"},
        {"words": " "},
        {"name": "Nobody Here"},
        {"name": "Ada Lind", "words": "She is pregnant and saw it."},
    )
    for fields in wrong:
        said = {"words": "A client saw the album.", "on": "2026-11-20", "name": ""} | fields
        answer = client.post("/equal-treatment/look-again/incident/", said)
        assert answer.status_code == 422
        assert len(html_of(answer).css(".error")) == 1
    assert looking_again.incidents() == []


def test_hostile_words_stay_words(client: Client) -> None:
    """Reasons and incidents are escaped."""
    fairness.give_reason(group(), HOSTILE)
    looking_again.note_incident(HOSTILE, TODAY)
    for page in ("", "look-again/"):
        assert HOSTILE not in client.get(f"/equal-treatment/{page}").content.decode()


def test_a_desk_for_looking_only_has_no_forms(world: Home) -> None:
    """And refuses what is posted."""
    looking = came_in(Desk(PORT, world, read_only=True))
    for page in PAGES:
        assert html_of(looking.get(f"/equal-treatment/{page}")).css("main form[method=post]") == []
    assert looking.post("/equal-treatment/make-right/", {"group": group()}).status_code == 403


def test_incognito_shows_no_name(world: Home) -> None:
    """On no page, and not in the owner's own words."""
    fairness.give_reason(group(), f"{BEN.name} was away.")
    looking_again.note_incident("Ada Lind saw it.", TODAY, ADA.id)
    hidden = came_in(Desk(PORT, world, incognito=True))
    names = re.compile("|".join(each.name for each in PEOPLE))
    for page in PAGES:
        assert names.search(hidden.get(f"/equal-treatment/{page}").content.decode()) is None
