"""Finding names worth comparing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from matching_helpers import Town

from friendline.matching.candidates import NameIndex
from friendline.matching.names import Name, read_name


def names(*texts: str) -> list[Name]:
    """Read full names."""
    return [name for text in texts if (name := read_name(text))]


def candidates(noted: str, *shown: str) -> set[str]:
    """Give the texts found for a name."""
    (name,) = names(noted)
    return NameIndex(names(*shown)).candidates_for(name)


def test_names_that_share_nothing_are_not_compared() -> None:
    """One equal word alone brings no two names together."""
    shown = ("Kim Marsh", "Pat Novak", "Robert Hill")
    assert candidates("Kim Novak", *shown) == set()


def test_an_initial_meets_full_names_and_the_other_way_round() -> None:
    """K. Novak is found for Kim Novak and Kim Novak for K. Novak; Pat Novak is not."""
    assert candidates("Kim Novak", "K. Novak", "P. Novak") == {"K. Novak"}
    assert candidates("K. Novak", "Kim Novak", "Pat Novak") == {"Kim Novak"}


def test_short_forms_meet() -> None:
    """Peggy Hill is found for Margaret Hill though no letter begins alike."""
    assert candidates("Margaret Hill", "Peggy Hill") == {"Peggy Hill"}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_one_typo_past_the_first_letter_is_found(data: st.DataObject) -> None:
    """A last name with one letter dropped or changed is still found by the first name."""
    family = "Zangarholson"
    place = data.draw(st.integers(1, len(family) - 1))
    letter = data.draw(st.sampled_from(["", "b", "r"]))
    shown = f"Kim {family[:place]}{letter}{family[place + 1 :]}"
    assert shown in candidates(f"Kim {family}", shown)


def test_many_words_make_few_keys() -> None:
    """A name of many words is found by its first ones."""
    long = "Kim " + " ".join(f"{chr(97 + i)}{chr(98 + i)}o" for i in range(20)) + " Novak"
    assert candidates("Kim Novak", long) == {long}


def test_far_from_all_names_are_compared() -> None:
    """In a made-up town fewer than one pair of names in a hundred is compared."""
    town = Town(1, clients=300, strangers=3_000)
    noted = names(*{one.name for one in town.people.values()})
    shown = names(*{one.name for one in town.accounts.values()})
    index = NameIndex(shown)
    compared = sum(len(index.candidates_for(name)) for name in noted)
    assert compared < len(noted) * len(shown) / 100
