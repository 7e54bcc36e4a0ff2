"""Small builders of made-up exports, for the tests of the archives room."""

import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from friendline.archives.facebook import SOURCE
from friendline.archives.mojibake import damaged
from friendline.archives.opening import UnreadableFileError
from friendline.archives.source import Reading
from friendline.model import Record

Kind = TypeVar("Kind")

NOW = 1_700_000_000
PROFILE = {
    "profile_v2": {
        "name": {"full_name": "Zoë Test", "first_name": "Zoë", "last_name": "Test"},
        "emails": {"emails": ["Zoe@Example.org"], "previous_emails": ["old@example.org"]},
        "previous_names": [{"name": "Zoë Early", "timestamp": NOW}],
        "username": "zoe.test",
        "current_city": {"name": "Łódź", "timestamp": NOW},
        "hometown": {"name": "Malmö"},
        "relationship": {"status": "Married", "partner": "Ann Test", "timestamp": NOW},
        "family_members": [{"name": "Bo Test", "relation": "Brother", "timestamp": NOW}],
        "education_experiences": [{"name": "Made-up College", "school_type": "College"}],
        "work_experiences": [{"employer": "Baker & Co", "title": "Partner"}],
        "about_me": "Runs, mostly late.",
        "birthday": {"year": 1980, "month": 1, "day": 2},
    }
}


class Memory:
    """An archive in memory."""

    def __init__(self, files: Mapping[str, bytes], path: str = "export") -> None:
        self.path = path
        self._files = dict(files)

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted(self._files))

    def read(self, name: str) -> bytes:
        """Bytes of one file; an empty name stands for a file that is broken."""
        if name not in self._files or self._files[name] == b"BROKEN":
            raise UnreadableFileError(name, "It is damaged inside the zip; it was skipped.")
        return self._files[name]


def facebook_json(value: Any) -> bytes:
    """Write JSON in Facebook's encoding: each byte of UTF-8 as a character of its own."""
    return json.dumps(_damaged(value), indent=2).encode("ascii")


def _damaged(value: Any) -> Any:
    if isinstance(value, str):
        return damaged(value)
    if isinstance(value, list):
        return [_damaged(entry) for entry in value]
    if isinstance(value, dict):
        return {damaged(key): _damaged(entry) for key, entry in value.items()}
    return value


def facebook(files: Mapping[str, Any]) -> Memory:
    """Make a Facebook export in memory; bytes stand as they are, all else becomes JSON."""
    return Memory(
        {
            name: value if isinstance(value, bytes) else facebook_json(value)
            for name, value in files.items()
        }
    )


def read(files: Mapping[str, Any]) -> list[Record]:
    """Read a Facebook export made of these files."""
    return list(SOURCE.read(facebook(files), Reading()))


def of_kind(records: Iterable[Record], kind: type[Kind]) -> list[Kind]:
    """Give the records of one type."""
    return [record for record in records if isinstance(record, kind)]


def folder_of(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def zip_of(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path
