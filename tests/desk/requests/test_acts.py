"""What is done with a request on its page."""

from asking_world import number_of
from desk_helpers import html_of, one, sentence_of
from django.test import Client

from friendline.requests.graph import State
from friendline.store.letters import letters
from friendline.store.models import Answer, LedgerEntry, Reaction
from friendline.store.requests import reactions, referrals, requests
from friendline.store.requests.request_steps import request_of


def do(her: Client, number: int, act: str, **fields: str) -> int:
    """Send a form of the page; give the status."""
    return her.post(f"/requests/{number}/{act}/", fields).status_code


def state_of(number: int) -> str:
    """Where a request stands."""
    return request_of(number).state


def told(her: Client) -> str:
    """What the next page says was done."""
    page = html_of(her.get("/requests/"))
    return " ".join(one(page, ".toasts").text(separator=" ").split())


def test_the_answer_of_the_policy_needs_no_reason(her: Client) -> None:
    """It is kept with its facts, told on the next page, and can be undone there."""
    jo = number_of("Jo Mora")
    assert do(her, jo, "answer", answer="accept") == 302
    assert state_of(jo) == State.DECIDED
    assert "Your answer to Jo Mora: accept. Undo" in told(her)
    assert do(her, jo, "undo") == 302
    assert state_of(jo) == State.WAITING


def test_another_answer_asks_for_a_reason_and_keeps_what_was_chosen(her: Client) -> None:
    """R8: the sentence stands beside the field; with a reason the answer is kept."""
    jo = number_of("Jo Mora")
    answer = her.post(f"/requests/{jo}/answer/", {"answer": "decline"})
    page = html_of(answer)
    assert answer.status_code == 422
    assert "say in a sentence why" in one(page, "#why-error").text()
    assert one(page, "input[value=decline]").attributes.get("checked", "no") is None
    assert not Answer.objects.exists()
    assert do(her, jo, "answer", answer="decline", why="She moved away.") == 302
    assert Answer.objects.get().why == "She moved away."


def test_an_answer_that_is_none_is_refused_beside_the_buttons(her: Client) -> None:
    """Nothing is kept."""
    answer = her.post(f"/requests/{number_of('Jo Mora')}/answer/", {"answer": "perhaps"})
    assert answer.status_code == 422
    assert one(html_of(answer), "#answer-error").text() == "Choose one of the answers."


def test_putting_off_needs_a_day_ahead(her: Client) -> None:
    """The day of the policy is filled in; one that has passed is refused."""
    jo = number_of("Jo Mora")
    late = {"answer": "defer", "why": "After the holidays.", "until": "2026-01-01"}
    answer = her.post(f"/requests/{jo}/answer/", late)
    assert answer.status_code == 422
    assert "must lie ahead" in one(html_of(answer), "#until-error").text()
    assert do(her, jo, "answer", **{**late, "until": "2026-12-24"}) == 302
    assert state_of(jo) == State.DEFERRED


def test_words_come_before_the_button(her: Client) -> None:
    """R75: a no is pressed once something was said, or by saying that nothing is."""
    kim = number_of("Kim Novak")
    do(her, kim, "answer", answer="offer_other")
    answer = her.post(f"/requests/{kim}/pressed/")
    assert answer.status_code == 422
    assert "Write first, then press" in answer.content.decode()
    assert do(her, kim, "pressed", without_words="yes") == 302
    assert state_of(kim) == State.DONE
    kept = LedgerEntry.objects.filter(kind="pressed").latest("id").words
    assert '"silently":true' in (kept or "")


def test_what_cannot_follow_is_a_calm_page(her: Client) -> None:
    """Nothing is carried out before anything was decided."""
    jo = number_of("Jo Mora")
    answer = her.post(f"/requests/{jo}/heard-back/", {"said": "yes"})
    assert answer.status_code == 409
    assert "cannot follow here" in sentence_of(answer)
    assert do(her, jo, "undo") == 409
    assert do(her, 999, "answer", answer="accept") == 404


def test_a_request_is_opened_again_or_taken_back(her: Client) -> None:
    """Each leads where the graph says."""
    jo = number_of("Jo Mora")
    do(her, jo, "answer", answer="accept")
    do(her, jo, "pressed")
    assert do(her, jo, "reopen") == 302
    assert state_of(jo) == State.WAITING
    assert do(her, jo, "ask-first", note="Which school?") == 302
    assert state_of(jo) == State.ASKING
    assert do(her, jo, "withdrawn") == 302
    assert state_of(jo) == State.WITHDRAWN


