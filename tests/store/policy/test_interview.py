"""What the owner answered before any rule."""

from friendline.policy.authoring.drafting import Wishes
from friendline.policy.authoring.interview import Answers, Topic, Why
from friendline.store.home import Home
from friendline.store.models import Document
from friendline.store.policy import interview, policies

ANSWERS = Answers(
    why=Why.BOND,
    profession="nursing",
    place="GB",
    edited=(Topic.DRINK, Topic.HEALTH),
    met=True,
    channels={"facebook": "personal", "linkedin": "professional"},
)


def test_answers_are_kept_as_they_were(store: Home) -> None:
    """What was answered is given back, and the same again is not kept twice."""
    assert interview.answered() is None
    assert interview.keep(ANSWERS)
    assert interview.answered() == ANSWERS
    assert not interview.keep(ANSWERS)
    assert Document.objects.filter(kind=interview.INTERVIEW).count() == 1


def test_new_answers_hold(store: Home) -> None:
    """The earlier ones stay in the store; the last ones are those that count."""
    interview.keep(ANSWERS)
    interview.keep(Answers(why=Why.NONE))
    assert interview.answered() == Answers(why=Why.NONE)
    assert Document.objects.filter(kind=interview.INTERVIEW).count() == 2


def test_the_first_policy_is_written_from_answers(store: Home) -> None:
    """It has the owner's networks, and what their profession asks."""
    wishes = Wishes(preset="barrier", answers=ANSWERS, name="My line")
    assert interview.begin(wishes, "To begin with.") == 1
    current = policies.current()
    assert current is not None
    assert (current.name, current.channels) == ("My line", ANSWERS.channels)
    assert any(promise.id == "NMC" for promise in current.promises)
    assert interview.answered() == ANSWERS


def test_the_profession_is_asked_of_the_policy(store: Home) -> None:
    """Its pack and the place are given as proofs take them; nobody's is none."""
    assert interview.packs() == ((), None)
    interview.keep(ANSWERS)
    packs, place = interview.packs()
    assert ([pack.name for pack in packs], place) == (["nursing"], "GB")
