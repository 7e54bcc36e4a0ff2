"""The owner is asked before anything is sent."""

from friendline.model import Person, Relationship
from friendline.screening.choosing import Sending, never
from friendline.screening.confidential.client_names import ClientNames
from friendline.screening.outside.address import address_of
from friendline.screening.outside.permission import NAMES_A_CLIENT, NOT_ALLOWED, Permission

ELSEWHERE = address_of("https://api.example.org/v1")
CLIENT = Person(id="p", name="Ottoline Varga", relationship=Relationship.CLIENT)
TEXTS = ["Rain again", "Coffee with Ottoline Varga", "Sun"]


class Owner:
    """Gives answers in turn and keeps the questions."""

    def __init__(self, *answers: bool) -> None:
        self.answers = list(answers)
        self.asked: list[Sending] = []

    def __call__(self, sending: Sending) -> bool:
        """Answer."""
        self.asked.append(sending)
        return self.answers.pop(0)


def permission(owner: Owner) -> Permission:
    """Ask an owner who has one client."""
    return Permission(ELSEWHERE, owner, ClientNames([CLIENT]))


def test_texts_with_a_clients_name_are_asked_about_by_themselves() -> None:
    """The first question says how many are held back; the second shows them."""
    owner = Owner(True, True)
    assert permission(owner).allowed(TEXTS) == (TEXTS, {})
    first, second = owner.asked
    assert (first.texts, first.naming_clients, first.held_back) == (("Rain again", "Sun"), 0, 1)
    assert (second.texts, second.naming_clients, second.held_back) == ((TEXTS[1],), 1, 0)
    assert {one.where for one in owner.asked} == {ELSEWHERE.shown}
    assert not first.is_this_machine


def test_those_with_a_name_can_be_left_out() -> None:
    """Yes and no: the others go, these do not."""
    sent, reasons = permission(Owner(True, False)).allowed(TEXTS)
    assert sent == ["Rain again", "Sun"]
    assert reasons == {TEXTS[1]: NAMES_A_CLIENT}


def test_no_means_nothing_and_ends_the_asking() -> None:
    """Who does not want harmless posts sent is not asked about the others."""
    owner = Owner(False)
    assert permission(owner).allowed(TEXTS) == ([], dict.fromkeys(TEXTS, NOT_ALLOWED))
    assert len(owner.asked) == 1


def test_where_all_name_a_client_there_is_one_question() -> None:
    """Nobody is asked about no texts."""
    owner = Owner(False)
    assert permission(owner).allowed(TEXTS[1:2]) == ([], {TEXTS[1]: NAMES_A_CLIENT})
    assert [one.naming_clients for one in owner.asked] == [1]


def test_a_tagged_client_is_a_named_client() -> None:
    """A tag shows a name to a server as any other name does."""
    owner = Owner(False)
    texts = ["Thanks @Ottoline Varga", "Thanks @[123:45:Ottoline Varga] all"]
    assert permission(owner).allowed(texts)[0] == []
    assert owner.asked[0].naming_clients == 2


def test_without_a_list_all_is_one_question() -> None:
    """Without clients there are no names to find."""
    owner = Owner(True)
    asked = Permission(ELSEWHERE, owner)
    assert asked.allowed(TEXTS) == (TEXTS, {})
    assert len(owner.asked) == 1


def test_where_nobody_answers_the_answer_is_no() -> None:
    """What a program that asks nobody is given sends nothing."""
    assert Permission(ELSEWHERE, never).allowed(TEXTS)[0] == []
