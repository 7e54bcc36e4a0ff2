"""What slow detectors saw before is not read again."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from friendline.model import Category, Finding, Severity
from friendline.screening import Batch, Detector, screen
from friendline.screening import cache as module
from friendline.screening.cache import FILE_NAME, Cache, Cached, kept
from friendline.screening.card import Card
from friendline.screening.outside.not_screened import NotScreenedError


class Reader:
    """A slow detector that finds a pet in each text, and counts what it reads."""

    name = "reader"
    card = Card(title="Reader", how="Reads.")
    categories = frozenset({Category.PETS})
    slow = True

    def __init__(self, version: str = "1", fails_at: str = "bad") -> None:
        self.version = version
        self.fails_at = fails_at
        self.read: list[str] = []

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give one finding a row, but for texts that it fails at."""
        texts = batch.items["text"].to_list()
        self.read += texts
        found = [
            pet(item, text) for item, text in zip(batch.ids, texts, strict=True) if self.sees(text)
        ]
        yield from found
        failed = {item: "No." for item, text in zip(batch.ids, texts, strict=True) if "bad" in text}
        if failed:
            raise NotScreenedError(found, failed)

    def sees(self, text: str) -> bool:
        """Whether there is a pet in it."""
        return "bad" not in text and "nothing" not in text


class TextReader(Reader):
    """A slow detector that looks at the text alone."""

    reads = ("text",)


def pet(item: str, evidence: str) -> Finding:
    """Give a finding with all its fields."""
    return Finding(
        item=item,
        category=Category.PETS,
        severity=Severity.MEDIUM,
        evidence=evidence,
        reason=f"It shows {evidence!r}.",
        detector="reader",
        confidence=1 / 3,
    )


def table(*texts: str, **columns: list[object]) -> pl.DataFrame:
    """Give an items table of these texts; the ids count up."""
    return pl.DataFrame({"id": [f"i{row}" for row in range(len(texts))], "text": texts} | columns)


def cached(folder: Path, detector: Detector | None = None) -> Detector:
    """Give a detector with a memory in a folder."""
    (with_memory,) = kept([detector or Reader()], Cache(folder / FILE_NAME))
    return with_memory


def read(detector: Detector, items: pl.DataFrame) -> tuple[list[Finding], dict[str, str]]:
    """Let it read."""
    try:
        return list(detector.screen(Batch(items))), {}
    except NotScreenedError as partly:
        return list(partly.findings), partly.reasons


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    """The second reading asks nobody and gives the same."""
    items = table("cat", "nothing", "dog")
    first = read(cached(tmp_path), items)
    again = Reader()
    assert read(cached(tmp_path, again), items) == first == read(Reader(), items)
    assert again.read == []


def test_only_what_is_new_is_read(tmp_path: Path) -> None:
    """A grown export costs what it has grown by."""
    read(cached(tmp_path), table("cat", "dog"))
    again = Reader()
    found, _ = read(cached(tmp_path, again), table("owl", "dog", "cat"))
    assert again.read == ["owl"]
    assert {(one.item, one.evidence) for one in found} == {
        ("i0", "owl"),
        ("i1", "dog"),
        ("i2", "cat"),
    }


