"""The command ``friendline preflight``: what is known of a post before you post it.

Everything heavy is imported inside the command, so that ``--help`` is quick.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.commands.endings import sentences_for
from friendline.commands.here import local_zone
from friendline.commands.here import today as here_today
from friendline.commands.options import (
    Clients,
    ColumnsFile,
    DecisionsFile,
    Exports,
    LabelsFile,
    PolicyOption,
    ScreeningFile,
    Zone,
)
from friendline.commands.showing import show

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from friendline.commands.endings import Errors
    from friendline.review.preflight import Draft, Preflight
    from friendline.review.run import Asked

_DAY = "%Y-%m-%d"

Text = Annotated[
    str,
    typer.Argument(
        metavar="TEXT",
        help="What you want to post; - to take it from the input.",
        show_default=False,
    ),
]
Images = Annotated[
    list[Path] | None,
    typer.Option("--image", metavar="FILE", help="A picture of it.", show_default=False),
]
Network = Annotated[str, typer.Option("--on", metavar="NETWORK", help="Where you want to post it.")]
ForWhom = Annotated[
    str,
    typer.Option(
        "--audience",
        metavar="WHO",
        help='Who it is for: public, friends, only me, list "Family", '
        'friends except list "Clients" ...; docs/audience.md lists the words.',
    ),
]
When = Annotated[
    datetime | None,
    typer.Option(
        "--at",
        formats=[_DAY, f"{_DAY} %H:%M", f"{_DAY}T%H:%M"],
        help="When you want to post it, where that is not now; a day alone means noon.",
        show_default=False,
    ),
]
Place = Annotated[
    str | None, typer.Option("--place", help="The place it shows.", show_default=False)
]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        metavar="NAME",
        help="Whom you tag in it; an @ before a name in the text does it too.",
        show_default=False,
    ),
]
AudienceFile = Annotated[
    Path | None,
    typer.Option(
        "--audience-file",
        metavar="FILE",
        help="What you say about who can see what: audience.toml.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
Most = Annotated[int, typer.Option("--most", min=0, help="So many clients at most by name.")]


def preflight(
    text: Text,
    sources: Exports,
    *,
    clients: Clients = None,
    image: Images = None,
    on: Network = "facebook",
    audience: ForWhom = "unknown",
    at: When = None,
    place: Place = None,
    tag: Tags = None,
    columns: ColumnsFile = None,
    audience_file: AudienceFile = None,
    decisions: DecisionsFile = None,
    screening: ScreeningFile = None,
    labels: LabelsFile = None,
    policy: PolicyOption = None,
    most: Most = 20,
    zone: Zone = None,
) -> None:
    """Say before you post something who of your clients would see it.

    It names them with the reasons, says what was found in it, whether it contradicts your calendar,
    and what a narrower audience would change. It gives no score, and holds nothing up.
    """
    from friendline.commands.preflight.reading import moment_of, pictures_of, text_of
    from friendline.commands.preflight.text import preflight_text
    from friendline.review.preflight import Draft
    from friendline.review.run import Asked

    with sentences_for(_misuse):
        asked = Asked(
            sources=tuple(sources),
            clients=clients,
            columns=columns,
            policy=policy,
            audience=audience_file,
            decisions=decisions,
            screening=screening,
            labels=labels,
            output=Path(),
            zone=zone or local_zone(),
            today=here_today(),
        )
        draft = Draft(
            channel=on,
            at=moment_of(at, _zone(asked.zone)),
            text=text_of(text),
            audience=audience,
            place=place,
            tagged=tuple(tag or ()),
            pictures=pictures_of(image or ()),
        )
        show(preflight_text(_checked(draft, asked), most))


def _zone(name: str) -> "ZoneInfo":
    """Give a time zone.

    Raises:
        UnknownZoneError: There is none of this name.
    """
    from zoneinfo import ZoneInfo

    from friendline.review.reading import reading_for

    return ZoneInfo(reading_for(name, here_today(), None).zone)


def _checked(draft: "Draft", asked: "Asked") -> "Preflight":
    """Read everything, with bars where it takes long, and hold the draft against it."""
    from rich.console import Console

    from friendline.commands.bars import Bars
    from friendline.commands.view_as.reading import read_known
    from friendline.review.preflight import preflight, rules_of
    from friendline.sight.audience import parse_audience

    # a mistake in these is told before everything is read
    rules_of(draft.channel)
    parse_audience(draft.audience)
    with Bars(Console(highlight=False, stderr=True)) as bars:
        known = read_known(asked, bars)
        bars.stage("Looking at the draft")
        return preflight(draft, known.world())


def _misuse() -> "Errors":
    from friendline.commands.preflight.reading import CannotReadPictureError
    from friendline.review.preflight import UnknownNetworkError
    from friendline.review.run import MISUSE
    from friendline.sight.audience import AudienceError

    return (*MISUSE, CannotReadPictureError, UnknownNetworkError, AudienceError)
