"""A file of sayings of any kind: it only grows, and a mistake in it is told in the kind's words."""

from pathlib import Path

import pytest
from said_helpers import Wish, undo, wish

from friendline.archives.tables.grown_file import GrownRow, NotReadError, number_of
from friendline.archives.tables.said_file import (
    Form,
    NotOfThisKindError,
    SaidFile,
    UnusableFileError,
)
from friendline.said import Keeper, Sayings, Words

WORDS = Words(
    one="wish",
    many="wishes",
    command="friendline wishes",
    option="--wishes",
    file_name="wishes.csv",
)


def cells(one: Wish) -> tuple[str, ...]:
    """Write a wish."""
    return str(one.number), one.what, "undo" if one.is_taken_back else ""


def read(row: GrownRow) -> Wish:
    """Read a wish."""
    number, what, undone = row.whole_cells()
    if not what:
        raise NotReadError("nothing is wished.")
    return Wish(number=number_of(number), at=1, what=what, is_taken_back=undone == "undo")


FORM = Form(
    words=WORDS,
    columns=("number", "what", "undo"),
    needed=("number", "what"),
    cells=cells,
    read=read,
    together=Sayings[Wish].of,
)


@pytest.fixture
def file(tmp_path: Path) -> SaidFile[Wish, Sayings[Wish]]:
    """A file that is not there yet."""
    return SaidFile(tmp_path / "wishes.csv", FORM)


def test_it_keeps_as_every_keeper_does(file: SaidFile[Wish, Sayings[Wish]]) -> None:
    """Nothing at first; then all that was added, under numbers that nobody else has."""
    keeper: Keeper[Wish, Sayings[Wish]] = file
    assert keeper.read().said.listed == ()
    keeper.append([wish(1), wish(1, "milk")])
    now = keeper.append([undo(1, 1)])
    assert now == keeper.read()
    assert now.said.listed == (wish(1), wish(1, "milk"), undo(2, 1))
    assert now.said.in_force == ()


def test_numbers_decide_the_order_and_a_line_twice_counts_once(
    file: SaidFile[Wish, Sayings[Wish]],
) -> None:
    """Somebody sorted the lines in a spreadsheet, and copied one."""
    file.path.write_text("number,what,undo\n2,milk,\n1,tea,\n2.0,milk,\n", "utf-8")
    assert file.read().said.listed == (wish(1), wish(2, "milk"))


def test_a_line_that_says_nothing_is_told_with_its_file_and_number(
    file: SaidFile[Wish, Sayings[Wish]],
) -> None:
    """The others count."""
    file.path.write_text("number,what,undo\n1,,\n2,milk,\n", "utf-8")
    kept = file.read()
    assert kept.said.listed == (wish(2, "milk"),)
    (fault,) = kept.faults
    assert (fault.file, fault.reason) == (
        "wishes.csv",
        "Line 2 was skipped: nothing is wished.",
    )


def test_another_file_is_refused_in_the_words_of_the_kind(
    file: SaidFile[Wish, Sayings[Wish]],
) -> None:
    """What it is not, which command writes one, and which option names another; it stays as is."""
    file.path.write_text("Name,Email\nKim Novak,kim@example.org\n", "utf-8")
    with pytest.raises(NotOfThisKindError, match="no file of wishes") as refused:
        file.append([wish(1)])
    assert "friendline wishes wrote, with the columns number, what, undo" in str(refused.value)
    assert "name another file with --wishes" in str(refused.value)
    assert file.path.read_text("utf-8") == "Name,Email\nKim Novak,kim@example.org\n"


def test_a_folder_that_is_not_there_is_told_in_the_words_of_the_kind(tmp_path: Path) -> None:
    """The system's reason and the way out."""
    with pytest.raises(UnusableFileError, match=r"wishes cannot be kept here .* --wishes"):
        SaidFile(tmp_path / "missing" / "wishes.csv", FORM).append([wish(1)])
