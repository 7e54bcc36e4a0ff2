"""The command ``friendline view-as``: look at what you posted through somebody's eyes.

Everything heavy is imported inside the command, so that ``--help`` is quick.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.commands.endings import sentences_for
from friendline.commands.here import local_zone
from friendline.commands.here import today as here_today
from friendline.commands.options import (
    AudienceFile,
    Clients,
    ColumnsFile,
    DecisionsFile,
    Exports,
    LabelsFile,
    ScreeningFile,
    Zone,
)
from friendline.commands.showing import show

if TYPE_CHECKING:
    from friendline.commands.endings import Errors
    from friendline.commands.view_as.reading import Known
    from friendline.review.run import Asked
    from friendline.review.view_as import Scene


class Word(StrEnum):
    """What ``--only`` takes: the values of ``model.Sees``, which is not loaded for ``--help``."""

    CAN = "can"
    MAY = "may"
    CANNOT = "cannot"


Viewer = Annotated[
    str,
    typer.Argument(
        metavar="WHO",
        help="A person of your client list or who asks, by name; or anybody, stranger, pending, "
        'friend, follower, or "list:NAME" for a member of one of your lists.',
        show_default=False,
    ),
]
Channel = Annotated[
    str | None,
    typer.Option("--on", metavar="NETWORK", help="Only on this network.", show_default=False),
]
Accepted = Annotated[bool, typer.Option("--accepted", help="As they would see it once accepted.")]
Digger = Annotated[
    bool,
    typer.Option(
        "--digger",
        help="What somebody who digs would find: items with a risk, the most exposed and oldest "
        "first.",
    ),
]
Only = Annotated[
    list[Word] | None,
    typer.Option("--only", help="Only items they can, may or cannot see.", show_default=False),
]
Most = Annotated[int, typer.Option("--most", min=0, help="So many items at most.")]


def view_as(
    who: Viewer,
    sources: Exports,
    *,
    clients: Clients = None,
    columns: ColumnsFile = None,
    audience: AudienceFile = None,
    decisions: DecisionsFile = None,
    screening: ScreeningFile = None,
    labels: LabelsFile = None,
    on: Channel = None,
    accepted: Accepted = False,
    digger: Digger = False,
    only: Only = None,
    most: Most = 20,
    zone: Zone = None,
) -> None:
    """Look at what you posted through somebody's eyes.

    First the numbers of each network, with what was found, and what accepting would change; then
    item by item whether they can, may or cannot see it, and why.
    """
    from zoneinfo import ZoneInfo

    from friendline.commands.view_as.naming import NothingToSeeError, key_of
    from friendline.commands.view_as.text import items_text, numbers_text
    from friendline.model import Sees
    from friendline.review.run import Asked
    from friendline.review.view_as import Order

    with sentences_for(_misuse):
        asked = Asked(
            sources=tuple(sources),
            clients=clients,
            columns=columns,
            policy=None,
            audience=audience,
            decisions=decisions,
            screening=screening,
            labels=labels,
            output=Path(),
            zone=zone or local_zone(),
            today=here_today(),
        )
        known, scene = _read(asked)
        key = key_of(who, scene, known.subjects)
        view = scene.view_as(key, on, accepted=accepted)
        if view is None:
            raise NothingToSeeError(_name(key, known, scene), on, scene.channels)
        order = Order.DIGGER if digger else Order.NEWEST
        wanted = frozenset(map(Sees, only or Word))
        show(numbers_text(view, accepted=accepted))
        if most:
            show("\n" + items_text(view, order, wanted, most, ZoneInfo(asked.zone)))


def _read(asked: "Asked") -> "tuple[Known, Scene]":
    """Read everything, with bars where it takes long."""
    from rich.console import Console

    from friendline.commands.bars import Bars
    from friendline.commands.view_as.reading import read_known

    with Bars(Console(highlight=False, stderr=True)) as bars:
        known = read_known(asked, bars)
        return known, known.scene(bars)


def _name(key: str, known: "Known", scene: "Scene") -> str:
    subject = known.subjects.all().get(key)
    return scene.stereotypes[key] if subject is None else subject.name


def _misuse() -> "Errors":
    from friendline.commands.view_as.naming import (
        NobodyOfThisNameError,
        NothingToSeeError,
        SeveralOfThisNameError,
    )
    from friendline.review.run import MISUSE

    return (*MISUSE, NobodyOfThisNameError, NothingToSeeError, SeveralOfThisNameError)
