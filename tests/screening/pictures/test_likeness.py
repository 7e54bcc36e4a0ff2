"""Which pictures look the same."""

import pytest
from PIL import Image
from screening.pictures.drawn import landscape, packed, poster

from friendline.screening.pictures.decoding import thumbnail
from friendline.screening.pictures.likeness import Known, Likeness, likeness


def like(image: Image.Image, quality: int = 90) -> Likeness:
    """What tells a picture from others, once it was packed as JPEG."""
    return likeness(thumbnail(packed(image, "JPEG", quality=quality)).image)


def known(*images: Image.Image) -> Known[int]:
    """Keep these pictures, by their place."""
    kept: Known[int] = Known()
    for place, image in enumerate(images):
        kept.keep(like(image), place)
    return kept


@pytest.mark.parametrize("seed", range(4))
def test_a_copy_looks_the_same(seed: int) -> None:
    """Packed tighter, or half as large, a photo is the same photo."""
    photo = landscape(1200, 900, seed)
    seen = known(landscape(1200, 900, 50), photo)
    assert seen.same(like(photo, 60)) == 1
    assert seen.same(like(photo.resize((600, 450)))) == 1


def test_nothing_is_like_what_was_never_seen() -> None:
    """Without pictures there is none that looks the same."""
    assert Known[int]().same(like(landscape())) is None


def test_another_photo_is_another() -> None:
    """Two landscapes are not taken for one."""
    seen = known(*(landscape(seed=seed) for seed in range(10)))
    assert all(seen.same(like(landscape(seed=seed))) is None for seed in range(10, 20))


@pytest.mark.parametrize(
    ("one", "other"),
    [("My boss is a saint", "My boss is a swine"), ("call 020 7946 0018", "call 020 7946 0011")],
)
@pytest.mark.parametrize("size", [24, 36, 60])
def test_posters_that_differ_in_a_word_are_two(one: str, other: str, size: int) -> None:
    """Their hash is the same or nearly so, and still the second is not passed over."""
    first, second = poster(one, size=size), poster(other, size=size)
    assert (int(like(first).bits) ^ int(like(second).bits)).bit_count() <= 3
    assert known(first).same(like(second)) is None


def test_a_picture_of_another_shape_is_another() -> None:
    """The same colours on a square and on a strip are two pictures."""
    square = Image.new("RGB", (400, 400), "teal")
    assert known(square).same(like(Image.new("RGB", (800, 400), "teal"))) is None
    assert known(square).same(like(square.resize((200, 200)))) == 0
