"""What is seen in one picture, each picture once."""

import pytest
from archives_helpers import Memory
from photo_helpers import LEEDS, photo
from PIL import Image
from screening.pictures.drawn import landscape, packed

from friendline.archives.media_files import MediaFile
from friendline.model import Category, Severity
from friendline.screening.pictures.looking import Looking, Seen
from friendline.screening.pictures.nudity import Bare
from friendline.screening.pictures.words import Read

BARE = Bare(Category.NUDITY, Severity.LOW, "It is bare.")


class Reader:
    """Reads the same in every picture and counts how many it was given."""

    def __init__(self, text: str = "words", *, is_whole: bool = True) -> None:
        self.given = 0
        self._read = Read(text, is_whole)

    def read(self, image: Image.Image) -> Read:
        """Give the words."""
        self.given += 1
        return self._read


class Judge:
    """Finds every picture bare."""

    def judge(self, image: Image.Image) -> Bare:
        """Say so."""
        return BARE


class Failing:
    """Fails at every picture, in both roles."""

    def read(self, image: Image.Image) -> Read:
        """Fail."""
        raise RuntimeError

    def judge(self, image: Image.Image) -> Bare | None:
        """Fail."""
        raise MemoryError


def file(content: bytes, name: str = "a.jpg") -> MediaFile:
    """Give a picture in an archive."""
    return MediaFile(Memory({name: content}, name), name, name)


def looking(reader: Reader, most: int = 100) -> Looking:
    """Look with this reader and a judge who finds everything bare."""
    return Looking(reader, Judge(), most)


def test_all_that_is_seen_is_given() -> None:
    """Words, nakedness and place come together."""
    content = packed(landscape(), "JPEG")
    assert looking(Reader()).look(file(content)) == Seen("words", BARE)
    assert looking(Reader()).look(file(photo(gps=LEEDS))) == Seen("words", BARE, has_place=True)


def test_the_same_bytes_are_looked_at_once() -> None:
    """The same file asked for again, and its copy elsewhere, cost nothing."""
    reader = Reader()
    look = looking(reader).look
    content = packed(landscape(), "JPEG")
    seen = [look(file(content)), look(file(content)), look(file(content, "b.jpg"))]
    assert seen == [Seen("words", BARE)] * 3
    assert reader.given == 1


@pytest.mark.parametrize("form", ["PNG", "WEBP", "JPEG"])
def test_a_wordless_picture_packed_anew_is_looked_at_once(form: str) -> None:
    """A copy in another format shares what was seen."""
    reader = Reader("")
    look = looking(reader).look
    assert look(file(packed(landscape(), "JPEG", quality=95))) == Seen("", BARE)
    assert look(file(packed(landscape(), form, quality=95), "b")) == Seen("", BARE)
    assert reader.given == 1


def test_a_picture_with_words_is_read_even_if_it_looks_the_same() -> None:
    """Posters that look the same may differ in a digit."""
    reader = Reader("a word")
    look = looking(reader).look
    for form in ("PNG", "WEBP", "JPEG"):
        look(file(packed(landscape(), form), form))
    assert reader.given == 3


def test_where_looking_failed_the_likes_are_looked_at_too() -> None:
    """A failure is not shared as if it were a result."""
    reader = Reader("", is_whole=False)
    look = looking(reader).look
    look(file(packed(landscape()), "a"))
    look(file(packed(landscape(), "WEBP"), "b"))
    assert reader.given == 2


def test_the_place_is_that_of_the_file_and_not_of_its_likes() -> None:
    """A copy without the place does not get that of the other."""
    look = looking(Reader()).look
    assert look(file(photo(gps=LEEDS))).has_place
    assert not look(file(photo(), "b.jpg")).has_place


def test_no_more_than_asked_for_are_looked_at() -> None:
    """What comes after is told as not looked at, however often it is asked for."""
    look = looking(Reader(), most=2).look
    files = [file(packed(landscape(seed=n)), f"{n}.png") for n in range(4)]
    seen = [look(one) for one in (*files, *files)]
    assert [bool(one.unseen) for one in seen] == [False, False, True, True] * 2
    assert "newest 2 pictures" in seen[2].unseen[0]


def test_what_the_archive_cannot_give_is_told() -> None:
    """A damaged picture in a zip is told with the archive's reason."""
    (why,) = looking(Reader()).look(file(b"BROKEN")).unseen
    assert why.startswith("A picture could not be read. It is damaged")


def test_a_refused_picture_still_tells_its_place() -> None:
    """What the file says of itself needs no unpacking."""
    whole = photo(gps=LEEDS)
    seen = looking(Reader()).look(file(whole[:-60]))
    assert seen.has_place
    assert seen.unseen


def test_a_large_file_is_not_even_read() -> None:
    """Its size is asked for first."""

    class Huge(Memory):
        def size(self, name: str) -> int:
            return 2**40

        def read(self, name: str) -> bytes:
            raise AssertionError

    one = MediaFile(Huge({"a.jpg": b""}), "a.jpg", "a.jpg")
    assert looking(Reader()).look(one).unseen == ("A picture is larger than 64 MB.",)


def test_an_animation_and_a_long_picture_are_not_wholly_seen() -> None:
    """What is seen counts, and what is not is told."""
    moving = packed(landscape(), "GIF", save_all=True, append_images=[landscape(seed=2)])
    seen = looking(Reader(is_whole=False)).look(file(moving))
    assert seen.text == "words"
    assert len(seen.unseen) == 2


def test_one_failing_eye_does_not_close_the_other() -> None:
    """Where reading fails nakedness still counts, and the other way about; each is told."""
    content = packed(landscape())
    read_only = Looking(Reader(), Failing(), 9).look(file(content))
    judged_only = Looking(Failing(), Judge(), 9).look(file(content))
    assert (read_only.text, judged_only.bare) == ("words", BARE)
    assert read_only.unseen == ("Nakedness in a picture could not be judged (MemoryError).",)
    assert judged_only.unseen == ("The words of a picture could not be read (RuntimeError).",)


def test_without_eyes_only_the_file_is_asked() -> None:
    """With words and nakedness left out, a broken picture is as good as any."""
    assert Looking(None, None, 9).look(file(b"nothing")) == Seen()
    assert Looking(None, None, 9).look(file(photo(gps=LEEDS))).has_place
