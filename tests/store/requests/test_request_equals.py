"""What people like somebody got, and whom the owner means by a name."""

import pytest
from requests_helpers import TODAY, identity

from friendline.model import AnswerKind
from friendline.requests.graph import State
from friendline.store.home import Home
from friendline.store.letters import letters
from friendline.store.requests import request_noting, requests
from friendline.store.requests.request_equals import equals_got
from friendline.store.requests.request_people import by_name, like_name


@pytest.fixture
def asking(store: Home) -> Home:
    """Some people ask; see ``asking_world``."""
    from asking_world import fill_asking_world  # noqa: PLC0415 - Django first

    fill_asking_world(store.folder)
    return store


def test_equals_are_those_who_are_the_same_to_the_policy(asking: Home) -> None:
    """R4: who is let in, and who was answered here with the owner's reason."""
    from asking_world import number_of  # noqa: PLC0415 - Django first

    jo, kim = number_of("Jo Mora"), number_of("Kim Novak")
    assert [(one.name, one.answer) for one in equals_got(jo)] == [("Pat Dole", None)]
    assert equals_got(kim) == []
    vera = request_noting.spoken(identity("Vera Quist"), "facebook", TODAY).pk
    requests.answer(vera, AnswerKind.ACCEPT, "A friend of my sister.")
    assert [(one.name, one.answer, one.why) for one in equals_got(kim)] == [
        ("Vera Quist", AnswerKind.ACCEPT, "A friend of my sister."),
    ]
    requests.undo(vera)
    assert equals_got(kim) == []


def test_names_are_found_however_they_are_written(asking: Home) -> None:
    """By the whole name, or by how a part of it begins; nothing finds nobody."""
    assert [one.id for one in by_name(" kim  NOVAK ")] == [identity("Kim Novak")]
    assert [one.name for one in like_name("nov")] == ["Kim Novak"]
    assert like_name("  ") == []
    assert by_name("Nobody Such") == []
    assert by_name("Kim Novak")[0].what == "client, current"


def test_writing_as_the_policy_says_is_answering_as_it_says(asking: Home) -> None:
    """Two steps, both or none of them, each of which can be undone."""
    from asking_world import number_of  # noqa: PLC0415 - Django first

    kim = number_of("Kim Novak")
    situation = letters.situation_of(kim)
    assert situation is not None
    letters.wrote_as_answered(kim, letters.drafts(kim, situation)[0])
    assert requests.request_of(kim).state == State.WRITTEN
    assert [requests.undo(kim), requests.undo(kim)] == [State.DECIDED, State.WAITING]


def test_what_is_done_is_answered_anew(asking: Home) -> None:
    """R12: it is opened again and gets the answer of today's policy."""
    from asking_world import number_of  # noqa: PLC0415 - Django first

    jo = number_of("Jo Mora")
    requests.answer(jo, AnswerKind.DECLINE, "Too early.")
    requests.pressed(jo, without_words=True)
    assert requests.answer_anew(jo).answer == AnswerKind.ACCEPT
    assert requests.request_of(jo).state == State.DECIDED
