"""Tests of what a question says."""

import pytest

from friendline.matching.asking.question_words import (
    account_words,
    asked_words,
    differences,
    how_likely,
    person_words,
    whole_sentence,
)
from friendline.matching.asking.questions import Question, QuestionKind, Row
from friendline.model import Account, Person

_ROW = Row(person="p", account="a", probability=0.5, evidence=("Same name",))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (QuestionKind.IS_IT, "Is this Facebook account Ana?"),
        (QuestionKind.WHICH, "Which Facebook account is Ana?"),
        (QuestionKind.ALL_OF, "Are all of these right?"),
        (QuestionKind.ANY_OF, "Is any of these right?"),
    ],
)
def test_each_kind_of_question_has_its_words(kind: QuestionKind, words: str) -> None:
    """The person and the network are named where it is about one."""
    assert asked_words(Question(kind=kind, rows=(_ROW,), worth=1), "Ana", "facebook") == words


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (1.0, "nearly sure, 99 in 100"),
        (0.7, "likely, 70 in 100"),
        (0.3, "open, 30 in 100"),
        (0.0, "less likely, 1 in 100"),
    ],
)
def test_a_probability_is_said_with_its_number(probability: float, words: str) -> None:
    """It is never said to be certain, nor impossible."""
    assert how_likely(probability) == words


def test_what_differs_is_said() -> None:
    """Name, company, place and address; what one of the two lacks is no difference."""
    person = Person(
        id="p", name="Ana Ruiz", company="Kestrel", city="Leeds", emails=("ana@x.example",)
    )
    other = Account(
        channel="linkedin",
        name="Ana Reyes",
        company="Wren",
        city="Bath",
        emails=("ana@y.example",),
    )
    assert list(differences(person, other)) == [
        "The list says Ana Ruiz, the account Ana Reyes.",
        "Another company: Kestrel on the list, Wren on the account.",
        "Another place: Leeds on the list, Bath on the account.",
        "Another e-mail address.",
    ]
    assert list(differences(person, Account(channel="facebook", name="ANA RUIZ"))) == []


def test_people_and_accounts_are_told_from_others_on_one_line() -> None:
    """What is known beside the name stands behind it."""
    account = Account(channel="x", name="Ana", handle="ana", company="Kestrel")
    assert account_words(account, "friend") == "X: Ana (@ana), Kestrel, friend"
    assert person_words(Person(id="p", name="Ana", city="Leeds")) == "Ana (Leeds)"


def test_a_sentence_ends_once() -> None:
    """A full stop is added where there is none."""
    assert [whole_sentence(one) for one in ("Same name", "Sure?")] == ["Same name.", "Sure?"]
