"""How a long job tells how far it is, to whoever wants to know."""

from typing import Protocol


class Progress(Protocol):
    """Is told about each stage; the command line draws bars from it."""

    def stage(self, words: str, total: int | None = None) -> None:
        """A new stage begins, of so many steps where that is known."""

    def advance(self, steps: int = 1) -> None:
        """So many steps more of this stage are done."""


class Silent:
    """Tells nobody."""

    def stage(self, words: str, total: int | None = None) -> None:
        """Do nothing."""

    def advance(self, steps: int = 1) -> None:
        """Do nothing."""
