"""What clients get an edited version of, as a file says it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Category
from friendline.policy.authoring.interview import TOPICS_SAID, Topic
from friendline.review.edited.setting import (
    CATEGORIES,
    Edited,
    EditedError,
    load_edited,
    read_edited,
    written,
)

IDS = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=9), unique=True)


def test_topics_are_read_in_any_order_and_spelling() -> None:
    """A file written by hand gives the topics once, in their own order."""
    held = read_edited('topics = ["Politics", "weekend", "politics"]\nnot_for_clients = ["a"]')
    assert held.topics == (Topic.WEEKEND, Topic.POLITICS)
    assert held.not_for_clients == ("a",)


def test_what_detectors_call_a_topic_is_understood() -> None:
    """The name of a category stands for the topic that it is looked for in."""
    assert read_edited('topics = ["alcohol_party"]').topics == (Topic.DRINK,)


def test_every_category_has_a_topic_and_every_topic_words() -> None:
    """Whatever a detector can see can be edited, and can be said after "you edit"."""
    assert set(CATEGORIES.values()) == set(Category)
    assert set(TOPICS_SAID) == set(Topic)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("topics = ['weekends']", "weekends"),
        ("topics = 'weekend'", "expected a list of texts"),
        ("topics = [1]", "expected a list of texts"),
        ("parts = []", "parts is not known"),
        ("topics = [", "expected a TOML file"),
        ("a = " + "[" * 9_000, "expected a TOML file"),
        ("not_for_clients = ['a']\nfor_clients = ['a']", "under not_for_clients and under"),
    ],
)
def test_a_mistake_is_named(text: str, says: str) -> None:
    """A file that says something else is refused, with what is wrong."""
    with pytest.raises(EditedError, match=says.replace("[", r"\[")):
        read_edited(text)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    """What is no text, or is not there, is told with its path."""
    (tmp_path / "edited.toml").write_bytes(b"\xff\xfe\x00")
    for name in ("edited.toml", "not-there.toml"):
        with pytest.raises(EditedError, match=name):
            load_edited(tmp_path / name)


@given(st.sets(st.sampled_from(Topic)), IDS)
def test_what_is_written_is_read_again(topics: set[Topic], items: list[str]) -> None:
    """Topics and items come back the same."""
    held = Edited().of(topics)
    for item in items:
        held = held.hiding(item.strip()) if item.strip() else held
    assert read_edited(written(held)) == held


def test_of_one_item_the_last_word_holds() -> None:
    """Not for clients, then for clients, then nothing again."""
    hidden = Edited(topics=(Topic.WEEKEND,)).hiding("a").hiding("b")
    assert hidden.not_for_clients == ("a", "b")
    shown = hidden.showing("a")
    assert (shown.not_for_clients, shown.for_clients) == (("b",), ("a",))
    assert shown.forgetting("a").forgetting("b") == Edited(topics=(Topic.WEEKEND,))
    assert shown.topics == (Topic.WEEKEND,)


def test_nothing_said_is_nothing_edited() -> None:
    """Only topics and items that are not for clients make a conflict."""
    assert not Edited()
    assert not Edited(for_clients=("a",))
    assert Edited(not_for_clients=("a",))
    assert Edited(topics=(Topic.HEALTH,))
