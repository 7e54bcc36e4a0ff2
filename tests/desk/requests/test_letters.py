"""Letters: drafts, reading while typing, and what is kept."""

from asking_world import number_of, person_of
from desk_helpers import html_of, one
from django.test import Client

from friendline.requests.graph import State
from friendline.store import clock, preferences
from friendline.store.models import Letter
from friendline.store.requests.request_noting import spoken
from friendline.store.requests.request_steps import request_of


def words_in(answer: object) -> str:
    """The words of a page."""
    return " ".join(one(html_of(answer), "main").text(separator=" ").split())  # type: ignore[arg-type]


def draft_of(her: Client, number: int, more: str = "") -> str:
    """What stands in the box."""
    return one(html_of(her.get(f"/letters/{number}/{more}")), "textarea").text()


def test_a_letter_has_every_reason_with_its_proof(her: Client) -> None:
    """The best draft stands in the box, beside it why each reason is true."""
    kim = number_of("Kim Novak")
    page = her.get(f"/letters/{kim}/")
    assert "LinkedIn" in draft_of(her, kim)
    assert "Nothing must be changed" in words_in(page)
    assert "true today They asked to connect." in words_in(page)
    assert "cannot be written today" in words_in(page)


def test_family_length_and_language_are_chosen(her: Client) -> None:
    """Strange words choose nothing."""
    kim = number_of("Kim Novak")
    assert "danke" in draft_of(her, kim, "?language=de&address=familiar").casefold()
    assert "merci" in draft_of(her, kim, "?language=fr").casefold()
    assert "of 300 characters" in words_in(her.get(f"/letters/{kim}/?length=note"))
    assert "of 200 characters" in words_in(her.get(f"/letters/{kim}/?length=note&limit=200"))
    assert draft_of(her, kim, "?language=xx&family=loud&draft=none/such") == draft_of(her, kim)
    assert draft_of(her, kim, "?draft=own/typed") == ""


def test_letters_begin_as_the_preferences_say(her: Client) -> None:
    """Language, address and kind of reasons are the owner's usual ones until others are chosen."""
    kim = number_of("Kim Novak")
    preferences.put_preferences({"language": "de", "formal": "", "family": "policy"})
    page = html_of(her.get(f"/letters/{kim}/"))
    chosen = [each.attributes["value"] for each in page.css("option[selected]")]
    assert {"de", "familiar", "policy"} <= set(chosen)
    assert "danke" in one(page, "textarea").text().casefold()
    assert "thank" in draft_of(her, kim, "?language=en").casefold()
    free = html_of(her.get(f"/letters/{kim}/?family="))
    assert not [one for one in free.css("#family option[selected]") if one.attributes["value"]]


def test_an_override_is_not_said_to_be_the_policys(her: Client) -> None:
    """Whoever accepts against the policy reads in the letter that the answer is their own."""
    kim = number_of("Kim Novak")
    her.post(f"/requests/{kim}/answer/", {"answer": "accept", "why": "We are neighbours."})
    page = words_in(her.get(f"/letters/{kim}/"))
    assert "You answer: accept" in page
    assert "The policy answers" not in page


def test_a8_the_policy_is_cited_with_its_document_once_it_is_published(her: Client) -> None:
    """A8: the same words are refused before, kept after; the draft then links the document."""
    kim, address = number_of("Kim Novak"), "https://calder.example/rule"
    office = {"address": address, "office": "yes"}
    assert her.post("/policy/publish/where/", office).status_code == 302
    her.post(f"/requests/{kim}/answer/", {"answer": "offer_other"})
    words = f"Dear Kim, our company policy ({address}) says LinkedIn for clients. Ada"
    sent = {"for": "offer_other", "words": words}
    before = her.post(f"/letters/{kim}/sent/", sent)
    assert before.status_code == 422
    assert "published" in words_in(before)
    assert not Letter.objects.exists()
    assert her.post("/policy/publish/now/").status_code == 302
    assert address in draft_of(her, kim, "?family=policy")
    assert her.post(f"/letters/{kim}/sent/", sent).status_code == 302
    assert Letter.objects.get().text == words


def test_what_is_typed_is_read(her: Client) -> None:
    """With htmx only the notes come back; without, the page with the words kept."""
    kim = number_of("Kim Novak")
    typed = {"for": "offer_other", "words": "Dear Kim, no. Ada"}
    part = her.post(f"/letters/{kim}/read/", typed, headers={"hx-request": "true"})
    assert "<html" not in part.content.decode()
    assert "Offer another way" in part.content.decode()
    whole = her.post(f"/letters/{kim}/read/", typed)
    assert one(html_of(whole), "textarea").text() == "Dear Kim, no. Ada"
    assert "1 thing must be changed" in words_in(whole)
    assert not Letter.objects.exists()


