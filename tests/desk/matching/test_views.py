"""Tests of the pages of who is who."""

from desk_helpers import html_of, one
from django.test import Client
from people_world import person_called

from friendline.matching.asking.questions import QuestionKind
from friendline.model import Person, Relationship
from friendline.store.imports.importing import Source, keep
from friendline.store.people.who_is_who import history, known
from friendline.store.review import reviewing

_SARAH = "Sarah Mitcham"


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(one(html_of(answer), "main").text().split())


def _past_the_first(client: Client) -> None:
    """Leave the many open, so that the question about the namesakes comes first."""
    question = known().questions[0]
    assert question.kind is QuestionKind.ALL_OF
    client.post("/who-is-who/answer/", {"question": question.id, "this": "unsure"})


def test_several_are_confirmed_at_once_but_for_one(client: Client) -> None:
    """What is not changed on the page stands as it is supposed."""
    question = known().questions[0]
    wrong = question.rows[0]
    answer = client.post(
        "/who-is-who/answer/",
        {"question": question.id, "marked": "yes", " ".join(wrong.pair): "reject"},
        follow=True,
    )
    toast = one(html_of(answer), ".toast").text()
    assert f"{len(question.rows) - 1} accounts confirmed, 1 account set aside" in toast
    decisions = known().attached.decisions
    assert decisions.is_rejected(*wrong.pair)
    assert all(decisions.is_confirmed(*row.pair) for row in question.rows[1:])


def test_two_namesakes_stay_open_until_one_is_confirmed(client: Client) -> None:
    """A13: both stand side by side; the one that is chosen is confirmed, and no other."""
    _past_the_first(client)
    page = html_of(client.get("/who-is-who/"))
    assert "Which Facebook account is Sarah Mitcham?" in one(page, "h2").text()
    buttons = page.css('button[name="this"]')
    first, second = (each.attributes["value"] for each in buttons[:2])
    question = one(page, 'input[name="question"]').attributes["value"]
    client.post("/who-is-who/answer/", {"question": question, "this": first})
    person, decisions = person_called(_SARAH), known().attached.decisions
    assert decisions.is_confirmed(person, first or "")
    assert not decisions.is_confirmed(person, second or "")
    assert "Confirmed" in _text(client, f"/people/{person}/")
    assert "Everybody is told apart" in _text(client, "/who-is-who/")


def test_none_of_these_is_taken_back(client: Client) -> None:
    """The question is open again, and the answer stays in the history."""
    _past_the_first(client)
    question = known().questions[0]
    client.post("/who-is-who/answer/", {"question": question.id, "this": "none"})
    assert known().questions == ()
    number = history()[0].number
    client.post("/who-is-who/take-back/", {"number": str(number)})
    assert [one.id for one in known().questions] == [question.id]
    assert "Taken back" in _text(client, "/who-is-who/said/")
    client.post("/who-is-who/take-back/", {"number": str(history()[0].takes_back)})
    assert known().questions == ()


def test_an_answer_to_a_question_that_is_gone_is_refused(client: Client) -> None:
    """Nothing is kept, and the page says why."""
    answer = client.post("/who-is-who/answer/", {"question": "x", "this": "none"})
    assert answer.status_code == 409
    assert "Nothing was kept" in answer.content.decode()
    open_now = known().questions[0]
    strange = client.post("/who-is-who/answer/", {"question": open_now.id, "this": "account-x"})
    assert strange.status_code == 422
    assert history() == []


def test_an_account_is_found_for_somebody_by_hand(client: Client) -> None:
    """An account that nothing spoke for can be said to be theirs, and not theirs."""
    person = person_called("Sade Gyamfi")
    account = next(key for key in known().accounts if not known().candidates_for(key))
    name = known().accounts[account].name
    found = html_of(client.get(f"/who-is-who/accounts-of/{person}/", {"q": name}))
    assert name in [each.text().strip() for each in found.css(".list h2")]
    client.post("/who-is-who/say/", {"act": "confirm", "person": person, "other": account})
    assert [one.account for one in known().matches_of(person)] == [account]
    again = client.post("/who-is-who/say/", {"act": "confirm", "person": person, "other": account})
    assert again.status_code == 422
    client.post("/who-is-who/say/", {"act": "reject", "person": person, "other": account})
    assert known().matches_of(person) == []


def test_people_of_one_name_are_made_one_and_two_again(client: Client) -> None:
    """They are two until it is said; the address of the one leads to the one who stays."""
    twice = [
        Person(id=key, name="Uma Vell", company=key, relationship=Relationship.CLIENT)
        for key in ("one", "two")
    ]
    keep(Source("by hand", "by_hand"), twice)
    reviewing.refresh()
    assert "Uma Vell" in _text(client, "/who-is-who/namesakes/")
    assert "Uma Vell" in _text(client, "/who-is-who/same-as/one/")
    client.post("/who-is-who/say/", {"act": "merge", "person": "one", "other": "two"})
    assert client.get("/people/two/")["location"] == "/people/one/"
    client.post("/who-is-who/take-back/", {"number": str(history()[0].number)})
    client.post("/who-is-who/say/", {"act": "split", "person": "one", "other": "two"})
    assert "No name stands on your list twice" in _text(client, "/who-is-who/namesakes/")


def test_what_cannot_be_said_is_refused(client: Client) -> None:
    """Unknown acts, people who are not there, and the same person twice."""
    person = person_called(_SARAH)
    for status, said in (
        (422, {"act": "undo", "person": person, "other": person}),
        (422, {"act": "merge", "person": person, "other": person}),
        (409, {"act": "merge", "person": person, "other": "nobody"}),
        (409, {"act": "confirm", "person": person, "other": "nothing"}),
    ):
        assert client.post("/who-is-who/say/", said).status_code == status
    assert client.post("/who-is-who/take-back/", {"number": "9"}).status_code == 409
    assert client.get("/who-is-who/same-as/nobody/").status_code == 404
    assert client.get("/who-is-who/accounts-of/nobody/").status_code == 404


def test_a_desk_for_looking_only_has_no_forms(read_only: Client) -> None:
    """The question is shown, and nothing can be answered."""
    for page in ("", "said/", "namesakes/", f"same-as/{person_called(_SARAH)}/"):
        shown = html_of(read_only.get(f"/who-is-who/{page}"))
        assert shown.css('main button[name="this"], main button[name="act"]') == []
    posted = {"question": known().questions[0].id, "this": "unsure"}
    assert read_only.post("/who-is-who/answer/", posted).status_code == 403


def test_incognito_shows_no_name(incognito: Client) -> None:
    """Names of people, of accounts and within sentences are made up."""
    content = incognito.get("/who-is-who/").content.decode()
    for name in ("Okafor", "Ellwood", "Wilk", "Raman"):
        assert name not in content
