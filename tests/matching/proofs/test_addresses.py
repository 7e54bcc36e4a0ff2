"""When two addresses are one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.proofs.addresses import (
    digest_key,
    digests_of,
    email_key,
    handle_key,
    handles_in,
    is_address,
    is_role_address,
    profile_key,
)

SAME = [
    (
        "linkedin.com/in/jürgen-1a",
        [
            "https://www.linkedin.com/in/j%C3%BCrgen-1a",
            "https://www.linkedin.com/in/ju%CC%88rgen-1a/",
            "linkedin.com/in/Jürgen-1a.",
        ],
    ),
    ("linkedin.com/in/jo-li", ["linkedin.com/in/jo-li", "linkedin.com/in/jo-li/de"]),
    ("facebook.com/kim.novak", ["fb.com/kim.novak", "m.facebook.com/kim.novak/about?x=1"]),
    (
        "linkedin.com/in/kim-novak",
        [
            "https://www.linkedin.com/in/kim-novak",
            "http://linkedin.com/in/kim-novak/",
            "https://de.linkedin.com/in/Kim-Novak?trk=public",
            "linkedin.com/in/kim%2Dnovak",
            "<https://www.linkedin.com/in/kim-novak>",
            "https://www.linkedin.com/comm/in/kim-novak/details?midToken=1",
            "https://www.linkedin.com/in/kim-novak/en",
            "//www.linkedin.com//in/kim-novak#about",
        ],
    ),
    (
        "facebook.com/kim.novak",
        [
            "https://m.facebook.com/Kim.Novak",
            "https://de-de.facebook.com/kim.novak/",
            "fb.com/kim.novak",
        ],
    ),
    (
        "facebook.com/1000",
        [
            "https://www.facebook.com/profile.php?id=1000&ref=x",
            "https://www.facebook.com/people/Kim-Novak/1000/",
        ],
    ),
    ("instagram.com/kimn", ["https://www.instagram.com/_u/kimn", "https://instagram.com/KimN/"]),
    ("x.com/kimn", ["https://twitter.com/kimn", "https://mobile.twitter.com/KimN?s=20"]),
    ("mastodon.example/@kim", ["https://mastodon.example/@kim"]),
    ("linkedin.com/in/zoë", ["https://www.linkedin.com/in/zo%C3%AB"]),
]


@pytest.mark.parametrize(("key", "urls"), SAME)
def test_all_addresses_of_a_profile_have_one_key(key: str, urls: list[str]) -> None:
    """Scheme, host variants, query, slashes, case and encoding make no difference."""
    assert {profile_key(url) for url in urls} == {key}


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "kimn",
        "Kim Novak",
        "https://www.linkedin.com/",
        "https://www.linkedin.com/in/",
        "https://www.facebook.com/profile.php",
        "https://[::1",
        "http://",
        "https://example.org/" + "a" * 3_000,
    ],
)
def test_what_names_no_profile_has_no_key(url: str | None) -> None:
    """A front page, plain text or a broken address proves nothing."""
    assert profile_key(url) is None


def test_two_profiles_have_two_keys() -> None:
    """Other paths, ids and hosts stay apart."""
    urls = [
        "a.org/@kim",
        "b.org/@kim",
        "facebook.com/profile.php?id=1",
        "facebook.com/profile.php?id=2",
    ]
    assert len({profile_key(url) for url in urls}) == len(urls)


def test_an_address_stands_for_a_handle_on_its_own_channel_only() -> None:
    """instagram.com/kimn is kimn on Instagram and nobody on Threads."""
    assert handles_in("instagram.com/kimn", "instagram") == {"kimn"}
    assert handles_in("instagram.com/kimn", "threads") == frozenset()
    assert "kim@a.example" in handles_in("a.example/@kim", "mastodon")


def test_handles_lose_their_sign_and_case() -> None:
    """@KimN and kimn are one handle; nothing is none."""
    assert handle_key(" @KimN ") == handle_key("kimn") == "kimn"
    assert handle_key("@") is None
    assert handle_key(None) is None


def test_a_handle_is_no_address() -> None:
    """A dot does not make an address; a host with a path does."""
    assert not is_address("kim.novak")
    assert is_address("facebook.com/kim.novak")


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(max_size=40).map("https://a.example/{}".format)))
def test_any_text_is_an_address_or_not(text: str) -> None:
    """Reading never raises, and a key has a host and a path."""
    key = profile_key(text)
    assert key is None or all(key.partition("/"))


def test_addresses_of_offices_are_known() -> None:
    """info@ is an office's, kim@ is a person's."""
    assert is_role_address("info@example.org")
    assert not is_role_address("kim@example.org")


@pytest.mark.parametrize(
    "text", ["", "kim@example.org", "a" * 31, "a" * 65, "g" * 32, "md4:" + "a" * 32]
)
def test_what_is_no_digest_is_not_taken_for_one(text: str) -> None:
    """Only hexadecimal digits of the three usual lengths are."""
    assert digest_key(text) is None


def test_digests_are_made_as_gravatar_makes_them() -> None:
    """Of Gravatar's own example, trimmed and in lower case (gravatar.com, developer pages)."""
    email = email_key(" MyEmailAddress@example.com ")
    assert email is not None
    md5, sha1, sha256 = digests_of(email)
    assert md5 == "0bc83cb571cd1c50ba6f3e8a78ef1346"
    assert [len(each) for each in (md5, sha1, sha256)] == [32, 40, 64]
    assert digest_key(f" SHA256:{sha256.upper()}") == sha256
