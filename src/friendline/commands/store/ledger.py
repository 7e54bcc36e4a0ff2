"""``friendline ledger``."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from friendline.commands.endings import BROKEN, Errors, sentences_for
from friendline.commands.showing import show
from friendline.commands.store.options import HomeFolder, PassphraseFile

Verify = Annotated[
    bool, typer.Option("--verify", help="Check only that nobody changed it; exit code 1 if so.")
]
Person = Annotated[
    str | None,
    typer.Option("--person", help="Only what is about somebody.", show_default=False),
]
Since = Annotated[
    datetime | None,
    typer.Option(
        "--since", formats=["%Y-%m-%d"], help="Only from this day on.", show_default=False
    ),
]
ExportFile = Annotated[
    Path | None,
    typer.Option(
        "--export",
        metavar="FILE",
        help="Write it into a new file: CSV for a name that ends in .csv, else JSON Lines.",
        show_default=False,
    ),
]


def ledger(
    *,
    verify: Verify = False,
    person: Person = None,
    since: Since = None,
    export: ExportFile = None,
    home: HomeFolder = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Show what was asked, decided, said and done."""
    from friendline.commands.store.opened import Where, opened

    with sentences_for(_misuse), opened(Where(home, passphrase_file)):
        from friendline.store.ledger import entries
        from friendline.store.people.somebody import find
        from friendline.store.safekeeping.ledger_text import since_day, write_ledger

        if verify:
            _verify()
            return
        found = entries(
            find(person).keys if person else None, since_day(since.date()) if since else None
        )
        if export is not None:
            show(f"{write_ledger(found, export):,} entries are in {export}\n")
            return
        from friendline.desk.ledger.told import ledger_lines

        for line in ledger_lines(found):
            show(f"{line}\n")


def _verify() -> None:
    from friendline.store.ledger import entries, faults

    wrong = list(faults())
    for fault in wrong:
        show(f"Entry {fault.entry}: {fault.what}\n")
    if wrong:
        raise typer.Exit(BROKEN)
    show(f"All {entries().count():,} entries are as they were written.\n")


def _misuse() -> Errors:
    from friendline.commands.store.opened import misuse
    from friendline.store.opening import set_up_django

    set_up_django()
    from friendline.store.people.somebody import NobodyOfThisNameError, SeveralOfThisNameError
    from friendline.store.safekeeping.ledger_text import LedgerFileError

    return (*misuse(), NobodyOfThisNameError, SeveralOfThisNameError, LedgerFileError)
