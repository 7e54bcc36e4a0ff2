"""What the words around a number call it."""

import pytest

from friendline.screening.confidential.card_words import Said, said_around

NUMBER = "4539 7521 8460 9376"


def said(text: str) -> Said:
    """Give what a text calls the number that stands for "N" in it."""
    start = text.index("N#")
    return said_around(text.replace("N#", NUMBER), start, start + len(NUMBER))


@pytest.mark.parametrize(
    "text",
    [
        "my card N#",
        "N# is my Visa",
        "order it with my card N#",
        "in case you need my card: N#",
        "カード番号N#です",
        "Kartennummer N#",
        "card N#, code 123",
        "for example my card N#",
    ],
)
def test_a_card_is_called_so(text: str) -> None:
    """Of two names the nearer one counts, and everyday words count only right before."""
    assert said(text) is Said.CARD


@pytest.mark.parametrize(
    "text",
    [
        "order N#",
        "gift card N#",
        "my library card number N#",
        "N# is my order number",
        "N# est mon numéro de commande",
        "N# (tracking)",
        "N# from DHL",
        "case no. N#",
        "Kundennummer N#",
        "Vertragsnummer N#",
        "wifi password N#",
        "test card N#",
        "card N# is made up",
        "$N# of debt",
        "N# people",
        "N# / 2",
        "https://x.example/card/N#",
    ],
)
def test_another_number_is_called_so(text: str) -> None:
    """Orders, parcels, members, tests, sums and links are no cards, before the number or behind."""
    assert said(text) is Said.OTHER


@pytest.mark.parametrize("text", ["loyalty at last, card N#", "gift for you, my card says N#"])
def test_a_card_that_pays_for_nothing_is_none(text: str) -> None:
    """Cards of shops and libraries are cards too: a nearer word for a card does not change that."""
    assert said(text) is Said.OTHER


def test_words_of_another_sentence_say_nothing() -> None:
    """An order in the sentence before makes no order of a number that has words of its own."""
    assert said("Order your own pizza! Take N#") is Said.NOTHING


def test_a_number_alone_belongs_to_the_sentence_before() -> None:
    """A number that begins a sentence is what the last one spoke of."""
    assert said("Where is my parcel?? N#") is Said.OTHER
    assert said("New card!\nN#") is Said.CARD
