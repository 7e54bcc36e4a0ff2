"""What speaks for a match: proofs, the name, company and city."""

import pytest
from matching_helpers import account, person

from friendline.matching.addresses import email_key
from friendline.matching.candidates import Book, candidates
from friendline.matching.evidence import (
    Case,
    Proof,
    ProofKind,
    agreeing_places,
    cases_of_names,
    proofs_of,
    said_names,
)
from friendline.matching.name_likeness import NameFit, Strength
from friendline.model import Account, Person

EMAIL = Proof("p", "a", ProofKind.EMAIL, "Same e-mail address: kim@example.org")
SAID = Proof("p", "a", ProofKind.SAID, "Account that you noted on Facebook: @kim")
KIM = person("Kim Novak", company="Acme Consulting Ltd.", city="Berlin")


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


def case(*proofs: Proof, strength: Strength | None = None, places: tuple[str, ...] = ()) -> Case:
    """Make a case."""
    fit = None if strength is None else NameFit(strength, "Same name")
    return Case(person="p", account="a", channel="x", proofs=proofs, fit=fit, places=places)


def test_evidence_stands_strongest_first() -> None:
    """Proofs come before the name, the name before the company."""
    whole = case(SAID, EMAIL, strength=Strength.FULL, places=("Same company: Acme",))
    assert whole.evidence == (SAID.why, EMAIL.why, "Same name", "Same company: Acme")


def test_a_full_name_outranks_a_weak_one_with_a_company() -> None:
    """The name weighs more than the company, and the company more than nothing."""
    levels = [
        case().level,
        case(strength=Strength.WEAK).level,
        case(strength=Strength.WEAK, places=("Same city: Berlin",)).level,
        case(strength=Strength.FULL).level,
        case(strength=Strength.FULL, places=("Same city: Berlin",)).level,
    ]
    assert levels == sorted(set(levels))


def test_an_address_alone_is_told_from_more() -> None:
    """A case rests on e-mail alone until something else proves it too."""
    assert case(EMAIL).only_email
    assert not case(SAID, EMAIL).only_email
    assert not case().only_email


@pytest.mark.parametrize("company", ["ACME Consulting", "Acme Consulting GmbH", "acme"])
def test_a_company_agrees_without_its_legal_form(company: str) -> None:
    """Ltd and GmbH, case and what follows the name make no difference."""
    found = list(agreeing_places(KIM, account("Kim Novak", company=company)))
    assert found == ["Same company: Acme Consulting Ltd."]


@pytest.mark.parametrize("company", [None, "", "Consulting", "Globex", "GmbH"])
def test_another_company_does_not_agree(company: str | None) -> None:
    """A word in common is no company in common."""
    assert list(agreeing_places(KIM, account("Kim Novak", company=company))) == []


def test_a_remark_beside_the_name_may_agree() -> None:
    """A town or firm that stands beside a display name counts."""
    assert list(agreeing_places(KIM, account("Kim Novak (Berlin)"))) == ["Same city: Berlin"]
    found = list(agreeing_places(KIM, account("Kim Novak | Acme Consulting")))
    assert found == ["Same company: Acme Consulting Ltd."]


def test_every_account_of_a_fitting_name_is_found() -> None:
    """Accounts of one display name stay several."""
    book = Book(
        people={"p": person("Kim Novak")},
        accounts={"a": account("Kim Novak"), "b": account("Kim Novak")},
    )
    assert [case.account for case in cases_of_names(candidates(book), book)] == ["a", "b"]