@settings(max_examples=40)
@given(st.lists(st.text(), min_size=1, max_size=6))
def test_findings_come_back_exactly_equal(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """Whatever the words are: signs, line ends, nothing, other scripts."""
    folder = tmp_path_factory.mktemp("kept")
    items = table(*texts)
    first = read(cached(folder), items)
    again = Reader()
    assert sorted(read(cached(folder, again), items)[0], key=repr) == sorted(first[0], key=repr)
    assert set(again.read) <= {text for text in texts if "bad" in text}


def test_what_failed_is_not_kept(tmp_path: Path) -> None:
    """An item that could not be read is tried again; the others of its batch are kept."""
    items = table("cat", "bad")
    assert read(cached(tmp_path), items) == ([pet("i0", "cat")], {"i1": "No."})
    again = Reader()
    assert read(cached(tmp_path, again), items) == ([pet("i0", "cat")], {"i1": "No."})
    assert again.read == ["bad"]


def test_a_detector_that_breaks_keeps_nothing(tmp_path: Path) -> None:
    """An error without a word on which item is passed on."""

    class Broken(Reader):
        def screen(self, batch: Batch) -> Iterator[Finding]:
            yield pet(batch.ids[0], "half")
            raise LookupError

    with pytest.raises(LookupError):
        read(cached(tmp_path, Broken()), table("cat"))
    again = Reader()
    read(cached(tmp_path, again), table("cat"))
    assert again.read == ["cat"]


def test_a_screening_with_failing_items_is_as_without_a_memory(tmp_path: Path) -> None:
    """Findings and what is not screened are the same, the first time and the second."""
    items = table("cat", "bad", "dog", "nothing")
    plain = screen(items, [Reader()])
    assert screen(items, [cached(tmp_path)]) == screen(items, [cached(tmp_path)]) == plain


@pytest.mark.parametrize(
    "other",
    [
        lambda: (Reader("2"), {}),
        lambda: (named("writer"), {}),
        lambda: (Reader(), {"place": ["York"]}),
        lambda: (Reader(), {"at": [6], "place": [None]}),
    ],
)
def test_another_detector_version_or_content_is_read(
    tmp_path: Path, other: Callable[[], tuple[Reader, dict[str, list[object]]]]
) -> None:
    """Everything that a detector may look at tells one reading from another."""
    read(cached(tmp_path), table("cat", at=[5], place=[None]))
    detector, columns = other()
    before: dict[str, list[object]] = {"at": [5]}
    read(cached(tmp_path, detector), table("cat", **(before | columns)))
    assert detector.read == ["cat"]


def named(name: str) -> Reader:
    """Give a reader of another name."""
    reader = Reader()
    reader.name = name
    return reader


def test_a_detector_that_names_its_columns_is_kept_by_these(tmp_path: Path) -> None:
    """A new audience is no reason to ask a server about the same words."""
    read(cached(tmp_path, TextReader()), table("cat", audience=["public"]))
    again = TextReader()
    found, _ = read(cached(tmp_path, again), table("cat", audience=["friends"]))
    assert (again.read, found) == ([], [pet("i0", "cat")])


def test_one_content_serves_every_item_that_has_it(tmp_path: Path) -> None:
    """Findings are given to the items that are asked about, whatever their ids were."""
    read(cached(tmp_path, TextReader()), table("cat"))
    items = pl.DataFrame({"id": ["x", "y"], "text": ["cat", "cat"]})
    assert read(cached(tmp_path, TextReader()), items)[0] == [pet("x", "cat"), pet("y", "cat")]


def test_quick_detectors_and_no_place_are_left_as_they_are(tmp_path: Path) -> None:
    """What is quick is read anew; without a place nothing is kept."""
    quick = Reader()
    quick.slow = False
    slow = Reader()
    assert kept([quick, slow], None) == [quick, slow]
    one, other = kept([quick, slow], Cache(tmp_path / FILE_NAME))
    assert one is quick
    assert isinstance(other, Cached)
    assert kept([other], Cache(tmp_path / FILE_NAME)) == [other]


def test_a_detector_with_a_memory_tells_of_itself_as_before(tmp_path: Path) -> None:
    """Name, version, categories and card are the detector's own."""
    reader = Reader()
    one = cached(tmp_path, reader)
    assert (one.name, one.version, one.categories, one.card) == (
        reader.name,
        reader.version,
        reader.categories,
        reader.card,
    )


def test_nothing_is_written_before_there_is_something_to_keep(tmp_path: Path) -> None:
    """The folder is made when it is needed."""
    folder = tmp_path / "review" / "of today"
    read(cached(folder), table())
    assert not folder.exists()
    read(cached(folder), table("cat"))
    assert (folder / FILE_NAME).is_file()


@pytest.mark.parametrize("damage", [b"no such file" * 500, b"SQLite format 3\0" + b"\xff" * 5_000])
def test_a_damaged_file_is_begun_anew_with_a_sentence(tmp_path: Path, damage: bytes) -> None:
    """It costs a reading and never a review."""
    (tmp_path / FILE_NAME).write_bytes(damage)
    said: list[str] = []
    (one,) = kept([Reader()], Cache(tmp_path / FILE_NAME, said.append))
    assert read(one, table("cat"))[0] == [pet("i0", "cat")]
    assert [sentence for sentence in said if "begun anew" in sentence] == said != []
    again = Reader()
    read(cached(tmp_path, again), table("cat"))
    assert again.read == []


@settings(max_examples=30)
@example(place=4013, damage=b"\x80")
@given(st.integers(0, 60_000), st.binary(min_size=1, max_size=600))
def test_damage_anywhere_costs_a_reading_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, place: int, damage: bytes
) -> None:
    """Whatever is overwritten, what comes back for a text is right."""
    folder = tmp_path_factory.mktemp("kept")
    items = table(*(f"cat {number}" for number in range(300)))
    read(cached(folder), items)
    path = folder / FILE_NAME
    content = bytearray(path.read_bytes())
    begin = place % len(content)
    content[begin : begin + len(damage)] = damage
    path.write_bytes(content)
    found, reasons = read(cached(folder), items)
    assert sorted(found, key=repr) == sorted(read(Reader(), items)[0], key=repr)
    assert reasons == {}


