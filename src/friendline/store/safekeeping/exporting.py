"""Everything out of the store in open formats, for whoever wants to read it without friendline.

Each table is a file of JSON Lines. What a person works with stands beside that in the forms that
the commands read: the client list, the decisions about who is who, the labels, the policies and
what was said about audiences.
"""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec
import polars as pl
from django.apps import apps
from django.db import models

from friendline.called import as_typed
from friendline.matching.asking.decision_file import USUAL_NAME as DECISIONS_NAME
from friendline.matching.asking.decision_file import decision_file
from friendline.screening.labels.label_file import USUAL_NAME as LABELS_NAME
from friendline.screening.labels.label_file import label_file
from friendline.store import documents
from friendline.store.imports.kept import book
from friendline.store.imports.records import decoded
from friendline.store.labels import LABELS
from friendline.store.ledger import entries
from friendline.store.models import KeptRecord, LedgerEntry, PolicyVersion, Setting
from friendline.store.policy import policies
from friendline.store.safekeeping.client_csv import client_csv
from friendline.store.safekeeping.ledger_text import as_plain
from friendline.store.said import DECISIONS

__all__ = ["ExportError", "export"]

_AT_ONCE: Final = 2_000
_NOT_TOLD: Final = frozenset({"secret"})
"""Settings that say nothing about the owner and would weaken what the store keeps."""

_READ_ME: Final = """\
# Everything that friendline kept

Written on {today}. All files are UTF-8. Whoever has this folder can read it: it is not encrypted.

- `clients.csv`: the people of your client lists; `{reads_clients}` reads it
- `{decisions}`: what you decided about who is who; `{reads_decisions}` reads it
- `{labels}`: what you said of findings; `{reads_labels}` reads it
- `audience.toml`, `screening.toml`: what you said last about audiences and detectors, if you did
- `policies/`: each version of your policy as a folder; `{reads_policy}` and `review --policy`
  read it
- `items.csv`: every post, photo and comment, one a row; several tags or pictures of one are
  separated by ` | `
- `ledger.jsonl`: what was done, one entry a line, oldest first. `words_digest` is the BLAKE2b
  digest (32 bytes, hexadecimal) of the words as JSON. `digest` is that of four things with the byte
  31 between them: the digest of the entry before (32 zero bytes before the first), the time as a
  whole number, the kind and `words_digest`, both digests as bytes. Words that were erased are null.
- `tables/`: each table of the store as it is, one row a line; times are seconds since 1970, UTC

The exports you imported are not copied: `tables/import.jsonl` says where they lay.

"""


class ExportError(Exception):
    """The export cannot be written."""

    def __init__(self, folder: Path, why: object) -> None:
        super().__init__(f"Nothing was exported to {folder}: {why} Name a new folder.")


def export(folder: Path) -> list[str]:
    """Write everything into a folder; all of it or nothing.

    Args:
        folder: A folder that is not there yet, or is empty.

    Returns:
        The names of what was written, as paths inside the folder.

    Raises:
        ExportError: The folder holds something, or cannot be written.
    """
    part = folder.with_name(f".{folder.name}.part")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ExportError(folder, "there is something in it already.")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True, mode=0o700)
        _write_all(part)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except OSError as error:
        raise ExportError(folder, f"{error.strerror or error}.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def _write_all(folder: Path) -> None:
    (folder / "tables").mkdir()
    for model in _tables():
        name = f"{model._meta.db_table}.jsonl"  # noqa: SLF001 - Django's documented name
        _write_lines(folder / "tables" / name, _rows(model))
    _write_lines(folder / "ledger.jsonl", map(as_plain, entries().iterator(_AT_ONCE)))
    made = book()
    (folder / "clients.csv").write_text(client_csv(made.people), "utf-8", newline="")
    _items(made.items).write_csv(folder / "items.csv")
    decision_file(folder / DECISIONS_NAME).append(DECISIONS.read().said.listed)
    label_file(folder / LABELS_NAME).append(LABELS.read().said.listed)
    for kind in (documents.AUDIENCE, documents.EDITED, documents.SCREENING):
        if (text := documents.latest(kind)) is not None:
            (folder / kind).write_text(text, "utf-8")
    for version in policies.versions():
        _write_policy(folder / "policies" / f"version-{version.number}", version.number)
    (folder / "README.md").write_text(_read_me(), "utf-8")


def _write_lines(file: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as opened:
        for row in rows:
            opened.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_policy(folder: Path, number: int) -> None:
    folder.mkdir(parents=True)
    for name, content in policies.files(number).items():
        (folder / Path(name).name).write_bytes(content)


def _items(items: pl.DataFrame) -> pl.DataFrame:
    lists = [name for name, kind in items.schema.items() if kind == pl.List(pl.String())]
    return items.with_columns(pl.col(name).list.join(" | ") for name in lists)


def _tables() -> list[type[models.Model]]:
    """Give all tables but the ledger, which has a file of its own."""
    found = apps.get_app_config("store").get_models()
    return [one for one in found if one is not LedgerEntry]


def _rows(model: type[models.Model]) -> Iterator[dict[str, Any]]:
    if model is KeptRecord:
        yield from _records()
        return
    fields = _columns(model)
    rows = model._default_manager.order_by("pk").iterator(_AT_ONCE)  # noqa: SLF001 - as above
    for row in rows:
        if not (isinstance(row, Setting) and row.name in _NOT_TOLD):
            yield {one.attname: _plain(one, getattr(row, one.attname)) for one in fields}


def _columns(model: type[models.Model]) -> list["models.Field[Any, Any]"]:
    apart = {"files"} if model is PolicyVersion else set()
    fields = model._meta.concrete_fields  # noqa: SLF001 - as above
    return [one for one in fields if one.name not in apart]


def _records() -> Iterator[dict[str, Any]]:
    for kept in KeptRecord.objects.order_by("pk").iterator(_AT_ONCE):
        digest = bytes(kept.digest).hex()
        content = msgspec.to_builtins(decoded(kept.kind, bytes(kept.content)))
        yield {"id": kept.pk, "digest": digest, "kind": kept.kind, "content": content}


def _plain(field: "models.Field[Any, Any]", value: Any) -> Any:  # noqa: ANN401 - any column
    if not isinstance(value, bytes | memoryview):
        return msgspec.to_builtins(value)
    content = bytes(value)
    if field.max_length is not None:  # a digest or a key
        return content.hex()
    for decode in _DECODERS:
        try:
            return decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
    return content.hex()


_DECODERS: Final[tuple[Callable[[bytes], Any], ...]] = (
    msgspec.json.decode,
    lambda content: msgspec.to_builtins(msgspec.msgpack.decode(content)),
)
"""How contents are kept: JSON, or MessagePack."""


def _read_me() -> str:
    text = _READ_ME.format(
        today=datetime.now(UTC).date().isoformat(),
        decisions=DECISIONS_NAME,
        labels=LABELS_NAME,
        reads_clients=as_typed("import --clients clients.csv"),
        reads_decisions=as_typed("people --decisions"),
        reads_labels=as_typed("findings --labels"),
        reads_policy=as_typed("policy"),
    )
    return text + "\n".join(_table_told(model) for model in _tables())


def _table_told(model: type[models.Model]) -> str:
    meta = model._meta  # noqa: SLF001 - as above
    first = (model.__doc__ or "").strip().splitlines()[0]
    columns = "".join(
        f"- `{one.attname}`{f': {one.help_text}' if one.help_text else ''}\n"
        for one in _columns(model)
    )
    return f"## tables/{meta.db_table}.jsonl\n\n{first}\n\n{columns}"
