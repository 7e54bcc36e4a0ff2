"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from friendline.whole_files import write_whole


def test_files_are_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    """What was there is replaced, and no file by another name stays behind."""
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_bytes(b"old")
    write_whole({one: b"new", other: b"first"})
    assert (one.read_bytes(), other.read_bytes()) == (b"new", b"first")
    assert sorted(tmp_path.iterdir()) == [one, other]


def test_if_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    """The files that were there stay as they were."""
    one = tmp_path / "one.txt"
    one.write_bytes(b"old")
    with pytest.raises(OSError, match="No such file"):
        write_whole({one: b"new", tmp_path / "nowhere" / "other.txt": b"first"})
    assert one.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [one]
