"""The pages of requests that only show."""

from urllib.parse import quote

import pytest
from asking_world import HOSTILE, number_of
from desk_helpers import PORT, came_in, html_of, one, sentence_of
from django.test import Client
from django.urls import reverse
from requests_helpers import written_policy

from friendline.desk.running import Desk
from friendline.model import AnswerKind
from friendline.store.home import Home
from friendline.store.models import Section
from friendline.store.policy import policies
from friendline.store.requests import requests
from friendline.store.review import checklist


def text_of(her: Client, path: str) -> str:
    """The words of a page."""
    answer = her.get(path)
    assert answer.status_code == 200
    return " ".join(one(html_of(answer), "main").text(separator=" ").split())


def test_the_queue_says_how_many_wait_and_what_the_policy_says(her: Client) -> None:
    """Rows have a name, a network, one line of evidence, a verdict and an age."""
    answer = her.get("/requests/")
    assert one(html_of(answer), "h1").text() == "Five requests wait for you"
    rows = [
        " ".join(row.text(separator=" ").split()) for row in html_of(answer).css("li[data-row]")
    ]
    assert rows[0].startswith("JM Jo Mora Facebook On your client list: Jo Mora (client, current).")
    assert "Policy: accept" in rows[0]
    assert "10 days" in rows[0]
    assert any("Policy: offer LinkedIn" in row for row in rows)


def test_a11_who_was_ignored_stands_beside_equals_who_were_let_in(her: Client) -> None:
    """A11: ten days without a word, and Pat, who is the same to the policy, is connected."""
    words = text_of(her, "/requests/")
    assert words.count("Ignored") == 1
    assert "No word from you for 10 days: to them that is a silent no. Pat Dole" in words
    page = text_of(her, f"/requests/{number_of('Jo Mora')}/")
    assert "What people like them got" in page
    assert "Pat Dole Connected, since 5 January 2026 ." in page


def test_what_is_open_before_the_first_client_stands_beside_a_yes(her: Client) -> None:
    """R40: one sentence that leads to the list and stops nobody; none once all is seen to."""
    page = f"/requests/{number_of('Jo Mora')}/"
    left = checklist.how_many_open()
    words = one(html_of(her.get(page)), ".for-yes")
    assert words.text().startswith(f"{left} things to see to before the first client are still")
    assert one(words, "a").attributes["href"] == reverse("first_run:checklist")
    for each in checklist.checklist():
        checklist.waive(each.key, "Seen to elsewhere.")
    assert html_of(her.get(page)).css_first(".for-yes") is None


def test_the_parts_of_the_queue_are_counted_and_shown(her: Client) -> None:
    """What is put off and what is done stand apart; a strange part is what waits."""
    requests.answer(number_of("Rob Keller"), AnswerKind.DEFER)
    jo = number_of("Jo Mora")
    requests.answer(jo, AnswerKind.ACCEPT)
    requests.pressed(jo)
    assert "Rob Keller" in text_of(her, "/requests/?show=deferred")
    assert "until 20 March 2027" in text_of(her, "/requests/?show=deferred")
    assert "Jo Mora" in text_of(her, "/requests/?show=done")
    assert "Waiting 3 Put off 1 You asked them 0 Done 1" in text_of(her, "/requests/?show=nonsense")
    assert "Nothing is here." in text_of(her, "/requests/?show=asked")


def test_the_tally_counts_what_is_to_be_done(her: Client) -> None:
    """It stands in the rail."""
    requests.answer(number_of("Rob Keller"), AnswerKind.DEFER)
    entry = one(html_of(her.get("/requests/")), '.rail a[href="/requests/"] .tally')
    assert entry.text() == "4 waiting"


def test_a_request_shows_what_they_would_see_and_what_the_policy_says(her: Client) -> None:
    """Can, may and cannot with reasons; perks beside risks; the answer with because."""
    words = text_of(her, f"/requests/{number_of('Jo Mora')}/")
    assert "What Jo Mora would see on day one" in words
    assert "Two items on Facebook may be visible to them" in words
    assert "What speaks for it" in words
    assert "What speaks against it" in words
    assert "Hungover again" in words
    assert "Your policy says Accept" in words
    assert "We have met. You have met in person." in words
    assert "Who could notice" in words
    assert "Checked" in words


def test_a_number_leads_to_its_rows(her: Client) -> None:
    """Each number of the short table is a link to exactly so many findings."""
    page = html_of(her.get(f"/requests/{number_of('Jo Mora')}/"))
    links = page.css(".columns table a")
    assert links
    for link in links:
        rows = html_of(her.get(link.attributes["href"] or ""))
        assert len(rows.css(".timeline > li")) == int(link.text().split()[0])


def test_without_the_section_of_noticing_the_page_is_there(her: Client) -> None:
    """A review of an earlier version had none."""
    Section.objects.filter(name="noticing").update(content=b"[]")
    assert "Who could notice" not in text_of(her, f"/requests/{number_of('Jo Mora')}/")