def test_a6_somebody_put_out_is_not_asked_again(her: Client) -> None:
    """A6: the page suggests to meet, has words of repair, and no second ask is noted."""
    kim = number_of("Kim Novak")
    do(her, kim, "answer", answer="offer_other")
    requests.pressed(kim, without_words=True)
    assert do(her, kim, "reaction", how="upset", note="Her voice was cold.") == 302
    page = her.get(f"/requests/{kim}/").content.decode()
    assert "They were put out. Do not ask again" in page
    assert f"/letters/{kim}/?for=repair" in page
    again = her.post("/requests/ask-somebody/", {"name": "Kim Novak", "channel": "instagram"})
    assert again.status_code == 422
    assert "One ask only" in one(html_of(again), "#name-error").text()
    referrals.note_referral(request_of(kim).person)
    counts = one(html_of(her.get(f"/requests/{kim}/")), "section[aria-labelledby=referrals]")
    assert [each.text() for each in counts.css("dd")] == ["0", "1"]
    assert "does not tell what the no did" in counts.text()
    noted = Reaction.objects.get()
    assert do(her, kim, "no-reaction", reaction=str(noted.pk)) == 302
    assert not Reaction.objects.exists()
    assert do(her, kim, "no-reaction", reaction="x") == 409
    assert do(her, kim, "reaction", how="furious") == 422


def test_a_spoken_request_is_noted_and_has_words_to_say(her: Client) -> None:
    """R76: the same policy answers, and the script stands on the page."""
    asked = {
        "name": "vera  quist",
        "channel": "facebook",
        "on": "2026-11-20",
        "note": "At the fair.",
    }
    answer = her.post("/requests/asked-in-person/", asked)
    assert answer.status_code == 302
    page = her.get(answer.headers["Location"])
    words = " ".join(one(html_of(page), "main").text(separator=" ").split())
    assert "They asked you in person 2 days ago." in words
    assert "What you could say" in words
    assert "Offer LinkedIn" in words


def test_what_is_missing_in_a_spoken_request_is_said_beside_its_field(her: Client) -> None:
    """A name, a network, a day that has come."""
    wrong = {"name": "", "channel": "nowhere", "on": "2027-01-01"}
    page = html_of(her.post("/requests/asked-in-person/", wrong))
    assert [one(page, f"#{field}-error").text() for field in ("name", "channel", "on")] == [
        "Give the name of whoever it is.",
        "Choose the network.",
        "Give the day on which they asked: today, or a day that has passed.",
    ]


def test_a_stranger_who_asks_in_person_is_noted_by_name(her: Client) -> None:
    """Nobody of that name is known; the page says what is to be found out."""
    asked = {"name": "Sam Vale", "channel": "facebook", "on": "2026-11-22"}
    answer = her.post("/requests/asked-in-person/", asked)
    assert "Sam Vale" in her.get(answer.headers["Location"]).content.decode()


def test_an_invitation_is_answered_written_sent_and_heard(her: Client) -> None:
    """R89: the same policy; after a no they are not asked again."""
    asked = {"name": "Pat Dole", "channel": "instagram", "note": "We have met."}
    page = her.post("/requests/ask-somebody/", asked).headers["Location"]
    number = int(page.strip("/").split("/")[-1])
    assert "Ask them" in her.get(page).content.decode()
    do(her, number, "answer", answer="accept")
    sent = letters.drafts(number, letters.situation_of(number) or next(iter(())))[0]
    letters.wrote(number, sent)
    assert do(her, number, "pressed") == 302
    assert state_of(number) == State.INVITED
    assert "What did they answer?" in her.get(page).content.decode()
    assert do(her, number, "heard-back", said="no") == 302
    assert state_of(number) == State.REFUSED
    again = her.post("/requests/ask-somebody/", {"name": "Pat Dole", "channel": "threads"})
    assert again.status_code == 422


def test_who_is_connected_is_not_asked(her: Client) -> None:
    """The sentence stands beside the name."""
    answer = her.post("/requests/ask-somebody/", {"name": "Pat Dole", "channel": "facebook"})
    assert "connected with Pat Dole" in one(html_of(answer), "#name-error").text()


def test_a_reaction_is_kept_as_it_was_seen(her: Client) -> None:
    """Nothing is guessed: what the owner noted stands there."""
    jo = number_of("Jo Mora")
    reactions.react(request_of(jo).person, "fine", "She laughed.")
    assert "She laughed." in her.get(f"/requests/{jo}/").content.decode()
