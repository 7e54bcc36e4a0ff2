"""The whole demo: the same bytes for the same arguments, of the size that was asked for."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from friendline.archives import Reading, find_exports
from friendline.demo import TODAY, DemoDayError, DemoFiles, DemoSizeError, make_demo
from friendline.model import Fault, Item, Tie, TieKind, moment


def digests(folder: Path) -> dict[str, str]:
    """Give name and SHA-256 of every file in a folder."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


def records(folder: Path) -> list[object]:
    """Give everything that friendline reads in a folder."""
    reading = Reading(zone="Europe/London", today=TODAY)
    return [
        record
        for found in find_exports(folder)
        for record in found.source.read(found.archive, reading)
    ]


def test_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    """Two runs with the same arguments write the same bytes, zips included."""
    make_demo(tmp_path / "one", items=300, contacts=50, clients=24)
    make_demo(tmp_path / "two", items=300, contacts=50, clients=24)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_bytes_are_those_of_every_machine(tmp_path: Path) -> None:
    """Another time zone, another order of sets and another locale change no byte."""
    make_demo(tmp_path / "here", items=300, contacts=50, clients=24)
    elsewhere = (
        "from pathlib import Path; from friendline.demo import make_demo; "
        f"make_demo(Path({str(tmp_path / 'there')!r}), items=300, contacts=50, clients=24)"
    )
    surroundings = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    subprocess.run(  # noqa: S603 - this Python and the code above
        [sys.executable, "-c", elsewhere], env=os.environ | surroundings, check=True
    )
    assert digests(tmp_path / "here") == digests(tmp_path / "there")


def test_another_seed_gives_another_life(tmp_path: Path) -> None:
    """Another seed changes posts and people and keeps the planted clients."""
    one = make_demo(tmp_path / "one", items=300, contacts=50, clients=24)
    two = make_demo(tmp_path / "two", items=300, contacts=50, clients=24, seed=2)
    assert one.clients.read_bytes() != two.clients.read_bytes()
    assert one.planted.boozer.meeting.client == two.planted.boozer.meeting.client


def test_a_note_says_that_all_is_made_up(demo: DemoFiles) -> None:
    """A file in the folder says in its name and its words that everything is made up."""
    note = demo.clients.with_name("READ ME - made up.txt")
    assert "made up" in note.read_text("utf-8")


@pytest.mark.parametrize(
    ("contacts", "items", "clients"), [(212, 1200, 40), (40, 200, 24), (400, 2000, 80)]
)
def test_sizes_are_honoured(tmp_path: Path, contacts: int, items: int, clients: int) -> None:
    """Friends and clients are exact, items within 2 %, as friendline itself reads them."""
    made = make_demo(tmp_path, contacts=contacts, items=items, clients=clients)
    read = records(tmp_path)
    friends = [
        record
        for record in read
        if isinstance(record, Tie) and record.kind is TieKind.FRIEND and record.until is None
    ]
    assert len(friends) == contacts
    assert sum(isinstance(record, Item) for record in read) == pytest.approx(items, rel=0.02)
    assert len(made.clients.read_text("utf-8").splitlines()) == clients + 1


def test_only_the_broken_file_is_broken(demo: DemoFiles) -> None:
    """Everything can be read but the one file that Facebook itself breaks."""
    faults = [record for record in records(demo.clients.parent) if isinstance(record, Fault)]
    assert [fault.file.rsplit("/", 1)[-1] for fault in faults] == ["archived_stories.json"]


def test_nothing_happens_after_the_day_of_the_exports(demo: DemoFiles) -> None:
    """No item is later than the day of the exports, none earlier than the owner's first day."""
    times = [
        record.at
        for record in records(demo.clients.parent)
        if isinstance(record, Item) and record.at
    ]
    assert moment(max(times)).date() < TODAY
    assert moment(min(times)).year == 2009


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ({"contacts": 5}, "5 contacts: choose from 40 to 5,000"),
        ({"clients": 900}, "900 clients: choose from 24 to 500"),
        ({"items": 10}, "10 items: choose from 200 to 1,000,000"),
    ],
)
def test_impossible_sizes_are_refused(tmp_path: Path, sizes: dict[str, int], words: str) -> None:
    """A size outside the limits is refused in a sentence with the limits, before writing."""
    with pytest.raises(DemoSizeError, match=words):
        make_demo(tmp_path / "none", **sizes)  # type: ignore[arg-type]
    assert not (tmp_path / "none").exists()


def test_impossible_days_are_refused(tmp_path: Path) -> None:
    """A day before the stories is refused."""
    with pytest.raises(DemoDayError, match="2016-01-01"):
        make_demo(tmp_path / "none", today=date(2016, 1, 1))


@pytest.mark.parametrize("today", [date(2018, 1, 1), date(2024, 2, 29), date(2031, 12, 31)])
def test_any_day_will_do(tmp_path: Path, today: date) -> None:
    """On the first day possible, a leap day and a last day of a year a demo comes out whole."""
    made = make_demo(tmp_path, items=250, contacts=45, clients=24, today=today)
    waiting = made.planted.unanswered
    assert (today - waiting.waiting.at.date()).days == waiting.days
    assert made.planted.boozer.meeting.start.date() < today
