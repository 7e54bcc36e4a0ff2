"""Tests of the audience interview of the desk."""

from datetime import date

import msgspec
import pytest

from friendline.model import ItemKind
from friendline.sight import RULES
from friendline.sight.interview.answers import AudienceQuestion, NothingNamedError, choices_for
from friendline.sight.statements.statement import Nearness, Scope
from friendline.store import documents
from friendline.store.home import Home
from friendline.store.models import Document, Reviewed, Section
from friendline.store.review import audience_interview as asking
from friendline.store.review.audience_interview import CannotTakeBackError, NoSuchQuestionError

_POSTS = (ItemKind.POST, ItemKind.PHOTO)
_YEARS = ((1_293_840_000, 1_483_228_800), (1_546_300_800, 1_767_225_600))
"""2011 to 2016 and 2019 to 2025, UTC."""


def _question(since: int, until: int) -> AudienceQuestion:
    scope = Scope(channel="facebook", kinds=_POSTS, since=since, until=until)
    choices = choices_for(scope, RULES["facebook"])
    return AudienceQuestion(scope, Nearness.DEFAULT, f"Since {since}?", choices, 3, 2, 6)


@pytest.fixture
def questions(store: Home) -> list[AudienceQuestion]:
    """Two questions, as a review keeps them."""
    made = [_question(*years) for years in _YEARS]
    kept = {"questions": made, "lists": {"facebook": ["acquaintances"]}}
    Section.objects.create(name=asking.SECTION, content=msgspec.json.encode(kept))
    Reviewed.objects.create(at=0, today=date(2026, 1, 1), zone="UTC", changes=0, seconds=1)
    return made


def _number(question: AudienceQuestion, words: str) -> int:
    return [choice.words for choice in question.choices].index(words)


def test_without_a_review_nothing_is_asked(store: Home) -> None:
    """Questions come from a review."""
    assert not asking.waiting()
    assert (asking.doubt().all, asking.last_version()) == (0, 0)


def test_an_answer_becomes_a_statement_and_is_not_asked_again(
    questions: list[AudienceQuestion],
) -> None:
    """What is answered stands in the text of the statements; the other question still waits."""
    first, second = questions
    assert [one.scope for one in asking.waiting()] == [first.scope, second.scope]
    said = asking.answer(asking.key_of(first), _number(first, "Friends"))
    assert said == "Friends"
    assert 'audience = "friends"' in (documents.latest(documents.AUDIENCE) or "")
    assert [one.scope for one in asking.waiting()] == [second.scope]


def test_what_is_written_by_hand_stays(questions: list[AudienceQuestion]) -> None:
    """An answer is added beside the owner's own lines."""
    documents.save(documents.AUDIENCE, "# mine\n")
    asking.answer(asking.key_of(questions[0]), _number(questions[0], "I do not know"))
    assert "# mine\n" in (documents.latest(documents.AUDIENCE) or "")
    assert len(asking.waiting()) == 1


def test_an_answer_is_taken_back(questions: list[AudienceQuestion]) -> None:
    """The last answer can be undone, unless something was said since."""
    asking.answer(asking.key_of(questions[0]), 0)
    version = asking.last_version()
    asking.take_back(version)
    assert len(asking.waiting()) == len(questions)
    with pytest.raises(CannotTakeBackError):
        asking.take_back(version)


def test_an_answer_that_needs_names_says_so(questions: list[AudienceQuestion]) -> None:
    """A list without its name, or people without names, are not kept."""
    first = questions[0]
    with pytest.raises(NothingNamedError):
        asking.answer(asking.key_of(first), _number(first, "Only those on a list"), " ")
    with pytest.raises(NothingNamedError):
        asking.answer(asking.key_of(first), _number(first, "Only certain people"))
    asking.answer(asking.key_of(first), _number(first, "Only certain people"), "", ["Ada Made-Up"])
    assert Document.objects.filter(kind=documents.AUDIENCE).count() == 1


@pytest.mark.parametrize("choice", [-1, 99])
def test_a_choice_that_there_is_not_is_refused(
    questions: list[AudienceQuestion], choice: int
) -> None:
    """Neither a strange question nor a strange choice is kept."""
    with pytest.raises(NoSuchQuestionError):
        asking.answer(asking.key_of(questions[0]), choice)
    with pytest.raises(NoSuchQuestionError):
        asking.answer("no", 0)
    assert asking.known_lists() == {"facebook": ["acquaintances"]}
