"""The pages of endings."""

import re

import over_time_helpers
import pytest
from desk_helpers import PORT, came_in, html_of, one, sentence_of
from django.test import Client
from over_time_helpers import ADA, BEN, PEOPLE, TODAY

from friendline.desk.running import Desk
from friendline.store.home import Home
from friendline.store.imports.importing import Source, keep
from friendline.store.models import Ending, Letter
from friendline.store.over_time import contacts, endings
from friendline.store.people import facts

HOSTILE = '<script>alert(1)</script> "><img src=x>'
SAID = {"name": "Ada Lind", "on": "2026-11-01", "by": "them", "terms": "The project is done."}


def ended(client: Client, **said: str) -> str:
    """Note that work ended; give the address of the choice."""
    return str(client.post("/endings/new/", SAID | said)["Location"])


def test_an_end_leads_to_its_four_choices(client: Client) -> None:
    """Noted once; the policy's own choice is marked, and each says what it likely brings."""
    page = html_of(client.get(ended(client)))
    assert one(page, "h1").text() == "What becomes of Facebook with Ada Lind"
    titles = [each.text(strip=True) for each in page.css(".options h2")]
    assert titles == [
        "Stay connectedPolicy",
        "Stay connected, and they see less",
        "End the connection",
        "Block them",
    ]
    assert all(len(each.css(".bullets li")) > 1 for each in page.css(".options > section"))
    assert "defer" in one(page, "[aria-labelledby=policy]").text()
    assert facts.facts_said(ADA.id)["status"] == "former"


def test_the_list_says_how_many_wait(client: Client) -> None:
    """A choice that is open stands first."""
    assert one(html_of(client.get("/endings/")), "h1").text() == "No choice is open"
    ended(client)
    page = html_of(client.get("/endings/"))
    assert one(page, "h1").text() == "One connection waits for your choice"
    assert "The project is done." in one(page, "li[data-row]").text()


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"name": "Nobody Here"}, "Nobody on your client list is called Nobody Here."),
        ({"name": ""}, "Say with whom."),
        ({"on": "soon"}, "Give the day"),
        ({"on": "2027-01-01"}, "still to come"),
        ({"by": "fate"}, "Say who ended it"),
        ({"person": "person-nobody"}, "Nobody has the id"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    client: Client, said: dict[str, str], error: str
) -> None:
    """And nothing is noted."""
    answer = client.post("/endings/new/", SAID | said)
    assert answer.status_code == 422
    assert error in " ".join(each.text() for each in html_of(answer).css(".error"))
    assert not Ending.objects.exists()


def test_of_several_with_one_name_it_is_asked_who_is_meant(client: Client) -> None:
    """Nobody is taken for another by a name; who is chosen is noted."""
    more = over_time_helpers.client("other-ada", "Ada Lind")
    keep(Source("more.csv", "client_list", is_client_list=True), [more])
    answer = client.post("/endings/new/", SAID)
    assert answer.status_code == 422
    asked = html_of(answer).css("input[name=person]")
    assert {each.attributes["value"] for each in asked} == {ADA.id, more.id}
    client.post("/endings/new/", SAID | {"person": ADA.id})
    assert [each.person for each in endings.endings()] == [ADA.id]


def test_an_end_is_not_noted_twice(client: Client) -> None:
    """The sentence says since when it is known."""
    ended(client)
    again = client.post("/endings/new/", SAID)
    assert "noted already" in one(html_of(again), ".error").text()


def test_the_choice_of_the_policy_needs_no_reason(client: Client) -> None:
    """Then the page shows the steps in their order, words before buttons."""
    address = ended(client)
    assert client.post(f"{address}choose/", {"choice": "keep"})["Location"] == address
    page = html_of(client.get(address))
    assert one(page, "h1").text() == "Facebook: you stay connected"
    assert "You can write" in one(page, ".steps li").text()
    assert one(page, ".actions .primary").text() == "Write the words"


def test_another_choice_asks_for_a_reason_beside_it(client: Client) -> None:
    """With one it is recorded, and the next person with equal facts is told of it."""
    address = ended(client)
    refused = client.post(f"{address}choose/", {"choice": "block"})
    assert refused.status_code == 422
    error = one(html_of(refused), "#why-block-error")
    assert "comes to keep" in error.text()
    client.post(f"{address}choose/", {"choice": "block", "why": "They threatened me."})
    assert "They threatened me." in html_of(client.get(address)).text()
    other = html_of(client.get(ended(client, name="Ben Moor")))
    told = one(other, "[aria-labelledby=option-block] details").text()
    assert "One person with equal facts got this." in told
    assert "They threatened me." in told


