"""What is asked, and what of an answer is believed."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Category
from friendline.screening.outside.answers import (
    MEANINGS,
    Seen,
    answer_schema,
    believed,
    messages,
)

ASKED = (Category.POLITICS, Category.FAMILY)
POSTS = ["I voted today", "Our Emma is two", "Rain"]


def answer(*posts: Any) -> str:
    """Give an answer of the right form around these posts."""
    return json.dumps({"posts": posts})


def post(number: Any, *found: Any) -> dict[str, Any]:
    """Give one post of an answer."""
    return {"id": number, "found": list(found)}


def politics(evidence: Any = "voted") -> dict[str, Any]:
    """Give one thing that is found."""
    return {"category": "politics", "evidence": evidence}


def test_every_category_has_a_meaning() -> None:
    """Whatever the owner asks for, the server is told what it means."""
    assert set(MEANINGS) == set(Category)


def test_a_request_holds_the_words_and_small_numbers_only() -> None:
    """Nothing else of an item is sent."""
    system, user = messages(POSTS, ASKED)
    assert json.loads(user["content"]) == {
        "posts": [{"id": number, "text": text} for number, text in enumerate(POSTS, 1)]
    }
    assert "- politics: " in system["content"]
    assert "- family: " in system["content"]
    assert "- religion: " not in system["content"]


def test_the_schema_allows_only_what_is_asked_for() -> None:
    """A server that keeps to the schema cannot name another category."""
    assert '"enum": ["politics", "family"]' in json.dumps(answer_schema(ASKED))


def test_a_right_answer_is_believed() -> None:
    """Each post has what the answer says of it."""
    said = answer(post(1, politics()), post(2, {"category": "family"}), post(3))
    assert believed(said, POSTS, ASKED) == {
        POSTS[0]: (Seen(Category.POLITICS, "voted"),),
        POSTS[1]: (Seen(Category.FAMILY, ""),),
        POSTS[2]: (),
    }


@pytest.mark.parametrize(
    "around",
    ["```json\n{}\n```", "Here you are: {} Anything else?", "<think>{{hm}}</think>\n{}", "\n{}"],
)
def test_json_is_found_among_other_words(around: str) -> None:
    """Models that think aloud or add a fence are understood."""
    said = around.replace("{{hm}}", "{hm}").replace("{}", answer(post(1, politics())))
    assert list(believed(said, POSTS, ASKED)) == [POSTS[0]]


@pytest.mark.parametrize("evidence", ["VOTED", "I was voting", "voted  today", "Rain"])
def test_words_that_do_not_stand_in_the_post_are_not_shown(evidence: str) -> None:
    """What the model made up is never shown as the owner's words."""
    assert believed(answer(post(1, politics(evidence))), POSTS, ASKED) == {
        POSTS[0]: (Seen(Category.POLITICS, ""),)
    }


@pytest.mark.parametrize(
    "bad",
    [
        post(1, {"category": "religion", "evidence": ""}),
        post(1, {"category": "nonsense"}),
        post(1, {"evidence": "voted"}),
        post(1, politics(7)),
        post(1, "politics"),
        post("1", politics()),
        post(1.5),
        post(0),
        post(-1),
        post(4),
        post(10**30),
        {"id": 1},
        {"found": []},
        None,
        [],
        "1",
    ],
)
def test_a_post_that_is_answered_wrongly_is_left_out_and_no_other(bad: Any) -> None:
    """What nobody asked for makes nothing of that post believable; the others stay."""
    assert list(believed(answer(bad, post(2)), POSTS, ASKED)) == [POSTS[1]]


def test_a_post_answered_twice_is_left_out() -> None:
    """Of two answers nobody knows which one holds."""
    assert believed(answer(post(1, politics()), post(1)), POSTS, ASKED) == {}


@pytest.mark.parametrize(
    "said",
    ["", "null", "[]", "{", "}{", '{"posts": 1}', '{"posts": {}}', "I cannot do that.", "\ud800"],
)
def test_an_answer_of_another_form_says_nothing(said: str) -> None:
    """Nothing is taken from what is no answer."""
    assert believed(said, POSTS, ASKED) == {}


def test_deeply_nested_answers_say_nothing() -> None:
    """A hostile answer does not exhaust the reader."""
    deep = '{"posts": [{"id": 1, "found": ' + "[" * 100_000 + "]" * 100_000 + "}]}"
    assert believed(deep, POSTS, ASKED) == {}


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(answer))
def test_whatever_is_said_only_posts_and_categories_asked_for_come_back(said: str) -> None:
    """No answer brings in a post or category of its own, or words that are not there."""
    for text, found in believed(said, POSTS, ASKED).items():
        assert text in POSTS
        assert all(seen.category in ASKED and seen.evidence in text for seen in found)
