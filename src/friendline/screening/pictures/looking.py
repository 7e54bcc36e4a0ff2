"""What is seen in one picture, each picture once."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, Protocol

from PIL import Image

from friendline.archives.exif import taken
from friendline.archives.media_files import MediaFile
from friendline.archives.opening import UnreadableFileError
from friendline.screening.pictures.decoding import (
    LARGEST,
    RefusedPictureError,
    Thumbnail,
    thumbnail,
)
from friendline.screening.pictures.likeness import Known, likeness
from friendline.screening.pictures.nudity import Bare
from friendline.screening.pictures.words import Read

__all__ = ["Looking", "Seen"]


class Reader(Protocol):
    """Reads the words of a picture."""

    def read(self, image: Image.Image) -> Read:
        """Give the words."""


class Judge(Protocol):
    """Looks for nakedness."""

    def judge(self, image: Image.Image) -> Bare | None:
        """Say what is bare."""


@dataclass(frozen=True)
class Seen:
    """What was seen in a picture.

    Attributes:
        text: The words in it, a line for a line.
        bare: What is naked in it.
        has_place: Whether its file says where it was taken.
        unseen: A sentence for each part that was not looked at.
    """

    text: str = ""
    bare: Bare | None = None
    has_place: bool = False
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Look:
    """What was seen by looking, without what the file says."""

    text: str = ""
    bare: Bare | None = None
    unseen: tuple[str, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Whether it holds for pictures that look the same: one digit may make them differ."""
        return not self.text and not self.unseen


_ANIMATED: Final = "Of an animated picture only its first picture was looked at."
_LONG: Final = "A picture has more lines, or is longer, than what is read; only its begin was."


@dataclass(eq=False)
class Looking:
    """Looks at pictures; what it saw once it knows, by place, by bytes and by likeness.

    Args:
        reader: Reads words; ``None`` to leave them out.
        judge: Looks for nakedness; ``None`` to leave it out.
        most: How many different pictures are looked at in all.
    """

    reader: Reader | None
    judge: Judge | None
    most: int
    _by_path: dict[str, Seen] = field(default_factory=dict)
    _by_bytes: dict[bytes, Seen] = field(default_factory=dict)
    _alike: Known[_Look] = field(default_factory=Known)
    _beyond: set[str] = field(default_factory=set)
    _read: int = 0

    def look(self, file: MediaFile) -> Seen:
        """Give what is seen in a picture; what cannot be looked at is told in ``unseen``."""
        if file.path not in self._by_path and file.path not in self._beyond:
            if self._read >= self.most:
                self._beyond.add(file.path)
            else:
                self._by_path[file.path] = self._opened(file)
        return self._by_path.get(file.path) or Seen(unseen=(self._too_many,))

    @property
    def _too_many(self) -> str:
        return (
            f"Only the newest {self.most:,} pictures were looked at; "
            "“most” under [pictures] in screening.toml says how many."
        )

    def _opened(self, file: MediaFile) -> Seen:
        if (file.size or 0) > LARGEST:
            return Seen(unseen=(f"A picture is larger than {LARGEST // 2**20} MB.",))
        try:
            content = file.read()
        except UnreadableFileError as error:
            return Seen(unseen=(f"A picture could not be read. {error.reason}",))
        digest = blake2b(content, digest_size=16).digest()
        if digest not in self._by_bytes:
            self._read += 1
            self._by_bytes[digest] = self._new(content)
        return self._by_bytes[digest]

    def _new(self, content: bytes) -> Seen:
        place = taken(content)
        has_place = place is not None and place.place is not None
        if self.reader is None and self.judge is None:
            return Seen(has_place=has_place)
        try:
            small = thumbnail(content)
        except RefusedPictureError as error:
            return Seen(has_place=has_place, unseen=(str(error),))
        look = self._alike_or_new(small)
        animated = (_ANIMATED,) if small.is_first_of_many else ()
        return Seen(look.text, look.bare, has_place, (*look.unseen, *animated))

    def _alike_or_new(self, small: Thumbnail) -> _Look:
        tells = likeness(small.image)
        known = self._alike.same(tells)
        if known is not None and known.is_shared:
            return known
        look = self._looked(small.image)
        if known is None:
            self._alike.keep(tells, look)
        return look

    def _looked(self, image: Image.Image) -> _Look:
        """Look with all there is; where one fails, what the others see still counts."""
        unseen: list[str] = []
        text, bare = "", None
        try:
            read = self.reader.read(image) if self.reader else Read("", is_whole=True)
            text = read.text
            unseen += () if read.is_whole else (_LONG,)
        except Exception as error:  # noqa: BLE001 - one picture's failure costs that picture
            unseen.append(f"The words of a picture could not be read ({type(error).__name__}).")
        try:
            bare = self.judge.judge(image) if self.judge else None
        except Exception as error:  # noqa: BLE001 - the same
            unseen.append(f"Nakedness in a picture could not be judged ({type(error).__name__}).")
        return _Look(text, bare, tuple(unseen))
