"""The file of decisions: it only grows, and whatever happens to it, nothing is lost in silence."""

import codecs
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from friendline.archives.tables.grown_file import MAX_BYTES
from friendline.archives.tables.said_file import NotOfThisKindError, UnusableFileError
from friendline.matching.asking.decision_file import (
    COLUMNS,
    append_decisions,
    read_decisions,
)
from friendline.matching.asking.decisions import Act, Decision
from friendline.said import noted

HEADER = ",".join(COLUMNS)


@pytest.fixture(scope="module", autouse=True)
def synced() -> Iterator[list[int]]:
    """Waiting for the disk would take most of the time; it is only noted."""
    with pytest.MonkeyPatch.context() as patch:
        files: list[int] = []
        patch.setattr("friendline.archives.tables.grown_file.os.fsync", files.append)
        patch.setattr("friendline.whole_files.os.fsync", files.append)
        yield files


def decision(number: int, **more: object) -> Decision:
    """Give a confirmation."""
    said = {"person": "person-1", "other": "account-1", "person_name": "Kim Novak", "at": 1_000}
    return Decision(number=number, act=Act.CONFIRM, **(said | more))  # type: ignore[arg-type]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a file of decisions may be."""
    return tmp_path / "who_is_who.csv"


def test_a_file_that_is_not_there_holds_nothing(place: Path) -> None:
    """The first session begins with no decisions and no complaint."""
    kept = read_decisions(place)
    assert kept.said.listed == ()
    assert kept.faults == ()
    assert not place.exists()


texts = st.text(max_size=40)
names = texts.map(noted)


@given(
    st.lists(
        st.builds(
            Decision,
            number=st.just(1),
            at=st.integers(0, 4_000_000_000),
            act=st.sampled_from([act for act in Act if act is not Act.UNDO]),
            person=st.just("person-1"),
            other=st.just("account-2"),
            note=names,
            person_name=names,
            channel=st.sampled_from(["facebook", "x"]),
            other_name=names,
            handle=names,
        ),
        max_size=5,
    )
)
@settings(max_examples=60)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, some: list[Decision]
) -> None:
    """Commas, quotes, line ends, emoji, signs of a formula: all come back as they were noted."""
    place = tmp_path_factory.mktemp("kept") / "who_is_who.csv"
    for one in some:
        append_decisions(place, [one])
    kept = read_decisions(place)
    assert kept.faults == ()
    expected = [replace(one, number=number) for number, one in enumerate(some, 1)]
    assert list(kept.said.listed) == expected


def test_adding_leaves_what_is_there_as_it_is(place: Path, synced: list[int]) -> None:
    """The file only grows, byte for byte, and an answer is on the disk when it is kept."""
    append_decisions(place, [decision(1)])
    before = place.read_bytes()
    inode, waits = place.stat().st_ino, len(synced)
    append_decisions(place, [decision(2), decision(2, other="account-2")])
    assert place.read_bytes().startswith(before)
    assert place.stat().st_ino == inode
    assert len(synced) == waits + 1
    assert len(read_decisions(place).said.listed) == 3


@pytest.mark.parametrize("cut", range(1, 60, 3))
def test_a_cut_off_line_costs_nothing_but_itself(place: Path, cut: int) -> None:
    """Wherever a write broke off, the lines before it count, and so does what comes after."""
    append_decisions(place, [decision(1), decision(2, other_name='Smith, "J"', note="a, b")])
    data = place.read_bytes()
    place.write_bytes(data[:-cut])
    kept = read_decisions(place)
    numbers = [one.number for one in kept.said.listed]
    assert numbers in ([1], [1, 2])
    assert bool(kept.faults) == (numbers == [1])
    append_decisions(place, [decision(3)])
    again = read_decisions(place)
    assert [one.number for one in again.said.listed] == [*numbers, 3]
    assert len(again.faults) == len(kept.faults)


def test_a_first_line_that_was_cut_off_is_begun_again(place: Path) -> None:
    """Even where not more than a part of the column names reached the disk."""
    append_decisions(place, [decision(1)])
    whole = place.read_bytes()
    begun = len(whole.partition(b"\n")[0])
    for cut in (1, 2, 3, 20, begun, begun + 1):
        place.write_bytes(whole[:cut])
        append_decisions(place, [decision(1)])
        assert [one.number for one in read_decisions(place).said.listed] == [1]


def test_a_number_that_another_program_took_is_given_anew(place: Path) -> None:
    """Two rounds at once: each answer can be undone alone, and each program learns of the other."""
    append_decisions(place, [decision(1)])
    answer = [decision(1, other="account-2"), decision(1, other="account-3")]
    kept = append_decisions(place, answer)
    assert [one.number for one in kept.said.listed] == [1, 2, 2]
    assert kept == read_decisions(place)


def test_programs_that_write_at_once_lose_nothing(place: Path) -> None:
    """Every answer of every one of them is there, under a number of its own."""

    def answer(who: int) -> None:
        for nth in range(10):
            append_decisions(place, [decision(1, person=f"person-{who}", other=f"account-{nth}")])

    with ThreadPoolExecutor(4) as at_once:
        list(at_once.map(answer, range(4)))
    kept = read_decisions(place)
    assert kept.faults == ()
    assert sorted(one.number for one in kept.said.listed) == list(range(1, 41))
    assert [each.name for each in place.parent.iterdir()] == [place.name]


