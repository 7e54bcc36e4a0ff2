"""A server that speaks the chat completions of OpenAI."""

import json

import pytest
from fake_endpoint import answering

from friendline.model import Category
from friendline.screening.outside.address import address_of
from friendline.screening.outside.answers import Seen
from friendline.screening.outside.chat import Chat, RefusedError
from friendline.screening.outside.exchange import NoAnswerError

ASKED = (Category.POLITICS,)
VOTED = (Seen(Category.POLITICS, "vote"),)


def test_posts_are_asked_about_and_answered() -> None:
    """The model, the posts and the form of the answer are in the request."""
    with answering() as server:
        told = Chat(address_of(server.url), "small-model", ASKED).ask(["vote", "rain"], 5)
    assert told == {"vote": VOTED, "rain": ()}
    body = server.asked[0].body
    assert (body["model"], body["temperature"]) == ("small-model", 0)
    assert body["response_format"]["json_schema"]["strict"] is True


def test_a_server_that_knows_no_schema_is_asked_without_from_then_on() -> None:
    """Older servers refuse what they do not know; they are asked plainly."""
    with answering(status=[400]) as server:
        chat = Chat(address_of(server.url), "m", ASKED)
        assert chat.ask(["vote"], 5) == chat.ask(["vote"], 5) == {"vote": VOTED}
    forms = ["response_format" in asked.body for asked in server.asked]
    assert forms == [True, False, False]
    assert "temperature" not in server.asked[1].body


def test_a_request_that_is_too_long_does_not_end_the_asking_for_a_form() -> None:
    """Refused with a form and without, it was not the form."""
    with answering(status=[400, 400]) as server:
        chat = Chat(address_of(server.url), "m", ASKED)
        with pytest.raises(NoAnswerError, match="400"):
            chat.ask(["vote"], 5)
        assert chat.ask(["vote"], 5) == {"vote": VOTED}
    assert "response_format" in server.asked[-1].body


@pytest.mark.parametrize("status", [301, 302, 307, 308, 401, 402, 403, 404, 429])
def test_a_refusal_is_told_as_one(status: int) -> None:
    """What the next request would get too is told apart from a passing fault."""
    with answering(status=[status]) as server, pytest.raises(RefusedError, match=server.url):
        Chat(address_of(server.url), "m", ASKED).ask(["vote"], 5)


@pytest.mark.parametrize("status", [204, 408, 500, 503])
def test_a_passing_fault_is_told_with_its_number(status: int) -> None:
    """The next portion may be answered."""
    with answering(status=[status]) as server, pytest.raises(NoAnswerError) as raised:
        Chat(address_of(server.url), "m", ASKED).ask(["vote"], 5)
    assert str(status) in str(raised.value)
    assert not isinstance(raised.value, RefusedError)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{}]}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": 7}}]}',
        b"<html>Log in first</html>",
        b"[" * 100_000,
        json.dumps({"choices": [{"message": {"content": "no"}}]}).encode(),
    ],
)
def test_a_reply_of_another_form_answers_nothing(raw: bytes) -> None:
    """Nothing is taken from it, and nothing falls over."""
    with answering(raw=raw) as server:
        assert Chat(address_of(server.url), "m", ASKED).ask(["vote"], 5) == {}


def test_half_a_character_can_be_asked_about() -> None:
    """Texts from broken exports do not stop the others."""
    with answering() as server:
        assert Chat(address_of(server.url), "m", ASKED).ask(["\ud83d", "vote"], 5)["vote"] == VOTED
