"""Answers that what was said since would change."""

from datetime import date

from over_time_helpers import ADA, BEN, TODAY, client, connected, open_world, review

from friendline.model import AnswerKind, Status
from friendline.store.home import Home
from friendline.store.models import Answer
from friendline.store.people import facts
from friendline.store.people.reopening import friend_flags, reopened


def answered(person: str, by_policy: AnswerKind, status: str) -> Answer:
    """An answer that was given before, under these facts."""
    return Answer.objects.create(
        person=person,
        channel="facebook",
        direction="incoming",
        at=1_790_000_000,
        answer=by_policy.value,
        by_policy=by_policy.value,
        facts={"relationship": "client", "status": status, "purpose": "personal"}
        | {"kin": False, "minor": False, "sensitive": False},
        reasons=[],
    )


def test_a_change_of_status_reopens_answers(store: Home) -> None:
    """A10: not yet, two months after the end; and whose answer stays the same is left alone."""
    open_world()
    row = answered(ADA.id, AnswerKind.OFFER_OTHER, "current")
    answered(BEN.id, AnswerKind.OFFER_OTHER, "current")
    assert reopened() == []
    facts.say(ADA.id, "status", "former", since=date(2026, 9, 10))
    facts.say(ADA.id, "ended", True, since=date(2026, 9, 10))
    facts.say(BEN.id, "status", "current")
    (one,) = reopened()
    assert (one.person, one.answer, one.was) == (ADA.id, row.pk, AnswerKind.OFFER_OTHER)
    assert one.now.answer is AnswerKind.DEFER
    assert reopened(BEN.id) == []


def test_a_client_who_returns_puts_the_connection_in_question(store: Home) -> None:
    """A10: the connection with a former client is fine until they are one again."""
    gone = client("ada", "Ada Lind", Status.FORMER, ended_on=20_000)
    open_world()
    review(answers=[connected(gone)], people=[gone])
    facts.say(ADA.id, "status", "current", since=TODAY)
    (one,) = reopened()
    assert (one.direction, one.was) == ("existing", AnswerKind.ACCEPT)
    assert one.now.answer is AnswerKind.OFFER_OTHER


def test_without_a_policy_nothing_is_reopened(store: Home) -> None:
    """Nothing is decided without one (R1)."""
    open_world(policy=None)
    facts.say(ADA.id, "status", "former")
    assert reopened() == []


def test_a_friendship_after_a_no_is_noticed(store: Home) -> None:
    """R20: said soon after the policy did not say yes; the owner judges."""
    open_world()
    facts.put_friend_criteria(["We meet privately."])
    row = answered(ADA.id, AnswerKind.OFFER_OTHER, "current")
    Answer.objects.filter(pk=row.pk).update(at=row.at + 60 * 86_400)
    for person in (ADA, BEN):
        facts.say(person.id, "became_friend", True, since=TODAY, criteria=facts.friend_criteria())
    (flag,) = friend_flags()
    assert flag.person == ADA.id
    assert "had not said yes" in flag.sentence


def test_many_friendships_in_a_year_are_noticed(store: Home) -> None:
    """R20: more than three and one client in twenty."""
    people = [client(f"p{at}", f"P {at}") for at in range(8)]
    open_world()
    review(people=people)
    facts.put_friend_criteria(["We meet privately."])
    for person in people[:3]:
        facts.say(person.id, "became_friend", True, since=TODAY, criteria=facts.friend_criteria())
    assert friend_flags() == []
    facts.say(people[3].id, "became_friend", True, since=TODAY, criteria=facts.friend_criteria())
    (flag,) = friend_flags()
    assert flag.sentence.startswith("4 people of 8 clients")