@pytest.mark.parametrize(
    ("encoding", "separator", "line_end"),
    [
        ("utf-8-sig", ",", "\r\n"),
        ("cp1252", ";", "\r\n"),
        ("utf-16", "\t", "\r\n"),
        ("utf-8", ",", "\r"),
    ],
)
def test_a_spreadsheet_may_have_saved_it(
    place: Path, encoding: str, separator: str, line_end: str
) -> None:
    """Another encoding, separator, order and width are read; adding puts it right, with a copy."""
    cells = [
        ["number", "at", "act", "person", "person_name", "channel", "account", "account_name"],
        ["2.0", "22/11/2026 12:34", "REJECT", "person-2", "Zoë Ek", "facebook", "account-2", "Zoé"],
        ["1", "2026-11-22T12:34:56Z", "confirm", "person-1", "Jörg", "x", "account-1", "Jörg"],
    ]
    found = "".join(separator.join(row) + line_end for row in cells).encode(encoding)
    place.write_bytes(found)
    kept = read_decisions(place)
    assert [(one.number, one.act) for one in kept.said.listed] == [
        *[(1, Act.CONFIRM), (2, Act.REJECT)],
    ]
    assert kept.said.listed[1].person_name == "Zoë Ek"
    append_decisions(place, [decision(3)])
    assert place.read_bytes().startswith(codecs.BOM_UTF8 + HEADER.encode() + b"\n")
    assert [one.number for one in read_decisions(place).said.listed] == [1, 2, 3]
    assert (place.parent / "who_is_who as found 1.csv").read_bytes() == found


def test_lines_that_say_nothing_are_named_and_the_others_count(place: Path) -> None:
    """Each line that cannot be read is told with its number and why."""
    append_decisions(place, [decision(1)])
    with place.open("a", encoding="utf-8") as file:
        file.write("x,,confirm,person-1,,,account-1,,,\n")
        file.write("3,,agree,person-1,,,account-1,,,\n")
        file.write("4,,confirm,,,,account-1,,,\n")
        file.write("5,,undo,,,,first,,,\n")
        file.write("6,,reject,person-1,,,account-9,,,\n")
    kept = read_decisions(place)
    assert [one.number for one in kept.said.listed] == [1, 6]
    assert [fault.reason[:6] for fault in kept.faults] == ["Line 3", "Line 4", "Line 5", "Line 6"]
    assert "'agree' is none of confirm, reject" in kept.faults[1].reason


def test_a_line_that_stands_there_twice_counts_once(place: Path) -> None:
    """A copied line, or a file put together from two, changes nothing."""
    append_decisions(place, [decision(1), decision(1)])
    assert len(read_decisions(place).said.listed) == 1


def test_names_cannot_become_formulas(place: Path) -> None:
    """Somebody else's display name must not compute anything in the owner's spreadsheet."""
    append_decisions(place, [decision(1, other_name='=HYPERLINK("http://example.org")')])
    line = place.read_text("utf-8-sig").splitlines()[1]
    assert "\"'=HYPERLINK" in line
    assert read_decisions(place).said.listed[0].other_name.startswith("=HYPERLINK")


@pytest.mark.parametrize(
    "content",
    [b"name,email\nKim,kim@example.org\n", b"\x00\x01\x02" * 50, b"PK\x03\x04rest", b"%PDF-1.7"],
)
def test_another_file_is_never_written_to(place: Path, content: bytes) -> None:
    """A client list given by mistake stays as it is, and the sentence says what was expected."""
    place.write_bytes(content)
    with pytest.raises(NotOfThisKindError, match="no file of decisions"):
        append_decisions(place, [decision(1)])
    assert place.read_bytes() == content


def test_what_cannot_be_a_file_of_decisions_is_refused(tmp_path: Path) -> None:
    """A folder, a missing folder and a huge file each have their sentence."""
    with pytest.raises(NotOfThisKindError, match="folder"):
        read_decisions(tmp_path)
    with pytest.raises(UnusableFileError, match="--decisions"):
        append_decisions(tmp_path / "missing" / "who.csv", [decision(1)])
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        os.truncate(file.fileno(), MAX_BYTES + 2)
    with pytest.raises(NotOfThisKindError, match="larger than"):
        read_decisions(huge)


@given(st.binary(max_size=300))
@settings(max_examples=80)
def test_no_content_brings_reading_down(
    tmp_path_factory: pytest.TempPathFactory, rest: bytes
) -> None:
    """After our first line anything may follow."""
    place = tmp_path_factory.mktemp("hostile") / "who_is_who.csv"
    place.write_bytes(HEADER.encode() + b"\n" + rest)
    try:
        kept = read_decisions(place)
        append_decisions(place, [decision(kept.said.next_number)])
    except NotOfThisKindError:
        return
    assert decision(kept.said.next_number) in read_decisions(place).said.listed


@pytest.mark.parametrize(
    "torn", ["7,2026-11-20,confirm,per\x01\x01", "7,2026-11-20,confirm,p,Zo\u00eb"]
)
def test_a_line_cut_off_anywhere_costs_no_other(tmp_path: Path, torn: str) -> None:
    """Also within a letter, or with bytes that are no text: what stood before is read as before."""
    place = tmp_path / "who_is_who.csv"
    first = replace(decision(1), person_name="Zo\u00eb M\u00fcller")
    append_decisions(place, [first])
    place.write_bytes(place.read_bytes() + torn.encode()[:-1])
    append_decisions(place, [decision(2)])
    assert read_decisions(place).said.listed == (first, decision(2))
