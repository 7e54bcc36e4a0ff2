"""How names compare, part by part."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_helpers import account, person

from friendline.matching.names.compare import compare, compare_account
from friendline.matching.names.comparison import Likeness, NameComparison, Shown
from friendline.matching.names.reading import NotedName, noted_names, read_name, read_partly

L = Likeness
SAME_NAME = [
    ("Kim Novak", "kim novak", L.SAME, "Same name"),
    ("Novak, Kim", "Kim Novak", L.SAME, "Same name"),
    ("Pat O'Brien", "Pat Obrien", L.SAME, "Same name"),
    ("Jiří Dvořák", "Jiri Dvorak", L.RESPELLED, "Same name without accents: Jiri Dvorak"),
    ("Hans Müller", "Hans Mueller", L.RESPELLED, "Same name without accents: Hans Mueller"),
    ("Muhammad Ali", "Mohamed Ali", L.RESPELLED, "Same name in another spelling: Mohamed Ali"),
    ("Иван Петров", "Ivan Petrov", L.RESPELLED, "Same name in another script: Ivan Petrov"),
    ("王小明", "Wang Xiao Ming", L.RESPELLED, "Same name, spaced differently: Wang Xiao Ming"),
    ("김민수", "Min Su Kim", L.RESPELLED, "Same name, spaced differently: Min Su Kim"),
]
BY_PARTS = [
    ("Robert Smith", "Bob Smith", L.SHORT, L.SAME, "'Bob' is short for 'Robert'; same last name"),
    ("Kim Novak", "K. Novak", L.INITIAL, L.SAME, "Initial fits: K. Novak; same last name"),
    ("John Smyth", "John Smith", L.SAME, L.NEAR, None),
    ("Kim Novak", "Kim Novak-Marsh", L.SAME, L.PART, None),
    ("Michael Jackson-Miller", "Michael Jackson", L.SAME, L.PART, None),
    ("Ana María García López", "Ana García", L.SAME, L.PART, None),
    ("Kim Jane Novak", "Jane Novak", L.PART, L.SAME, None),
    ("Eric Lopez", "Erik Lopez", L.RESPELLED, L.SAME, None),
    ("Mikhail Kuzmin", "Misha Kuzmin", L.SHORT, L.SAME, None),
    ("Francisco Ruiz", "Paco Ruiz", L.SHORT, L.SAME, None),
    ("Xue He", "Xue Ho", L.SAME, L.RESPELLED, None),
    ("Seunghyeon Kang", "Seung-Hyun Kang", L.RESPELLED, L.SAME, None),
    ("Robert Smith", "Bob Smyth", L.SHORT, L.NEAR, None),
    (
        "Kim Novak",
        "Kim N.",
        L.SAME,
        L.INITIAL,
        "Initial of the last name fits: Kim N.; same first name",
    ),
    ("Kim Novak", "Kim 🌸", L.SAME, L.ABSENT, "Same first name, no last name shown: Kim 🌸"),
    ("Kim Novak", "Mr. Novak", L.ABSENT, L.SAME, "Same last name, no first name shown: Mr. Novak"),
    ("Kim Novak", "Novak", L.ABSENT, L.SAME, "Same last name, no first name shown: Novak"),
    ("Kim Novak", "Kim Marsh", L.SAME, L.OTHER, "Same first name, another last name: Kim Marsh"),
    ("Daniel Hill", "Daniela Hill", L.OTHER, L.SAME, None),
]
SCRIPTS = [
    ("Юлия Щербакова", "Julia Shcherbakova"),
    ("Oleksandr Holyk", "Олександр Голик"),
    ("Γιώργος Παπαδόπουλος", "Yorgos Papadopoulos"),
    ("Yumiko Matsumoto", "松本裕美子"),
    ("Kyosuke Yamamoto", "山本京助"),
    ("Wong Siu Ming", "王小明"),
    ("Mohammed Abbas", "محمد عباس"),
    ("Zainab Al-Khatib", "زينب الخطيب"),
    ("Youssef Kassem", "يوسف قاسم"),
    ("David Levi", "דוד לוי"),
    ("Rahul Sharma", "राहुल शर्मा"),
]


def ways(noted: str, shown: str) -> tuple[NameComparison, ...]:
    """Compare a full name with a display name."""
    one, other = read_name(noted), read_partly(shown)
    assert one is not None
    assert other is not None
    return compare((NotedName(one),), other)


@pytest.mark.parametrize(("noted", "shown", "likeness", "why"), SAME_NAME)
def test_the_same_name_is_the_same_in_any_letters(
    noted: str, shown: str, likeness: Likeness, why: str
) -> None:
    """First and last name agree whatever the case, accents, script and spaces."""
    best = ways(noted, shown)[0]
    assert (best.given, best.family, best.why) == (likeness, likeness, why)


@pytest.mark.parametrize(("noted", "shown", "first", "last", "why"), BY_PARTS)
def test_each_part_has_its_likeness(
    noted: str, shown: str, first: Likeness, last: Likeness, why: str | None
) -> None:
    """First and last names are compared each for itself, and a sentence says how they agree."""
    best = ways(noted, shown)[0]
    assert (best.given, best.family) == (first, last)
    assert best.shown is Shown.NAME
    if why:
        assert best.why == why


@pytest.mark.parametrize(("one", "other"), SCRIPTS)
def test_scripts_meet(one: str, other: str) -> None:
    """A name in its own script agrees with the ways in which people write it in Latin letters."""
    for best in (ways(one, other)[0], ways(other, one)[0]):
        assert {best.given, best.family} <= {L.SAME, L.RESPELLED, L.NEAR, L.SHORT}


@pytest.mark.parametrize(
    ("noted", "shown"),
    [("Kim Novak", "Pat Marsh"), ("John Smith Jr.", "John Smith Sr."), ("Jan Hill", "Ian Marsh")],
)
def test_nothing_in_common_is_no_comparison(noted: str, shown: str) -> None:
    """Other names, and a father beside his son, do not compare."""
    assert ways(noted, shown) == ()


@pytest.mark.parametrize("pair", [("Jan", "Ian"), ("Daniel", "Daniela"), ("Maria", "Marie")])
def test_two_first_names_are_no_slip(pair: tuple[str, str]) -> None:
    """Names that differ by a letter and are two people's names are told apart."""
    assert ways(f"{pair[0]} Hill", f"{pair[1]} Hill")[0].given is L.OTHER


