"""What speaks for a match, and how much."""

from matching_helpers import account, person

from friendline.matching.candidates import Book
from friendline.matching.names.comparison import Likeness, NameComparison, Shown
from friendline.matching.proofs.finding import Proof, ProofKind
from friendline.matching.weighing.evidence import Case, Fit, Weighing
from friendline.model import Account, Person

EMAIL = Proof("p", "a", ProofKind.EMAIL, "Same e-mail address: kim@example.org")
SAID = Proof("p", "a", ProofKind.SAID, "Account that you noted on Facebook: @kim")


def name(given: Likeness, family: Likeness) -> NameComparison:
    """Make a comparison of names."""
    return NameComparison(
        given=given,
        family=family,
        middle=Likeness.ABSENT,
        turned=False,
        given_word="kim",
        family_word="novak",
        shown=Shown.NAME,
        why="Same name",
    )


SAME = name(Likeness.SAME, Likeness.SAME)


def case(*proofs: Proof, name: NameComparison | None = None, beside: tuple[str, ...] = ()) -> Case:
    """Make a case."""
    return Case(person="p", account="a", channel="x", proofs=proofs, name=name, beside=beside)


def weighed(one: Person, *accounts: Account) -> list[Case]:
    """Weigh all accounts whose names may be a person's."""
    book = Book(people={one.id: one}, accounts={str(i): each for i, each in enumerate(accounts)})
    return sorted(Weighing(book).cases_of_names(), key=lambda each: each.account)


def test_evidence_stands_strongest_first() -> None:
    """Proofs come before the name, the name before the company."""
    whole = case(SAID, EMAIL, name=SAME, beside=("Same company: Acme",))
    assert whole.evidence == (SAID.why, EMAIL.why, "Same name", "Same company: Acme")


def test_a_name_that_differs_is_no_evidence_beside_a_proof() -> None:
    """Another last name does not speak for the match that an address confirms."""
    other = name(Likeness.SAME, Likeness.OTHER)
    assert case(EMAIL, name=other).evidence == (EMAIL.why,)
    assert case(name=other).evidence == (other.why,)


def test_how_much_of_a_name_fits() -> None:
    """Both parts whole is full, an initial or a slip is part, one name alone is nothing."""
    assert case(name=SAME).fit is Fit.FULL
    assert case(name=name(Likeness.SHORT, Likeness.RESPELLED)).fit is Fit.FULL
    assert case(name=name(Likeness.INITIAL, Likeness.SAME)).fit is Fit.PART
    assert case(name=name(Likeness.SAME, Likeness.NEAR)).fit is Fit.PART
    assert case(name=name(Likeness.SAME, Likeness.ABSENT)).fit is Fit.NONE
    assert case().fit is Fit.NONE


def test_what_may_be_shared_is_told_from_the_owners_word() -> None:
    """A case rests on what couples and offices share until something else proves it too."""
    assert case(EMAIL).rests_on_shared
    assert not case(SAID, EMAIL).rests_on_shared
    assert not case().rests_on_shared


def test_every_account_of_a_fitting_name_is_found() -> None:
    """Accounts of one display name stay several."""
    found = weighed(person("Kim Novak"), account("Kim Novak"), account("Kim Novak"))
    assert [each.account for each in found] == ["0", "1"]


def test_a_shared_address_is_no_name() -> None:
    """A relative's account with the household's address does not bear the name in the address."""
    one = person("Kim Novak", key="p", emails=("kim.novak@example.org",))
    other = account("Pat Novak", emails=("kim.novak@example.org",))
    found = Weighing(Book({"p": one}, {"a": other})).cases_of_proofs([EMAIL])
    assert [each.fit for each in found] == [Fit.NONE]


def test_company_and_town_add_to_the_name() -> None:
    """Agreement adds, difference takes away."""
    one = person("Kim Novak", company="Acme", city="Berlin")
    plain, same, other = weighed(
        one,
        account("Kim Novak"),
        account("Kim Novak", company="Acme", city="Berlin"),
        account("Kim Novak", company="Globex", city="Paris"),
    )
    assert same.bits > plain.bits > other.bits
    assert same.beside == ("Same company: Acme", "Same city: Berlin")
    assert other.beside == ()


def test_names_are_as_frequent_as_on_their_channel() -> None:
    """Among many Novaks a Novak says less than where there are none."""
    crowd = [account(f"Novak{n} Novak") for n in range(3)] + [account("Pat Novak")] * 300
    alone = [account("Pat Hill")] * 303
    assert (
        weighed(person("Kim Novak"), account("Kim Novak"), *crowd)[0].bits
        < weighed(person("Kim Novak"), account("Kim Novak"), *alone)[0].bits
    )


def test_frequency_is_said_in_words() -> None:
    """A rare last name is called rare, a common one common, others neither."""
    book = Book(
        people={
            "a": person("Kim Quorlenstedt"),
            "b": person("Kim Smith"),
            "c": person("Kim Novak"),
        },
        accounts={
            "1": account("Kim Quorlenstedt"),
            "2": account("Kim Smith"),
            "3": account("Kim Novak"),
        },
    )
    weighing = Weighing(book)
    said = {
        each.person: (weighing.rarity(each), weighing.frequency(each))
        for each in weighing.cases_of_names()
    }
    assert said["a"] == ("Quorlenstedt is a rare name", "")
    assert said["b"] == ("", "Smith is a common name")
    assert said["c"] == ("", "")
