"""Who a Mastodon post is for: exactly as it says, or unknown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mastodon_exports import FOLLOWERS, ME, PUBLIC, create, mention, posts

from friendline.model import AudienceSource
from friendline.sight.audience import parse_audience, write_audience

KIM = "https://other.example/users/kim"


def said(to: Any, cc: Any = (), *tags: dict[str, str]) -> str:
    """Give the audience of a post with these addresses and marks."""
    (item,) = posts(create(to=to, cc=cc, tag=list(tags)))
    assert item.audience_source is (
        AudienceSource.UNKNOWN if item.audience == "unknown" else AudienceSource.STATED
    )
    return item.audience


@pytest.mark.parametrize("public", [PUBLIC, "as:Public", "Public"])
def test_public_is_public_in_to_and_in_cc(public: str) -> None:
    """Unlisted posts are public too: anybody finds them on the profile."""
    assert said([public], [FOLLOWERS]) == "public"
    assert said([FOLLOWERS], [public]) == "public"
    assert said(public) == "public"
    assert said([{"id": public}]) == "public"


def test_followers_and_who_is_mentioned() -> None:
    """A post for followers is seen by who is mentioned too, whether they follow or not."""
    assert said([FOLLOWERS]) == "followers"
    assert said([], FOLLOWERS) == "followers"
    assert said([FOLLOWERS], [KIM], mention()) == 'followers + people "kim@other.example"'


def test_a_private_mention_is_for_the_mentioned() -> None:
    """Only who is mentioned or addressed; with nobody it is for the owner alone."""
    assert said([KIM], [], mention()) == 'people "kim@other.example"'
    assert said([KIM]) == 'people "kim@other.example"'
    assert said([KIM, "https://third.example/@Bo"], [], mention()) == (
        'people "bo@third.example", "kim@other.example"'
    )
    assert said([]) == "only me"
    assert said([ME]) == "only me"


def test_numbered_addresses_are_known_by_the_mention() -> None:
    """Newer servers number accounts in addresses; the mark of the mention names them."""
    numbered = "https://other.example/ap/users/115"
    tag = {"type": "Mention", "href": numbered, "name": "@kim@other.example"}
    assert said([numbered], [], tag) == 'people "kim@other.example"'


@pytest.mark.parametrize(
    "to",
    [
        ["https://other.example/users/kim/followers"],
        ["https://toot.example/lists/7"],
        ["https://other.example/ap/users/115"],
        [7],
        [{}],
        [""],
        [[]],
        "nonsense",
    ],
)
def test_what_cannot_be_told_is_unknown(to: Any) -> None:
    """Circles of other software, numbers without names and garbage are never guessed."""
    assert said(to) == "unknown"


def test_without_addresses_the_audience_is_unknown() -> None:
    """A post that has neither ``to`` nor ``cc`` says nothing about who it is for."""
    act = create()
    for each in (act, act["object"]):
        del each["to"], each["cc"]
    (item,) = posts(act)
    assert item.audience_source is AudienceSource.UNKNOWN


def test_more_people_than_can_be_written_are_unknown() -> None:
    """An audience is read back from its words, which have a limit."""
    many = [f"https://other.example/users/somebody{number}" for number in range(200)]
    assert said(many) == "unknown"


@given(
    st.lists(
        st.sampled_from([PUBLIC, FOLLOWERS, KIM, ME, "", '"', "https://a.example/@\u212a"])
        | st.text(max_size=30)
        | st.none(),
        max_size=4,
    ),
    st.lists(st.text(max_size=20), max_size=3),
)
def test_every_audience_can_be_read_back(to: list[Any], names: list[str]) -> None:
    """Whatever is addressed and mentioned, the words are those the sight room would write."""
    tags = [
        {"type": "Mention", "href": f"https://a.example/{name}", "name": name} for name in names
    ]
    words = said(to, [], *tags)
    assert write_audience(parse_audience(words)) == words
