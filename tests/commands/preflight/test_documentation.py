"""What the documentation says of the command is what the command takes."""

import re
from pathlib import Path

import typer
from typer.main import get_command

from friendline.commands.preflight.command import preflight

PAGE = Path(__file__).parents[3] / "docs" / "before_you_post.md"


def test_every_option_of_the_page_is_one_of_the_command() -> None:
    """Nothing is promised that cannot be typed."""
    app = typer.Typer()
    app.command()(preflight)
    options = {name for one in get_command(app).params for name in one.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE.read_text("utf-8")))
    assert named
    assert named <= options