def test_turned_names_are_said_to_be_turned() -> None:
    """Novak Kim is Kim Novak in another order."""
    best = ways("Kim Novak", "Novak Kim")[0]
    assert best.turned
    assert best.why == "Same names in another order: Novak Kim"


@pytest.mark.parametrize(
    ("shown", "middle"),
    [("Kim J. Novak", L.INITIAL), ("Kim Novak", L.ABSENT), ("Kim B. Novak", L.OTHER)],
)
def test_middle_names_are_compared(shown: str, middle: Likeness) -> None:
    """A middle name agrees, lacks or differs."""
    assert ways("Kim Jane Novak", shown)[0].middle is middle


def test_what_agrees_is_given_to_look_up_how_frequent_it_is() -> None:
    """The words are the owner's, in the letters a to z; an initial is a letter."""
    best = ways("Róbert Müller", "R. Mueller")[0]
    assert (best.given_word, best.family_word) == ("r", "muller")


def test_it_is_said_which_name_fits() -> None:
    """The evidence names the other name that the owner noted."""
    shown = read_name("Joan Hill")
    assert shown is not None
    noted = noted_names(person("Kim Novak", other_names=("Marsh", "Joan Hill")))
    assert compare(noted, shown)[0].why == "Same name (other name that you noted: Joan Hill)"


KIM = noted_names(person("Kim Novak"))


def test_a_handle_adds_what_the_display_name_lacks() -> None:
    """Kim with the handle kim.novak is compared by the handle first."""
    best = compare_account(KIM, account("Kim 🌸", "instagram", handle="kim.novak"))[0]
    assert (best.given, best.family, best.shown) == (L.SAME, L.SAME, Shown.HANDLE)


def test_a_handle_does_not_outdo_somebody_elses_name() -> None:
    """An account that shows another full name is not Kim Novak's for its handle."""
    assert compare_account(KIM, account("John Smith", "instagram", handle="kim.novak")) == ()


def test_the_front_of_an_address_counts_as_a_handle() -> None:
    """A first name alone is filled up by the address that the account shows."""
    shown = account("Ottoline", emails=("ottoline.varga84@example.org",))
    best, *_ = compare_account(noted_names(person("Ottoline Varga")), shown)
    assert (best.given, best.family, best.shown) == (L.SAME, L.SAME, Shown.ADDRESS)
    assert best.why == "Address made from first name and last name: ottoline.varga84"


def test_a_part_in_a_handle_is_nothing_beside_another_last_name() -> None:
    """Hugues Roy is not Hugues Girard because the handle has the first name, too."""
    roy = account("Hugues Roy", handle="roy.hugues")
    ways = compare_account(noted_names(person("Hugues Girard")), roy)
    assert [(way.family, way.shown) for way in ways] == [(L.OTHER, Shown.NAME)]
    whole = account("Hugues Roy", handle="hugues.girard")
    ways = compare_account(noted_names(person("Hugues Girard")), whole)
    assert ways[0].shown is Shown.HANDLE


def test_a_display_name_may_be_a_handle() -> None:
    """A display name like a handle is read as one."""
    assert compare_account(KIM, account("knovak_nyc"))[0].shown is Shown.HANDLE


PARTS = ("Kim", "Pat", "Robert", "Bob", "Novak", "Nowak", "Smith", "Smyth", "K.", "J.", "Jané")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=2, max_size=4), st.data())
def test_it_is_the_same_both_ways(words: list[str], data: st.DataObject) -> None:
    """It makes no difference to the parts which name is noted and which is shown."""
    others = data.draw(st.lists(st.sampled_from(PARTS), min_size=2, max_size=4))
    one, other = read_name(" ".join(words)), read_name(" ".join(others))
    if one and other:
        there, back = compare((NotedName(one),), other), compare((NotedName(other),), one)
        assert {(way.given, way.family) for way in there[:1]} == {
            (way.given, way.family) for way in back[:1]
        }


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_account_can_be_compared(name: str, handle: str) -> None:
    """Any display name and handle are compared; what is given agrees in one part at least."""
    for way in compare_account(KIM, account(name, "instagram", handle=handle)):
        assert {way.given, way.family} - {L.ABSENT, L.OTHER}
        assert way.why
