"""Names that a list keeps with their surname first."""

import pytest
from client_list_helpers import people_of
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.client_list.mapping import ListMapping, mapped_columns
from friendline.archives.client_list.turned_names import (
    are_turned,
    example_of_turned,
    in_order,
    may_be_turned,
    with_names_in_order,
)
from friendline.archives.tables.delimited import Row, Table


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Sowerby, Helen", "Helen Sowerby"),
        ("SOWERBY,Helen Jane", "Helen Jane SOWERBY"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("García Márquez, Ana", "Ana García Márquez"),
        ("Ocampo-Reyes, Isabel M.", "Isabel M. Ocampo-Reyes"),
        ("Müller, Dr. Anna", "Dr. Anna Müller"),
        ("Dr. Müller, Anna", "Dr. Anna Müller"),
        ("Müller, Anna, Dr.", "Anna Müller, Dr."),
        ("King, Martin, Jr.", "Martin King, Jr."),
        ("King, Jr., Martin", "Martin King, Jr."),
        ("Hockaday, Claire & Rhys", "Claire & Rhys Hockaday"),
        ("Co, Maria", "Maria Co"),
        ("Ma, Jack", "Jack Ma"),
    ],
)
def test_a_name_with_the_surname_first_is_put_in_order(written: str, read: str) -> None:
    """The first name comes first; titles stay before it, suffixes after the surname."""
    assert in_order(written) == read


@pytest.mark.parametrize(
    "written",
    [
        *("Smith, Jr", "Lee, Ann,", "Müller, Dr.", "Adams, PhD", "Acme, Inc.", "Acme Ltd, London"),
        *("Baker, Smith & Partners", "Helen Sowerby", "Madonna", "", ",", "Sowerby,", ", Helen"),
        *("Novak, Kim <kim@example.org>", "Lee, Ann, Bob", "Flat 3, High Street", "Dr., Anna"),
    ],
)
def test_what_is_no_such_name_stays(written: str) -> None:
    """A comma before a title, a suffix, a firm or a number turns nothing round."""
    assert in_order(written) == written


@given(st.text(max_size=60))
def test_any_text_is_put_in_order_or_left(text: str) -> None:
    """Whatever stands in a cell: no letter is lost, and in order it stays."""
    read = in_order(text)
    assert sorted(filter(str.isalpha, read)) == sorted(filter(str.isalpha, text))
    assert in_order(read) == read or "," in read


def test_a_column_decides_as_a_whole() -> None:
    """Nearly all of its names have to have their surname first."""
    turned = ["Sowerby, Helen", "Aydoğan, Yusuf", "Lee, Ann", "Smith, Jr", "Novak, Kim", ""]
    assert are_turned(turned, "Name")
    assert not are_turned(["Helen Sowerby", "Yusuf Aydoğan", "Lee, Ann"], "Name")
    assert not are_turned(["Acme, Inc.", "Brook, Ltd", "Smith, Jr"], "Name")
    assert not are_turned([], "Name")


def test_a_place_behind_a_name_turns_nothing_round() -> None:
    """Where most have two words before the comma, only the name of the column can say it."""
    placed = ["Helen Sowerby, Leeds", "Yusuf Aydoğan, York"]
    assert not are_turned(placed, "Name")
    assert may_be_turned(placed)
    spanish = ["García Márquez, Ana", "López Ruiz, Juan"]
    assert not are_turned(spanish, "Cliente")
    assert are_turned(spanish, "Apellidos, Nombre")
    assert are_turned(["van der Berg, Jan", "von Arnim, Bettina"], "Name")


def test_names_of_a_list_are_read_in_order() -> None:
    """So they stand everywhere: among the people, in questions, in letters."""
    people = people_of('Client,Company\n"Sowerby, Helen","Acme, Inc."\n"Smith, Jr",\n"Lee, Ann",\n')
    assert [one.name for one in people] == ["Sowerby, Helen", "Smith, Jr", "Lee, Ann"]
    more = "".join(f'"Novak, Kim{letter}",\n' for letter in "abc")
    people = people_of(f'Client,Company\n"Sowerby, Helen","Acme, Inc."\n"Smith, Jr",\n{more}')
    assert [one.name for one in people[:3]] == ["Helen Sowerby", "Smith, Jr", "Kima Novak"]
    assert people[0].company == "Acme, Inc."


@pytest.mark.parametrize("header", ["Surname, First name", "Nachname, Vorname", "Nom, Prénom"])
def test_a_column_may_be_called_after_both_parts(header: str) -> None:
    """Such a column is one of whole names."""
    (person,) = people_of(f"{header};Status;City\nSowerby Lane, Helen;current;York\n")
    assert person.name == "Helen Sowerby Lane"


def test_somebody_stays_the_same_person_in_either_order() -> None:
    """The owner may change the list from one way to the other: decisions on people hold."""
    (turned,) = people_of("Name;City\nSowerby, Helen;Leeds\n")
    (plain,) = people_of("Name;City\nHelen Sowerby;Leeds\n")
    assert turned == plain


@pytest.mark.parametrize(
    ("surname_first", "names"),
    [(True, ("Helen Sowerby", "Smith, Jr")), (False, ("Sowerby, Helen", "Smith, Jr"))],
)
def test_what_the_owner_says_goes_before(*, surname_first: bool, names: tuple[str, ...]) -> None:
    """Said or not, what is no name with its surname first stays as it is written."""
    rows = (Row(2, ("Sowerby, Helen",)), Row(3, ("Smith, Jr",)))
    mapping = ListMapping(columns={"name": ("Name",)}, surname_first=surname_first)
    table = with_names_in_order(Table(("Name",), rows), mapped_columns(mapping, ("Name",)))
    assert tuple(row.cells[0] for row in table.rows) == names


def test_an_example_is_a_name_that_can_be_turned() -> None:
    """The page shows it as it stands in the list."""
    assert example_of_turned(["Smith, Jr", "Lee, Ann"]) == "Lee, Ann"
    assert example_of_turned(["Ann Lee"]) == ""
    assert not may_be_turned(["Ann Lee", "Kim Novak", "Smith, John"])
