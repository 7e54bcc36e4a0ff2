"""Progress bars for the terminal, for what takes longer than a second."""

from time import monotonic
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

PATIENCE_SECONDS = 1.0
"""What is over sooner shows no bar."""


class Bars:
    """Draws one bar a stage; draws nothing where the console is no terminal."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(bar_width=30), TimeElapsedColumn())
        self._progress = Progress(
            *columns, console=console, transient=True, disable=not console.is_terminal
        )
        self._task: TaskID | None = None
        self._began = monotonic()
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def stage(self, words: str, total: int | None = None) -> None:
        """Finish the bar of the stage before and begin one for this."""
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(words, total=total)
        self._show_when_late()

    def advance(self, steps: int = 1) -> None:
        """Move the bar on."""
        if self._task is not None:
            self._progress.advance(self._task, steps)
        self._show_when_late()

    def pause(self) -> None:
        """Take the bar away while a question stands; the next step brings it back."""
        self._progress.stop()
        self._shown = False

    def _show_when_late(self) -> None:
        if not self._shown and monotonic() - self._began > PATIENCE_SECONDS:
            self._progress.start()
            self._shown = True
