"""The commands. Everything heavy is imported inside a command, so that ``--help`` is quick."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from friendline.commands.audience import command as audience_command
from friendline.commands.columns import command as columns_command
from friendline.commands.demo import command as demo_command
from friendline.commands.desk import command as desk_command
from friendline.commands.detectors import command as detectors_command
from friendline.commands.endings import sentences_for
from friendline.commands.findings import command as findings_command
from friendline.commands.here import local_zone
from friendline.commands.here import today as here_today
from friendline.commands.options import Clients, ColumnsFile, PolicyOption, Zone
from friendline.commands.people import command as people_command
from friendline.commands.policy import command as policy_command
from friendline.commands.preflight import command as preflight_command
from friendline.commands.store import (
    backup,
    doctor,
    exporting,
    forget,
    importing,
    ledger,
    new,
    status,
)
from friendline.commands.view_as import command as view_as_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from friendline.commands.bars import Bars
    from friendline.commands.endings import Errors
    from friendline.review.run import Asked
    from friendline.screening.choosing import Sending

app = typer.Typer(
    name="friendline",
    help="Who of my clients can see what of my personal life, and what do I say? "
    "Everything stays on this machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.add_typer(policy_command.app)
app.add_typer(people_command.app)
app.add_typer(findings_command.app)
app.command(name="decide")(policy_command.decide)
app.command(name="detectors")(detectors_command.detectors)
app.command(name="columns")(columns_command.columns)
app.command(name="audience")(audience_command.audience)
app.command(name="demo")(demo_command.demo)
app.command(name="desk")(desk_command.desk)
app.command(name="preflight")(preflight_command.preflight)
app.command(name="view-as")(view_as_command.view_as)
app.command(name="new")(new.new)
app.command(name="import")(importing.import_exports)
app.command(name="status")(status.status)
app.command(name="ledger")(ledger.ledger)
app.command(name="backup")(backup.backup)
app.command(name="restore")(backup.restore)
app.command(name="export")(exporting.export)
app.command(name="forget")(forget.forget)
app.command(name="doctor")(doctor.doctor)

Sources = Annotated[
    list[Path],
    typer.Argument(
        help="Exports of Facebook, Instagram, Threads, LinkedIn, X, Mastodon and Bluesky, address "
        "books (.vcf, .csv) and calendars (.ics): files, zips or folders, or one folder with all "
        "of them. What each one is, its content tells. docs/exports.md says how to get them.",
        metavar="EXPORT",
        show_default=False,
    ),
]
Audience = Annotated[
    Optional[Path],
    typer.Option(
        "--audience",
        help="What you say about who can see what: audience.toml.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
DecisionsFile = Annotated[
    Optional[Path],
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="What you decided about who is who, if that does not lie beside the list as "
        "who_is_who.csv; friendline people writes it.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
ScreeningFile = Annotated[
    Optional[Path],
    typer.Option(
        "--screening",
        metavar="FILE",
        help="Which detectors look, if that does not lie beside the list as screening.toml; "
        "docs/detectors.md says what can stand in it.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
LabelsFile = Annotated[
    Optional[Path],
    typer.Option(
        "--labels",
        metavar="FILE",
        help="What you said of findings, if that does not lie beside the list as labels.csv; "
        "friendline findings writes it.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
Today = Annotated[
    Optional[datetime],
    typer.Option(
        "--today",
        formats=["%Y-%m-%d"],
        help="Review as if it were this day.",
        show_default=False,
    ),
]


def main() -> None:
    """Run the command line; the entry point of the package."""
    app()


@app.callback(invoke_without_command=True)
def friendline(
    version: Annotated[  # noqa: FBT002 - typer's way to write a flag
        bool, typer.Option("--version", help="Say which version this is.")
    ] = False,
) -> None:
    """Say the version, or run a command."""
    if version:
        from friendline import __version__

        typer.echo(f"friendline {__version__}")
        raise typer.Exit


@app.command()
def review(
    sources: Sources,
    clients: Clients = None,
    columns: ColumnsFile = None,
    policy: PolicyOption = None,
    audience: Audience = None,
    decisions: DecisionsFile = None,
    screening: ScreeningFile = None,
    labels: LabelsFile = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for report.html and review.json.")
    ] = Path("friendline-review"),
    zone: Zone = None,
    today: Today = None,
) -> None:
    """Read your exports, and write who can see what and what to do."""
    from friendline.review.run import Asked

    with sentences_for(_misuse):
        _review(
            Asked(
                sources=tuple(sources),
                clients=clients,
                columns=columns,
                policy=policy,
                audience=audience,
                decisions=decisions,
                screening=screening,
                labels=labels,
                output=output,
                zone=zone or local_zone(),
                today=today.date() if today else here_today(),
            )
        )


def _review(asked: "Asked") -> None:
    """Run a review with bars on a terminal; print the summary."""
    from friendline.commands.bars import Bars
    from friendline.review.run import run_review
    from friendline.review.terminal import print_summary

    console = _console()
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


def _console() -> "Console":
    from rich.console import Console

    return Console(highlight=False)


def _misuse() -> "Errors":
    from friendline.review.run import MISUSE

    return MISUSE
