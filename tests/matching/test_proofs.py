"""What can confirm a match."""

import pytest
from matching_helpers import account, person

from friendline.matching.evidence import Book, Proof, ProofKind
from friendline.matching.proofs import email_key, is_role_address, proofs_of, said_names
from friendline.model import Account, Person


def book_of(one: Person, *accounts: Account) -> Book:
    """Make a book of one person."""
    return Book(people={one.id: one}, accounts={str(i): each for i, each in enumerate(accounts)})


def proofs(one: Person, *accounts: Account) -> list[Proof]:
    """Give what addresses and handles prove."""
    return list(proofs_of(book_of(one, *accounts)))


def test_an_equal_email_address_is_a_proof() -> None:
    """Case and blanks make no difference."""
    (proof,) = proofs(
        person("Kim Novak", emails=("kim@example.org",)),
        account("Sunny Day", emails=(" Kim@Example.org",)),
        account("Kim Novak", emails=("other@example.org",)),
    )
    assert (proof.account, proof.kind) == ("0", ProofKind.EMAIL)
    assert proof.why == "Same e-mail address: kim@example.org"


def test_an_equal_profile_is_a_proof() -> None:
    """An address the owner noted leads to the account, by its address or by its handle."""
    kim = person("Kim Novak", urls=("linkedin.com/in/kim", "instagram.com/kimn"))
    found = proofs(
        kim,
        account("K", "linkedin", url="https://www.linkedin.com/in/Kim/"),
        account("K", "instagram", handle="kimn"),
        account("K", "threads", handle="kimn"),
    )
    assert {(proof.account, proof.kind) for proof in found} == {
        ("0", ProofKind.PROFILE),
        ("1", ProofKind.PROFILE),
    }


@pytest.mark.parametrize("said", ["@KimN", "kimn", "https://www.instagram.com/kimn/"])
def test_the_owners_word_is_a_proof(said: str) -> None:
    """A handle or an address noted for a channel leads to the account there."""
    kim = person("Kim Novak", said_accounts=(("Instagram", said),))
    (proof,) = proofs(
        kim, account("x", "instagram", handle="kimn"), account("y", "x", handle="kimn")
    )
    assert (proof.account, proof.kind) == ("0", ProofKind.SAID)


def test_a_noted_display_name_leads_to_all_who_show_it() -> None:
    """Accounts of the name on that channel are found, on others they are not."""
    kim = person("Kim Novak", said_accounts=(("facebook", "Sunny Day"),))
    shown = (account("sunny day 🌸"), account("Sunny Day"), account("Sunny Day", "linkedin"))
    (group,) = said_names(book_of(kim, *shown))
    assert [proof.account for proof in group] == ["0", "1"]


def test_digits_make_another_display_name() -> None:
    """kim_88 is not kim_99, and Sunny Day 1 is not Sunny Day 2."""
    for noted, shown in (
        ("kim_88", "kim_99"),
        ("Sunny Day 1", "Sunny Day 2"),
        ("🌸", "🌼"),
        ("", ""),
    ):
        kim = person("Kim Novak", said_accounts=(("facebook", noted),))
        (group,) = said_names(book_of(kim, account(shown)))
        assert group == []


@pytest.mark.parametrize("email", ["", "@", "kim", "kim@", "@example.org"])
def test_half_an_address_proves_nothing(email: str) -> None:
    """What is no address is not compared."""
    assert email_key(email) is None
    assert proofs(person("Kim Novak", emails=(email,)), account("K", emails=(email,))) == []


def test_addresses_of_offices_are_known() -> None:
    """info@ is an office's, kim@ is a person's."""
    assert is_role_address("info@example.org")
    assert not is_role_address("kim@example.org")
