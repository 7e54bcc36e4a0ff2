"""Targets of the archives room: whatever is in an export, its source gives records of their types.

There is one target for every source that is registered, one for zips as such, and those of
``single_files``.
"""

import ast
import importlib
import io
import os
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Final

from friendline.archives.opening import MAX_DEPTH, Archive, UnreadableFileError
from friendline.archives.refusals import ArchiveError
from friendline.archives.registry import SOURCES, NothingRecognisedError, search
from friendline.archives.source import Extent, Source
from fuzz import single_files
from fuzz.checking import READING, check, tries_source
from fuzz.damage import damaged
from fuzz.files import Files
from fuzz.running import OWN_SEEDS
from fuzz.seeds import SEEDS, made_of
from fuzz.target import Choices, Target, at_random, chosen, must

_LONGEST_WORD: Final = 60
_MOST_OWN: Final = 40
_LARGEST_OWN: Final = 20_000
_NAMES: Final = (
    "../a.json",
    "/etc/a",
    "C:\\a",
    "a\\b.json",
    "a/" * MAX_DEPTH + "b",
    "é\u202e",
    "a",
)


def tries_zip(data: bytes) -> None:
    """Open any bytes as a zip, or a zip of files of all kinds under any names, and read it."""
    choices = Choices(data)
    content = choices.rest() if choices.number(4) == 0 else _packed(choices)
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(content)
        file.flush()
        try:
            found = search(Path(file.name))
        except (ArchiveError, NothingRecognisedError) as error:
            must(str(error).strip(), "an error says nothing")
            return
        for export in found.exports:
            check(export.records(READING))


def exports_of(source: Source) -> tuple[Files, ...]:
    """Give small exports of a kind: made up, else of the words in its code, and one's own."""
    files = SEEDS[source.kind]() if source.kind in SEEDS else made_of(words_of(source))
    each = [{name: content} for name, content in files.items()]
    made = each if source.extent is Extent.FILE else [files]
    return (*made, *_own(os.environ.get(OWN_SEEDS, "")).get(source.kind, ()))


def words_of(source: Source) -> Iterator[str]:
    """Give every short text that stands in the code of a source, or in what sources share."""
    room, package = "friendline.archives", source.read.__module__.split(".")[2]
    own = Path(importlib.import_module(f"{room}.{package}").__file__ or "")
    shared = Path(importlib.import_module(room).__file__ or "").parent.glob("*.py")
    for file in sorted({own, *own.parent.rglob("*.py"), *shared}):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from [node.value] if len(node.value) <= _LONGEST_WORD else []


def source_target(source: Source) -> Target:
    """Make the target of a source."""
    exports = exports_of(source)
    whole = (
        chosen(which, place, 2, 0, rest=content)
        for which, export in enumerate(exports)
        for place, content in enumerate(export.values())
    )
    tries: Callable[[bytes], None] = partial(tries_source, source, exports)
    return Target(source.kind, tries, (*whole, *at_random(100)))


def _packed(choices: Choices) -> bytes:
    file = io.BytesIO()
    files = list(_all_files().items())
    with zipfile.ZipFile(file, "w") as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two files of one name are worth a try
        for _ in range(choices.number(6)):
            name, content = choices.of(files)
            changed = choices.number(12)
            name = _NAMES[changed] if changed < len(_NAMES) else name
            packed.writestr(zipfile.ZipInfo(name), content)
    content = file.getvalue()
    return damaged(content, choices) if choices.number(2) else content


@cache
def _all_files() -> Files:
    exports = chain.from_iterable(map(exports_of, SOURCES))
    return dict(chain.from_iterable(export.items() for export in exports))


@cache
def _own(folder: str) -> dict[str, list[Files]]:
    """Read the small files of one's own exports, a few of each."""
    own: dict[str, list[Files]] = {}
    paths = sorted(Path(folder).iterdir()) if folder else []
    for path in paths:
        try:
            exports = search(path).exports
        except (ArchiveError, NothingRecognisedError):
            continue
        for export in exports:
            own.setdefault(export.source.kind, []).append(_small_files(export.archive))
    return own


def _small_files(archive: Archive) -> Files:
    files: Files = {}
    for name in archive.names()[:_MOST_OWN]:
        try:
            content = archive.read(name)
        except UnreadableFileError:
            continue
        if len(content) <= _LARGEST_OWN:
            files[name] = content
    return files or {"a": b""}


TARGETS: Final = (
    *map(source_target, SOURCES),
    Target("zip", tries_zip, at_random(60), seconds=2.0),
    *single_files.TARGETS,
)
