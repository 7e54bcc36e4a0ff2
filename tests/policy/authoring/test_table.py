"""Tests of reading the CSV file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.policy.authoring.table import LARGEST_FILE, read_table

PLAIN = 'Months known,Answer\n"1, 2",accept\n,ask\n'


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.replace("\n", "\r\n").encode(),
        b'months_known;ANSWER\n"1, 2";accept\n;ask\n',
        b'months_known\t answer \n"1, 2"\taccept\n\task\n',
    ],
)
def test_all_usual_ways_of_saving_give_the_same_table(data: bytes) -> None:
    """Delimiter, encoding, line ends, case and gaps of column names make no difference."""
    table = read_table(data)
    assert table.problems == ()
    assert table.columns == ("months_known", "answer")
    assert [row.cells for row in table.rows] == [
        {"months_known": "1, 2", "answer": "accept"},
        {"answer": "ask"},
    ]


def test_rows_are_numbered_as_in_a_spreadsheet() -> None:
    """Blank rows and cells of several lines do not shift the numbers."""
    table = read_table(b'answer,say\nask,"one\ntwo"\n\n,\naccept,x\n')
    assert [row.number for row in table.rows] == [2, 5]


def test_windows_letters_are_read() -> None:
    """A file that Excel saved as plain CSV keeps its letters."""
    assert read_table("say\ncaf\u00e9 \u2013 d\u00e9j\u00e0\n".encode("cp1252")).rows[0].cells == {
        "say": "caf\u00e9 \u2013 d\u00e9j\u00e0"
    }


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"answer\nclient, patient\n", "row 2: the row has 2 cells and the header 1; put quot"),
        (b"answer,answer\n", "row 1, answer: this column stands here twice"),
        (b"answer,\nask,x\n", "row 2: a cell stands under a column with no name"),
        (b"", "the first row is blank; name the columns"),
        (b"\n\nanswer\n", "the first row is blank; name the columns"),
        (b"a\n" + b"x" * 200_000, "not a table of cells"),
        (b"x" * (LARGEST_FILE + 1), "larger than 5 MB; is it the right one?"),
        (b"x," * 30_000, "there are 30,001 columns; at most 500 are read"),
    ],
)
def test_unusable_tables_are_refused_with_the_place(data: bytes, sentence: str) -> None:
    """What cannot be read is a problem with its row."""
    assert any(sentence in str(problem) for problem in read_table(data).problems)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_table_or_problems(data: bytes) -> None:
    """No file makes reading fail."""
    table = read_table(data)
    assert all(row.number > 1 for row in table.rows)
