"""The file of labels: it only grows, and whatever happens to it, nothing is lost in silence."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.archives.tables.grown_file import MAX_BYTES
from friendline.archives.tables.said_file import SaidFileError
from friendline.model import Category, Severity
from friendline.said import noted
from friendline.screening.labels.label import Label, Scope, Verdict
from friendline.screening.labels.label_file import (
    COLUMNS,
    KeptLabels,
    append_labels,
    read_labels,
)

HEADER = ",".join(COLUMNS)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a file of labels may be."""
    return tmp_path / "labels.csv"


def label(number: int = 1, text: str = "Beer with the choir", **more: object) -> Label:
    """Give a label."""
    said: dict[str, object] = {"item": "item-1", "category": Category.ALCOHOL_PARTY, "at": 1_000}
    return Label(number=number, verdict=Verdict.FINE, text=text, **(said | more))  # type: ignore[arg-type]


def test_a_file_that_is_not_there_holds_nothing(place: Path) -> None:
    """The first round begins without complaint, and reading makes no file."""
    assert read_labels(place).said.listed == ()
    assert not place.exists()


texts = st.text(max_size=40).map(noted)


@settings(max_examples=60, deadline=None)
@given(
    text=texts,
    value=texts,
    note=texts,
    words=texts,
    scope=st.sampled_from(Scope),
    confidence=st.none() | st.floats(0, 1),
    severity=st.none() | st.sampled_from(Severity),
)
def test_what_is_written_is_read_again(  # noqa: PLR0913, PLR0917 - a label says much
    text: str,
    value: str,
    note: str,
    words: str,
    scope: Scope,
    confidence: float | None,
    severity: Severity | None,
) -> None:
    """Any words, formulas and commas among them, come back as they were."""
    said = label(
        text=text,
        value=value,
        note=note,
        words=words,
        scope=scope,
        confidence=confidence,
        severity=severity,
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "labels.csv"
        append_labels(path, [said])
        kept = read_labels(path)
    assert kept.said.listed == (said,)
    assert kept.faults == ()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_hostile_files_are_refused_or_told_and_never_break(data: bytes, has_header: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """Whatever bytes there are, there are labels, faults, or one sentence."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "labels.csv"
        path.write_bytes((HEADER.encode() + b"\n" if has_header else b"") + data)
        before = path.read_bytes()
        kept = kept_or_refused(path)
        if isinstance(kept, str):
            assert "Nothing was changed" in kept
            assert path.read_bytes() == before
            return
        assert kept.said.listed[-1].text == "Beer with the choir"
        assert read_labels(path).said.in_force[-1].item == "item-1"


def kept_or_refused(path: Path) -> KeptLabels | str:
    """Add a label; give the sentence where the file is refused."""
    try:
        return append_labels(path, [label()])
    except SaidFileError as error:
        return str(error)


def test_two_windows_lose_nothing(place: Path) -> None:
    """Labels said at once get numbers of their own, and all are there."""
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: append_labels(place, [label(1, str(n))]), range(20)))
    listed = read_labels(place).said.listed
    assert sorted(one.number for one in listed) == list(range(1, 21))
    assert {one.text for one in listed} == {str(n) for n in range(20)}


def test_a_line_that_was_cut_off_is_told_and_the_next_is_whole(place: Path) -> None:
    """A machine that stops while it writes costs one line at most."""
    append_labels(place, [label(1)])
    append_labels(place, [label(2)])
    place.write_bytes(place.read_bytes()[:-40])
    assert [one.number for one in read_labels(place).said.listed] == [1]
    assert "cut off" in read_labels(place).faults[0].reason
    append_labels(place, [label(2, "Said again")])
    kept = read_labels(place)
    assert [one.text for one in kept.said.listed] == ["Beer with the choir", "Said again"]
    assert any("cut off" in fault.reason for fault in kept.faults)


def test_a_file_that_a_spreadsheet_saved_is_read_and_what_was_found_is_kept(place: Path) -> None:
    """Semicolons and another order do not matter; the file found lies beside the new one."""
    rows = "verdict;number;scope;category;item\nfine;1.0;this;politics;item-9\n"
    place.write_text(rows, "cp1252")
    kept = append_labels(place, [label(2)])
    assert [one.item for one in kept.said.listed] == ["item-9", "item-1"]
    assert read_labels(place).said == kept.said
    assert place.with_name("labels as found 1.csv").read_text("cp1252") == rows


def test_a_line_that_says_nothing_costs_only_itself(place: Path) -> None:
    """An unknown word is told with its line, and the other labels count."""
    lines = ["1,,maybe,this,politics,item-1", "2,,fine,this,politics,item-2", "x,,fine,this,pets,i"]
    place.write_text("\n".join(["number,at,verdict,scope,category,item", *lines, ""]))
    kept = read_labels(place)
    assert [one.item for one in kept.said.listed] == ["item-2"]
    assert "Line 2 was skipped: 'maybe'" in kept.faults[0].reason
    assert "'x' is no number" in kept.faults[1].reason


def test_another_file_is_refused_and_not_touched(place: Path) -> None:
    """A client list named by mistake stays as it is."""
    place.write_text("Name,Email\nKim Novak,kim@example.org\n")
    with pytest.raises(SaidFileError, match="no file of labels"):
        append_labels(place, [label()])
    assert place.read_text() == "Name,Email\nKim Novak,kim@example.org\n"


def test_a_folder_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    """The sentence says what it is."""
    with pytest.raises(SaidFileError, match="folder"):
        read_labels(tmp_path)
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SaidFileError, match="larger than 32 MB"):
        read_labels(huge)


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """The system's reason and the way out are in the sentence."""
    with pytest.raises(SaidFileError, match="labels cannot be kept here"):
        append_labels(tmp_path / "no such folder" / "labels.csv", [label()])
