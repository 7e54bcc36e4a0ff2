"""The commands. Everything heavy is imported inside a command, so that ``--help`` is quick."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from friendline.commands.audience import command as audience_command
from friendline.commands.columns import command as columns_command
from friendline.commands.detectors import command as detectors_command
from friendline.commands.endings import sentences_for
from friendline.commands.findings import command as findings_command
from friendline.commands.here import local_zone
from friendline.commands.here import today as here_today
from friendline.commands.options import ColumnsFile, Zone
from friendline.commands.people import command as people_command
from friendline.commands.policy import command as policy_command

if TYPE_CHECKING:
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
Clients = Annotated[
    Optional[Path],
    typer.Option(
        "--clients",
        metavar="LIST",
        help="Your client list: CSV, Excel (.xlsx) or vCard (.vcf).",
        show_default=False,
    ),
]
PolicyOption = Annotated[
    Optional[str],
    typer.Option(
        "--policy",
        help="A policy that comes with friendline, such as audience, or the folder of your own; "
        "docs/policy.md lists them. Without one nothing is decided.",
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


@app.command()
def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for the made-up exports and the review.")
    ] = Path("friendline-demo"),
    policy: PolicyOption = "audience",
    contacts: Annotated[int, typer.Option(min=40, max=5_000, help="Number of friends.")] = 212,
    clients: Annotated[int, typer.Option(min=24, max=500, help="Length of the client list.")] = 40,
    items: Annotated[int, typer.Option(min=200, max=100_000, help="Posts, photos ...")] = 1_200,
    seed: Annotated[int, typer.Option(help="The same number gives the same owner.")] = 1,
    open_report: Annotated[  # noqa: FBT002 - typer's way to write a flag
        bool, typer.Option("--open/--no-open", help="Open the report in your browser.")
    ] = True,
) -> None:
    """Make up an owner with exports, review them, and open the report."""
    from friendline.demo import TODAY, make_demo, write_office_policy
    from friendline.review.run import Asked

    console = _console()
    with sentences_for(_misuse):
        console.print("Making the exports of a made-up owner ...", style="dim")
        with _sentence_for_a_folder(output):
            made = make_demo(
                output / "exports", seed=seed, contacts=contacts, items=items, clients=clients
            )
            write_office_policy(output / "office-policy", TODAY)
        report = _review(
            Asked(
                sources=(*made.facebook, made.linkedin, made.calendar),
                clients=made.clients,
                policy=policy,
                audience=None,
                output=output,
                zone="Europe/London",
                today=TODAY,
            )
        )
    if open_report:
        import webbrowser

        webbrowser.open(report.resolve().as_uri())


def _review(asked: "Asked") -> Path:
    """Run a review with bars on a terminal; print the summary; give the report's path."""
    from friendline.commands.bars import Bars
    from friendline.review.run import run_review
    from friendline.review.terminal import print_summary

    console = _console()
    with Bars(console) as bars:
        done = run_review(replace(asked, may_send=_may_send(bars)), bars)
    print_summary(done.review, console, done.report)
    return done.report


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


@contextmanager
def _sentence_for_a_folder(folder: Path) -> Iterator[None]:
    """Turn a folder that cannot be written to into the same sentence as for a review."""
    from friendline.review.writing import CannotWriteError

    try:
        yield
    except OSError as error:
        raise CannotWriteError(folder, error) from error


def _misuse() -> "Errors":
    from friendline.review.run import MISUSE

    return MISUSE
