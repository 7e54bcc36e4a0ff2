"""``friendline review``: the main job, of the files that are named or of what the store holds."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.called import as_typed
from friendline.commands.endings import Errors, sentences_for
from friendline.commands.here import local_zone
from friendline.commands.here import today as here_today
from friendline.commands.options import (
    AudienceFile,
    Clients,
    ColumnsFile,
    DecisionsFile,
    EditedFile,
    LabelsFile,
    PolicyOption,
    ScreeningFile,
    Zone,
)
from friendline.commands.store.options import HomeFolder, PassphraseFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from friendline.commands.bars import Bars
    from friendline.review.run import Asked
    from friendline.screening.choosing import Sending

Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Exports of Facebook, Instagram, Threads, LinkedIn, X, Mastodon and Bluesky, address "
        "books (.vcf, .csv) and calendars (.ics): files, zips or folders, or one folder with all "
        "of them. What each one is, its content tells. docs/exports.md says how to get them.",
        metavar="EXPORT",
        show_default=False,
    ),
]
Today = Annotated[
    datetime | None,
    typer.Option(
        "--today",
        formats=["%Y-%m-%d"],
        help="Review as if it were this day.",
        show_default=False,
    ),
]


class NothingToReviewError(ValueError):
    """Neither exports nor a store were named."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was given to review. Name your exports, or name the store that you imported "
            "them into with --home."
        )


class StoreOrFilesError(ValueError):
    """A store and a file were named that says what the store keeps by itself."""

    def __init__(self, options: list[str]) -> None:
        super().__init__(
            f"With --home the store says what stands in it: leave {', '.join(options)} out. New "
            f"exports and lists come into it with {as_typed('import')}."
        )


def review(
    sources: Sources = None,
    *,
    clients: Clients = None,
    columns: ColumnsFile = None,
    policy: PolicyOption = None,
    audience: AudienceFile = None,
    decisions: DecisionsFile = None,
    screening: ScreeningFile = None,
    labels: LabelsFile = None,
    edited: EditedFile = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for report.html and review.json.")
    ] = Path("friendline-review"),
    zone: Zone = None,
    today: Today = None,
    home: HomeFolder = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Read your exports, and write who can see what and what to do.

    With --home and no exports, what was imported into the store is reviewed.
    """
    with sentences_for(_misuse):
        if home is not None:
            named = {
                "EXPORT": sources,
                "--clients": clients,
                "--columns": columns,
                "--policy": policy,
                "--audience": audience,
                "--decisions": decisions,
                "--screening": screening,
                "--labels": labels,
                "--edited": edited,
                "--zone": zone,
            }
            _of_store(home, passphrase_file, output, today, [one for one in named if named[one]])
            return
        from friendline.review.run import Asked

        if not sources:
            raise NothingToReviewError
        _of_files(
            Asked(
                sources=tuple(sources),
                clients=clients,
                columns=columns,
                policy=policy,
                audience=audience,
                decisions=decisions,
                screening=screening,
                labels=labels,
                edited=edited,
                output=output,
                zone=zone or local_zone(),
                today=today.date() if today else here_today(),
            )
        )


def _of_store(
    home: Path,
    passphrase_file: Path | None,
    output: Path,
    today: datetime | None,
    named: list[str],
) -> None:
    """Review what was imported into a store."""
    from friendline.commands.store.opened import Where
    from friendline.commands.store.review_home import review_home

    if named:
        raise StoreOrFilesError(named)
    review_home(Where(home, passphrase_file), output, today.date() if today else None)


def _of_files(asked: "Asked") -> None:
    """Run a review with bars on a terminal; print the summary."""
    from rich.console import Console

    from friendline.commands.bars import Bars
    from friendline.review.run import run_review
    from friendline.review.terminal import print_summary

    console = Console(highlight=False)
    with Bars(console) as bars:
        done = run_review(replace(asked, may_send=_may_send(bars)), bars)
    print_summary(done.review, console, done.report)


def _may_send(bars: "Bars") -> "Callable[[Sending], bool]":
    """Ask the owner before anything is sent away, without a bar in the way."""
    from friendline.commands.sending import SendingQuestion

    question = SendingQuestion()

    def asked(sending: "Sending") -> bool:
        bars.pause()
        return question(sending)

    return asked


def _misuse() -> Errors:
    from friendline.commands.store.review_home import misuse

    return (NothingToReviewError, StoreOrFilesError, *misuse())