def test_sending_as_the_policy_says_answers_too(her: Client) -> None:
    """Nobody has to press two buttons for one thing; both steps can be undone."""
    kim = number_of("Kim Novak")
    text = draft_of(her, kim)
    assert her.post(f"/letters/{kim}/sent/", {"words": text}).status_code == 302
    assert request_of(kim).state == State.WRITTEN
    assert Letter.objects.get().edited is False
    her.post(f"/requests/{kim}/undo/")
    her.post(f"/requests/{kim}/undo/")
    assert request_of(kim).state == State.WAITING


def test_a_letter_with_a_reason_that_is_not_true_is_refused(her: Client) -> None:
    """The sentences stand above the box, the words stay, and nothing is answered."""
    kim = number_of("Kim Novak")
    words = "Dear Kim, our office policy forbids it. Find me on LinkedIn instead. Ada"
    answer = her.post(f"/letters/{kim}/sent/", {"words": words})
    assert answer.status_code == 422
    assert "Not kept yet" in words_in(answer)
    assert "published" in words_in(answer)
    assert one(html_of(answer), "textarea").text() == words
    assert request_of(kim).state == State.WAITING
    assert not Letter.objects.exists()


def test_a9_the_joke_about_family_photos_is_blocked_without_any(her: Client) -> None:
    """A9: it stands among those that cannot be written, with what would make it true."""
    words = words_in(her.get(f"/letters/{number_of('Kim Novak')}/?family=light"))
    assert "There would have to be family photos of yours on Facebook; none was found." in words


def test_not_yet_is_written_with_its_day(her: Client) -> None:
    """The policy's own day is chosen with it."""
    rob = number_of("Rob Keller")
    text = draft_of(her, rob)
    assert her.post(f"/letters/{rob}/sent/", {"words": text}).status_code == 302
    assert request_of(rob).state == State.DEFERRED
    assert request_of(rob).due_at is not None


def test_letters_that_went_out_are_listed(her: Client) -> None:
    """The newest first, with whom they were for."""
    assert "No letter went out yet." in words_in(her.get("/letters/"))
    kim = number_of("Kim Novak")
    her.post(f"/letters/{kim}/sent/", {"words": draft_of(her, kim)})
    assert "One letter went out" in words_in(her.get("/letters/"))
    assert "Kim Novak Facebook · Offer another way" in words_in(her.get("/letters/"))


def test_where_nothing_can_follow_the_page_says_so(her: Client) -> None:
    """A request that was taken back needs no words."""
    jo = number_of("Jo Mora")
    her.post(f"/requests/{jo}/withdrawn/")
    page = her.get(f"/letters/{jo}/")
    assert "nothing more is recorded" in words_in(page)
    assert her.post(f"/letters/{jo}/sent/", {"words": draft_of(her, jo)}).status_code == 409


def test_a_reason_that_only_she_can_vouch_for_leads_to_where_she_says_so(her: Client) -> None:
    """The link stands beside the reason until she has said it of herself."""
    number = spoken(person_of("Kim Novak").id, "linkedin", clock.today()).pk
    said = {"words": "Hi Kim, I do not read messages here.", "for": "accept"}
    before = her.post(f"/letters/{number}/read/", said)
    assert 'href="/settings/of-you/"' in (one(html_of(before), "#reading").html or "")
    her.post("/settings/of-you/", {"reads_no_messages": "yes"})
    after = her.post(f"/letters/{number}/read/", said)
    assert "You said so on" in words_in(after)
    assert "/settings/of-you/" not in (one(html_of(after), "#reading").html or "")


def test_a_letter_that_lacks_an_address_leads_to_where_it_is_said(her: Client) -> None:
    """Once name and address are said, the letter has them and the link is gone."""
    kim = number_of("Kim Novak")
    mail = {"answer": "offer_other", "offer": "e-mail", "why": "She wants it so."}
    her.post(f"/requests/{kim}/answer/", mail)
    assert 'href="/settings/of-you/"' in her.get(f"/letters/{kim}/").content.decode()
    her.post("/settings/of-you/", {"name": "Ada", "address:e-mail": "ada@calder.example"})
    assert "ada@calder.example" in draft_of(her, kim)
    assert 'href="/settings/of-you/"' not in her.get(f"/letters/{kim}/").content.decode()
