"""``friendline demo``: a made-up owner, reviewed, with the desk open on her."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.called import as_typed
from friendline.commands.endings import sentences_for

if TYPE_CHECKING:
    from rich.console import Console

    from friendline.commands.endings import Errors
    from friendline.demo import DemoFiles
    from friendline.store.home import Home

_ZONE = "Europe/London"
_HOME = "made-up-home"


def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for the made-up exports and the review.")
    ] = Path("friendline-demo"),
    policy: Annotated[
        str,
        typer.Option(
            help="What answers her requests: a policy that comes with friendline, or a folder of "
            "your own; docs/policy.md lists them."
        ),
    ] = "audience",
    contacts: Annotated[int, typer.Option(min=40, max=5_000, help="Number of friends.")] = 212,
    clients: Annotated[int, typer.Option(min=24, max=500, help="Length of the client list.")] = 40,
    items: Annotated[int, typer.Option(min=200, max=100_000, help="Posts, photos ...")] = 1_200,
    seed: Annotated[int, typer.Option(help="The same number gives the same owner.")] = 1,
    *,
    opens: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the desk in your browser.")
    ] = True,
) -> None:
    """Make up an owner with exports, review them, and open the desk on her.

    The review is also written as one page, report.html, and as data, review.json.
    """
    from friendline.commands.showing import show
    from friendline.commands.store.opened import Where, opened
    from friendline.demo import TODAY, make_demo, write_office_policy

    console = _console()
    console.print("Making the exports of a made-up owner ...", style="dim")
    with sentences_for(_misuse):
        with _sentence_for_a_folder(output):
            made = make_demo(
                output / "exports", seed=seed, contacts=contacts, items=items, clients=clients
            )
            write_office_policy(output / "office-policy", TODAY)
            _remove_the_one_before(output)
        with opened(Where(output / _HOME), anew=True) as home:
            _review(made, policy, output, console)
            if opens:
                _open_desk(home)
                return
    show(f"To open the desk on her: {as_typed('desk --home')} {output / _HOME}\n")


def _review(made: "DemoFiles", policy: str, output: Path, console: "Console") -> None:
    """Import and review her, and write the report beside."""
    from friendline.commands.bars import Bars
    from friendline.demo import TODAY
    from friendline.review.reading import reading_for
    from friendline.review.report import render_report
    from friendline.review.terminal import print_summary
    from friendline.review.writing import write_review
    from friendline.store import clock, settings
    from friendline.store.imports.importing import Asked, import_files
    from friendline.store.policy import policies
    from friendline.store.review.reviewing import refresh

    settings.put(settings.ZONE, _ZONE)
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    sources = (*made.facebook, made.linkedin, made.calendar)
    with Bars(console) as bars:
        import_files(Asked(sources, made.clients), reading_for(_ZONE, TODAY, None), bars)
        policies.adopt(policy)
        review = refresh(bars).review
        bars.stage("Writing the report")
        report, _ = write_review(review, output, render_report)
    print_summary(review, console, report)


def _open_desk(home: "Home") -> None:
    from friendline.commands.showing import show
    from friendline.desk.serving import Start, serve

    serve(Start(home), lambda line: show(f"{line}\n"))


def _remove_the_one_before(output: Path) -> None:
    """Remove the store of an earlier demo: it holds nothing that is anybody's."""
    for file in (output / _HOME).glob("friendline.db*"):
        file.unlink()


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
    from friendline.commands.store.opened import misuse
    from friendline.store.opening import set_up_django

    set_up_django()  # a folder that cannot be written to is refused before
    from friendline.desk.serving import PortTakenError
    from friendline.review.run import MISUSE

    return (*MISUSE, PortTakenError, *misuse())
