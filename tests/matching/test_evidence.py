"""A case: everything that speaks for one account being one person's."""

from friendline.matching.evidence import Case, Proof, ProofKind
from friendline.matching.likeness import NameFit, Strength

EMAIL = Proof("p", "a", ProofKind.EMAIL, "Same e-mail address: kim@example.org")
SAID = Proof("p", "a", ProofKind.SAID, "Account that you noted on Facebook: @kim")


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
