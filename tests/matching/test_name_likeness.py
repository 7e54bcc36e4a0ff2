"""How well two names fit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_helpers import person

from friendline.matching.candidates import NameIndex
from friendline.matching.name_likeness import NameFit, Strength, best_fit, compare_names
from friendline.matching.names import noted_names, read_name

FULL = [
    ("Kim Novak", "kim novak", "Same name"),
    ("Novak, Kim", "Kim Novak", "Same name"),
    ("Pat O'Brien", "Pat Obrien", "Same name"),
    ("Jiří Dvořák", "Jiri Dvorak", "Same name without accents: Jiri Dvorak"),
    ("Muhammad Ali", "Mohamed Ali", "Same name in another spelling: Mohamed Ali"),
    ("محمد علي", "Mohammed Ali", "Same name in another script: Mohammed Ali"),
    ("김민수", "Min Su Kim", "Same name, spaced differently: Min Su Kim"),
    ("Hans Müller", "Hans Mueller", "Same name without accents: Hans Mueller"),
    ("Иван Петров", "Ivan Petrov", "Same name in another script: Ivan Petrov"),
    ("王小明", "Wang Xiaoming", "Same name in another script: Wang Xiaoming"),
    ("王小明", "Wang Xiao Ming", "Same name, spaced differently: Wang Xiao Ming"),
    ("田中太郎", "田中 太郎", "Same name, spaced differently: 田中 太郎"),
    ("김민수", "Minsu Kim", "Same first and last name: Minsu Kim"),
    ("Jan van der Berg", "Jan Vanderberg", "Same name, spaced differently: Jan Vanderberg"),
    ("Юлия Щербакова", "Julia Shcherbakova", "Same first and last name: Julia Shcherbakova"),
    ("Kim Novak", "Novak Kim", "Same names in another order: Novak Kim"),
    ("Robert Smith", "Bob Smith", "'Bob' is short for 'Robert'; same last name"),
    (
        "Kim Novak",
        "Kim J. Novak",
        "Same first and last name, a middle name left out: Kim J. Novak",
    ),
    (
        "Kim Jane Novak",
        "Kim J. Novak",
        "Same first and last name, middle names agree: Kim J. Novak",
    ),
    ("Kim Marsh", "Kim Novak (Marsh)", "Same first and last name: Kim Novak (Marsh)"),
    ("Pat Novak", "Kim & Pat Novak", "Same first and last name: Kim & Pat Novak"),
]
WEAK = [
    ("Kim Novak", "K. Novak", "Initial fits: K. Novak; same last name"),
    ("John Smyth", "John Smith", "One letter differs: John Smith; same first name"),
    ("Chris Meyer", "Chris Maier", "Sounds alike: Chris Maier; same first name"),
    (
        "Kim Novak",
        "Kim Novak-Marsh",
        "Half of a double last name fits: Kim Novak-Marsh; same first name",
    ),
    (
        "Ana María García López",
        "Ana García",
        "Half of a double last name fits: Ana García; same first name",
    ),
    ("James Thomas", "Thomas James", "Same names in another order: Thomas James"),
    ("Kim Jane Novak", "Jane Novak", "First name fits a middle name: Jane Novak; same last name"),
    ("J.R. Smith", "J R Smith", "Same name"),
]
NOTHING = [
    ("Kim Novak", "Kim Marsh"),
    ("Kim Novak", "Pat Novak"),
    ("Kim Novak", "Kim N."),
    ("Kim A. Novak", "Kim B. Novak"),
    ("John Smith Jr.", "John Smith Sr."),
    ("Jan Hill", "Ian Hill"),
    ("Daniel Hill", "Daniela Hill"),
    ("Maria Hill", "Marie Hill"),
    ("Robert Smith", "Bill Smith"),
    ("Robert Smith", "Bob Smyth"),
]


def compare(noted: str, shown: str) -> NameFit | None:
    """Compare two full names."""
    one, other = read_name(noted), read_name(shown)
    assert one is not None
    assert other is not None
    return compare_names(one, other)


@pytest.mark.parametrize(("noted", "shown", "why"), FULL)
def test_a_whole_name_fits_fully(noted: str, shown: str, why: str) -> None:
    """First and last name fit in any spelling, script, order and usual short form."""
    assert compare(noted, shown) == NameFit(Strength.FULL, why)


@pytest.mark.parametrize(("noted", "shown", "why"), WEAK)
def test_part_of_a_name_fits_weakly(noted: str, shown: str, why: str) -> None:
    """An initial, a typo, half a double name or two first names exchanged say less."""
    assert compare(noted, shown) == NameFit(Strength.WEAK, why)


@pytest.mark.parametrize(("noted", "shown"), NOTHING)
def test_other_names_do_not_fit(noted: str, shown: str) -> None:
    """One equal part is too little, and two differences are too many."""
    assert compare(noted, shown) is None


@pytest.mark.parametrize(("noted", "shown", "_why"), FULL + WEAK)
def test_names_that_fit_are_candidates(noted: str, shown: str, _why: str) -> None:
    """What the comparison would accept, the keys find."""
    one, other = read_name(noted), read_name(shown)
    assert one is not None
    assert other is not None
    assert shown in NameIndex([other]).candidates_for(one)


_PARTS = ("Kim", "Pat", "Robert", "Bob", "Novak", "Nowak", "Smith", "Smyth", "K.", "J.", "Jané")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), min_size=2, max_size=4), st.data())
def test_the_strength_is_the_same_both_ways(words: list[str], data: st.DataObject) -> None:
    """It makes no difference which name is noted and which is shown."""
    others = data.draw(st.lists(st.sampled_from(_PARTS), min_size=2, max_size=4))
    one, other = read_name(" ".join(words)), read_name(" ".join(others))
    if one and other:
        there, back = compare_names(one, other), compare_names(other, one)
        assert (there and there.strength) == (back and back.strength)


KIM = person("Kim Novak", other_names=("Marsh", "Kimmy", "Joan Hill"))


@pytest.mark.parametrize("shown", ["Kim Novak", "Kim Marsh", "Kimmy Novak", "Joan Hill"])
def test_other_names_fit_like_names(shown: str) -> None:
    """A former last name, a pet name and a whole other name fit."""
    name = read_name(shown)
    assert name is not None
    fit = best_fit(noted_names(KIM), name)
    assert fit is not None
    assert fit.strength is Strength.FULL


def test_it_is_said_which_name_fits() -> None:
    """The evidence names the other name that the owner noted."""
    name = read_name("Joan Hill")
    assert name is not None
    fit = best_fit(noted_names(KIM), name)
    assert fit is not None
    assert fit.why == "Same name (other name that you noted: Joan Hill)"
