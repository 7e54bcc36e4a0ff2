"""Home addresses."""

import time

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


@pytest.mark.parametrize(
    "text",
    [
        "Anna wohnt in der Alten Poststraße 7",
        "Wir wohnen jetzt Mariahilfer Straße 45/3/12",
        "back home at 12 Grange Park Road",
        "Chez nous, 12 bis rue du Général Leclerc, 3e étage",
        "his residence, 14 Adeola Odeku Street, Victoria Island",
        "We moved to Flat 2, 118 Upper Tollington Park last week",
        "my new address is B-204, Shanti Niketan Society, MG Road",
        "Vivo en la calle Virgen de la Luz, 12, 3º B",
        "nuestra casa en Avenida de los Reyes Católicos 44",
        "Mieszkam przy ul. Kwiatowej 5/12",
        "ich wohne Am Kirchberg 3",
        "J'habite chemin des Vignes 12, 1006 Lausanne",
        "House No 56, Lajpat Nagar is my new home",
        "New place: 7 St Mary's Terrace",
        "we live at No 5, Bode Thomas Close",
        "i live at 14 oak tree lane",
        "moving into 1420 N Maple St Apt 4B",
        "home: 412 W 23rd St",
        "unsere neue Adresse: Unter den Linden 5, Top 4",
        "Party at ours, 3 The Mews",
        "Vivimos en c/ Alcalá 120, 2º izq",
        "Mi dirección es Carrera 7 No. 45-10",
        "12 Oak Road is our new home",
        "wohne jetzt in der Josef-Haydn-Gasse 12/2/7",
        "Send the cards to 88 Castle Hill View",
        "nous avons emménagé au 4, allée des Tilleuls",
        "Mon adresse: 8 place de la République",
        "I now live at 27 Elm Park Gardens, Flat B",
        "Notre nouvelle maison est au 15 impasse du Moulin",
        "Wir sind umgezogen: Schulstr. 8a, 2. OG",
        "moved to Plot 14, Admiralty Way, Lekki Phase 1",
        "#23, 5th Main, Indiranagar is where we live",
        "wohnt jetzt im Eichenweg 5",
        "Ich bin umgezogen, neue Anschrift Rosenweg 4",
    ],
)
def test_homes_of_many_countries(text: str) -> None:
    """Streets are known as a dozen countries write them, with floors, flats and postcodes."""
    assert len(list(homes_in(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The bakery moved to 14 Oak Road",
        "Our office has moved to 5 Queen Street",
        "Goethe wohnte am Frauenplan 1",
        "Mozart's house at 5 Domgasse Street",
        "La boutique déménage au 12 rue des Lilas",
        "Meet us at 38 Park Avenue for coffee",
        "Come to the gallery at 9 Mill Lane",
        "Sherlock Holmes lived at 221b Baker Street",
        "Konzert in der Lindenstraße 3",
        "We live in hope, see you at 12 Oak Road café",
        "Das Büro ist jetzt im Lindenweg 3",
        "Post office at 4 High Street is my local",
        "I live for the 5 minutes on the road",
        "wir wohnen seit Januar 3 Jahre hier",
        "El museo está en la calle Mayor 5",
        "At home with 3 kids on Elm Street",
        "Come to our shop, 12 Oak Road",
        "My address book has 40 Road names",
        "party at The Club, 14 Oak Road",
        "Address: Museum of Glass, 3 Bridge Street",
        "14 Oak Road is my favourite café",
        "Our house was built in 1890 on Park Road",
        "we moved 20 boxes down Hill Street",
    ],
)
def test_shops_offices_and_famous_houses_are_no_homes(text: str) -> None:
    """Where people work, sell, play or once lived is known to all."""
    assert list(homes_in(text)) == []


@pytest.mark.parametrize("piece", ["am Aa 1 ", "1 A, ", "calle A de A 1 ", "Flat 1, ", "1-"])
def test_a_text_of_nothing_but_streets(piece: str) -> None:
    """The longest text that is read ends soon, whatever it repeats."""
    began = time.process_time()
    list(homes_in((piece * 20_000)[:20_000]))
    assert time.process_time() - began < 5
