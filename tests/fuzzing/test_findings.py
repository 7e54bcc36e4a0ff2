"""Tests of finding: what is wrong is found, kept at its shortest, and dropped once mended."""

import time
from pathlib import Path

import pytest
from fuzz import findings, running
from fuzz.findings import Found, TooSlowError, place_of, still_wrong, tried
from fuzz.target import Target, must


def breaks_on_b(data: bytes) -> None:
    """Break on a letter."""
    must(b"b" not in data, "there is a b")


def is_slow(data: bytes) -> None:
    """Take longer than a moment."""
    ends = time.process_time() + 0.03
    while data and time.process_time() < ends:
        pass


BREAKS = Target("breaks", breaks_on_b, (b"aaa", b"ccc"), words=("b",))


def test_an_input_that_is_read_is_no_finding() -> None:
    """Nothing is wrong where nothing is raised, in time."""
    assert tried(BREAKS, b"a") is None


def test_what_is_raised_is_a_finding_and_the_shortest_is_kept(tmp_path: Path) -> None:
    """Many inputs that break at one place are one file, the shortest of them."""
    found = Found(BREAKS, tmp_path / "here")
    for data in (b"aaab", b"a", b"ab", b"aab"):
        found.look_at(data)
    (file,) = (tmp_path / "here").iterdir()
    assert (file.read_bytes(), found.count) == (b"ab", 4)
    assert file.name.startswith("WrongError-")


def test_what_takes_too_long_is_a_finding() -> None:
    """Time is counted as CPU time of this process, so a busy machine finds nothing."""
    error = tried(Target("slow", is_slow, (), seconds=0.01), b"x")
    assert isinstance(error, TooSlowError)
    assert "1 bytes" in str(error)
    assert place_of(error) == "TooSlowError-whole"


def test_what_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """An input that hangs does not hang the run."""
    monkeypatch.setattr(findings, "HANGS", 0.05)

    def hangs(_: bytes) -> None:
        while True:
            pass

    error = findings.tried_for_a_while(Target("hangs", hangs, ()), b"x")
    assert isinstance(error, findings.NeverEndsError)


def test_what_is_mended_is_dropped(tmp_path: Path) -> None:
    """Old findings are tried again, and only those that still break are told."""
    (tmp_path / "old").write_bytes(b"a")
    (tmp_path / "new").write_bytes(b"b")
    assert [file.name for file in still_wrong(BREAKS, tmp_path)] == ["new"]
    assert not (tmp_path / "old").exists()
    assert still_wrong(BREAKS, tmp_path / "none") == {}


def test_without_atheris_hypothesis_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine without atheris a planted mistake is found within a second."""
    monkeypatch.setattr(running, "has_atheris", lambda: False)
    monkeypatch.setattr(running, "targets_of", lambda _: (BREAKS,))
    monkeypatch.setattr(running, "FINDINGS", tmp_path)
    running.run_here("policy", "breaks", 1)
    assert any((tmp_path / "breaks").iterdir())


def test_pieces_are_put_where_they_belong() -> None:
    """An edit says where, in the place of how many bytes, and what."""
    assert running.edited(b"abcd", [(0.5, 1, b"X"), (1.0, 9, b"!")]) == b"abXd!"