def test_a_file_cut_short_is_begun_anew(tmp_path: Path) -> None:
    """As after a full disk."""
    items = table(*(f"cat {number}" for number in range(300)))
    read(cached(tmp_path), items)
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes()[:5_000])
    assert len(read(cached(tmp_path), items)[0]) == 300


def test_a_file_of_another_layout_is_not_used(tmp_path: Path) -> None:
    """What a later friendline wrote is not taken for what this one wrote."""
    read(cached(tmp_path), table("cat"))
    file = sqlite3.connect(tmp_path / FILE_NAME)
    file.execute("PRAGMA user_version = 99")
    file.close()
    again = Reader()
    read(cached(tmp_path, again), table("cat"))
    assert again.read == ["cat"]


def test_kept_content_of_another_form_is_read_again(tmp_path: Path) -> None:
    """Somebody else's bytes in the file are nothing."""
    read(cached(tmp_path), table("cat"))
    file = sqlite3.connect(tmp_path / FILE_NAME)
    file.execute("UPDATE seen SET findings = 'x'")
    file.commit()
    file.close()
    again = Reader()
    assert read(cached(tmp_path, again), table("cat"))[0] == [pet("i0", "cat")]
    assert again.read == ["cat"]


def test_a_place_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    """A review goes on without a memory."""
    (tmp_path / FILE_NAME).mkdir()
    said: list[str] = []
    (one,) = kept([Reader()], Cache(tmp_path / FILE_NAME, said.append))
    assert read(one, table("cat"))[0] == read(one, table("cat"))[0] == [pet("i0", "cat")]
    assert len(said) == 1
    assert "cannot be used" in said[0]


def test_a_file_that_another_holds_is_not_waited_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that holds it costs one wait; the file stays whole."""
    monkeypatch.setattr(module, "_WAIT_SECONDS", 0.05)
    read(cached(tmp_path), table("cat"))
    holder = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    said: list[str] = []
    (one,) = kept([Reader()], Cache(tmp_path / FILE_NAME, said.append))
    assert read(one, table("cat"))[0] == [pet("i0", "cat")]
    holder.execute("ROLLBACK")
    holder.close()
    assert "locked" in said[0]
    again = Reader()
    read(cached(tmp_path, again), table("cat"))
    assert again.read == []


WRITER = """
import sys
from pathlib import Path
from friendline.screening.cache import Cache

said = []
cache = Cache(Path(sys.argv[1]), said.append)
for number in range(60):
    key = f"{sys.argv[2]}{number}".encode()
    cache.put({key: []})
    assert cache.get([key]) == {key: []}
assert said == []
"""


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    """Neither fails, and what both kept is there."""
    path = tmp_path / FILE_NAME
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name])  # noqa: S603 - our own
        for name in "ab"
    ]
    assert [writer.wait(30) for writer in writers] == [0, 0]
    keys = [f"{name}{number}".encode() for name in "ab" for number in range(60)]
    assert set(Cache(path).get(keys)) == set(keys)


def test_what_was_used_longest_ago_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has a largest size, whatever is read in its life."""
    cache = Cache(tmp_path / FILE_NAME, most_bytes=5_000)
    keys = [bytes([number]) * 16 for number in range(60)]
    for day, key in enumerate(keys):
        monkeypatch.setattr(module, "_today", lambda day=day: day)
        cache.get(keys[:1])
        cache.put({key: [pet("i", "x" * 100)]})
    there = cache.get(keys)
    assert keys[0] in there, "it was used every day"
    assert keys[-1] in there
    assert keys[1] not in there
    assert 10 < len(there) < 30


def test_half_a_character_is_not_kept_and_stops_nothing(tmp_path: Path) -> None:
    """What no file can hold is read again each time."""
    cache = Cache(tmp_path / FILE_NAME)
    cache.put({b"a": [pet("i", "\ud83d")], b"b": [pet("i", "cat")]})
    assert cache.get([b"a", b"b"]) == {b"b": [pet("i", "cat")]}


def test_findings_are_not_kept_for_other_users(tmp_path: Path) -> None:
    """The file is made with the rights of a confidential one even where others may read."""
    if sys.platform == "win32":
        pytest.skip("rights of files are others there")
    before = os.umask(0)
    try:
        read(cached(tmp_path), table("cat"))
    finally:
        os.umask(before)
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600
