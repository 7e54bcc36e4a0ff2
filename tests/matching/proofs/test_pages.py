"""Which pages can be somebody's own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.proofs.pages import Page, read_page


@pytest.mark.parametrize(
    "url",
    [
        "kimnovak.example",
        "https://kimnovak.example",
        "http://www.kimnovak.example/",
        "https://KimNovak.example/?ref=x#top",
        "//kimnovak.example/",
    ],
)
def test_a_front_page_is_one_page(url: str) -> None:
    """Scheme, www, case, query and slash make no difference."""
    assert read_page(url) == Page("kimnovak.example", "", is_own_domain=True)


def test_a_page_below_the_front_is_another() -> None:
    """The path is kept, without the slash at its end."""
    page = read_page("https://kimnovak.example/Blog/")
    assert page == Page("kimnovak.example", "blog", is_own_domain=True)
    assert page is not None
    assert page.text == "kimnovak.example/blog"


@pytest.mark.parametrize(
    "url",
    ["linktr.ee", "https://www.facebook.com/", "en.wikipedia.org", "medium.com", "wordpress.com"],
)
def test_the_front_of_a_shared_host_is_nobodys(url: str) -> None:
    """Everybody has a page there."""
    assert read_page(url) is None


@pytest.mark.parametrize("url", ["linktr.ee/kimn", "https://github.com/KimN", "medium.com/@kimn"])
def test_a_page_on_a_shared_host_is_somebodys_but_the_host_is_not(url: str) -> None:
    """It counts as that very page only."""
    page = read_page(url)
    assert page is not None
    assert not page.is_own_domain


def test_a_name_before_a_shared_host_is_somebodys_own() -> None:
    """kim.wordpress.com is Kim's, as a domain is."""
    assert read_page("https://kimn.wordpress.com/") == Page("kimn.wordpress.com", "", True)


@pytest.mark.parametrize(
    "text", ["", "kim", "Kim Novak", "kim@example.org", "http://", "https://[::1", ".", "a..", "/x"]
)
def test_plain_text_is_no_page(text: str) -> None:
    """A name, an e-mail address or a broken address is not read."""
    assert read_page(text) is None


def test_the_words_of_a_domain_are_those_of_its_own_name() -> None:
    """Without its ending, its marks and what stands before it."""
    page = read_page("m.kim-novak1.example")
    assert page is not None
    assert page.words == ("kim", "novak")


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(max_size=40).map("https://a.example/{}".format)))
def test_any_text_is_a_page_or_not(text: str) -> None:
    """Reading never raises, and a page has a host with a dot."""
    page = read_page(text)
    assert page is None or "." in page.host
