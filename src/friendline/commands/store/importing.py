"""``friendline import``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.commands.endings import Errors, sentences_for
from friendline.commands.here import local_zone
from friendline.commands.options import Clients, ColumnsFile, Zone
from friendline.commands.showing import show
from friendline.commands.store.options import Encrypt, HomeFolder, PassphraseFile, Remember

if TYPE_CHECKING:
    from friendline.archives.source import Reading
    from friendline.store.imports.importing import Imported, ImportedExport

Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="EXPORT",
        help="Exports, address books and calendars, as for a review: files, zips or folders.",
        show_default=False,
    ),
]


class NothingGivenError(ValueError):
    """There is nothing to import."""

    def __init__(self) -> None:
        super().__init__("Nothing was given to import: name exports, or a list with --clients.")


def import_exports(
    sources: Sources = None,
    *,
    clients: Clients = None,
    columns: ColumnsFile = None,
    zone: Zone = None,
    home: HomeFolder = None,
    encrypt: Encrypt = False,
    passphrase_file: PassphraseFile = None,
    remember: Remember = None,
) -> None:
    """Read exports and your client list into the store, which is made if it is not there yet.

    What was imported before changes nothing. The newest client list is the one that holds. The
    exports themselves stay where they are; their pictures are looked for there.
    """
    from friendline.commands.store.opened import Where, opened

    with sentences_for(_misuse):
        if not sources and clients is None:
            raise NothingGivenError
        where = Where(home, passphrase_file, encrypt, remember)
        with opened(where, anew=True) as opened_home:
            done = _imported(tuple(sources or ()), clients, columns, zone)
            show("".join(map(told, done)) + f"The store is in {opened_home.folder}\n")


def _imported(
    sources: tuple[Path, ...], clients: Path | None, columns: Path | None, zone: str | None
) -> "list[ImportedExport]":
    from rich.console import Console

    from friendline.commands.bars import Bars
    from friendline.store.imports.importing import Asked, import_files

    reading = _reading(zone)
    with Bars(Console(highlight=False, stderr=True)) as bars:
        return import_files(Asked(sources, clients, columns), reading, bars)


def _reading(zone: str | None) -> "Reading":
    """Say how to read: in the zone of the store, and with the facts that its policy asks for."""
    from friendline.review.reading import reading_for
    from friendline.store import clock
    from friendline.store.policy import policies
    from friendline.store.settings import settle_zone

    if zone is not None:
        reading_for(zone, clock.today(), None)  # refuses a zone that there is not
    settled, before = settle_zone(zone, local_zone())
    if before is not None:
        show(
            f"Times without a zone are read in {settled} from now on; those imported before were "
            f"read in {before}.\n"
        )
    return reading_for(settled, clock.today(), policies.current())


def told(done: "ImportedExport") -> str:
    """Say what became of one export, and what of it could not be read."""
    row = done.row
    skipped = "".join(f"    {one.file}: {one.reason}\n" for one in row.skipped)
    if done.imported is None:
        return f"{row.path}: not read.\n{skipped}"
    replaced = _replaced(row.kind, done.imported)
    return f"{row.path} ({row.kind}): {_became(done.imported)}{replaced}\n{skipped}"


def _replaced(kind: str, imported: "Imported") -> str:
    """Say of an older client list that it is given again in vain."""
    from friendline.store.imports.records import CLIENT_LIST, newest_client_list

    newest = newest_client_list() if kind == CLIENT_LIST else None
    if newest is None or imported.number >= newest:
        return ""
    return " A list that you imported later is the one that holds."


def _became(imported: "Imported") -> str:
    from friendline.review.words import count

    records = count(imported.records, "record")
    left_out = (
        f" {count(imported.left_out, 'record')} about people you had forgotten left out."
        if imported.left_out
        else ""
    )
    if imported.before is not None:
        return f"{records}, all of them imported before; nothing was changed.{left_out}"
    return f"{records}, {imported.new:,} of them new.{left_out}"


def _misuse() -> Errors:
    from friendline.archives import ArchiveError, NothingRecognisedError
    from friendline.commands.store.opened import misuse
    from friendline.review.reading import ClientListError, ColumnsAloneError, UnknownZoneError

    return (
        *misuse(),
        NothingGivenError,
        ArchiveError,
        NothingRecognisedError,
        ClientListError,
        ColumnsAloneError,
        UnknownZoneError,
    )
