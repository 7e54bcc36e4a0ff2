"""Tiny pictures made in code: valid baseline JPEG files (ITU-T T.81), no two alike.

Each 8 x 8 block has one flat colour, so only its first (DC) coefficient is written.
"""

from struct import pack

from friendline.demo.dice import Dice

_COLUMNS, _ROWS = 12, 8
_BLOCK = 8
_CODE_BITS = 4

_SKIES = ((205, 118, 150), (225, 110, 140), (150, 140, 110), (120, 150, 130), (235, 128, 128))
_GROUNDS = ((95, 110, 110), (120, 95, 120), (70, 130, 120), (150, 105, 150), (110, 135, 115))
_LIGHTS = ((240, 100, 160), (230, 120, 175), (250, 128, 128))


def picture(dice: Dice, caption: str) -> bytes:
    """Give a small landscape in colour blocks; the caption makes it unique."""
    bits = "".join(_blocks(_landscape(dice)))
    bits += "1" * (-len(bits) % 8)
    data = int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\x00")
    return _HEAD + _segment(0xFE, caption.encode()) + _FRAME + data + b"\xff\xd9"


def video() -> bytes:
    """Give the smallest file that is recognised as an MP4: its type and nothing to play."""
    return pack(">I4s4sI4s", 20, b"ftyp", b"isom", 512, b"mp42") + pack(">I4s", 8, b"mdat")


def _landscape(dice: Dice) -> list[tuple[int, int, int]]:
    """Give luminance and two colours of each block: sky above ground, something bright in it."""
    sky, ground, light = dice.pick(_SKIES), dice.pick(_GROUNDS), dice.pick(_LIGHTS)
    horizon = dice.between(3, 6)
    bright = dice.between(1, horizon - 1) * _COLUMNS + dice.below(_COLUMNS)
    blocks = []
    for number in range(_COLUMNS * _ROWS):
        row = number // _COLUMNS
        base = sky if row < horizon else ground
        shade = max(0, min(255, base[0] - 6 * row + dice.below(14)))
        blocks.append(light if number == bright else (shade, base[1], base[2]))
    return blocks


def _blocks(blocks: list[tuple[int, int, int]]) -> list[str]:
    """Give the bits: for each colour the step from the block before, then "no more" (one 0)."""
    before = (128, 128, 128)
    bits = []
    for block in blocks:
        bits += [_STEPS[new - old + 255] for new, old in zip(block, before, strict=True)]
        before = block
    return bits


def _step(value: int) -> str:
    """Give the bits of a difference: its length as a 4-bit code, the value, the end of block."""
    length = abs(value).bit_length()
    shown = value if value > 0 else value + (1 << length) - 1
    return f"{length:0{_CODE_BITS}b}" + (f"{shown:0{length}b}" if length else "") + "0"


def _segment(marker: int, content: bytes) -> bytes:
    return pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _huffman(where: int, length: int, symbols: bytes) -> bytes:
    """Give a table in which all symbols have codes of one length."""
    counts = bytes(len(symbols) if bits == length else 0 for bits in range(1, 17))
    return _segment(0xC4, bytes([where]) + counts + symbols)


_STEPS = tuple(_step(value) for value in range(-255, 256))
_HEAD = b"\xff\xd8" + _segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
_FRAME = (
    # quantisation by 8 turns the coefficient of a flat block (8 times its level) into the level
    _segment(0xDB, b"\0" + bytes([8]) * 64)
    + _segment(
        0xC0,
        pack(">BHHB", 8, _ROWS * _BLOCK, _COLUMNS * _BLOCK, 3) + b"\x01\x11\0\x02\x11\0\x03\x11\0",
    )
    + _huffman(0x00, _CODE_BITS, bytes(range(12)))
    + _huffman(0x10, 1, b"\0")
    + _segment(0xDA, b"\x03\x01\0\x02\0\x03\0\0\x3f\0")
)
