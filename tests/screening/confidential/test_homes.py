"""Home addresses."""

import pytest

from friendline.model import Category
from friendline.screening.confidential.homes import homes_in


@pytest.mark.parametrize(
    "text",
    [
        "party at Flat 3, 12 Queens Gardens",
        "come over to 1420 Maple St tonight",
        "Meine neue Adresse: Goethestraße 12a",
        "J'habite au 12 rue des Lilas",
        "mi nueva dirección es Avenida de la Luz, 12",
        "Abito in via Roma 12",
        "ik woon op de Kerkstraat 12",
    ],
)
def test_a_home_is_told(text: str) -> None:
    """A street and a number beside words of a home are a location, in six languages."""
    (one,) = homes_in(text)
    assert one.category is Category.LOCATION


@pytest.mark.parametrize(
    "text",
    ["Das Museum am Domplatz 3", "Le café, 12 rue des Lilas", "9 Elm Street", "my new home has 4"],
)
def test_a_street_alone_is_anybodys(text: str) -> None:
    """A street and a number without words of a home are no finding."""
    assert list(homes_in(text)) == []
