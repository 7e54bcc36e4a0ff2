"""Pictures are valid JPEG files, no two alike."""

from collections.abc import Callable

import pytest

from friendline.demo.dice import Dice
from friendline.demo.pictures import picture


def test_pictures_are_whole_and_unlike() -> None:
    """A picture begins and ends as JPEG does, tells its size, and no two are the same."""
    dice = Dice(7, "test")
    made = [picture(dice, f"picture {number}") for number in range(200)]
    assert len(set(made)) == 200
    for one in made:
        assert one.startswith(b"\xff\xd8\xff\xe0")
        assert one.endswith(b"\xff\xd9")
        frame = one.index(b"\xff\xc0")
        assert one[frame + 5 : frame + 9] == (64).to_bytes(2, "big") + (96).to_bytes(2, "big")


def test_pictures_decode_to_their_blocks(blocks: Callable[[bytes], list[tuple[int, ...]]]) -> None:
    """The bits after the header say 96 blocks of three colours and then nothing more."""
    for number in range(20):
        levels = blocks(picture(Dice(number, "test"), "x"))
        assert len(levels) == 96
        assert all(0 <= level <= 255 for block in levels for level in block)


@pytest.fixture(scope="module")
def blocks() -> Callable[[bytes], list[tuple[int, ...]]]:
    """Decodes the picture's bits by the tables in its header: 4-bit lengths, then the step."""

    def decode(content: bytes) -> list[tuple[int, ...]]:
        start = content.index(b"\xff\xda") + 14
        data = content[start:-2].replace(b"\xff\x00", b"\xff")
        bits, at, level = "".join(f"{byte:08b}" for byte in data), 0, [128, 128, 128]
        found = []
        while len(bits) - at >= 15:
            for colour in range(3):
                length = int(bits[at : at + 4], 2)
                raw = bits[at + 4 : at + 4 + length]
                step = int(raw, 2) if raw else 0
                level[colour] += step if raw.startswith("1") else step - (1 << length) + 1
                assert bits[at + 4 + length] == "0"
                at += 5 + length
            found.append(tuple(level))
        assert set(bits[at:]) <= {"1"}
        return found

    return decode
