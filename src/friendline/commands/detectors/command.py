"""The command ``friendline detectors``: which detectors there are, and which of them look.

Everything heavy is imported inside the command, so that ``--help`` is quick.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.commands.endings import sentences_for
from friendline.commands.showing import show

if TYPE_CHECKING:
    from friendline.commands.endings import Errors

ScreeningFile = Annotated[
    Path | None,
    typer.Option(
        "--screening",
        metavar="FILE",
        help="The file that says which detectors look, as for the command review.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]


def detectors(screening: ScreeningFile = None) -> None:
    """Show every detector with its card, and which of them look."""
    with sentences_for(_misuse):
        from friendline.commands.detectors.text import page
        from friendline.screening.choosing import load_settings
        from friendline.screening.told import told_of_all

        settings = load_settings(screening) if screening else {}
        source = f"as {screening} says" if screening else "where no screening.toml says otherwise"
        show(page(told_of_all(settings), source))


def _misuse() -> "Errors":
    from friendline.screening.choosing import ScreeningSettingsError

    return (ScreeningSettingsError,)
