"""How frequent names are: a table of the world, put right by the owner's own channel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.matching.names.reading import Name, read_name
from friendline.matching.weighing.shares import RARE, UNSEEN, NameShares, share_in_world, shares_of


def names(*texts: str) -> list[Name]:
    """Read names."""
    return [name for text in texts if (name := read_name(text))]


def shares(*texts: str) -> NameShares:
    """Give the shares of names on a channel that shows these."""
    return shares_of(names(*texts))


def test_the_table_knows_common_and_rare_names() -> None:
    """Smith is common, Varga is rare, and an invented name is in no table."""
    smith, varga = share_in_world("family", "smith"), share_in_world("family", "varga")
    assert smith is not None
    assert varga is not None
    assert smith > 0.005 > varga > RARE
    assert share_in_world("family", "quorlenstedt") is None
    assert share_in_world("given", "john") == pytest.approx(0.011, abs=0.003)


def test_the_table_holds_nothing_rarer_than_it_says() -> None:
    """What is not in it may be called rarer than one in 100,000."""
    listed = [share_in_world("family", name) for name in ("smith", "nguyen", "varga", "novak")]
    assert all(share is not None and share >= RARE for share in listed)
    assert UNSEEN < RARE


def test_an_empty_channel_has_the_shares_of_the_world() -> None:
    """With nothing to count, the table alone speaks."""
    assert shares().family.share("smith") == pytest.approx(share_in_world("family", "smith"))


def test_in_a_book_of_varga_varga_is_common() -> None:
    """A name borne by many on the channel weighs little there."""
    many = shares(*["Anna Varga"] * 300, *["Kim Novak"] * 300)
    assert many.family.share("varga") > 0.2
    assert many.given.share("anna") > 0.2


def test_one_bearer_does_not_make_a_name_frequent() -> None:
    """The account that is looked at is left out of the count."""
    others = [f"Kim {family}" for family in ("Hill", "Marsh", "Ford", "Wood")] * 100
    alone = shares("Anna Varga", *others).family.share("varga")
    nobody = shares(*others).family.share("varga")
    assert alone == pytest.approx(nobody, rel=0.1)


def test_another_spelling_counts_as_the_name() -> None:
    """Müller on the channel makes Mueller frequent as well."""
    found = shares(*["Eva Müller"] * 300, *["Kim Novak"] * 300).family
    assert found.share("mueller") == pytest.approx(found.share("muller"), rel=0.01)


def test_initials_are_as_frequent_as_the_names_they_begin() -> None:
    """More first names begin with J than with Q; last names are counted by themselves."""
    found = shares()
    assert found.given.share_of_initial("j") > 10 * found.given.share_of_initial("q")
    assert found.family.share_of_initial("s") != found.given.share_of_initial("s")


@given(st.lists(st.sampled_from(["Kim Novak", "Pat Hill", "Eva Müller"]), max_size=300), st.text())
def test_a_share_is_a_share(texts: list[str], word: str) -> None:
    """It lies above 0 and is at most 1, whatever is asked."""
    assert 0 < shares(*texts).family.share(word) <= 1
