"""A round of questions with an owner who knows the truth."""

import pytest
from matching_helpers import Town, account, person

from friendline.matching import match_people
from friendline.matching.asking.doubt import Place
from friendline.matching.asking.rehearsal import rehearse
from friendline.model import Certainty, Match


def truth_of(town: Town) -> dict[Place, str]:
    """Give the account of each client and channel."""
    return {(who, town.accounts[where].channel): where for who, where in town.truth}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_twenty_answers_settle_most_of_a_list(seed: int) -> None:
    """A truthful owner on a made-up list: far more than twenty single questions could."""
    town = Town(seed, clients=120, strangers=300)
    matches = match_people(town.people, town.accounts)
    course = rehearse(matches, town.people, town.accounts, truth_of(town), answers=20)
    assert course.answers <= 20
    assert course.settled_bits > 0.75
    assert course.settled_people > 0.75


def test_more_answers_settle_more_until_nothing_is_open() -> None:
    """Asked to the end, the owner settles everything, and never a wrong way."""
    town = Town(5, clients=40, strangers=80)
    matches = match_people(town.people, town.accounts)
    courses = [
        rehearse(matches, town.people, town.accounts, truth_of(town), answers=answers)
        for answers in (0, 1, 500)
    ]
    left = [course.bits_after for course in courses]
    assert left[0] == courses[0].bits_before
    assert left[0] > left[1] > left[2]
    assert courses[2].people_after == 0
    assert courses[2].answers < 500


def test_rows_that_are_not_as_supposed_are_counted() -> None:
    """Of three shown together as nearly sure one is wrong: one answer and one mark."""
    people = {key: person(f"Name {key}", key=key) for key in ("p", "q", "r")}
    accounts = {f"a{key}": account(f"Shown {key}") for key in people}
    matches = [
        Match(
            person=key,
            account=f"a{key}",
            certainty=Certainty.LIKELY,
            evidence=("Same name",),
            probability=0.95,
        )
        for key in people
    ]
    truth = {("p", "facebook"): "ap", ("q", "facebook"): "aq"}
    course = rehearse(matches, people, accounts, truth)
    assert (course.answers, course.marks) == (1, 1)
    assert (course.people_before, course.people_after) == (3, 0)
    assert course.settled_bits == course.settled_people == 1