def test_undo_takes_back_the_choice_and_then_the_end(client: Client) -> None:
    """Two steps, the last one first; a third finds nothing."""
    address = ended(client)
    client.post(f"{address}choose/", {"choice": "keep"})
    client.post(f"{address}undo/")
    assert endings.endings()[0].choice is None
    assert client.post(f"{address}undo/")["Location"] == "/endings/"
    assert facts.facts_said(ADA.id) == {}
    assert client.post(f"{address}undo/").status_code == 404
    assert client.get(address).status_code == 404


def test_where_they_are_connected_nowhere_there_is_nothing_to_choose(client: Client) -> None:
    """The page says so, and refuses a choice."""
    (alone,) = Ending.objects.bulk_create(
        [Ending(person=BEN.id, channel="", ended_on="2026-11-01", ended_by="me", at=1)]
    )
    address = f"/endings/{alone.pk}/"
    assert "connected on no network" in html_of(client.get(address)).text()
    assert client.post(f"{address}choose/", {"choice": "keep"}).status_code == 422
    assert client.get(f"{address}words/").status_code == 409


def test_words_follow_the_choice_and_count_as_contact(client: Client) -> None:
    """A letter is drafted, read, kept once it went out, and can be taken back."""
    address = ended(client)
    early = client.get(f"{address}words/")
    assert "Choose first" in sentence_of(early)
    client.post(f"{address}choose/", {"choice": "keep"})
    page = html_of(client.get(f"{address}words/"))
    text = one(page, "textarea").text()
    assert "glad to stay connected on Facebook" in text
    assert "true today" in one(page, ".proof").text()
    draft = {"draft": str(one(page, "[name=draft]").attributes["value"]), "language": "en"}
    assert client.post(f"{address}words/sent/", draft | {"words": text})["Location"] == address
    letter = Letter.objects.get()
    assert (letter.situation, letter.edited) == ("ending_keep", False)
    assert contacts.contacts_of(ADA.id)[0].how == "letter"
    assert "The words went out" in html_of(client.get(address)).text()
    client.post(f"/endings/letters/{letter.pk}/take-back/", {"back": address})
    assert contacts.contacts_of(ADA.id) == []
    assert client.post(f"/endings/letters/{letter.pk}/take-back/").status_code == 409


def test_an_untrue_letter_is_not_kept(client: Client) -> None:
    """What is wrong is said above the words, which stay in the box."""
    address = ended(client)
    client.post(f"{address}choose/", {"choice": "keep"})
    words = "Dear Ada, {{ name }}, Ben Moor told me."
    answer = client.post(f"{address}words/sent/", {"words": words, "language": "en"})
    assert answer.status_code == 422
    page = html_of(answer)
    assert "Not kept yet" in one(page, "#words-error").text()
    assert one(page, "textarea").text() == words
    assert not Letter.objects.exists()


def test_words_are_read_while_they_are_typed(client: Client) -> None:
    """With htmx only the notes come back; without, the page with the words kept."""
    address = ended(client)
    client.post(f"{address}choose/", {"choice": "keep"})
    typed = {"words": "Write to {{ name }}", "language": "en"}
    part = client.post(f"{address}words/read/", typed, headers={"hx-request": "true"})
    assert b"<html" not in part.content
    assert "must be changed" in html_of(part).text()
    whole = client.post(f"{address}words/read/", typed)
    assert one(html_of(whole), "textarea").text() == "Write to {{ name }}"


def test_hostile_words_stay_words(client: Client) -> None:
    """Terms, names and reasons are escaped."""
    address = ended(client, terms=HOSTILE)
    client.post(f"{address}choose/", {"choice": "block", "why": HOSTILE})
    for page in (address, "/endings/"):
        assert HOSTILE not in client.get(page).content.decode()
    assert HOSTILE not in client.post("/endings/new/", SAID | {"name": HOSTILE}).content.decode()


def test_a_desk_for_looking_only_has_no_forms(world: Home) -> None:
    """And refuses what is posted."""
    (one_,) = endings.ended(ADA.id, TODAY, "me")
    looking = came_in(Desk(PORT, world, read_only=True))
    for page in ("", "new/", f"{one_.number}/"):
        assert html_of(looking.get(f"/endings/{page}")).css("main form[method=post]") == []
    refused = looking.post(f"/endings/{one_.number}/choose/", {"choice": "keep"})
    assert refused.status_code == 403


def test_incognito_shows_no_name(world: Home) -> None:
    """Neither in titles nor in forms nor in letters."""
    (one_,) = endings.ended(ADA.id, TODAY, "me")
    endings.choose(one_.number, "keep")
    hidden = came_in(Desk(PORT, world, incognito=True))
    names = re.compile("|".join((*(each.name for each in PEOPLE), r"\bAda\b")))
    for page in ("", f"new/?person={BEN.id}", f"{one_.number}/", f"{one_.number}/words/"):
        found = names.search(hidden.get(f"/endings/{page}").content.decode())
        assert found is None, page
