"""A made-up owner with real-looking exports, to try friendline on and to test it with.

Everything is invented: people, companies, texts and pictures. Addresses end in ``.example``, phone
numbers are of the ranges that Ofcom keeps for drama.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from friendline.demo.calendar import appointments, calendar_file, days_fallen_through
from friendline.demo.casting import Casting
from friendline.demo.clients import client_list
from friendline.demo.facebook import FacebookExport
from friendline.demo.life import Life
from friendline.demo.linkedin import LinkedInExport
from friendline.demo.office import write_office_policy
from friendline.demo.owner import CLOSE_FRIENDS
from friendline.demo.phrases import Phrasebook
from friendline.demo.planted import Planted
from friendline.demo.planting import plant
from friendline.demo.sizes import DemoDayError, DemoSizeError, Sizes, check_sizes

__all__ = [
    "TODAY",
    "DemoDayError",
    "DemoFiles",
    "DemoSizeError",
    "make_demo",
    "write_office_policy",
]

TODAY = date(2026, 11, 20)
"""The day on which the exports were made, unless said otherwise."""

_READ_ME = """\
Everything in this folder is made up: the owner, her clients and friends, every post, picture,
meeting and message. Nobody in it exists; where a name is somebody's, that is chance.

The files have the form of real exports, so that friendline can be tried without anybody's data.
"""


@dataclass(frozen=True)
class DemoFiles:
    """What was written.

    Attributes:
        facebook: Both parts of the Facebook export.
        linkedin: The LinkedIn export.
        clients: The client list.
        calendar: The calendar.
        planted: Which case of the stories lies where.
    """

    facebook: tuple[Path, ...]
    linkedin: Path
    clients: Path
    calendar: Path
    planted: Planted


def make_demo(  # noqa: PLR0913 - a size each, and all have a default
    folder: Path,
    *,
    seed: int = 1,
    contacts: int = 212,
    items: int = 1200,
    clients: int = 40,
    today: date = TODAY,
) -> DemoFiles:
    """Write the exports of a made-up owner into a folder.

    The same arguments give the same bytes on every machine.

    Args:
        folder: Where to; it is made if it is not there, files of the same name are replaced.
        seed: Another seed, another life; the planted cases stay.
        contacts: Number of her Facebook friends, 40 to 5,000.
        items: Number of everything that can be seen, on both networks, 200 to 1,000,000.
        clients: Length of her client list, 24 to 500.
        today: The day of the exports; nothing in them happened later, but calendar entries.

    Returns:
        The files, and the truth about what was planted in them.

    Raises:
        DemoSizeError: A demo of this size cannot be made.
        DemoDayError: A demo cannot end on this day.
    """
    check_sizes(contacts, clients, items, today)
    folder.mkdir(parents=True, exist_ok=True)
    ensemble = Casting(seed=seed, contacts=contacts, clients=clients, today=today).cast()
    phrases = Phrasebook([name.split()[0] for name in CLOSE_FRIENDS])
    planted = plant(ensemble, phrases, today)
    diary = appointments(ensemble, planted, seed, today)
    life = Life(
        seed=seed,
        cast=ensemble.cast,
        phrases=phrases,
        planted=planted,
        today=today,
        quiet=days_fallen_through(diary),
    )
    _write(folder / "READ ME - made up.txt", _READ_ME.encode())
    facebook = FacebookExport(folder, seed, today)
    facebook.write(ensemble.cast, life, phrases, Sizes(items))
    linkedin = LinkedInExport(folder, seed, today)
    linkedin.write(ensemble.cast, life, phrases, Sizes(items))
    return DemoFiles(
        facebook=facebook.paths,
        linkedin=linkedin.path,
        clients=_write(folder / "clients.csv", client_list(ensemble.cast)),
        calendar=_write(folder / "calendar.ics", calendar_file(diary, today)),
        planted=planted,
    )


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
