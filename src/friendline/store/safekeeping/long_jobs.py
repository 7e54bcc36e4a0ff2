"""What takes seconds with a large store, as jobs of another process; their outcomes are plain."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from friendline.model import CHANNEL_TITLES, Account, Certainty
from friendline.review.progress import Progress
from friendline.store.home import Home
from friendline.store.jobs import Job
from friendline.store.people.noted import known_people
from friendline.store.people.somebody import (
    NobodyOfThisNameError,
    SeveralOfThisNameError,
    Somebody,
    find,
)
from friendline.store.safekeeping.doctor import Check, checks
from friendline.store.safekeeping.encrypting import copies_as_before
from friendline.store.safekeeping.exporting import export
from friendline.store.safekeeping.forgetting import Gone, forget, preview
from friendline.store.safekeeping.keeping import back_up

__all__ = ["LONG_JOBS", "Foreseen", "Forgetting"]


class Foreseen(Struct, frozen=True, kw_only=True):
    """What forgetting somebody would erase.

    Attributes:
        id: Of the person.
        name: What the owner calls them.
        gone: What would go.
        unsure: Accounts that go although nobody confirmed that they are theirs.
        left: Accounts that may be theirs or somebody else's, and stay.
        names_left: Names that somebody else has too; texts with them stay.
        names: Names of the people under whom doubtful texts are filed, by their ids.
        copies: Names of older copies beside the store that still hold it.
    """

    id: str
    name: str
    gone: Gone
    unsure: tuple[str, ...]
    left: tuple[str, ...]
    names_left: tuple[str, ...]
    names: Mapping[str, str]
    copies: tuple[str, ...]


class Forgetting(Struct, frozen=True, kw_only=True):
    """How it stands with forgetting somebody.

    Attributes:
        mistakes: Lines that say why nobody, or who of several, is meant; nothing was done then.
        foreseen: What would go.
        gone: What went.
    """

    mistakes: tuple[str, ...] = ()
    foreseen: Foreseen | None = None
    gone: Gone | None = None


def _preview(job: Job, progress: Progress) -> Forgetting:
    progress.stage("Looking for all that is kept about them")
    try:
        somebody = find(job.whom)
    except (NobodyOfThisNameError, SeveralOfThisNameError) as error:
        return Forgetting(mistakes=tuple(str(error).splitlines()))
    progress.stage("Working out what would go")
    return Forgetting(foreseen=_foreseen(somebody, Home(Path(job.home))))


def _foreseen(somebody: Somebody, home: Home) -> Foreseen:
    gone, known = preview(somebody), known_people()
    about = {place.about for place in gone.doubtful} & known.keys()
    return Foreseen(
        id=somebody.id,
        name=somebody.name,
        gone=gone,
        names={key: known[key].name for key in about},
        unsure=tuple(
            _told(account)
            for key, account in somebody.accounts.items()
            if somebody.certainties.get(key, Certainty.CONFIRMED) is not Certainty.CONFIRMED
        ),
        left=tuple(map(_told, somebody.open)),
        names_left=somebody.names_left,
        copies=tuple(one.name for one in copies_as_before(home)),
    )


def _told(account: Account) -> str:
    return f"{account.name} on {CHANNEL_TITLES.get(account.channel, account.channel)}"


def _forget(job: Job, progress: Progress) -> Forgetting:
    progress.stage("Looking for all that is kept about them")
    try:
        somebody = find(job.whom)
    except (NobodyOfThisNameError, SeveralOfThisNameError):
        return Forgetting(mistakes=("They are no longer there, so nothing was done.",))
    progress.stage("Erasing it")
    return Forgetting(gone=forget(somebody, job.also))


def _export(job: Job, progress: Progress) -> str:
    """Write everything in open formats as a zip; gives its path."""
    place = Path(job.into)
    progress.stage("Writing everything in open formats")
    folder = place.with_suffix("")
    export(folder)
    progress.stage("Packing it")
    shutil.make_archive(str(folder), "zip", folder.parent, folder.name)
    shutil.rmtree(folder)
    return str(place)


def _backup(job: Job, progress: Progress) -> str:
    """Write a whole copy of the store; gives its path."""
    progress.stage("Copying the store")
    place = Path(job.into)
    back_up(place, told=f"{place.name}, downloaded")
    return str(place)


def _health(job: Job, progress: Progress) -> list[Check]:
    progress.stage("Looking at every page of the file")
    return list(checks(Home(Path(job.home))))


LONG_JOBS: Final[Mapping[str, Callable[[Job, Progress], Any]]] = {
    "preview": _preview,
    "forget": _forget,
    "export": _export,
    "backup": _backup,
    "health": _health,
}
"""By the kind of the job."""
