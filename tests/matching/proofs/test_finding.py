"""What can prove that an account is a person's: addresses, profiles, the owner's own word."""

import hashlib
from operator import attrgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_helpers import account, person
from msgspec.structs import replace

from friendline.matching.candidates import Book
from friendline.matching.proofs.addresses import email_key
from friendline.matching.proofs.finding import Proof, ProofKind, proofs_of, said_names
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


KIM_AT_HOME = "kim@example.org"


def digest(name: str) -> str:
    """Give a digest of Kim's address as Gravatar makes it."""
    return hashlib.new(name, KIM_AT_HOME.encode(), usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("name", ["md5", "sha1", "sha256"])
def test_a_digest_of_an_address_is_a_proof_on_either_side(name: str) -> None:
    """Whoever's address has the digest is meant, whichever side tells the digest."""
    plain, told = (KIM_AT_HOME,), (digest(name).upper(),)
    for noted, shown in ((plain, told), (told, plain)):
        (proof,) = proofs(person("Kim Novak", emails=noted), account("K", emails=shown))
        assert (proof.kind, proof.common) == (ProofKind.EMAIL, KIM_AT_HOME)
        how = "shown as its digest" if noted == plain else "noted as its digest"
        assert proof.why == f"Same e-mail address: kim@example.org ({how})"


def test_equal_digests_are_a_proof_and_others_are_not() -> None:
    """Two digests of one kind compare; nothing is read out of one that nobody's address has."""
    kim = person("Kim Novak", emails=(digest("md5"),))
    (proof,) = proofs(kim, account("K", emails=(f"md5:{digest('md5')}",)))
    assert proof.common == digest("md5")
    assert proofs(kim, account("K", emails=("0" * 32, digest("sha1"), "bo@example.org"))) == []


def test_an_equal_telephone_number_is_a_proof() -> None:
    """However it is written, where the list tells the country."""
    kim = person("Kim Novak", phones=("030 1234567", "+49 1512 3456789"))
    (proof,) = proofs(
        kim,
        account("Sunny Day", phones=("+49 30 1234567",)),
        account("Kim Novak", phones=("+43 30 1234567", "+44 30 1234567")),
    )
    assert (proof.account, proof.kind) == ("0", ProofKind.PHONE)
    assert proof.why == "Same telephone number: 030 1234567"
    assert proof.doubt == ""


def test_a_switchboard_is_in_doubt() -> None:
    """A number that several people or several accounts have says so."""
    people = {name: person(name, phones=("+49 30 1234567",)) for name in ("Kim Novak", "Bo Fox")}
    shown = account("Kim Novak", phones=("+49301234567",))
    (kim, bo) = proofs_of(Book(people=people, accounts={"0": shown}))
    assert kim.doubt == bo.doubt == "Two people you know have it"
    (one, other) = proofs(people["Kim Novak"], shown, account("K", phones=shown.phones))
    assert one.doubt == other.doubt == "Two accounts on Facebook show it"
    assert one.kind.may_be_shared


def verified(*links: str) -> Account:
    """Give an account with links that its network has verified."""
    return account("Sunny Day", "mastodon", handle="sunny@m.example", links=links)


@pytest.mark.parametrize(
    ("noted", "link"),
    [
        ("kimn.example", "https://www.kimn.example/"),
        ("https://linktr.ee/KimN", "https://linktr.ee/kimn"),
        ("kimn.wordpress.com", "https://kimn.wordpress.com"),
        ("bsky.app/profile/kimn.bsky.social", "https://bsky.app/profile/kimn.bsky.social"),
        ("https://kimnovak.example/blog", "https://kimnovak.example/"),
    ],
)
def test_a_verified_link_to_a_page_that_the_owner_noted_is_a_proof(noted: str, link: str) -> None:
    """The same page, or any page of a domain that is called after the person."""
    (proof,) = proofs(person("Kim Novak", urls=(noted,)), verified(link))
    assert proof.kind is ProofKind.LINK
    assert proof.why.startswith("Page that you noted, verified by the network: ")


@pytest.mark.parametrize(
    ("noted", "link"),
    [
        ("linktr.ee", "https://linktr.ee"),
        ("linktr.ee/kimn", "https://linktr.ee/other"),
        ("github.com/kimn", "https://github.com/acme"),
        ("acme.example", "https://acme.example"),
        ("acme.example/team/kim", "https://acme.example"),
        ("other.example/kim", "https://other.example/bo"),
    ],
)
def test_a_shared_host_or_a_firms_website_proves_nothing(noted: str, link: str) -> None:
    """Many have pages there, and many work there."""
    kim = person("Kim Novak", urls=(noted,), company="Acme Consulting Ltd.")
    assert proofs(kim, verified(link)) == []


def test_letters_of_a_name_inside_other_words_do_not_make_a_domain_theirs() -> None:
    """Lee is not in sleep-clinic; only at the begin or end of a word of the domain."""
    lee = person("Kim Lee", urls=("sleepclinic.example",), company="Sleep Clinic Ltd.")
    assert proofs(lee, verified("https://sleepclinic.example")) == []
    lee = replace(lee, urls=("leeclinic.example",))
    assert [one.kind for one in proofs(lee, verified("leeclinic.example"))] == [ProofKind.LINK]


def test_a_domain_that_two_people_use_is_nobodys_own() -> None:
    """One has its page and another an address there."""
    people = {
        "kim": person("Kim Novak", urls=("studio.example",)),
        "bo": person("Bo Fox", emails=("bo@studio.example",)),
    }
    book = Book(people=people, accounts={"0": verified("https://studio.example")})
    assert list(proofs_of(book)) == []


def test_an_email_address_at_a_verified_domain_is_no_proof() -> None:
    """It is a hint at most: the domain may be the firm's."""
    assert proofs(person("Kim Novak", emails=("kim@kimn.example",)), verified("kimn.example")) == []


KEYS = st.sampled_from(
    [
        "kim@x.org",
        "+49 30 1234567",
        "030 1234567",
        "kimn.example",
        hashlib.sha256(b"kim@x.org").hexdigest(),
        "linktr.ee",
        "{}",
    ]
)
SOME = st.lists(KEYS | st.text(max_size=12), max_size=3).map(tuple)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(SOME, SOME, SOME), max_size=4), st.lists(st.tuples(SOME, SOME, SOME)))
def test_the_order_of_a_book_makes_no_difference(
    noted: list[tuple[tuple[str, ...], ...]], shown: list[tuple[tuple[str, ...], ...]]
) -> None:
    """Any texts give proofs, the same in any order, each with its sentence."""
    people = {
        str(at): person("Kim Novak", emails=emails, phones=phones, urls=urls)
        for at, (emails, phones, urls) in enumerate(noted)
    }
    accounts = {
        str(at): account("K", emails=emails, phones=phones, links=links)
        for at, (emails, phones, links) in enumerate(shown)
    }
    found = list(proofs_of(Book(people=people, accounts=accounts)))
    turned = Book(people=dict(reversed(people.items())), accounts=dict(reversed(accounts.items())))
    key = attrgetter("person", "account", "kind", "common", "doubt")
    assert sorted(map(key, found)) == sorted(map(key, proofs_of(turned)))
    assert all(proof.why for proof in found)
