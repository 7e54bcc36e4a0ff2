"""What holds for every source alike, however people rename, split and pack what they were given."""

import json
import random
import shutil
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from archives_helpers import folder_of, zip_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from friendline.archives import SOURCES, Reading, search, search_all
from friendline.book import Book, Collector

sys.path.append(str(Path(__file__).resolve().parents[2]))

from fuzz.damage import json_part
from fuzz.seeds import SEEDS

KINDS = [source.kind for source in SOURCES]
FOLDERS = ["instagram", "threads", "facebook", "linkedin", "x", "mastodon"]
"""Kinds that come as several files."""

JOINED = ["instagram", "facebook", "x", "linkedin"]
"""Kinds whose parts know each other."""

PRIVATE = {
    "upload_ip": "192.0.2.77",
    "ip_address": "2001:db8::77",
    "device_id": "device-77-secret",
    "cookie": "cookie-77-secret",
    "user_agent": "agent-77-secret",
}
MESSAGE = "message-77-secret"
MESSAGES: Mapping[str, Mapping[str, object]] = {
    "facebook": {
        "messages/inbox/ann_1/message_1.json": {
            "participants": [{"name": "Ann Lee"}],
            "messages": [{"sender_name": "Ann Lee", "timestamp_ms": 1, "content": MESSAGE}],
        }
    },
    "instagram": {
        "your_instagram_activity/messages/inbox/ann_1/message_1.json": {
            "participants": [{"name": "ann"}],
            "messages": [{"sender_name": "ann", "timestamp_ms": 1, "content": MESSAGE}],
        }
    },
    "x": {
        "data/direct-messages.js": [
            {"dmConversation": {"messages": [{"messageCreate": {"text": MESSAGE}}]}}
        ],
    },
    "mastodon": {
        "messages.json": [{"content": MESSAGE}],
    },
}


def files_of(kind: str) -> dict[str, bytes]:
    """The files of a small made-up export of this kind."""
    return dict(SEEDS[kind]())


def book_of(*paths: Path) -> Book:
    """Read what lies at these paths into a book."""
    collector = Collector()
    for export in search_all(paths).exports:
        part_of = export.whole if export.parts else None
        collector.add(export.records(Reading()), part_of=part_of)
    return collector.book()


def told(book: Book) -> tuple[object, ...]:
    """What a book tells, but for the names of the files it came from."""
    return (
        book.items.drop("file").to_dicts(),
        book.people,
        book.accounts,
        book.ties,
        book.requests,
        book.events,
    )


def test_every_source_has_a_made_up_export() -> None:
    """What follows is true of all sources, for each has something to be read here."""
    assert set(KINDS) <= set(SEEDS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_is_found_by_its_content(tmp_path: Path, kind: str) -> None:
    """Every made-up export is recognised as what it is, whatever the folder is called."""
    exports = search(folder_of(tmp_path / "a b (1)", files_of(kind))).exports
    assert {export.source.kind for export in exports} == {kind}


@pytest.mark.parametrize("kind", KINDS)
def test_packing_and_renaming_change_nothing(tmp_path: Path, kind: str) -> None:
    """A folder, a zip, a wrapper folder, the Mac's litter and backslashes give the same book."""
    files = files_of(kind)
    plain = told(book_of(folder_of(tmp_path / "plain", files)))
    litter = {"__MACOSX/._a.json": b"\0\0", ".DS_Store": b"\0"}
    deep = {f"my export/of 2026/{name}": content for name, content in files.items()}
    shapes = {
        "zip": zip_of(tmp_path / "x.zip", files),
        "nested": folder_of(tmp_path / "nested", deep),
        "nested zip": zip_of(tmp_path / "y.zip", deep),
        "mac": zip_of(tmp_path / "z.zip", {**files, **litter}),
        "windows": with_backslashes(tmp_path / "w.zip", files),
    }
    assert {name for name, path in shapes.items() if told(book_of(path)) != plain} == set()


def with_backslashes(path: Path, files: Mapping[str, bytes]) -> Path:
    """Pack files as some programs on Windows do."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.filename = name.replace("/", "\\")
            archive.writestr(member, content)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_reading_twice_changes_nothing(tmp_path: Path, kind: str) -> None:
    """The same export given twice is the same book, with nothing in it twice."""
    once = folder_of(tmp_path / "once", files_of(kind))
    again = zip_of(tmp_path / "again.zip", files_of(kind))
    assert told(book_of(once, again)) == told(book_of(once))


@pytest.mark.parametrize("kind", FOLDERS)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dice=st.randoms(use_true_random=False))
def test_parts_in_any_order_give_one_book(tmp_path: Path, kind: str, dice: random.Random) -> None:
    """An export in several zips is the union of them, in whatever order they are given."""
    shutil.rmtree(tmp_path, ignore_errors=True)
    tmp_path.mkdir()
    files = files_of(kind)
    whole = told(book_of(folder_of(tmp_path / "whole", files)))
    parts = list(split(files, dice))
    paths = [zip_of(tmp_path / f"part-{number}.zip", part) for number, part in enumerate(parts)]
    one_way = told(book_of(*recognised(paths)))
    dice.shuffle(paths)
    assert told(book_of(*recognised(paths))) == one_way
    if kind in JOINED and len(recognised(paths)) == len(paths):
        assert one_way == whole


def split(files: Mapping[str, bytes], dice: random.Random) -> Iterator[dict[str, bytes]]:
    """Deal the files of an export to two or three parts."""
    dealt: list[dict[str, bytes]] = [{} for _ in range(dice.choice((2, 3)))]
    for name, content in files.items():
        dice.choice(dealt)[name] = content
    return (part for part in dealt if part)


def recognised(paths: list[Path]) -> list[Path]:
    """Those that hold something by which they can be told."""
    from friendline.archives import open_archive, recognise  # noqa: PLC0415 - used here alone

    return [path for path in paths if recognise(open_archive(path)) is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_private_never_comes_in(tmp_path: Path, kind: str) -> None:
    """Addresses of machines, devices, cookies and messages are dropped wherever they stand."""
    files = {name: with_private(content) for name, content in files_of(kind).items()}
    for name, content in MESSAGES.get(kind, {}).items():
        prefix = b"window.YTD.direct_messages.part0 = " if kind == "x" else b""
        files[name] = prefix + json.dumps(content).encode()
    exports = search(folder_of(tmp_path / "export", files)).exports
    written = " ".join(repr(one) for export in exports for one in export.records(Reading()))
    assert written
    assert {word for word in (*PRIVATE.values(), MESSAGE) if word in written} == set()


def with_private(content: bytes) -> bytes:
    """Put addresses of machines and the like into every object of a JSON file."""
    part = json_part(content)
    if part is None:
        return content
    prefix, value = part
    return prefix + json.dumps(_with_private(value)).encode()


def _with_private(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_private(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _with_private(entry) for key, entry in value.items()} | PRIVATE
    return value
