"""Commands that stand under one word, where the plainest of them needs no name."""

import typer
from typer.core import TyperGroup


class AsksByItself(TyperGroup):
    """What is given without a command is asked about: ``friendline people EXPORT...``."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Take ``ask`` for granted."""
        is_named = not args or args[0] in self.commands or args[0] in {"--help", "-h"}
        return super().parse_args(ctx, args if is_named else ["ask", *args])
