"""Bluesky's repository (``repo.car``), alone or in a zip or folder with its media (formats 6).

Posts, answers, reposts, likes, lists and the profile are read, and whom the owner follows and
blocks. Everything in a repository is public; messages are not in it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from friendline.archives.bluesky.car import CarBlocks, NoCarError, is_car
from friendline.archives.bluesky.gaps import Seen, gaps, losses_in_words
from friendline.archives.bluesky.items import ITEMS, PROFILE, Scene
from friendline.archives.bluesky.tree import (
    KeyedRecord,
    Losses,
    commit_of,
    records_of,
)
from friendline.archives.bluesky.values import (
    CHANNEL,
    account_of,
    did,
    made_at,
    objects,
    profile_page,
)
from friendline.archives.json_values import fields
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Extent, Reading, Source
from friendline.model import Fault, Owner, Record, Tie, TieKind

__all__ = ["SOURCE"]

_ENDING: Final = ".car"
_HEAD_BYTES: Final = 32
_TIES: Final = {
    "app.bsky.graph.follow": TieKind.FOLLOWING,
    "app.bsky.graph.block": TieKind.BLOCKED,
}
_HIDDEN: Final = "!no-unauthenticated"
_NO_ROOT: Final = (
    "The beginning of the repository is missing or damaged, so that nothing in it can be told "
    "from what was deleted. On Bluesky open Settings, Account, Export my data, and download it "
    "again."
)


def _recognises(archive: Archive) -> bool:
    """Whether a file in here is a repository; one that stands alone may have any name."""
    return any(_is_repository(archive, name) for name in _candidates(archive))


def _candidates(archive: Archive) -> Sequence[str]:
    names = archive.names()
    return names if len(names) == 1 else [name for name in names if _is_named_car(name)]


def _is_named_car(name: str) -> bool:
    return name.lower().endswith(_ENDING)


def _is_repository(archive: Archive, name: str) -> bool:
    try:
        return is_car(archive.read(name)[:_HEAD_BYTES])
    except UnreadableFileError:
        return False


def _read(archive: Archive, reading: Reading) -> Iterator[Record]:  # noqa: ARG001 - all times have a zone
    """Read each repository of an export, then tell what it lacks."""
    for name in _candidates(archive):
        try:
            blocks = CarBlocks(archive.read(name))
        except UnreadableFileError as error:
            yield Fault(file=name, reason=error.reason)
        except NoCarError as error:
            yield Fault(file=name, reason=str(error))
        else:
            has_media = any(not _is_named_car(each) for each in archive.names())
            yield from _repository(blocks, name, has_media=has_media)


def _repository(blocks: CarBlocks, file: str, *, has_media: bool) -> Iterator[Record]:
    """Go through the records twice: who is called what can stand in the last of them.

    Records are decoded anew rather than kept: a hundred megabytes of them are five hundred.
    """
    commit = commit_of(blocks)
    if commit is None:
        yield Fault(file=file, reason=_NO_ROOT)
        return
    losses = Losses()
    scene = Scene(commit.did, file, records_of(blocks, commit, losses))
    yield from _faults(blocks, losses, file)
    yield _owner(scene)
    seen = Seen(has_media=has_media)
    for record in records_of(blocks, commit, Losses()):
        yield from _records(record, scene, seen)
    yield from gaps(seen)


def _faults(blocks: CarBlocks, losses: Losses, file: str) -> Iterator[Fault]:
    counts = {
        "Blocks that are": blocks.spoilt,
        "Parts of the list of records that are": losses.parts,
        "Records that are": losses.records,
    }
    if blocks.is_cut_off:
        yield Fault(file=file, reason="It is cut off or damaged; what came before was read.")
    for what, count in counts.items():
        if count:
            yield Fault(file=file, reason=losses_in_words(count, what))


def _records(record: KeyedRecord, scene: Scene, seen: Seen) -> Iterator[Record]:
    seen.note_collection(record.collection)
    seen.is_hidden_from_visitors |= record.collection == PROFILE and _is_hidden(record)
    for item in ITEMS[record.collection](record, scene) if record.collection in ITEMS else ():
        seen.media += len(item.media)
        yield item
    if (tie := _tie(record, scene)) is not None:
        seen.unnamed += tie.account.name.startswith("did:")
        yield tie


def _owner(scene: Scene) -> Owner:
    """Give the owner, whose handle no repository tells."""
    names = (scene.owner_name,) if scene.owner_name else ()
    return Owner(channel=CHANNEL, names=names, url=profile_page(scene.owner))


def _tie(record: KeyedRecord, scene: Scene) -> Tie | None:
    kind = _TIES.get(record.collection)
    who = did(record.value.get("subject"))
    if kind is None or who is None:
        return None
    account = account_of(who, scene.names[who])
    return Tie(account=account, kind=kind, since=made_at(record.value, record.name))


def _is_hidden(record: KeyedRecord) -> bool:
    labels = objects(fields(record.value.get("labels")).get("values"))
    return any(label.get("val") == _HIDDEN for label in labels)


SOURCE: Final = Source(
    kind=CHANNEL, recognises=_recognises, read=_read, extent=Extent.FILE, holds_media=False
)
