"""The written form of audiences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.sight.audience import (
    PLAIN,
    Audience,
    AudienceError,
    Both,
    Either,
    Except,
    FriendsOf,
    FriendsOfFriends,
    InGroup,
    Named,
    OnList,
    OnTimeline,
    Tagged,
    Tied,
    WallOwner,
    atoms,
    parse_audience,
    write_audience,
)

NAMES = st.text(
    st.characters(exclude_characters='"', exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12
)
SINGLE = (
    st.sampled_from(sorted(PLAIN.values(), key=repr))
    | st.builds(OnList, NAMES)
    | st.builds(InGroup, NAMES)
    | st.builds(OnTimeline, NAMES)
    | st.builds(FriendsOf, NAMES)
    | st.builds(Named, st.lists(NAMES, min_size=1, max_size=3).map(tuple))
)


def joined(parts: st.SearchStrategy[Audience]) -> st.SearchStrategy[Audience]:
    """Audiences made of others, in each of the three ways."""
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.builds(Either, several) | st.builds(Both, several) | st.builds(Except, parts, parts)


AUDIENCES = st.recursive(SINGLE, joined, max_leaves=6)


@given(AUDIENCES)
def test_what_is_written_reads_back(audience: Audience) -> None:
    """Writing an audience and reading it gives the same audience."""
    assert parse_audience(write_audience(audience)) == audience


@given(st.text(max_size=60))
def test_any_text_is_an_audience_or_a_sentence(text: str) -> None:
    """Reading never fails but with a sentence that says what was expected."""
    refusals = []
    try:
        parse_audience(text)
    except AudienceError as error:
        refusals.append(str(error))
    assert all("is not an audience: expected" in refusal for refusal in refusals)


def test_case_and_spaces_do_not_matter() -> None:
    """People write as they like."""
    assert parse_audience("  Friends  Of friends ") == PLAIN["friends of friends"]


def test_except_takes_from_the_whole_sum() -> None:
    """What stands behind "except" is taken from all that stands before it."""
    wanted = Except(Either((Tied("friends"), Named(("Ann Lee",)))), OnList("Clients"))
    assert parse_audience('friends + people "Ann Lee" except list "Clients"') == wanted


def test_and_binds_nearer_than_plus_and_except_is_widest() -> None:
    """Brackets say otherwise."""
    friends, family, public = Tied("friends"), OnList("Family"), PLAIN["public"]
    assert parse_audience('public + friends and list "Family"') == Either(
        (public, Both((friends, family)))
    )
    assert parse_audience('(public + friends) and list "Family"') == Both(
        (Either((public, friends)), family)
    )
    assert parse_audience('public except friends except list "Family"') == Except(
        Except(public, friends), family
    )
    assert parse_audience('public except (friends except list "Family")') == Except(
        public, Except(friends, family)
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("friends of friends", FriendsOfFriends()),
        ('friends of "Ann Lee"', FriendsOf("Ann Lee")),
        ("friends of tagged", Tagged(friends=True)),
        ("Wall owner", WallOwner()),
        ("close friends", OnList("Close Friends")),
        ('list "Close Friends"', OnList("Close Friends")),
        ("( tagged )", Tagged()),
    ],
)
def test_what_each_phrase_means(text: str, wanted: Audience) -> None:
    """Old and new phrases, side by side."""
    assert parse_audience(text) == wanted


def test_the_sets_an_audience_is_made_of_come_from_left_to_right() -> None:
    """Whatever joins them."""
    found = atoms(parse_audience("(friends + tagged) and members except only me"))
    assert list(found) == [Tied("friends"), Tagged(), PLAIN["members"], PLAIN["only me"]]


def test_brackets_in_brackets_end_somewhere() -> None:
    """A text made to exhaust the reader is refused with a sentence."""
    with pytest.raises(AudienceError, match="brackets"):
        parse_audience("(" * 900 + "friends" + ")" * 900)


@pytest.mark.parametrize(
    "text",
    [
        "friends of",
        "(friends",
        "friends)",
        "friends and",
        "and friends",
        "()",
        "freinds",
        "list",
        'list "a" "b"',
        "friends +",
        "",
        'people "a',
        "x" * 3000,
    ],
)
def test_a_mistake_is_refused(text: str) -> None:
    """What is not an audience is refused, never guessed."""
    with pytest.raises(AudienceError):
        parse_audience(text)
