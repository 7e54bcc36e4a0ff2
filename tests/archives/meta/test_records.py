"""The records of a file: where they stand, and what is told of a file that is broken."""

from collections.abc import Iterator
from typing import Any

import pytest

from friendline.archives.json_documents import UnusableFileError
from friendline.archives.meta.page import Page
from friendline.archives.meta.records import Records, below_root, listed, read_file
from friendline.archives.opening import UnreadableFileError
from friendline.model import Fault, Gap, Record


@pytest.mark.parametrize(
    ("document", "below"),
    [
        ({"friends_v2": [1]}, [1]),
        ({"x": 1, "friends_v2": {"a": 1}}, {"a": 1}),
        ({"unknown": [1]}, [1]),
        ({"unknown": {"a": 1}}, None),
        ({"unknown": [1], "more": 1}, None),
        ({"label_values": [1]}, None),
        ({"string_list_data": [1]}, None),
        ({}, None),
    ],
)
def test_records_stand_below_the_root_key(document: dict[str, Any], below: object) -> None:
    """Or below the only key, if that is a list and none that a record itself has."""
    assert below_root(document, lambda key: key == "friends_v2") == below


def test_a_bare_object_is_a_list_of_one() -> None:
    """A list with one member can come as a bare object; all else is no list."""
    assert listed({"a": 1}) == [{"a": 1}]
    assert listed([1]) == [1]
    for other in (None, 7, "text", True):
        with pytest.raises(UnusableFileError, match="no list of records"):
            listed(other)


def reading(records: Records | Exception) -> list[Record]:
    """Read a file of these records, of which each odd number is odd."""

    def parse() -> Records:
        if isinstance(records, Exception):
            raise records
        return records

    def read(values: Any, page: Page[None]) -> Iterator[Record]:
        for value in values:
            if value % 2:
                page.odd.append(value)
            else:
                yield Gap(what=str(value), remedy="")

    return list(read_file(Page("a.json", None, "facebook"), parse, read))


@pytest.mark.parametrize(
    "error", [UnusableFileError("It is empty."), UnreadableFileError("a.json", "It is empty.")]
)
def test_a_broken_file_is_one_fault(error: Exception) -> None:
    """A file that cannot be read, or is not what it should be, is named with the reason."""
    assert reading(error) == [Fault(file="a.json", reason="It is empty.")]


def test_troubles_come_first_and_odd_records_last() -> None:
    """What could be read stands between what is to be told of the file."""
    mended, gap, odd = reading(Records([2, 1], is_mended=True))
    assert isinstance(mended, Fault)
    assert "replaced" in mended.reason
    assert gap == Gap(what="2", remedy="")
    assert isinstance(odd, Fault)
    assert odd.reason.startswith("1 of 2 records")
