"""One writer at a time."""

import time
from pathlib import Path
from threading import Event, Thread

import pytest

from friendline.one_writer import one_writer


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    """What the first does is done before the second begins, and no sign is left."""
    place, said, is_in = tmp_path / "a.csv", list[str](), Event()

    def second() -> None:
        is_in.wait()
        with one_writer(place):
            said.append("second")

    other = Thread(target=second)
    other.start()
    with one_writer(place):
        is_in.set()
        time.sleep(0.05)
        said.append("first")
    other.join()
    assert said == ["first", "second"]
    assert list(tmp_path.iterdir()) == []


def test_after_an_error_the_next_may_write(tmp_path: Path) -> None:
    """Whoever fails takes the sign down all the same."""
    place = tmp_path / "a.csv"
    with pytest.raises(ZeroDivisionError), one_writer(place):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_sign_left_by_a_stopped_program_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is taken down after a while in which nobody touched it."""
    monkeypatch.setattr("friendline.one_writer._LEFT_BEHIND_AFTER", 0.0)
    place = tmp_path / "a.csv"
    (tmp_path / ".a.csv.being-written").touch()
    with one_writer(place):
        place.touch()
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Nobody waits for what cannot come."""
    with pytest.raises(FileNotFoundError), one_writer(tmp_path / "missing" / "a.csv"):
        pass
