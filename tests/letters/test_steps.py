"""Tests of the order of acts."""

from datetime import date
from itertools import product

import pytest

from friendline.letters import Act, NoSuchLanguageError, how_to_decline, languages, steps
from friendline.letters.steps import networks
from friendline.model import CHANNEL_TITLES, AnswerKind, Direction
from friendline.sight.network import Strength

ALL = list(product(AnswerKind, [*CHANNEL_TITLES, "elsewhere"], Direction, languages()))


def acts(answer: AnswerKind, channel: str = "facebook", **more: object) -> list[Act]:
    """Name the acts of an answer."""
    return [one.act for one in steps(answer, channel, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize("answer", [AnswerKind.OFFER_OTHER, AnswerKind.DECLINE])
def test_write_and_offer_come_before_press(answer: AnswerKind) -> None:
    """Pressing first can end the chance to explain."""
    assert acts(answer, offer="linkedin") == [Act.WRITE, Act.OFFER, Act.PRESS, Act.RECORD]


def test_close_work_is_talked_about_first() -> None:
    """R81: in person before anything is written; a yes needs no talk."""
    assert acts(AnswerKind.DECLINE, sensitive=True)[0] is Act.TALK
    assert Act.TALK not in acts(AnswerKind.ACCEPT, sensitive=True)


def test_not_yet_presses_nothing() -> None:
    """The request stays, and the day is noted."""
    assert acts(AnswerKind.DEFER) == [Act.WRITE, Act.WAIT, Act.WAIT, Act.RECORD]
    assert acts(AnswerKind.ASK) == [Act.WRITE, Act.WAIT, Act.RECORD]


def test_a_yes_onto_a_list_names_the_list_where_there_is_one() -> None:
    """Facebook has lists that limit; LinkedIn has none, and the owner is told."""
    on_facebook = steps(AnswerKind.ACCEPT_RESTRICTED, "facebook")
    assert "Edit friend list" in on_facebook[1].text
    assert "no list" in steps(AnswerKind.ACCEPT_RESTRICTED, "linkedin")[1].text


def test_a_tie_is_ended_last_and_after_some_days() -> None:
    """R92: they hear of it before they see it."""
    ending = acts(AnswerKind.OFFER_OTHER, direction=Direction.EXISTING, offer="e-mail")
    assert ending == [Act.WRITE, Act.OFFER, Act.WAIT, Act.PRESS, Act.RECORD]


@pytest.mark.parametrize(
    ("answer", "first"),
    [
        (AnswerKind.ACCEPT, "You stay connected"),
        (AnswerKind.ACCEPT_RESTRICTED, "Put them on the list"),
        (AnswerKind.DEFER, "Leave the connection"),
        (AnswerKind.ASK, "Decide first"),
        (AnswerKind.DECLINE, "Write to them on Facebook."),
    ],
)
def test_of_a_tie_that_stands_nothing_is_said_of_a_request(answer: AnswerKind, first: str) -> None:
    """Nobody asked, so nothing is accepted, left or answered."""
    told = [one.text for one in steps(answer, "facebook", direction=Direction.EXISTING)]
    assert told[0].startswith(first)
    assert not [text for text in told if "request" in text or "accepts" in text or "asked" in text]


@pytest.mark.parametrize("channel", ["bluesky", "whatsapp"])
def test_where_there_is_no_connection_none_is_ended(channel: str) -> None:
    """What comes nearest is told instead."""
    found = steps(AnswerKind.DECLINE, channel, direction=Direction.EXISTING)
    (press,) = [one.text for one in found if one.act is Act.PRESS]
    assert "no connection to end" in press


@pytest.mark.parametrize("answer", [AnswerKind.DEFER, AnswerKind.ASK, AnswerKind.DECLINE])
def test_who_is_not_to_be_asked_is_written_no_message(answer: AnswerKind) -> None:
    """Another way is open to the owner; there is no message into which it could be put."""
    found = steps(answer, "linkedin", direction=Direction.OUTGOING, offer="e-mail", sensitive=True)
    assert found[0].act is Act.WAIT
    assert not {Act.TALK, Act.WRITE, Act.PRESS} & {one.act for one in found}
    assert "by e-mail" in next(one.text for one in found if one.act is Act.OFFER)


def test_the_list_comes_once_they_have_accepted() -> None:
    """An invitation that is not answered yet puts nobody on a list."""
    on_facebook = steps(AnswerKind.ACCEPT_RESTRICTED, "facebook", direction=Direction.OUTGOING)
    assert on_facebook[1].text.startswith("Once they have accepted")


def test_after_a_yes_nothing_is_said_of_accepting() -> None:
    """It is accepted by then."""
    written = next(one for one in steps(AnswerKind.ACCEPT, "facebook") if one.act is Act.WRITE)
    assert written.text == "Write to them on Facebook."


def test_where_nobody_asks_there_is_nothing_to_decline() -> None:
    """Bluesky knows no requests."""
    assert "nothing to decline" in steps(AnswerKind.DECLINE, "bluesky")[1].text


@pytest.mark.parametrize(("answer", "channel", "direction", "language"), ALL)
def test_every_step_is_a_sentence_that_is_filled_in(
    answer: AnswerKind, channel: str, direction: Direction, language: str
) -> None:
    """For each answer, network, direction and language; what is pressed has its source."""
    found = steps(answer, channel, language, direction=direction, offer="e-mail", sensitive=True)
    assert found[-1].act is Act.RECORD
    for one in found:
        assert one.text.endswith((".", "?"))
        assert not set(one.text) & set("{}")
        assert "\u201c\u201d" not in one.text
        if one.act is Act.PRESS and channel in CHANNEL_TITLES:
            assert one.checked
            assert one.strength
            assert one.source


def test_a_network_that_is_not_known_is_not_said_to_be_looked_at() -> None:
    """Its steps rest on nothing."""
    assert all(one.checked is None for one in steps(AnswerKind.DECLINE, "elsewhere"))


def test_the_day_on_which_buttons_were_looked_at_is_told() -> None:
    """Networks change."""
    assert set(networks()) == set(CHANNEL_TITLES)
    assert networks()["linkedin"].checked == date(2026, 11, 22)


def test_that_nobody_is_told_is_said_only_where_it_is_known() -> None:
    """What is only remembered of a network is no reason in a letter."""
    assert how_to_decline("linkedin", "en") == (
        "press \u201cIgnore\u201d on LinkedIn, and I will not be told"
    )
    (pressed,) = (one for one in steps(AnswerKind.DECLINE, "x") if one.act is Act.PRESS)
    assert pressed.strength is Strength.REMEMBERED
    assert how_to_decline("x", "en") == "press \u201cDecline\u201d on X"
    assert how_to_decline("bluesky", "en") == "simply leave it unanswered"


def test_a_hostile_offer_stays_text() -> None:
    """Braces in it are not filled in."""
    texts = [one.text for one in steps(AnswerKind.DECLINE, "{place}", offer="{decline}")]
    assert any("{decline}" in text for text in texts)


def test_a_language_without_words_is_refused() -> None:
    """In a sentence."""
    with pytest.raises(NoSuchLanguageError):
        steps(AnswerKind.ACCEPT, "facebook", "pt")
