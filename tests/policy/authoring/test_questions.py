"""The interview as questions that a page can ask."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.policy import preset_names
from friendline.policy.authoring.drafting import Wishes, drafted
from friendline.policy.authoring.interview import USUAL_CHANNELS, Topic, Why, suggest
from friendline.policy.authoring.questions import (
    CHANNELS,
    EDITED,
    INTERVIEW,
    PROFESSION,
    WHY,
    Kind,
    channel_key,
    presets_offered,
    read_answers,
)


def test_every_question_can_be_answered() -> None:
    """A question that offers options has some, and what is usual is one of them or free."""
    for question in INTERVIEW:
        words = {option.word for option in question.options}
        assert bool(words) == (question.kind in {Kind.ONE, Kind.SOME, Kind.EACH}), question.key
        if question.kind is Kind.ONE:
            assert question.usual in words
        assert question.text.endswith("?")


def test_options_say_what_they_mean() -> None:
    """A wish is shown in words, and the professions by their titles."""
    assert {option.word for option in WHY.options} == set(map(str, Why))
    assert [option.said for option in PROFESSION.options][-1] == "None of these"


def test_nothing_answered_is_as_usual() -> None:
    """An empty form is somebody without a wish, on the usual networks."""
    answers, wrong = read_answers({})
    assert wrong == ()
    assert answers is not None
    assert (answers.why, answers.profession, answers.place) == (Why.NONE, None, None)
    assert answers.channels == USUAL_CHANNELS


def test_what_a_form_sends_becomes_answers() -> None:
    """Boxes that were ticked, a place as people write it, and networks that are there."""
    answers, wrong = read_answers(
        {
            WHY.key: ["bond"],
            PROFESSION.key: ["Social work"],
            "place": [" uk "],
            EDITED.key: ["drink", "politics"],
            "met": ["yes"],
            channel_key("linkedin"): ["professional"],
            channel_key("facebook"): [""],
            "csrf": ["whatever"],
        }
    )
    assert wrong == ()
    assert answers is not None
    assert (answers.why, answers.profession, answers.place) == (Why.BOND, "social_work", "GB")
    assert answers.edited == (Topic.DRINK, Topic.POLITICS)
    assert (answers.met, answers.friends) == (True, False)
    assert answers.channels == {"linkedin": "professional"}


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        (WHY.key, "bonds", "did you mean 'bond'?"),
        (PROFESSION.key, "wizard", "'wizard' is not known"),
        ("place", "Atlantis", "The place 'Atlantis' cannot be read."),
        (EDITED.key, "drinks", "did you mean 'drink'?"),
        (channel_key("facebook"), "fun", "Facebook: 'fun' is not known"),
    ],
)
def test_what_cannot_be_taken_is_told_beside_its_question(key: str, text: str, said: str) -> None:
    """A wrong answer is a value with the key of its question."""
    answers, (wrong,) = read_answers({key: [text]})
    assert answers is None
    assert wrong.key == key
    assert said in wrong.sentence


def test_presets_are_offered_and_none_is_imposed() -> None:
    """All of them, the suggested one first, each with its sentence."""
    answers, _ = read_answers({WHY.key: ["prospects"]})
    assert answers is not None
    first, *rest = presets_offered(suggest(answers))
    assert (first.name, first.suggested) == ("audience", True)
    assert {first.name, *(one.name for one in rest)} == set(preset_names())
    assert all(one.sentence for one in rest)
    assert drafted(Wishes(preset=first.name, answers=answers)).settings["version"] == "1"


KEYS = st.sampled_from([question.key for question in INTERVIEW] + [channel_key("x"), CHANNELS.key])


@settings(max_examples=60)
@given(st.dictionaries(KEYS, st.lists(st.text(max_size=8), max_size=3)))
def test_whatever_a_form_sends_is_read_or_told(given_: dict[str, list[str]]) -> None:
    """Nothing raises, and there are answers or something wrong."""
    answers, wrong = read_answers(given_)
    assert (answers is None) == bool(wrong)
