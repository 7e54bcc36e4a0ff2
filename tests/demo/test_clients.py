"""The client list is a plain one that friendline reads whole."""

import csv
import io

from friendline.demo import DemoFiles
from friendline.demo.clients import HEADER


def rows(demo: DemoFiles) -> list[dict[str, str]]:
    """Give the rows of the client list."""
    return list(csv.DictReader(io.StringIO(demo.clients.read_bytes().decode(), newline="")))


def test_columns_are_those_of_a_spreadsheet(demo: DemoFiles) -> None:
    """The list has the plain columns, a name and an own address in every row."""
    found = rows(demo)
    assert tuple(found[0]) == HEADER
    assert all(row["Name"] for row in found)
    assert len({row["E-mail"] for row in found}) == len(found)


def test_nobody_real_can_be_reached(demo: DemoFiles) -> None:
    """Addresses end in .example and telephone numbers are of the ranges kept for drama."""
    for row in rows(demo):
        assert row["E-mail"].endswith(".example")
        assert row["Phone"].startswith(("07700 900", "0117 496 0"))


def test_every_kind_of_client_is_there(demo: DemoFiles) -> None:
    """Current, former and possible clients; met, not met and not said; some with LinkedIn."""
    found = rows(demo)
    assert {row["Status"] for row in found} == {"Current client", "Former client", "Prospect"}
    assert {row["Met in person"] for row in found} == {"yes", "no", ""}
    assert all(bool(row["Ended"]) == (row["Status"] == "Former client") for row in found)
    assert any(row["LinkedIn"] for row in found)
