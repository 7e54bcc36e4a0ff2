"""What became of letters, by template."""

import pytest
from over_time_helpers import ADA, BEN, CLEO, connected, open_world, review

from friendline.model import AnswerKind, Person
from friendline.store.home import Home
from friendline.store.letters.letter_outcomes import LetterOutcomes, letter_outcomes
from friendline.store.models import Answer, Letter, Reaction, Request

LONG_AGO = 1_794_000_000
"""6 November 2026."""
LATELY = 1_795_200_000
"""20 November 2026."""


@pytest.fixture(autouse=True)
def _world(store: Home) -> None:
    open_world()


def letter(  # noqa: PLR0913 - all that differs between letters
    person: Person,
    situation: str,
    state: str,
    *,
    template: str = "plain/x",
    sent_at: int = LONG_AGO,
    edited: bool = False,
) -> Letter:
    """A letter about a request that stands as said."""
    asked = Request.objects.create(
        key=f"{person.id} {situation} {state} {Request.objects.count()}",
        channel="facebook",
        direction="outgoing" if situation == "invite" else "incoming",
        person=person.id,
        name=person.name,
        state=state,
        changed_at=sent_at,
    )
    return Letter.objects.create(
        request=asked,
        person=person.id,
        channel="facebook",
        situation=situation,
        template=template,
        language="en",
        text="Words.",
        claims=[],
        edited=edited,
        sent_at=sent_at,
    )


def counted(found: LetterOutcomes) -> dict[str, tuple[int, int]]:
    """Yes and letters, by template."""
    every = (*found.invitations, *found.offers)
    return {one.template: (one.accepted, one.sent) for one in every}


def test_an_invitation_counts_once_it_was_answered_or_had_its_time() -> None:
    """Joined is a yes, refused a no; silence is a no after ten days, and open before."""
    letter(ADA, "invite", "joined", sent_at=LATELY)
    letter(BEN, "invite", "refused", sent_at=LATELY)
    letter(CLEO, "invite", "invited")
    letter(CLEO, "invite", "invited", sent_at=LATELY)
    found = letter_outcomes()
    assert counted(found) == {"plain/x": (1, 3)}
    assert found.waiting == 1
    assert "It does not show that the words did it." in found.invitations[0].sentence


def test_an_offer_is_taken_where_somebody_came_there() -> None:
    """As the owner noted it, or as an export shows a connection that began since."""
    letter(ADA, "offer_other", "done")
    Reaction.objects.create(person=ADA.id, at=LATELY, how="connected_elsewhere")
    offered = letter(BEN, "offer_other", "done")
    Answer.objects.create(
        request=offered.request,
        person=BEN.id,
        channel="facebook",
        direction="incoming",
        at=LONG_AGO,
        answer=AnswerKind.OFFER_OTHER.value,
        by_policy=AnswerKind.OFFER_OTHER.value,
        facts={},
        reasons=[],
        offer="linkedin",
    )
    letter(CLEO, "decline", "done")
    review(answers=[connected(BEN, "2026-11-15T00:00:00Z", channel="linkedin")])
    assert counted(letter_outcomes()) == {"plain/x": (2, 3)}


def test_what_was_noted_before_the_letter_does_not_count() -> None:
    """A yes comes after the words; so does being put out."""
    Reaction.objects.create(person=ADA.id, at=LONG_AGO - 1, how="connected_elsewhere")
    Reaction.objects.create(person=ADA.id, at=LONG_AGO - 1, how="upset")
    letter(ADA, "offer_other", "done")
    found = letter_outcomes()
    assert (counted(found), found.put_out) == ({"plain/x": (0, 1)}, 0)
    Reaction.objects.create(person=ADA.id, at=LATELY, how="upset")
    assert letter_outcomes().put_out == 1


def test_changed_letters_count_by_themselves_and_taken_back_ones_not() -> None:
    """The template is not measured by words that were not its own."""
    letter(ADA, "invite", "joined", edited=True)
    gone = letter(BEN, "invite", "refused")
    gone.undone_at = LATELY
    gone.save()
    assert counted(letter_outcomes()) == {"plain/x, changed by you": (1, 1)}


def test_templates_that_fared_differently_by_more_than_chance_are_told() -> None:
    """Twelve of twelve against none of twelve is; one against none is not."""
    letter(ADA, "invite", "joined", template="a")
    letter(ADA, "invite", "refused", template="b")
    assert letter_outcomes().apart == ()
    for _ in range(11):
        letter(ADA, "invite", "joined", template="a")
        letter(ADA, "invite", "refused", template="b")
    ((one, other),) = letter_outcomes().apart
    assert (one.template, other.template) == ("a", "b")
