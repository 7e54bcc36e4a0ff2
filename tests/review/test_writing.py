"""Whole files or none."""

from pathlib import Path

import pytest
from review_examples import small_review

from friendline.review.contract import Review
from friendline.review.writing import CannotWriteError, write_review


def page(_: Review) -> str:
    """A page."""
    return "<!doctype html>"


def test_a_failing_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When writing fails halfway the old files stand, and no half file is left."""
    report, data = write_review(small_review(), tmp_path, page)
    before = report.read_bytes(), data.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotWriteError, match="No space left"):
        write_review(small_review(), tmp_path, page)
    assert (report.read_bytes(), data.read_bytes()) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "review.json"]


def test_no_page_without_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the second file does not fit on the disk, the first is not left alone."""
    synced: list[int] = []

    def full_at_the_second(number: int) -> None:
        synced.append(number)
        if len(synced) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_at_the_second)
    with pytest.raises(CannotWriteError):
        write_review(small_review(), tmp_path, page)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_cannot_be_made_writes_nothing(tmp_path: Path) -> None:
    """A fault of ours in the page does not leave a lone data file."""

    def broken(_: Review) -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_review(small_review(), tmp_path / "out", broken)
    assert not (tmp_path / "out").exists()


def test_half_a_character_does_not_stop_the_page(tmp_path: Path) -> None:
    """Broken characters of an export end as question marks."""
    report, _ = write_review(small_review(), tmp_path, lambda _: "a \ud83d b")
    assert report.read_bytes() == b"a ? b"