def test_a10_not_yet_has_its_day_and_what_comes_then(her: Client) -> None:
    """A10: two months after the end, with six months of waiting in the policy."""
    words = text_of(her, f"/requests/{number_of('Rob Keller')}/")
    assert "Your policy says Defer" in words
    assert "it says from 20 March 2027 : accept" in words
    page = html_of(her.get(f"/requests/{number_of('Rob Keller')}/"))
    assert one(page, "#until").attributes["value"] == "2027-03-20"


def test_work_close_to_their_life_is_said_to_be_so(her: Client) -> None:
    """Gentle words, and to talk first."""
    words = text_of(her, f"/requests/{number_of('Lea Brandt')}/")
    assert "Your work is close to their life" in words
    assert "Talk about it in person first" in words


def test_texts_of_others_are_escaped(her: Client) -> None:
    """A name and a post that are written to do harm are words and nothing more."""
    number = number_of(HOSTILE)
    for path in (
        "/requests/",
        f"/requests/{number}/",
        f"/letters/{number}/",
        "/requests/connected/",
    ):
        content = her.get(path).content.decode()
        assert "<script>alert" not in content
        assert "<img src=x" not in content


@pytest.mark.parametrize(
    "path",
    ["/requests/999/", "/requests/999/seen/", "/letters/999/", "/requests/0/"],
)
def test_what_is_not_there_is_a_calm_404(her: Client, path: str) -> None:
    """There is no such request."""
    answer = her.get(path)
    assert answer.status_code == 404
    assert "no such page" in sentence_of(answer)


def test_a_strange_category_is_a_calm_404(her: Client) -> None:
    """Nothing is found in it."""
    number = number_of("Jo Mora")
    assert her.get(f"/requests/{number}/seen/?category=nonsense").status_code == 404


def test_incognito_shows_no_name(asking_store: Home) -> None:
    """Neither in titles nor in sentences."""
    hidden = came_in(Desk(PORT, asking_store, incognito=True))
    number = number_of("Jo Mora")
    paths = ("/requests/", f"/requests/{number}/", f"/letters/{number}/", "/requests/connected/")
    for path in paths:
        content = hidden.get(path).content.decode()
        assert "Mora" not in content, path
        assert "Dole" not in content, path


def test_read_only_shows_no_form_and_refuses(asking_store: Home) -> None:
    """What is for reading only changes nothing."""
    reader = came_in(Desk(PORT, asking_store, read_only=True))
    number = number_of("Jo Mora")
    for path in (f"/requests/{number}/", "/requests/", f"/letters/{number}/"):
        page = html_of(reader.get(path))
        assert not page.css('form[method="post"]'), path
    for act in ("answer", "pressed", "undo", "reaction"):
        assert reader.post(f"/requests/{number}/{act}/", {"answer": "accept"}).status_code == 403
    assert requests.request_of(number).state == "waiting"


def test_connections_with_clients_are_listed_with_what_the_policy_says(her: Client) -> None:
    """R90: one of them is there, likely and not confirmed."""
    words = text_of(her, "/requests/connected/")
    assert "One connection of yours is with clients" in words
    assert "Pat Dole Facebook · since 5 January 2026 · likely theirs, not confirmed" in words
    assert "Nobody fits" in text_of(her, f"/requests/connected/?q={quote('zz')}")
    assert "Nobody fits" in text_of(her, "/requests/connected/?sure=unclear")


def test_a_changed_rule_lists_whom_it_concerns_with_a_note(her: Client, asking_store: Home) -> None:
    """A5: who was declined is welcome now, and is told so once they are answered anew."""
    kim = number_of("Kim Novak")
    assert "has one version" in text_of(her, "/requests/changed-rule/")
    requests.answer(kim, AnswerKind.OFFER_OTHER)
    welcome = [{"met": "", "answer": "accept", "because": "Welcome."}]
    later = asking_store.folder / "open"
    policies.adopt(written_policy(later, welcome, version="2", in_force_from="2026-11-01"))
    assert "No note can be written yet" in text_of(her, "/requests/changed-rule/")
    policies.publish(2)
    words = text_of(her, "/requests/changed-rule/")
    assert "One person would be answered otherwise" in words
    assert "you answered under version 1: offer another way" in words
    assert "What you could write" in words
    answer = her.post(f"/requests/{kim}/answer-anew/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/letters/{kim}/")
    assert "My rule has changed" in text_of(her, f"/letters/{kim}/")
    assert "concerns nobody" in text_of(her, "/requests/changed-rule/")


def test_names_are_offered_while_one_is_typed(her: Client, asking_store: Home) -> None:
    """By the beginning of any part of the name; not on a desk that hides names."""
    assert "Kim Novak" in her.get("/requests/names/?name=nov").content.decode()
    assert "Kim" not in her.get("/requests/names/?name=").content.decode()
    hidden = came_in(Desk(PORT, asking_store, incognito=True))
    assert "Kim" not in hidden.get("/requests/names/?name=nov").content.decode()


def test_an_empty_desk_says_what_comes_next(client: Client) -> None:
    """Before any import every page has a sentence and one button."""
    for path in ("/requests/", "/requests/connected/", "/letters/", "/requests/changed-rule/"):
        assert client.get(path).status_code == 200
    page = html_of(client.get("/requests/"))
    assert one(page, ".empty .button").text() == "Note a request"
