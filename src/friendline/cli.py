"""The commands. Everything heavy is imported inside a command, so that ``--help`` is quick."""

from typing import Annotated

import typer

from friendline.called import program
from friendline.commands.audience import command as audience_command
from friendline.commands.columns import command as columns_command
from friendline.commands.demo import command as demo_command
from friendline.commands.desk import command as desk_command
from friendline.commands.detectors import command as detectors_command
from friendline.commands.findings import command as findings_command
from friendline.commands.people import command as people_command
from friendline.commands.policy import command as policy_command
from friendline.commands.preflight import command as preflight_command
from friendline.commands.review import command as review_command
from friendline.commands.store import (
    backup,
    doctor,
    encrypt,
    exporting,
    forget,
    importing,
    ledger,
    new,
    status,
)
from friendline.commands.view_as import command as view_as_command

app = typer.Typer(
    name="friendline",
    help="Who of my clients can see what of my personal life, and what do I say? "
    "Everything stays on this machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command(name="review")(review_command.review)
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
app.command(name="encrypt")(encrypt.encrypt)
app.command(name="backup")(backup.backup)
app.command(name="restore")(backup.restore)
app.command(name="export")(exporting.export)
app.command(name="forget")(forget.forget)
app.command(name="doctor")(doctor.doctor)


def main() -> None:
    """Run the command line; the entry point of the package."""
    app(prog_name=program())


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
