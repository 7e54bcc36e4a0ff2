"""E-mail addresses in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.emails_in_words import in_words


@pytest.mark.parametrize(
    "email",
    [
        "jo_at_firm_dot_net",
        "jo-at-firm-dot-net",
        "michael dot trent at firm dot net",
        "jo at firm dot co dot uk",
        "jo.smith at firm.net",
        "varga @ kanzlei.de",
        "jo ät firma punkt de",
        "jo Klammeraffe firma Punkt de",
        "anna punkt berg ät gmx punkt de",
        "luc point martin arobase firme point fr",
        "luc [arobase] firme.fr",
        "luz arroba correo punto es",
        "luz (arroba) correo (punto) es",
        "jo (a) firma.de",
        "jo@firm dot net",
    ],
)
def test_an_address_in_words_is_found_whole(email: str) -> None:
    """The words for "at" and "dot" are known in four languages, from the first name on."""
    text = f"Please, {email}, thanks"
    assert [text[start:end] for start, end in in_words(text)] == [email]


@pytest.mark.parametrize(
    "text",
    [
        "I work at a dot com",
        "meet at dot's cafe",
        "order at amazon dot com",
        "working at booking dot com",
        "tickets @ example.org",
        "see you @ club.berlin",
        "Insta @anna.cooks.de",
        "at this point in time",
        "le point de vue arobase",
        "en ese punto de encuentro",
        "stay-at-home.mom",
    ],
)
def test_words_at_a_shop_or_a_site_are_no_address(text: str) -> None:
    """Work, a party or a ticket "at" somewhere are no e-mail addresses."""
    assert list(in_words(text)) == []


@pytest.mark.parametrize(
    "email",
    [
        "ola snabel-a firma punktum no",
        "jan (małpa) firma kropka pl",
        "jan zavináč firma tečka cz",
        "anna kukac firma pont hu",
        "joao arroba firma ponto com ponto br",
        "ivan (собака) firma точка ru",
        "mehmet (et) firma (nokta) com",
        "matti miukumauku firma piste fi",
    ],
)
def test_more_languages_have_words_for_at(email: str) -> None:
    """A dog, a monkey, a worm: each language names the sign after something else."""
    text = f"Hello {email}, thanks"
    found = [text[start:end] for start, end in in_words(text)]
    assert len(found) == 1
    assert found[0].endswith(email)


@pytest.mark.parametrize(
    "email",
    [
        "jo  (at)  firm  (dot)  net",
        "jo((at))firm.net",
        "jo /at/ firm /dot/ net",
        'jo "at" firm "dot" net',
        "janeATfirmDOTnet",
        "shop AT firm DOT net",
        "jo at firm dotcom",
        "jo.smith@firm .net",
        "jo\u00a0at\u00a0firm\u00a0dot\u00a0net",
    ],
)
def test_at_is_marked_in_many_ways(email: str) -> None:
    """Brackets of any kind, strokes, capitals and odd spaces set the words apart."""
    assert [email[start:end] for start, end in in_words(email)] == [email]


@pytest.mark.parametrize(
    "text", ["my email is jane at gmail", "jo.smith at hotmail", "jo (at) gmail"]
)
def test_a_firm_of_addresses_needs_no_ending(text: str) -> None:
    """Everybody knows how to go on behind "at gmail"."""
    assert len(list(in_words(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "great shoes at zappos dot com",
        "more info at firm dot net",
        "the team at firm dot net",
        "the top at sunset point is lovely",
        "I work at gmail",
        "write a letter at home. It is nice",
        "@Anna at home dot com",
    ],
)
def test_what_is_at_a_shop_is_no_address(text: str) -> None:
    """Things, and people who work somewhere, are no address of somebody."""
    assert list(in_words(text)) == []


@given(st.text("aAtTdDoO@.()[] _-/", max_size=200))
def test_any_words_are_read(text: str) -> None:
    """No run of words raises, and places come in their order without overlap."""
    places = [place for span in in_words(text) for place in span]
    assert places == sorted(places)
