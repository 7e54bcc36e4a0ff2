"""What a choice at the end of the work likely brings."""

import pytest

from friendline.letters import Act, Situation
from friendline.model import CHANNEL_TITLES
from friendline.sight.network import Strength
from friendline.touch.endings import BY_ANSWER, Choice, consequences, steps_of, words_for

CHANNELS = [*CHANNEL_TITLES, "elsewhere"]


def told(choice: Choice, channel: str) -> str:
    """All consequences as one text."""
    return " ".join(one.text for one in consequences(choice, channel))


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("choice", Choice)
def test_every_choice_has_consequences_on_every_network(choice: Choice, channel: str) -> None:
    """What is said of a network has the day it was looked at, where it has a source."""
    found = consequences(choice, channel)
    assert found
    assert all(one.checked is not None and one.strength for one in found if one.source)


def test_blocking_on_x_hides_nothing_public() -> None:
    """Each network's own rule is told, with its source and how sure it is."""
    found = next(one for one in consequences(Choice.BLOCK, "x") if one.source)
    assert "hides nothing that is public" in found.text
    assert found.strength is Strength.READ


def test_where_everything_is_public_ending_it_hides_nothing() -> None:
    """On Bluesky they still read what is posted."""
    assert "they can still read it" in told(Choice.UNFRIEND, "bluesky")
    assert "only for a friend" in told(Choice.UNFRIEND, "facebook")


def test_narrowing_where_there_is_no_list_says_so() -> None:
    """LinkedIn has none; Facebook has, and its rules are told."""
    assert "has no list" in told(Choice.NARROW, "linkedin")
    assert "has no list" not in told(Choice.NARROW, "facebook")


def test_an_unknown_network_is_said_to_be_unknown() -> None:
    """Nothing is made up."""
    assert "friendline does not know" in told(Choice.BLOCK, "elsewhere")


def test_words_go_with_two_choices_only() -> None:
    """Narrowing is done without words, and whoever is blocked is not written to."""
    assert words_for(Choice.KEEP) is Situation.ENDING_KEEP
    assert words_for(Choice.UNFRIEND) is Situation.ENDING_LEAVE
    assert words_for(Choice.NARROW) is words_for(Choice.BLOCK) is None


def acts(choice: Choice, *, offer: str | None = None, sensitive: bool = False) -> list[Act]:
    """What is done, in order, on Facebook."""
    return [one.act for one in steps_of(choice, "facebook", offer=offer, sensitive=sensitive)]


def test_words_come_before_the_button() -> None:
    """Write, offer, wait, then press; talk first where the work is close to their life."""
    assert acts(Choice.UNFRIEND, offer="e-mail", sensitive=True) == [
        Act.TALK,
        Act.WRITE,
        Act.OFFER,
        Act.WAIT,
        Act.PRESS,
        Act.RECORD,
    ]
    assert acts(Choice.BLOCK) == [Act.PRESS, Act.RECORD]
    assert Act.PRESS not in acts(Choice.KEEP)


def test_no_answer_of_a_policy_comes_to_blocking() -> None:
    """That choice is the owner's alone."""
    assert Choice.BLOCK not in BY_ANSWER.values()
